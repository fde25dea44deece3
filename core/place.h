/* SPDX-License-Identifier: MIT */
/*
 * Places of files: what is written stands under another name in the same folder
 * and is moved to its place when it is whole. Failures are errno values.
 */
#ifndef RECTO_CORE_PLACE_H
#define RECTO_CORE_PLACE_H

#include <sys/types.h>

/* Zeroed: no place. */
typedef struct recto_place {
	char *path;		/* where the file will be; NULL: nowhere */
	char *temp;		/* the file beside it; NULL once it is gone */
	int replaces;		/* path exists, with these permissions: */
	mode_t mode;
} recto_place;

/*
 * Open the file beside the place `path`. What is no regular file (a device, a
 * pipe) is opened itself and `place` left without a path. 0, or an errno.
 */
int recto_place__open(recto_place *place, int *fd, const char *path);
/* Give the new file the permissions that the one it replaces has. 0, or an errno. */
int recto_place__keep_permissions(const recto_place *place, int fd);
/* Move the file to its place. 0, or an errno. */
int recto_place__move(recto_place *place);
/* Release; the file is removed unless it was moved. */
void recto_place__dispose(recto_place *place);

#endif
