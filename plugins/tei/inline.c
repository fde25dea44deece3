/* SPDX-License-Identifier: MIT */
/*
 * Characters, and what the page had but the reading text has not. The reading
 * edition shows text only. The diplomatic one also shows where each source line
 * began, the hyphens that divided words, what was printed twice, noise, and
 * letter-spaced words beside their closed form.
 * Source: TEI P5 Guidelines, 3.2 (punctuation), 3.5 (simple editorial changes),
 * 11.3 (surplus text) and the element lb.
 */
#include "tei.h"

#include <string.h>

/* How the diplomatic edition shows what was left out; the rest is white space. */
static const struct { const char *open, *close; } shown[RECTO_REASON_COUNT] = {
	[RECTO_DISCARD_DOUBLED] = { "<surplus reason=\"doubled\">", "</surplus>" },
	[RECTO_DISCARD_HYPHEN] = { "<pc force=\"weak\">", "</pc>" },
	[RECTO_DISCARD_NOISE] = { "<surplus reason=\"noise\">", "</surplus>" },
};

static int
is_letter_space(const recto_node *node)
{
	return node && recto_node_kind(node) == RECTO_DISCARD &&
	    recto_node_reason(node) == RECTO_DISCARD_LETTER_SPACE;
}

/* Bytes of the character at @p text with the marks that combine with it. */
static size_t
first_character(const char *text, size_t len)
{
	const char *p = text, *end = text + len;
	uint32_t c;

	if (!len)
		return 0;
	p += recto_utf8_next(p, end, &c);
	while (p < end) {
		size_t step = recto_utf8_next(p, end, &c);

		if (recto_char_columns(c) != 0)
			break;
		p += step;
	}
	return (size_t)(p - text);
}

/* The same for the last character. */
static size_t
last_character(const char *text, size_t len)
{
	const char *p = text + len;
	uint32_t c = 0;

	while (p > text) {
		p -= recto_utf8_prev(text, p, &c);
		if (recto_char_columns(c) != 0)
			break;
	}
	return (size_t)(text + len - p);
}

static void
start_run(struct tei *t)
{
	recto_buf_clear(&t->spaced.original);
	recto_buf_clear(&t->spaced.regular);
	t->spaced.open = 1;
}

static void
add_to_run(struct tei *t, const char *text, size_t len)
{
	recto_buf_add(&t->spaced.original, text, len);
	recto_buf_add(&t->spaced.regular, text, len);
}

void
tei_end_run(struct tei *t)
{
	if (!t->spaced.open)
		return;
	t->spaced.open = 0;
	recto_sink_puts(t->out, "<choice><orig>");
	tei_text(t, t->spaced.original.data, t->spaced.original.len);
	recto_sink_puts(t->out, "</orig><reg>");
	tei_text(t, t->spaced.regular.data, t->spaced.regular.len);
	recto_sink_puts(t->out, "</reg></choice>");
	t->no_memory |= t->spaced.original.failed | t->spaced.regular.failed;
}

/*
 * Text in the diplomatic edition. A letter-spaced run goes from the character
 * before the first letter-space to the one after the last; it continues through
 * text of a single character.
 */
static void
diplomatic_text(struct tei *t, const recto_node *node, const char *text, size_t len)
{
	int goes_on = is_letter_space(recto_node_next(node));
	size_t n;

	if (t->spaced.open) {
		n = first_character(text, len);
		add_to_run(t, text, n);
		if (n == len && goes_on)
			return;
		tei_end_run(t);
		text += n;
		len -= n;
	}
	n = goes_on ? last_character(text, len) : 0;
	tei_text(t, text, len - n);
	if (goes_on) {
		start_run(t);
		add_to_run(t, text + len - n, n);
	}
}

static void
discarded(struct tei *t, const recto_node *node)
{
	recto_reason reason = recto_node_reason(node);
	size_t len;
	const char *text = recto_node_dropped(node, &len);

	if (!len)
		return;
	if (reason == RECTO_DISCARD_LETTER_SPACE) {
		if (!t->spaced.open)
			start_run(t);
		recto_buf_add(&t->spaced.original, text, len);
	} else if (shown[reason].open) {
		tei_end_run(t);
		recto_sink_puts(t->out, shown[reason].open);
		tei_text(t, text, len);
		recto_sink_puts(t->out, shown[reason].close);
	}
}

static void
start_line(struct tei *t, uint64_t line, const char *rest)
{
	if (line)
		recto_sink_printf(t->out, "<lb n=\"%llu\"%s/>", (unsigned long long)line, rest);
	else
		recto_sink_printf(t->out, "<lb%s/>", rest);
	t->line = line;
}

/* The <lb/> of the line on which a block begins, told once. */
void
tei_start_line(struct tei *t, const recto_node *node)
{
	uint64_t line = recto_node_origin(node).line;

	if (line && line != t->line)
		start_line(t, line, "");
}

void
tei_characters(struct tei *t, recto_node *node)
{
	recto_kind kind = recto_node_kind(node);
	int plain = t->edition == TEI_READING;
	size_t len;
	const char *text = recto_node_text(node, &len);

	if (kind == RECTO_TEXT && plain) {
		tei_text(t, text, len);
	} else if (kind == RECTO_TEXT) {
		if (!t->spaced.open)
			tei_start_line(t, node);
		diplomatic_text(t, node, text, len);
	} else if (kind == RECTO_BREAK && plain) {
		recto_sink_write(t->out, text, len);
		if (tree_begins_page(node))
			tei_page_inside(t, node);
	} else if (kind == RECTO_BREAK) {
		tei_end_run(t);
		if (tree_begins_page(node))
			tei_page_inside(t, node);
		if (!recto_node_joined(node))
			recto_sink_puts(t->out, "\n");
		start_line(t, recto_node_origin(node).line,
		    recto_node_joined(node) ? " break=\"no\"" : "");
	} else if (!plain) {
		discarded(t, node);
	}
}
