/* SPDX-License-Identifier: MIT */
/*
 * What a dated folio line leaves when all that patterns know is taken out: a
 * number at either end is the page's, and the only phrase of several words is the
 * title of the paper, `14   The Glenmore Advocate   Thursday, March 21, 1996`,
 * whatever it is called.
 */
#include "facts.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

#define LONGEST 40		/* characters of a title */
#define FEWEST 2		/* words of one */
#define MOST 7
#define FIGURES 3		/* of a page number */
#define WORD 24			/* characters of the name of a weekday */
#define DAY_LENGTH 64
#define BARE 2			/* strength of a bare number; a date beside it makes it the page's */

/* Whether a word is a day of the week, full or short, as CLDR has it. */
static bool
is_weekday(const struct lang *lang, const uint32_t *word, uint32_t n)
{
	static const UDateFormatSymbolType kinds[] = { UDAT_WEEKDAYS, UDAT_SHORT_WEEKDAYS, UDAT_STANDALONE_WEEKDAYS };
	static const UChar pattern[] = { 'E', 0 };
	UErrorCode status = U_ZERO_ERROR;
	UDateFormat *format;
	UChar text[DAY_LENGTH], name[DAY_LENGTH];
	int32_t len, got;
	bool found = false;

	if (n > WORD)
		return false;
	format = udat_open(UDAT_PATTERN, UDAT_PATTERN, lang_tag(lang), NULL, 0, pattern, -1, &status);
	u_strFromUTF32(text, DAY_LENGTH, &len, (const UChar32 *)word, (int32_t)n, &status);
	for (size_t k = 0; U_SUCCESS(status) && k < sizeof kinds / sizeof *kinds; k++)
		for (int32_t i = 0; i < udat_countSymbols(format, kinds[k]) && !found; i++) {
			got = udat_getSymbols(format, kinds[k], i, name, DAY_LENGTH, &status);
			while (got > 0 && name[got - 1] == '.')
				got--;
			found = U_SUCCESS(status) && got > 0 &&
			    u_strCaseCompare(text, len, name, got, U_FOLD_CASE_DEFAULT, &status) == 0;
		}
	udat_close(format);
	return found;
}

/* Takes out what patterns know. */
static void
take_known(const struct lang *lang, const uint32_t *text, uint32_t n, bool known[FACT_TEXT])
{
	static const enum fact facts[] = { FACT_PAGE, FACT_ISSUE, FACT_SECTION_NAME };
	struct finding found[FACTS_MAX];
	struct dated dates[FACTS_MAX];
	uint32_t ndates = dates_find(lang, text, n, dates, FACTS_MAX);

	for (uint32_t i = 0; i < ndates; i++)
		memset(known + dates[i].chars.from, true, dates[i].chars.to - dates[i].chars.from);
	for (size_t k = 0; k < sizeof facts / sizeof *facts; k++) {
		uint32_t count = lang_find(lang, facts[k], 1, text, n, found, FACTS_MAX);

		for (uint32_t i = 0; i < count; i++)
			memset(known + found[i].whole.from, true, found[i].whole.to - found[i].whole.from);
	}
}

static bool
parts(const uint32_t *text, uint32_t n, uint32_t i)
{
	uint32_t c = text[i], next = i + 1 < n ? text[i + 1] : ' ';

	if (u_isUWhiteSpace((UChar32)c))
		return c == '\t' || c == '\n' || u_isUWhiteSpace((UChar32)next);
	if (c == '.')	/* not of `St. Albans` */
		return u_isUWhiteSpace((UChar32)next) && i > 3 && u_isalpha((UChar32)text[i - 3]) && u_isalpha((UChar32)text[i - 2]);
	return c != '\'' && c != 0x2019 && c != '-' && c != '&' && u_ispunct((UChar32)c);
}

/* Whether something parts, or a pattern knows, what stands before a number: not in `Tahoen ke 3`. */
static bool
is_parted(const uint32_t *text, uint32_t n, uint32_t from, const bool known[FACT_TEXT])
{
	uint32_t i = from;

	while (i > 0 && u_isUWhiteSpace((UChar32)text[i - 1]))
		i--;
	return i == 0 || from - i > 1 || known[i - 1] || parts(text, n, i - 1);
}

