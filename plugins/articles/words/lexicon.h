/* SPDX-License-Identifier: MIT */
/*
 * The page as its own dictionary: which words stand on it, what they begin and
 * end with, and which letters follow which.
 */
#ifndef ARTICLES_LEXICON_H
#define ARTICLES_LEXICON_H

#include "articles.h"

#define WORD_LONGEST 32		/* letters of a word that is looked at */

struct word {
	uint32_t c[WORD_LONGEST];	/* folded */
	uint32_t n;
};

struct lexicon;

/* Study the inner words of all lines: those at line ends may be cut. */
int lexicon_study(struct lexicon **out, struct page *p, recto_error *err);

/* One word more. */
void lexicon_add(struct lexicon *lex, const struct word *w);

/* The word of letters that begins at `at`, folded; .n 0 when it is too long. */
struct word word_at(const struct line *l, uint32_t at, uint32_t *end);
/* The two as one; of a longer one the beginning. */
struct word word_of(const struct word *a, const struct word *b);
bool word_has_vowel(const struct word *w);

uint32_t lexicon_words(const struct lexicon *lex);	/* how many it has read */

/* How often a word stands on the page. */
uint32_t lexicon_alone(const struct lexicon *lex, const struct word *w);
/* How often a-b does. */
uint32_t lexicon_hyphened(const struct lexicon *lex, const struct word *a, const struct word *b);
/* How many compounds with a hyphen have a as their first word. */
uint32_t lexicon_compounds(const struct lexicon *lex, const struct word *a);
/* How often words that are longer begin or end so. */
uint32_t lexicon_begins(const struct lexicon *lex, const struct word *w);
uint32_t lexicon_ends(const struct lexicon *lex, const struct word *w);
/* Log-likelihood of the letters of a word. */
score lexicon_spelling(const struct lexicon *lex, const struct word *w);

/*
 * specks.c: characters at the end of a line that are a hyphen damaged by the scan: a
 * hyphen with specks beside it, a letter for one, or a space before it; or specks
 * alone right behind a letter (*hyphen false). 0 when there are none.
 */
uint32_t specks_for_hyphen(const struct line *l, bool *hyphen);

/*
 * specks.c: characters at the beginning of a line that the scan found in the margin:
 * up to two signs, or behind a hyphen one letter or figure, and a space before a
 * small letter. 0 when there are none.
 */
uint32_t specks_before_word(const struct line *l, bool hyphen);

/* addresses.c: whether an address at the end of a line goes on in the next. */
bool address_goes_on(const struct line *l);

#endif
