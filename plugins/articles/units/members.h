/* SPDX-License-Identifier: MIT */
/*
 * What the files share that give blocks to articles once the cuts are known.
 */
#ifndef ARTICLES_MEMBERS_H
#define ARTICLES_MEMBERS_H

#include "units.h"

struct member {
	uint32_t block;
	uint32_t order;		/* place in the flow */
	uint32_t article;	/* its first chunk; NONE: not in an article */
	uint8_t role;
};

struct members {
	struct window *w;
	struct member *of;	/* one for each place of the flow window */
	uint32_t n;
};

static inline struct member *
member_at(struct members *m, uint32_t place)
{
	return &m->of[place - m->w->from];
}

/* First chunk of the article that chunk c is in. */
static inline uint32_t
article_of_chunk(const struct window *w, uint32_t c)
{
	while (c > 0 && !w->cut[c])
		c--;
	return c;
}

/* The articles before and after a gap, NONE without. */
static inline uint32_t
article_below(const struct window *w, uint32_t gap)
{
	return gap < w->nchunks ? article_of_chunk(w, gap) : NONE;
}

static inline uint32_t
article_above(const struct window *w, uint32_t gap)
{
	return gap > 0 && w->nchunks > 0 ? article_of_chunk(w, gap - 1) : NONE;
}

static inline bool
is_inner(const struct window *w, uint32_t gap)
{
	return gap > 0 && gap < w->nchunks && !w->cut[gap];
}

/* bylines.c: the article of each byline of the window. @return RECTO_ENOMEM when it fails. */
int bylines_place(struct members *m);

#endif
