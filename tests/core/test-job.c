/* SPDX-License-Identifier: MIT */
/*
 * Jobs, seen from outside: detection, the pipeline, options, messages and
 * every way a run can end. The modules are those of tests/modules.
 */
#include "../folder.h"
#include "../loads.h"
#include "recto/recto.h"

struct test {
	recto_host *host;
	recto_job *job;
	recto_buf said, out;
	recto_error err;
	int calls;		/* of the function a test set */
	uint64_t bytes;		/* the last progress */
	unsigned parts;
};

static char modules[4096];	/* where make put them */
static struct folder folder;	/* of the data files */

static void
listen(void *user, const recto_message *message)
{
	recto_message_format(message, &((struct test *)user)->said);
}

static int
begin(void **state)
{
	struct test *t = calloc(1, sizeof *t);
	char data[100];

	*t = (struct test){ .said = RECTO_BUF_INIT, .out = RECTO_BUF_INIT };
	assert_int_equal(recto_host_new(&t->host, listen, t, NULL), 0);
	assert_int_equal(recto_host_add_folder(t->host, modules, NULL), 0);
	snprintf(data, sizeof data, "%s/one", folder.path);
	assert_int_equal(recto_host_add_data_folder(t->host, data, NULL), 0);
	snprintf(data, sizeof data, "%s/two", folder.path);
	assert_int_equal(recto_host_add_data_folder(t->host, data, NULL), 0);
	assert_int_equal(recto_job_new(&t->job, t->host, NULL), 0);
	recto_buf_clear(&t->said);	/* what was said of the faulty ones */
	recto_job_on_message(t->job, listen, t);
	*state = t;
	return 0;
}

static int
end(void **state)
{
	struct test *t = *state;

	recto_job_free(t->job);
	recto_host_free(t->host);
	recto_buf_dispose(&t->said);
	recto_buf_dispose(&t->out);
	free(t);
	return 0;
}

static int
run_named(struct test *t, const char *name, const char *input)
{
	recto_source *src;
	recto_sink *sink;
	int rc;

	recto_buf_clear(&t->out);
	recto_buf_clear(&t->said);
	t->err = (recto_error)RECTO_ERROR_INIT;
	assert_int_equal(recto_source_open_memory(&src, input, strlen(input), name, NULL), 0);
	assert_int_equal(recto_sink_open_memory(&sink, &t->out, NULL), 0);
	rc = recto_job_run(t->job, src, sink, &t->err);
	recto_source_close(src);
	recto_sink_close(sink);
	return rc;
}

static void
check_run(struct test *t, const char *input, const char *want)
{
	check_code(input, run_named(t, "in", input), 0, &t->err);
	check_text(input, t->out.data, t->out.len, want);
}

static void
check_fails(struct test *t, const char *input, int code, const char *says)
{
	check_code(input, run_named(t, "in", input), code, &t->err);
	if (strstr(t->err.text, says) == NULL)
		check_text(input, t->err.text, strlen(t->err.text), says);
}

static void
set(struct test *t, const char *assignment)
{
	check_code(assignment, recto_job_set_option(t->job, assignment, &t->err), 0, &t->err);
}

/* --------------------------------------------------------------- pipeline */

#define TWO_PARTS "%SAMPLE\none\ntwo\n---\nthree\n"

static void
parts(void **state)
{
	struct test *t = *state;

	assert_int_equal(recto_job_set_writer(t->job, "sample", NULL), 0);
	check_run(t, TWO_PARTS, "%SAMPLE\none\ntwo\n---\nthree\n---\n2 parts\n");
	check_run(t, "%SAMPLE\n", "%SAMPLE\n\n---\n1 parts\n");	/* and again */
}

static void
no_parts(void **state)
{
	struct test *t = *state;

	assert_int_equal(recto_job_set_writer(t->job, "sample", NULL), 0);
	assert_int_equal(recto_job_set_reader(t->job, "sample", NULL), 0);
	check_run(t, "", "%SAMPLE\n0 parts\n");
}

static void
lines_get_a_filter(void **state)
{
	struct test *t = *state;

	assert_int_equal(recto_job_set_writer(t->job, "sample", NULL), 0);
	check_run(t, "one\ntwo\f3", "%SAMPLE\none\ntwo\n---\n3\n---\n2 parts\n");
}

