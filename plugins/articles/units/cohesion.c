/* SPDX-License-Identifier: MIT */
/*
 * What two texts have in common: an article keeps to its words, the next one
 * has others. Words of a chunk that its neighbour repeats are set against those
 * that distant chunks of the page share by chance.
 *
 * Method: lexical cohesion, after Hearst's TextTiling, with rare words counting
 * more; pieces are as in overlap.c.
 */
#include "keys.h"
#include "tokens.h"
#include "units.h"

#include <string.h>

#define MOST_PIECES 60000	/* of a window; further ones are left out */
#define MOST NAT(2.5)		/* that cohesion says for one article or against */
#define WEIGHT 200		/* hundredths of the log ratio */
#define DOUBT NAT(5)		/* common words that nothing would follow from */
#define FEWEST_CHUNKS 4

struct pieces {
	uint64_t *keys;
	uint64_t *chunks;	/* that have it, a bit each */
	uint32_t mask;
};

static uint32_t
mark_chunk(const struct window *w, uint32_t c, struct pieces *pieces, uint32_t room)
{
	uint32_t n = 0;

	for (uint32_t k = w->chunks[c].first; k <= w->chunks[c].last; k++) {
		struct keywords r = keywords_of(w->page, w->flow[k]);
		uint64_t hash;

		/* Notices share places, hours and numbers, whatever they are about. */
		if (names_field(first_line_of(w->page, &w->page->blocks[w->flow[k]])))
			continue;
		for (; n < room && next_keyword(&r, &hash); n++) {
			uint32_t at = key_slot(pieces->keys, pieces->mask, key_of(hash));

			pieces->keys[at] = key_of(hash);
			pieces->chunks[at] |= (uint64_t)1 << c;
		}
	}
	return n;
}

int
cohesion_weigh(struct window *w, recto_error *err)
{
	score (*shared)[WINDOW];
	uint32_t sizes[WINDOW] = { 0 }, total = 0, slots = 1024;
	struct pieces pieces;
	int64_t by_chance = 0, products = 0;

	if (w->nchunks < FEWEST_CHUNKS)
		return 0;
	for (uint32_t c = 0; c < w->nchunks; c++)
		total += w->chunks[c].length;
	while (slots < 2 * (total < MOST_PIECES ? total : MOST_PIECES) + 2)
		slots *= 2;
	pieces.keys = page_alloc(w->page, slots, sizeof *pieces.keys);
	pieces.chunks = page_alloc(w->page, slots, sizeof *pieces.chunks);
	pieces.mask = slots - 1;
	shared = page_alloc(w->page, WINDOW, sizeof *shared);
	if (pieces.keys == NULL || pieces.chunks == NULL || shared == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	for (uint32_t c = 0, room = MOST_PIECES; c < w->nchunks; c++, room -= sizes[c - 1])
		sizes[c] = mark_chunk(w, c, &pieces, room);
	for (uint32_t i = 0; i < slots; i++) {
		uint32_t places[WINDOW], n = 0;
		score rare;

		if (pieces.keys[i] == 0)
			continue;
		for (uint32_t c = 0; c < w->nchunks; c++)
			if (pieces.chunks[i] >> c & 1)
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
