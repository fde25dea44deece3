/* SPDX-License-Identifier: MIT */
/* The growable buffer. */
#include "config.h"

#include "../check.h"

static void
check_buf(const char *label, const recto_buf *buf, const char *want)
{
	check_text(label, buf->data, buf->len, want);
	assert_int_equal(buf->data[buf->len], '\0');
	check_code(label, recto_buf_status(buf, NULL), RECTO_OK, NULL);
}

static void
appends_add_up(void **state)
{
	recto_buf buf = RECTO_BUF_INIT;

	(void)state;
	check_buf("new", &buf, "");
	recto_buf_add(&buf, "ab", 2);
	recto_buf_add(&buf, NULL, 0);
	recto_buf_adds(&buf, "cd");
	recto_buf_adds(&buf, "");
	recto_buf_addc(&buf, 'e');
	recto_buf_add_char(&buf, 0x51b3);
	recto_buf_addf(&buf, "%d%s", 12, "");
	recto_buf_addf(&buf, "%s", "");
	check_buf("all", &buf, "abcde\xe5\x86\xb3" "12");
	recto_buf_dispose(&buf);
	check_buf("disposed", &buf, "");
	recto_buf_dispose(&buf);
}

static void
growing_keeps_what_is_there(void **state)
{
	recto_buf buf = RECTO_BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < 100000; i++)
		recto_buf_addf(&buf, "%zu,", i % 10);
	check_number("length", buf.len, 200000);
	for (i = 0; i < 100000; i++)
		assert_int_equal(buf.data[2 * i], '0' + (int)(i % 10));
	recto_buf_dispose(&buf);
}

static void
long_formats_fit(void **state)
{
	recto_buf buf = RECTO_BUF_INIT;

	(void)state;
	recto_buf_addf(&buf, "%5000d", 1);
	check_number("length", buf.len, 5000);
	assert_int_equal(buf.data[4999], '1');
	recto_buf_dispose(&buf);
}

static void
clear_keeps_the_memory(void **state)
{
	recto_buf buf = RECTO_BUF_INIT;
	char *data;

	(void)state;
	recto_buf_clear(&buf);
	recto_buf_adds(&buf, "text");
	data = buf.data;
	recto_buf_clear(&buf);
	check_buf("cleared", &buf, "");
	assert_ptr_equal(buf.data, data);
	recto_buf_dispose(&buf);
}

static void
reserve_makes_room(void **state)
{
	recto_buf buf = RECTO_BUF_INIT;
	char *data;

	(void)state;
	recto_buf_adds(&buf, "x");
	assert_int_equal(recto_buf_reserve(&buf, 1000), RECTO_OK);
	data = buf.data;
	recto_buf_addf(&buf, "%1000d", 1);
	assert_ptr_equal(buf.data, data);
	check_number("length", buf.len, 1001);
	recto_buf_dispose(&buf);
}

static void
failure_is_sticky(void **state)
{
	static const size_t sizes[] = { SIZE_MAX, SIZE_MAX - 1, SIZE_MAX - 3, SIZE_MAX / 2 };
	recto_error err = RECTO_ERROR_INIT;
	recto_buf buf = RECTO_BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(sizes); i++) {
		recto_buf_clear(&buf);
		recto_buf_adds(&buf, "abc");
		assert_int_equal(recto_buf_reserve(&buf, sizes[i]), RECTO_ENOMEM);
		recto_buf_adds(&buf, "def");
		assert_int_equal(recto_buf_reserve(&buf, 1), RECTO_ENOMEM);
		assert_int_equal(recto_buf_status(&buf, &err), RECTO_ENOMEM);
		assert_int_equal(err.code, RECTO_ENOMEM);
		check_text("kept", buf.data, buf.len, "abc");
		recto_buf_clear(&buf);
		check_buf("cleared", &buf, "");
	}
	recto_buf_dispose(&buf);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(appends_add_up),
	cmocka_unit_test(growing_keeps_what_is_there),
	cmocka_unit_test(long_formats_fit),
	cmocka_unit_test(clear_keeps_the_memory),
	cmocka_unit_test(reserve_makes_room),
	cmocka_unit_test(failure_is_sticky),
};

int
main(void)
{
	return RUN_TESTS(tests);
}
