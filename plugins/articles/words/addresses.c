/* SPDX-License-Identifier: MIT */
/*
 * Addresses of the web that a line end divides. They are broken anywhere and
 * without a hyphen, and no space belongs there.
 *
 * Characters: RFC 3986, section 2.
 */
#include "lexicon.h"

#include <string.h>
#include <unicode/uchar.h>

#define SHORTEST_SCHEME 3	/* characters before `://` or in `www` */

static bool
is_address_character(uint32_t c)
{
	return c < 0x80 && (u_isalnum((UChar32)c) || strchr("-._~:/?#[]@!$&'()*+,;=%", (int)c) != NULL);
}

/* Whether the last word of a line is, or goes on with, an address. */
static bool
ends_in_address(const struct line *l)
{
	uint32_t from = l->ntext;

	while (from > 0 && is_address_character(l->text[from - 1].c) && l->text[from - 1].c != 0)
		from--;
	for (uint32_t i = from; i + SHORTEST_SCHEME < l->ntext; i++)
		if ((l->text[i].c == ':' && l->text[i + 1].c == '/' && l->text[i + 2].c == '/') ||
		    (u_tolower((UChar32)l->text[i].c) == 'w' && u_tolower((UChar32)l->text[i + 1].c) == 'w' &&
		    u_tolower((UChar32)l->text[i + 2].c) == 'w' && l->text[i + 3].c == '.'))
			return true;
	return false;
}

/* A word that is none: figures, or capitals inside, or slashes and the like. */
static bool
begins_like_address(const struct line *l)
{
	bool odd = false;
	uint32_t i = 0;

	for (; i < l->ntext && is_address_character(l->text[i].c); i++) {
		uint32_t c = l->text[i].c;

		odd |= u_isdigit((UChar32)c) || (i > 0 && u_isupper((UChar32)c)) || (i + 1 < l->ntext &&
		    strchr("/_?=%.", (int)c) != NULL && is_address_character(l->text[i + 1].c));
	}
	return i > 1 && odd && (i == l->ntext || glyph_is_space(l->text[i].c));
}

bool
address_goes_on(const struct line *l)
{
	return !l->long_line && ends_in_address(l) && begins_like_address(l + 1);
}
