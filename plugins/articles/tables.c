/* SPDX-License-Identifier: MIT */
/*
 * Tables whose columns the extraction kept: rows of a unit that stand below each
 * other divide where all of them have a gap in the same place, be it of a single
 * space where the head says that two columns meet; where the gaps are not in line,
 * into as many cells as each of them has. Rows that lost their columns are items
 * of a list.
 */
#include "tables.h"

#include <string.h>

#define WIDTH 512		/* columns of a page looked at */
#define GUTTER 2		/* columns that are free in all rows */
#define GAP 3			/* spaces between cells where no gutter shows */
#define BODY 2			/* rows under the head, at least */

static const struct line *
row_of(const struct page *p, const struct unit *u, uint32_t i)
{
	const struct block *b = i < u->nblocks ? &p->blocks[u->blocks[i]] : NULL;

	return b != NULL && b->role == ROLE_TEXT && b->row ? first_line_of(p, b) : NULL;
}

/* Whether rows can be of one table: nothing but a blank line stands between. */
static bool
follows(const struct line *above, const struct line *l)
{
	return l == above + 1 && !l->turn && l->gap <= (above->heads_row || l->heads_row);
}

/* A word of dots between what a row is about and its figures. */
static bool
is_leader(const struct line *l, const struct cell *word)
{
	for (uint32_t i = word->from; i < word->to; i++)
		if (!glyph_is_leader(l->text[i].c))
			return false;
	return true;
}

/* Which columns of the page the rows under the head leave free; false where a row is too wide to tell. */
static bool
find_taken(const struct page *p, const struct unit *u, const struct table *t, bool taken[WIDTH])
{
	for (uint32_t i = t->first; i < t->end; i++) {
		const struct line *l = row_of(p, u, i);
		struct cell words[CELLS];
		uint32_t n = line_cells(l, 1, words);

		if (l->heads_row)
			continue;
		if (n == 0 || words[n - 1].right > WIDTH)
			return false;
		for (uint32_t k = 0; k < n; k++)
			for (uint32_t c = words[k].left; c < words[k].right && !is_leader(l, &words[k]); c++)
				taken[c] = true;
	}
	return true;
}

/* Free all the way down where the next of two words of the head begins: two columns that meet. */
static bool
meets(const struct page *p, const struct unit *u, const struct table *t, const bool taken[WIDTH], uint32_t column)
{
	const struct line *l;

	for (uint32_t i = t->first; i < t->end && (l = row_of(p, u, i))->heads_row; i++) {
		struct cell words[CELLS];
		uint32_t n = line_cells(l, GUTTER, words);

		for (uint32_t k = 1; k < n; k++) {
			uint32_t c = words[k].left < WIDTH ? words[k].left : WIDTH - 1;

			while (c > words[k - 1].right && taken[c - 1])
				c--;	/* the last free column between the two words */
			if (c > 0 && c - 1 == column && c > words[k - 1].right)
				return true;
		}
	}
	return false;
}

/* Where the columns of the rows begin and end; 0 when no gutter parts them all. */
static uint32_t
find_gutters(const struct page *p, const struct unit *u, const struct table *t, struct cell columns[CELLS])
{
	bool taken[WIDTH] = { false };
	uint32_t n = 0, free = GUTTER;

	if (!find_taken(p, u, t, taken))
		return 0;
	for (uint32_t c = 0; c < WIDTH; c++) {
		if (!taken[c]) {
			free += n > 0 && meets(p, u, t, taken, c) ? GUTTER : 1;
			continue;
		}
		if (free >= GUTTER && n == CELLS)
			return 0;
		if (free >= GUTTER)
			columns[n++] = (struct cell){ .left = c };
		columns[n - 1].right = c + 1;
		free = 0;
	}
	return n > 1 ? n : 0;
}

/* As many cells as each row has, where all have as many. */
static uint32_t
count_cells(const struct page *p, const struct unit *u, const struct table *t)
{
	uint32_t n = 0;

	for (uint32_t i = t->first; i < t->end; i++) {
		const struct line *l = row_of(p, u, i);
		struct cell cells[CELLS];
		uint32_t here = l->heads_row ? n : line_cells(l, GAP, cells);

		if (n != 0 && here != n)
			return 0;
		n = here;
	}
	return n;
}

bool
table_find(const struct page *p, const struct unit *u, uint32_t from, struct table *t)
{
	const struct line *l = row_of(p, u, from), *next;
	uint32_t body = 0, gapped = 0, counted;
	struct cell cells[CELLS];

	*t = (struct table){ .first = from, .end = from };
	for (; l != NULL; l = next) {
		body += !l->heads_row;
		gapped += !l->heads_row && line_cells(l, GAP, cells) > 1;
		next = row_of(p, u, ++t->end);
		if (next != NULL && (!follows(l, next) || (next->heads_row && !l->heads_row)))
			break;
	}
	if (body < BODY || 2 * gapped < body)	/* what leads to a number alone is a list */
		return false;
	t->ncolumns = find_gutters(p, u, t, t->columns);
	counted = count_cells(p, u, t);
	t->gutters = t->ncolumns > 0 && counted <= t->ncolumns;
	t->counted = counted >= t->ncolumns;
	t->ncolumns = t->counted ? counted : t->ncolumns;
	return t->ncolumns > 1;
}

/* The column that most of a cell stands over, or that is next to it. */
static uint32_t
column_of(const struct table *t, const struct cell *c)
{
	uint32_t best = 0, least = UINT32_MAX;

	for (uint32_t i = 0; i < t->ncolumns; i++) {
		const struct cell *column = &t->columns[i];
		uint32_t middle = c->left + c->right, there = column->left + column->right;
		uint32_t away = middle > there ? middle - there : there - middle;

		if (c->left < column->right && column->left < c->right)
			away = 0;
		if (away < least) {
			least = away;
			best = i;
		}
	}
	return best;
}

/* Gathers words into the column they stand in, never left of where the row has come. */
static void
put(struct cell *row, uint32_t *column, uint32_t at, const struct cell *c)
{
	*column = at > *column ? at : *column;
	if (row[*column].to == 0)
		row[*column].from = c->from;
	row[*column].to = c->to;
}

void
table_divide(const struct table *t, const struct line *l, struct cell row[CELLS])
{
	bool counted = l->heads_row ? !t->gutters : t->counted;
	struct cell cells[CELLS];
	uint32_t n = line_cells(l, l->heads_row ? GUTTER : counted ? GAP : 1, cells), column = 0;
	/* A head has no word over the first column where it has one less. */
	uint32_t skipped = counted && n < t->ncolumns ? t->ncolumns - n : 0;

	memset(row, 0, t->ncolumns * sizeof *row);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t at = counted ? i + skipped : is_leader(l, &cells[i]) ? column : column_of(t, &cells[i]);

		put(row, &column, at < t->ncolumns ? at : t->ncolumns - 1, &cells[i]);
	}
}
