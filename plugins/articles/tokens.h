/* SPDX-License-Identifier: MIT */
/*
 * Words and wide characters as hashes, to see what recurs: headlines in their
 * texts (overlap.c), texts in their neighbours (cohesion.c), lines in the lines
 * about them (echoes.c), pieces of an article in each other (vocabulary.c, jumps.c).
 */
#ifndef ARTICLES_TOKENS_H
#define ARTICLES_TOKENS_H

#include "articles.h"

struct token {
	uint64_t hash;
	bool wide;		/* one wide character; otherwise the stem of a word */
	bool weak;		/* a word too common to count alone */
};

/*
 * The next token of a line from character *at on, which is moved behind it.
 * `weak` is told with check_words only. @return false at the end of the line.
 */
bool line_token(const struct line *l, uint32_t *at, bool check_words, struct token *out);

/* The tokens of a block, one after the other. */
struct tokens {
	const struct page *page;
	uint32_t piece, at;
};

struct tokens tokens_of(const struct page *p, uint32_t block);
bool next_token(struct tokens *r, bool check_words, struct token *out);

static inline uint64_t
token_mix(uint64_t h, uint64_t x)
{
	h = (h ^ x) * 0x9E3779B97F4A7C15u;
	return h ^ (h >> 29);
}

/* Two tokens in a row as one. */
static inline uint64_t
token_pair(const struct token *before, const struct token *t)
{
	return token_mix(t->hash, before->hash);
}

/*
 * What a text is about: the words that are not weak, and the pairs of wide
 * characters. Of a line, `before` is the token read last, with a hash of 0 at first.
 */
bool line_keyword(const struct line *l, uint32_t *at, struct token *before, uint64_t *hash);

/* Those of a block, one after the other. */
struct keywords {
	struct tokens tokens;
	struct token before;
};

struct keywords keywords_of(const struct page *p, uint32_t block);
bool next_keyword(struct keywords *r, uint64_t *hash);

#endif
