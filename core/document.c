/* SPDX-License-Identifier: MIT */
/*
 * Documents: the part in memory, its memory, and the failure that is kept.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "node.h"
#include "unicode.h"

int
recto_document_new(recto_document **out, recto_error *err)
{
	recto_document *doc;

	*out = NULL;
	if ((doc = calloc(1, sizeof *doc)) == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	doc->arena = (recto_arena)RECTO_ARENA_INIT;
	*out = doc;
	return RECTO_OK;
}

void
recto_document_free(recto_document *doc)
{
	if (doc == NULL)
		return;
	recto_arena__dispose(&doc->arena);
	recto_meta__dispose(doc);
	free(doc);
}

recto_node *
recto_document_new_part(recto_document *doc)
{
	recto_arena__reset(&doc->arena);
	doc->part = recto_node__new(doc, RECTO_PART);
	if (doc->part != NULL)
		doc->parts++;
	return doc->part;
}

void
recto_document__drop_part(recto_document *doc)
{
	recto_arena__reset(&doc->arena);
	doc->part = NULL;
	doc->parts--;
}

recto_node *
recto_document_part(const recto_document *doc)
{
	return doc->part;
}

unsigned
recto_document_part_count(const recto_document *doc)
{
	return doc->parts;
}

recto_error *
recto_document__failure(recto_document *doc)
{
	return doc->failure.code == RECTO_OK ? &doc->failure : NULL;
}

int
recto_document_status(const recto_document *doc, recto_error *err)
{
	if (doc->failure.code != RECTO_OK && err != NULL)
		*err = doc->failure;
	return doc->failure.code;
}

void *
recto_document_alloc(recto_document *doc, size_t size)
{
	void *memory = recto_arena__alloc(&doc->arena, size);

	if (memory == NULL)
		recto_fail(recto_document__failure(doc), RECTO_ENOMEM, "out of memory");
	return memory;
}

char *
recto_document__copy(recto_document *doc, const char *text, size_t len, size_t *out)
{
	size_t size;
	char *copy;
	int clean;

	size = recto_utf8__clean_length(text, len, &clean);
	size += size < SIZE_MAX;	/* the NUL; SIZE_MAX is refused as it is */
	if ((copy = recto_document_alloc(doc, size)) == NULL)
		return NULL;
	size--;
	if (!clean)
		recto_utf8__clean(copy, text, len);
	else if (len > 0)
		memcpy(copy, text, len);
	copy[size] = '\0';
	*out = size;
	return copy;
}
