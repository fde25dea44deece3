/* SPDX-License-Identifier: MIT */
/*
 * Agendas, timetables, prices, the births of a month, results: lines in a row each
 * of which begins with a label and a colon, with the hour, with a day in figures, or
 * with a short column that has figures (Sat 3   Jumble sale), or ends with a score.
 * Each is an item, however long it is, and a date in it is none of the paper. An
 * interview has labels too, but it asks; so has the imprint, which is furniture.
 */
#include "labels.h"
#include "traits.h"

#include <unicode/uchar.h>

#define LABEL_NARROW 32		/* characters of the longest label, */
#define LABEL_WIDE 10		/* and in wide scripts */
#define LEAST_LABEL 2		/* characters of the shortest one, and of what stands behind it */
#define REST_LINES 4		/* with which an item goes on */
#define WIDEST_CELL 14		/* characters of a first column, */
#define GAP 2			/* and spaces behind it; */
#define MOST_GAPS 3		/* so many in a line */
#define LONGEST_SCORE 7		/* characters of `102:98` */
#define LONGEST_DAY 20		/* characters of `, le 4 septembre`, */
#define LEAST_MONTH 3		/* and letters of it */
#define LONGEST_AMOUNT 4		/* figures */
#define DAYS 31
#define HOURS 24

enum shape { PLAIN, LABELLED, HOUR, DAY, CELL, SCORE, DATED, DASHED, COUNTED, PRICED, AMOUNT, SHAPES };

/* Lines of a shape in a row that are no chance. */
static const uint32_t least[SHAPES] = { [LABELLED] = 3, [HOUR] = 2, [DAY] = 3, [CELL] = 2, [SCORE] = 2,
    [DATED] = 2, [DASHED] = 3, [COUNTED] = 3, [PRICED] = 3, [AMOUNT] = 3 };

/* Whether another label stands behind character i: the line runs on through several. */
static bool
has_another(const struct line *l, uint32_t i)
{
	for (i++; i + 1 < l->ntext; i++)
		if (glyph_is_colon(l->text[i].c) && !u_isdigit((UChar32)l->text[i + 1].c))
			return true;
	return false;
}

/* A label can hold figures, `80 Jahre:`, but no sentence ends in it. */
static bool
begins_with_label(const struct line *l)
{
	uint32_t wide = 0;

	for (uint32_t i = 0; i + LEAST_LABEL < l->ntext && i < LABEL_NARROW; i++) {
		uint32_t c = l->text[i].c;

		if (glyph_is_colon(c))	/* of an hour, of an address: no */
			return i >= LEAST_LABEL && l->text[i + 1].c != '/' && !u_isdigit((UChar32)l->text[i + 1].c) &&
			    !has_another(l, i);
		wide += glyph_is_wide(c);
		if (wide > LABEL_WIDE || glyph_is_opener(c) || glyph_is_closer(c) ||
		    (glyph_is_stop(c) && (i == 0 || !u_isdigit((UChar32)l->text[i - 1].c))))
			return false;
	}
	return false;
}

/* A number of one or two figures from character *i on, which goes behind it; -1 without one. */
static int
small_number(const struct line *l, uint32_t *i)
{
	int value = 0, figures = 0;

	for (; *i < l->ntext && u_isdigit((UChar32)l->text[*i].c); ++*i, figures++)
		if (figures < 3)
			value = 10 * value + u_charDigitValue((UChar32)l->text[*i].c);
	return figures == 1 || figures == 2 ? value : -1;
}

