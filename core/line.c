/* SPDX-License-Identifier: MIT */
/*
 * Raw lines: keeping them in a part, cutting them into slices, and saying where
 * every byte of the source went.
 *
 * The text of a line and its source bytes are two rulers side by side. A map
 * pairs them stretch by stretch; between two stretches the source can have a
 * gap, the controls that were left out. A gap belongs to the slice that begins
 * there, or to the edges of the line if it stands at one. A unit that is cut
 * (one character made of several) belongs to the slice that has its beginning.
 * So slices that cover a line, whatever they are, and its edges together have
 * every source byte once.
 */
#include "config.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "node.h"
#include "unicode.h"

/* --------------------------------------------------------------- rulers */

static const recto_stretch identity = { 0, 0, 1, 1 };

static size_t
count_stretches(const recto_line *line)
{
	return line->map != NULL && line->nmap > 0 ? line->nmap : 1;
}

static const recto_stretch *
stretch_at(const recto_line *line, size_t i)
{
	return line->map != NULL && line->nmap > 0 ? &line->map[i] : &identity;
}

/* The last stretch that begins at `pos` or before it. */
static size_t
find_stretch(const recto_line *line, size_t pos)
{
	size_t mid, low = 0, high = count_stretches(line);

	while (high - low > 1) {
		mid = low + (high - low) / 2;
		if (stretch_at(line, mid)->text <= pos)
			low = mid;
		else
			high = mid;
	}
	return low;
}

/* Source position of text position `pos`, measured along stretch `i`. */
static uint64_t
measure(const recto_line *line, size_t i, size_t pos)
{
	const recto_stretch *s = stretch_at(line, i);
	uint64_t text = pos - s->text;

	return s->source + (text + s->text_unit - 1) / s->text_unit * s->source_unit;
}

/* Where the text from `pos` on begins in the source: behind a gap at `pos`. */
static uint64_t
source_from(const recto_line *line, size_t pos)
{
	return measure(line, find_stretch(line, pos), pos);
}

/* Where the text before `pos` ends in the source: in front of a gap at `pos`. */
static uint64_t
source_to(const recto_line *line, size_t pos)
{
	return measure(line, find_stretch(line, pos > 0 ? pos - 1 : 0), pos);
}

/* ---------------------------------------------------------------- lines */

static int
is_boundary(const recto_line *line, size_t pos)
{
	return pos == line->len || ((unsigned char)line->text[pos] & 0xc0) != 0x80;
}

/* Whether stretch `i` is made of whole units, between characters, and ends where the next one can begin. */
static int
fits(const recto_line *line, size_t i)
{
	const recto_stretch *s = stretch_at(line, i), *next = s + 1;
	int last = i + 1 == count_stretches(line);
	uint64_t text = last ? line->len : next->text;
	uint64_t source = last ? line->bytes : next->source;

	return s->text_unit > 0 && (last ? s->text <= text : s->text < text) &&
	    s->text <= line->len && is_boundary(line, s->text) &&
	    (text - s->text) % s->text_unit == 0 && s->source <= source &&
	    (text - s->text) / s->text_unit * s->source_unit <= source - s->source;
}

static int
is_map(const recto_line *line)
{
	size_t i, count = count_stretches(line);

	for (i = 0; i < count && fits(line, i); i++)
		continue;
	return i == count && stretch_at(line, 0)->text == 0;
}

static int
is_usable(recto_document *doc, const recto_line *line)
{
	int clean;

	recto_utf8__clean_length(line->text, line->len, &clean);
	if (clean && is_map(line))
		return 1;
	recto_fail(recto_document__failure(doc), RECTO_EUSAGE, clean ?
	    "the map of line %" PRIu64 " does not fit its text" :
	    "line %" PRIu64 " is not text that a document can hold", line->number);
	return 0;
}

static recto_line *
copy_line(recto_document *doc, const recto_line *line)
{
	size_t size = line->map != NULL ? line->nmap * sizeof *line->map : 0;
	recto_stretch *map = NULL;
	recto_line *copy;
	char *text;

	if ((copy = recto_document_alloc(doc, sizeof *copy)) == NULL ||
	    (text = recto_document_alloc(doc, line->len + 1)) == NULL ||
	    (size > 0 && (map = recto_document_alloc(doc, size)) == NULL))
		return NULL;
	*copy = *line;
	copy->text = text;
	copy->map = map;
	if (line->len > 0)
		memcpy(text, line->text, line->len);
	text[line->len] = '\0';
	if (size > 0)
		memcpy(map, line->map, size);
	return copy;
}

