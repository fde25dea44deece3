/* SPDX-License-Identifier: MIT */
/* The markdown module: a writer of CommonMark. */
#include "markdown.h"

static const recto_role *const roles[] = { &markdown_writer, NULL };

RECTO_PLUGIN = {
	RECTO_PLUGIN_HEAD,
	.name = "markdown",
	.version = "0.1.0",
	.summary = "Markdown, with the metadata in front",
	.license = "MIT",
	.roles = roles,
};
