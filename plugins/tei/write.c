/* SPDX-License-Identifier: MIT */
/*
 * Writes a document as TEI P5, part by part: pages are milestones, furniture is
 * <fw>, each article a <div>. A table says which element a node becomes; what
 * depends on more than the kind has a function. Every tree the model allows
 * becomes valid TEI (tei_all) with its text complete and in order.
 */
#include "tei.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------- elements */

enum layout {
	NOWHERE,	/* no element of its own */
	CHARACTERS,	/* TEXT, BREAK, DISCARD */
	INLINE,		/* inside text: no white space may be added around it */
	LINE,		/* on a line of its own, holding text */
	BLOCK		/* on lines of its own, holding elements */
};

/* `type` is the attribute that takes RECTO_ATTR_TYPE; NULL: there is none. */
static const struct { const char *element, *fixed, *type; unsigned char layout; } rows[] = {
	[RECTO_PART]		= { NULL, NULL, NULL, NOWHERE },
	[RECTO_LINE]		= { NULL, NULL, NULL, NOWHERE },
	[RECTO_ARTICLE]		= { "div", NULL, "type", BLOCK },
	[RECTO_FURNITURE]	= { "fw", NULL, "type", LINE },
	[RECTO_KICKER]		= { "head", " type=\"kicker\"", "subtype", LINE },
	[RECTO_HEADLINE]	= { "head", " type=\"main\"", "subtype", LINE },
	[RECTO_DECK]		= { "head", " type=\"sub\"", "subtype", LINE },
	[RECTO_BYLINE]		= { "byline", NULL, NULL, LINE },
	[RECTO_DATELINE]	= { "dateline", NULL, NULL, LINE },
	[RECTO_SECTION]		= { "div", " type=\"section\"", "subtype", BLOCK },
	[RECTO_HEADING]		= { "head", NULL, "type", LINE },
	[RECTO_PARAGRAPH]	= { "p", NULL, NULL, LINE },
	[RECTO_LIST]		= { "list", NULL, "rend", BLOCK },
	[RECTO_ITEM]		= { "item", NULL, NULL, LINE },
	[RECTO_QUOTATION]	= { "quote", NULL, "type", BLOCK },
	[RECTO_VERSE]		= { "lg", NULL, "type", BLOCK },
	[RECTO_VERSE_LINE]	= { "l", NULL, NULL, LINE },
	[RECTO_FIGURE]		= { "figure", NULL, "type", BLOCK },
	[RECTO_FIGURE_TITLE]	= { "head", NULL, "type", LINE },
	[RECTO_CAPTION]		= { "p", NULL, NULL, LINE },
	[RECTO_CREDIT]		= { "byline", NULL, NULL, LINE },
	[RECTO_TABLE]		= { "table", NULL, "type", BLOCK },
	[RECTO_ROW]		= { "row", NULL, "role", BLOCK },
	[RECTO_CELL]		= { "cell", NULL, "role", LINE },
	[RECTO_NOTE]		= { "note", NULL, "type", BLOCK },
	[RECTO_SIGNATURE]	= { "signed", NULL, NULL, LINE },
	[RECTO_CONTINUATION]	= { "fw", " type=\"continuation\"", "subtype", LINE },
	[RECTO_TEXT]		= { NULL, NULL, NULL, CHARACTERS },
	[RECTO_BREAK]		= { NULL, NULL, NULL, CHARACTERS },
	[RECTO_DISCARD]		= { NULL, NULL, NULL, CHARACTERS },
	[RECTO_EMPHASIS]	= { "hi", NULL, "rend", INLINE },
	[RECTO_LINK]		= { "ref", NULL, "type", INLINE },
	[RECTO_NAME]		= { "name", NULL, "type", INLINE },
	[RECTO_DATE]		= { "date", NULL, "type", INLINE },
	[RECTO_CHOICE]		= { NULL, NULL, NULL, NOWHERE },
	[RECTO_ORIGINAL]	= { "sic", NULL, NULL, INLINE },
	[RECTO_CORRECTED]	= { "corr", NULL, NULL, INLINE },
};
_Static_assert(sizeof rows / sizeof *rows == RECTO_KIND_COUNT, "new kind, no row");

