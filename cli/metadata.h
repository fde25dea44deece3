/* SPDX-License-Identifier: MIT */
/*
 * A table of metadata, a row a file, as archives keep it: CSV (RFC 4180) in any
 * encoding. The first column names the file, the first row the columns.
 */
#ifndef RECTO_CLI_METADATA_H
#define RECTO_CLI_METADATA_H

#include "say.h"

/* What a row is about. */
struct metadata_file {
	const char *name;
	size_t row;
};

struct metadata {
	const char *path;	/* of the table; NULL: there is none */
	recto_buf text;		/* of all cells, each with its NUL */
	size_t *cell;		/* where each begins */
	size_t ncells, size;
	size_t columns;
	uint64_t *line;		/* of each row, the first one too */
	size_t nrows, rows_size;
	struct metadata_file *file;	/* of the rows after the first, sorted */
	size_t nfiles;
	unsigned char *used;	/* one for each row */
};

#define METADATA_INIT { .text = RECTO_BUF_INIT }

/* RECTO_EFORMAT, with the line, where the table makes no sense. */
int metadata_read(struct metadata *table, const char *path, recto_error *err);
/* Give a job what the table has on a file: the row with the most of its path. */
int metadata_apply(struct metadata *table, recto_job *job, const char *file, recto_error *err);
/* Tell of rows that were for no file. */
void metadata_tell_unused(const struct metadata *table, struct say *say);
void metadata_dispose(struct metadata *table);

#endif
