/* SPDX-License-Identifier: MIT */
/*
 * Who writes a letter: the last line of one, whatever it looks like.
 */
#include "signatures.h"

#define LETTER_HEAD 8		/* lines */
#define LETTER 40		/* lines of a letter looked through for its salutation */
#define SALUTES 5		/* strength of one */

/* Whether the page begins as a letter or an e-mail does. */
static bool
is_letter(const struct page *p)
{
	for (uint32_t i = 0; i < LETTER_HEAD && i < p->nlines; i++)
		if (p->lines[i].starts[ROLE_ITEM] >= OF_HEAD ||
		    (p->lines[i].role == ROLE_SALUTATION && p->lines[i].strength >= RIGHT_STRENGTH))
			return true;
	return false;
}

/* The last line of a letter in a script without capitals. */
bool
letter_ends(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];

	return !p->cased && i + 1 == p->nlines && l->gap > 0 && l->ntext <= WIDE_NAME &&
	    l->end == END_NONE && l->digits == 0 && is_letter(p);
}

static bool
is_in_letter(const struct page *p, uint32_t i)
{
	for (uint32_t k = i, back = 0; k-- > 0 && back < LETTER; back++)
		if (p->lines[k].role == ROLE_SALUTATION && p->lines[k].strength >= SALUTES)
			return true;
	return false;
}

/* A short line under the last sentence of a letter and over a gap: `A neighbour from the High Street`. */
bool
letter_closes(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *before = l - 1;
	bool ends = i + 1 == p->nlines || l[1].gap > 0 || l[1].turn;
	bool begins = p->cased ? l->start == START_UPPER : l->start == START_WIDE || l->start == START_OTHER;

	return ends && begins && l->gap == 0 && !l->turn && before->end == END_STOP && l->end == END_NONE &&
	    l->role == ROLE_NONE && !l->stops_inside && l->digits <= AGE &&
	    10 * l->width < 6 * column_of(l, before) && is_in_letter(p, i);
}
