/* SPDX-License-Identifier: MIT */
/*
 * Writes a document as one HTML page that needs nothing else: a <div> a page,
 * an <article> an article, headings without gaps. A table says which element a
 * node becomes. Source: the HTML standard, sections 4.3 to 4.5 and 4.9.
 */
#include "html.h"

#include <stdio.h>
#include <string.h>

/* ------------------------------------------------------------- elements */

enum layout { NOWHERE, INLINE, LINE, BLOCK };

static const struct { const char *element, *class; unsigned char layout; } rows[] = {
	[RECTO_PART]		= { "div", "page", BLOCK },
	[RECTO_LINE]		= { NULL, NULL, NOWHERE },
	[RECTO_ARTICLE]		= { "article", "article", BLOCK },
	[RECTO_FURNITURE]	= { "p", "furniture", LINE },
	[RECTO_KICKER]		= { "p", "kicker", LINE },
	[RECTO_HEADLINE]	= { "p", "headline", LINE },
	[RECTO_DECK]		= { "p", "deck", LINE },
	[RECTO_BYLINE]		= { "p", "byline", LINE },
	[RECTO_DATELINE]	= { "p", "dateline", LINE },
	[RECTO_SECTION]		= { "section", NULL, BLOCK },
	[RECTO_HEADING]		= { "p", "heading", LINE },
	[RECTO_PARAGRAPH]	= { "p", NULL, LINE },
	[RECTO_LIST]		= { "ul", NULL, BLOCK },
	[RECTO_ITEM]		= { "li", NULL, LINE },
	[RECTO_QUOTATION]	= { "blockquote", NULL, BLOCK },
	[RECTO_VERSE]		= { "p", "verse", LINE },
	[RECTO_VERSE_LINE]	= { "span", "line", INLINE },
	[RECTO_FIGURE]		= { "figure", NULL, BLOCK },
	[RECTO_FIGURE_TITLE]	= { "p", "figure-title", LINE },
	[RECTO_CAPTION]		= { "p", "caption", LINE },
	[RECTO_CREDIT]		= { "p", "credit", LINE },
	[RECTO_TABLE]		= { "table", NULL, BLOCK },
	[RECTO_ROW]		= { "tr", NULL, BLOCK },
	[RECTO_CELL]		= { "td", NULL, LINE },
	[RECTO_NOTE]		= { "aside", "note", BLOCK },
	[RECTO_SIGNATURE]	= { "p", "signature", LINE },
	[RECTO_CONTINUATION]	= { "p", "continuation", LINE },
	[RECTO_TEXT]		= { NULL, NULL, NOWHERE },
	[RECTO_BREAK]		= { NULL, NULL, NOWHERE },
	[RECTO_DISCARD]		= { NULL, NULL, NOWHERE },
	[RECTO_EMPHASIS]	= { "em", NULL, INLINE },
	[RECTO_LINK]		= { "span", "link", INLINE },
	[RECTO_NAME]		= { "span", "name", INLINE },
	[RECTO_DATE]		= { "span", "date", INLINE },
	[RECTO_CHOICE]		= { "span", "choice", INLINE },
	[RECTO_ORIGINAL]	= { NULL, NULL, NOWHERE },
	[RECTO_CORRECTED]	= { NULL, NULL, NOWHERE },
};
_Static_assert(sizeof rows / sizeof *rows == RECTO_KIND_COUNT, "new kind, no row");

/* Where the type of a node asks for another element or class. */
static const struct { recto_kind kind; const char *type, *element, *class; } typed[] = {
	{ RECTO_EMPHASIS, "bold", "strong", NULL },
	{ RECTO_EMPHASIS, "italic", "i", NULL },
	{ RECTO_EMPHASIS, "spaced", "em", "spaced" },
	{ RECTO_EMPHASIS, "underline", "u", NULL },
	{ RECTO_EMPHASIS, "strike", "s", NULL },
	{ RECTO_EMPHASIS, "superscript", "sup", NULL },
	{ RECTO_EMPHASIS, "subscript", "sub", NULL },
	{ RECTO_EMPHASIS, "small-caps", "span", "small-caps" },
	{ RECTO_EMPHASIS, "code", "code", NULL },
	{ RECTO_LIST, "ordered", "ol", NULL },
	{ RECTO_LIST, "bulleted", "ul", NULL },
	{ RECTO_LIST, NULL, "ul", "plain" },	/* its marks are part of its text */
	{ RECTO_CELL, "label", "th", NULL },
};

