/* SPDX-License-Identifier: MIT */
/*
 * Plugins that configure was told to make part of the command.
 */
#ifndef RECTO_CLI_LINKED_H
#define RECTO_CLI_LINKED_H

#include "recto/recto.h"

/* Before the host is asked for roles: what is linked in comes before modules. */
int linked_add_plugins(recto_host *host, recto_error *err);

#endif
