/* SPDX-License-Identifier: MIT */
/*
 * What a clean line shows by itself: how it begins and ends, how wide it was set,
 * its case, its balance of brackets.
 */
#include "articles.h"

#include <unicode/uchar.h>

/* The last word of the first n characters. */
static uint32_t
word_before(const struct line *l, uint32_t n)
{
	uint32_t from = n;

	while (from > 0 && (char_in_word(l->text[from - 1].c) || l->text[from - 1].c == '.' ||
	    l->text[from - 1].c == '\''))
		from--;
	return from;
}

static bool
has_word(const struct line *l, enum word_list list, uint32_t from, uint32_t to)
{
	uint32_t word[40];

	if (to <= from || to - from > 40)
		return false;
	for (uint32_t i = from; i < to; i++)
		word[i - from] = l->text[i].c;
	return lang_has_word(l->lang, list, word, to - from);
}

/* A stop after an initial or a known abbreviation need not end a sentence. */
static bool
is_abbreviated(const struct line *l, uint32_t stop)
{
	uint32_t from = word_before(l, stop);

	if (l->text[stop].c != '.' || from == stop)
		return false;
	if (stop - from == 1 && u_isupper((UChar32)l->text[from].c))
		return true;
	return has_word(l, LIST_ABBREVIATION, from, stop);
}

/* Whether a letter stands before `end`, or a digit behind one: a letter misread. */
static bool
ends_in_word(const struct line *l, uint32_t end)
{
	if (end > 1 && u_isdigit((UChar32)l->text[end - 1].c))
		end--;
	return end > 0 && u_isalpha((UChar32)l->text[end - 1].c);
}

/* Characters without spaces and closing marks at the end. */
static uint32_t
without_closers(const struct line *l, uint32_t n)
{
	while (n > 1 && (glyph_is_closer(l->text[n - 1].c) || glyph_is_space(l->text[n - 1].c)))
		n--;
	return n;
}

#define SHOUTED 4		/* letters of a word in capitals that is no abbreviation */
#define SIGNED_CHARS 24		/* of a signature in brackets behind the last sentence */

/* `… of the town. (Reuter)`, `…。（教）`: characters before such brackets, all of them where there are none. */
static uint32_t
without_signature(const struct line *l)
{
	uint32_t n = l->ntext, i = n;

	if (n < 3 || u_charType((UChar32)l->text[n - 1].c) != U_END_PUNCTUATION)
		return n;
	while (i > 1 && i + SIGNED_CHARS > n && u_charType((UChar32)l->text[i - 1].c) != U_START_PUNCTUATION)
		i--;
	if (u_charType((UChar32)l->text[i - 1].c) != U_START_PUNCTUATION)
		return n;
	i = without_closers(l, i - 1);
	return i > 1 && glyph_is_stop(l->text[i - 1].c) && !is_abbreviated(l, i - 1) ? i : n;
}

static enum line_end
find_end(const struct line *l)
{
	uint32_t n = without_closers(l, without_signature(l));
	uint32_t c;

	if (n == 0 || l->long_line)
		return END_STOP;	/* a long line is a paragraph */
	c = l->text[n - 1].c;
	if (glyph_is_stop(c))
		return is_abbreviated(l, n - 1) ? END_ABBREVIATION : END_STOP;
	if (glyph_is_colon(c))
		return END_COLON;
	if (glyph_is_comma(c))
		return END_COMMA;
	if (glyph_is_hyphen(c) && n == l->ntext && ends_in_word(l, n - 1))
		return END_HYPHEN;
	return glyph_is_dash(c) ? END_DASH : END_NONE;
}

/* 1. (2) 3) 4、 with text after it. */
static bool
is_numbered(const struct line *l)
{
	uint32_t i = l->text[0].c == '(' || l->text[0].c == 0xFF08, digits = 0;
	uint32_t c;

	for (; i + 2 < l->ntext && u_isdigit((UChar32)l->text[i].c); i++)
		digits++;
	if (digits == 0 || digits > 2)
		return false;
	c = l->text[i].c;
	return (c == '.' && glyph_is_space(l->text[i + 1].c)) || c == ')' || c == 0xFF09 || c == 0x3001 ||
	    (c == 0xFF0E);
}

