/* SPDX-License-Identifier: MIT */
/*
 * Sees the traits of display blocks and adds up what they have been found to say.
 */
#include "headings.h"

const struct rank_weights learned_ranks = { {
#include "headings_data.h"
} };

/* Whether headings that stand alone on this page look like h: in log odds. */
static score
likeness_of(const struct window *w, const struct head *h)
{
	uint32_t same = 1, other = 1;

	for (uint32_t i = 0; i < w->nheads; i++)
		if (w->heads[i].run_length == 1 && &w->heads[i] != h) {
			same += w->heads[i].capitals == h->capitals;
			other += w->heads[i].capitals != h->capitals;
		}
	return log_ratio(same, other);
}

static bool
most_end_with_stop(const struct window *w)
{
	uint32_t stops = 0;

	for (uint32_t i = 0; i < w->nheads; i++)
		stops += last_line_of(w->page, &w->page->blocks[w->heads[i].block])->end == END_STOP;
	return 2 * stops > w->nheads;
}

static bool
are_mostly_alone(const struct window *w)
{
	uint32_t alone = 0;

	for (uint32_t i = 0; i < w->nheads; i++)
		alone += w->heads[i].run_length == 1;
	return 3 * alone > 2 * w->nheads;
}

static score
cover_by(struct window *w, uint32_t k, uint32_t chunk)
{
	return chunk < w->nchunks ? overlap_cover(w, k, (uint64_t)1 << chunk) : 0;
}

/* Headings that look as if the setter meant the same by them. */
static bool
are_alike(const struct head *a, const struct head *b)
{
	return a->run_length == b->run_length && a->capitals == b->capitals && (a->wrapped > 0) == (b->wrapped > 0) &&
	    2 * a->length < 3 * b->length + 8 && 2 * b->length < 3 * a->length + 8;
}

static void
see(struct window *w, uint32_t k, bool most_stop, bool mostly_alone, uint8_t *seen)
{
	static const struct head none = { 0 };
	const struct page *p = w->page;
	const struct head *h = &w->heads[k];
	const struct head *a = h->index > 0 ? h - 1 : &none;
	const struct head *z = h->index + 1 < h->run_length ? h + 1 : &none;
	uint32_t stack = k - h->index, below = stack + h->run_length;
	const struct head *last = stack > 0 ? &w->heads[stack - 1] : &none;
	const struct head *next = below < w->nheads ? &w->heads[below] : &none;
	const struct line *l = first_line_of(p, &p->blocks[h->block]);
	const struct line *e = last_line_of(p, &p->blocks[h->block]);
	const struct gap *gap = &w->gaps[h->gap];
	const struct chunk *before = h->gap > 0 ? &w->chunks[h->gap - 1] : NULL;
	const struct chunk *after = h->gap < w->nchunks ? &w->chunks[h->gap] : NULL;
	score cover_below = cover_by(w, k, h->gap), cover_above = cover_by(w, k, h->gap - 1);
	score likeness = likeness_of(w, h);
	bool below_air = e + 1 < p->lines + p->nlines && e[1].gap > 0;
	uint32_t length = p->wide ? 5 * h->length / 2 : h->length;

#define SEE(name, condition) seen[HEADING_##name] = (condition) ? 1 : 0;
	HEADING_TRAITS(SEE)
#undef SEE
}

int
headings_weigh(struct window *w, recto_error *err)
{
	const int16_t (*weights)[RANKS] = w->page->job->ranks->of[script_of(w->page)];
	bool most_stop = most_end_with_stop(w), mostly_alone = are_mostly_alone(w);

	for (uint32_t k = 0; k < w->nheads; k++) {
		uint8_t *seen = page_alloc(w->page, HEADING_COUNT, 1);
		struct head *h = &w->heads[k];

		if (seen == NULL)
			return recto_fail(err, RECTO_ENOMEM, "out of memory");
		see(w, k, most_stop, mostly_alone, seen);
		for (int rank = 0; rank < RANKS; rank++)
			h->says[rank] = 0;
		for (int t = 0; t < HEADING_COUNT; t++)
			for (int rank = 0; seen[t] != 0 && rank < RANKS; rank++)
				h->says[rank] += weights[t][rank];
		w->page->blocks[h->block].seen = seen;
	}
	return 0;
}
