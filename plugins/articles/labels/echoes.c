/* SPDX-License-Identifier: MIT */
/*
 * Words of a line that recur in the lines about it. A headline names what its
 * text tells: its words stand in the lines below and not in those above. Words
 * that are common on the page say nothing. And lines near each other that begin
 * with the same word: those of a list of notices do.
 */
#include "keys.h"
#include "tokens.h"

#include "labels.h"

#include <unicode/uchar.h>

#define REACH 8			/* lines that are looked at on either side */
#define COMMON 3		/* times a word stands on a short page and is still rare, */
#define COMMON_LINES 40		/* and once more for each so many lines */
#define NOWHERE UINT32_MAX

struct occurrence {
	uint32_t word;		/* index in the table */
	uint32_t line;
};

struct word {
	uint32_t count, last;	/* how often, and the last line of those read */
};

struct echoes {
	struct occurrence *places;
	uint32_t nplaces;
	uint64_t *keys;
	struct word *words;	/* of each key */
	uint32_t mask;
};

static void
gather(struct echoes *e, const struct line *l, uint32_t i)
{
	struct token before = { 0, false, false };
	uint64_t hash;

	for (uint32_t at = 0; line_keyword(l, &at, &before, &hash); ) {
		uint32_t word = key_slot(e->keys, e->mask, key_of(hash));

		e->keys[word] = key_of(hash);
		e->words[word].count++;
		e->places[e->nplaces++] = (struct occurrence){ word, i };
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
		struct word *word = &e->words[here->word];

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

/* What a line begins with: its first word, or two wide characters; 0 where that is a common word and no label. */
static uint64_t
start_of(const struct line *l)
{
	struct token a, b;
	uint32_t at = 0;

	if (l->split || l->glued || l->long_line || !line_token(l, &at, true, &a) ||
	    (a.weak && (at >= l->ntext || l->text[at].c != ':')))
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

#define PAIR_REACH 8
#define FIGURE_REACH 16		/* characters in which a day stands behind them */

static bool
has_figure(const struct line *l)
{
	for (uint32_t i = 0; i < l->ntext && i < FIGURE_REACH; i++)
		if (u_isdigit((UChar32)l->text[i].c))
			return true;
	return false;
}

/* The first two words of a line that begins with a day behind the end of a sentence; 0 without. */
static uint64_t
pair_of(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];
	struct token a, b;
	uint32_t at = 0;

	if (!p->cased || l->start != START_UPPER || !has_figure(l) || l->split || l->glued || l->long_line ||
	    (i > 0 && l[-1].end != END_STOP && l->gap == 0) ||
	    !line_token(l, &at, false, &a) || !line_token(l, &at, false, &b))
		return 0;
	return token_pair(&a, &b);
}

/* `On the 26th ult.`: each entry of a register begins with the same words. */
static void
find_same_pairs(struct page *p, uint64_t *pairs)
{
	for (uint32_t i = 0; i < p->nlines; i++)
		pairs[i] = pair_of(p, i);
	for (uint32_t i = 0; i < p->nlines; i++)
		for (uint32_t k = i + 1; pairs[i] != 0 && k <= i + PAIR_REACH && k < p->nlines; k++)
			if (pairs[k] == pairs[i]) {
				count_up(&p->lines[i].same_pairs);
				count_up(&p->lines[k].same_pairs);
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
	e.keys = page_alloc(p, (size_t)e.mask + 1, sizeof *e.keys);
	e.words = page_alloc(p, (size_t)e.mask + 1, sizeof *e.words);
	if (e.places == NULL || e.keys == NULL || e.words == NULL || starts == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	for (uint32_t i = 0; i < p->nlines; i++)
		gather(&e, &p->lines[i], i);
	for (uint32_t i = 0; i <= e.mask; i++)
		e.words[i].last = NOWHERE;
	count_echoes(&e, p, COMMON + p->nlines / COMMON_LINES);
	find_same_starts(p, starts);
	find_same_pairs(p, starts);
	return RECTO_OK;
}
