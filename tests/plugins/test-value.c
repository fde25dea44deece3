/* SPDX-License-Identifier: MIT */
/*
 * What the writers share: which values a format can take, and identifiers that
 * are used once.
 */
#include "../check.h"
#include "ids.h"
#include "value.h"

static void
dates(void **state)
{
	static const struct { const char *value; enum value_date form; } rows[] = {
		{ "2025", DATE_YEAR }, { "2025-07", DATE_MONTH }, { "2025-07-01", DATE_DAY },
		{ "--07-01", DATE_MONTH_DAY }, { "--02-29", DATE_MONTH_DAY },
		{ "2024-02-29", DATE_DAY }, { "2025-02-29", DATE_NONE },
		{ "2000-02-29", DATE_DAY }, { "1900-02-29", DATE_NONE },
		{ "2025-13", DATE_NONE }, { "2025-00", DATE_NONE }, { "2025-04-31", DATE_NONE },
		{ "0000", DATE_NONE }, { "0000-01-01", DATE_NONE }, { "25-07-01", DATE_NONE },
		{ "2025-7-1", DATE_NONE }, { "2025-07-01 ", DATE_NONE }, { " 2025", DATE_NONE },
		{ "", DATE_NONE }, { "20251", DATE_NONE }, { "2025-", DATE_NONE },
		{ "--13-01", DATE_NONE }, { "--07-01x", DATE_NONE },
		{ "2025-07-01T08:30:00", DATE_TIME }, { "2025-07-01T08:30:00Z", DATE_TIME },
		{ "2025-07-01T08:30:00.125+08:00", DATE_TIME },
		{ "2025-07-01T24:00:00", DATE_NONE }, { "2025-07-01T08:60:00", DATE_NONE },
		{ "2025-07-01T08:30:60", DATE_NONE }, { "2025-07-01T08:30", DATE_NONE },
		{ "2025-07-01T08:30:00.", DATE_NONE }, { "2025-07-01T08:30:00+15:00", DATE_NONE },
		{ "2025-07-01T08:30:00+08:00x", DATE_NONE },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_number(rows[i].value, value_date_form(rows[i].value), rows[i].form);
}

static void
tags_tokens_and_names(void **state)
{
	static const struct { const char *value; int lang, token, name; } rows[] = {
		{ "zh", 1, 1, 1 }, { "zh-Hant-TW", 1, 1, 1 }, { "x-a1", 1, 1, 1 },
		{ "", 0, 0, 0 }, { "-zh", 0, 1, 0 }, { "zh-", 0, 1, 1 }, { "zh--a", 0, 1, 1 },
		{ "abcdefghi", 0, 1, 1 }, { "a-123456789", 0, 1, 1 }, { "1a", 0, 1, 0 },
		{ "a b", 0, 0, 0 }, { "a:b", 0, 0, 0 }, { "_a.b", 0, 1, 1 },
		{ "\xe6\xa0\x8f", 0, 0, 1 }, { "a\xc3\x97", 0, 0, 0 }, { "a\xc2\xb7", 0, 0, 1 },
		{ "\xc2\xb7", 0, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		check_number(rows[i].value, (uint64_t)value_is_lang(rows[i].value), (uint64_t)rows[i].lang);
		check_number(rows[i].value, (uint64_t)value_is_token(rows[i].value), (uint64_t)rows[i].token);
		check_number(rows[i].value, (uint64_t)value_is_name(rows[i].value), (uint64_t)rows[i].name);
	}
}

static void
uris(void **state)
{
	/* The URI; NULL: there is none. And whether a page may link there. */
	static const struct { const char *value, *uri; int link; } rows[] = {
		{ "http://a.example/", "http://a.example/", 1 },
		{ "HTTPS://A.example:8080/x?y=1&z#f", "HTTPS://A.example:8080/x?y=1&z#f", 1 },
		{ "http://a.example/b c", "http://a.example/b%20c", 1 },
		{ "p%41ge%zz", "p%41ge%25zz", 1 }, { "a#b#c", "a#b%23c", 1 },
		{ "\xe4\xb8\xad", "%E4%B8%AD", 1 }, { "[\"<>\\^`{|}", "%5B%22%3C%3E%5C%5E%60%7B%7C%7D", 1 },
		{ "#a1", "#a1", 1 }, { "../p.html", "../p.html", 1 }, { "?q", "?q", 1 },
		{ "1x:y", "./1x:y", 1 }, { ":", "./:", 1 }, { "//a.example/x", "//a.example/x", 1 },
		{ "mailto:a@b.example", "mailto:a@b.example", 1 }, { "urn:x:1", "urn:x:1", 1 },
		{ "javascript:alert(1)", "javascript:alert(1)", 0 },
		{ "JavaScript:x", "JavaScript:x", 0 }, { "data:text/html,x", "data:text/html,x", 0 },
		{ "file:///etc", "file:///etc", 0 }, { "http:///x", "http:///x", 0 },
		{ "http://a b/", "http://a%20b/", 0 }, { "http://a.example:123456/", "http://a.example:123456/", 0 },
		{ "http://u@a.example/", "http://u@a.example/", 0 },
		{ "", NULL, 0 }, { "http:", NULL, 0 }, { "http://", NULL, 0 }, { "http://#f", NULL, 0 },
		{ "//", NULL, 0 }, { "//?q", NULL, 0 }, { "x:", NULL, 0 }, { "x:#f", NULL, 0 },
	};
	recto_buf uri = RECTO_BUF_INIT;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		recto_buf_clear(&uri);
		check_number(rows[i].value, (uint64_t)value_add_uri(&uri, rows[i].value), rows[i].uri != NULL);
		check_text(rows[i].value, uri.data, uri.len, rows[i].uri ? rows[i].uri : "");
		check_number(rows[i].value, (uint64_t)value_is_link(rows[i].value), (uint64_t)rows[i].link);
	}
	recto_buf_dispose(&uri);
}

static void
directions(void **state)
{
	static const struct { const char *lang; int rtl; } rows[] = {
		{ "ar", 1 }, { "he-IL", 1 }, { "HE", 1 }, { "fa", 1 }, { "ar-Latn", 0 }, { "az-Arab", 1 },
		{ "en", 0 }, { "a", 0 }, { "", 0 }, { "zh-Hant", 0 }, { "yi", 1 },
	};

	(void)state;
	assert_false(value_is_rtl(NULL));
	for (size_t i = 0; i < COUNT(rows); i++)
		check_number(rows[i].lang, (uint64_t)value_is_rtl(rows[i].lang), (uint64_t)rows[i].rtl);
}

static void
check_id(struct ids *ids, const char *wanted, const char *prefix, unsigned long n, const char *want)
{
	const char *got = ids_take(ids, wanted, prefix, n);

	check_text(wanted ? wanted : "(none)", got ? got : "(null)", strlen(got ? got : "(null)"),
	    want);
}

static void
identifiers_are_used_once(void **state)
{
	struct ids ids = { 0 };
	char name[16];

	(void)state;
	check_id(&ids, NULL, "a", 1, "a1");
	check_id(&ids, "a2", "a", 2, "a2");
	check_id(&ids, "a1", NULL, 0, "(null)");
	check_id(&ids, "a1", "a", 2, "a2-2");
	check_id(&ids, "no name", "a", 2, "a2-3");
	check_id(&ids, "no name", NULL, 0, "(null)");
	check_id(&ids, "x", NULL, 0, "x");
	for (int i = 0; i < 1000; i++) {
		snprintf(name, sizeof name, "n%d", i);
		check_id(&ids, name, NULL, 0, name);
	}
	for (int i = 0; i < 1000; i++) {
		snprintf(name, sizeof name, "n%d", i);
		check_id(&ids, name, NULL, 0, "(null)");
	}
	assert_false(ids.no_memory);
	ids_dispose(&ids);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(dates),
	cmocka_unit_test(tags_tokens_and_names),
	cmocka_unit_test(uris),
	cmocka_unit_test(directions),
	cmocka_unit_test(identifiers_are_used_once),
};

int
main(void)
{
	return RUN_TESTS(tests);
}
