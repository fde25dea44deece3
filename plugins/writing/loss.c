/* SPDX-License-Identifier: MIT */
/* One message for each kind of thing a format cannot say. */
#include "loss.h"

_Static_assert(LOSS_PAGE < 64, "a kind has no bit");

void
loss_tell(struct losses *losses, recto_context *ctx, const recto_node *node, int kind,
    const char *what)
{
	uint64_t bit = (uint64_t)1 << kind;
	uint64_t line;

	if (losses->told & bit)
		return;
	losses->told |= bit;
	line = node ? recto_node_origin(node).line : 0;
	recto_report(ctx, RECTO_MSG_LOSS, line, "%s", what);
}
