/* SPDX-License-Identifier: MIT */
/*
 * Text is escaped as it comes in. Emphasis is decided when the line is whole,
 * since a * only works between the right neighbours: where CommonMark would not
 * see it (often beside CJK quotation marks) the HTML element stands instead.
 * Source: CommonMark 0.31, sections 2.4, 4 and 6.2. Older processors do not
 * count symbols as punctuation, so both readings have to agree.
 */
#include "line.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <unicode/uchar.h>

void
line_init(struct line *line)
{
	static const struct line empty = { .text = RECTO_BUF_INIT };

	*line = empty;
}

void
line_dispose(struct line *line)
{
	if (line->text.data)
		recto_buf_dispose(&line->text);
	free(line->markers);
	line->markers = NULL;
}

void
line_clear(struct line *line)
{
	recto_buf_clear(&line->text);
	line->nmarkers = 0;
	line->links = 0;
	line->in_cell = 0;
}

/* ----------------------------------------------------------- characters */

enum { EDGE = 0 };	/* in place of a character: the line begins or ends here */

static uint32_t
char_at(const char *p, const char *end)
{
	uint32_t c = EDGE;

	if (p < end)
		recto_utf8_next(p, end, &c);
	return c;
}

static uint32_t
char_before(const char *start, const char *p)
{
	uint32_t c = EDGE;

	if (p > start)
		recto_utf8_prev(start, p, &c);
	return c;
}

static int
is_space(uint32_t c)
{
	return c == EDGE || c == '\t' || u_charType((UChar32)c) == U_SPACE_SEPARATOR;
}

