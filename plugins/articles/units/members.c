/* SPDX-License-Identifier: MIT */
/*
 * From cuts and assigned headlines to units: each article takes its texts, its
 * headline with the kicker and decks beside it, and the bylines, signatures and
 * marks that belong to it, in reading order.
 */
#include "members.h"

#define LABEL_LENGTH 5		/* wide characters of the longest kicker */

/* Where a block stands in an article before its text begins. */
static const uint8_t rank[ROLE_COUNT] = {
	[ROLE_KICKER] = 1, [ROLE_HEADLINE] = 2, [ROLE_DECK] = 3, [ROLE_BYLINE] = 4,
	[ROLE_DATELINE] = 5, [ROLE_FROM] = 6,
};
#define BODY 7

/* ----------------------------------------------------------- display type */

static bool
ends_with_stop(const struct window *w, const struct head *h)
{
	return last_line_of(w->page, &w->page->blocks[h->block])->end == END_STOP;
}

/* The assigned headline in the same stack nearest to head k, NONE without. */
static uint32_t
headline_beside(const struct window *w, uint32_t k)
{
	uint32_t best = NONE, distance = NONE;

	for (uint32_t i = 0; i < w->nheads; i++) {
		uint32_t d = i > k ? i - k : k - i;

		if (i != k && w->heads[i].run == w->heads[k].run && w->article_of[i] != NONE &&
		    d < distance) {
			best = i;
			distance = d;
		}
	}
	return best;
}

/* The article whose headline stands nearest, for labels that lost their place. */
static uint32_t
nearest_headline(const struct window *w, uint32_t k)
{
	uint32_t best = NONE, distance = NONE;

	for (uint32_t i = 0; i < w->nheads; i++) {
		uint32_t d = w->heads[i].block > w->heads[k].block ?
		    w->heads[i].block - w->heads[k].block : w->heads[k].block - w->heads[i].block;

		if (w->article_of[i] != NONE && i != k && d < distance) {
			best = w->article_of[i];
			distance = d;
		}
	}
	return best;
}

static bool
has_headline(const struct window *w, uint32_t article)
{
	for (uint32_t i = 0; i < w->nheads; i++)
		if (w->article_of[i] == article)
			return true;
	return false;
}

/*
 * A short last sentence of the text above, which looked like display type: it ends
 * with a stop, and the headings of this page do not.
 */
static bool
is_last_sentence(const struct window *w, const struct head *h)
{
	uint32_t stops = 0;

	if (h->index > 0 || h->gap == 0 || h->capitals || h->section || h->label || w->side != 0 ||
	    (h->gap < w->nchunks && h->run_length == 1) || !ends_with_stop(w, h))
		return false;
	for (uint32_t i = 0; i < w->nheads; i++)
		stops += ends_with_stop(w, &w->heads[i]);
	return 3 * stops < w->nheads + 2;
}

static bool
begins_list(const struct window *w, uint32_t chunk)
{
	return first_line_of(w->page, &w->page->blocks[w->flow[w->chunks[chunk].first]])->listed;
}

/*
 * Whether headlines of this page stand over their text, and an article begins under
 * this gap. Over entries in a row a rubric is nobody's headline; in wide scripts it
 * is that of a list, or of a text that has none.
 */
static bool
opens_article(const struct window *w, uint32_t gap)
{
	return w->side == 0 && gap < w->nchunks && w->cut[gap] &&
	    ((w->page->cased && w->chunks[gap].entry == ENTRY_NONE) || begins_list(w, gap) ||
	    (!w->page->cased && !has_headline(w, article_below(w, gap))));
}

/* Whether headlines of this page stand over their text, and one without any begins under this gap. */
static bool
heads_bare_text(const struct window *w, uint32_t gap)
{
	return w->side == 0 && gap < w->nchunks && w->cut[gap] && !has_headline(w, article_below(w, gap));
}

/* Whether the display type at the end of a page in wide scripts is a title and short lines under it, for which there is no text. */
static bool
ends_page_without_text(const struct window *w, const struct head *h)
{
	return w->page->wide && h->gap == w->nchunks && h->run_length > 2;
}

/* Whether nothing in its stack is likelier to be the headline. */
static bool
leads_stack(const struct window *w, uint32_t k)
{
	const struct head *h = &w->heads[k];

	for (uint32_t i = 0; i < w->nheads; i++)
		if (w->heads[i].run == h->run && i != k && !w->heads[i].deck &&
		    (w->heads[i].says[RANK_HEADLINE] > h->says[RANK_HEADLINE] ||
		    (w->heads[i].says[RANK_HEADLINE] == h->says[RANK_HEADLINE] && i < k)))
			return false;
	return true;
}

