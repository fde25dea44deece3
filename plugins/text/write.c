/* SPDX-License-Identifier: MIT */
/*
 * Writes a document as plain text that reads well and greps well: a paragraph a
 * line with a blank line between, or wrapped; items, verses and table rows a
 * line each; two blank lines between articles; a form feed between pages, which
 * is how the reader beside this file knows them.
 */
#include <inttypes.h>
#include <string.h>

#include "loss.h"
#include "text.h"
#include "tree.h"
#include "wrap.h"

/* What comes between a line and the one before it. */
enum gap { GAP_NONE, GAP_LINE, GAP_BLOCK, GAP_ARTICLE, GAP_PAGE };

enum headings { HEADINGS_PLAIN, HEADINGS_MARKED };

struct text_writer {
	int64_t width;		/* option: columns, 0 for no limit */
	int headings;		/* option: enum headings */

	recto_context *ctx;	/* these two are borrowed for the call */
	recto_sink *out;

	struct wrapper *wrapper;
	recto_buf line;		/* the block that is being read */
	enum gap gap;
	int64_t number;		/* of the next item of an ordered list */
	int any;		/* something was written */
	struct losses losses;
};

/* Blocks of text, and what parts each from the one before it. */
static const unsigned char gaps[RECTO_KIND_COUNT] = {
	[RECTO_FURNITURE] = GAP_BLOCK, [RECTO_KICKER] = GAP_BLOCK,
	[RECTO_HEADLINE] = GAP_BLOCK, [RECTO_DECK] = GAP_BLOCK,
	[RECTO_BYLINE] = GAP_BLOCK, [RECTO_DATELINE] = GAP_BLOCK,
	[RECTO_HEADING] = GAP_BLOCK, [RECTO_PARAGRAPH] = GAP_BLOCK,
	[RECTO_ITEM] = GAP_LINE, [RECTO_VERSE_LINE] = GAP_LINE,
	[RECTO_FIGURE_TITLE] = GAP_BLOCK, [RECTO_CAPTION] = GAP_BLOCK,
	[RECTO_CREDIT] = GAP_BLOCK, [RECTO_ROW] = GAP_LINE,
	[RECTO_SIGNATURE] = GAP_BLOCK, [RECTO_CONTINUATION] = GAP_BLOCK,
	[RECTO_LINE] = GAP_LINE,
};

/* What plain text has no way to say. */
static const struct { recto_kind kind; const char *what; } lost[] = {
	{ RECTO_LINK, "plain text cannot link: the text of links is kept, not where they lead" },
	{ RECTO_EMPHASIS, "plain text has no emphasis" },
	{ RECTO_QUOTATION, "plain text does not mark quotations: they became paragraphs" },
	{ RECTO_NOTE, "plain text has no notes: they became paragraphs" },
	{ RECTO_ORIGINAL, "plain text has one form of a choice: the corrected one is kept" },
};

static void
raise_gap(struct text_writer *w, enum gap gap)
{
	if (w->any && w->gap < gap)
		w->gap = gap;
}

static void
write_gap(struct text_writer *w)
{
	static const char *const between[] = { "", "\n", "\n\n", "\n\n\n", "\n\f" };

	recto_sink_puts(w->out, between[w->gap]);
	w->gap = GAP_NONE;
	w->any = 1;
}

/* Add text of a block. It is one line, so what would end a line becomes a space. */
static void
add_text(recto_buf *buf, const char *text, size_t len)
{
	const char *end = text + len;
	uint32_t c;

	while (text < end) {
		size_t step = recto_utf8_next(text, end, &c);

		if (c < ' ' || c == 0x85 || c == 0x2028 || c == 0x2029)
			recto_buf_addc(buf, ' ');
		else
			recto_buf_add(buf, text, step);
		text += step;
	}
}

static int
is_type(const recto_node *node, const char *type)
{
	const char *own = recto_node_get(node, RECTO_ATTR_TYPE);

	return own && !strcmp(own, type);
}

/* Lists whose items carry no mark of their own get one. */
static void
add_mark(struct text_writer *w, const recto_node *item)
{
	const recto_node *list = recto_node_parent(item);
	const char *n = recto_node_get(item, RECTO_ATTR_N);

	if (!tree_has_text(item))
		return;
	if (is_type(list, "bulleted"))
		recto_buf_adds(&w->line, "- ");
	else if (is_type(list, "ordered") && n)
		recto_buf_addf(&w->line, "%s. ", n);
	else if (is_type(list, "ordered"))
		recto_buf_addf(&w->line, "%" PRId64 ". ", w->number);
	w->number++;
}

/* A headline in a text of marked headings is told from a line by what stands before it. */
static void
add_heading_mark(struct text_writer *w, const recto_node *node)
{
	if (w->headings == HEADINGS_MARKED && tree_has_text(node))
		recto_buf_adds(&w->line, recto_node_kind(node) == RECTO_HEADLINE ? "# " : "## ");
}

static int
write_line(struct text_writer *w, const recto_node *node, recto_error *err)
{
	recto_buf *line = &w->line;
	int rc = recto_buf_status(line, err);

	if (line->len && rc == RECTO_OK) {
		raise_gap(w, gaps[recto_node_kind(node)]);
		write_gap(w);
		if (w->width > 0 && recto_node_kind(node) != RECTO_ROW)
			rc = wrapper_write(w->wrapper, w->out, line->data, line->len,
			    (size_t)w->width, recto_node_lang(node), err);
		else
			recto_sink_write(w->out, line->data, line->len);
	}
	recto_buf_clear(line);
	return rc;
}

