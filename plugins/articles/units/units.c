/* SPDX-License-Identifier: MIT */
/*
 * Fifth pass: blocks become units. Photographs are taken out first; the rest is
 * a flow that is cut into articles a window at a time, so that the work grows
 * with the page and not with its square.
 */
#include "units.h"

struct unit *
unit_new(struct page *p, enum unit_type type, uint32_t max_blocks)
{
	struct unit *u = &p->units[p->nunits];

	*u = (struct unit){ .type = (uint8_t)type };
	if ((u->blocks = page_alloc(p, max_blocks, sizeof *u->blocks)) == NULL)
		return NULL;
	p->nunits++;
	return u;
}

void
unit_add(struct page *p, struct unit *u, uint32_t block, enum role role)
{
	u->blocks[u->nblocks++] = block;
	p->blocks[block].unit = (uint32_t)(u - p->units);
	p->blocks[block].role = (uint8_t)role;
}

bool
role_is_furniture(enum role role)
{
	return role == ROLE_FOLIO || role == ROLE_IMPRINT || role == ROLE_BANNER || role == ROLE_NOISE;
}

/* The last chunk of a full window with which an article surely begins, so that the next window can; NONE without. */
static uint32_t
last_beginning(const struct window *w)
{
	for (uint32_t c = w->nchunks; c-- > 1; ) {
		const struct gap *gap = &w->gaps[c];

		if (w->cut[c] && !gap->marked && gap->bylines == 0 && (gap->nheads == 0 || w->side == 0))
			return c;
	}
	return NONE;
}

/* Leave chunk c and what stands before it to the next window, but for marks, which belong to the text above. */
static void
end_before(struct window *w, uint32_t c)
{
	w->to = w->chunks[c - 1].last + 1;
	while (w->page->blocks[w->flow[w->to]].class == CLASS_SPECIAL)
		w->to++;
	w->nchunks = c;
	while (w->nheads > 0 && w->heads[w->nheads - 1].gap >= c)
		w->nheads--;
	for (uint32_t h = 0; h < w->nheads; h++)
		if (w->article_of[h] != NONE && w->article_of[h] >= c)
			w->article_of[h] = NONE;
}

/* Whether a text goes on behind the window, as far as its blocks tell. */
static bool
breaks_text(const struct window *w)
{
	return w->page->blocks[w->flow[w->to - 1]].class == CLASS_TEXT &&
	    w->page->blocks[w->flow[w->to]].class == CLASS_TEXT;
}

/*
 * Fills the window and decides. A full one ends where its last article begins,
 * which is decided with what follows; where none does, the texts of the window
 * are one, and more is taken.
 */
static int
decide_window(struct window *w, uint32_t from, uint32_t nflow, recto_error *err)
{
	int rc;

	for (w->plain_to = from; ; w->plain_to = from + 2 * (w->to - from)) {
		uint32_t last;

		if ((rc = flow_window(w, from, nflow, err)) < 0)
			return rc;
		search_articles(w);
		if (w->to == nflow)
			return RECTO_OK;
		if ((last = last_beginning(w)) != NONE) {
			end_before(w, last);
			return RECTO_OK;
		}
		if (!breaks_text(w) || w->plain_to >= w->to)
			return RECTO_OK;
	}
}

int
units_find(struct page *p, recto_error *err)
{
	struct window *w = page_alloc(p, 1, sizeof *w);
	uint32_t *flow = page_alloc(p, p->nblocks, sizeof *flow), nflow = 0;
	int rc;

	p->units = page_alloc(p, (size_t)p->nblocks + 1, sizeof *p->units);
	if (w == NULL || flow == NULL || p->units == NULL ||
	    (w->values = page_alloc(p, HEADS, sizeof *w->values)) == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	if ((rc = photos_find(p, err)) < 0 || (rc = boxes_find(p, err)) < 0)
		return rc;
	for (uint32_t i = 0; i < p->nblocks; i++) {
		const struct block *b = &p->blocks[i];

		if (!b->gone && b->unit == NONE && !(b->class == CLASS_SPECIAL && role_is_furniture(b->role)))
			flow[nflow++] = i;
	}
	w->page = p;
	w->flow = flow;
	for (uint32_t at = 0; at < nflow; at = w->to) {
		if ((rc = decide_window(w, at, nflow, err)) < 0)
			return rc;
		for (uint32_t c = 1; c < w->nchunks; c++)
			p->blocks[flow[w->chunks[c].first]].begins = w->cut[c];
		if ((rc = members_take(w, err)) < 0)
			return rc;
	}
	return 0;
}
