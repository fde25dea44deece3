/* SPDX-License-Identifier: MIT */
/*
 * The places that were written to, in a search tree by their canonical names.
 */
#include "config.h"

#include <search.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "places.h"

struct place {
	char *name;	/* canonical: no links and no .. in the folder's part */
	char *source;
};

static void
free_place(void *data)
{
	struct place *place = data;

	if (place == NULL)
		return;
	free(place->name);
	free(place->source);
	free(place);
}

static int
by_name(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	return strcmp(x->name, y->name);
}

/* The file itself need not be there yet; its folder has to be. */
static char *
canonical(const char *path)
{
	const char *slash = strrchr(path, '/'), *file = slash == NULL ? path : slash + 1;
	char *folder, *real, *whole;

	folder = slash == NULL ? strdup(".") : strndup(path, (size_t)(slash - path) + 1);
	real = folder == NULL ? NULL : realpath(folder, NULL);
	free(folder);
	if (real == NULL)
		return strdup(path);
	if (asprintf(&whole, "%s/%s", real, file) < 0)
		whole = NULL;
	free(real);
	return whole;
}

int
places_add(struct places *places, const char *out, const char *in, recto_error *err)
{
	struct place *place = calloc(1, sizeof *place), **found;
	int rc = RECTO_OK;

	if (place == NULL || (place->name = canonical(out)) == NULL ||
	    (place->source = strdup(in != NULL ? in : "standard input")) == NULL ||
	    (found = tsearch(place, &places->root, by_name)) == NULL)
		rc = recto_fail(err, RECTO_ENOMEM, "out of memory");
	else if (*found != place)
		rc = recto_fail(err, RECTO_EUSAGE, "%s is already what %s became; rename one "
		    "of them or convert it by itself", out, (*found)->source);
	if (rc < 0)
		free_place(place);
	return rc;
}

void
places_dispose(struct places *places)
{
	tdestroy(places->root, free_place);
	places->root = NULL;
}
