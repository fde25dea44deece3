/* SPDX-License-Identifier: MIT */
/*
 * Headings that stand alone, one below another: what stands above the first of
 * them. Under a rubric (*Local news*) they head short news, under a headline with
 * its decks or its byline they are the sections of a report.
 */
#include "units.h"

/* What the headings below this gap would hang under, if they stood alone. */
static enum under
opened_by(const struct window *w, const struct gap *gap)
{
	const struct head *h = &w->heads[gap->first_head];

	if (head_is_label(w, h))
		return UNDER_RUBRIC;
	return gap->bylines > 0 ? UNDER_BYLINE : UNDER_STACK;
}

void
series_find(struct window *w)
{
	enum under under = UNDER_NOTHING;
	uint8_t alone = 0;

	for (uint32_t g = 0; g <= w->nchunks; g++) {
		struct gap *gap = &w->gaps[g];
		bool lone = gap->nheads == 1 && gap->bylines == 0 && !head_is_label(w, &w->heads[gap->first_head]);

		gap->under = under;
		gap->alone = alone;
		if (gap->nheads == 0)
			continue;
		alone = lone ? (uint8_t)(alone + 1) : 0;
		if (!lone)
			under = opened_by(w, gap);
	}
}
