/* SPDX-License-Identifier: MIT */
/*
 * Documents to JSON lines. A line is put together as a value of the library
 * that writes it, members in the order in which they are read best. Members
 * that would say nothing are left out: no certainty, no place in the source.
 */
#include <inttypes.h>
#include <jansson.h>
#include <string.h>

#include "jsonlines.h"

struct encoder {
	int rc;			/* the first failure */
	recto_error *err;
};

static void
fail(struct encoder *e, int code, const char *what)
{
	if (e->rc == RECTO_OK)
		e->rc = recto_fail(e->err, code, "%s", what);
}

/* ------------------------------------------------------------------ values */

/* Values are made and given away at once; NULL is one that could not be made. */
static void
put(struct encoder *e, json_t *object, const char *name, json_t *value)
{
	if (json_object_set_new_nocheck(object, name, value) < 0)
		fail(e, RECTO_ENOMEM, "out of memory");
}

static void
append(struct encoder *e, json_t *array, json_t *value)
{
	if (json_array_append_new(array, value) < 0)
		fail(e, RECTO_ENOMEM, "out of memory");
}

/* Text of a document is well-formed UTF-8 as it is. */
static void
put_text(struct encoder *e, json_t *object, const char *name, const char *text, size_t len)
{
	put(e, object, name, json_stringn_nocheck(text, len));
}

static void
put_string(struct encoder *e, json_t *object, const char *name, const char *string)
{
	put(e, object, name, json_string_nocheck(string));
}

static json_t *
number(struct encoder *e, uint64_t n)
{
	if (n > INT64_MAX)
		fail(e, RECTO_ELIMIT, "a number past 2^63 has no place in JSON");
	return json_integer((json_int_t)(n & INT64_MAX));
}

/* An array of numbers. */
static json_t *
numbers(struct encoder *e, const uint64_t *n, size_t count)
{
	json_t *array = json_array();

	for (size_t i = 0; i < count; i++)
		append(e, array, number(e, n[i]));
	return array;
}

/* ------------------------------------------------------------------- nodes */

static json_t *
encode_map(struct encoder *e, const recto_line *line)
{
	json_t *map = json_array();

	for (size_t i = 0; i < line->nmap; i++) {
		const recto_stretch *s = &line->map[i];
		const uint64_t row[] = { s->text, s->source, s->text_unit, s->source_unit };

		append(e, map, numbers(e, row, 4));
	}
	return map;
}

static json_t *
encode_line(struct encoder *e, const recto_line *line)
{
	json_t *object = json_object();

	put_text(e, object, "text", line->text, line->len);
	put(e, object, "number", number(e, line->number));
	put(e, object, "offset", number(e, line->offset));
	put(e, object, "before", number(e, line->before));
	put(e, object, "bytes", number(e, line->bytes));
	put(e, object, "end", number(e, line->end));
	if (line->ends_page)
		put(e, object, "ends-page", json_true());
	if (line->map != NULL)
		put(e, object, "map", encode_map(e, line));
	return object;
}

static void
put_attrs(struct encoder *e, json_t *object, const recto_node *node)
{
	json_t *attrs = NULL;

	for (int a = 0; a < RECTO_ATTR_COUNT; a++) {
		const char *value = recto_node_get(node, (recto_attr)a);

		if (value == NULL)
			continue;
		if (attrs == NULL)
			put(e, object, "attrs", attrs = json_object());
		put_string(e, attrs, recto_attr_name((recto_attr)a), value);
	}
}

static void
put_place(struct encoder *e, json_t *object, recto_origin at)
{
	const uint64_t place[] = { at.offset, at.length, at.line };

	if (at.offset != 0 || at.length != 0 || at.line != 0)
		put(e, object, "at", numbers(e, place, 3));
}

/* What only nodes of this kind have. */
static void
put_own(struct encoder *e, json_t *object, const recto_node *node)
{
	const char *text;
	size_t len;

	switch (recto_node_kind(node)) {
	case RECTO_TEXT:
		text = recto_node_text(node, &len);
		put_text(e, object, "text", text, len);
		break;
	case RECTO_BREAK:
		put(e, object, "joined", json_boolean(recto_node_joined(node)));
		break;
	case RECTO_DISCARD:
		put_string(e, object, "reason", recto_reason_name(recto_node_reason(node)));
		text = recto_node_dropped(node, &len);
		if (len > 0)
			put_text(e, object, "dropped", text, len);
		break;
	case RECTO_LINE:
		put(e, object, "line", encode_line(e, recto_node_line(node)));
		break;
	default:
		break;
	}
}

/* A line that is none says nothing: no reader makes one. */
static int
is_void(const recto_node *node)
{
	return recto_node_kind(node) == RECTO_LINE && recto_node_line(node) == NULL;
}

