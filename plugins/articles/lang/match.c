/* SPDX-License-Identifier: MIT */
/*
 * Tries the patterns of a language. They are ICU regular expressions over the
 * characters of a line; one is compiled when it first may fit
 * (firsts.c), since that costs more than most pages' worth of tries.
 */
#include "langdata.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>

#define REACH 80		/* characters a tail or start pattern sees */
#define MAX_MATCHED 400		/* longest line patterns are tried on */
#define LONGEST_PATTERN 8192	/* characters, once scripts are ranges */

/* The text as ICU wants it. Characters beyond the BMP become one unit, so that offsets stay characters. */
static int32_t
to_units(const uint32_t *text, size_t n, UChar *out)
{
	for (size_t i = 0; i < n; i++)
		out[i] = text[i] <= 0xFFFF ? (UChar)text[i] : 0xFFFD;
	return (int32_t)n;
}

static URegularExpression *
compiled(const struct lang *lang, struct pattern *p)
{
	UErrorCode status = U_ZERO_ERROR;
	recto_buf ranged = RECTO_BUF_INIT;
	UParseError where;
	UChar source[LONGEST_PATTERN];
	int32_t len;

	if (p->compiled != NULL || p->broken)
		return p->compiled;
	if (scripts_as_ranges(p->source, &ranged) < 0)
		status = U_MEMORY_ALLOCATION_ERROR;
	else
		u_strFromUTF8(source, LONGEST_PATTERN, &len, ranged.data, -1, &status);
	recto_buf_dispose(&ranged);
	if (U_SUCCESS(status))
		p->compiled = uregex_open(source, len, 0, &where, &status);
	if (U_FAILURE(status)) {
		p->broken = true;
		lang_complain(lang, p->line, u_errorName(status));
	} else {
		/* A pattern of a user's own file must not hold the page up. */
		uregex_setTimeLimit(p->compiled, 1000, &status);
	}
	return p->compiled;
}

/* The roles, or facts, of a language that may fit a text, as a set of their rows. */
static const uint64_t *
candidates(const struct lang *lang, const struct patterns *patterns, const UChar *text, size_t n)
{
	lang_complete(lang);
	return firsts_fit(patterns->firsts, text, n);
}

static bool
is_candidate(const uint64_t *set, size_t i)
{
	return set == NULL || (set[i / 64] >> i % 64 & 1) != 0;
}

/* Whether the pattern fits the text in its place; where. */
static bool
fits(const struct lang *lang, struct pattern *p, const UChar *text, int32_t n,
    uint32_t *from, uint32_t *to)
{
	UErrorCode status = U_ZERO_ERROR;
	URegularExpression *re;
	bool found;

	if ((re = compiled(lang, p)) == NULL)
		return false;
	uregex_setText(re, text, n, &status);
	switch (p->place) {
	case PLACE_WHOLE:
		found = uregex_matches(re, 0, &status);
		break;
	case PLACE_START:
		found = uregex_lookingAt(re, 0, &status);
		break;
	default:
		found = uregex_find(re, 0, &status);
	}
	if (U_FAILURE(status) || !found)
		return false;
	*from = (uint32_t)uregex_start(re, 0, &status);
	*to = (uint32_t)uregex_end(re, 0, &status);
	return p->place != PLACE_TAIL || *to == (uint32_t)n;
}

/* Rows about furniture add up, since each of them alone is weak evidence. */
static bool
adds_up(int role)
{
	return role == ROLE_FOLIO || role == ROLE_IMPRINT;
}

/* A row for `text` says that no other row counts that is not stronger. */
static bool
is_taken(struct match *out)
{
	if (out->role == ROLE_TEXT)
		*out = (struct match){ .role = ROLE_NONE };
	return out->role != ROLE_NONE;
}

bool
lang_match_line(const struct lang *lang, const uint32_t *text, size_t n, struct match *out)
{
	UChar units[MAX_MATCHED];
	int sums[ROLE_COUNT] = { 0 };
	bool small = n > 0 && u_islower((UChar32)text[0]);

	out->role = ROLE_NONE;
	out->strength = 0;
	if (n == 0 || n > MAX_MATCHED)
		return false;
	to_units(text, n, units);
	for (const struct lang *l = lang; l != NULL; l = l->base) {
		const uint64_t *set = candidates(l, &l->roles, units, n);

		for (size_t i = 0; i < l->roles.n; i++) {
			struct pattern *p = &l->roles.row[i];
			uint32_t from, to;

			if (!is_candidate(set, i))
				continue;
			if (p->place != PLACE_WHOLE && !(adds_up(p->what) && p->place == PLACE_INSIDE))
				continue;
			/* Furniture begins with no small letter, running text often. */
			if (small && p->place == PLACE_INSIDE)
				continue;
			if (!adds_up(p->what) && p->strength <= sums[p->what])
				continue;
			if (!fits(l, p, units, (int32_t)n, &from, &to))
				continue;
			if (adds_up(p->what))
				sums[p->what] += p->strength;
			else
				sums[p->what] = p->strength;
		}
	}
	for (int i = 1; i < ROLE_COUNT; i++)
		if (sums[i] > out->strength || (i == ROLE_TEXT && sums[i] >= out->strength)) {
			out->role = (enum role)i;
			out->strength = sums[i] > 9 ? 9 : sums[i];
		}
	out->from = 0;
	out->to = (uint32_t)n;
	return is_taken(out);
}

