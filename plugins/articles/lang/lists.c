/* SPDX-License-Identifier: MIT */
/*
 * The lists of a language: words, of which only hashes are kept since nothing but
 * whether they are there is asked, and words that stand for numbers. Both are in
 * folded case, sorted, and looked up by halves.
 */
#include "langdata.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#define LONGEST 40		/* characters of a word */
#define FOLDED (LONGEST * U8_MAX_LENGTH + 1)

static void
fold_word(const uint32_t *word, size_t n, char out[FOLDED])
{
	size_t len = 0;

	for (size_t i = 0; i < n; i++)
		U8_APPEND_UNSAFE(out, len, u_foldCase((UChar32)word[i], U_FOLD_CASE_DEFAULT));
	out[len] = '\0';
}

uint64_t
word_hash(const uint32_t *word, size_t n)
{
	uint64_t hash = WORD_HASH;

	for (size_t i = 0; i < n; i++)
		hash = word_hash_on(hash, word[i]);
	return hash;
}

static int
compare_hashes(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

size_t
words_find(const struct words *words, uint64_t hash)
{
	const uint64_t *found = words->n == 0 ? NULL :
	    bsearch(&hash, words->hash, words->n, sizeof hash, compare_hashes);

	return found != NULL ? (size_t)(found - words->hash) : words->n;
}

void *
grown(void *array, size_t n, size_t size)
{
	if ((n & (n - 1)) != 0)		/* only at powers of two */
		return array;
	return realloc(array, (n == 0 ? 1 : 2 * n) * size);
}

/* The word as it is kept: folded, a copy of its own; NULL out of memory. */
static char *
folded_copy(const char *text, size_t len)
{
	uint32_t chars[LONGEST];
	char folded[FOLDED];
	const char *end = text + len;
	size_t n = 0;

	while (text < end && n < LONGEST)
		text += recto_utf8_next(text, end, &chars[n++]);
	fold_word(chars, n, folded);
	return strdup(folded);
}

int
words_add_all(struct words *words, const char *text)
{
	while (*(text += strspn(text, " \t")) != '\0') {
		const char *end = text + strcspn(text, " \t");
		uint64_t *bigger = grown(words->hash, words->n, sizeof *bigger), hash = WORD_HASH;

		if (bigger == NULL)
			return RECTO_ENOMEM;
		words->hash = bigger;
		while (text < end) {
			uint32_t c;

			text += recto_utf8_next(text, end, &c);
			hash = word_hash_on(hash, c);
		}
		words->hash[words->n++] = hash;
	}
	return 0;
}

void
words_sort(struct words *words)
{
	if (words->n > 1)
		qsort(words->hash, words->n, sizeof *words->hash, compare_hashes);
}

int
numbers_add(struct numbers *numbers, const char *word, size_t len, int number)
{
	struct numbered *bigger = grown(numbers->row, numbers->n, sizeof *bigger);

	if (bigger == NULL)
		return RECTO_ENOMEM;
	numbers->row = bigger;
	bigger += numbers->n;
	if ((bigger->word = folded_copy(word, len)) == NULL)
		return RECTO_ENOMEM;
	bigger->number = number;
	numbers->n++;
	return 0;
}

static int
compare_numbered(const void *a, const void *b)
{
	const struct numbered *x = a, *y = b;

	return strcmp(x->word, y->word);
}

void
numbers_sort(struct numbers *numbers)
{
	if (numbers->n > 1)
		qsort(numbers->row, numbers->n, sizeof *numbers->row, compare_numbered);
}

void
numbers_free(struct numbers *numbers)
{
	for (size_t i = 0; i < numbers->n; i++)
		free(numbers->row[i].word);
	free(numbers->row);
}

bool
lang_has_word(const struct lang *lang, enum word_list list, const uint32_t *word, size_t n)
{
	uint64_t hash = word_hash(word, n);
	bool found = false;

	for (; lang != NULL && !found && n > 0; lang = lang->base) {
		lang_complete(lang);
		found = words_find(&lang->lists[list], hash) < lang->lists[list].n;
	}
	return found;
}

bool
lang_number(const struct lang *lang, enum number_list list, const uint32_t *word, size_t n,
    int *number)
{
	char folded[FOLDED];
	const struct numbered *found = NULL;
	struct numbered key = { .word = folded };

	if (n == 0 || n > LONGEST)
		return false;
	fold_word(word, n, folded);
	for (; lang != NULL && found == NULL; lang = lang->base) {
		lang_complete(lang);
		if (lang->numbers[list].n > 0)
			found = bsearch(&key, lang->numbers[list].row, lang->numbers[list].n,
			    sizeof key, compare_numbered);
	}
	if (found != NULL)
		*number = found->number;
	return found != NULL;
}
