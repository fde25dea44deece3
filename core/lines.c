/* SPDX-License-Identifier: MIT */
/*
 * Lines of a source: cut, decoded, in NFC, with an exact account of the bytes.
 *
 * While all bytes are ASCII nothing is decided: every encoding that is no
 * multiple of 16 bits says the same. The first other byte settles it, from a
 * window of up to a megabyte that begins at its line. UTF-8 then goes on as it
 * began, over the bytes where they lie; a line is put together only when a
 * character in it has to be changed or left out. Other encodings are decoded.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "lines.h"

#define START_WINDOW ((size_t)64 << 10)

/* ---------------------------------------------------------- the encoding */

static struct recto_lines *
get_lines(recto_source *src, recto_error *err)
{
	static const struct recto_linebuf empty = RECTO_LINEBUF_INIT;

	if (src->lines == NULL) {
		if ((src->lines = calloc(1, sizeof(*src->lines))) == NULL) {
			recto_fail(err, RECTO_ENOMEM, "out of memory");
			return NULL;
		}
		src->lines->lb = empty;
	}
	return src->lines;
}

void
recto_lines__free(struct recto_lines *lines)
{
	if (lines == NULL)
		return;
	recto_linebuf__dispose(&lines->lb);
	recto_decoder__close(lines->decoder);
	free(lines->named);
	free(lines);
}

static int
unknown_charset(const char *name, recto_error *err)
{
	const char *near = recto_charset__nearest(name);

	if (near == NULL)
		return recto_fail(err, RECTO_EUSAGE, "unknown encoding %s", name);
	return recto_fail(err, RECTO_EUSAGE,
	    "unknown encoding %s; is %s meant?", name, near);
}

int
recto_source_set_charset(recto_source *src, const char *name, recto_error *err)
{
	struct recto_lines *lines;
	struct recto_decoder *dec = NULL;
	char *copy = NULL;
	int rc;

	if ((lines = get_lines(src, err)) == NULL)
		return RECTO_ENOMEM;
	if (lines->mode != RECTO_LINES_UNREAD)
		return recto_fail(err, RECTO_EUSAGE,
		    "the encoding cannot change after the first line");
	if (name != NULL && strcmp(name, "auto") != 0) {
		rc = recto_decoder__open(&dec, name, err);
		if (rc < 0)
			return rc == RECTO_ENOENT ? unknown_charset(name, err) : rc;
		if ((copy = strdup(name)) == NULL) {
			recto_decoder__close(dec);
			return recto_fail(err, RECTO_ENOMEM, "out of memory");
		}
	}
	free(lines->named);
	recto_decoder__close(lines->decoder);
	lines->named = copy;
	lines->decoder = dec;
	return RECTO_OK;
}

const char *
recto_source_charset(const recto_source *src)
{
	return src->lines == NULL ? NULL : src->lines->charset.name;
}

int
recto_source_charset_confidence(const recto_source *src)
{
	return src->lines == NULL ? 0 : src->lines->charset.confidence;
}

uint64_t
recto_source_malformed(const recto_source *src)
{
	return src->lines == NULL ? 0 : src->lines->malformed;
}

uint64_t
recto_source_controls(const recto_source *src)
{
	return src->lines == NULL ? 0 : src->lines->controls;
}

/* A failure leaves all as it was. */
static int
use_charset(struct recto_lines *lines, const struct recto_verdict *verdict,
    recto_error *err)
{
	int is_utf8 = strcmp(verdict->name, "UTF-8") == 0;
	struct recto_decoder *dec = NULL;
	int rc;

	if (!is_utf8 && (rc = recto_decoder__open(&dec, verdict->name, err)) < 0)
		return rc;
	recto_decoder__close(lines->decoder);
	lines->decoder = dec;
	lines->charset = *verdict;
	lines->mode = is_utf8 ? RECTO_LINES_UTF8 : RECTO_LINES_DECODED;
	return RECTO_OK;
}

