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

static bool
is_furniture(enum role role)
{
	return role == ROLE_FOLIO || role == ROLE_IMPRINT || role == ROLE_BANNER || role == ROLE_NOISE;
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
	if ((rc = photos_find(p, err)) < 0)
		return rc;
	for (uint32_t i = 0; i < p->nblocks; i++) {
		const struct block *b = &p->blocks[i];

		if (!b->gone && b->unit == NONE && !(b->class == CLASS_SPECIAL && is_furniture(b->role)))
			flow[nflow++] = i;
	}
	w->page = p;
	w->flow = flow;
	for (uint32_t at = 0; at < nflow; ) {
		if ((rc = flow_window(w, nflow, &at, err)) < 0)
			return rc;
		search_articles(w);
		for (uint32_t c = 1; c < w->nchunks; c++)
			p->blocks[flow[w->chunks[c].first]].begins = w->cut[c];
		if ((rc = members_take(w, err)) < 0)
			return rc;
	}
	return 0;
}