/* `10.30 Uhr`, `19:00`, `14h30`; `12.07.`, `3/11`. */
static enum shape
begins_with_figures(const struct line *l)
{
	uint32_t i = 0, mark, figures;
	int first = small_number(l, &i), second;

	if (first < 0 || i + 1 >= l->ntext)
		return PLAIN;
	mark = l->text[i++].c;
	figures = i;
	second = small_number(l, &i);
	figures = i - figures;
	if (second < 0 || i + 1 >= l->ntext)
		return PLAIN;
	if ((mark == '.' || mark == '/') && l->text[i].c == mark && first >= 1 && first <= DAYS)
		return DAY;
	if (mark == '/' && glyph_is_space(l->text[i].c) && first >= 1 && first <= DAYS)
		return DAY;
	if ((glyph_is_colon(mark) || mark == '.' || mark == 'h' || mark == 'H') && figures == 2 && first <= HOURS &&
	    second < 60 && !u_isdigit((UChar32)l->text[i].c) && l->text[i].c != mark)
		return HOUR;
	return PLAIN;
}

/* `Sat 3   Jumble sale`: a short column with a figure in it; where all words stand apart there are no columns. */
static bool
begins_with_cell(const struct line *l)
{
	uint32_t spaces = 0, gaps = 0;
	bool figures = false, begins = false;

	for (uint32_t i = 0; i < l->ntext && gaps <= MOST_GAPS; i++) {
		uint32_t c = l->text[i].c;

		if (glyph_is_space(c)) {
			spaces += c == 0x3000 ? GAP : 1;	/* ideographic */
			continue;
		}
		if (spaces >= GAP && ++gaps == 1)
			begins = figures && i <= WIDEST_CELL + spaces;
		spaces = 0;
		figures |= u_isdigit((UChar32)c);
	}
	return begins && gaps <= MOST_GAPS;
}

/* `Serra 2 - Vale 1`: the goals behind each name. */
static bool
has_goals(const struct line *l)
{
	uint32_t last = l->ntext > 0 ? l->text[l->ntext - 1].c : 0;

	for (uint32_t i = 3; i + 4 < l->ntext && u_isdigit((UChar32)last); i++)
		if ((glyph_is_dash(l->text[i].c) || glyph_is_hyphen(l->text[i].c)) && glyph_is_space(l->text[i - 1].c) &&
		    glyph_is_space(l->text[i + 1].c) && u_isdigit((UChar32)l->text[i - 2].c))
			return u_isalpha((UChar32)l->text[i + 2].c) && u_isalpha((UChar32)l->text[0].c);
	return false;
}

/* `Borgoverde - Montalto 3-1`: figures with a dash or a colon between, behind words. */
static bool
ends_with_score(const struct line *l)
{
	uint32_t i = l->ntext, marks = 0;

	for (; i > 0 && !glyph_is_space(l->text[i - 1].c); i--) {
		uint32_t c = l->text[i - 1].c;

		if (u_isdigit((UChar32)c))
			continue;
		if (!glyph_is_dash(c) && !glyph_is_hyphen(c) && !glyph_is_colon(c))
			return false;
		marks++;
	}
	return marks == 1 && i > 0 && l->letters > 0 && l->ntext - i <= LONGEST_SCORE &&
	    u_isdigit((UChar32)l->text[i].c) && u_isdigit((UChar32)l->text[l->ntext - 1].c);
}

/* `Samedi 23 juin – Feu de la Saint-Jean`: a day before a dash, no place. */
static bool
begins_with_dash_behind(const struct line *l)
{
	uint32_t figures = 0, i = 0;

	for (; i + 1 < l->ntext && i < LABEL_NARROW; i++) {
		uint32_t c = l->text[i].c;

		if (i > 0 && glyph_is_space(l->text[i - 1].c) && (glyph_is_dash(c) || glyph_is_hyphen(c)))
			break;
		if (c == ',' || glyph_is_stop(c) || glyph_is_opener(c) || glyph_is_colon(c))
			return false;
		figures += u_isdigit((UChar32)c) ? 1 : 0;
	}
	return i + 1 < l->ntext && i < LABEL_NARROW && figures > 0 && figures <= 2 && !l->capitals &&
	    glyph_is_space(l->text[i + 1].c) && l->start == START_UPPER;
}

