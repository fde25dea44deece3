/* SPDX-License-Identifier: MIT */
/* Lines: where they end, what is in them, and which bytes each character came from. */
#include "config.h"

#include <stdlib.h>
#include <unistd.h>

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "recto/stream.h"

#include "../check.h"

/* A string constant with its length, which may have NULs in it. */
#define BYTES(string) (string), sizeof(string) - 1

/*
 * A line in words: before + bytes + end (FF where it ends a page), then the
 * text, then the rows of the map as text < source text_unit:source_unit.
 */
static void
describe(recto_buf *out, const recto_line *line)
{
	size_t i;

	recto_buf_addf(out, "%u+%" PRIu64 "+%u%s|", line->before, line->bytes, line->end,
	    line->ends_page ? "FF" : "");
	recto_buf_add(out, line->text, line->len);
	recto_buf_addc(out, '|');
	for (i = 0; line->map != NULL && i < line->nmap; i++)
		recto_buf_addf(out, " %u<%u %u:%u", line->map[i].text, line->map[i].source,
		    line->map[i].text_unit, line->map[i].source_unit);
	recto_buf_addc(out, '\n');
}

static recto_source *
open_bytes(const char *charset, const char *bytes, size_t len)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_source *src;

	check_code("open", recto_source_open_memory(&src, bytes, len, "memory", &err), 0, &err);
	check_code("charset", recto_source_set_charset(src, charset, &err), 0, &err);
	return src;
}

static void
check_lines(const char *label, const char *charset, const char *bytes, size_t len,
    const char *want)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_buf got = RECTO_BUF_INIT;
	recto_source *src = open_bytes(charset, bytes, len);
	recto_line line;
	uint64_t number = 1, offset = 0;
	int rc;

	while ((rc = recto_source_line(src, &line, &err)) > 0) {
		describe(&got, &line);
		check_number(label, line.number, number);
		number += !line.ends_page;	/* the rest of the line has its number */
		check_number(label, line.offset, offset);
		offset += line.before + line.bytes + line.end;
	}
	check_code(label, rc, 0, &err);
	check_number(label, offset, len);
	check_number(label, recto_source_offset(src), len);
	check_text(label, got.data, got.len, want);
	recto_buf_dispose(&got);
	recto_source_close(src);
}

/* ------------------------------------------------------------------ rows */

