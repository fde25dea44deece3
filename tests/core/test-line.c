/* SPDX-License-Identifier: MIT */
/* Raw lines: where slices stand in the source, and that every byte has its place. */
#include "config.h"

#include "tree.h"

/*
 * "ab\u51b3\u5b9ac" as GB18030 with a control before the c, after a mark of 3
 * bytes at 100:
 *	text	a b \u51b3   \u5b9a    c
 *	source	0 1 2-3  4-5  (6)  7
 */
#define GB_TEXT "ab\xe5\x86\xb3\xe5\xae\x9a" "c"
static const recto_stretch gb_map[] = { { 0, 0, 1, 1 }, { 2, 2, 3, 2 }, { 8, 7, 1, 1 } };
static const recto_line gb_line = {
	.text = GB_TEXT, .len = 9, .number = 12, .offset = 100, .before = 3, .bytes = 8,
	.end = 2, .map = gb_map, .nmap = 3
};
/* The same text as it is. */
static const recto_line utf8_line = {
	.text = GB_TEXT, .len = 9, .number = 12, .offset = 100, .bytes = 9, .end = 1
};
/* e with acute from three bytes, between controls: source (0-1) 2-4 (5). */
static const recto_stretch nfc_map[] = { { 0, 2, 2, 3 } };
static const recto_line nfc_line = {
	.text = "\xc3\xa9", .len = 2, .number = 12, .offset = 100, .bytes = 6,
	.end = 1, .ends_page = 1, .map = nfc_map, .nmap = 1
};
/* Nothing but controls. */
static const recto_line bare_line = {
	.text = "", .number = 12, .offset = 100, .bytes = 4, .end = 1
};

static const struct {
	const char *label;
	const recto_line *line;
	size_t from, to;
	uint64_t offset, length;
} origin_rows[] = {
	{ "utf-8 all",		&utf8_line, 0, 9, 100, 9 },
	{ "utf-8 middle",	&utf8_line, 2, 5, 102, 3 },
	{ "utf-8 nothing",	&utf8_line, 5, 5, 105, 0 },
	{ "one to one",		&gb_line, 0, 2, 103, 2 },
	{ "three to two",	&gb_line, 2, 5, 105, 2 },
	{ "second unit",	&gb_line, 5, 8, 107, 2 },
	{ "behind the gap",	&gb_line, 8, 9, 110, 1 },
	{ "no gap at the end",	&gb_line, 0, 8, 103, 6 },
	{ "over the gap",	&gb_line, 0, 9, 103, 8 },
	{ "nothing at a gap",	&gb_line, 8, 8, 110, 0 },
	{ "no gap at the edges", &nfc_line, 0, 2, 102, 3 },
	{ "nothing but controls", &bare_line, 0, 0, 100, 0 },
};

static void
check_origin(const char *label, recto_origin got, uint64_t offset, uint64_t length)
{
	check_number(label, got.offset, offset);
	check_number(label, got.length, length);
	check_number(label, got.line, 12);
}

static void
origins_leave_out_controls_at_the_ends(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(origin_rows); i++)
		check_origin(origin_rows[i].label, recto_line_origin(origin_rows[i].line,
		    origin_rows[i].from, origin_rows[i].to),
		    origin_rows[i].offset, origin_rows[i].length);
	check_origin("end", recto_line_end(&gb_line), 111, 2);
	check_origin("page end", recto_line_end(&nfc_line), 106, 1);
}

/* ------------------------------------------------ what slices are made of */

/* Nodes as text: 'characters'@offset+length or reason@offset+length. */
static void
check_places(const char *label, const recto_node *block, const char *want)
{
	recto_buf got = RECTO_BUF_INIT;
	const recto_node *node;
	const char *text;
	size_t len;

	for (node = recto_node_first(block); node != NULL; node = recto_node_next(node)) {
		text = recto_node_text(node, &len);
		if (recto_node_kind(node) == RECTO_TEXT)
			recto_buf_addf(&got, "'%.*s'", (int)len, text);
		else
			recto_buf_adds(&got, recto_reason_name(recto_node_reason(node)));
		recto_buf_addf(&got, "@%" PRIu64 "+%" PRIu64 " ",
		    recto_node_origin(node).offset, recto_node_origin(node).length);
		check_number(label, recto_node_origin(node).line, 12);
	}
	check_text(label, got.data, got.len, want);
	recto_buf_dispose(&got);
}

