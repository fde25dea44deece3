/* SPDX-License-Identifier: MIT */
/*
 * The other ends of a plugin that is checked, as a plugin of its own.
 *
 * The tree has every kind once in every kind that may hold it, with attributes
 * and with texts that mean something in most formats.
 */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "kit.h"

/* -------------------------------------------------------------------- tree */

enum { PARTS = 2 };

struct tree {
	unsigned parts, nodes;
	unsigned char seen[RECTO_KIND_COUNT][RECTO_KIND_COUNT];
};

static const char *const texts[] = {
	"Plain words.", " spaces on both sides ", "a & b < c > d \"e\" 'f' ]]> &amp;",
	"*stars* _lines_ `ticks` # [x](y) | \\", "{\"a\": [1, 2]}, and a,b;c\td",
	"\xe6\x9d\xa5\xe6\xba\x90\xef\xbc\x9a\xe4\xb8\xad\xe6\x96\x87",
	"\xd8\xb9\xd9\x86 q\xcc\x81 \xf0\x9f\x98\x80", "# 1. - + > = ~",
};

static void
add_attributes(struct tree *t, recto_node *node, recto_kind kind)
{
	char id[24];

	snprintf(id, sizeof id, "k%u-%u", t->parts, ++t->nodes);
	if (t->nodes % 3 == 0)
		recto_node_set(node, RECTO_ATTR_ID, id);
	if (t->nodes % 7 == 0)
		recto_node_set(node, RECTO_ATTR_LANG, t->nodes % 2 ? "zh" : "ar");
	if (t->nodes % 5 == 0)
		recto_node_set_cert(node, RECTO_CERT_LOW);
	if (kind == RECTO_PART)
		recto_node_set(node, RECTO_ATTR_N, t->parts == 1 ? "1" : "A \"<2>\"");
	if (kind == RECTO_DATE)
		recto_node_set(node, RECTO_ATTR_WHEN, "1952-03-14");
	if (kind == RECTO_LINK)
		recto_node_set(node, RECTO_ATTR_TARGET, "https://a.example/?b=c&d=<e>");
	recto_node_set_origin(node, (recto_origin){ 0, 0, t->nodes });
}

/* A node that holds no others. */
static int
add_leaf(struct tree *t, recto_node *parent, recto_kind kind)
{
	if (kind == RECTO_TEXT)
		recto_node_add_string(parent, texts[t->nodes++ % (sizeof texts / sizeof *texts)]);
	else if (kind == RECTO_BREAK)
		recto_node_add_break(parent, t->nodes % 2, 0, 0, t->nodes);
	else if (kind == RECTO_DISCARD)
		recto_node_add_discard(parent, RECTO_DISCARD_SPACE, 0, 1, 1);
	else
		return kind == RECTO_LINE;
	return 1;
}

static void
grow(struct tree *t, recto_node *node)
{
	recto_kind in = recto_node_kind(node);

	for (recto_kind kind = 0; node != NULL && kind < RECTO_KIND_COUNT; kind++) {
		recto_node *child;

		if (!recto_kind_may_hold(in, kind) || t->seen[in][kind])
			continue;
		t->seen[in][kind] = 1;
		if (add_leaf(t, node, kind))
			continue;
		child = recto_node_add(node, kind);
		add_attributes(t, child, kind);
		grow(t, child);
		if (recto_kind_may_hold(kind, RECTO_TEXT))
			add_leaf(t, child, RECTO_TEXT);
	}
}

static int
read_tree(void *state, recto_context *ctx, recto_source *src, recto_node *part,
    recto_error *err)
{
	struct tree *t = state;
	const unsigned char *wanted;
	size_t len;
	int rc;

	(void)ctx;
	if ((rc = recto_source_peek(src, 1, &wanted, &len, err)) < 0)
		return rc;
	if (len == 0 || *wanted == KIT_NOTHING[0] || t->parts == PARTS)
		return 0;
	t->parts++;
	memset(t->seen, 0, sizeof t->seen);
	recto_document_set_meta(recto_node_document(part), "title", "A & B <\"C\">", 0);
	add_attributes(t, part, RECTO_PART);
	grow(t, part);
	return 1;
}

