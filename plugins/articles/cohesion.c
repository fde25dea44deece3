/* SPDX-License-Identifier: MIT */
/*
 * What two texts have in common: an article keeps to its words, the next one
 * has others. Words of a chunk that its neighbour repeats are set against those
 * that distant chunks of the page share by chance.
 *
 * Method: lexical cohesion, after Hearst's TextTiling, with rare words counting
 * more; pieces are as in overlap.c.
 */
#include "tokens.h"
#include "units.h"

#include <string.h>

#define MOST_PIECES 60000	/* of a window; further ones are left out */
#define MOST NAT(2.5)		/* that cohesion says for one article or against */
#define WEIGHT 200		/* hundredths of the log ratio */
#define DOUBT NAT(5)		/* common words that nothing would follow from */
#define FEWEST_CHUNKS 4

struct piece_place {
	uint64_t key;		/* 0: free */
	uint64_t chunks;
};

static void
mark(struct piece_place *table, uint32_t mask, uint64_t key, uint64_t chunk)
{
	uint32_t at = (uint32_t)(key >> 20) & mask;

	key |= 1;
	while (table[at].key != 0 && table[at].key != key)
		at = (at + 1) & mask;
	table[at].key = key;
	table[at].chunks |= chunk;
}

static uint32_t
mark_chunk(const struct window *w, uint32_t c, struct piece_place *table, uint32_t mask, uint32_t room)
{
	uint32_t n = 0;

	for (uint32_t k = w->chunks[c].first; k <= w->chunks[c].last; k++) {
		struct tokens r = tokens_of(w->page, w->flow[k]);
		struct token t, before = { 0, false, false };

		for (; n < room && next_token(&r, true, &t); before = t) {
			if (t.wide && before.hash != 0 && before.wide)	/* one wide character says little */
				mark(table, mask, token_pair(&before, &t), (uint64_t)1 << c);
			else if (!t.wide && !t.weak)
				mark(table, mask, t.hash, (uint64_t)1 << c);
			else
				continue;
			n++;
		}
	}
	return n;
}

int
cohesion_weigh(struct window *w, recto_error *err)
{
	score (*shared)[WINDOW];
	uint32_t sizes[WINDOW] = { 0 }, total = 0, slots = 1024;
	struct piece_place *table;
	int64_t by_chance = 0, products = 0;

	if (w->nchunks < FEWEST_CHUNKS)
		return 0;
	for (uint32_t c = 0; c < w->nchunks; c++)
		total += w->chunks[c].length;
	while (slots < 2 * (total < MOST_PIECES ? total : MOST_PIECES) + 2)
		slots *= 2;
	table = page_alloc(w->page, slots, sizeof *table);
	shared = page_alloc(w->page, WINDOW, sizeof *shared);
	if (table == NULL || shared == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	for (uint32_t c = 0, room = MOST_PIECES; c < w->nchunks; c++, room -= sizes[c - 1])
		sizes[c] = mark_chunk(w, c, table, slots - 1, room);
	for (uint32_t i = 0; i < slots; i++) {
		uint32_t places[WINDOW], n = 0;
		score rare;

		if (table[i].key == 0)
			continue;
		for (uint32_t c = 0; c < w->nchunks; c++)
			if (table[i].chunks >> c & 1)
				places[n++] = c;
		if (n < 2 || 3 * n > w->nchunks + 3)
			continue;
		rare = log_ratio(w->nchunks + 1, n);
		for (uint32_t a = 0; a < n; a++)
			for (uint32_t b = a + 1; b < n; b++)
				shared[places[a]][places[b]] += rare;
	}
	for (uint32_t a = 0; a < w->nchunks; a++)
		for (uint32_t b = a + 3; b < w->nchunks; b++) {
			by_chance += shared[a][b];
			products += (int64_t)sizes[a] * sizes[b];
		}
	for (uint32_t g = 1; g < w->nchunks && products > 0; g++) {
		int64_t expected = by_chance * ((int64_t)sizes[g - 1] * sizes[g]) / products;
		score says = log_ratio((uint64_t)shared[g - 1][g] + DOUBT, (uint64_t)expected + DOUBT) *
		    WEIGHT / 100;

		w->gaps[g].cohesion = says > MOST ? MOST : says < -MOST ? -MOST : says;
		w->gaps[g].keep += w->gaps[g].cohesion;
	}
	return 0;
}
