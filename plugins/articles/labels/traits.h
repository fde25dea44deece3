/* SPDX-License-Identifier: MIT */
/*
 * Traits: what a line and its neighbours show, each a yes or no. A learned
 * weight for each trait, label and kind of script is added to what emission.c,
 * joints.c and transition.c know (labels_data.h, made by `make weights`).
 */
#ifndef ARTICLES_TRAITS_H
#define ARTICLES_TRAITS_H

#include "articles.h"

/*
 * Name and condition; l is the line, b the one before it, n the next, p the
 * page, and shares are hundredths of the measure, 0 where there is none. `lone`
 * is a short line between sentences, `top` and `bottom` are the lines of a pair;
 * `capital` that the language writes nouns small; `broken` and `breaks` count lines
 * to the last and next short line that ends a sentence, 0 where none is near.
 */
#define TRAITS(X) \
	X(ALWAYS, true) \
	/* the look of the line */ \
	X(CAPITALS, l->capitals) X(TITLE_CASE, l->title) X(DIGITS, l->digits > 0) \
	X(MANY_DIGITS, 3 * l->digits > l->letters) X(UNBALANCED, !l->balanced) X(PAUSE, l->pause) \
	X(SENTENCE_INSIDE, l->stops_inside) X(FEW_WORDS, words <= 2) X(MANY_WORDS, words >= 7) \
	X(ASKS, line_asks(l)) X(FUNCTION_END, l->function_end) \
	/* its place in the column */ \
	X(NO_MEASURE, l->measure == 0) X(NARROW, l->narrow) X(INDENTED, l->indented) \
	X(WIDTH_TO_35, share > 0 && share < 35) X(WIDTH_TO_60, share >= 35 && share < 60) \
	X(WIDTH_TO_85, share >= 60 && share < 85) X(WIDTH_TO_94, share >= 85 && share < 94) \
	X(WIDTH_OVER, share > 106) X(SHORT_BY_INDENT, short_by_indent(p, l)) \
	/* how it ends and begins */ \
	X(ENDS_BARE, l->end == END_NONE) X(ENDS_STOP, l->end == END_STOP) \
	X(ENDS_COMMA, l->end == END_COMMA) X(ENDS_COLON, l->end == END_COLON) \
	X(ENDS_HYPHEN, l->end == END_HYPHEN) X(ENDS_DASH, l->end == END_DASH) \
	X(ENDS_ABBREVIATION, l->end == END_ABBREVIATION) \
	X(STARTS_WIDE, l->start == START_WIDE) X(STARTS_LOWER, l->start == START_LOWER) \
	X(STARTS_UPPER, l->start == START_UPPER) X(STARTS_DIGIT, l->start == START_DIGIT) \
	X(STARTS_QUOTE, l->start == START_QUOTE) X(STARTS_DASH, l->start == START_DASH) \
	X(STARTS_BULLET, l->start == START_BULLET) X(STARTS_NUMBER, l->start == START_NUMBER) \
	X(STARTS_OTHER, l->start == START_OTHER) X(OPENS, l->starts[ROLE_OPENER] > 0) \
	/* blank lines */ \
	X(BLANK_ABOVE, l->gap > 0) X(BLANK_BELOW, n->gap > 0) \
	X(BLANK_AND_STOP, l->gap > 0 && b->end == END_STOP) \
	X(BLANK_AND_BARE, l->gap > 0 && b->end == END_NONE) \
	/* the line above */ \
	X(AFTER_STOP, b->end == END_STOP) X(AFTER_BARE, b->end == END_NONE) \
	X(AFTER_COLON, b->end == END_COLON) X(AFTER_HYPHEN, b->end == END_HYPHEN || b->cut) \
	X(AFTER_CAPITALS, b->capitals) X(AFTER_FOLIO, b->role == ROLE_FOLIO) \
	X(AFTER_SHORT, above > 0 && above < 85) X(AFTER_ROOM, had_room(b, l)) \
	X(AFTER_LONGER, 10 * b->width > 14 * l->width) X(AFTER_EQUAL, nearly(b->width, l->width)) \
	X(AFTER_OTHER_COLUMN, b->measure != 0 && b->measure != l->measure) \
	X(AFTER_SHORT_STOP, above > 0 && above < 85 && b->end == END_STOP) \
	X(AFTER_FULL_STOP, above >= 94 && b->end == END_STOP) \
	X(STOP_THEN_UPPER, b->end == END_STOP && l->start == START_UPPER) \
	X(STOP_THEN_WIDE, b->end == END_STOP && l->start == START_WIDE) \
	X(STOP_THEN_QUOTE, b->end == END_STOP && l->start == START_QUOTE) \
	X(BARE_THEN_UPPER, b->end == END_NONE && l->start == START_UPPER) \
	X(BARE_THEN_WIDE, b->end == END_NONE && l->start == START_WIDE) \
	X(COLON_THEN_QUOTE, b->end == END_COLON && l->start == START_QUOTE) \
	X(SAME_BULLETS, l->start == b->start && (l->start == START_BULLET || l->start == START_DASH)) \
	/* the line below */ \
	X(BEFORE_LOWER, n->start == START_LOWER) X(BEFORE_UPPER, n->start == START_UPPER) \
	X(BEFORE_OPENER, n->starts[ROLE_OPENER] > 0) X(BEFORE_BYLINE, n->role == ROLE_BYLINE) \
	X(BEFORE_CAPITALS, n->capitals) X(BEFORE_LONGER, 10 * n->width > 14 * l->width) \
	X(BEFORE_EQUAL, nearly(n->width, l->width)) X(BEFORE_ROOM, had_room(l, n)) \
	X(BEFORE_OTHER_COLUMN, n->measure != 0 && n->measure != l->measure) \
	X(BEFORE_SHORT, below > 0 && below < 85) \
	/* a capital where only sentences, names and headlines have one */ \
	X(NAME_START, capital && l->start == START_UPPER) \
	X(BARE_THEN_NAME, capital && l->start == START_UPPER && b->end == END_NONE && !b->function_end) \
	X(BARE_BEFORE_NAME, capital && n->start == START_UPPER && l->end == END_NONE && !l->function_end) \
	X(BLANK_BARE_BEFORE_NAME, capital && n->start == START_UPPER && l->end == END_NONE && \
	    !l->function_end && l->gap > 0 && n->gap == 0) \
	X(STOP_BARE_BEFORE_NAME, capital && n->start == START_UPPER && l->end == END_NONE && \
	    !l->function_end && ends_sentence(b) && l->start == START_UPPER) \
	/* what patterns know of it */ \
	X(WEAK_FURNITURE, is_furniture && l->strength < 5) X(FURNITURE, is_furniture && l->strength >= 5) \
	X(WEAK_BYLINE, l->role == ROLE_BYLINE && l->strength < 6) \
	X(BYLINE, l->role == ROLE_BYLINE && l->strength >= 6) X(CREDIT, l->role == ROLE_CREDIT) \
	X(SIGNATURE, l->role == ROLE_SIGNED) X(DATELINE, l->role == ROLE_DATELINE) X(SPECK, l->role == ROLE_NOISE) \
	X(FIELD, names_field(l)) X(BEFORE_FIELD, names_field(n)) \
	X(AFTER_SIGNATURE, b->role == ROLE_SIGNED) X(AFTER_BYLINE, b->role == ROLE_BYLINE) \
	X(BEFORE_SIGNATURE, n->role == ROLE_SIGNED) \
	/* how far it stands from the others */ \
	X(FAR_BELOW, l->gap >= 2) X(FAR_ABOVE, n->gap >= 2) \
	/* a short line, or a pair of them, between two sentences' ends and beginnings */ \
	X(LONE_SENTENCE, lone && l->end == END_STOP) X(LONE_PHRASE, lone && l->end == END_NONE) \
	X(LONE_SENTENCE_OVER_FULL, lone && l->end == END_STOP && below >= 94) \
	X(LONE_PHRASE_OVER_FULL, lone && l->end == END_NONE && below >= 94) \
	X(LONE_SENTENCE_FEW_WORDS, lone && l->end == END_STOP && words <= 4) \
	X(PAIR_TOP, top && n->end == END_STOP) X(PAIR_BOTTOM, bottom && l->end == END_STOP) \
	X(BARE_PAIR_TOP, top && n->end == END_NONE) X(BARE_PAIR_BOTTOM, bottom && l->end == END_NONE) \
	X(STOPS_LONE, p->stops && lone && l->end == END_STOP) \
	X(STOPS_PAIR_TOP, p->stops && top && n->end == END_STOP) \
	X(STOPS_PAIR_BOTTOM, p->stops && bottom && l->end == END_STOP) \
	X(STOPS_BARE, p->stops && l->end == END_NONE) \
	X(LONE_PHRASE_FEW_WORDS, lone && l->end == END_NONE && words <= 4) \
	X(LONE_PHRASE_MANY_WORDS, lone && l->end == END_NONE && words >= 7) \
	X(LONE_TO_4, lone && l->ntext <= 4) X(LONE_TO_10, lone && l->ntext > 4 && l->ntext <= 10) \
	X(LONE_TO_20, lone && l->ntext > 10 && l->ntext <= 20) X(LONE_OVER_20, lone && l->ntext > 20) \
	/* what is inside */ \
	X(COMMA_INSIDE, line_has_comma(l)) X(COLON_INSIDE, line_has_colon(l)) \
	/* how it ends, and how far it reaches */ \
	X(SHORT_STOP, short_stop(l)) X(SHORT_BARE, share > 0 && share < 85 && l->end == END_NONE) \
	X(FULL_STOP, share >= 94 && l->end == END_STOP) X(FULL_BARE, share >= 94 && l->end == END_NONE) \
	X(BEFORE_FULL, below >= 94) X(AFTER_FULL_OPEN, above >= 94 && b->end != END_STOP) \
	X(FULL_OPEN_THEN_CAPITALS, above >= 94 && b->end != END_STOP && l->capitals) \
	X(SHORT_BARE_OVER_FULL, share > 0 && share < 85 && l->end == END_NONE && below >= 94) \
	X(ISLAND, l->gap > 0 && n->gap > 0) X(SHORT_ISLAND, l->gap > 0 && n->gap > 0 && share < 85) \
	/* how far off a paragraph surely begins or ends */ \
	X(BROKEN_2_ABOVE, broken == 2) X(BROKEN_3_ABOVE, broken == 3) X(BROKEN_4_ABOVE, broken == 4) \
	X(BREAKS_NEXT, breaks == 1) X(BREAKS_IN_2, breaks == 2) X(BREAKS_IN_3, breaks == 3) \
	/* lists and labels, see enumerations.c */ \
	X(COUNTED, l->counted >= COUNTED_NEAR) X(COUNTED_FAR, l->counted == COUNTED_FAR) \
	X(COUNTED_SHORT, l->counted >= COUNTED_NEAR && share > 0 && share < 85 && l->end == END_NONE) \
	X(BEFORE_COUNTED, n->counted >= COUNTED_NEAR) X(LABELLED, l->labelled) X(LABELLED_RUN, l->in_run) \
	X(BEFORE_LABELLED_RUN, n->in_run) X(LABEL_AFTER_SHORT, l->labelled && above > 0 && above < 85) \
	X(SAME_START, l->same_starts > 0) X(SAME_STARTS, l->same_starts > 1) X(BEFORE_SAME_START, n->same_starts > 0) \
	X(SAME_START_AFTER_SHORT, l->same_starts > 0 && above > 0 && above < 85) \
	/* a capital that only the beginning of a sentence gives a word like that */ \
	X(CAPITAL_ARTICLE, l->capital_function) X(BARE_THEN_ARTICLE, l->capital_function && b->end != END_STOP) \
	X(BEFORE_ARTICLE, n->capital_function) X(BARE_BEFORE_ARTICLE, n->capital_function && l->end != END_STOP) \
	X(STOP_THEN_ARTICLE, l->capital_function && b->end == END_STOP) \
	X(RUN_IN, line_runs_in(l)) X(RUN_IN_CAPITALS, line_runs_in(l) && u_isupper((UChar32)l->text[1].c)) \
	/* its words in the lines about it, see echoes.c */ \
	X(ECHO_BELOW, l->echoes_below > 0 && l->echoes_above == 0) \
	X(ECHO_ABOVE, l->echoes_above > 0 && l->echoes_below == 0) \
	X(ECHOES, l->echoes_above > 0 && l->echoes_below > 0) \
	X(ECHO_MOSTLY_BELOW, l->echoes_below > 1 && l->echoes_below > 2 * l->echoes_above) \
	X(LONE_ECHO_BELOW, lone && l->echoes_below > l->echoes_above) \
	X(BARE_ECHO_BELOW, l->end == END_NONE && l->echoes_below > l->echoes_above && ends_sentence(b)) \
	X(NEXT_ECHO_BELOW, n->echoes_below > n->echoes_above) \
	/* set like the display type of this page, or unlike it */ \
	X(SHOUTS_TOO, p->shouts > 0 && l->capitals) X(SHOUTS_NOT, p->shouts > 0 && !l->capitals) \
	X(QUIET_CAPITALS, p->shouts < 0 && l->capitals) \
	X(SHOUTS_NOT_SHORT, p->shouts > 0 && !l->capitals && share > 0 && share < 85) \
	/* the page */ \
	X(PAGE_HYPHENS, p->hyphens) X(PAGE_INDENTS, p->indents) X(PAGE_BLANKS, p->blanks) \
	X(UNMARKED_STOP, !p->indents && !p->blanks && b->end == END_STOP) \
	X(UNMARKED_INDENT, !p->indents && b->end == END_STOP && short_by_indent(p, l))