static const struct row {
	const char *label, *charset;
	const char *bytes;
	size_t len;
	const char *want;
} rows[] = {
	/* line ends */
	{ "nothing",		NULL, BYTES(""), "" },
	{ "no end",		NULL, BYTES("a"), "0+1+0|a|\n" },
	{ "LF",			NULL, BYTES("a\nb\n"), "0+1+1|a|\n0+1+1|b|\n" },
	{ "CR LF",		NULL, BYTES("a\r\nb\r\n"), "0+1+2|a|\n0+1+2|b|\n" },
	{ "CR",			NULL, BYTES("a\rb\r"), "0+1+1|a|\n0+1+1|b|\n" },
	{ "mixed, blank lines",	NULL, BYTES("\n\r\n\r\r\n\n"),
	  "0+0+1||\n0+0+2||\n0+0+1||\n0+0+2||\n0+0+1||\n" },
	{ "NEL LS PS",		NULL, BYTES("a\xc2\x85" "b\xe2\x80\xa8" "c\xe2\x80\xa9"),
	  "0+1+2|a|\n0+1+3|b|\n0+1+3|c|\n" },
	{ "page end",		NULL, BYTES("a\fb\n\fc"),
	  "0+1+1FF|a|\n0+1+1|b|\n0+0+1FF||\n0+1+0|c|\n" },
	{ "not a line end",	NULL, BYTES("a\vb\tc"), "0+5+0|ab\tc| 0<0 1:1 1<2 1:1\n" },
	{ "CR LF in UTF-16",	"UTF-16LE", BYTES("a\0\r\0\n\0b\0\r\0"),
	  "0+2+4|a| 0<0 1:2\n0+2+2|b| 0<0 1:2\n" },
	{ "NEL of EBCDIC",	"IBM037", BYTES("\x81\x15\x82"),
	  "0+1+1|a|\n0+1+0|b|\n" },
	{ "CR LF in GB18030",	"GB18030", BYTES("\xc4\xe3\r\n\xba\xc3\r"),
	  "0+2+2|你| 0<0 3:2\n0+2+1|好| 0<0 3:2\n" },

	/* byte order marks */
	{ "mark of UTF-8",	NULL, BYTES("\xef\xbb\xbf" "a\n"), "3+1+1|a|\n" },
	{ "mark alone",		NULL, BYTES("\xef\xbb\xbf"), "3+0+0||\n" },
	{ "mark of UTF-16LE",	NULL, BYTES("\xff\xfe" "a\0\n\0"), "2+2+2|a| 0<0 1:2\n" },
	{ "mark of UTF-16BE",	NULL, BYTES("\xfe\xff\0a\0\n"), "2+2+2|a| 0<0 1:2\n" },
	{ "mark of UTF-32LE",	NULL, BYTES("\xff\xfe\0\0a\0\0\0"), "4+4+0|a| 0<0 1:4\n" },
	{ "mark of UTF-32BE",	NULL, BYTES("\0\0\xfe\xff\0\0\0a"), "4+4+0|a| 0<0 1:4\n" },
	{ "mark of GB18030",	NULL, BYTES("\x84\x31\x95\x33\xc4\xe3"), "4+2+0|你| 0<0 3:2\n" },
	{ "mark and name",	"UTF-16", BYTES("\xfe\xff\0a"), "2+2+0|a| 0<0 1:2\n" },
	{ "mark and other name", "windows-1252", BYTES("\xef\xbb\xbf" "a"),
	  "0+4+0|ï»¿a| 0<0 2:1 6<3 1:1\n" },
	{ "no mark, order seen", "UTF-16", BYTES("\0a\0b\0\n"), "0+4+2|ab| 0<0 1:2\n" },
	{ "a second mark is a character", NULL, BYTES("\xef\xbb\xbf\xef\xbb\xbf"),
	  "3+3+0|\xef\xbb\xbf|\n" },

	/* what is left out */
	{ "NUL",		NULL, BYTES("a\0b"), "0+3+0|ab| 0<0 1:1 1<2 1:1\n" },
	{ "NULs to fill a block", NULL, BYTES("A line.\nAnother" "\0\0\0\0\0\0\0\0\0\0\0\0"
	    "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\n"), "0+7+1|A line.|\n0+36+1|Another|"
	  " 0<0 1:1\n" },
	{ "controls at the edges", NULL, BYTES("\1\2a\3\n"), "0+4+1|a| 0<2 1:1\n" },
	{ "nothing but controls", NULL, BYTES("\1\2\n"), "0+2+1||\n" },
	{ "delete and C1",	"UTF-8", BYTES("\x7f" "a\xc2\x80\xc2\x9f" "b"),
	  "0+7+0|ab| 0<1 1:1 1<6 1:1\n" },
	{ "noncharacters",	"UTF-8", BYTES("a\xef\xbf\xbe\xef\xb7\x90" "b"),
	  "0+8+0|ab| 0<0 1:1 1<7 1:1\n" },
	{ "escape alone",	NULL, BYTES("a\x1b[1mb"), "0+6+0|a[1mb| 0<0 1:1 1<2 1:1\n" },

	/* malformed: The Unicode Standard, table 3-8 */
	{ "lone bytes",		"UTF-8", BYTES("a\xff\x80" "b"),
	  "0+4+0|a\xef\xbf\xbd\xef\xbf\xbd" "b| 0<0 1:1 1<1 3:1 7<3 1:1\n" },
	{ "maximal subparts",	"UTF-8", BYTES("\xf1\x80\x80\xe1\x80\xc2" "b"),
	  "0+7+0|\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" "b| 0<0 1:1 3<3 3:2 6<5 3:1 9<6 1:1\n" },
	{ "surrogate",		"UTF-8", BYTES("\xed\xa0\x80"),
	  "0+3+0|\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd| 0<0 3:1\n" },
	{ "cut by the end",	"UTF-8", BYTES("a\xe4\xbd"), "0+3+0|a\xef\xbf\xbd| 0<0 1:1 1<1 3:2\n" },
	{ "a real U+FFFD",	"UTF-8", BYTES("\xef\xbf\xbd"), "0+3+0|\xef\xbf\xbd|\n" },
	{ "half a pair",	"UTF-16LE", BYTES("\x3d\xd8" "a\0\x00\xde"),
	  "0+6+0|\xef\xbf\xbd" "a\xef\xbf\xbd| 0<0 3:2 3<2 1:2 4<4 3:2\n" },
	{ "odd byte",		"UTF-16LE", BYTES("a\0b"), "0+3+0|a\xef\xbf\xbd| 0<0 1:2 1<2 3:1\n" },
	{ "line end saves the next line", "GB18030", BYTES("\xc4\n\xba\xc3"),
	  "0+1+1|\xef\xbf\xbd| 0<0 3:1\n0+2+0|好| 0<0 3:2\n" },
	{ "past Unicode",	"UTF-32LE", BYTES("\0\0\x11\0" "a\0\0\0"),
	  "0+8+0|\xef\xbf\xbd" "a| 0<0 3:4 3<4 1:4\n" },

	/* units */
	{ "GB18030",		"GB18030", BYTES("a\xc4\xe3\xba\xc3" "b\x90\x30\x81\x30"),
	  "0+10+0|a你好b𐀀| 0<0 1:1 1<1 3:2 7<5 1:1\n" },
	{ "Shift_JIS",		"Shift_JIS", BYTES("\xb1\x82\xa0\x82\xa2"),
	  "0+5+0|ｱあい| 0<0 3:1 3<1 3:2\n" },
	{ "KOI8-R",		"KOI8-R", BYTES("\xec\xc5\xd3\r\n"), "0+3+2|Лес| 0<0 2:1\n" },
	{ "pairs",		"UTF-16BE", BYTES("\xd8\x00\xdc\x00\0\xe9"), "0+6+0|𐀀é|\n" },
	{ "two characters of one", "ibm-16684", BYTES("\xec\xb5\x44\x87"),
	  "0+4+0|か゚き| 0<0 6:2 6<2 3:2\n" },
	{ "shifts are gaps",	NULL, BYTES("\x1b$B$3$s\x1b(B a\n\x1b$B$3\x1b(B\n"),
	  "0+12+1|こん a| 0<3 3:2 6<10 1:1\n0+8+1|こ| 0<3 3:2\n" },
	{ "cut shift",		"ISO-2022-JP", BYTES("a\x1b$"),
	  "0+3+0|a\xef\xbf\xbd| 0<0 1:1 1<1 3:2\n" },
	{ "HZ",			"HZ-GB-2312", BYTES("~{<:Ky~}a"),
	  "0+9+0|己所a| 0<0 3:4 3<4 3:2 6<6 1:3\n" },

	/* NFC */
	{ "composed already",	NULL, BYTES("\xc3\xa9 \xea\xb0\x81"), "0+6+0|é 각|\n" },
	{ "letter and mark",	NULL, BYTES("ae\xcc\x81z"),
	  "0+5+0|aéz| 0<0 1:1 1<1 2:3 3<4 1:1\n" },
	{ "mark stays a mark",	NULL, BYTES("q\xcc\x81"), "0+3+0|q\xcc\x81|\n" },
	{ "marks change places", NULL, BYTES("q\xcc\x81\xcc\xa3"),
	  "0+5+0|q\xcc\xa3\xcc\x81|\n" },
	{ "marks of Hebrew in order", NULL, BYTES("\xd7\xa9\xd6\xbc\xd7\x81"),
	  "0+6+0|\xd7\xa9\xd6\xbc\xd7\x81|\n" },
	{ "jamo",		NULL, BYTES("\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8"),
	  "0+9+0|각| 0<0 3:9\n" },
	{ "singletons",		NULL, BYTES("\xe2\x84\xa6\xe2\x84\xab"),
	  "0+6+0|ΩÅ| 0<0 2:3\n" },
	{ "compatibility ideograph", NULL, BYTES("\xef\xa4\x80" "a"),
	  "0+4+0|豈a|\n" },
	{ "kana and voice mark", "UTF-16LE", BYTES("\x4b\x30\x99\x30" "a\0"),
	  "0+6+0|がa| 0<0 3:4 3<4 1:2\n" },
	{ "mark at the start",	NULL, BYTES("\xcc\x81" "e"), "0+3+0|\xcc\x81" "e|\n" },
	{ "mark after a gap",	NULL, BYTES("e\1\xcc\x81z"), "0+5+0|éz| 0<0 2:4 2<4 1:1\n" },
	{ "mark after malformed", NULL, BYTES("\xff\xcc\x81\xc3\xa9\xc3\xa9\xc3\xa9"),
	  "0+9+0|\xef\xbf\xbd\xcc\x81ééé| 0<0 3:1 3<1 1:1\n" },
	{ "not over line ends",	NULL, BYTES("e\n\xcc\x81\n"), "0+1+1|e|\n0+2+1|\xcc\x81|\n" },
	{ "windows-1258",	"windows-1258", BYTES("Vi\xea\xf2t"),
	  "0+5+0|Việt| 0<0 1:1 2<2 3:2 5<4 1:1\n" },
};

