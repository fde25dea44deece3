/* SPDX-License-Identifier: MIT */
/*
 * What lines owe to their column: an indent, or what is left of it where it was
 * lost; a place in a column much narrower than those around.
 */
#include "labels.h"

#include <stdlib.h>

#define JITTER 60		/* em/100 */
#define COLUMN 900		/* from one column to the next, at least */
#define SOME 4			/* lines that show what an indent is */
#define MISFIT NAT(-2)		/* a line that is no full one of the paragraph speaks against no measure */

em
median_of(em *values, uint32_t n)
{
	if (n == 0)
		return 0;
	qsort(values, n, sizeof *values, compare_ems);
	return values[n / 2];
}

/*
 * The indent of wide scripts is one em or two. Lines under the short end of a
 * paragraph begin the next one: by how much are they short themselves?
 */
em
columns_wide_deficit(const struct page *p)
{
	uint32_t one = 0, two = 0;

	for (uint32_t i = 1; i < p->nlines; i++) {
		const struct line *l = &p->lines[i], *before = l - 1;
		em gap = l->measure - l->width;

		if (l->measure == 0 || l->measure != before->measure || l->end == END_STOP ||
		    before->end != END_STOP || before->width > before->measure - 150)
			continue;
		one += gap > 50 && gap <= 130;
		two += gap > 170 && gap <= 250;
	}
	return one >= 3 && one > 2 * two ? 100 : 200;
}

/* Where indents were lost, first lines are short by them: by how much here? */
void
columns_find_deficit(struct page *p, em *scratch)
{
	uint32_t nfirst = 0, ninner = 0;
	em *inner = scratch + p->nlines, first_gap, inner_gap;

	for (uint32_t i = 0; i < p->nlines; i++) {
		struct line *l = &p->lines[i];

		if (l->measure == 0)
			continue;
		if (l->label == LABEL_FIRST)
			scratch[nfirst++] = l->measure - l->width;
		else if (l->label == LABEL_MIDDLE)
			inner[ninner++] = l->measure - l->width;
	}
	if (nfirst < 6 || ninner < 6)
		return;
	first_gap = median_of(scratch, nfirst);
	inner_gap = median_of(inner, ninner);
	p->deficit = first_gap - inner_gap;
	if (p->deficit < 60 || p->deficit > 400)
		p->deficit = 0;
}

/* How well lines from..to of a paragraph fit a measure. */
static score
paragraph_fit(const struct page *p, uint32_t from, uint32_t to, em measure)
{
	score sum = 0, plain = measure_full(p, from, measure), lacking;

	lacking = measure > 3 * p->deficit ? measure_full(p, from, measure - p->deficit) : NEVER;
	sum += lacking > plain ? lacking : plain;
	for (uint32_t i = from + 1; i < to; i++) {
		score fit = measure_full(p, i, measure);

		sum += fit > MISFIT ? fit : MISFIT;
	}
	return sum;
}

/* A paragraph knows its measure better than the page: from its own full lines. */
void
columns_remeasure(struct page *p)
{
	for (uint32_t i = 0, end; i < p->nlines; i = end) {
		em here = p->lines[i].measure, best = here;
		uint32_t full_lines;

		end = i + 1;
		if (p->lines[i].label != LABEL_FIRST || here == 0)
			continue;
		while (end < p->nlines && p->lines[end].label == LABEL_MIDDLE &&
		    p->lines[end].measure == here)
			end++;
		full_lines = end;
		while (end < p->nlines && (p->lines[end].label == LABEL_MIDDLE ||
		    p->lines[end].label == LABEL_LAST))
			end++;
		if (full_lines - i < 4)
			continue;
		for (em m = here - 100; m <= here + 100; m += 50)
			if (paragraph_fit(p, i, full_lines, m) > paragraph_fit(p, i, full_lines, best) + NAT(1))
				best = m;
		for (uint32_t k = i; k < end; k++)
			if (p->lines[k].measure == here)
				p->lines[k].measure = best;
	}
}

/*
 * Further in than the lines about it, by an indent and not by a column. Where they
 * begin at the edge one space is an indent in scripts of wide characters; programs that
 * set columns beside each other with spaces are not that exact, and before words of
 * letters one may be left from a speck.
 */
static bool
is_indented(const struct page *p, uint32_t i, em *scratch)
{
	uint32_t from = i < 4 ? 0 : i - 4, n = 0;
	em indent = p->lines[i].indent, usual;

	for (uint32_t k = from; k <= i + 4 && k < p->nlines; k++)
		if (!p->lines[k].split)
			scratch[n++] = p->lines[k].indent;
	usual = median_of(scratch, n);
	return indent > (usual > 0 || p->cased ? usual + JITTER : 0) && indent < usual + COLUMN;
}

/*
 * In a row of paragraphs of one line each the lines about it are indented too: what
 * begins where a third of the lines there, and some at least, are indented for sure is one of them.
 */
void
columns_find_indents(struct page *p, em *scratch)
{
	uint32_t all[COLUMN] = { 0 }, further[COLUMN] = { 0 };

	for (uint32_t i = 0; i < p->nlines; i++) {
		struct line *l = &p->lines[i];

		l->indented = is_indented(p, i, scratch);
		if (l->indent < COLUMN && !l->split) {
			all[l->indent]++;
			further[l->indent] += l->indented;
		}
	}
	for (uint32_t i = 0; i < p->nlines; i++) {
		em indent = p->lines[i].indent;

		if (indent > 0 && indent < COLUMN && all[0] >= SOME && further[indent] >= SOME && 3 * further[indent] >= all[indent])
			p->lines[i].indented = true;
	}
}

/* Set in a much narrower column than most lines about it. */
void
columns_find_narrow(struct page *p, em *scratch)
{
	for (uint32_t i = 0; i < p->nlines; i++) {
		uint32_t from = i < 12 ? 0 : i - 12, n = 0;

		for (uint32_t k = from; k <= i + 12 && k < p->nlines; k++)
			if (p->lines[k].measure > 0)
				scratch[n++] = p->lines[k].measure;
		p->lines[i].narrow = n > 8 && p->lines[i].measure > 0 &&
		    p->lines[i].measure < median_of(scratch, n) * 8 / 10;
	}
}
