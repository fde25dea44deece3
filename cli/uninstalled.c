/* SPDX-License-Identifier: MIT */
/*
 * Plugins of a recto that is not where it was configured to be.
 *
 * In its build tree the executable is cli/recto or, made by libtool,
 * cli/.libs/recto. There make leaves a list, plugins/uninstalled, with a line
 * `plugins FOLDER` or `data FOLDER` for each folder to look in. An installed
 * tree that was moved as a whole has the folders in the same places relative to
 * the executable.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <unistd.h>

#include "uninstalled.h"

static const struct {
	const char *end;	/* of the executable's folder */
	const char *list;	/* relative to that folder */
} trees[] = {
	{ "/cli/.libs", "/../../plugins/uninstalled" },
	{ "/cli", "/../plugins/uninstalled" },
};

/* The folder the executable is in, canonical; to be freed. NULL: not known. */
static char *
own_folder(void)
{
	char *path = realpath("/proc/self/exe", NULL);

	if (path != NULL)
		*strrchr(path, '/') = '\0';
	return path;
}

static int
ends(const char *string, const char *end)
{
	size_t len = strlen(string), tail = strlen(end);

	return len > tail && strcmp(string + len - tail, end) == 0;
}

static int
add_line(recto_host *host, char *line, recto_error *err)
{
	char *folder = strchr(line, ' ');

	line[strcspn(line, "\n")] = '\0';
	if (folder == NULL)
		return RECTO_OK;
	*folder++ = '\0';
	if (strcmp(line, "data") == 0)
		return recto_host_add_data_folder(host, folder, err);
	return recto_host_add_folder(host, folder, err);
}

/* 1: there is a list, and its folders were added. */
static int
add_listed(recto_host *host, const char *own, const char *list, recto_error *err)
{
	char *path, *line = NULL;
	size_t size = 0;
	int rc = RECTO_OK;
	FILE *file;

	if (asprintf(&path, "%s%s", own, list) < 0)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	file = fopen(path, "re");
	free(path);
	if (file == NULL)
		return 0;
	while (rc == 0 && getline(&line, &size, file) > 0)
		rc = add_line(host, line, err);
	free(line);
	fclose(file);
	return rc < 0 ? rc : 1;
}

/*
 * Where target is for an executable in own, if it is for one in RECTO_BIN_DIR:
 * the part they share is left by as many .. as there are names after it.
 */
static char *
moved(const char *own, const char *target)
{
	const char *bin = RECTO_BIN_DIR;
	size_t shared = 0, i;
	char *path = NULL, *ups;

	for (i = 0; bin[i] != '\0' && bin[i] == target[i]; i++)
		if (bin[i] == '/')
			shared = i;
	ups = calloc(strlen(bin) + 1, 4);
	if (ups == NULL)
		return NULL;
	for (i = shared; bin[i] != '\0'; i++)
		if (bin[i] == '/')
			strcat(ups, "/..");
	if (asprintf(&path, "%s%s%s", own, ups, target + shared) < 0)
		path = NULL;
	free(ups);
	return path;
}

static int
add_moved(recto_host *host, const char *own, recto_error *err)
{
	char *plugins = moved(own, RECTO_PLUGINS_DIR), *data = moved(own, RECTO_DATA_DIR);
	struct stat st;
	int rc = RECTO_OK;

	/* Only together: a stray folder is no recto that was moved. */
	if (plugins != NULL && data != NULL && stat(plugins, &st) == 0 &&
	    S_ISDIR(st.st_mode) && stat(data, &st) == 0 && S_ISDIR(st.st_mode) &&
	    (rc = recto_host_add_folder(host, plugins, err)) == 0)
		rc = recto_host_add_data_folder(host, data, err);
	free(plugins);
	free(data);
	return rc;
}

int
uninstalled_add_folders(recto_host *host, recto_error *err)
{
	char *own = own_folder();
	int rc = 0;

	if (own == NULL || getauxval(AT_SECURE) != 0) {
		free(own);
		return RECTO_OK;
	}
	for (size_t i = 0; i < sizeof trees / sizeof *trees && rc == 0; i++)
		if (ends(own, trees[i].end))
			rc = add_listed(host, own, trees[i].list, err);
	if (rc == 0 && strcmp(own, RECTO_BIN_DIR) != 0)
		rc = add_moved(host, own, err);
	free(own);
	return rc < 0 ? rc : RECTO_OK;
}
