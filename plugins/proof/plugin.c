/* SPDX-License-Identifier: MIT */
/* The proof module: a writer of pages to check a conversion by. */
#include "proof.h"

static const recto_role *const roles[] = { &proof_writer, NULL };

RECTO_PLUGIN = {
	RECTO_PLUGIN_HEAD,
	.name = "proof",
	.version = "0.1.0",
	.summary = "proof pages: the source beside what became of it",
	.license = "MIT",
	.roles = roles,
};