static uint32_t
word_end(const uint32_t *text, uint32_t from, uint32_t to)
{
	while (from < to && !u_isUWhiteSpace((UChar32)text[from]))
		from++;
	return from;
}

/* A phrase without the days of the week at its ends; empty when it can be no title. */
static struct range
title_in(const struct lang *lang, const uint32_t *text, struct range r)
{
	uint32_t words = 0, end, last = r.from;

	while (r.from < r.to && u_isUWhiteSpace((UChar32)text[r.from]))
		r.from++;
	while (r.to > r.from && u_isUWhiteSpace((UChar32)text[r.to - 1]))
		r.to--;
	if (r.from < r.to && is_weekday(lang, text + r.from, word_end(text, r.from, r.to) - r.from))
		return (struct range){ r.to, r.to };
	for (uint32_t i = r.from; i < r.to; i = end + 1) {
		last = i;
		end = word_end(text, i, r.to);
		words++;
	}
	if (words > 1 && is_weekday(lang, text + last, r.to - last)) {
		r.to = last - 1;
		words--;
	}
	for (uint32_t i = r.from; i < r.to; i++)
		if (u_isdigit((UChar32)text[i]))
			return (struct range){ r.to, r.to };
	if (words < FEWEST || words > MOST || r.to - r.from > LONGEST || u_islower((UChar32)text[r.from]))
		return (struct range){ r.to, r.to };
	return r;
}

/* Whether the phrase begins with an article or the like, as titles do. */
static bool
begins_as_title(const struct lang *lang, const uint32_t *text, struct range r)
{
	uint32_t word[WORD], n = word_end(text, r.from, r.to) - r.from;

	if (n > WORD)
		return false;
	for (uint32_t i = 0; i < n; i++)
		word[i] = (uint32_t)u_foldCase((UChar32)text[r.from + i], U_FOLD_CASE_DEFAULT);
	return lang_has_word(lang, LIST_FUNCTION, word, n);
}

static void
find_number(const struct lang *lang, const uint32_t *text, uint32_t n, const bool known[FACT_TEXT], struct folio *out)
{
	uint32_t first = 0, last = n, ends[2][2];

	while (first < n && !u_isalnum((UChar32)text[first]))
		first++;
	while (last > first && !u_isalnum((UChar32)text[last - 1]))
		last--;
	ends[0][0] = ends[0][1] = first;
	while (ends[0][1] < last && u_isdigit((UChar32)text[ends[0][1]]))
		ends[0][1]++;
	ends[1][0] = ends[1][1] = last;
	while (ends[1][0] > first && u_isdigit((UChar32)text[ends[1][0] - 1]))
		ends[1][0]--;
	for (int k = 0; k < 2 && !out->says_page; k++) {
		uint32_t from = ends[k][0], to = ends[k][1];
		bool alone = (to == n || u_isUWhiteSpace((UChar32)text[to]) || parts(text, n, to)) &&
		    (from == 0 || u_isUWhiteSpace((UChar32)text[from - 1])) && (k == 0 || is_parted(text, n, from, known));

		if (to > from && to - from <= FIGURES && !known[from] && alone) {
			out->says_page = page_number_read(lang, text + from, to - from, out->page);
			out->page_strength = BARE;
		}
	}
}

void
folio_read_leftover(const struct lang *lang, const uint32_t *text, uint32_t n, struct folio *out)
{
	bool known[FACT_TEXT] = { false };
	struct range title = { 0, 0 };
	uint32_t titles = 0, from = 0;

	if (n > FACT_TEXT || !out->says_date)
		return;
	take_known(lang, text, n, known);
	if (!out->says_page)
		find_number(lang, text, n, known, out);
	if (out->says_paper)
		return;
	for (uint32_t i = 0; i <= n; i++) {
		struct range r;

		/* Figures at the beginning of a phrase are the number of the page. */
		if (i < n && !known[i] && !parts(text, n, i) && !(u_isdigit((UChar32)text[i]) && i == from))
			continue;
		r = title_in(lang, text, (struct range){ from, i });
		if (r.to > r.from) {
			title = r;
			titles++;
		}
		from = i + 1;
	}
	out->says_paper = titles == 1 && (out->says_page || begins_as_title(lang, text, title));
	out->paper = title;
}
