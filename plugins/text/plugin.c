/* SPDX-License-Identifier: MIT */
/* The text module: raw pages in, plain text out. */
#include "text.h"

static const recto_role *const roles[] = { &text_reader, &text_writer, NULL };

RECTO_PLUGIN = {
	RECTO_PLUGIN_HEAD,
	.name = "text",
	.version = "0.1.0",
	.summary = "plain text",
	.license = "MIT",
	.roles = roles,
};