recto_node *
recto_part_add_line(recto_node *part, const recto_line *line)
{
	recto_line *copy;
	recto_node *node;
	recto_origin whole;

	if (part == NULL || !is_usable(part->doc, line) ||
	    (copy = copy_line(part->doc, line)) == NULL)
		return NULL;
	whole.offset = line->offset;
	whole.length = line->before + line->bytes + line->end;
	whole.line = line->number;
	if ((node = recto_node__add_at(part, RECTO_LINE, whole)) != NULL)
		node->u.line = copy;
	return node;
}

const recto_line *
recto_node_line(const recto_node *node)
{
	return recto_node_kind(node) == RECTO_LINE ? node->u.line : NULL;
}

/* -------------------------------------------------------------- origins */

/* Bytes `from` to `to` of the source ruler, as a place in the file. */
static recto_origin
place(const recto_line *line, uint64_t from, uint64_t to)
{
	recto_origin origin;

	origin.offset = line->offset + line->before + from;
	origin.length = to > from ? to - from : 0;
	origin.line = line->number;
	return origin;
}

recto_origin
recto_line_origin(const recto_line *line, size_t from, size_t to)
{
	assert(from <= to && to <= line->len);
	return place(line, source_from(line, from), source_to(line, to));
}

recto_origin
recto_line_end(const recto_line *line)
{
	return place(line, line->bytes, line->bytes + line->end);
}

/* --------------------------------------------------------------- slices */

static recto_node *
discard(recto_node *parent, recto_reason reason, recto_origin o)
{
	return recto_node_add_discard(parent, reason, o.offset, o.length, o.line);
}

/* A piece of text without gaps inside. */
static void
add_piece(recto_node *parent, const recto_line *line, size_t from, size_t to)
{
	recto_node *node;

	node = recto_node__add_at(parent, RECTO_TEXT, recto_line_origin(line, from, to));
	if (node != NULL) {
		node->u.text.data = line->text + from;
		node->u.text.len = to - from;
	}
}

void
recto_node_add_slice(recto_node *parent, const recto_line *line, size_t from, size_t to)
{
	size_t i, at, count = count_stretches(line);
	uint64_t before, after;

	assert(from <= to && to <= line->len);
	assert(is_boundary(line, from) && is_boundary(line, to));
	if (parent == NULL || from == to)
		return;
	before = source_to(line, from);
	after = source_from(line, from);
	discard(parent, RECTO_DISCARD_CONTROL, place(line, before, after));
	for (i = find_stretch(line, from) + 1; i < count; i++) {
		if ((at = stretch_at(line, i)->text) >= to)
			break;
		before = source_to(line, at);
		after = source_from(line, at);
		if (before == after)
			continue;
		add_piece(parent, line, from, at);
		discard(parent, RECTO_DISCARD_CONTROL, place(line, before, after));
		from = at;
	}
	add_piece(parent, line, from, to);
}

void
recto_node_drop_slice(recto_node *parent, const recto_line *line, size_t from, size_t to,
    recto_reason reason)
{
	recto_node *node;

	assert(from <= to && to <= line->len);
	if (parent == NULL || from == to)
		return;
	node = discard(parent, reason, place(line, source_to(line, from), source_to(line, to)));
	if (node != NULL) {
		node->u.text.data = line->text + from;
		node->u.text.len = to - from;
	}
}

void
recto_node_drop_edges(recto_node *parent, const recto_line *line, int keep_end)
{
	recto_origin mark = { line->offset, line->before, line->number };

	discard(parent, RECTO_DISCARD_SIGNATURE, mark);
	discard(parent, RECTO_DISCARD_CONTROL, place(line, 0, source_from(line, 0)));
	discard(parent, RECTO_DISCARD_CONTROL,
	    place(line, source_to(line, line->len), line->bytes));
	if (!keep_end)
		discard(parent, line->ends_page ? RECTO_DISCARD_PAGE_END :
		    RECTO_DISCARD_LINE_END, recto_line_end(line));
}
