/* SPDX-License-Identifier: MIT */
/*
 * Who signs what stands above. The place has to be right: under the end of a
 * sentence, over display type, a gap or nothing. What else speaks for a name is
 * added up; a bare name is not enough, since headlines of a few words in
 * capitals are far more frequent.
 */
#include "signatures.h"

#include <stdlib.h>

#define LEAST 3			/* points that make a signature */
#define MOST 6			/* and more of them change nothing */
#define TOLD_OF_ONE 3		/* and behind one word: more are a sentence */
#define INDENT 200		/* and more than paragraphs have: the line is moved in */
#define SAME 150		/* measures of a column differ by no more */
#define LINES_ABOVE 6		/* that show where the column ends */
#define RAGGED 5		/* a line set right leaves no more than such a part of its column */
#define RUN_IN 26		/* characters of a valediction that a text runs into */
#define SHORTHAND 4		/* characters of `ub`, for a name */

/* Points. */
enum {
	NAME = 1, ONE_WORD = -2, INITIALS = 2, TOLD = 2, TOLD_SMALL = 1, ENCLOSED = 2, NARROW = 1, STOPS = 2, MIXED = 1,
	CAPITALS_OVER_SMALL = -2, HUGS_TEXT = 2, HUGS_HEAD = -3, ENDS_ALL = 3, GOES_ON_SMALL = 2,
	CENTRED = -3, UNDER_VALEDICTION = 4, AGAIN = 1, OFTEN = 3
};

/* Whether nearly as much room is left behind the line as before it: a rubric in the middle of the column. */
static bool
is_centred(const struct page *p, uint32_t i)
{
	uint32_t left = (uint32_t)p->lines[i].indent / SPACE, right = left + p->lines[i].ntext, edge = 0;

	for (uint32_t k = i; k-- > 0 && i - k <= LINES_ABOVE && abs(p->lines[k].measure - p->lines[i - 1].measure) <= SAME; ) {
		uint32_t end = (uint32_t)p->lines[k].indent / SPACE + p->lines[k].ntext;

		edge = end > edge ? end : edge;
	}
	return edge > right && 10 * (edge - right) >= 8 * left;
}

/*
 * Set against the right edge under a paragraph, alone or under the office or the
 * valediction that is set so; what all lines are moved in by says nothing.
 */
static bool
is_set_right(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *before = l - 1, *next = i + 1 < p->nlines ? l + 1 : NULL;
	bool second = false;
	em in, right;

	if (next != NULL && next->gap == 0 && !next->turn && next->start == START_LOWER && next->indent < l->indent / 2)
		return false;	/* a verse moved in */
	if (i > 1 && l->gap == 0 && before->gap == 0 && 3 * (before->indent - before[-1].indent) > before[-1].measure &&
	    10 * (l->indent - before[-1].indent) > 2 * before[-1].measure)
		before--, second = true;
	in = l->indent - before->indent;
	right = in + l->width;
	return before->end == END_STOP && before->measure > 0 && 3 * in > before->measure && !is_centred(p, i) &&
	    (second || right > before->measure - before->measure / RAGGED) && right < 3 * before->measure / 2;
}

/* `by the packet.—Yours faithfully,`: a few words behind a stop and a dash, at the end of the text. */
static bool
runs_into_valediction(const struct line *l)
{
	for (uint32_t i = l->ntext; i-- > 2 && l->ntext - i <= RUN_IN; )
		if (glyph_is_dash(l->text[i].c))
			return glyph_is_stop(l->text[i - 1].c) || glyph_is_stop(l->text[i - 2].c);
	return false;
}

/* A name under a line that ends with a comma: who sends a letter. */
static bool
is_under_comma(const struct page *p, const struct line *l, const struct line *before)
{
	bool ends = l + 1 == p->lines + p->nlines || l[1].gap > 0 || l[1].start != START_LOWER;

	/* `COURT UPHOLDS BONDS;` is a line of a headline, and so is `Will Pass Half Million,` under capitals. */
	bool headline = before->capitals || (before->ntext > 0 && before->text[before->ntext - 1].c == ';') ||
	    (before->title && before > p->lines && before[-1].capitals && lang_title_case(before->lang));

	return p->cased && before->end == END_COMMA && !headline && (l->title || l->capitals) &&
	    l->end != END_COMMA && !l->function_end && 10 * l->width < 7 * before->measure && ends &&
	    (10 * before->width < 9 * before->measure || runs_into_valediction(before));
}

