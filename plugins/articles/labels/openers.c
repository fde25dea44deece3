/* SPDX-License-Identifier: MIT */
/*
 * Headlines over a dateline, in scripts without capitals: short lines of every
 * width, none of which ends a sentence, right above a line that opens a report
 * for sure. Nothing else tells them from text there.
 */
#include "labels.h"

#define SURE 6			/* strength of an opener */
#define MOST_LINES 9		/* of display type over one */
#define EQUAL 8			/* hundredths by which lines of a column differ */

/* Whether the line is as wide as the column of another. */
static bool
fits(const struct line *l, em measure)
{
	em difference = l->width > measure ? l->width - measure : measure - l->width;

	return 100 * difference <= EQUAL * measure;
}

static bool
can_be_display(const struct line *l)
{
	return l->role == ROLE_NONE && !l->split && l->end != END_STOP && l->end != END_HYPHEN && !l->stops_inside && !l->row;
}

void
openers_find(struct page *p)
{
	if (p->cased || p->wide)
		return;
	for (uint32_t i = 1; i < p->nlines; i++) {
		em measure = p->lines[i].measure;

		if (p->lines[i].starts[ROLE_OPENER] < SURE || measure == 0)
			continue;
		for (uint32_t k = i; k-- > 0 && k + MOST_LINES >= i && can_be_display(&p->lines[k]); ) {
			/* Two lines of the column are the text above. */
			if (k > 0 && fits(&p->lines[k], measure) && fits(&p->lines[k - 1], measure))
				break;
			p->lines[k].over_opener = true;
		}
	}
}