static void
reads_lines(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(rows); i++)
		check_lines(rows[i].label, rows[i].charset, rows[i].bytes, rows[i].len,
		    rows[i].want);
}

/* The window moves at every byte, which must not show. */
static void
reads_the_same_from_a_pipe(void **state)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_buf got = RECTO_BUF_INIT;
	recto_source *src;
	recto_line line;
	int ends[2];
	size_t i, k;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		assert_int_equal(pipe(ends), 0);
		if (fork() == 0) {
			for (k = 0; k < rows[i].len; k++)
				if (write(ends[1], rows[i].bytes + k, 1) != 1)
					_exit(1);
			_exit(0);
		}
		close(ends[1]);
		recto_source_open_fd(&src, ends[0], "pipe", &err);
		recto_source_set_charset(src, rows[i].charset, &err);
		while (recto_source_line(src, &line, &err) > 0)
			describe(&got, &line);
		check_text(rows[i].label, got.data, got.len, rows[i].want);
		recto_buf_clear(&got);
		recto_source_close(src);
		close(ends[0]);
	}
	recto_buf_dispose(&got);
}

/* ---------------------------------------------------------------- counts */

static const struct {
	const char *label, *charset, *bytes;
	size_t len;
	uint64_t malformed, controls;
} count_rows[] = {
	{ "clean",		NULL, BYTES("\xc3\xa9\n"), 0, 0 },
	{ "both",		"UTF-8", BYTES("\xc3\xa9\xff\1\2\n\xff\xc3\xa9\n\1\xc3\xa9"), 2, 3 },
	{ "a real U+FFFD",	NULL, BYTES("\xef\xbf\xbd\n"), 0, 0 },
	/* the line is read twice: as ASCII first */
	{ "before the encoding shows", NULL, BYTES("\1 \xc4\xe3\xba\xc3\xca\xc0\xbd\xe7\n"), 0, 1 },
	{ "shift sequences",	NULL, BYTES("\x1b$B$3\x1b(B\n"), 0, 0 },
};

