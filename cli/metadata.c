/* SPDX-License-Identifier: MIT */
/*
 * The table of metadata: holds the entries, finds the one of a file.
 */
#include "config.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "metadata.h"

int
metadata_fail(const struct metadata *table, uint64_t line, recto_error *err,
    const char *fmt, ...)
{
	char what[sizeof err->text];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(what, sizeof what, fmt, ap);
	va_end(ap);
	return recto_fail(err, RECTO_EFORMAT, "%s:%" PRIu64 ": %s", table->path, line, what);
}

/* ----------------------------------------------------------------- building */

void *
metadata_grow(void *array, size_t count, size_t *size, size_t item)
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

int
metadata_add_entry(struct metadata *t, size_t file, uint64_t line, recto_error *err)
{
	struct metadata_entry *entry;

	entry = metadata_grow(t->entry, t->nentries, &t->entries_size, sizeof *entry);
	if (entry == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	t->entry = entry;
	entry[t->nentries++] = (struct metadata_entry){ .file = file, .line = line,
	    .first = t->npairs };
	return RECTO_OK;
}

int
metadata_add_pair(struct metadata *t, size_t name, size_t value, recto_error *err)
{
	struct metadata_pair *pair;

	pair = metadata_grow(t->pair, t->npairs, &t->pairs_size, sizeof *pair);
	if (pair == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	t->pair = pair;
	pair[t->npairs++] = (struct metadata_pair){ name, value };
	t->entry[t->nentries - 1].count++;
	return RECTO_OK;
}

int
metadata_take_name(char *name)
{
	size_t len = strlen(name);

	for (char *c = name; *c != '\0'; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	return *name >= 'a' && *name <= 'z' &&
	    strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == len;
}

static int
compare_files(const void *a, const void *b)
{
	const struct metadata_file *x = a, *y = b;
	int order = strcmp(x->name, y->name);

	return order != 0 ? order : x->entry < y->entry ? -1 : x->entry > y->entry;
}

/* Two entries for one file would leave it to chance which counts. */
static int
sort_files(struct metadata *t, recto_error *err)
{
	int rc = RECTO_OK;

	if ((t->file = calloc(t->nentries + 1, sizeof *t->file)) == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	for (size_t i = 0; i < t->nentries; i++) {
		const char *name = t->text.data + t->entry[i].file;

		name += 2 * (strncmp(name, "./", 2) == 0);
		if (*name == '\0')
			return metadata_fail(t, t->entry[i].line, err, "no file is named here");
		t->file[i] = (struct metadata_file){ name, i };
	}
	qsort(t->file, t->nentries, sizeof *t->file, compare_files);
	for (size_t i = 1; i < t->nentries && rc == 0; i++)
		if (strcmp(t->file[i - 1].name, t->file[i].name) == 0)
			rc = metadata_fail(t, t->entry[t->file[i].entry].line, err,
			    "the file stands in line %" PRIu64 " already",
			    t->entry[t->file[i - 1].entry].line);
	return rc;
}

static int
is_yaml(const char *path)
{
	const char *dot = strrchr(path, '.');

	return dot != NULL && (strcasecmp(dot, ".yaml") == 0 || strcasecmp(dot, ".yml") == 0);
}

int
metadata_read(struct metadata *table, const char *path, recto_error *err)
{
	recto_source *src = NULL;
	int rc;

	table->path = path;
	if ((rc = recto_source_open_file(&src, path, err)) < 0)
		return rc;
	if ((rc = (is_yaml(path) ? metadata_read_yaml : metadata_read_csv)(table, src, err)) == 0 &&
	    (rc = recto_buf_status(&table->text, err)) == 0)
		rc = sort_files(table, err);
	recto_source_close(src);
	return rc;
}

/* -------------------------------------------------------------------- files */

static struct metadata_entry *
lookup(const struct metadata *t, const char *name)
{
	size_t low = 0, high = t->nentries;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = strcmp(t->file[mid].name, name);

		if (order == 0)
			return &t->entry[t->file[mid].entry];
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

int
metadata_apply(struct metadata *table, recto_job *job, const char *file, recto_error *err)
{
	struct metadata_entry *best = lookup(table, file);
	const char *text = table->text.data;
	int rc = RECTO_OK;

	/* The whole path, then without its first folder, ... */
	while (best == NULL && (file = strchr(file, '/')) != NULL)
		best = lookup(table, ++file);
	if (best == NULL)
		return RECTO_OK;
	best->used = 1;
	for (size_t i = 0; i < best->count && rc == 0; i++) {
		const struct metadata_pair *pair = &table->pair[best->first + i];

		rc = recto_job_set_meta(job, text + pair->name, text + pair->value, err);
	}
	return rc;
}

void
metadata_tell_unused(const struct metadata *table, struct say *say)
{
	for (size_t i = 0; i < table->nentries; i++) {
		const struct metadata_entry *entry = &table->entry[i];
		recto_message message = {
			.file = table->path, .line = entry->line, .id = RECTO_MSG_ROW_UNUSED,
			.level = recto_message_level(RECTO_MSG_ROW_UNUSED),
		};
		recto_buf text = RECTO_BUF_INIT;

		if (entry->used)
			continue;
		recto_buf_addf(&text, "%s is no file of this run", table->text.data + entry->file);
		message.text = text.data;
		say_message(say, &message);
		recto_buf_dispose(&text);
	}
}

void
metadata_dispose(struct metadata *table)
{
	recto_buf_dispose(&table->text);
	free(table->pair);
	free(table->entry);
	free(table->file);
}
