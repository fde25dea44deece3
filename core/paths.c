/* SPDX-License-Identifier: MIT */
/*
 * Search paths. A relative entry would make what is loaded depend on the folder
 * one happens to be in, so it is left out, and the user is told.
 * Source of the user's and the system's folders: XDG Base Directory
 * Specification 0.8; entries that are not absolute are ignored there as well.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "paths.h"

void
recto_paths__dispose(recto_paths *paths)
{
	for (size_t i = 0; i < paths->n; i++)
		free(paths->folder[i]);
	free(paths->folder);
	*paths = (recto_paths){ NULL, 0 };
}

/* Takes folder, also on failure. */
static int
take(recto_paths *paths, char *folder, recto_error *err)
{
	char **more;

	if (folder == NULL || (more = realloc(paths->folder,
	    (paths->n + 1) * sizeof *more)) == NULL) {
		free(folder);
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	}
	paths->folder = more;
	paths->folder[paths->n++] = folder;
	return RECTO_OK;
}

int
recto_paths__add(recto_paths *paths, const char *folder, recto_error *err)
{
	if (folder[0] != '/')
		return recto_fail(err, RECTO_EUSAGE, "the folder \"%s\" is not absolute; "
		    "write it from the root (/...)", folder);
	return take(paths, strdup(folder), err);
}

/* The folder `tail` below `len` bytes of an absolute path. */
static int
add_below(recto_paths *paths, const char *base, size_t len, const char *tail,
    recto_error *err)
{
	char *folder;

	if (asprintf(&folder, "%.*s%s", (int)len, base, tail) < 0)
		folder = NULL;
	return take(paths, folder, err);
}

/* A list of folders between colons, as the user wrote it. */
static int
add_variable(recto_paths *paths, const char *name, const recto_listener *to,
    recto_error *err)
{
	const char *list = secure_getenv(name);
	int rc = RECTO_OK;

	while (list != NULL && *list != '\0' && rc == 0) {
		size_t len = strcspn(list, ":");

		if (list[0] == '/')
			rc = add_below(paths, list, len, "", err);
		else if (len > 0)
			recto_listener__tell(to, RECTO_MSG_FOLDER_IGNORED, NULL, 0,
			    "\"%.*s\" in %s is not absolute and is not looked at; "
			    "write it from the root (/...)", (int)len, list, name);
		list += len + (list[len] == ':');
	}
	return rc;
}

/* The user's folder for data. */
static int
add_user(recto_paths *paths, const char *tail, recto_error *err)
{
	const char *data = secure_getenv("XDG_DATA_HOME"), *home = secure_getenv("HOME");
	char *whole;
	int rc;

	if (data != NULL && data[0] == '/')
		return add_below(paths, data, strlen(data), tail, err);
	if (home == NULL || home[0] != '/')
		return RECTO_OK;
	if (asprintf(&whole, "/.local/share%s", tail) < 0)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	rc = add_below(paths, home, strlen(home), whole, err);
	free(whole);
	return rc;
}

/* The system's folders for data, ours among them. */
static int
add_shared(recto_paths *paths, const char *tail, recto_error *err)
{
	const char *list = secure_getenv("XDG_DATA_DIRS");
	int rc = RECTO_OK;

	if (list == NULL || *list == '\0')
		list = "/usr/local/share:/usr/share";
	while (*list != '\0' && rc == 0) {
		size_t len = strcspn(list, ":");

		if (list[0] == '/')
			rc = add_below(paths, list, len, tail, err);
		list += len + (list[len] == ':');
	}
	return rc;
}

int
recto_paths__add_plugins(recto_paths *paths, const recto_listener *to, recto_error *err)
{
	int rc;

	if ((rc = add_variable(paths, "RECTO_PLUGIN_PATH", to, err)) < 0 ||
	    (rc = add_user(paths, "/recto/plugins", err)) < 0)
		return rc;
	return recto_paths__add(paths, RECTO_PLUGINS_DIR, err);
}

int
recto_paths__add_data(recto_paths *paths, const recto_paths *brought,
    const recto_listener *to, recto_error *err)
{
	int rc;

	if ((rc = add_variable(paths, "RECTO_DATA_PATH", to, err)) < 0 ||
	    (rc = add_user(paths, "/recto", err)) < 0)
		return rc;
	for (size_t i = 0; i < brought->n && rc == 0; i++)
		rc = recto_paths__add(paths, brought->folder[i], err);
	if (rc < 0 || (rc = add_shared(paths, "/recto", err)) < 0)
		return rc;
	return recto_paths__add(paths, RECTO_DATA_DIR, err);
}
