/* SPDX-License-Identifier: MIT */
/*
 * Doubled print: type set twice to look bold comes out of the file twice,
 * 宣誓宣誓 or 近日近日，，. The line is tiled with squares XX at the least cost;
 * when the tiles cover it, the second half of each is left out.
 *
 * 家家户户 and 2020 are squares too, so single characters prove nothing by
 * themselves; see accept().
 */
#include "articles.h"

#include <unicode/uchar.h>

#define MAX_TILED 240		/* longer lines are not set lines */
#define MAX_HALF 60
#define COST_SQUARE 10
#define COST_LETTER_SQUARE 16	/* a square of one letter */
#define COST_LEFT 30		/* a character in no square */

struct tiling {
	uint32_t cost;
	uint8_t half;		/* of the tile that ends here; 0: none */
};

static bool
is_square(const struct glyph *text, uint32_t end, uint32_t half)
{
	const struct glyph *a = text + end - 2 * half, *b = text + end - half;

	for (uint32_t i = 0; i < half; i++)
		if (a[i].c != b[i].c)
			return false;
	/* A space inside is part of the text, one between the halves is not print. */
	return !u_isUWhiteSpace((UChar32)a[0].c) && !u_isUWhiteSpace((UChar32)a[half - 1].c);
}

static void
tile(const struct glyph *text, uint32_t n, struct tiling *best)
{
	best[0] = (struct tiling){ 0, 0 };
	for (uint32_t end = 1; end <= n; end++) {
		bool free_space = u_isUWhiteSpace((UChar32)text[end - 1].c);

		best[end].cost = best[end - 1].cost + (free_space ? 0 : COST_LEFT);
		best[end].half = 0;
		for (uint32_t half = 1; half <= MAX_HALF && 2 * half <= end; half++) {
			uint32_t cost = best[end - 2 * half].cost;

			cost += half == 1 && u_isalpha((UChar32)text[end - 1].c) ?
			    COST_LETTER_SQUARE : COST_SQUARE;
			if (cost < best[end].cost && is_square(text, end, half)) {
				best[end].cost = cost;
				best[end].half = (uint8_t)half;
			}
		}
	}
}

struct cover {
	uint32_t tiled, left, squares;
	uint32_t longest;	/* letters in the half of a square: 2020 has none */
};

static uint32_t
letters_of(const struct glyph *text, uint32_t n)
{
	uint32_t letters = 0;

	for (uint32_t i = 0; i < n; i++)
		letters += u_isalpha((UChar32)text[i].c) != 0;
	return letters;
}

/*
 * All tiled with a square of two or more, or nearly all with one of four or
 * more, or a whole line of doubled letters: no language writes these.
 */
static bool
accept(const struct cover *c)
{
	if (c->left == 0)
		return c->longest >= 2 || c->squares >= 6;
	return c->longest >= 4 && 100 * c->tiled >= 85 * (c->tiled + c->left);
}

/*
 * A line of squares has nearly every character an even number of times. Most
 * lines fail here, before the tiling. Characters that share a bucket only make
 * the test more lenient.
 */
static bool
may_be_doubled(const struct glyph *text, uint32_t n)
{
	bool odd[256] = { false };
	uint32_t nodd = 0;

	for (uint32_t i = 0; i < n; i++)
		if (!u_isUWhiteSpace((UChar32)text[i].c))
			odd[text[i].c & 255] ^= true;
	for (int i = 0; i < 256; i++)
		nodd += odd[i];
	return 100 * nodd <= 15 * n;
}

uint32_t
doubled_undo(const struct glyph *text, uint32_t n, bool *drop)
{
	struct tiling best[MAX_TILED + 1];
	struct cover cover = { 0 };
	uint32_t dropped = 0;

	if (n < 4 || n > MAX_TILED || !may_be_doubled(text, n))
		return 0;
	tile(text, n, best);
	for (uint32_t end = n; end > 0; ) {
		uint32_t half = best[end].half, letters;

		if (half == 0) {
			cover.left += !u_isUWhiteSpace((UChar32)text[end - 1].c);
			end--;
			continue;
		}
		cover.tiled += 2 * half;
		cover.squares++;
		letters = letters_of(text + end - half, half);
		if (letters > cover.longest)
			cover.longest = letters;
		end -= 2 * half;
	}
	if (cover.squares == 0 || !accept(&cover))
		return 0;
	for (uint32_t end = n; end > 0; end -= best[end].half == 0 ? 1 : 2u * best[end].half)
		for (uint32_t i = 0; i < best[end].half; i++, dropped++)
			drop[end - 1 - i] = true;
	return dropped;
}
