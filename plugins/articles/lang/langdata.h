/* SPDX-License-Identifier: MIT */
/*
 * What a language file holds, for the files that read it (langfile.c), choose
 * a language (lang.c) and try its patterns (match.c).
 */
#ifndef ARTICLES_LANGDATA_H
#define ARTICLES_LANGDATA_H

#include <unicode/uchar.h>
#include <unicode/uregex.h>
#include <unicode/uscript.h>

#include "lang.h"

enum place { PLACE_WHOLE, PLACE_TAIL, PLACE_START, PLACE_INSIDE, PLACE_COUNT };

#define MAX_SCRIPTS 6

struct pattern {
	int what;		/* enum role or enum fact */
	enum place place;
	int strength;
	char *source;		/* with what its names stand for */
	URegularExpression *compiled;
	bool broken;
	unsigned line;		/* of the language file, for messages */
};

struct patterns {
	struct pattern *row;
	size_t n;
	struct firsts *firsts;	/* see firsts.c; NULL: not known */
};

struct definition {
	char *name, *value;
};

struct words {
	uint64_t *hash;		/* sorted */
	size_t n;
};

struct numbers {
	struct numbered {
		char *word;	/* folded UTF-8 */
		int number;
	} *row;			/* sorted by word */
	size_t n;
};

struct dictionary;

/* How far a file is read; a later stage costs what most pages need of few languages. */
enum stage {
	STAGE_HEAD,		/* what the language is called, and its properties */
	STAGE_WORDS,		/* what tells it from others */
	STAGE_ALL
};

struct lang {
	recto_buf text;			/* of the file */
	enum stage read;
	bool failed;			/* out of memory in a later stage */
	char *tag, *file, *extends;
	UScriptCode scripts[MAX_SCRIPTS];
	int nscripts;
	bool nouns_capital, overlines, title_case;
	bool by_script;			/* it lists no common words: its script tells it */
	struct words lists[LIST_COUNT];
	struct numbers numbers[NUMBER_LIST_COUNT];
	struct patterns roles, facts;
	struct date julian_until;	/* year 0: does not say */
	struct definition *definitions;
	size_t ndefinitions;
	struct dictionary *dictionary;	/* of "und": what the user gave */
	const struct lang *base;	/* what it extends: a language, or "und" */
	recto_context *ctx;
};

#define SEEN_SLOTS 16		/* of 64 words; in longer lists some share a bit */

/* What is known of a text as one in a language, see guess.c. */
struct fit {
	const struct lang *lang;
	unsigned script;		/* letters of 1000 */
	uint64_t seen[SEEN_SLOTS];	/* which of the common words */
	unsigned different, hits;	/* how many of them, and how often */
	unsigned foreign;		/* words with a letter the language has not */
};

struct langs {
	struct lang **lang;
	struct fit *fits;		/* room for one of each, for langs_guess */
	size_t n;
	recto_context *ctx;
};

/*
 * langfile.c: read a language file up to its head. The source is the caller's. What
 * the language is asked later reads on; out of memory is then told by langs_status.
 */
int lang_read(struct lang **out, recto_context *ctx, recto_source *src, recto_error *err);
void lang_free(struct lang *lang);
/* Read what tells the language from others; or all that is left. */
void lang_read_words(const struct lang *lang);
void lang_complete(const struct lang *lang);
/* Tell that a row of the file makes no sense; it is left out. */
void lang_complain(const struct lang *lang, unsigned line, const char *what);
/* Grow an array of `n` elements by one; NULL out of memory. */
void *grown(void *array, size_t n, size_t size);

/* firsts.c: the characters that matches can begin with. NULL out of memory. */
struct firsts *firsts_open(const struct patterns *patterns);
void firsts_close(struct firsts *firsts);
/*
 * The patterns that may fit a text in their place: a bit for each row, overwritten by
 * the next call. NULL where it is not known: all may.
 */
const uint64_t *firsts_fit(struct firsts *firsts, const UChar *text, size_t n);

/* scripts.c: the pattern with the letters of some scripts as ranges instead of properties; RECTO_ENOMEM or RECTO_OK. */
int scripts_as_ranges(const char *pattern, recto_buf *out);

/* dictionary.c: words of a text, which is a list or a page; of them only whether they are there is known. */
int dictionary_new(struct dictionary **out);
int dictionary_read(struct dictionary *d, recto_source *src, recto_error *err);
void dictionary_free(struct dictionary *d);

/* lists.c */
int words_add_all(struct words *words, const char *text);
void words_sort(struct words *words);
/* Which of the words has the hash; words->n: none of them. */
size_t words_find(const struct words *words, uint64_t hash);
/* The hash of a word; a letter at a time: from WORD_HASH on (FNV-1a, over folded characters and not bytes). */
uint64_t word_hash(const uint32_t *word, size_t n);
#define WORD_HASH UINT64_C(14695981039346656037)
static inline uint64_t
word_hash_on(uint64_t hash, uint32_t c)
{
	return (hash ^ (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT)) * UINT64_C(1099511628211);
}
int numbers_add(struct numbers *numbers, const char *word, size_t len, int number);
void numbers_sort(struct numbers *numbers);
void numbers_free(struct numbers *numbers);

#endif
