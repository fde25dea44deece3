/* SPDX-License-Identifier: MIT */
/*
 * Names of persons in a byline, a credit or a signature. The language says what
 * of it is no name (By, 本报记者, Staff Writer); what is left between those must
 * be names and nothing else, or it stays as it is: no name is better than a
 * wrong one.
 */
#include "facts.h"

#include <string.h>
#include <unicode/uchar.h>

#define ANNOUNCES 6		/* strength from which a word announces a person */
#define LENIENCE 2		/* how much less a name needs then */

/* Set what is another fact to '\n'. @return whether it announces a person */
static bool
blank(const struct lang *lang, enum fact fact, uint32_t *text, uint32_t n)
{
	struct finding found[FACTS_MAX];
	uint32_t count = lang_find(lang, fact, 1, text, n, found, FACTS_MAX);
	bool announced = false;

	for (uint32_t i = 0; i < count; i++) {
		announced |= found[i].strength >= ANNOUNCES;
		for (uint32_t k = found[i].whole.from; k < found[i].whole.to; k++)
			text[k] = '\n';
	}
	return announced;
}

static bool
has_letters(const uint32_t *text, uint32_t from, uint32_t to)
{
	for (; from < to; from++)
		if (u_isalnum((UChar32)text[from]))
			return true;
	return false;
}

/* Names in what stands between two '\n', if it is nothing but names. */
static uint32_t
take_segment(const struct lang *lang, int least, const uint32_t *text, struct range s,
    struct range *out, uint32_t max)
{
	struct finding found[FACTS_MAX];
	uint32_t count = lang_find(lang, FACT_PERSON, least, text + s.from, s.to - s.from, found,
	    FACTS_MAX);
	uint32_t at = s.from;

	if (count > max)
		return 0;
	for (uint32_t i = 0; i < count; i++) {
		struct finding *f = &found[i];
		struct range name = f->group[GROUP_VALUE].to > 0 ? f->group[GROUP_VALUE] : f->whole;

		out[i] = (struct range){ s.from + name.from, s.from + name.to };
		if (has_letters(text, at, s.from + f->whole.from))
			return 0;
		at = s.from + f->whole.to;
	}
	return has_letters(text, at, s.to) ? 0 : count;
}

static uint32_t
take_all(const struct lang *lang, int least, const uint32_t *text, uint32_t n,
    struct range *out, uint32_t max)
{
	uint32_t rest[FACT_TEXT], count = 0;

	memcpy(rest, text, n * sizeof *rest);
	if (blank(lang, FACT_NO_PERSON, rest, n))
		least -= LENIENCE;
	blank(lang, FACT_PAPER, rest, n);
	for (uint32_t from = 0, to; from < n; from = to + 1) {
		for (to = from; to < n && rest[to] != '\n'; to++)
			;
		count += take_segment(lang, least, rest, (struct range){ from, to }, out + count,
		    max - count);
	}
	return count;
}

uint32_t
names_find(const struct lang *lang, int least, const uint32_t *text, uint32_t n,
    struct range *out, uint32_t max)
{
	uint32_t joined[FACT_TEXT], count;

	if (n > FACT_TEXT)
		return 0;
	if ((count = take_all(lang, least, text, n, out, max)) > 0)
		return count;
	/* A name may go on in the next line. */
	for (uint32_t i = 0; i < n; i++)
		joined[i] = text[i] == '\n' ? ' ' : text[i];
	return take_all(lang, least, joined, n, out, max);
}
