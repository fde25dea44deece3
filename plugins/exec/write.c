/* SPDX-License-Identifier: MIT */
/*
 * A writer that is a program: it gets the document as JSON lines, and what it
 * writes is the output, whatever that is.
 */
#include "exec.h"
#include "jsonlines.h"
#include "process.h"

struct exec_writer {
	const char *command;	/* option */
	int64_t timeout;	/* option */

	struct process program;
	struct jsonlines_encoder encoder;
};

static int
exec_open(void *state, recto_context *ctx, recto_error *err)
{
	static const struct jsonlines_encoder none = JSONLINES_ENCODER_INIT;
	struct exec_writer *w = state;

	w->encoder = none;
	return process_start(&w->program, "writer", w->command, w->timeout, ctx, err);
}

static void
pass_on(struct process *program, recto_sink *sink)
{
	const char *data;
	size_t len;

	splitter_rest(&program->output, &data, &len);
	recto_sink_write(sink, data, len);
}

/* Until the program has taken what it was given or, at the end, has said all. */
static int
serve(struct process *program, recto_sink *sink, recto_error *err)
{
	int rc = recto_sink_status(sink, err);

	while (rc == RECTO_OK && !(program->last ? process_is_silent(program) :
	    process_is_fed(program)))
		if ((rc = process_step(program, err)) == RECTO_OK) {
			pass_on(program, sink);
			rc = recto_sink_status(sink, err);
		}
	return rc;
}

static int
exec_begin(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink,
    recto_error *err)
{
	struct exec_writer *w = state;
	int rc;

	w->program.ctx = ctx;
	rc = jsonlines_add_header(&w->encoder, doc, process_input(&w->program), err);
	return rc < 0 ? rc : serve(&w->program, sink, err);
}

static int
exec_write(void *state, recto_context *ctx, recto_node *part, recto_sink *sink,
    recto_error *err)
{
	struct exec_writer *w = state;
	int rc;

	w->program.ctx = ctx;
	rc = jsonlines_add_part(&w->encoder, part, process_input(&w->program), err);
	return rc < 0 ? rc : serve(&w->program, sink, err);
}

static int
exec_end(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink,
    recto_error *err)
{
	struct exec_writer *w = state;
	int rc;

	w->program.ctx = ctx;
	rc = jsonlines_add_end(&w->encoder, doc, process_input(&w->program), err);
	w->program.last = 1;
	if (rc < 0 || (rc = serve(&w->program, sink, err)) < 0)
		return rc;
	return process_finish(&w->program, err);
}

static void
exec_close(void *state)
{
	struct exec_writer *w = state;

	process_close(&w->program);
	if (w->encoder.meta.data != NULL)
		jsonlines_encoder_dispose(&w->encoder);
}

static const recto_option options[] = {
	{ .name = "writer", .type = RECTO_OPT_TEXT,
	  .offset = offsetof(struct exec_writer, command), .value = "",
	  .summary = "the shell command that reads JSON lines and writes the output" },
	EXEC_TIMEOUT(struct exec_writer),
	{ .name = NULL },
};

const recto_role exec_writer = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_WRITER,
	.name = "exec",
	.summary = "a program that writes from JSON lines",
	.options = options,
	.state_size = sizeof(struct exec_writer),
	.open = exec_open,
	.begin = exec_begin,
	.write = exec_write,
	.end = exec_end,
	.close = exec_close,
};
