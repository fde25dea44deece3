/* SPDX-License-Identifier: MIT */
/*
 * Roles by the names that people give: a file's suffix, a name that is nearly
 * that of a role, one that there is none of.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "host.h"
#include "text.h"

/*
 * How well a file name fits a list of suffixes: 0 not at all; else the longer
 * the suffix the better, and the first of a list better than its others.
 */
static size_t
suffix_fit(const char *suffixes, const char *path)
{
	const char *name = strrchr(path, '/');
	size_t best = 0, place = 0, len;

	name = name == NULL ? path : name + 1;
	for (; (len = recto_text__word(&suffixes)) > 0; suffixes += len, place++) {
		size_t fit = 2 * len + (place == 0);
		char suffix[32];

		if (len >= sizeof suffix || strlen(name) <= len)
			continue;
		memcpy(suffix, suffixes, len);
		suffix[len] = '\0';
		if (recto_text__ends(name, suffix) && fit > best)
			best = fit;
	}
	return best;
}

int
recto_role__has_suffix(const recto_role_info *info, const char *path)
{
	return suffix_fit(info->suffixes, path) > 0;
}

const recto_role_info *
recto_host_lookup_suffix(recto_host *host, recto_role_kind kind, const char *path)
{
	const recto_role_info *best = NULL, *info;
	size_t best_fit = 0;

	for (size_t i = 0; (info = recto_host_role(host, i)) != NULL; i++) {
		size_t fit = info->kind == kind ? suffix_fit(info->suffixes, path) : 0;

		if (fit > best_fit) {
			best_fit = fit;
			best = info;
		}
	}
	return best;
}

const char *
recto_host_suggest(recto_host *host, recto_role_kind kind, const char *name)
{
	recto_nearest near = RECTO_NEAREST_INIT(name);
	const recto_role_info *info;

	for (size_t i = 0; (info = recto_host_role(host, i)) != NULL; i++)
		if (kind == 0 || info->kind == kind)
			recto_nearest_offer(&near, info->name);
	return near.best;
}

/* What there is none of, and what a role of that name does instead. */
static const struct {
	const char *none, *only;
} unknown[] = {
	[0] = { "there is no format or filter \"%s\"", NULL },
	[RECTO_READER] = { "there is no format \"%s\" to read", "read" },
	[RECTO_FILTER] = { "there is no filter \"%s\"", "used as a filter" },
	[RECTO_WRITER] = { "there is no format \"%s\" to write", "written" },
};

/* A role of another kind with the name, or NULL. */
static const recto_role_info *
lookup_other(recto_host *host, recto_role_kind kind, const char *name)
{
	const recto_role_info *info;

	for (size_t i = 0; (info = recto_host_role(host, i)) != NULL; i++)
		if (kind != 0 && info->kind != kind && strcmp(info->name, name) == 0)
			return info;
	return NULL;
}

int
recto_host__fail_unknown(recto_host *host, recto_role_kind kind, const char *name,
    recto_error *err)
{
	const recto_role_info *other = lookup_other(host, kind, name);
	const char *near = recto_host_suggest(host, kind, name);
	char none[300];
	int rc;

	if ((rc = recto_host__list(host, err)) < 0)
		return rc;
	snprintf(none, sizeof none, unknown[kind].none, name);
	if (recto_host_role(host, 0) == NULL)
		return recto_fail(err, RECTO_ENOENT, "%s, because no plugin was found; install "
		    "Recto's plugins, or name their folder in RECTO_PLUGIN_PATH", none);
	if (other != NULL)
		return recto_fail(err, RECTO_ENOENT, "%s, it can only be %s", none,
		    unknown[other->kind].only);
	if (near == NULL)
		return recto_fail(err, RECTO_ENOENT, "%s; recto-plugin why %s tells where it "
		    "was looked for", none, name);
	return recto_fail(err, RECTO_ENOENT, "%s, did you mean %s?", none, near);
}
