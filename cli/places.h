/* SPDX-License-Identifier: MIT */
/*
 * The places that were written to, so that nothing is written twice.
 */
#ifndef RECTO_CLI_PLACES_H
#define RECTO_CLI_PLACES_H

#include "recto/base.h"

struct places {
	void *root;	/* of a search tree */
};

/*
 * Remember that in is written to out. RECTO_EUSAGE when something else was
 * already, in whatever spelling; err says what. in may be NULL.
 */
int places_add(struct places *places, const char *out, const char *in, recto_error *err);
void places_dispose(struct places *places);

#endif
