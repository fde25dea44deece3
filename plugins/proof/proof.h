/* SPDX-License-Identifier: MIT */
/**
 * @file proof.h
 * What the files of the proof writer share. A part is looked at once and noted
 * down: places, the nodes that a reader of the proof can be led to, and pieces,
 * the characters of the source lines. Then three views of it are written: what
 * is uncertain, the source line by line, and the places.
 */
#ifndef PROOF_H
#define PROOF_H

#include "loss.h"
#include "markup.h"
#include "tree.h"
#include "value.h"

enum { NO_PLACE = 0, NO_REASON = -1 };

/** A node that has an identifier on the page: its number in the document, with a `u` before. */
struct place {
	recto_node *node;
	size_t parent;		/* the place around it, or NO_PLACE */
	unsigned article;	/* it is in, counted in the document; 0: in none */
	recto_cert cert;	/* of the node, or of what is worst in its text */
	uint64_t first, last;	/* source lines; 0: none is known */
};

/** Characters of a source line. */
struct piece {
	uint64_t line, offset;
	size_t order;		/* in the document */
	size_t place;		/* what became of it, or NO_PLACE */
	const char *text;
	size_t len;
	int reason;		/* why it was left out, or NO_REASON */
};

struct proof {
	recto_context *ctx;	/* these two are borrowed for the call */
	recto_sink *out;
	const char *lang;	/* of the document; borrowed likewise */
	int failed;		/* out of memory */

	/* the part; places count from 1 */
	struct place *places;
	size_t nplaces, places_size;
	struct piece *pieces;
	size_t npieces, pieces_size;

	unsigned long parts, articles;
	unsigned long before;	/* places of the parts before this one */
	struct losses losses;
};

/* roles.c */
enum level {
	LEVEL_NONE,		/* shows itself in nothing */
	LEVEL_INLINE,		/* in a unit: a place only where it is uncertain */
	LEVEL_UNIT,		/* a run of text with one role */
	LEVEL_GROUP		/* holds units */
};

struct role {
	enum level level;
	const char *family;	/* class of units that look alike */
	const char *label;	/* "headline" */
	const char *question;	/* what to check where it is uncertain */
};

const struct role *role_of(const recto_node *node);
/** What @p node is called: of furniture, what it is. */
const char *role_label(const recto_node *node);
/** Whether @p node is a place. */
int role_has_place(const recto_node *node);
int role_is_uncertain(recto_cert cert);

/* collect.c */
/** Note down places and pieces of @p part, the pieces sorted by line. */
void collect_part(struct proof *p, recto_node *part);
void collect_dispose(struct proof *p);

/* doubts.c */
void doubts_write(struct proof *p);

/* lines.c */
void lines_write(struct proof *p);

/* units.c */
void units_write(struct proof *p, recto_node *part);

/* write.c */
extern const recto_role proof_writer;
void proof_text(struct proof *p, const char *text, size_t len);
/** ` lang="..."` where @p lang is not @p around. */
void proof_lang(struct proof *p, const char *lang, const char *around);
/** The number behind the `u` of a place. */
unsigned long proof_number(const struct proof *p, size_t place);
/** "line 3" or "lines 3–7"; nothing where no line is known. */
void proof_span(struct proof *p, const struct place *place);
/** A badge, where @p cert is medium or low. */
void proof_cert(struct proof *p, recto_cert cert);
/** Begin one of the views of a part: a region that can be scrolled by keyboard, with its heading. */
void proof_open_view(struct proof *p, const char *class, const char *name, const char *heading);
/** `c0` to `c7`, one after the other for each article; `c` for what is in none. */
void proof_colour(struct proof *p, unsigned article);

#endif
