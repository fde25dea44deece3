/* SPDX-License-Identifier: MIT */
/*
 * JSON lines to documents. The input may come from anybody: every member is
 * known or refused, every value has its type and bounds, and nodes are checked
 * against the nesting rules before they are made. A line is parsed as a whole
 * by a library that bounds nesting, refuses malformed UTF-8, members that are
 * there twice and numbers that do not fit.
 */
#include <inttypes.h>
#include <jansson.h>
#include <string.h>

#include "jsonlines.h"
#include "values.h"

/* A member an object may have; a table ends with a row without a name. */
struct member {
	const char *name;
	/* NULL: it was taken before the others */
	int (*take)(const struct values *v, const struct where *where, json_t *value,
	    void *target);
	int needed;
};

/* ----------------------------------------------------------------- objects */

static const struct member *
lookup_member(const struct member *members, const char *name, recto_nearest *near)
{
	for (; members->name != NULL; members++) {
		if (strcmp(members->name, name) == 0)
			return members;
		recto_nearest_offer(near, members->name);
	}
	return NULL;
}

static int
take_members(const struct values *v, const struct where *where, json_t *object,
    const struct member *members, void *target)
{
	const char *name;
	json_t *value;
	int rc = values_is(v, where, object, JSON_OBJECT);

	if (rc < 0)
		return rc;
	for (const struct member *m = members; m->name != NULL; m++)
		if (m->needed && json_object_get(object, m->name) == NULL)
			return values_fail(v, where, "\"%s\" is missing", m->name);
	json_object_foreach(object, name, value) {
		recto_nearest near = RECTO_NEAREST_INIT(name);
		const struct member *m = lookup_member(members, name, &near);
		struct where place = { where, m != NULL ? m->name : NULL, 0 };

		if (m == NULL)
			return values_fail_name(v, where, "member", name, near.best);
		if (m->take != NULL && (rc = m->take(v, &place, value, target)) < 0)
			return rc;
	}
	return RECTO_OK;
}

/* --------------------------------------------------------------- raw lines */

struct raw {
	recto_document *doc;
	recto_line line;
};

static int
out_of_memory(const struct values *v)
{
	return recto_fail(v->err, RECTO_ENOMEM, "out of memory");
}

static int
take_line_text(const struct values *v, const struct where *where, json_t *value, void *target)
{
	struct raw *raw = target;

	return values_string(v, where, value, &raw->line.text, &raw->line.len);
}

static int
take_uint64(const struct values *v, const struct where *where, json_t *value, uint64_t *out)
{
	return values_number(v, where, value, INT64_MAX, out);
}

static int
take_uint32(const struct values *v, const struct where *where, json_t *value, uint32_t *out)
{
	uint64_t n = 0;
	int rc = values_number(v, where, value, UINT32_MAX, &n);

	*out = (uint32_t)n;
	return rc;
}

static int
take_line_number(const struct values *v, const struct where *where, json_t *value, void *target)
{
	return take_uint64(v, where, value, &((struct raw *)target)->line.number);
}

static int
take_line_offset(const struct values *v, const struct where *where, json_t *value, void *target)
{
	return take_uint64(v, where, value, &((struct raw *)target)->line.offset);
}

static int
take_line_before(const struct values *v, const struct where *where, json_t *value, void *target)
{
	return take_uint32(v, where, value, &((struct raw *)target)->line.before);
}

static int
take_line_bytes(const struct values *v, const struct where *where, json_t *value, void *target)
{
	return take_uint64(v, where, value, &((struct raw *)target)->line.bytes);
}

static int
take_line_end(const struct values *v, const struct where *where, json_t *value, void *target)
{
	return take_uint32(v, where, value, &((struct raw *)target)->line.end);
}

static int
take_ends_page(const struct values *v, const struct where *where, json_t *value, void *target)
{
	return values_bool(v, where, value, &((struct raw *)target)->line.ends_page);
}

static int
take_map(const struct values *v, const struct where *where, json_t *value, void *target)
{
	struct raw *raw = target;
	size_t count = json_array_size(value);
	recto_stretch *map;
	int rc = values_is(v, where, value, JSON_ARRAY);

	if (rc < 0 || count == 0)
		return rc;
	if ((map = recto_document_alloc(raw->doc, count * sizeof *map)) == NULL)
		return out_of_memory(v);
	for (size_t i = 0; i < count; i++) {
		struct where place = { where, NULL, i };
		uint64_t n[4];

		rc = values_numbers(v, &place, json_array_get(value, i), UINT32_MAX, n, 4);
		if (rc < 0)
			return rc;
		map[i] = (recto_stretch){ (uint32_t)n[0], (uint32_t)n[1], (uint32_t)n[2],
			(uint32_t)n[3] };
	}
	raw->line.map = map;
	raw->line.nmap = count;
	return RECTO_OK;
}

