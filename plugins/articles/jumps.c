/* SPDX-License-Identifier: MIT */
/*
 * Articles that go on in another part. Parts are written one after the other, so
 * the link goes backwards: the later piece names the earlier one. Ends that are
 * still open are kept with their page numbers and the words of their headline;
 * the numbers on both sides must agree, the words decide where several do.
 */
#include "spans.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

#define OPEN_MAX 256		/* ends remembered; the oldest goes first */
#define WORDS_MAX 24		/* of a headline */
#define ID_LENGTH 16

struct jump {
	char from[PAGE_LENGTH], to[PAGE_LENGTH];	/* "": not known */
	char id[ID_LENGTH];
	uint32_t words[WORDS_MAX], nwords;		/* hashes */
};

struct jumps {
	struct jump open[OPEN_MAX];
	uint32_t n;
};

/* ------------------------------------------------------------------ words */

struct tally {
	const struct jump *jump;
	uint32_t seen;		/* bit i: word i of the headline was met */
};

static uint32_t
add_to_hash(uint32_t hash, uint32_t c)
{
	return (hash ^ (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT)) * 16777619u;
}

/* Words of four letters and more, pairs of wide characters. */
static void
each_word(const struct line *l, word_taker *take, void *state)
{
	for (uint32_t i = 0, to; i < l->ntext; i = to > i ? to : i + 1) {
		uint32_t hash = 2166136261u;	/* FNV-1a */

		to = i;
		if (glyph_is_wide(l->text[i].c)) {
			if (i + 1 < l->ntext && u_isalpha((UChar32)l->text[i].c) &&
			    u_isalpha((UChar32)l->text[i + 1].c))
				take(state, add_to_hash(add_to_hash(hash, l->text[i].c),
				    l->text[i + 1].c));
			continue;
		}
		for (; to < l->ntext && u_isalpha((UChar32)l->text[to].c) &&
		    !glyph_is_wide(l->text[to].c); to++)
			hash = add_to_hash(hash, l->text[to].c);
		if (to - i >= 4)
			take(state, hash);
	}
}

void
each_word_of(const struct page *p, const struct block *b, word_taker *take, void *state)
{
	for (uint32_t i = b->first; i != NONE; i = p->pieces[i].next)
		each_word(&p->lines[p->pieces[i].line], take, state);
}

static void
keep_word(void *state, uint32_t hash)
{
	struct jump *jump = state;

	if (jump->nwords < WORDS_MAX)
		jump->words[jump->nwords++] = hash;
}

static void
tally_word(void *state, uint32_t hash)
{
	struct tally *tally = state;

	for (uint32_t i = 0; i < tally->jump->nwords; i++)
		if (tally->jump->words[i] == hash)
			tally->seen |= UINT32_C(1) << i;
}

/* How many words of the headline the unit has. */
static uint32_t
words_shared(const struct page *p, const struct unit *u, const struct jump *jump)
{
	struct tally tally = { jump, 0 };
	uint32_t count = 0;

	for (uint32_t i = 0; i < u->nblocks; i++)
		each_word_of(p, &p->blocks[u->blocks[i]], tally_word, &tally);
	for (; tally.seen != 0; tally.seen &= tally.seen - 1)
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
			each_word_of(p, &p->blocks[u->blocks[i]], keep_word, jump);
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
