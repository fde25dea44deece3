/* SPDX-License-Identifier: MIT */
/*
 * Headings set upright beside horizontal lines, or across the columns of vertical
 * ones: each character comes out on a line of its own. Three or more wide
 * characters one below another are one; two can be a word that was left over.
 */
#include "labels/labels.h"

#include <unicode/uchar.h>

#define LEAST 3

static bool
is_one_letter(const struct line *l)
{
	return l->ntext == 1 && glyph_is_wide(l->text[0].c) && u_isalpha((UChar32)l->text[0].c) && !l->split;
}

void
uprights_find(struct page *p)
{
	for (uint32_t i = 0, end; i < p->nlines; i = end) {
		end = i + 1;
		if (!is_one_letter(&p->lines[i]))
			continue;
		while (end < p->nlines && is_one_letter(&p->lines[end]) && p->lines[end].gap == 0 && !p->lines[end].turn)
			end++;
		for (uint32_t k = i; end - i >= LEAST && k < end; k++)
			p->lines[k].upright = k == i ? UPRIGHT_FIRST : UPRIGHT_MORE;
	}
}
