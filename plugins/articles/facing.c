/* SPDX-License-Identifier: MIT */
/*
 * Facing pages that came out as one: *6 - LA COSTA* and far below *LA COSTA - 7*. The
 * same words with the number before them on the left page and behind them on the right
 * one, and the numbers one apart, are the folio lines of both, wherever they stand.
 */
#include "articles.h"
#include "facts.h"

#include <unicode/uchar.h>

#define LONGEST 48		/* characters of a folio line */
#define LEAST 4			/* letters of a title */
#define SHORTEST_PAGE 12	/* lines from one to the other */
#define SURE 7			/* strength */
#define MOST 24			/* lines compared */

struct folio_line {
	uint32_t line, from, to;	/* characters of the title */
	int number;
	bool left;
};

/* The number at one end of a line and the words at the other. */
static bool
take(const struct page *p, uint32_t i, struct folio_line *out)
{
	const struct line *l = &p->lines[i];
	uint32_t text[LONGEST], from = 0, to, end = l->ntext;

	if (l->long_line || l->ntext > LONGEST || l->letters < LEAST || l->digits == 0 || l->digits > 3)
		return false;
	out->line = i;
	out->left = u_isdigit((UChar32)l->text[0].c);
	if (out->left)
		for (end = 1; end < l->ntext && u_isdigit((UChar32)l->text[end].c); end++)
			;
	else
		for (from = end; from > 0 && u_isdigit((UChar32)l->text[from - 1].c); from--)
			;
	if (end - from != l->digits)
		return false;
	for (uint32_t k = from; k < end; k++)
		text[k - from] = l->text[k].c;
	out->number = number_read(l->lang, text, end - from);
	out->from = out->left ? end : 0;
	to = out->left ? l->ntext : from;
	while (out->from < to && !u_isalpha((UChar32)l->text[out->from].c))
		out->from++;
	while (to > out->from && !u_isalpha((UChar32)l->text[to - 1].c))
		to--;
	out->to = to;
	return out->number > 0 && to > out->from;
}

static bool
same_title(const struct page *p, const struct folio_line *a, const struct folio_line *b)
{
	if (a->to - a->from != b->to - b->from)
		return false;
	for (uint32_t k = 0; k < a->to - a->from; k++)
		if (p->lines[a->line].text[a->from + k].c != p->lines[b->line].text[b->from + k].c)
			return false;
	return true;
}

static bool
are_facing(const struct page *p, const struct folio_line *a, const struct folio_line *b)
{
	return a->left && !b->left && b->number == a->number + 1 && same_title(p, a, b) &&
	    (a->line < b->line ? b->line - a->line : a->line - b->line) >= SHORTEST_PAGE;
}

static void
settle(struct line *l)
{
	l->role = ROLE_FOLIO;
	if (l->strength < SURE)
		l->strength = SURE;
}

int
facing_find(struct page *p, recto_error *err)
{
	struct folio_line found[MOST];
	uint32_t n = 0;

	(void)err;
	for (uint32_t i = 0; i < p->nlines && n < MOST; i++)
		n += take(p, i, &found[n]);
	for (uint32_t a = 0; a < n; a++)
		for (uint32_t b = 0; b < n; b++)
			if (are_facing(p, &found[a], &found[b])) {
				settle(&p->lines[found[a].line]);
				settle(&p->lines[found[b].line]);
			}
	return 0;
}
