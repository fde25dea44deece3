/* SPDX-License-Identifier: MIT */
/*
 * Who gives notice, in scripts of wide characters: an office over a date, or
 * right under the last sentence.
 */
#include "signatures.h"

#define DATE_CHARS 12		/* letters of a date alone */
#define MOST_OF_DATE 20		/* characters */
#define LEAST_OFFICE 4		/* characters of an office */
#define WIDE_TITLE 20		/* of a headline below */

/* A date and nothing else, whether it was taken for the paper's or not. */
static bool
is_date_alone(const struct line *l)
{
	uint32_t text[MOST_OF_DATE], n = line_chars(l, 0, text, MOST_OF_DATE);
	struct dated date;

	if (l->role == ROLE_FOLIO)
		return l->letters <= DATE_CHARS && l->digits > 0;
	return l->role == ROLE_NONE && l->ntext < MOST_OF_DATE && dates_find(l->lang, text, n, &date, 1) == 1 &&
	    date.chars.from == 0 && date.chars.to == n && date.date.year > 0 && date.date.day > 0;
}

/* `云岩县自然资源局` over a date alone: who gives notice, and when. */
bool
notice_is_signed(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *before = l - 1;
	bool ends = i + 2 >= p->nlines || l[2].role != ROLE_FOLIO;

	/* What is found in the text comes last, since it costs most. */
	return p->wide && i + 1 < p->nlines && l->end == END_NONE && l->digits == 0 && l->ntext >= LEAST_OFFICE &&
	    (l->role == ROLE_NONE || l->role == ROLE_SIGNED) && l[1].gap <= l->gap + 1 && !l[1].turn && ends &&
	    before->role != ROLE_FOLIO && before->role != ROLE_IMPRINT && 10 * l->width < 9 * column_of(l, before) &&
	    (before->end == END_STOP || before->listed || names_field(before)) && is_date_alone(l + 1);
}

/* `云岩县民政局`, which the language takes for an office: it gives no notice but right under the last sentence of one. */
bool
notice_is_none(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];
	const struct line *before = l - 1, *next = i + 1 < p->nlines && !l[1].turn ? l + 1 : NULL;
	bool over = next == NULL || next->gap > 0 || (next->end == END_NONE && next->ntext <= WIDE_TITLE);
	bool told = before->end == END_STOP || (before->ntext > 0 && u_isdigit((UChar32)before->text[before->ntext - 1].c));

	return p->wide && l->role == ROLE_SIGNED && l->strength < RIGHT_STRENGTH && !is_in_brackets(l) &&
	    (!over || !told || l->gap > 0 || l->turn);
}