struct tag { const char *element, *class; };

/* "Continued from page 1", where the piece on page 1 is known: it leads there. */
static int
leads_back(const recto_node *node)
{
	const recto_node *article = recto_node_parent(node);
	const char *type = recto_node_get(node, RECTO_ATTR_TYPE);
	const char *target = recto_node_get(article, RECTO_ATTR_TARGET);

	return recto_node_kind(node) == RECTO_CONTINUATION && type && !strcmp(type, "from") &&
	    recto_node_kind(article) == RECTO_ARTICLE && target && value_is_link(target);
}

/* Whether @p node becomes an <a>: links may not be nested. */
static int
is_anchor(const recto_node *node)
{
	const char *target = recto_node_get(node, RECTO_ATTR_TARGET);

	if (recto_node_kind(node) != RECTO_LINK || !target || !value_is_link(target))
		return 0;
	while ((node = recto_node_parent(node)))
		if (recto_node_kind(node) == RECTO_LINK || leads_back(node))
			return 0;
	return 1;
}

static int
has_time(const recto_node *node)
{
	const char *when = recto_node_get(node, RECTO_ATTR_WHEN);

	return recto_node_kind(node) == RECTO_DATE && when && value_date_form(when) != DATE_NONE;
}

static int
is_ordered(const recto_node *list)
{
	const char *type = recto_node_get(list, RECTO_ATTR_TYPE);

	return type && !strcmp(type, "ordered");
}

/* Whether an article or section has a heading of its own in the outline of the page. */
static int
is_headed(const recto_node *node)
{
	recto_kind kind = recto_node_kind(node);

	return (kind == RECTO_ARTICLE && tree_has_child(node, RECTO_HEADLINE)) ||
	    (kind == RECTO_SECTION && tree_has_child(node, RECTO_HEADING));
}

static struct tag
tag_of(const recto_node *node)
{
	recto_kind kind = recto_node_kind(node);
	const char *type = recto_node_get(node, RECTO_ATTR_TYPE);
	struct tag tag = { rows[kind].element, rows[kind].class };

	if (kind == RECTO_ARTICLE || kind == RECTO_SECTION) {
		/* The standard wants a heading in either element. */
		if (!is_headed(node))
			tag = (struct tag){ "div", kind == RECTO_ARTICLE ? "article" : "section" };
	} else if (is_anchor(node)) {
		tag = (struct tag){ "a", NULL };
	} else if (has_time(node)) {
		tag = (struct tag){ "time", NULL };
	} else {
		for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
			if (typed[i].kind == kind && (typed[i].type && type ?
			    !strcmp(type, typed[i].type) : typed[i].type == type))
				return (struct tag){ typed[i].element, typed[i].class };
	}
	return tag;
}

/* Heading and section titles become h2 to h6, never more than one below the last. */
static unsigned
heading_level(const struct html *h, const recto_node *node)
{
	recto_kind kind = recto_node_kind(node);
	unsigned level = 1 + h->outline;

	if (kind != RECTO_HEADLINE && kind != RECTO_HEADING)
		return 0;
	if (!tree_has_text(node))
		return 0;
	if (level > h->level + 1)
		level = h->level + 1;
	return level > 6 ? 6 : level;
}

/* -------------------------------------------------- text and attributes */

void
html_plain(struct html *h, const char *text, size_t len)
{
	if (markup_text(h->out, MARKUP_HTML, text, len))
		loss_tell(&h->losses, h->ctx, NULL, LOSS_CHARACTER,
		    "HTML cannot hold some of the characters; they became U+FFFD");
}

/* Characters of private use stand as U+FFFD with their number, for who knows what they are. */
void
html_text(struct html *h, const char *text, size_t len)
{
	const char *run = text, *end = text + len;
	uint32_t c;

	while (text < end) {
		size_t step = 1;

		if ((unsigned char)*text >= 0xee) {	/* none begins lower */
			step = recto_utf8_next(text, end, &c);
			if (markup_is_private(c)) {
				html_plain(h, run, (size_t)(text - run));
				recto_sink_printf(h->out, "<span class=\"private\" title=\"U+%04X\">"
				    "\xef\xbf\xbd</span>", (unsigned)c);
				loss_tell(&h->losses, h->ctx, NULL, LOSS_CHARACTER,
				    "HTML cannot hold some of the characters; they became U+FFFD");
				run = text + step;
			}
		}
		text += step;
	}
	html_plain(h, run, (size_t)(end - run));
}

