/* SPDX-License-Identifier: MIT */
/*
 * Runs of spaces inside a line, as extractions leave them between columns.
 */
#include "articles.h"

#define TAB 8			/* spaces that a tab is worth, */
#define IDEOGRAPHIC 2		/* and U+3000 */

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
