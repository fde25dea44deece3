/* SPDX-License-Identifier: MIT */
/*
 * What a character is to a processor of Markdown. Older ones do not count symbols
 * as punctuation, so there are two readings of that.
 * Source: CommonMark 0.31, section 2.1.
 */
#include "chars.h"

#include <unicode/uchar.h>

#include "recto/base.h"

uint32_t
chars_at(const char *p, const char *end)
{
	uint32_t c = CHARS_EDGE;

	if (p < end)
		recto_utf8_next(p, end, &c);
	return c;
}

uint32_t
chars_before(const char *start, const char *p)
{
	uint32_t c = CHARS_EDGE;

	if (p > start)
		recto_utf8_prev(start, p, &c);
	return c;
}

int
chars_is_space(uint32_t c)
{
	return c == CHARS_EDGE || c == '\t' || u_charType((UChar32)c) == U_SPACE_SEPARATOR;
}

int
chars_is_alnum(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

int
chars_is_punctuation(uint32_t c)
{
	return (c > ' ' && c < 0x7f && !chars_is_alnum(c)) ||
	    (U_MASK(u_charType((UChar32)c)) & U_GC_P_MASK) != 0;
}

int
chars_is_symbol(uint32_t c)
{
	return chars_is_punctuation(c) || (U_MASK(u_charType((UChar32)c)) & U_GC_S_MASK) != 0;
}

int
chars_is_letter(uint32_t c)
{
	return (U_MASK(u_charType((UChar32)c)) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}
