/* SPDX-License-Identifier: MIT */
/*
 * What the files share that decide what each line is.
 *
 *	habits.c	what a blank line, an indent, a stop mean on this page
 *	traits.c	what a line and its neighbours show, as yes and no
 *	emission.c	what speaks for a label of one line
 *	joints.c	what the end of a line and the beginning of the next say
 *	transition.c	what speaks for two states in a row
 *	viterbi.c	the best reading of the whole page
 *	labels.c	the rounds
 */
#ifndef ARTICLES_LABELS_H
#define ARTICLES_LABELS_H

#include "articles.h"
#include "traits.h"

#define NO_MEASURE_WIDTH 2000	/* assumed where a line has no measure */

static inline em
column(const struct line *l)
{
	return l->measure > 0 ? l->measure : NO_MEASURE_WIDTH;
}

/* States are the labels, and the labels again inside a paragraph that goes on behind them. */
enum { STATES = 2 * LABEL_COUNT };

static inline enum label
label_of(int state)
{
	return (enum label)(state % LABEL_COUNT);
}

static inline bool
is_open(int state)
{
	return state >= LABEL_COUNT;
}

static inline int
line_state(const struct line *l)
{
	return l->label + (l->open ? LABEL_COUNT : 0);
}

/* ---------------------------------------------------------------- habits */

enum boundary {		/* what a blank line can stand between */
	INSIDE, AFTER_FIRST, BEFORE_QUOTE, PARAGRAPHS, EDGE, STACK, DISPLAY, BOUNDARIES
};
enum place { STARTS, GOES_ON, STANDS_OUT, PLACES };	/* where an indent can be */

/* Times seen, with and without; begun with what pages are like in general. */
struct habit {
	uint32_t with, without;
};

struct habits {
	struct habit blank[BOUNDARIES];
	struct habit indent[PLACES];
	struct habit deficit;		/* first lines short by the indent */
	struct habit stop;		/* display type that ends with a stop */
	bool no_blanks;			/* hardly a blank line on the page */
	score blank_score[BOUNDARIES][2], indent_score[PLACES][2], deficit_score[2];
	score stop_score[2];
};

/* What pages are like in general; and what this one is, from the labels just found. */
void habits_begin(const struct page *p, struct habits *h);
void habits_learn(struct page *p, struct habits *h);
enum boundary boundary_of(const struct page *p, int from, int to, uint32_t i);

/* --------------------------------------------------------------- scores */

#define RESUMING NAT(0.6)	/* for each point of strength of a beginning that no block has */

/* emission.c */
score first_line(const struct page *p, const struct habits *h, uint32_t i, bool *deficit);
bool fills_column(const struct page *p, uint32_t i);
/* display.c: how much a line looks like display type; `more`: like its second line. */
score display_shape(const struct page *p, const struct habits *h, uint32_t i, bool more);
score emission(const struct page *p, const struct habits *h, uint32_t i, int state);

/* joints.c: evidence about the boundary after line i, the same for all states. */
struct joint {
	score join, part;	/* body text: log of how likely it goes on, or ends */
	score ends;		/* the same from the end of the line alone */
	score display_join, display_part;
	bool other_column;	/* the measure changes */
	score resume;		/* an interrupted paragraph goes on behind it */
	score closes_inset;	/* what is set into a paragraph ends with the line */
};
struct joint joint_after(const struct page *p, uint32_t i);

/* transition.c */
bool state_follows(int from, int to);
score transition(const struct page *p, const struct joint *joint, uint32_t i, int from, int to);

/* --------------------------------------------------------------- reading */

struct step {
	uint8_t from, to;	/* states */
};

struct reading {
	struct step steps[STATES * STATES];	/* that can be, see viterbi.c */
	unsigned nsteps;
	struct page *page;
	struct habits habits;
	score (*learned)[LABEL_COUNT];	/* what the traits of each line say for each label */
	score (*forward)[STATES];	/* best path up to the line, its emission included */
	score (*backward)[STATES];	/* best path after the line */
	uint8_t (*from)[STATES];
	em *scratch;			/* two widths a line, and 64 */
};

/* viterbi.c: what speaks for a state at line i, and for two states in a row, a blank line between them included. */
score reading_state(const struct reading *r, uint32_t i, int state);
score reading_step(const struct reading *r, const struct joint *joint, uint32_t i, int from, int to);

/* Which steps there are; before the first reading_find. */
void reading_list_steps(struct reading *r);

/* The best labels, into the lines; and how clear the end of each block is. */
void reading_find(struct reading *r);
void reading_find_margins(struct reading *r);

/*
 * labels.c: memory and habits of a reading; the rounds that end with the best
 * labels. What the traits say (reading_weigh) can be changed before the last
 * reading_find, which is how their weights are learned.
 */
int reading_begin(struct reading *r, struct page *p, recto_error *err);
void reading_settle(struct reading *r);
void reading_weigh(struct reading *r);

/* columns.c: indents, deficits of first lines, and narrow columns. */
em median_of(em *values, uint32_t n);
void columns_find_indents(struct page *p, em *scratch);
void columns_find_narrow(struct page *p, em *scratch);
em columns_wide_deficit(const struct page *p);
void columns_find_deficit(struct page *p, em *scratch);
void columns_remeasure(struct page *p);

/* openers.c: headlines over a line that opens a report, in scripts without capitals. */
void openers_find(struct page *p);

/* signatures.c: who signs what stands above. */
#define VALEDICTION 7		/* strength of the patterns of valedictions */
void signatures_find(struct page *p);
/* persons.c: whether a line in a cased script is a name of several words, perhaps with something told of the person. */
bool line_is_name(const struct line *l);

/* items.c: items of the lists that a line with a colon opens. */
#define ITEM_STRENGTH 9		/* of an item: nothing in the text goes on over such a line */
void items_find(struct page *p);
void agendas_find(struct page *p);	/* agendas.c */
void answers_find(struct page *p);	/* answers.c */
void uprights_find(struct page *p);	/* uprights.c */

/* shapes.c: how a line looks that is an item among others like it; whether two of a shape have the word in common that makes it one. */
enum shape { PLAIN, LABELLED, HOUR, DAY, CELL, SCORE, DATED, DASHED, COUNTED, PRICED, AMOUNT, VALUED, NAMED, FIGURED, WORDED, SHAPES };
enum shape shape_of(const struct line *l);
bool shapes_alike(enum shape how, const struct line *a, const struct line *b);
bool shapes_same_word(const struct line *a, const struct line *b);	/* that begins them */

/* enumerations.c: lines that count, and lines that begin with a label and a colon. */
void enumerations_find(struct page *p);

/* echoes.c: which words of a line recur about it. */
int echoes_find(struct page *p, recto_error *err);

#endif
