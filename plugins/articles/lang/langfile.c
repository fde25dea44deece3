/* SPDX-License-Identifier: MIT */
/*
 * Reads a language file: a row a line, a word and what it says. The format is
 * documented in docs/languages.md. A row that makes no sense is told and left
 * out; the rest of the file counts. Of most languages a page needs no more than
 * their scripts, so a file is read in stages, each when it is first asked for.
 */
#include "langdata.h"

#include <ctype.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const place_names[] = { "whole", "tail", "start", "inside" };
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

/* Replace {name} by the fragments of that name, as groups. */
static int
expand(const struct lang *lang, const char *text, recto_buf *out)
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
		for (size_t i = 0; i < lang->ndefinitions; i++)
			if (names(&lang->definitions[i], text + 1, len)) {
				recto_buf_adds(out, "(?:");
				recto_buf_adds(out, lang->definitions[i].value);
				recto_buf_adds(out, ")");
			}
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
		lang_complain(lang, line, "define wants NAME = REGEX");
		return 0;
	}
	equals += 1 + strspn(equals + 1, " \t");
	check_names(lang, line, equals);
	if (expand(lang, equals, &value) < 0 ||
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
	recto_buf source = RECTO_BUF_INIT;
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
	if (expand(lang, equals, &source) < 0 || (bigger = grown(to->row, to->n, sizeof *bigger)) == NULL ||
	    (to->row = bigger, p.source = strdup(source.data)) == NULL) {
		recto_buf_dispose(&source);
		return RECTO_ENOMEM;
	}
	recto_buf_dispose(&source);
	to->row[to->n++] = p;
	return 0;
}

/* -------------------------------------------------------------------- rows */

/* A text: the member of the language that stands at `where`. */
static int
take_text(struct lang *lang, int where, unsigned line, char *text)
{
	char **member = (char **)((char *)lang + where);

	(void)line;
	free(*member);
	return (*member = strdup(text)) != NULL ? 0 : RECTO_ENOMEM;
}

/* yes, or anything else, likewise. */
static int
take_yes(struct lang *lang, int where, unsigned line, char *text)
{
	(void)line;
	*(bool *)((char *)lang + where) = strcmp(text, "yes") == 0;
	return 0;
}

static int
take_scripts(struct lang *lang, int which, unsigned line, char *text)
{
	char *rest;

	(void)which;
	for (char *name = strtok_r(text, " \t", &rest); name != NULL;
	    name = strtok_r(NULL, " \t", &rest)) {
		int32_t code = u_getPropertyValueEnum(UCHAR_SCRIPT, name);

		if (code == UCHAR_INVALID_CODE)
			lang_complain(lang, line, "a script ISO 15924 does not have");
		else if (lang->nscripts < MAX_SCRIPTS)
			lang->scripts[lang->nscripts++] = (UScriptCode)code;
	}
	return 0;
}

/* The last day of the Julian calendar, YYYY-MM-DD in that calendar. */
static int
take_julian(struct lang *lang, int which, unsigned line, char *text)
{
	struct date *d = &lang->julian_until;

	(void)which;
	if (sscanf(text, "%4d-%2d-%2d", &d->year, &d->month, &d->day) != 3)
		lang_complain(lang, line, "julian-until wants YYYY-MM-DD");
	return 0;
}

static int
take_definition(struct lang *lang, int which, unsigned line, char *text)
{
	(void)which;
	return add_definition(lang, line, text);
}

/* Words that no phrase ends with are common ones as well. */
static int
take_words(struct lang *lang, int list, unsigned line, char *text)
{
	(void)line;
	if (list == LIST_COMMON)
		lang->by_script = false;
	if (list == LIST_FUNCTION && words_add_all(&lang->lists[LIST_COMMON], text) < 0)
		return RECTO_ENOMEM;
	return words_add_all(&lang->lists[list], text);
}

