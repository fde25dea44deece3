/* SPDX-License-Identifier: MIT */
/*
 * Writes a document as TEI P5, part by part: pages are milestones, furniture is
 * <fw>, each article a <div>. Every tree the model allows becomes valid TEI
 * (tei_all) with its text complete and in order.
 */
#include "tei.h"

#include <stdlib.h>
#include <string.h>

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

/* ------------------------------------------------------------- wrappers */

void
tei_open(struct tei *t, const char *tag)
{
	tei_break(t);
	recto_sink_printf(t->out, "<%s>", tag);
	t->depth++;
}

void
tei_close(struct tei *t, const char *element)
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

/* Lines that no filter has made articles of. */
static void
write_line(struct tei *t, const recto_node *node)
{
	const recto_line *line = recto_node_line(node);
	const recto_node *before = recto_node_prev(node), *after = recto_node_next(node);

	if (!before || recto_node_kind(before) != RECTO_LINE) {
		tei_open(t, "div type=\"lines\"");
		tei_open(t, "ab");
	}
	tei_break(t);
	recto_sink_printf(t->out, "<lb n=\"%llu\"/>", (unsigned long long)line->number);
	tei_text(t, line->text, line->len);
	if (!after || recto_node_kind(after) != RECTO_LINE) {
		tei_close(t, "ab");
		tei_close(t, "div");
	}
	t->filled = 1;
}

static void
end_closer(struct tei *t, struct tei_flow *flow)
{
	if (flow->closer)
		tei_close(t, "closer");
	flow->closer = 0;
}

static void
end_stretch(struct tei *t, struct tei_flow *flow)
{
	end_closer(t, flow);
	if (flow->part)
		tei_close(t, "div");
	flow->part = 0;
}

/* Begin, go on with or end the stretch and the closer that @p node stands in. */
static void
flow_to(struct tei *t, struct tei_flow *flow, const recto_node *node)
{
	if (tei_flow_next(flow, node) != STEP_NONE) {
		end_stretch(t, flow);
		tei_open(t, "div type=\"part\"");
		flow->part = 1;
	}
	if (!tei_flow_closes(flow, node)) {
		end_closer(t, flow);
	} else if (!flow->closer) {
		tei_open(t, "closer");
		flow->closer = 1;
	}
}

/* A salutation is a paragraph where it does not open its stretch. */
static const char *
element_here(struct tei *t, const recto_node *node)
{
	const struct tei_flow *flow = flow_around(t, node);

	return flow && tei_flow_salutes(flow, node) ? "salute" : tei_element_of(node);
}

/* What TEI wants to see before @p node. */
static void
open_around(struct tei *t, const recto_node *node)
{
	struct tei_flow *flow = flow_around(t, node);

	if (flow)
		flow_to(t, flow, node);
	if (is_lone_credit(node))
		tei_open(t, "figure");
	if (is_form(node) && !is_form(tree_prev(node)) &&
	    is_form(tree_next(node)))
		recto_sink_puts(t->out, "<choice>");
}

static void
close_around(struct tei *t, const recto_node *node)
{
	if (is_form(node) && !is_form(tree_next(node)) &&
	    is_form(tree_prev(node)))
		recto_sink_puts(t->out, "</choice>");
	if (is_lone_credit(node))
		tei_close(t, "figure");
}

static void
enter(struct tei *t, recto_node *node)
{
	recto_kind kind = recto_node_kind(node);
	const char *element;

	tei_end_run(t);
	if (kind == RECTO_PART)
		tei_begin_page(t, node);
	else if (kind == RECTO_LINE)
		write_line(t, node);
	else
		tei_split_before(t, node);
	if (!tei_element_of(node))
		return;
	open_around(t, node);
	element = element_here(t, node);
	if (tei_layout_of(node) != TEI_INLINE)
		tei_break(t);
	recto_sink_printf(t->out, "<%s%s", element, tei_fixed_of(node));
	tei_attributes(t, node, element);
	recto_sink_puts(t->out, ">");
	if (tei_layout_of(node) == TEI_BLOCK)
		t->depth++;
	if (is_floating(node)) {
		tei_open(t, "floatingText");
		tei_open(t, "body");
	}
	t->filled |= kind == RECTO_ARTICLE;
	if (has_flow(node))
		push_flow(t, node);
}