static void
place_head(const struct window *w, uint32_t k, struct member *out)
{
	const struct head *h = &w->heads[k];
	uint32_t beside;

	out->role = ROLE_BANNER;
	if (w->article_of[k] != NONE) {
		out->article = w->article_of[k];
		out->role = ROLE_HEADLINE;
		return;
	}
	if (is_last_sentence(w, h)) {
		out->article = article_above(w, h->gap);
		out->role = ROLE_TEXT;
		return;
	}
	beside = headline_beside(w, k);
	if (h->section && !is_inner(w, h->gap) && beside == NONE && !has_headline(w, article_below(w, h->gap))) {
		out->article = article_below(w, h->gap);	/* Chapter Three, alone over its text */
		out->role = out->article == NONE ? ROLE_BANNER : ROLE_HEADLINE;
		return;
	}
	if (h->section && beside != NONE && k < beside) {	/* Chapter III, over its title */
		out->article = w->article_of[beside];
		out->role = ROLE_KICKER;
		return;
	}
	if (h->section || (is_inner(w, h->gap) && beside == NONE)) {
		out->article = is_inner(w, h->gap) ? article_above(w, h->gap) : article_below(w, h->gap);
		out->role = ROLE_SECTION;
		if (out->article == NONE)
			out->role = ROLE_BANNER;
		return;
	}
	if (beside != NONE && (!w->page->wide || h->length > LABEL_LENGTH)) {
		out->article = w->article_of[beside];
		out->role = k < beside && !h->deck ? ROLE_KICKER : ROLE_DECK;
		return;
	}
	if (h->label && opens_article(w, h->gap) && (beside == NONE || begins_list(w, h->gap))) {	/* Obituary, over a text without a headline */
		out->article = article_below(w, h->gap);
		out->role = has_headline(w, out->article) ? ROLE_KICKER : ROLE_HEADLINE;
		return;
	}
	if ((h->length <= LABEL_LENGTH || h->label) && (beside != NONE || !ends_page_without_text(w, h))) {
		out->article = beside != NONE ? w->article_of[beside] :
		    heads_bare_text(w, h->gap) ? article_below(w, h->gap) : nearest_headline(w, k);
		out->role = out->article == NONE ? ROLE_BANNER : ROLE_KICKER;
		return;
	}
	if (h->deck || !w->page->wide) {
		out->article = w->side == 0 ? article_below(w, h->gap) : article_above(w, h->gap);
		out->role = out->article == NONE ? ROLE_BANNER : h->deck ? ROLE_DECK :
		    h->run_length > 1 && !has_headline(w, out->article) && leads_stack(w, k) ? ROLE_HEADLINE : ROLE_KICKER;
		return;
	}
	if (h->gap > 0) {	/* a title and short lines under it, verses, names, that have no text */
		out->article = article_above(w, h->gap);
		out->role = h->index == 0 ? ROLE_SECTION : ROLE_TEXT;
	}
}

/* ------------------------------------------------------------------ marks */

/* Marks that belong to the text after them; the others to the text before. */
static bool
looks_ahead(enum role role)
{
	return role == ROLE_FROM || role == ROLE_DATELINE || role == ROLE_SALUTATION || role == ROLE_NOTE;
}

/* Whether the text after the mark is on another page. */
static bool
ends_page(const struct window *w, uint32_t place, uint32_t gap)
{
	const struct page *p = w->page;

	return gap < w->nchunks && first_line_of(p, &p->blocks[w->flow[w->chunks[gap].first]])->page !=
	    first_line_of(p, &p->blocks[w->flow[place]])->page;
}

static const struct block *
block_at(const struct window *w, uint32_t place)
{
	return place >= w->from && place < w->to ? &w->page->blocks[w->flow[place]] : NULL;
}

/* Place and date under a text or its signature, and over a signature or the next headline: they close a notice or a letter. */
static bool
closes(const struct window *w, uint32_t place, enum role role)
{
	const struct block *before = block_at(w, place - 1), *after = block_at(w, place + 1);
	bool signs, ends;

	if (role != ROLE_DATELINE || w->side != 0 || before == NULL)
		return false;
	signs = before->class == CLASS_SPECIAL && before->role == ROLE_SIGNED;
	ends = after == NULL || after->class == CLASS_DISPLAY || after->role == ROLE_SIGNED;
	if (signs && !ends)	/* nearer to the signature than to the next text */
		ends = first_line_of(w->page, block_at(w, place))->gap == 0 && first_line_of(w->page, after)->gap > 0;
	return (signs || before->class == CLASS_TEXT) && ends;
}

static void
place_mark(struct members *m, uint32_t place, uint32_t gap, enum role role)
{
	struct member *out = member_at(m, place);
	bool inset = gap > 0 && is_inset(m->w, gap - 1, block_at(m->w, place));
	bool ahead = looks_ahead(role) && !inset && !ends_page(m->w, place, gap) && !closes(m->w, place, role);
	uint32_t first = ahead ? article_below(m->w, gap) : article_above(m->w, gap);

	if (first == NONE)
		first = ahead ? article_above(m->w, gap) : article_below(m->w, gap);
	out->article = role == ROLE_RULE ? NONE : first;
	out->role = (uint8_t)role;
}

