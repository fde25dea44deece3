/* SPDX-License-Identifier: MIT */
/*
 * Finding the encoding of a text: by byte order mark, by well-formed UTF-8, by
 * the escape sequences of ISO-2022, else by what the bytes would say.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <unicode/ucnv.h>

#include "charset.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* ------------------------------------------------- marks at the beginning */

/* The Unicode Standard, table 23-5; longer marks before those they begin with. */
static const struct mark { const char *name; size_t len; const char *bytes; } marks[] = {
	{ "UTF-8",	3, "\xef\xbb\xbf" },
	{ "UTF-32LE",	4, "\xff\xfe\x00\x00" },
	{ "UTF-32BE",	4, "\x00\x00\xfe\xff" },
	{ "UTF-16LE",	2, "\xff\xfe" },
	{ "UTF-16BE",	2, "\xfe\xff" },
	{ "GB18030",	4, "\x84\x31\x95\x33" },
};

static const struct mark *
mark_of(const unsigned char *data, size_t len)
{
	size_t i;

	for (i = 0; i < COUNT(marks); i++)
		if (len >= marks[i].len && memcmp(data, marks[i].bytes, marks[i].len) == 0)
			return &marks[i];
	return NULL;
}

int
recto_charset__at_start(struct recto_verdict *out, const unsigned char *data, size_t len)
{
	const struct mark *mark = mark_of(data, len);

	if (mark == NULL)
		return 0;
	*out = (struct recto_verdict) { mark->name, 100, mark->len };
	return 1;
}

/* ------------------------------------------------------------ a given name */

void
recto_charset__named(struct recto_verdict *out, const char *name,
    const unsigned char *data, size_t len)
{
	const struct mark *mark = mark_of(data, len);
	UErrorCode status = U_ZERO_ERROR;
	const char *iana = ucnv_getStandardName(name, "IANA", &status);

	*out = (struct recto_verdict) { iana != NULL ? iana : name, 100, 0 };
	if (mark == NULL || strncmp(mark->name, out->name, strlen(out->name)) != 0)
		return;
	out->name = mark->name;		/* "UTF-16" is UTF-16LE or UTF-16BE */
	out->signature = mark->len;
}

const char *
recto_charset__nearest(const char *name)
{
	recto_nearest search = RECTO_NEAREST_INIT(name);
	int32_t i, n = ucnv_countAvailable();
	uint16_t k, aliases;
	UErrorCode status = U_ZERO_ERROR;
	const char *canonical;

	for (i = 0; i < n; i++) {
		canonical = ucnv_getAvailableName(i);
		aliases = ucnv_countAliases(canonical, &status);
		for (k = 0; k < aliases; k++)
			recto_nearest_offer(&search, ucnv_getAlias(canonical, k, &status));
	}
	return U_SUCCESS(status) ? search.best : NULL;
}

/* ----------------------------------------------------------- by the bytes */

static const struct { const char *name, *sequence; } escapes[] = {
	{ "ISO-2022-JP", "\x1b$@" },
	{ "ISO-2022-JP", "\x1b$B" },
	{ "ISO-2022-JP", "\x1b(J" },
	{ "ISO-2022-JP-2", "\x1b$(D" },
	{ "ISO-2022-KR", "\x1b$)C" },
	{ "ISO-2022-CN", "\x1b$)A" },
	{ "ISO-2022-CN", "\x1b$)G" },
};

int
recto_charset__is_escape(struct recto_verdict *out, const unsigned char *data, size_t len)
{
	size_t i, n;

	for (i = 0; i < COUNT(escapes); i++) {
		n = strlen(escapes[i].sequence);
		if (len >= n && memcmp(data, escapes[i].sequence, n) == 0) {
			*out = (struct recto_verdict) { escapes[i].name, 95, 0 };
			return 1;
		}
	}
	return 0;
}

void
recto_charset__guess(struct recto_verdict *out, const unsigned char *data, size_t len)
{
	const char *p = (const char *)data, *end = p + len;
	size_t good = 0, bad = 0, n;
	uint32_t c;

	for (; p < end; p += n) {
		n = recto_utf8_next(p, end, &c);
		good += c >= 0x80 && c != 0xfffd;
		bad += c == 0xfffd && end - p > 4;
	}
	*out = (struct recto_verdict) { good >= bad ? "UTF-8" : "windows-1252",
	    bad == 0 ? 100 : 30, 0 };
}
