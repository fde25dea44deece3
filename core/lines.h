/* SPDX-License-Identifier: MIT */
/*
 * The reading of lines, in two ways: lines_utf8.c reads bytes where they lie,
 * lines_decoded.c takes what a decoder gives. lines.c chooses.
 */
#ifndef RECTO_CORE_LINES_H
#define RECTO_CORE_LINES_H

#include "charclass.h"
#include "charset.h"
#include "decoder.h"
#include "linebuf.h"
#include "source.h"

enum recto_lines_mode {
	RECTO_LINES_UNREAD,	/* nothing was looked at */
	RECTO_LINES_ASCII,	/* nothing but ASCII so far */
	RECTO_LINES_UTF8,
	RECTO_LINES_DECODED	/* by the decoder */
};

struct recto_lines {
	enum recto_lines_mode mode;
	char *named;		/* what the user says the encoding is, or NULL */
	struct recto_verdict charset;
	const uint32_t *plain;
	struct recto_linebuf lb;
	struct recto_decoder *decoder;
	const struct recto_cell *cells;	/* decoded, not in a line yet */
	size_t ncells;
	uint64_t number;	/* of the last line */
	int after_page;		/* it ended with a form feed */
	uint64_t malformed, controls;
	/* of the line being read */
	uint64_t line_malformed, line_controls;
	uint8_t ccc;		/* combining class of the last character */
};

/*
 * Read one line; text, map, bytes, end and ends_page of line are set.
 * 1 a line, 0 the end, negative a failure.
 */
int recto_lines__utf8(recto_source *src, recto_line *line, recto_error *err);
int recto_lines__decoded(recto_source *src, recto_line *line, recto_error *err);

/*
 * While all was ASCII: the byte at place `at` of the window is not. Sets the
 * mode, which stays ASCII when the byte says nothing.
 */
int recto_lines__decide(recto_source *src, size_t at, recto_error *err);

/* A character that is neither plain nor an end. */
void recto_lines__odd_char(struct recto_lines *lines, enum recto_charclass class,
    uint32_t c, uint32_t bytes);
/* Bytes that are no character. */
void recto_lines__malformed(struct recto_lines *lines, uint32_t bytes);

static inline int
recto_char__ends_line(enum recto_charclass class)
{
	return class == RECTO_CHAR_LINE_END || class == RECTO_CHAR_RETURN ||
	    class == RECTO_CHAR_PAGE_END;
}

#endif
