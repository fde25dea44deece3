/* SPDX-License-Identifier: MIT */
/*
 * Tries the patterns of a language. They are ICU regular expressions over the
 * characters of a line; one is compiled when it is first tried, so that
 * languages a page does not use cost their reading only.
 */
#include "langdata.h"

#include <string.h>
#include <unicode/ustring.h>

#define REACH 80		/* characters a tail or start pattern sees */
#define MAX_MATCHED 400		/* longest line patterns are tried on */

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
	UParseError where;
	UChar source[4096];
	int32_t len;

	if (p->compiled != NULL || p->broken)
		return p->compiled;
	u_strFromUTF8(source, 4096, &len, p->source, -1, &status);
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

/* Whether the pattern fits the text in its place; where. */
static bool
fits(const struct lang *lang, struct pattern *p, const UChar *text, int32_t n,
    uint32_t *from, uint32_t *to)
{
	UErrorCode status = U_ZERO_ERROR;
	URegularExpression *re = compiled(lang, p);
	bool found;

	if (re == NULL)
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
adds_up(enum role role)
{
	return role == ROLE_FOLIO || role == ROLE_IMPRINT;
}

bool
lang_match_line(const struct lang *lang, const uint32_t *text, size_t n, struct match *out)
{
	UChar units[MAX_MATCHED];
	int sums[ROLE_COUNT] = { 0 };

	out->role = ROLE_NONE;
	out->strength = 0;
	if (n == 0 || n > MAX_MATCHED)
		return false;
	to_units(text, n, units);
	for (const struct lang *l = lang; l != NULL; l = l->base)
		for (size_t i = 0; i < l->npatterns; i++) {
			struct pattern *p = &l->patterns[i];
			uint32_t from, to;

			if (p->place != PLACE_WHOLE && !(adds_up(p->role) && p->place == PLACE_INSIDE))
				continue;
			if (!adds_up(p->role) && p->strength <= sums[p->role])
				continue;
			if (!fits(l, p, units, (int32_t)n, &from, &to))
				continue;
			if (adds_up(p->role))
				sums[p->role] += p->strength;
			else
				sums[p->role] = p->strength;
		}
	for (int i = 1; i < ROLE_COUNT; i++)
		if (sums[i] > out->strength) {
			out->role = (enum role)i;
			out->strength = sums[i] > 9 ? 9 : sums[i];
		}
	out->from = 0;
	out->to = (uint32_t)n;
	return out->role != ROLE_NONE;
}

static bool
match_place(const struct lang *lang, enum place place, const uint32_t *text, size_t n,
    size_t skip, struct match *out)
{
	UChar units[MAX_MATCHED];

	out->role = ROLE_NONE;
	out->strength = 0;
	to_units(text + skip, n - skip, units);
	for (const struct lang *l = lang; l != NULL; l = l->base)
		for (size_t i = 0; i < l->npatterns; i++) {
			struct pattern *p = &l->patterns[i];
			uint32_t from, to;

			if (p->place != place || p->strength <= out->strength || adds_up(p->role) ||
			    !fits(l, p, units, (int32_t)(n - skip), &from, &to))
				continue;
			out->role = p->role;
			out->strength = p->strength;
			out->from = from + (uint32_t)skip;
			out->to = to + (uint32_t)skip;
		}
	return out->role != ROLE_NONE;
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
	for (const struct lang *l = lang; l != NULL; l = l->base)
		for (size_t i = 0; i < l->npatterns; i++) {
			struct pattern *p = &l->patterns[i];
			uint32_t from, to;

			if (p->place == PLACE_START && p->strength > strength[p->role] &&
			    fits(l, p, units, (int32_t)n, &from, &to))
				strength[p->role] = p->strength;
		}
}