/* ------------------------------------------------------------------- lines */

static int
read_lines(void *state, recto_context *ctx, recto_source *src, recto_node *part,
    recto_error *err)
{
	recto_line line;
	int rc, any = 0;

	(void)state, (void)ctx;
	while ((rc = recto_source_line(src, &line, err)) > 0) {
		recto_part_add_line(part, &line);
		any = 1;
		if (line.ends_page)
			break;
	}
	return rc < 0 ? rc : any;
}

static int
keep_lines(void *state, recto_context *ctx, recto_node *part, recto_error *err)
{
	(void)state, (void)ctx, (void)part, (void)err;
	return RECTO_OK;
}

/* -------------------------------------------------------------------- dump */

static void
dump_node(recto_sink *sink, const recto_node *node)
{
	const recto_line *line = recto_node_line(node);
	recto_origin origin = recto_node_origin(node);
	size_t len = 0;
	const char *text = recto_node_text(node, &len);

	recto_sink_puts(sink, recto_kind_name(recto_node_kind(node)));
	for (recto_attr attr = 0; attr < RECTO_ATTR_COUNT; attr++)
		if (recto_node_get(node, attr) != NULL)
			recto_sink_printf(sink, " %s=%s", recto_attr_name(attr),
			    recto_node_get(node, attr));
	recto_sink_printf(sink, " %d @%" PRIu64 "+%" PRIu64 ":%" PRIu64 " ",
	    (int)recto_node_cert(node), origin.offset, origin.length, origin.line);
	if (line != NULL)
		recto_sink_write(sink, line->text, line->len);
	recto_sink_write(sink, text, len);
	recto_sink_puts(sink, "\n");
}

static int
dump_part(void *state, recto_context *ctx, recto_node *part, recto_sink *sink,
    recto_error *err)
{
	recto_iter it = recto_iter_begin(part);
	unsigned depth = 0;

	(void)state, (void)ctx;
	while (recto_iter_next(&it) != RECTO_DONE) {
		if (it.event == RECTO_ENTER) {
			recto_sink_printf(sink, "%u ", depth);
			dump_node(sink, it.node);
		}
		if (recto_node_first(it.node) != NULL)
			depth += it.event == RECTO_ENTER ? 1u : -1u;
	}
	return recto_sink_status(sink, err);
}

static int
dump_meta(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink,
    recto_error *err)
{
	const char *name, *value;

	(void)state, (void)ctx;
	for (size_t i = 0; recto_document_meta_at(doc, i, &name, &value); i++)
		recto_sink_printf(sink, "%s: %s\n", name, value);
	return recto_sink_status(sink, err);
}

/* -------------------------------------------------------------- descriptor */

static const recto_role tree = {
	RECTO_ROLE_HEAD, .kind = RECTO_READER, .name = KIT_TREE,
	.summary = "every kind in every place", .state_size = sizeof(struct tree),
	.read = read_tree,
};
static const recto_role lines = {
	RECTO_ROLE_HEAD, .kind = RECTO_READER, .flags = RECTO_ROLE_LINES, .name = KIT_LINES,
	.summary = "lines of the source", .read = read_lines,
};
static const recto_role keep = {
	RECTO_ROLE_HEAD, .kind = RECTO_FILTER, .flags = RECTO_ROLE_LINES, .name = KIT_KEEP,
	.summary = "leaves lines as they are", .filter = keep_lines,
};
static const recto_role dump = {
	RECTO_ROLE_HEAD, .kind = RECTO_WRITER, .name = KIT_DUMP,
	.summary = "the tree as text", .write = dump_part, .end = dump_meta,
};
static const recto_role *const roles[] = { &tree, &lines, &keep, &dump, NULL };

const recto_plugin kit_plugin = {
	RECTO_PLUGIN_HEAD,
	.name = "kit", .version = "1", .summary = "for checking plugins", .license = "MIT",
	.roles = roles,
};
