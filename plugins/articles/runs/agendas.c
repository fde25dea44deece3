/* SPDX-License-Identifier: MIT */
/*
 * Agendas, timetables, prices, the births of a month, results: lines of one shape
 * in a row (shapes.c). Each is an item, however long it is, and a date in it is
 * none of the paper. An interview has labels too, but it asks; so has the imprint,
 * which is furniture.
 */
#include "labels/labels.h"
#include "labels/traits.h"

#define REST_LINES 4		/* with which an item goes on */
#define SPEAKERS 8		/* lines in which somebody speaks again */

/* Lines of a shape in a row that are no chance. */
static const uint32_t least[SHAPES] = { [LABELLED] = 3, [HOUR] = 2, [DAY] = 3, [CELL] = 2, [SCORE] = 2,
    [DATED] = 2, [DASHED] = 3, [COUNTED] = 3, [PRICED] = 3, [AMOUNT] = 3, [VALUED] = 3,
    [NAMED] = 3, [FIGURED] = 3, [WORDED] = 3 };

/* Whether line i can be the rest of the item that begins with line `first`. */
static bool
goes_on(const struct page *p, uint32_t first, uint32_t i)
{
	const struct line *l = &p->lines[i], *above = l - 1;

	if (l->capitals || (l->gap > 0 && !above->function_end && above->end != END_HYPHEN))
		return false;
	return !l->turn && !l->long_line && (l->start == START_LOWER || l->indent > p->lines[first].indent ||
	    (above->function_end && !line_ends_in_figure(above)) || above->end == END_HYPHEN || above->end == END_COMMA);
}

/* Whether the next of days that go up stands a little below line k, so that what is between belongs to the last one. */
static bool
counts_on(const struct page *p, uint32_t first, uint32_t k)
{
	uint32_t i = k;

	while (i < p->nlines && i <= first + REST_LINES && p->lines[i].gap == 0 && !p->lines[i].turn &&
	    p->lines[i].shape != COUNTED)
		i++;
	return i > k && i < p->nlines && p->lines[i].shape == COUNTED && p->lines[first].shape == COUNTED &&
	    p->lines[i].gap == 0 && !p->lines[i].turn && shapes_alike(COUNTED, &p->lines[first], &p->lines[i]);
}

/* The line behind the item that begins with line i. */
static uint32_t
item_end(const struct page *p, uint32_t i)
{
	uint32_t k = i + 1;

	while (k < p->nlines && k <= i + REST_LINES &&
	    ((p->lines[k].shape == PLAIN && goes_on(p, i, k)) || counts_on(p, i, k)))
		k++;
	return k;
}

/* Whether an item a little above line k, from line i on, begins with the same word before a dash: somebody speaks, and speaks again. */
static bool
speaks_again(const struct page *p, uint32_t i, uint32_t k)
{
	uint32_t back = k - i < SPEAKERS ? k - i : SPEAKERS;

	for (uint32_t n = k - back; n < k; n++)
		if (p->lines[n].shape == WORDED && shapes_same_word(&p->lines[n], &p->lines[k]))
			return true;
	return false;
}

/* Items that begin alike, from line i on; 0 where they are none. @return the line behind them. */
static uint32_t
read_alike(const struct page *p, uint32_t i, enum shape how, uint32_t *items)
{
	uint32_t k = i, imprint = 0, end;
	bool asked = false, open = false;

	for (*items = 0; k < p->nlines && p->lines[k].shape == how &&
	    shapes_alike(how, &p->lines[i], &p->lines[k]) &&
	    (k == i || (p->lines[k].gap == 0 && !p->lines[k].turn)); k = end) {
		open |= k > i && (p->lines[k - 1].end == END_HYPHEN || p->lines[k - 1].function_end || p->lines[k - 1].cut);
		end = item_end(p, k);
		++*items;
		imprint += p->lines[k].role == ROLE_IMPRINT && is_furniture(&p->lines[k]);
		asked |= how == WORDED && speaks_again(p, i, k);
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
		if (l->shape == how)
			l->starts[ROLE_ITEM] = ITEM_STRENGTH;
		else if (!l->hangs)
			l->glued = true;
	}
}

void
agendas_find(struct page *p)
{
	bool seen[SHAPES] = { false };

	for (uint32_t i = 0; i < p->nlines; i++)
		p->lines[i].shape = (uint8_t)shape_of(&p->lines[i]);
	for (uint32_t i = 0, end, items; i < p->nlines; i = end) {
		enum shape how = (enum shape)p->lines[i].shape;

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
		enum shape how = (enum shape)p->lines[i].shape;

		if (is_telling(how) && seen[how] && !p->lines[i].listed && p->lines[i].role != ROLE_BYLINE &&
		    p->lines[i].role != ROLE_SIGNED)
			make_items(p, i, i + 1, how);
	}
}
