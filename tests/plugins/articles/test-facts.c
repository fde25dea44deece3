/* SPDX-License-Identifier: MIT */
/*
 * Names, dates and numbers in lines as papers print them, in facts/TAG.facts.
 * A row is `WHAT: TEXT => ANSWER`, where ⏎ ends a line of the text and WHAT is
 *	names		persons in a byline or credit, with "; " between
 *	signed		persons in a signature
 *	dates [NEAR]	dates in ISO 8601, completed by the date of the paper
 *	marker		the page that a continuation marker points to
 *	folio		what a folio line says
 */
#include "host.h"

#include "../../../plugins/articles/facts/facts.h"

#define BYLINE 4		/* strength of a name, as in spans.c */
#define SIGNATURE 5

struct row {
	const struct lang *lang;
	const char *file;
	uint64_t line;
	char what[20], near[12];
	uint32_t text[FACT_TEXT], n;
	char wanted[200];
};

static void
add_text(const struct row *row, struct range range, recto_buf *out)
{
	for (uint32_t i = range.from; i < range.to; i++)
		recto_buf_add_char(out, row->text[i] == '\n' ? 0x23CE : row->text[i]);
}

static void
answer_names(const struct row *row, recto_buf *out)
{
	struct range names[FACTS_MAX];
	uint32_t n = names_find(row->lang, row->what[0] == 's' ? SIGNATURE : BYLINE, row->text,
	    row->n, names, FACTS_MAX);

	for (uint32_t i = 0; i < n; i++) {
		recto_buf_adds(out, i > 0 ? "; " : "");
		add_text(row, names[i], out);
	}
}

static void
add_date(struct date date, recto_buf *out)
{
	char iso[DATE_LENGTH];

	date_write(date, iso);
	recto_buf_adds(out, iso);
}

static void
answer_dates(const struct row *row, recto_buf *out)
{
	struct dated dates[FACTS_MAX];
	uint32_t n = dates_find(row->lang, row->text, row->n, dates, FACTS_MAX);
	struct date near = { .year = 0 };

	sscanf(row->near, "%d-%d-%d", &near.year, &near.month, &near.day);
	for (uint32_t i = 0; i < n; i++) {
		recto_buf_adds(out, i > 0 ? "; " : "");
		add_text(row, dates[i].chars, out);
		recto_buf_adds(out, " ");
		add_date(date_completed(dates[i].date, near), out);
	}
}

static void
answer_marker(const struct row *row, recto_buf *out)
{
	char page[PAGE_LENGTH];

	if (marker_page(row->lang, row->text, row->n, page))
		recto_buf_adds(out, page);
}

static void
add_saying(const struct row *row, bool says, const char *what, struct range range, recto_buf *out)
{
	if (!says)
		return;
	recto_buf_addf(out, "%s%s ", out->len > 0 ? "; " : "", what);
	add_text(row, range, out);
}

static void
answer_folio(const struct row *row, recto_buf *out)
{
	struct folio f;

	folio_read(row->lang, row->text, row->n, &f);
	folio_read_leftover(row->lang, row->text, row->n, &f);
	if (f.says_page)
		recto_buf_addf(out, "page %s", f.page);
	if (f.says_date) {
		recto_buf_addf(out, "%sdate ", out->len > 0 ? "; " : "");
		add_date(f.date, out);
	}
	add_saying(row, f.says_issue, "issue", f.issue, out);
	add_saying(row, f.says_paper, "paper", f.paper, out);
	add_saying(row, f.says_section, "section", f.section, out);
}

static const struct {
	const char *what;
	void (*answer)(const struct row *, recto_buf *);
} questions[] = {
	{ "names", answer_names },
	{ "signed", answer_names },
	{ "dates", answer_dates },
	{ "marker", answer_marker },
	{ "folio", answer_folio },
};

