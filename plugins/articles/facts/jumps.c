/* SPDX-License-Identifier: MIT */
/*
 * Articles that go on in another part. Parts are written one after the other, so
 * the link goes backwards: the later piece names the earlier one. Ends that are
 * still open are kept with their page numbers and the words of their headline;
 * the numbers on both sides must agree, the words decide where several do.
 */
#include "spans.h"
#include "tokens.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define OPEN_MAX 256		/* ends remembered; the oldest goes first */
#define WORDS_MAX 24		/* of a headline */
#define ID_LENGTH 16

struct jump {
	char from[PAGE_LENGTH], to[PAGE_LENGTH];	/* "": not known */
	char id[ID_LENGTH];
	uint64_t words[WORDS_MAX];			/* hashes of keywords */
	uint32_t nwords;
};

struct jumps {
	struct jump open[OPEN_MAX];
	uint32_t n;
};

/* ------------------------------------------------------------------ words */

/* Those of a block more, as far as there is room. */
static void
keep_words(const struct page *p, uint32_t block, struct jump *jump)
{
	struct keywords r = keywords_of(p, block);

	for (uint64_t hash; jump->nwords < WORDS_MAX && next_keyword(&r, &hash); )
		jump->words[jump->nwords++] = hash;
}

/* How many words of the headline the unit has. */
static uint32_t
words_shared(const struct page *p, const struct unit *u, const struct jump *jump)
{
	uint32_t seen = 0, count = 0;	/* bit i: word i of the headline was met */

	for (uint32_t i = 0; i < u->nblocks; i++) {
		struct keywords r = keywords_of(p, u->blocks[i]);

		for (uint64_t hash; next_keyword(&r, &hash); )
			for (uint32_t k = 0; k < jump->nwords; k++)
				if (jump->words[k] == hash)
					seen |= UINT32_C(1) << k;
	}
	for (; seen != 0; seen &= seen - 1)
		count++;
	return count;
}

/* ------------------------------------------------------------------- ends */

static bool
is_heading(enum role role)
{
	return role == ROLE_HEADLINE || role == ROLE_KICKER || role == ROLE_DECK;
}

int
jumps_add(struct page *p, const struct unit *u, const char *here, const char *to,
    const char *id)
{
	struct jumps *jumps = p->job->jumps;
	struct jump *jump;

	if (jumps == NULL && (jumps = p->job->jumps = calloc(1, sizeof *jumps)) == NULL)
		return RECTO_ENOMEM;
	if (jumps->n == OPEN_MAX)
		memmove(jumps->open, jumps->open + 1, --jumps->n * sizeof *jumps->open);
	jump = &jumps->open[jumps->n++];
	memset(jump, 0, sizeof *jump);
	snprintf(jump->from, sizeof jump->from, "%s", here);
	snprintf(jump->to, sizeof jump->to, "%s", to);
	snprintf(jump->id, sizeof jump->id, "%s", id);
	for (uint32_t i = 0; i < u->nblocks; i++)
		if (is_heading(p->blocks[u->blocks[i]].role))
			keep_words(p, u->blocks[i], jump);
	return 0;
}

bool
jump_page(const struct page *p, const struct block *b, char page[PAGE_LENGTH])
{
	struct reading r;

	page[0] = '\0';
	return reading_take(p, b, &r) && marker_page(r.lang, r.text, r.n, page);
}

int
jump_agreement(const char *a, const char *b)
{
	if (a[0] == '\0' || b[0] == '\0')
		return 0;
	return page_numbers_agree(a, b) ? 1 : -1;
}

const char *
jumps_match(struct page *p, const struct unit *u, const char *here, const char *from)
{
	struct jumps *jumps = p->job->jumps;
	struct jump *best = NULL;
	uint32_t most = 0;
	bool clear = false;

	for (uint32_t i = 0; jumps != NULL && i < jumps->n; i++) {
		struct jump *jump = &jumps->open[i];
		int lands = jump_agreement(jump->to, here);
		int there = jump_agreement(jump->from, from);
		uint32_t shared;

		if (lands < 0 || there < 0 || lands + there == 0)
			continue;
		shared = words_shared(p, u, jump);
		if (best == NULL || shared > most) {
			best = jump;
			most = shared;
			clear = true;
		} else if (shared == most) {
			clear = false;
		}
	}
	return clear ? best->id : NULL;
}

void
jumps_free(struct jumps *jumps)
{
	free(jumps);
}
