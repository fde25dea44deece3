/* SPDX-License-Identifier: MIT */
/*
 * Photographs: a short paragraph beside a credit, or one that says what the
 * picture shows, with the title set over or under it. They stand anywhere, also
 * in the middle of somebody's sentence, and are taken out of the flow first.
 */
#include "units.h"

#include <unicode/uchar.h>

#define WIDE_CAPTION 320	/* characters of the longest caption */
#define CAPTION 700
#define SHORT_CAPTION 160
#define UNDER_DISPLAY 250
#define OVER_CREDIT 250
#define WIDE_TITLE 9
#define TITLE 40
#define APART 120		/* difference of the measures of two columns */
#define SAYS_CAPTION 4		/* pattern strength that needs no credit beside it */

static bool
is_text(const struct page *p, uint32_t i)
{
	return i < p->nblocks && p->blocks[i].class == CLASS_TEXT && !p->blocks[i].gone &&
	    p->blocks[i].unit == NONE;
}

static bool
is_credit(const struct page *p, uint32_t i)
{
	return i < p->nblocks && p->blocks[i].class == CLASS_SPECIAL &&
	    p->blocks[i].role == ROLE_CREDIT && p->blocks[i].unit == NONE;
}

/* Set apart from the text before it: other measure, or something between. */
static bool
stands_apart(const struct page *p, uint32_t i)
{
	em difference;

	if (i == 0 || p->blocks[i - 1].class == CLASS_SPECIAL || p->blocks[i - 1].gone)
		return true;
	if (p->blocks[i - 1].class == CLASS_DISPLAY)	/* or a report under its headline */
		return p->wide || p->blocks[i].length <= UNDER_DISPLAY;
	difference = p->blocks[i].measure - p->blocks[i - 1].measure;
	return difference > APART || difference < -APART;
}

static bool
is_short_text(const struct page *p, uint32_t i)
{
	return is_text(p, i) && p->blocks[i].length <= (p->wide ? WIDE_CAPTION : CAPTION);
}

static int
says_caption(const struct page *p, uint32_t i)
{
	const struct line *l = first_line_of(p, &p->blocks[i]);

	return l->listed ? 0 : l->starts[ROLE_CAPTION];
}

static bool
says_what_it_shows(const struct page *p, uint32_t i)
{
	return is_short_text(p, i) && says_caption(p, i) >= SAYS_CAPTION &&
	    (says_caption(p, i) >= SURE_CAPTION || stands_apart(p, i));
}

/* A short text that stands inside a paragraph, with no heading over it: what else is set there? */
static bool
is_inset_text(const struct page *p, uint32_t i)
{
	const struct line *l = first_line_of(p, &p->blocks[i]);

	return is_short_text(p, i) && p->blocks[i].inset && !l->row && !l->listed && !names_field(l) && i > 0 &&
	    !(p->blocks[i - 1].class == CLASS_DISPLAY && first_line_of(p, &p->blocks[i - 1])->open);
}

/* A line or two of display type with a credit behind it on the same line. */
static bool
is_set_as_display(const struct page *p, uint32_t i)
{
	return p->blocks[i].class == CLASS_DISPLAY && !p->blocks[i].gone &&
	    p->blocks[i].unit == NONE && p->blocks[i].length > (p->wide ? 16 : 40);
}

/* Display type under more of it and over the place and day a report begins with: a line of its headline. */
static bool
stands_in_stack(const struct page *p, uint32_t i)
{
	uint32_t below = i + 1;

	while (below < p->nblocks && p->blocks[below].class == CLASS_DISPLAY)
		below++;
	return i > 0 && p->blocks[i - 1].class == CLASS_DISPLAY && below < p->nblocks &&
	    first_line_of(p, &p->blocks[below])->starts[ROLE_OPENER] > 0;
}

/* A line of display type with an arrow or a triangle at its beginning, which points to the picture. */
static bool
points_to_picture(const struct page *p, uint32_t i)
{
	const struct block *b = &p->blocks[i];

	return !stands_in_stack(p, i) && b->class == CLASS_DISPLAY && !b->gone && b->unit == NONE && b->first == b->last &&
	    says_caption(p, i) >= SAYS_CAPTION && !u_isalpha((UChar32)first_line_of(p, b)->text[0].c) &&
	    b->length <= SHORT_CAPTION;
}

/*
 * The text of an article above the credit, right under its headline, and a line or
 * two alone below: the caption stands below.
 */
static bool
captions_below(const struct page *p, uint32_t credit)
{
	const struct block *at = &p->blocks[credit];
	bool alone = credit + 2 >= p->nblocks || at[2].class != CLASS_TEXT;

	return p->cased && credit > 1 && at[-2].class == CLASS_DISPLAY && is_text(p, credit - 1) &&
	    is_text(p, credit + 1) && at[1].length <= SHORT_CAPTION && at[1].length < at[-1].length && alone;
}