static void
filters_in_order(void **state)
{
	struct test *t = *state;

	assert_int_equal(recto_job_set_writer(t->job, "sample", NULL), 0);
	assert_int_equal(recto_job_add_filter(t->job, "number", NULL), 0);
	check_run(t, "one\f2", "%SAMPLE\npart 1\none\n---\npart 2\n2\n---\n2 parts\n");
	/* state is of a run: it starts anew */
	check_run(t, "one", "%SAMPLE\npart 1\none\n---\n1 parts\n");
	assert_int_equal(recto_job_add_filter(t->job, "number", NULL), 0);
	check_run(t, "one", "%SAMPLE\npart 1\npart 1\none\n---\n1 parts\n");
}

static void
meta(void **state)
{
	struct test *t = *state;

	assert_int_equal(recto_job_set_writer(t->job, "sample", NULL), 0);
	assert_int_equal(recto_job_set_meta(t->job, "title", "A & B", NULL), 0);
	assert_int_equal(recto_job_set_meta(t->job, "x-mine", "报", NULL), 0);
	check_run(t, "%SAMPLE\n", "%SAMPLE\ntitle: A & B\nx-mine: 报\n\n---\n1 parts\n");
	check_code("name", recto_job_set_meta(t->job, "A b", "x", &t->err), RECTO_EUSAGE, &t->err);
	check_code("value", recto_job_set_meta(t->job, "a", "\xff", &t->err), RECTO_EUSAGE,
	    &t->err);
}

static void
charset(void **state)
{
	struct test *t = *state;

	assert_int_equal(recto_job_set_writer(t->job, "sample", NULL), 0);
	check_code("unknown", recto_job_set_charset(t->job, "utf-88", &t->err), RECTO_EUSAGE,
	    &t->err);
	assert_int_equal(recto_job_set_charset(t->job, "ISO-8859-1", NULL), 0);
	check_run(t, "\xe9", "%SAMPLE\né\n---\n1 parts\n");
	assert_int_equal(recto_job_set_charset(t->job, NULL, NULL), 0);
	check_run(t, "\xc3\xa9", "%SAMPLE\né\n---\n1 parts\n");
}

static void
no_writer(void **state)
{
	struct test *t = *state;

	check_run(t, TWO_PARTS, "");
	assert_int_equal(recto_job_set_writer(t->job, "sample", NULL), 0);
	assert_int_equal(recto_job_set_writer(t->job, NULL, NULL), 0);
	check_run(t, TWO_PARTS, "");
}

/* --------------------------------------------------------------- settings */

static void
options(void **state)
{
	struct test *t = *state;

	assert_int_equal(recto_job_set_writer(t->job, "sample", NULL), 0);
	set(t, "sample.prefix=a.b=c ");
	set(t, "sample.loud=yes");
	set(t, "sample.repeat=3");
	set(t, "sample.repeat=2");
	check_run(t, "%SAMPLE\nx", "%SAMPLE\na.b=c xx!\n---\n1 parts\n");
}

static void
bad_settings(void **state)
{
	static const struct { const char *assignment; int code; const char *says; } rows[] = {
		{ "sample.repeat=10", RECTO_EUSAGE, "from 1 to 9" },
		{ "sample.fault=gapp", RECTO_EUSAGE, "did you mean gap?" },
		{ "sample.repet=1", RECTO_ENOENT, "did you mean repeat?" },
		{ "sampel.repeat=1", RECTO_ENOENT, "did you mean sample?" },
		{ "sample.repeat", RECTO_EUSAGE, "FORMAT.OPTION=VALUE" },
		{ "repeat=1", RECTO_EUSAGE, "FORMAT.OPTION=VALUE" },
		{ "a=b.c", RECTO_EUSAGE, "FORMAT.OPTION=VALUE" },
		{ "", RECTO_EUSAGE, "FORMAT.OPTION=VALUE" },
	};
	struct test *t = *state;

	for (size_t i = 0; i < COUNT(rows); i++) {
		check_code(rows[i].assignment, recto_job_set_option(t->job, rows[i].assignment,
		    &t->err), rows[i].code, &t->err);
		if (strstr(t->err.text, rows[i].says) == NULL)
			fail_msg("%s: %s", rows[i].assignment, t->err.text);
	}
	check_code("writer", recto_job_set_writer(t->job, "sampl", &t->err), RECTO_ENOENT, &t->err);
	assert_non_null(strstr(t->err.text, "did you mean sample?"));
	check_code("other kind", recto_job_set_writer(t->job, "plain", &t->err), RECTO_ENOENT,
	    &t->err);
	assert_non_null(strstr(t->err.text, "it can only be read"));
	check_code("filter", recto_job_add_filter(t->job, "nummer", &t->err), RECTO_ENOENT,
	    &t->err);
	check_run(t, TWO_PARTS, "");	/* the job is as before */
}

