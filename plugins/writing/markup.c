/* SPDX-License-Identifier: MIT */
/*
 * Escaping for XML 1.0 and HTML, and for JSON and CSS in it. Text goes out in runs: a table tells the bytes
 * at which a run may have to stop, everything else is passed through untouched.
 */
#include "markup.h"

#include <string.h>

/* Reasons to look closer at a byte. */
enum {
	MARK = 1,	/* & < > */
	QUOTE = 2,	/* " */
	SPACE = 4,	/* tab, line feed, carriage return */
	CONTROL = 8,	/* C0, DEL */
	LEAD = 16	/* first byte of a character that may be forbidden */
};

static const unsigned char special[256] = {
	[0x00] = CONTROL, [0x01] = CONTROL, [0x02] = CONTROL, [0x03] = CONTROL,
	[0x04] = CONTROL, [0x05] = CONTROL, [0x06] = CONTROL, [0x07] = CONTROL,
	[0x08] = CONTROL, ['\t'] = SPACE,   ['\n'] = SPACE,   [0x0b] = CONTROL,
	[0x0c] = CONTROL, ['\r'] = SPACE,   [0x0e] = CONTROL, [0x0f] = CONTROL,
	[0x10] = CONTROL, [0x11] = CONTROL, [0x12] = CONTROL, [0x13] = CONTROL,
	[0x14] = CONTROL, [0x15] = CONTROL, [0x16] = CONTROL, [0x17] = CONTROL,
	[0x18] = CONTROL, [0x19] = CONTROL, [0x1a] = CONTROL, [0x1b] = CONTROL,
	[0x1c] = CONTROL, [0x1d] = CONTROL, [0x1e] = CONTROL, [0x1f] = CONTROL,
	['&'] = MARK, ['<'] = MARK, ['>'] = MARK, ['"'] = QUOTE,
	[0x7f] = LEAD,
	[0xc2] = LEAD,	/* U+0080 to U+00BF: the C1 controls */
	[0xee] = LEAD,	/* U+E000 to U+EFFF: private use */
	[0xef] = LEAD,	/* U+F000 to U+FFFF: private use, noncharacters */
	[0xf0] = LEAD, [0xf1] = LEAD, [0xf2] = LEAD, [0xf3] = LEAD, [0xf4] = LEAD,
};

/* The Unicode Standard, section 23.5. */
int
markup_is_private(uint32_t c)
{
	return (c >= 0xe000 && c <= 0xf8ff) || (c >= 0xf0000 && (c & 0xfffe) != 0xfffe);
}

/* Whether a character that starts with a LEAD byte must not appear. */
static int
is_forbidden(int format, uint32_t c)
{
	if (format == MARKUP_XML)
		return c == 0xfffe || c == 0xffff;
	return (c >= 0x7f && c <= 0x9f) || (c >= 0xfdd0 && c <= 0xfdef) ||
	    (c & 0xfffe) == 0xfffe || markup_is_private(c);
}

static const char *
reference(char c)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\t': return "&#9;";
	case '\n': return "&#10;";
	default: return "&#13;";
	}
}

/* Without care a parser would fold these: XML 1.0, sections 2.11 and 3.3.3. */
static int
needs_reference(unsigned char c, int in_attr)
{
	if (special[c] & QUOTE)
		return in_attr;
	if (special[c] & SPACE)
		return in_attr || c == '\r';
	return special[c] & MARK;
}

static size_t
escape(recto_sink *out, int format, const char *text, size_t len, int in_attr)
{
	const char *run = text, *end = text + len;
	size_t step, bad = 0;
	uint32_t c;

	while (text < end) {
		unsigned char b = (unsigned char)*text;

		if (!special[b]) {
			text++;
			continue;
		}
		step = 1;
		if (special[b] & LEAD) {
			step = recto_utf8_next(text, end, &c);
			if (!is_forbidden(format, c)) {
				text += step;
				continue;
			}
		} else if (!(special[b] & CONTROL) && !needs_reference(b, in_attr)) {
			text++;
			continue;
		}
		recto_sink_write(out, run, (size_t)(text - run));
		if (special[b] & (LEAD | CONTROL)) {
			recto_sink_puts(out, "\xef\xbf\xbd");
			bad++;
		} else if (format == MARKUP_HTML && b == '\r') {
			recto_sink_puts(out, " ");	/* HTML refuses &#13; */
		} else {
			recto_sink_puts(out, reference(*text));
		}
		run = text += step;
	}
	recto_sink_write(out, run, (size_t)(text - run));
	return bad;
}

size_t
markup_text(recto_sink *out, int format, const char *text, size_t len)
{
	return escape(out, format, text, len, 0);
}

size_t
markup_attr(recto_sink *out, int format, const char *name, const char *value)
{
	size_t bad;

	if (!value)
		return 0;
	recto_sink_puts(out, " ");
	recto_sink_puts(out, name);
	recto_sink_puts(out, "=\"");
	bad = escape(out, format, value, strlen(value), 1);
	recto_sink_puts(out, "\"");
	return bad;
}

/* Also U+2028 and U+2029, at which a line of a script once ended. */
static int
needs_number(uint32_t c)
{
	return c < ' ' || c == '<' || c == '>' || c == '&' || c == 0x2028 || c == 0x2029 ||
	    is_forbidden(MARKUP_HTML, c);
}

static void
write_number(recto_sink *out, enum markup_string language, uint32_t c)
{
	if (language == MARKUP_CSS) {
		recto_sink_printf(out, "\\%X ", (unsigned)c);	/* the space ends it */
		return;
	}
	if (c >= 0x10000) {	/* JSON takes two surrogates */
		recto_sink_printf(out, "\\u%04X", (unsigned)(0xd7c0 + (c >> 10)));
		c = 0xdc00 + (c & 0x3ff);
	}
	recto_sink_printf(out, "\\u%04X", (unsigned)c);
}

void
markup_string(recto_sink *out, enum markup_string language, const char *text, size_t len)
{
	const char *run = text, *end = text + len;
	uint32_t c;

	recto_sink_puts(out, "\"");
	while (text < end) {
		size_t step = recto_utf8_next(text, end, &c);
		int quoted = c == '"' || c == '\\';

		if (quoted || needs_number(c)) {
			recto_sink_write(out, run, (size_t)(text - run));
			if (quoted)
				recto_sink_printf(out, "\\%c", (char)c);
			else
				write_number(out, language, c);
			run = text + step;
		}
		text += step;
	}
	recto_sink_write(out, run, (size_t)(end - run));
	recto_sink_puts(out, "\"");
}
