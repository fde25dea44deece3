/* SPDX-License-Identifier: MIT */
/*
 * A reader that is a program: it gets the bytes of the source and answers a
 * document. It is fed when it asks, so it may read all before it answers or
 * answer while it reads.
 */
#include "exec.h"
#include "talk.h"

enum { PIECE = 64 << 10 };

struct exec_reader {
	const char *command;	/* option */
	int64_t timeout;	/* option */

	struct process program;
	struct jsonlines_decoder answer;
};

static int
exec_open(void *state, recto_context *ctx, recto_error *err)
{
	struct exec_reader *r = state;

	return process_start(&r->program, "reader", r->command, r->timeout, ctx, err);
}

static int
add_piece(struct process *program, recto_source *src, recto_error *err)
{
	recto_buf *in = process_input(program);
	size_t got;
	int rc;

	if (recto_buf_reserve(in, PIECE) < 0)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	if ((rc = recto_source_read(src, in->data + in->len, PIECE, &got, err)) < 0)
		return rc;
	in->len += got;
	program->last = got == 0;
	return RECTO_OK;
}

static int
exec_read(void *state, recto_context *ctx, recto_source *src, recto_node *part,
    recto_error *err)
{
	recto_document *doc = recto_node_document(part);
	struct exec_reader *r = state;
	struct process *program = &r->program;
	int rc;

	program->ctx = ctx;
	for (;;) {
		if ((rc = talk_take(program, &r->answer, doc, part, err)) != 0)
			return rc;
		if (process_is_silent(program))
			return talk_finish(program, &r->answer, err);
		if (process_is_fed(program) && !program->last &&
		    (rc = add_piece(program, src, err)) < 0)
			return rc;
		if ((rc = process_step(program, err)) < 0)
			return rc;
	}
}

static void
exec_close(void *state)
{
	process_close(&((struct exec_reader *)state)->program);
}

static const recto_option options[] = {
	{ .name = "reader", .type = RECTO_OPT_TEXT,
	  .offset = offsetof(struct exec_reader, command), .value = "",
	  .summary = "the shell command that reads the source and writes JSON lines" },
	EXEC_TIMEOUT(struct exec_reader),
	{ .name = NULL },
};

const recto_role exec_reader = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_READER,
	.flags = RECTO_ROLE_RETOLD,
	.name = "exec",
	.summary = "a program that answers JSON lines",
	.options = options,
	.state_size = sizeof(struct exec_reader),
	.open = exec_open,
	.read = exec_read,
	.close = exec_close,
};
