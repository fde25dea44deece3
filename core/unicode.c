/* SPDX-License-Identifier: MIT */
/*
 * UTF-8 forwards and backwards, and what Unicode says about a character.
 *
 * Malformed bytes are divided as The Unicode Standard recommends in section
 * 3.9: a maximal subpart, the longest beginning of a character that is there,
 * is one U+FFFD. ICU, WHATWG and Python do the same.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

#include "unicode.h"

/*
 * The Unicode Standard, table 3-7: for a range of lead bytes how many bytes
 * follow, and the range of the second one; all later ones are 80..BF.
 */
static const struct sequence {
	unsigned char first, last, trail, lo, hi;
} sequences[] = {
	{ 0xc2, 0xdf, 1, 0x80, 0xbf },
	{ 0xe0, 0xe0, 2, 0xa0, 0xbf },	/* not overlong */
	{ 0xe1, 0xec, 2, 0x80, 0xbf },
	{ 0xed, 0xed, 2, 0x80, 0x9f },	/* no surrogate */
	{ 0xee, 0xef, 2, 0x80, 0xbf },
	{ 0xf0, 0xf0, 3, 0x90, 0xbf },	/* not overlong */
	{ 0xf1, 0xf3, 3, 0x80, 0xbf },
	{ 0xf4, 0xf4, 3, 0x80, 0x8f },	/* not above U+10FFFF */
};

static const struct sequence *
lookup_sequence(unsigned char lead)
{
	size_t i;

	for (i = 0; i < sizeof sequences / sizeof *sequences; i++)
		if (lead <= sequences[i].last)
			return lead >= sequences[i].first ? &sequences[i] : NULL;
	return NULL;
}

static int
is_trail(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

size_t
recto_utf8_next(const char *text, const char *end, uint32_t *out)
{
	const unsigned char *s = (const unsigned char *)text;
	const struct sequence *row;
	size_t i, have = (size_t)(end - text);
	uint32_t c;

	if (s[0] < 0x80) {
		*out = s[0];
		return 1;
	}
	*out = RECTO_REPLACEMENT;
	if ((row = lookup_sequence(s[0])) == NULL)
		return 1;
	if (have < 2 || s[1] < row->lo || s[1] > row->hi)
		return 1;
	c = s[0] & (0x3fu >> row->trail);
	c = c << 6 | (s[1] & 0x3f);
	for (i = 2; i <= row->trail; i++) {
		if (i == have || !is_trail(text[i]))
			return i;
		c = c << 6 | (s[i] & 0x3f);
	}
	*out = c;
	return i;
}

/*
 * A byte that is no trail byte always begins a step forwards. So the last step
 * before `text` begins at the nearest such byte if it reaches up to `text`; if
 * it does not, the trail bytes after it are malformed, each for itself.
 */
size_t
recto_utf8_prev(const char *start, const char *text, uint32_t *out)
{
	const char *lead = text - 1;

	while (is_trail(*lead) && lead > start && text - lead < RECTO_UTF8_MAX)
		lead--;
	if (recto_utf8_next(lead, text, out) == (size_t)(text - lead))
		return (size_t)(text - lead);
	*out = RECTO_REPLACEMENT;
	return 1;
}

size_t
recto_utf8__put(char bytes[RECTO_UTF8_MAX], uint32_t c)
{
	if (c < 0x80) {
		bytes[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		bytes[0] = (char)(0xc0 | c >> 6);
		bytes[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		c = RECTO_REPLACEMENT;
	if (c < 0x10000) {
		bytes[0] = (char)(0xe0 | c >> 12);
		bytes[1] = (char)(0x80 | (c >> 6 & 0x3f));
		bytes[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	bytes[0] = (char)(0xf0 | c >> 18);
	bytes[1] = (char)(0x80 | (c >> 12 & 0x3f));
	bytes[2] = (char)(0x80 | (c >> 6 & 0x3f));
	bytes[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

int
recto_char__is_text(uint32_t c)
{
	if (c < 0x20)
		return c == '\t' || c == '\n' || c == '\r';
	return c < 0xd800 || (c > 0xdfff && c < 0xfffe) || (c > 0xffff && c <= 0x10ffff);
}

/* One step forwards; what a document cannot hold is given as U+FFFD. */
static size_t
next_clean(const char *text, const char *end, uint32_t *c)
{
	size_t step = recto_utf8_next(text, end, c);

	if (!recto_char__is_text(*c))
		*c = RECTO_REPLACEMENT;
	return step;
}

size_t
recto_utf8__clean_length(const char *text, size_t len, int *clean)
{
	const char *p, *end = text + len;
	char bytes[RECTO_UTF8_MAX];
	size_t step, put, out = 0;
	uint32_t c;

	*clean = 1;
	for (p = text; p < end; p += step) {
		step = next_clean(p, end, &c);
		put = step;
		if (c == RECTO_REPLACEMENT) {
			put = recto_utf8__put(bytes, c);
			if (step != put || memcmp(p, bytes, put) != 0)
				*clean = 0;
		}
		if (out > SIZE_MAX - put)
			return SIZE_MAX;
		out += put;
	}
	return out;
}

void
recto_utf8__clean(char *out, const char *text, size_t len)
{
	const char *p, *end = text + len;
	uint32_t c;

	for (p = text; p < end; out += recto_utf8__put(out, c))
		p += next_clean(p, end, &c);
}

char *
recto_utf8__clean_copy(const char *string)
{
	size_t size, len = strlen(string);
	char *copy;
	int clean;

	size = recto_utf8__clean_length(string, len, &clean);
	if (size == SIZE_MAX || (copy = malloc(size + 1)) == NULL)
		return NULL;
	recto_utf8__clean(copy, string, len);
	copy[size] = '\0';
	return copy;
}

int
recto_char_columns(uint32_t c)
{
	int width;

	if (c < 0x300)
		return c != 0xad;	/* the soft hyphen is a format control */
	if (c >= 0x4e00 && c <= 0x9fff)
		return 2;		/* most of what is ever asked */
	if (c > 0x10ffff)
		return 1;
	if (U_MASK(u_charType((UChar32)c)) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK))
		return 0;
	width = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);
	return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}
