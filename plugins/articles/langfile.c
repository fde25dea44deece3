/* SPDX-License-Identifier: MIT */
/*
 * Reads a language file: a row a line, a word and what it says. The format is
 * documented in docs/languages.md. A row that makes no sense is told and left
 * out; the rest of the file counts.
 */
#include "langdata.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

static const char *const place_names[] = { "whole", "tail", "start", "inside" };
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
static const char *const fact_words[] = {
#define FACT_WORD(symbol, word) [FACT_##symbol] = word,
	FACTS(FACT_WORD)
#undef FACT_WORD
};
static const char *const number_words[] = {
#define NUMBER_WORD(symbol, word) [LIST_##symbol] = word,
	NUMBER_LISTS(NUMBER_WORD)
#undef NUMBER_WORD
};

void
lang_complain(const struct lang *lang, unsigned line, const char *what)
{
	recto_report(lang->ctx, RECTO_MSG_BAD_DATA, 0, "%s:%u: %s", lang->file, line, what);
}

static bool
names(const struct definition *d, const char *text, size_t len)
{
	return strlen(d->name) == len && memcmp(d->name, text, len) == 0;
}

/* Tell where a {name} is not defined above. */
static void
check_names(const struct lang *lang, unsigned line, const char *text)
{
	while ((text = strchr(text, '{')) != NULL) {
		size_t len = strcspn(++text, "}");
		bool known = !islower((unsigned char)text[0]);

		for (size_t i = 0; i < lang->ndefinitions && !known; i++)
			known = names(&lang->definitions[i], text, len);
		if (!known)
			lang_complain(lang, line, "a {name} that is not defined above");
	}
}

/* Replace {name} by the first `ndefinitions` fragments of that name, as groups. */
static int
expand(const struct lang *lang, size_t ndefinitions, const char *text, recto_buf *out)
{
	while (*text != '\0') {
		size_t len = strcspn(text, "{");

		if (len > 0 || !islower((unsigned char)text[1])) {
			len += len == 0;
			recto_buf_add(out, text, len);
			text += len;
			continue;
		}
		len = strcspn(text + 1, "}");
		for (size_t i = 0; i < ndefinitions; i++)
			if (names(&lang->definitions[i], text + 1, len)) {
				recto_buf_adds(out, "(?:");
				recto_buf_adds(out, lang->definitions[i].value);
				recto_buf_adds(out, ")");
			}
		text += 1 + len + (text[1 + len] == '}');
	}
	return recto_buf_status(out, NULL);
}

int
pattern_spell(const struct lang *lang, struct pattern *p)
{
	recto_buf source = RECTO_BUF_INIT;
	char *spelled;

	if (p->spelled)
		return RECTO_OK;
	if (expand(lang, p->ndefinitions, p->source, &source) < 0 || (spelled = strdup(source.data)) == NULL) {
		recto_buf_dispose(&source);
		return RECTO_ENOMEM;
	}
	recto_buf_dispose(&source);
	free(p->source);
	p->source = spelled;
	p->spelled = true;
	return RECTO_OK;
}

