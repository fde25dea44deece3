/* SPDX-License-Identifier: MIT */
/*
 * Traces of column rules and of the edge of the sheet: marks and lone letters that
 * the scan put at the ends of lines, where they hide whether a sentence ends, or
 * at their beginnings. They are told by where they stand: what belongs to the text
 * stands inside of lines more often than at their edge, and a trace comes with
 * others above and below it, in sentences that go on over it.
 */
#include "articles.h"

#include <string.h>
#include <unicode/uchar.h>

#define MOST_MARKS 48		/* different ones told apart on a page */
#define MOST_IN_ROW 3		/* of them at one edge of a line */
#define LEAST_TEXT 8		/* characters of a line beside them */
#define REACH 6			/* lines above and below that can have others, */
#define LEAST_NEAR 3		/* and how many must, the line itself counted */
#define LONGEST_START 4		/* characters before the first letter of a line */
#define THIN 44			/* width of the letters that a rule is read as: i, j, l, I, J */

enum side { BEGINNING, END, SIDES };

struct mark {
	uint32_t c;
	uint32_t edge[SIDES], inside;	/* how often it stands there */
};

struct census {
	struct mark marks[MOST_MARKS];
	uint32_t n;
};

/* A line's marks at one side. */
struct trace {
	uint8_t marks;		/* how many; 0: none that need be a trace */
	bool runs_on;		/* a sentence goes on over them */
};

static bool
is_bar(uint32_t c)
{
	return c == '|' || c == 0xA6;	/* broken bar */
}

/* A character with spaces about it, or a bar anywhere. */
static bool
stands_apart(const struct line *l, uint32_t i)
{
	uint32_t c = l->text[i].c;

	return is_bar(c) || (!glyph_is_space(c) && (i == 0 || glyph_is_space(l->text[i - 1].c)) &&
	    (i + 1 == l->ntext || glyph_is_space(l->text[i + 1].c)));
}

static struct mark *
find_mark(struct census *census, uint32_t c)
{
	for (uint32_t i = 0; i < census->n; i++)
		if (census->marks[i].c == c)
			return &census->marks[i];
	return NULL;
}

/* Whether a character can be a trace at all: no figure, dash, quotation mark, bullet, broad letter or word. */
static bool
can_be_trace(const struct line *l, uint32_t c, enum side side)
{
	uint32_t word = (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT);

	return !u_isdigit((UChar32)c) && !glyph_is_wide(c) && !glyph_is_dash(c) && !glyph_is_hyphen(c) &&
	    !u_hasBinaryProperty((UChar32)c, UCHAR_QUOTATION_MARK) && (side == END || !glyph_is_bullet(c)) &&
	    (!u_isalpha((UChar32)c) || glyph_width(c, false) <= THIN) &&
	    !lang_has_word(l->lang, LIST_COMMON, &word, 1);
}

/* The i-th character from an edge. */
static uint32_t
from_edge(const struct line *l, uint32_t i, enum side side)
{
	return side == BEGINNING ? i : l->ntext - 1 - i;
}

/* Characters at an edge that are marks standing apart, and the spaces among them. */
static uint32_t
marks_at(const struct line *l, enum side side, uint32_t *marks)
{
	uint32_t i = 0;

	*marks = 0;
	for (; i + LEAST_TEXT < l->ntext && *marks < MOST_IN_ROW; i++) {
		uint32_t at = from_edge(l, i, side), c = l->text[at].c;

		if (glyph_is_space(c))
			continue;
		if (!stands_apart(l, at) || !can_be_trace(l, c, side))
			break;
		++*marks;
	}
	return i;
}

static void
count_marks(struct census *census, const struct page *p)
{
	for (uint32_t i = 0; i < p->nlines; i++)
		for (int side = BEGINNING; side < SIDES; side++) {
			const struct line *l = &p->lines[i];
			uint32_t marks, n = l->long_line ? 0 : marks_at(l, side, &marks);

			for (uint32_t k = 0; k < n; k++) {
				uint32_t c = l->text[from_edge(l, k, side)].c;
				struct mark *m = find_mark(census, c);

				if (glyph_is_space(c) || (m == NULL && census->n == MOST_MARKS))
					continue;
				if (m == NULL)
					*(m = &census->marks[census->n++]) = (struct mark){ .c = c };
				m->edge[side]++;
			}
		}
	for (uint32_t i = 0; i < p->nlines && census->n > 0; i++)
		for (uint32_t k = 1; k + 1 < p->lines[i].ntext; k++) {
			struct mark *m = NULL;

			if (stands_apart(&p->lines[i], k))
				m = find_mark(census, p->lines[i].text[k].c);
			if (m != NULL)
				m->inside++;
		}
}

