/* SPDX-License-Identifier: MIT */
/*
 * Headings that stand in the first line of their text: *THE HARVEST.—Most of*. Where
 * several articles in a row have no headline but begin so, each has its own; a
 * rubric over them, which the first of them was given, is a kicker. Names of
 * places (*VALAIS. — On*) are of one word mostly, and stay in the text.
 */
#include "units.h"

#include <unicode/uchar.h>

#define BARE 2			/* articles without a headline that make a row, */
#define PHRASES 3		/* and articles in one where only a stop ends the headings */

/* The text that an article begins with, and the headline right above it. */
struct beginning {
	struct block *text, *headline;	/* NULL without */
	enum entry entry;
	uint32_t heading;	/* characters of the text */
	bool phrase;		/* it has more than one word */
};

static bool
is_phrase(const struct line *l, uint32_t heading)
{
	for (uint32_t i = 1; i + 1 < heading; i++)
		if (glyph_is_space(l->text[i].c) && u_isalpha((UChar32)l->text[i - 1].c) && u_isalpha((UChar32)l->text[i + 1].c))
			return true;
	return false;
}

static struct beginning
beginning_of(const struct page *p, const struct unit *u)
{
	struct beginning b = { .entry = ENTRY_NONE };

	for (uint32_t i = 0; i < u->nblocks && b.text == NULL; i++) {
		struct block *block = &p->blocks[u->blocks[i]];

		if (block->role == ROLE_HEADLINE)
			b.headline = block;
		else if (block->class == CLASS_TEXT)
			b.text = block;
	}
	if (b.text != NULL && b.text->role == ROLE_TEXT)
		b.heading = entry_heading(p, first_line_of(p, b.text));
	if (b.heading > 0) {
		b.entry = entry_of(p, first_line_of(p, b.text));
		b.phrase = is_phrase(first_line_of(p, b.text), b.heading);
	}
	return b;
}

static void
give_headings(const struct page *p, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++) {
		struct beginning b = beginning_of(p, &p->units[i]);

		b.text->heading = b.heading;
		if (b.headline != NULL)
			b.headline->role = ROLE_KICKER;
	}
}

int
headings_run_in(struct page *p, recto_error *err)
{
	(void)err;
	for (uint32_t from = 0, to; from < p->nunits; from = to) {
		struct beginning first = beginning_of(p, &p->units[from]);
		uint32_t bare = first.headline == NULL, phrases = first.phrase;

		for (to = from + 1; first.entry != ENTRY_NONE && to < p->nunits; to++) {
			struct beginning b = beginning_of(p, &p->units[to]);

			if (b.entry != first.entry)
				break;
			bare += b.headline == NULL;
			phrases += b.phrase;
		}
		if (first.entry != ENTRY_NONE && bare >= BARE && 3 * bare >= to - from && 2 * phrases > to - from &&
		    (first.entry == ENTRY_RUN_IN || to - from >= PHRASES))
			give_headings(p, from, to);
	}
	return 0;
}
