/* SPDX-License-Identifier: MIT */
/*
 * Which gaps divide articles, and which headline belongs to which: both at
 * once. For a set of cuts the headlines are assigned to the articles so that
 * position and common words fit best; cuts are flipped while the sum grows.
 */
#include "units.h"

#include <string.h>

#define COVER 420		/* hundredths for full overlap of headline and text */
#define ON_SIDE NAT(1.5)	/* stands where headlines of this page stand */
#define OFF_SIDE NAT(0.2)
#define TEXT_BETWEEN NAT(1.1)
#define HEAD_BETWEEN NAT(0.35)
#define NO_HEADLINE NAT(2.2)
#define INNER_SEVERAL NAT(1.8)	/* a heading among several inside an article */
#define INNER_ONE NAT(1)
#define OUTSIDE NAT(0.25)
#define BESIDE NAT(1)		/* a further line of a stack of display lines */
#define STACK_FIRST NAT(0.8)
#define STACK_LATER NAT(-0.8)
#define BEFORE_TEXT_CASED NAT(3) /* papers in cased scripts set headlines first */
#define BEFORE_TEXT NAT(0.5)
#define MAX_ROUNDS 3

struct article {
	uint32_t first, last;	/* chunks */
	uint64_t chunks;	/* mask */
	uint32_t inner;		/* display blocks inside */
};

static uint32_t
articles_of(const struct window *w, struct article *out)
{
	uint32_t n = 0;

	for (uint32_t c = 0; c < w->nchunks; c++) {
		if (c == 0 || w->cut[c])
			out[n++] = (struct article){ .first = c };
		else
			out[n - 1].inner += w->gaps[c].nheads;
		out[n - 1].last = c;
		out[n - 1].chunks |= (uint64_t)1 << c;
	}
	return n;
}

static score
shortness(const struct window *w, const struct head *h)
{
	uint32_t length = w->page->wide ? h->length : h->length / 3;

	return length <= 2 ? NAT(1.6) : length <= 4 ? NAT(0.8) : length <= 5 ? NAT(0.3) : 0;
}

/* Several long display lines in a row beside few texts: their place says nothing. */
static bool
is_heap(const struct window *w, const struct head *h)
{
	return w->page->wide && h->run_length >= 3 && 10 * h->run_length >= 4 * w->nchunks;
}

static score
head_value(const struct window *w, uint32_t k, const struct article *a)
{
	const struct head *h = &w->heads[k];
	uint32_t place = w->side == 0 ? a->first : a->last + 1;
	uint32_t texts = h->gap > place ? h->gap - place : place - h->gap;
	uint32_t heads = w->side == 0 ? h->run_length - 1 - h->index : h->index;
	score v = overlap_cover(w, k, a->chunks) * COVER / 100 + NO_HEADLINE - shortness(w, h);

	if (is_heap(w, h))
		texts = heads = 0;
	else
		v += texts == 0 ? ON_SIDE : OFF_SIDE;
	v -= (score)texts * TEXT_BETWEEN;
	if (w->page->cased)
		v += h->index == 0 ? STACK_FIRST : (score)(h->index < 3 ? h->index : 3) * STACK_LATER;
	else
		v -= (score)heads * HEAD_BETWEEN;
	if (h->number)
		v -= NAT(4);
	if (h->label || h->deck)
		v -= NAT(2);
	return v;
}

static score
nothing_value(const struct window *w, const struct head *h, const struct article *articles, uint32_t n)
{
	if (h->number)
		return NAT(2);
	if (head_is_label(w, h))
		return BESIDE;
	for (uint32_t i = 0; i < n; i++)
		if (h->gap > articles[i].first && h->gap <= articles[i].last)
			return articles[i].inner > 1 ? INNER_SEVERAL : INNER_ONE;
	if (h->deck || h->label || (w->page->cased && h->index > 0))
		return BESIDE;
	return OUTSIDE;
}

/* Value of the cuts as they stand; fills article_of when asked. */
static int64_t
evaluate(struct window *w, bool fill)
{
	static const score never = NAT(-100);
	struct article articles[WINDOW];
	uint32_t n = articles_of(w, articles), column_of[HEADS];
	score (*value)[ASSIGN_MAX] = w->values;
	int64_t sum = 0;

	for (uint32_t c = 1; c < w->nchunks; c++)
		sum += w->cut[c] ? -w->gaps[c].keep : w->gaps[c].keep;
	sum -= (int64_t)n * NO_HEADLINE;
	for (uint32_t h = 0; h < w->nheads; h++) {
		for (uint32_t a = 0; a < n; a++)
			value[h][a] = head_value(w, h, &articles[a]);
		for (uint32_t k = 0; k < w->nheads; k++)
			value[h][n + k] = k == h ? nothing_value(w, &w->heads[h], articles, n) : never;
	}
	if (w->nheads > 0)
		sum += assign(value, w->nheads, n + w->nheads, column_of);
	for (uint32_t h = 0; fill && h < w->nheads; h++)
		w->article_of[h] = column_of[h] < n ? articles[column_of[h]].first : NONE;
	sum += w->side != 0 ? 0 : w->page->cased ? BEFORE_TEXT_CASED : BEFORE_TEXT;
	return sum;
}

static void
initial_cuts(struct window *w)
{
	for (uint32_t c = 1; c < w->nchunks; c++)
		w->cut[c] = w->gaps[c].keep < 0;
}

static int64_t
climb(struct window *w)
{
	int64_t best;
	bool changed = true;

	initial_cuts(w);
	best = evaluate(w, false);
	for (int round = 0; round < MAX_ROUNDS && changed; round++) {
		changed = false;
		for (uint32_t c = 1; c < w->nchunks; c++) {
			int64_t sum;

			w->cut[c] = !w->cut[c];
			sum = evaluate(w, false);
			if (sum > best) {
				best = sum;
				changed = true;
			} else {
				w->cut[c] = !w->cut[c];
			}
		}
	}
	return best;
}

void
search_articles(struct window *w)
{
	int64_t before, after;

	w->cut[0] = true;
	w->side = 1;
	after = climb(w);
	w->side = 0;
	before = climb(w);
	if (after > before) {
		w->side = 1;
		climb(w);
	}
	evaluate(w, true);
}
