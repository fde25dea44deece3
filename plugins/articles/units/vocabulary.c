/* SPDX-License-Identifier: MIT */
#include "vocabulary.h"

#include "tokens.h"

#include <stdlib.h>

#define MANY_WORDS 100		/* texts shorter than that share few words */
#define TABLE_BITS 16

static uint8_t *
spread_of(const struct vocabulary *v, uint32_t word)
{
	return &v->spread[(word ^ word >> TABLE_BITS) & ((1u << TABLE_BITS) - 1)];
}

uint32_t
vocabulary_words(const struct page *p, uint32_t block, uint32_t *words)
{
	struct keywords r = keywords_of(p, block);
	uint32_t n = 0;

	for (uint64_t hash; next_keyword(&r, &hash); n++)
		words[n] = (uint32_t)(hash >> 32);
	return n;
}

static int
compare_words(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

uint32_t
vocabulary_sort(uint32_t *words, uint32_t n)
{
	uint32_t kept = 0;

	qsort(words, n, sizeof *words, compare_words);
	for (uint32_t i = 0; i < n; i++)
		if (kept == 0 || words[kept - 1] != words[i])
			words[kept++] = words[i];
	return kept;
}

int
vocabulary_study(struct page *p, struct vocabulary *v)
{
	v->n = 0;
	v->room = 1;
	for (uint32_t i = 0; i < p->nlines; i++)
		v->room += p->lines[i].ntext;
	v->words = page_alloc(p, v->room, sizeof *v->words);
	v->from = page_alloc(p, p->nunits + (size_t)1, sizeof *v->from);
	v->spread = page_alloc(p, (size_t)1 << TABLE_BITS, sizeof *v->spread);
	if (v->words == NULL || v->from == NULL || v->spread == NULL)
		return RECTO_ENOMEM;
	for (uint32_t i = 0; i < p->nunits; i++) {
		const struct unit *u = &p->units[i];
		uint32_t from = v->n;

		v->from[i] = from;
		for (uint32_t k = 0; k < u->nblocks; k++)
			v->n += vocabulary_words(p, u->blocks[k], v->words + v->n);
		v->n = v->from[i + 1] = from + vocabulary_sort(v->words + from, v->n - from);
		for (uint32_t k = from; k < v->n; k++) {
			uint8_t *spread = spread_of(v, v->words[k]);

			*spread += *spread < UINT8_MAX;
		}
	}
	return 0;
}

int64_t
vocabulary_shared(const struct page *p, const struct vocabulary *v, const uint32_t *words, uint32_t n,
    uint32_t unit)
{
	uint32_t i = 0, k = v->from[unit];
	int64_t sum = 0;

	while (i < n && k < v->from[unit + 1]) {
		uint32_t x = words[i], y = v->words[k];

		if (x == y)
			sum += log_ratio(p->nunits + (uint64_t)1, *spread_of(v, x));
		i += x <= y;
		k += y <= x;
	}
	return 256 * sum / (n + MANY_WORDS);
}