/* § as a bullet; before a number it is that of a law. */
static bool
is_section_sign(const struct line *l)
{
	uint32_t i = 1;

	while (i + 1 < l->ntext && glyph_is_space(l->text[i].c))
		i++;
	return l->text[0].c == 0xA7 && i < l->ntext && (u_isalpha((UChar32)l->text[i].c) || glyph_is_opener(l->text[i].c));
}

/* A star or a point before a space; before a wide character a point needs none. */
static bool
is_small_bullet(const struct line *l)
{
	uint32_t c = l->text[0].c;

	return l->ntext > 2 && (((c == '*' || c == 0xB7) && glyph_is_space(l->text[1].c)) ||
	    (c == 0xB7 && glyph_is_wide(l->text[1].c)));
}

static enum line_start
find_start(const struct line *l)
{
	uint32_t c = l->text[0].c;

	if (glyph_is_bullet(c) || is_small_bullet(l) || is_section_sign(l))
		return START_BULLET;
	if (glyph_is_dash(c) || (glyph_is_hyphen(c) && l->ntext > 1 && glyph_is_space(l->text[1].c)))
		return START_DASH;
	if (is_numbered(l))
		return START_NUMBER;
	/* No typesetter begins a line with these: the extraction did. */
	if (glyph_is_wide(c) && (glyph_is_stop(c) || glyph_is_comma(c) || (glyph_is_closer(c) && !glyph_is_opener(c))))
		return START_FORBIDDEN;
	if (glyph_is_opener(c))
		return START_QUOTE;
	if (u_isdigit((UChar32)c))
		return START_DIGIT;
	if (glyph_is_wide(c))
		return START_WIDE;
	if (u_islower((UChar32)c))
		return START_LOWER;
	if (u_isupper((UChar32)c) || u_istitle((UChar32)c))
		return START_UPPER;
	return u_isalpha((UChar32)c) ? START_WIDE : START_OTHER;
}

/* Width of the first piece that cannot be broken: openers, a word or character, closers. */
static em
first_unit(const struct page *p, const struct line *l)
{
	em width = 0;
	uint32_t i = 0;

	for (; i < l->ntext && glyph_is_opener(l->text[i].c); i++)
		width += glyph_width(l->text[i].c, p->wide);
	if (i < l->ntext && glyph_is_wide(l->text[i].c)) {
		width += glyph_width(l->text[i++].c, p->wide);
	} else {
		for (; i < l->ntext && !glyph_is_space(l->text[i].c) && !glyph_is_wide(l->text[i].c) &&
		    !glyph_is_closer(l->text[i].c); i++)
			width += glyph_width(l->text[i].c, p->wide);
	}
	for (; i < l->ntext && (glyph_is_closer(l->text[i].c) || glyph_is_stop(l->text[i].c) ||
	    glyph_is_comma(l->text[i].c) || glyph_is_colon(l->text[i].c)); i++)
		width += glyph_width(l->text[i].c, p->wide);
	return width;
}

static void
measure_width(const struct page *p, struct line *l)
{
	bool mark_before = false;

	l->width = l->squeeze = 0;
	for (uint32_t i = 0; i < l->ntext; i++) {
		uint32_t c = l->text[i].c;
		bool mark = glyph_is_squeezed(c);

		l->width += glyph_width(c, p->wide);
		if (p->wide && mark && mark_before)
			l->width -= 50;	/* two marks share three half ems */
		else if (p->wide && mark)
			l->squeeze += 50;
		mark_before = mark;
	}
}

#define REMARK_LETTERS 8		/* fewer are initials, or a number */

/* `(Service particulier)`, with a stop behind it or not. */
static bool
is_bracketed(const struct line *l)
{
	uint32_t n = l->ntext;

	if (n > 0 && glyph_is_stop(l->text[n - 1].c))
		n--;
	if (l->letters * (l->wide ? 2 : 1) < REMARK_LETTERS || u_charType((UChar32)l->text[0].c) != U_START_PUNCTUATION ||
	    u_charType((UChar32)l->text[n - 1].c) != U_END_PUNCTUATION)
		return false;
	for (uint32_t i = 1; i < n - 1; i++)
		if (u_charType((UChar32)l->text[i].c) == U_END_PUNCTUATION)
			return false;
	return true;
}

