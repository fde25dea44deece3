/* SPDX-License-Identifier: MIT */
/*
 * What the passes that group blocks into units share.
 *
 * The blocks of a page that are not furniture or photographs make a flow:
 * chunks of running text with gaps between them, and in each gap the display
 * lines, bylines and marks that stand there. An article is a run of chunks; its
 * headline is assigned to it, from wherever it stands.
 */
#ifndef ARTICLES_UNITS_H
#define ARTICLES_UNITS_H

#include "articles.h"

#define WINDOW 60			/* chunks decided on at once */
#define HEADS 64			/* display blocks in a window */
#define ASSIGN_MAX (2 * HEADS + WINDOW + 8)

/* Greatest sum of value[row][column_of[row]]; rows <= columns <= ASSIGN_MAX. */
int64_t assign(const score (*value)[ASSIGN_MAX], uint32_t rows, uint32_t columns,
    uint32_t *column_of);

/* How a text shows without a headline that it begins, see entries.c. */
enum entry {
	ENTRY_NONE, ENTRY_RUN_IN, ENTRY_BRACKET, ENTRY_SIGN, ENTRY_DASH, ENTRY_CAPITALS,
	ENTRY_PHRASE, ENTRIES
};

/* A run of paragraphs that nothing comes between. */
struct chunk {
	uint32_t first, last;		/* text blocks, indices into the flow */
	uint32_t length;		/* characters */
	em measure;
	uint8_t opener, report;		/* strength with which it opens an article, tells of an event */
	uint8_t entry;			/* enum entry */
	bool starts_open, ends_open;	/* in mid-sentence */
	bool ends_short;		/* on a line that had room: nothing was cut there */
	bool bullets, fields;		/* how it begins */
	bool ends_fields;		/* and ends */
	bool listed;		/* with an item of a list */
	bool deck;			/* a paragraph between a headline and the byline of what follows */
	bool dated, ends_dated;	/* begins, ends with one that has a day or an hour */
};

/* What a display block is: `beside` is a kicker or deck. */
enum rank { RANK_HEADLINE, RANK_SECTION, RANK_BESIDE, RANK_OTHER, RANKS };

/* A display block and where it stands. */
struct head {
	uint32_t block;
	uint32_t gap;			/* gap g is before chunk g */
	uint32_t run, index, run_length; /* consecutive display blocks */
	uint32_t length;
	em widest;			/* its widest line */
	em wrapped;			/* likewise, of those that it goes on below; 0: it has one line */
	bool capitals, label, deck;
	bool section;			/* of one for sure: a bare number, a count from 1 on, over notices */
	bool question;			/* one of several: of a section of an interview */
	bool rubric;			/* capitals over a title in small letters, see search.c */
	bool followed_by_byline;
	score says[RANKS];		/* what its traits say, see headings.h */
};

/* What stood above a run of headings that stand alone, see series.c. */
enum under { UNDER_NOTHING, UNDER_RUBRIC, UNDER_STACK, UNDER_BYLINE };

struct gap {
	score keep;			/* for (+) or against (-) one article on both sides */
	score learned;			/* of it: what the traits say, see gaps.h */
	uint32_t first_head, nheads;
	uint32_t bylines;
	score cohesion;			/* what common words say of both sides */
	uint8_t under;			/* enum under */
	uint8_t alone;			/* how many headings stand alone between that and here */
	bool marked;			/* a mark that ends or opens an article stands here */
	score clear;			/* how much worse the page is with the other decision */
};

struct window {
	struct page *page;
	const uint32_t *flow;		/* block indices; this window is from..to of it */
	uint32_t from, to;
	struct chunk chunks[WINDOW];
	uint32_t nchunks;
	uint32_t entries[ENTRIES];	/* how many chunks begin so */
	struct gap gaps[WINDOW + 1];
	struct head heads[HEADS];
	uint32_t nheads;
	struct overlap *overlap;	/* see overlap.c */
	bool cut[WINDOW + 1];		/* an article begins with chunk g */
	uint32_t article_of[HEADS];	/* first chunk of the article a head was given to, NONE */

	score (*values)[ASSIGN_MAX];	/* HEADS rows of scratch */
	uint32_t side;			/* 0: headlines before the text, 1: after it */
	uint32_t plain_to;		/* up to there, in the flow, only what stands between texts parts chunks */
};

/* Whether a block is set into the last paragraph of a chunk, which goes on behind it: a box, not the end of anything. */
static inline bool
is_inset(const struct window *w, uint32_t chunk, const struct block *b)
{
	return last_line_of(w->page, &w->page->blocks[w->flow[w->chunks[chunk].last]]) > first_line_of(w->page, b);
}

/* overlap.c: how much of the heading recurs in the chunks of a mask, 0 to 256. */
int overlap_study(struct window *w, recto_error *err);
score overlap_cover(struct window *w, uint32_t head, uint64_t chunks);

/* entries.c: of the first line of a text. */
enum entry entry_of(const struct page *p, const struct line *l);

/* flow.c: whether two chunks that have a measure stand in columns of the same width. */
bool chunk_measures_agree(const struct chunk *a, const struct chunk *b);

/* registers.c: headings of notices in sections; before the gaps are weighed. */
void registers_find(struct window *w);

/* series.c: what each heading that stands alone hangs under; once the gaps are filled. */
void series_find(struct window *w);

/* gaps.c: what the traits of each gap say; once cohesion is known. */
int gaps_weigh(struct window *w, recto_error *err);

/* headings.c: what the traits of each display block say; once gaps and overlap are known. */
int headings_weigh(struct window *w, recto_error *err);

/* cohesion.c: what common words say about one article on both sides of each gap. */
int cohesion_weigh(struct window *w, recto_error *err);

/* photos.c: captions, their titles and credits become units; sets block.unit. */
int photos_find(struct page *p, recto_error *err);

/* boxes.c: headings with text of their own inside a paragraph become units; sets block.unit. */
int boxes_find(struct page *p, recto_error *err);

/* flow.c: fill a window from the flow, beginning at `from`. */
int flow_window(struct window *w, uint32_t from, uint32_t nflow, recto_error *err);

/* flow.c: whether a display block is too short for a headline or section heading. */
bool head_is_label(const struct window *w, const struct head *h);

/* search.c: the best cuts, and which headline belongs to which article. */
void search_articles(struct window *w);

/* members.c: make units of the window's articles. */
int members_take(struct window *w, recto_error *err);

/* Whether a role is of what belongs to the page and to none of its articles. */
bool role_is_furniture(enum role role);

/* A new unit of the page; NULL out of memory. */
struct unit *unit_new(struct page *p, enum unit_type type, uint32_t max_blocks);
void unit_add(struct page *p, struct unit *u, uint32_t block, enum role role);

#endif
