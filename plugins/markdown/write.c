/* SPDX-License-Identifier: MIT */
/*
 * Writes a document as CommonMark, or as GitHub's dialect of it where tables
 * are wanted in its own form. A block is a line; roles that Markdown has no
 * block for are told apart by emphasis: what stands above and below a headline
 * is strong, bylines and other small print are emphasised.
 * Source: CommonMark 0.31; GitHub Flavored Markdown 0.29, section 4.10.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "markdown.h"
#include "tree.h"
#include "value.h"

/* --------------------------------------------------------------- tables */

enum role { NO_BLOCK, PLAIN, STRONG, SMALL, TITLE, IN_LIST, IN_VERSE, IN_TABLE, RAW };

/* What a block of text becomes. */
static const unsigned char roles[RECTO_KIND_COUNT] = {
	[RECTO_LINE] = RAW,
	[RECTO_FURNITURE] = SMALL, [RECTO_KICKER] = STRONG, [RECTO_HEADLINE] = TITLE,
	[RECTO_DECK] = STRONG, [RECTO_BYLINE] = SMALL, [RECTO_DATELINE] = SMALL,
	[RECTO_HEADING] = TITLE, [RECTO_PARAGRAPH] = PLAIN, [RECTO_ITEM] = IN_LIST,
	[RECTO_VERSE_LINE] = IN_VERSE, [RECTO_FIGURE_TITLE] = STRONG, [RECTO_CAPTION] = PLAIN,
	[RECTO_CREDIT] = SMALL, [RECTO_CELL] = IN_TABLE, [RECTO_SIGNATURE] = SMALL,
	[RECTO_CONTINUATION] = SMALL,
};

static const struct { const char *type; enum mark mark; const char *element; } emphases[] = {
	{ "bold",	MARK_STRONG,	"strong" },
	{ "underline",	MARK_HTML,	"u" },
	{ "strike",	MARK_HTML,	"s" },
	{ "superscript", MARK_HTML,	"sup" },
	{ "subscript",	MARK_HTML,	"sub" },
	{ "code",	MARK_HTML,	"code" },
	{ NULL,		MARK_EM,	"em" },
};

/* What Markdown has no way to say. */
static const struct { recto_kind kind; const char *what; } lost[] = {
	{ RECTO_FIGURE, "Markdown has no figure without an image: its texts became paragraphs" },
	{ RECTO_NOTE, "Markdown has no notes of this kind: they became block quotations" },
	{ RECTO_ORIGINAL, "Markdown has one form of a choice: the corrected one is kept" },
};

/* --------------------------------------------------------------- blocks */

void
markdown_start_block(struct markdown *m)
{
	if (m->started)
		recto_sink_puts(m->out, m->quoted && !m->fresh ? ">\n" : "\n");
	m->started = 1;
	m->fresh = 0;
}

static void
put_prefix(struct markdown *m)
{
	if (m->quoted)
		recto_sink_puts(m->out, "> ");
}

static unsigned
heading_level(struct markdown *m)
{
	unsigned level = 1 + m->outline;

	if (level > m->level + 1)
		level = m->level + 1;
	m->level = level > 6 ? 6 : level;
	return m->level;
}

/* What stands before the text of a block. */
static void
put_opening(struct markdown *m, recto_kind kind)
{
	put_prefix(m);
	if (roles[kind] == TITLE)
		recto_sink_printf(m->out, "%.*s ", (int)heading_level(m), "######");
	else if (kind == RECTO_ITEM && m->number > 0)
		recto_sink_printf(m->out, "%" PRId64 "%c ", m->number, m->bullet);
	else if (kind == RECTO_ITEM)
		recto_sink_printf(m->out, "%c ", m->bullet);
}

static void
put_block(struct markdown *m, recto_kind kind)
{
	if (!(kind == RECTO_ITEM && m->items))
		markdown_start_block(m);
	put_opening(m, kind);
	recto_sink_write(m->out, m->text.data, m->text.len);
	recto_sink_puts(m->out, "\n");
	m->last = kind;
	if (kind != RECTO_ITEM)
		return;
	m->items++;
	if (m->number > 0 && m->number < 999999999)	/* nine digits is the most */
		m->number++;
}

/* The lines of a verse are one paragraph with hard breaks, the last without. */
static void
put_verse_line(struct markdown *m)
{
	if (m->lines++)
		recto_sink_puts(m->out, "\\\n");
	else
		markdown_start_block(m);
	put_prefix(m);
	recto_sink_write(m->out, m->text.data, m->text.len);
	m->last = RECTO_VERSE_LINE;
}

/* ---------------------------------------------------------------- lists */

static int
is_type(const recto_node *node, const char *type)
{
	const char *own = recto_node_get(node, RECTO_ATTR_TYPE);

	return own && !strcmp(own, type);
}

/* The number of an item, where it is one that Markdown can count from. */
static int64_t
number_of(const recto_node *item)
{
	const char *n = recto_node_get(item, RECTO_ATTR_N);

	if (!n || !*n || strlen(n) > 9 || n[strspn(n, "0123456789")])
		return 0;
	return strtoll(n, NULL, 10);
}

