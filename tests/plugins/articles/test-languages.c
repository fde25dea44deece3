/* SPDX-License-Identifier: MIT */
/*
 * Every language file against lines as papers print them, in rows/TAG.rows.
 * A row is `WHAT: TEXT`, and WHAT is
 *	ROLE		the whole line reads as this role
 *	ROLE start	a paragraph with this beginning does, the line alone does not
 *	ROLE tail	the text behind the | does, at the end of a line
 *	ROLE inside	the text between two | does
 *	plain		no pattern fits, in any place
 *	weak		furniture at most, and too little to decide
 *	language TAG	this is the language of the text
 * And of all patterns none is passed over that fits a line.
 */
#include "host.h"

#include <unicode/uset.h>
#include <unicode/ustring.h>

#include "../../../plugins/articles/lang/langdata.h"

#define MAX_TEXT 4000
#define MAX_MATCHED 400		/* longest line patterns are tried on */
#define MAX_SOURCE 8000
#define DECIDES 3		/* strength from which a line is furniture */
#define DIVIDES 6		/* strength from which a pattern divides a line */

/* -------------------------------------------------------------------- rows */

static const char *const role_names[ROLE_COUNT] = {
#define ROLE_NAME(symbol, word) [ROLE_##symbol] = word,
	ROLES(ROLE_NAME)
#undef ROLE_NAME
};

struct row {
	const char *file;
	uint64_t line;
	char what[40];
	uint32_t text[MAX_TEXT];
	size_t n;
	size_t marks[2], nmarks;	/* where | stood, in tail and inside rows */
};

static const char *
name_of(int role)
{
	return role == ROLE_NONE ? "nothing" : role_names[role];
}

static void
wrong(const struct row *row, const char *got, int strength)
{
	recto_buf text = RECTO_BUF_INIT;

	for (size_t i = 0; i < row->n; i++)
		recto_buf_add_char(&text, row->text[i]);
	print_error("%s:%" PRIu64 ": wanted %s, got %s %d: %s\n", row->file, row->line,
	    row->what, got, strength, text.data != NULL ? text.data : "");
	recto_buf_dispose(&text);
}

/* Split `WHAT: TEXT`; take out the marks of where a match begins and ends. */
static void
read_row(struct row *row, const recto_line *line)
{
	const char *text = line->text, *end = text + line->len;
	const char *colon = memchr(text, ':', line->len);
	bool marked;

	assert_non_null(colon);
	assert_true((size_t)(colon - text) < sizeof row->what);
	memcpy(row->what, text, (size_t)(colon - text));
	row->what[colon - text] = '\0';
	marked = strstr(row->what, " tail") != NULL || strstr(row->what, " inside") != NULL;
	row->line = line->number;
	row->n = row->nmarks = 0;
	for (text = colon + 1; text < end && *text == ' '; text++)
		;
	while (text < end && row->n < MAX_TEXT) {
		text += recto_utf8_next(text, end, &row->text[row->n]);
		if (marked && row->text[row->n] == '|' && row->nmarks < 2)
			row->marks[row->nmarks++] = row->n;
		else
			row->n++;
	}
	if (row->nmarks == 1)
		row->marks[1] = row->n;
}

static bool
check_language(const struct row *row, const char *want)
{
	const char *got = lang_tag(langs_guess(langs, row->text, row->n));

	if (strcmp(got, want) == 0)
		return true;
	wrong(row, got, 0);
	return false;
}

/* No pattern fits, or (weak) no more than a little of furniture does. */
static bool
check_plain(const struct lang *lang, const struct row *row, bool weak)
{
	int starts[ROLE_COUNT];
	struct match m;

	if (lang_match_line(lang, row->text, row->n, &m) && (!weak || m.strength >= DECIDES)) {
		wrong(row, name_of(m.role), m.strength);
		return false;
	}
	if (lang_match_tail(lang, row->text, row->n, &m) ||
	    lang_match_inside(lang, row->text, row->n, &m)) {
		wrong(row, "a part that is", 0);
		wrong(row, name_of(m.role), m.strength);
		return false;
	}
	lang_match_start(lang, row->text, row->n, starts);
	for (int i = 1; i < ROLE_COUNT; i++)
		if (starts[i] > 0) {
			wrong(row, name_of(i), starts[i]);
			return false;
		}
	return true;
}

static bool
check_part(const struct lang *lang, const struct row *row, const char *role, bool inside)
{
	struct match m;

	if (!(inside ? lang_match_inside : lang_match_tail)(lang, row->text, row->n, &m) ||
	    strcmp(name_of(m.role), role) != 0 || m.strength < DIVIDES) {
		wrong(row, name_of(m.role), m.strength);
		return false;
	}
	while (m.from < m.to && row->text[m.from] == ' ')
		m.from++;
	if (m.from == row->marks[0] && m.to == row->marks[1])
		return true;
	wrong(row, "another place", (int)m.from);
	return false;
}