/* --------------------------------------------------------------- detection */

static void
check_detected(struct test *t, const char *name, const char *input, int rc, const char *says)
{
	check_code(input, run_named(t, name, input), rc, &t->err);
	if (says != NULL && strstr(t->err.text, says) == NULL)
		fail_msg("%s: \"%s\" does not say \"%s\"", input, t->err.text, says);
}

static void
detection(void **state)
{
	static const struct { const char *name, *input; int rc; const char *says; } rows[] = {
		/* plain bids 40; probing what stands there: */
		{ "in", "%BID90", RECTO_OK, NULL },
		{ "in", "%BID46", RECTO_OK, NULL },
		{ "in", "%BID45", RECTO_EFORMAT, "probing (45 points) or plain (40 points)" },
		{ "in", "%BID40", RECTO_EFORMAT, "name one of them (-f " },
		{ "in", "%BID35", RECTO_EFORMAT, "plain (40 points) or probing (35 points)" },
		{ "in", "%BID34", RECTO_OK, NULL },
		{ "in", "%BID00", RECTO_OK, NULL },
		/* suffixes add 10, which can part them and can bring them together: */
		{ "in.plain", "%BID40", RECTO_OK, NULL },
		{ "in.PROBING", "%BID40", RECTO_OK, NULL },
		{ "in.plain", "%BID50", RECTO_EFORMAT, "50 points" },
		/* a signature further on, against the lower bid of both: */
		{ "in", "%BID10..end", RECTO_OK, NULL },
		{ "in", "%BID60..end", RECTO_EFORMAT, "60 points" },
		/* a suffix alone is no bid: this is read as lines */
		{ "in.plain", "text", RECTO_OK, NULL },
		{ "in", "", RECTO_OK, NULL },
	};
	struct test *t = *state;

	for (size_t i = 0; i < COUNT(rows); i++)
		check_detected(t, rows[i].name, rows[i].input, rows[i].rc, rows[i].says);
}

static void
no_plugins(void **state)
{
	struct test *t = *state;
	recto_host *host;
	recto_job *job;
	recto_source *src;

	assert_int_equal(recto_host_new(&host, NULL, NULL, NULL), 0);
	assert_int_equal(recto_job_new(&job, host, NULL), 0);
	if (recto_host_role(host, 0) != NULL) {
		print_message("recto is installed here; without plugins is not tested\n");
	} else {
		recto_source_open_memory(&src, "x", 1, "x", NULL);
		check_code("run", recto_job_run(job, src, NULL, &t->err), RECTO_EPLUGIN, &t->err);
		assert_non_null(strstr(t->err.text, "RECTO_PLUGIN_PATH"));
		check_code("writer", recto_job_set_writer(job, "tei", &t->err), RECTO_ENOENT,
		    &t->err);
		assert_non_null(strstr(t->err.text, "no plugin was found"));
		recto_source_close(src);
	}
	recto_job_free(job);
	recto_host_free(host);
}

/* ------------------------------------------------------------------- ending */

static void
failures(void **state)
{
	struct test *t = *state;

	assert_int_equal(recto_job_set_writer(t->job, "sample", NULL), 0);
	set(t, "sample.fault=silent");
	check_fails(t, TWO_PARTS, RECTO_EFORMAT, "reader sample failed and did not say why");
	set(t, "sample.fault=wordy");
	check_fails(t, TWO_PARTS, RECTO_EFORMAT, "line 2 is not to be believed");
	set(t, "sample.fault=nesting");
	check_fails(t, TWO_PARTS, RECTO_EUSAGE, "row");
	set(t, "sample.fault=none");
	check_run(t, "%SAMPLE\nx", "%SAMPLE\nx\n---\n1 parts\n");
}

static void
needs_sink(void **state)
{
	struct test *t = *state;
	recto_source *src;

	assert_int_equal(recto_job_set_writer(t->job, "sample", NULL), 0);
	assert_int_equal(recto_source_open_memory(&src, "x", 1, "x", NULL), 0);
	check_code("no sink", recto_job_run(t->job, src, NULL, &t->err), RECTO_EUSAGE, &t->err);
	recto_source_close(src);
}