/* The name under `Yours faithfully` and its like, which patterns know. */
static bool
is_name_below(const struct page *p, const struct line *l, const struct line *before)
{
	if (before->role != ROLE_SIGNED || before->strength < RIGHT_STRENGTH)
		return false;
	if (p->cased && before->end == END_STOP)	/* an agency, a whole signature */
		return false;
	if (!p->cased)
		return p->wide && before->strength >= VALEDICTION && !is_in_brackets(before) && l->ntext <= WIDE_NAME &&
		    l->end == END_NONE && l->digits == 0;
	return l->gap <= before->gap && !l->apart && (l->title || l->capitals) &&
	    (l->end != END_STOP || before->end == END_COMMA) && l->ntext < 50;
}

/* Set as headlines are. */
static bool
is_like_display(const struct line *l, em column)
{
	return l->capitals || l->role == ROLE_LABEL || l->role == ROLE_RULE ||
	    (10 * l->width < 8 * column && (l->end == END_NONE || l->end == END_STOP) && !l->stops_inside);
}

static score
points_of_place(const struct line *l, const struct line *next, em column)
{
	score points = 10 * l->width < 4 * column ? NARROW : 0;

	if (next == NULL)
		return points + ENDS_ALL;
	if ((l->gap == 0 && next->gap > 0) || (next->apart && !l->apart))
		points += HUGS_TEXT;
	if (l->gap > 0 && next->gap == 0)
		points += HUGS_HEAD;
	if (next->start == START_LOWER)	/* over capitals it is the sentence of an advertisement */
		return points + (l->capitals ? 0 : GOES_ON_SMALL);
	points += l->end == END_STOP && next->end != END_STOP ? STOPS : 0;
	if (l->capitals != next->capitals)
		points += l->capitals ? CAPITALS_OVER_SMALL : MIXED;
	return points;
}

/* What speaks for a signature in line i, 0 where it cannot be one. */
static score
points_of(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *before = l - 1;
	const struct line *next = i + 1 < p->nlines && !l[1].turn ? l + 1 : NULL;
	bool valediction = before->role == ROLE_SIGNED && before->strength >= VALEDICTION && before->end != END_STOP;
	bool told_below = i + 1 < p->nlines && signer_is_told(p, i + 1);
	em column = column_of(l, before);
	struct name n;
	score points;

	if ((l->role != ROLE_NONE && l->role != ROLE_SIGNED) || l->long_line || l->split ||
	    10 * l->width > (l->capitals || told_below ? 9 : 7) * column ||
	    (l->end == END_COMMA && !told_below) || l->end == END_COLON || l->digits > AGE)
		return 0;
	if (told_below)
		next = i + 2 < p->nlines && !l[2].turn ? l + 2 : NULL;
	if (!valediction && (before->end != END_STOP || before->capitals || before->turn))
		return 0;
	/* Alone over a text stands a headline, unless it keeps to the text above. */
	if (next != NULL && next->start != START_LOWER && !is_like_display(next, column) &&
	    (next->gap == 0 || l->gap > 0))
		return 0;
	/* `Oats, at 31.` is a price. */
	if (!name_read(l, &n) || (n.words == 1 && (n.told > TOLD_OF_ONE || l->digits > 0)))
		return 0;
	points = NAME + points_of_place(l, next, column) + (valediction ? UNDER_VALEDICTION : 0);
	points += l->indent - before->indent > INDENT && is_centred(p, i) ? CENTRED : 0;
	points += n.words == 1 && n.told == 0 && (l->end != END_STOP || l->gap > 0) ? ONE_WORD : 0;
	points += told_below ? TOLD + TOLD_SMALL : 0;
	points += n.initials ? INITIALS : 0;
	points += n.enclosed ? ENCLOSED : 0;
	points += n.told > 0 ? TOLD + (n.told_small ? TOLD_SMALL : 0) : 0;
	return points;
}

/* `— एक पेंशनर`: a few words behind a dash, under the last sentence and over a gap, in a script that has no capitals. */
static bool
is_behind_dash(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *before = l - 1;
	bool ends = i + 1 == p->nlines || l[1].gap > l->gap || l[1].turn;

	return !p->cased && !l->wide && ends && l->start == START_DASH && !l->turn && before->end == END_STOP &&
	    before->start != START_DASH && l->end == END_NONE && l->role == ROLE_NONE && !l->stops_inside &&
	    l->digits <= AGE && 10 * l->width < 8 * column_of(l, before);
}

