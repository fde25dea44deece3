/* SPDX-License-Identifier: MIT */
/*
 * Whether a reader's probe only looks.
 */
#ifndef RECTO_CLI_PLUGIN_PROBE_H
#define RECTO_CLI_PLUGIN_PROBE_H

#include "tap.h"

/* subject: a struct subject of a reader. */
enum verdict probe_is_pure(const void *subject, recto_buf *why);

#endif
