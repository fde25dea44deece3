/* SPDX-License-Identifier: MIT */
/*
 * Rows of tables. Where the extraction kept the space between columns, or leaders
 * that fill it, a row is a line with wide gaps that ends in figures; where it did not, a line in which
 * figures make up much. One row alone proves nothing, two under each other do,
 * and then the line with gaps above them is the head of the table. Rows of words
 * are three or more whose second cells begin below each other.
 */
#include "articles.h"

#include <stdlib.h>
#include <unicode/uchar.h>

#define GAP 3			/* spaces between columns, at least */
#define LEADERS 3		/* dots with spaces between, at least */
#define DOTS 5			/* and dots without, more than an ellipsis has */
#define CELL 32			/* characters of a cell of words */
#define WORDED 3		/* rows of them */
#define SPACE 50		/* indent of one space */
#define NEAR 20			/* lines before and after that tell the usual width */

static bool
is_leader(uint32_t c)
{
	return c == '.' || c == '_' || c == 0xB7 || c == 0x2024;
}

/* How words of a line stand apart as columns do. */
enum gap_kind { NO_GAP, SPACES, LED };

/* By spaces, or by leaders, with spaces between or many; *behind is where the gap is told. */
static enum gap_kind
gap_of(const struct line *l, uint32_t *behind)
{
	uint32_t run = 0, leaders = 0, dots = 0;

	for (uint32_t i = 0; i < l->ntext; i++) {
		bool space = u_isUWhiteSpace((UChar32)l->text[i].c), leader = is_leader(l->text[i].c);

		run = space ? run + 1 : 0;
		dots = leader ? dots + 1 : 0;
		if (!space)
			leaders = !leader ? 0 : dots > 1 ? leaders : leaders + 1;
		*behind = i;
		if (leaders >= LEADERS || dots >= DOTS)
			return LED;
		if (l->text[i].c == '\t' || run >= GAP)
			return SPACES;
	}
	return NO_GAP;
}

static bool
has_gap(const struct line *l)
{
	uint32_t behind;

	return gap_of(l, &behind) != NO_GAP;
}

/* `Trigo . . . . 18,50 ptas.`: behind leaders stands what the row is for. */
static bool
leads_to_figures(const struct line *l)
{
	uint32_t i;

	if (gap_of(l, &i) != LED)
		return false;
	while (i < l->ntext && !u_isdigit((UChar32)l->text[i].c))
		i++;
	return i < l->ntext;
}

static bool
ends_in_figures(const struct line *l)
{
	for (uint32_t i = l->ntext; i > 0 && !u_isUWhiteSpace((UChar32)l->text[i - 1].c); i--)
		if (u_isdigit((UChar32)l->text[i - 1].c))
			return true;
	return false;
}

/* Figures make up much of a line that ends no sentence. */
static bool
is_mostly_figures(const struct line *l)
{
	return l->digits >= 3 && l->letters > 0 && 4 * l->digits >= l->digits + l->letters && l->end == END_NONE &&
	    l->starts[ROLE_RESUMING] == 0;
}

static bool
looks_like_row(const struct line *l, em around)
{
	if (l->long_line || (l->role != ROLE_NONE && l->strength >= SURE_FOLIO))
		return false;
	if (l->letters > 0 && leads_to_figures(l))	/* whatever a price or a number speaks for */
		return true;
	return l->role == ROLE_NONE && ((is_mostly_figures(l) && 10 * l->width < 8 * around) ||
	    (l->letters > 0 && ends_in_figures(l) && has_gap(l)));
}

/* The line over the first row. `Qrs.  s.  d.` looks like a name, and set in like one that signs. */
static bool
can_head(const struct line *l)
{
	return (l->role == ROLE_NONE || l->role == ROLE_BYLINE || l->role == ROLE_SIGNED) && has_gap(l);
}

static void
set_row(struct line *l)
{
	l->row = true;
	l->role = ROLE_NONE;
	l->strength = 0;
}

/* What a line under two rows is in which figures make up as much. */
static bool
goes_on(const struct line *l)
{
	return is_mostly_figures(l) && l->gap == 0 && !l->turn && l->role == ROLE_NONE && !l->long_line;
}

/* The width that most lines near line i keep to. */
static em
usual_width(const struct page *p, uint32_t i, em *scratch)
{
	uint32_t from = i < NEAR ? 0 : i - NEAR, n = 0;

	for (uint32_t k = from; k <= i + NEAR && k < p->nlines; k++)
		scratch[n++] = p->lines[k].width;
	qsort(scratch, n, sizeof *scratch, compare_ems);
	return scratch[n * 3 / 4];
}

static bool
begins_cell(const struct line *l, uint32_t at)
{
	return u_isupper((UChar32)l->text[at].c) || u_isdigit((UChar32)l->text[at].c);
}

/*
 * `Canton nord       M. Barbier`: the column in which the second of two cells of words
 * begins, 0 where there are none. In columns of text that stand side by side lines
 * begin small, or break words.
 */
static uint32_t
second_cell(const struct line *l)
{
	struct blank gap = { 0, 0 }, other;

	if (l->long_line || l->split || (l->role != ROLE_NONE && l->strength >= SURE_FOLIO) ||
	    l->end == END_HYPHEN || l->end == END_COMMA || !line_next_blank(l, GAP, &gap))
		return 0;
	other = gap;
	return gap.from <= CELL && l->ntext - gap.to <= CELL && begins_cell(l, 0) && begins_cell(l, gap.to) &&
	    !line_next_blank(l, GAP, &other) ? gap.to + (uint32_t)(l->indent / SPACE) : 0;
}

static void
find_rows_of_words(struct page *p)
{
	uint32_t n = 0, column = 0;	/* rows above that are alike, and where their second cells begin */

	for (uint32_t i = 0; i < p->nlines; i++) {
		const struct line *l = &p->lines[i];
		uint32_t here = second_cell(l);

		n = here == 0 ? 0 : here == column && l->gap == 0 && !l->turn ? n + 1 : 1;
		column = here;
		for (uint32_t k = 0; n >= WORDED && k < WORDED; k++)
			set_row(&p->lines[i - k]);
	}
}

void
rows_find(struct page *p, em *scratch)
{
	bool before = false;

	for (uint32_t i = 0; i < p->nlines; i++) {
		bool row = looks_like_row(&p->lines[i], usual_width(p, i, scratch));

		if (row && before) {
			set_row(&p->lines[i]);
			set_row(&p->lines[i - 1]);
			if (i >= 2 && can_head(&p->lines[i - 2]))
				set_row(&p->lines[i - 2]);
		}
		if (!row && i >= 2 && p->lines[i - 1].row && p->lines[i - 2].row && goes_on(&p->lines[i])) {
			set_row(&p->lines[i]);	/* wider than most, but like those above */
			row = true;
		}
		before = row;
	}
	if (p->cased)
		find_rows_of_words(p);
}
