/* SPDX-License-Identifier: MIT */
/*
 * Who signs in the last line of the text, set apart by spaces at its right end:
 * *nommen.          J. K.* Such a line stands alone: lines with spaces like it
 * above or below are rows of a table, or of two columns.
 */
#include "articles.h"

#include <unicode/uchar.h>

#define APART 4			/* spaces that set a name apart */
#define NAME_CHARS 28		/* of the longest name, with what the person is */
#define NAME_WIDE 12
#define NAME_WORDS 4
#define MOVED_IN 500		/* indent that no last line of a text has: a head of columns */
#define INITIALS 2		/* letters of a word that a full stop shortens */

/* The last wide space of a line; both ends 0: it has none. */
static struct blank
last_blank(const struct line *l)
{
	struct blank last = { 0, 0 }, b = { 0, 0 };

	while (line_next_blank(l, APART, &b))
		last = b;
	return last;
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
	struct blank blank = last_blank(l);
	uint32_t end = blank.from;

	if (blank.to == 0 || before == NULL || l->gap > 0 || last_blank(before).to > 0 || l->indent - before->indent > MOVED_IN)
		return l->ntext;
	if (next != NULL && (next->start == START_LOWER || last_blank(next).to > 0))
		return l->ntext;
	while (end > 0 && glyph_is_closer(l->text[end - 1].c))
		end--;
	return end > 0 && glyph_is_stop(l->text[end - 1].c) && can_be_name(p, l, blank.to) ? blank.to : l->ntext;
}
