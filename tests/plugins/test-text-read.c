/* SPDX-License-Identifier: MIT */
/*
 * The reader of raw text, as a job runs it: what is a part, what is said of the
 * encoding and of what could not be kept. Every byte is in the ledger.
 */
#include "../check.h"
#include "../loads.h"
#include "recto/recto.h"

#define BYTES(string) (string), sizeof(string) - 1
#define GB_NEWS "\xb1\xb1\xbe\xa9\xb5\xc4\xb1\xa8\xd6\xbd\xd4\xda\xc4\xc4\xc0\xef\xa3\xbf\n"

struct run {
	recto_buf said;
	unsigned parts;
	int stop;		/* at the question of this number; 0 never */
	int asked;
};

static void
listen(void *user, const recto_message *message)
{
	struct run *run = user;

	/* the filter that reads the lines speaks of what it sees, too */
	if (message->id != RECTO_MSG_NO_LANGUAGE)
		recto_message_format(message, &run->said);
}

static void
count_parts(void *user, uint64_t bytes, unsigned parts)
{
	(void)bytes;
	((struct run *)user)->parts = parts;
}

static int
is_stopped(void *user)
{
	struct run *run = user;

	return ++run->asked == run->stop;
}

static int
run_text(struct run *run, const char *reader, const char *options, const char *bytes,
    size_t len, recto_ledger *ledger, recto_error *err)
{
	recto_host *host;
	recto_job *job;
	recto_source *src;
	int rc;

	assert_int_equal(recto_host_new(&host, listen, run, err), RECTO_OK);
	assert_int_equal(recto_job_new(&job, host, err), RECTO_OK);
	recto_job_on_message(job, listen, run);
	recto_job_on_progress(job, count_parts, run);
	recto_job_on_cancel(job, is_stopped, run);
	recto_job_set_ledger(job, ledger);
	check_code("reader", recto_job_set_reader(job, reader, err), RECTO_OK, err);
	if (options != NULL)
		check_code(options, recto_job_set_option(job, options, err), RECTO_OK, err);
	assert_int_equal(recto_source_open_memory(&src, bytes, len, "page", err), RECTO_OK);
	rc = recto_job_run(job, src, NULL, err);
	recto_source_close(src);
	recto_job_free(job);
	recto_host_free(host);
	return rc;
}

static const struct {
	const char *label, *options;
	const char *bytes;
	size_t len;
	unsigned parts;
	const char *said;
} rows[] = {
	{ "nothing", NULL, BYTES(""), 0,
	  "page: warning: there is no text in the file [empty]\n" },
	{ "blank lines", NULL, BYTES(" \n\t\n\xe3\x80\x80\n"), 1,
	  "page: warning: there is no text in the file [empty]\n" },
	{ "one page", NULL, BYTES("one\ntwo"), 1, "" },
	{ "pages", "text.gather-lines=0", BYTES("one\f\ntwo\fthree\f"), 3, "" },
	{ "pages in a part", "text.gather-lines=2", BYTES("one\ftwo\fthree\f"), 2, "" },
	{ "short pages", NULL, BYTES("one\f\ntwo\fthree\f"), 1, "" },
	{ "a page end in front", "text.gather-lines=0", BYTES("\fone\n"), 2, "" },
	{ "a mark", NULL, BYTES("\xef\xbb\xbf" "one\n"), 1, "" },
	{ "long page, at a blank line", "text.part-lines=8",
	  BYTES("1\n2\n3\n4\n5\n6\n7\n8\n\n9\n"), 2,
	  "page:10: note: the page is longer than 8 lines and was divided here [long-part]\n" },
	{ "long page, no blank line", "text.part-lines=2",
	  BYTES("1\n2\n3\n4\n5\n"), 3,
	  "page:3: note: the page is longer than 2 lines and was divided here [long-part]\n" },
	{ "just long enough", "text.part-lines=2", BYTES("1\n2\n"), 1, "" },
	{ "malformed", NULL, BYTES("caf\xc3\xa9 \xe2\x82\xac \xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
	    "\xc3\xa9\xc3\xa9\none \xff\ntwo \xfe\xfe\n"), 1,
	  "page:1: note: the encoding was found to be UTF-8 [charset-guessed]\n"
	  "page:2: warning: malformed UTF-8, the first one here, became U+FFFD: 3 in all "
	  "[malformed]\n" },
	{ "controls", NULL, BYTES("one\ntwo \1\2\nthree \3\n"), 1,
	  "page:2: warning: control characters, the first one here, were left out: 3 in all "
	  "[controls]\n" },
	{ "found late", NULL, BYTES("Beijing\n\n" GB_NEWS GB_NEWS), 1,
	  "page:3: note: the encoding was found to be GB18030 [charset-guessed]\n" },
	{ "hardly found", NULL, BYTES("\xa1\n"), 1,
	  "page:1: warning: the encoding may be windows-1252; name it if the text looks wrong "
	  "[charset-doubtful]\n" },
};

static void
reads(void **state)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_ledger ledger;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		struct run run = { .said = RECTO_BUF_INIT };

		check_code(rows[i].label, run_text(&run, "text", rows[i].options,
		    rows[i].bytes, rows[i].len, &ledger, &err), RECTO_OK, &err);
		check_text(rows[i].label, run.said.data, run.said.len, rows[i].said);
		check_number(rows[i].label, run.parts, rows[i].parts);
		check_number(rows[i].label, ledger.bytes, rows[i].len);
		check_number(rows[i].label, ledger.gaps + ledger.overlaps, 0);
		recto_buf_dispose(&run.said);
	}
}

/* In the middle of a page: it can be the whole of a large file. */
static void
stops_when_asked(void **state)
{
	struct run run = { .said = RECTO_BUF_INIT, .stop = 5 };
	recto_error err = RECTO_ERROR_INIT;
	static char page[20000];

	(void)state;
	memset(page, '\n', sizeof page);
	assert_int_equal(run_text(&run, "text", NULL, page, sizeof page, NULL, &err),
	    RECTO_ECANCELLED);
	check_number("parts", run.parts, 0);
	recto_buf_dispose(&run.said);
}

/* ---------------------------------------------------------- detection */

static void
check_detection(const char *label, const char *bytes, size_t len, int want)
{
	struct run run = { .said = RECTO_BUF_INIT };
	recto_error err = RECTO_ERROR_INIT;

	check_code(label, run_text(&run, NULL, NULL, bytes, len, NULL, &err), want, &err);
	recto_buf_dispose(&run.said);
}

static void
knows_text_when_it_sees_it(void **state)
{
	static const char wide[] = "\"Is it text?\" he asked. It was: forty characters of it.\n";
	char bytes[4000];
	uint32_t seed = 5;
	size_t i;

	(void)state;
	check_detection("ASCII", BYTES("one\n"), RECTO_OK);
	check_detection("one NUL", BYTES("o\0ne\n"), RECTO_OK);
	memset(bytes, 0, sizeof bytes);
	for (i = 0; wide[i] != '\0'; i++)
		bytes[2 * i] = wide[i];
	check_detection("UTF-16", bytes, 2 * i, RECTO_OK);
	memcpy(bytes, "a line and NULs\n", 16);
	memset(bytes + 16, 0, sizeof bytes - 16);
	check_detection("filled up", bytes, sizeof bytes, RECTO_OK);
	for (i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)chance(&seed, 256);
	check_detection("chance", bytes, sizeof bytes, RECTO_EFORMAT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads),
		cmocka_unit_test(stops_when_asked),
		cmocka_unit_test(knows_text_when_it_sees_it),
	};

	if (has_no_modules())
		return 0;
	return RUN_TESTS(tests);
}