/* Names that TEI has an element for. */
static const struct { const char *type, *element; } names[] = {
	{ "person", "persName" }, { "place", "placeName" }, { "org", "orgName" },
};

static const char *
element_of(const recto_node *node)
{
	const char *type = recto_node_get(node, RECTO_ATTR_TYPE);

	if (recto_node_kind(node) == RECTO_NAME && type)
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			if (!strcmp(type, names[i].type))
				return names[i].element;
	return rows[recto_node_kind(node)].element;
}

void
tei_break(struct tei *t)
{
	static const char spaces[] = "\n                                        ";
	size_t width = t->depth < 20 ? t->depth * 2 : 40;

	recto_sink_write(t->out, spaces, 1 + width);
}

void
tei_text(struct tei *t, const char *text, size_t len)
{
	if (markup_text(t->out, MARKUP_XML, text, len))
		loss_tell(&t->losses, t->ctx, NULL, LOSS_CHARACTER,
		    "XML cannot hold some of the characters; they became U+FFFD");
}

void
tei_attr(struct tei *t, const char *name, const char *value)
{
	markup_attr(t->out, MARKUP_XML, name, value);
}

/* ----------------------------------------------------------- attributes */

/* The language, where it is not that of what stands around the element. */
static void
write_lang(struct tei *t, const recto_node *node)
{
	const recto_node *parent = recto_node_parent(node);
	const char *lang, *around;

	if (recto_node_kind(parent) == RECTO_PART) {
		/* A page is a milestone: its language is told by what is on it. */
		lang = recto_node_lang(node);
		around = recto_document_meta(recto_node_document(node), "language");
	} else {
		lang = recto_node_get(node, RECTO_ATTR_LANG);
		around = lang ? recto_node_lang(parent) : NULL;
	}
	if (lang && value_is_lang(lang) && (!around || strcmp(lang, around)))
		tei_attr(t, "xml:lang", lang);
}

static void
write_type(struct tei *t, const recto_node *node, const char *element)
{
	recto_kind kind = recto_node_kind(node);
	const char *type = recto_node_get(node, RECTO_ATTR_TYPE);

	if (kind == RECTO_ARTICLE && (!type || !value_is_token(type)))
		type = "article";
	if (type && element == rows[kind].element && rows[kind].type && value_is_token(type))
		tei_attr(t, rows[kind].type, type);
}

static void
write_id(struct tei *t, const recto_node *node)
{
	const char *id = recto_node_get(node, RECTO_ATTR_ID);
	recto_kind kind = recto_node_kind(node);

	if (kind == RECTO_ARTICLE)
		id = ids_take(&t->ids, id, "a", ++t->articles);
	else if (kind == RECTO_FIGURE && recto_node_kind(recto_node_parent(node)) == RECTO_PART)
		id = ids_take(&t->ids, id, "f", ++t->figures);
	else if (id)
		id = ids_take(&t->ids, id, NULL, 0);
	tei_attr(t, "xml:id", id);
}

static void
write_uri(struct tei *t, const char *name, const char *target)
{
	recto_buf uri = RECTO_BUF_INIT;

	if (target && value_add_uri(&uri, target))
		tei_attr(t, name, uri.data);
	t->no_memory |= uri.failed;
	recto_buf_dispose(&uri);
}

