/* SPDX-License-Identifier: MIT */
/*
 * Reads @NAME@: a first line "%@NAME@", then a paragraph a line. Change it to
 * read your format.
 */
#include <string.h>

#include <recto/plugin.h>

#define FIRST_LINE "%@NAME@"

struct reader {
	int done;
	const char *headline;	/* an option */
};

static const recto_option options[] = {
	{ .name = "headline", .type = RECTO_OPT_TEXT, .value = "",
	  .offset = offsetof(struct reader, headline),
	  .summary = "headline of the article" },
	{ .name = NULL }
};

/* Bytes that show the format, and how sure they make: 1 to 100. */
static const recto_signature signatures[] = {
	{ .offset = 0, .length = sizeof FIRST_LINE - 1, .bytes = FIRST_LINE, .score = 80 },
	{ .length = 0 }
};

/* Fill one part (a page, a chapter): 1; 0 when there is no more. */
static int
read_part(void *state, recto_context *ctx, recto_source *src, recto_node *part,
    recto_error *err)
{
	struct reader *reader = state;
	recto_node *article, *node;
	recto_line line;
	int rc;

	if (reader->done)
		return 0;
	reader->done = 1;
	article = recto_node_add(part, RECTO_ARTICLE);
	if (reader->headline[0] != '\0')
		recto_node_add_string(recto_node_add(article, RECTO_HEADLINE),
		    reader->headline);
	while ((rc = recto_source_line(src, &line, err)) > 0) {
		if (recto_cancelled(ctx))
			return recto_fail(err, RECTO_ECANCELLED, "stopped");
		if (line.number == 1 && (line.len != sizeof FIRST_LINE - 1 ||
		    memcmp(line.text, FIRST_LINE, line.len) != 0))
			return recto_fail(err, RECTO_EFORMAT, "the first line is not %s",
			    FIRST_LINE);
		if (line.number == 1 || line.len == 0) {
			/* In the ledger each byte of the input is somewhere. */
			recto_node_add_discard(article, RECTO_DISCARD_MARKUP, line.offset,
			    line.before + line.bytes + line.end, line.number);
			continue;
		}
		node = recto_node_add(article, RECTO_PARAGRAPH);
		recto_node_set_origin(recto_node_add_text(node, line.text, line.len),
		    recto_line_origin(&line, 0, line.len));
		recto_node_drop_edges(node, &line, 0);
	}
	return rc < 0 ? rc : 1;
}

static const recto_role role = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_READER,
	.name = "@NAME@",
	.summary = "@NAME@, a paragraph a line",
	.suffixes = ".@NAME@",
	.options = options,
	.signatures = signatures,
	.state_size = sizeof(struct reader),
	.read = read_part,
};

static const recto_role *const roles[] = { &role, NULL };

RECTO_PLUGIN = {
	RECTO_PLUGIN_HEAD,
	.name = "@NAME@",
	.version = "0.1",
	.summary = "reads @NAME@",
	.license = "MIT",
	.roles = roles,
};
