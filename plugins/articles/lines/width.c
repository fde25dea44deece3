/* SPDX-License-Identifier: MIT */
/*
 * The set width of characters: how wide a line was on paper, not how many
 * letters it has. Widths are those of an ordinary book face; a page needs only
 * their proportions, since its measure is found in the same unit.
 */
#include "articles.h"

#include <unicode/uchar.h>

#define PLAIN 49	/* an ordinary small letter */

/* ASCII: narrow (ijl) to wide (mMW) letters, figures, marks; a tab is four spaces. */
static const uint8_t ascii[128] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, 112, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	28, 29, 38, 49, 50, 80, 66, 26, 29, 29, 49, 49, 29, 29, 29, 38,
	50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 29, 29, 49, 49, 49, 44,
	80, 66, 58, 66, 66, 58, 58, 66, 66, 29, 44, 66, 58, 80, 66, 66,
	58, 66, 66, 58, 66, 66, 66, 80, 66, 66, 58, 29, 49, 29, 49, 49,
	26, 44, 49, 44, 49, 44, 29, 49, 49, 26, 26, 49, 26, 80, 49, 49,
	49, 49, 34, 38, 29, 49, 49, 70, 49, 49, 44, 49, 26, 49, 49, 49,
};

bool
glyph_is_wide(uint32_t c)
{
	int32_t ea;

	if (c < 0x1100)
		return false;
	if (c >= 0xAC00 && c <= 0xD7A3)	/* Hangul: wide, but words have spaces */
		return false;
	ea = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);
	return ea == U_EA_WIDE || ea == U_EA_FULLWIDTH;
}

/* Quotes, dashes and dots of all scripts, which wide type sets on a whole em. */
static bool
is_shared_mark(uint32_t c)
{
	return (c >= 0x2014 && c <= 0x201D) || c == 0x2026 || c == 0x22EF || c == 0x00B7;
}

bool
glyph_joins(uint32_t c)
{
	return glyph_is_wide(c) || is_shared_mark(c) || (c >= 0x25A0 && c <= 0x25EF);
}

bool
glyph_is_squeezed(uint32_t c)
{
	return (glyph_is_wide(c) || is_shared_mark(c)) && u_ispunct((UChar32)c) &&
	    c != 0x2014 && c != 0x2026 && c != 0x22EF;
}

em
glyph_width(uint32_t c, bool wide_page)
{
	int category;

	if (c < 0x80)
		return ascii[c];
	if (wide_page && is_shared_mark(c))
		return 100;
	if (c >= 0xAC00 && c <= 0xD7A3)
		return 95;
	if (glyph_is_wide(c))
		return 100;
	switch (c) {
	case 0x2014: case 0x2015: case 0x2026: case 0x22EF:
		return 100;	/* em dash, ellipsis */
	case 0x2013:
		return 50;
	case 0x2018: case 0x2019: case 0x00B7:
		return 27;
	case 0x201C: case 0x201D:
		return 45;
	case 0x017F:
		return 29;	/* long s */
	}
	category = u_charType((UChar32)c);
	if (category == U_NON_SPACING_MARK || category == U_FORMAT_CHAR)
		return 0;
	if (c >= 0x590 && c <= 0x8FF)	/* Hebrew, Arabic and their kin */
		return 44;
	if (category == U_UPPERCASE_LETTER)
		return 66;
	if (u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH) == U_EA_AMBIGUOUS &&
	    !u_isalpha((UChar32)c))
		return 90;	/* boxes, circles, arrows */
	return PLAIN + 2;
}

int
compare_ems(const void *a, const void *b)
{
	em x = *(const em *)a, y = *(const em *)b;

	return (x > y) - (x < y);
}
