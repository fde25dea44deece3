/* SPDX-License-Identifier: MIT */
/*
 * Bullets that the extraction set on lines of their own: programs that read a
 * PDF put a mark and its text apart, where the tab between them is wide. What
 * the line below is, the bullet is the beginning of. One without another near is
 * a speck, or the square that ends an article.
 *
 * What a scan takes for a bullet is often dirt: an item rarely begins with a small
 * letter right behind its mark, and then others stand around it.
 *
 * Bullets of a font of signs come out as the letters in their places: *n* is a square
 * in Wingdings and Zapf Dingbats, *l* a disc.
 */
#include "articles.h"

#include <unicode/uchar.h>

#define MOST_KINDS 8		/* of bullets on a page */
#define NEAR 8			/* lines from one item of a list to the next */
#define FEW 3			/* lines with a letter that is a bullet, */
#define FEW_WIDE 2		/* and in scripts of wide characters */

struct kind {
	uint32_t c;
	uint32_t all;		/* alone on a line; and of those, */
	uint32_t near;		/* near the one before */
	uint32_t last;		/* line of the last one */
};

static bool
is_dash(uint32_t c)
{
	return glyph_is_dash(c) || glyph_is_hyphen(c);
}

static bool
is_bullet_alone(const struct line *l)
{
	return l->ntext == 1 && (l->start == START_BULLET || is_dash(l->text[0].c)) && !l->split;
}

/* Whether those of a kind begin what stands below: in a row they do, and the Japanese point, which no scan makes of dirt. */
static bool
begins(const struct kind *k)
{
	return (2 * k->near + 1 >= k->all && k->near > 0) || k->c == 0x30FB;
}

static struct kind *
kind_of(struct kind kinds[MOST_KINDS], uint32_t c)
{
	for (int k = 0; k < MOST_KINDS; k++)
		if (kinds[k].c == c || kinds[k].c == 0) {
			kinds[k].c = c;
			return &kinds[k];
		}
	return NULL;
}

static void
count_kinds(const struct page *p, struct kind kinds[MOST_KINDS])
{
	for (uint32_t i = 0; i < p->nlines; i++) {
		const struct line *l = &p->lines[i];
		struct kind *kind = is_bullet_alone(l) ? kind_of(kinds, l->text[0].c) : NULL;

		if (kind == NULL)
			continue;
		kind->near += kind->all > 0 && i - kind->last <= NEAR;
		kind->last = i;
		kind->all++;
	}
}

/* Whether a text stands right below line i that its bullet can be of; in a divided word it is a speck. */
static bool
has_text_below(const struct page *p, uint32_t i)
{
	const struct line *below;

	if (i + 1 == p->nlines || (i > 0 && p->lines[i - 1].end == END_HYPHEN))
		return false;
	below = &p->lines[i + 1];
	return below->gap == 0 && !below->turn && !below->long_line && below->letters > 0 &&
	    below->start != START_BULLET && below->role != ROLE_FOLIO && below->role != ROLE_IMPRINT;
}

/* A mark with no other of its kind near by, in a sentence that goes on small behind it, is a speck. */
static bool
stands_in_sentence(const struct page *p, uint32_t i, const struct kind *k)
{
	return p->cased && k->near == 0 && i > 0 && i + 1 < p->nlines && p->lines[i + 1].start == START_LOWER &&
	    (p->lines[i - 1].end == END_NONE || p->lines[i - 1].end == END_COMMA);
}

static bool
has_same_mark(const struct line *l, uint32_t c)
{
	return l->ntext > 0 && l->text[0].c == c;
}

/* `•and`: the mark is dirt before a word of the sentence above. */
static bool
is_dirt_before_word(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];
	uint32_t c;

	if (l->start != START_BULLET || l->ntext < 2 || !u_islower((UChar32)l->text[1].c) || i == 0)
		return false;
	c = l->text[0].c;
	return l[-1].end == END_HYPHEN ||
	    (!has_same_mark(l - 1, c) && !(i + 1 < p->nlines && has_same_mark(l + 1, c)));
}

/* Letters of fonts of signs that no language has as a word before a capital; where there are no small letters, more. */
static const uint32_t sign_letters[] = { 'n', 'l', 'q', 0xFC, 0xD8, 0xA7, 'u', 'v', 'w', 'p', 'm' };
#define SIGNS 11
#define SIGNS_CASED 6

/* `n Fire drill`: which such letter stands by itself before what begins something; SIGNS: none. */
static uint32_t
sign_of(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];
	uint32_t sign = 0, signs = p->wide ? SIGNS : SIGNS_CASED;

	if (l->ntext <= 3 || l->split || !glyph_is_space(l->text[1].c) ||
	    (!u_isupper((UChar32)l->text[2].c) && !glyph_is_wide(l->text[2].c)) ||
	    (i > 0 && (l[-1].end == END_HYPHEN || l[-1].end == END_COMMA || l[-1].function_end)))
		return SIGNS;
	while (sign < signs && sign_letters[sign] != l->text[0].c)
		sign++;
	return sign < signs ? sign : SIGNS;
}

/* Several lines with the same letter of these: it is a bullet. */
static void
find_sign_letters(struct page *p)
{
	uint32_t count[SIGNS + 1] = { 0 }, least = p->wide ? FEW_WIDE : FEW;

	for (uint32_t i = 0; i < p->nlines; i++)
		count[sign_of(p, i)]++;
	for (uint32_t i = 0; i < p->nlines; i++) {
		uint32_t sign = sign_of(p, i);

		if (sign < SIGNS && count[sign] >= least)
			p->lines[i].start = START_BULLET;
	}
}

int
bullets_join(struct page *p, recto_error *err)
{
	struct kind kinds[MOST_KINDS] = { { 0, 0, 0, 0 } };

	(void)err;
	find_sign_letters(p);
	count_kinds(p, kinds);
	for (uint32_t i = 0; i < p->nlines; i++) {
		struct line *l = &p->lines[i];
		const struct kind *kind = is_bullet_alone(l) && has_text_below(p, i) ? kind_of(kinds, l->text[0].c) : NULL;

		if (is_dirt_before_word(p, i))
			l->start = START_LOWER;
		if (kind == NULL || !begins(kind) || stands_in_sentence(p, i, kind))
			continue;
		l->hangs = true;
		l->role = l[1].role;
		l->strength = l[1].strength;
		l->start = l[1].start = START_BULLET;
	}
	return 0;
}
