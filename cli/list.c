/* SPDX-License-Identifier: MIT */
/*
 * What there is, as text in columns. All of it comes from the host, which knows
 * it without opening a module.
 */
#include "config.h"

#include <inttypes.h>
#include <string.h>

#include "list.h"

static const char *const kind_names[] = {
	[RECTO_READER] = "reader", [RECTO_FILTER] = "filter", [RECTO_WRITER] = "writer",
};

static size_t
wider(size_t width, const char *text)
{
	size_t len = strlen(text);

	return len > width ? len : width;
}

/* ----------------------------------------------------------------- formats */

void
list_formats(recto_host *host, recto_buf *out)
{
	const recto_role_info *info, *before = NULL;
	size_t name = strlen("format"), suffixes = strlen("suffixes");

	for (size_t i = 0; (info = recto_host_role(host, i)) != NULL; i++)
		if (info->kind != RECTO_FILTER) {
			name = wider(name, info->name);
			suffixes = wider(suffixes, info->suffixes);
		}
	recto_buf_addf(out, "%-*s  role    %-*s  summary\n", (int)name, "format",
	    (int)suffixes, "suffixes");
	for (size_t i = 0; (info = recto_host_role(host, i)) != NULL; i++) {
		int again = before != NULL && strcmp(before->name, info->name) == 0;

		if (info->kind == RECTO_FILTER)
			continue;
		recto_buf_addf(out, "%-*s  %s  %-*s  %s\n", (int)name, again ? "" : info->name,
		    kind_names[info->kind], (int)suffixes, info->suffixes, info->summary);
		before = info;
	}
}

/* ----------------------------------------------------------------- plugins */

/* Plugins that are linked in have no module to tell them apart by. */
static int
is_same_plugin(const recto_role_info *a, const recto_role_info *b)
{
	return strcmp(a->module, b->module) == 0 && strcmp(a->plugin, b->plugin) == 0;
}

static void
list_roles_of(recto_host *host, const recto_role_info *of, recto_buf *out)
{
	const recto_role_info *info;

	for (size_t i = 0; (info = recto_host_role(host, i)) != NULL; i++)
		if (is_same_plugin(info, of))
			recto_buf_addf(out, "  %s %s: %s\n", kind_names[info->kind], info->name,
			    info->summary);
}

/* Whether a role is the first one of its module. */
static int
is_first(recto_host *host, const recto_role_info *role)
{
	size_t i = 0;

	while (!is_same_plugin(recto_host_role(host, i), role))
		i++;
	return recto_host_role(host, i) == role;
}

static void
list_plugin(recto_host *host, const recto_role_info *info, recto_buf *out)
{
	recto_buf_addf(out, "%s%s %s: %s\n", out->len > 0 ? "\n" : "", info->plugin,
	    info->version, info->about);
	list_roles_of(host, info, out);
	recto_buf_addf(out, "  license: %s\n  module: %s\n", info->license, info->module);
}

void
list_plugins(recto_host *host, recto_buf *out)
{
	const recto_role_info *info;

	for (size_t i = 0; (info = recto_host_role(host, i)) != NULL; i++)
		if (is_first(host, info))
			list_plugin(host, info, out);
}

/* ---------------------------------------------------------------- describe */

static void
describe_values(const recto_option_info *opt, recto_buf *out)
{
	switch (opt->type) {
	case RECTO_OPT_BOOL:
		recto_buf_adds(out, "yes, no");
		break;
	case RECTO_OPT_INT:
		recto_buf_addf(out, "%" PRId64 " to %" PRId64, opt->lo, opt->hi);
		break;
	case RECTO_OPT_TEXT:
		recto_buf_adds(out, "text");
		break;
	case RECTO_OPT_CHOICE:
		for (size_t i = 0; opt->choices[i] != NULL; i++)
			recto_buf_addf(out, "%s%s", i > 0 ? ", " : "", opt->choices[i]);
		break;
	}
}

static void
describe_option(const recto_role_info *info, const recto_option_info *opt, recto_buf *out)
{
	recto_buf_addf(out, "  --set %s.%s=%s\n      %s (", info->name, opt->name,
	    opt->value, opt->summary);
	describe_values(opt, out);
	recto_buf_adds(out, ")\n");
}

static void
describe_role(const recto_role_info *info, recto_buf *out)
{
	recto_buf_addf(out, "%s%s %s: %s\n", out->len > 0 ? "\n" : "", kind_names[info->kind],
	    info->name, info->summary);
	if (info->suffixes[0] != '\0')
		recto_buf_addf(out, "  suffixes: %s\n", info->suffixes);
	if (info->media[0] != '\0')
		recto_buf_addf(out, "  media type: %s\n", info->media);
	recto_buf_addf(out, "  plugin: %s %s, %s, %s\n", info->plugin, info->version,
	    info->license, info->module);
	if (info->noptions > 0)
		recto_buf_adds(out, "  options, with what they are unless set:\n");
	for (size_t i = 0; i < info->noptions; i++)
		describe_option(info, &info->options[i], out);
}

int
list_describe(recto_host *host, const char *name, recto_buf *out, recto_error *err)
{
	recto_nearest near = RECTO_NEAREST_INIT(name);
	const recto_role_info *info;
	int found = 0;

	for (size_t i = 0; (info = recto_host_role(host, i)) != NULL; i++) {
		if (strcmp(info->name, name) == 0 || strcmp(info->plugin, name) == 0) {
			describe_role(info, out);
			found = 1;
		}
		recto_nearest_offer(&near, info->name);
		recto_nearest_offer(&near, info->plugin);
	}
	if (found)
		return RECTO_OK;
	return recto_fail(err, RECTO_ENOENT, "there is no format, filter or plugin \"%s\"%s%s%s",
	    name, near.best == NULL ? "; --plugins lists them" : ", did you mean ",
	    near.best == NULL ? "" : near.best, near.best == NULL ? "" : "?");
}