/* A paragraph of a line or two under one that is complete, and the next article under the credit. */
static bool
is_last_above(const struct page *p, uint32_t credit)
{
	return p->cased && credit > 1 && p->blocks[credit - 1].length <= OVER_CREDIT && is_text(p, credit - 2) &&
	    p->blocks[credit - 2].closed && (credit + 1 == p->nblocks || p->blocks[credit + 1].class == CLASS_DISPLAY);
}

/* A short text right under a credit, in another column than what stands around both: the credit stands above. */
static bool
is_under_credit(const struct page *p, uint32_t credit)
{
	uint32_t caption = credit + 1;
	em below;

	if (!is_short_text(p, caption) || p->blocks[caption].measure == 0 || !p->blocks[caption].closed)
		return false;
	below = is_text(p, caption + 1) ? p->blocks[caption + 1].measure : is_text(p, credit - 1) ? p->blocks[credit - 1].measure : 0;
	below -= p->blocks[caption].measure;
	return below > APART || below < -APART;
}

/* The caption a credit belongs to, NONE if it is no picture's. */
static uint32_t
caption_of(const struct page *p, uint32_t credit)
{
	if (captions_below(p, credit))
		return credit + 1;
	if (credit > 0 && is_short_text(p, credit - 1) &&
	    (stands_apart(p, credit - 1) || says_caption(p, credit - 1) > 0 || is_inset_text(p, credit - 1) ||
	    is_last_above(p, credit)))
		return credit - 1;
	if (credit > 0 && is_set_as_display(p, credit - 1))
		return credit - 1;
	if (is_short_text(p, credit + 1) && (says_caption(p, credit + 1) > 0 || is_under_credit(p, credit)))
		return credit + 1;
	return NONE;
}

/* A short line of display type; where it may be a headline as well, inside a paragraph only. */
static bool
is_title(const struct page *p, uint32_t i)
{
	const struct block *b;

	if (i >= p->nblocks)
		return false;
	b = &p->blocks[i];
	return b->class == CLASS_DISPLAY && b->unit == NONE && b->role == ROLE_NONE && b->first == b->last &&
	    (p->wide ? b->length <= WIDE_TITLE : b->length <= TITLE && first_line_of(p, b)->open);
}

struct photo {
	uint32_t caption, credit;
};

static void
span(const struct photo *ph, uint32_t *before, uint32_t *after)
{
	uint32_t low = ph->caption, high = ph->caption;

	if (ph->credit != NONE) {
		low = ph->credit < low ? ph->credit : low;
		high = ph->credit > high ? ph->credit : high;
	}
	*before = low - 1;	/* wraps at 0: past every block */
	*after = high + 1;
}

static int
make_unit(struct page *p, const struct photo *ph, bool title_after)
{
	struct unit *u = unit_new(p, UNIT_PHOTO, 3);
	uint32_t before, after, title;

	if (u == NULL)
		return RECTO_ENOMEM;
	u->parted = u->held = NAT(100);
	span(ph, &before, &after);
	title = title_after ? after : before;
	if (is_title(p, title))
		unit_add(p, u, title, ROLE_FIGURE_TITLE);
	unit_add(p, u, ph->caption, ROLE_CAPTION);
	if (ph->credit != NONE)
		unit_add(p, u, ph->credit, ROLE_CREDIT);
	return 0;
}

int
photos_find(struct page *p, recto_error *err)
{
	struct photo *photos = page_alloc(p, p->nblocks, sizeof *photos);
	uint32_t n = 0, titles_before = 0, titles_after = 0, length_before = 0, length_after = 0;
	bool title_after;

	if (photos == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	for (uint32_t i = 0; i < p->nblocks; i++) {
		uint32_t before, after;

		if (is_credit(p, i) && caption_of(p, i) != NONE)
			photos[n] = (struct photo){ caption_of(p, i), i };
		else if ((says_what_it_shows(p, i) || points_to_picture(p, i) || is_inset_text(p, i)) && !is_credit(p, i + 1))
			photos[n] = (struct photo){ i, NONE };
		else
			continue;
		if (n > 0 && photos[n - 1].caption == photos[n].caption)
			continue;
		span(&photos[n++], &before, &after);
		if (is_title(p, before)) {
			titles_before++;
			length_before += p->blocks[before].length;
		}
		if (is_title(p, after)) {
			titles_after++;
			length_after += p->blocks[after].length;
		}
	}
	/* All on one side of their pictures; titles are short where both sides have one. */
	title_after = titles_after != titles_before ? titles_after > titles_before :
	    length_after < length_before;
	for (uint32_t i = 0; i < n; i++)
		if (make_unit(p, &photos[i], title_after) < 0)
			return recto_fail(err, RECTO_ENOMEM, "out of memory");
	return 0;
}