static bool
starts_small(const struct line *l, uint32_t from)
{
	for (uint32_t i = from; i < l->ntext && i < from + LONGEST_START; i++)
		if (u_isalpha((UChar32)l->text[i].c))
			return u_islower((UChar32)l->text[i].c);
	return false;
}

static bool
ends_sentence(const struct line *l)
{
	return l->ntext > 0 && glyph_is_stop(l->text[l->ntext - 1].c);
}

static struct trace
look_at(const struct page *p, uint32_t line, enum side side, struct census *census)
{
	const struct line *l = &p->lines[line];
	struct trace trace = { 0, false };
	uint32_t marks, n = l->long_line ? 0 : marks_at(l, side, &marks);
	bool bar = false;

	for (uint32_t i = 0; i < n; i++) {
		uint32_t c = l->text[from_edge(l, i, side)].c;
		const struct mark *m = find_mark(census, c);

		if (glyph_is_space(c))
			continue;
		/* Those inside were counted with marks that stand in a row at the edge. */
		if (m == NULL || m->edge[side] <= m->inside)
			return trace;
		bar |= is_bar(c);
	}
	if (n == 0 || marks == 0)
		return trace;
	trace.marks = (uint8_t)n;
	trace.runs_on = bar || (side == END ? line + 1 < p->nlines && starts_small(l + 1, 0) :
	    line > 0 && starts_small(l, n) && !ends_sentence(l - 1));
	return trace;
}

static bool
has_company(const struct page *p, const struct trace *traces, uint32_t line)
{
	uint32_t from = line > REACH ? line - REACH : 0, near = 0, on = 0;

	for (uint32_t i = from; i <= line + REACH && i < p->nlines; i++) {
		near += traces[i].marks > 0;
		on += traces[i].marks > 0 && traces[i].runs_on;
	}
	return near >= LEAST_NEAR && 2 * on >= near;
}

/* Leave n characters at one edge out of the text, with the spaces before or behind them. */
static int
leave_out(struct page *p, struct line *l, uint32_t n, enum side side)
{
	struct edit *edits = page_alloc(p, l->nedits + 1, sizeof *edits);
	struct edit out = { l->from, l->to, RECTO_DISCARD_NOISE };
	uint32_t kept = 0;

	if (edits == NULL)
		return RECTO_ENOMEM;
	while (n + LEAST_TEXT / 2 < l->ntext && glyph_is_space(l->text[from_edge(l, n, side)].c))
		n++;
	if (side == BEGINNING)
		out.to = l->text[n].at;
	else
		out.from = l->text[l->ntext - n].at;
	/* What else was left out there is part of it. */
	if (side == BEGINNING)
		edits[kept++] = out;
	for (uint32_t i = 0; i < l->nedits; i++)
		if (l->edits[i].to <= out.from || l->edits[i].from >= out.to)
			edits[kept++] = l->edits[i];
	if (side == END)
		edits[kept++] = out;
	l->edits = edits;
	l->nedits = kept;
	l->ntext -= n;
	if (side == BEGINNING)
		l->text += n;
	return RECTO_OK;
}

int
margins_clean(struct page *p)
{
	struct trace *traces[SIDES];
	struct census *census = page_alloc(p, 1, sizeof *census);
	int rc = census == NULL ? RECTO_ENOMEM : RECTO_OK;

	for (int side = BEGINNING; side < SIDES; side++)
		if ((traces[side] = page_alloc(p, p->nlines, sizeof **traces)) == NULL)
			rc = RECTO_ENOMEM;
	if (rc < 0)
		return rc;
	count_marks(census, p);
	for (int side = BEGINNING; side < SIDES && census->n > 0; side++)
		for (uint32_t i = 0; i < p->nlines; i++)
			traces[side][i] = look_at(p, i, side, census);
	for (int side = BEGINNING; side < SIDES && rc == RECTO_OK; side++)
		for (uint32_t i = 0; i < p->nlines && rc == RECTO_OK; i++)
			if (traces[side][i].marks > 0 && has_company(p, traces[side], i))
				rc = leave_out(p, &p->lines[i], traces[side][i].marks, side);
	return rc;
}