static void
write_attributes(struct tei *t, const recto_node *node, const char *element)
{
	const char *when = recto_node_get(node, RECTO_ATTR_WHEN);
	recto_cert cert = recto_node_cert(node);

	write_type(t, node, element);
	write_id(t, node);
	write_lang(t, node);
	tei_attr(t, "n", recto_node_get(node, RECTO_ATTR_N));
	if (cert == RECTO_CERT_MEDIUM || cert == RECTO_CERT_LOW)
		tei_attr(t, "cert", recto_cert_name(cert));
	if (recto_node_kind(node) == RECTO_DATE && when && value_date_form(when) != DATE_NONE)
		tei_attr(t, "when", when);
	if (recto_node_kind(node) == RECTO_LINK)
		write_uri(t, "target", recto_node_get(node, RECTO_ATTR_TARGET));
	if (recto_node_kind(node) == RECTO_ARTICLE)
		write_uri(t, "prev", recto_node_get(node, RECTO_ATTR_TARGET));
	if (recto_node_kind(node) == RECTO_FIGURE)
		write_uri(t, "facs", recto_node_get(node, RECTO_ATTR_SOURCE));
}

/* ------------------------------------------------------------- wrappers */

static void
open_wrapper(struct tei *t, const char *tag)
{
	tei_break(t);
	recto_sink_printf(t->out, "<%s>", tag);
	t->depth++;
}

static void
close_wrapper(struct tei *t, const char *element)
{
	t->depth--;
	tei_break(t);
	recto_sink_printf(t->out, "</%s>", element);
}

/* The flow that @p node is a child of, or NULL where TEI asks for no order. */
static struct tei_flow *
flow_around(struct tei *t, const recto_node *node)
{
	struct tei_flow *flow = t->nflows ? &t->flows[t->nflows - 1] : NULL;

	return flow && flow->node == recto_node_parent(node) ? flow : NULL;
}

static void
push_flow(struct tei *t, const recto_node *node)
{
	if (t->nflows == t->flows_size) {
		size_t size = t->flows_size ? t->flows_size * 2 : 16;
		struct tei_flow *flows = realloc(t->flows, size * sizeof *flows);

		if (!flows) {
			t->no_memory = 1;
			return;
		}
		t->flows = flows;
		t->flows_size = size;
	}
	t->flows[t->nflows++] = tei_flow_begin(node);
}

/* A quotation or note that is signed is a text in the text: only that has a closer. */
static int
is_floating(const recto_node *node)
{
	recto_kind kind = recto_node_kind(node);

	if (kind != RECTO_QUOTATION && kind != RECTO_NOTE)
		return 0;
	for (recto_node *c = recto_node_first(node); c; c = recto_node_next(c))
		if (recto_node_kind(c) == RECTO_SIGNATURE)
			return 1;
	return 0;
}

static int
has_flow(const recto_node *node)
{
	recto_kind kind = recto_node_kind(node);

	return kind == RECTO_ARTICLE || kind == RECTO_SECTION || is_floating(node);
}

/* A credit with no figure around it: of a picture that the text does not hold. */
static int
is_lone_credit(const recto_node *node)
{
	return recto_node_kind(node) == RECTO_CREDIT &&
	    recto_node_kind(recto_node_parent(node)) != RECTO_FIGURE;
}

static int
is_form(const recto_node *node)
{
	return recto_node_kind(node) == RECTO_ORIGINAL ||
	    recto_node_kind(node) == RECTO_CORRECTED;
}

/* ----------------------------------------------------- entering, leaving */

static void
write_page(struct tei *t, const recto_node *node)
{
	const char *n = recto_node_get(node, RECTO_ATTR_N);
	char number[24];

	t->pages++;
	snprintf(number, sizeof number, "%lu", t->pages);
	recto_sink_puts(t->out, "<pb");
	tei_attr(t, "xml:id", ids_take(&t->ids, recto_node_get(node, RECTO_ATTR_ID), "pb", t->pages));
	/* Pages are counted, unless some have a number of their own. */
	t->numbered |= n != NULL;
	tei_attr(t, "n", n || t->numbered ? n : number);
	if (recto_node_joined(node) && recto_node_prev(node) != NULL)
		tei_attr(t, "break", "no");
	write_uri(t, "facs", recto_node_get(node, RECTO_ATTR_SOURCE));
	recto_sink_puts(t->out, "/>");
}

void
tei_page_inside(struct tei *t, const recto_node *brk)
{
	write_page(t, brk);
}

