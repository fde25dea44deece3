/* SPDX-License-Identifier: MIT */
/*
 * What counts itself: lines that begin with 1. 2. 3., (a) (b), 1° 2°, ①②, 一、二、.
 * A number alone says little, since a line of text can begin with one; that
 * the number before it begins a line a little above says that both begin
 * something. The same for runs of lines that begin with a label and a colon.
 */
#include "labels/labels.h"

#include <string.h>
#include <unicode/uchar.h>

#define REACH 16		/* lines from one number to the next of a list */
#define STYLES 24		/* ways of counting that are followed at once */
#define GREATEST 99
#define LABEL_WIDE 7		/* wide characters of a label */
#define LABEL_NARROW 24		/* others */
#define LABEL_WORDS 3
#define RUN_REACH 5		/* lines in which labels make a run, to either side */
#define RUN 3

/* The number a line begins with. */
struct count {
	uint32_t style;		/* by its brackets, figures and what stands behind; 0: no number */
	uint32_t value;
	bool part;		/* of a number: the 1 of 3.1 */
};

enum figures { FIGURES, NUMERALS, LETTERS, CIRCLED };

static bool
is_circled(uint32_t c)
{
	return c >= 0x2460 && c <= 0x2473;
}

/* A figure of any script, a Chinese numeral, or a small letter from a on; 0: none of them. */
static uint32_t
worth(uint32_t c, enum figures figures)
{
	double value = u_getNumericValue((UChar32)c);

	switch (figures) {
	case FIGURES:
		return u_isdigit((UChar32)c) ? 1 + (uint32_t)u_charDigitValue((UChar32)c) : 0;
	case NUMERALS:
		return !u_isdigit((UChar32)c) && glyph_is_wide(c) && value >= 1 && value <= 10 ? 1 + (uint32_t)value : 0;
	case LETTERS:
		return c >= 'a' && c <= 'z' ? 2 + c - 'a' : 0;
	default:
		return is_circled(c) ? 2 + c - 0x2460 : 0;
	}
}

/* 十二 by tens, 12 by places; *at is moved behind the number. */
static uint32_t
read_number(const struct line *l, uint32_t *at, enum figures figures)
{
	uint32_t value = 0, w;

	for (; *at < l->ntext && value <= GREATEST && (w = worth(l->text[*at].c, figures)) != 0; ++*at) {
		if (figures == FIGURES)
			value = 10 * value + w - 1;
		else if (figures == NUMERALS && w - 1 == 10)
			value = value > 0 ? 10 * value : 10;
		else
			value += w - 1;
		if (figures == LETTERS || figures == CIRCLED) {
			++*at;
			break;
		}
	}
	return value;
}

static bool
is_behind_number(uint32_t c, enum figures figures)
{
	if (figures == LETTERS)
		return c == ')' || c == 0xFF09;
	return c == '.' || c == ')' || c == 0xFF09 || c == 0x3001 || c == 0xFF0E || c == 0xB0 || c == 0xBA ||
	    (figures == FIGURES && glyph_is_space(c));
}

static struct count
read_count(const struct line *l)
{
	uint32_t c = l->text[0].c, at = c == '(' || c == 0xFF08 || c == 0x3014, prefix = 0, value, behind = 0;
	enum figures figures;

	if (at >= l->ntext)
		return (struct count){ 0 };
	c = l->text[at].c;
	figures = is_circled(c) ? CIRCLED : u_isdigit((UChar32)c) ? FIGURES : glyph_is_wide(c) ? NUMERALS : LETTERS;
	value = read_number(l, &at, figures);
	if (figures == FIGURES && at + 1 < l->ntext && l->text[at].c == '.' && u_isdigit((UChar32)l->text[at + 1].c)) {
		prefix = value;			/* 3.1 */
		at++;
		value = read_number(l, &at, figures);
	}
	if (figures != CIRCLED) {
		if (at + 1 >= l->ntext || !is_behind_number(l->text[at].c, figures))
			return (struct count){ 0 };
		behind = l->text[at].c;
	}
	if (value == 0 || value > GREATEST || prefix > GREATEST)
		return (struct count){ 0 };
	return (struct count){ 1 + (uint32_t)figures + 8 * (behind & 0xFFFF) + (prefix << 20) +
	    (c != l->text[0].c ? 4 : 0), value, prefix > 0 };
}