static void
leave(struct tei *t, recto_node *node)
{
	recto_kind kind = recto_node_kind(node);
	const char *element = element_here(t, node);

	tei_end_run(t);
	if (kind == RECTO_PART)
		tei_split_page_end(t);
	if (!element)
		return;
	if (has_flow(node)) {
		struct tei_flow *flow = &t->flows[--t->nflows];

		end_stretch(t, flow);
		if (is_floating(node)) {
			if (flow->stage == STAGE_TOP) {
				tei_break(t);
				recto_sink_puts(t->out, "<p/>");
			}
			tei_close(t, "body");
			tei_close(t, "floatingText");
		}
	}
	if (kind == RECTO_ROW && !recto_node_first(node)) {
		tei_break(t);
		recto_sink_puts(t->out, "<cell/>");
	}
	if (tei_layout_of(node) == TEI_BLOCK) {
		t->depth--;
		tei_break(t);
	}
	recto_sink_printf(t->out, "</%s>", element);
	close_around(t, node);
	tei_split_after(t, node);
}

/* Discards between blocks are white space, but for noise and doubled print. */
static void
write_characters(struct tei *t, recto_node *node)
{
	recto_kind parent = recto_node_kind(recto_node_parent(node));
	struct tei_flow *flow;
	size_t len;

	if (parent != RECTO_PART && parent != RECTO_ARTICLE && parent != RECTO_CHOICE) {
		tei_characters(t, node);
	} else if (recto_node_kind(node) == RECTO_TEXT) {
		tei_characters(t, node);
	} else if (parent != RECTO_CHOICE && t->edition == TEI_DIPLOMATIC &&
	    recto_node_reason(node) == RECTO_DISCARD_NOISE && recto_node_dropped(node, &len) && len) {
		if ((flow = flow_around(t, node)) != NULL)
			end_closer(t, flow);
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
	if (t->failure.code != RECTO_OK)
		return recto_fail(err, t->failure.code, "%s", t->failure.text);
	return recto_sink_status(t->out, err);
}

static int
open_state(void *state, recto_context *ctx, recto_error *err)
{
	struct tei *t = state;
	recto_buf *const bufs[] = { &t->page.id, &t->page.n, &t->page.facs,
	    &t->pieces.ids, &t->spaced.original, &t->spaced.regular };

	(void)ctx;
	for (size_t i = 0; i < sizeof bufs / sizeof *bufs; i++)
		*bufs[i] = (recto_buf)RECTO_BUF_INIT;
	return tei_facs_check(t->facs, err);
}

static int
begin(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink, recto_error *err)
{
	struct tei *t = state;
	int rc;

	t->ctx = ctx;
	t->out = sink;
	if ((rc = tei_begin_document(t, doc, err)) < 0)
		return rc;
	return status(t, err);
}

static int
write(void *state, recto_context *ctx, recto_node *part, recto_sink *sink, recto_error *err)
{
	struct tei *t = state;
	recto_iter it = recto_iter_begin(part);

	t->ctx = ctx;
	t->out = sink;
	tei_pieces_begin(t, part);
	while (recto_iter_next(&it) != RECTO_DONE) {
		if (tei_layout_of(it.node) == TEI_CHARACTERS) {
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
		if (t->no_memory || t->failure.code != RECTO_OK)
			break;
	}
	return status(t, err);
}

static int
end(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink, recto_error *err)
{
	struct tei *t = state;

	(void)ctx;
	t->out = sink;
	tei_end_document(t, doc);
	return status(t, err);
}

static void
release(void *state)
{
	struct tei *t = state;

	recto_sink_close(t->file);
	free(t->flows);
	recto_buf_dispose(&t->spaced.original);
	recto_buf_dispose(&t->spaced.regular);
	recto_buf_dispose(&t->page.id);
	recto_buf_dispose(&t->page.n);
	recto_buf_dispose(&t->page.facs);
	tei_pieces_dispose(&t->pieces);
	ids_dispose(&t->ids);
}

static const char *const editions[] = { "reading", "diplomatic", NULL };
static const char *const splits[] = { "none", "article", "corpus", NULL };

static const recto_option options[] = {
	{ .name = "edition", .type = RECTO_OPT_CHOICE, .offset = offsetof(struct tei, edition),
	  .value = "reading", .choices = editions,
	  .summary = "the text to be read, or the page as printed" },
	{ .name = "split", .type = RECTO_OPT_CHOICE, .offset = offsetof(struct tei, split),
	  .value = "none", .choices = splits,
	  .summary = "one TEI, a file for each article, or a teiCorpus with a TEI for each" },
	{ .name = "facs", .type = RECTO_OPT_TEXT, .offset = offsetof(struct tei, facs), .value = "",
	  .summary = "link to the image of each page; {page} is its number, {part} counts, {name} is the file's" },
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
	.open = open_state,
	.begin = begin,
	.write = write,
	.end = end,
	.close = release,
};