enum how { ADD, DROP, EDGES, KEEP_END };

static const struct {
	const char *label;
	const recto_line *line;
	enum how how;
	size_t from, to;
	const char *want;
} slice_rows[] = {
	{ "plain",		&utf8_line, ADD, 0, 9, "'" GB_TEXT "'@100+9 " },
	{ "ratios do not part",	&gb_line, ADD, 0, 8, "'ab\xe5\x86\xb3\xe5\xae\x9a'@103+6 " },
	{ "a control parts",	&gb_line, ADD, 5, 9,
	    "'\xe5\xae\x9a'@107+2 control@109+1 'c'@110+1 " },
	{ "a control in front",	&gb_line, ADD, 8, 9, "control@109+1 'c'@110+1 " },
	{ "nothing",		&gb_line, ADD, 8, 8, "" },
	{ "edges are not the slice's", &nfc_line, ADD, 0, 2, "'\xc3\xa9'@102+3 " },
	{ "drop",		&gb_line, DROP, 0, 5, "noise@103+4 " },
	{ "drop is one",	&gb_line, DROP, 5, 9, "noise@107+4 " },
	{ "drop with its control", &gb_line, DROP, 8, 9, "noise@109+2 " },
	{ "drop without edges",	&nfc_line, DROP, 0, 2, "noise@102+3 " },
	{ "drop nothing",	&gb_line, DROP, 8, 8, "" },
	{ "mark and end",	&gb_line, EDGES, 0, 0, "byte order mark@100+3 line end@111+2 " },
	{ "end kept",		&gb_line, KEEP_END, 0, 0, "byte order mark@100+3 " },
	{ "controls and page end", &nfc_line, EDGES, 0, 0,
	    "control@100+2 control@105+1 page end@106+1 " },
	{ "nothing but controls", &bare_line, EDGES, 0, 0, "control@100+4 line end@104+1 " },
	{ "nothing but controls, end kept", &bare_line, KEEP_END, 0, 0, "control@100+4 " },
};

static void
check_slice(size_t row)
{
	const recto_line *line = slice_rows[row].line;
	size_t from = slice_rows[row].from, to = slice_rows[row].to;
	recto_node *part, *block;
	recto_document *doc;
	const char *text;
	size_t len;

	doc = new_document("furniture", &part);
	block = recto_node_first(part);
	switch (slice_rows[row].how) {
	case ADD: recto_node_add_slice(block, line, from, to); break;
	case DROP:
		recto_node_drop_slice(block, line, from, to, RECTO_DISCARD_NOISE);
		break;
	case EDGES: recto_node_drop_edges(block, line, 0); break;
	case KEEP_END: recto_node_drop_edges(block, line, 1); break;
	}
	check_places(slice_rows[row].label, block, slice_rows[row].want);
	if (slice_rows[row].how == DROP && from < to) {
		text = recto_node_dropped(recto_node_first(block), &len);
		check_number(slice_rows[row].label, len, to - from);
		assert_ptr_equal(text, line->text + from);
	}
	recto_node_add_slice(NULL, line, from, to);
	recto_node_drop_slice(NULL, line, from, to, RECTO_DISCARD_NOISE);
	recto_node_drop_edges(NULL, line, 0);
	assert_int_equal(recto_document_status(doc, NULL), RECTO_OK);
	recto_document_free(doc);
}

static void
slices_say_where_everything_went(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(slice_rows); i++)
		check_slice(i);
}

/* --------------------------------------------------- lines kept in a part */

