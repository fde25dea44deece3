/* SPDX-License-Identifier: MIT */
/*
 * Metadata of a document: a short list of names and values in order of first
 * setting. It outlives the parts, so it has memory of its own.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "node.h"
#include "unicode.h"

static struct recto_meta *
lookup(const recto_document *doc, const char *name)
{
	size_t i;

	for (i = 0; i < doc->nmeta; i++)
		if (strcmp(doc->meta[i].name, name) == 0)
			return &doc->meta[i];
	return NULL;
}

/* A new row with a name and no value; NULL: no memory. */
static struct recto_meta *
add_row(recto_document *doc, const char *name)
{
	struct recto_meta *rows, *row;
	size_t size;

	if (doc->nmeta == doc->meta_size) {
		size = doc->meta_size ? 2 * doc->meta_size : 8;
		if ((rows = realloc(doc->meta, size * sizeof *rows)) == NULL)
			return NULL;
		doc->meta = rows;
		doc->meta_size = size;
	}
	row = &doc->meta[doc->nmeta];
	*row = (struct recto_meta){ NULL, NULL, 0 };
	if ((row->name = recto_utf8__clean_copy(name)) == NULL)
		return NULL;
	doc->nmeta++;
	return row;
}

static void
remove_row(recto_document *doc, struct recto_meta *row)
{
	size_t after = (size_t)(&doc->meta[doc->nmeta] - row) - 1;

	free(row->name);
	free(row->value);
	memmove(row, row + 1, after * sizeof *row);
	doc->nmeta--;
}

void
recto_document_set_meta(recto_document *doc, const char *name, const char *value,
    int given)
{
	struct recto_meta *row = lookup(doc, name);
	char *copy;

	if (row != NULL && row->given && !given)
		return;
	if (value == NULL) {
		if (row != NULL)
			remove_row(doc, row);
		return;
	}
	if ((copy = recto_utf8__clean_copy(value)) == NULL ||
	    (row == NULL && (row = add_row(doc, name)) == NULL)) {
		free(copy);
		recto_fail(recto_document__failure(doc), RECTO_ENOMEM, "out of memory");
		return;
	}
	free(row->value);
	row->value = copy;
	row->given = given;
}

const char *
recto_document_meta(const recto_document *doc, const char *name)
{
	const struct recto_meta *row = lookup(doc, name);

	return row != NULL ? row->value : NULL;
}

int
recto_document_meta_given(const recto_document *doc, const char *name)
{
	const struct recto_meta *row = lookup(doc, name);

	return row != NULL && row->given;
}

int
recto_document_meta_at(const recto_document *doc, size_t i, const char **name,
    const char **value)
{
	if (i >= doc->nmeta)
		return 0;
	*name = doc->meta[i].name;
	*value = doc->meta[i].value;
	return 1;
}

void
recto_meta__dispose(recto_document *doc)
{
	while (doc->nmeta > 0)
		remove_row(doc, &doc->meta[doc->nmeta - 1]);
	free(doc->meta);
	doc->meta = NULL;
	doc->meta_size = 0;
}
