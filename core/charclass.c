/* SPDX-License-Identifier: MIT */
/*
 * Classes of characters, from the properties of the ICU that runs.
 *
 * Left out of every text are the characters that XML 1.0 (production 2) or
 * HTML (13.2.3.5: control and noncharacter parse errors) cannot hold, so that
 * no writer has to think of them again.
 */
#include "config.h"

#include <pthread.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "charclass.h"

static recto_plain_map plain_map;
static pthread_once_t plain_once = PTHREAD_ONCE_INIT;

/* Large ranges that need no look at the properties, the same in every version of Unicode. */
static int
is_calm(uint32_t c)
{
	return c < 0x300 ||
	    (c >= 0x3400 && c < 0xa000) ||	/* Han */
	    (c >= 0xac00 && c < 0xd7a4);	/* Hangul syllables */
}

static int
is_restless(uint32_t c)
{
	return u_getCombiningClass((UChar32)c) != 0 ||
	    u_getIntPropertyValue((UChar32)c, UCHAR_NFC_QUICK_CHECK) != UNORM_YES;
}

static int
is_control(uint32_t c)
{
	return (c < 0x20 && c != '\t') || (c >= 0x7f && c < 0xa0) ||
	    (c >= 0xd800 && c < 0xe000) ||
	    (c >= 0xfdd0 && c < 0xfdf0) || (c & 0xfffe) == 0xfffe;
}

enum recto_charclass
recto_char__class(uint32_t c)
{
	switch (c) {
	case '\n':
	case 0x85:
	case 0x2028:
	case 0x2029:
		return RECTO_CHAR_LINE_END;
	case '\r':
		return RECTO_CHAR_RETURN;
	case '\f':
		return RECTO_CHAR_PAGE_END;
	default:
		return is_control(c) ? RECTO_CHAR_CONTROL :
		    is_calm(c) || !is_restless(c) ? RECTO_CHAR_PLAIN :
		    RECTO_CHAR_RESTLESS;
	}
}

/* One step of the quick check of UAX #15, section 9. */
int
recto_char__is_settled(uint32_t c, uint8_t *ccc)
{
	uint8_t before = *ccc;

	*ccc = u_getCombiningClass((UChar32)c);
	return (*ccc == 0 || *ccc >= before) &&
	    u_getIntPropertyValue((UChar32)c, UCHAR_NFC_QUICK_CHECK) == UNORM_YES;
}

static void
make_plain_map(void)
{
	uint32_t c;

	for (c = 0; c < 0x10000; c++)
		if (recto_char__class(c) == RECTO_CHAR_PLAIN)
			plain_map[c >> 5] |= (uint32_t)1 << (c & 31);
}

const uint32_t *
recto_plain_map__get(void)
{
	pthread_once(&plain_once, make_plain_map);
	return plain_map;
}
