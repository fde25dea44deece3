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
#define OTHER_SIDE_CASED NAT(3)
#define OTHER_SIDE NAT(1)	/* beside the text, where headlines of this page do not stand */
#define LARGER NAT(2.5)		/* set in larger type than the next line of the stack, and if in smaller, as much less */
#define OVERLINE NAT(2.5)		/* where papers set lines over headlines, the first line of a stack is worth less */
#define LONG_IN_STACK NAT(2.4)
#define TEXT_BETWEEN NAT(1.1)
#define HEAD_BETWEEN NAT(0.35)
#define NO_HEADLINE NAT(1.6)
#define INNER_SEVERAL NAT(1.2)	/* a heading among several inside an article */
#define INNER_ONE NAT(1)
#define OUTSIDE NAT(0.25)
#define BESIDE_WIDE NAT(1.4)
#define BESIDE NAT(0.2)		/* a further line of a stack of display lines */
#define STACK_FIRST NAT(1.5)
#define STACK_LATER NAT(-1.5)
#define KICKER NAT(2)		/* and as much again when the text does not repeat it */
#define KICKER_LENGTH 18
#define RUBRIC NAT(4)
#define RUBRIC_LENGTH 24
#define SMALL_HEADS 2
#define NUMBER NAT(7)		/* a number, or a heading that counts or asks among others, is no headline */
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
	if (w->page->cased)	/* under all the text of the page */
		return h->gap == w->nchunks && h->run_length >= 3;
	return h->run_length >= 3 && 10 * h->run_length >= 4 * w->nchunks;
}

static uint32_t
apart(uint32_t a, uint32_t b)
{
	return a > b ? a - b : b - a;
}

/*
 * What the place of a head is worth: best right before the text, or right after
 * it where this page sets headlines so; the other side counts a little.
 */
static score
place_value(const struct window *w, const struct head *h, const struct article *a)
{
	uint32_t before = apart(h->gap, a->first), after = apart(h->gap, a->last + 1);
	score s[2] = { (before == 0 ? ON_SIDE : OFF_SIDE) - (score)before * TEXT_BETWEEN,
	    (after == 0 ? ON_SIDE : OFF_SIDE) - (score)after * TEXT_BETWEEN };

	s[!w->side] -= w->page->cased ? OTHER_SIDE_CASED : OTHER_SIDE;
	return s[0] > s[1] ? s[0] : s[1];
}

/* Longer than its neighbours in a stack: a deck, or a line over the headline. */
static bool
is_long_in_stack(const struct window *w, uint32_t k)
{
	const struct head *h = &w->heads[k];
	uint32_t shortest = h->length;

	for (uint32_t i = k - h->index; i < k - h->index + h->run_length; i++)
		if (w->heads[i].length < shortest && !head_is_label(w, &w->heads[i]) && !w->heads[i].section)
			shortest = w->heads[i].length;
	return 10 * h->length >= 13 * shortest;
}

/* A word or two over a headline that is much longer and not less prominent. */
static bool
looks_like_kicker(const struct window *w, uint32_t k)
{
	const struct head *h = &w->heads[k], *next = h + 1;

	return h->index == 0 && h->run_length > 1 && h->length <= KICKER_LENGTH &&
	    2 * next->length >= 3 * h->length && (!h->capitals || next->capitals || h->length <= 14);
}

/* A short line of capitals right over a title in small letters. */
static bool
is_rubric_pair(const struct window *w, const struct head *h)
{
	const struct head *next = h + 1;
	const struct line *l;

	if (h->index > 0 || h->run_length != 2 || !h->capitals || h->wrapped > 0 || h->length > RUBRIC_LENGTH ||
	    next->capitals || next->deck)
		return false;
	l = first_line_of(w->page, &w->page->blocks[next->block]);
	return last_line_of(w->page, &w->page->blocks[next->block])->end == END_NONE && l->start != START_LOWER &&
	    l->start != START_DIGIT && l->start != START_NUMBER;	/* the first day of a programme */
}

/* Whether headlines of the page are set in small letters, so that capitals over one are a rubric and no headline with a deck. */
static bool
heads_are_small(const struct window *w)
{
	uint32_t small = 0;

	for (uint32_t i = 0; i < w->nheads; i++)
		small += w->heads[i].run_length == 1 && !w->heads[i].capitals && !w->heads[i].section &&
		    !w->heads[i].label && !w->heads[i].question;
	return small >= SMALL_HEADS;
}

static void
find_rubrics(struct window *w)
{
	bool small = w->page->cased && heads_are_small(w);

	for (uint32_t i = 0; i < w->nheads; i++)
		w->heads[i].rubric = small && is_rubric_pair(w, &w->heads[i]);
}

static bool
has_overlines(const struct window *w, const struct head *h)
{
	return lang_overlines(first_line_of(w->page, &w->page->blocks[h->block])->lang);
}

/*
 * Whether a is set in larger type than b: where it goes on in a second line there was
 * no room for what b has in one.
 */
static bool
is_larger(const struct head *a, const struct head *b)
{
	return a->wrapped > 0 && 10 * b->widest > 11 * a->wrapped;
}

