/* SPDX-License-Identifier: MIT */
/*
 * Small questions about text that comes from users and plugins.
 */
#include "config.h"

#include <string.h>

#include "text.h"

#define LONGEST_NAME 32

/* Not tolower(): file names must not depend on the locale. */
static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

int
recto_text__is_name(const char *string)
{
	size_t len = strspn(string, "abcdefghijklmnopqrstuvwxyz0123456789-");

	return len > 0 && len <= LONGEST_NAME && string[len] == '\0' &&
	    string[0] >= 'a' && string[0] <= 'z';
}

int
recto_text__plain(const char *string)
{
	const char *end = string + strlen(string);

	while (string < end) {
		uint32_t c;
		size_t n = recto_utf8_next(string, end, &c);

		if (c < 0x20 || (c >= 0x7f && c < 0xa0))
			return 0;
		/* U+FFFD stands for malformed bytes, unless it was written. */
		if (c == 0xfffd && (n != 3 || memcmp(string, "\xef\xbf\xbd", 3) != 0))
			return 0;
		string += n;
	}
	return 1;
}

int
recto_text__ends(const char *string, const char *suffix)
{
	size_t len = strlen(string), tail = strlen(suffix);

	if (len < tail)
		return 0;
	for (string += len - tail; *suffix != '\0'; string++, suffix++)
		if (lower(*string) != lower(*suffix))
			return 0;
	return 1;
}

size_t
recto_text__word(const char **list)
{
	*list += strspn(*list, " ");
	return strcspn(*list, " ");
}
