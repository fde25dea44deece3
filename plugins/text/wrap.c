/* SPDX-License-Identifier: MIT */
/*
 * Line breaking by UAX #14, as ICU has it with the tailorings of the language;
 * columns by UAX #11. Lines are filled greedily, spaces at a break are dropped.
 */
#include "wrap.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/uloc.h>
#include <unicode/utext.h>

struct wrapper {
	UBreakIterator *breaks;		/* for the language below */
	char locale[ULOC_FULLNAME_CAPACITY];
	UText *text;
};

static int
fail(recto_error *err, UErrorCode code)
{
	if (code == U_MEMORY_ALLOCATION_ERROR)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	return recto_fail(err, RECTO_ENOTSUP, "no line breaks can be found: %s", u_errorName(code));
}

int
wrapper_open(struct wrapper **out, recto_error *err)
{
	if (!(*out = calloc(1, sizeof **out)))
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	return RECTO_OK;
}

void
wrapper_close(struct wrapper *w)
{
	if (!w)
		return;
	if (w->breaks)
		ubrk_close(w->breaks);
	if (w->text)
		utext_close(w->text);
	free(w);
}

/* An iterator for the language; paragraphs in a row mostly share theirs. */
static int
choose_language(struct wrapper *w, const char *lang, recto_error *err)
{
	char locale[ULOC_FULLNAME_CAPACITY] = "";
	UErrorCode code = U_ZERO_ERROR;

	if (lang)
		uloc_forLanguageTag(lang, locale, sizeof locale, NULL, &code);
	if (U_FAILURE(code) || code == U_STRING_NOT_TERMINATED_WARNING)
		locale[0] = '\0';	/* no language tag: the root's rules */
	if (w->breaks && !strcmp(locale, w->locale))
		return RECTO_OK;
	if (w->breaks)
		ubrk_close(w->breaks);
	code = U_ZERO_ERROR;
	w->breaks = ubrk_open(UBRK_LINE, locale, NULL, 0, &code);
	if (U_FAILURE(code)) {
		w->breaks = NULL;
		return fail(err, code);
	}
	strcpy(w->locale, locale);
	return RECTO_OK;
}

/* Columns of a stretch; *solid is how far they go without the spaces at its end. */
static size_t
measure(const char *text, const char *end, size_t *solid)
{
	size_t columns = 0;
	uint32_t c;

	*solid = 0;
	while (text < end) {
		text += recto_utf8_next(text, end, &c);
		columns += (size_t)recto_char_columns(c);
		if (c != ' ')
			*solid = columns;
	}
	return columns;
}

static const char *
without_spaces(const char *start, const char *end)
{
	while (end > start && end[-1] == ' ')
		end--;
	return end;
}

static void
fill_lines(struct wrapper *w, recto_sink *out, const char *text, size_t width)
{
	const char *line = text, *piece = text;	/* where this line and this piece begin */
	size_t column = 0, solid, columns;
	int32_t at;

	while ((at = ubrk_next(w->breaks)) != UBRK_DONE) {
		columns = measure(piece, text + at, &solid);
		if (column > 0 && column + solid > width) {
			recto_sink_write(out, line,
			    (size_t)(without_spaces(line, piece) - line));
			recto_sink_puts(out, "\n");
			line = piece;
			column = 0;
		}
		column += columns;
		piece = text + at;
	}
	recto_sink_write(out, line, (size_t)(without_spaces(line, piece) - line));
}

int
wrapper_write(struct wrapper *w, recto_sink *out, const char *text, size_t len, size_t width,
    const char *lang, recto_error *err)
{
	UErrorCode code = U_ZERO_ERROR;
	int rc;

	if (len > INT32_MAX)
		return recto_fail(err, RECTO_ELIMIT, "a paragraph of %zu bytes cannot be wrapped", len);
	if ((rc = choose_language(w, lang, err)) < 0)
		return rc;
	w->text = utext_openUTF8(w->text, text, (int64_t)len, &code);
	ubrk_setUText(w->breaks, w->text, &code);
	if (U_FAILURE(code))
		return fail(err, code);
	ubrk_first(w->breaks);
	fill_lines(w, out, text, width);
	return RECTO_OK;
}
