/* SPDX-License-Identifier: MIT */
/*
 * Runs of spaces inside a line, as extractions leave them between columns.
 */
#include "articles.h"

#include <unicode/uchar.h>

#define TAB 8			/* spaces that a tab is worth, */
#define IDEOGRAPHIC 2		/* and U+3000 */
#define COLUMN_GAP 2		/* spaces between figures in columns, at least */

bool
line_next_blank(const struct line *l, uint32_t least, struct blank *b)
{
	for (uint32_t i = b->to, spaces = 0; i < l->ntext; i++) {
		uint32_t c = l->text[i].c;

		if (glyph_is_space(c)) {
			b->from = spaces == 0 ? i : b->from;
			spaces += c == '\t' ? TAB : c == 0x3000 ? IDEOGRAPHIC : 1;
		} else if (spaces >= least) {
			b->to = i;
			return true;
		} else {
			spaces = 0;
		}
	}
	return false;
}

/* Columns that a character takes where all are set alike. */
static uint32_t
columns_of(uint32_t c)
{
	return c == '\t' ? TAB : glyph_is_wide(c) ? 2 : 1;
}

uint32_t
line_cells(const struct line *l, uint32_t least, struct cell cells[CELLS])
{
	uint32_t n = 0, at = (uint32_t)(l->indent / SPACE), i = 0;
	struct blank b = { 0, 0 };

	if (l->long_line || l->split || l->ntext == 0)
		return 0;
	for (bool more = true; more; n++) {
		struct cell *c = &cells[n];

		if (n == CELLS)
			return 0;
		*c = (struct cell){ .from = b.to };
		more = line_next_blank(l, least, &b);
		c->to = more ? b.from : l->ntext;
		for (; i < c->from; i++)
			at += columns_of(l->text[i].c);
		c->left = at;
		for (; i < c->to; i++)
			at += columns_of(l->text[i].c);
		c->right = at;
	}
	return n;
}

/* `6:10 am`, `---`: more figures than letters, or a sign for none. */
static bool
is_figure(const struct line *l, const struct cell *c)
{
	uint32_t digits = 0, letters = 0;

	for (uint32_t i = c->from; i < c->to; i++) {
		digits += u_isdigit((UChar32)l->text[i].c);
		letters += u_isalpha((UChar32)l->text[i].c);
	}
	return digits >= letters;
}

bool
line_has_columns(const struct line *l)
{
	struct cell cells[CELLS];
	uint32_t n, figures = 0;

	if (l->digits < 2 || (n = line_cells(l, COLUMN_GAP, cells)) < 3)
		return false;
	for (uint32_t i = 0; i < n; i++)
		figures += is_figure(l, &cells[i]);
	return figures >= 2 && 2 * figures >= n;
}
