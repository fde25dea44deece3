/* SPDX-License-Identifier: MIT */
/*
 * Specks of the scan where a line end divides a word: for its hyphen, or in the
 * margin before the rest of it. They are only found here; words.c decides whether
 * a word goes on, which alone shows them for what they are.
 */
#include "lexicon.h"

#include <unicode/uchar.h>
#include <unicode/ustring.h>

#define LONGEST_BLUR 6		/* what is longer is no damaged hyphen and no speck */
#define LONGEST_SPACED 4	/* the same behind a space */
#define LONGEST_MARGIN 4	/* the same before a word */

/* What closes a sentence or a phrase; any other sign at the end of a word is a speck. */
static bool
is_punctuation(uint32_t c)
{
	static const UChar marks[] = u".,;:!?'\")]…—–’”“„»";

	return u_strchr32(marks, (UChar32)c) != NULL;
}

/* A letter or figure that stands alone, `back` characters before the end: the scan makes such of a stroke. */
static bool
stands_alone(const struct line *l, uint32_t back)
{
	const struct glyph *at = l->text + l->ntext - 1 - back;

	return u_isalnum((UChar32)at->c) && !u_isalnum((UChar32)at[-1].c) &&
	    (back == 0 || !u_isalnum((UChar32)at[1].c));
}

uint32_t
specks_for_hyphen(const struct line *l, bool *hyphen)
{
	const struct glyph *end = l->text + l->ntext;
	uint32_t n = 0, specks = 0, spaces = 0, letters = 0;
	bool apart;

	*hyphen = false;
	if (l->end == END_HYPHEN || l->wide || l->long_line || l->ntext < LONGEST_BLUR + 1)
		return 0;
	for (; n < LONGEST_BLUR && (!u_isalnum((UChar32)end[-1 - (int)n].c) || stands_alone(l, n)); n++) {
		uint32_t c = end[-1 - (int)n].c;

		*hyphen |= glyph_is_hyphen(c);
		spaces += u_isUWhiteSpace((UChar32)c);
		letters += u_isalnum((UChar32)c);
		specks += !is_punctuation(c);
	}
	if (n == LONGEST_BLUR || n == 0 || is_punctuation(end[-(int)n].c))
		return 0;
	/* A lone letter is a word of its own, unless a mark stands right behind the word before. */
	apart = u_isUWhiteSpace((UChar32)end[-(int)n].c);
	if (apart && (letters > 0 || n >= LONGEST_SPACED))
		return 0;
	if (!*hyphen && (specks == 0 || (spaces > 0 && (apart || letters == 0))))
		return 0;
	return n;
}

uint32_t
specks_before_word(const struct line *l, bool hyphen)
{
	uint32_t n = 0, marks = 0;

	while (n < LONGEST_MARGIN && n + 1 < l->ntext && !u_isUWhiteSpace((UChar32)l->text[n].c))
		marks += !u_isalnum((UChar32)l->text[n++].c) ? 1 : hyphen ? 2 : 3;
	if (n == 0 || marks > 2 || n + 1 >= l->ntext || l->long_line || !u_isUWhiteSpace((UChar32)l->text[n].c))
		return 0;
	return u_islower((UChar32)l->text[n + 1].c) ? n + 1 : 0;
}