/* WORD=NUMBER WORD=NUMBER ... */
static int
take_numbers(struct lang *lang, int list, unsigned line, char *text)
{
	char *rest;

	for (char *item = strtok_r(text, " \t", &rest); item != NULL;
	    item = strtok_r(NULL, " \t", &rest)) {
		char *equals = strrchr(item, '='), *end = item;
		long number = equals == NULL ? 0 : strtol(equals + 1, &end, 10);

		if (equals == NULL || equals == item || end == equals + 1 || *end != '\0' ||
		    labs(number) > 9999)
			lang_complain(lang, line, "numbers are WORD=NUMBER, -9999 to 9999");
		else if (numbers_add(&lang->numbers[list], item, (size_t)(equals - item), (int)number) < 0)
			return RECTO_ENOMEM;
	}
	return 0;
}

static int
take_role(struct lang *lang, int role, unsigned line, char *text)
{
	return add_pattern(lang, &lang->roles, (struct pattern){ .what = role, .line = line }, text);
}

static int
take_fact(struct lang *lang, int fact, unsigned line, char *text)
{
	return add_pattern(lang, &lang->facts,
	    (struct pattern){ .what = fact, .place = PLACE_INSIDE, .line = line }, text);
}

/* The words rows begin with; where one stands twice, the first counts. */
static const struct row {
	const char *word;
	enum stage stage;
	int (*take)(struct lang *lang, int which, unsigned line, char *text);
	int which;
} rows[] = {
	{ "language", STAGE_HEAD, take_text, offsetof(struct lang, tag) },
	{ "extends", STAGE_HEAD, take_text, offsetof(struct lang, extends) },
	{ "scripts", STAGE_HEAD, take_scripts, 0 },
	{ "nouns-capital", STAGE_HEAD, take_yes, offsetof(struct lang, nouns_capital) },
	{ "overlines", STAGE_HEAD, take_yes, offsetof(struct lang, overlines) },
	{ "title-case", STAGE_HEAD, take_yes, offsetof(struct lang, title_case) },
	{ "julian-until", STAGE_HEAD, take_julian, 0 },
	{ "common", STAGE_WORDS, take_words, LIST_COMMON },
	{ "letters", STAGE_WORDS, take_words, LIST_LETTERS },
	{ "function-words", STAGE_WORDS, take_words, LIST_FUNCTION },
	{ "define", STAGE_ALL, take_definition, 0 },
#define LIST_ROW(symbol, word) { word, STAGE_ALL, take_words, LIST_##symbol },
	WORD_LISTS(LIST_ROW)
#undef LIST_ROW
#define NUMBER_ROW(symbol, word) { word, STAGE_ALL, take_numbers, LIST_##symbol },
	NUMBER_LISTS(NUMBER_ROW)
#undef NUMBER_ROW
#define ROLE_ROW(symbol, word) { word, STAGE_ALL, take_role, ROLE_##symbol },
	ROLES(ROLE_ROW)
#undef ROLE_ROW
#define FACT_ROW(symbol, word) { word, STAGE_ALL, take_fact, FACT_##symbol },
	FACTS(FACT_ROW)
#undef FACT_ROW
};

static const struct row *
row_of(const char *text, size_t len)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strlen(rows[i].word) == len && memcmp(rows[i].word, text, len) == 0)
			return &rows[i];
	return NULL;
}

/* One line of a language file: WORD REST; it counts in its stage. */
static int
take_line(struct lang *lang, enum stage stage, unsigned number, const char *text, size_t len)
{
	size_t word = 0, from;
	const struct row *row;
	char *rest;
	int rc;

	while (word < len && text[word] != ' ' && text[word] != '\t')
		word++;
	if (word == 0 || text[0] == '#')
		return 0;
	row = row_of(text, word);
	if (row == NULL && stage == STAGE_ALL)
		lang_complain(lang, number, "an unknown word");
	if (row == NULL || row->stage != stage)
		return 0;
	for (from = word; from < len && (text[from] == ' ' || text[from] == '\t'); from++)
		;
	if ((rest = strndup(text + from, len - from)) == NULL)
		return RECTO_ENOMEM;
	rc = row->take(lang, row->which, number, rest);
	free(rest);
	return rc;
}