static int
is_alnum(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Also in processors that follow an older specification. */
static int
is_punctuation(uint32_t c)
{
	return (c > ' ' && c < 0x7f && !is_alnum(c)) ||
	    (U_MASK(u_charType((UChar32)c)) & U_GC_P_MASK) != 0;
}

/* Punctuation in the wider reading. */
static int
is_symbol(uint32_t c)
{
	return is_punctuation(c) || (U_MASK(u_charType((UChar32)c)) & U_GC_S_MASK) != 0;
}

static int
is_letter(uint32_t c)
{
	return (U_MASK(u_charType((UChar32)c)) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

/* ------------------------------------------------------------- escaping */

/* The character to the left of what comes next; a marker there is an edge. */
static uint32_t
last_character(const struct line *line)
{
	const recto_buf *text = &line->text;

	if (line->nmarkers && line->markers[line->nmarkers - 1].at == text->len)
		return EDGE;
	return char_before(text->data, text->data + text->len);
}

/* Whether what follows a & makes an entity of it; text may go on in another node. */
static int
is_entity(const char *text, const char *end)
{
	while (text < end && (is_alnum((unsigned char)*text) || *text == '#'))
		text++;
	return text == end || *text == ';';
}

static int
ends_with(const recto_buf *text, const char *word)
{
	size_t len = strlen(word);

	return text->len >= len && !strncasecmp(text->data + text->len - len, word, len);
}

/*
 * Whether @p c would make a link of an address that the text only has: GFM 0.29,
 * section 6.9. Its own processor looks for mail addresses once more, where nothing
 * can be escaped.
 */
static int
is_autolink(const struct line *line, uint32_t before, uint32_t c)
{
	switch (c) {
	case '.':
		return ends_with(&line->text, "www");
	case ':':
		return ends_with(&line->text, "http") || ends_with(&line->text, "https") ||
		    ends_with(&line->text, "ftp");
	case '@':
		return is_alnum(before) || (before && before < 0x7f && strchr("._-+", (int)before));
	default:
		return 0;
	}
}

/* Whether @p c, after @p before and ahead of @p text, could be markup. */
static int
is_markup(const struct line *line, uint32_t before, uint32_t c, const char *text, const char *end)
{
	if (line->autolinks && is_autolink(line, before, c))
		return 1;
	switch (c) {
	case '\\': case '`': case '*': case '[': case '<': case '~':
		return 1;
	case ']':
		return line->links > 0;
	case '|':
		return line->in_cell;
	case '_':	/* inside a word it is none */
		return !is_letter(before) || !is_letter(char_at(text, end));
	case '&':
		return is_entity(text, end);
	default:
		return 0;
	}
}

static int
ends_line(uint32_t c)
{
	return (c < ' ' && c != '\t') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

void
line_text(struct line *line, const char *text, size_t len)
{
	const char *end = text + len;
	uint32_t c;

	while (text < end) {
		uint32_t before = last_character(line);
		size_t step = recto_utf8_next(text, end, &c);

		if (ends_line(c))
			c = ' ';
		if (line->text.len || (c != ' ' && c != '\t')) {
			if (is_markup(line, before, c, text + step, end))
				recto_buf_addc(&line->text, '\\');
			if (c == ' ')
				recto_buf_addc(&line->text, ' ');
			else
				recto_buf_add(&line->text, text, step);
		}
		text += step;
	}
}

void
line_open_link(struct line *line)
{
	recto_buf *text = &line->text;

	if (last_character(line) == '!') {	/* else it would be an image */
		text->len--;
		recto_buf_adds(text, "\\!");
	}
	recto_buf_addc(text, '[');
	line->links++;
}

void
line_close_link(struct line *line, const char *target)
{
	recto_buf *text = &line->text;
	int bare = *target && !strpbrk(target, "()");

	line->links--;
	recto_buf_adds(text, bare ? "](" : "](<");
	for (; *target; target++) {
		if (*target == '&')	/* an entity, perhaps */
			recto_buf_addc(text, '\\');
		recto_buf_addc(text, *target);
	}
	recto_buf_adds(text, bare ? ")" : ">)");
}

/* ------------------------------------------------------------- emphasis */

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
	if (!is_letter(inside) && !is_symbol(inside))
		return 0;
	return (is_letter(inside) && !may_be_tag) || is_space(outside) || is_punctuation(outside);
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
	return is_flanking(char_before(text, text + open->at), char_at(text + open->at, end),
	    touches(line, i)) &&
	    is_flanking(char_at(text + close->at, end), char_before(text, text + close->at),
	    touches(line, open->partner));
}

static void
decide_stars(struct line *line)
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

/* -------------------------------------------------------------- writing */

static int
only(const char *text, const char *end, char c)
{
	while (text < end && *text == c)
		text++;
	return text == end;
}

/* Length of a list number ("12" in "12. x"), or 0. */
static size_t
list_number(const char *text, const char *end)
{
	size_t len = strspn(text, "0123456789");

	if (!len || len > 9 || text + len == end || !strchr(".)", text[len]))
		return 0;
	return text + len + 1 == end || strchr(" \t", text[len + 1]) ? len : 0;
}

/*
 * Where in the line a backslash must go so that it begins no other block; the
 * length of the line when nowhere. Section 4 and 5.2 of the specification.
 */
static size_t
escape_start(const struct line *line)
{
	const char *text = line->text.data, *end = text + line->text.len;
	size_t len = line->text.len;
	int alone = len == 1 || (len > 1 && strchr(" \t", text[1]));

	if (line->nmarkers && line->markers[0].at == 0)
		return len;
	switch (*text) {
	case '#':
		return 0;
	case '>':
		return 0;
	case '+':
		return alone ? 0 : len;
	case '-':
		return alone || only(text, end, '-') || text[1] == '-' ? 0 : len;
	case '=':
		return 0;
	default:
		return list_number(text, end) ? list_number(text, end) : len;
	}
}

/* The same for a heading: a run of # at its end would be taken for its end. */
static size_t
escape_end(const struct line *line)
{
	const char *text = line->text.data;
	size_t run = line->text.len;

	while (run > 0 && text[run - 1] == '#')
		run--;
	if (run == line->text.len || (run > 0 && !strchr(" \t", text[run - 1])))
		return line->text.len;
	return run;
}

int
line_finish(struct line *line)
{
	recto_buf *text = &line->text;

	while (text->len && strchr(" \t", text->data[text->len - 1]) &&
	    (!line->nmarkers || line->markers[line->nmarkers - 1].at < text->len))
		text->data[--text->len] = '\0';
	return text->len > 0;
}

static void
write_marker(const struct marker *m, recto_buf *out)
{
	if (m->stars)
		recto_buf_adds(out, m->mark == MARK_STRONG ? "**" : "*");
	else
		recto_buf_addf(out, m->opens ? "<%s>" : "</%s>", m->element);
}

void
line_write(struct line *line, enum line_place place, recto_buf *out)
{
	size_t slash = place == LINE_HEADING ? escape_end(line) : escape_start(line);
	size_t from = 0;

	decide_stars(line);
	for (size_t i = 0; i <= line->nmarkers; i++) {
		size_t to = i < line->nmarkers ? line->markers[i].at : line->text.len;

		if (slash >= from && slash < to) {
			recto_buf_add(out, line->text.data + from, slash - from);
			recto_buf_addc(out, '\\');
			from = slash;
		}
		recto_buf_add(out, line->text.data + from, to - from);
		from = to;
		if (i < line->nmarkers)
			write_marker(&line->markers[i], out);
	}
	if (line->no_memory)
		out->failed = 1;
}
