/* SPDX-License-Identifier: MIT */
/*
 * JSON lines to documents. The input may come from anybody: every member is
 * known or refused (object.c), every value has its type and bounds (values.c),
 * and nodes are checked before they are made (nodes.c). A line is parsed as a
 * whole by a library that bounds nesting, refuses malformed UTF-8, members that
 * are there twice and numbers that do not fit.
 */
#include <inttypes.h>
#include <jansson.h>
#include <string.h>

#include "jsonlines.h"
#include "nodes.h"
#include "object.h"

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

		rc = object_take(v, &place, json_array_get(value, i), pair_members, &pair);
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
	return object_take(v, NULL, line, header_members, doc);
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
	return object_take(v, NULL, line, end_members, NULL);
}

static int
take_part(struct jsonlines_decoder *d, const struct values *v, json_t *line, recto_node *part)
{
	int kind = nodes_kind(v, NULL, line), rc;

	if (kind < 0)
		return kind;
	if (kind != RECTO_PART)
		return values_fail(v, NULL, "a line is a part, not a node of kind \"%s\"",
		    recto_kind_name((recto_kind)kind));
	if (part == NULL)
		return values_fail(v, NULL, "a part that nobody asked for");
	d->parts++;
	rc = nodes_take_part(v, line, part);
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
		return object_take(v, NULL, line, change_members, doc);
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
		return values_no_memory(v);
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
