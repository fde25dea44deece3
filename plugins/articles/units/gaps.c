/* SPDX-License-Identifier: MIT */
/*
 * Sees the traits of gaps and adds up what they have been found to say.
 */
#include "gaps.h"

#define SHORT_TEXT 300		/* Latin letters, */
#define SHORT_TEXT_WIDE 120	/* or wide characters */

const struct gap_weights learned_gaps = { {
#include "gaps_data.h"
} };

struct stacks {
	uint32_t lone, all;
};

static struct stacks
count_stacks(const struct window *w)
{
	struct stacks n = { 0, 0 };

	for (uint32_t g = 0; g <= w->nchunks; g++) {
		n.all += w->gaps[g].nheads > 0;
		n.lone += w->gaps[g].nheads == 1;
	}
	return n;
}

static void
see(const struct window *w, uint32_t g, struct stacks stacks, uint8_t *seen)
{
	static const struct head none = { 0 };
	const struct page *p = w->page;
	const struct gap *gap = &w->gaps[g];
	const struct chunk *a = &w->chunks[g - 1], *b = &w->chunks[g];
	const struct head *h = gap->nheads > 0 ? &w->heads[gap->first_head] : &none;
	const struct line *e = last_line_of(p, &p->blocks[w->flow[a->last]]);
	const struct line *l = first_line_of(p, &p->blocks[w->flow[b->first]]);
	int head_end = gap->nheads > 0 ? last_line_of(p, &p->blocks[h->block])->end : END_COUNT;
	bool head_counts = gap->nheads > 0 && !h->section &&
	    first_line_of(p, &p->blocks[h->block])->counted != COUNTED_NOT;
	uint32_t length = p->wide ? 5 * h->length / 2 : h->length;
	uint32_t short_text = p->wide ? SHORT_TEXT_WIDE : SHORT_TEXT;
	bool measured = a->measure > 0 && b->measure > 0;
	bool same_measure = measured && chunk_measures_agree(a, b), other_measure = measured && !same_measure;
	bool ends_full = e->measure > 0 && 100 * (int64_t)e->width > 94 * (int64_t)e->measure;
	bool bare = gap->nheads == 0, bare_entry = bare && b->entry != ENTRY_NONE;
	uint32_t alike = w->entries[b->entry];
	uint32_t above = 1 + a->last - a->first, below = 1 + b->last - b->first;	/* paragraphs */
	uint32_t longest = above > below ? above : below, shortest = above < below ? above : below;
	bool lone = gap->nheads == 1, lone_page = 3 * stacks.lone > 2 * stacks.all, stack_page = 3 * stacks.lone < stacks.all;

#define SEE(name, condition) seen[GAP_##name] = (condition) ? 1 : 0;
	GAP_TRAITS(SEE)
#undef SEE
}

/* Whether nothing but the beginning of its text tells that an entry begins under a gap. */
static bool
is_bare_entry(const struct window *w, uint32_t g)
{
	return w->gaps[g].nheads == 0 && !w->gaps[g].marked && w->gaps[g].bylines == 0 && !w->chunks[g].listed &&
	    w->chunks[g].entry != ENTRY_NONE;
}

/*
 * Entries that begin alike, with no headline between them, are articles all or none;
 * not in scripts without capitals, where signs and brackets begin other things too.
 */
static void
decide_alike(struct window *w)
{
	for (uint32_t from = 1, to; from < w->nchunks; from = to) {
		int64_t sum[ENTRIES] = { 0 };
		uint32_t n[ENTRIES] = { 0 };

		for (to = from; to < w->nchunks && (to == from || w->gaps[to].nheads == 0); to++)
			if (is_bare_entry(w, to)) {
				sum[w->chunks[to].entry] += w->gaps[to].keep;
				n[w->chunks[to].entry]++;
			}
		for (uint32_t g = from; g < to; g++)
			if (is_bare_entry(w, g))
				w->gaps[g].keep = (score)(sum[w->chunks[g].entry] / n[w->chunks[g].entry]);
	}
}

static bool
is_lone(const struct window *w, uint32_t g)
{
	return w->gaps[g].nheads == 1 && w->gaps[g].bylines == 0;
}

/*
 * Headings that stand alone in a row are most often all of sections or all of
 * articles: of what is known without the traits each has half of its own, half of
 * what the others have.
 */
static void
level_series(struct window *w)
{
	for (uint32_t from = 1, to; from < w->nchunks; from = to) {
		int64_t sum = 0;
		uint32_t n = 0;

		for (to = from; to < w->nchunks && (to == from || w->gaps[to].nheads == 0 || w->gaps[to].alone > 0); to++)
			if (is_lone(w, to)) {
				sum += w->gaps[to].keep;
				n++;
			}
		for (uint32_t g = from; g < to; g++)
			if (is_lone(w, g))
				w->gaps[g].keep = (score)((w->gaps[g].keep + sum / (int64_t)n) / 2);
	}
}

int
gaps_weigh(struct window *w, recto_error *err)
{
	const int16_t (*weights)[1] = w->page->job->gaps->of[script_of(w->page)];
	struct stacks stacks = count_stacks(w);

	if (!w->page->cased)
		level_series(w);
	for (uint32_t g = 1; g < w->nchunks; g++) {
		uint8_t *seen = page_alloc(w->page, GAP_COUNT, 1);

		if (seen == NULL)
			return recto_fail(err, RECTO_ENOMEM, "out of memory");
		see(w, g, stacks, seen);
		for (int t = 0; t < GAP_COUNT; t++)
			w->gaps[g].learned += seen[t] * weights[t][0];
		w->gaps[g].keep += w->gaps[g].learned;
		w->page->blocks[w->flow[w->chunks[g].first]].seen = seen;
	}
	if (w->page->cased)
		decide_alike(w);
	return RECTO_OK;
}
