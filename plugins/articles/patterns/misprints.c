/* SPDX-License-Identifier: MIT */
/*
 * What the scan read otherwise: a paper that takes its news from an agency says so
 * under one headline after another, and where a pattern knows the line on one of
 * them (*By Associated Press.*) it is the same on the others, with a letter wrong
 * here and there (*Bv Associated PresH.*). Persons differ from article to article
 * and are left out.
 */
#include "articles.h"
#include "facts/facts.h"

#include <unicode/uchar.h>

#define KNOWN 24			/* lines that others are compared with */
#define SURE 6			/* strength of the pattern that knows one */
#define LEAST 10		/* letters of such a line */
#define MOST 48
#define WRONG 5			/* one letter of so many may be wrong */

struct letters {
	uint32_t n, of[MOST];
	const struct line *line;
	bool looked_at;		/* for a person's name */
};

/* False where they are too few or too many. */
static bool
take(const struct line *l, struct letters *out)
{
	out->n = 0;
	out->line = l;
	out->looked_at = false;
	if (l->ntext < LEAST || l->ntext > 2 * MOST || l->long_line)
		return false;
	for (uint32_t i = 0; i < l->ntext; i++)
		if (u_isalnum((UChar32)l->text[i].c)) {
			if (out->n == MOST)
				return false;
			out->of[out->n++] = (uint32_t)u_foldCase((UChar32)l->text[i].c, 0);
		}
	return out->n >= LEAST;
}

static uint32_t
least_of(uint32_t a, uint32_t b, uint32_t c)
{
	uint32_t least = a < b ? a : b;

	return least < c ? least : c;
}

/* Letters to change, add or leave out (Levenshtein) until both are the same. */
static uint32_t
difference(const struct letters *a, const struct letters *b)
{
	uint32_t row[MOST + 1];

	for (uint32_t k = 0; k <= b->n; k++)
		row[k] = k;
	for (uint32_t i = 0; i < a->n; i++) {
		uint32_t above = row[0];

		row[0] = i + 1;
		for (uint32_t k = 0; k < b->n; k++) {
			uint32_t corner = above;

			above = row[k + 1];
			row[k + 1] = least_of(row[k] + 1, above + 1, corner + (a->of[i] != b->of[k]));
		}
	}
	return row[b->n];
}

static bool
alike(const struct letters *a, const struct letters *b)
{
	uint32_t most = b->n / WRONG;

	return b->n > 0 && a->n <= b->n + most && b->n <= a->n + most && difference(a, b) <= most;
}

static bool
names_somebody(const struct line *l)
{
	uint32_t text[2 * MOST];
	struct range names[FACTS_MAX];

	for (uint32_t i = 0; i < l->ntext; i++)
		text[i] = l->text[i].c;
	return names_find(l->lang, SURE, text, l->ntext, names, FACTS_MAX) > 0;
}

static uint32_t
find_known(const struct page *p, struct letters *known)
{
	uint32_t n = 0, k;

	for (uint32_t i = 0; i < p->nlines && n < KNOWN; i++) {
		const struct line *l = &p->lines[i];

		if ((l->role != ROLE_DATELINE && l->role != ROLE_BYLINE) || l->strength < SURE || l->digits > 0 ||
		    !take(l, &known[n]))
			continue;
		for (k = 0; k < n && !alike(&known[n], &known[k]); k++)
			;
		n += k == n;
	}
	return n;
}

/* Looks for names where it matters only: most pages have no such line. @return false, and the line is like no other from now on, for a person's. */
static bool
is_for_all(struct letters *known)
{
	if (!known->looked_at && names_somebody(known->line))
		known->n = 0;
	known->looked_at = true;
	return known->n > 0;
}

int
misprints_find(struct page *p, recto_error *err)
{
	struct letters known[KNOWN], other;
	uint32_t n = find_known(p, known);

	(void)err;
	for (uint32_t i = 0; n > 0 && i < p->nlines; i++) {
		struct line *l = &p->lines[i];

		if (l->strength >= SURE || !take(l, &other))
			continue;
		for (uint32_t k = 0; k < n && l->strength < SURE; k++)
			if (alike(&other, &known[k]) && is_for_all(&known[k])) {
				l->role = known[k].line->role;
				l->strength = known[k].line->strength;
			}
	}
	return 0;
}