static void
counts_what_it_changed(void **state)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_source *src;
	recto_line line;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(count_rows); i++) {
		src = open_bytes(count_rows[i].charset, count_rows[i].bytes, count_rows[i].len);
		while (recto_source_line(src, &line, &err) > 0)
			;
		check_number(count_rows[i].label, recto_source_malformed(src),
		    count_rows[i].malformed);
		check_number(count_rows[i].label, recto_source_controls(src),
		    count_rows[i].controls);
		recto_source_close(src);
	}
}

/* Counted with the line they are in, though the decoder runs ahead. */
static void
counts_line_by_line(void **state)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_source *src = open_bytes("GB18030", BYTES("\xc4\xe3\n\xff\n\xc4\xe3\1\n\xff"));
	recto_line line;
	static const uint64_t malformed[] = { 0, 1, 1, 2 }, controls[] = { 0, 0, 1, 1 };
	size_t i;

	(void)state;
	for (i = 0; recto_source_line(src, &line, &err) > 0; i++) {
		check_number("malformed", recto_source_malformed(src), malformed[i]);
		check_number("controls", recto_source_controls(src), controls[i]);
	}
	check_number("lines", i, COUNT(malformed));
	recto_source_close(src);
}

/* ----------------------------------------------------------- the account */

static const char *const charsets[] = {
	NULL, "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-16", "UTF-7",
	"GB18030", "GBK", "Big5", "Big5-HKSCS", "EUC-TW", "Shift_JIS", "EUC-JP",
	"EUC-KR", "windows-949", "ISO-2022-JP", "ISO-2022-JP-2", "ISO-2022-KR",
	"ISO-2022-CN", "HZ-GB-2312", "windows-1252", "windows-1258", "ISO-8859-1",
	"KOI8-R", "TIS-620", "IBM037", "IBM1399", "SCSU", "BOCU-1", "CESU-8",
	"IMAP-mailbox-name", "ibm-16684", "US-ASCII", "windows-1255",
};