static void
count_kinds(struct line *l)
{
	uint32_t wide = 0, upper = 0, lower = 0, words = 0, capital_words = 0;
	int depth = 0;

	l->letters = l->digits = 0;
	l->balanced = true;
	l->stops_inside = l->pause = false;
	for (uint32_t i = 0; i < l->ntext; i++) {
		uint32_t c = l->text[i].c;
		bool begins = i == 0 || glyph_is_space(l->text[i - 1].c) || glyph_is_opener(l->text[i - 1].c);

		if (u_isalpha((UChar32)c)) {
			l->letters++;
			wide += glyph_is_wide(c);
			upper += u_isupper((UChar32)c);
			lower += u_islower((UChar32)c);
			if (begins && i + 3 < l->ntext && u_isalpha((UChar32)l->text[i + 3].c)) {
				words++;
				capital_words += u_isupper((UChar32)c);
			}
		} else if (u_isdigit((UChar32)c)) {
			l->digits++;
		}
		switch (u_charType((UChar32)c)) {
		case U_START_PUNCTUATION: case U_INITIAL_PUNCTUATION:
			depth++;
			break;
		case U_END_PUNCTUATION: case U_FINAL_PUNCTUATION:
			if (--depth < 0)
				l->balanced = false;
		}
		if (glyph_is_stop(c) && c != 0x2026 && i + 2 < l->ntext &&
		    (glyph_is_wide(c) || glyph_is_space(l->text[i + 1].c)) && !is_abbreviated(l, i) &&
		    !glyph_is_closer(l->text[i + 1].c))
			l->stops_inside = true;
		if (i > 0 && i + 1 < l->ntext && glyph_is_space(c) && glyph_joins(l->text[i - 1].c) &&
		    glyph_joins(l->text[i + 1].c))
			l->pause = true;
	}
	l->balanced &= depth == 0;
	l->wide = 2 * wide > l->letters;
	l->bracketed = l->balanced && is_bracketed(l);
	l->capitals = upper >= 2 && 5 * upper >= 4 * (upper + lower);
	l->title = words > 0 && !l->capitals && 10 * capital_words >= 8 * words &&
	    u_isupper((UChar32)l->text[0].c) && !lang_nouns_capital(l->lang);
}

static bool
ends_in_digit(const struct line *l)
{
	return l->ntext > 0 && u_isdigit((UChar32)l->text[l->ntext - 1].c);
}

/* `WANTED, a strong Lad`, `TO LET, No. 8`: letters of the words in capitals that a line begins with. */
static uint32_t
capitals_first(const struct line *l)
{
	uint32_t letters = 0, whole = 0;

	for (uint32_t i = 0; i < l->ntext && !u_islower((UChar32)l->text[i].c); i++) {
		if (u_isupper((UChar32)l->text[i].c))
			letters++;
		else if (i == 0 || u_isdigit((UChar32)l->text[i].c))
			return 0;
		else if (!char_in_word(l->text[i].c))
			whole = letters;
	}
	return whole;
}

void
line_look(const struct page *p, struct line *l)
{
	uint32_t end = l->ntext, first = 0;

	measure_width(p, l);
	count_kinds(l);
	l->unit = first_unit(p, l);
	l->end = (uint8_t)find_end(l);
	l->start = (uint8_t)find_start(l);
	while (first < l->ntext && char_in_word(l->text[first].c))
		first++;
	l->capital_function = l->start == START_UPPER && !l->capitals && has_word(l, LIST_FUNCTION, 0, first);
	l->shouts_first = !l->capitals && capitals_first(l) >= SHOUTED;
	l->asks_first = l->start == START_UPPER && has_word(l, LIST_QUESTION, 0, first);
	while (end > 0 && !char_in_word(l->text[end - 1].c))
		end--;
	l->function_end = l->end == END_NONE && !ends_in_digit(l) &&	/* `May 3` */
	    has_word(l, LIST_FUNCTION, l->wide && end > 0 ? end - 1 : word_before(l, end), end);
}

#define WORD_SPACE 28		/* hundredths of an em between words */

bool
line_had_room(const struct line *a, const struct line *b, em limit)
{
	return a->width + (a->wide ? 0 : WORD_SPACE) + b->unit < limit;
}
