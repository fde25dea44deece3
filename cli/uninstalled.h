/* SPDX-License-Identifier: MIT */
/*
 * Plugins of a recto that is not where it was configured to be.
 */
#ifndef RECTO_CLI_UNINSTALLED_H
#define RECTO_CLI_UNINSTALLED_H

#include "recto/recto.h"

/*
 * Have the host look first in the folders that belong to this very executable:
 * those of its build tree, or those of the place it was moved to. Does nothing
 * for an executable in its place, or one that runs with more rights than its
 * user.
 */
int uninstalled_add_folders(recto_host *host, recto_error *err);

#endif
