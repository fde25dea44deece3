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

/* Adds what stands under the gap, false where it is too long for notices. */
static bool
add(const struct window *w, uint32_t g, struct notices *n)
{
	const struct chunk *c = &w->chunks[g];
	uint32_t texts = c->last - c->first + 1;

	if (c->length > SHORT_TEXT * texts)
		return false;
	n->headings += w->gaps[g].nheads > 0;
	n->texts += texts;
	n->characters += c->length;
	return true;
}

static bool
are_notices(const struct notices *n)
{
	return n->headings >= SERIES && n->texts >= n->headings + MORE && n->characters <= n->texts * SHORT_TEXT;
}

/* Whether nothing stands in a gap, or a heading alone that looks like the first. */
static bool
goes_on(const struct window *w, const struct gap *gap, const struct head *first)
{
	const struct head *h = &w->heads[gap->first_head];

	return gap->bylines == 0 && (gap->nheads == 0 ||
	    (gap->nheads == 1 && h->capitals == first->capitals && may_head_notices(w, h)));
}

/* @return the gap behind the notices that go on in gap g. */
static uint32_t
series_end(const struct window *w, const struct head *first, uint32_t g, struct notices *n)
{
	while (g < w->nchunks && goes_on(w, &w->gaps[g], first) && add(w, g, n))
		g++;
	return g;
}

/* The last heading of a stack, which may be the first of a register; NULL without. */
static struct head *
first_of(struct window *w, const struct gap *gap)
{
	struct head *last = gap->nheads < 2 ? NULL : &w->heads[gap->first_head + gap->nheads - 1];

	return last != NULL && last->index > 0 && may_head_notices(w, last) ? last : NULL;
}

void
registers_find(struct window *w)
{
	for (uint32_t g = 0; g + 1 < w->nchunks; g++) {
		struct head *first = first_of(w, &w->gaps[g]);
		struct notices n = { 0, 0, 0 };
		uint32_t end;

		if (first == NULL || !add(w, g, &n))
			continue;
		end = series_end(w, first, g + 1, &n);
		if (!are_notices(&n))
			continue;
		first->section = true;
		for (uint32_t k = g + 1; k < end; k++)
			if (w->gaps[k].nheads == 1)
				w->heads[w->gaps[k].first_head].section = true;
		g = end - 1;
	}
}
