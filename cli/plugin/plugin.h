/* SPDX-License-Identifier: MIT */
/*
 * What the parts of the recto-plugin command share.
 */
#ifndef RECTO_CLI_PLUGIN_H
#define RECTO_CLI_PLUGIN_H

#include "recto/recto.h"

/* What the command exits with. */
enum { DONE = 0, FAILED = 1, USAGE = 2 };

/* `recto-plugin: ...` on standard error; the status to exit with. */
int say_failed(const recto_error *err);
int say_usage(const char *fmt, ...) RECTO_PRINTF(1, 2);

/* The commands: arguments after their names, ending with NULL. */
int command_new(char **args);
int command_why(char **args);
int command_check(char **args);

#endif
