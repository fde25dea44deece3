/* SPDX-License-Identifier: MIT */
/*
 * Reads a document from JSON lines, a part a line. Bytes are read as they are:
 * JSON is UTF-8, and its strings may hold what ends a line elsewhere.
 */
#include <inttypes.h>
#include <string.h>

#include "json.h"
#include "jsonlines.h"
#include "splitter.h"

enum { PIECE = 64 << 10 };

struct json_reader {
	struct jsonlines_decoder decoder;
	struct splitter lines;
	int last;		/* all bytes were read */
};

static int
json_open(void *state, recto_context *ctx, recto_error *err)
{
	static const struct json_reader empty = { .lines = SPLITTER_INIT };

	(void)ctx;
	(void)err;
	*(struct json_reader *)state = empty;
	return RECTO_OK;
}

static int
read_piece(struct json_reader *r, recto_source *src, recto_error *err)
{
	char *room;
	size_t got;
	int rc;

	if (splitter_held(&r->lines) > JSONLINES_LENGTH)
		return recto_fail(err, RECTO_ELIMIT, "line %" PRIu64 ": longer than %d MiB",
		    r->decoder.line + 1, JSONLINES_LENGTH >> 20);
	if ((room = splitter_room(&r->lines, PIECE)) == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	if ((rc = recto_source_read(src, room, PIECE, &got, err)) < 0)
		return rc;
	splitter_added(&r->lines, got);
	r->last = got == 0;
	return RECTO_OK;
}

static int
json_read(void *state, recto_context *ctx, recto_source *src, recto_node *part,
    recto_error *err)
{
	recto_document *doc = recto_node_document(part);
	struct json_reader *r = state;
	const char *line;
	size_t len;
	int rc;

	for (;;) {
		while (splitter_next(&r->lines, r->last, &line, &len))
			if ((rc = jsonlines_take(&r->decoder, line, len, doc, part,
			    err)) != 0)
				return rc;
		if (r->last)
			return jsonlines_finish(&r->decoder, err);
		if (recto_cancelled(ctx))
			return recto_fail(err, RECTO_ECANCELLED, "stopped");
		if ((rc = read_piece(r, src, err)) < 0)
			return rc;
	}
}

static void
json_close(void *state)
{
	struct json_reader *r = state;

	if (r->lines.buf.data != NULL)
		splitter_dispose(&r->lines);
}

/* ---------------------------------------------------------------- detection */

/* How a header begins; others write a space here or there. */
static const recto_signature signatures[] = {
	{ 0, 9, "{\"recto\":", 95 },
	{ 0, 9, "{\"recto\" ", 90 },
	{ 0, 9, "{ \"recto\"", 90 },
	{ 3, 9, "{\"recto\":", 95 },
	{ 0, 0, NULL, 0 }
};

/* The number of the model comes after the name, or it is another JSON. */
static int
json_probe(const unsigned char *head, size_t len)
{
	const char *name = memmem(head, len < 32 ? len : 32, "\"recto\"", 7);
	const char *end = (const char *)head + len;

	if (name == NULL)
		return 0;
	for (name += 7; name < end && strchr(" :", *name) != NULL; name++)
		continue;
	return name < end && *name >= '1' && *name <= '9' ? 95 : 0;
}

const recto_role json_reader = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_READER,
	.flags = RECTO_ROLE_RETOLD,
	.name = "json",
	.summary = "a document that was written as JSON lines",
	.suffixes = ".jsonl .ndjson .json",
	.media = "application/jsonl",
	.signatures = signatures,
	.state_size = sizeof(struct json_reader),
	.probe = json_probe,
	.open = json_open,
	.read = json_read,
	.close = json_close,
};
