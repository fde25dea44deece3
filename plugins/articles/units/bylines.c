/* SPDX-License-Identifier: MIT */
/*
 * Which article a byline belongs to: the one below or above it. A sign has one
 * direction on a page, and so have bylines without a sign.
 */
#include "members.h"

#define CLASSES 4		/* signs told apart; all others are the first class */

struct byline {
	uint32_t place, gap;
	uint32_t sign;		/* the character it begins with, 0 for a letter */
	uint32_t class;
	bool alone;		/* no other of its class on the page */
};

static uint32_t
sign_of(const struct page *p, uint32_t block)
{
	const struct line *l = first_line_of(p, &p->blocks[block]);

	return l->start == START_BULLET ? l->text[0].c : 0;
}

static void
classify(struct byline *b, uint32_t n)
{
	uint32_t signs[CLASSES] = { 0 }, count[CLASSES] = { 0 }, known = 1;

	for (uint32_t i = 0; i < n; i++) {
		uint32_t k = 0;

		while (k < known && signs[k] != b[i].sign)
			k++;
		if (k == known && known < CLASSES)
			signs[known++] = b[i].sign;
		b[i].class = k < known ? k : 0;
		count[b[i].class]++;
	}
	for (uint32_t i = 0; i < n; i++)
		b[i].alone = count[b[i].class] == 1;
}

/* Bylines that would stand with an article of their own. */
static uint32_t
distinct(const struct window *w, const struct byline *b, uint32_t n, const uint8_t *below)
{
	uint64_t taken = 0;
	uint32_t count = 0;

	for (uint32_t i = 0; i < n; i++) {
		uint32_t a = below[i] ? article_below(w, b[i].gap) : article_above(w, b[i].gap);

		if (a != NONE && !(taken >> a & 1)) {
			taken |= (uint64_t)1 << a;
			count++;
		}
	}
	return count;
}

/* The article of the headline in that place of the flow, NONE where there is none. */
static uint32_t
headline_in(const struct window *w, uint32_t place)
{
	for (uint32_t k = 0; place >= w->from && k < w->nheads; k++)
		if (w->heads[k].block == w->flow[place])
			return w->article_of[k];
	return NONE;
}

static bool
is_display(const struct window *w, uint32_t place)
{
	return place >= w->from && place < w->to &&
	    w->page->blocks[w->flow[place]].class == CLASS_DISPLAY;
}

/*
 * Bylines whose neighbours agree: right behind a headline the article of that
 * headline is meant; where headlines stand before their text, the text that is
 * not on the other side of one. A sign that comes again says more than the
 * headline before it.
 */
static uint32_t
agreeing(const struct window *w, const struct byline *b, uint32_t n, const uint8_t *below)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < n; i++) {
		uint32_t of = b[i].place > w->from ? headline_in(w, b[i].place - 1) : NONE;

		if (of != NONE && (b[i].alone || b[i].sign == 0))
			count += of == (below[i] ? article_below(w, b[i].gap) : article_above(w, b[i].gap));
		else if (w->side == 0 && is_display(w, b[i].place - 1) != is_display(w, b[i].place + 1))
			count += below[i] == is_display(w, b[i].place - 1);
	}
	return count;
}

/*
 * A sign has one direction on a page: □ before the text, ◎ after it. Bylines
 * without a sign have one too. Of all choices the one that gives most articles
 * a byline and agrees best with what stands beside; before the text when nothing
 * decides. Then a byline that shares an article with another of its gap goes to
 * the other side.
 */
static void
direct_bylines(const struct window *w, const struct byline *b, uint32_t n, uint8_t *below)
{
	uint32_t most = 0;
	int best = (1 << CLASSES) - 1;

	for (int choice = best; choice >= 0; choice--) {
		uint32_t count;

		for (uint32_t i = 0; i < n; i++)
			below[i] = choice >> b[i].class & 1;
		count = distinct(w, b, n, below) + agreeing(w, b, n, below);
		if (count > most) {
			most = count;
			best = choice;
		}
	}
	for (uint32_t i = 0; i < n; i++)
		below[i] = best >> b[i].class & 1;
	for (uint32_t i = 0; i + 1 < n; i++)
		if (b[i].gap == b[i + 1].gap && below[i] && below[i + 1] &&
		    article_above(w, b[i].gap) != NONE && !is_inner(w, b[i].gap)) {
			uint32_t with = distinct(w, b, n, below);

			below[i] = 0;
			if (distinct(w, b, n, below) < with + 1)
				below[i] = 1;
		}
}

int
bylines_place(struct members *m)
{
	struct window *w = m->w;
	struct byline *b = page_alloc(w->page, m->n, sizeof *b);
	uint8_t *below = page_alloc(w->page, m->n, 1);
	uint32_t n = 0, gap = 0;

	if (b == NULL || below == NULL)
		return RECTO_ENOMEM;
	for (uint32_t i = w->from; i < w->to; i++) {
		const struct block *block = &w->page->blocks[w->flow[i]];

		if (gap < w->nchunks && w->chunks[gap].first == i)
			gap++;
		if (block->class == CLASS_SPECIAL && block->role == ROLE_BYLINE)
			b[n++] = (struct byline){ .place = i, .gap = gap,
			    .sign = sign_of(w->page, w->flow[i]) };
	}
	classify(b, n);
	direct_bylines(w, b, n, below);
	for (uint32_t i = 0; i < n; i++) {
		struct member *out = member_at(m, b[i].place);

		out->role = ROLE_BYLINE;
		out->article = below[i] ? article_below(w, b[i].gap) : article_above(w, b[i].gap);
		if (out->article == NONE)
			out->article = below[i] ? article_above(w, b[i].gap) : article_below(w, b[i].gap);
	}
	return 0;
}