void
html_attr(struct html *h, const char *name, const char *value)
{
	markup_attr(h->out, MARKUP_HTML, name, value);
}

static void
write_class(struct html *h, const recto_node *node, const char *class)
{
	const char *type = recto_node_get(node, RECTO_ATTR_TYPE);
	recto_kind kind = recto_node_kind(node);
	int shows_type = kind == RECTO_ARTICLE || kind == RECTO_FURNITURE || kind == RECTO_NAME ||
	    kind == RECTO_NOTE;

	if (!type || !shows_type || !value_is_token(type) || !strcmp(type, class))
		type = "";
	recto_sink_printf(h->out, " class=\"%s%s%s\"", class, *type ? " " : "", type);
}

/* The language where it changes, and the direction where that changes with it. */
static void
write_lang(struct html *h, const recto_node *node)
{
	const char *lang = recto_node_get(node, RECTO_ATTR_LANG);
	const char *around = recto_node_lang(recto_node_parent(node));

	if (!lang || !value_is_lang(lang))
		return;
	if (!around)
		around = recto_document_meta(recto_node_document(node), "language");
	if (around && !strcmp(lang, around))
		return;
	html_attr(h, "lang", lang);
	if (value_is_rtl(lang) != value_is_rtl(around))
		html_attr(h, "dir", value_is_rtl(lang) ? "rtl" : "ltr");
}

static const char *
take_id(struct html *h, const recto_node *node)
{
	const char *id = recto_node_get(node, RECTO_ATTR_ID);
	recto_kind kind = recto_node_kind(node);

	if (kind == RECTO_PART)
		return ids_take(&h->ids, id, "page", ++h->pages);
	if (kind == RECTO_ARTICLE)
		return ids_take(&h->ids, id, "a", ++h->articles);
	if (kind == RECTO_FIGURE && recto_node_kind(recto_node_parent(node)) == RECTO_PART)
		return ids_take(&h->ids, id, "f", ++h->figures);
	return id ? ids_take(&h->ids, id, NULL, 0) : NULL;
}

static void
write_href(struct html *h, const recto_node *node)
{
	recto_buf uri = RECTO_BUF_INIT;

	/* What is_anchor and leads_back ask for makes a URI. */
	value_add_uri(&uri, recto_node_get(node, RECTO_ATTR_TARGET));
	html_attr(h, "href", uri.data);
	h->no_memory |= uri.failed;
	recto_buf_dispose(&uri);
}

/* What stood in the source, to be seen when one points at the corrected form. */
static void
write_original(struct html *h, const recto_node *choice)
{
	recto_buf text = RECTO_BUF_INIT;

	for (recto_node *c = recto_node_first(choice); c; c = recto_node_next(c))
		if (recto_node_kind(c) == RECTO_ORIGINAL)
			recto_node_read_text(c, &text);
	if (text.len)
		html_attr(h, "title", text.data);
	h->no_memory |= text.failed;
	recto_buf_dispose(&text);
}

/* A day of any year is written without the hyphens of XML Schema: the checkers ask for that. */
static const char *
datetime(const char *when)
{
	return value_date_form(when) == DATE_MONTH_DAY ? when + 2 : when;
}

static int
is_number(const char *text)
{
	return *text && strlen(text) < 9 && strspn(text, "0123456789") == strlen(text);
}

static void
write_attributes(struct html *h, const recto_node *node)
{
	const char *n = recto_node_get(node, RECTO_ATTR_N);
	recto_kind kind = recto_node_kind(node);
	recto_cert cert = recto_node_cert(node);

	html_attr(h, "id", take_id(h, node));
	write_lang(h, node);
	if (cert == RECTO_CERT_MEDIUM || cert == RECTO_CERT_LOW)
		html_attr(h, "data-cert", recto_cert_name(cert));
	if (kind == RECTO_PART)
		html_attr(h, "data-page", n);
	if (kind == RECTO_ITEM && n && is_number(n) && is_ordered(recto_node_parent(node)))
		html_attr(h, "value", n);
	if (is_anchor(node))
		write_href(h, node);
	else if (kind == RECTO_LINK)
		loss_tell(&h->losses, h->ctx, node, kind,
		    "a link that leads nowhere safe, or stands in another, became plain text");
	if (has_time(node))
		html_attr(h, "datetime", datetime(recto_node_get(node, RECTO_ATTR_WHEN)));
	if (kind == RECTO_NOTE)
		html_attr(h, "role", "note");
	if (kind == RECTO_CHOICE)
		write_original(h, node);
}