/* Head rows are ASCII, so those of a file that no page needs are found without decoding it. */
static int
read_head(struct lang *lang)
{
	static const char bom[] = "\xEF\xBB\xBF";
	const char *at = lang->text.data, *end = at + lang->text.len, *next;
	int rc = 0;

	if (lang->text.len >= 3 && memcmp(at, bom, 3) == 0)
		at += 3;
	for (unsigned number = 1; rc == 0 && at < end; number++, at = next) {
		for (next = at; next < end && *next != '\n' && *next != '\r'; next++)
			;
		rc = take_line(lang, STAGE_HEAD, number, at, (size_t)(next - at));
		next += next + 1 < end && next[0] == '\r' && next[1] == '\n' ? 2 : 1;
	}
	return rc;
}

static int
read_stage(struct lang *lang, enum stage stage)
{
	recto_source *src;
	recto_line line;
	int rc;

	if ((rc = recto_source_open_memory(&src, lang->text.data, lang->text.len, lang->file, NULL)) < 0)
		return rc;
	recto_source_set_charset(src, "UTF-8", NULL);
	while ((rc = recto_source_line(src, &line, NULL)) > 0)
		if ((rc = take_line(lang, stage, (unsigned)line.number, line.text, line.len)) < 0)
			break;
	recto_source_close(src);
	lang->read = stage;
	return rc;
}

static void
sort_lists(struct lang *lang)
{
	for (int i = 0; i < LIST_COUNT; i++)
		words_sort(&lang->lists[i]);
	for (int i = 0; i < NUMBER_LIST_COUNT; i++)
		numbers_sort(&lang->numbers[i]);
}

/*
 * What a language says does not change, only how much of it is known; that it has
 * been const since it was chosen is no hindrance.
 */
static void
read_on(const struct lang *known, enum stage stage)
{
	struct lang *lang = (struct lang *)known;

	while (lang->read < stage && !lang->failed)
		lang->failed = read_stage(lang, lang->read + 1) < 0;
	sort_lists(lang);
}

void
lang_read_words(const struct lang *lang)
{
	if (lang->read < STAGE_WORDS)
		read_on(lang, STAGE_WORDS);
}

void
lang_complete(const struct lang *known)
{
	struct lang *lang = (struct lang *)known;

	if (lang->read == STAGE_ALL || lang->failed)
		return;
	read_on(lang, STAGE_ALL);
	lang->roles.firsts = firsts_open(&lang->roles);
	lang->facts.firsts = firsts_open(&lang->facts);
	recto_buf_dispose(&lang->text);
}

static void
patterns_free(struct patterns *patterns)
{
	for (size_t i = 0; i < patterns->n; i++) {
		uregex_close(patterns->row[i].compiled);
		free(patterns->row[i].source);
	}
	firsts_close(patterns->firsts);
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
		free(lang->lists[i].hash);
	for (int i = 0; i < NUMBER_LIST_COUNT; i++)
		numbers_free(&lang->numbers[i]);
	recto_buf_dispose(&lang->text);
	free(lang->definitions);
	free(lang->tag);
	free(lang->extends);
	free(lang->file);
	free(lang);
}

static int
read_text(recto_buf *text, recto_source *src, recto_error *err)
{
	char block[8192];
	size_t got;
	int rc;

	while ((rc = recto_source_read(src, block, sizeof block, &got, err)) == RECTO_OK && got > 0)
		recto_buf_add(text, block, got);
	return rc < 0 ? rc : recto_buf_status(text, err);
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
	if ((rc = read_text(&lang->text, src, err)) == RECTO_OK &&
	    (dictionary_new(&lang->dictionary) < 0 || read_head(lang) < 0))
		rc = recto_fail(err, RECTO_ENOMEM, "out of memory");
	if (rc < 0) {
		lang_free(lang);
		return rc;
	}
	if (lang->tag == NULL && lang->extends == NULL)
		lang_complain(lang, 1, "the file says neither `language TAG` nor `extends TAG`");
	*out = lang;
	return 0;
}
