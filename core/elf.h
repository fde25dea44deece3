/* SPDX-License-Identifier: MIT */
/*
 * Whether a file is a module for this machine, without loading it.
 */
#ifndef RECTO_CORE_ELF_H
#define RECTO_CORE_ELF_H

#include "recto/base.h"

/*
 * RECTO_EPLUGIN with path, cause and remedy when the file is empty, cut short,
 * no shared object, or one for another machine. RECTO_OK on systems without ELF.
 */
int recto_elf__check(const char *path, recto_error *err);

#endif
