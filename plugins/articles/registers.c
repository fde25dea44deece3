/* SPDX-License-Identifier: MIT */
/*
 * Columns of notices in sections: *Births*, *Marriages*, *Deaths* under the headline of
 * a register, *Furnished rooms* and *Lost* under that of small advertisements. The first
 * section heading stands in the stack of the headline, the others alone, and what is
 * under each is a few short paragraphs; short news have one that tells something.
 */
#include "units.h"

#define LONGEST_HEADING 32	/* characters */
#define SHORT_TEXT 110		/* characters of a notice, in the mean */
#define SERIES 3		/* headings of a register, at least, */
#define MORE 2			/* and notices more than those */

/* Notices under the headings seen so far. */
struct notices {
	uint32_t headings, texts, characters;
};

static bool
may_head_notices(const struct window *w, const struct head *h)
{
	return h->wrapped == 0 && h->length <= LONGEST_HEADING && !h->deck && !h->followed_by_byline && w->page->cased &&
	    last_line_of(w->page, &w->page->blocks[h->block])->end != END_STOP;
}

static void
count(const struct window *w, const struct chunk *c, struct notices *n)
{
	n->headings++;
	for (uint32_t i = c->first; i <= c->last; i++)
		n->texts += w->page->blocks[w->flow[i]].class == CLASS_TEXT;
	n->characters += c->length;
}

static bool
are_notices(const struct notices *n)
{
	return n->headings >= SERIES && n->texts >= n->headings + MORE && n->characters <= n->texts * SHORT_TEXT;
}

/* Headings that stand alone and look like the one before, from a gap on; @return the gap behind them. */
static uint32_t
series_end(const struct window *w, const struct head *first, uint32_t g, struct notices *n)
{
	for (; g < w->nchunks && w->gaps[g].nheads <= 1 && w->gaps[g].bylines == 0; g++) {
		const struct head *h = &w->heads[w->gaps[g].first_head];

		if (w->chunks[g].length > SHORT_TEXT * (w->chunks[g].last - w->chunks[g].first + 1))
			break;
		if (w->gaps[g].nheads == 1 && (h->capitals != first->capitals || !may_head_notices(w, h)))
			break;
		count(w, &w->chunks[g], n);
		n->headings -= w->gaps[g].nheads == 0;
	}
	return g;
}

void
registers_find(struct window *w)
{
	for (uint32_t g = 0; g + 1 < w->nchunks; g++) {
		struct gap *gap = &w->gaps[g];
		struct head *first = &w->heads[gap->first_head + gap->nheads - 1];
		struct notices n = { 0, 0, 0 };
		uint32_t end;

		if (gap->nheads < 2 || first->index == 0 || !may_head_notices(w, first) ||
		    w->chunks[g].length > SHORT_TEXT * (w->chunks[g].last - w->chunks[g].first + 1))
			continue;
		count(w, &w->chunks[g], &n);
		end = series_end(w, first, g + 1, &n);
		if (!are_notices(&n))
			continue;
		first->number = true;
		for (uint32_t k = g + 1; k < end; k++)
			if (w->gaps[k].nheads == 1)
				w->heads[w->gaps[k].first_head].number = true;
		g = end - 1;
	}
}
