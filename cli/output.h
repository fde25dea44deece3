/* SPDX-License-Identifier: MIT */
/*
 * Where output goes, what it is called and in which format it is.
 */
#ifndef RECTO_CLI_OUTPUT_H
#define RECTO_CLI_OUTPUT_H

#include "options.h"

/* What -o names; NULL for standard output. */
const char *output_file(const struct options *options);
/* Whether that is a folder: it is one, looks like one, or has to be one. */
int output_is_folder(const struct options *options);
/* RECTO_EUSAGE for all that can be known to be wrong before work begins. */
int output_check(const struct options *options, int folder, recto_error *err);
/* The format of -t, or the one of the name of -o, or the one there is without. */
int output_format(const char **out, recto_host *host, const struct options *options,
    int folder, recto_error *err);
/* The place in a folder for what a file becomes; to be freed. NULL: no memory. */
char *output_place(recto_host *host, const recto_role_info *writer, const char *in,
    const char *folder);

#endif
