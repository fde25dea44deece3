/* SPDX-License-Identifier: MIT */
/*
 * Opens modules through libltdl, with care for what it gets wrong:
 *
 * - It replaces the system loader's words by "file not found". So the system
 *   loader opens the file first, and its words are kept.
 * - It binds lazily, and a module with an undefined function would die in the
 *   middle of a job. So the first opening binds everything at once.
 * - It tells files apart by spelling. So paths are made canonical first.
 * - It has no locks. So one mutex serves the whole process.
 *
 * A module is never closed: code of the libraries it brought may still run, in
 * handlers at thread and process end. That holds for a module that turned out
 * to be unusable as well; it is only never asked for anything.
 */
#include "config.h"

#include <dlfcn.h>
#include <errno.h>
#include <ltdl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "elf.h"
#include "loader.h"

#ifndef RTLD_NODELETE
# define RTLD_NODELETE 0
#endif

struct opened {
	struct opened *next;
	recto_module *module;
	char path[];
};

/* Guards all that follows and every call of libltdl. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct opened *all_opened;
static int ltdl_ready;

/* What the system loader's words mean to the user, the first that fits. */
static const struct {
	const char *words, *remedy;
} remedies[] = {
	{ "undefined symbol", "build the plugin against this Recto, and link it with all "
	    "it uses (-Wl,-z,defs finds out)" },
	{ "not found", "install a newer version of that library, or build the plugin here" },
	{ "No such file or directory", "install that library, or build the plugin here" },
	{ "cannot open shared object", "make that file readable" },
	{ "ermission denied", "make it readable, on a file system that is not noexec" },
	{ "", "install the plugin again" },
};

static int
fail_words(const char *path, const char *words, recto_error *err)
{
	size_t i = 0, len = strlen(path);

	/* The loader begins with the path when the module itself is at fault. */
	if (strncmp(words, path, len) == 0 && strncmp(words + len, ": ", 2) == 0)
		words += len + 2;
	while (strstr(words, remedies[i].words) == NULL)
		i++;
	return recto_fail(err, RECTO_EPLUGIN, "%s: %s; %s", path, words, remedies[i].remedy);
}

/* Make sure that the module can be loaded whole, and keep it in memory. */
static int
pre_flight(const char *path, recto_error *err)
{
	const char *words;
	int rc;

	if ((rc = recto_elf__check(path, err)) < 0)
		return rc;
	(void)dlerror();	/* others leave theirs behind */
	if (dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE) != NULL)
		return RECTO_OK;
	words = dlerror();
	return fail_words(path, words != NULL ? words : "the system does not say why", err);
}

static int
open_ltdl(lt_dlhandle *out, const char *path, recto_error *err)
{
	lt_dladvise advise = NULL;
	int rc = RECTO_OK;

	if (!ltdl_ready && lt_dlinit() != 0)
		return recto_fail(err, RECTO_EPLUGIN, "libltdl does not start: %s", lt_dlerror());
	ltdl_ready = 1;
	if (lt_dladvise_init(&advise) != 0 || lt_dladvise_local(&advise) != 0 ||
	    lt_dladvise_resident(&advise) != 0 ||
	    (*out = lt_dlopenadvise(path, advise)) == NULL)
		rc = recto_fail(err, RECTO_EPLUGIN, "%s: libltdl cannot open it: %s; "
		    "install the plugin again", path, lt_dlerror());
	lt_dladvise_destroy(&advise);
	return rc;
}

static int
load(recto_module **out, const char *path, recto_error *err)
{
	const recto_plugin *plugin;
	lt_dlhandle handle;
	int rc;

	if ((rc = pre_flight(path, err)) < 0 || (rc = open_ltdl(&handle, path, err)) < 0)
		return rc;
	if ((plugin = lt_dlsym(handle, RECTO_PLUGIN_SYMBOL)) == NULL)
		return recto_fail(err, RECTO_EPLUGIN, "%s: exports no " RECTO_PLUGIN_SYMBOL
		    ", so it is no Recto plugin; define it with RECTO_PLUGIN and export it, "
		    "or move the file out of the plugin folder", path);
	return recto_module__new(out, plugin, path, err);
}

static const recto_module *
lookup_opened(const char *path)
{
	for (const struct opened *o = all_opened; o != NULL; o = o->next)
		if (strcmp(o->path, path) == 0)
			return o->module;
	return NULL;
}

static int
open_canonical(const char *path, const recto_module **out, recto_error *err)
{
	struct opened *new;
	int rc;

	if ((*out = lookup_opened(path)) != NULL)
		return RECTO_OK;
	if ((new = calloc(1, sizeof *new + strlen(path) + 1)) == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	strcpy(new->path, path);
	if ((rc = load(&new->module, new->path, err)) < 0) {
		free(new);
		return rc;
	}
	new->next = all_opened;
	all_opened = new;
	*out = new->module;
	return RECTO_OK;
}

int
recto_loader__open(const char *path, const recto_module **out, recto_error *err)
{
	char *canonical = realpath(path, NULL);
	int rc;

	*out = NULL;
	if (canonical == NULL)
		return recto_fail(err, RECTO_EPLUGIN, "%s: cannot be opened: %s; "
		    "install the plugin again", path, strerror(errno));
	pthread_mutex_lock(&lock);
	rc = open_canonical(canonical, out, err);
	pthread_mutex_unlock(&lock);
	free(canonical);
	return rc;
}
