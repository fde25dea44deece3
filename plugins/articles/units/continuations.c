/* SPDX-License-Identifier: MIT */
/*
 * A text that is cut at the foot of its column goes on at the head of another,
 * with other articles between, and nothing says so but a sentence that no stop
 * ends, at a full line, and far below a paragraph that begins with a small
 * letter. Of several such ends the one is taken whose article has most words in
 * common with what begins; what follows the beginning up to the next heading
 * goes with it.
 *
 * Where a script has no small letters nothing tells such a beginning.
 */
#include "tokens.h"
#include "vocabulary.h"

#include <unicode/uchar.h>

#define OPEN_ENDS 16		/* looked at, and */
#define OPEN_STARTS 32		/* so many; on a page with more they say nothing */
#define CUT_WORD 3		/* evidence: a word is cut there */
#define FULL_LINE 2
#define CUT_PHRASE 1		/* or a phrase: behind `the` */
#define COLUMN_FOOT 1		/* its article has no text behind it */
#define ALIKE 1			/* they have words in common that few others have, */
#define VERY_ALIKE 2		/* or many */
#define ENOUGH 4
#define LEAST_SHARED NAT(5)	/* for the words of both, see vocabulary_shared */
#define MUCH_SHARED NAT(10)

struct end {
	uint32_t block;
	int evidence;
};

static bool
is_text(const struct page *p, const struct block *b)
{
	return b->class == CLASS_TEXT && b->role == ROLE_TEXT && !b->gone && b->unit != NONE &&
	    p->units[b->unit].type != UNIT_PHOTO && !b->row && !b->verse;
}

/* Where block i stands in its unit; behind all of it when it is not there. */
static uint32_t
place_in_unit(const struct page *p, uint32_t i)
{
	const struct unit *u = &p->units[p->blocks[i].unit];
	uint32_t k = 0;

	while (k < u->nblocks && u->blocks[k] != i)
		k++;
	return k;
}

static bool
is_last_text(const struct page *p, uint32_t i)
{
	const struct unit *u = &p->units[p->blocks[i].unit];

	for (uint32_t k = place_in_unit(p, i) + 1; k < u->nblocks; k++)
		if (is_text(p, &p->blocks[u->blocks[k]]))
			return false;
	return true;
}

/* Evidence that the text of block i goes on elsewhere; 0: it does not. */
static int
evidence_of_end(const struct page *p, uint32_t i)
{
	const struct block *b = &p->blocks[i];
	const struct line *l = last_line_of(p, b);
	int evidence;

	if (!is_text(p, b) || b->closed || l->end == END_STOP || l->end == END_COLON ||
	    u_isdigit((UChar32)l->text[l->ntext - 1].c))	/* a sum, or the end of a table */
		return 0;
	evidence = l->end == END_HYPHEN || l->cut ? CUT_WORD : block_ends_full(p, b) ? FULL_LINE : 0;
	return evidence > 0 ? evidence + (is_last_text(p, i) ? COLUMN_FOOT : 0) + (l->function_end ? CUT_PHRASE : 0) : 0;
}

/* Whether block i, behind text block `before`, begins in the middle of a sentence. */
static bool
begins_within(const struct page *p, uint32_t i, uint32_t before)
{
	const struct block *b = &p->blocks[i];

	return is_text(p, b) && first_line_of(p, b)->start == START_LOWER && !names_field(first_line_of(p, b)) &&
	    before != NONE && p->blocks[before].closed && p->blocks[i - 1].class != CLASS_DISPLAY;
}

/* A word that stands by itself is no rest of a word that was cut. */
static bool
begins_with_word(const struct line *l)
{
	struct token t;
	uint32_t at = 0;

	return line_token(l, &at, true, &t) && t.weak;
}

static bool
same_column_width(const struct block *a, const struct block *b)
{
	return a->measure == 0 || b->measure == 0 || (a->measure - b->measure <= 150 && b->measure - a->measure <= 150);
}

/* The block behind the text that begins with place k of a unit: the next heading, or the end. */
static uint32_t
tail_end(const struct page *p, const struct unit *u, uint32_t k)
{
	while (k < u->nblocks && is_text(p, &p->blocks[u->blocks[k]]))
		k++;
	return k;
}

struct gathered {
	uint32_t *words, n;
};

