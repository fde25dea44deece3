/* SPDX-License-Identifier: MIT */
/*
 * A line of Markdown: text is escaped as it comes in, and what would begin another
 * block when the line is written. Emphasis is decided in emphasis.c.
 * Source: CommonMark 0.31, sections 2.4 and 4.
 */
#include "line.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "chars.h"

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

/* ------------------------------------------------------------- escaping */

/* The character to the left of what comes next; a marker there is an edge. */
static uint32_t
last_character(const struct line *line)
{
	const recto_buf *text = &line->text;

	if (line->nmarkers && line->markers[line->nmarkers - 1].at == text->len)
		return CHARS_EDGE;
	return chars_before(text->data, text->data + text->len);
}

/* Whether what follows a & makes an entity of it; text may go on in another node. */
static int
is_entity(const char *text, const char *end)
{
	while (text < end && (chars_is_alnum((unsigned char)*text) || *text == '#'))
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
		return chars_is_alnum(before) || (before && before < 0x7f && strchr("._-+", (int)before));
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
		return !chars_is_letter(before) || !chars_is_letter(chars_at(text, end));
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

	line_decide_stars(line);
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
