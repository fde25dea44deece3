/* SPDX-License-Identifier: MIT */
/*
 * Normalization Form C of a line (UAX #15) that keeps its map exact. The line
 * is cut where ICU sees a normalization boundary; a piece that changes becomes
 * one unit of the map, all others are copied with their rows.
 *
 * A piece ends after LONGEST characters at the latest. No language comes near
 * (the Stream-Safe Text Format of UAX #15 allows 30), and without a bound a
 * megabyte of accents over one letter would take quadratic time to sort.
 */
#include "config.h"

#include <string.h>

#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include "charclass.h"
#include "linebuf.h"

#define LONGEST 64

struct work {
	const UNormalizer2 *nfc;
	struct recto_linebuf *lb;	/* the line as it is */
	size_t row;			/* of its map, the one last looked at */
	recto_buf *text;		/* the line as it will be */
	struct recto_map *map;
	uint64_t source;		/* of it, done so far */
	int failed;
};

static const recto_stretch *
row_at(struct work *w, size_t text)
{
	const struct recto_map *map = &w->lb->map;

	while (w->row > 0 && map->rows[w->row].text > text)
		w->row--;
	while (w->row + 1 < map->len && map->rows[w->row + 1].text <= text)
		w->row++;
	return &map->rows[w->row];
}

/* Where the unit that holds a byte of the text starts, in text and source. */
static size_t
unit_start(struct work *w, size_t text, uint64_t *source)
{
	const recto_stretch *row = row_at(w, text);
	uint32_t n = ((uint32_t)text - row->text) / row->text_unit;

	*source = row->source + (uint64_t)n * row->source_unit;
	return row->text + (size_t)n * row->text_unit;
}

/* The same for its end. */
static size_t
unit_end(struct work *w, size_t text, uint64_t *source)
{
	const recto_stretch *row = row_at(w, text);
	size_t start = unit_start(w, text, source);

	*source += row->source_unit;
	return start + row->text_unit;
}

static void
add_row(struct work *w, uint64_t source, uint32_t text_unit, uint32_t source_unit)
{
	int gap = source != w->source || w->map->len == 0;

	if (recto_map__add(w->map, w->text->len, source, text_unit, source_unit, gap) < 0)
		w->failed = 1;
}

/* Copy units as they are; from and to stand between units. */
static void
copy(struct work *w, size_t from, size_t to)
{
	const recto_stretch *row;
	size_t next;
	uint64_t source;

	while (from < to) {
		row = row_at(w, from);
		next = w->row + 1 < w->lb->map.len ? row[1].text : w->lb->text.len;
		if (next > to)
			next = to;
		unit_start(w, from, &source);
		add_row(w, source, row->text_unit, row->source_unit);
		recto_buf_add(w->text, w->lb->text.data + from, next - from);
		w->source = source +
		    (next - from) / row->text_unit * row->source_unit;
		from = next;
	}
}

/* One piece, normalized; the length of the result, or 0 when it stays as it is. */
static size_t
compose(struct work *w, size_t from, size_t to, char *out, size_t size)
{
	UChar in16[LONGEST * 16], out16[LONGEST * 16];
	int32_t n, len = 0;
	UErrorCode status = U_ZERO_ERROR;

	u_strFromUTF8(in16, LONGEST * 16, &n, w->lb->text.data + from,
	    (int32_t)(to - from), &status);
	n = unorm2_normalize(w->nfc, in16, n, out16, LONGEST * 16, &status);
	u_strToUTF8(out, (int32_t)size, &len, out16, n, &status);
	if (U_FAILURE(status) || ((size_t)len == to - from &&
	    memcmp(out, w->lb->text.data + from, (size_t)len) == 0))
		return 0;
	return (size_t)len;
}

static void
piece(struct work *w, size_t from, size_t to)
{
	char out[LONGEST * 16];
	size_t len;
	uint64_t start, end;

	if ((len = compose(w, from, to, out, sizeof(out))) == 0) {
		copy(w, from, to);
		return;
	}
	unit_start(w, from, &start);
	unit_end(w, to - 1, &end);
	add_row(w, start, (uint32_t)len, (uint32_t)(end - start));
	recto_buf_add(w->text, out, len);
	w->source = end;
}

/* The end of the piece that starts at from, and whether it needs looking at. */
static size_t
piece_end(struct work *w, const uint32_t *plain, size_t from, int *restless)
{
	const char *text = w->lb->text.data, *end = text + w->lb->text.len;
	const char *p = text + from;
	uint64_t source;
	uint32_t c;
	size_t n, chars = 0;
	int calm;

	*restless = 0;
	while (p < end && chars < LONGEST) {
		n = recto_utf8_next(p, end, &c);
		calm = recto_char__is_plain(plain, c);
		if (chars > 0 && (calm || unorm2_hasBoundaryBefore(w->nfc, (UChar32)c)) &&
		    unit_start(w, (size_t)(p - text), &source) == (size_t)(p - text))
			break;
		*restless |= !calm;
		p += n;
		chars++;
	}
	return unit_end(w, (size_t)(p - text) - 1, &source);
}

static void
swap_in(struct work *w)
{
	struct recto_linebuf *lb = w->lb;
	recto_buf text = lb->text;
	struct recto_map map = lb->map;

	lb->text = lb->nfc_text;
	lb->map = lb->nfc_map;
	lb->nfc_text = text;
	lb->nfc_map = map;
	lb->failed |= w->failed;
}

void
recto_linebuf__normalize(struct recto_linebuf *lb)
{
	const uint32_t *plain = recto_plain_map__get();
	UErrorCode status = U_ZERO_ERROR;
	struct work w = { .lb = lb, .text = &lb->nfc_text, .map = &lb->nfc_map };
	size_t calm = 0, from = 0, to;
	int restless;

	if (lb->failed || lb->text.failed || lb->text.len > UINT32_MAX ||
	    lb->source > UINT32_MAX)
		return;
	w.nfc = unorm2_getNFCInstance(&status);
	if (U_FAILURE(status)) {
		lb->failed = 1;
		return;
	}
	recto_buf_clear(w.text);
	w.map->len = 0;
	for (; from < lb->text.len; from = to) {
		to = piece_end(&w, plain, from, &restless);
		if (!restless)
			continue;
		copy(&w, calm, from);
		piece(&w, from, to);
		calm = to;
	}
	copy(&w, calm, lb->text.len);
	swap_in(&w);
}