/* Two lists in a row stay two because their marks differ. */
static void
start_list(struct markdown *m, const recto_node *list)
{
	const recto_node *item = recto_node_first(list);
	int ordered = is_type(list, "ordered");
	int other = m->last == RECTO_ITEM;

	m->number = 0;
	m->items = 0;
	if (ordered) {
		m->number = number_of(item) > 0 ? number_of(item) : 1;
		m->bullet = other && m->bullet == '.' ? ')' : '.';
	} else {
		m->bullet = other && m->bullet == '-' ? '+' : '-';
	}
}

/* ------------------------------------------------------------ the walk */

static void
push_mark(struct markdown *m, size_t handle)
{
	if (m->nopen == m->open_size) {
		size_t size = m->open_size ? m->open_size * 2 : 16;
		size_t *open = realloc(m->open, size * sizeof *open);

		if (!open) {
			m->line.no_memory = 1;
			return;
		}
		m->open = open;
		m->open_size = size;
	}
	m->open[m->nopen++] = handle;
}

static void
open_emphasis(struct markdown *m, const recto_node *node)
{
	const char *type = recto_node_get(node, RECTO_ATTR_TYPE);
	size_t i = 0;

	while (emphases[i].type && (!type || strcmp(type, emphases[i].type) != 0))
		i++;
	push_mark(m, line_open(&m->line, emphases[i].mark, emphases[i].element));
}

/* Whether @p node becomes a link: they may not be nested. */
static int
is_link(const recto_node *node)
{
	const char *target = recto_node_get(node, RECTO_ATTR_TARGET);

	if (!target || !value_is_link(target))
		return 0;
	while ((node = recto_node_parent(node)))
		if (recto_node_kind(node) == RECTO_LINK)
			return 0;
	return 1;
}

static void
close_link(struct markdown *m, const recto_node *node)
{
	recto_buf uri = RECTO_BUF_INIT;

	value_add_uri(&uri, recto_node_get(node, RECTO_ATTR_TARGET));
	line_close_link(&m->line, uri.data);
	m->line.no_memory |= uri.failed;
	recto_buf_dispose(&uri);
}

static void
tell_losses(struct markdown *m, const recto_node *node)
{
	const char *lang = recto_node_get(node, RECTO_ATTR_LANG);
	const char *page = recto_document_meta(recto_node_document(node), "language");
	recto_kind kind = recto_node_kind(node);
	recto_cert cert = recto_node_cert(node);

	for (size_t i = 0; i < sizeof lost / sizeof *lost; i++)
		if (kind == lost[i].kind)
			loss_tell(&m->losses, m->ctx, node, (int)kind, lost[i].what);
	if (kind == RECTO_LINK && !is_link(node))
		loss_tell(&m->losses, m->ctx, node, (int)kind,
		    "a link that leads nowhere safe, or stands in another, became plain text");
	if (lang && page && strcmp(lang, page) != 0)
		loss_tell(&m->losses, m->ctx, node, LOSS_LANG,
		    "Markdown does not show where the language changes");
	if (cert == RECTO_CERT_MEDIUM || cert == RECTO_CERT_LOW)
		loss_tell(&m->losses, m->ctx, node, LOSS_CERT,
		    "Markdown does not show which decisions could go either way");
}

/* A page begins with a thematic break, but for the first. */
static void
start_page(struct markdown *m)
{
	if (!m->started)
		return;
	markdown_start_block(m);
	recto_sink_puts(m->out, "* * *\n");
	m->last = RECTO_PART;
}

static void
start_text(struct markdown *m, recto_kind kind)
{
	line_clear(&m->line);
	m->line.in_cell = roles[kind] == IN_TABLE && m->dialect == MARKDOWN_GFM;
	m->line.autolinks = m->dialect == MARKDOWN_GFM;
	if (roles[kind] == STRONG)
		m->block_mark = line_open(&m->line, MARK_STRONG, "strong");
	else if (roles[kind] == SMALL)
		m->block_mark = line_open(&m->line, MARK_EM, "em");
}

static void
end_text(struct markdown *m, const recto_node *node)
{
	recto_kind kind = recto_node_kind(node);
	enum line_place place = roles[kind] == TITLE ? LINE_HEADING :
	    roles[kind] == IN_VERSE && m->lines ? LINE_NEXT : LINE_BLOCK;
	int any = line_finish(&m->line);

	if (roles[kind] == STRONG || roles[kind] == SMALL)
		line_close(&m->line, m->block_mark);
	recto_buf_clear(&m->text);
	if (any)
		line_write(&m->line, place, &m->text);
	if (roles[kind] == IN_TABLE)
		markdown_cell(m, node);
	else if (any && roles[kind] == IN_VERSE)
		put_verse_line(m);
	else if (any)
		put_block(m, kind);
}

