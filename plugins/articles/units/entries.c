/* SPDX-License-Identifier: MIT */
/*
 * How a text that has no headline shows that it begins: local news, despatches
 * and notices in a row are told apart by the first words of each or by a sign.
 * An essay begins a paragraph so now and then; where several paragraphs of a page
 * begin alike, they are entries. What each is worth is learned, see gaps.h.
 */
#include "labels/traits.h"
#include "units.h"

#include <unicode/uchar.h>

#define PHRASE_CHARS 26		/* longest title that is a sentence by itself, */
#define PHRASE_WORDS 3
#define PHRASE_LETTERS 5	/* and the shortest word that is one: no abbreviation */
#define SHOUT_LETTERS 5		/* capitals in a row, spaces not counted */

static uint32_t
behind_spaces(const struct line *l, uint32_t i)
{
	while (i < l->ntext && glyph_is_space(l->text[i].c))
		i++;
	return i;
}

/* `LOST.`, `Aus Paris.`: a title that ends as a sentence does, before another. */
static bool
begins_with_phrase(const struct line *l, uint32_t i)
{
	uint32_t words = 1, letters = 0, from = i;

	for (; i + 2 < l->ntext && i < from + PHRASE_CHARS; i++) {
		uint32_t c = l->text[i].c;

		if (glyph_is_space(c)) {
			words++;
			letters = 0;
		} else if (u_isalpha((UChar32)c)) {
			letters++;
		} else if (glyph_is_stop(c)) {
			uint32_t next = behind_spaces(l, i + 1);

			return words <= PHRASE_WORDS && letters >= PHRASE_LETTERS && next > i + 1 &&
			    next < l->ntext && !u_islower((UChar32)l->text[next].c);
		}
	}
	return false;
}

/* `ARTHUR FORSTER is`: words in capitals before others. */
static bool
begins_with_capitals(const struct line *l, uint32_t i)
{
	uint32_t letters = 0;

	for (; i < l->ntext && !u_islower((UChar32)l->text[i].c); i++)
		letters += u_isupper((UChar32)l->text[i].c);
	return i < l->ntext && letters >= SHOUT_LETTERS;
}

/* `I shall sleep. And then`, under a question of one line. */
static bool
answers(const struct page *p, const struct line *l)
{
	return l - p->lines > 1 && line_asks(l - 1) && l[-1].start == START_UPPER && l[-2].end == END_STOP;
}

enum entry
entry_of(const struct page *p, const struct line *l)
{
	uint32_t i = 0, c = l->ntext > 0 ? l->text[0].c : 0;
	bool dash = glyph_is_dash(c) || glyph_is_hyphen(c);

	if (l->row || l->verse || l->counted >= COUNTED_NEAR)
		return ENTRY_NONE;
	if (dash)
		c = (i = behind_spaces(l, 1)) < l->ntext ? l->text[i].c : 0;
	if (c == '(' || c == 0xFF08)
		return ENTRY_BRACKET;
	if (line_runs_in(l))
		return ENTRY_RUN_IN;
	if (dash)
		return ENTRY_DASH;
	if (c == 0xBF || c == 0xA1)	/* a question or a call, in Spanish */
		return ENTRY_NONE;
	if (c != 0 && c != '<' && /* a quotation mark, as some programs write it */
	    !u_isalnum((UChar32)c) && !glyph_is_opener(c) && !glyph_is_closer(c))
		return ENTRY_SIGN;
	if (p->cased && !l->capitals && begins_with_capitals(l, i))
		return ENTRY_CAPITALS;
	return p->cased && begins_with_phrase(l, i) && !answers(p, l) ? ENTRY_PHRASE : ENTRY_NONE;
}