static json_t *
encode_node(struct encoder *e, const recto_node *node, unsigned depth)
{
	const recto_node *child = recto_node_first(node);
	json_t *object = json_object(), *content = NULL;
	recto_cert cert = recto_node_cert(node);

	if (depth > JSONLINES_DEPTH) {
		fail(e, RECTO_ELIMIT, "the nodes of a part are nested too deep for JSON");
		return object;
	}
	put_string(e, object, "kind", recto_kind_name(recto_node_kind(node)));
	put_attrs(e, object, node);
	if (cert != RECTO_CERT_UNSET)
		put_string(e, object, "cert", recto_cert_name(cert));
	put_own(e, object, node);
	put_place(e, object, recto_node_origin(node));
	for (; child != NULL && e->rc == RECTO_OK; child = recto_node_next(child)) {
		if (is_void(child))
			continue;
		if (content == NULL)
			put(e, object, "content", content = json_array());
		append(e, content, encode_node(e, child, depth + 1));
	}
	return object;
}

static json_t *
encode_meta(struct encoder *e, const recto_document *doc)
{
	json_t *array = json_array();
	const char *name, *value;

	for (size_t i = 0; recto_document_meta_at(doc, i, &name, &value); i++) {
		json_t *object = json_object();

		put_string(e, object, "name", name);
		put_string(e, object, "value", value);
		if (recto_document_meta_given(doc, name))
			put(e, object, "given", json_true());
		append(e, array, object);
	}
	return array;
}

/* ------------------------------------------------------------------- lines */

static int
add_to_buf(const char *text, size_t len, void *buf)
{
	recto_buf_add(buf, text, len);
	return ((recto_buf *)buf)->failed ? -1 : 0;
}

/* Print a value, which is done with then, as a line. */
static int
add_line(struct encoder *e, json_t *value, recto_buf *out)
{
	if (e->rc == RECTO_OK && (value == NULL ||
	    json_dump_callback(value, add_to_buf, out, JSON_COMPACT) < 0))
		fail(e, RECTO_ENOMEM, "out of memory");
	json_decref(value);
	recto_buf_addc(out, '\n');
	return e->rc < 0 ? e->rc : recto_buf_status(out, e->err);
}

/*
 * The metadata, if it is not what was written last; else NULL. It can change
 * with any part, and what comes before the change was made without it.
 */
static json_t *
changed_meta(struct jsonlines_encoder *encoder, struct encoder *e, const recto_document *doc)
{
	json_t *meta = encode_meta(e, doc);
	recto_buf text = RECTO_BUF_INIT;
	int changed;

	add_line(e, json_incref(meta), &text);
	changed = text.len != encoder->meta.len ||
	    memcmp(text.data, encoder->meta.data, text.len) != 0;
	if (changed) {
		recto_buf_dispose(&encoder->meta);
		encoder->meta = text;
		return meta;
	}
	recto_buf_dispose(&text);
	json_decref(meta);
	return NULL;
}

int
jsonlines_add_header(struct jsonlines_encoder *encoder, const recto_document *doc,
    recto_buf *out, recto_error *err)
{
	struct encoder e = { RECTO_OK, err };
	json_t *line = json_object(), *meta = changed_meta(encoder, &e, doc);

	put(&e, line, "recto", json_integer(RECTO_MODEL_VERSION));
	put(&e, line, "meta", meta);
	return add_line(&e, line, out);
}

/* A line for metadata that has changed since the last line that had any. */
static void
add_changes(struct jsonlines_encoder *encoder, struct encoder *e, const recto_document *doc,
    recto_buf *out)
{
	json_t *line, *meta = changed_meta(encoder, e, doc);

	if (meta == NULL)
		return;
	line = json_object();
	put(e, line, "meta", meta);
	add_line(e, line, out);
}

int
jsonlines_add_part(struct jsonlines_encoder *encoder, recto_node *part, recto_buf *out,
    recto_error *err)
{
	struct encoder e = { RECTO_OK, err };

	encoder->parts++;
	add_changes(encoder, &e, recto_node_document(part), out);
	return add_line(&e, encode_node(&e, part, 1), out);
}

int
jsonlines_add_end(struct jsonlines_encoder *encoder, const recto_document *doc,
    recto_buf *out, recto_error *err)
{
	struct encoder e = { RECTO_OK, err };
	json_t *line;

	add_changes(encoder, &e, doc, out);
	line = json_object();
	put(&e, line, "end", number(&e, encoder->parts));
	return add_line(&e, line, out);
}

void
jsonlines_encoder_dispose(struct jsonlines_encoder *encoder)
{
	recto_buf_dispose(&encoder->meta);
}
