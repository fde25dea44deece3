/* SPDX-License-Identifier: MIT */
/* The html module: writers of a page and of a site. */
#include "site.h"

static const recto_role *const roles[] = { &html_writer, &site_writer, NULL };

RECTO_PLUGIN = {
	RECTO_PLUGIN_HEAD,
	.name = "html",
	.version = "0.1.0",
	.summary = "HTML pages for reading and publishing",
	.license = "MIT",
	.roles = roles,
};