static bool
check_start(const struct lang *lang, const struct row *row, const char *role)
{
	int starts[ROLE_COUNT];
	struct match m;

	if (lang_match_line(lang, row->text, row->n, &m) && strcmp(name_of(m.role), role) == 0) {
		wrong(row, name_of(m.role), m.strength);
		return false;
	}
	lang_match_start(lang, row->text, row->n, starts);
	for (int i = 1; i < ROLE_COUNT; i++)
		if (strcmp(role_names[i], role) == 0 && starts[i] > 0)
			return true;
	wrong(row, "nothing", 0);
	return false;
}

static bool
check_whole(const struct lang *lang, const struct row *row)
{
	struct match m;

	if (lang_match_line(lang, row->text, row->n, &m) &&
	    strcmp(name_of(m.role), row->what) == 0 && m.strength >= DECIDES)
		return true;
	wrong(row, name_of(m.role), m.strength);
	return false;
}

static bool
check_row(const struct lang *lang, const struct row *row)
{
	char role[40];

	if (strncmp(row->what, "language ", 9) == 0)
		return check_language(row, row->what + 9);
	if (strcmp(row->what, "plain") == 0 || strcmp(row->what, "weak") == 0)
		return check_plain(lang, row, row->what[0] == 'w');
	snprintf(role, sizeof role, "%.*s", (int)strcspn(row->what, " "), row->what);
	if (strstr(row->what, " start") != NULL)
		return check_start(lang, row, role);
	if (strstr(row->what, " tail") != NULL)
		return check_part(lang, row, role, false);
	if (strstr(row->what, " inside") != NULL)
		return check_part(lang, row, role, true);
	return check_whole(lang, row);
}

/* ---------------------------------------------------------------- patterns */

static URegularExpression *
compile(const struct lang *lang, const struct pattern *p)
{
	UErrorCode status = U_ZERO_ERROR;
	static UChar source[MAX_SOURCE];
	URegularExpression *re;
	int32_t len;

	u_strFromUTF8(source, MAX_SOURCE, &len, p->source, -1, &status);
	re = uregex_open(source, len, 0, NULL, &status);
	if (U_FAILURE(status))
		print_error("%s:%u: %s\n", lang->file, p->line, u_errorName(status));
	assert_true(U_SUCCESS(status));
	return re;
}

static bool
fits_somewhere(URegularExpression *re, enum place place, const UChar *text, int32_t n)
{
	UErrorCode status = U_ZERO_ERROR;

	uregex_setText(re, text, n, &status);
	return place == PLACE_WHOLE ? uregex_matches(re, 0, &status) :
	    place == PLACE_START ? uregex_lookingAt(re, 0, &status) : uregex_find(re, 0, &status);
}

/* Whether those that fit are among those that may. */
static bool
check_candidates(const struct lang *lang, const struct patterns *patterns, const struct row *row)
{
	UChar units[MAX_MATCHED];
	size_t n = row->n < MAX_MATCHED ? row->n : MAX_MATCHED;
	const uint64_t *set;
	bool ok = true;

	for (size_t i = 0; i < n; i++)
		units[i] = row->text[i] <= 0xFFFF ? (UChar)row->text[i] : 0xFFFD;
	set = firsts_fit(patterns->firsts, units, n);
	assert_non_null(set);
	for (size_t i = 0; i < patterns->n; i++) {
		struct pattern *p = &patterns->row[i];

		if (p->compiled == NULL)
			p->compiled = compile(lang, p);
		if ((set[i / 64] >> i % 64 & 1) != 0 ||
		    !fits_somewhere(p->compiled, p->place, units, (int32_t)n))
			continue;
		wrong(row, "passed over what fits", 0);
		print_error("%s:%u: fits\n", lang->file, p->line);
		ok = false;
	}
	return ok;
}

/* Characters a match can begin with, and some it cannot; NULL: all may. */
static const struct { const char *pattern, *with, *without; } beginnings[] = {
	{ "By\\h+\\p{Upper}", "B", "bAy " },
	{ "(?:By|Von)\\b", "BV", "yo" },
	{ "(?i:by|ÄRGER) x", "bBäÄ", "yxr" },
	{ "(?i)straße|x", "sSxX\u017F", "t" },
	{ "(?i:ß)", NULL, NULL },		/* folds to two letters */
	{ "\\s*(?:A|B)?C", " \tABC\u3000", "DE" },
	{ "a{0,2}b{1}c", "ab", "c" },
	{ "(?<=x)(?!y)[^\\W\\d_]z", "aé", "1_ -" },
	{ "(?<name>[0-9٠-٩]+)", "05٣", "a" },
	{ "\\p{Han}|\\P{L}", "漢 1", "a" },
	{ "[\\p{Lower}-]", "a-", "A" },
	{ "\\u0041\\(", "A", "(u" },
	{ "[[ab]--[b]]x", NULL, NULL },		/* not understood */
	{ "z(?:[[(]--[|]]q|r)|y", "zy", "r(" },
	{ "x?", NULL, NULL },
	{ ".a", NULL, NULL },
	/* ICU refuses these; they are read to their end and no further. */
	{ "a(?", "a", "b" }, { "a(?i", "a", "b" }, { "a(?<n", "a", "b" }, { "a\\", "a", "b" }, { "a[b-", "a", "b" },
	{ "a[\\", "a", "b" }, { "a{", NULL, NULL }, { "a\\p{", "a", "b" }, { "a)b", "a", "c" }, { "a(b|", "a", "b" },
};

