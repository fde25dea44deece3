/* SPDX-License-Identifier: MIT */
/* The catalogue of messages, and the line a user reads. */
#include "config.h"

#include "../check.h"
#include "recto/message.h"

static const struct {
	const char *label;
	recto_message message;
	const char *want;
} rows[] = {
	{ "all known",	{ "a.txt", 12, RECTO_LEVEL_WARNING, RECTO_MSG_MALFORMED, "3 bytes" },
	    "a.txt:12: warning: 3 bytes [malformed]\n" },
	{ "no line",	{ "a.txt", 0, RECTO_LEVEL_NOTE, RECTO_MSG_CHARSET_GUESSED, "x" },
	    "a.txt: note: x [charset-guessed]\n" },
	{ "no file",	{ NULL, 0, RECTO_LEVEL_ERROR, RECTO_MSG_FAILED, "x" },
	    "error: x [failed]\n" },
	{ "line alone",	{ NULL, 7, RECTO_LEVEL_ERROR, RECTO_MSG_FAILED, "x" },
	    "line 7: error: x [failed]\n" },
	{ "line past 32 bits", { "a", 5000000000u, RECTO_LEVEL_NOTE, RECTO_MSG_LOSS, "x" },
	    "a:5000000000: note: x [loss]\n" },
	{ "one line only", { "a\nb", 1, RECTO_LEVEL_NOTE, RECTO_MSG_LOSS, "x\r\ny" },
	    "a?b:1: note: x??y [loss]\n" },
	{ "steers no terminal", { "\x1b[2J", 0, RECTO_LEVEL_NOTE, RECTO_MSG_LOSS,
	    "\x7f \xc2\x9b \xe5\x86\xb3" }, "?[2J: note: ? ? \xe5\x86\xb3 [loss]\n" },
	{ "a name in no UTF-8", { "\xb6\xc0", 0, RECTO_LEVEL_NOTE, RECTO_MSG_LOSS, "x" },
	    "\xb6\xc0: note: x [loss]\n" },
	{ "unknown number", { NULL, 0, RECTO_LEVEL_NOTE, (recto_message_id)999, "x" },
	    "note: x [plugin-note]\n" },
};

static void
a_message_is_one_line(void **state)
{
	recto_buf got = RECTO_BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		recto_buf_clear(&got);
		recto_message_format(&rows[i].message, &got);
		check_text(rows[i].label, got.data, got.len, rows[i].want);
	}
	recto_buf_dispose(&got);
}

static void
the_catalogue_is_complete(void **state)
{
	int i, j;

	(void)state;
	for (i = 0; i < RECTO_MESSAGE_COUNT; i++) {
		assert_string_not_equal(recto_message_name((recto_message_id)i), "");
		assert_string_not_equal(recto_message_when((recto_message_id)i), "");
		assert_string_not_equal(
		    recto_level_name(recto_message_level((recto_message_id)i)), "");
		for (j = 0; j < i; j++)
			assert_string_not_equal(recto_message_name((recto_message_id)i),
			    recto_message_name((recto_message_id)j));
	}
	assert_int_equal(recto_message_level(RECTO_MSG_FAILED), RECTO_LEVEL_ERROR);
	assert_int_equal(recto_message_level(RECTO_MSG_EMPTY), RECTO_LEVEL_WARNING);
	assert_int_equal(recto_message_level(RECTO_MSG_LOSS), RECTO_LEVEL_NOTE);
	assert_string_equal(recto_level_name((recto_level)9), "");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_message_is_one_line),
	cmocka_unit_test(the_catalogue_is_complete),
};

int
main(void)
{
	return RUN_TESTS(tests);
}
