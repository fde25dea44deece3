/* SPDX-License-Identifier: MIT */
/*
 * The names a module exports and imports, read from its file.
 */
#ifndef RECTO_CLI_PLUGIN_SYMBOLS_H
#define RECTO_CLI_PLUGIN_SYMBOLS_H

#include "recto/base.h"

/*
 * Tell of each name in the dynamic symbol table. RECTO_ENOTSUP where modules are
 * no ELF files or the file has no section headers, RECTO_EIO, RECTO_EFORMAT.
 */
int symbols_read(const char *path, void (*take)(void *user, const char *name, int defined),
    void *user, recto_error *err);

#endif
