/* SPDX-License-Identifier: MIT */
/*
 * Articles that go on on another page of the same part become one. What the
 * markers say of pages may not contradict; what else speaks for two pieces is a
 * sentence cut between them, and that no other text is as much like the second.
 */
#include "articles.h"

#include <stdlib.h>

#define PAGE_AGREES 2		/* evidence: a marker names the page where the other piece is */
#define DISTANCE_AGREES 2	/* the pages named are as far apart as the pieces */
#define SENTENCE_GOES_ON 2
#define SENTENCE_STOPS (-1)
#define MOST_ALIKE 2		/* no other text shares as many words */
#define BY_FAR 1		/* and the next one half as many more */
#define ENOUGH 3		/* to make one article of them */
#define ENOUGH_HERE 5		/* the same where no form feed parts them */

#define MANY_WORDS 100		/* texts shorter than that share few words */
#define TABLE_BITS 16

/* The words of all units, to tell how much alike two of them are. */
struct vocabulary {
	uint32_t *words, n;	/* hashes, of one unit after the other, sorted in each */
	uint32_t *from;		/* those of unit i are from[i] up to from[i + 1] */
	uint8_t *spread;	/* how many units have a word, by the bits of its hash */
};

static uint8_t *
spread_of(const struct vocabulary *v, uint32_t word)
{
	return &v->spread[(word ^ word >> TABLE_BITS) & ((1u << TABLE_BITS) - 1)];
}

static void
gather(void *state, uint32_t word)
{
	struct vocabulary *v = state;

	v->words[v->n++] = word;
}

