/* SPDX-License-Identifier: MIT */
/*
 * Out of memory in sources and sinks: a run is repeated with its first, its
 * second, its n-th allocation failing. It must say so and, under
 * AddressSanitizer, leak nothing; above all it must not take the text for
 * something else.
 */
#include "config.h"

#include <unistd.h>

#include "recto/stream.h"

#include "../folder.h"
#include "spend.h"

char *__real_strdup(const char *string);
char *__wrap_strdup(const char *string);

char *
__wrap_strdup(const char *string)
{
	return is_spent() ? NULL : __real_strdup(string);
}

/* -------------------------------------------------------------- sources */

static const struct row {
	const char *charset;	/* named, or NULL */
	const char *bytes, *text;
} rows[] = {
	{ NULL, "plain\nlines\n", "plain\nlines\n" },
	{ NULL, "caf\xc3\xa9\ncafe\xcc\x81 \xff\n", "café\ncafé \xef\xbf\xbd\n" },
	{ NULL, "\xb1\xb1\xbe\xa9\xb5\xc4\xb1\xa8\xd6\xbd\xd4\xda\xc4\xc4\xc0\xef\xa3\xbf\n",
	  "北京的报纸在哪里？\n" },
	{ NULL, "\1\2 caf\xe9\n", " café\n" },
	{ "latin1", "caf\xe9\n", "café\n" },
	{ "ISO-2022-JP", "\x1b$B$3$s\x1b(B\n", "こん\n" },
};

/* Read a file to the end, its lines into text. */
static int
read_lines(const struct row *row, recto_buf *text, recto_error *err)
{
	recto_source *src = NULL;
	recto_line line;
	int rc;

	if ((rc = recto_source_open_file(&src, "in", err)) == RECTO_OK &&
	    (rc = recto_source_set_charset(src, row->charset, err)) == RECTO_OK)
		while ((rc = recto_source_line(src, &line, err)) > 0) {
			recto_buf_add(text, line.text, line.len);
			recto_buf_addc(text, '\n');
		}
	recto_source_close(src);
	return rc < 0 ? rc : recto_buf_status(text, err);
}

static int
is_over(void)
{
	int over = countdown > 0;

	countdown = 0;
	return over;
}

static void
sources_say_so(void **state)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_buf text = RECTO_BUF_INIT;
	size_t i;
	unsigned n;
	int rc, over;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		put_file("in", rows[i].bytes);
		for (n = 1, over = 0; !over; n++) {
			countdown = n;
			rc = read_lines(&rows[i], &text, &err);
			over = is_over();
			check_code(rows[i].text, rc, over ? RECTO_OK : RECTO_ENOMEM, &err);
			if (over)
				check_text("text", text.data, text.len, rows[i].text);
			recto_buf_dispose(&text);
		}
		assert_true(n > 3);
	}
}

/* ---------------------------------------------------------------- sinks */

static int
write_file(recto_error *err)
{
	recto_sink *sink = NULL;
	char wide[600];
	int rc;

	memset(wide, 'x', sizeof wide - 1);
	wide[sizeof wide - 1] = '\0';
	if ((rc = recto_sink_open_file(&sink, "out", err)) == RECTO_OK) {
		recto_sink_printf(sink, "%s", wide);
		rc = recto_sink_commit(sink, err);
	}
	recto_sink_close(sink);
	return rc;
}

static int
write_parts(recto_error *err)
{
	recto_sink *sink = NULL, *part = NULL;
	int rc;

	if ((rc = recto_sink_open_file(&sink, "page", err)) == RECTO_OK &&
	    (rc = recto_sink_open_part(&part, sink, "one", err)) == RECTO_OK)
		rc = recto_sink_commit(part, err);
	recto_sink_close(part);
	if (rc == RECTO_OK)
		rc = recto_sink_commit(sink, err);
	recto_sink_close(sink);
	return rc;
}

/* Writes till no allocation fails; the file is there then, and only then. */
static void
check_writing(int (*write)(recto_error *err), const char *file, unsigned least)
{
	recto_error err = RECTO_ERROR_INIT;
	unsigned n;
	int rc, over;

	for (n = 1, over = 0; !over; n++) {
		countdown = n;
		rc = write(&err);
		over = is_over();
		check_code(file, rc, over ? RECTO_OK : RECTO_ENOMEM, &err);
		assert_int_equal(access(file, F_OK), over ? 0 : -1);
	}
	assert_true(n > least);
}

static void
sinks_say_so(void **state)
{
	(void)state;
	check_writing(write_file, "out", 3);
}

static void
parts_say_so(void **state)
{
	(void)state;
	check_writing(write_parts, "one", 6);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sources_say_so),
		cmocka_unit_test(sinks_say_so),
		cmocka_unit_test(parts_say_so),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, folder_setup, folder_teardown);
}
