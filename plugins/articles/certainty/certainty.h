/* SPDX-License-Identifier: MIT */
/*
 * How sure a decision is. Each piece of evidence is a level from 0 up; a learned
 * weight for each level is added up to the log-odds that the block is right, see
 * certainty_data.h.
 */
#ifndef ARTICLES_CERTAINTY_H
#define ARTICLES_CERTAINTY_H

#include "articles.h"

#define LEVELS 48

enum decision { DECIDES_TEXT, DECIDES_DISPLAY, DECIDES_OTHER, DECIDES_ARTICLE, DECISIONS };

enum evidence {
	/* of the page */
	EV_SCRIPT, EV_MARKED, EV_ODD_PAGE, EV_BROKEN, EV_DOUBTS, EV_DISPLAY, EV_UNITS, EV_DENSE, EV_BARE, EV_LOOSE,
	/* of a block */
	EV_START, EV_END, EV_INSIDE, EV_LINES, EV_HIDDEN, EV_PIECES, EV_SENTENCES, EV_BEGIN, EV_FIRST,
	EV_LAST, EV_BEFORE, EV_AROUND, EV_ODD, EV_ROLE, EV_STRENGTH, EV_PLACED, EV_RUN, EV_LENGTH,
	EV_LOOK, EV_COLUMN, EV_COVER, EV_JOINT, EV_HYPHENS, EV_EDITS,
	/* of an article, and of the display type in it */
	EV_CUTS, EV_INNER, EV_EQUIPPED, EV_TYPE, EV_HEADS, EV_TEXTS,
	EVIDENCE
};

/* What holds for all of a page. */
struct outlook {
	uint8_t level[EVIDENCE];
	uint8_t marked;		/* 0 to 2: how many paragraphs begin with an indent or a blank line */
};

void outlook_take(const struct page *p, struct outlook *out);
/* Levels of what belongs to a block, those of an article being there already. */
void block_evidence(const struct page *p, const struct outlook *o, uint32_t b, uint8_t level[EVIDENCE]);
void unit_evidence(const struct page *p, const struct outlook *o, const struct unit *u,
    uint8_t level[EVIDENCE]);

/* All decisions of a page with their evidence, in the memory of the part. */
struct decisions {
	enum decision *group;		/* one a block, */
	uint8_t (*block)[EVIDENCE];	/* nothing for those that are gone */
	uint8_t (*unit)[EVIDENCE];
};

int decisions_take(struct page *p, struct decisions *out, recto_error *err);

#endif
