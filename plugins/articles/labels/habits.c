/* SPDX-License-Identifier: MIT */
/*
 * What a blank line, an indent, a short first line and a stop mean on this page:
 * shares that begin with what pages are like in general and are counted anew
 * from each reading.
 */
#include "labels.h"

static const struct habits general = {
	.blank = {
		[INSIDE] = { 2, 98 }, [AFTER_FIRST] = { 2, 48 }, [BEFORE_QUOTE] = { 3, 47 },
		[PARAGRAPHS] = { 10, 10 }, [EDGE] = { 14, 6 }, [STACK] = { 8, 8 }, [DISPLAY] = { 2, 78 },
	},
	.indent = { [STARTS] = { 5, 5 }, [GOES_ON] = { 2, 98 }, [STANDS_OUT] = { 10, 10 } },
	.deficit = { 10, 10 },
	.stop = { 6, 14 },
};
static const struct habit wide_stop = { 1, 29 };

static void
settle(struct habit h, score out[2])
{
	out[1] = log_ratio(h.with, h.with + h.without);
	out[0] = log_ratio(h.without, h.with + h.without);
}

static void
settle_all(struct habits *h)
{
	for (int i = 0; i < BOUNDARIES; i++) {
		settle(h->blank[i], h->blank_score[i]);
		if (h->no_blanks)	/* then their absence says nothing */
			h->blank_score[i][0] = 0;
	}
	for (int i = 0; i < PLACES; i++)
		settle(h->indent[i], h->indent_score[i]);
	settle(h->deficit, h->deficit_score);
	settle(h->stop, h->stop_score);
}

enum boundary
boundary_of(const struct page *p, int from, int to, uint32_t i)
{
	enum label a = label_of(from), b = label_of(to);

	if (b == LABEL_HEAD_MORE || b == LABEL_SPECIAL_MORE)
		return DISPLAY;
	if (b == LABEL_HEAD && (a == LABEL_HEAD || a == LABEL_HEAD_MORE))
		return STACK;
	if (a >= LABEL_HEAD || b >= LABEL_HEAD || is_open(from) != is_open(to))
		return EDGE;
	if (b == LABEL_FIRST || b == LABEL_ONLY)
		return PARAGRAPHS;
	if (p->lines[i + 1].start == START_QUOTE || p->lines[i + 1].start == START_DIGIT)
		return BEFORE_QUOTE;
	return a == LABEL_FIRST ? AFTER_FIRST : INSIDE;
}

static void
count(struct habit *h, bool with)
{
	if (with)
		h->with++;
	else
		h->without++;
}

static enum place
place_of(enum label label)
{
	return label == LABEL_FIRST || label == LABEL_ONLY ? STARTS :
	    label == LABEL_MIDDLE || label == LABEL_LAST ? GOES_ON : STANDS_OUT;
}

static bool
has_no_blanks(const struct page *p)
{
	uint32_t gaps = 0;

	for (uint32_t i = 1; i < p->nlines; i++)
		gaps += p->lines[i].gap > 0;
	return 50 * gaps < p->nlines;
}

void
habits_begin(const struct page *p, struct habits *h)
{
	*h = general;
	h->no_blanks = has_no_blanks(p);
	if (p->wide)
		h->stop = wide_stop;
	settle_all(h);
}

/* Seen in a third of the places of this page. */
static bool
is_habit(struct habit h, struct habit before)
{
	uint32_t with = h.with - before.with;

	return with > 0 && 2 * with > h.without - before.without;
}

#define FEWEST_DISPLAY 3

/* 1: two thirds of what was seen; -1: less than one. */
static int
leaning(struct habit h)
{
	return h.with + h.without < FEWEST_DISPLAY ? 0 : h.with > 2 * h.without ? 1 :
	    h.without > 2 * h.with ? -1 : 0;
}

void
habits_learn(struct page *p, struct habits *h)
{
	struct habit capitals = { 0, 0 };
	struct habits next = general;

	next.no_blanks = h->no_blanks;
	if (p->wide)
		next.stop = wide_stop;
	for (uint32_t i = 0; i < p->nlines; i++) {
		const struct line *l = &p->lines[i];
		bool deficit;

		count(&next.indent[place_of(l->label)], l->indented);
		if (place_of(l->label) == STANDS_OUT && l->label < LABEL_SPECIAL)
			count(&next.stop, l->end == END_STOP);
		if (l->label == LABEL_HEAD)
			count(&capitals, l->capitals);
		if (l->label == LABEL_FIRST && l->measure > 0) {
			first_line(p, h, i, &deficit);
			count(&next.deficit, deficit);
		}
		if (i + 1 < p->nlines && !l[1].split && !l[1].turn)
			count(&next.blank[boundary_of(p, line_state(l), line_state(l + 1), i)], l[1].gap > 0);
	}
	*h = next;
	settle_all(h);
	p->indents = is_habit(h->indent[STARTS], general.indent[STARTS]);
	p->shouts = p->cased ? leaning(capitals) : 0;
	p->stops = is_habit(h->stop, p->wide ? wide_stop : general.stop);
	p->blanks = is_habit(h->blank[PARAGRAPHS], general.blank[PARAGRAPHS]);
}
