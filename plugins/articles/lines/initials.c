/* SPDX-License-Identifier: MIT */
/*
 * Drop capitals. The large letter that begins a text is set apart from its
 * word, and many programs put it on a line of its own. It is joined to the
 * line below when that goes on as the rest of a word does: in capitals, or small
 * when the line above has come to an end.
 */
#include "articles.h"

#include <unicode/uchar.h>

#define LEAST_BELOW 8		/* characters of running text; columns of single ones are vertical type */

static bool
is_letter_alone(const struct line *l)
{
	uint32_t c = l->text[l->ntext - 1].c;
	bool quoted = l->ntext == 2 && l->start == START_QUOTE;

	return (l->ntext == 1 || quoted) && !l->split &&
	    (u_isupper((UChar32)c) || (glyph_is_wide(c) && u_isalpha((UChar32)c)));
}

static bool
is_upper_at(const struct line *l, uint32_t i)
{
	return u_isupper((UChar32)l->text[i].c);
}

/* The first words are set in capitals: `IRENS`, or of a word of two letters the other one, `A SIREN`. */
static bool
begins_in_capitals(const struct line *l)
{
	return is_upper_at(l, 0) && (is_upper_at(l, 1) || (glyph_is_space(l->text[1].c) && is_upper_at(l, 2) && is_upper_at(l, 3)));
}

/* Whether line b can be the rest of a text whose first letter is in line a. */
static bool
goes_on(const struct line *a, const struct line *b)
{
	if (b->ntext < LEAST_BELOW || b->long_line)
		return false;
	/* 一 numbers a section. */
	if (glyph_is_wide(a->text[a->ntext - 1].c))
		return b->start == START_WIDE && b->gap == 0 && a->role != ROLE_NUMBER;
	return b->start == START_LOWER || (b->gap == 0 && begins_in_capitals(b));
}

/* Whether a text can begin after line i: a sentence ended, or display type stands there. */
static bool
has_ended(const struct page *p, uint32_t i, const struct line *below)
{
	const struct line *l = &p->lines[i];

	if (l->end == END_STOP || l->end == END_COLON || l->role != ROLE_NONE)
		return true;
	return l->end == END_NONE && (l->title || l->capitals || i == 0 || l->gap > 0 ||
	    10 * l->width < 8 * below->width);
}

int
initials_join(struct page *p, recto_error *err)
{
	(void)err;
	for (uint32_t i = 0; i + 1 < p->nlines; i++) {
		struct line *l = &p->lines[i], *below = l + 1;

		if (!is_letter_alone(l) || !goes_on(l, below) ||
		    (i > 0 && l->gap == 0 && !has_ended(p, i - 1, below) && !(p->cased && begins_in_capitals(below))))
			continue;
		l->role = below->role = ROLE_NONE;
		l->strength = below->strength = 0;
		l->initial = below->glued = true;
		/* Each stands for the whole line, as set beside the letter. */
		below->width += l->width;
		l->width = below->width;
		l->indent = below->indent;
	}
	return 0;
}
