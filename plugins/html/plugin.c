/* SPDX-License-Identifier: MIT */
/* The html module: a writer of HTML. */
#include "html.h"

static const recto_role *const roles[] = { &html_writer, NULL };

RECTO_PLUGIN = {
	RECTO_PLUGIN_HEAD,
	.name = "html",
	.version = "0.1.0",
	.summary = "HTML pages for reading and publishing",
	.license = "MIT",
	.roles = roles,
};