static int
is_nfc(const char *text, size_t len)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar *units = malloc((len + 1) * sizeof(*units));
	int32_t n;
	int yes;

	u_strFromUTF8(units, (int32_t)len + 1, &n, text, (int32_t)len, &status);
	yes = U_SUCCESS(status) &&
	    unorm2_isNormalized(unorm2_getNFCInstance(&status), units, n, &status);
	free(units);
	return yes;
}

/* Stretches follow each other in text and source, each of whole units. */
static void
check_map(const char *label, const recto_line *line)
{
	const recto_stretch *row;
	uint64_t text, source = 0, units;
	size_t i;

	if (line->map == NULL) {
		assert_true(line->len == 0 || line->len == line->bytes);
		return;
	}
	check_number(label, line->map[0].text, 0);
	for (i = 0; i < line->nmap; i++) {
		row = &line->map[i];
		text = i + 1 < line->nmap ? row[1].text : line->len;
		assert_true(row->source >= source && text > row->text);
		assert_true(row->text_unit > 0 && row->source_unit > 0);
		check_number(label, (text - row->text) % row->text_unit, 0);
		units = (text - row->text) / row->text_unit;
		source = row->source + units * row->source_unit;
	}
	assert_true(source <= line->bytes);
}

/* Whatever the bytes: they are all accounted for, and the text can be written. */
static void
check_account(const char *charset, const char *bytes, size_t len)
{
	const char *label = charset != NULL ? charset : "found out";
	recto_error err = RECTO_ERROR_INIT;
	recto_source *src = open_bytes(charset, bytes, len);
	recto_line line;
	uint64_t sum = 0;
	size_t i;
	int rc;

	while ((rc = recto_source_line(src, &line, &err)) > 0) {
		check_number(label, line.offset, sum);
		sum += line.before + line.bytes + line.end;
		check_map(label, &line);
		if (!is_nfc(line.text, line.len))
			fail_msg("%s: a line is not in NFC", label);
		for (i = 0; i < line.len; i++)
			assert_true((unsigned char)line.text[i] >= 0x20 || line.text[i] == '\t');
	}
	check_code(label, rc, 0, &err);
	check_number(label, sum, len);
	recto_source_close(src);
}

/* Bytes by chance: of all values, or mostly of those that lead to more than errors. */
static void
make_bytes(char *bytes, size_t len, uint32_t *seed)
{
	static const char likely[] = "\n\r\f\x1b$B(BJ~{}+-\x0e\x0f\x81\x30\xcc\xa4\xe1\x85\xc2\xff\xfe";
	uint32_t mode = chance(seed, 3);
	size_t i;

	for (i = 0; i < len; i++)
		bytes[i] = mode == 0 || (mode == 1 && chance(seed, 2)) ?
		    (char)chance(seed, 256) : likely[chance(seed, sizeof(likely))];
}