static void
a_part_keeps_its_own_copy(void **state)
{
	recto_stretch map[COUNT(gb_map)];
	char text[] = GB_TEXT;
	recto_line line = gb_line;
	const recto_line *kept;
	recto_document *doc;
	recto_node *part, *node;
	recto_buf read = RECTO_BUF_INIT;

	(void)state;
	doc = new_document("", &part);
	memcpy(map, gb_map, sizeof map);
	line.text = text;
	line.map = map;
	node = recto_part_add_line(part, &line);
	check_origin("whole line", recto_node_origin(node), 100, 13);
	memset(text, 'x', sizeof text);
	memset(map, 0, sizeof map);
	memset(&line, 0, sizeof line);
	kept = recto_node_line(node);
	check_text("text", kept->text, kept->len, GB_TEXT);
	check_origin("copy", recto_line_origin(kept, 5, 8), 107, 2);
	recto_part_add_line(part, &utf8_line);
	recto_node_read_text(part, &read);
	check_text("read", read.data, read.len, GB_TEXT "\n" GB_TEXT);
	assert_null(recto_node_line(part));
	assert_int_equal(recto_document_status(doc, NULL), RECTO_OK);
	recto_buf_dispose(&read);
	recto_document_free(doc);
}

static const struct {
	const char *label, *text;
	recto_stretch map[2];
	size_t nmap;
	const char *fault;
} bad_rows[] = {
	{ "malformed", "a\xff", { { 0, 0, 1, 1 } }, 1,
	    "line 3 is not text that a document can hold" },
	{ "control", "a\x01", { { 0, 0, 1, 1 } }, 1,
	    "line 3 is not text that a document can hold" },
	{ "half a unit", "ab", { { 0, 0, 4, 1 } }, 1, "the map of line 3 does not fit its text" },
	{ "half a unit inside", "ab", { { 0, 0, 2, 1 }, { 1, 1, 1, 1 } }, 2,
	    "the map of line 3 does not fit its text" },
	{ "longer than the source", "ab", { { 0, 0, 1, 2 } }, 1,
	    "the map of line 3 does not fit its text" },
	{ "longer than what is left", "ab", { { 0, 0, 1, 1 }, { 1, 1, 1, 2 } }, 2,
	    "the map of line 3 does not fit its text" },
	{ "over the next stretch", "ab", { { 0, 0, 1, 2 }, { 1, 1, 1, 1 } }, 2,
	    "the map of line 3 does not fit its text" },
	{ "starts late", "ab", { { 1, 0, 1, 1 } }, 1, "the map of line 3 does not fit its text" },
	{ "no unit", "ab", { { 0, 0, 0, 1 } }, 1, "the map of line 3 does not fit its text" },
	{ "stands still", "ab", { { 0, 0, 1, 1 }, { 0, 0, 1, 1 } }, 2,
	    "the map of line 3 does not fit its text" },
	{ "goes back", "ab", { { 0, 2, 1, 1 }, { 1, 1, 1, 1 } }, 2,
	    "the map of line 3 does not fit its text" },
	{ "past the text", "ab", { { 0, 0, 1, 1 }, { 3, 2, 1, 1 } }, 2,
	    "the map of line 3 does not fit its text" },
	{ "past the source", "ab", { { 0, 0, 1, 1 }, { 1, 5, 1, 1 } }, 2,
	    "the map of line 3 does not fit its text" },
};

static void
check_refused(size_t row)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_document *doc;
	recto_node *part;
	recto_line line = { .text = bad_rows[row].text, .len = 2, .number = 3, .bytes = 2,
		.map = bad_rows[row].map, .nmap = bad_rows[row].nmap };

	doc = new_document("", &part);
	assert_null(recto_part_add_line(part, &line));
	assert_null(recto_part_add_line(NULL, &line));
	check_code(bad_rows[row].label, recto_document_status(doc, &err), RECTO_EUSAGE, &err);
	check_text(bad_rows[row].label, err.text, strlen(err.text), bad_rows[row].fault);
	check_tree(bad_rows[row].label, part, "part");
	recto_document_free(doc);
}

