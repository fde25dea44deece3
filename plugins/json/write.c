/* SPDX-License-Identifier: MIT */
/*
 * Writes a document as JSON lines. A line is put together in memory before it
 * is written: if it cannot be, nothing of it is.
 */
#include "json.h"
#include "jsonlines.h"

struct json_writer {
	struct jsonlines_encoder encoder;
	recto_buf line;
};

static int
json_open(void *state, recto_context *ctx, recto_error *err)
{
	static const struct json_writer empty = { JSONLINES_ENCODER_INIT, RECTO_BUF_INIT };

	(void)ctx;
	(void)err;
	*(struct json_writer *)state = empty;
	return RECTO_OK;
}

static int
write_line(struct json_writer *w, int rc, recto_sink *sink, recto_error *err)
{
	if (rc < 0)
		return rc;
	recto_sink_write(sink, w->line.data, w->line.len);
	recto_buf_clear(&w->line);
	return recto_sink_status(sink, err);
}

static int
json_begin(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink,
    recto_error *err)
{
	struct json_writer *w = state;

	(void)ctx;
	return write_line(w, jsonlines_add_header(&w->encoder, doc, &w->line, err), sink, err);
}

static int
json_write(void *state, recto_context *ctx, recto_node *part, recto_sink *sink,
    recto_error *err)
{
	struct json_writer *w = state;

	(void)ctx;
	return write_line(w, jsonlines_add_part(&w->encoder, part, &w->line, err), sink, err);
}

static int
json_end(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink,
    recto_error *err)
{
	struct json_writer *w = state;

	(void)ctx;
	return write_line(w, jsonlines_add_end(&w->encoder, doc, &w->line, err), sink, err);
}

static void
json_close(void *state)
{
	struct json_writer *w = state;

	if (w->line.data == NULL)
		return;		/* never opened */
	recto_buf_dispose(&w->line);
	jsonlines_encoder_dispose(&w->encoder);
}

const recto_role json_writer = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_WRITER,
	.name = "json",
	.summary = "the whole document as JSON lines",
	.suffixes = ".jsonl .ndjson .json",
	.media = "application/jsonl",
	.state_size = sizeof(struct json_writer),
	.open = json_open,
	.begin = json_begin,
	.write = json_write,
	.end = json_end,
	.close = json_close,
};
