/* SPDX-License-Identifier: MIT */
/*
 * The rules a role keeps, one test each.
 */
#ifndef RECTO_CLI_PLUGIN_RULES_H
#define RECTO_CLI_PLUGIN_RULES_H

#include "tap.h"
#include "trial.h"

/* All that hold for the role of a subject. */
void rules_check(struct tap *tap, const struct subject *s);

#endif
