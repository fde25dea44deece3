/* SPDX-License-Identifier: MIT */
/*
 * Which HTML element a node becomes. A table says it for each kind; types,
 * links, dates and headings ask for more. Source: the HTML standard, sections
 * 4.3 to 4.5 and 4.9.
 */
#include "html.h"

#include <string.h>

static const struct { const char *element, *class; unsigned char layout; } rows[] = {
	[RECTO_PART]		= { "div", "page", HTML_BLOCK },
	[RECTO_LINE]		= { NULL, NULL, HTML_NOWHERE },
	[RECTO_ARTICLE]		= { "article", "article", HTML_BLOCK },
	[RECTO_FURNITURE]	= { "p", "furniture", HTML_LINE },
	[RECTO_KICKER]		= { "p", "kicker", HTML_LINE },
	[RECTO_HEADLINE]	= { "p", "headline", HTML_LINE },
	[RECTO_DECK]		= { "p", "deck", HTML_LINE },
	[RECTO_BYLINE]		= { "p", "byline", HTML_LINE },
	[RECTO_DATELINE]	= { "p", "dateline", HTML_LINE },
	[RECTO_SECTION]		= { "section", NULL, HTML_BLOCK },
	[RECTO_HEADING]		= { "p", "heading", HTML_LINE },
	[RECTO_PARAGRAPH]	= { "p", NULL, HTML_LINE },
	[RECTO_LIST]		= { "ul", "plain", HTML_BLOCK },	/* marks are part of its text */
	[RECTO_ITEM]		= { "li", NULL, HTML_LINE },
	[RECTO_QUOTATION]	= { "blockquote", NULL, HTML_BLOCK },
	[RECTO_VERSE]		= { "p", "verse", HTML_LINE },
	[RECTO_VERSE_LINE]	= { "span", "line", HTML_INLINE },
	[RECTO_FIGURE]		= { "figure", NULL, HTML_BLOCK },
	[RECTO_FIGURE_TITLE]	= { "p", "figure-title", HTML_LINE },
	[RECTO_CAPTION]		= { "p", "caption", HTML_LINE },
	[RECTO_CREDIT]		= { "p", "credit", HTML_LINE },
	[RECTO_TABLE]		= { "table", NULL, HTML_BLOCK },
	[RECTO_ROW]		= { "tr", NULL, HTML_BLOCK },
	[RECTO_CELL]		= { "td", NULL, HTML_LINE },
	[RECTO_NOTE]		= { "aside", "note", HTML_BLOCK },
	[RECTO_SIGNATURE]	= { "p", "signature", HTML_LINE },
	[RECTO_CONTINUATION]	= { "p", "continuation", HTML_LINE },
	[RECTO_TEXT]		= { NULL, NULL, HTML_NOWHERE },
	[RECTO_BREAK]		= { NULL, NULL, HTML_NOWHERE },
	[RECTO_DISCARD]		= { NULL, NULL, HTML_NOWHERE },
	[RECTO_EMPHASIS]	= { "em", NULL, HTML_INLINE },
	[RECTO_LINK]		= { "span", "link", HTML_INLINE },
	[RECTO_NAME]		= { "span", "name", HTML_INLINE },
	[RECTO_DATE]		= { "span", "date", HTML_INLINE },
	[RECTO_CHOICE]		= { "span", "choice", HTML_INLINE },
	[RECTO_ORIGINAL]	= { NULL, NULL, HTML_NOWHERE },
	[RECTO_CORRECTED]	= { NULL, NULL, HTML_NOWHERE },
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
	{ RECTO_CELL, "label", "th", NULL },
};

/* "Continued from page 1", where the piece on page 1 is known: it leads there. */
int
html_leads_back(const recto_node *node)
{
	const recto_node *article = recto_node_parent(node);
	const char *type = recto_node_get(node, RECTO_ATTR_TYPE);
	const char *target = recto_node_get(article, RECTO_ATTR_TARGET);

	return recto_node_kind(node) == RECTO_CONTINUATION && type && !strcmp(type, "from") &&
	    recto_node_kind(article) == RECTO_ARTICLE && target && value_is_link(target);
}

/* Whether @p node becomes an <a>: one that can be read, and links may not be nested. */
int
html_is_anchor(const recto_node *node)
{
	const char *target = recto_node_get(node, RECTO_ATTR_TARGET);

	if (recto_node_kind(node) != RECTO_LINK || !target || !value_is_link(target) ||
	    !tree_has_text(node))
		return 0;
	while ((node = recto_node_parent(node)))
		if (recto_node_kind(node) == RECTO_LINK || html_leads_back(node))
			return 0;
	return 1;
}

int
html_has_time(const recto_node *node)
{
	const char *when = recto_node_get(node, RECTO_ATTR_WHEN);

	return recto_node_kind(node) == RECTO_DATE && when && value_date_form(when) != DATE_NONE;
}

int
html_is_ordered(const recto_node *list)
{
	const char *type = recto_node_get(list, RECTO_ATTR_TYPE);

	return type && !strcmp(type, "ordered");
}

enum html_layout
html_layout_of(const recto_node *node)
{
	return rows[recto_node_kind(node)].layout;
}

struct html_tag
html_tag_of(const recto_node *node)
{
	recto_kind kind = recto_node_kind(node);
	const char *type = recto_node_get(node, RECTO_ATTR_TYPE);
	struct html_tag tag = { rows[kind].element, rows[kind].class };

	if (kind == RECTO_ARTICLE || kind == RECTO_SECTION) {
		/* The standard wants a heading in either element. */
		if (!tree_is_headed(node))
			tag = (struct html_tag){ "div", kind == RECTO_ARTICLE ? "article" : "section" };
	} else if (html_is_anchor(node)) {
		tag = (struct html_tag){ "a", NULL };
	} else if (html_has_time(node)) {
		tag = (struct html_tag){ "time", NULL };
	} else {
		for (size_t i = 0; type && i < sizeof typed / sizeof *typed; i++)
			if (typed[i].kind == kind && !strcmp(type, typed[i].type))
				return (struct html_tag){ typed[i].element, typed[i].class };
	}
	return tag;
}

/* Heading and section titles become h2 to h6, never more than one below the last. */
unsigned
html_heading_level(const struct html *h, const recto_node *node)
{
	recto_kind kind = recto_node_kind(node);
	unsigned level = h->outline + !html_is_article_page(h);

	if (kind != RECTO_HEADLINE && kind != RECTO_HEADING)
		return 0;
	if (!tree_has_text(node))
		return 0;
	if (level > h->level + 1)
		level = h->level + 1;
	return level > 6 ? 6 : level;
}