static int
start(recto_source *src, recto_error *err)
{
	struct recto_lines *lines;
	struct recto_verdict verdict = { "US-ASCII", 100, 0 };
	const unsigned char *data;
	size_t len;
	int rc;

	if ((lines = get_lines(src, err)) == NULL)
		return RECTO_ENOMEM;
	lines->plain = recto_plain_map__get();
	if ((rc = recto_source_peek(src, START_WINDOW, &data, &len, err)) < 0)
		return rc;
	rc = lines->named != NULL ?
	    recto_charset__named(&verdict, lines->named, data, len) :
	    recto_charset__at_start(&verdict, data, len);
	if (rc < 0)
		return recto_fail(err, rc, "out of memory");
	if (rc > 0 || lines->named != NULL)
		return use_charset(lines, &verdict, err);
	lines->charset = verdict;
	lines->mode = RECTO_LINES_ASCII;
	return RECTO_OK;
}

int
recto_lines__decide(recto_source *src, size_t at, recto_error *err)
{
	struct recto_verdict verdict;
	const unsigned char *data;
	size_t len;
	int rc;

	if ((rc = recto_source__fill(src, at + RECTO_PEEK_MAX, err)) < 0)
		return rc;
	data = src->data + src->begin + at;
	len = src->end - src->begin - at;
	if (*data >= 0x80) {
		if ((rc = recto_charset__guess(&verdict, data, len)) < 0)
			return recto_fail(err, rc, "out of memory");
	} else if (!recto_charset__is_escape(&verdict, data, len)) {
		return RECTO_OK;
	}
	return use_charset(src->lines, &verdict, err);
}

/* --------------------------------------------------------------- the line */

void
recto_lines__odd_char(struct recto_lines *lines, enum recto_charclass class,
    uint32_t c, uint32_t bytes)
{
	if (class == RECTO_CHAR_CONTROL) {
		recto_linebuf__gap(&lines->lb, bytes);
		lines->line_controls++;
		return;
	}
	if (class == RECTO_CHAR_RESTLESS && !recto_char__is_settled(c, &lines->ccc))
		lines->lb.restless = 1;
	recto_linebuf__char(&lines->lb, c, bytes);
}

void
recto_lines__malformed(struct recto_lines *lines, uint32_t bytes)
{
	lines->line_malformed++;
	lines->ccc = 0;
	recto_linebuf__char(&lines->lb, 0xfffd, bytes);
}

static int
read_line(recto_source *src, recto_line *line, recto_error *err)
{
	struct recto_lines *lines = src->lines;
	int rc = 0;

	recto_linebuf__clear(&lines->lb);
	lines->line_malformed = lines->line_controls = 0;
	lines->ccc = 0;
	if (lines->mode != RECTO_LINES_DECODED)
		rc = recto_lines__utf8(src, line, err);
	/* the first byte above ASCII may have changed the mode */
	if (rc == 0 && lines->mode == RECTO_LINES_DECODED)
		rc = recto_lines__decoded(src, line, err);
	return rc;
}

int
recto_source_line(recto_source *src, recto_line *line, recto_error *err)
{
	struct recto_lines *lines = src->lines;
	int rc;

	memset(line, 0, sizeof(*line));
	line->text = "";
	if (lines == NULL || lines->mode == RECTO_LINES_UNREAD) {
		if ((rc = start(src, err)) < 0)
			return rc;
		lines = src->lines;
		line->before = (uint32_t)lines->charset.signature;
		src->begin += line->before;
	}
	if ((rc = read_line(src, line, err)) < 0)
		return rc;
	if (rc == 0 && line->before == 0)
		return 0;
	/* A form feed ends no line of the file: what follows it has the same number. */
	lines->number += !lines->after_page;
	lines->after_page = line->ends_page;
	line->number = lines->number;
	line->offset = src->offset;
	src->offset += line->before + line->bytes + line->end;
	lines->malformed += lines->line_malformed;
	lines->controls += lines->line_controls;
	return 1;
}