static const struct member line_members[] = {
	{ "text", take_line_text, 1 },
	{ "number", take_line_number, 1 },
	{ "offset", take_line_offset, 1 },
	{ "before", take_line_before, 0 },
	{ "bytes", take_line_bytes, 1 },
	{ "end", take_line_end, 1 },
	{ "ends-page", take_ends_page, 0 },
	{ "map", take_map, 0 },
	{ NULL, NULL, 0 }
};

/* What the document has against a node is a fault of the input, unless memory is out. */
static int
refused(const struct values *v, const struct where *where, recto_node *parent)
{
	recto_error why = RECTO_ERROR_INIT;
	int rc = recto_document_status(recto_node_document(parent), &why);

	if (rc == RECTO_OK || rc == RECTO_ENOMEM)
		return out_of_memory(v);
	return values_fail(v, where, "%s", why.text);
}

static int
add_line(const struct values *v, const struct where *where, recto_node *part, json_t *object,
    recto_node **out)
{
	struct where place = { where, "line", 0 };
	struct raw raw = { .doc = recto_node_document(part) };
	json_t *line = json_object_get(object, "line");
	int rc;

	if (line == NULL)
		return values_fail(v, where, "\"line\" is missing");
	if ((rc = take_members(v, &place, line, line_members, &raw)) < 0)
		return rc;
	*out = recto_part_add_line(part, &raw.line);
	return *out != NULL ? RECTO_OK : refused(v, &place, part);
}

/* --------------------------------------------------- members of all nodes */

static const char *attr_name(int i) { return recto_attr_name((recto_attr)i); }
static const char *cert_name(int i) { return recto_cert_name((recto_cert)i); }
static const char *kind_name(int i) { return recto_kind_name((recto_kind)i); }
static const char *reason_name(int i) { return recto_reason_name((recto_reason)i); }

static int
take_attrs(const struct values *v, const struct where *where, json_t *value, void *node)
{
	const char *name, *text;
	json_t *attr;
	int rc = values_is(v, where, value, JSON_OBJECT);

	if (rc < 0)
		return rc;
	json_object_foreach(value, name, attr) {
		recto_nearest near = RECTO_NEAREST_INIT(name);
		struct where place = { where, NULL, 0 };
		int a;

		for (a = 0; a < RECTO_ATTR_COUNT && strcmp(attr_name(a), name) != 0; a++)
			recto_nearest_offer(&near, attr_name(a));
		if (a == RECTO_ATTR_COUNT)
			return values_fail_name(v, where, "attribute", name, near.best);
		place.name = attr_name(a);
		if ((rc = values_string(v, &place, attr, &text, NULL)) < 0)
			return rc;
		recto_node_set(node, (recto_attr)a, text);
	}
	return RECTO_OK;
}

static int
take_cert(const struct values *v, const struct where *where, json_t *value, void *node)
{
	int cert = values_choice(v, where, value, "certainty", cert_name, RECTO_CERT_LOW + 1);

	if (cert >= 0)
		recto_node_set_cert(node, (recto_cert)cert);
	return cert < 0 ? cert : RECTO_OK;
}

static int
take_at(const struct values *v, const struct where *where, json_t *value, void *node)
{
	uint64_t n[3];
	int rc = values_numbers(v, where, value, INT64_MAX, n, 3);

	if (rc == RECTO_OK)
		recto_node_set_origin(node, (recto_origin){ n[0], n[1], n[2] });
	return rc;
}

static int
take_text(const struct values *v, const struct where *where, json_t *value, void *node)
{
	const char *text;
	size_t len;
	int rc = values_string(v, where, value, &text, &len);

	if (rc == RECTO_OK)
		recto_node_set_text(node, text, len);
	return rc;
}

static int
take_joined(const struct values *v, const struct where *where, json_t *value, void *node)
{
	int joined, rc = values_bool(v, where, value, &joined);

	if (rc == RECTO_OK)
		recto_node_set_joined(node, joined);
	return rc;
}

static int
take_reason(const struct values *v, const struct where *where, json_t *value, void *node)
{
	int reason = values_choice(v, where, value, "reason", reason_name, RECTO_REASON_COUNT);

	if (reason >= 0)
		recto_node_set_reason(node, (recto_reason)reason);
	return reason < 0 ? reason : RECTO_OK;
}

static int
take_dropped(const struct values *v, const struct where *where, json_t *value, void *node)
{
	const char *text;
	size_t len;
	int rc = values_string(v, where, value, &text, &len);

	if (rc == RECTO_OK)
		recto_node_set_dropped(node, text, len);
	return rc;
}

static int take_content(const struct values *v, const struct where *where, json_t *value,
    void *node);

