/* SPDX-License-Identifier: MIT */
/*
 * Emphasis is decided when the line is whole, since a * only works between the
 * right neighbours: where CommonMark would not see it (often beside CJK quotation
 * marks) the HTML element stands instead. Both readings of punctuation have to
 * agree, see chars.c.
 * Source: CommonMark 0.31, section 6.2.
 */
#include "line.h"

#include <stdlib.h>

#include "chars.h"

static size_t
add_marker(struct line *line, struct marker marker)
{
	if (line->nmarkers == line->markers_size) {
		size_t size = line->markers_size ? line->markers_size * 2 : 16;
		struct marker *markers = realloc(line->markers, size * sizeof *markers);

		if (!markers) {
			line->no_memory = 1;
			return 0;
		}
		line->markers = markers;
		line->markers_size = size;
	}
	line->markers[line->nmarkers] = marker;
	return line->nmarkers++;
}

size_t
line_open(struct line *line, enum mark mark, const char *element)
{
	struct marker marker = { .at = line->text.len, .element = element,
	    .mark = (unsigned char)mark, .opens = 1 };

	return add_marker(line, marker);
}

void
line_close(struct line *line, size_t handle)
{
	struct marker marker;
	size_t end;

	if (line->no_memory)
		return;
	if (handle + 1 == line->nmarkers && line->markers[handle].at == line->text.len) {
		line->nmarkers--;	/* there is nothing in it */
		return;
	}
	marker = line->markers[handle];
	marker.at = line->text.len;
	marker.opens = 0;
	marker.partner = handle;
	end = add_marker(line, marker);
	line->markers[handle].partner = end;
}

/*
 * Whether a run of stars can open at a place; turned around, whether it can close.
 * About marks and format characters the processors do not agree.
 */
static int
is_flanking(uint32_t outside, uint32_t inside, int may_be_tag)
{
	if (!chars_is_letter(inside) && !chars_is_symbol(inside))
		return 0;
	return (chars_is_letter(inside) && !may_be_tag) || chars_is_space(outside) || chars_is_punctuation(outside);
}

/* Whether another marker stands at the same place as marker @p i. */
static int
touches(const struct line *line, size_t i)
{
	const struct marker *m = line->markers;

	return (i > 0 && m[i - 1].at == m[i].at) ||
	    (i + 1 < line->nmarkers && m[i + 1].at == m[i].at);
}

/*
 * Decide for the stretch that marker @p i opens. Stars are taken only where no
 * reading is possible but ours: not inside stars of the same kind, and not where
 * two runs would touch.
 */
static int
can_have_stars(const struct line *line, size_t i, const struct marker *around)
{
	const struct marker *open = &line->markers[i], *close = &line->markers[open->partner];
	const char *text = line->text.data, *end = text + line->text.len;

	if (open->mark == MARK_HTML || open->at == close->at)
		return 0;
	if (around && (around->mark == open->mark || around->at == open->at ||
	    line->markers[around->partner].at == close->at))
		return 0;
	if (i > 0 && open[-1].at == open->at && open[-1].stars)
		return 0;
	return is_flanking(chars_before(text, text + open->at), chars_at(text + open->at, end),
	    touches(line, i)) &&
	    is_flanking(chars_at(text + close->at, end), chars_before(text, text + close->at),
	    touches(line, open->partner));
}

void
line_decide_stars(struct line *line)
{
	const struct marker *outer = NULL, *inner = NULL;	/* the stars around us */

	for (size_t i = 0; i < line->nmarkers; i++) {
		struct marker *m = &line->markers[i];

		if (!m->opens) {
			m->stars = line->markers[m->partner].stars;
			if (m->stars && inner)
				inner = NULL;
			else if (m->stars)
				outer = NULL;
			continue;
		}
		m->stars = !inner && can_have_stars(line, i, outer);
		if (m->stars)
			*(outer ? &inner : &outer) = m;
	}
}