static void
enter(struct markdown *m, const recto_node *node)
{
	recto_kind kind = recto_node_kind(node);

	m->outline += (unsigned)tree_is_headed(node);
	if (roles[kind] != NO_BLOCK)
		start_text(m, kind);
	switch (kind) {
	case RECTO_PART:
		start_page(m);
		break;
	case RECTO_QUOTATION:
	case RECTO_NOTE:
		m->quoted = m->fresh = 1;
		break;
	case RECTO_LIST:
		start_list(m, node);
		break;
	case RECTO_TABLE:
		markdown_start_table(m, node);
		break;
	case RECTO_ROW:
		markdown_start_row(m);
		break;
	case RECTO_VERSE:
		m->lines = 0;
		break;
	case RECTO_EMPHASIS:
		open_emphasis(m, node);
		break;
	case RECTO_LINK:
		if (is_link(node))
			line_open_link(&m->line);
		break;
	default:
		break;
	}
}

static void
leave(struct markdown *m, const recto_node *node)
{
	recto_kind kind = recto_node_kind(node);

	if (roles[kind] != NO_BLOCK)
		end_text(m, node);
	m->outline -= (unsigned)tree_is_headed(node);
	switch (kind) {
	case RECTO_QUOTATION:
	case RECTO_NOTE:
		m->quoted = m->fresh = 0;
		m->last = kind;
		break;
	case RECTO_TABLE:
		markdown_end_table(m);
		break;
	case RECTO_ROW:
		markdown_end_row(m);
		break;
	case RECTO_VERSE:
		if (m->lines)
			recto_sink_puts(m->out, "\n");
		break;
	case RECTO_EMPHASIS:
		line_close(&m->line, m->open[--m->nopen]);
		break;
	case RECTO_LINK:
		if (is_link(node))
			close_link(m, node);
		break;
	default:
		break;
	}
}

static void
write_leaf(struct markdown *m, const recto_node *node)
{
	const recto_line *line = recto_node_line(node);
	size_t len;
	const char *text;

	if (line) {
		start_text(m, RECTO_LINE);
		line_text(&m->line, line->text, line->len);
		end_text(m, node);
	} else if (recto_node_kind(node) != RECTO_DISCARD) {
		if (tree_begins_page(node))
			loss_tell(&m->losses, m->ctx, node, LOSS_PAGE,
			    "Markdown does not show a page that begins inside a paragraph");
		text = recto_node_text(node, &len);
		line_text(&m->line, text, len);
	}
}

static int
is_leaf(recto_kind kind)
{
	return kind == RECTO_TEXT || kind == RECTO_BREAK || kind == RECTO_DISCARD ||
	    kind == RECTO_LINE;
}

/* ----------------------------------------------------------------- role */

static int
markdown_open(void *state, recto_context *ctx, recto_error *err)
{
	static const recto_buf empty = RECTO_BUF_INIT;
	struct markdown *m = state;

	(void)ctx;
	(void)err;
	line_init(&m->line);
	m->text = empty;
	m->level = 1;	/* the title, in the metadata */
	m->last = RECTO_PART;
	return RECTO_OK;
}

static int
markdown_begin(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink,
    recto_error *err)
{
	struct markdown *m = state;
	int rc;

	(void)ctx;
	recto_buf_clear(&m->text);
	markdown_front(&m->text, doc);
	if ((rc = recto_buf_status(&m->text, err)) < 0)
		return rc;
	recto_sink_write(sink, m->text.data, m->text.len);
	recto_sink_puts(sink, "\n");
	return recto_sink_status(sink, err);
}

static int
markdown_write(void *state, recto_context *ctx, recto_node *part, recto_sink *sink,
    recto_error *err)
{
	struct markdown *m = state;
	recto_iter it = recto_iter_begin(part);

	m->ctx = ctx;
	m->out = sink;
	while (recto_iter_next(&it) != RECTO_DONE) {
		if (is_leaf(recto_node_kind(it.node))) {
			write_leaf(m, it.node);
		} else if (tree_is_unread(it.node)) {
			if (it.event == RECTO_ENTER) {
				tell_losses(m, it.node);
				recto_iter_skip(&it);
			}
		} else if (it.event == RECTO_LEAVE) {
			leave(m, it.node);
		} else {
			tell_losses(m, it.node);
			enter(m, it.node);
		}
		if (m->line.no_memory || m->line.text.failed || m->text.failed)
			return recto_fail(err, RECTO_ENOMEM, "out of memory");
	}
	return recto_sink_status(sink, err);
}

static void
markdown_close(void *state)
{
	struct markdown *m = state;

	line_dispose(&m->line);
	if (m->text.data)
		recto_buf_dispose(&m->text);
	free(m->open);
}

static const char *const dialects[] = { "commonmark", "gfm", NULL };

static const recto_option options[] = {
	{ .name = "dialect", .type = RECTO_OPT_CHOICE, .offset = offsetof(struct markdown, dialect),
	  .value = "commonmark", .choices = dialects,
	  .summary = "the Markdown that is written; gfm has tables" },
	{ .name = NULL },
};

const recto_role markdown_writer = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_WRITER,
	.name = "markdown",
	.summary = "CommonMark with YAML front matter",
	.suffixes = ".md .markdown",
	.media = "text/markdown",
	.options = options,
	.state_size = sizeof(struct markdown),
	.open = markdown_open,
	.begin = markdown_begin,
	.write = markdown_write,
	.close = markdown_close,
};