static void
lines_that_make_no_sense_are_refused(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(bad_rows); i++)
		check_refused(i);
}

static void
lines_stand_in_parts_only(void **state)
{
	recto_document *doc;
	recto_node *part;

	(void)state;
	doc = new_document("article", &part);
	assert_null(recto_part_add_line(recto_node_first(part), &utf8_line));
	assert_int_equal(recto_document_status(doc, NULL), RECTO_EUSAGE);
	recto_document_free(doc);
}

/* ------------------------------------------------- every byte has its place */

#define UNITS 40
#define NOBODY UINT32_MAX

/*
 * A line made unit by unit, with the answer: for every source byte of the text
 * the byte of text it belongs to, or nobody.
 */
struct sample {
	char text[UNITS * 6];
	recto_stretch map[UNITS];
	uint32_t owner[UNITS * 8];
	size_t cuts[UNITS * 2 + 1];	/* character boundaries */
	size_t ncuts;
	recto_line line;
};

static const struct {
	const char *text;
	uint32_t source;
} units[] = {
	{ "a", 1 }, { "a", 2 }, { "\xc3\xa9", 1 }, { "\xc3\xa9", 2 }, { "\xc3\xa9", 3 },
	{ "\xe5\x86\xb3", 2 }, { "\xe5\x86\xb3", 3 }, { "\xef\xbf\xbd", 1 },
	{ "\xf0\xa0\x80\x80", 4 }, { "\xc3\xa9\xcc\xa3", 5 }, { "ab", 1 },
};

static void
add_gap(struct sample *s, uint32_t *seed)
{
	uint32_t n = chance(seed, 4) == 0 ? 1 + chance(seed, 3) : 0;

	while (n-- > 0)
		s->owner[s->line.bytes++] = NOBODY;
}

static void
add_unit(struct sample *s, size_t u)
{
	recto_line *line = &s->line;
	const recto_stretch *last = line->nmap > 0 ? &s->map[line->nmap - 1] : NULL;
	uint32_t i, len = (uint32_t)strlen(units[u].text);
	int gap = line->bytes > 0 && s->owner[line->bytes - 1] == NOBODY;

	if (last == NULL || gap || last->text_unit != len ||
	    last->source_unit != units[u].source)
		s->map[line->nmap++] = (recto_stretch){ (uint32_t)line->len,
		    (uint32_t)line->bytes, len, units[u].source };
	for (i = 0; i < units[u].source; i++)
		s->owner[line->bytes++] = (uint32_t)line->len;
	for (i = 0; i < len; i++)
		if (((unsigned char)units[u].text[i] & 0xc0) != 0x80)
			s->cuts[s->ncuts++] = line->len + i;
	memcpy(s->text + line->len, units[u].text, len);
	line->len += len;
}

static void
make_sample(struct sample *s, uint32_t *seed)
{
	uint32_t i, n = chance(seed, UNITS), kinds = 1 + chance(seed, COUNT(units));

	memset(s, 0, sizeof *s);
	for (i = 0; i < n; i++) {
		add_gap(s, seed);
		add_unit(s, chance(seed, kinds));
	}
	add_gap(s, seed);
	s->cuts[s->ncuts] = s->line.len;
	s->line.text = s->text;
	s->line.map = s->map;
	s->line.number = 12;
	s->line.offset = chance(seed, 1000);
	s->line.before = chance(seed, 3) == 0 ? 3 : 0;
	s->line.end = chance(seed, 3);
	s->line.ends_page = (int)chance(seed, 2);
}

