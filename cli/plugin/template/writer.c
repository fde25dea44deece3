/* SPDX-License-Identifier: MIT */
/*
 * Writes @NAME@: headlines and paragraphs, a line each. Change it to write your
 * format.
 */
#include <recto/plugin.h>

struct writer {
	const char *mark;	/* an option */
};

static const recto_option options[] = {
	{ .name = "mark", .type = RECTO_OPT_TEXT, .value = "* ",
	  .offset = offsetof(struct writer, mark),
	  .summary = "what stands before a headline" },
	{ .name = NULL }
};

/* Before the first part. */
static int
write_begin(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink,
    recto_error *err)
{
	(void)state, (void)ctx, (void)doc, (void)err;
	recto_sink_puts(sink, "%@NAME@\n");
	return RECTO_OK;
}

/* One part: a page, a chapter. A sink that failed stays failed, and the host asks. */
static int
write_part(void *state, recto_context *ctx, recto_node *part, recto_sink *sink,
    recto_error *err)
{
	const struct writer *writer = state;
	recto_iter it = recto_iter_begin(part);
	recto_buf text = RECTO_BUF_INIT;
	int rc = RECTO_OK;

	while (recto_iter_next(&it) != RECTO_DONE) {
		recto_kind kind = recto_node_kind(it.node);

		if (it.event != RECTO_ENTER ||
		    (kind != RECTO_HEADLINE && kind != RECTO_PARAGRAPH))
			continue;
		if (recto_cancelled(ctx))
			break;
		recto_buf_clear(&text);
		recto_node_read_text(it.node, &text);
		if ((rc = recto_buf_status(&text, err)) < 0)
			break;
		recto_sink_printf(sink, "%s%s\n", kind == RECTO_HEADLINE ? writer->mark : "",
		    text.data);
		recto_iter_skip(&it);
	}
	recto_buf_dispose(&text);
	return rc;
}

static const recto_role role = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_WRITER,
	.name = "@NAME@",
	.summary = "@NAME@, headlines and paragraphs",
	.suffixes = ".@NAME@",
	.options = options,
	.state_size = sizeof(struct writer),
	.begin = write_begin,
	.write = write_part,
};

static const recto_role *const roles[] = { &role, NULL };

RECTO_PLUGIN = {
	RECTO_PLUGIN_HEAD,
	.name = "@NAME@",
	.version = "0.1",
	.summary = "writes @NAME@",
	.license = "MIT",
	.roles = roles,
};
