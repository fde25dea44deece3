/* SPDX-License-Identifier: MIT */
/*
 * Dates that stand alone on a line look like those of a folio line. But a paper is
 * of one day: where the page has several such lines with other dates, far from its
 * edges, they tell when something is or was: an event, a death, a class of alumni.
 * Nor is it furniture where a sentence is cut at the end of such a line.
 */
#include "articles.h"
#include "facts/facts.h"

#include <unicode/uchar.h>

#define EDGE 3			/* lines at either end of a page that are the folio's place */
#define DAY_CHARS 60		/* of a line that tells a day, */
#define DAY_LETTERS 12		/* and letters beside it: `Audience du`, `Chiusura del` */
#define DAY_WIDE 4
#define MASTHEAD 10		/* lines at either end that can be its head or imprint */
#define WIDE 3			/* spaces between the parts of a folio line */
#define DAYS 3			/* different dates that are none of the paper's */
#define YEAR 5			/* strength with which one alone heads what stands below */
#define FIRST_YEAR 1500
#define LAST_YEAR 2199

bool
line_tells_day(const struct line *l)
{
	uint32_t text[FACT_TEXT], n, count, letters = 0;
	struct dated dates[FACTS_MAX];

	if (l->digits == 0 || l->ntext > DAY_CHARS)
		return false;
	n = line_chars(l, 0, text, FACT_TEXT);
	count = dates_find(l->lang, text, n, dates, FACTS_MAX);
	for (uint32_t i = 0, k = 0; i < n && text[i] != '('; i++) {
		if (k < count && i == dates[k].chars.from)
			i = dates[k++].chars.to - 1;
		else
			letters += u_isalpha((UChar32)text[i]);
	}
	return count > 0 && dates[0].date.day != 0 && letters <= (l->wide ? DAY_WIDE : DAY_LETTERS);
}

/* A date as a number to compare, 0: none. */
static int
date_key(const struct line *l)
{
	uint32_t text[FACT_TEXT], n = line_chars(l, 0, text, FACT_TEXT);
	struct folio says;

	if (l->long_line || l->digits == 0)
		return 0;
	if (l->letters == 0) {
		int number = number_read(l->lang, text, n);

		return number >= FIRST_YEAR && number <= LAST_YEAR ? number * 10000 : 0;
	}
	folio_read(l->lang, text, n, &says);
	if (!says.says_date || says.date.day == 0 || says.says_paper || says.says_issue)
		return 0;
	return says.date.year * 10000 + says.date.month * 100 + says.date.day;
}

static bool
is_sure(const struct line *l)
{
	return l->role == ROLE_FOLIO && l->strength > SURE_FOLIO;
}

/* A folio line by its date, but not by its place nor by a neighbour. */
static bool
stands_alone(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];

	return l->role == ROLE_FOLIO && l->strength <= SURE_FOLIO && !line_at_edge(p, i, EDGE) && !is_sure(l - 1) && !is_sure(l + 1);
}

/* `On THURSDAY, May 11th,`, `Fair tonight. Thursday` over *sunny and pleasant*: it goes on below. */
static bool
goes_on(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *next = l + 1;
	struct blank wide = { 0, 0 };

	if (l->role != ROLE_FOLIO || line_at_edge(p, i, MASTHEAD) || next->gap > 0 || next->turn)
		return false;
	return l->end == END_COMMA || l->end == END_HYPHEN ||
	    (l->stops_inside && l->end == END_NONE && next->start == START_LOWER && !line_next_blank(l, WIDE, &wide));
}

static void
spare(struct line *l)
{
	bool heading = l->letters == 0 && l[1].letters > 0 && l[-1].end != END_COMMA;

	l->role = heading ? ROLE_NUMBER : ROLE_NONE;
	l->strength = heading ? YEAR : 0;
}

int
occasions_spare(struct page *p, recto_error *err)
{
	uint32_t *lines = NULL, n = 0, days = 0;
	int seen[DAYS];

	for (uint32_t i = 1; i + 1 < p->nlines; i++) {
		int key = stands_alone(p, i) ? date_key(&p->lines[i]) : 0;
		uint32_t k = 0;

		if (goes_on(p, i)) {
			p->lines[i].role = ROLE_NONE;
			p->lines[i].strength = 0;
			continue;
		}
		if (key == 0)
			continue;
		if (lines == NULL && (lines = page_alloc(p, p->nlines, sizeof *lines)) == NULL)
			return recto_fail(err, RECTO_ENOMEM, "out of memory");
		lines[n++] = i;
		while (k < days && seen[k] != key)
			k++;
		if (k == days && days < DAYS)
			seen[days++] = key;
	}
	for (uint32_t k = 0; days == DAYS && k < n; k++)
		spare(&p->lines[lines[k]]);
	return 0;
}
