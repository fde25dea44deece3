/* SPDX-License-Identifier: MIT */
/*
 * What there is: formats, plugins, and the options of one of them.
 */
#ifndef RECTO_CLI_LIST_H
#define RECTO_CLI_LIST_H

#include "recto/recto.h"

/* All append text for standard output. */
void list_formats(recto_host *host, recto_buf *out);
void list_plugins(recto_host *host, recto_buf *out);
/* By the name of a format, filter or plugin. RECTO_ENOENT names the nearest. */
int list_describe(recto_host *host, const char *name, recto_buf *out, recto_error *err);

#endif
