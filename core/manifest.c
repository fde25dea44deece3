/* SPDX-License-Identifier: MIT */
/*
 * Reads manifests, and trusts nothing: a line that breaks the rules makes the
 * whole text no manifest, and the module is asked instead. All strings stand in
 * one copy of the text; the tables are counted before they are filled, so nothing
 * moves.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "manifest.h"
#include "option.h"
#include "text.h"

/* What the lines read so far are about, and where the next row goes. */
struct parse {
	recto_manifest *manifest;
	recto_manifest_role *role;	/* NULL before the first */
	recto_option_info *option;	/* NULL outside of one */
	recto_option_info *next_option;
	recto_signature *next_signature;
	const char **next_choice;
};

/* Decimal digits with an optional sign, nothing else. */
static int
take_number(const char *value, int64_t lo, int64_t hi, int64_t *out)
{
	int negative = *value == '-';
	uint64_t n = 0, limit = negative ? (uint64_t)INT64_MAX + 1 : INT64_MAX;

	value += negative;
	if (*value == '\0')
		return 0;
	for (; *value != '\0'; value++) {
		if (*value < '0' || *value > '9' || n > (limit - (uint64_t)(*value - '0')) / 10)
			return 0;
		n = n * 10 + (uint64_t)(*value - '0');
	}
	*out = negative ? (int64_t)(0 - n) : (int64_t)n;
	return *out >= lo && *out <= hi;
}

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Bytes written as pairs of digits; they replace the digits. */
static int
take_hex(char *value, uint32_t *len)
{
	char *to = value;

	for (*len = 0; *value != '\0'; value += 2, ++*len) {
		int hi = hex_digit(value[0]), lo = hi < 0 ? -1 : hex_digit(value[1]);

		if (lo < 0)
			return 0;
		*to++ = (char)(hi * 16 + lo);
	}
	return *len > 0;
}

static int
take_abi(struct parse *p, char *value)
{
	char *dot = strchr(value, '.');

	if (dot == NULL)
		return 0;
	*dot = '\0';
	return take_number(value, 0, UINT16_MAX, &p->manifest->abi_major) &&
	    take_number(dot + 1, 0, UINT16_MAX, &p->manifest->abi_minor);
}

static int
take_model(struct parse *p, char *value)
{
	return take_number(value, 0, UINT32_MAX, &p->manifest->model);
}

static int
open_role(struct parse *p, char *value, recto_role_kind kind)
{
	recto_manifest *m = p->manifest;

	p->role = &m->roles[m->nroles++];
	p->option = NULL;
	p->role->signatures = p->next_signature;
	p->next_signature++;	/* the row that ends the table */
	p->role->info = (recto_role_info){
		.kind = kind, .name = value, .suffixes = "", .media = "",
		.plugin = m->plugin, .about = m->about,
		.version = m->version, .license = m->license,
		.module = m->module, .options = p->next_option,
	};
	/* The plugin's own lines come first: roles copy them. */
	return recto_text__is_name(value) && m->plugin != NULL &&
	    recto_text__is_name(m->plugin) && m->version != NULL &&
	    m->license != NULL && m->about != NULL;
}

static int
take_reader(struct parse *p, char *value)
{
	return open_role(p, value, RECTO_READER);
}

static int
take_filter(struct parse *p, char *value)
{
	return open_role(p, value, RECTO_FILTER);
}

static int
take_writer(struct parse *p, char *value)
{
	return open_role(p, value, RECTO_WRITER);
}

static int
take_flags(struct parse *p, char *value)
{
	int64_t n;

	if (p->role == NULL || !take_number(value, 0, UINT32_MAX, &n))
		return 0;
	p->role->info.flags = (uint32_t)n;
	return 1;
}

static int
take_probes(struct parse *p, char *value)
{
	int64_t n;

	if (p->role == NULL || !take_number(value, 0, 1, &n))
		return 0;
	p->role->probes = (int)n;
	return 1;
}

