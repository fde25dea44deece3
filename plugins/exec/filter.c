/* SPDX-License-Identifier: MIT */
/*
 * A filter that is a program: one for all of the document, which gets a part
 * and answers it, changed or not, before it gets the next.
 */
#include "exec.h"
#include "talk.h"

struct exec_filter {
	const char *command;	/* option */
	int64_t timeout;	/* option */

	struct process program;
	struct jsonlines_encoder question;
	struct jsonlines_decoder answer;
	int begun;		/* the header was sent */
};

static int
exec_open(void *state, recto_context *ctx, recto_error *err)
{
	static const struct jsonlines_encoder none = JSONLINES_ENCODER_INIT;
	struct exec_filter *f = state;
	int rc;

	f->question = none;
	rc = process_start(&f->program, "filter", f->command, f->timeout, ctx, err);
	f->program.hint = "; a filter has to answer a part, and flush the answer, "
	    "before it gets the next";
	return rc;
}

static int
begin(struct exec_filter *f, recto_document *doc, recto_error *err)
{
	if (f->begun)
		return RECTO_OK;
	f->begun = 1;
	return jsonlines_add_header(&f->question, doc, process_input(&f->program), err);
}

/* Make room for what comes back: nothing of what was sent stays. */
static void
empty(recto_node *part)
{
	while (recto_node_first(part) != NULL)
		recto_node_detach(recto_node_first(part));
	for (int a = 0; a < RECTO_ATTR_COUNT; a++)
		recto_node_set(part, (recto_attr)a, NULL);
	recto_node_set_cert(part, RECTO_CERT_UNSET);
	recto_node_set_origin(part, (recto_origin){ 0, 0, 0 });
}

/* Talk until `part` has come or, where there is none, to the end. */
static int
listen_to(struct exec_filter *f, recto_document *doc, recto_node *part, recto_error *err)
{
	struct process *program = &f->program;
	int rc;

	for (;;) {
		if ((rc = talk_take(program, &f->answer, doc, part, err)) != 0)
			return rc < 0 ? rc : RECTO_OK;
		if (process_is_silent(program))
			break;
		if ((rc = process_step(program, err)) < 0)
			return rc;
	}
	if ((rc = talk_finish(program, &f->answer, err)) < 0 || part == NULL)
		return rc;
	rc = recto_fail(err, RECTO_EFORMAT, "there is no answer to part %u",
	    f->question.parts);
	return process_blame(program, rc, err);
}

static int
exec_filter_part(void *state, recto_context *ctx, recto_node *part, recto_error *err)
{
	recto_document *doc = recto_node_document(part);
	struct exec_filter *f = state;
	int rc;

	f->program.ctx = ctx;
	if ((rc = begin(f, doc, err)) < 0 || (rc = jsonlines_add_part(&f->question, part,
	    process_input(&f->program), err)) < 0)
		return rc;
	empty(part);
	return listen_to(f, doc, part, err);
}

static int
exec_end(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink,
    recto_error *err)
{
	struct exec_filter *f = state;
	int rc;

	(void)sink;
	f->program.ctx = ctx;
	if ((rc = begin(f, doc, err)) < 0 || (rc = jsonlines_add_end(&f->question, doc,
	    process_input(&f->program), err)) < 0)
		return rc;
	f->program.last = 1;
	return listen_to(f, doc, NULL, err);
}

static void
exec_close(void *state)
{
	struct exec_filter *f = state;

	process_close(&f->program);
	if (f->question.meta.data != NULL)
		jsonlines_encoder_dispose(&f->question);
}

static const recto_option options[] = {
	{ .name = "filter", .type = RECTO_OPT_TEXT,
	  .offset = offsetof(struct exec_filter, command), .value = "",
	  .summary = "the shell command that reads JSON lines and writes them changed" },
	EXEC_TIMEOUT(struct exec_filter),
	{ .name = NULL },
};

const recto_role exec_filter = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_FILTER,
	.name = "exec",
	.summary = "a program that changes JSON lines",
	.options = options,
	.state_size = sizeof(struct exec_filter),
	.open = exec_open,
	.filter = exec_filter_part,
	.end = exec_end,
	.close = exec_close,
};
