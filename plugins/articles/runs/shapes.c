/* SPDX-License-Identifier: MIT */
/*
 * What the lines of a list have in common where no bullet begins them: a label and
 * a colon, a word before a dash, an hour, a day in figures, with its month or behind a
 * name, a short first column, a score, a price behind wide space, an amount, or figures
 * at the end, with a unit or without.
 */
#include "labels/labels.h"
#include "labels/traits.h"

#include <unicode/uchar.h>

#define LABEL_NARROW 32		/* characters of the longest label, */
#define LABEL_WIDE 10		/* and in wide scripts */
#define LEAST_LABEL 2		/* characters of the shortest one, and of what stands behind it */
#define WIDEST_CELL 14		/* characters of a first column, */
#define WIDEST_WIDE_CELL 4	/* in wide scripts, */
#define GAP 2			/* and spaces behind it; */
#define MOST_GAPS 3		/* so many in a line */
#define LONGEST_SCORE 7		/* characters of `102:98` */
#define LONGEST_DAY 20		/* characters of `, le 4 septembre`, */
#define LEAST_MONTH 3		/* and letters of it */
#define LONGEST_AMOUNT 4	/* figures */
#define LONGEST_UNIT 4		/* letters behind figures */
#define YEAR_FIGURES 4
#define DAYS 31
#define HOURS 24

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
		    (glyph_is_stop(c) && !glyph_is_colon(l->text[i + 1].c) && (i == 0 || !u_isdigit((UChar32)l->text[i - 1].c))))
			return false;	/* `Mo.:` is none, nor is `80. Geburtstag:` */
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

/* Whether what stands from character i on says that the number before it is an hour: `10 a.m.`, `20 h.` */
static bool
says_hour(const struct line *l, uint32_t i)
{
	uint32_t word[LONGEST_UNIT], n = 0;

	while (i < l->ntext && glyph_is_space(l->text[i].c))
		i++;
	for (; i < l->ntext && n < LONGEST_UNIT; i++)
		if (u_isalpha((UChar32)l->text[i].c))
			word[n++] = l->text[i].c;
		else if (l->text[i].c != '.')
			break;
	return i < l->ntext && !u_isalpha((UChar32)l->text[i].c) && lang_has_word(l->lang, LIST_HOURS, word, n);
}

/* `10.30 Uhr`, `19:00`, `14h30`, `8am`, `2–4 p.m.`; `12.07.`, `3/11`. */
static enum shape
begins_with_figures(const struct line *l)
{
	uint32_t i = 0, mark, figures;
	int first = small_number(l, &i), second;

	if (first < 0 || i + 1 >= l->ntext)
		return PLAIN;
	if (first <= HOURS && says_hour(l, i))
		return HOUR;
	mark = l->text[i++].c;
	figures = i;
	second = small_number(l, &i);
	figures = i - figures;
	if ((glyph_is_dash(mark) || glyph_is_hyphen(mark)) && second > 0 && second <= HOURS && says_hour(l, i))
		return HOUR;
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
	struct blank gap = { 0, 0 };
	uint32_t gaps = 1;
	bool figures = false;

	if (!line_next_blank(l, GAP, &gap) || gap.from > WIDEST_CELL)
		return false;
	for (uint32_t i = 0; i < gap.from; i++)
		figures |= u_isdigit((UChar32)l->text[i].c);
	while (figures && gaps <= MOST_GAPS && line_next_blank(l, GAP, &gap))
		gaps++;
	return figures && gaps <= MOST_GAPS;
}

