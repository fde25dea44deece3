/* SPDX-License-Identifier: MIT */
/*
 * The folders where modules and data files are looked for, in order.
 */
#ifndef RECTO_CORE_PATHS_H
#define RECTO_CORE_PATHS_H

#include <stddef.h>

#include "listener.h"

typedef struct recto_paths {
	char **folder;
	size_t n;
} recto_paths;

void recto_paths__dispose(recto_paths *paths);
/* Add a folder at the end. RECTO_EUSAGE when it is not absolute. */
int recto_paths__add(recto_paths *paths, const char *folder, recto_error *err);
/*
 * Add where modules, or data files, stand on this system: the variable of the
 * environment, the user's folder, the system's. A process with more rights
 * than its user looks in the system's only. Data that the program brings along
 * come after the user's own, which can so take their place.
 */
int recto_paths__add_plugins(recto_paths *paths, const recto_listener *to, recto_error *err);
int recto_paths__add_data(recto_paths *paths, const recto_paths *brought,
    const recto_listener *to, recto_error *err);

#endif
