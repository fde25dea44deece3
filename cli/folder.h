/* SPDX-License-Identifier: MIT */
/*
 * Folders in, folders out.
 */
#ifndef RECTO_CLI_FOLDER_H
#define RECTO_CLI_FOLDER_H

#include "convert.h"

/* Convert every file below a folder; out mirrors it, or is NULL for the ledger. */
void convert_folder(struct work *work, const char *in, const char *out);
/* Make a folder with all those above it, where they are missing. */
int folder_make(const char *path, recto_error *err);

#endif