/* A file is there after a run that went well, and only then. */
static void
commits(void **state)
{
	struct test *t = *state;
	static const struct { const char *fault; int there; } rows[] = {
		{ "sample.fault=wordy", 0 }, { "sample.fault=none", 1 },
	};

	assert_int_equal(recto_job_set_writer(t->job, "sample", NULL), 0);
	for (size_t i = 0; i < COUNT(rows); i++) {
		recto_source *src;
		recto_sink *sink;

		set(t, rows[i].fault);
		assert_int_equal(recto_source_open_memory(&src, TWO_PARTS, 8, "x", NULL), 0);
		assert_int_equal(recto_sink_open_file(&sink, "out", NULL), 0);
		recto_job_run(t->job, src, sink, NULL);
		recto_sink_close(sink);
		recto_source_close(src);
		check_number(rows[i].fault, access("out", F_OK) == 0, (uint64_t)rows[i].there);
	}
	remove("out");
}

static void
messages(void **state)
{
	struct test *t = *state;

	assert_int_equal(recto_job_set_writer(t->job, "sample", NULL), 0);
	set(t, "sample.fault=tell");
	check_run(t, "%SAMPLE\nx", "%SAMPLE\nx\n---\n1 parts\n");
	check_text("said", t->said.data, t->said.len,
	    "in:1: warning: a line was read [bad-data]\n"
	    "in:2: warning: a line was read [bad-data]\n");
	recto_job_set_fail_level(t->job, RECTO_LEVEL_ERROR);
	check_run(t, "%SAMPLE\nx", "%SAMPLE\nx\n---\n1 parts\n");
	recto_job_set_fail_level(t->job, RECTO_LEVEL_WARNING);
	check_fails(t, "%SAMPLE\nx", RECTO_ESTRICT, "level warning");
	/* the reader was told to stop */
	check_text("said", t->said.data, t->said.len,
	    "in:1: warning: a line was read [bad-data]\n");
}

static int
cancel_later(void *user)
{
	struct test *t = user;

	return ++t->calls > 3;
}

static void
tell_progress(void *user, uint64_t bytes, unsigned nparts)
{
	struct test *t = user;

	t->calls++;
	t->bytes = bytes;
	t->parts = nparts;
}

static void
cancelling(void **state)
{
	struct test *t = *state;

	assert_int_equal(recto_job_set_writer(t->job, "sample", NULL), 0);
	recto_job_on_cancel(t->job, cancel_later, t);
	check_fails(t, TWO_PARTS, RECTO_ECANCELLED, "stopped");
	recto_job_on_cancel(t->job, NULL, NULL);
	check_code("again", run_named(t, "in", TWO_PARTS), 0, &t->err);
}

static void
progress(void **state)
{
	struct test *t = *state;

	recto_job_on_progress(t->job, tell_progress, t);
	assert_int_equal(run_named(t, "in", TWO_PARTS), 0);
	assert_int_equal(t->calls, 2);
	assert_int_equal(t->bytes, strlen(TWO_PARTS));
	assert_int_equal(t->parts, 2);
}

static void
ledger(void **state)
{
	struct test *t = *state;
	recto_ledger l;

	recto_job_set_ledger(t->job, &l);
	check_run(t, TWO_PARTS, "");
	check_number("bytes", l.bytes, strlen(TWO_PARTS));
	check_number("text", l.text, strlen("onetwothree"));
	check_number("markup", l.discarded[RECTO_DISCARD_MARKUP], strlen("%SAMPLE\n---\n"));
	check_number("line ends", l.discarded[RECTO_DISCARD_LINE_END], 3);
	assert_int_equal(recto_job_set_writer(t->job, "sample", NULL), 0);
	set(t, "sample.fault=gap");
	check_fails(t, TWO_PARTS, RECTO_ELEDGER, "the ledger of in does not add up: 3 bytes are "
	    "in no place");
	check_number("gaps", l.gaps, 3);
	set(t, "sample.fault=overlap");
	set(t, "sample.repeat=2");
	check_fails(t, TWO_PARTS, RECTO_ELEDGER, "and 11 in two");
	check_number("first", l.first_fault, 2);
	recto_job_set_ledger(t->job, NULL);
	assert_int_equal(run_named(t, "in", TWO_PARTS), 0);
}

/* --------------------------------------------------------------- data files */