#define COMMON	{ "kind", NULL, 1 }, { "attrs", take_attrs, 0 }, \
		{ "cert", take_cert, 0 }, { "at", take_at, 0 }
static const struct member
    containers[] = { COMMON, { "content", take_content, 0 }, { NULL, NULL, 0 } },
    texts[] = { COMMON, { "text", take_text, 1 }, { NULL, NULL, 0 } },
    breaks[] = { COMMON, { "joined", take_joined, 0 }, { NULL, NULL, 0 } },
    discards[] = { COMMON, { "reason", take_reason, 1 }, { "dropped", take_dropped, 0 },
	{ NULL, NULL, 0 } },
    lines[] = { COMMON, { "line", NULL, 1 }, { NULL, NULL, 0 } };

static const struct member *
members_of(recto_kind kind)
{
	switch (kind) {
	case RECTO_TEXT: return texts;
	case RECTO_BREAK: return breaks;
	case RECTO_DISCARD: return discards;
	case RECTO_LINE: return lines;
	default: return containers;
	}
}

/* ------------------------------------------------------------------- nodes */

/* The kind of a node, or negative. */
static int
kind_of(const struct values *v, const struct where *where, json_t *object)
{
	struct where place = { where, "kind", 0 };
	json_t *kind = json_object_get(object, "kind");
	int rc = values_is(v, where, object, JSON_OBJECT);

	if (rc < 0)
		return rc;
	if (kind == NULL)
		return values_fail(v, where, "\"kind\" is missing");
	return values_choice(v, &place, kind, "kind", kind_name, RECTO_KIND_COUNT);
}

static int
take_node(const struct values *v, const struct where *where, json_t *object,
    recto_node *parent)
{
	int kind = kind_of(v, where, object), rc = RECTO_OK;
	recto_node *node;

	if (kind < 0)
		return kind;
	if (!recto_kind_may_hold(recto_node_kind(parent), (recto_kind)kind))
		return values_fail(v, where, "a node of kind \"%s\" may not stand in one of "
		    "kind \"%s\"", kind_name(kind), kind_name((int)recto_node_kind(parent)));
	if (kind == RECTO_LINE)
		rc = add_line(v, where, parent, object, &node);
	else if ((node = recto_node_add(parent, (recto_kind)kind)) == NULL)
		rc = refused(v, where, parent);
	if (rc < 0)
		return rc;
	return take_members(v, where, object, members_of((recto_kind)kind), node);
}

/* The library bounds how deep this goes. */
static int
take_content(const struct values *v, const struct where *where, json_t *value, void *node)
{
	int rc = values_is(v, where, value, JSON_ARRAY);

	for (size_t i = 0; rc == RECTO_OK && i < json_array_size(value); i++) {
		struct where place = { where, NULL, i };

		rc = take_node(v, &place, json_array_get(value, i), node);
	}
	return rc;
}

/* ---------------------------------------------------------------- metadata */

struct pair {
	const char *name, *value;
	int given;
};

static int
take_pair_name(const struct values *v, const struct where *where, json_t *value, void *pair)
{
	return values_string(v, where, value, &((struct pair *)pair)->name, NULL);
}

static int
take_pair_value(const struct values *v, const struct where *where, json_t *value, void *pair)
{
	return values_string(v, where, value, &((struct pair *)pair)->value, NULL);
}

static int
take_pair_given(const struct values *v, const struct where *where, json_t *value, void *pair)
{
	return values_bool(v, where, value, &((struct pair *)pair)->given);
}

static const struct member pair_members[] = {
	{ "name", take_pair_name, 1 },
	{ "value", take_pair_value, 1 },
	{ "given", take_pair_given, 0 },
	{ NULL, NULL, 0 }
};

/* What nobody gave goes: the metadata that comes is all there is. */
static void
forget_meta(recto_document *doc)
{
	const char *name, *value;
	size_t i = 0;

	while (recto_document_meta_at(doc, i, &name, &value))
		if (recto_document_meta_given(doc, name))
			i++;
		else
			recto_document_set_meta(doc, name, NULL, 0);
}

static int
take_meta(const struct values *v, const struct where *where, json_t *value, void *target)
{
	recto_document *doc = target;
	int rc = values_is(v, where, value, JSON_ARRAY);

	if (rc < 0)
		return rc;
	forget_meta(doc);
	for (size_t i = 0; rc == RECTO_OK && i < json_array_size(value); i++) {
		struct where place = { where, NULL, i };
		struct pair pair = { NULL, NULL, 0 };

		rc = take_members(v, &place, json_array_get(value, i), pair_members, &pair);
		/* What the user gives now counts more than what was given then. */
		if (rc == RECTO_OK && !recto_document_meta_given(doc, pair.name))
			recto_document_set_meta(doc, pair.name, pair.value, pair.given);
	}
	return rc;
}

