/* SPDX-License-Identifier: MIT */
/**
 * @file loss.h
 * What a writer cannot say is told once by kind, however often it is met.
 */
#ifndef WRITING_LOSS_H
#define WRITING_LOSS_H

#include "recto/plugin.h"

struct losses {
	uint64_t told;		/* a bit for each kind, the first RECTO_KIND_COUNT by node kind */
};
enum { LOSS_CHARACTER = RECTO_KIND_COUNT, LOSS_CERT, LOSS_LANG, LOSS_PAGE };

/** Report that @p what is lost, unless that was said before; @p node gives the line, or is NULL. */
void loss_tell(struct losses *losses, recto_context *ctx, const recto_node *node, int kind,
    const char *what);

#endif
