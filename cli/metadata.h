/* SPDX-License-Identifier: MIT */
/*
 * Metadata of many files, as archives keep it: a table with an entry a file, each
 * of names and values. It is read from CSV or YAML and held as a whole.
 */
#ifndef RECTO_CLI_METADATA_H
#define RECTO_CLI_METADATA_H

#include "say.h"

/* All texts are offsets in the table's `text`, where each ends with a NUL. */
struct metadata_pair {
	size_t name, value;
};

struct metadata_entry {
	size_t file;		/* as the table has it */
	uint64_t line;
	size_t first, count;	/* of its pairs */
	int used;
};

struct metadata {
	const char *path;	/* of the table; NULL: there is none */
	recto_buf text;
	struct metadata_pair *pair;
	size_t npairs, pairs_size;
	struct metadata_entry *entry;	/* as they come in the table */
	size_t nentries, entries_size;
	struct metadata_file { const char *name; size_t entry; } *file;	/* sorted */
};

#define METADATA_INIT { .text = RECTO_BUF_INIT }

/*
 * Read YAML where the name of the file ends so, else CSV. RECTO_EFORMAT, with the
 * line, where the table makes no sense.
 */
int metadata_read(struct metadata *table, const char *path, recto_error *err);
/* Give a job what the table has on a file: the entry with the most of its path. */
int metadata_apply(struct metadata *table, recto_job *job, const char *file, recto_error *err);
/* Tell of entries that were for no file. */
void metadata_tell_unused(const struct metadata *table, struct say *say);
void metadata_dispose(struct metadata *table);

/* ------------------------------------------------- for those who read a table */

/* CSV (RFC 4180) in any encoding; a column of files, then one for each name. */
int metadata_read_csv(struct metadata *table, recto_source *src, recto_error *err);
/* YAML in any encoding. RECTO_ENOTSUP where Recto was built without. */
int metadata_read_yaml(struct metadata *table, recto_source *src, recto_error *err);

/* RECTO_EFORMAT with file and line. */
int metadata_fail(const struct metadata *table, uint64_t line, recto_error *err,
    const char *fmt, ...) RECTO_PRINTF(4, 5);
/* Begin an entry; what is added next is about its file. */
int metadata_add_entry(struct metadata *table, size_t file, uint64_t line, recto_error *err);
int metadata_add_pair(struct metadata *table, size_t name, size_t value, recto_error *err);
/* Make the name of metadata small. 0: it is none. */
int metadata_take_name(char *name);
/* An array with room for one more; NULL without memory. */
void *metadata_grow(void *array, size_t count, size_t *size, size_t item);

#endif
