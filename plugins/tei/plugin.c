/* SPDX-License-Identifier: MIT */
/* The tei module: a writer of TEI P5. */
#include "tei.h"

static const recto_role *const roles[] = { &tei_writer, NULL };

RECTO_PLUGIN = {
	RECTO_PLUGIN_HEAD,
	.name = "tei",
	.version = "0.1.0",
	.summary = "TEI P5 for digital humanities",
	.license = "MIT",
	.roles = roles,
};
