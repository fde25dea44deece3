/* SPDX-License-Identifier: MIT */
/*
 * A whole plugin: a writer that lists the articles of a page, one a line, as
 * page, headline and the line of the source where it stands.
 */
#include <recto/plugin.h>

struct index {
	const char *separator;
};

static const recto_option options[] = {
	{ .name = "separator", .type = RECTO_OPT_TEXT, .value = " | ",
	  .offset = offsetof(struct index, separator),
	  .summary = "what stands between the columns" },
	{ .name = NULL }
};

static recto_node *
find(recto_node *parent, recto_kind kind)
{
	recto_node *node = recto_node_first(parent);

	while (node && recto_node_kind(node) != kind)
		node = recto_node_next(node);
	return node;
}

static int
write_index(void *state, recto_context *ctx, recto_node *part, recto_sink *sink, recto_error *err)
{
	const struct index *index = state;
	const char *page = recto_node_get(part, RECTO_ATTR_N);
	recto_buf title = RECTO_BUF_INIT;
	int rc = RECTO_OK;

	(void)ctx;
	for (recto_node *node = recto_node_first(part); node; node = recto_node_next(node)) {
		recto_node *head = find(node, RECTO_HEADLINE);

		if (recto_node_kind(node) != RECTO_ARTICLE || !head)
			continue;
		recto_buf_clear(&title);
		recto_node_read_text(head, &title);
		if ((rc = recto_buf_status(&title, err)) < 0)
			break;
		recto_sink_printf(sink, "%s%s%s%s%llu\n", page ? page : "", index->separator,
		    title.data, index->separator,
		    (unsigned long long)recto_node_origin(recto_node_first(head)).line);
	}
	recto_buf_dispose(&title);
	return rc;
}

static const recto_role writer = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_WRITER,
	.name = "index",
	.summary = "list of the articles, one a line",
	.suffixes = ".index",
	.media = "text/plain",
	.options = options,
	.state_size = sizeof(struct index),
	.write = write_index,
};

static const recto_role *const roles[] = { &writer, NULL };

RECTO_PLUGIN = {
	RECTO_PLUGIN_HEAD,
	.name = "index",
	.version = "1.0",
	.summary = "lists the articles of a page",
	.license = "MIT",
	.roles = roles,
};
