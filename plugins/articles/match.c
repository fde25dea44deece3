/* SPDX-License-Identifier: MIT */
/*
 * Tries the patterns of a language. They are ICU regular expressions over the
 * characters of a line; one is compiled when it first may fit, so that
 * languages a page does not use cost their reading only.
 */
#include "langdata.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
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
	if (pattern_spell(lang, p) < 0)
		return NULL;
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

/* --------------------------------------------------- first characters */

/*
 * Most patterns fail on their first character, and asking the matcher costs a
 * hundred times what a bit costs. So the matcher is asked once for each character
 * whether a match can begin with it: it is given that character alone, and where
 * it fails without having looked for more, none can. What a pattern says of the
 * text around a match is left out of the question, since it can only forbid.
 */
struct first {
	URegularExpression *gate;	/* the pattern without lookarounds; NULL: do not ask */
	uint64_t known[1024], possible[1024];	/* a bit for each UChar */
	bool boundary;		/* has \b: marks can only be told in their place */
};

/* Behind the bracket that closes the group or class opened at s. */
static const char *
skip_brackets(const char *s)
{
	int depth = 0;
	bool class = false;

	for (; *s != '\0'; s++) {
		if (*s == '\\' && s[1] != '\0')
			s++;
		else if (class)
			class = *s != ']';
		else if (*s == '[')
			class = true;
		else if (*s == '(')
			depth++;
		else if (*s == ')' && --depth == 0)
			return s + 1;
	}
	return s;
}

static bool
is_lookaround(const char *s)
{
	return strncmp(s, "(?=", 3) == 0 || strncmp(s, "(?!", 3) == 0 ||
	    strncmp(s, "(?<=", 4) == 0 || strncmp(s, "(?<!", 4) == 0;
}

/* The pattern itself, where it has no lookarounds: a second reading would cost as much as the first. */
static URegularExpression *
open_gate(const struct lang *lang, struct pattern *p)
{
	UErrorCode status = U_ZERO_ERROR;
	recto_buf plain = RECTO_BUF_INIT;
	UChar units[4096];
	URegularExpression *gate = NULL;
	const char *source = p->source;
	int32_t len;
	bool class = false, whole = true;

	while (*source != '\0') {
		if (!class && is_lookaround(source)) {
			source = skip_brackets(source);
			recto_buf_adds(&plain, "(?:)");
			whole = false;
			continue;
		}
		if (*source == '\\' && source[1] != '\0')
			recto_buf_addc(&plain, *source++);
		else if (*source == '[' || *source == ']')
			class = *source == '[';
		recto_buf_addc(&plain, *source++);
	}
	u_strFromUTF8(units, 4096, &len, plain.data, -1, &status);
	if (whole)
		gate = compiled(lang, p) != NULL ? uregex_clone(p->compiled, &status) : NULL;
	else if (recto_buf_status(&plain, NULL) == 0 && U_SUCCESS(status))
		gate = uregex_open(units, len, 0, NULL, &status);
	recto_buf_dispose(&plain);
	return U_SUCCESS(status) ? gate : NULL;
}

static struct first *
first_of(const struct lang *lang, struct pattern *p)
{
	if (p->first == NULL && pattern_spell(lang, p) == RECTO_OK && (p->first = calloc(1, sizeof *p->first)) != NULL) {
		p->first->gate = strstr(p->source, "\\B") == NULL ? open_gate(lang, p) : NULL;
		p->first->boundary = strstr(p->source, "\\b") != NULL;
	}
	return p->first;
}

void
pattern_forget(struct pattern *p)
{
	if (p->first != NULL)
		uregex_close(p->first->gate);
	free(p->first);
}

static bool
can_begin(struct first *f, UChar c)
{
	UErrorCode status = U_ZERO_ERROR;
	uint64_t bit = (uint64_t)1 << (c & 63);
	bool possible;

	if (f->known[c >> 6] & bit)
		return (f->possible[c >> 6] & bit) != 0;
	uregex_setText(f->gate, &c, 1, &status);
	possible = uregex_lookingAt(f->gate, 0, &status) || uregex_hitEnd(f->gate, &status) ||
	    U_FAILURE(status) || (f->boundary && !u_isalnum(c));
	f->known[c >> 6] |= bit;
	if (possible)
		f->possible[c >> 6] |= bit;
	return possible;
}

/* Whether the pattern may fit: false only where it cannot. */
static bool
may_fit(const struct lang *lang, struct pattern *p, const UChar *text, int32_t n)
{
	struct first *f = first_of(lang, p);

	if (f == NULL || f->gate == NULL || n == 0)
		return true;
	if (p->place == PLACE_WHOLE || p->place == PLACE_START)
		return can_begin(f, text[0]);
	for (int32_t i = 0; i < n; i++)
		if (can_begin(f, text[i]))
			return true;
	return false;
}

/* Whether the pattern fits the text in its place; where. */
static bool
fits(const struct lang *lang, struct pattern *p, const UChar *text, int32_t n,
    uint32_t *from, uint32_t *to)
{
	UErrorCode status = U_ZERO_ERROR;
	URegularExpression *re;
	bool found;

	if (!may_fit(lang, p, text, n) || (re = compiled(lang, p)) == NULL)
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
	for (const struct lang *l = lang; l != NULL; l = l->base)
		for (size_t i = 0; i < l->roles.n; i++) {
			struct pattern *p = &l->roles.row[i];
			uint32_t from, to;

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
	for (const struct lang *l = lang; l != NULL; l = l->base)
		for (size_t i = 0; i < l->roles.n; i++) {
			struct pattern *p = &l->roles.row[i];
			uint32_t from, to;

			if (p->place != place || adds_up(p->what) ||
			    p->strength < out->strength + (p->what != ROLE_TEXT) ||
			    !fits(l, p, units, (int32_t)(n - skip), &from, &to))
				continue;
			out->role = (enum role)p->what;
			out->strength = p->strength;
			out->from = from + (uint32_t)skip;
			out->to = to + (uint32_t)skip;
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
	for (const struct lang *l = lang; l != NULL; l = l->base)
		for (size_t i = 0; i < l->roles.n; i++) {
			struct pattern *p = &l->roles.row[i];
			uint32_t from, to;

			if (p->place == PLACE_START && p->strength > strength[p->what] &&
			    fits(l, p, units, (int32_t)n, &from, &to))
				strength[p->what] = p->strength;
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
	for (const struct lang *l = lang; l != NULL; l = l->base)
		for (size_t i = 0; i < l->facts.n; i++)
			if (l->facts.row[i].what == (int)fact && l->facts.row[i].strength >= least)
				count += find_all(l, &l->facts.row[i], units, (int32_t)n,
				    found + count, MAX_FOUND - count);
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
