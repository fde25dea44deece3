/* SPDX-License-Identifier: MIT */
/*
 * Sees the traits of a line and adds up what they have been found to say.
 */
#include "traits.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

const struct label_weights learned_weights = { {
#include "labels_data.h"
} };

/* Beyond either end of a page: a line that is nothing. */
static const struct line beyond = { .end = END_COUNT, .start = START_COUNT, .balanced = true };

bool
line_asks(const struct line *l)
{
	return l->ntext > 0 && glyph_asks(l->text[l->ntext - 1].c);
}

bool
line_asks_inside(const struct line *l)
{
	for (uint32_t i = 0; i < l->ntext; i++)
		if (glyph_asks(l->text[i].c))
			return true;
	return false;
}

bool
line_ends_in_figure(const struct line *l)
{
	return l->end == END_COMMA && l->ntext > 1 && u_isdigit((UChar32)l->text[l->ntext - 2].c);
}

#define RUN_IN_CHARS 48		/* characters of a title that stands in its text */

bool
line_runs_in(const struct line *l)
{
	if (l->start != START_UPPER && l->start != START_QUOTE && l->start != START_BULLET)
		return false;
	for (uint32_t i = 2; i + 2 < l->ntext && i < RUN_IN_CHARS; i++)
		if (glyph_is_dash(l->text[i].c) || (glyph_is_hyphen(l->text[i].c) && !u_isalnum((UChar32)l->text[i + 1].c))) {
			uint32_t before = l->text[i - 1].c;

			if (glyph_is_space(before))
				before = l->text[i - 2].c;
			return glyph_is_stop(before) || glyph_is_closer(before) || before == ':';
		}
	return false;
}

static bool
has_inside(const struct line *l, uint32_t narrow, uint32_t wide)
{
	for (uint32_t i = 0; i + 1 < l->ntext; i++)
		if (l->text[i].c == narrow || l->text[i].c == wide)
			return true;
	return false;
}

bool
line_has_comma(const struct line *l)
{
	return has_inside(l, ',', 0xFF0C) || has_inside(l, 0x3001, 0x060C);
}

bool
line_has_colon(const struct line *l)
{
	return has_inside(l, ':', 0xFF1A);
}

uint32_t
line_words(const struct line *l)
{
	uint32_t n = 1;

	for (uint32_t i = 0; i < l->ntext; i++)
		n += u_isUWhiteSpace((UChar32)l->text[i].c);
	return n;
}

static int
share_of_measure(const struct line *l)
{
	return l->measure > 0 ? (int)(100 * (int64_t)l->width / l->measure) : 0;
}

static bool
nearly(em a, em b)
{
	return a > 0 && b > 0 && 30 * abs(a - b) < b;
}

/* Line b's first word would have stood in line a. */
static bool
had_room(const struct line *a, const struct line *b)
{
	return a->ntext > 0 && b->ntext > 0 && line_had_room(a, b, a->measure > 0 ? a->measure : b->width);
}

static bool
begins_sentence(const struct line *l)
{
	return l->start == START_UPPER || l->start == START_WIDE || l->start == START_QUOTE ||
	    l->start == START_DIGIT || l->start == START_NUMBER || l->start == START_COUNT;
}

static bool
ends_sentence(const struct line *l)
{
	return l->end == END_STOP || l->end == END_COUNT;
}

/* Lines a to z, the last of them short, after the end of a sentence and before the beginning of one. */
static bool
stand_between(const struct page *p, const struct line *a, const struct line *z)
{
	const struct line *before = a > p->lines ? a - 1 : &beyond;
	const struct line *after = z + 1 < p->lines + p->nlines ? z + 1 : &beyond;

	return a >= p->lines && z < p->lines + p->nlines && ends_sentence(before) && begins_sentence(a) &&
	    begins_sentence(after) && (z->measure > 0 ? 100 * z->width < 85 * z->measure : z->width < after->width);
}

static bool
short_by_indent(const struct page *p, const struct line *l)
{
	return p->deficit > 0 && l->measure > 0 && abs(l->measure - l->width - p->deficit) <= 40;
}

static bool
short_stop(const struct line *l)
{
	return l->end == END_STOP && l->measure > 0 && 100 * (int64_t)l->width < 85 * (int64_t)l->measure;
}

#define NEAR 4

/* How many lines above a paragraph surely ended, so that another began; 0: not near. */
static int
lines_since_break(const struct page *p, uint32_t i)
{
	for (uint32_t k = 1; k <= NEAR && k <= i; k++)
		if (short_stop(&p->lines[i - k]))
			return (int)k;
	return 0;
}

/* How many lines below one surely ends; 0: not near. */
static int
lines_to_break(const struct page *p, uint32_t i)
{
	for (uint32_t k = 1; k <= NEAR && i + k < p->nlines; k++)
		if (short_stop(&p->lines[i + k]))
			return (int)k;
	return 0;
}

/* Bullets on lines of their own are passed over. */
static const struct line *
line_above(const struct page *p, uint32_t i)
{
	while (i > 0 && p->lines[i - 1].hangs)
		i--;
	return i > 0 ? &p->lines[i - 1] : &beyond;
}

static const struct line *
line_below(const struct page *p, uint32_t i)
{
	while (i + 1 < p->nlines && p->lines[i + 1].hangs)
		i++;
	return i + 1 < p->nlines ? &p->lines[i + 1] : &beyond;
}

void
traits_see(const struct page *p, uint32_t i, uint8_t seen[TRAIT_COUNT])
{
	const struct line *l = &p->lines[i];
	const struct line *b = line_above(p, i), *n = line_below(p, i);
	int share = share_of_measure(l), above = share_of_measure(b), below = share_of_measure(n);
	uint32_t words = line_words(l);
	bool is_furniture = l->role == ROLE_FOLIO || l->role == ROLE_IMPRINT;
	bool capital = p->cased && !lang_nouns_capital(l->lang);
	bool lone = stand_between(p, l, l);
	bool top = l->end == END_NONE && stand_between(p, l, l + 1);
	int broken = lines_since_break(p, i), breaks = lines_to_break(p, i);
	bool bottom = b->end == END_NONE && stand_between(p, l - 1, l);

#define SEE(name, condition) seen[TRAIT_##name] = (condition) ? 1 : 0;
	TRAITS(SEE)
#undef SEE
}

enum script
script_of(const struct page *p)
{
	return p->wide ? SCRIPT_WIDE : p->cased ? SCRIPT_CASED : SCRIPT_UNCASED;
}

void
traits_weigh(const struct page *p, uint32_t i, score sum[LABEL_COUNT])
{
	const int16_t (*weights)[LABEL_COUNT] = p->job->weights->of[script_of(p)];
	uint8_t seen[TRAIT_COUNT];

	traits_see(p, i, seen);
	memset(sum, 0, LABEL_COUNT * sizeof *sum);
	for (int t = 0; t < TRAIT_COUNT; t++)
		for (int k = 0; seen[t] != 0 && k < LABEL_COUNT; k++)
			sum[k] += weights[t][k];
}