/* Where wider gaps part articles: a short line under the last sentence and over such a gap. */
static bool
ends_part(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *before = l - 1;

	if (!p->cased || !p->parts || l->apart || (i + 1 < p->nlines && !l[1].apart) || l->end != END_NONE ||
	    l->role != ROLE_NONE || l->stops_inside || l->digits > AGE)
		return false;
	if (l->start == START_LOWER)	/* under a table too */
		return l->ntext <= SHORTHAND && l->gap > 0;
	return l->start == START_UPPER && before->end == END_STOP && 10 * l->width < 7 * column_of(l, before);
}

#define ENTRIES 4		/* lines of a page behind dashes that make them entries, */
#define SIGNS 3			/* or behind a sign */

/* A line behind a dash or a sign that fills its column and goes on below. */
static bool
begins_entry(const struct page *p, uint32_t i, enum line_start how)
{
	const struct line *l = &p->lines[i];

	return l->start == how && i + 1 < p->nlines && l[1].gap == 0 && l[1].start != how &&
	    10 * l->width >= 8 * column_of(l, l + 1);
}

/* Where several lines begin entries, a name behind the dash or the sign of one has signed nothing. */
static void
spare_entries(struct page *p, enum line_start how, uint32_t least, enum role role)
{
	uint32_t entries = 0;

	for (uint32_t i = 0; i < p->nlines; i++)
		entries += begins_entry(p, i, how);
	for (uint32_t i = 0; i < p->nlines && entries >= least; i++)
		if (p->lines[i].role == role && begins_entry(p, i, how)) {
			p->lines[i].role = ROLE_NONE;
			p->lines[i].strength = 0;
		}
}

/* With a stop, over display type without one: what pages do that sign each piece. */
static bool
stops_over_head(const struct page *p, uint32_t i)
{
	return i + 1 < p->nlines && p->lines[i].end == END_STOP && p->lines[i + 1].end == END_NONE;
}

/* Points for each signature that stands as others of the page do. */
static score
points_of_habit(const struct page *p)
{
	uint32_t alike = 0;

	for (uint32_t i = 1; p->cased && i < p->nlines; i++)
		alike += stops_over_head(p, i) && points_of(p, i) >= LEAST;
	return alike > 2 ? OFTEN : alike > 1 ? AGAIN : 0;
}

/* Under the head of a page and over a text stands a headline, whatever it looks like. */
static bool
begins_page(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *before = l - 1;

	return (l->turn || (before->role == ROLE_FOLIO && before->strength >= SURE_FOLIO)) && i + 1 < p->nlines &&
	    l[1].role == ROLE_NONE && l[1].measure > 0 && 10 * l[1].width >= 8 * l[1].measure;
}

void
signatures_find(struct page *p)
{
	score habit = points_of_habit(p);

	spare_entries(p, START_DASH, ENTRIES, ROLE_SIGNED);
	spare_entries(p, START_BULLET, SIGNS, ROLE_BYLINE);
	/* From the last line up, so that nothing found here is taken for a valediction. */
	for (uint32_t i = p->nlines; i-- > 1; ) {
		struct line *l = &p->lines[i], *before = l - 1;
		score points;

		if (l->role == ROLE_SIGNED && (begins_page(p, i) || notice_is_none(p, i))) {
			l->role = ROLE_NONE;
			l->strength = 0;
			continue;
		}
		if (l->strength >= RIGHT_STRENGTH)
			continue;
		if (notice_is_signed(p, i)) {
			sign(l, RIGHT_STRENGTH);
			l[1].role = ROLE_DATELINE;
			l[1].strength = RIGHT_STRENGTH;
			continue;
		}
		if (is_set_right(p, i) || (before->measure > 0 && is_under_comma(p, l, before)) ||
		    is_name_below(p, l, before) || letter_ends(p, i) || letter_closes(p, i) ||
		    is_behind_dash(p, i) || ends_part(p, i))
			sign(l, RIGHT_STRENGTH);
		else if (p->cased && (points = points_of(p, i)) >= LEAST) {
			points = points < MOST ? points : MOST;
			sign(l, (int)(points + (stops_over_head(p, i) ? habit : 0)));
		}
	}
	signers_complete(p);
}
