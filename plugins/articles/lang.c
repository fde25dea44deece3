/* SPDX-License-Identifier: MIT */
/*
 * Reads language files and answers questions about words and patterns.
 * Patterns are ICU regular expressions over the characters of a line; a
 * pattern is compiled when it is first tried, so that languages a page does
 * not use cost their reading only. The format: docs/languages.md.
 */
#include "lang.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uregex.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

enum place { PLACE_WHOLE, PLACE_TAIL, PLACE_START, PLACE_INSIDE, PLACE_COUNT };
static const char *const place_names[] = { "whole", "tail", "start", "inside" };

#define MAX_SCRIPTS 6
#define REACH 80		/* characters a tail or start pattern sees */
#define MAX_MATCHED 400		/* longest line patterns are tried on */

struct pattern {
	enum role role;
	enum place place;
	int strength;
	char *source;
	URegularExpression *compiled;
	bool broken;
	unsigned line;		/* of the language file, for messages */
};

struct definition {
	char *name, *value;
};

struct words {
	char **word;		/* folded UTF-8, sorted */
	size_t n;
};

struct lang {
	char *tag, *file;
	UScriptCode scripts[MAX_SCRIPTS];
	int nscripts;
	bool nouns_capital;
	struct words lists[LIST_COUNT];
	struct words common;
	struct pattern *patterns;
	size_t npatterns;
	struct definition *definitions;
	size_t ndefinitions;
	const struct lang *base;	/* "und": patterns for all languages */
	recto_context *ctx;
};

struct langs {
	struct lang **lang;
	size_t n;
	recto_context *ctx;
};

static const char *const role_words[] = {
#define ROLE_WORD(symbol, word) [ROLE_##symbol] = word,
	ROLES(ROLE_WORD)
#undef ROLE_WORD
};
static const char *const list_words[] = {
#define LIST_WORD(symbol, word) [LIST_##symbol] = word,
	WORD_LISTS(LIST_WORD)
#undef LIST_WORD
};

/* ---------------------------------------------------------------- words */

