/* SPDX-License-Identifier: MIT */
/* The json module: documents as JSON lines, in and out, with all that is in them. */
#include "json.h"

static const recto_role *const roles[] = { &json_reader, &json_writer, NULL };

RECTO_PLUGIN = {
	RECTO_PLUGIN_HEAD,
	.name = "json",
	.version = "0.1.0",
	.summary = "Recto's own documents as JSON lines",
	.license = "MIT",
	.roles = roles,
};