/* `標金　　　八六三元五角`, `日戲二時半　夜戲七時`: figures behind the space between two phrases. */
static bool
ends_with_price(const struct line *l)
{
	uint32_t i = l->ntext, figures = 0;

	if (!l->wide || !l->pause || l->end != END_NONE)
		return false;
	for (; i > 0 && !glyph_is_space(l->text[i - 1].c); i--)
		figures += u_getIntPropertyValue((UChar32)l->text[i - 1].c, UCHAR_NUMERIC_TYPE) != U_NT_NONE;
	return figures > 0 && figures < l->ntext - i;
}

/* `200 g mager spek`, `1 board, 4 x 36 in.`: what a recipe takes. */
static bool
begins_with_amount(const struct line *l)
{
	uint32_t i = 0;

	while (i < l->ntext && u_isdigit((UChar32)l->text[i].c))
		i++;
	return i > 0 && i <= LONGEST_AMOUNT && i + LEAST_LABEL < l->ntext && glyph_is_space(l->text[i].c) &&
	    u_isalpha((UChar32)l->text[i + 1].c) && l->end != END_STOP && l->end != END_HYPHEN;
}

static uint32_t
first_word(const struct line *l)
{
	uint32_t i = 0;

	while (i < l->ntext && u_isalpha((UChar32)l->text[i].c))
		i++;
	return i;
}

/* `Día 9, sábado.`: a word and a small number. */
static bool
begins_with_count(const struct line *l)
{
	uint32_t i = first_word(l);

	if (i < LEAST_LABEL || i > LABEL_WIDE || l->start != START_UPPER || i == l->ntext ||
	    !glyph_is_space(l->text[i++].c))
		return false;
	return small_number(l, &i) > 0 && i + LEAST_LABEL < l->ntext && !u_isalnum((UChar32)l->text[i].c);
}

static bool
same_word(const struct line *a, const struct line *b)
{
	uint32_t n = first_word(a);

	if (first_word(b) != n)
		return false;
	for (uint32_t i = 0; i < n; i++)
		if (a->text[i].c != b->text[i].c)
			return false;
	return true;
}

/* `Rose PELLETIN, le 4 janvier`: the day behind the last comma. */
static bool
ends_with_day(const struct line *l)
{
	uint32_t i = l->ntext, letters = 0, figures = 0, at;
	int day;

	if (l->end != END_NONE || l->start != START_UPPER)
		return false;
	for (; i > 0 && l->text[i - 1].c != ',' && l->ntext - i <= LONGEST_DAY; i--) {
		letters += u_isalpha((UChar32)l->text[i - 1].c) ? 1 : 0;
		figures += u_isdigit((UChar32)l->text[i - 1].c) ? 1 : 0;
	}
	if (i == 0 || l->text[i - 1].c != ',' || letters < LEAST_MONTH || figures == 0 || figures > 2)
		return false;
	while (!u_isdigit((UChar32)l->text[i].c))
		i++;
	at = i;
	day = small_number(l, &i);
	return i - at == figures && day >= 1 && day <= DAYS;
}

/* The date or the number of a page, which stand in columns too. */
static bool
is_sure_folio(const struct line *l)
{
	return l->role == ROLE_FOLIO && l->strength >= SURE_FOLIO;
}

static enum shape
shape_of(const struct line *l)
{
	if (l->long_line || l->split)
		return PLAIN;
	if (l->start == START_LOWER)	/* `za 13 april    Oud papier` */
		return begins_with_cell(l) ? CELL : PLAIN;
	if (ends_with_score(l) || has_goals(l))
		return SCORE;
	if (l->start == START_QUOTE)
		return PLAIN;
	if (begins_with_cell(l) && !is_sure_folio(l))
		return CELL;
	if (begins_with_label(l))
		return LABELLED;
	if (is_sure_folio(l))
		return PLAIN;
	if (l->role == ROLE_DATELINE || ends_with_day(l))	/* of what people have done, one name and day under the other */
		return DATED;
	if (begins_with_dash_behind(l))
		return DASHED;
	if (begins_with_count(l))
		return COUNTED;
	if (ends_with_price(l))
		return PRICED;
	return begins_with_amount(l) ? AMOUNT : begins_with_figures(l);
}