/* ------------------------------------------------------------------- lines */

static const struct member header_members[] = {
	{ "recto", NULL, 1 }, { "meta", take_meta, 0 }, { NULL, NULL, 0 }
};
static const struct member end_members[] = {
	{ "end", NULL, 1 }, { NULL, NULL, 0 }
};
static const struct member change_members[] = {
	{ "meta", take_meta, 1 }, { NULL, NULL, 0 }
};

static int
take_header(struct jsonlines_decoder *d, const struct values *v, json_t *line,
    recto_document *doc)
{
	const struct where place = { NULL, "recto", 0 };
	uint64_t model;
	int rc;

	if (d->state != JSONLINES_START)
		return values_fail(v, NULL, "a second header");
	rc = values_number(v, &place, json_object_get(line, "recto"), INT64_MAX, &model);
	if (rc < 0)
		return rc;
	if (model < 1 || model > RECTO_MODEL_VERSION)
		return values_fail(v, NULL, "the document is of model %" PRIu64
		    ", this Recto knows those up to %d", model, RECTO_MODEL_VERSION);
	d->state = JSONLINES_PARTS;
	return take_members(v, NULL, line, header_members, doc);
}

static int
take_end(struct jsonlines_decoder *d, const struct values *v, json_t *line)
{
	const struct where place = { NULL, "end", 0 };
	uint64_t parts;
	int rc;

	rc = values_number(v, &place, json_object_get(line, "end"), INT64_MAX, &parts);
	if (rc < 0)
		return rc;
	if (parts != d->parts)
		return values_fail(v, &place, "there should be %" PRIu64 " parts, there are %u",
		    parts, d->parts);
	d->state = JSONLINES_ENDED;
	return take_members(v, NULL, line, end_members, NULL);
}

static int
take_part(struct jsonlines_decoder *d, const struct values *v, json_t *line, recto_node *part)
{
	int kind = kind_of(v, NULL, line), rc;

	if (kind < 0)
		return kind;
	if (kind != RECTO_PART)
		return values_fail(v, NULL, "a line is a part, not a node of kind \"%s\"",
		    kind_name(kind));
	if (part == NULL)
		return values_fail(v, NULL, "a part that nobody asked for");
	d->parts++;
	rc = take_members(v, NULL, line, containers, part);
	return rc < 0 ? rc : 1;
}

static int
take_object(struct jsonlines_decoder *d, const struct values *v, json_t *line,
    recto_document *doc, recto_node *part)
{
	if (d->state == JSONLINES_ENDED)
		return values_fail(v, NULL, "something comes after the end");
	if (json_object_get(line, "recto") != NULL)
		return take_header(d, v, line, doc);
	if (d->state == JSONLINES_START)
		return values_fail(v, NULL,
		    "the first line is no header, which would begin {\"recto\":%d",
		    RECTO_MODEL_VERSION);
	if (json_object_get(line, "end") != NULL)
		return take_end(d, v, line);
	if (json_object_get(line, "meta") != NULL)
		return take_members(v, NULL, line, change_members, doc);
	return take_part(d, v, line, part);
}

static int
parse(const struct values *v, const char *text, size_t len, json_t **out)
{
	json_error_t why;
	char *near;

	if ((*out = json_loadb(text, len, JSON_REJECT_DUPLICATES, &why)) != NULL)
		return RECTO_OK;
	if (json_error_code(&why) == json_error_out_of_memory)
		return out_of_memory(v);
	/* What it stands near comes from the input: it may be anything. */
	if ((near = strstr(why.text, " near '")) != NULL)
		*near = '\0';
	return values_fail(v, NULL, "column %d: %s", why.column, why.text);
}

int
jsonlines_take(struct jsonlines_decoder *d, const char *text, size_t len,
    recto_document *doc, recto_node *part, recto_error *err)
{
	struct values v = { ++d->line, err };
	json_t *line;
	int rc;

	if (d->line == 1 && len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
		text += 3;
		len -= 3;
	}
	while (len > 0 && strchr(" \t\r", text[len - 1]) != NULL && text[len - 1] != '\0')
		len--;
	if (len == 0)
		return 0;
	if ((rc = parse(&v, text, len, &line)) < 0)
		return rc;
	rc = take_object(d, &v, line, doc, part);
	json_decref(line);
	return rc;
}

int
jsonlines_finish(const struct jsonlines_decoder *d, recto_error *err)
{
	if (d->state == JSONLINES_ENDED)
		return RECTO_OK;
	return recto_fail(err, RECTO_EFORMAT, "line %" PRIu64 ": %s", d->line,
	    d->line == 0 ? "there is nothing" : "this is not all, the end is missing");
}
