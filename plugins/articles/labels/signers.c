/* SPDX-License-Identifier: MIT */
/*
 * Who signs or wrote can take several lines: what the person is, where they
 * live, who holds the office. And who has only their days told below is whom
 * the text is about.
 */
#include "signatures.h"

#define ADDRESS 40		/* characters of a street, or of a number, under a name */

/* `судья республиканской категории.`: what the person is who signs above, behind a comma. */
bool
signer_is_told(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *before = l - 1;
	const struct line *next = i + 1 < p->nlines ? l + 1 : NULL;

	return p->cased && before->end == END_COMMA && l->gap == 0 && !l->turn &&
	    l->start == START_LOWER && (l->role == ROLE_NONE || l->role == ROLE_BYLINE) && !l->stops_inside &&
	    10 * l->width <= 11 * column_of(l, before) &&
	    (next == NULL || next->gap > 0 || next->turn || next->capitals || next->role != ROLE_NONE);
}

/* `Werrenthal, Hirtenrain 17`, `L.C. 1.784.903`: where the person lives who signs above, or by what number. */
static bool
gives_address(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *before = l - 1;
	bool ends = i + 1 == p->nlines || l[1].gap > 0 || l[1].turn;
	bool names = before->role == ROLE_SIGNED || (before->role == ROLE_BYLINE && i > 1 && before[-1].end == END_STOP);

	return names && before->digits == 0 && ends && l->gap == 0 && !l->turn &&
	    l->role == ROLE_NONE && l->digits > 0 && l->letters > 0 && l->ntext <= ADDRESS && l->end == END_NONE &&
	    l->start == START_UPPER && 10 * l->width <= 9 * column_of(l, before);
}

/* `（秋津市）` under who wrote or signed: where the person lives, or is from. */
static bool
tells_of_writer(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *before = l - 1;

	return p->wide && (before->role == ROLE_BYLINE || before->role == ROLE_SIGNED) &&
	    before->strength >= SURE_BYLINE && !is_in_brackets(before) && is_in_brackets(l) && l->gap == 0 && !l->turn &&
	    l->ntext <= WIDE_NAME && (l->role == ROLE_NONE || l->role == ROLE_SIGNED);
}

/* `BRO. J. W. HARTLEY` under `By the General Secretary`, and over a gap. */
static bool
goes_on_byline(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *before = l - 1;

	return p->cased && before->role == ROLE_BYLINE && before->strength >= RIGHT_STRENGTH && l->role == ROLE_NONE &&
	    l->gap == 0 && i + 1 < p->nlines && l[1].gap > 0 && l->digits == 0 &&
	    line_is_name(l);
}

/* A line of years or of a day, which stands under the name of somebody who died or was born. */
static bool
tells_days(const struct line *l)
{
	return l->role == ROLE_NONE && l->gap == 0 && l->start == START_DIGIT && l->digits > l->letters;
}

/* A name right behind a text, over a line of days: whom the next text is about, and nobody who wrote one. */
static bool
names_subject(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];

	return l->role == ROLE_BYLINE && l->strength < SURE_BYLINE && l[-1].end == END_STOP && i + 1 < p->nlines &&
	    tells_days(&l[1]) && line_is_name(l);
}

void
signers_complete(struct page *p)
{
	for (uint32_t i = 1; i < p->nlines; i++) {
		if (gives_address(p, i)) {
			sign(&p->lines[i - 1], RIGHT_STRENGTH);
			sign(&p->lines[i], RIGHT_STRENGTH);
		} else if ((p->lines[i - 1].role == ROLE_SIGNED && signer_is_told(p, i)) || letter_is_from(p, i)) {
			sign(&p->lines[i], RIGHT_STRENGTH);
		} else if (tells_of_writer(p, i)) {
			p->lines[i].role = p->lines[i - 1].role;
			p->lines[i].strength = RIGHT_STRENGTH;
			p->lines[i].rest = true;
		} else if (goes_on_byline(p, i)) {
			p->lines[i].role = ROLE_BYLINE;
			p->lines[i].strength = RIGHT_STRENGTH;
		} else if (names_subject(p, i)) {
			p->lines[i].role = ROLE_NONE;
			p->lines[i].strength = 0;
		}
	}
}