static int
add_definition(struct lang *lang, unsigned line, char *text)
{
	char *equals = strchr(text, '=');
	struct definition *bigger;
	recto_buf value = RECTO_BUF_INIT;
	size_t len;

	if (equals == NULL) {
		lang_complain(lang, line, "define wants NAME = REGEX");
		return 0;
	}
	equals += 1 + strspn(equals + 1, " \t");
	check_names(lang, line, equals);
	if (expand(lang, lang->ndefinitions, equals, &value) < 0 ||
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

/* WHAT STRENGTH [PLACE] = REGEX, `text` after WHAT. */
static int
add_pattern(struct lang *lang, struct patterns *to, struct pattern p, char *text)
{
	struct pattern *bigger;
	char *equals = strchr(text, '='), *end;

	p.strength = (int)strtol(text, &end, 10);
	if (equals == NULL || end == text || p.strength < 1 || p.strength > 9) {
		lang_complain(lang, p.line, "a pattern is WHAT STRENGTH [PLACE] = REGEX, STRENGTH 1 to 9");
		return 0;
	}
	end += strspn(end, " \t");
	for (int i = 0; i < PLACE_COUNT; i++)
		if (strncmp(end, place_names[i], strlen(place_names[i])) == 0)
			p.place = (enum place)i;
	equals += 1 + strspn(equals + 1, " \t");
	check_names(lang, p.line, equals);
	p.ndefinitions = lang->ndefinitions;
	if ((bigger = grown(to->row, to->n, sizeof *bigger)) == NULL)
		return RECTO_ENOMEM;
	to->row = bigger;
	if ((p.source = strdup(equals)) == NULL)
		return RECTO_ENOMEM;
	to->row[to->n++] = p;
	return 0;
}

static void
add_scripts(struct lang *lang, unsigned line, char *text)
{
	char *rest;

	for (char *name = strtok_r(text, " \t", &rest); name != NULL;
	    name = strtok_r(NULL, " \t", &rest)) {
		int32_t code = u_getPropertyValueEnum(UCHAR_SCRIPT, name);

		if (code == UCHAR_INVALID_CODE)
			lang_complain(lang, line, "a script ISO 15924 does not have");
		else if (lang->nscripts < MAX_SCRIPTS)
			lang->scripts[lang->nscripts++] = (UScriptCode)code;
	}
}

/* WORD=NUMBER WORD=NUMBER ... */
static int
add_numbers(const struct lang *lang, struct numbers *to, unsigned line, char *text)
{
	char *rest;

	for (char *item = strtok_r(text, " \t", &rest); item != NULL;
	    item = strtok_r(NULL, " \t", &rest)) {
		char *equals = strrchr(item, '='), *end = item;
		long number = equals == NULL ? 0 : strtol(equals + 1, &end, 10);

		if (equals == NULL || equals == item || end == equals + 1 || *end != '\0' ||
		    labs(number) > 9999)
			lang_complain(lang, line, "numbers are WORD=NUMBER, -9999 to 9999");
		else if (numbers_add(to, item, (size_t)(equals - item), (int)number) < 0)
			return RECTO_ENOMEM;
	}
	return 0;
}

/* The last day of the Julian calendar, YYYY-MM-DD in that calendar. */
static int
set_julian(struct lang *lang, unsigned line, const char *text)
{
	struct date *d = &lang->julian_until;

	if (sscanf(text, "%4d-%2d-%2d", &d->year, &d->month, &d->day) != 3)
		lang_complain(lang, line, "julian-until wants YYYY-MM-DD");
	return 0;
}

/* Words that no phrase ends with are common ones as well. */
static int
add_words(struct lang *lang, enum word_list list, const char *text)
{
	if (list == LIST_COMMON)
		lang->by_script = false;
	if (list == LIST_FUNCTION && words_add_all(&lang->lists[LIST_COMMON], text) < 0)
		return RECTO_ENOMEM;
	return words_add_all(&lang->lists[list], text);
}

static int
set_tag(char **tag, const char *text)
{
	free(*tag);
	return (*tag = strdup(text)) != NULL ? 0 : RECTO_ENOMEM;
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
		lang_complain(lang, line, "an unknown word");
		return 0;
	}
	memcpy(word, row, len);
	word[len] = '\0';
	if (strcmp(word, "language") == 0)
		return set_tag(&lang->tag, rest);
	if (strcmp(word, "extends") == 0)
		return set_tag(&lang->extends, rest);
	if (strcmp(word, "scripts") == 0) {
		add_scripts(lang, line, rest);
		return 0;
	}
	if (strcmp(word, "nouns-capital") == 0) {
		lang->nouns_capital = strcmp(rest, "yes") == 0;
		return 0;
	}
	if (strcmp(word, "overlines") == 0) {
		lang->overlines = strcmp(rest, "yes") == 0;
		return 0;
	}
	if (strcmp(word, "julian-until") == 0)
		return set_julian(lang, line, rest);
	if (strcmp(word, "define") == 0)
		return add_definition(lang, line, rest);
	for (int i = 0; i < LIST_COUNT; i++)
		if (strcmp(word, list_words[i]) == 0)
			return add_words(lang, (enum word_list)i, rest);
	for (int i = 0; i < NUMBER_LIST_COUNT; i++)
		if (strcmp(word, number_words[i]) == 0)
			return add_numbers(lang, &lang->numbers[i], line, rest);
	for (int i = 1; i < ROLE_COUNT; i++)
		if (role_words[i][0] != '\0' && strcmp(word, role_words[i]) == 0)
			return add_pattern(lang, &lang->roles,
			    (struct pattern){ .what = i, .line = line }, rest);
	for (int i = 0; i < FACT_COUNT; i++)
		if (strcmp(word, fact_words[i]) == 0)
			return add_pattern(lang, &lang->facts,
			    (struct pattern){ .what = i, .place = PLACE_INSIDE, .line = line }, rest);
	lang_complain(lang, line, "an unknown word");
	return 0;
}

static void
patterns_free(struct patterns *patterns)
{
	for (size_t i = 0; i < patterns->n; i++) {
		uregex_close(patterns->row[i].compiled);
		pattern_forget(&patterns->row[i]);
		free(patterns->row[i].source);
	}
	free(patterns->row);
}

void
lang_free(struct lang *lang)
{
	if (lang == NULL)
		return;
	patterns_free(&lang->roles);
	patterns_free(&lang->facts);
	for (size_t i = 0; i < lang->ndefinitions; i++) {
		free(lang->definitions[i].name);
		free(lang->definitions[i].value);
	}
	dictionary_free(lang->dictionary);
	for (int i = 0; i < LIST_COUNT; i++)
		words_free(&lang->lists[i]);
	for (int i = 0; i < NUMBER_LIST_COUNT; i++)
		numbers_free(&lang->numbers[i]);
	free(lang->definitions);
	free(lang->tag);
	free(lang->extends);
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
	for (int i = 0; i < NUMBER_LIST_COUNT; i++)
		numbers_sort(&lang->numbers[i]);
	return rc;
}

int
lang_read(struct lang **out, recto_context *ctx, recto_source *src, recto_error *err)
{
	struct lang *lang = calloc(1, sizeof *lang);
	int rc;

	if (lang == NULL || (lang->file = strdup(recto_source_name(src))) == NULL) {
		free(lang);
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	}
	lang->ctx = ctx;
	lang->by_script = true;
	rc = dictionary_new(&lang->dictionary) < 0 ? recto_fail(err, RECTO_ENOMEM, "out of memory") :
	    read_rows(lang, src, err);
	if (rc < 0) {
		lang_free(lang);
		return rc;
	}
	if (lang->tag == NULL && lang->extends == NULL)
		lang_complain(lang, 1, "the file says neither `language TAG` nor `extends TAG`");
	*out = lang;
	return 0;
}
