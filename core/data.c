/* SPDX-License-Identifier: MIT */
/*
 * Data files of plugins: DIR/PLUGIN/NAME in the data folders, where the first
 * file of a name hides the others.
 */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "job.h"

/* A relative path that stays below where it starts. */
static int
stays_below(const char *name)
{
	if (*name == '\0' || *name == '/')
		return 0;
	for (const char *part = name; part != NULL; part = strchr(part, '/')) {
		part += *part == '/';
		if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || part[2] == '\0'))
			return 0;
	}
	return 1;
}

int
recto_open_data(recto_context *ctx, recto_source **out, const char *name, recto_error *err)
{
	const recto_paths *paths = recto_host__data(ctx->run->job->host);
	int rc = RECTO_ENOENT;

	if (!stays_below(name))
		return recto_fail(err, RECTO_EUSAGE,
		    "\"%s\" is no name of a data file: it is relative and has no ..", name);
	for (size_t i = 0; i < paths->n && rc == RECTO_ENOENT; i++) {
		char *path;

		if (asprintf(&path, "%s/%s/%s", paths->folder[i], ctx->plugin, name) < 0)
			return recto_fail(err, RECTO_ENOMEM, "out of memory");
		rc = recto_source_open_file(out, path, err);
		free(path);
	}
	if (rc == RECTO_ENOENT)
		return recto_fail(err, rc, "the data file %s/%s is in none of the data folders "
		    "(%s, for one); install plugin %s again", ctx->plugin, name,
		    paths->n > 0 ? paths->folder[paths->n - 1] : "there are none", ctx->plugin);
	return rc;
}

/* ----------------------------------------------------------------- listing */

struct names {
	char **name;
	size_t n;
};

static int
add_name(struct names *names, const char *name)
{
	char **more = realloc(names->name, (names->n + 1) * sizeof *more);

	if (more == NULL)
		return RECTO_ENOMEM;
	names->name = more;
	if ((names->name[names->n] = strdup(name)) == NULL)
		return RECTO_ENOMEM;
	names->n++;
	return RECTO_OK;
}

/* A file, not hidden, with the suffix. */
static int
is_wanted(DIR *dir, const char *name, const char *suffix)
{
	size_t len = strlen(name), tail = strlen(suffix);
	struct stat st;

	return name[0] != '.' && len >= tail && strcmp(name + len - tail, suffix) == 0 &&
	    fstatat(dirfd(dir), name, &st, 0) == 0 && S_ISREG(st.st_mode);
}

static int
list_folder(struct names *names, const char *folder, const char *suffix)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	int rc = RECTO_OK;

	if (dir == NULL)
		return errno == ENOMEM ? RECTO_ENOMEM : RECTO_OK;
	while (rc == 0 && (entry = readdir(dir)) != NULL)
		if (is_wanted(dir, entry->d_name, suffix))
			rc = add_name(names, entry->d_name);
	closedir(dir);
	return rc;
}

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

int
recto_list_data(recto_context *ctx, const char *suffix, recto_buf *out, recto_error *err)
{
	const recto_paths *paths = recto_host__data(ctx->run->job->host);
	struct names names = { NULL, 0 };
	int rc = RECTO_OK;

	recto_buf_clear(out);
	for (size_t i = 0; i < paths->n && rc == 0; i++) {
		char *folder;

		if (asprintf(&folder, "%s/%s", paths->folder[i], ctx->plugin) < 0) {
			rc = RECTO_ENOMEM;
			break;
		}
		rc = list_folder(&names, folder, suffix);
		free(folder);
	}
	if (names.n > 0)
		qsort(names.name, names.n, sizeof *names.name, by_bytes);
	for (size_t i = 0; i < names.n; i++) {
		if (i == 0 || strcmp(names.name[i], names.name[i - 1]) != 0)
			recto_buf_add(out, names.name[i], strlen(names.name[i]) + 1);
	}
	for (size_t i = 0; i < names.n; i++)
		free(names.name[i]);
	free(names.name);
	if (rc < 0)
		return recto_fail(err, rc, "out of memory");
	return recto_buf_status(out, err);
}