static bool
is_imprint(const struct line *l)
{
	return l->role == ROLE_IMPRINT && l->strength >= 3;
}

/* Whether line i can be the rest of the item that begins with line `first`. */
static bool
goes_on(const struct page *p, uint32_t first, uint32_t i)
{
	const struct line *l = &p->lines[i], *above = l - 1;

	return l->gap == 0 && !l->turn && !l->long_line && (l->start == START_LOWER || l->indent > p->lines[first].indent ||
	    (above->function_end && !line_ends_in_figure(above)) || above->end == END_HYPHEN || above->end == END_COMMA);
}

/* The line behind the item that begins with line i. */
static uint32_t
item_end(const struct page *p, uint32_t i)
{
	uint32_t k = i + 1;

	while (k < p->nlines && k <= i + REST_LINES && shape_of(&p->lines[k]) == PLAIN && goes_on(p, i, k))
		k++;
	return k;
}

/* Items that begin alike, from line i on; 0 where they are none. @return the line behind them. */
static uint32_t
read_alike(const struct page *p, uint32_t i, enum shape how, uint32_t *items)
{
	uint32_t k = i, imprint = 0, end;
	bool asked = false, open = false;

	for (*items = 0; k < p->nlines && shape_of(&p->lines[k]) == how &&
	    (how != COUNTED || same_word(&p->lines[i], &p->lines[k])) && (k == i || (p->lines[k].gap == 0 && !p->lines[k].turn)); k = end) {
		open |= k > i && (p->lines[k - 1].end == END_HYPHEN || p->lines[k - 1].function_end || p->lines[k - 1].cut);
		end = item_end(p, k);
		++*items;
		imprint += is_imprint(&p->lines[k]);
		for (uint32_t n = k; n < end; n++)
			asked |= line_asks_inside(&p->lines[n]);
	}
	if (asked || open || 2 * imprint >= *items)
		*items = 0;
	return k;
}

/* Shapes that a line has by itself: one alone is an item too where others of the page are. */
static bool
is_telling(enum shape how)
{
	return how == HOUR || how == CELL || how == DATED;
}

static void
make_items(struct page *p, uint32_t from, uint32_t to, enum shape how)
{
	for (uint32_t k = from; k < to; k++) {
		struct line *l = &p->lines[k];

		l->listed = true;
		l->dated = is_telling(how);
		if (l->role == ROLE_FOLIO || l->role == ROLE_DATELINE || l->role == ROLE_LABEL || l->role == ROLE_SIGNED ||
		    l->role == ROLE_BYLINE) {
			l->role = ROLE_NONE;
			l->strength = 0;
		}
		if (shape_of(l) == how)
			l->starts[ROLE_ITEM] = ITEM_STRENGTH;
	}
}

void
agendas_find(struct page *p)
{
	bool seen[SHAPES] = { false };

	for (uint32_t i = 0, end, items; i < p->nlines; i = end) {
		enum shape how = shape_of(&p->lines[i]);

		end = i + 1;
		if (how == PLAIN || p->lines[i].listed)
			continue;
		end = read_alike(p, i, how, &items);
		if (items >= least[how]) {
			seen[how] = true;
			make_items(p, i, end, how);
		}
	}
	for (uint32_t i = 0; i < p->nlines; i++) {
		enum shape how = shape_of(&p->lines[i]);

		if (is_telling(how) && seen[how] && !p->lines[i].listed && p->lines[i].role != ROLE_BYLINE &&
		    p->lines[i].role != ROLE_SIGNED)
			make_items(p, i, i + 1, how);
	}
}
