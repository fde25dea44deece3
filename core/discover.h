/* SPDX-License-Identifier: MIT */
/*
 * Finds the modules in a list of folders, opening none of them.
 */
#ifndef RECTO_CORE_DISCOVER_H
#define RECTO_CORE_DISCOVER_H

#include "listener.h"
#include "paths.h"

/* The modules found, in order of the folders, then of their names' bytes. */
typedef struct recto_found {
	char **module;		/* absolute paths */
	size_t n;
} recto_found;

/*
 * Folders that are not there are passed over in silence. Those, and modules,
 * that others may write to are refused, with a message. A module met a second
 * time, under another name or through another folder, counts once.
 */
int recto_discover__modules(recto_found *out, const recto_paths *paths,
    const recto_listener *to, recto_error *err);
void recto_found__dispose(recto_found *found);

/*
 * The text of the manifest beside a module: 1, or 0 when there is none that is
 * at least as young as the module and can be read. RECTO_ENOMEM.
 */
int recto_discover__manifest(const char *module, recto_buf *out, recto_error *err);

#endif