static void
read_row(struct row *row, const recto_line *line)
{
	const char *end = line->text + line->len;
	const char *colon = memchr(line->text, ':', line->len), *text = colon + 2;
	char what[40];

	assert_non_null(colon);
	snprintf(what, sizeof what, "%.*s", (int)(colon - line->text), line->text);
	row->near[0] = '\0';
	assert_true(sscanf(what, "%19s %11s", row->what, row->near) >= 1);
	row->line = line->number;
	for (row->n = 0; end - text >= 4 && memcmp(text, " =>", 3) != 0; row->n++) {
		assert_true(row->n < FACT_TEXT);
		text += recto_utf8_next(text, end, &row->text[row->n]);
		if (row->text[row->n] == 0x23CE)
			row->text[row->n] = '\n';
	}
	if (end - text > 4)
		snprintf(row->wanted, sizeof row->wanted, "%.*s", (int)(end - text - 4), text + 4);
	else
		row->wanted[0] = '\0';
}

static bool
check_row(const struct row *row)
{
	recto_buf got = RECTO_BUF_INIT;
	bool right = false, known = false;

	for (size_t i = 0; i < COUNT(questions); i++)
		if (strcmp(questions[i].what, row->what) == 0) {
			questions[i].answer(row, &got);
			known = true;
		}
	right = known && strcmp(got.data, row->wanted) == 0;
	if (!right)
		print_error("%s:%" PRIu64 ": %s: got \"%s\", want \"%s\"\n", row->file,
		    row->line, row->what, got.data, row->wanted);
	recto_buf_dispose(&got);
	return right;
}

static void
finds_facts(void **state)
{
	const char *tag = *state;
	recto_error err = RECTO_ERROR_INIT;
	recto_source *rows;
	recto_line line;
	static struct row row;
	unsigned bad = 0, count = 0;
	char path[1100];

	snprintf(path, sizeof path, "%s/tests/plugins/articles/facts/%s.facts", source_folder(), tag);
	check_code(path, recto_source_open_file(&rows, path, &err), RECTO_OK, &err);
	recto_source_set_charset(rows, "UTF-8", NULL);
	row.file = path;
	row.lang = langs_lookup(langs, tag);
	assert_non_null(row.lang);
	while (recto_source_line(rows, &line, &err) > 0) {
		if (line.len == 0 || line.text[0] == '#')
			continue;
		read_row(&row, &line);
		bad += !check_row(&row);
		count++;
	}
	recto_source_close(rows);
	check_number(path, bad, 0);
	assert_true(count >= 10);
	check_number("complaints", context.complaints, 0);
}

static void
compares_pages(void **state)
{
	static const struct { const char *a, *b; bool agree; } rows[] = {
		{ "4", "4", true }, { "A5", "A05", true }, { "05", "5", true },
		{ "4", "5", false }, { "A5", "B5", false }, { "A5", "5", false }, { "1", "10", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (page_numbers_agree(rows[i].a, rows[i].b) != rows[i].agree)
			fail_msg("%s and %s", rows[i].a, rows[i].b);
}

static void
writes_gregorian(void **state)
{
	static const struct { struct date date; const char *iso; } rows[] = {
		{ { 1917, 10, 25, true }, "1917-11-07" },
		{ { 1900, 2, 15, true }, "1900-02-27" },
		{ { 1900, 2, 29, true }, "1900-03-13" },
		{ { 1900, 3, 1, true }, "1900-03-14" },
		{ { 1799, 12, 31, true }, "1800-01-11" },
		{ { 1917, 10, 0, true }, "1917-10" },
		{ { 1917, 10, 25, false }, "1917-10-25" },
		{ { 0, 10, 25, false }, "--10-25" },
	};
	char iso[DATE_LENGTH];

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		date_write(rows[i].date, iso);
		check_text(rows[i].iso, iso, strlen(iso), rows[i].iso);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(compares_pages), cmocka_unit_test(writes_gregorian),
	};

	return run_for_languages("facts", tests, COUNT(tests), finds_facts);
}
