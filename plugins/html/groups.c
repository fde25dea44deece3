/* SPDX-License-Identifier: MIT */
/*
 * Elements around siblings that belong together: the furniture of a page, the
 * heading matter of an article, raw lines.
 */
#include "html.h"

/* Kinds that stand together in the <header> of an article. */
int
html_is_heading_matter(const recto_node *node)
{
	recto_kind kind = recto_node_kind(node);

	return kind == RECTO_KICKER || kind == RECTO_HEADLINE || kind == RECTO_DECK ||
	    ((kind == RECTO_BYLINE || kind == RECTO_DATELINE) &&
	    recto_node_kind(recto_node_parent(node)) == RECTO_ARTICLE);
}

int
html_is_page_furniture(const recto_node *node)
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

	while (before && html_is_page_furniture(before))
		before = tree_prev(before);
	while (after && html_is_page_furniture(after))
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
	while (node && html_is_heading_matter(node))
		node = tree_prev(node);
	return !node;
}

void
html_open_groups(struct html *h, const recto_node *node)
{
	if (starts(node, html_is_page_furniture))
		recto_sink_printf(h->out, "<%s class=\"furniture\">\n", furniture_element(node));
	if (starts(node, html_is_heading_matter) && is_in_header(node))
		recto_sink_puts(h->out, "<header>\n");
	if (starts(node, is_raw_line))
		recto_sink_puts(h->out, "<p class=\"lines\">");
}

void
html_close_groups(struct html *h, const recto_node *node)
{
	if (ends(node, html_is_page_furniture))
		recto_sink_printf(h->out, "</%s>\n", furniture_element(node));
	if (ends(node, html_is_heading_matter) && is_in_header(node))
		recto_sink_puts(h->out, "</header>\n");
	if (ends(node, is_raw_line))
		recto_sink_puts(h->out, "</p>\n");
	else if (is_raw_line(node))
		recto_sink_puts(h->out, "<br>\n");
}
