/* SPDX-License-Identifier: MIT */
/*
 * Who writes a letter: the last lines of one, whatever they look like.
 */
#include "signatures.h"

#define LETTER_HEAD 8		/* lines */
#define LETTER 40		/* lines of a letter looked through for its salutation */
#define LINES_ABOVE 8
#define SIGNING 3		/* lines under the last sentence of one */
#define MOVED_IN 500		/* indent of a name below a valediction */
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
		if ((p->lines[k].role == ROLE_SALUTATION && p->lines[k].strength >= SALUTES) ||
		    p->lines[k].starts[ROLE_SALUTATION] >= SALUTES)
			return true;
	return false;
}

/* The widest column a little above line i: short lines under a letter make one of their own. */
static em
column_above(const struct page *p, uint32_t i)
{
	em widest = column_of(&p->lines[i], &p->lines[i - 1]);

	for (uint32_t k = i; k-- > 0 && i - k <= LINES_ABOVE; )
		widest = p->lines[k].measure > widest ? p->lines[k].measure : widest;
	return widest;
}

/*
 * Whether nothing but short lines stand from line i to the next gap: who signs, and
 * where. Over a text the last of several is its headline, and one alone can be.
 */
static bool
is_short_to_gap(const struct page *p, uint32_t i, em column, bool alone)
{
	for (uint32_t k = i; k < i + SIGNING; k++) {
		if (10 * p->lines[k].width >= 8 * column || p->lines[k].row || p->lines[k].end == END_HYPHEN)
			return false;
		if (k + 1 == p->nlines || p->lines[k + 1].turn)
			return true;
		if (p->lines[k + 1].gap > 0)
			return (alone && k == i) || p->lines[k + 1].capitals || 10 * p->lines[k + 1].width < 8 * column;
	}
	return false;
}

/* A short line under the last sentence of a letter: `A neighbour from the High Street`, `GRATEFUL.` over *Sheepwash Lane.* */
bool
letter_closes(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *before = l - 1;
	bool begins = p->cased ? l->start == START_UPPER : l->start == START_WIDE || l->start == START_OTHER;
	bool ends = l->end == END_NONE || (l->end == END_STOP && (l->capitals || line_is_name(l)));

	return begins && l->gap == 0 && !l->turn && before->end == END_STOP && ends &&
	    (l->role == ROLE_NONE || (l->role == ROLE_BYLINE && l->strength < SURE_BYLINE)) &&
	    10 * l->width < 6 * column_above(p, i) && !l->stops_inside && l->digits <= AGE &&
	    is_short_to_gap(p, i, column_above(p, i), true) && is_in_letter(p, i);
}

/* `Elm Street`, `President, Lions Club`: below who signs a letter, down to the gap; or a line moved in below a valediction. */
bool
letter_is_from(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *before = l - 1;
	bool moved;
	em column;

	if (before->role != ROLE_SIGNED || before->strength < RIGHT_STRENGTH || l->role != ROLE_NONE || l->gap > 0 || l->turn ||
	    l->stops_inside)
		return false;
	column = column_above(p, i);
	moved = l->indent - before->indent > MOVED_IN && 10 * l->width < 8 * column && l->end != END_COLON;
	return (moved || (l->start != START_LOWER && is_short_to_gap(p, i, column, false))) &&
	    is_in_letter(p, i);
}
