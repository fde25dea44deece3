/* SPDX-License-Identifier: MIT */
/*
 * Text and map of a line, grown together. Rows of the map cover units of
 * constant size, so a line of Chinese with a few digits in it needs a handful
 * of rows; units of n bytes for n bytes are the same as 1 for 1, which lets
 * such rows run on.
 */
#include "config.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "linebuf.h"

void
recto_linebuf__dispose(struct recto_linebuf *lb)
{
	recto_buf_dispose(&lb->text);
	recto_buf_dispose(&lb->nfc_text);
	free(lb->map.rows);
	free(lb->nfc_map.rows);
}

void
recto_linebuf__clear(struct recto_linebuf *lb)
{
	recto_buf_clear(&lb->text);
	lb->map.len = 0;
	lb->source = 0;
	lb->gap = 1;
	lb->restless = 0;
	lb->failed = 0;
}

static int
grow_map(struct recto_map *map)
{
	size_t size = map->size == 0 ? 64 : map->size * 2;
	recto_stretch *rows;

	if (size > SIZE_MAX / sizeof(*rows) ||
	    (rows = realloc(map->rows, size * sizeof(*rows))) == NULL)
		return RECTO_ENOMEM;
	map->rows = rows;
	map->size = size;
	return RECTO_OK;
}

int
recto_map__add(struct recto_map *map, size_t text, uint64_t source,
    uint32_t text_unit, uint32_t source_unit, int gap)
{
	const recto_stretch *last = map->len > 0 ? &map->rows[map->len - 1] : NULL;
	int rc;

	if (text_unit == source_unit)
		text_unit = source_unit = 1;
	if (!gap && last != NULL && last->text_unit == text_unit &&
	    last->source_unit == source_unit)
		return RECTO_OK;
	if (map->len == map->size && (rc = grow_map(map)) < 0)
		return rc;
	map->rows[map->len++] = (recto_stretch) {
		.text = (uint32_t)text, .source = (uint32_t)source,
		.text_unit = text_unit, .source_unit = source_unit
	};
	return RECTO_OK;
}

static void
add_row(struct recto_linebuf *lb, uint32_t text_unit, uint32_t source_unit)
{
	if (recto_map__add(&lb->map, lb->text.len, lb->source, text_unit,
	    source_unit, lb->gap) < 0)
		lb->failed = 1;
	lb->gap = 0;
}

void
recto_linebuf__unit(struct recto_linebuf *lb, const char *text, size_t len,
    uint32_t source_bytes)
{
	assert(len > 0 && source_bytes > 0);
	add_row(lb, (uint32_t)len, source_bytes);
	recto_buf_add(&lb->text, text, len);
	lb->source += source_bytes;
}

static uint32_t
utf8_length(uint32_t c)
{
	return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

void
recto_linebuf__char(struct recto_linebuf *lb, uint32_t c, uint32_t source_bytes)
{
	assert(source_bytes > 0);
	add_row(lb, utf8_length(c), source_bytes);
	recto_buf_add_char(&lb->text, c);
	lb->source += source_bytes;
}

static char *
put_char(char *p, uint32_t c)
{
	if (c < 0x80) {
		*p++ = (char)c;
	} else if (c < 0x800) {
		*p++ = (char)(0xc0 | c >> 6);
		*p++ = (char)(0x80 | (c & 0x3f));
	} else if (c < 0x10000) {
		*p++ = (char)(0xe0 | c >> 12);
		*p++ = (char)(0x80 | (c >> 6 & 0x3f));
		*p++ = (char)(0x80 | (c & 0x3f));
	} else {
		*p++ = (char)(0xf0 | c >> 18);
		*p++ = (char)(0x80 | (c >> 12 & 0x3f));
		*p++ = (char)(0x80 | (c >> 6 & 0x3f));
		*p++ = (char)(0x80 | (c & 0x3f));
	}
	return p;
}

void
recto_linebuf__cells(struct recto_linebuf *lb, const struct recto_cell *cells, size_t n)
{
	const struct recto_cell *end = cells + n;
	uint32_t text_unit = 0, source_unit = 0, units;
	char *p;

	if (recto_buf_reserve(&lb->text, 4 * n) < 0)
		return;
	p = lb->text.data + lb->text.len;
	for (; cells < end; cells++) {
		units = utf8_length(cells->c);
		if (units != text_unit || cells->bytes != source_unit) {
			lb->text.len = (size_t)(p - lb->text.data);
			add_row(lb, text_unit = units, source_unit = cells->bytes);
		}
		p = put_char(p, cells->c);
		lb->source += cells->bytes;
	}
	lb->text.len = (size_t)(p - lb->text.data);
	*p = '\0';
}

void
recto_linebuf__same(struct recto_linebuf *lb, const void *text, size_t len)
{
	if (len == 0)
		return;
	add_row(lb, 1, 1);
	recto_buf_add(&lb->text, text, len);
	lb->source += len;
}

void
recto_linebuf__gap(struct recto_linebuf *lb, uint32_t source_bytes)
{
	lb->source += source_bytes;
	lb->gap = 1;
}

static int
is_same(const struct recto_linebuf *lb)
{
	const recto_stretch *row = lb->map.rows;

	return lb->text.len == lb->source && lb->map.len == 1 && row->source == 0 &&
	    row->source_unit == row->text_unit;
}

int
recto_linebuf__too_long(recto_error *err)
{
	return recto_fail(err, RECTO_ELIMIT, "a line is longer than 4 GiB");
}

int
recto_linebuf__finish(struct recto_linebuf *lb, recto_line *line, recto_error *err)
{
	int rc;

	if (lb->restless)
		recto_linebuf__normalize(lb);
	if (lb->source > UINT32_MAX || lb->text.len > UINT32_MAX)
		return recto_linebuf__too_long(err);
	if ((rc = recto_buf_status(&lb->text, err)) < 0)
		return rc;
	if (lb->failed)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	line->text = lb->text.data;
	line->len = lb->text.len;
	line->bytes = lb->source;
	if (lb->map.len > 0 && !is_same(lb)) {
		line->map = lb->map.rows;
		line->nmap = lb->map.len;
	}
	return RECTO_OK;
}
