/* SPDX-License-Identifier: MIT */
/*
 * Folders in, folders out. Files are taken in the order of their names' bytes;
 * hidden ones, and what is neither file nor folder, are passed over. Links are
 * followed, but not into a folder one is in already, nor into the output.
 */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "folder.h"
#include "output.h"

/* A folder that is being walked, and those it is in. */
struct level {
	const struct level *above;
	dev_t dev;
	ino_t ino;
};

static void
fail(struct work *work, const char *path, int code, const char *what, int why)
{
	recto_error err = RECTO_ERROR_INIT;

	recto_fail(&err, code, "%s%s%s", what, why != 0 ? ": " : "",
	    why != 0 ? strerror(why) : "");
	say_failed(work->say, path, &err);
	work->status = FAILED;
}

/* --------------------------------------------------------------------- making */

int
folder_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* 0, or the errno of what is in the way. */
static int
make_one(const char *path)
{
	if (mkdir(path, 0777) == 0)
		return 0;
	if (errno == EEXIST)
		return folder_exists(path) ? 0 : ENOTDIR;
	return errno;
}

int
folder_make(const char *path, recto_error *err)
{
	char *copy = strdup(path), *slash = copy;
	int why = 0;

	if (copy == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	while (why == 0 && (slash = strchr(slash + 1, '/')) != NULL) {
		*slash = '\0';
		why = make_one(copy);
		*slash = '/';
	}
	if (why == 0)
		why = make_one(copy);
	free(copy);
	if (why == 0)
		return RECTO_OK;
	return recto_fail(err, RECTO_EIO, "cannot make the folder %s: %s", path, strerror(why));
}

void
convert_into(struct work *work, const char *in, const char *out)
{
	recto_error err = RECTO_ERROR_INIT;
	char *place;

	if (folder_make(out, &err) < 0) {
		say_failed(work->say, in, &err);
		work->status = FAILED;
	} else if ((place = output_place(work->host, work->writer, in, out)) == NULL) {
		fail(work, in, RECTO_ENOMEM, "out of memory", 0);
	} else {
		convert_file(work, in, place);
		free(place);
	}
}

/* -------------------------------------------------------------------- walking */

static void walk(struct work *work, const struct level *above, const char *in,
    const char *out);

static int
is_visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static int
by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int
is_within(const struct level *level, const struct stat *st)
{
	for (; level != NULL; level = level->above)
		if (level->dev == st->st_dev && level->ino == st->st_ino)
			return 1;
	return 0;
}

static int
is_output(const struct work *work, const struct stat *st)
{
	struct stat out;

	return work->writer != NULL && stat(work->options->output, &out) == 0 && out.st_dev == st->st_dev &&
	    out.st_ino == st->st_ino;
}

static char *
join(const char *folder, const char *name)
{
	char *path;

	if (asprintf(&path, "%s%s%s", folder, folder[strlen(folder) - 1] == '/' ? "" : "/",
	    name) < 0)
		return NULL;
	return path;
}

static void
take_entry(struct work *work, const struct level *level, const char *in, const char *out,
    const char *name)
{
	char *path = NULL, *below = NULL;
	struct stat st;

	if ((path = join(in, name)) == NULL ||
	    (out != NULL && (below = join(out, name)) == NULL))
		fail(work, in, RECTO_ENOMEM, "out of memory", 0);
	else if (stat(path, &st) < 0)
		fail(work, path, RECTO_EIO, "cannot be looked at", errno);
	else if (S_ISREG(st.st_mode) && out == NULL)
		convert_file(work, path, NULL);
	else if (S_ISREG(st.st_mode))
		convert_into(work, path, out);
	else if (S_ISDIR(st.st_mode) && !is_within(level, &st) && !is_output(work, &st))
		walk(work, level, path, below);
	free(path);
	free(below);
}

static void
walk(struct work *work, const struct level *above, const char *in, const char *out)
{
	struct level level = { .above = above };
	struct dirent **entry;
	struct stat st;
	int n = 0;

	if (stat(in, &st) < 0 || (n = scandir(in, &entry, is_visible, by_bytes)) < 0) {
		fail(work, in, RECTO_EIO, "the folder cannot be read", errno);
		return;
	}
	level.dev = st.st_dev;
	level.ino = st.st_ino;
	for (int i = 0; i < n; i++) {
		if (!convert_stopped())
			take_entry(work, &level, in, out, entry[i]->d_name);
		free(entry[i]);
	}
	free(entry);
}

void
convert_folder(struct work *work, const char *in, const char *out)
{
	walk(work, NULL, in, out);
}