static int
take_signature(struct parse *p, char *value)
{
	char *score = strchr(value, ' '), *bytes;
	int64_t offset, number;
	recto_signature *s;

	if (p->role == NULL || score == NULL || (bytes = strchr(score + 1, ' ')) == NULL)
		return 0;
	*score++ = '\0';
	*bytes++ = '\0';
	s = p->next_signature - 1;
	if (!take_number(value, 0, UINT32_MAX, &offset) || !take_number(score, 1, 100, &number) ||
	    !take_hex(bytes, &s->length))
		return 0;
	s->offset = (uint32_t)offset;
	s->score = (int)number;
	s->bytes = bytes;
	p->next_signature++;
	return 1;
}

static int
take_option(struct parse *p, char *value)
{
	if (p->role == NULL)
		return 0;
	p->option = p->next_option++;
	p->option->name = value;
	p->role->info.noptions++;
	return recto_text__is_name(value);
}

static int
take_type(struct parse *p, char *value)
{
	if (p->option == NULL)
		return 0;
	for (recto_option_type t = RECTO_OPT_BOOL; recto_option__type_name(t) != NULL; t++)
		if (strcmp(value, recto_option__type_name(t)) == 0) {
			p->option->type = t;
			return 1;
		}
	return 0;
}

static int
take_lo(struct parse *p, char *value)
{
	return p->option != NULL && take_number(value, INT64_MIN, INT64_MAX, &p->option->lo);
}

static int
take_hi(struct parse *p, char *value)
{
	return p->option != NULL && take_number(value, INT64_MIN, INT64_MAX, &p->option->hi);
}

static int
take_choice(struct parse *p, char *value)
{
	if (p->option == NULL)
		return 0;
	if (p->option->choices == NULL) {
		p->next_choice++;	/* the NULL that ends the list before */
		p->option->choices = p->next_choice;
	}
	*p->next_choice++ = value;
	return 1;
}

static int
take_summary(struct parse *p, char *value)
{
	if (p->option != NULL)
		p->option->summary = value;
	else if (p->role != NULL)
		p->role->info.summary = value;
	return p->role != NULL;
}

/* Keys whose value is kept as it is. */
enum where { PLUGIN, ROLE, OPTION };

static const struct key {
	const char *name;
	int (*take)(struct parse *p, char *value);
	enum where where;	/* where take is NULL: which structure, */
	size_t offset;		/* and which string in it */
} keys[] = {
	{ "abi", take_abi, 0, 0 },
	{ "model", take_model, 0, 0 },
	{ "plugin", NULL, PLUGIN, offsetof(recto_manifest, plugin) },
	{ "version", NULL, PLUGIN, offsetof(recto_manifest, version) },
	{ "license", NULL, PLUGIN, offsetof(recto_manifest, license) },
	{ "about", NULL, PLUGIN, offsetof(recto_manifest, about) },
	{ "reader", take_reader, 0, 0 },
	{ "filter", take_filter, 0, 0 },
	{ "writer", take_writer, 0, 0 },
	{ "flags", take_flags, 0, 0 },
	{ "probes", take_probes, 0, 0 },
	{ "suffixes", NULL, ROLE, offsetof(recto_manifest_role, info.suffixes) },
	{ "media", NULL, ROLE, offsetof(recto_manifest_role, info.media) },
	{ "signature", take_signature, 0, 0 },
	{ "option", take_option, 0, 0 },
	{ "summary", take_summary, 0, 0 },
	{ "type", take_type, 0, 0 },
	{ "value", NULL, OPTION, offsetof(recto_option_info, value) },
	{ "lo", take_lo, 0, 0 },
	{ "hi", take_hi, 0, 0 },
	{ "choice", take_choice, 0, 0 },
};

static int
take_string(struct parse *p, const struct key *key, char *value)
{
	void *const in[] = { p->manifest, p->role, p->option };
	const char *string = value;

	if (in[key->where] == NULL || (key->where == PLUGIN && p->role != NULL))
		return 0;
	memcpy((char *)in[key->where] + key->offset, &string, sizeof string);
	return 1;
}

