/* SPDX-License-Identifier: MIT */
/* The exec module: any program as a reader, a filter or a writer. */
#include "exec.h"

static const recto_role *const roles[] = { &exec_reader, &exec_filter, &exec_writer, NULL };

RECTO_PLUGIN = {
	RECTO_PLUGIN_HEAD,
	.name = "exec",
	.version = "0.1.0",
	.summary = "programs as readers, filters and writers",
	.license = "MIT",
	.roles = roles,
};
