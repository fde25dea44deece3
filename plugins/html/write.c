/* SPDX-License-Identifier: MIT */
/*
 * Writes a document as one HTML page that needs nothing else: a <div> a page,
 * an <article> an article, headings without gaps, page furniture around them. Or
 * as a fragment, the articles alone.
 */
#include "html.h"

/* ----------------------------------------------------- entering, leaving */

/* What stands just inside an element. */
static void
write_inner(struct html *h, const recto_node *node, int open)
{
	recto_kind kind = recto_node_kind(node);

	if (kind == RECTO_FIGURE)
		recto_sink_puts(h->out, open ? "<figcaption>\n" : "</figcaption>\n");
	if (html_leads_back(node) && open) {
		recto_sink_puts(h->out, "<a");
		html_href(h, recto_node_get(recto_node_parent(node), RECTO_ATTR_TARGET));
		recto_sink_puts(h->out, ">");
	} else if (html_leads_back(node)) {
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

static struct html_tag
tag_of(const struct html *h, const recto_node *node)
{
	if (h->fragment && recto_node_kind(node) == RECTO_PART)
		return (struct html_tag){ NULL, NULL };
	return html_tag_of(node);
}

void
html_begin_page(struct html *h, const recto_node *node)
{
	h->page = recto_node_get(node, RECTO_ATTR_N);
	h->numbered |= h->page && *h->page;
	h->pages++;
}

/* What has to be known, or written, before a node is. */
static void
prepare(struct html *h, recto_node *node)
{
	switch (recto_node_kind(node)) {
	case RECTO_PART:
		html_begin_page(h, node);
		contents_begin(h, node);
		break;
	case RECTO_ARTICLE:
		contents_article(h);
		h->article_page = h->page;
		teaser_begin(h, node);
		break;
	case RECTO_HEADLINE:
		/* A link to the article itself, for those who want to quote it. */
		if (html_is_title(h, node) && !h->teaser.href)
			recto_sink_printf(h->out, "<a class=\"anchor\" href=\"#%s\" "
			    "aria-labelledby=\"%s\"></a>\n", h->article_id, h->title_id);
		break;
	case RECTO_TABLE:
		h->columns = tree_columns(node);
		break;
	default:
		break;
	}
}

/* Nonzero: nothing in the node is to be entered. */
static int
enter(struct html *h, recto_node *node)
{
	recto_kind kind = recto_node_kind(node);
	int is_link = kind == RECTO_HEADLINE && h->teaser.href && html_is_title(h, node);
	struct html_tag tag = tag_of(h, node);
	enum html_layout layout = html_layout_of(node);
	unsigned level = html_heading_level(h, node);

	html_open_groups(h, node);
	prepare(h, node);
	h->outline += (unsigned)tree_is_headed(node);
	if (!tag.element)
		return 0;
	if (level)
		recto_sink_printf(h->out, "<h%u", h->level = level);
	else
		recto_sink_printf(h->out, "<%s", tag.element);
	if (tag.class && !(level && kind == RECTO_HEADING))
		html_class(h, node, tag.class);
	html_attributes(h, node);
	recto_sink_puts(h->out, layout == HTML_BLOCK ? ">\n" : ">");
	write_inner(h, node, 1);
	if (is_link)
		teaser_link(h, node);
	return is_link;
}

/* An article with a headline; what goes on from another page was described there. */
static int
is_described(const recto_node *article)
{
	return tree_is_headed(article) && !recto_node_get(article, RECTO_ATTR_TARGET);
}

static void
leave(struct html *h, const recto_node *node)
{
	recto_kind kind = recto_node_kind(node);
	struct html_tag tag = tag_of(h, node);
	enum html_layout layout = html_layout_of(node);

	if (kind == RECTO_ROW)
		pad_row(h, node);
	if (kind == RECTO_ARTICLE && h->json_ld && is_described(node))
		html_json_ld(h, node);
	if (kind == RECTO_ARTICLE)
		teaser_end(h);
	h->outline -= (unsigned)tree_is_headed(node);
	if (tag.element) {
		if (layout != HTML_INLINE)
			write_inner(h, node, 0);
		if ((kind == RECTO_HEADLINE || kind == RECTO_HEADING) && tree_has_text(node))
			recto_sink_printf(h->out, "</h%u>", h->level);
		else
			recto_sink_printf(h->out, "</%s>", tag.element);
		if (layout == HTML_INLINE)
			write_inner(h, node, 0);
		else
			recto_sink_puts(h->out, "\n");
	}
	html_close_groups(h, node);
}

/* Where a printed page begins inside a text; the role is of DPUB-ARIA 1.1. */
static void
write_page(struct html *h, const recto_node *node)
{
	html_begin_page(h, node);
	recto_sink_puts(h->out, "<span class=\"page-break\" role=\"doc-pagebreak\"");
	html_attributes(h, node);
	recto_sink_puts(h->out, "></span>");
}

/* Text, line ends and raw lines. */
static void
write_leaf(struct html *h, const recto_node *node)
{
	const recto_line *line = recto_node_line(node);
	size_t len;
	const char *text;

	if (line) {
		html_open_groups(h, node);
		html_text(h, line->text, line->len);
		html_close_groups(h, node);
	} else if (recto_node_kind(node) != RECTO_DISCARD) {
		text = recto_node_text(node, &len);
		html_text(h, text, len);
		if (tree_begins_page(node))
			write_page(h, node);
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
is_omitted(struct html *h, const recto_node *node)
{
	if (h->fragment && html_is_page_furniture(node)) {
		loss_tell(&h->losses, h->ctx, node, RECTO_FURNITURE,
		    "a fragment has the articles only; folio lines and running heads are left out");
		return 1;
	}
	if (teaser_omits(h, node))
		return 1;
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
html_open(void *state, recto_context *ctx, recto_error *err)
{
	static const recto_buf empty = RECTO_BUF_INIT;
	struct html *h = state;

	(void)ctx;
	h->article_ids = empty;
	h->article_id = h->title_id = "";
	h->level = !html_is_article_page(h);	/* of the page, also where somebody else writes it */
	if (*h->stylesheet && !value_is_link(h->stylesheet))
		return recto_fail(err, RECTO_EUSAGE, "html.stylesheet: not a URL: %s",
		    h->stylesheet);
	return RECTO_OK;
}

/* A page that lists its articles, or is one, needs no contents. */
static int
has_contents(const struct html *h)
{
	return !h->fragment && !h->apart && !html_is_article_page(h);
}

static int
html_begin(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink, recto_error *err)
{
	struct html *h = state;
	int rc;

	h->ctx = ctx;
	h->out = sink;
	if (!h->fragment)
		html_head(h, doc);
	if (has_contents(h) && ((rc = spool_open(&h->contents, err)) < 0 ||
	    (rc = spool_open(&h->body, err)) < 0))
		return rc;
	return status(h, err);
}

static void
write_node(struct html *h, recto_node *node)
{
	recto_iter it = recto_iter_begin(node);

	while (recto_iter_next(&it) != RECTO_DONE) {
		if (is_leaf(it.node)) {
			write_leaf(h, it.node);
		} else if (it.event == RECTO_LEAVE) {
			if (it.node != h->skipped)
				leave(h, it.node);
			h->skipped = NULL;
		} else if (is_omitted(h, it.node)) {
			recto_iter_skip(&it);
			h->skipped = it.node;
		} else if (enter(h, it.node)) {
			recto_iter_skip(&it);
		}
	}
}

static int
html_write(void *state, recto_context *ctx, recto_node *part, recto_sink *sink, recto_error *err)
{
	struct html *h = state;
	int rc;

	h->ctx = ctx;
	h->out = h->body.sink ? h->body.sink : sink;
	write_node(h, part);
	if ((rc = status(h, err)) < 0 || !h->body.sink)
		return rc;
	if ((rc = spool_settle(&h->contents, err)) < 0)
		return rc;
	return spool_settle(&h->body, err);
}

int
html_write_article(struct html *h, recto_context *ctx, recto_node *article, recto_error *err)
{
	h->ctx = ctx;
	contents_add(h, article);
	write_node(h, article);
	return status(h, err);
}

static int
html_end(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink, recto_error *err)
{
	struct html *h = state;
	int rc;

	h->ctx = ctx;
	h->out = sink;
	if (h->body.sink && ((rc = contents_write(h, doc, err)) < 0 ||
	    (rc = spool_copy(&h->body, sink, err)) < 0))
		return rc;
	if (!h->fragment)
		html_foot(h);
	return status(h, err);
}

static void
html_close(void *state)
{
	struct html *h = state;

	ids_dispose(&h->ids);
	spool_close(&h->contents);
	spool_close(&h->body);
	if (h->article_ids.data)
		recto_buf_dispose(&h->article_ids);
}

static const recto_option options[] = {
	{ .name = "fragment", .type = RECTO_OPT_BOOL, .offset = offsetof(struct html, fragment),
	  .value = "no", .summary = "the articles only, to be put into a page of one's own" },
	{ .name = "stylesheet", .type = RECTO_OPT_TEXT, .offset = offsetof(struct html, stylesheet),
	  .value = "", .summary = "URL of a stylesheet to link to instead of the built-in one, or none" },
	{ .name = "json-ld", .type = RECTO_OPT_BOOL, .offset = offsetof(struct html, json_ld),
	  .value = "yes", .summary = "describe each article in the words of schema.org" },
	{ .name = NULL },
};

const recto_role html_writer = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_WRITER,
	.name = "html",
	.summary = "HTML, one page that needs nothing else",
	.suffixes = ".html .htm",
	.media = "text/html",
	.options = options,
	.state_size = sizeof(struct html),
	.open = html_open,
	.begin = html_begin,
	.write = html_write,
	.end = html_end,
	.close = html_close,
};
