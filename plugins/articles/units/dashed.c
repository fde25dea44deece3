/* SPDX-License-Identifier: MIT */
/*
 * Short news of one column behind dashes (*— The vicar has returned.*) are a list.
 * So is what somebody says, line by line; but there one asks and answers, and in few
 * words.
 */
#include "articles.h"
#include "labels/traits.h"

#include <unicode/uchar.h>

#define ROW 3			/* texts behind dashes that are a list, */
#define TOLD 60			/* none of which has fewer characters, */
#define ASKS 5			/* and of which not more than one of so many asks */

static bool
begins_with_dash(const struct line *l)
{
	uint32_t i = 1;

	if (l->start != START_DASH || l->starts[ROLE_OPENER] > 0)
		return false;
	while (i < l->ntext && glyph_is_space(l->text[i].c))
		i++;
	return i < l->ntext && !u_isdigit((UChar32)l->text[i].c);
}

static bool
is_dashed(const struct page *p, const struct unit *u, uint32_t i)
{
	const struct block *b = &p->blocks[u->blocks[i]];

	return b->role == ROLE_TEXT && !b->row && !b->verse && b->length >= TOLD && begins_with_dash(first_line_of(p, b));
}

static bool
asks(const struct page *p, const struct block *b)
{
	for (uint32_t i = b->first; i != NONE; i = p->pieces[i].next)
		if (line_asks_inside(&p->lines[p->pieces[i].line]))
			return true;
	return false;
}

/* The first of them has no dash where the heading right above parts it from what stands before. */
static bool
heads_row(const struct page *p, const struct unit *u, uint32_t i)
{
	const struct block *b = &p->blocks[u->blocks[i]];

	return b->role == ROLE_TEXT && b->closed && last_line_of(p, b)->end == END_STOP &&
	    (i == 0 || p->blocks[u->blocks[i - 1]].class != CLASS_TEXT);
}

static void
list_row(struct page *p, const struct unit *u, uint32_t from, uint32_t to)
{
	if (from > 0 && heads_row(p, u, from - 1))
		from--;
	for (uint32_t i = from; i < to; i++)
		p->blocks[u->blocks[i]].listed = true;
}

int
dashed_list(struct page *p, recto_error *err)
{
	(void)err;
	for (uint32_t k = 0; k < p->nunits; k++) {
		const struct unit *u = &p->units[k];

		for (uint32_t from = 0, to; from < u->nblocks; from = to > from ? to : from + 1) {
			uint32_t asking = 0;

			for (to = from; to < u->nblocks && is_dashed(p, u, to); to++)
				asking += asks(p, &p->blocks[u->blocks[to]]);
			if (to - from >= ROW && ASKS * asking <= to - from)
				list_row(p, u, from, to);
		}
	}
	return 0;
}
