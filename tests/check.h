/* SPDX-License-Identifier: MIT */
/*
 * What every unit test begins with: cmocka, and checks that print both values.
 * A test is rows of data and one check_ helper that is called for each row.
 */
#ifndef RECTO_TESTS_CHECK_H
#define RECTO_TESTS_CHECK_H

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "recto/base.h"

/* AddressSanitizer shall answer a huge request as malloc does, with NULL. */
__attribute__((visibility("default"))) const char *__asan_default_options(void);
const char *
__asan_default_options(void)
{
	return "allocator_may_return_null=1";
}

#define COUNT(array) (sizeof (array) / sizeof *(array))

#define RUN_TESTS(tests) \
	(cmocka_set_message_output(CM_OUTPUT_TAP), \
	cmocka_run_group_tests(tests, NULL, NULL))

/* Leave a test that cannot be made here; cmocka's own skip() is no TAP. */
#define SKIP(why) do { \
	print_message("# skipped, %s\n", why); \
	return; \
} while (0)

/* Bytes that are not printable ASCII are shown in hex; long texts are cut. */
static inline void
print_text(const char *what, const char *text, size_t len)
{
	size_t i;

	print_error("%s: \"", what);
	for (i = 0; i < len && i < 2000; i++)
		if (text[i] >= 0x20 && text[i] < 0x7f)
			print_error("%c", text[i]);
		else
			print_error("\\x%02x", (unsigned char)text[i]);
	print_error("\"\n");
}

/* Text with a length against a C string. */
static inline void
check_text(const char *label, const char *got, size_t len, const char *want)
{
	size_t want_len = strlen(want);

	if (len == want_len && memcmp(got, want, len) == 0)
		return;
	print_text("got ", got, len);
	print_text("want", want, want_len);
	fail_msg("%s: another text", label);
}

static inline void
check_number(const char *label, uint64_t got, uint64_t want)
{
	if (got != want)
		fail_msg("%s: got %" PRIu64 ", want %" PRIu64, label, got, want);
}

static inline void
check_code(const char *label, int got, int want, const recto_error *err)
{
	if (got != want)
		fail_msg("%s: got %d, want %d: %s", label, got, want,
		    err != NULL ? err->text : "");
}

/* The same numbers on every machine: tests by chance can be repeated. */
static inline uint32_t
chance(uint32_t *state, uint32_t below)
{
	*state = *state * 1664525u + 1013904223u;	/* Numerical Recipes */
	return (*state >> 8) % below;
}

#endif
