/* SPDX-License-Identifier: MIT */
/*
 * Who signs what stands above: by place, under a valediction, under a name's
 * announcement.
 */
#include "labels.h"

#define RIGHT_STRENGTH 6	/* of a signature set to the right */

/* Set against the right edge under a paragraph. */
static bool
is_set_right(const struct line *l, const struct line *before)
{
	em right = l->indent + l->width;

	return before->end == END_STOP && l->end != END_STOP && 3 * l->indent > before->measure &&
	    right > before->measure - 300 && right < before->measure + 300;
}

/* A name under a line that ends with a comma: who sends a letter. */
static bool
is_valediction(const struct page *p, const struct line *l, const struct line *before)
{
	bool ends = l + 1 == p->lines + p->nlines || l[1].gap > 0 || l[1].start != START_LOWER;

	return p->cased && before->end == END_COMMA && (l->title || l->capitals) &&
	    l->end != END_COMMA && !l->function_end && 10 * l->width < 7 * before->measure && ends &&
	    10 * before->width < 9 * before->measure;
}

/* The name under `Yours faithfully` and its like, which patterns know. */
static bool
is_name_below(const struct page *p, const struct line *l, const struct line *before)
{
	return p->cased && before->role == ROLE_SIGNED && before->strength >= RIGHT_STRENGTH &&
	    l->gap == 0 && (l->title || l->capitals) && l->end != END_STOP && l->ntext < 50;
}

void
signatures_find(struct page *p)
{
	for (uint32_t i = 1; i < p->nlines; i++) {
		struct line *l = &p->lines[i], *before = l - 1;

		if (l->strength >= RIGHT_STRENGTH)
			continue;
		if ((before->measure > 0 && (is_set_right(l, before) || is_valediction(p, l, before))) ||
		    is_name_below(p, l, before)) {
			l->role = ROLE_SIGNED;
			l->strength = RIGHT_STRENGTH;
		}
	}
}