/* `東京　曇後雨`: a short name, and behind one space what is said of it. */
static bool
begins_with_name(const struct line *l)
{
	uint32_t i = 0, first;

	while (i < l->ntext && glyph_is_wide(l->text[i].c) && u_isalpha((UChar32)l->text[i].c))
		i++;
	first = i;
	if (first < LEAST_LABEL || first > WIDEST_WIDE_CELL || i == l->ntext || !glyph_is_space(l->text[i++].c))
		return false;
	for (; i < l->ntext; i++)
		if (glyph_is_space(l->text[i].c))
			return false;
	return l->ntext - first > first && l->end == END_NONE && !l->stops_inside;
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

/* The end of the line without what stands in brackets there: `2:1 (0:1)`. */
static uint32_t
without_brackets(const struct line *l)
{
	uint32_t i = l->ntext;

	if (i == 0 || l->text[i - 1].c != ')')
		return i;
	while (i > 0 && l->text[i - 1].c != '(')
		i--;
	return i > 2 && glyph_is_space(l->text[i - 2].c) ? i - 2 : l->ntext;
}

/* `Borgoverde - Montalto 3-1`: figures with a dash or a colon between, behind words. */
static bool
ends_with_score(const struct line *l)
{
	uint32_t end = without_brackets(l), i = end, marks = 0;

	for (; i > 0 && !glyph_is_space(l->text[i - 1].c); i--) {
		uint32_t c = l->text[i - 1].c;

		if (u_isdigit((UChar32)c))
			continue;
		if (!glyph_is_dash(c) && !glyph_is_hyphen(c) && !glyph_is_colon(c))
			return false;
		marks++;
	}
	return marks == 1 && i > 0 && l->letters > 0 && end - i <= LONGEST_SCORE &&
	    u_isdigit((UChar32)l->text[i].c) && u_isdigit((UChar32)l->text[end - 1].c);
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

static int
count_of(const struct line *l)
{
	uint32_t i = first_word(l) + 1;

	return small_number(l, &i);
}

static bool
ends_phrase_behind_count(const struct line *l)
{
	uint32_t i = first_word(l) + 1;

	(void)small_number(l, &i);
	return l->text[i].c == ',' || glyph_is_stop(l->text[i].c);
}

/* Behind the name of a month of the language that begins at character i, and its full stop; 0 where none does. */
static uint32_t
behind_month(const struct line *l, uint32_t i)
{
	uint32_t word[LABEL_NARROW], n = 0;
	int month;

	for (; i + n < l->ntext && n < LABEL_NARROW && u_isalpha((UChar32)l->text[i + n].c); n++)
		word[n] = l->text[i + n].c;
	if (!lang_number(l->lang, LIST_MONTHS, word, n, &month))
		return 0;
	i += n;
	return i < l->ntext && l->text[i].c == '.' ? i + 1 : i;
}

/* `May 11 Board meeting`, `Oct. 9: Bicycle stolen`, `14 mars Höstmarknad`; a year behind it would be a date in a text. */
static bool
begins_with_day_of_month(const struct line *l)
{
	uint32_t i = behind_month(l, 0);
	bool month_first = i > 0;
	int day;

	if (month_first && (i == l->ntext || !glyph_is_space(l->text[i++].c)))
		return false;
	day = small_number(l, &i);
	if (day < 1 || day > DAYS || i == l->ntext)
		return false;
	if (!month_first) {
		i += l->text[i].c == '.';
		if (i == l->ntext || !glyph_is_space(l->text[i++].c) || (i = behind_month(l, i)) == 0)
			return false;
	}
	while (i < l->ntext && (glyph_is_space(l->text[i].c) || glyph_is_colon(l->text[i].c)))
		i++;
	return i + LEAST_LABEL < l->ntext && u_isalpha((UChar32)l->text[i].c) && !u_islower((UChar32)l->text[i].c);
}

/* The beginning of the unit behind the figures at the end of a line, 0 where none is. */
static uint32_t
unit_at_end(const struct line *l)
{
	uint32_t end = l->ntext, i, figures;

	if (end > 0 && l->text[end - 1].c == '.')
		end--;
	for (i = end; i > 0 && u_isalpha((UChar32)l->text[i - 1].c); i--)
		;
	if (i == end || end - i > LONGEST_UNIT || i == 0)
		return 0;
	figures = i - glyph_is_space(l->text[i - 1].c);
	return figures > LEAST_LABEL && u_isdigit((UChar32)l->text[figures - 1].c) ? i : 0;
}

/* `Eier pro Schock 3,60 Mk.`, `Lotsen K. Ahlqvist, 81 år.` */
static bool
ends_with_unit(const struct line *l)
{
	return unit_at_end(l) > 0 && l->start == START_UPPER;
}

/* `Uova fresche, la dozzina L. 5,10 - 5,40`, `Oats, No. 2, 41¾.`: figures at the end, and no year. */
static bool
ends_with_figures(const struct line *l)
{
	uint32_t end = l->ntext, i, figures = 0;

	if (end > 0 && l->text[end - 1].c == '.')
		end--;
	for (i = 1; i < end; i++)	/* a row of columns */
		if (glyph_is_space(l->text[i].c) && glyph_is_space(l->text[i - 1].c))
			return false;
	for (i = end; i > 0 && !glyph_is_space(l->text[i - 1].c); i--)
		figures += u_isdigit((UChar32)l->text[i - 1].c) ? 1 : 0;
	return l->start == START_UPPER && figures > 0 && i > LEAST_LABEL && l->letters > figures &&
	    !(figures == YEAR_FIGURES && end - i == YEAR_FIGURES) &&
	    u_getIntPropertyValue((UChar32)l->text[end - 1].c, UCHAR_NUMERIC_TYPE) != U_NT_NONE;
}

/* `Thursday—Pizza, corn`: a word or two right before a dash. */
static bool
begins_with_word_and_dash(const struct line *l)
{
	uint32_t i = 0;

	if (l->start != START_UPPER)
		return false;
	while (i < l->ntext && i < LABEL_NARROW && (u_isalpha((UChar32)l->text[i].c) || glyph_is_space(l->text[i].c)))
		i++;
	return i >= LEAST_LABEL && i + LEAST_LABEL < l->ntext && glyph_is_dash(l->text[i].c) &&
	    !glyph_is_space(l->text[i - 1].c) && !glyph_is_space(l->text[i + 1].c);
}

static bool
same_characters(const struct glyph *a, const struct glyph *b, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (a[i].c != b[i].c)
			return false;
	return true;
}

bool
shapes_same_word(const struct line *a, const struct line *b)
{
	return first_word(a) == first_word(b) && same_characters(a->text, b->text, first_word(a));
}

bool
shapes_alike(enum shape how, const struct line *a, const struct line *b)
{
	if (how == COUNTED)	/* the same word, or days one behind the other */
		return shapes_same_word(a, b) || (count_of(a) < count_of(b) && count_of(b) <= DAYS);
	if (how == VALUED) {	/* the same unit */
		uint32_t m = unit_at_end(a), n = unit_at_end(b);

		return a->ntext - m == b->ntext - n && same_characters(a->text + m, b->text + n, a->ntext - m);
	}
	return true;
}

/* The characters before the comma of a year that ends a line: `Cleveland, Dec. 11, 2004`. */
static uint32_t
before_year(const struct line *l)
{
	uint32_t i = l->ntext;

	while (i > 0 && u_isdigit((UChar32)l->text[i - 1].c))
		i--;
	return i > 2 && l->ntext - i == YEAR_FIGURES && glyph_is_space(l->text[i - 1].c) && l->text[i - 2].c == ',' ? i - 2 : l->ntext;
}

/* `Rose PELLETIN, le 4 janvier`: the day behind the last comma. */
static bool
ends_with_day(const struct line *l)
{
	uint32_t end = before_year(l), i = end, letters = 0, figures = 0, at;
	int day;

	if (l->end != END_NONE || l->start != START_UPPER)
		return false;
	for (; i > 0 && l->text[i - 1].c != ',' && end - i <= LONGEST_DAY; i--) {
		letters += u_isalpha((UChar32)l->text[i - 1].c) ? 1 : 0;
		figures += u_isdigit((UChar32)l->text[i - 1].c) ? 1 : 0;
	}
	if (i == 0 || l->text[i - 1].c != ',' || letters < LEAST_MONTH || figures == 0 || figures > 2)
		return false;
	while (!u_isdigit((UChar32)l->text[i].c))
		i++;
	if (l->text[i - 1].c == '.')	/* `Eggs, firsts .26` is a price */
		return false;
	at = i;
	day = small_number(l, &i);
	return i - at == figures && day >= 1 && day <= DAYS;
}

enum shape
shape_of(const struct line *l)
{
	if (l->long_line || l->split || l->starts[ROLE_RESUMING] > 0)
		return PLAIN;
	if (l->start == START_LOWER)	/* `za 13 april    Oud papier` */
		return begins_with_cell(l) ? CELL : PLAIN;
	if (ends_with_score(l) || has_goals(l))
		return SCORE;
	if (l->start == START_QUOTE)
		return PLAIN;
	if (begins_with_cell(l) && !is_sure_folio(l))
		return CELL;
	if (begins_with_label(l))	/* `Sábado 23. Lectura: …` is a day all the same */
		return begins_with_count(l) && ends_phrase_behind_count(l) ? COUNTED : LABELLED;
	if (is_sure_folio(l))
		return PLAIN;
	if ((l->role == ROLE_DATELINE && l->digits > 0) || ends_with_day(l))	/* of what people have done, one name and day under the other */
		return DATED;
	if (begins_with_dash_behind(l))
		return DASHED;
	if (begins_with_day_of_month(l))
		return DAY;
	if (begins_with_count(l))
		return COUNTED;
	if (ends_with_price(l))
		return PRICED;
	if (l->wide && begins_with_name(l))
		return NAMED;
	if (begins_with_amount(l))
		return AMOUNT;
	if (ends_with_unit(l))
		return VALUED;
	if (begins_with_word_and_dash(l))
		return WORDED;
	return ends_with_figures(l) ? FIGURED : begins_with_figures(l);
}