/* ---------------------------------------------------------------- groups */

/* Kinds that stand together in the <header> of an article. */
static int
is_heading_matter(const recto_node *node)
{
	recto_kind kind = recto_node_kind(node);

	return kind == RECTO_KICKER || kind == RECTO_HEADLINE || kind == RECTO_DECK ||
	    ((kind == RECTO_BYLINE || kind == RECTO_DATELINE) &&
	    recto_node_kind(recto_node_parent(node)) == RECTO_ARTICLE);
}

static int
is_page_furniture(const recto_node *node)
{
	return recto_node_kind(node) == RECTO_FURNITURE &&
	    recto_node_kind(recto_node_parent(node)) == RECTO_PART;
}

static int
is_raw_line(const recto_node *node)
{
	return recto_node_kind(node) == RECTO_LINE;
}

/* Page furniture is a header before the first article and a footer after the last. */
static const char *
furniture_element(const recto_node *node)
{
	const recto_node *before = node, *after = node;

	while (before && is_page_furniture(before))
		before = tree_prev(before);
	while (after && is_page_furniture(after))
		after = tree_next(after);
	return !before ? "header" : !after ? "footer" : "div";
}

/*
 * Siblings that share a wrapper. A group is opened by its first member and
 * closed by its last; the heading matter of an article only at its beginning.
 */
static int
starts(const recto_node *node, int (*is_member)(const recto_node *))
{
	const recto_node *before = tree_prev(node);

	return is_member(node) && (!before || !is_member(before));
}

static int
ends(const recto_node *node, int (*is_member)(const recto_node *))
{
	const recto_node *after = tree_next(node);

	return is_member(node) && (!after || !is_member(after));
}

/* Whether everything from the first child to @p node is heading matter. */
static int
is_in_header(const recto_node *node)
{
	while (node && is_heading_matter(node))
		node = tree_prev(node);
	return !node;
}

static void
open_groups(struct html *h, const recto_node *node)
{
	if (starts(node, is_page_furniture))
		recto_sink_printf(h->out, "<%s class=\"furniture\">\n", furniture_element(node));
	if (starts(node, is_heading_matter) && is_in_header(node))
		recto_sink_puts(h->out, "<header>\n");
	if (starts(node, is_raw_line))
		recto_sink_puts(h->out, "<p class=\"lines\">");
}

static void
close_groups(struct html *h, const recto_node *node)
{
	if (ends(node, is_page_furniture))
		recto_sink_printf(h->out, "</%s>\n", furniture_element(node));
	if (ends(node, is_heading_matter) && is_in_header(node))
		recto_sink_puts(h->out, "</header>\n");
	if (ends(node, is_raw_line))
		recto_sink_puts(h->out, "</p>\n");
	else if (is_raw_line(node))
		recto_sink_puts(h->out, "<br>\n");
}

/* ----------------------------------------------------- entering, leaving */

/* What stands just inside an element. */
static void
write_inner(struct html *h, const recto_node *node, int open)
{
	recto_kind kind = recto_node_kind(node);

	if (kind == RECTO_FIGURE)
		recto_sink_puts(h->out, open ? "<figcaption>\n" : "</figcaption>\n");
	if (leads_back(node) && open) {
		recto_sink_puts(h->out, "<a");
		write_href(h, recto_node_parent(node));
		recto_sink_puts(h->out, ">");
	} else if (leads_back(node)) {
		recto_sink_puts(h->out, "</a>");
	}
	if (kind == RECTO_VERSE_LINE && !open && tree_next(node))
		recto_sink_puts(h->out, "<br>");
}

static void
pad_row(struct html *h, const recto_node *row)
{
	size_t cells = 0;

	for (recto_node *c = recto_node_first(row); c; c = recto_node_next(c))
		cells++;
	for (; cells < h->columns; cells++)
		recto_sink_puts(h->out, "<td></td>\n");
}