static void
place_all(struct members *m)
{
	struct window *w = m->w;
	uint32_t gap = 0, head = 0;

	for (uint32_t i = w->from; i < w->to; i++) {
		const struct block *b = &w->page->blocks[w->flow[i]];
		struct member *out = member_at(m, i);

		if (gap < w->nchunks && w->chunks[gap].first == i)
			gap++;
		*out = (struct member){ w->flow[i], i, NONE, ROLE_TEXT };
		if (b->class == CLASS_TEXT) {
			out->article = article_of_chunk(w, gap - 1);
			if (first_line_of(w->page, b)->starts[ROLE_NOTE] > 0)
				out->role = ROLE_NOTE;
			else if (w->chunks[gap - 1].deck && gap < w->nchunks && !w->cut[gap])
				out->role = ROLE_DECK;
		} else if (b->class == CLASS_DISPLAY) {
			place_head(w, head++, out);
		} else if (b->role != ROLE_BYLINE) {
			place_mark(m, i, gap, b->role);
		}
	}
}

/* ------------------------------------------------------------------ units */

static enum unit_type
type_of(const struct members *m, uint32_t article)
{
	const struct page *p = m->w->page;
	uint32_t texts = 0, length = 0;
	bool headline = false;

	for (uint32_t i = 0; i < m->n; i++) {
		const struct member *x = &m->of[i];

		if (x->article != article)
			continue;
		if (x->role == ROLE_ADVERT)
			return UNIT_AD;
		headline |= x->role == ROLE_HEADLINE;
		texts += x->role == ROLE_TEXT;
		length += p->blocks[x->block].length;
	}
	return !headline && texts == 1 && length < 300 ? UNIT_BRIEF : UNIT_ARTICLE;
}

static uint32_t
sort_key(const struct window *w, const struct member *x, uint32_t first_text)
{
	uint32_t place = rank[x->role] != 0 ? rank[x->role] : BODY;

	/* What stands in the middle of the text stays there. */
	if (place > 3 && place < BODY && x->order > first_text)
		place = w->side == 0 || x->role == ROLE_FROM ? BODY : place;
	if (x->role == ROLE_BYLINE)
		place = rank[ROLE_BYLINE];
	return place * (w->to - w->from + 1) + (x->order - w->from);
}

/* How clear the ends of an article are, and that it is one. */
static void
find_clear(const struct window *w, uint32_t article, struct unit *u)
{
	u->parted = u->held = NAT(100);
	if (article > 0)
		u->parted = w->gaps[article].clear;
	for (uint32_t c = article + 1; c < w->nchunks; c++) {
		score *least = w->cut[c] ? &u->parted : &u->held;

		if (w->gaps[c].clear < *least)
			*least = w->gaps[c].clear;
		if (w->cut[c])
			break;
	}
}

static int
take_article(struct members *m, uint32_t article, struct member *scratch)
{
	struct window *w = m->w;
	uint32_t n = 0, first_text = w->chunks[article].first;
	struct unit *u;

	for (uint32_t i = 0; i < m->n; i++)
		if (m->of[i].article == article)
			scratch[n++] = m->of[i];
	/* Insertion sort: nearly in order, and few. */
	for (uint32_t i = 1; i < n; i++) {
		struct member x = scratch[i];
		uint32_t key = sort_key(w, &x, first_text), k = i;

		for (; k > 0 && sort_key(w, &scratch[k - 1], first_text) > key; k--)
			scratch[k] = scratch[k - 1];
		scratch[k] = x;
	}
	if ((u = unit_new(w->page, type_of(m, article), n)) == NULL)
		return RECTO_ENOMEM;
	for (uint32_t i = 0; i < n; i++)
		unit_add(w->page, u, scratch[i].block, scratch[i].role);
	find_clear(w, article, u);
	return 0;
}

int
members_take(struct window *w, recto_error *err)
{
	struct members m = { w, page_alloc(w->page, w->to - w->from, sizeof *m.of), w->to - w->from };
	struct member *scratch = page_alloc(w->page, m.n, sizeof *scratch);

	if (m.of == NULL || scratch == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	place_all(&m);
	if (bylines_place(&m) < 0)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	for (uint32_t c = 0; c < w->nchunks; c++)
		if ((c == 0 || w->cut[c]) && take_article(&m, c, scratch) < 0)
			return recto_fail(err, RECTO_ENOMEM, "out of memory");
	for (uint32_t i = 0; i < m.n; i++)
		if (m.of[i].article == NONE)
			w->page->blocks[m.of[i].block].role = m.of[i].role;
	return 0;
}
