/* SPDX-License-Identifier: MIT */
/*
 * Lists that a line with a colon opens: each item begins with a dash, or behind
 * one that ended with a semicolon. Dialogue is set with dashes too: it asks,
 * exclaims, quotes, and each of its lines ends a sentence; items do none of that
 * before the last one. Or each is a short line: who was elected, what was shown.
 * And lines in a row that begin with the same bullet, with no text between them
 * but what goes on from a full line.
 */
#include "labels/labels.h"
#include "labels/traits.h"

#define ITEM_LINES 12		/* of the longest item */
#define LEAST_ITEMS 2
#define LEAST_UNCLEAR 3		/* where lines could end with semicolons by chance, or headlines have bullets too */
#define SHORT_ITEM 7		/* tenths of the measure that an item of one line can have, */
#define LONG_LINE 7		/* and that a line has at least which is no heading */
#define AND 6			/* characters of `; and` and its like */

/* Marks of speech: a question, an exclamation, a quotation. */
static bool
is_spoken(const struct line *l)
{
	return l->start == START_QUOTE || line_asks_inside(l);
}

/* Where the last semicolon is, ntext without one. */
static uint32_t
semicolon_of(const struct line *l)
{
	uint32_t n = l->ntext;

	while (n > 0 && l->text[n - 1].c != ';' && l->text[n - 1].c != 0xFF1B && l->text[n - 1].c != 0x061B)
		n--;
	return n > 0 ? n - 1 : l->ntext;
}

/* `…;`, or `…; and` */
static bool
ends_with_semicolon(const struct line *l)
{
	return semicolon_of(l) + AND >= l->ntext && semicolon_of(l) < l->ntext;
}

static bool
has_inner_semicolon(const struct line *l)
{
	return semicolon_of(l) + AND < l->ntext;
}

static bool
is_short(const struct line *l)
{
	return 10 * l->width < 9 * l->measure;
}

/* What a list has shown so far. */
struct list {
	bool dashes;
	uint32_t items;
	bool clear;		/* semicolons stand at ends of items, not of lines by chance */
};

static bool
begins_item(const struct list *list, const struct line *l)
{
	return list->dashes ? l->start == START_DASH : ends_with_semicolon(l - 1);
}

/* Whether a line can be in a list, `inside` an item. */
static bool
can_be_listed(const struct list *list, const struct line *l, bool inside)
{
	return !(inside && l->gap > 0) && !l->turn && !l->long_line && l->end != END_COLON && !is_spoken(l) &&
	    (list->dashes ? !l->stops_inside : !has_inner_semicolon(l)) &&
	    (l->role == ROLE_NONE || l->role == ROLE_ITEM || l->strength < 3);
}

/* The items from line `from` on. @return the line behind them. */
static uint32_t
list_read(const struct page *p, uint32_t from, struct list *list)
{
	uint32_t k = from, start = from;

	*list = (struct list){ .dashes = p->lines[from].start == START_DASH };
	for (; k < p->nlines && k < start + ITEM_LINES; k++) {
		const struct line *l = &p->lines[k];
		bool begins = k == from || begins_item(list, l);

		if (!can_be_listed(list, l, !begins)) {
			/* A gap ends the last item. */
			if (!list->dashes || l->gap == 0)
				list->items = 0;
			return k;
		}
		if (begins) {
			start = k;
			list->items++;
		}
		list->clear |= ends_with_semicolon(l) && is_short(l);
		if (l->end != END_STOP)
			continue;
		if (list->dashes && k + 1 < p->nlines && l[1].start == START_DASH)
			list->items = 0;	/* sentences: somebody speaks */
		return k + 1;
	}
	if (!list->dashes)
		list->items = 0;
	return k;
}

static bool
is_list(const struct list *list)
{
	return list->items >= (list->dashes || list->clear ? LEAST_ITEMS : LEAST_UNCLEAR);
}

#define LEAST_BULLETS 2

/* A date or a rubric behind a bullet: in a row with others it is an item. */
static bool
looks_otherwise(const struct line *l)
{
	return l->start == START_BULLET && (l->role == ROLE_FOLIO || l->role == ROLE_IMPRINT || l->role == ROLE_LABEL ||
	    l->role == ROLE_DATELINE);
}

static bool
has_bullet(const struct line *l, uint32_t bullet)
{
	return (l->start == START_BULLET || l->start == START_DASH) && l->text[0].c == bullet && !l->split && !l->long_line &&
	    (l->role == ROLE_NONE || l->role == ROLE_ITEM || l->strength < 3 || looks_otherwise(l));
}

/* A short line without a stop under a sentence: what comes next has a heading. */
static bool
heads_next(const struct line *l, const struct line *above)
{
	return above->end == END_STOP && l->end == END_NONE && 2 * l->width < above->width;
}

/* Whether the line can be the rest of an item that began above. */
static bool
goes_on(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *above = l - 1;

	return above->hangs || (l->gap == 0 && !l->turn && !l->long_line && !has_bullet(l, l->text[0].c) &&
	    (l->start == START_LOWER || above->function_end || above->end == END_HYPHEN ||
	    (above->measure > 0 && !is_short(above) && !heads_next(l, above))));
}

/* The line behind the item that begins with line i. */
static uint32_t
item_end(const struct page *p, uint32_t i)
{
	uint32_t k = i + 1;

	while (k < p->nlines && k < i + ITEM_LINES && goes_on(p, k))
		k++;
	return k;
}