static int
compare_words(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
fold_word(const uint32_t *word, size_t n, recto_buf *out)
{
	for (size_t i = 0; i < n; i++)
		recto_buf_add_char(out, (uint32_t)u_foldCase((UChar32)word[i], U_FOLD_CASE_DEFAULT));
}

static bool
words_have(const struct words *words, const uint32_t *word, size_t n)
{
	recto_buf folded = RECTO_BUF_INIT;
	bool found;

	if (words->n == 0 || n == 0 || n > 40)
		return false;
	fold_word(word, n, &folded);
	found = recto_buf_status(&folded, NULL) == 0 && bsearch(&folded.data, words->word,
	    words->n, sizeof *words->word, compare_words) != NULL;
	recto_buf_dispose(&folded);
	return found;
}

/* Grow an array of `n` elements by one; NULL out of memory. */
static void *
grown(void *array, size_t n, size_t size)
{
	if ((n & (n - 1)) != 0)		/* only at powers of two */
		return array;
	return realloc(array, (n == 0 ? 1 : 2 * n) * size);
}

static int
words_add(struct words *words, const char *text, size_t len)
{
	uint32_t chars[40];
	recto_buf folded = RECTO_BUF_INIT;
	const char *end = text + len;
	size_t n = 0;
	char **bigger;

	while (text < end && n < 40)
		text += recto_utf8_next(text, end, &chars[n++]);
	fold_word(chars, n, &folded);
	if (recto_buf_status(&folded, NULL) < 0 ||
	    (bigger = grown(words->word, words->n, sizeof *bigger)) == NULL) {
		recto_buf_dispose(&folded);
		return RECTO_ENOMEM;
	}
	words->word = bigger;
	words->word[words->n] = strdup(folded.data);
	recto_buf_dispose(&folded);
	return words->word[words->n] != NULL ? (words->n++, 0) : RECTO_ENOMEM;
}

static int
words_add_all(struct words *words, const char *text)
{
	while (*(text += strspn(text, " \t")) != '\0') {
		size_t len = strcspn(text, " \t");

		if (words_add(words, text, len) < 0)
			return RECTO_ENOMEM;
		text += len;
	}
	return 0;
}

static void
words_sort(struct words *words)
{
	if (words->n > 1)
		qsort(words->word, words->n, sizeof *words->word, compare_words);
}

static void
words_free(struct words *words)
{
	for (size_t i = 0; i < words->n; i++)
		free(words->word[i]);
	free(words->word);
}

/* --------------------------------------------------------- reading files */

static void
complain(const struct lang *lang, unsigned line, const char *what)
{
	recto_report(lang->ctx, RECTO_MSG_BAD_DATA, 0, "%s:%u: %s", lang->file, line, what);
}

/* Replace {name} by the fragment defined before, as a group. */
static int
expand(const struct lang *lang, unsigned line, const char *text, recto_buf *out)
{
	while (*text != '\0') {
		size_t len = strcspn(text + 1, "}");
		bool known = false;

		if (text[0] != '{' || !islower((unsigned char)text[1])) {
			recto_buf_addc(out, *text++);
			continue;
		}
		for (size_t i = 0; i < lang->ndefinitions; i++)
			if (strlen(lang->definitions[i].name) == len &&
			    memcmp(lang->definitions[i].name, text + 1, len) == 0) {
				recto_buf_adds(out, "(?:");
				recto_buf_adds(out, lang->definitions[i].value);
				recto_buf_adds(out, ")");
				known = true;
			}
		if (!known)
			complain(lang, line, "a {name} that is not defined above");
		text += 1 + len + (text[1 + len] == '}');
	}
	return recto_buf_status(out, NULL);
}

static int
add_definition(struct lang *lang, unsigned line, char *text)
{
	char *equals = strchr(text, '=');
	struct definition *bigger;
	recto_buf value = RECTO_BUF_INIT;
	size_t len;

	if (equals == NULL) {
		complain(lang, line, "define wants NAME = REGEX");
		return 0;
	}
	if (expand(lang, line, equals + 1 + strspn(equals + 1, " \t"), &value) < 0 ||
	    (bigger = grown(lang->definitions, lang->ndefinitions, sizeof *bigger)) == NULL) {
		recto_buf_dispose(&value);
		return RECTO_ENOMEM;
	}
	lang->definitions = bigger;
	len = strcspn(text, " \t=");
	bigger += lang->ndefinitions;
	bigger->name = strndup(text, len);
	bigger->value = strdup(value.data);
	recto_buf_dispose(&value);
	lang->ndefinitions++;
	return bigger->name != NULL && bigger->value != NULL ? 0 : RECTO_ENOMEM;
}

/* ROLE STRENGTH [PLACE] = REGEX, `text` after ROLE. */
static int
add_pattern(struct lang *lang, enum role role, unsigned line, char *text)
{
	struct pattern *bigger, p = { .role = role, .line = line };
	recto_buf source = RECTO_BUF_INIT;
	char *equals = strchr(text, '='), *end;

	p.strength = (int)strtol(text, &end, 10);
	if (equals == NULL || end == text || p.strength < 1 || p.strength > 9) {
		complain(lang, line, "a pattern is ROLE STRENGTH [PLACE] = REGEX, STRENGTH 1 to 9");
		return 0;
	}
	end += strspn(end, " \t");
	for (int i = 0; i < PLACE_COUNT; i++)
		if (strncmp(end, place_names[i], strlen(place_names[i])) == 0)
			p.place = (enum place)i;
	if (expand(lang, line, equals + 1 + strspn(equals + 1, " \t"), &source) < 0 ||
	    (bigger = grown(lang->patterns, lang->npatterns, sizeof *bigger)) == NULL ||
	    (p.source = strdup(source.data)) == NULL) {
		recto_buf_dispose(&source);
		return RECTO_ENOMEM;
	}
	recto_buf_dispose(&source);
	lang->patterns = bigger;
	lang->patterns[lang->npatterns++] = p;
	return 0;
}

static void
add_scripts(struct lang *lang, unsigned line, char *text)
{
	for (char *name = strtok(text, " \t"); name != NULL; name = strtok(NULL, " \t")) {
		int32_t code = u_getPropertyValueEnum(UCHAR_SCRIPT, name);

		if (code == UCHAR_INVALID_CODE)
			complain(lang, line, "a script ISO 15924 does not have");
		else if (lang->nscripts < MAX_SCRIPTS)
			lang->scripts[lang->nscripts++] = (UScriptCode)code;
	}
}

/* One line of a language file: WORD REST. */
static int
take_row(struct lang *lang, unsigned line, char *row)
{
	size_t len = strcspn(row, " \t");
	char *rest = row + len + strspn(row + len, " \t");
	char word[32];

	if (len == 0 || row[0] == '#')
		return 0;
	if (len >= sizeof word) {
		complain(lang, line, "an unknown word");
		return 0;
	}
	memcpy(word, row, len);
	word[len] = '\0';
	if (strcmp(word, "language") == 0) {
		free(lang->tag);
		return (lang->tag = strdup(rest)) != NULL ? 0 : RECTO_ENOMEM;
	}
	if (strcmp(word, "scripts") == 0) {
		add_scripts(lang, line, rest);
		return 0;
	}
	if (strcmp(word, "common") == 0)
		return words_add_all(&lang->common, rest);
	if (strcmp(word, "nouns-capital") == 0) {
		lang->nouns_capital = strcmp(rest, "yes") == 0;
		return 0;
	}
	if (strcmp(word, "define") == 0)
		return add_definition(lang, line, rest);
	for (int i = 0; i < LIST_COUNT; i++)
		if (strcmp(word, list_words[i]) == 0)
			return words_add_all(&lang->lists[i], rest);
	for (int i = 1; i < ROLE_COUNT; i++)
		if (role_words[i][0] != '\0' && strcmp(word, role_words[i]) == 0)
			return add_pattern(lang, (enum role)i, line, rest);
	complain(lang, line, "an unknown word");
	return 0;
}

static void
lang_free(struct lang *lang)
{
	if (lang == NULL)
		return;
	for (size_t i = 0; i < lang->npatterns; i++) {
		uregex_close(lang->patterns[i].compiled);
		free(lang->patterns[i].source);
	}
	for (size_t i = 0; i < lang->ndefinitions; i++) {
		free(lang->definitions[i].name);
		free(lang->definitions[i].value);
	}
	for (int i = 0; i < LIST_COUNT; i++)
		words_free(&lang->lists[i]);
	words_free(&lang->common);
	free(lang->patterns);
	free(lang->definitions);
	free(lang->tag);
	free(lang->file);
	free(lang);
}

static int
read_rows(struct lang *lang, recto_source *src, recto_error *err)
{
	recto_line line;
	int rc;

	recto_source_set_charset(src, "UTF-8", NULL);
	while ((rc = recto_source_line(src, &line, err)) > 0) {
		char *row = strndup(line.text, line.len);

		if (row == NULL || take_row(lang, (unsigned)line.number, row) < 0)
			rc = recto_fail(err, RECTO_ENOMEM, "out of memory");
		free(row);
		if (rc < 0)
			break;
	}
	for (int i = 0; i < LIST_COUNT; i++)
		words_sort(&lang->lists[i]);
	words_sort(&lang->common);
	return rc;
}

static int
read_file(struct langs *langs, const char *name, recto_error *err)
{
	recto_source *src = NULL;
	struct lang *lang, **bigger;
	int rc;

	if ((rc = recto_open_data(langs->ctx, &src, name, err)) < 0)
		return rc;
	if ((lang = calloc(1, sizeof *lang)) == NULL ||
	    (bigger = grown(langs->lang, langs->n, sizeof *bigger)) == NULL) {
		free(lang);
		recto_source_close(src);
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	}
	langs->lang = bigger;
	langs->lang[langs->n++] = lang;
	lang->ctx = langs->ctx;
	if ((lang->file = strdup(recto_source_name(src))) == NULL)
		rc = recto_fail(err, RECTO_ENOMEM, "out of memory");
	else
		rc = read_rows(lang, src, err);
	recto_source_close(src);
	if (rc == 0 && lang->tag == NULL)
		complain(lang, 1, "the file does not say `language TAG`");
	return rc;
}

int
langs_open(struct langs **out, recto_context *ctx, recto_error *err)
{
	struct langs *langs = calloc(1, sizeof *langs);
	recto_buf names = RECTO_BUF_INIT;
	const struct lang *base;
	int rc;

	if (langs == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	langs->ctx = ctx;
	rc = recto_list_data(ctx, ".lang", &names, err);
	for (const char *name = names.data; rc == 0 && name < names.data + names.len;
	    name += strlen(name) + 1)
		rc = read_file(langs, name, err);
	recto_buf_dispose(&names);
	base = langs_lookup(langs, "und");
	if (rc == 0 && base == NULL)
		rc = recto_fail(err, RECTO_ENOENT, "the language file und.lang is missing: "
		    "reinstall recto, or set RECTO_DATA_PATH to the folder that holds articles/und.lang");
	if (rc < 0) {
		langs_close(langs);
		return rc;
	}
	for (size_t i = 0; i < langs->n; i++)
		if (langs->lang[i] != base)
			langs->lang[i]->base = base;
	*out = langs;
	return 0;
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

static bool
is_word_char(uint32_t c)
{
	return u_isalpha((UChar32)c) || u_charType((UChar32)c) == U_NON_SPACING_MARK;
}

static bool
stands_alone(uint32_t c)	/* a character that is a word of its own */
{
	int32_t script = u_getIntPropertyValue((UChar32)c, UCHAR_SCRIPT);

	return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
}

/* Parts in 1000 of the words that are common ones of the language. */
static unsigned
common_share(const struct lang *lang, const uint32_t *text, size_t n)
{
	unsigned words = 0, hits = 0;

	for (size_t i = 0; i < n; ) {
		size_t from = i;

		if (!is_word_char(text[i])) {
			i++;
			continue;
		}
		if (stands_alone(text[i]))
			i++;
		else
			while (i < n && is_word_char(text[i]) && !stands_alone(text[i]))
				i++;
		words++;
		hits += words_have(&lang->common, text + from, i - from) ||
		    words_have(&lang->lists[LIST_FUNCTION], text + from, i - from);
	}
	return words == 0 ? 0 : hits * 1000 / words;
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

const struct lang *
langs_guess(const struct langs *langs, const uint32_t *text, size_t n)
{
	const struct lang *best = langs_lookup(langs, "und");
	unsigned best_score = 0;

	for (size_t i = 0; i < langs->n; i++) {
		const struct lang *lang = langs->lang[i];
		unsigned script = script_share(lang, text, n), sum;

		if (lang->tag == NULL || script < 500)
			continue;
		sum = script + 2 * common_share(lang, text, n);
		/* A Latin text without a common word is in no language we know. */
		if (sum > best_score && sum >= script + 2 * 80) {
			best = lang;
			best_score = sum;
		}
	}
	return best;
}

const char *
lang_tag(const struct lang *lang)
{
	return lang->tag;
}

bool
lang_nouns_capital(const struct lang *lang)
{
	return lang->nouns_capital;
}

bool
lang_has_word(const struct lang *lang, enum word_list list, const uint32_t *word, size_t n)
{
	return words_have(&lang->lists[list], word, n);
}

/* ------------------------------------------------------------- matching */

/* The text as ICU wants it. Characters beyond the BMP become one unit, so that offsets stay characters. */
static int32_t
to_units(const uint32_t *text, size_t n, UChar *out)
{
	for (size_t i = 0; i < n; i++)
		out[i] = text[i] <= 0xFFFF ? (UChar)text[i] : 0xFFFD;
	return (int32_t)n;
}

static URegularExpression *
compiled(const struct lang *lang, struct pattern *p)
{
	UErrorCode status = U_ZERO_ERROR;
	UParseError where;
	UChar source[4096];
	int32_t len;

	if (p->compiled != NULL || p->broken)
		return p->compiled;
	u_strFromUTF8(source, 4096, &len, p->source, -1, &status);
	if (U_SUCCESS(status))
		p->compiled = uregex_open(source, len, 0, &where, &status);
	if (U_FAILURE(status)) {
		p->broken = true;
		complain(lang, p->line, u_errorName(status));
	} else {
		/* A pattern of a user's own file must not hold the page up. */
		uregex_setTimeLimit(p->compiled, 1000, &status);
	}
	return p->compiled;
}

/* Whether the pattern fits the text in its place; where. */
static bool
fits(const struct lang *lang, struct pattern *p, const UChar *text, int32_t n,
    uint32_t *from, uint32_t *to)
{
	UErrorCode status = U_ZERO_ERROR;
	URegularExpression *re = compiled(lang, p);
	bool found;

	if (re == NULL)
		return false;
	uregex_setText(re, text, n, &status);
	switch (p->place) {
	case PLACE_WHOLE:
		found = uregex_matches(re, 0, &status);
		break;
	case PLACE_START:
		found = uregex_lookingAt(re, 0, &status);
		break;
	default:
		found = uregex_find(re, 0, &status);
	}
	if (U_FAILURE(status) || !found)
		return false;
	*from = (uint32_t)uregex_start(re, 0, &status);
	*to = (uint32_t)uregex_end(re, 0, &status);
	return p->place != PLACE_TAIL || *to == (uint32_t)n;
}

/* Rows about furniture add up, since each of them alone is weak evidence. */
static bool
adds_up(enum role role)
{
	return role == ROLE_FOLIO || role == ROLE_IMPRINT;
}

bool
lang_match_line(const struct lang *lang, const uint32_t *text, size_t n, struct match *out)
{
	UChar units[MAX_MATCHED];
	int sums[ROLE_COUNT] = { 0 };

	out->role = ROLE_NONE;
	out->strength = 0;
	if (n == 0 || n > MAX_MATCHED)
		return false;
	to_units(text, n, units);
	for (const struct lang *l = lang; l != NULL; l = l->base)
		for (size_t i = 0; i < l->npatterns; i++) {
			struct pattern *p = &l->patterns[i];
			uint32_t from, to;

			if (p->place != PLACE_WHOLE && !(adds_up(p->role) && p->place == PLACE_INSIDE))
				continue;
			if (!adds_up(p->role) && p->strength <= sums[p->role])
				continue;
			if (!fits(l, p, units, (int32_t)n, &from, &to))
				continue;
			if (adds_up(p->role))
				sums[p->role] += p->strength;
			else
				sums[p->role] = p->strength;
		}
	for (int i = 1; i < ROLE_COUNT; i++)
		if (sums[i] > out->strength) {
			out->role = (enum role)i;
			out->strength = sums[i] > 9 ? 9 : sums[i];
		}
	out->from = 0;
	out->to = (uint32_t)n;
	return out->role != ROLE_NONE;
}

static bool
match_place(const struct lang *lang, enum place place, const uint32_t *text, size_t n,
    size_t skip, struct match *out)
{
	UChar units[MAX_MATCHED];

	out->role = ROLE_NONE;
	out->strength = 0;
	to_units(text + skip, n - skip, units);
	for (const struct lang *l = lang; l != NULL; l = l->base)
		for (size_t i = 0; i < l->npatterns; i++) {
			struct pattern *p = &l->patterns[i];
			uint32_t from, to;

			if (p->place != place || p->strength <= out->strength || adds_up(p->role) ||
			    !fits(l, p, units, (int32_t)(n - skip), &from, &to))
				continue;
			out->role = p->role;
			out->strength = p->strength;
			out->from = from + (uint32_t)skip;
			out->to = to + (uint32_t)skip;
		}
	return out->role != ROLE_NONE;
}

bool
lang_match_tail(const struct lang *lang, const uint32_t *text, size_t n, struct match *out)
{
	return match_place(lang, PLACE_TAIL, text, n, n > REACH ? n - REACH : 0, out);
}

bool
lang_match_inside(const struct lang *lang, const uint32_t *text, size_t n, struct match *out)
{
	return match_place(lang, PLACE_INSIDE, text, n < MAX_MATCHED ? n : MAX_MATCHED, 0, out);
}

void
lang_match_start(const struct lang *lang, const uint32_t *text, size_t n, int strength[ROLE_COUNT])
{
	UChar units[REACH];

	if (n > REACH)
		n = REACH;
	to_units(text, n, units);
	memset(strength, 0, ROLE_COUNT * sizeof *strength);
	for (const struct lang *l = lang; l != NULL; l = l->base)
		for (size_t i = 0; i < l->npatterns; i++) {
			struct pattern *p = &l->patterns[i];
			uint32_t from, to;

			if (p->place == PLACE_START && p->strength > strength[p->role] &&
			    fits(l, p, units, (int32_t)n, &from, &to))
				strength[p->role] = p->strength;
		}
}