static void
enter(struct text_writer *w, const recto_node *node)
{
	switch (recto_node_kind(node)) {
	case RECTO_PART:
		raise_gap(w, GAP_PAGE);
		break;
	case RECTO_ARTICLE:
		raise_gap(w, GAP_ARTICLE);
		break;
	case RECTO_LIST:
		w->number = 1;
		/* fall through */
	case RECTO_VERSE:
	case RECTO_TABLE:
		raise_gap(w, GAP_BLOCK);
		break;
	case RECTO_ITEM:
		add_mark(w, node);
		break;
	case RECTO_HEADLINE:
	case RECTO_HEADING:
		add_heading_mark(w, node);
		break;
	default:
		break;
	}
}

static int
leave(struct text_writer *w, const recto_node *node, recto_error *err)
{
	recto_kind kind = recto_node_kind(node);

	switch (kind) {
	case RECTO_ARTICLE:
		raise_gap(w, GAP_ARTICLE);
		return RECTO_OK;
	case RECTO_LIST:
	case RECTO_VERSE:
	case RECTO_TABLE:
		raise_gap(w, GAP_BLOCK);
		return RECTO_OK;
	case RECTO_CELL:
		/* A row is a line: its cells are gathered until it ends. */
		if (recto_node_next(node))
			recto_buf_addc(&w->line, '\t');
		return RECTO_OK;
	default:
		return gaps[kind] ? write_line(w, node, err) : RECTO_OK;
	}
}

static int
write_leaf(struct text_writer *w, const recto_node *node, recto_error *err)
{
	const recto_line *line = recto_node_line(node);
	const char *text;
	size_t len;

	if (!line) {
		if (tree_begins_page(node))
			loss_tell(&w->losses, w->ctx, node, LOSS_PAGE,
			    "plain text does not show a page that begins inside a paragraph");
		text = recto_node_text(node, &len);
		add_text(&w->line, text, len);
		return RECTO_OK;
	}
	if (!line->len)
		raise_gap(w, GAP_BLOCK);
	add_text(&w->line, line->text, line->len);
	return write_line(w, node, err);
}

static void
tell_losses(struct text_writer *w, const recto_node *node)
{
	recto_cert cert = recto_node_cert(node);

	for (size_t i = 0; i < sizeof lost / sizeof *lost; i++)
		if (recto_node_kind(node) == lost[i].kind)
			loss_tell(&w->losses, w->ctx, node, (int)lost[i].kind, lost[i].what);
	if (cert == RECTO_CERT_MEDIUM || cert == RECTO_CERT_LOW)
		loss_tell(&w->losses, w->ctx, node, LOSS_CERT,
		    "plain text does not show which decisions could go either way");
}

/* ----------------------------------------------------------------- role */

static int
text_open(void *state, recto_context *ctx, recto_error *err)
{
	static const recto_buf empty = RECTO_BUF_INIT;
	struct text_writer *w = state;

	(void)ctx;
	w->line = empty;
	return w->width > 0 ? wrapper_open(&w->wrapper, err) : RECTO_OK;
}

static int
text_write(void *state, recto_context *ctx, recto_node *part, recto_sink *sink, recto_error *err)
{
	struct text_writer *w = state;
	recto_iter it = recto_iter_begin(part);
	int rc = RECTO_OK;

	w->ctx = ctx;
	w->out = sink;
	while (rc == RECTO_OK && recto_iter_next(&it) != RECTO_DONE) {
		recto_kind kind = recto_node_kind(it.node);

		if (kind == RECTO_TEXT || kind == RECTO_BREAK || kind == RECTO_LINE) {
			rc = write_leaf(w, it.node, err);
		} else if (it.event == RECTO_LEAVE) {
			rc = leave(w, it.node, err);
		} else {
			tell_losses(w, it.node);
			if (tree_is_unread(it.node))
				recto_iter_skip(&it);
			else
				enter(w, it.node);
		}
	}
	return rc < 0 ? rc : recto_sink_status(sink, err);
}

static int
text_end(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink, recto_error *err)
{
	struct text_writer *w = state;

	(void)ctx;
	(void)doc;
	if (w->any)
		recto_sink_puts(sink, "\n");
	return recto_sink_status(sink, err);
}

static void
text_close(void *state)
{
	struct text_writer *w = state;

	wrapper_close(w->wrapper);
	if (w->line.data)
		recto_buf_dispose(&w->line);
}

static const char *const headings[] = { "plain", "marked", NULL };

static const recto_option options[] = {
	{ .name = "width", .type = RECTO_OPT_INT, .offset = offsetof(struct text_writer, width),
	  .value = "0", .lo = 0, .hi = 10000,
	  .summary = "columns after which a line is wrapped, 0 for a paragraph a line" },
	{ .name = "headings", .type = RECTO_OPT_CHOICE,
	  .offset = offsetof(struct text_writer, headings),
	  .value = "plain", .choices = headings,
	  .summary = "marked puts # before headlines and ## before headings of sections" },
	{ .name = NULL },
};

const recto_role text_writer = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_WRITER,
	.name = "text",
	.summary = "plain text, a paragraph a line or wrapped",
	.suffixes = ".txt .text",
	.media = "text/plain",
	.options = options,
	.state_size = sizeof(struct text_writer),
	.open = text_open,
	.write = text_write,
	.end = text_end,
	.close = text_close,
};
