/* SPDX-License-Identifier: MIT */
/*
 * Finds modules: our own reading of the folders, in an order that is the same
 * on every machine, where libltdl would guess at names and suffixes.
 *
 * A module runs with the user's rights. So nothing is taken from where somebody
 * else can put it: neither the folder nor the file may be writable by others,
 * nor by a group, unless it is the process's own, which on most systems holds
 * one user.
 */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "discover.h"
#include "module.h"

#define LARGEST_MANIFEST (1 << 20)

struct identity {
	dev_t dev;
	ino_t ino;
};

struct search {
	recto_found *found;
	struct identity *seen;	/* of found->module[i] */
	const recto_listener *to;
};

/* -------------------------------------------------------------- permission */

static int
others_write(const struct stat *st)
{
	if (st->st_mode & S_IWOTH)
		return 1;
	return (st->st_mode & S_IWGRP) && st->st_gid != getegid();
}

static int
is_trusted(const struct search *s, const char *path, const struct stat *st, const char *what)
{
	if (!others_write(st))
		return 1;
	recto_listener__tell(s->to, RECTO_MSG_PLUGIN_SKIPPED, path, 0,
	    "not used, because other users can write to this %s; make it yours alone "
	    "(chmod go-w)", what);
	return 0;
}

/* ------------------------------------------------------------------ folders */

static int
is_module(const struct dirent *entry)
{
	size_t len = strlen(entry->d_name), tail = strlen(RECTO_MODULE_SUFFIX);

	return entry->d_name[0] != '.' && len > tail &&
	    strcmp(entry->d_name + len - tail, RECTO_MODULE_SUFFIX) == 0;
}

static int
by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int
is_seen(const struct search *s, const struct stat *st)
{
	for (size_t i = 0; i < s->found->n; i++)
		if (s->seen[i].dev == st->st_dev && s->seen[i].ino == st->st_ino)
			return 1;
	return 0;
}

/* Takes path, also on failure. */
static int
add(struct search *s, char *path, const struct stat *st, recto_error *err)
{
	size_t n = s->found->n + 1;
	struct identity *seen = realloc(s->seen, n * sizeof *seen);
	char **module;

	if (seen != NULL)
		s->seen = seen;
	module = realloc(s->found->module, n * sizeof *module);
	if (module != NULL)
		s->found->module = module;
	if (seen == NULL || module == NULL) {
		free(path);
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	}
	seen[n - 1] = (struct identity){ st->st_dev, st->st_ino };
	module[n - 1] = path;
	s->found->n = n;
	return RECTO_OK;
}

static int
take_file(struct search *s, const char *folder, const char *name, recto_error *err)
{
	struct stat st;
	char *path;

	if (asprintf(&path, "%s/%s", folder, name) < 0)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	if (stat(path, &st) < 0) {
		recto_listener__tell(s->to, RECTO_MSG_PLUGIN_SKIPPED, path, 0,
		    "cannot be looked at: %s; mend or remove it", strerror(errno));
	} else if (S_ISREG(st.st_mode) && !is_seen(s, &st) &&
	    is_trusted(s, path, &st, "file")) {
		return add(s, path, &st, err);
	}
	free(path);
	return RECTO_OK;
}

static int
take_folder(struct search *s, const char *folder, recto_error *err)
{
	struct dirent **entry;
	struct stat st;
	int n, rc = RECTO_OK;

	if (stat(folder, &st) < 0 || !S_ISDIR(st.st_mode))
		return RECTO_OK;
	if (!is_trusted(s, folder, &st, "folder"))
		return RECTO_OK;
	if ((n = scandir(folder, &entry, is_module, by_bytes)) < 0) {
		if (errno == ENOMEM)
			return recto_fail(err, RECTO_ENOMEM, "out of memory");
		recto_listener__tell(s->to, RECTO_MSG_PLUGIN_SKIPPED, folder, 0,
		    "the folder cannot be read: %s; make it readable", strerror(errno));
		return RECTO_OK;
	}
	for (int i = 0; i < n; i++) {
		if (rc == 0)
			rc = take_file(s, folder, entry[i]->d_name, err);
		free(entry[i]);
	}
	free(entry);
	return rc;
}

int
recto_discover__modules(recto_found *out, const recto_paths *paths,
    const recto_listener *to, recto_error *err)
{
	struct search s = { .found = out, .to = to };
	int rc = RECTO_OK;

	*out = (recto_found){ NULL, 0 };
	for (size_t i = 0; rc == 0 && i < paths->n; i++)
		rc = take_folder(&s, paths->folder[i], err);
	free(s.seen);
	if (rc < 0)
		recto_found__dispose(out);
	return rc;
}

void
recto_found__dispose(recto_found *found)
{
	for (size_t i = 0; i < found->n; i++)
		free(found->module[i]);
	free(found->module);
	*found = (recto_found){ NULL, 0 };
}

/* ---------------------------------------------------------------- manifest */

static int
is_older(const struct timespec *a, const struct timespec *b)
{
	return a->tv_sec < b->tv_sec || (a->tv_sec == b->tv_sec && a->tv_nsec < b->tv_nsec);
}

/* 1, 0 when there is less, RECTO_ENOMEM. */
static int
read_all(int fd, size_t size, recto_buf *out, recto_error *err)
{
	ssize_t n;

	if (recto_buf_reserve(out, size) < 0)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	while (out->len < size) {
		n = read(fd, out->data + out->len, size - out->len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return 0;
		out->len += (size_t)n;
	}
	out->data[size] = '\0';
	return 1;
}

int
recto_discover__manifest(const char *module, recto_buf *out, recto_error *err)
{
	int stem = (int)(strlen(module) - strlen(RECTO_MODULE_SUFFIX));
	struct stat of_module, st;
	int fd, good = 0;
	char *path;

	recto_buf_clear(out);
	if (asprintf(&path, "%.*s" RECTO_MANIFEST_SUFFIX, stem, module) < 0)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	free(path);
	if (fd < 0)
		return 0;
	if (stat(module, &of_module) == 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    !others_write(&st) && st.st_size <= LARGEST_MANIFEST &&
	    !is_older(&st.st_mtim, &of_module.st_mtim))
		good = read_all(fd, (size_t)st.st_size, out, err);
	close(fd);
	return good;
}
