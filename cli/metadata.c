/* SPDX-License-Identifier: MIT */
/*
 * Reads CSV as RFC 4180 has it: cells in quotation marks may hold separators,
 * line ends and doubled quotation marks. Semicolons and tabs separate cells too,
 * where the first row has no comma: spreadsheets write what the country uses.
 */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "metadata.h"

struct scan {
	struct metadata *table;
	recto_error *err;
	uint64_t number;	/* of the line */
	uint64_t opened;	/* where the quotation mark stood that is open; 0: none is */
	char separator;
};

static int
fail(const struct scan *s, uint64_t line, const char *what)
{
	return recto_fail(s->err, RECTO_EFORMAT, "%s:%" PRIu64 ": %s", s->table->path, line, what);
}

/* ------------------------------------------------------------------- cells */

/* An array with room for one more; NULL without memory. */
static void *
grow(void *array, size_t count, size_t *size, size_t item)
{
	size_t more = *size > 0 ? *size * 2 : 64;
	void *grown;

	if (count < *size)
		return array;
	if (more > SIZE_MAX / item || (grown = realloc(array, more * item)) == NULL)
		return NULL;
	*size = more;
	return grown;
}

static int
begin_cell(struct scan *s)
{
	struct metadata *t = s->table;
	size_t *cell = grow(t->cell, t->ncells, &t->size, sizeof *cell);

	if (cell == NULL)
		return recto_fail(s->err, RECTO_ENOMEM, "out of memory");
	t->cell = cell;
	cell[t->ncells++] = t->text.len;
	return RECTO_OK;
}

static int
begin_row(struct scan *s)
{
	struct metadata *t = s->table;
	uint64_t *line = grow(t->line, t->nrows, &t->rows_size, sizeof *line);

	if (line == NULL)
		return recto_fail(s->err, RECTO_ENOMEM, "out of memory");
	t->line = line;
	line[t->nrows++] = s->number;
	return begin_cell(s);
}

static const char *
cell_at(const struct metadata *t, size_t row, size_t column)
{
	return t->text.data + t->cell[row * t->columns + column];
}

/* A row is complete: all have as many cells as the first. */
static int
end_row(struct scan *s)
{
	struct metadata *t = s->table;
	char what[96];

	recto_buf_addc(&t->text, '\0');
	if (t->nrows == 1)
		t->columns = t->ncells;
	if (t->ncells == t->columns * t->nrows)
		return recto_buf_status(&t->text, s->err);
	snprintf(what, sizeof what, "the row has %zu cells, the first row %zu",
	    t->ncells - t->columns * (t->nrows - 1), t->columns);
	return fail(s, t->line[t->nrows - 1], what);
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
		return fail(s, s->number, "there is text after a closing quotation mark");
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
	if (s->table->nrows == 0)
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

/* ------------------------------------------------------------------- table */

/* Names of metadata are written small; what else they may be, a job knows. */
static int
check_names(struct scan *s)
{
	struct metadata *t = s->table;

	if (t->nrows == 0 || t->columns < 2)
		return fail(s, t->nrows > 0 ? t->line[0] : 1,
		    "the first row has to name a column of files and one of metadata");
	for (size_t i = 1; i < t->columns; i++) {
		char *name = t->text.data + t->cell[i];
		size_t len = strlen(name);

		for (char *c = name; *c != '\0'; c++)
			if (*c >= 'A' && *c <= 'Z')
				*c = (char)(*c - 'A' + 'a');
		if (*name < 'a' || *name > 'z' ||
		    strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") != len)
			return fail(s, t->line[0], "a column is named by what metadata is called: "
			    "title, creator, date ... in a-z 0-9 -");
	}
	return RECTO_OK;
}

static int
compare_files(const void *a, const void *b)
{
	const struct metadata_file *x = a, *y = b;
	int order = strcmp(x->name, y->name);

	return order != 0 ? order : x->row < y->row ? -1 : x->row > y->row;
}

/* Two rows for one file would leave it to chance which counts. */
static int
sort_files(struct scan *s)
{
	struct metadata *t = s->table;
	int rc = RECTO_OK;

	t->file = calloc(t->nrows, sizeof *t->file);
	t->used = calloc(t->nrows, 1);
	if (t->file == NULL || t->used == NULL)
		return recto_fail(s->err, RECTO_ENOMEM, "out of memory");
	for (size_t row = 1; row < t->nrows; row++) {
		const char *name = cell_at(t, row, 0);

		name += 2 * (strncmp(name, "./", 2) == 0);
		if (*name == '\0')
			return fail(s, t->line[row], "the row names no file");
		t->file[t->nfiles++] = (struct metadata_file){ name, row };
	}
	qsort(t->file, t->nfiles, sizeof *t->file, compare_files);
	for (size_t i = 1; i < t->nfiles && rc == 0; i++)
		if (strcmp(t->file[i - 1].name, t->file[i].name) == 0)
			rc = fail(s, t->line[t->file[i].row], "the file has a row already");
	return rc;
}

int
metadata_read(struct metadata *table, const char *path, recto_error *err)
{
	struct scan s = { .table = table, .err = err };
	recto_source *src = NULL;
	recto_line line;
	int rc;

	table->path = path;
	if ((rc = recto_source_open_file(&src, path, err)) < 0)
		return rc;
	while ((rc = recto_source_line(src, &line, err)) > 0) {
		s.number = line.number;
		if ((rc = take_line(&s, &line)) < 0)
			break;
	}
	if (rc == 0 && s.opened != 0)
		rc = fail(&s, s.opened, "a quotation mark is not closed");
	if (rc == 0 && (rc = check_names(&s)) == 0)
		rc = sort_files(&s);
	recto_source_close(src);
	return rc;
}

/* ------------------------------------------------------------------- files */

/* The row of a file; 0 where there is none. */
static size_t
lookup(const struct metadata *t, const char *name)
{
	size_t low = 0, high = t->nfiles;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = strcmp(t->file[mid].name, name);

		if (order == 0)
			return t->file[mid].row;
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return 0;
}

int
metadata_apply(struct metadata *table, recto_job *job, const char *file, recto_error *err)
{
	size_t best = lookup(table, file);
	int rc = RECTO_OK;

	/* The whole path, then without its first folder, ... */
	while (best == 0 && (file = strchr(file, '/')) != NULL)
		best = lookup(table, ++file);
	if (best == 0)
		return RECTO_OK;
	table->used[best] = 1;
	for (size_t i = 1; i < table->columns && rc == 0; i++)
		if (*cell_at(table, best, i) != '\0')
			rc = recto_job_set_meta(job, cell_at(table, 0, i), cell_at(table, best, i), err);
	return rc;
}

void
metadata_tell_unused(const struct metadata *table, struct say *say)
{
	for (size_t i = 1; i < table->nrows; i++) {
		recto_message message = {
			.file = table->path, .line = table->line[i], .id = RECTO_MSG_ROW_UNUSED,
			.level = recto_message_level(RECTO_MSG_ROW_UNUSED),
		};
		recto_buf text = RECTO_BUF_INIT;

		if (table->used[i])
			continue;
		recto_buf_addf(&text, "%s is no file of this run", cell_at(table, i, 0));
		message.text = text.data;
		say_message(say, &message);
		recto_buf_dispose(&text);
	}
}

void
metadata_dispose(struct metadata *table)
{
	recto_buf_dispose(&table->text);
	free(table->cell);
	free(table->line);
	free(table->file);
	free(table->used);
}