/* Whether the neighbours in its stack are set in larger type or in smaller. */
static score
size_in_stack(const struct head *h)
{
	int sizes = 0;

	if (h->index > 0)
		sizes += is_larger(h, h - 1) - is_larger(h - 1, h);
	if (h->index + 1 < h->run_length)
		sizes += is_larger(h, h + 1) - is_larger(h + 1, h);
	return sizes > 0 ? LARGER : sizes < 0 ? -LARGER : 0;
}

static score
head_value(struct window *w, uint32_t k, const struct article *a)
{
	const struct head *h = &w->heads[k];
	uint32_t behind = w->side == 0 ? h->run_length - 1 - h->index : h->index;
	score cover = overlap_cover(w, k, a->chunks);
	score v = cover * COVER / 100 + NO_HEADLINE - shortness(w, h);

	if (w->page->cased && looks_like_kicker(w, k))
		v -= KICKER + (cover < 12 ? KICKER : 0);
	else if (h->rubric)
		v -= RUBRIC;
	if (is_heap(w, h))
		v += OFF_SIDE;
	else
		v += place_value(w, h, a);
	if (w->page->cased && !is_heap(w, h))
		v += h->index == 0 || h[-1].rubric ? STACK_FIRST : (score)(h->index < 3 ? h->index : 3) * STACK_LATER;
	else if (!is_heap(w, h))
		v -= (score)behind * HEAD_BETWEEN;
	if (w->page->wide && h->run_length > 1 && is_long_in_stack(w, k))
		v -= LONG_IN_STACK;
	if (h->run_length > 1 && !is_heap(w, h))
		v += size_in_stack(h) - (h->index == 0 && has_overlines(w, h) ? OVERLINE : 0);
	if (h->section || h->question)
		v -= NUMBER;
	if (h->label || h->deck)
		v -= NAT(3);
	return v + h->says[RANK_HEADLINE];
}

/* What a head is worth that is no headline: by the rank it gets then. */
static score
nothing_value(const struct window *w, const struct head *h, const struct article *articles, uint32_t n)
{
	score beside = h->says[RANK_BESIDE], section = h->says[RANK_SECTION];

	if (h->section)
		return NAT(2) + section;
	if (head_is_label(w, h))
		return BESIDE + beside;
	for (uint32_t i = 0; i < n; i++)
		if (h->gap > articles[i].first && h->gap <= articles[i].last)
			return (articles[i].inner > 1 ? INNER_SEVERAL : INNER_ONE) + section;
	if (h->deck || h->label)
		return BESIDE + beside;
	if (h->run_length > 1 && !is_heap(w, h) && (!w->page->cased || h->index > 0))
		return (w->page->cased ? BESIDE : BESIDE_WIDE) + beside;
	return OUTSIDE + h->says[RANK_OTHER];
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

/* How far the best reading is from those where one decision is another. */
static void
find_margins(struct window *w, int64_t best)
{
	struct article articles[WINDOW];
	uint32_t n;

	for (uint32_t c = 1; c < w->nchunks; c++) {
		struct block *below = &w->page->blocks[w->flow[w->chunks[c].first]];
		int64_t worse;

		w->cut[c] = !w->cut[c];
		worse = best - evaluate(w, false);
		w->cut[c] = !w->cut[c];
		below->known = (score)(w->cut[c] ? -worse : worse) - 2 * w->gaps[c].learned;
		w->gaps[c].clear = worse > NAT(100) ? NAT(100) : worse < 0 ? 0 : (score)worse;
	}
	evaluate(w, true);
	n = articles_of(w, articles);
	for (uint32_t h = 0; h < w->nheads; h++) {
		score taken = w->values[h][n + h], other = NEVER, *v = w->values[h];

		for (uint32_t a = 0; a < n; a++)
			if (w->article_of[h] == articles[a].first) {
				taken = v[a];
				w->page->blocks[w->heads[h].block].cover =
				    overlap_cover(w, h, articles[a].chunks);
			}
		for (uint32_t a = 0; a < n; a++)
			if (w->article_of[h] != articles[a].first && v[a] > other)
				other = v[a];
		if (w->article_of[h] != NONE && v[n + h] > other)
			other = v[n + h];
		w->page->blocks[w->heads[h].block].placed = taken - other;
	}
}

static uint16_t
true_article(const struct page *p, const struct line *l)
{
	return l->raw->number < p->job->ntruth ? p->job->truth[l->raw->number] : 0;
}

/* Cut where articles really end, as far as that is known: what is told is then of a right page. */
static void
cut_truly(struct window *w)
{
	const struct page *p = w->page;

	for (uint32_t c = 1; c < w->nchunks; c++) {
		uint16_t above = true_article(p, last_line_of(p, &p->blocks[w->flow[w->chunks[c - 1].last]]));
		uint16_t below = true_article(p, first_line_of(p, &p->blocks[w->flow[w->chunks[c].first]]));

		if (above != 0 && below != 0)
			w->cut[c] = above != below;
	}
}

void
search_articles(struct window *w)
{
	int64_t before, after;

	w->cut[0] = true;
	find_rubrics(w);
	w->side = 1;
	after = climb(w);
	w->side = 0;
	before = climb(w);
	if (after > before) {
		w->side = 1;
		climb(w);
	}
	if (w->page->job->truth != NULL)
		cut_truly(w);
	find_margins(w, evaluate(w, false));
}
