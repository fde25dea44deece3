/* SPDX-License-Identifier: MIT */
/*
 * Asks the language what each line looks like, and divides lines in which two
 * blocks share a line: text with a credit or signature behind it, a headline
 * with a continuation marker and the text after it. In narrow columns the line
 * can end inside the brackets of such a signature or marker.
 */
#include "articles.h"

#include <string.h>
#include <unicode/uchar.h>

#define STROKE 0x4E28		/* 丨, which is a character by itself only in dictionaries: a rule between columns */
#define MAX_TEXT 420
#define DECIDES 6		/* strength from which a pattern may divide a line */
#define NOISE_STRENGTH 5
#define MOST_IN_BRACKETS 40	/* characters, on either side of a line end */

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

/* Characters from..to of a line are a block of their own, which may go on in the whole next line. */
struct cut {
	uint32_t from, to;
	bool goes_on;
	bool by_place;		/* and no pattern knows it */
	struct match as;
};

/* Where a pattern finds something in the text that decides. */
static bool
find_in(const struct lang *lang, const uint32_t *text, uint32_t n, struct cut *cut)
{
	struct match *m = &cut->as;

	if (!lang_match_inside(lang, text, n, m) || m->strength < DECIDES)
		if (!lang_match_tail(lang, text, n, m) || m->strength < DECIDES)
			return false;
	for (; m->from < m->to && u_isUWhiteSpace((UChar32)text[m->from]); m->from++)
		;
	cut->from = m->from;
	cut->to = m->to;
	return m->from < m->to;
}

/* Where a bracket opens that the line does not close; ntext: nowhere. */
static uint32_t
open_bracket(const struct line *l)
{
	for (uint32_t i = l->ntext; i-- > 0 && l->ntext - i < MOST_IN_BRACKETS; ) {
		if (u_charType((UChar32)l->text[i].c) == U_END_PUNCTUATION)
			break;
		if (u_charType((UChar32)l->text[i].c) == U_START_PUNCTUATION)
			return i;
	}
	return l->ntext;
}

/* Whether the line is the rest of a bracket, and nothing else. */
static bool
closes_bracket(const struct line *l)
{
	for (uint32_t i = 0; i < l->ntext && i < MOST_IN_BRACKETS; i++) {
		if (u_charType((UChar32)l->text[i].c) == U_START_PUNCTUATION)
			return false;
		if (u_charType((UChar32)l->text[i].c) == U_END_PUNCTUATION)
			return i + 1 == l->ntext;
	}
	return false;
}

/* A signature or marker in brackets that goes on in the next line and fills it. */
static bool
find_over_line_end(const struct line *l, const struct line *next, struct cut *cut)
{
	uint32_t text[MAX_TEXT + 1 + MOST_IN_BRACKETS], n, from = open_bracket(l);

	if (from == l->ntext || next->gap > 0 || next->turn || !closes_bracket(next))
		return false;
	n = line_chars(l, 0, text, MAX_TEXT);
	if (!glyph_joins(text[n - 1]) && !glyph_joins(next->text[0].c))
		text[n++] = ' ';
	n += line_chars(next, 0, text + n, MOST_IN_BRACKETS);
	cut->from = 0;
	if (from == 0 ? !lang_match_line(l->lang, text, n, &cut->as) || cut->as.strength < DECIDES :
	    !find_in(l->lang, text, n, cut) || cut->from > from || cut->to < n)
		return false;
	cut->to = l->ntext;
	return cut->goes_on = true;
}

/* Where to cut line i. */
static bool
find_cut(const struct page *p, uint32_t i, struct cut *cut)
{
	const struct line *l = &p->lines[i];
	uint32_t text[MAX_TEXT], n = line_chars(l, 0, text, MAX_TEXT);

	cut->goes_on = cut->by_place = false;
	if (l->long_line || l->ntext > MAX_TEXT || l->strength >= DECIDES)
		return false;
	if (find_in(l->lang, text, n, cut) && (cut->from > 0 || cut->to < n))
		return true;
	if (n > 0 && i + 1 < p->nlines && find_over_line_end(l, l + 1, cut))
		return true;
	cut->from = signed_apart(p, i);
	cut->to = l->ntext;
	cut->as = (struct match){ .role = ROLE_SIGNED, .strength = DECIDES };
	return cut->by_place = cut->from < l->ntext;
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

/* Append the pieces of line i. @return how many. */
static uint32_t
divide(struct page *p, uint32_t i, const struct cut *cut, struct line *out)
{
	const struct line *l = &p->lines[i];
	uint32_t n = 0;

	if (cut->from > 0)
		out[n++] = part_of(p, l, 0, cut->from, true, false);
	out[n++] = part_of(p, l, cut->from, cut->to, cut->from == 0, cut->to == l->ntext);
	if (cut->goes_on || cut->by_place) {
		out[n - 1].role = (uint8_t)cut->as.role;
		out[n - 1].strength = (uint8_t)cut->as.strength;
	}
	if (cut->goes_on) {
		p->lines[i + 1].role = (uint8_t)cut->as.role;
		p->lines[i + 1].strength = (uint8_t)cut->as.strength;
		p->lines[i + 1].rest = true;
	}
	if (cut->to < l->ntext)
		out[n++] = part_of(p, l, cut->to, l->ntext, false, true);
	return n;
}

int
patterns_match(struct page *p, recto_error *err)
{
	struct cut *cuts = page_alloc(p, p->nlines, sizeof *cuts);
	bool *found = page_alloc(p, p->nlines, sizeof *found);
	uint32_t n = 0, extra = 0;
	struct line *divided;

	if (cuts == NULL || found == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	for (uint32_t i = 0; i < p->nlines; i++)
		ask(&p->lines[i]);
	for (uint32_t i = 0; i < p->nlines; i++) {
		bool rest = i > 0 && found[i - 1] && cuts[i - 1].goes_on;

		found[i] = !rest && find_cut(p, i, &cuts[i]);
		extra += found[i] ? 2 : 0;
	}
	if (extra == 0)
		return 0;
	divided = page_alloc(p, p->nlines + extra, sizeof *divided);
	if (divided == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	for (uint32_t i = 0; i < p->nlines; i++) {
		if (found[i])
			n += divide(p, i, &cuts[i], divided + n);
		else
			divided[n++] = p->lines[i];
	}
	p->lines = divided;
	p->nlines = n;
	return 0;
}
