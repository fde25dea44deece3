/* SPDX-License-Identifier: MIT */
/*
 * Where input comes from, and what is said when it does not.
 */
#include "config.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "input.h"

static int
is_same(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

int
input_check(const char *in, const char *out, recto_error *err)
{
	struct stat from, to;

	if ((in == NULL ? fstat(STDIN_FILENO, &from) : stat(in, &from)) < 0 ||
	    (out == NULL ? fstat(STDOUT_FILENO, &to) : stat(out, &to)) < 0 ||
	    !S_ISREG(from.st_mode) || !is_same(&from, &to))
		return RECTO_OK;
	return recto_fail(err, RECTO_EUSAGE,
	    "input and output are the same file; write to another one");
}

/* Add the name nearest to that of a file which is not there. */
static void
add_nearest(const char *path, recto_error *err)
{
	const char *slash = strrchr(path, '/'), *file = slash == NULL ? path : slash + 1;
	recto_nearest near = RECTO_NEAREST_INIT(file);
	char *folder = slash == NULL ? strdup(".") : strndup(path, (size_t)(file - path));
	char best[256], said[sizeof err->text];
	DIR *dir = folder == NULL ? NULL : opendir(folder);
	struct dirent *entry;

	free(folder);
	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		unsigned before = near.distance;
		const char *had = near.best;

		if (entry->d_name[0] == '.' || strlen(entry->d_name) >= sizeof best)
			continue;
		recto_nearest_offer(&near, entry->d_name);
		if (near.best != had || near.distance != before)
			near.best = strcpy(best, entry->d_name);
	}
	if (dir != NULL)
		closedir(dir);
	if (near.best == NULL)
		return;
	strcpy(said, err->text);
	recto_fail(err, err->code, "%s; did you mean %.*s%s?", said, (int)(file - path), path,
	    best);
}

int
input_open(recto_source **out, const char *in, recto_error *err)
{
	int rc;

	if (in == NULL)
		return recto_source_open_fd(out, STDIN_FILENO, "standard input", err);
	if ((rc = recto_source_open_file(out, in, err)) == RECTO_ENOENT)
		add_nearest(in, err);
	return rc;
}
