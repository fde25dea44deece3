/* SPDX-License-Identifier: MIT */
/*
 * The roles of the exec module: programs that speak documents as JSON lines on
 * their standard streams.
 */
#ifndef EXEC_H
#define EXEC_H

#include "recto/plugin.h"

extern const recto_role exec_reader, exec_filter, exec_writer;

/* The option all three have. */
#define EXEC_TIMEOUT(state) \
	{ .name = "timeout", .type = RECTO_OPT_INT, .offset = offsetof(state, timeout), \
	  .value = "60", .lo = 0, .hi = 86400, \
	  .summary = "seconds after which a program that does nothing is stopped, 0 for never" }

#endif
