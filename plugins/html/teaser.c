/* SPDX-License-Identifier: MIT */
/*
 * Articles that have pages of their own, as they stand where they come from:
 * their headings, of which the headline leads to that page, and how they begin.
 */
#include "html.h"

#include <string.h>

void
teaser_begin(struct html *h, recto_node *article)
{
	h->teaser = (struct html_teaser){ .href = NULL };
	if (h->apart)
		h->teaser = h->apart->write(h->apart, h, article);
}

/* Printed pages that begin in what is omitted are counted. */
static void
pass_over(struct html *h, const recto_node *node)
{
	recto_iter it = recto_iter_begin((recto_node *)node);

	while (recto_iter_next(&it) != RECTO_DONE)
		if (tree_begins_page(it.node))
			html_begin_page(h, it.node);
}

int
teaser_omits(struct html *h, const recto_node *node)
{
	if (!h->teaser.href || recto_node_kind(recto_node_parent(node)) != RECTO_ARTICLE ||
	    html_is_heading_matter(node))
		return 0;
	pass_over(h, node);
	return 1;
}

/* The words alone: there may be no link in a link. */
void
teaser_link(struct html *h, const recto_node *node)
{
	recto_buf text = RECTO_BUF_INIT;

	recto_sink_puts(h->out, "<a");
	html_href(h, h->teaser.href);
	recto_sink_puts(h->out, ">");
	recto_node_read_text(node, &text);
	html_text(h, text.data, text.len);
	recto_sink_puts(h->out, "</a>");
	pass_over(h, node);
	h->no_memory |= text.failed;
	recto_buf_dispose(&text);
}

void
teaser_end(struct html *h)
{
	if (h->teaser.href && *h->teaser.summary) {
		recto_sink_puts(h->out, "<p class=\"summary\">");
		html_text(h, h->teaser.summary, strlen(h->teaser.summary));
		recto_sink_puts(h->out, "</p>\n");
	}
	h->teaser.href = NULL;
}
