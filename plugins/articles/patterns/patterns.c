/* SPDX-License-Identifier: MIT */
/*
 * Asks the language what each line looks like, and divides lines in which two
 * blocks share a line: text with a credit or signature behind it, a headline
 * with a continuation marker and the text after it.
 */
#include "articles.h"

#include <string.h>
#include <unicode/uchar.h>

#define STROKE 0x4E28		/* 丨, which is a character by itself only in dictionaries: a rule between columns */
#define MAX_TEXT 420
#define DECIDES 6		/* strength from which a pattern may divide a line */
#define NOISE_STRENGTH 5

/* A speck: one or two marks or letters where words have spaces. */
static bool
is_noise(const struct line *l)
{
	bool letters_only = true;

	if (l->ntext > 3 || l->digits > 0)
		return false;
	for (uint32_t i = 0; i < l->ntext; i++) {
		if (glyph_is_wide(l->text[i].c) && l->text[i].c != STROKE)
			return false;
		letters_only &= u_isalpha((UChar32)l->text[i].c);
	}
	return l->ntext == 1 || (!letters_only && l->letters < 2);
}

/*
 * What the scan makes of a printed rule: strokes with hardly a letter between.
 * Dots may be leaders.
 */
static bool
is_damaged_rule(const struct line *l)
{
	uint32_t strokes = 0;

	for (uint32_t i = 0; i < l->ntext; i++) {
		uint32_t c = l->text[i].c;

		strokes += !u_isalnum((UChar32)c) && !u_isUWhiteSpace((UChar32)c) && c != '.' && c != 0xB7 &&
		    c != 0x2026;
	}
	return strokes >= 6 && strokes > 2 * (l->letters + l->digits);
}

static void
ask(struct line *l)
{
	uint32_t text[MAX_TEXT], n = line_chars(l, 0, text, MAX_TEXT);
	int strength[ROLE_COUNT];
	struct match m;

	l->role = ROLE_NONE;
	l->strength = 0;
	if (!l->long_line && lang_match_line(l->lang, text, n, &m)) {
		l->role = (uint8_t)m.role;
		l->strength = (uint8_t)m.strength;
	}
	if (l->strength < NOISE_STRENGTH && (is_noise(l) || is_damaged_rule(l))) {
		l->role = ROLE_NOISE;
		l->strength = NOISE_STRENGTH;
	}
	lang_match_start(l->lang, text, n, strength);
	for (int i = 0; i < ROLE_COUNT; i++)
		l->starts[i] = (uint8_t)strength[i];
}

/* Where to cut the line: characters from..to are a block of their own. */
static bool
find_cut(const struct line *l, uint32_t *from, uint32_t *to)
{
	uint32_t text[MAX_TEXT], n = line_chars(l, 0, text, MAX_TEXT);
	struct match m;

	if (l->long_line || l->ntext > MAX_TEXT || l->strength >= DECIDES)
		return false;
	if (!lang_match_inside(l->lang, text, n, &m) || m.strength < DECIDES)
		if (!lang_match_tail(l->lang, text, n, &m) || m.strength < DECIDES)
			return false;
	for (; m.from < m.to && u_isUWhiteSpace((UChar32)text[m.from]); m.from++)
		;
	*from = m.from;
	*to = m.to;
	return m.from < m.to && (m.from > 0 || m.to < n);
}

static uint32_t
byte_at(const struct line *l, uint32_t glyph)
{
	return glyph < l->ntext ? l->text[glyph].at : l->to;
}

/* The part of a line between two characters, as a line of its own. */
static struct line
part_of(const struct page *p, const struct line *whole, uint32_t from, uint32_t to, bool first,
    bool last)
{
	struct line l = *whole;

	l.lead = first ? whole->lead : byte_at(whole, from);
	l.tail = last ? whole->tail : byte_at(whole, to);
	while (from < to && u_isUWhiteSpace((UChar32)whole->text[from].c))
		from++;
	l.from = byte_at(whole, from);
	while (to > from && u_isUWhiteSpace((UChar32)whole->text[to - 1].c))
		to--;
	l.to = byte_at(whole, to);
	/* An edit right behind the text belongs to the space after it. */
	l.text = whole->text + from;
	l.ntext = to - from;
	while (l.nedits > 0 && l.edits->to <= l.from) {
		l.edits++;
		l.nedits--;
	}
	while (l.nedits > 0 && l.edits[l.nedits - 1].from >= l.to)
		l.nedits--;
	l.split = !first;
	if (!first)
		l.gap = 0, l.indent = 0;
	line_look(p, &l);
	ask(&l);
	return l;
}

/* Append the pieces of a line. @return how many. */
static uint32_t
divide(const struct page *p, const struct line *l, uint32_t from, uint32_t to, struct line *out)
{
	uint32_t n = 0;

	if (from > 0)
		out[n++] = part_of(p, l, 0, from, true, false);
	out[n++] = part_of(p, l, from, to, from == 0, to == l->ntext);
	if (to < l->ntext)
		out[n++] = part_of(p, l, to, l->ntext, false, true);
	return n;
}

int
patterns_match(struct page *p, recto_error *err)
{
	uint32_t n = 0, extra = 0, from, to;
	struct line *divided;

	for (uint32_t i = 0; i < p->nlines; i++) {
		ask(&p->lines[i]);
		extra += find_cut(&p->lines[i], &from, &to) ? 2 : 0;
	}
	if (extra == 0)
		return 0;
	divided = page_alloc(p, p->nlines + extra, sizeof *divided);
	if (divided == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	for (uint32_t i = 0; i < p->nlines; i++) {
		if (find_cut(&p->lines[i], &from, &to))
			n += divide(p, &p->lines[i], from, to, divided + n);
		else
			divided[n++] = p->lines[i];
	}
	p->lines = divided;
	p->nlines = n;
	return 0;
}
