/* SPDX-License-Identifier: MIT */
/*
 * Which language a text is in: by script first, then by its commonest words. The
 * text is read once for all languages that its script leaves.
 */
#include "langdata.h"

#include <string.h>
#include <unicode/uscript.h>

#define SCRIPT_LEAST 500	/* of 1000 letters, in the scripts of the language */
#define COMMON_LEAST 80		/* of 1000 words, common ones of it */
#define FOREIGN_WORD 4		/* common words that one with a letter of another language counts against */
#define MOST_SCRIPTS 32		/* that one letter is used in */

/* ----------------------------------------------------------------- scripts */

struct scripts {
	unsigned letters;
	unsigned of[USCRIPT_CODE_LIMIT];	/* a letter may be of several */
};

static void
count_scripts(const uint32_t *text, size_t n, struct scripts *out)
{
	memset(out, 0, sizeof *out);
	for (size_t i = 0; i < n; i++) {
		UErrorCode status = U_ZERO_ERROR;
		UScriptCode of[MOST_SCRIPTS];
		int32_t count;

		if (!u_isalpha((UChar32)text[i]))
			continue;
		out->letters++;
		count = uscript_getScriptExtensions((UChar32)text[i], of, MOST_SCRIPTS, &status);
		for (int32_t k = 0; k < count && k < MOST_SCRIPTS; k++)
			if (of[k] < USCRIPT_CODE_LIMIT)
				out->of[of[k]]++;
	}
}

static unsigned
script_share(const struct lang *lang, const struct scripts *scripts)
{
	unsigned hits = 0;

	for (int k = 0; k < lang->nscripts; k++)
		if (lang->scripts[k] < USCRIPT_CODE_LIMIT)
			hits += scripts->of[lang->scripts[k]];
	if (hits > scripts->letters)
		hits = scripts->letters;
	return scripts->letters == 0 ? 0 : hits * 1000 / scripts->letters;
}

/* ------------------------------------------------------------------- words */

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
	const struct words *letters = &lang->lists[LIST_LETTERS];

	if (letters->n == 0)
		return false;
	for (size_t i = 0; i < n; i++)
		if (word[i] > 0x7F && u_isalpha((UChar32)word[i]) &&
		    words_find(letters, word_hash(word + i, 1)) == letters->n)
			return true;
	return false;
}

static void
take_common(struct fit *fit, uint64_t hash)
{
	const struct words *common = &fit->lang->lists[LIST_COMMON];
	size_t which = words_find(common, hash), slot = which / 64 % SEEN_SLOTS;
	uint64_t bit = UINT64_C(1) << which % 64;

	if (which == common->n)
		return;
	fit->hits++;
	fit->different += (fit->seen[slot] & bit) == 0;
	fit->seen[slot] |= bit;
}

/* Take the words of the text into what is known of each language. @return how many there are. */
static unsigned
take_words(struct fit *fits, size_t nfits, const uint32_t *text, size_t n)
{
	unsigned words = 0;

	for (size_t i = 0, from; i < n; ) {
		uint64_t hash;

		from = i;
		if (!char_in_word(text[i++]))
			continue;
		if (!stands_alone(text[from]))
			while (i < n && char_in_word(text[i]) && !stands_alone(text[i]))
				i++;
		words++;
		hash = word_hash(text + from, i - from);
		for (size_t k = 0; k < nfits; k++) {
			take_common(&fits[k], hash);
			fits[k].foreign += is_foreign(fits[k].lang, text + from, i - from);
		}
	}
	return words;
}

/*
 * A few short words (a, la, na) are common in many languages. A text has them in
 * another one however long it is; of its own it has ever more, by the square root
 * of its length (Heaps): .95 of that was the least on 393 pages in languages there
 * are files of, .75 the most in ten texts in others, near neighbours apart. A
 * sentence may have one or two less; a third of what the file lists is enough.
 */
static bool
has_enough(const struct fit *fit, unsigned words)
{
	return 25 * (2 * fit->different + 3) * (2 * fit->different + 3) >= 72 * words ||
	    3 * fit->different >= fit->lang->lists[LIST_COMMON].n;
}

/* Parts in 1000 of the words that are common ones of the language. */
static unsigned
common_share(const struct fit *fit, unsigned words)
{
	return words == 0 || !has_enough(fit, words) || fit->hits <= FOREIGN_WORD * fit->foreign ? 0 :
	    (fit->hits - FOREIGN_WORD * fit->foreign) * 1000 / words;
}

/*
 * A Latin text without a common word is in no language we know; where a file
 * lists none, the script is enough.
 */
static unsigned
value(const struct fit *fit, unsigned words)
{
	unsigned common = common_share(fit, words);

	return fit->lang->by_script || common >= COMMON_LEAST ? fit->script + 2 * common : 0;
}

/* Whether the script allows for the language; then its words are at hand. */
static bool
begin(struct fit *fit, const struct lang *lang, const struct scripts *scripts)
{
	*fit = (struct fit){ .lang = lang, .script = script_share(lang, scripts) };
	if (lang->tag == NULL || fit->script < SCRIPT_LEAST)
		return false;
	lang_read_words(lang);
	return true;
}

unsigned
lang_fit(const struct lang *lang, const uint32_t *text, size_t n)
{
	struct scripts scripts;
	struct fit fit;

	count_scripts(text, n, &scripts);
	return begin(&fit, lang, &scripts) ? value(&fit, take_words(&fit, 1, text, n)) : 0;
}

const struct lang *
langs_guess(const struct langs *langs, const uint32_t *text, size_t n)
{
	const struct lang *best = langs_lookup(langs, "und");
	struct fit *fits = langs->fits;
	unsigned best_value = 0, words;
	struct scripts scripts;
	size_t nfits = 0;

	count_scripts(text, n, &scripts);
	for (size_t i = 0; i < langs->n; i++)
		nfits += begin(&fits[nfits], langs->lang[i], &scripts);
	words = take_words(fits, nfits, text, n);
	for (size_t k = 0; k < nfits; k++)
		if (value(&fits[k], words) > best_value) {
			best = fits[k].lang;
			best_value = value(&fits[k], words);
		}
	return best;
}