/* Lines that no filter has made articles of. */
static void
write_line(struct tei *t, const recto_node *node)
{
	const recto_line *line = recto_node_line(node);
	const recto_node *before = recto_node_prev(node), *after = recto_node_next(node);

	if (!before || recto_node_kind(before) != RECTO_LINE) {
		open_wrapper(t, "div type=\"lines\"");
		open_wrapper(t, "ab");
	}
	tei_break(t);
	recto_sink_printf(t->out, "<lb n=\"%llu\"/>", (unsigned long long)line->number);
	tei_text(t, line->text, line->len);
	if (!after || recto_node_kind(after) != RECTO_LINE) {
		close_wrapper(t, "ab");
		close_wrapper(t, "div");
	}
	t->filled = 1;
}

static void
close_part(struct tei *t, struct tei_flow *flow)
{
	if (flow->part)
		close_wrapper(t, "div");
	flow->part = 0;
}

/* What TEI wants to see before @p node. */
static void
open_around(struct tei *t, const recto_node *node)
{
	struct tei_flow *flow = flow_around(t, node);

	if (flow && tei_flow_next(flow, node) != STEP_NONE) {
		close_part(t, flow);
		open_wrapper(t, "div type=\"part\"");
		flow->part = 1;
	}
	if (is_lone_credit(node))
		open_wrapper(t, "figure");
	if (recto_node_kind(node) == RECTO_SIGNATURE && flow && flow->stage == STAGE_BOTTOM)
		open_wrapper(t, "closer");
	if (is_form(node) && !is_form(tree_prev(node)) &&
	    is_form(tree_next(node)))
		recto_sink_puts(t->out, "<choice>");
}

static void
close_around(struct tei *t, const recto_node *node)
{
	struct tei_flow *flow = flow_around(t, node);

	if (is_form(node) && !is_form(tree_next(node)) &&
	    is_form(tree_prev(node)))
		recto_sink_puts(t->out, "</choice>");
	if (recto_node_kind(node) == RECTO_SIGNATURE && flow && flow->stage == STAGE_BOTTOM)
		close_wrapper(t, "closer");
	if (is_lone_credit(node))
		close_wrapper(t, "figure");
}

static void
enter(struct tei *t, recto_node *node)
{
	recto_kind kind = recto_node_kind(node);
	const char *element = element_of(node);

	tei_end_run(t);
	if (kind == RECTO_PART) {
		tei_break(t);
		write_page(t, node);
	} else if (kind == RECTO_LINE) {
		write_line(t, node);
	}
	if (!element)
		return;
	open_around(t, node);
	if (rows[kind].layout != INLINE)
		tei_break(t);
	recto_sink_printf(t->out, "<%s%s", element, rows[kind].fixed ? rows[kind].fixed : "");
	write_attributes(t, node, element);
	recto_sink_puts(t->out, ">");
	if (rows[kind].layout == BLOCK)
		t->depth++;
	if (is_floating(node)) {
		open_wrapper(t, "floatingText");
		open_wrapper(t, "body");
	}
	t->filled |= kind == RECTO_ARTICLE;
	if (has_flow(node))
		push_flow(t, node);
}

static void
leave(struct tei *t, recto_node *node)
{
	recto_kind kind = recto_node_kind(node);
	const char *element = element_of(node);

	tei_end_run(t);
	if (!element)
		return;
	if (has_flow(node)) {
		struct tei_flow *flow = &t->flows[--t->nflows];

		close_part(t, flow);
		if (is_floating(node)) {
			if (flow->stage == STAGE_TOP) {
				tei_break(t);
				recto_sink_puts(t->out, "<p/>");
			}
			close_wrapper(t, "body");
			close_wrapper(t, "floatingText");
		}
	}
	if (kind == RECTO_ROW && !recto_node_first(node)) {
		tei_break(t);
		recto_sink_puts(t->out, "<cell/>");
	}
	if (rows[kind].layout == BLOCK) {
		t->depth--;
		tei_break(t);
	}
	recto_sink_printf(t->out, "</%s>", element);
	close_around(t, node);
}

