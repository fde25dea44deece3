/* SPDX-License-Identifier: MIT */
/*
 * What a folio line, a banner or a continuation marker says: page, date, issue,
 * title of the paper, section. Which of it to believe is decided over the whole
 * page, see furniture.c.
 */
#include "facts.h"

#include <string.h>
#include <unicode/uchar.h>

/* The group `value` of a finding, or all of it. */
static struct range
value_of(const struct finding *f)
{
	struct range value = f->group[GROUP_VALUE];

	return value.to > value.from ? value : f->whole;
}

/* The strongest finding of a fact; NULL when there is none. */
static const struct finding *
strongest(const struct lang *lang, enum fact fact, const uint32_t *text, uint32_t n,
    struct finding *found)
{
	uint32_t count = lang_find(lang, fact, 1, text, n, found, FACTS_MAX);
	const struct finding *best = NULL;

	for (uint32_t i = 0; i < count; i++)
		if (best == NULL || found[i].strength > best->strength)
			best = &found[i];
	return best;
}

static bool
find_range(const struct lang *lang, enum fact fact, const uint32_t *text, uint32_t n,
    struct range *out)
{
	struct finding found[FACTS_MAX];
	const struct finding *best = strongest(lang, fact, text, n, found);

	if (best != NULL)
		*out = value_of(best);
	return best != NULL;
}

static bool
find_page(const struct lang *lang, const uint32_t *text, uint32_t n, char out[PAGE_LENGTH],
    int *strength)
{
	struct finding found[FACTS_MAX];
	const struct finding *best = strongest(lang, FACT_PAGE, text, n, found);
	struct range value;

	if (best == NULL)
		return false;
	value = value_of(best);
	*strength = best->strength;
	return page_number_read(lang, text + value.from, value.to - value.from, out);
}

/* The date that says most. */
static bool
find_date(const struct lang *lang, const uint32_t *text, uint32_t n, struct date *out)
{
	struct dated found[FACTS_MAX];
	uint32_t count = dates_find(lang, text, n, found, FACTS_MAX);
	int most = 0;

	for (uint32_t i = 0; i < count; i++) {
		struct date d = found[i].date;
		int says = d.year == 0 ? 0 : 1 + (d.month != 0) + (d.day != 0);

		if (says > most) {
			most = says;
			*out = d;
		}
	}
	return most > 0;
}

void
folio_read(const struct lang *lang, const uint32_t *text, uint32_t n, struct folio *out)
{
	memset(out, 0, sizeof *out);
	out->says_page = find_page(lang, text, n, out->page, &out->page_strength);
	out->says_date = find_date(lang, text, n, &out->date);
	out->says_issue = find_range(lang, FACT_ISSUE, text, n, &out->issue);
	out->says_paper = find_range(lang, FACT_PAPER, text, n, &out->paper);
	out->says_section = find_range(lang, FACT_SECTION_NAME, text, n, &out->section);
}

/* The only run of figures in a text, with the letter before it. */
static bool
find_only_number(const uint32_t *text, uint32_t n, struct range *out)
{
	uint32_t runs = 0;

	for (uint32_t i = 0; i < n; i++) {
		if (!u_isdigit((UChar32)text[i]))
			continue;
		out->from = i > 0 && u_isUAlphabetic((UChar32)text[i - 1]) ? i - 1 : i;
		while (i < n && u_isdigit((UChar32)text[i]))
			i++;
		out->to = i;
		runs++;
	}
	return runs == 1;
}

bool
marker_page(const struct lang *lang, const uint32_t *text, uint32_t n, char out[PAGE_LENGTH])
{
	struct range r;
	int strength;

	if (find_page(lang, text, n, out, &strength))
		return true;
	return find_only_number(text, n, &r) &&
	    page_number_read(lang, text + r.from, r.to - r.from, out);
}
