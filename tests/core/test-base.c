/* SPDX-License-Identifier: MIT */
/* The version, and how errors are worded. */
#include "config.h"

#include "../check.h"

static void
version_is_the_package(void **state)
{
	(void)state;
	assert_string_equal(recto_version(), PACKAGE_VERSION);
}

static void
fail_returns_the_code(void **state)
{
	recto_error err = RECTO_ERROR_INIT;

	(void)state;
	assert_int_equal(recto_fail(&err, RECTO_EIO, "%s: %d", "x", 7), RECTO_EIO);
	assert_int_equal(err.code, RECTO_EIO);
	assert_string_equal(err.text, "x: 7");
	assert_int_equal(recto_fail(NULL, RECTO_EIO, "x"), RECTO_EIO);
}

/* `pad` bytes, then characters of three bytes past the end of the error text. */
static void
check_cut(size_t pad)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_buf text = RECTO_BUF_INIT;
	size_t room = sizeof err.text - 1, want = pad + (room - pad) / 3 * 3;

	while (text.len < pad)
		recto_buf_addc(&text, 'a');
	while (text.len <= room)
		recto_buf_adds(&text, "\xe5\x86\xb3");
	recto_fail(&err, RECTO_EIO, "%s", text.data);
	check_number("length", strlen(err.text), want);
	assert_memory_equal(err.text, text.data, want);
	recto_buf_dispose(&text);
}

static void
long_texts_are_cut_at_a_character(void **state)
{
	size_t pad;

	(void)state;
	for (pad = 0; pad < 6; pad++)
		check_cut(pad);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(version_is_the_package),
	cmocka_unit_test(fail_returns_the_code),
	cmocka_unit_test(long_texts_are_cut_at_a_character),
};

int
main(void)
{
	return RUN_TESTS(tests);
}
