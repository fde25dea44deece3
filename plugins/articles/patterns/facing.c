/* SPDX-License-Identifier: MIT */
/*
 * Facing pages that came out as one: *6 - LA COSTA* and far below *LA COSTA - 7*. The
 * same words with the number before them on the left page and behind them on the right
 * one, and the numbers one apart, are the folio lines of both, wherever they stand.
 */
#include "articles.h"
#include "facts/facts.h"

#include <unicode/uchar.h>

#define LEAST 4			/* letters of a title */
#define FIGURES 3		/* of a page number */
#define SHORTEST_PAGE 12	/* lines from one to the other */
#define SURE 7			/* strength */
#define MOST 24			/* lines compared */

struct folio_line {
	uint32_t line;
	uint64_t title;
	int number;
	bool left;
};

static bool
is_figure(const struct line *l, uint32_t i)
{
	return u_isdigit((UChar32)l->text[i].c);
}

/* A title with a number at one end, and no other figure. */
static bool
take(const struct page *p, uint32_t i, struct folio_line *out)
{
	const struct line *l = &p->lines[i];
	uint32_t text[FIGURES], from;

	if (l->long_line || l->letters < LEAST || l->digits == 0 || l->digits > FIGURES)
		return false;
	out->line = i;
	out->left = is_figure(l, 0);
	from = out->left ? 0 : l->ntext - l->digits;
	for (uint32_t k = 0; k < l->digits; k++) {
		if (!is_figure(l, from + k))
			return false;
		text[k] = l->text[from + k].c;
	}
	out->number = number_read(l->lang, text, l->digits);
	out->title = line_title(l);
	return out->number > 0 && out->title != 0;
}

static bool
are_facing(const struct folio_line *a, const struct folio_line *b)
{
	return a->left && !b->left && b->number == a->number + 1 && a->title == b->title &&
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
			if (are_facing(&found[a], &found[b])) {
				settle(&p->lines[found[a].line]);
				settle(&p->lines[found[b].line]);
			}
	return 0;
}
