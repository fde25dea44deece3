/* SPDX-License-Identifier: MIT */
/*
 * Lines out of pieces. Each byte is looked at once, however small the pieces;
 * what was handed out is moved away when room is asked for.
 */
#include "splitter.h"

#include <string.h>

char *
splitter_room(struct splitter *s, size_t size)
{
	if (s->start > 0) {
		s->buf.len -= s->start;
		memmove(s->buf.data, s->buf.data + s->start, s->buf.len);
		s->seen -= s->start;
		s->start = 0;
	}
	return recto_buf_reserve(&s->buf, size) < 0 ? NULL : s->buf.data + s->buf.len;
}

void
splitter_added(struct splitter *s, size_t size)
{
	s->buf.len += size;
}

int
splitter_next(struct splitter *s, int last, const char **line, size_t *len)
{
	const char *from = s->buf.data + s->start, *end;

	end = memchr(s->buf.data + s->seen, '\n', s->buf.len - s->seen);
	s->seen = end != NULL ? (size_t)(end + 1 - s->buf.data) : s->buf.len;
	if (end == NULL && (!last || s->start == s->buf.len))
		return 0;
	*line = from;
	*len = end != NULL ? (size_t)(end - from) : splitter_held(s);
	s->start = s->seen;
	return 1;
}

size_t
splitter_held(const struct splitter *s)
{
	return s->buf.len - s->start;
}

void
splitter_rest(struct splitter *s, const char **data, size_t *len)
{
	*data = s->buf.data + s->start;
	*len = splitter_held(s);
	s->start = s->seen = s->buf.len;
}

void
splitter_dispose(struct splitter *s)
{
	recto_buf_dispose(&s->buf);
	s->start = s->seen = 0;
}
