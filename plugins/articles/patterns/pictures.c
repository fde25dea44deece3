/* SPDX-License-Identifier: MIT */
/*
 * What an OCR engine reads in a picture: line below line of scraps, a letter or two
 * between spaces (*ES SN » EEE EE sa 5*). Initials, times of services and the like have
 * such a line too, but not four in a row, and a table has figures.
 */
#include "articles.h"

#include <unicode/uchar.h>

#define ROW 4			/* lines of scraps that are a picture */
#define LEAST 3			/* tokens of such a line, */
#define LETTERS 24		/* of which ten have not more letters than that, */
#define LONG 4			/* and one in five so many */
#define CERTAIN 9		/* strength with which it is noise */

enum kind { WORDS, SHORT, SCRAPS };

/* What a line is made of; a short one can stand among scraps. */
static enum kind
kind_of(const struct line *l)
{
	uint32_t tokens = 0, longer = 0, here = 0;

	if (l->long_line || l->wide || l->ntext == 0)
		return WORDS;
	for (uint32_t i = 0; i <= l->ntext; i++) {
		if (i < l->ntext && !glyph_is_space(l->text[i].c)) {
			here += u_isalpha((UChar32)l->text[i].c) ? 1 : 0;
			continue;
		}
		tokens++;
		longer += here >= LONG;
		here = 0;
	}
	if (10 * l->letters > LETTERS * tokens || 5 * longer > tokens)
		return tokens < LEAST && longer == 0 ? SHORT : WORDS;
	return tokens < LEAST || 3 * l->digits > l->letters ? SHORT : SCRAPS;
}

static void
mark(struct page *p, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++) {
		p->lines[i].role = ROLE_NOISE;
		p->lines[i].strength = CERTAIN;
	}
}

int
pictures_find(struct page *p, recto_error *err)
{
	(void)err;
	for (uint32_t from = 0, to; p->cased && from < p->nlines; from = to) {
		uint32_t scraps = 0, others = 0, end = from;

		for (to = from; to < p->nlines; to++) {
			enum kind kind = kind_of(&p->lines[to]);

			if (kind == WORDS || (kind == SHORT && scraps == 0))
				break;
			if (kind == SCRAPS) {
				scraps++;
				end = to + 1;
			} else {
				others++;
			}
		}
		if (scraps >= ROW && others <= scraps)
			mark(p, from, end);
		to += to == from;
	}
	return 0;
}
