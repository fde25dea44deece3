/* SPDX-License-Identifier: MIT */
/*
 * What a language file holds, for the files that read it (langfile.c), choose
 * a language (lang.c) and try its patterns (match.c).
 */
#ifndef ARTICLES_LANGDATA_H
#define ARTICLES_LANGDATA_H

#include <unicode/uregex.h>
#include <unicode/uscript.h>

#include "lang.h"

enum place { PLACE_WHOLE, PLACE_TAIL, PLACE_START, PLACE_INSIDE, PLACE_COUNT };

#define MAX_SCRIPTS 6

struct pattern {
	int what;		/* enum role or enum fact */
	enum place place;
	int strength;
	char *source;		/* as the file has it, and from pattern_spell on with what its names stand for */
	size_t ndefinitions;	/* above it */
	bool spelled;
	URegularExpression *compiled;
	struct first *first;	/* which characters it can begin with, see match.c */
	bool broken;
	unsigned line;		/* of the language file, for messages */
};

struct patterns {
	struct pattern *row;
	size_t n;
};

struct definition {
	char *name, *value;
};

struct words {
	char **word;		/* folded UTF-8, sorted */
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

struct lang {
	char *tag, *file, *extends;
	UScriptCode scripts[MAX_SCRIPTS];
	int nscripts;
	bool nouns_capital, overlines;
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

struct langs {
	struct lang **lang;
	size_t n;
	recto_context *ctx;
};

/* match.c: release what was learned of the pattern. */
void pattern_forget(struct pattern *pattern);

/* langfile.c: read a language file. The source is the caller's. */
int lang_read(struct lang **out, recto_context *ctx, recto_source *src, recto_error *err);
void lang_free(struct lang *lang);
/* Replace each {name} in the source of a pattern by what it stands for; once, before it is compiled. */
int pattern_spell(const struct lang *lang, struct pattern *pattern);
/* Tell that a row of the file makes no sense; it is left out. */
void lang_complain(const struct lang *lang, unsigned line, const char *what);
/* Grow an array of `n` elements by one; NULL out of memory. */
void *grown(void *array, size_t n, size_t size);

/* dictionary.c: words of a text, which is a list or a page; of them only whether they are there is known. */
int dictionary_new(struct dictionary **out);
int dictionary_read(struct dictionary *d, recto_source *src, recto_error *err);
void dictionary_free(struct dictionary *d);

/* lists.c */
int words_add_all(struct words *words, const char *text);
void words_sort(struct words *words);
/* Which of the words it is; words->n: none of them. */
size_t words_find(const struct words *words, const uint32_t *word, size_t n);
bool words_have(const struct words *words, const uint32_t *word, size_t n);
void words_free(struct words *words);
int numbers_add(struct numbers *numbers, const char *word, size_t len, int number);
void numbers_sort(struct numbers *numbers);
void numbers_free(struct numbers *numbers);

#endif