/* Whether somebody may speak: an item behind a dash that ends a sentence, asks, exclaims or quotes. */
static bool
may_speak(const struct page *p, uint32_t from, uint32_t end)
{
	if (p->lines[from].start != START_DASH)
		return false;
	for (uint32_t k = from; k < end; k++)
		if (is_spoken(&p->lines[k]) || p->lines[k].stops_inside)
			return true;
	return p->lines[end - 1].end == END_STOP;
}

/* The items that begin with the bullet of line `from`, 0 where somebody may speak. @return the line behind them. */
static uint32_t
bullets_read(const struct page *p, uint32_t from, uint32_t *items)
{
	uint32_t k = from, spoken = 0, end;

	for (*items = 0; k < p->nlines && has_bullet(&p->lines[k], p->lines[from].text[0].c); k = end) {
		end = item_end(p, k);
		spoken += may_speak(p, k, end);
		++*items;
	}
	if (spoken > 1)		/* the last item may end the sentence */
		*items = 0;
	return k;
}

static void
find_bullets(struct page *p)
{
	uint32_t items, end;

	for (uint32_t i = 0; i < p->nlines; i = end) {
		end = i + 1;
		if (!has_bullet(&p->lines[i], p->lines[i].text[0].c))
			continue;
		end = bullets_read(p, i, &items);
		if (items < (p->wide || p->lines[i].start == START_DASH ? LEAST_UNCLEAR : LEAST_BULLETS))
			continue;
		for (uint32_t k = i; k < end; k++) {
			struct line *l = &p->lines[k];

			l->listed = true;
			if (looks_otherwise(l)) {
				l->role = ROLE_NONE;
				l->strength = 0;
			}
		}
		for (uint32_t k = i; k < end; k = item_end(p, k)) {
			p->lines[k].starts[ROLE_ITEM] = ITEM_STRENGTH;
			if (p->lines[k].hangs)
				p->lines[k + 1].starts[ROLE_ITEM] = ITEM_STRENGTH;
		}
	}
}

/* The end of a text, not a heading with a colon: a line before it in the same paragraph, or a sentence. */
static bool
ends_text(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];

	return l->stops_inside || (!l->capitals && 10 * l->width >= LONG_LINE * l->measure) || (p->cased && l->start == START_LOWER) ||
	    (i > 0 && l->gap == 0 && !l->turn && l[-1].end != END_STOP && l[-1].measure > 0 && !is_short(l - 1));
}

/* A line that can be an item by itself, set as the first one is, in a column of this measure. */
static bool
is_short_item(const struct line *first, const struct line *l, em measure)
{
	return 10 * l->width < SHORT_ITEM * measure && (l == first || (l->gap == 0 && !l->turn)) &&
	    !l->long_line && (l->end == END_NONE || l->end == END_ABBREVIATION) && !is_spoken(l) &&
	    (!l->stops_inside || l->start == START_NUMBER) &&
	    l->capitals == first->capitals && (l->start == START_LOWER) == (first->start == START_LOWER) &&
	    (l->role == ROLE_NONE || l->role == ROLE_ITEM || l->strength < 3 ||
	    l->role == ROLE_BYLINE || l->role == ROLE_SIGNED || l->role == ROLE_NUMBER || l->role == ROLE_DATELINE ||
	    (l->role == ROLE_FOLIO && l->strength < SURE_FOLIO));
}

/* Short lines under line i, which a colon ends. @return the line behind them; i + 1 where there are none. */
static uint32_t
short_items(const struct page *p, uint32_t i)
{
	uint32_t k = i + 1;

	while (ends_text(p, i) && k < p->nlines && is_short_item(&p->lines[i + 1], &p->lines[k], p->lines[i].measure))
		k++;
	return k - i > LEAST_UNCLEAR ? k : i + 1;
}

/*
 * Short items have the measure of a narrow column, and so have lines behind them.
 * Where one of those is wider they all stand in the column of the text above.
 */
static void
widen(struct page *p, uint32_t above, uint32_t end)
{
	em column = p->lines[above].measure, narrow = p->lines[above + 1].measure;
	uint32_t to = end;
	bool wider = false;

	for (; to < p->nlines && p->lines[to].measure == narrow; to++)
		wider |= 10 * p->lines[to].width > 11 * narrow;
	for (uint32_t k = above + 1; wider && narrow < column && k < to; k++)
		if (p->lines[k].measure == narrow) {
			p->lines[k].measure = column;
			p->lines[k].narrow = false;
		}
}

static void
set_items(struct page *p, uint32_t from, uint32_t to)
{
	for (uint32_t k = from; k < to; k++) {
		p->lines[k].listed = true;
		p->lines[k].starts[ROLE_ITEM] = ITEM_STRENGTH;
		p->lines[k].role = ROLE_NONE;
		p->lines[k].strength = 0;
	}
}

void
items_find(struct page *p)
{
	find_bullets(p);
	for (uint32_t i = 0; i + 2 < p->nlines; i++) {
		struct list list;
		uint32_t end;

		if (p->lines[i].end != END_COLON)
			continue;
		end = short_items(p, i);
		set_items(p, i + 1, end);
		if (end > i + 1)
			widen(p, i, end);
		end = list_read(p, i + 1, &list);
		for (uint32_t k = i + 1; is_list(&list) && k < end; k++) {
			p->lines[k].listed = true;
			if (k == i + 1 || begins_item(&list, &p->lines[k]))
				p->lines[k].starts[ROLE_ITEM] = ITEM_STRENGTH;
		}
	}
}
