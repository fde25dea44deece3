/* SPDX-License-Identifier: MIT */
/*
 * What begins like no raw text: documents, archives, pictures and markup that
 * nothing installed here reads. A page made of their bytes would help nobody.
 */
#include "text.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#define HEAD ((size_t)256)	/* bytes looked at, white space before markup among them */
#define UNPACK "unpack it first"
#define OCR "this is a picture; what can be read is the text that an OCR program makes of it"
#define EXTRACT "take its lines of text out first"

static const struct known {
	const char *begins;
	unsigned char len;
	bool markup;	/* white space may stand before, and case is nothing */
	const char *why;
} all_known[] = {
	{ "%PDF-", 5, false, "this is a PDF document; take its text out first, with pdftotext -raw or an OCR program" },
	{ "\x1f\x8b", 2, false, "this is compressed by gzip; " UNPACK },
	{ "BZh", 3, false, "this is compressed by bzip2; " UNPACK },
	{ "\xfd" "7zXZ", 5, false, "this is compressed by xz; " UNPACK },
	{ "\x28\xb5\x2f\xfd", 4, false, "this is compressed by zstd; " UNPACK },
	{ "PK\003\004", 4, false, "this is a ZIP archive, as EPUB, DOCX and ODT are; " EXTRACT },
	{ "{\\rtf", 5, false, "this is an RTF document; " EXTRACT },
	{ "AT&TFORM", 8, false, "this is a DjVu document; take its text out first, with djvutxt" },
	{ "\x89PNG", 4, false, OCR },
	{ "\xff\xd8\xff", 3, false, OCR },
	{ "II*\0", 4, false, OCR },
	{ "MM\0*", 4, false, OCR },
	{ "GIF8", 4, false, OCR },
	{ "<?xml", 5, true, "this is XML and no raw text; " EXTRACT },
	{ "<!DOCTYPE html", 14, true, "this is HTML and no raw text; " EXTRACT },
	{ "<html", 5, true, "this is HTML and no raw text; " EXTRACT },
};

const char *
text_decline(const unsigned char *head, size_t len)
{
	size_t markup = len >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

	len = len < HEAD ? len : HEAD;
	while (markup < len && strchr(" \t\r\n", head[markup]) != NULL && head[markup] != 0)
		markup++;
	for (size_t i = 0; i < sizeof all_known / sizeof *all_known; i++) {
		const struct known *r = &all_known[i];
		size_t from = r->markup ? markup : 0;

		if (r->len > len - from)
			continue;
		if (r->markup ? strncasecmp((const char *)head + from, r->begins, r->len) == 0 :
		    memcmp(head, r->begins, r->len) == 0)
			return r->why;
	}
	return NULL;
}
