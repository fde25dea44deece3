/* SPDX-License-Identifier: MIT */
/* UTF-8 both ways, text made clean, and widths of characters. */
#include "config.h"

#include <stdlib.h>

#include "../../core/unicode.h"
#include "../check.h"

#define BAD RECTO_REPLACEMENT

/* Code points of a text, up to a 0. */
static const struct {
	const char *label, *text;
	uint32_t want[12];
} decode_rows[] = {
	/* The Unicode Standard, table 3-7, first and last of every row */
	{ "one byte",		"\x01\x7f",			{ 0x1, 0x7f } },
	{ "two bytes",		"\xc2\x80\xdf\xbf",		{ 0x80, 0x7ff } },
	{ "lead e0",		"\xe0\xa0\x80\xe0\xbf\xbf",	{ 0x800, 0xfff } },
	{ "lead e1 to ec",	"\xe1\x80\x80\xec\xbf\xbf",	{ 0x1000, 0xcfff } },
	{ "lead ed",		"\xed\x80\x80\xed\x9f\xbf",	{ 0xd000, 0xd7ff } },
	{ "lead ee and ef",	"\xee\x80\x80\xef\xbf\xbf",	{ 0xe000, 0xffff } },
	{ "lead f0",		"\xf0\x90\x80\x80\xf0\xbf\xbf\xbf", { 0x10000, 0x3ffff } },
	{ "lead f1 to f3",	"\xf1\x80\x80\x80\xf3\xbf\xbf\xbf", { 0x40000, 0xfffff } },
	{ "lead f4",		"\xf4\x80\x80\x80\xf4\x8f\xbf\xbf", { 0x100000, 0x10ffff } },
	/* just outside it */
	{ "no lead",		"\x80\xbf\xc0\xc1\xf5\xff",	{ BAD, BAD, BAD, BAD, BAD, BAD } },
	{ "overlong two",	"\xc0\xaf",			{ BAD, BAD } },
	{ "overlong three",	"\xe0\x9f\xbf",			{ BAD, BAD, BAD } },
	{ "surrogate",		"\xed\xa0\x80",			{ BAD, BAD, BAD } },
	{ "overlong four",	"\xf0\x8f\xbf\xbf",		{ BAD, BAD, BAD, BAD } },
	{ "past the last",	"\xf4\x90\x80\x80",		{ BAD, BAD, BAD, BAD } },
	/* maximal subparts: tables 3-8 to 3-11 */
	{ "3-8", "\xc0\xaf\xe0\x80\xbf\xf0\x81\x82\x41",
	    { BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, 0x41 } },
	{ "3-9", "\xed\xa0\x80\xed\xbf\xbf\xed\xaf\x41",
	    { BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, 0x41 } },
	{ "3-10", "\xf4\x91\x92\x93\xff\x41\x80\xbf\x42",
	    { BAD, BAD, BAD, BAD, BAD, 0x41, BAD, BAD, 0x42 } },
	{ "3-11", "\xe1\x80\xe2\xf0\x91\x92\xf1\xbf\x41",
	    { BAD, BAD, BAD, BAD, 0x41 } },
	{ "cut at the end",	"\x41\xe6\x96",			{ 0x41, BAD } },
	{ "cut after the lead",	"\xf0",				{ BAD } },
};

static void
check_decode(const char *label, const char *text, const uint32_t *want)
{
	const char *p = text, *end = text + strlen(text);
	uint32_t c;
	size_t i;

	for (i = 0; p < end; i++) {
		p += recto_utf8_next(p, end, &c);
		check_number(label, c, want[i]);
	}
	check_number(label, 0, want[i]);
	assert_ptr_equal(p, end);
}

static void
decodes_by_table_3_7(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(decode_rows); i++)
		check_decode(decode_rows[i].label, decode_rows[i].text,
		    decode_rows[i].want);
}

static void
every_character_comes_back(void **state)
{
	char bytes[RECTO_UTF8_MAX];
	uint32_t c, got, want;
	size_t len;

	(void)state;
	for (c = 0; c < 0x110010; c++) {
		want = c > 0x10ffff || (c >= 0xd800 && c < 0xe000) ? BAD : c;
		len = recto_utf8__put(bytes, c);
		check_number("forwards", recto_utf8_next(bytes, bytes + len, &got), len);
		check_number("forwards", got, want);
		check_number("backwards", recto_utf8_prev(bytes, bytes + len, &got), len);
		check_number("backwards", got, want);
	}
}

