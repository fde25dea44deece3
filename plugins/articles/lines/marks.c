/* SPDX-License-Identifier: MIT */
/*
 * What a character is to a typesetter: a space, or a mark that can stand only at
 * one side of a word, of a sentence, of a line. Where Unicode has a class it
 * decides; the others are listed.
 */
#include "articles.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

/* Forms of marks for vertical lines (UAX #50), which PDFs of vertical pages have: ︒ is 。 */
static bool
is_vertical_form(uint32_t c)
{
	return (c >= 0xFE10 && c <= 0xFE19) || (c >= 0xFE30 && c <= 0xFE48);
}

uint32_t
glyph_plain(uint32_t c)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar mark[4];

	if (c == 0x2236)	/* the ratio, a colon in the fonts of Chinese papers */
		return 0xFF1A;
	if (!is_vertical_form(c) ||
	    unorm2_getRawDecomposition(unorm2_getNFKCInstance(&status), (UChar32)c, mark, 4, &status) != 1)
		return c;
	return mark[0];
}

bool
glyph_is_space(uint32_t c)
{
	return u_isUWhiteSpace((UChar32)c) || c == 0x200B || c == 0xFEFF;
}

bool
glyph_is_opener(uint32_t c)
{
	int category = u_charType((UChar32)c);

	return category == U_START_PUNCTUATION || category == U_INITIAL_PUNCTUATION ||
	    c == '"' || c == '\'' || c == 0x201E || c == 0x201A || c == 0xBB;	/* »so« */
}

bool
glyph_is_leader(uint32_t c)
{
	return c == '.' || c == '_' || c == 0xB7 || c == 0x2024 || c == 0x2026;
}

bool
glyph_is_closer(uint32_t c)
{
	int category = u_charType((UChar32)c);

	return category == U_END_PUNCTUATION || category == U_FINAL_PUNCTUATION ||
	    c == '"' || c == '\'' || c == 0x201C || c == 0xAB;	/* »so« */
}

bool
glyph_is_stop(uint32_t c)
{
	return u_hasBinaryProperty((UChar32)c, UCHAR_S_TERM) || c == 0x2026 || c == 0x22EF ||
	    c == 0xFF0E || c == 0x06D4;
}

bool
glyph_is_hyphen(uint32_t c)
{
	return c == '-' || c == 0x00AC || c == 0x00AD || c == 0x2010 || c == 0x2E17;
}

bool
glyph_is_dash(uint32_t c)
{
	return c == 0x2012 || c == 0x2013 || c == 0x2014 || c == 0x2015;
}

bool
glyph_is_bullet(uint32_t c)
{
	return c == 0x2022 || c == 0x2023 || c == 0x2043 || (c >= 0x25A0 && c <= 0x25FF) ||
	    c == 0x2605 || c == 0x2606 || c == 0x203B || c == 0x2666 || c == 0x30FB || c == 0xFF65 ||
	    (c >= 0x2701 && c <= 0x27BF && u_charType((UChar32)c) == U_OTHER_SYMBOL) ||
	    (c >= 0xF020 && c <= 0xF0FF);	/* of a symbol font */
}

bool
glyph_is_colon(uint32_t c)
{
	return c == ':' || c == 0xFF1A || c == 0x2236;
}

bool
glyph_asks(uint32_t c)
{
	return c == '?' || c == '!' || c == 0xFF1F || c == 0xFF01 || c == 0xBF || c == 0xA1 || c == 0x61F;
}

bool
glyph_is_comma(uint32_t c)
{
	return c == ',' || c == ';' || c == 0x3001 || c == 0xFF0C || c == 0xFF1B || c == 0xFF64 ||
	    c == 0x060C || c == 0x061B || c == '/' || c == '&';
}