/* ---------------------------------------------------------------- labels */

/* `Place: …`, `主持人：…` with text after it; in two phrases it is a headline. */
static bool
has_label(const struct line *l)
{
	uint32_t words = 1, wide = 0;

	if (l->wide && l->pause)
		return false;
	for (uint32_t i = 0; i + 1 < l->ntext && i <= LABEL_NARROW; i++) {
		uint32_t c = l->text[i].c;

		if (glyph_is_colon(c))
			return i > 1 && l->text[i + 1].c != '/';
		if (glyph_is_stop(c) || glyph_is_comma(c) || glyph_is_opener(c) || glyph_is_closer(c) ||
		    u_isdigit((UChar32)c))
			return false;
		wide += glyph_is_wide(c);
		words += glyph_is_space(c);
		if (wide > LABEL_WIDE || words > LABEL_WORDS)
			return false;
	}
	return false;
}

static void
find_labels(struct page *p)
{
	for (uint32_t i = 0; i < p->nlines; i++)
		p->lines[i].labelled = !p->lines[i].long_line && has_label(&p->lines[i]);
	for (uint32_t i = 0; i < p->nlines; i++) {
		uint32_t run = 0, from = i < RUN_REACH ? 0 : i - RUN_REACH;

		for (uint32_t k = from; p->lines[i].labelled && k <= i + RUN_REACH && k < p->nlines; k++)
			run += p->lines[k].labelled;
		p->lines[i].in_run = run >= RUN;
	}
}

/* ---------------------------------------------------------------- counts */

#define LIST 3			/* numbers in a row that are no chance */

/* A way of counting, and where it was seen last. */
struct followed {
	struct count count;
	uint32_t lines[LIST];	/* of the last numbers, each near the one before; the last one first */
	uint32_t n;
	bool from_one;		/* the first of all was a 1 */
};

static struct followed
first_of(struct count count, uint32_t line, bool from_one)
{
	return (struct followed){ .count = count, .lines = { line }, .n = 1, .from_one = from_one };
}

static void
mark(struct line *l, enum counted how, bool from_one)
{
	if (l->counted < how)
		l->counted = (uint8_t)how;
	l->from_one |= from_one;
}

/* Line i has the next number. */
static void
follow(struct page *p, struct followed *f, struct count count, uint32_t i)
{
	if (i - f->lines[0] > REACH) {
		mark(&p->lines[f->lines[0]], COUNTED_FAR, f->from_one);
		mark(&p->lines[i], COUNTED_FAR, f->from_one);
		*f = first_of(count, i, f->from_one);
		return;
	}
	memmove(f->lines + 1, f->lines, (LIST - 1) * sizeof *f->lines);
	f->lines[0] = i;
	f->count = count;
	f->n += f->n < LIST;
	for (uint32_t k = 0; k < f->n; k++)
		mark(&p->lines[f->lines[k]], f->n == LIST ? COUNTED_LIST : COUNTED_NEAR, f->from_one);
}

void
enumerations_find(struct page *p)
{
	struct followed seen[STYLES];
	uint32_t n = 0;

	find_labels(p);
	for (uint32_t i = 0; i < p->nlines; i++) {
		struct line *l = &p->lines[i];
		struct count count = { 0 };
		uint32_t k = 0;

		l->counted = COUNTED_NOT;
		if (!l->split && !l->glued && !l->long_line && l->ntext > 0)
			count = read_count(l);
		if (count.style == 0)
			continue;
		while (k < n && seen[k].count.style != count.style)
			k++;
		if (k < n && seen[k].count.value + 1 == count.value) {
			follow(p, &seen[k], count, i);
			continue;
		}
		if (k < n && count.value != 1 && i - seen[k].lines[0] <= REACH)
			continue;	/* a number in the text between */
		if (k == n && n == STYLES) {	/* the oldest is given up */
			memmove(seen, seen + 1, (STYLES - 1) * sizeof *seen);
			k = STYLES - 1;
		} else if (k == n) {
			n++;
		}
		seen[k] = first_of(count, i, count.value == 1 && !count.part);
	}
}
