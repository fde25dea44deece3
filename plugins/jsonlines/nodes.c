/* SPDX-License-Identifier: MIT */
/*
 * JSON objects to nodes. Each is checked against the nesting rules before it is
 * made, and may have the members that its kind allows.
 */
#include "nodes.h"

#include <string.h>

#include "object.h"

/* --------------------------------------------------------------- raw lines */

struct raw {
	recto_document *doc;
	recto_line line;
};

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
		return values_no_memory(v);
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
		return values_no_memory(v);
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
	if ((rc = object_take(v, &place, line, line_members, &raw)) < 0)
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

int
nodes_kind(const struct values *v, const struct where *where, json_t *object)
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
	int kind = nodes_kind(v, where, object), rc = RECTO_OK;
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
	return object_take(v, where, object, members_of((recto_kind)kind), node);
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

int
nodes_take_part(const struct values *v, json_t *object, recto_node *part)
{
	return object_take(v, NULL, object, containers, part);
}