static void
enter(struct html *h, const recto_node *node)
{
	recto_kind kind = recto_node_kind(node);
	struct tag tag = tag_of(node);
	unsigned level = heading_level(h, node);

	open_groups(h, node);
	if (kind == RECTO_TABLE)
		h->columns = tree_columns(node);
	h->outline += (unsigned)is_headed(node);
	if (!tag.element)
		return;
	if (level)
		recto_sink_printf(h->out, "<h%u", h->level = level);
	else
		recto_sink_printf(h->out, "<%s", tag.element);
	if (tag.class && !(level && kind == RECTO_HEADING))
		write_class(h, node, tag.class);
	write_attributes(h, node);
	recto_sink_puts(h->out, rows[kind].layout == BLOCK ? ">\n" : ">");
	write_inner(h, node, 1);
}

static void
leave(struct html *h, const recto_node *node)
{
	recto_kind kind = recto_node_kind(node);
	struct tag tag = tag_of(node);

	if (kind == RECTO_ROW)
		pad_row(h, node);
	h->outline -= (unsigned)is_headed(node);
	if (tag.element) {
		if (rows[kind].layout != INLINE)
			write_inner(h, node, 0);
		if ((kind == RECTO_HEADLINE || kind == RECTO_HEADING) && tree_has_text(node))
			recto_sink_printf(h->out, "</h%u>", h->level);
		else
			recto_sink_printf(h->out, "</%s>", tag.element);
		if (rows[kind].layout == INLINE)
			write_inner(h, node, 0);
		else
			recto_sink_puts(h->out, "\n");
	}
	close_groups(h, node);
}

/* Text, line ends and raw lines. */
static void
write_leaf(struct html *h, const recto_node *node)
{
	const recto_line *line = recto_node_line(node);
	size_t len;
	const char *text;

	if (line) {
		open_groups(h, node);
		html_text(h, line->text, line->len);
		close_groups(h, node);
	} else if (recto_node_kind(node) != RECTO_DISCARD) {
		text = recto_node_text(node, &len);
		html_text(h, text, len);
	}
}

static int
is_leaf(const recto_node *node)
{
	switch (recto_node_kind(node)) {
	case RECTO_TEXT:
	case RECTO_BREAK:
	case RECTO_DISCARD:
	case RECTO_LINE:
		return 1;
	default:
		return 0;
	}
}

/* What HTML has no room for: a list, table or figure with nothing in it, and an original form. */
static int
is_omitted(const recto_node *node)
{
	switch (recto_node_kind(node)) {
	case RECTO_TABLE:
		return tree_columns(node) == 0;
	case RECTO_LIST:
	case RECTO_FIGURE:
	case RECTO_VERSE:
		return !recto_node_first(node);
	default:
		return tree_is_unread(node);
	}
}

/* ----------------------------------------------------------------- role */

static int
status(const struct html *h, recto_error *err)
{
	if (h->no_memory || h->ids.no_memory)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	return recto_sink_status(h->out, err);
}

static int
html_begin(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink, recto_error *err)
{
	struct html *h = state;

	h->ctx = ctx;
	h->out = sink;
	html_head(h, doc);
	return status(h, err);
}

static int
html_write(void *state, recto_context *ctx, recto_node *part, recto_sink *sink, recto_error *err)
{
	struct html *h = state;
	recto_iter it = recto_iter_begin(part);

	h->ctx = ctx;
	h->out = sink;
	while (recto_iter_next(&it) != RECTO_DONE) {
		if (is_leaf(it.node)) {
			write_leaf(h, it.node);
		} else if (it.event == RECTO_LEAVE) {
			if (it.node != h->skipped)
				leave(h, it.node);
			h->skipped = NULL;
		} else if (is_omitted(it.node)) {
			recto_iter_skip(&it);
			h->skipped = it.node;
		} else {
			enter(h, it.node);
		}
	}
	return status(h, err);
}

static int
html_end(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink, recto_error *err)
{
	(void)state;
	(void)ctx;
	(void)doc;
	recto_sink_puts(sink, "</main>\n</body>\n</html>\n");
	return recto_sink_status(sink, err);
}

static void
html_close(void *state)
{
	struct html *h = state;

	ids_dispose(&h->ids);
}

const recto_role html_writer = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_WRITER,
	.name = "html",
	.summary = "HTML, one page that needs nothing else",
	.suffixes = ".html .htm",
	.media = "text/html",
	.state_size = sizeof(struct html),
	.begin = html_begin,
	.write = html_write,
	.end = html_end,
	.close = html_close,
};
