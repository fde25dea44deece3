/* SPDX-License-Identifier: MIT */
/*
 * Writers out of memory: a page that makes each of them allocate is written
 * again and again with the first, the second, the n-th allocation failing. A
 * writer says so, or had all it needed and then its output is whole; it never
 * crashes and leaks nothing.
 */
#include "config.h"

#include "../folder.h"

#include "../core/spend.h"
#include "../core/tree.h"
#include "job.h"
#include "option.h"

extern const recto_role html_writer, markdown_writer, site_writer, tei_writer, text_writer;

/* Where a row makes several files, `file` is one of them. */
static const struct {
	const char *label;
	const recto_role *role;
	const char *option, *value, *file;
} rows[] = {
	{ "tei",	&tei_writer,	"edition",	"reading", NULL },
	{ "diplomatic",	&tei_writer,	"edition",	"diplomatic", NULL },
	{ "corpus",	&tei_writer,	"split",	"corpus", NULL },
	{ "files",	&tei_writer,	"split",	"article", "whole-a1.xml" },
	{ "images",	&tei_writer,	"facs",		"{part:9}/{page}.png", NULL },
	{ "html",	&html_writer,	NULL,		NULL, NULL },
	{ "fragment",	&html_writer,	"fragment",	"yes", NULL },
	{ "site",	&site_writer,	"base",		"http://a.example/", "page.html" },
	{ "article",	&site_writer,	"title",	"Site", "page/a1.html" },
	{ "markdown",	&markdown_writer, "dialect",	"commonmark", NULL },
	{ "gfm",	&markdown_writer, "dialect",	"gfm", NULL },
	{ "text",	&text_writer,	"width",	"0", NULL },
	{ "wrapped",	&text_writer,	"width",	"20", NULL },
};

/* Two articles, deep sections, many identifiers, a person, nested emphasis, a link, a choice, a table, letter-spaces. */
static void
fill_part(recto_node *part)
{
	static const char letters[] = "a b c";
	static const recto_line line = { .text = letters, .len = 5, .number = 1, .bytes = 5 };
	recto_node *article = recto_node_add(part, RECTO_ARTICLE), *node = article, *block;
	char id[8];

	build_tree(article, "headline('A long headline that has to be wrapped') "
	    "table(row(cell('a') cell('b'))) quotation(paragraph('q') signature('s')) "
	    "paragraph(choice(original('teh') corrected('the')))");
	node = recto_node_add(recto_node_add(article, RECTO_BYLINE), RECTO_NAME);
	recto_node_set(node, RECTO_ATTR_TYPE, "person");
	recto_node_add_string(node, "A. Name");
	build_tree(recto_node_add(part, RECTO_ARTICLE), "headline('Another') deck('And more')");
	node = article;
	for (int i = 0; i < 20; i++)
		build_tree(node = recto_node_add(node, RECTO_SECTION), "heading('h')");
	node = recto_node_add(article, RECTO_PARAGRAPH);
	for (int i = 0; i < 20; i++)
		recto_node_add_string(node = recto_node_add(node, RECTO_EMPHASIS), "words ");
	node = recto_node_add(node, RECTO_LINK);
	recto_node_set(node, RECTO_ATTR_TARGET, "http://a.example/b");
	recto_node_add_string(node, "link");
	node = recto_node_add(article, RECTO_PARAGRAPH);
	for (size_t i = 0; i < line.len; i++)
		if (letters[i] == ' ')
			recto_node_drop_slice(node, &line, i, i + 1, RECTO_DISCARD_LETTER_SPACE);
		else
			recto_node_add_slice(node, &line, i, i + 1);
	for (int i = 0; i < 100; i++) {
		snprintf(id, sizeof id, "id%d", i);
		block = recto_node_add(article, RECTO_PARAGRAPH);
		recto_node_set(block, RECTO_ATTR_ID, id);
	}
}

