/* SPDX-License-Identifier: MIT */
/*
 * The letters of a script as ranges. ICU makes the set of \p{Han} anew for each
 * pattern, out of all characters there are, which costs more than the rest of most
 * patterns; of ranges it is cheap. Ideographs beyond the BMP are left out, since
 * patterns never see them (match.c).
 */
#include "langdata.h"

#include <string.h>

static const struct {
	const char *property, *ranges;
} scripts[] = {
	{ "\\p{Han}", "\\u2E80-\\u2E99\\u2E9B-\\u2EF3\\u2F00-\\u2FD5\\u3005\\u3007\\u3021-\\u3029\\u3038-\\u303B"
	    "\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uF900-\\uFA6D\\uFA70-\\uFAD9" },
	{ "\\p{Hiragana}", "\\u3041-\\u3096\\u309D-\\u309F" },
	{ "\\p{Katakana}", "\\u30A1-\\u30FA\\u30FD-\\u30FF\\u31F0-\\u31FF\\u32D0-\\u32FE\\u3300-\\u3357"
	    "\\uFF66-\\uFF6F\\uFF71-\\uFF9D" },
	{ "\\p{Hangul}", "\\u1100-\\u11FF\\u302E\\u302F\\u3131-\\u318E\\u3200-\\u321E\\u3260-\\u327E\\uA960-\\uA97C"
	    "\\uAC00-\\uD7A3\\uD7B0-\\uD7C6\\uD7CB-\\uD7FB\\uFFA0-\\uFFBE\\uFFC2-\\uFFC7\\uFFCA-\\uFFCF"
	    "\\uFFD2-\\uFFD7\\uFFDA-\\uFFDC" },
};

/* The ranges of the property that stands at `at`, and its length; NULL where none does. */
static const char *
ranges_at(const char *at, size_t *len)
{
	for (size_t i = 0; *at == '\\' && i < sizeof scripts / sizeof *scripts; i++) {
		*len = strlen(scripts[i].property);
		if (strncmp(at, scripts[i].property, *len) == 0)
			return scripts[i].ranges;
	}
	return NULL;
}

int
scripts_as_ranges(const char *pattern, recto_buf *out)
{
	unsigned inside = 0;	/* how many classes */

	for (size_t len; *pattern != '\0'; pattern += len) {
		const char *ranges = ranges_at(pattern, &len);

		if (ranges != NULL) {
			recto_buf_adds(out, inside > 0 ? "" : "[");
			recto_buf_adds(out, ranges);
			recto_buf_adds(out, inside > 0 ? "" : "]");
			continue;
		}
		len = *pattern == '\\' && pattern[1] != '\0' ? 2 : 1;
		inside += *pattern == '[';
		inside -= *pattern == ']' && inside > 0;
		len += strcspn(pattern + len, "\\[]");
		recto_buf_add(out, pattern, len);
	}
	return recto_buf_status(out, NULL);
}
