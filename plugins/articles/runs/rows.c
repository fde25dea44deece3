/* SPDX-License-Identifier: MIT */
/*
 * Rows of tables. Where the extraction kept the space between columns, or leaders
 * that fill it, a row is a line with wide gaps that ends in figures, or of cells
 * that are figures; where it did not, a line in which figures make up much. One
 * row alone proves nothing, two under each other do. Rows of words are three or
 * more whose second cells begin below each other. Lines of gaps above the first
 * row, over its columns, are the head of the table.
 */
#include "articles.h"

#include <stdlib.h>
#include <unicode/uchar.h>

#define GAP 3			/* spaces between columns, at least */
#define ALIGNED_GAP 2		/* the same where cells are figures, or stand over columns */
#define LEADERS 3		/* dots with spaces between, at least */
#define DOTS 5			/* and dots without, more than an ellipsis has */
#define CELL 40			/* characters of a cell of words, or of a head */
#define WORDED 3		/* rows of them */
#define TOLD 3			/* rows of figures in columns that are rows whatever else they look like */
#define HEADS 3			/* lines of the head of a table */
#define NEAR 20			/* lines before and after that tell the usual width */

/* How words of a line stand apart as columns do. */
enum gap_kind { NO_GAP, SPACES, LED };

/* By spaces, or by leaders, with spaces between or many; *behind is where the gap is told. */
static enum gap_kind
gap_of(const struct line *l, uint32_t *behind)
{
	uint32_t run = 0, leaders = 0, dots = 0;

	for (uint32_t i = 0; i < l->ntext; i++) {
		bool space = u_isUWhiteSpace((UChar32)l->text[i].c), leader = glyph_is_leader(l->text[i].c);

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
	return l->role == ROLE_NONE && ((is_mostly_figures(l) && 10 * l->width < 8 * around) || line_has_columns(l) ||
	    (l->letters > 0 && ends_in_figures(l) && has_gap(l)));
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
begins_cell(const struct line *l, const struct cell *c)
{
	return u_isupper((UChar32)l->text[c->from].c) || u_isdigit((UChar32)l->text[c->from].c);
}

/*
 * `Canton nord       M. Barbier`: the column in which the second of a line's cells of words
 * begins, 0 where there are none. In columns of text that stand side by side lines
 * begin small, or break words.
 */
static uint32_t
second_cell(const struct line *l)
{
	struct cell cells[CELLS];
	uint32_t n;

	if ((l->role != ROLE_NONE && l->strength >= SURE_FOLIO) || l->end == END_HYPHEN || l->end == END_COMMA ||
	    (n = line_cells(l, GAP, cells)) < 2)
		return 0;
	for (uint32_t i = 0; i < n; i++)
		if (cells[i].to - cells[i].from > CELL || !begins_cell(l, &cells[i]))
			return 0;
	return cells[1].left;
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

/* Columns of figures, line by line: a folio line, a name or a date seldom is one, and no three of them stand in a row. */
static void
find_columns(struct page *p)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < p->nlines; i++) {
		const struct line *l = &p->lines[i];

		n = !line_has_columns(l) ? 0 : l->gap == 0 && !l->turn ? n + 1 : 1;
		for (uint32_t k = 0; n >= TOLD && k < TOLD; k++)
			set_row(&p->lines[i - k]);
	}
}

/*
 * Whether a line heads the columns of a row below it: short words with gaps between, the
 * last of which stand right of where the second cell begins. `Qrs.  s.  d.` looks like
 * a name, and one set in like who signs.
 */
static bool
heads_columns(const struct line *l, const struct cell *row, uint32_t nrow)
{
	struct cell cells[CELLS];
	uint32_t n;

	if ((l->role != ROLE_BYLINE && l->role != ROLE_SIGNED && l->strength >= SURE_FOLIO) ||
	    l->end == END_HYPHEN || (n = line_cells(l, ALIGNED_GAP, cells)) < 2)
		return false;
	for (uint32_t i = 0; i < n; i++)
		if (cells[i].to - cells[i].from > CELL)
			return false;
	return cells[n - 1].right > row[1].left && cells[n - 1].left < row[nrow - 1].right;
}

/* Words, and figures last: a row that looked like something else. */
static bool
ends_as_row(const struct line *l)
{
	uint32_t i = l->ntext;

	while (i > 0 && !u_isUWhiteSpace((UChar32)l->text[i - 1].c) && !u_isalpha((UChar32)l->text[i - 1].c))
		i--;
	return l->letters > 0 && ends_in_figures(l) && (i == 0 || u_isUWhiteSpace((UChar32)l->text[i - 1].c)) &&
	    2 * l->digits > l->letters;
}

static void
find_heads(struct page *p)
{
	for (uint32_t i = 1; i < p->nlines; i++) {
		const struct line *l = &p->lines[i];
		struct cell row[CELLS];
		uint32_t n;

		if (!l->row || l[-1].row || l->turn || (n = line_cells(l, ALIGNED_GAP, row)) < 2)
			continue;
		for (uint32_t k = i; k-- > 0 && i - k <= HEADS && p->lines[k + 1].gap <= 1 && heads_columns(&p->lines[k], row, n); ) {
			set_row(&p->lines[k]);
			p->lines[k].heads_row = !ends_as_row(&p->lines[k]);
			if (p->lines[k].turn)
				break;
		}
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
		}
		if (!row && i >= 2 && p->lines[i - 1].row && p->lines[i - 2].row && goes_on(&p->lines[i])) {
			set_row(&p->lines[i]);	/* wider than most, but like those above */
			row = true;
		}
		before = row;
	}
	find_columns(p);
	if (p->cased)
		find_rows_of_words(p);
	find_heads(p);
}
