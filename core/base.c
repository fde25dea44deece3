/* SPDX-License-Identifier: MIT */
/*
 * Version and errors: what everything else stands on.
 */
#include "config.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "recto/base.h"

const char *
recto_version(void)
{
	return PACKAGE_VERSION;
}

/* An error text that did not fit ends with its last whole character. */
static void
cut_at_character(char *text, size_t len)
{
	uint32_t c;
	size_t last;

	last = recto_utf8_prev(text, text + len, &c);
	if (c == 0xfffd)
		text[len - last] = '\0';
}

int
recto_fail(recto_error *err, int code, const char *fmt, ...)
{
	va_list args;
	int len;

	assert(code < 0);
	if (err == NULL)
		return code;
	err->code = code;
	va_start(args, fmt);
	len = vsnprintf(err->text, sizeof err->text, fmt, args);
	va_end(args);
	if (len < 0)
		err->text[0] = '\0';
	else if ((size_t)len >= sizeof err->text)
		cut_at_character(err->text, sizeof err->text - 1);
	return code;
}
