/* SPDX-License-Identifier: MIT */
/*
 * Letter-spacing: 路 线 决 定, A D V E R T I S E M E N T. A line is spaced when
 * it has more than three pieces and at least half of them are single wide
 * characters; then every space beside a wide character was put there by the
 * typesetter. In a line that is spaced in part, a run of four is closed. In other
 * scripts a run of five single letters is needed, since initials and lists of
 * letters are shorter.
 */
#include "articles.h"

#include <unicode/uchar.h>

#define MIN_PIECES 4
#define MIN_LONE 3		/* a name of two characters has fewer */
#define MIN_LETTERS 5

static bool
is_space(uint32_t c)
{
	return u_isUWhiteSpace((UChar32)c);
}

/* Whether the piece is one wide character, marks beside it not counted. */
static bool
is_lone(const struct glyph *text, uint32_t n)
{
	uint32_t letters = 0;
	bool wide = false;

	for (uint32_t i = 0; i < n; i++) {
		wide |= glyph_is_wide(text[i].c);
		letters += !u_ispunct((UChar32)text[i].c);
	}
	return wide && letters <= 1;
}

static uint32_t
close_wide(const struct glyph *text, uint32_t n, bool *drop)
{
	uint32_t pieces = 0, lone = 0, dropped = 0;

	for (uint32_t i = 0, from; i < n; ) {
		for (; i < n && is_space(text[i].c); i++)
			;
		for (from = i; i < n && !is_space(text[i].c); i++)
			;
		if (i > from) {
			pieces++;
			lone += is_lone(text + from, i - from);
		}
	}
	if (pieces < MIN_PIECES || lone < MIN_LONE || 2 * lone < pieces)
		return 0;
	for (uint32_t i = 0, from; i < n; ) {
		for (; i < n && !is_space(text[i].c); i++)
			;
		for (from = i; i < n && is_space(text[i].c); i++)
			;
		if (from == 0 || i == n || (!glyph_joins(text[from - 1].c) && !glyph_joins(text[i].c)))
			continue;
		for (; from < i; from++, dropped++)
			drop[from] = true;
	}
	return dropped;
}

/* The ideographic space is as wide as the characters that it stands between. */
static bool
is_wide_character(uint32_t c)
{
	return glyph_is_wide(c) && !is_space(c);
}

/* Close runs of single wide characters inside a line that is not spaced as a whole. */
static uint32_t
close_wide_runs(const struct glyph *text, uint32_t n, bool *drop)
{
	uint32_t dropped = 0;

	for (uint32_t i = 0; i < n; i++) {
		uint32_t end = i, pieces = 1;

		if (!is_wide_character(text[i].c) || (i > 0 && !is_space(text[i - 1].c)))
			continue;
		while (end + 2 < n && is_space(text[end + 1].c) && is_wide_character(text[end + 2].c) &&
		    (end + 3 == n || is_space(text[end + 3].c)))
			end += 2, pieces++;
		if (pieces >= MIN_PIECES && (end + 1 == n || is_space(text[end + 1].c)))
			for (uint32_t k = i + 1; k < end; k += 2, dropped++)
				drop[k] = true;
		i = end;
	}
	return dropped;
}

static bool
is_single_letter(const struct glyph *text, uint32_t n, uint32_t i)
{
	return u_isalpha((UChar32)text[i].c) && !glyph_is_wide(text[i].c) &&
	    (i == 0 || is_space(text[i - 1].c)) && (i + 1 == n || is_space(text[i + 1].c));
}

/* Close runs of single letters; a wider gap inside a run is a space between words. */
static uint32_t
close_letters(const struct glyph *text, uint32_t n, bool *drop)
{
	uint32_t dropped = 0;

	for (uint32_t i = 0; i < n; i++) {
		uint32_t end = i, letters = 1;

		if (!is_single_letter(text, n, i))
			continue;
		while (end + 2 < n && is_single_letter(text, n, end + 2))
			end += 2, letters++;
		if (letters >= MIN_LETTERS)
			for (uint32_t k = i + 1; k < end; k += 2, dropped++)
				drop[k] = true;
		i = end;
	}
	return dropped;
}

uint32_t
spacing_close(const struct glyph *text, uint32_t n, bool *drop)
{
	uint32_t dropped = close_wide(text, n, drop);

	if (dropped == 0)
		dropped = close_wide_runs(text, n, drop) + close_letters(text, n, drop);
	return dropped;
}
