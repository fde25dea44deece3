/* SPDX-License-Identifier: MIT */
/*
 * Which format a file is in, and why.
 */
#ifndef RECTO_CLI_DETECT_H
#define RECTO_CLI_DETECT_H

#include "options.h"
#include "say.h"

/* Append what is found out about each input. The status to exit with. */
int detect(const struct options *options, recto_host *host, struct say *say,
    recto_buf *text);

#endif
