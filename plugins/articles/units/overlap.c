/* SPDX-License-Identifier: MIT */
/*
 * What a headline has in common with a text: the rarer a piece of the headline
 * is on the page, the more it tells where it recurs. Pieces are runs of one to
 * three wide characters, or words and pairs of words; each knows in which
 * chunks of the window it occurs, so that any union of chunks is a mask.
 */
#include "keys.h"
#include "tokens.h"
#include "units.h"

#include <string.h>

#define TABLE 8192		/* slots; a power of two */
#define MAX_GRAMS 4000		/* of all headings together */
#define HEAD_GRAMS 160		/* of one */
#define CACHE 64		/* covers remembered for each heading, a power of two */

static const score wide_weights[3] = { 90, 256, 410 };
static const score word_weights[2] = { 256, 300 };
#define LEAST_NAMED 2		/* tokens of a heading that a list of contents names */
#define SHRINK 22		/* tenths of ln(N+1): doubts about short labels */

struct gram {
	uint64_t chunks;
	score weight;
	int64_t value;		/* by its weight and how rare it is, once the chunks are known */
};

struct overlap {
	uint64_t keys[TABLE];
	struct gram grams[TABLE];
	uint32_t ngrams;
	uint16_t of_head[HEADS][HEAD_GRAMS];
	uint32_t nof_head[HEADS];
	int64_t all[HEADS];		/* value of all grams of a head, and the doubts about it */
	struct {		/* covers found before: the search asks again and again */
		uint64_t chunks;
		score cover;
	} found[HEADS][CACHE];
};

static void
add_gram(struct overlap *o, uint32_t head, uint64_t hash, score weight)
{
	uint64_t key = key_of(hash);
	uint32_t at = key_slot(o->keys, TABLE - 1, key);

	if (o->nof_head[head] == HEAD_GRAMS || (o->keys[at] == 0 && o->ngrams == MAX_GRAMS))
		return;
	if (o->keys[at] == 0) {
		o->keys[at] = key;
		o->grams[at].weight = weight;
		o->ngrams++;
	}
	o->of_head[head][o->nof_head[head]++] = (uint16_t)at;
}

static void
mark_gram(struct overlap *o, uint64_t hash, uint64_t chunk)
{
	uint32_t at = key_slot(o->keys, TABLE - 1, key_of(hash));

	if (o->keys[at] != 0)
		o->grams[at].chunks |= chunk;
}

/* Hashes of the grams that end with token t, given the two before it (wide only, 0: none). @return how many. */
static int
grams_of(const struct token *t, const struct token before[2], uint64_t hash[3])
{
	int n = 1, reach = t->wide ? 3 : 2;

	for (hash[0] = t->hash; n < reach && before[n - 1].hash != 0 && before[n - 1].wide == t->wide; n++)
		hash[n] = token_mix(hash[n - 1], before[n - 1].hash);
	return n;
}

static void
take_head(struct overlap *o, uint32_t head, const struct token *t, const struct token before[2])
{
	uint64_t hash[3];
	int grams = grams_of(t, before, hash);

	for (int n = 0; n < grams; n++)
		if (t->wide || !t->weak || (n > 0 && !before[0].weak))
			add_gram(o, head, hash[n], t->wide ? wide_weights[n] : word_weights[n]);
}

static void
mark_text(struct overlap *o, uint64_t chunk, const struct token *t, const struct token before[2])
{
	uint64_t hash[3];
	int grams = grams_of(t, before, hash);

	for (int n = 0; n < grams; n++)
		mark_gram(o, hash[n], chunk);
}

static uint32_t
bits(uint64_t x)
{
	uint32_t n = 0;

	for (; x != 0; x &= x - 1)
		n++;
	return n;
}

static void
weigh_grams(struct window *w)
{
	struct overlap *o = w->overlap;
	score most = log_ratio(w->nchunks + 1, 1);

	for (uint32_t i = 0; i < TABLE; i++) {
		struct gram *g = &o->grams[i];
		uint32_t in = bits(g->chunks);

		if (o->keys[i] != 0)
			g->value = (int64_t)(in > 0 ? log_ratio(w->nchunks + 1, in) : most) * g->weight;
	}
	for (uint32_t h = 0; h < w->nheads; h++) {
		o->all[h] = (int64_t)most * SHRINK / 10 * 256;
		for (uint32_t i = 0; i < o->nof_head[h]; i++)
			o->all[h] += o->grams[o->of_head[h][i]].value;
	}
}

/* Whether a block begins with all that a heading says, token by token. */
static bool
begins_with(const struct page *p, uint32_t block, uint32_t heading)
{
	struct tokens text = tokens_of(p, block), head = tokens_of(p, heading);
	struct token t, h;
	uint32_t same = 0;

	for (; next_token(&head, false, &h); same++)
		if (!next_token(&text, false, &t) || t.hash != h.hash)
			return false;
	return same >= LEAST_NAMED;
}

/* An item of a list of contents: it names a heading of the page, which is not its own. */
static bool
names_heading(const struct window *w, uint32_t block)
{
	if (!first_line_of(w->page, &w->page->blocks[block])->listed)
		return false;
	for (uint32_t h = 0; h < w->nheads; h++)
		if (begins_with(w->page, block, w->heads[h].block))
			return true;
	return false;
}

int
overlap_study(struct window *w, recto_error *err)
{
	struct overlap *o = page_alloc(w->page, 1, sizeof *o);
	struct token t, before[2];

	if (o == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	w->overlap = o;
	for (uint32_t h = 0; h < w->nheads; h++) {
		struct tokens r = tokens_of(w->page, w->heads[h].block);

		memset(before, 0, sizeof before);
		for (; next_token(&r, true, &t); before[1] = before[0], before[0] = t)
			take_head(o, h, &t, before);
	}
	for (uint32_t c = 0; c < w->nchunks; c++)
		for (uint32_t k = w->chunks[c].first; k <= w->chunks[c].last; k++) {
			struct tokens r = tokens_of(w->page, w->flow[k]);

			if (names_heading(w, w->flow[k]))
				continue;
			memset(before, 0, sizeof before);
			for (; next_token(&r, false, &t); before[1] = before[0], before[0] = t)
				mark_text(o, (uint64_t)1 << c, &t, before);
		}
	weigh_grams(w);
	return 0;
}

static score
find_cover(const struct window *w, uint32_t head, uint64_t chunks)
{
	const struct overlap *o = w->overlap;
	int64_t found = 0;

	for (uint32_t i = 0; i < o->nof_head[head]; i++) {
		const struct gram *g = &o->grams[o->of_head[head][i]];

		if (g->chunks & chunks)
			found += g->value;
	}
	return o->all[head] > 0 ? (score)(found * 256 / o->all[head]) : 0;
}

score
overlap_cover(struct window *w, uint32_t head, uint64_t chunks)
{
	uint32_t at = (uint32_t)(token_mix(chunks, 5) >> 32) & (CACHE - 1);

	if (w->overlap->found[head][at].chunks != chunks) {
		w->overlap->found[head][at].chunks = chunks;	/* never 0: an article has text */
		w->overlap->found[head][at].cover = find_cover(w, head, chunks);
	}
	return w->overlap->found[head][at].cover;
}
