/* SPDX-License-Identifier: MIT */
/*
 * Reads CSV as RFC 4180 has it: cells in quotation marks may hold separators,
 * line ends and doubled quotation marks. Semicolons and tabs separate cells too,
 * where the first row has no comma: spreadsheets write what the country uses.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "metadata.h"

struct scan {
	struct metadata *table;
	recto_error *err;
	uint64_t number;	/* of the line */
	uint64_t opened;	/* where the quotation mark stood that is open; 0: none is */
	uint64_t row;		/* where the row began; 0: there was none */
	size_t *cell;		/* where in the table's text each cell of the row begins */
	size_t ncells, size;
	size_t *column;		/* the same of the first row */
	size_t columns;
	char separator;
};

/* ------------------------------------------------------------------- cells */

static int
begin_cell(struct scan *s)
{
	size_t *cell = metadata_grow(s->cell, s->ncells, &s->size, sizeof *cell);

	if (cell == NULL)
		return recto_fail(s->err, RECTO_ENOMEM, "out of memory");
	s->cell = cell;
	cell[s->ncells++] = s->table->text.len;
	return RECTO_OK;
}

static int
begin_row(struct scan *s)
{
	s->row = s->number;
	s->ncells = 0;
	return begin_cell(s);
}

/* Names of metadata are written small; what else they may be, a job knows. */
static int
take_columns(struct scan *s)
{
	s->column = s->cell;
	s->columns = s->ncells;
	s->cell = NULL;
	s->size = 0;
	if (s->columns < 2)
		return metadata_fail(s->table, s->row, s->err,
		    "the first row has to name a column of files and one of metadata");
	for (size_t i = 1; i < s->columns; i++)
		if (!metadata_take_name(s->table->text.data + s->column[i]))
			return metadata_fail(s->table, s->row, s->err, "a column is named by what "
			    "metadata is called: title, creator, date ... in a-z 0-9 -");
	return RECTO_OK;
}

static int
end_row(struct scan *s)
{
	struct metadata *t = s->table;
	int rc;

	recto_buf_addc(&t->text, '\0');
	if ((rc = recto_buf_status(&t->text, s->err)) < 0)
		return rc;
	if (s->columns == 0)
		return take_columns(s);
	if (s->ncells != s->columns)
		return metadata_fail(t, s->row, s->err, "the row has %zu cells, the first row %zu",
		    s->ncells, s->columns);
	rc = metadata_add_entry(t, s->cell[0], s->row, s->err);
	for (size_t i = 1; i < s->columns && rc == 0; i++)
		if (t->text.data[s->cell[i]] != '\0')
			rc = metadata_add_pair(t, s->column[i], s->cell[i], s->err);
	return rc;
}

/* ------------------------------------------------------------------- lines */

static char
separator_of(const char *text, size_t len)
{
	for (const char *c = ",;\t"; *c != '\0'; c++)
		if (memchr(text, *c, len) != NULL)
			return *c;
	return ',';
}

/* Inside quotation marks; `at` on a quotation mark. How far to go on. */
static int
take_mark(struct scan *s, const char *at, const char *end, size_t *step)
{
	*step = 1;
	if (at + 1 < end && at[1] == '"') {
		recto_buf_addc(&s->table->text, '"');
		*step = 2;
	} else if (at + 1 < end && at[1] != s->separator) {
		return metadata_fail(s->table, s->number, s->err,
		    "there is text after a closing quotation mark");
	} else {
		s->opened = 0;
	}
	return RECTO_OK;
}

static int
take_line(struct scan *s, const recto_line *line)
{
	const char *at = line->text, *end = at + line->len;
	recto_buf *text = &s->table->text;
	int fresh = s->opened == 0, rc = RECTO_OK;
	size_t step;

	if (fresh && line->len == 0)
		return RECTO_OK;
	if (s->row == 0)
		s->separator = separator_of(line->text, line->len);
	if (fresh)
		rc = begin_row(s);
	else	/* a value is one line */
		recto_buf_addc(text, ' ');
	for (; at < end && rc == RECTO_OK; at += step) {
		step = 1;
		if (s->opened != 0 && *at == '"') {
			rc = take_mark(s, at, end, &step);
		} else if (s->opened == 0 && *at == s->separator) {
			recto_buf_addc(text, '\0');
			rc = begin_cell(s);
			fresh = 1;
			continue;
		} else if (fresh && *at == '"') {
			s->opened = s->number;
		} else {
			recto_buf_addc(text, *at == '\t' ? ' ' : *at);
		}
		fresh = 0;
	}
	return rc < 0 || s->opened != 0 ? rc : end_row(s);
}

int
metadata_read_csv(struct metadata *table, recto_source *src, recto_error *err)
{
	struct scan s = { .table = table, .err = err };
	recto_line line;
	int rc;

	while ((rc = recto_source_line(src, &line, err)) > 0) {
		s.number = line.number;
		if ((rc = take_line(&s, &line)) < 0)
			break;
	}
	if (rc == 0 && s.opened != 0)
		rc = metadata_fail(table, s.opened, err, "a quotation mark is not closed");
	else if (rc == 0 && s.row == 0)
		rc = metadata_fail(table, 1, err, "the table is empty; its first row has to "
		    "name a column of files and one of metadata");
	free(s.cell);
	free(s.column);
	return rc;
}