static int
compare_words(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static int
study_words(struct page *p, struct vocabulary *v)
{
	size_t glyphs = 1;

	for (uint32_t i = 0; i < p->nlines; i++)
		glyphs += p->lines[i].ntext;
	v->n = 0;
	v->words = page_alloc(p, glyphs, sizeof *v->words);
	v->from = page_alloc(p, p->nunits + (size_t)1, sizeof *v->from);
	v->spread = page_alloc(p, (size_t)1 << TABLE_BITS, sizeof *v->spread);
	if (v->words == NULL || v->from == NULL || v->spread == NULL)
		return RECTO_ENOMEM;
	for (uint32_t i = 0; i < p->nunits; i++) {
		const struct unit *u = &p->units[i];
		uint32_t from = v->n, kept = from;

		v->from[i] = from;
		for (uint32_t k = 0; k < u->nblocks; k++)
			each_word_of(p, &p->blocks[u->blocks[k]], gather, v);
		qsort(v->words + from, v->n - from, sizeof *v->words, compare_words);
		for (uint32_t k = from; k < v->n; k++)
			if (kept == from || v->words[kept - 1] != v->words[k]) {
				uint8_t *spread = spread_of(v, v->words[k]);

				v->words[kept++] = v->words[k];
				*spread += *spread < UINT8_MAX;
			}
		v->n = v->from[i + 1] = kept;
	}
	return 0;
}

/* What units a and b share, a rare word counting more, for the length of a. */
static int64_t
likeness(const struct page *p, const struct vocabulary *v, uint32_t a, uint32_t b)
{
	uint32_t i = v->from[a], k = v->from[b];
	int64_t sum = 0;

	while (i < v->from[a + 1] && k < v->from[b + 1]) {
		uint32_t x = v->words[i], y = v->words[k];

		if (x == y)
			sum += log_ratio(p->nunits + (uint64_t)1, *spread_of(v, x));
		i += x <= y;
		k += y <= x;
	}
	return 256 * sum / (v->from[a + 1] - v->from[a] + MANY_WORDS);
}

/* ---------------------------------------------------------------- evidence */

/* A marker of the unit whose other end is not found yet; NULL without. */
static struct block *
open_marker(const struct page *p, const struct unit *u, enum role role)
{
	for (uint32_t i = 0; i < u->nblocks; i++)
		if (p->blocks[u->blocks[i]].role == role && !p->blocks[u->blocks[i]].met)
			return &p->blocks[u->blocks[i]];
	return NULL;
}

/* The first or the last text of a unit; NULL without. */
static struct block *
text_of(const struct page *p, const struct unit *u, bool last)
{
	struct block *found = NULL;

	for (uint32_t i = 0; i < u->nblocks && (found == NULL || last); i++)
		if (p->blocks[u->blocks[i]].role == ROLE_TEXT)
			found = &p->blocks[u->blocks[i]];
	return found;
}

/* 1: the sentence that a ends with goes on in b; 0: both are whole; -1: neither. */
static int
sentence(const struct page *p, const struct unit *a, const struct unit *b)
{
	const struct block *last = text_of(p, a, true), *first = text_of(p, b, false);
	bool ends_open, begins_open;

	if (last == NULL || first == NULL)
		return 0;
	ends_open = !last->closed;
	begins_open = p->cased ? first_line_of(p, first)->start == START_LOWER : !first->opened;
	return ends_open != begins_open ? -1 : ends_open;
}

/* Evidence that an article goes on at a marker, without what the words say; -1: it cannot. */
static int
evidence_of(const struct page *p, const struct unit *a, const struct unit *b)
{
	const struct block *to = open_marker(p, a, ROLE_TO), *from = open_marker(p, b, ROLE_FROM);
	char to_page[PAGE_LENGTH], from_page[PAGE_LENGTH];
	uint32_t leaves, comes, to_number, from_number;
	int lands, there, flow = sentence(p, a, b), evidence;

	if (to == NULL || p->pieces[to->last].line >= p->pieces[from->first].line)
		return -1;
	leaves = last_line_of(p, to)->page;
	comes = first_line_of(p, from)->page;
	jump_page(p, to, to_page);
	jump_page(p, from, from_page);
	lands = jump_agreement(to_page, p->page_names[comes]);
	there = jump_agreement(from_page, p->page_names[leaves]);
	if (lands < 0 || there < 0)
		return -1;
	evidence = PAGE_AGREES * (lands + there) +
	    (flow > 0 ? SENTENCE_GOES_ON : flow < 0 ? SENTENCE_STOPS : 0);
	to_number = (uint32_t)strtoul(to_page, NULL, 10);
	from_number = (uint32_t)strtoul(from_page, NULL, 10);
	if (comes > leaves && from_number > 0 && to_number == from_number + comes - leaves)
		evidence += DISTANCE_AGREES;
	return evidence + (comes > leaves ? ENOUGH_HERE - ENOUGH : 0);
}

/* The unit that goes on in unit b, where one is clearly the best; NULL without. */
static struct unit *
origin_of(const struct page *p, const struct vocabulary *v, uint32_t b)
{
	struct unit *best = NULL;
	int64_t most = 0, next = 0;
	uint32_t alike = NONE;
	int best_evidence = ENOUGH_HERE - 1;

	for (uint32_t i = 0; i < p->nunits; i++) {
		int64_t like = i != b && p->units[i].type != UNIT_PHOTO ? likeness(p, v, i, b) : 0;

		if (like > most) {
			next = most;
			most = like;
			alike = i;
		} else if (like > next) {
			next = like;
		}
	}
	for (uint32_t i = 0; i < p->nunits; i++) {
		int evidence = i != b ? evidence_of(p, &p->units[i], &p->units[b]) : -1;

		if (evidence >= 0 && i == alike)
			evidence += MOST_ALIKE + (2 * most > 3 * next ? BY_FAR : 0);
		if (evidence > best_evidence) {
			best_evidence = evidence;
			best = &p->units[i];
		} else if (evidence == best_evidence) {
			best = NULL;
		}
	}
	return best;
}

/* ---------------------------------------------------------------- joining */

/* Whether a headline of the second piece stands in the first one. */
static bool
is_kicker(const struct page *p, uint32_t block, const struct block *to)
{
	return p->blocks[block].role == ROLE_HEADLINE &&
	    first_line_of(p, &p->blocks[block]) < last_line_of(p, to);
}

/* One article of two; a sentence that was cut becomes whole. */
static int
join(struct page *p, struct unit *a, struct unit *b)
{
	struct block *last = text_of(p, a, true), *first = text_of(p, b, false);
	struct block *to = open_marker(p, a, ROLE_TO);
	uint32_t *blocks = page_alloc(p, (size_t)a->nblocks + b->nblocks, sizeof *blocks), n = 0;

	if (blocks == NULL)
		return RECTO_ENOMEM;
	if (sentence(p, a, b) > 0)
		block_append(p, last, first);
	to->met = open_marker(p, b, ROLE_FROM)->met = true;
	/* A heading that stands before the first piece was taken for that of the second. */
	for (uint32_t i = 0; i < b->nblocks; i++)
		if (is_kicker(p, b->blocks[i], to))
			blocks[n++] = b->blocks[i];
	for (uint32_t i = 0; i < a->nblocks; i++)
		blocks[n++] = a->blocks[i];
	for (uint32_t i = 0; i < b->nblocks; i++)
		if (!p->blocks[b->blocks[i]].gone && !is_kicker(p, b->blocks[i], to))
			blocks[n++] = b->blocks[i];
	for (uint32_t i = 0; i < b->nblocks; i++) {
		struct block *moved = &p->blocks[b->blocks[i]];

		if (moved->role == ROLE_HEADLINE)
			moved->role = is_kicker(p, b->blocks[i], to) ? ROLE_KICKER : ROLE_SECTION;
		moved->unit = (uint32_t)(a - p->units);
	}
	a->blocks = blocks;
	a->nblocks = n;
	b->nblocks = 0;
	return 0;
}

int
pieces_join(struct page *p, recto_error *err)
{
	struct vocabulary v = { .words = NULL };

	for (uint32_t i = 0; i < p->nunits; i++) {
		struct unit *from;

		if (open_marker(p, &p->units[i], ROLE_FROM) == NULL)
			continue;
		if (v.words == NULL && study_words(p, &v) < 0)
			return recto_fail(err, RECTO_ENOMEM, "out of memory");
		from = origin_of(p, &v, i);
		if (from != NULL && join(p, from, &p->units[i]) < 0)
			return recto_fail(err, RECTO_ENOMEM, "out of memory");
	}
	return 0;
}
