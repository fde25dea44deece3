/* SPDX-License-Identifier: MIT */
/*
 * What a character means to the decoding of lines. Most are plain: they go
 * into the text as they are, whatever stands beside them.
 */
#ifndef RECTO_CORE_CHARCLASS_H
#define RECTO_CORE_CHARCLASS_H

#include <stdint.h>

enum recto_charclass {
	RECTO_CHAR_PLAIN,
	RECTO_CHAR_RESTLESS,	/* NFC may have to do with it, see UAX #15 section 9 */
	RECTO_CHAR_LINE_END,	/* LF NEL LS PS */
	RECTO_CHAR_RETURN,	/* CR, which may go on with LF */
	RECTO_CHAR_PAGE_END,	/* FF */
	RECTO_CHAR_CONTROL	/* left out of the text */
};

/* One bit a character of the Basic Multilingual Plane: plain or not. */
typedef uint32_t recto_plain_map[0x10000 / 32];

/* Made by the first call; any thread. */
const uint32_t *recto_plain_map__get(void);

enum recto_charclass recto_char__class(uint32_t c);

/*
 * Whether a restless character leaves the text in NFC as it is. *ccc is the
 * combining class of the character before it, and becomes its own.
 */
int recto_char__is_settled(uint32_t c, uint8_t *ccc);

static inline int
recto_char__is_plain(const uint32_t *map, uint32_t c)
{
	return c < 0x10000 ? map[c >> 5] >> (c & 31) & 1 :
	    recto_char__class(c) == RECTO_CHAR_PLAIN;
}

#endif