static int
take_line(struct parse *p, char *line)
{
	char *value = strchr(line, ' ');

	if (value == NULL)
		return 0;
	*value++ = '\0';
	if (!recto_text__plain(value))
		return 0;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (strcmp(line, keys[i].name) == 0)
			return keys[i].take != NULL ? keys[i].take(p, value) :
			    take_string(p, &keys[i], value);
	return 1;
}

/* Whether a line of the text has the key; for counting only. */
static int
has_key(const char *line, const char *key)
{
	size_t len = strlen(key);

	return strncmp(line, key, len) == 0 && line[len] == ' ';
}

static int
make_tables(struct parse *p, const char *text)
{
	size_t roles = 0, options = 0, signatures = 0, choices = 0;
	recto_manifest *m = p->manifest;

	for (const char *line = text; line != NULL; line = strchr(line, '\n')) {
		line += *line == '\n';
		roles += has_key(line, "reader") || has_key(line, "filter") ||
		    has_key(line, "writer");
		options += has_key(line, "option");
		signatures += has_key(line, "signature");
		choices += has_key(line, "choice");
	}
	/* One row more wherever a table has to end. */
	m->roles = calloc(roles + 1, sizeof *m->roles);
	m->options = calloc(options + 1, sizeof *m->options);
	m->signatures = calloc(signatures + roles + 1, sizeof *m->signatures);
	m->choices = calloc(choices + options + 2, sizeof *m->choices);
	p->next_option = m->options;
	p->next_signature = m->signatures;
	p->next_choice = m->choices;
	return m->roles != NULL && m->options != NULL && m->signatures != NULL &&
	    m->choices != NULL;
}

static int
is_complete(const recto_manifest *m)
{
	for (size_t i = 0; i < m->nroles; i++) {
		const recto_role_info *info = &m->roles[i].info;

		if (info->summary == NULL)
			return 0;
		for (size_t j = 0; j < info->noptions; j++) {
			const recto_option_info *opt = &info->options[j];
			recto_option_value value;

			if (opt->value == NULL || opt->summary == NULL || opt->type == 0 ||
			    (opt->type == RECTO_OPT_CHOICE) != (opt->choices != NULL) ||
			    recto_option__parse(info->name, opt, opt->value, &value,
			    NULL) < 0)
				return 0;
		}
	}
	return m->nroles > 0;
}

/* The lines between the first and the last one. 1 when all of them are good. */
static int
take_lines(struct parse *p, char *text)
{
	char *line = text, *end = strchr(line, '\n');

	if (end == NULL || (*end = '\0', strcmp(line, RECTO_MANIFEST_FIRST) != 0))
		return 0;
	for (line = end + 1; (end = strchr(line, '\n')) != NULL; line = end + 1) {
		*end = '\0';
		if (strcmp(line, RECTO_MANIFEST_LAST) == 0)
			return end[1] == '\0' && is_complete(p->manifest);
		if (!take_line(p, line))
			return 0;
	}
	return 0;
}

void
recto_manifest__free(recto_manifest *manifest)
{
	if (manifest == NULL)
		return;
	free(manifest->text);
	free(manifest->module);
	free(manifest->roles);
	free(manifest->options);
	free(manifest->signatures);
	free(manifest->choices);
	free(manifest);
}

int
recto_manifest__parse(recto_manifest **out, const char *text, size_t len, const char *path,
    recto_error *err)
{
	recto_manifest *m = calloc(1, sizeof *m);
	struct parse p = { .manifest = m };
	int rc = RECTO_OK;

	*out = NULL;
	if (m == NULL || (m->text = malloc(len + 1)) == NULL ||
	    (m->module = strdup(path)) == NULL) {
		rc = recto_fail(err, RECTO_ENOMEM, "out of memory");
		goto out;
	}
	memcpy(m->text, text, len);
	m->text[len] = '\0';
	if (!make_tables(&p, m->text))
		rc = recto_fail(err, RECTO_ENOMEM, "out of memory");
	else if (strlen(m->text) != len || !take_lines(&p, m->text))
		rc = recto_fail(err, RECTO_EFORMAT, "%s: its manifest is damaged", path);
out:
	if (rc < 0)
		recto_manifest__free(m);
	else
		*out = m;
	return rc;
}