static void
accounts_for_every_byte(void **state)
{
	static char bytes[20000];
	uint32_t seed = 12;
	size_t i, k, len;

	(void)state;
	for (i = 0; i < COUNT(charsets); i++)
		for (k = 0; k < 60; k++) {
			len = k < 50 ? chance(&seed, 60) : chance(&seed, sizeof(bytes));
			make_bytes(bytes, len, &seed);
			check_account(charsets[i], bytes, len);
		}
}

/* ------------------------------------------------------------ large lines */

/* A line with something in it at every place of interest near the blocks' ends. */
static void
check_long_line(const char *charset, const char *unit, size_t unit_len, size_t text_len)
{
	recto_error err = RECTO_ERROR_INIT;
	size_t i, n = 300000;
	char *bytes = malloc(n * unit_len);
	recto_source *src;
	recto_line line;

	for (i = 0; i < n; i++)
		memcpy(bytes + i * unit_len, unit, unit_len);
	src = open_bytes(charset, bytes, n * unit_len);
	assert_int_equal(recto_source_line(src, &line, &err), 1);
	check_number(charset, line.len, n * text_len);
	check_number(charset, line.bytes, n * unit_len);
	check_map(charset, &line);
	assert_int_equal(recto_source_line(src, &line, &err), 0);
	recto_source_close(src);
	free(bytes);
}

static void
lines_may_be_long(void **state)
{
	(void)state;
	check_long_line("UTF-8", BYTES("x"), 1);
	check_long_line("UTF-8", BYTES("xé决𐀀"), 10);
	check_long_line("UTF-8", BYTES("e\xcc\x81"), 2);
	check_long_line("UTF-8", BYTES("x\1"), 1);
	check_long_line("UTF-8", BYTES("\xff"), 3);
	check_long_line("GB18030", BYTES("x\xc4\xe3\x90\x30\x81\x30"), 8);
	check_long_line("ISO-2022-JP", BYTES("\x1b$B$3\x1b(Bx"), 4);
	check_long_line("UTF-16LE", BYTES("\x3d\xd8\x00\xde" "a\0"), 5);
}

/* A hill of accents over one letter takes no quadratic time, and none is lost. */
static void
many_marks_on_one_letter(void **state)
{
	(void)state;
	check_long_line("UTF-8", BYTES("\xcc\x81\xcc\xa3"), 4);
}

/* A line from a file ends where the window is filled. */
static void
windows_end_anywhere(void **state)
{
	static const char *const ends[] = { "\n", "\r\n", "\r", "\xc2\x85", "\xe2\x80\xa8" };
	recto_error err = RECTO_ERROR_INIT;
	size_t i, k, n, block = 256 << 10;
	char *bytes = malloc(block + 10);
	recto_source *src;
	recto_line line;
	FILE *file;

	(void)state;
	for (i = 0; i < COUNT(ends); i++)
		for (k = 0; k < 6; k++) {
			assert_non_null(file = tmpfile());
			n = strlen(ends[i]);
			memset(bytes, 'x', block + 10);
			memcpy(bytes + block - k, ends[i], n);
			fwrite(bytes, 1, block + 10, file);
			rewind(file);
			recto_source_open_fd(&src, fileno(file), "file", &err);
			assert_int_equal(recto_source_set_charset(src, "UTF-8", &err), 0);
			assert_int_equal(recto_source_line(src, &line, &err), 1);
			check_number(ends[i], line.len, block - k);
			check_number(ends[i], line.end, n);
			assert_int_equal(recto_source_line(src, &line, &err), 1);
			check_number(ends[i], line.len, 10 + k - n);
			recto_source_close(src);
			fclose(file);
		}
	free(bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_lines),
		cmocka_unit_test(reads_the_same_from_a_pipe),
		cmocka_unit_test(counts_what_it_changed),
		cmocka_unit_test(counts_line_by_line),
		cmocka_unit_test(accounts_for_every_byte),
		cmocka_unit_test(lines_may_be_long),
		cmocka_unit_test(many_marks_on_one_letter),
		cmocka_unit_test(windows_end_anywhere),
	};

	return RUN_TESTS(tests);
}
