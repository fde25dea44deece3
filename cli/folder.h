/* SPDX-License-Identifier: MIT */
/*
 * Folders in, folders out.
 */
#ifndef RECTO_CLI_FOLDER_H
#define RECTO_CLI_FOLDER_H

#include "convert.h"

int folder_exists(const char *path);
/* With all those above it. */
int folder_make(const char *path, recto_error *err);
/* Convert every file below a folder; out mirrors it, or is NULL for the ledger. */
void convert_folder(struct work *work, const char *in, const char *out);
/*
 * Convert one file into a folder, which is made with all those above it, but only
 * now: there is no folder without a file to be in it.
 */
void convert_into(struct work *work, const char *in, const char *out);

#endif
