/* SPDX-License-Identifier: MIT */
/*
 * Places of files. A file is written under another name in its own folder and
 * renamed when it is whole, so its readers see the old file or the whole new
 * one and never half of it.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "place.h"

#define TRIES 1000	/* names of temporary files, before giving up */

/*
 * A name beside the place. open() instead of mkstemp() lets the umask and the
 * folder's default permissions do for the new file what they always do. The
 * serial number keeps the files of this process apart without a search.
 */
static int
open_beside(recto_place *place, int *fd)
{
	static atomic_uint serial;
	const char *slash = strrchr(place->path, '/');
	int dir = slash == NULL ? 0 : (int)(slash - place->path) + 1;
	int why = EEXIST;

	for (int i = 0; i < TRIES && (why == EEXIST || why == EINTR); i++) {
		free(place->temp);
		if (asprintf(&place->temp, "%.*s.recto-%ld-%u.tmp", dir, place->path,
		    (long)getpid(), atomic_fetch_add(&serial, 1)) < 0) {
			place->temp = NULL;
			return ENOMEM;
		}
		*fd = open(place->temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		if (*fd >= 0)
			return 0;
		why = errno;
	}
	free(place->temp);
	place->temp = NULL;
	return why;
}

/* A device or a pipe: nothing can be renamed there. */
static int
open_direct(int *fd, const char *path)
{
	do
		*fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	while (*fd < 0 && errno == EINTR);
	return *fd < 0 ? errno : 0;
}

int
recto_place__open(recto_place *place, int *fd, const char *path)
{
	struct stat st;

	if (stat(path, &st) == 0) {
		if (S_ISDIR(st.st_mode))
			return EISDIR;
		if (!S_ISREG(st.st_mode))
			return open_direct(fd, path);
		/* a link stays a link: its target is what is replaced */
		if ((place->path = realpath(path, NULL)) == NULL)
			return errno;
		/* renaming would replace what its owner made read-only */
		if (access(place->path, W_OK) != 0)
			return errno;
		place->replaces = 1;
		place->mode = st.st_mode & 07777;
	} else if (errno != ENOENT) {
		return errno;
	} else if ((place->path = strdup(path)) == NULL) {
		return ENOMEM;
	}
	return open_beside(place, fd);
}

/*
 * Owner and group are tried only, as they may belong to somebody else; without
 * them, bits that would lend the owner's rights are dropped.
 */
int
recto_place__keep_permissions(const recto_place *place, int fd)
{
	mode_t mode = place->mode;
	struct stat old, new;

	if (!place->replaces || stat(place->path, &old) != 0 || fstat(fd, &new) != 0)
		return 0;	/* new, or removed meanwhile, which comes to the same */
	if ((old.st_uid != new.st_uid || old.st_gid != new.st_gid) &&
	    fchown(fd, old.st_uid, old.st_gid) != 0)
		mode &= 0777;
	return fchmod(fd, mode) != 0 ? errno : 0;
}

int
recto_place__move(recto_place *place)
{
	if (rename(place->temp, place->path) != 0)
		return errno;
	free(place->temp);
	place->temp = NULL;
	return 0;
}

void
recto_place__dispose(recto_place *place)
{
	if (place->temp != NULL)
		unlink(place->temp);
	free(place->temp);
	free(place->path);
	*place = (recto_place){ .path = NULL };
}
