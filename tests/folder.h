/* SPDX-License-Identifier: MIT */
/*
 * A folder of its own for a test: the test stands in it, and it goes with all
 * that is in it when the test ends.
 */
#ifndef RECTO_TESTS_FOLDER_H
#define RECTO_TESTS_FOLDER_H

#include <ftw.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"

struct folder {
	char path[64];		/* absolute, canonical */
	char *before;		/* where the test stood */
};

static inline void
folder_enter(struct folder *folder)
{
	char name[] = "/tmp/recto-test-XXXXXX";
	char *real;

	assert_non_null(mkdtemp(name));
	assert_non_null(folder->before = getcwd(NULL, 0));
	assert_non_null(real = realpath(name, NULL));
	assert_true(strlen(real) < sizeof folder->path);
	strcpy(folder->path, real);
	free(real);
	assert_int_equal(chdir(folder->path), 0);
}

static inline int
folder_remove(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st, (void)type, (void)ftw;
	return remove(path);
}

static inline void
folder_leave(struct folder *folder)
{
	assert_int_equal(chdir(folder->before), 0);
	free(folder->before);
	nftw(folder->path, folder_remove, 8, FTW_DEPTH | FTW_PHYS);
}

/* For cmocka: a test, or a group of tests, in a folder of its own. */
static inline int
folder_setup(void **state)
{
	static struct folder folder;

	*state = &folder;
	folder_enter(&folder);
	return 0;
}

static inline int
folder_teardown(void **state)
{
	folder_leave(*state);
	return 0;
}

static inline void
put_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static inline void
put_folder(const char *path)
{
	assert_int_equal(mkdir(path, 0755), 0);
}

#endif