/* Steps backwards end where steps forwards end, and see the same. */
static void
backwards_mirrors_forwards(void **state)
{
	static const unsigned char leads[] = { 0x41, 0x80, 0x90, 0xa0, 0xbf, 0xc1, 0xc3,
	    0xe0, 0xe5, 0xed, 0xef, 0xf0, 0xf1, 0xf4, 0xf5 };
	size_t round, i, n, steps[24];
	uint32_t seed = 1, seen[24], c;
	char text[24], *end = text + sizeof text;
	const char *p;

	(void)state;
	for (round = 0; round < 50000; round++) {
		for (i = 0; i < sizeof text; i++)
			text[i] = (char)leads[chance(&seed, COUNT(leads))];
		for (n = 0, p = text; p < end; p += steps[n++])
			steps[n] = recto_utf8_next(p, end, &seen[n]);
		for (p = end; n-- > 0; p -= steps[n]) {
			check_number("step", recto_utf8_prev(text, p, &c), steps[n]);
			check_number("character", c, seen[n]);
		}
	}
}

static const struct {
	const char *label, *text, *want;
} clean_rows[] = {
	{ "nothing",		"",			"" },
	{ "clean",		"a\t\n\r\xe5\x86\xb3",	"a\t\n\r\xe5\x86\xb3" },
	{ "has U+FFFD",		"a\xef\xbf\xbd",	"a\xef\xbf\xbd" },
	{ "malformed",		"a\xff" "b",		"a\xef\xbf\xbd" "b" },
	{ "three bytes too",	"\xf0\x91\x92z",	"\xef\xbf\xbdz" },
	{ "control",		"a\x01\x1f",		"a\xef\xbf\xbd\xef\xbf\xbd" },
	{ "U+FFFE",		"\xef\xbf\xbe",		"\xef\xbf\xbd" },
	{ "U+FFFF",		"\xef\xbf\xbf",		"\xef\xbf\xbd" },
	{ "U+1FFFF is one",	"\xf0\x9f\xbf\xbf",	"\xf0\x9f\xbf\xbf" },
	{ "C1 control is one",	"\xc2\x85",		"\xc2\x85" },
};

static void
check_clean(const char *label, const char *text, const char *want)
{
	char *copy;
	int clean;

	check_number(label, recto_utf8__clean_length(text, strlen(text), &clean),
	    strlen(want));
	check_number(label, (uint64_t)clean, strcmp(text, want) == 0);
	copy = recto_utf8__clean_copy(text);
	assert_non_null(copy);
	check_text(label, copy, strlen(copy), want);
	free(copy);
}

static void
cleaning_replaces_what_is_no_text(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(clean_rows); i++)
		check_clean(clean_rows[i].label, clean_rows[i].text, clean_rows[i].want);
}

static const struct {
	uint32_t c;
	int columns;
} width_rows[] = {
	{ 'a', 1 }, { ' ', 1 }, { 0xe9, 1 }, { 0x416, 1 }, { 0x5d0, 1 },
	{ 0xad, 0 },		/* soft hyphen: Cf */
	{ 0x301, 0 },		/* combining acute: Mn */
	{ 0x20dd, 0 },		/* enclosing circle: Me */
	{ 0x903, 1 },		/* Devanagari visarga: Mc, takes room */
	{ 0x200b, 0 }, { 0x200d, 0 }, { 0xfeff, 0 },
	{ 0x302a, 0 },		/* ideographic tone mark: Mn though Wide */
	{ 0x2014, 1 },		/* em dash: Ambiguous */
	{ 0x3000, 2 }, { 0x3002, 2 }, { 0x3042, 2 }, { 0x4e00, 2 }, { 0x9fff, 2 },
	{ 0xac00, 2 }, { 0xff01, 2 }, { 0xff71, 1 }, { 0x20000, 2 }, { 0x1f600, 2 },
	{ 0xfffd, 1 }, { 0x110000, 1 }, { UINT32_MAX, 1 },
};

static void
columns_follow_uax_11(void **state)
{
	char label[16];
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(width_rows); i++) {
		snprintf(label, sizeof label, "U+%04" PRIX32, width_rows[i].c);
		check_number(label, (uint64_t)recto_char_columns(width_rows[i].c),
		    (uint64_t)width_rows[i].columns);
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(decodes_by_table_3_7),
	cmocka_unit_test(every_character_comes_back),
	cmocka_unit_test(backwards_mirrors_forwards),
	cmocka_unit_test(cleaning_replaces_what_is_no_text),
	cmocka_unit_test(columns_follow_uax_11),
};

int
main(void)
{
	return RUN_TESTS(tests);
}
