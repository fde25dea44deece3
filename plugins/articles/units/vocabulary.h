/* SPDX-License-Identifier: MIT */
/*
 * The words of the page's units, to tell how much alike texts are.
 */
#ifndef ARTICLES_VOCABULARY_H
#define ARTICLES_VOCABULARY_H

#include "articles.h"

struct vocabulary {
	uint32_t *words, n;	/* hashes, of one unit after the other, sorted in each */
	size_t room;		/* words that all of the page can have at most */
	uint32_t *from;		/* those of unit i are from[i] up to from[i + 1] */
	uint8_t *spread;	/* how many units have a word, by the bits of its hash */
};

/* Memory of the part. @return 0 or RECTO_ENOMEM */
int vocabulary_study(struct page *p, struct vocabulary *v);

/* Hashes of the keywords of a block, as they come. @return how many: no more than it has characters */
uint32_t vocabulary_words(const struct page *p, uint32_t block, uint32_t *words);

/* Sort hashes of words and leave each once. @return how many are left */
uint32_t vocabulary_sort(uint32_t *words, uint32_t n);

/* What sorted words share with a unit, a rare word counting more, for the number of words. */
int64_t vocabulary_shared(const struct page *p, const struct vocabulary *v, const uint32_t *words, uint32_t n,
    uint32_t unit);

#endif