enum trait {
#define TRAIT_NAME(name, condition) TRAIT_##name,
	TRAITS(TRAIT_NAME)
#undef TRAIT_NAME
	TRAIT_COUNT
};

enum script { SCRIPT_WIDE, SCRIPT_CASED, SCRIPT_UNCASED, SCRIPTS };

struct label_weights {		/* 1/256 nat */
	int16_t of[SCRIPTS][TRAIT_COUNT][LABEL_COUNT];
};
extern const struct label_weights learned_weights;

/* What line i shows; one byte a trait, 0 or 1. */
void traits_see(const struct page *p, uint32_t i, uint8_t seen[TRAIT_COUNT]);

/* The sum of the weights of what line i shows, for each label. */
void traits_weigh(const struct page *p, uint32_t i, score sum[LABEL_COUNT]);

/*
 * Whether the line ends with a question or exclamation mark, as headlines do
 * where a stop is none of theirs; and whether it has one anywhere.
 */
bool line_asks(const struct line *l);
bool line_asks_inside(const struct line *l);

/* Whether it ends with a comma behind a figure, which may go on. */
bool line_ends_in_figure(const struct line *l);

/* `VALAIS. — On annonce`: a title or a place, a stop and a dash, and the text behind it. */
bool line_runs_in(const struct line *l);

/* Whether it has such a mark before its end. */
bool line_has_comma(const struct line *l);
bool line_has_colon(const struct line *l);

/* How many words a line has, by its spaces. */
uint32_t line_words(const struct line *l);

enum script script_of(const struct page *p);

#endif
