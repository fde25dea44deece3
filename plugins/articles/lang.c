/* SPDX-License-Identifier: MIT */
/*
 * The languages there are, and which of them a text is in.
 */
#include "langdata.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

static int
add_language(struct langs *langs, recto_source *src, recto_error *err)
{
	struct lang **bigger = grown(langs->lang, langs->n, sizeof *bigger);
	int rc;

	if (bigger == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	langs->lang = bigger;
	if ((rc = lang_read(&bigger[langs->n], langs->ctx, src, err)) == 0)
		langs->n++;
	return rc;
}

static int
add_data(struct langs *langs, const char *name, recto_error *err)
{
	recto_source *src;
	int rc;

	if ((rc = recto_open_data(langs->ctx, &src, name, err)) < 0)
		return rc;
	rc = add_language(langs, src, err);
	recto_source_close(src);
	return rc;
}

/* Whether a language would stand on itself if it stood on `base`. */
static bool
goes_round(const struct lang *lang, const struct lang *base)
{
	while (base != NULL && base != lang)
		base = base->base;
	return base != NULL;
}

/* What a language does not say, the one it extends does; in the end "und". */
static void
set_base(struct langs *langs, struct lang *lang)
{
	const struct lang *base = langs_lookup(langs, lang->extends != NULL ? lang->extends : "und");

	if (base == NULL || goes_round(lang, base)) {
		if (lang->extends != NULL)
			lang_complain(lang, 1, base == NULL ? "it extends a language there is no file of" :
			    "it extends itself");
		base = langs_lookup(langs, "und");
	}
	lang->base = base != lang ? base : NULL;
}

int
langs_open(struct langs **out, recto_context *ctx, recto_error *err)
{
	struct langs *langs = calloc(1, sizeof *langs);
	recto_buf names = RECTO_BUF_INIT;
	int rc;

	if (langs == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	langs->ctx = ctx;
	rc = recto_list_data(ctx, ".lang", &names, err);
	for (const char *name = names.data; rc == 0 && name < names.data + names.len;
	    name += strlen(name) + 1)
		rc = add_data(langs, name, err);
	recto_buf_dispose(&names);
	if (rc == 0 && langs_lookup(langs, "und") == NULL)
		rc = recto_fail(err, RECTO_ENOENT, "the language file und.lang is missing: "
		    "reinstall recto, or set RECTO_DATA_PATH to the folder that holds articles/und.lang");
	if (rc < 0) {
		langs_close(langs);
		return rc;
	}
	for (size_t i = 0; i < langs->n; i++)
		set_base(langs, langs->lang[i]);
	*out = langs;
	return 0;
}

int
langs_add_file(struct langs *langs, const char *path, const struct lang **out, recto_error *err)
{
	recto_source *src;
	int rc;

	if ((rc = recto_source_open_file(&src, path, err)) < 0)
		return rc;
	if ((rc = add_language(langs, src, err)) == 0) {
		set_base(langs, langs->lang[langs->n - 1]);
		*out = langs->lang[langs->n - 1];
	}
	recto_source_close(src);
	return rc;
}

int
langs_add_words(struct langs *langs, const char *path, recto_error *err)
{
	recto_source *src;
	int rc;

	if ((rc = recto_source_open_file(&src, path, err)) < 0)
		return rc;
	rc = dictionary_read(langs_lookup(langs, "und")->dictionary, src, err);
	recto_source_close(src);
	return rc;
}

void
langs_close(struct langs *langs)
{
	if (langs == NULL)
		return;
	for (size_t i = 0; i < langs->n; i++)
		lang_free(langs->lang[i]);
	free(langs->lang);
	free(langs);
}

/* ------------------------------------------------------------ choosing */

const struct lang *
langs_lookup(const struct langs *langs, const char *tag)
{
	for (size_t len = strlen(tag); len > 0; ) {
		for (size_t i = 0; i < langs->n; i++) {
			const char *have = langs->lang[i]->tag;

			if (have != NULL && strlen(have) == len && strncasecmp(have, tag, len) == 0)
				return langs->lang[i];
		}
		while (len > 0 && tag[--len] != '-')
			;
	}
	return NULL;
}

bool
char_in_word(uint32_t c)
{
	int8_t type = u_charType((UChar32)c);

	return u_isalpha((UChar32)c) || type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK;
}

static bool
stands_alone(uint32_t c)	/* a character that is a word of its own */
{
	int32_t script = u_getIntPropertyValue((UChar32)c, UCHAR_SCRIPT);

	return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
}

/* Whether a word has a letter that the language has not. */
static bool
is_foreign(const struct lang *lang, const uint32_t *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (word[i] > 0x7F && u_isalpha((UChar32)word[i]) && !words_have(&lang->lists[LIST_LETTERS], word + i, 1))
			return true;
	return false;
}

#define FOREIGN_WORD 4		/* common words that one with a letter of another language counts against */

#define SLOTS 16		/* of 64 words; in longer lists some share a bit */

/* The common words of a language that a text has, and how many different ones. */
struct known_words {
	uint64_t seen[SLOTS];
	unsigned n, hits;
};

static void
take_common(struct known_words *known, const struct lang *lang, const uint32_t *word, size_t n)
{
	size_t which = words_find(&lang->lists[LIST_COMMON], word, n), slot = which / 64 % SLOTS;
	uint64_t bit = UINT64_C(1) << which % 64;

	if (which == lang->lists[LIST_COMMON].n)
		return;
	known->hits++;
	known->n += (known->seen[slot] & bit) == 0;
	known->seen[slot] |= bit;
}

/*
 * A few short words (a, la, na) are common in many languages. A text has them in
 * another one however long it is; of its own it has ever more, by the square root
 * of its length (Heaps): .95 of that was the least on 393 pages in languages there
 * are files of, .75 the most in ten texts in others, near neighbours apart. A
 * sentence may have one or two less; a third of what the file lists is enough.
 */
static bool
has_enough(const struct known_words *known, const struct lang *lang, unsigned words)
{
	return 25 * (2 * known->n + 3) * (2 * known->n + 3) >= 72 * words ||
	    3 * known->n >= lang->lists[LIST_COMMON].n;
}

/* Parts in 1000 of the words that are common ones of the language. */
static unsigned
common_share(const struct lang *lang, const uint32_t *text, size_t n)
{
	bool knows_letters = lang->lists[LIST_LETTERS].n > 0;
	struct known_words known = { 0 };
	unsigned words = 0, foreign = 0;

	for (size_t i = 0; i < n; ) {
		size_t from = i;

		if (!char_in_word(text[i])) {
			i++;
			continue;
		}
		if (stands_alone(text[i]))
			i++;
		else
			while (i < n && char_in_word(text[i]) && !stands_alone(text[i]))
				i++;
		words++;
		take_common(&known, lang, text + from, i - from);
		foreign += knows_letters && is_foreign(lang, text + from, i - from);
	}
	return !has_enough(&known, lang, words) || known.hits <= FOREIGN_WORD * foreign ? 0 :
	    (known.hits - FOREIGN_WORD * foreign) * 1000 / words;
}

static unsigned
script_share(const struct lang *lang, const uint32_t *text, size_t n)
{
	unsigned letters = 0, hits = 0;

	for (size_t i = 0; i < n; i++) {
		if (!u_isalpha((UChar32)text[i]))
			continue;
		letters++;
		for (int k = 0; k < lang->nscripts; k++)
			if (uscript_hasScript((UChar32)text[i], lang->scripts[k])) {
				hits++;
				break;
			}
	}
	return letters == 0 ? 0 : hits * 1000 / letters;
}

/*
 * A Latin text without a common word is in no language we know; where a file
 * lists none, the script is enough.
 */
unsigned
lang_fit(const struct lang *lang, const uint32_t *text, size_t n)
{
	unsigned script = script_share(lang, text, n), common;

	if (lang->tag == NULL || script < 500)
		return 0;
	common = common_share(lang, text, n);
	return lang->by_script || common >= 80 ? script + 2 * common : 0;
}

const struct lang *
langs_guess(const struct langs *langs, const uint32_t *text, size_t n)
{
	const struct lang *best = langs_lookup(langs, "und");
	unsigned best_fit = 0;

	for (size_t i = 0; i < langs->n; i++) {
		unsigned fit = lang_fit(langs->lang[i], text, n);

		if (fit > best_fit) {
			best = langs->lang[i];
			best_fit = fit;
		}
	}
	return best;
}

const char *
lang_tag(const struct lang *lang)
{
	while (lang->tag == NULL && lang->base != NULL)
		lang = lang->base;
	return lang->tag != NULL ? lang->tag : "und";
}

struct date
lang_julian_until(const struct lang *lang)
{
	while (lang->julian_until.year == 0 && lang->base != NULL)
		lang = lang->base;
	return lang->julian_until;
}

bool
lang_overlines(const struct lang *lang)
{
	while (!lang->overlines && lang->base != NULL)
		lang = lang->base;
	return lang->overlines;
}

bool
lang_nouns_capital(const struct lang *lang)
{
	while (!lang->nouns_capital && lang->base != NULL)
		lang = lang->base;
	return lang->nouns_capital;
}