/* Cut the line at random into slices that are kept or left out, in any order. */
static void
cut_up(const struct sample *s, const recto_line *line, recto_node *block, uint32_t *seed)
{
	recto_node *other = recto_node_insert(block, RECTO_FURNITURE);
	recto_node *target;
	size_t i, from = 0;

	for (i = 1; i <= s->ncuts; i++) {
		if (i < s->ncuts && chance(seed, 3) != 0)
			continue;
		target = chance(seed, 2) ? block : other;
		if (chance(seed, 3) == 0)
			recto_node_drop_slice(target, line, s->cuts[from], s->cuts[i],
			    RECTO_DISCARD_DOUBLED);
		else
			recto_node_add_slice(target, line, s->cuts[from], s->cuts[i]);
		from = i;
	}
}

static void
finish(const recto_line *line, recto_node *block, uint32_t *seed)
{
	recto_origin end = recto_line_end(line);
	int keep = (int)chance(seed, 2);

	recto_node_drop_edges(block, line, keep);
	if (keep)
		recto_node_add_break(block, 0, end.offset, end.length, end.line);
}

/* What a node may stand for: `at` counts from the first byte after the mark. */
static int
may_have(const struct sample *s, const recto_line *line, const recto_node *node, uint64_t at)
{
	uint32_t owner = s->owner[at];
	size_t len, from;

	if (at >= s->line.bytes)
		return recto_node_kind(node) == RECTO_BREAK ||
		    recto_node_reason(node) == (line->ends_page ?
		    RECTO_DISCARD_PAGE_END : RECTO_DISCARD_LINE_END);
	if (recto_node_kind(node) == RECTO_TEXT) {
		from = (size_t)(recto_node_text(node, &len) - line->text);
		return owner >= from && owner < from + len;
	}
	return recto_node_kind(node) == RECTO_DISCARD &&
	    (recto_node_reason(node) == RECTO_DISCARD_DOUBLED ||
	    (recto_node_reason(node) == RECTO_DISCARD_CONTROL && owner == NOBODY));
}

static void
account(const struct sample *s, const recto_line *line, recto_node *part, unsigned char *seen)
{
	recto_iter it = recto_iter_begin(part);
	recto_origin o;
	uint64_t at;

	while (recto_iter_next(&it) != RECTO_DONE) {
		if (it.event != RECTO_ENTER || recto_node_kind(it.node) == RECTO_LINE)
			continue;
		o = recto_node_origin(it.node);
		for (at = o.offset - line->offset; o.length-- > 0; at++) {
			seen[at]++;
			if (at < line->before ?
			    recto_node_reason(it.node) != RECTO_DISCARD_SIGNATURE :
			    !may_have(s, line, it.node, at - line->before))
				fail_msg("byte %" PRIu64 " is in a wrong node", at);
		}
	}
}

static void
check_sample(uint32_t seed)
{
	static struct sample s;
	unsigned char seen[sizeof s.owner] = { 0 };
	const recto_line *line;
	recto_node *part, *block;
	recto_document *doc;
	uint64_t at;

	make_sample(&s, &seed);
	doc = new_document("furniture", &part);
	block = recto_node_first(part);
	line = recto_node_line(recto_part_add_line(part, &s.line));
	assert_non_null(line);
	cut_up(&s, line, block, &seed);
	finish(line, block, &seed);
	assert_int_equal(recto_document_status(doc, NULL), RECTO_OK);
	account(&s, line, part, seen);
	for (at = 0; at < line->before + line->bytes + line->end; at++)
		if (seen[at] != 1)
			fail_msg("byte %" PRIu64 " is in %d places", at, seen[at]);
	recto_document_free(doc);
}

static void
every_byte_has_one_place(void **state)
{
	uint32_t seed;

	(void)state;
	for (seed = 0; seed < 3000; seed++)
		check_sample(seed * 2654435761u);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(origins_leave_out_controls_at_the_ends),
	cmocka_unit_test(slices_say_where_everything_went),
	cmocka_unit_test(a_part_keeps_its_own_copy),
	cmocka_unit_test(lines_that_make_no_sense_are_refused),
	cmocka_unit_test(lines_stand_in_parts_only),
	cmocka_unit_test(every_byte_has_one_place),
};

int
main(void)
{
	return RUN_TESTS(tests);
}
