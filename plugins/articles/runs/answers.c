/* SPDX-License-Identifier: MIT */
/*
 * Questions and short answers one under the other: a catechism, riddles, a quiz.
 * Set as they are, in lines that mostly do not fill the column, they look like
 * headings. An interview has longer answers, and what people ask often stands in
 * blocks of its own: there questions may be headings.
 */
#include "labels/labels.h"
#include "labels/traits.h"

#define NEAR 4			/* lines from one question to the next, at most */
#define LEAST 5			/* questions */

/* The last question of those near each other from line i on. */
static uint32_t
last_near(const struct page *p, uint32_t i, uint32_t *count)
{
	uint32_t last = i;

	*count = 1;
	for (uint32_t k = i + 1; k < p->nlines && k <= last + NEAR && p->lines[k].gap == 0 && !p->lines[k].turn; k++)
		if (line_asks(&p->lines[k]) && !p->lines[k].capitals) {
			last = k;
			++*count;
		}
	return last;
}

void
answers_find(struct page *p)
{
	for (uint32_t i = 0, last, count; i < p->nlines; i = last + 1) {
		last = i;
		if (!line_asks(&p->lines[i]) || p->lines[i].capitals)
			continue;
		last = last_near(p, i, &count);
		for (uint32_t k = i; count >= LEAST && k <= last + 1 && k < p->nlines; k++)
			p->lines[k].answers = true;
	}
}
