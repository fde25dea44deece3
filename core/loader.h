/* SPDX-License-Identifier: MIT */
/*
 * Opens modules; the only part of Recto that knows libltdl.
 */
#ifndef RECTO_CORE_LOADER_H
#define RECTO_CORE_LOADER_H

#include "module.h"

/*
 * The module at path, opened at most once in a process and never closed.
 * Safe to call from several threads. RECTO_EPLUGIN names the file, the true
 * cause and the remedy; a module that failed can be tried again.
 */
int recto_loader__open(const char *path, const recto_module **out, recto_error *err);

#endif
