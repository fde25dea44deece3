/* SPDX-License-Identifier: MIT */
/* Writes the manifest of a module, from its descriptor; manifest.c reads it back. */
#include "config.h"

#include "manifest.h"
#include "option.h"

/* Strings of a checked module are one line each, so nothing needs escapes. */
static void
write_line(recto_buf *out, const char *key, const char *value)
{
	recto_buf_addf(out, "%s %s\n", key, value);
}

static void
write_signature(recto_buf *out, const recto_signature *s)
{
	recto_buf_addf(out, "signature %u %d ", (unsigned)s->offset, s->score);
	for (uint32_t i = 0; i < s->length; i++)
		recto_buf_addf(out, "%02x", (unsigned char)s->bytes[i]);
	recto_buf_addc(out, '\n');
}

static void
write_option(recto_buf *out, const recto_option *opt)
{
	write_line(out, "option", opt->name);
	write_line(out, "type", recto_option__type_name(opt->type));
	write_line(out, "value", opt->value);
	write_line(out, "summary", opt->summary);
	if (opt->type == RECTO_OPT_INT)
		recto_buf_addf(out, "lo %lld\nhi %lld\n", (long long)opt->lo,
		    (long long)opt->hi);
	if (opt->type == RECTO_OPT_CHOICE)
		for (size_t i = 0; opt->choices[i] != NULL; i++)
			write_line(out, "choice", opt->choices[i]);
}

static void
write_role(recto_buf *out, const recto_role *role)
{
	write_line(out, recto_role__kind_name(role->kind), role->name);
	recto_buf_addf(out, "flags %u\n", (unsigned)role->flags);
	recto_buf_addf(out, "probes %d\n", role->probe != NULL);
	write_line(out, "summary", role->summary);
	if (role->suffixes != NULL)
		write_line(out, "suffixes", role->suffixes);
	if (role->media != NULL)
		write_line(out, "media", role->media);
	for (const recto_signature *s = role->signatures; s != NULL && s->length > 0; s++)
		write_signature(out, s);
	for (const recto_option *o = role->options; o != NULL && o->name != NULL; o++)
		write_option(out, o);
}

void
recto_manifest__write(const recto_module *module, recto_buf *out)
{
	const recto_plugin *plugin = &module->plugin;

	recto_buf_addf(out, RECTO_MANIFEST_FIRST "\nabi %u.%u\nmodel %u\n", plugin->abi_major,
	    plugin->abi_minor, (unsigned)plugin->model);
	write_line(out, "plugin", plugin->name);
	write_line(out, "version", plugin->version);
	write_line(out, "license", plugin->license);
	write_line(out, "about", plugin->summary);
	for (size_t i = 0; i < module->nroles; i++)
		write_role(out, &module->roles[i]);
	recto_buf_adds(out, RECTO_MANIFEST_LAST "\n");
}
