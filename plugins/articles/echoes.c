/* SPDX-License-Identifier: MIT */
/*
 * Words of a line that recur in the lines about it. A headline names what its
 * text tells: its words stand in the lines below and not in those above. Words
 * that are common on the page say nothing. And lines near each other that begin
 * with the same word: those of a list of notices do.
 */
#include "tokens.h"

#include "labels.h"

#define REACH 8			/* lines that are looked at on either side */
#define COMMON 3		/* times a word stands on a short page and is still rare, */
#define COMMON_LINES 40		/* and once more for each so many lines */
#define NOWHERE UINT32_MAX

struct occurrence {
	uint32_t word;		/* index in the table */
	uint32_t line;
};

struct word {
	uint64_t key;		/* 0: free */
	uint32_t count, last;	/* how often, and the last line of those read */
};

struct echoes {
	struct occurrence *places;
	uint32_t nplaces;
	struct word *table;
	uint32_t mask;
};

static uint32_t
word_of(struct echoes *e, uint64_t key)
{
	uint32_t at = (uint32_t)(key >> 20) & e->mask;

	key |= 1;
	while (e->table[at].key != 0 && e->table[at].key != key)
		at = (at + 1) & e->mask;
	e->table[at].key = key;
	return at;
}

/* Words, and pairs of wide characters. */
static void
gather(struct echoes *e, const struct line *l, uint32_t i)
{
	struct token before = { 0, false, false }, t;
	uint32_t at = 0;

	for (; line_token(l, &at, true, &t); before = t) {
		uint64_t key = t.hash;

		if (t.wide && before.wide)
			key = token_pair(&before, &t);
		else if (t.wide || t.weak)
			continue;
		e->places[e->nplaces] = (struct occurrence){ word_of(e, key), i };
		e->table[e->places[e->nplaces++].word].count++;
	}
}

static void
count_up(uint8_t *n)
{
	*n += *n < UINT8_MAX;
}

/* In the order of the page, what stood a little above; backward, what stands below. */
static void
count_echoes(struct echoes *e, struct page *p, uint32_t common)
{
	for (uint32_t k = 0; k < e->nplaces; k++) {
		const struct occurrence *here = &e->places[k];
		struct word *word = &e->table[here->word];

		if (word->count > 1 && word->count <= common && word->last != NOWHERE &&
		    here->line > word->last && here->line - word->last <= REACH) {
			count_up(&p->lines[here->line].echoes_above);
			count_up(&p->lines[word->last].echoes_below);
		}
		word->last = here->line;
	}
}

static uint32_t
count_tokens(const struct page *p)
{
	struct token t;
	uint32_t n = 0;

	for (uint32_t i = 0; i < p->nlines; i++)
		for (uint32_t at = 0; line_token(&p->lines[i], &at, false, &t); )
			n++;
	return n;
}

#define START_REACH 12		/* lines in which equal beginnings are a list */

/* What a line begins with: its first word, or two wide characters; 0 where that is a common word. */
static uint64_t
start_of(const struct line *l)
{
	struct token a, b;
	uint32_t at = 0;

	if (l->split || l->glued || l->long_line || !line_token(l, &at, true, &a) || a.weak)
		return 0;
	if (!a.wide)
		return a.hash;
	return line_token(l, &at, true, &b) && b.wide ? token_pair(&a, &b) : 0;
}

static void
find_same_starts(struct page *p, uint64_t *starts)
{
	for (uint32_t i = 0; i < p->nlines; i++)
		starts[i] = start_of(&p->lines[i]);
	for (uint32_t i = 0; i < p->nlines; i++)
		for (uint32_t k = i + 1; starts[i] != 0 && k <= i + START_REACH && k < p->nlines; k++)
			if (starts[k] == starts[i]) {
				count_up(&p->lines[i].same_starts);
				count_up(&p->lines[k].same_starts);
			}
}

int
echoes_find(struct page *p, recto_error *err)
{
	struct echoes e = { .mask = 1023 };
	uint32_t room = count_tokens(p);
	uint64_t *starts = page_alloc(p, p->nlines, sizeof *starts);

	while (e.mask < UINT32_MAX / 2 && e.mask / 2 < room)
		e.mask = 2 * e.mask + 1;
	e.places = page_alloc(p, (size_t)room + 1, sizeof *e.places);
	e.table = page_alloc(p, (size_t)e.mask + 1, sizeof *e.table);
	if (e.places == NULL || e.table == NULL || starts == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	for (uint32_t i = 0; i < p->nlines; i++)
		gather(&e, &p->lines[i], i);
	for (uint32_t i = 0; i <= e.mask; i++)
		e.table[i].last = NOWHERE;
	count_echoes(&e, p, COMMON + p->nlines / COMMON_LINES);
	find_same_starts(p, starts);
	return RECTO_OK;
}