static bool
match_place(const struct lang *lang, enum place place, const uint32_t *text, size_t n,
    size_t skip, struct match *out)
{
	UChar units[MAX_MATCHED];

	out->role = ROLE_NONE;
	out->strength = 0;
	to_units(text + skip, n - skip, units);
	for (const struct lang *l = lang; l != NULL; l = l->base) {
		const uint64_t *set = candidates(l, &l->roles, units, n - skip);

		for (size_t i = 0; i < l->roles.n; i++) {
			struct pattern *p = &l->roles.row[i];
			uint32_t from, to;

			if (!is_candidate(set, i) || p->place != place || adds_up(p->what) ||
			    p->strength < out->strength + (p->what != ROLE_TEXT) ||
			    !fits(l, p, units, (int32_t)(n - skip), &from, &to))
				continue;
			out->role = (enum role)p->what;
			out->strength = p->strength;
			out->from = from + (uint32_t)skip;
			out->to = to + (uint32_t)skip;
		}
	}
	return is_taken(out);
}

bool
lang_match_tail(const struct lang *lang, const uint32_t *text, size_t n, struct match *out)
{
	return match_place(lang, PLACE_TAIL, text, n, n > REACH ? n - REACH : 0, out);
}

bool
lang_match_inside(const struct lang *lang, const uint32_t *text, size_t n, struct match *out)
{
	return match_place(lang, PLACE_INSIDE, text, n < MAX_MATCHED ? n : MAX_MATCHED, 0, out);
}

void
lang_match_start(const struct lang *lang, const uint32_t *text, size_t n, int strength[ROLE_COUNT])
{
	UChar units[REACH];

	if (n > REACH)
		n = REACH;
	to_units(text, n, units);
	memset(strength, 0, ROLE_COUNT * sizeof *strength);
	for (const struct lang *l = lang; l != NULL; l = l->base) {
		const uint64_t *set = candidates(l, &l->roles, units, n);

		for (size_t i = 0; i < l->roles.n; i++) {
			struct pattern *p = &l->roles.row[i];
			uint32_t from, to;

			if (is_candidate(set, i) && p->place == PLACE_START && p->strength > strength[p->what] &&
			    fits(l, p, units, (int32_t)n, &from, &to))
				strength[p->what] = p->strength;
		}
	}
	for (int i = 0; i < ROLE_COUNT; i++)
		if (strength[i] <= strength[ROLE_TEXT])
			strength[i] = 0;
}

/* ---------------------------------------------------------------- facts */

#define MAX_FOUND 64

static const char *const group_names[] = {
#define GROUP_NAME(symbol, word) [GROUP_##symbol] = word,
	GROUPS(GROUP_NAME)
#undef GROUP_NAME
};

static struct range
group_range(URegularExpression *re, const char *name)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t group = uregex_groupNumberFromCName(re, name, -1, &status), from, to;

	if (U_FAILURE(status))	/* the expression has no such group */
		return (struct range){ 0, 0 };
	from = uregex_start(re, group, &status);
	to = uregex_end(re, group, &status);
	if (U_FAILURE(status) || from < 0)
		return (struct range){ 0, 0 };
	return (struct range){ (uint32_t)from, (uint32_t)to };
}

/* All places in the text where one pattern fits, appended to `out`. */
static uint32_t
find_all(const struct lang *lang, struct pattern *p, const UChar *text, int32_t n,
    struct finding *out, uint32_t max)
{
	struct range whole;
	uint32_t count = 0;

	if (!fits(lang, p, text, n, &whole.from, &whole.to))
		return 0;
	for (UErrorCode status = U_ZERO_ERROR; count < max; ) {
		whole.from = (uint32_t)uregex_start(p->compiled, 0, &status);
		whole.to = (uint32_t)uregex_end(p->compiled, 0, &status);
		if (U_FAILURE(status))
			break;
		if (whole.to > whole.from) {
			out[count].whole = whole;
			out[count].strength = p->strength;
			for (int i = 0; i < GROUP_COUNT; i++)
				out[count].group[i] = group_range(p->compiled, group_names[i]);
			count++;
		}
		if (p->place != PLACE_INSIDE || !uregex_findNext(p->compiled, &status))
			break;
	}
	return count;
}

static bool
is_better(const struct finding *a, const struct finding *b)
{
	uint32_t x = a->whole.to - a->whole.from, y = b->whole.to - b->whole.from;

	return x != y ? x > y : a->strength > b->strength;
}

/* Put a finding in its place among those taken, unless it overlaps one. */
static uint32_t
take_finding(struct finding *taken, uint32_t n, const struct finding *f)
{
	uint32_t at = n;

	while (at > 0 && taken[at - 1].whole.from >= f->whole.to)
		at--;
	if (at > 0 && taken[at - 1].whole.to > f->whole.from)
		return n;
	memmove(taken + at + 1, taken + at, (n - at) * sizeof *taken);
	taken[at] = *f;
	return n + 1;
}

uint32_t
lang_find(const struct lang *lang, enum fact fact, int least, const uint32_t *text, size_t n,
    struct finding *out, uint32_t max)
{
	UChar units[MAX_MATCHED];
	struct finding found[MAX_FOUND];
	uint32_t count = 0, taken = 0;

	if (n > MAX_MATCHED)
		return 0;
	to_units(text, n, units);
	for (const struct lang *l = lang; l != NULL; l = l->base) {
		const uint64_t *set = candidates(l, &l->facts, units, n);

		for (size_t i = 0; i < l->facts.n; i++)
			if (is_candidate(set, i) && l->facts.row[i].what == (int)fact && l->facts.row[i].strength >= least)
				count += find_all(l, &l->facts.row[i], units, (int32_t)n,
				    found + count, MAX_FOUND - count);
	}
	while (count > 0 && taken < max) {
		uint32_t best = 0;

		for (uint32_t i = 1; i < count; i++)
			if (is_better(&found[i], &found[best]))
				best = i;
		taken = take_finding(out, taken, &found[best]);
		found[best] = found[--count];
	}
	return taken;
}