static void
data_files(void **state)
{
	struct test *t = *state;

	assert_int_equal(recto_job_set_writer(t->job, "data", NULL), 0);
	check_run(t, "x", "a.data\nb.data\nc.data\n");
	set(t, "data.open=b.data");
	check_run(t, "x", "a.data\nb.data\nc.data\nfrom one");
	set(t, "data.open=c.data");
	check_run(t, "x", "a.data\nb.data\nc.data\nfrom two");
	set(t, "data.open=in/d.data");
	check_run(t, "x", "a.data\nb.data\nc.data\ndeeper");
	set(t, "data.open=z.data");
	check_fails(t, "x", RECTO_ENOENT, "the data file sample/z.data is in none");
	set(t, "data.open=../sample/b.data");
	check_fails(t, "x", RECTO_EUSAGE, "has no ..");
	set(t, "data.open=in/..");
	check_fails(t, "x", RECTO_EUSAGE, "has no ..");
	set(t, "data.open=/etc/passwd");
	check_fails(t, "x", RECTO_EUSAGE, "relative");
}

static int
make_data(void **state)
{
	(void)state;
	folder_enter(&folder);
	put_folder("one");
	put_folder("one/sample");
	put_folder("two");
	put_folder("two/sample");
	put_folder("two/sample/in");
	put_file("one/sample/b.data", "from one");
	put_file("one/sample/a.data", "from one");
	put_file("one/sample/.hidden.data", "");
	put_file("one/sample/a.other", "");
	put_file("two/sample/b.data", "from two");
	put_file("two/sample/c.data", "from two");
	put_file("two/sample/in/d.data", "deeper");
	return 0;
}

static int
remove_data(void **state)
{
	(void)state;
	folder_leave(&folder);
	return 0;
}

/* ------------------------------------------------------------- collections */

/* Add a document to a collection; what comes of it. */
static int
add(struct test *t, recto_collection *collection, const char *name, const char *input)
{
	recto_source *src;
	int rc;

	assert_int_equal(recto_source_open_memory(&src, input, strlen(input), "in", NULL), 0);
	rc = recto_collection_add(collection, src, name, &t->err);
	recto_source_close(src);
	return rc;
}

static void
collections(void **state)
{
	struct test *t = *state;
	recto_collection *collection;
	recto_sink *sink;

	assert_int_equal(recto_job_set_writer(t->job, "many", NULL), 0);
	assert_int_equal(recto_sink_open_memory(&sink, &t->out, NULL), 0);
	assert_int_equal(recto_collection_new(&collection, t->job, sink, &t->err), 0);
	check_code("one", add(t, collection, "a/one", TWO_PARTS), 0, &t->err);
	set(t, "sample.fault=wordy");
	assert_true(add(t, collection, "bad", "%SAMPLE\nx\n") < 0);
	set(t, "sample.fault=none");
	check_code("two", add(t, collection, "two", "%SAMPLE\nx\n"), 0, &t->err);
	check_code("end", recto_collection_end(collection, &t->err), 0, &t->err);
	recto_collection_free(collection);
	recto_sink_close(sink);
	check_text("all", t->out.data, t->out.len, "a/one: 2\ntwo: 1\n 2 documents");
	check_text("said", t->said.data, t->said.len, "note: the end [plugin-note]\n");
}

/* By itself a document is a collection of one. */
static void
collection_of_one(void **state)
{
	struct test *t = *state;

	assert_int_equal(recto_job_set_writer(t->job, "many", NULL), 0);
	check_run(t, TWO_PARTS, "in: 2\n 1 documents");
	check_run(t, TWO_PARTS, "in: 2\n 1 documents");
}

static void
collection_that_is_none(void **state)
{
	struct test *t = *state;
	recto_collection *collection;

	check_code("no writer", recto_collection_new(&collection, t->job, NULL, &t->err),
	    RECTO_EUSAGE, &t->err);
	assert_int_equal(recto_job_set_writer(t->job, "sample", NULL), 0);
	check_code("sample", recto_collection_new(&collection, t->job, NULL, &t->err),
	    RECTO_EUSAGE, &t->err);
	recto_collection_free(NULL);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(parts), CASE(no_parts), CASE(lines_get_a_filter), CASE(filters_in_order),
		CASE(meta), CASE(charset), CASE(no_writer), CASE(options), CASE(bad_settings),
		CASE(detection), CASE(no_plugins), CASE(failures), CASE(needs_sink),
		CASE(commits), CASE(messages), CASE(cancelling), CASE(progress), CASE(ledger),
		CASE(data_files), CASE(collections), CASE(collection_of_one),
		CASE(collection_that_is_none),
	};

	if (has_no_modules())
		return 0;
	assert_non_null(realpath("tests/modules/.libs", modules));
	setenv("XDG_DATA_HOME", "/nowhere", 1);
	setenv("XDG_DATA_DIRS", "/nowhere", 1);
	unsetenv("RECTO_PLUGIN_PATH");
	unsetenv("RECTO_DATA_PATH");
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, make_data, remove_data);
}
