/* SPDX-License-Identifier: MIT */
/*
 * Facts of a block as stretches of its lines, to be emitted as inlines.
 */
#ifndef ARTICLES_SPANS_H
#define ARTICLES_SPANS_H

#include "articles.h"
#include "facts.h"

/* The characters of a block, lines parted by '\n'. */
struct reading {
	const struct lang *lang;
	uint32_t n;
	uint32_t text[FACT_TEXT];
	struct {
		const struct line *line;	/* NULL for '\n' */
		uint32_t at;			/* byte of the raw line */
	} place[FACT_TEXT];
};

/* False where the block is too long to hold facts. */
bool reading_take(const struct page *p, const struct block *b, struct reading *out);

/* From a byte of a line to a byte of the same or a later one. */
struct span {
	recto_kind kind;
	char value[DATE_LENGTH];	/* of a date */
	const struct line *first, *last;
	uint32_t from, to;
};

/* What to mark in a block, in order. @return how many, at most FACTS_MAX */
uint32_t spans_find(const struct page *p, const struct block *b, struct span *out);

#endif