static recto_document *
make_document(void)
{
	recto_document *doc;

	assert_int_equal(recto_document_new(&doc, NULL), RECTO_OK);
	recto_document_set_meta(doc, "publisher", "The Herald", 0);
	recto_document_set_meta(doc, "creator", "A; B", 0);
	recto_document_set_meta(doc, "date", "2025-07-01", 0);
	recto_document_set_meta(doc, "language", "en", 0);
	fill_part(recto_document_new_part(doc));
	assert_int_equal(recto_document_status(doc, NULL), RECTO_OK);
	return doc;
}

static int
write_document(const recto_role *role, void *state, recto_document *doc, recto_source *src,
    recto_sink *sink)
{
	const recto_job job = { .fail_level = RECTO_LEVEL_ERROR + 1 };
	recto_run run = { .job = &job, .src = src, .name = "page" };
	recto_context ctx = { &run, "writer" };
	int rc = RECTO_OK;

	if (role->open)
		rc = role->open(state, &ctx, NULL);
	if (rc == RECTO_OK && role->begin)
		rc = role->begin(state, &ctx, doc, sink, NULL);
	if (rc == RECTO_OK)
		rc = role->write(state, &ctx, recto_document_part(doc), sink, NULL);
	if (rc == RECTO_OK && role->end)
		rc = role->end(state, &ctx, doc, sink, NULL);
	if (rc == RECTO_OK && (role->flags & RECTO_ROLE_COLLECTS))
		rc = role->end(state, &ctx, NULL, sink, NULL);
	if (rc == RECTO_OK)
		rc = recto_sink_commit(sink, NULL);
	return rc;
}

/* All options, the one of a row set. */
static void
set_options(const recto_role *role, void *state, const char *name, const char *value)
{
	const recto_assignment given = { role->name, name, value };

	assert_int_equal(recto_option__fill(role, state, &given, name != NULL, NULL), RECTO_OK);
}

/* All files of a row are there, or none of them is left by a run that failed. */
static void
check_files(size_t row, int wanted)
{
	assert_int_equal(access("whole.xml", F_OK), wanted ? 0 : -1);
	assert_int_equal(access(rows[row].file, F_OK), wanted ? 0 : -1);
	if (wanted) {
		remove("whole.xml");
		remove(rows[row].file);
	}
}

/* One run with its n-th allocation failing; 1 when it had fewer than that. */
static int
run(size_t row, unsigned n, recto_buf *out)
{
	const recto_role *role = rows[row].role;
	recto_document *doc = make_document();	/* a failure of its memory would stay */
	void *state = calloc(1, role->state_size);
	recto_source *src;	/* messages name it */
	recto_sink *sink;
	int rc, over;

	assert_non_null(state);
	set_options(role, state, rows[row].option, rows[row].value);
	assert_int_equal(recto_source_open_memory(&src, "", 0, "page", NULL), RECTO_OK);
	assert_int_equal(rows[row].file ? recto_sink_open_file(&sink, "whole.xml", NULL) :
	    recto_sink_open_memory(&sink, out, NULL), RECTO_OK);
	countdown = n;
	rc = write_document(role, state, doc, src, sink);
	over = countdown > 0;
	countdown = 0;
	if (role->close)
		role->close(state);
	recto_sink_close(sink);
	recto_source_close(src);
	recto_document_free(doc);
	free(state);
	check_code(rows[row].label, rc, over ? RECTO_OK : RECTO_ENOMEM, NULL);
	if (rows[row].file)
		check_files(row, over);
	return over;
}

static void
check_row(size_t row)
{
	recto_buf whole = RECTO_BUF_INIT, out = RECTO_BUF_INIT;
	unsigned n = 1;

	run(row, UINT32_MAX, &whole);
	while (!run(row, n++, &out))
		recto_buf_dispose(&out);
	check_text(rows[row].label, out.data, out.len, whole.data);
	assert_true(n > 4);	/* it did allocate */
	recto_buf_dispose(&out);
	recto_buf_dispose(&whole);
}

static void
the_nth_allocation_fails(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_row(i);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test_setup_teardown(the_nth_allocation_fails, folder_setup, folder_teardown),
};

int
main(void)
{
	return RUN_TESTS(tests);
}
