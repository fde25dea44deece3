/* SPDX-License-Identifier: MIT */
/*
 * Third pass: what each line is. One Viterbi over the lines decides at once
 * which lines make a paragraph, which are display type, and which are bylines,
 * credits, furniture and the like. What a blank line or an indent means on this
 * page is learned from the decision and used in the next round.
 */
#include "labels.h"

#define ROUNDS 4

int
reading_begin(struct reading *r, struct page *p, recto_error *err)
{
	em *scratch = page_alloc(p, 2 * (size_t)p->nlines + 64, sizeof *scratch);

	*r = (struct reading){ .page = p };
	r->learned = page_alloc(p, p->nlines, sizeof *r->learned);
	r->forward = page_alloc(p, p->nlines, sizeof *r->forward);
	r->backward = page_alloc(p, p->nlines, sizeof *r->backward);
	r->from = page_alloc(p, p->nlines, sizeof *r->from);
	if (scratch == NULL || r->learned == NULL || r->forward == NULL || r->backward == NULL ||
	    r->from == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	p->deficit = p->wide ? columns_wide_deficit(p) : 120;
	columns_find_indents(p, scratch);
	columns_find_narrow(p, scratch);
	openers_find(p);
	signatures_find(p);
	items_find(p);
	agendas_find(p);
	answers_find(p);
	uprights_find(p);
	rows_find(p, scratch);
	verse_find(p);
	enumerations_find(p);
	if (echoes_find(p, err) < 0)
		return RECTO_ENOMEM;
	reading_list_steps(r);
	habits_begin(p, &r->habits);
	r->scratch = scratch;
	return 0;
}

void
reading_weigh(struct reading *r)
{
	for (uint32_t i = 0; i < r->page->nlines; i++)
		if (!r->page->lines[i].hangs)
			traits_weigh(r->page, i, r->learned[i]);
}

void
reading_settle(struct reading *r)
{
	for (int round = 0; round < ROUNDS; round++) {
		reading_weigh(r);
		reading_find(r);
		habits_learn(r->page, &r->habits);
		if (!r->page->wide)
			columns_find_deficit(r->page, r->scratch);
		else if (round == 1)
			columns_remeasure(r->page);
	}
	reading_weigh(r);
}

int
labels_decide(struct page *p, recto_error *err)
{
	struct reading r;

	if (p->nlines == 0)
		return 0;
	if (reading_begin(&r, p, err) < 0)
		return RECTO_ENOMEM;
	reading_settle(&r);
	reading_find(&r);
	reading_find_margins(&r);
	return 0;
}
