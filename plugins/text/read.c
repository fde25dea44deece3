/* SPDX-License-Identifier: MIT */
/*
 * Raw text, as pdftotext and OCR engines leave it behind: every line goes into
 * the part as it is. A form feed ends a page; short pages are gathered into one
 * part, since articles run on over them. What the lines mean is for a filter to
 * find out.
 */
#include <inttypes.h>
#include <string.h>

#include "text.h"

struct text {
	int64_t gather_lines, part_lines;
	const char *charset;	/* last one told of */
	uint64_t lines;		/* read so far */
	uint64_t malformed, controls;	/* line of the first one */
	int any_text;
	int cut;		/* the last part ended inside a page */
	int told_cut;
};

static const recto_option options[] = {
	{ "gather-lines", RECTO_OPT_INT, offsetof(struct text, gather_lines), "1500",
	  "lines up to which pages are gathered into one part, 0: a part is a page", 0,
	  INT32_MAX, NULL },
	{ "part-lines", RECTO_OPT_INT, offsetof(struct text, part_lines), "100000",
	  "lines after which a page is divided at its next blank line", 1, INT32_MAX, NULL },
	{ .name = NULL }
};

/* ---------------------------------------------------------------- messages */

/* The encoding may show late: all before the first byte above 7F is ASCII. */
static void
report_charset(struct text *text, recto_context *ctx, recto_source *src)
{
	const char *charset = recto_source_charset(src);
	int confidence = recto_source_charset_confidence(src);

	if (charset == NULL || charset == text->charset)
		return;
	text->charset = charset;
	if (confidence < 50)
		recto_report(ctx, RECTO_MSG_CHARSET_DOUBTFUL, text->lines,
		    "the encoding may be %s; name it if the text looks wrong", charset);
	else if (confidence < 100)
		recto_report(ctx, RECTO_MSG_CHARSET_GUESSED, text->lines,
		    "the encoding was found to be %s", charset);
}

static void
note_faults(struct text *text, const recto_source *src)
{
	if (text->malformed == 0 && recto_source_malformed(src) > 0)
		text->malformed = text->lines;
	if (text->controls == 0 && recto_source_controls(src) > 0)
		text->controls = text->lines;
}

static void
report_end(const struct text *text, recto_context *ctx, recto_source *src)
{
	uint64_t malformed = recto_source_malformed(src);
	uint64_t controls = recto_source_controls(src);

	if (malformed > 0)
		recto_report(ctx, RECTO_MSG_MALFORMED, text->malformed,
		    "malformed %s, the first one here, became U+FFFD: %" PRIu64 " in all",
		    recto_source_charset(src), malformed);
	if (controls > 0)
		recto_report(ctx, RECTO_MSG_CONTROLS, text->controls,
		    "control characters, the first one here, were left out: %" PRIu64
		    " in all", controls);
	if (!text->any_text)
		recto_report(ctx, RECTO_MSG_EMPTY, 0, "there is no text in the file");
}

/* ------------------------------------------------------------------- lines */

static int
is_blank(const recto_line *line)
{
	const char *p = line->text, *end = p + line->len;
	uint32_t c;

	while (p < end) {
		p += recto_utf8_next(p, end, &c);
		if (c != ' ' && c != '\t' && c != 0xa0 && c != 0x3000 && c != 0xfeff)
			return 0;
	}
	return 1;
}

/*
 * A part may grow an eighth over its lines in search of a blank one, so that a
 * paragraph is divided only where there are no paragraphs.
 */
static int
is_full(const struct text *text, int64_t lines, int blank)
{
	return lines >= text->part_lines &&
	    (blank || lines - text->part_lines >= text->part_lines / 8);
}

/* Told of the line after it: where the file ends, no page was divided. */
static void
report_cut(struct text *text, recto_context *ctx)
{
	if (text->cut && !text->told_cut) {
		recto_report(ctx, RECTO_MSG_LONG_PART, text->lines,
		    "the page is longer than %" PRId64 " lines and was divided here",
		    text->part_lines);
		text->told_cut = 1;
	}
	text->cut = 0;
}

static int
text_read(void *state, recto_context *ctx, recto_source *src, recto_node *part,
    recto_error *err)
{
	struct text *text = state;
	recto_line line;
	int64_t lines = 0;
	int rc, blank;

	while ((rc = recto_source_line(src, &line, err)) > 0) {
		text->lines = line.number;
		report_charset(text, ctx, src);
		report_cut(text, ctx);
		note_faults(text, src);
		recto_part_add_line(part, &line);
		blank = is_blank(&line);
		text->any_text |= !blank;
		lines++;
		if (line.ends_page && lines >= text->gather_lines)
			return 1;
		if ((text->cut = is_full(text, lines, blank)))
			return 1;
		if (lines % 1024 == 0 && recto_cancelled(ctx))
			return recto_fail(err, RECTO_ECANCELLED, "stopped");
	}
	if (rc < 0 || lines > 0)
		return rc < 0 ? rc : 1;
	report_end(text, ctx, src);
	return 0;
}

/* ------------------------------------------------------------------- probe */

static int
is_control(unsigned char c)
{
	return c == 0 || c == 0x7f ||
	    (c < 0x20 && strchr("\t\n\f\r\x0e\x0f\x1b", c) == NULL);
}

/*
 * Some control characters are what OCR leaves, or a tape; in compressed data and
 * the like one byte in ten is one.
 */
static int
is_text(size_t strange, size_t len)
{
	return strange <= len / 20 + 4;
}

/* UTF-16 and UTF-32 are full of NULs, which are none once they are decoded. */
static int
is_text_decoded(const unsigned char *head, size_t len)
{
	recto_source *src;
	recto_line line;
	size_t text = 0;
	int rc;

	if (recto_source_open_memory(&src, head, len, "", NULL) < 0)
		return 0;
	while ((rc = recto_source_line(src, &line, NULL)) > 0)
		text += line.len;
	rc = rc == 0 && is_text(recto_source_malformed(src) + recto_source_controls(src), text);
	recto_source_close(src);
	return rc;
}

static int
text_probe(const unsigned char *head, size_t len)
{
	size_t i, controls = 0;

	if (text_decline(head, len) != NULL)
		return 0;
	for (i = 0; i < len; i++)	/* a run of them says no more than one */
		controls += is_control(head[i]) && (i == 0 || head[i] != head[i - 1]);
	return is_text(controls, len) || is_text_decoded(head, len) ? 20 : 0;
}

const recto_role text_reader = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_READER,
	.flags = RECTO_ROLE_LINES | RECTO_ROLE_FALLBACK,
	.name = "text",
	.summary = "raw text in any encoding, pages ended by form feeds",
	.suffixes = ".txt .text .asc",
	.media = "text/plain",
	.options = options,
	.state_size = sizeof(struct text),
	.probe = text_probe,
	.decline = text_decline,
	.read = text_read,
};
