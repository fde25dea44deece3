/* SPDX-License-Identifier: MIT */
/*
 * Who signs in the last line of the text, set apart by spaces at its right end:
 * *nommen.          J. K.* Such a line stands alone: lines with spaces like it
 * above or below are rows of a table, or of two columns.
 */
#include "articles.h"

#include <unicode/uchar.h>

#define APART 4			/* spaces that set a name apart; wide ones count twice */
#define NAME_CHARS 28		/* of the longest name, with what the person is */
#define NAME_WIDE 12
#define NAME_WORDS 4
#define INITIALS 2		/* letters of a word that a full stop shortens */

/* The first character behind the last wide space of a line; ntext: it has none. */
static uint32_t
behind_space(const struct line *l)
{
	uint32_t spaces = 0;

	for (uint32_t i = l->ntext; i-- > 0; ) {
		if (glyph_is_space(l->text[i].c)) {
			spaces += glyph_is_wide(l->text[i].c) ? 2 : 1;
			continue;
		}
		if (spaces >= APART)
			return i + 1;
		spaces = 0;
	}
	return l->ntext;
}

/* Whether text[from..] is short, begins as a name and has nothing that names have not. */
static bool
can_be_name(const struct page *p, const struct line *l, uint32_t from)
{
	uint32_t words = 0, letters = 0;

	if (l->ntext - from > (l->wide ? NAME_WIDE : NAME_CHARS))
		return false;
	for (uint32_t i = from; i < l->ntext; i++) {
		UChar32 c = (UChar32)l->text[i].c;

		if (u_isalpha(c)) {
			if (letters++ == 0 && words++ == 0 && p->cased && u_islower(c))
				return false;
		} else if (u_isdigit(c) || (i > from && glyph_is_stop((uint32_t)c) && c != '.') || c == ':' || c == ';' ||
		    (c == '.' && i + 1 == l->ntext && letters > INITIALS)) {
			return false;
		} else {
			letters = 0;
		}
	}
	return words > 0 && words <= NAME_WORDS;
}

uint32_t
signed_apart(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];
	const struct line *before = i > 0 ? l - 1 : NULL, *next = i + 1 < p->nlines ? l + 1 : NULL;
	uint32_t from = behind_space(l), end = from;

	if (from == l->ntext || before == NULL || l->gap > 0 || behind_space(before) < before->ntext)
		return l->ntext;
	if (next != NULL && (next->start == START_LOWER || behind_space(next) < next->ntext))
		return l->ntext;
	while (from < l->ntext && glyph_is_space(l->text[from].c))
		from++;
	while (end > 0 && (glyph_is_space(l->text[end - 1].c) || glyph_is_closer(l->text[end - 1].c)))
		end--;
	return end > 0 && glyph_is_stop(l->text[end - 1].c) && can_be_name(p, l, from) ? from : l->ntext;
}
