/* SPDX-License-Identifier: MIT */
/*
 * The head of a page as it shows in any language: parts set far apart, figures in
 * one of them, or a line each between blank lines; and the number of a page, alone
 * on its first or last line.
 */
#include "articles.h"

#include <unicode/uchar.h>

#define EDGE 3			/* lines of a page above the last of its head */
#define DATE_FIGURES 5		/* of a day and a year */
#define HEADER_GAP 3		/* spaces between the parts of a page's head */
#define LONGEST_HEAD 160	/* characters of one, its spaces counted */
#define PAGE_FIGURES 3		/* of a number alone */
#define LEAST_LINES 12		/* of a text that can be a page */
#define LEAST_PARTS 3		/* lines of a head that has one for each part, */
#define MOST_PARTS 10
#define LONGEST_PART 24		/* characters of one that nothing else speaks for, */
#define LONGEST_PART_WIDE 12
#define STRENGTH 7

static bool
is_number_alone(const struct line *l)
{
	return l->digits > 0 && l->digits <= PAGE_FIGURES && l->letters == 0 && l->ntext <= l->digits + 4 && !l->row;
}

/* A number alone as the first or last line of a page, its neighbour no number: the page's. */
bool
is_page_number(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];
	bool first = i == 0 || l->turn, last = i + 1 == p->nlines || l[1].turn;

	return p->nlines > LEAST_LINES && first != last && is_number_alone(l) &&
	    !is_number_alone(first ? l + 1 : l - 1);
}

/* Wide gaps between the words of a line, and whether a number stands alone at one end of it before such a gap. */
static uint32_t
count_gaps(const struct line *l, bool *number)
{
	uint32_t gaps = 0, spaces = 0, figures = 0, piece = 0;
	bool first = true;

	*number = false;
	for (uint32_t i = 0; i < l->ntext; i++) {
		uint32_t c = l->text[i].c;

		if (glyph_is_space(c)) {
			spaces += c == '\t' ? HEADER_GAP : 1;
			continue;
		}
		if (spaces >= HEADER_GAP) {
			*number |= first && figures == piece && piece <= PAGE_FIGURES;
			first = false;
			gaps++;
			figures = piece = 0;
		} else {
			piece += spaces;
		}
		spaces = 0;
		piece++;
		figures += u_isdigit((UChar32)c) ? 1 : 0;
	}
	*number |= gaps > 0 && figures == piece && piece <= PAGE_FIGURES;
	return gaps;
}

/* Whether line i stands where the head of a page does: first, or under other furniture, or as a date near the top. */
static bool
is_at_top(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];

	if (i == 0 || l->turn || is_sure_furniture(l - 1))
		return true;
	return i <= EDGE && (l->digits >= DATE_FIGURES || is_furniture(l - 1));
}

/*
 * The head of a page in any language: its parts stand far apart, one of them has
 * figures, and the line next to it is no row of a table.
 */
bool
is_page_head(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];
	bool number, other, under = i > 0 && !l->turn && is_sure_furniture(l - 1);
	uint32_t gaps;

	if (p->nlines <= LEAST_LINES || i + 1 == p->nlines || l->digits == 0 || l->letters == 0 || l->long_line ||
	    l->end == END_HYPHEN || l->end == END_COMMA || l->ntext > LONGEST_HEAD || !is_at_top(p, i))
		return false;
	gaps = count_gaps(l, &number);
	return gaps > 0 && (gaps > 1 || number || under || l->digits >= DATE_FIGURES) && count_gaps(l + 1, &other) == 0;
}

/* Whether the line can be a part of a head: the name of the paper or of the section. */
static bool
fits_head(const struct page *p, const struct line *l)
{
	return is_furniture(l) || ((l->role == ROLE_NONE || l->role == ROLE_LABEL || l->strength < FURNITURE) &&
	    l->end == END_NONE && !l->stops_inside && l->start != START_LOWER && l->start != START_BULLET &&
	    l->ntext <= (p->wide ? LONGEST_PART_WIDE : LONGEST_PART) && !l->long_line);
}

/* Lines between blank lines, most of them surely furniture and one of them a date or a number: so are the others. */
void
pageheads_complete(struct page *p)
{
	for (uint32_t i = 0, end; i < p->nlines; i = end) {
		uint32_t sure = 0, figures = 0;
		bool fit = true;

		for (end = i; end < p->nlines && (end == i || (p->lines[end].gap == 0 && !p->lines[end].turn)); end++) {
			const struct line *l = &p->lines[end];

			sure += is_sure_folio(l);
			figures += is_sure_folio(l) && (l->digits >= DATE_FIGURES || is_number_alone(l));
			fit &= fits_head(p, l);
		}
		if (!fit || figures == 0 || end - i < LEAST_PARTS || end - i > MOST_PARTS || 2 * sure <= end - i ||
		    end == p->nlines)
			continue;
		for (uint32_t k = i; k < end; k++)
			if (!is_furniture(&p->lines[k])) {
				p->lines[k].role = ROLE_FOLIO;
				p->lines[k].strength = STRENGTH;
			}
	}
}