/* Move blocks from..to of unit b, but for those that are gone, behind place `at` of unit a. */
static int
move_blocks(struct page *p, struct unit *b, uint32_t from, uint32_t to, struct unit *a, uint32_t at)
{
	uint32_t *blocks = page_alloc(p, (size_t)a->nblocks + to - from, sizeof *blocks), n = 0;

	if (blocks == NULL)
		return RECTO_ENOMEM;
	for (uint32_t k = 0; k <= at; k++)
		blocks[n++] = a->blocks[k];
	for (uint32_t k = from; k < to; k++) {
		struct block *moved = &p->blocks[b->blocks[k]];

		moved->unit = (uint32_t)(a - p->units);
		if (!moved->gone)
			blocks[n++] = b->blocks[k];
	}
	for (uint32_t k = at + 1; k < a->nblocks; k++)
		blocks[n++] = a->blocks[k];
	a->blocks = blocks;
	a->nblocks = n;
	for (uint32_t k = to; k < b->nblocks; k++)
		b->blocks[k - to + from] = b->blocks[k];
	b->nblocks -= to - from;
	return 0;
}

/* The end that goes on in block i, of those before it; NULL when none is likely enough. */
static struct end *
origin_of(const struct page *p, const struct vocabulary *v, const struct gathered *tail, uint32_t i,
    struct end *ends, uint32_t n)
{
	struct end *best = NULL;
	int64_t most = -1;

	for (uint32_t k = 0; k < n; k++) {
		const struct block *a = &p->blocks[ends[k].block];
		int64_t shared;

		if (ends[k].evidence == 0 || a->unit == p->blocks[i].unit || !same_column_width(a, &p->blocks[i]) ||
		    (last_line_of(p, a)->end == END_HYPHEN && begins_with_word(first_line_of(p, &p->blocks[i]))))
			continue;
		shared = vocabulary_shared(p, v, tail->words, tail->n, a->unit);
		if (ends[k].evidence + (shared > MUCH_SHARED ? VERY_ALIKE : shared > LEAST_SHARED ? ALIKE : 0) >= ENOUGH &&
		    shared > most) {
			most = shared;
			best = &ends[k];
		}
	}
	return best;
}

static int
go_on(struct page *p, const struct vocabulary *v, struct gathered *tail, uint32_t i, struct end *ends, uint32_t n)
{
	struct unit *from = &p->units[p->blocks[i].unit];
	uint32_t first = place_in_unit(p, i), end = tail_end(p, from, first), at;
	struct end *origin;
	struct unit *to;

	tail->n = 0;
	for (uint32_t k = first; k < end; k++)
		tail->n += vocabulary_words(p, from->blocks[k], tail->words + tail->n);
	tail->n = vocabulary_sort(tail->words, tail->n);
	if ((origin = origin_of(p, v, tail, i, ends, n)) == NULL)
		return 0;
	to = &p->units[p->blocks[origin->block].unit];
	at = place_in_unit(p, origin->block);
	if (first == from->nblocks || at == to->nblocks)
		return 0;
	origin->evidence = 0;
	block_append(p, &p->blocks[origin->block], &p->blocks[i]);
	return move_blocks(p, from, first, end, to, at);
}

int
continuations_join(struct page *p, recto_error *err)
{
	struct end ends[OPEN_ENDS];
	struct vocabulary v = { .words = NULL };
	struct gathered tail = { NULL, 0 };
	uint32_t n = 0, starts = 0, before = NONE;

	for (uint32_t i = 0; p->cased && i < p->nblocks; i++) {
		int evidence = n < OPEN_ENDS ? evidence_of_end(p, i) : 0;

		if (n > 0 && begins_within(p, i, before) && starts++ < OPEN_STARTS) {
			if (v.words == NULL && (vocabulary_study(p, &v) < 0 ||
			    (tail.words = page_alloc(p, v.room, sizeof *tail.words)) == NULL))
				return recto_fail(err, RECTO_ENOMEM, "out of memory");
			if (go_on(p, &v, &tail, i, ends, n) < 0)
				return recto_fail(err, RECTO_ENOMEM, "out of memory");
		}
		if (evidence > 0 && !p->blocks[i].gone)
			ends[n++] = (struct end){ i, evidence };
		if (is_text(p, &p->blocks[i]))
			before = i;
	}
	return 0;
}
