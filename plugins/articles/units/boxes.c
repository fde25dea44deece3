/* SPDX-License-Identifier: MIT */
/*
 * Boxes: what stands inside somebody's paragraph under a heading of its own, an
 * advertisement, a programme, the results. The paragraph goes on behind it, and so
 * does its article; so boxes are taken out of the flow, as photographs are.
 */
#include "units.h"

#define OPENS 5		/* strength of an opener over which a headline stands */
#define CLEAR NAT(1)	/* of its ends: the paragraph shows them, but may be another one */

/* Whether block i stands inside a paragraph that begins before it and goes on behind it. */
static bool
is_inside(const struct page *p, uint32_t i)
{
	const struct block *b = &p->blocks[i];

	return !b->gone && b->unit == NONE && (b->class == CLASS_TEXT ? b->inset : first_line_of(p, b)->open);
}

/* Whether the display type from block i on, up to `to`, stands over the place and date of a report. */
static bool
heads_report(const struct page *p, uint32_t i, uint32_t to)
{
	while (i < to && p->blocks[i].class == CLASS_DISPLAY)
		i++;
	return i < to && p->blocks[i].class == CLASS_TEXT && first_line_of(p, &p->blocks[i])->starts[ROLE_OPENER] >= OPENS;
}

/* Whether display block i looks like the headline at the top of the box: both in capitals. */
static bool
heads_another(const struct page *p, uint32_t top, uint32_t i)
{
	return first_line_of(p, &p->blocks[top])->capitals && first_line_of(p, &p->blocks[i])->capitals;
}

/* Where the first article of the box ends: with the headline of the next report, or one like its own, or the box itself. */
static uint32_t
article_end(const struct page *p, uint32_t from, uint32_t to)
{
	bool told = false;

	for (uint32_t i = from; i < to; i++) {
		if (told && p->blocks[i].class == CLASS_DISPLAY && (heads_report(p, i, to) || heads_another(p, from, i)))
			return i;
		told |= p->blocks[i].class == CLASS_TEXT;
	}
	return to;
}

/* Over several reports the first of two lines is their rubric. */
static enum role
role_in_box(const struct block *b, bool rubric, bool headed, bool told)
{
	if (b->class == CLASS_TEXT)
		return ROLE_TEXT;
	if (b->class == CLASS_SPECIAL)
		return (enum role)b->role;
	return rubric ? ROLE_KICKER : !headed ? ROLE_HEADLINE : told ? ROLE_SECTION : ROLE_DECK;
}

static int
make_article(struct page *p, uint32_t from, uint32_t to, bool rubric)
{
	struct unit *u = unit_new(p, UNIT_ARTICLE, to - from);
	bool headed = false, told = false;

	if (u == NULL)
		return RECTO_ENOMEM;
	u->parted = u->held = CLEAR;
	for (uint32_t i = from; i < to; i++) {
		struct block *b = &p->blocks[i];

		if (b->class == CLASS_SPECIAL && role_is_furniture(b->role))
			continue;
		rubric &= i == from && b[1].class == CLASS_DISPLAY;
		unit_add(p, u, i, role_in_box(b, rubric, headed, told));
		headed |= b->role == ROLE_HEADLINE;
		told |= b->class == CLASS_TEXT;
	}
	return RECTO_OK;
}

static int
make_box(struct page *p, uint32_t from, uint32_t to)
{
	uint32_t end = article_end(p, from, to);
	bool several = end < to && heads_report(p, end, to);

	for (; from < to; from = end, several = false) {
		end = article_end(p, from, to);
		if (make_article(p, from, end, several) < 0)
			return RECTO_ENOMEM;
	}
	return RECTO_OK;
}

int
boxes_find(struct page *p, recto_error *err)
{
	for (uint32_t i = 0, to; i < p->nblocks; i = to) {
		uint32_t texts = 0;

		to = i + 1;
		if (p->blocks[i].class != CLASS_DISPLAY || !is_inside(p, i))
			continue;
		for (to = i; to < p->nblocks && is_inside(p, to); to++)
			texts += p->blocks[to].class == CLASS_TEXT;
		if (texts > 0 && make_box(p, i, to) < 0)
			return recto_fail(err, RECTO_ENOMEM, "out of memory");
	}
	return RECTO_OK;
}
