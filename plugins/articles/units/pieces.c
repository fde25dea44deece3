/* SPDX-License-Identifier: MIT */
/*
 * Articles that go on on another page of the same part become one. What the
 * markers say of pages may not contradict; what else speaks for two pieces is a
 * sentence cut between them, and that no other text is as much like the second.
 */
#include "vocabulary.h"

#include <stdlib.h>

#define PAGE_AGREES 2		/* evidence: a marker names the page where the other piece is */
#define DISTANCE_AGREES 2	/* the pages named are as far apart as the pieces */
#define SENTENCE_GOES_ON 2
#define SENTENCE_STOPS (-1)
#define MOST_ALIKE 2		/* no other text shares as many words */
#define BY_FAR 1		/* and the next one half as many more */
#define ENOUGH 3		/* to make one article of them */
#define ENOUGH_HERE 5		/* the same where no form feed parts them */

/* What units a and b share, for the length of a. */
static int64_t
likeness(const struct page *p, const struct vocabulary *v, uint32_t a, uint32_t b)
{
	return vocabulary_shared(p, v, v->words + v->from[a], v->from[a + 1] - v->from[a], b);
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
		if (v.words == NULL && vocabulary_study(p, &v) < 0)
			return recto_fail(err, RECTO_ENOMEM, "out of memory");
		from = origin_of(p, &v, i);
		if (from != NULL && join(p, from, &p->units[i]) < 0)
			return recto_fail(err, RECTO_ENOMEM, "out of memory");
	}
	return 0;
}
