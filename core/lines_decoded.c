/* SPDX-License-Identifier: MIT */
/*
 * Lines out of decoded characters. The decoder runs ahead of the lines by a
 * block; its cells wait in the source until a line takes them.
 */
#include "config.h"

#include "lines.h"

#define WINDOW ((size_t)64 << 10)

/* Have a cell. 1, or 0 at the end. */
static int
more_cells(recto_source *src, recto_error *err)
{
	struct recto_lines *lines = src->lines;
	const unsigned char *data;
	size_t len;
	int rc;

	while (lines->ncells == 0) {
		/* one byte more than is decoded shows whether anything follows */
		if ((rc = recto_source__fill(src, WINDOW + 1, err)) < 0)
			return rc;
		data = src->data + src->begin;
		len = src->end - src->begin;
		if (len == 0)
			return 0;
		src->begin += recto_decoder__run(lines->decoder, data, len,
		    src->eof, &lines->cells, &lines->ncells);
	}
	return 1;
}

static void
drop_cells(struct recto_lines *lines, size_t n)
{
	lines->cells += n;
	lines->ncells -= n;
}

/* How many cells at the front are plain and have bytes of their own. */
static size_t
count_plain(const struct recto_lines *lines)
{
	const struct recto_cell *cell = lines->cells, *end = cell + lines->ncells;

	while (cell < end && cell->bytes > 0 && recto_char__is_plain(lines->plain, cell->c))
		cell++;
	/* what shares its bytes with the next one is not alone */
	if (cell < end && cell->bytes == 0 && cell > lines->cells)
		cell--;
	return (size_t)(cell - lines->cells);
}

/* How many cells share the bytes of the first. */
static size_t
count_shared(const struct recto_lines *lines)
{
	size_t n = 1;

	while (n < lines->ncells && lines->cells[n].bytes == 0)
		n++;
	return n;
}

/* Several characters out of one piece of source; none of them ends a line. */
static void
take_shared(struct recto_lines *lines, size_t n)
{
	recto_buf text = RECTO_BUF_INIT;
	enum recto_charclass class;
	uint32_t c;
	size_t i;

	for (i = 0; i < n; i++) {
		c = lines->cells[i].c;
		class = recto_char__class(c);
		if (c == RECTO_MALFORMED)
			lines->line_malformed++;
		else if (class == RECTO_CHAR_CONTROL || recto_char__ends_line(class))
			continue;
		lines->lb.restless |= class == RECTO_CHAR_RESTLESS;
		recto_buf_add_char(&text, c);
	}
	if (text.len > 0)
		recto_linebuf__unit(&lines->lb, text.data, text.len, lines->cells[0].bytes);
	else
		recto_linebuf__gap(&lines->lb, lines->cells[0].bytes);
	lines->lb.failed |= text.failed;
	recto_buf_dispose(&text);
}

/* A cell that is not plain, with those that share its bytes. */
static void
take_odd(struct recto_lines *lines, enum recto_charclass class)
{
	const struct recto_cell *cell = lines->cells;
	size_t n = count_shared(lines);

	if (n > 1)
		take_shared(lines, n);
	else if (cell->c == RECTO_NO_CHAR)
		recto_linebuf__gap(&lines->lb, cell->bytes);
	else if (cell->c == RECTO_MALFORMED)
		recto_lines__malformed(lines, cell->bytes);
	else
		recto_lines__odd_char(lines, class, cell->c, cell->bytes);
	drop_cells(lines, n);
}

/* The cells of a line end; a LF after a CR may still have to be decoded. */
static int
take_end(recto_source *src, enum recto_charclass class, recto_line *line,
    recto_error *err)
{
	struct recto_lines *lines = src->lines;
	int rc;

	line->end = lines->cells->bytes;
	line->ends_page = class == RECTO_CHAR_PAGE_END;
	/* no encoding has a line end that shares its bytes, but let none pile up */
	drop_cells(lines, count_shared(lines));
	if (class != RECTO_CHAR_RETURN || (rc = more_cells(src, err)) == 0)
		return RECTO_OK;
	if (rc > 0 && lines->cells->c == '\n') {
		line->end += lines->cells->bytes;
		drop_cells(lines, 1);
	}
	return rc < 0 ? rc : RECTO_OK;
}

/* Up to the end of the line, which is left. 1, or 0 at the end of the input. */
static int
take_text(recto_source *src, enum recto_charclass *class, recto_error *err)
{
	struct recto_lines *lines = src->lines;
	size_t n;
	int rc;

	while ((rc = more_cells(src, err)) > 0) {
		if ((n = count_plain(lines)) > 0) {
			recto_linebuf__cells(&lines->lb, lines->cells, n);
			lines->ccc = 0;
			drop_cells(lines, n);
			continue;
		}
		*class = recto_char__class(lines->cells->c);
		if (recto_char__ends_line(*class))
			break;
		take_odd(lines, *class);
	}
	return rc;
}

int
recto_lines__decoded(recto_source *src, recto_line *line, recto_error *err)
{
	struct recto_lines *lines = src->lines;
	enum recto_charclass class;
	int rc;

	if ((rc = take_text(src, &class, err)) < 0)
		return rc;
	if (rc > 0 && (rc = take_end(src, class, line, err)) < 0)
		return rc;
	if (lines->lb.source == 0 && line->end == 0)
		return 0;
	rc = recto_linebuf__finish(&lines->lb, line, err);
	return rc < 0 ? rc : 1;
}
