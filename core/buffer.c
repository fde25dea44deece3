/* SPDX-License-Identifier: MIT */
/*
 * The growable buffer. It grows by half, so that n appends cost O(n), and
 * keeps a failure until it is cleared, so that a run of appends is checked
 * once. An empty buffer points at one shared NUL, which is never written.
 */
#include "config.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "recto/base.h"
#include "unicode.h"

#define SMALLEST 64	/* bytes of a first allocation */

char recto_buf_empty[1];

/* Room for `size` bytes, which is more than there is. */
static int
grow(recto_buf *buf, size_t size)
{
	char *data;
	size_t want;

	want = buf->size + buf->size / 2;
	if (want < size)	/* also when the sum wrapped round */
		want = size;
	if (want < SMALLEST)
		want = SMALLEST;
	if ((data = realloc(buf->size ? buf->data : NULL, want)) == NULL) {
		buf->failed = 1;
		return RECTO_ENOMEM;
	}
	if (buf->size == 0)
		data[0] = '\0';
	buf->data = data;
	buf->size = want;
	return RECTO_OK;
}

int
recto_buf_reserve(recto_buf *buf, size_t more)
{
	if (buf->failed)
		return RECTO_ENOMEM;
	if (more < buf->size - buf->len)
		return RECTO_OK;	/* strictly below: the NUL needs its byte */
	if (more >= SIZE_MAX - buf->len) {
		buf->failed = 1;
		return RECTO_ENOMEM;
	}
	return grow(buf, buf->len + more + 1);
}

void
recto_buf_dispose(recto_buf *buf)
{
	if (buf->size)
		free(buf->data);
	*buf = (recto_buf)RECTO_BUF_INIT;
}

void
recto_buf_clear(recto_buf *buf)
{
	buf->len = 0;
	buf->failed = 0;
	if (buf->size)
		buf->data[0] = '\0';
}

void
recto_buf_add(recto_buf *buf, const void *data, size_t len)
{
	if (len == 0 || recto_buf_reserve(buf, len) < 0)
		return;
	memcpy(buf->data + buf->len, data, len);
	buf->len += len;
	buf->data[buf->len] = '\0';
}

void
recto_buf_adds(recto_buf *buf, const char *string)
{
	recto_buf_add(buf, string, strlen(string));
}

void
recto_buf_addc(recto_buf *buf, char c)
{
	recto_buf_add(buf, &c, 1);
}

void
recto_buf_add_char(recto_buf *buf, uint32_t code_point)
{
	char bytes[RECTO_UTF8_MAX];
	size_t len = recto_utf8__put(bytes, code_point);

	recto_buf_add(buf, bytes, len);
}

void
recto_buf_addf(recto_buf *buf, const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	if (len < 0)
		buf->failed = 1;
	if (len <= 0 || recto_buf_reserve(buf, (size_t)len) < 0)
		return;
	va_start(args, fmt);
	vsnprintf(buf->data + buf->len, (size_t)len + 1, fmt, args);
	va_end(args);
	buf->len += (size_t)len;
}

int
recto_buf_status(const recto_buf *buf, recto_error *err)
{
	return buf->failed ? recto_fail(err, RECTO_ENOMEM, "out of memory") : RECTO_OK;
}
