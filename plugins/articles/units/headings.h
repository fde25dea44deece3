/* SPDX-License-Identifier: MIT */
/*
 * What the display blocks of a page show about their rank: headline, section
 * heading, or a line that stands beside a headline. A learned weight for each
 * trait, rank and kind of script is added to what search.c knows
 * (headings_data.h, made by `make weights`).
 */
#ifndef ARTICLES_HEADINGS_H
#define ARTICLES_HEADINGS_H

#include "labels/traits.h"
#include "units.h"

/*
 * Name and condition; h is the heading, a and z are those before and after it in
 * its stack, last and next the nearest headings of other stacks, l and e its first
 * and last line, gap is where it stands. Lengths are those of Latin letters.
 */
#define HEADING_TRAITS(X) \
	X(HEADING, true) \
	/* its stack */ \
	X(FIRST, h->index == 0) X(SECOND, h->index == 1) X(LATER, h->index > 1) \
	X(BOTTOM, h->index + 1 == h->run_length) X(ALONE, h->run_length == 1) \
	X(OF_TWO, h->run_length == 2) X(OF_THREE, h->run_length == 3) X(OF_MORE, h->run_length > 3) \
	X(TOP_OF_TWO, h->index == 0 && h->run_length == 2) \
	X(TOP_OF_MORE, h->index == 0 && h->run_length > 2) \
	X(SECOND_OF_MORE, h->index == 1 && h->run_length > 2) \
	X(LONGER_THAN_NEXT, z->length > 0 && 10 * h->length > 13 * z->length) \
	X(MUCH_SHORTER_THAN_NEXT, 2 * h->length < z->length) \
	X(SHORTER_THAN_NEXT, 13 * h->length < 10 * z->length) \
	X(LONGER_THAN_LAST, a->length > 0 && 10 * h->length > 13 * a->length) \
	X(MUCH_LONGER_THAN_LAST, a->length > 0 && h->length > 2 * a->length) \
	X(SHORTER_THAN_LAST, 13 * h->length < 10 * a->length) \
	X(CAPITALS_END, h->capitals && z->length > 0 && !z->capitals) \
	X(CAPITALS_BEGIN, !h->capitals && z->capitals) \
	X(CAPITALS_ENDED, !h->capitals && a->capitals) \
	/* its look */ \
	X(CAPITAL_LETTERS, h->capitals) X(TITLE_WORDS, l->title) X(TWO_LINES, h->wrapped > 0) \
	X(TO_8, length <= 8) X(TO_14, length > 8 && length <= 14) X(TO_22, length > 14 && length <= 22) \
	X(TO_35, length > 22 && length <= 35) X(TO_60, length > 35 && length <= 60) X(OVER_60, length > 60) \
	X(STOP, e->end == END_STOP) X(COLON, e->end == END_COLON) X(COMMA, e->end == END_COMMA) \
	X(FIGURES, l->digits > 0) X(NUMBERED, h->section) X(COUNTED, l->counted != COUNTED_NOT && !l->from_one) \
	X(LABELLED, h->label) X(DECK_SIGN, h->deck) \
	X(SMALL_START, l->start == START_LOWER) X(QUOTED, l->start == START_QUOTE) \
	X(DASHED, l->start == START_DASH) X(BULLETED, l->start == START_BULLET) X(TWO_PHRASES, l->pause) \
	X(SENTENCES, l->stops_inside) \
	/* how headings of this page look */ \
	X(LIKE_LONE_ONES, likeness > NAT(0.6)) X(UNLIKE_LONE_ONES, likeness < NAT(-0.6)) \
	X(STOP_UNLIKE_OTHERS, (e->end == END_STOP) != most_stop) \
	/* beside the headings before and after it on the page */ \
	X(AFTER_LONE, last->run_length == 1) X(AFTER_STACK, last->run_length > 1) \
	X(BEFORE_LONE, next->run_length == 1) X(BEFORE_STACK, next->run_length > 1) \
	X(AFTER_EQUIPPED, last->followed_by_byline) \
	X(LIKE_LAST, are_alike(h, last)) X(LIKE_NEXT, are_alike(h, next)) \
	X(LONE_LIKE_LAST, h->run_length == 1 && are_alike(h, last)) \
	X(LONE_LIKE_NEXT, h->run_length == 1 && are_alike(h, next)) \
	X(WEAKER_THAN_LAST, last->capitals && !h->capitals) \
	X(STRONGER_THAN_LAST, last->run_length > 0 && !last->capitals && h->capitals) \
	X(SHORTER_THAN_LAST_ONE, 2 * h->length < last->length) \
	X(LONGER_THAN_LAST_ONE, last->run_length > 0 && h->length > 2 * last->length) \
	X(NEAR_LAST, last->run_length > 0 && h->gap <= last->gap + 1) \
	X(NEAR_NEXT, next->run_length > 0 && next->gap <= h->gap + 1) \
	X(FAR_FROM_LAST, h->gap > last->gap + 4) X(FAR_FROM_NEXT, next->gap > h->gap + 4) \
	X(CAPITALS_ON_QUIET_PAGE, h->capitals && w->page->shouts < 0) \
	X(SMALL_ON_SHOUTING_PAGE, !h->capitals && w->page->shouts > 0) \
	/* its place */ \
	X(FIRST_ON_PAGE, h->gap == 0) X(LAST_ON_PAGE, h->gap == w->nchunks) \
	X(AIR_ABOVE, l->gap > 0) X(AIR_BELOW, below_air) \
	X(BYLINE_BELOW, h->followed_by_byline) X(BYLINE_NEAR, gap->bylines > 0) X(MARK_NEAR, gap->marked) \
	X(OPEN_ABOVE, before != NULL && before->ends_open) X(OPEN_BELOW, after != NULL && after->starts_open) \
	X(DATELINE_BELOW, after != NULL && after->opener >= 4) \
	X(SHORT_TEXT_ABOVE, before != NULL && before->length < 300) \
	X(SHORT_TEXT_BELOW, after != NULL && after->length < 300) \
	X(LONG_TEXT_ABOVE, before != NULL && before->length > 1500) \
	X(LONG_TEXT_BELOW, after != NULL && after->length > 1500) \
	X(OTHER_COLUMN, before != NULL && after != NULL && before->measure > 0 && after->measure > 0 && \
	    (before->measure > after->measure + 150 || after->measure > before->measure + 150)) \
	/* what it has in common with the texts around */ \
	X(COVER_NONE, cover_below < 8) X(COVER_LITTLE, cover_below >= 8 && cover_below < 40) \
	X(COVER_SOME, cover_below >= 40 && cover_below < 90) X(COVER_MUCH, cover_below >= 90) \
	X(COVER_ABOVE, cover_above >= 40) X(COVER_MORE_ABOVE, cover_above > cover_below + 16) \
	X(COVER_MORE_BELOW, cover_below > cover_above + 16) \
	X(TEXTS_APART, gap->cohesion < NAT(-0.8)) X(TEXTS_NEAR, gap->cohesion > NAT(0.8)) \
	/* the page */ \
	X(MOSTLY_ALONE, mostly_alone) X(LONE_OF_MANY, h->run_length == 1 && mostly_alone && w->nheads >= 6) \
	X(LONE_OF_FEW, h->run_length == 1 && w->nheads <= 3)

enum heading_trait {
#define HEADING_NAME(name, condition) HEADING_##name,
	HEADING_TRAITS(HEADING_NAME)
#undef HEADING_NAME
	HEADING_COUNT
};

struct rank_weights {		/* 1/256 nat */
	int16_t of[SCRIPTS][HEADING_COUNT][RANKS];
};
extern const struct rank_weights learned_ranks;

#endif
