/* SPDX-License-Identifier: MIT */
/*
 * Lines of UTF-8, and of ASCII as long as nothing else has come. A line of
 * plain text is given as it lies in the window; it is put together elsewhere
 * only when something in it has to be changed or left out.
 */
#include "config.h"

#include <string.h>

#include "lines.h"

/* Places count from the start of the window, which moves when it is filled. */
struct span {
	size_t at;	/* read up to here */
	size_t run;	/* from here to at: text that stands as it is */
	int built;	/* what comes before run is in the linebuf */
};

/* ------------------------------------------------------- over plain text */

#define EVERY_BYTE(b) (UINT64_C(0x0101010101010101) * (b))

/* Printable ASCII and tabs, eight bytes at once where there are no tabs. */
static const unsigned char *
skip_ascii(const unsigned char *p, const unsigned char *end)
{
	uint64_t w, odd;

	for (; end - p >= 8; p += 8) {
		memcpy(&w, p, 8);
		/* above 7F; below 20; 7F: a borrow or carry only errs towards odd */
		odd = w | (w - EVERY_BYTE(0x20)) | (w + EVERY_BYTE(0x01));
		if (odd & EVERY_BYTE(0x80))
			break;
	}
	while (p < end && ((*p >= 0x20 && *p < 0x7f) || *p == '\t'))
		p++;
	return p;
}

static int
is_trail(unsigned char c)
{
	return (c & 0xc0) == 0x80;
}

static const unsigned char *
skip_two(const uint32_t *plain, const unsigned char *p, const unsigned char *end)
{
	uint32_t c;

	while (end - p >= 2 && p[0] >= 0xc2 && p[0] < 0xe0 && is_trail(p[1])) {
		c = (uint32_t)(p[0] & 0x1f) << 6 | (p[1] & 0x3f);
		if (!recto_char__is_plain(plain, c))
			break;
		p += 2;
	}
	return p;
}

static const unsigned char *
skip_three(const uint32_t *plain, const unsigned char *p, const unsigned char *end)
{
	uint32_t c;

	while (end - p >= 3 && (p[0] & 0xf0) == 0xe0 && is_trail(p[1]) && is_trail(p[2])) {
		c = (uint32_t)(p[0] & 0xf) << 12 | (uint32_t)(p[1] & 0x3f) << 6 |
		    (p[2] & 0x3f);
		/* below 800 is overlong; surrogates are not plain */
		if (c < 0x800 || !recto_char__is_plain(plain, c))
			break;
		p += 3;
	}
	return p;
}

/* To what is not plain, or cut by the end, or for the rest of this file to see. */
static const unsigned char *
skip_plain(const struct recto_lines *lines, const unsigned char *p,
    const unsigned char *end)
{
	const unsigned char *from;

	do {
		from = p;
		p = skip_ascii(p, end);
		if (lines->mode == RECTO_LINES_UTF8) {
			p = skip_three(lines->plain, p, end);
			p = skip_two(lines->plain, p, end);
		}
	} while (p > from);
	return p;
}

/* ------------------------------------------------------ what is not plain */

/* Put the run into the linebuf, and go on behind the n bytes at its end. */
static void
build(recto_source *src, struct span *span, size_t n)
{
	recto_linebuf__same(&src->lines->lb, src->data + src->begin + span->run,
	    span->at - span->run);
	span->at += n;
	span->run = span->at;
	span->built = 1;
}

static int
is_malformed(const unsigned char *p, size_t n, uint32_t c)
{
	return c == 0xfffd && (n != 3 || memcmp(p, "\xef\xbf\xbd", 3) != 0);
}

/* One character that ends no line. */
static void
take_char(recto_source *src, struct span *span, enum recto_charclass class,
    uint32_t c, size_t n)
{
	struct recto_lines *lines = src->lines;
	uint8_t ccc = lines->ccc;

	if (is_malformed(src->data + src->begin + span->at, n, c)) {
		build(src, span, n);
		recto_lines__malformed(lines, (uint32_t)n);
	} else if (class == RECTO_CHAR_PLAIN) {
		lines->ccc = 0;
		span->at += n;
	} else if (class == RECTO_CHAR_RESTLESS && recto_char__is_settled(c, &ccc)) {
		lines->ccc = ccc;
		span->at += n;
	} else {
		build(src, span, n);
		recto_lines__odd_char(lines, class, c, (uint32_t)n);
	}
}

/* How many bytes the line end at p takes. */
static uint32_t
end_length(enum recto_charclass class, const unsigned char *p, const unsigned char *end,
    size_t n)
{
	return class == RECTO_CHAR_RETURN && p + 1 < end && p[1] == '\n' ? 2 : (uint32_t)n;
}

/* ------------------------------------------------------------- the line */

/*
 * Go on after the plain text. 1 while the line goes on, 0 at its end or where
 * the encoding turned out to be another, negative for a failure.
 */
static int
step(recto_source *src, struct span *span, recto_line *line, recto_error *err)
{
	struct recto_lines *lines = src->lines;
	enum recto_charclass class;
	const unsigned char *p, *end;
	uint32_t c;
	size_t n;
	int rc;

	/* the longest of what has to be seen whole: a character, CR LF */
	if ((rc = recto_source__fill(src, span->at + 4, err)) < 0)
		return rc;
	p = src->data + src->begin + span->at;
	end = src->data + src->end;
	if (p == end)
		return 0;
	if (lines->mode == RECTO_LINES_ASCII && (*p >= 0x80 || *p == 0x1b)) {
		rc = recto_lines__decide(src, span->at, err);
		if (rc < 0 || lines->mode == RECTO_LINES_DECODED)
			return rc;
		p = src->data + src->begin + span->at;
		end = src->data + src->end;
	}
	n = recto_utf8_next((const char *)p, (const char *)end, &c);
	class = recto_char__class(c);
	if (recto_char__ends_line(class)) {
		line->end = end_length(class, p, end, n);
		line->ends_page = class == RECTO_CHAR_PAGE_END;
		return 0;
	}
	take_char(src, span, class, c, n);
	return 1;
}

static int
finish(recto_source *src, struct span *span, recto_line *line, recto_error *err)
{
	int rc = RECTO_OK;

	if (span->built) {
		build(src, span, 0);
		rc = recto_linebuf__finish(&src->lines->lb, line, err);
	} else {
		line->text = (const char *)src->data + src->begin;
		line->len = span->at;
		line->bytes = span->at;
		if (span->at > UINT32_MAX)
			rc = recto_linebuf__too_long(err);
	}
	src->begin += span->at + line->end;
	return rc < 0 ? rc : 1;
}

int
recto_lines__utf8(recto_source *src, recto_line *line, recto_error *err)
{
	struct recto_lines *lines = src->lines;
	struct span span = { 0, 0, 0 };
	const unsigned char *from, *p;
	int rc;

	do {
		from = src->data + src->begin + span.at;
		p = skip_plain(lines, from, src->data + src->end);
		if (p > from)
			lines->ccc = 0;
		span.at += (size_t)(p - from);
	} while ((rc = step(src, &span, line, err)) > 0);
	if (rc < 0)
		return rc;
	if (lines->mode == RECTO_LINES_DECODED) {
		/* read the line again, as what it is */
		recto_linebuf__clear(&lines->lb);
		lines->line_controls = 0;
		return 0;
	}
	if (span.at == 0 && line->end == 0)
		return 0;
	return finish(src, &span, line, err);
}