/* Discards between blocks are white space, but for noise and doubled print. */
static void
write_characters(struct tei *t, recto_node *node)
{
	recto_kind parent = recto_node_kind(recto_node_parent(node));
	size_t len;

	if (parent != RECTO_PART && parent != RECTO_ARTICLE && parent != RECTO_CHOICE) {
		tei_characters(t, node);
	} else if (recto_node_kind(node) == RECTO_TEXT) {
		tei_characters(t, node);
	} else if (parent != RECTO_CHOICE && t->edition == TEI_DIPLOMATIC &&
	    recto_node_reason(node) == RECTO_DISCARD_NOISE && recto_node_dropped(node, &len) && len) {
		tei_break(t);
		recto_sink_puts(t->out, "<fw type=\"noise\">");
		tei_start_line(t, node);
		tei_characters(t, node);
		recto_sink_puts(t->out, "</fw>");
	}
}

/* ----------------------------------------------------------------- role */

static int
status(const struct tei *t, recto_error *err)
{
	if (t->no_memory || t->ids.no_memory)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	return recto_sink_status(t->out, err);
}

static int
tei_begin(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink, recto_error *err)
{
	struct tei *t = state;
	const char *lang = recto_document_meta(doc, "language");

	t->ctx = ctx;
	t->out = sink;
	recto_sink_puts(sink, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"");
	if (lang && value_is_lang(lang))
		tei_attr(t, "xml:lang", lang);
	recto_sink_puts(sink, ">");
	t->depth = 1;
	tei_header(t, doc);
	open_wrapper(t, "text");
	open_wrapper(t, "body");
	return status(t, err);
}

static int
tei_write(void *state, recto_context *ctx, recto_node *part, recto_sink *sink, recto_error *err)
{
	struct tei *t = state;
	recto_iter it = recto_iter_begin(part);

	t->ctx = ctx;
	t->out = sink;
	while (recto_iter_next(&it) != RECTO_DONE) {
		int layout = rows[recto_node_kind(it.node)].layout;

		if (layout == CHARACTERS) {
			write_characters(t, it.node);
		} else if (it.event == RECTO_LEAVE) {
			if (it.node != t->skipped)
				leave(t, it.node);
			t->skipped = NULL;
		} else if (tei_is_void(it.node)) {
			recto_iter_skip(&it);
			t->skipped = it.node;
		} else {
			enter(t, it.node);
		}
		if (t->no_memory)
			break;
	}
	return status(t, err);
}

static int
tei_end(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink, recto_error *err)
{
	struct tei *t = state;

	(void)ctx;
	(void)doc;
	if (!t->filled) {	/* a body holds at least a paragraph */
		tei_break(t);
		recto_sink_puts(sink, "<p/>");
	}
	close_wrapper(t, "body");
	close_wrapper(t, "text");
	recto_sink_puts(sink, "\n</TEI>\n");
	return recto_sink_status(sink, err);
}

static void
tei_close(void *state)
{
	struct tei *t = state;

	free(t->flows);
	if (t->spaced.original.data) {
		recto_buf_dispose(&t->spaced.original);
		recto_buf_dispose(&t->spaced.regular);
	}
	ids_dispose(&t->ids);
}

static const char *const editions[] = { "reading", "diplomatic", NULL };

static const recto_option options[] = {
	{ .name = "edition", .type = RECTO_OPT_CHOICE, .offset = offsetof(struct tei, edition),
	  .value = "reading", .choices = editions,
	  .summary = "the text to be read, or the page as printed" },
	{ .name = NULL },
};

const recto_role tei_writer = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_WRITER,
	.name = "tei",
	.summary = "TEI P5, one division an article",
	.suffixes = ".xml .tei",
	.media = "application/tei+xml",
	.options = options,
	.state_size = sizeof(struct tei),
	.begin = tei_begin,
	.write = tei_write,
	.end = tei_end,
	.close = tei_close,
};