static bool
may_begin(const struct patterns *one, uint32_t c)
{
	UChar unit = (UChar)c;

	return (firsts_fit(one->firsts, &unit, 1)[0] & 1) != 0;
}

static void
reads_beginnings(void **state)
{
	static char deep[5000];

	(void)state;
	for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
		struct pattern pattern = { .source = (char *)beginnings[i].pattern, .place = PLACE_START };
		struct patterns one = { .row = &pattern, .n = 1 };
		const char *with = beginnings[i].with, *without = beginnings[i].without;
		uint32_t c;

		one.firsts = firsts_open(&one);
		assert_non_null(one.firsts);
		print_message("# %s\n", pattern.source);
		assert_true(with != NULL || (may_begin(&one, 'a') && may_begin(&one, 0x4E00)));
		while (with != NULL && *with != '\0') {
			with += recto_utf8_next(with, with + strlen(with), &c);
			assert_true(may_begin(&one, c));
		}
		while (without != NULL && *without != '\0') {
			without += recto_utf8_next(without, without + strlen(without), &c);
			assert_false(may_begin(&one, c));
		}
		firsts_close(one.firsts);
	}
	memset(deep, '(', sizeof deep - 1);
	firsts_close(firsts_open(&(struct patterns){ .row = &(struct pattern){ .source = deep }, .n = 1 }));
}

/* The set of a pattern that is one class, within the BMP. */
static USet *
set_of(const char *pattern)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar source[MAX_SOURCE];
	int32_t len;
	USet *set;

	u_strFromUTF8(source, MAX_SOURCE, &len, pattern, -1, &status);
	set = uset_openPattern(source, len, &status);
	assert_true(U_SUCCESS(status));
	uset_retain(set, 0, 0xFFFF);
	return set;
}

static void
has_scripts_as_ranges(void **state)
{
	static const char *const patterns[] = {
		"\\p{Han}", "[\\p{Han}]", "\\p{Hiragana}", "\\p{Katakana}", "\\p{Hangul}", "[[\\p{Han}]-[的了]]",
		"[^\\p{Hiragana}\\]]", "[[\\p{Katakana}]&[アイウ]]", "[[\\p{Han}]a]",
	};

	(void)state;
	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
		recto_buf ranged = RECTO_BUF_INIT;
		USet *want = set_of(patterns[i]), *got;

		assert_int_equal(scripts_as_ranges(patterns[i], &ranged), RECTO_OK);
		got = set_of(ranged.data);
		print_message("# %s: %s\n", patterns[i], ranged.data);
		assert_null(strstr(ranged.data, "\\p{"));
		assert_true(uset_equals(want, got));
		uset_close(want);
		uset_close(got);
		recto_buf_dispose(&ranged);
	}
	{
		recto_buf same = RECTO_BUF_INIT;

		assert_int_equal(scripts_as_ranges("a\\[\\p{Lu}\\\\[\\P{Han}x]\\", &same), RECTO_OK);
		assert_string_equal(same.data, "a\\[\\p{Lu}\\\\[\\P{Han}x]\\");
		recto_buf_dispose(&same);
	}
}

/* ------------------------------------------------------------------- tests */

static void
reads_lines(void **state)
{
	const char *tag = *state;
	const struct lang *lang = langs_lookup(langs, tag);
	recto_error err = RECTO_ERROR_INIT;
	recto_source *rows;
	recto_line line;
	static struct row row;
	unsigned bad = 0, roles = 0, plain = 0;
	char path[1100];

	/* A language without rows is one nobody has tried. */
	snprintf(path, sizeof path, "%s/tests/plugins/articles/rows/%s.rows", source_folder(), tag);
	check_code(path, recto_source_open_file(&rows, path, &err), RECTO_OK, &err);
	recto_source_set_charset(rows, "UTF-8", NULL);
	row.file = path;
	assert_non_null(lang);
	assert_string_equal(lang_tag(lang), tag);
	while (recto_source_line(rows, &line, &err) > 0) {
		if (line.len == 0 || line.text[0] == '#')
			continue;
		read_row(&row, &line);
		bad += !check_row(lang, &row);
		bad += !check_candidates(lang, &lang->roles, &row);
		bad += !check_candidates(lang, &lang->facts, &row);
		plain += strcmp(row.what, "plain") == 0;
		roles += strcmp(row.what, "plain") != 0;
	}
	recto_source_close(rows);
	check_number(path, bad, 0);
	assert_true(roles >= 15 && plain >= 10);
	check_number("complaints", context.complaints, 0);
}

int
main(void)
{
	static const struct CMUnitTest others[] = { cmocka_unit_test(reads_beginnings), cmocka_unit_test(has_scripts_as_ranges) };

	return run_for_languages("languages", others, 2, reads_lines);
}
