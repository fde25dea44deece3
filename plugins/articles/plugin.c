/* SPDX-License-Identifier: MIT */
/*
 * The module `articles`: its descriptor.
 */
#include "filter.h"

static const recto_role *const roles[] = { &articles_filter, NULL };

RECTO_PLUGIN = {
	RECTO_PLUGIN_HEAD,
	.name = "articles",
	.version = "0.1.0",
	.summary = "structure recovery for newspaper and magazine pages",
	.license = "MIT",
	.roles = roles,
};
