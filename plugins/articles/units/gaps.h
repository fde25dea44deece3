/* SPDX-License-Identifier: MIT */
/*
 * What a gap between two chunks of text shows: whether an article ends there. A
 * learned weight for each trait and kind of script is added to what flow.c
 * knows (gaps_data.h, made by `make weights OF=gaps`).
 */
#ifndef ARTICLES_GAPS_H
#define ARTICLES_GAPS_H

#include "labels/traits.h"
#include "units.h"

/*
 * Name and condition; gap stands between chunks a and b, h is its first heading,
 * e the last line before it and l the first text line after it. Lengths are
 * those of Latin letters.
 */
#define GAP_TRAITS(X) \
	X(GAP, true) \
	/* what stands in it */ \
	X(NOTHING, gap->nheads == 0 && !gap->marked && gap->bylines == 0) \
	X(LONE_HEAD, lone) X(STACK, gap->nheads > 1) X(TALL_STACK, gap->nheads > 3) \
	X(CAPITALS, h->capitals) X(SMALL_HEAD, gap->nheads > 0 && !h->capitals) \
	X(LONE_CAPITALS, lone && h->capitals) X(LONE_TWO_LINES, lone && h->wrapped > 0) \
	X(LONE_STOP, lone && head_end == END_STOP) X(LONE_COLON, lone && head_end == END_COLON) \
	X(LONE_TO_10, lone && length <= 10) X(LONE_TO_20, lone && length > 10 && length <= 20) \
	X(LONE_TO_40, lone && length > 20 && length <= 40) X(LONE_OVER_40, lone && length > 40) \
	X(COUNTED_HEAD, gap->nheads > 0 && head_counts) \
	X(BYLINE, gap->bylines > 0) X(MARK, gap->marked) X(MARK_ALONE, gap->marked && gap->nheads == 0) \
	X(HEAD_AND_MARK, gap->marked && gap->nheads > 0) \
	X(SMALL_ON_SHOUTING_PAGE, lone && !h->capitals && p->shouts > 0) \
	X(CAPITALS_ON_QUIET_PAGE, lone && h->capitals && p->shouts < 0) \
	/* the text behind it */ \
	X(WEAK_OPENER, b->opener > 0 && b->opener < 4) X(OPENER, b->opener >= 4) \
	X(BARE_OPENER, b->opener >= 4 && gap->nheads == 0) X(OPENER_AGAIN, b->opener >= 4 && a->opener >= 4) \
	X(BARE_OPENER_AGAIN, b->opener >= 4 && a->opener >= 4 && gap->nheads == 0) \
	X(RUN_IN, line_runs_in(l)) X(BARE_RUN_IN, line_runs_in(l) && gap->nheads == 0) \
	X(FIELDS_BELOW, b->fields) X(STARTS_OPEN, b->starts_open) X(COUNTED, l->counted >= COUNTED_NEAR) \
	X(LABELLED, l->labelled) X(BULLETS_BEGIN, b->bullets && !a->bullets) X(BULLETS_END, a->bullets && !b->bullets) \
	X(QUOTED, l->start == START_QUOTE) X(AIR, l->gap > 0) X(BARE_AIR, l->gap > 0 && gap->nheads == 0) \
	X(SHORT_BELOW, b->length < short_text) X(LONG_BELOW, b->length > 4 * short_text) \
	/* no headline, but the beginning of an entry: here, there, in the window; see entries.c */ \
	X(ENTRY, bare_entry) X(ENTRY_AGAIN, bare_entry && a->entry == b->entry) \
	X(ENTRY_LONE, bare_entry && alike < 2) X(ENTRY_SEVERAL, bare_entry && alike >= 3) \
	X(ENTRY_MANY, bare_entry && alike >= 6) \
	X(ENTRY_RUN_IN, bare && b->entry == ENTRY_RUN_IN) X(ENTRY_BRACKET, bare && b->entry == ENTRY_BRACKET) \
	X(ENTRY_SIGN, bare && b->entry == ENTRY_SIGN) X(ENTRY_DASH, bare && b->entry == ENTRY_DASH) \
	X(ENTRY_CAPITALS, bare && b->entry == ENTRY_CAPITALS) X(ENTRY_PHRASE, bare && b->entry == ENTRY_PHRASE) \
	X(SEVERAL_RUN_IN, bare && alike >= 3 && b->entry == ENTRY_RUN_IN) \
	X(SEVERAL_BRACKETS, bare && alike >= 3 && b->entry == ENTRY_BRACKET) \
	X(SEVERAL_SIGNS, bare && alike >= 3 && b->entry == ENTRY_SIGN) \
	X(SEVERAL_DASHES, bare && alike >= 3 && b->entry == ENTRY_DASH) \
	X(SEVERAL_CAPITALS, bare && alike >= 3 && b->entry == ENTRY_CAPITALS) \
	X(SEVERAL_PHRASES, bare && alike >= 3 && b->entry == ENTRY_PHRASE) \
	X(ENTRY_BEHIND_SHORT, bare_entry && e->measure > 0 && 100 * (int64_t)e->width < 85 * (int64_t)e->measure) \
	X(ENTRY_SHORT_PAIR, bare_entry && a->length < short_text && b->length < short_text) \
	X(ENTRY_APART, bare_entry && gap->cohesion < 0) X(ENTRY_NEAR, bare_entry && gap->cohesion > NAT(0.3)) \
	X(ENTRY_NO_HEADS, bare_entry && w->nheads == 0) \
	/* the text before it */ \
	X(ENDS_OPEN, a->ends_open) X(ENDS_OPEN_BARE, a->ends_open && gap->nheads == 0) \
	X(ENDS_COLON, e->end == END_COLON) X(ENDS_FULL, ends_full) \
	X(SHORT_ABOVE, a->length < short_text) X(LONG_ABOVE, a->length > 4 * short_text) \
	/* both */ \
	X(OTHER_MEASURE, other_measure) X(SAME_MEASURE, same_measure) \
	X(BARE_OTHER_MEASURE, other_measure && gap->nheads == 0) \
	X(APART, gap->cohesion < NAT(-1)) X(A_LITTLE_APART, gap->cohesion < NAT(-0.3) && gap->cohesion >= NAT(-1)) \
	X(A_LITTLE_NEAR, gap->cohesion > NAT(0.3) && gap->cohesion <= NAT(1)) X(NEAR, gap->cohesion > NAT(1)) \
	/* what a lone heading hangs under */ \
	X(UNDER_NOTHING, lone && gap->under == UNDER_NOTHING) X(UNDER_RUBRIC, lone && gap->under == UNDER_RUBRIC) \
	X(UNDER_STACK, lone && gap->under == UNDER_STACK) X(UNDER_BYLINE, lone && gap->under == UNDER_BYLINE) \
	X(LONE_AGAIN, lone && gap->alone > 0) X(LONE_OFTEN, lone && gap->alone > 2) \
	X(ONE_EACH, lone && longest == 1) X(FEW_EACH, lone && longest == 2) X(MANY_EACH, lone && shortest > 2) \
	X(ONE_EACH_UNDER_RUBRIC, lone && longest == 1 && gap->under == UNDER_RUBRIC) \
	X(MANY_UNDER_BYLINE, lone && shortest > 1 && gap->under == UNDER_BYLINE) \
	/* the page */ \
	X(LONE_ON_LONE_PAGE, lone && lone_page) X(LONE_ON_STACK_PAGE, lone && stack_page) \
	X(LONE_ON_MIXED_PAGE, lone && !lone_page && !stack_page) \
	X(NO_HEADS_ON_PAGE, w->nheads == 0) X(FEW_HEADS_ON_PAGE, w->nheads > 0 && w->nheads <= 3) \
	X(MANY_HEADS_ON_PAGE, w->nheads > 12)

enum gap_trait {
#define GAP_NAME(name, condition) GAP_##name,
	GAP_TRAITS(GAP_NAME)
#undef GAP_NAME
	GAP_COUNT
};

struct gap_weights {		/* 1/256 nat for an article that goes on */
	int16_t of[SCRIPTS][GAP_COUNT][1];
};
extern const struct gap_weights learned_gaps;

#endif
