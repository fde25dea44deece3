/* SPDX-License-Identifier: MIT */
/*
 * What the passes of structure recovery share: the page under study, its
 * lines, blocks and units. docs/recovery.md explains the method.
 *
 *	lines.c  ->  measure.c  ->  labels.c  ->  blocks.c  ->  units.c
 *	->  furniture.c  ->  emit.c
 *
 * All of it lives in the memory of the part and dies with it. Lengths are in
 * 1/100 em, scores in 1/256 nat, both integers, so that every machine decides
 * alike.
 */
#ifndef ARTICLES_H
#define ARTICLES_H

#include <stdbool.h>

#include <recto/plugin.h>

#include "facts/facts.h"
#include "lang/lang.h"

typedef int32_t em;		/* 1/100 em */
typedef int32_t score;		/* 1/256 nat */
#define NAT(x) ((score)((x) * 256))
#define NEVER NAT(-1000)

/* Log of n/d, for n and d above 0. */
score log_ratio(uint64_t n, uint64_t d);
/* Log of the logistic function: the share of two outcomes that x speaks for. */
score log_sigmoid(score x);

/* ---------------------------------------------------------------- lines */

/* A character as read: edits (letter-space, doubled print) already undone. */
struct glyph {
	uint32_t c;		/* code point */
	uint32_t at;		/* where its bytes begin in the raw line */
};

/* Bytes of the raw line left out of the reading text. */
struct edit {
	uint32_t from, to;
	recto_reason reason;
};

enum line_end {			/* how the text of a line ends */
	END_NONE, END_STOP, END_COMMA, END_COLON, END_HYPHEN, END_DASH,
	END_ABBREVIATION, END_COUNT
};

enum line_start {		/* and how it begins */
	START_WIDE, START_LOWER, START_UPPER, START_DIGIT, START_QUOTE, START_DASH,
	START_BULLET, START_NUMBER, START_FORBIDDEN, START_OTHER, START_COUNT
};

enum label {			/* what a line is, decided in labels.c */
	LABEL_FIRST, LABEL_MIDDLE, LABEL_LAST, LABEL_ONLY,	/* of a paragraph */
	LABEL_HEAD, LABEL_HEAD_MORE,				/* display type */
	LABEL_SPECIAL, LABEL_SPECIAL_MORE,			/* a role a pattern knows */
	LABEL_COUNT
};

/*
 * How a line counts: not, or the numbers before or behind its own begin a line far
 * off, near, or make a list of three with it; see enumerations.c.
 */
enum counted { COUNTED_NOT, COUNTED_FAR, COUNTED_NEAR, COUNTED_LIST };

enum upright { UPRIGHT_NOT, UPRIGHT_FIRST, UPRIGHT_MORE };

struct line {
	const recto_line *raw;
	const struct lang *lang;
	uint32_t from, to;	/* bytes of the raw line without spaces at the ends */
	uint32_t lead, tail;	/* the same with the spaces; pieces of a line cover it all */
	uint32_t page;		/* printed page in the part, from 0 */
	bool turn;		/* first line of its page */
	bool glued;		/* goes on in the same set line as the one before */
	bool split;		/* goes on in the same raw line as the piece before */
	bool rest;		/* goes on with the special line above: the rest of its brackets, or brackets behind a name */
	struct glyph *text;	/* cleaned characters */
	uint32_t ntext;
	struct edit *edits;	/* in order, not overlapping */
	uint32_t nedits;
	uint32_t gap;		/* blank lines before this one, beyond the usual */
	bool apart;		/* under a wider gap than paragraphs of the page have */
	em indent;		/* spaces before the text */
	em width;		/* natural width of the set text */
	em squeeze;		/* how much of it punctuation can give up */
	em unit;		/* width of its first unbreakable piece */
	em measure;		/* width of the column here; 0 where there is none */
	uint8_t end, start;	/* enum line_end, line_start */
	uint8_t label;		/* enum label */
	uint8_t role;		/* enum role the patterns speak for, ROLE_NONE without */
	uint8_t strength;	/* how strongly, 1 to 9 */
	uint8_t starts[ROLE_COUNT]; /* strength of the roles its beginning speaks for */
	bool wide;		/* most of it is wide characters */
	bool capitals;		/* cased text all in capitals */
	bool title;		/* cased text With Most Words Capital */
	bool function_end;	/* ends in a word that cannot end a phrase */
	bool capital_function;	/* begins with such a word, which has a capital */
	bool shouts_first;	/* begins with a word in capitals, and goes on in small letters */
	bool asks_first;	/* begins with a word that asks: What, Comment */
	bool balanced;		/* brackets and quotes close */
	bool over_opener;	/* display type over a dateline, see openers.c */
	bool bracketed;		/* all of it stands in one pair of brackets */
	bool stops_inside;	/* a sentence ends inside */
	bool long_line;		/* too long to be a set line: text holds both ends only */
	bool open;		/* paragraph goes on after an interruption */
	bool initial;		/* a drop capital, see initials.c */
	bool hangs;		/* a bullet whose text is the next line, see bullets.c */
	bool cut;		/* last word goes on without a hyphen, see words.c */
	uint8_t hyphen_length;	/* characters of the hyphen at its end */
	uint8_t specks;		/* characters before the rest of the word above, see words.c */
	bool keeps_hyphen;	/* the hyphen at its end belongs to the word */
	bool pause;		/* two phrases with wide space between */
	uint32_t letters, digits;	/* counts over text */
	bool indented;		/* further in than its neighbours */
	bool unwrapped;		/* a paragraph by itself */
	bool row;		/* of a table, whether its columns are kept or lost, see rows.c */
	bool heads_row;		/* and says what stands below, in the columns */
	bool verse;		/* a line of a poem, see verse.c */
	uint8_t shape;		/* enum shape, see agendas.c */
	bool listed;		/* in an item of a list, see items.c */
	uint8_t upright;	/* enum upright: a character of a heading, see uprights.c */
	bool answers;		/* among questions and short answers, see answers.c */
	bool dated;		/* and of one with days or hours, see agendas.c */
	uint8_t same_starts;	/* lines near that begin with the same word, see echoes.c */
	uint8_t same_pairs;	/* and with the same two words before a figure, behind a sentence as it does */
	uint8_t echoes_above, echoes_below; /* words that stand a little above or below too, see echoes.c */
	uint8_t counted;	/* enum counted */
	bool from_one;		/* and the count began with 1 */
	bool labelled, in_run;	/* begins with a label and a colon; and so do others about it */
	bool narrow;		/* its column is narrower than those about it */
	score margin;		/* how clear it is whether a block ends after this line */
};

#define FIELD 5		/* strength of an `item` row that makes a line a field */
#define SURE_FOLIO 5	/* strength of a line that is surely a folio line */
#define OF_HEAD 6	/* strength of a field that heads a letter or minutes: From, Present */

#define SURE_CAPTION 5	/* strength of a beginning of a caption that nothing has to set apart */
#define FURNITURE 3	/* strength from which a line is furniture unless its place denies it */

/* A line that is furniture by its look, or surely so. */
static inline bool
is_furniture(const struct line *l)
{
	return (l->role == ROLE_FOLIO || l->role == ROLE_IMPRINT) && l->strength >= FURNITURE;
}

static inline bool
is_sure_furniture(const struct line *l)
{
	return is_furniture(l) && l->strength >= SURE_FOLIO;
}

static inline bool
is_sure_folio(const struct line *l)
{
	return l->role == ROLE_FOLIO && l->strength >= SURE_FOLIO;
}

/* A line that names what it tells, as `Place:` does, and so is an item of a list. */
static inline bool
names_field(const struct line *l)
{
	return l->starts[ROLE_ITEM] >= FIELD;
}

/* --------------------------------------------------------------- blocks */

/* A block is one or more pieces, each within a line; pieces of a block are chained. */
#define NONE UINT32_MAX
struct piece {
	uint32_t line;
	uint32_t next;		/* index of the block's next piece, NONE at the end */
};

enum class {
	CLASS_TEXT, CLASS_DISPLAY, CLASS_SPECIAL
};

struct block {
	uint8_t class;		/* enum class */
	uint8_t role;		/* enum role: final after units.c */
	uint8_t cert;		/* recto_cert */
	bool opened, closed;	/* text: begins, ends where a sentence does */
	bool inset;		/* text: stands inside a paragraph of the column */
	uint32_t first, last;	/* in page.pieces */
	uint32_t unit;		/* index of its unit, NONE: the page's */
	uint32_t length;	/* characters */
	em measure;
	bool row;		/* of a table */
	bool verse;		/* a line of a poem */
	bool listed;		/* text: an item of a list, see dashed.c */
	bool gone;		/* merged into another */
	bool met;		/* marker: the other end is in the same article, see pieces.c */
	score placed;		/* display type: how clear it is where it belongs */
	bool begins;		/* text: an article begins with it */
	const uint8_t *seen;	/* traits of display type, see headings.h; of text, of the gap before it, see gaps.h; or NULL */
	score known;		/* text: what all but those traits says for one article on both sides of that gap */
	score cover;		/* and how much of it recurs in its article, 0 to 256 */
};

enum unit_type { UNIT_ARTICLE, UNIT_PHOTO, UNIT_BRIEF, UNIT_NOTICE, UNIT_AD };

struct unit {
	uint8_t type;		/* enum unit_type */
	uint8_t cert;		/* recto_cert */
	score parted, held;	/* how clear its ends are, and the least clear gap inside */
	uint32_t *blocks;	/* in reading order */
	uint32_t nblocks;
};

struct page {
	recto_context *ctx;
	recto_document *doc;
	recto_node *part;
	struct recovery *job;

	const struct lang *lang;	/* of most of the page */
	bool wide;			/* script without spaces, set on a grid */
	bool cased;			/* script with capitals */
	bool hyphens;			/* words are cut with a hyphen */
	int slack;			/* and how far short of it they can be besides */
	int spread;			/* how far full lines differ, parts in 1000 of the measure */
	struct date date;		/* of the paper, as far as it is known */
	bool indents, blanks;		/* some paragraphs are marked so */
	bool parts;			/* wider gaps part its articles */
	bool stops;			/* display type ends with a stop */
	int shouts;			/* it is set in capitals: 1; rarely: -1; not known: 0 */
	em deficit;			/* by how much first lines are shorter; 0 if they are not */

	struct line *lines;		/* those with text on them, in order */
	uint32_t nlines;
	uint32_t npages;		/* printed pages in the part, which form feeds end */
	char (*page_names)[PAGE_LENGTH]; /* what they call themselves, "" unknown */
	uint32_t written;		/* pages begun in the output */
	struct block *blocks;
	uint32_t nblocks;
	struct piece *pieces;
	uint32_t npieces;
	struct unit *units;
	uint32_t nunits;
};

/* What the folio lines said so far. */
struct issue {
	bool known;			/* clearly enough to believe bare numbers */
	struct date date;
	char page[PAGE_LENGTH];		/* of the last page; "" when it did not say */
};

/* State of a run. */
struct recovery {
	const char *language;		/* option: BCP 47 tag or "auto" */
	const char *profile;		/* option: a language file, "" none */
	const char *words;		/* option: a text whose words are known, "" none */
	const struct label_weights *weights; /* see traits.h */
	const struct rank_weights *ranks; /* see headings.h */
	const struct gap_weights *gaps;	/* see gaps.h */
	struct langs *langs;
	const struct lang *given;	/* the language that the options say */
	const struct lang *wide_lang, *other_lang; /* of the last pages that showed one */
	recto_context *ctx;
	uint64_t *titles;		/* edges of earlier parts, see running.c */
	size_t ntitles;
	struct issue issue;
	struct jumps *jumps;		/* see jumps.c */
	unsigned narticles;		/* written so far */
	const uint16_t *truth;		/* for what learns: the article of each raw line, 0 not known; or NULL */
	uint32_t ntruth;
};

/* First and last line of a block. */
static inline struct line *
first_line_of(const struct page *p, const struct block *b)
{
	return &p->lines[p->pieces[b->first].line];
}

static inline struct line *
last_line_of(const struct page *p, const struct block *b)
{
	return &p->lines[p->pieces[b->last].line];
}

/* Memory of the part; NULL makes the caller return RECTO_ENOMEM. */
void *page_alloc(struct page *p, size_t count, size_t size);

int lines_study(struct page *p, recto_error *err);
int patterns_match(struct page *p, recto_error *err);
/* apart.c: the first character of who signs at the right end of line i, set apart by spaces; ntext: nobody does. */
uint32_t signed_apart(const struct page *p, uint32_t i);
int misprints_find(struct page *p, recto_error *err);
int pictures_find(struct page *p, recto_error *err);
int captions_find(struct page *p, recto_error *err);
int occasions_spare(struct page *p, recto_error *err);
/* occasions.c: whether a line holds a day and little else: `Audience du 22 novembre`, `на 20 апреля (в процентах)`. */
bool line_tells_day(const struct line *l);
int facing_find(struct page *p, recto_error *err);
int running_find(struct page *p, recto_error *err);
/* running.c: a hash of the letters of a line that can be a running title, the same on all pages; 0: it cannot. */
uint64_t line_title(const struct line *l);
/* pageheads.c: the head of a page by its parts, and its number, in any language. */
bool is_page_head(const struct page *p, uint32_t i);
bool is_page_number(const struct page *p, uint32_t i);
void pageheads_complete(struct page *p);
int fragments_glue(struct page *p, recto_error *err);
int initials_join(struct page *p, recto_error *err);
int bullets_join(struct page *p, recto_error *err);
int measure_find(struct page *p, recto_error *err);
int words_study(struct page *p, recto_error *err);
/* Rows of tables; scratch holds a width for each of 41 lines. */
void rows_find(struct page *p, em *scratch);
void verse_find(struct page *p);
int labels_decide(struct page *p, recto_error *err);
int blocks_make(struct page *p, recto_error *err);
int units_find(struct page *p, recto_error *err);
int furniture_read(struct page *p, recto_error *err);
int continuations_join(struct page *p, recto_error *err);
int pieces_join(struct page *p, recto_error *err);
int dashed_list(struct page *p, recto_error *err);
int certainty_find(struct page *p, recto_error *err);
int page_emit(struct page *p, recto_error *err);

/* lines.c: whether the line is one of the first or last `reach` of its page. */
bool line_at_edge(const struct page *p, uint32_t i, uint32_t reach);

/*
 * blanks.c: the next run of spaces behind b->to that is worth at least `least` of them and
 * has something behind it: glyphs from..to. Begin with { 0 }. @return whether there is one.
 */
struct blank {
	uint32_t from, to;
};
bool line_next_blank(const struct line *l, uint32_t least, struct blank *b);

#define SPACE 50		/* indent of one space */
#define CELLS 24		/* of a line, at most */

/* Words that such runs part from others: glyphs from..to, and the columns of the page left..right that they take. */
struct cell {
	uint32_t from, to, left, right;
};
/*
 * blanks.c: the cells of a line between runs of `least` spaces. @return how many,
 * 0 for a line that is no set line or has too many.
 */
uint32_t line_cells(const struct line *l, uint32_t least, struct cell cells[CELLS]);
/* blanks.c: three cells or more, two of which and half of all are figures. */
bool line_has_columns(const struct line *l);

/* looks.c: look at a line, again where its text has changed. */
void line_look(const struct page *p, struct line *l);

/* lines.c: edits found in one line, see spacing.c and doubled.c */
#define MAX_LINE_GLYPHS 2048
uint32_t spacing_close(const struct glyph *text, uint32_t n, bool *drop);
uint32_t doubled_undo(const struct glyph *text, uint32_t n, bool *drop);

/* width.c: the set width of one character in a book face. */
em glyph_width(uint32_t c, bool wide_page);
bool glyph_is_wide(uint32_t c);		/* takes a whole em by itself */
bool glyph_joins(uint32_t c);		/* beside a wide character, no space at a join */
bool glyph_is_squeezed(uint32_t c);	/* wide punctuation that can give up half its em */
int compare_ems(const void *a, const void *b);	/* for qsort */

/* marks.c: what a character is to a typesetter; the mark that one for vertical lines, or ∶, stands for, and c for others. */
uint32_t glyph_plain(uint32_t c);
bool glyph_is_space(uint32_t c);
bool glyph_is_opener(uint32_t c);	/* of a quotation or bracket */
bool glyph_is_closer(uint32_t c);
bool glyph_is_leader(uint32_t c);	/* a dot or stroke of those that lead from words to figures */
bool glyph_is_stop(uint32_t c);		/* ends a sentence */
bool glyph_is_hyphen(uint32_t c);
bool glyph_is_dash(uint32_t c);
bool glyph_is_bullet(uint32_t c);
bool glyph_is_colon(uint32_t c);
bool glyph_asks(uint32_t c);		/* or exclaims */
bool glyph_is_comma(uint32_t c);	/* or a mark of its kind: something follows */

/* margins.c: leave out what the scan made of column rules; RECTO_ENOMEM or RECTO_OK. */
int margins_clean(struct page *p);

/* languages.c: the language of the page, and of each of its lines. */
void languages_choose(struct page *p);
/* That of a unit: of its last block, unless the text is surely in another one. */
const struct lang *language_of(const struct page *p, const struct unit *u);

/* text.c: what is in a block becomes text, breaks, inlines and discards of a node. */
void text_emit(struct page *p, recto_node *parent, const struct block *b);
/* The same of a row of a table, glyphs from..to of each cell; from 0 to 0: nothing stands in it. */
void text_emit_row(struct page *p, recto_node *row, const struct block *b, const struct cell *cells, uint32_t ncells);

/* looks.c: whether the first word of b would have stood in line a, had it gone on to `limit`. */
bool line_had_room(const struct line *a, const struct line *b, em limit);

/* lines.c: characters of the line from `from` on. @return how many. */
uint32_t line_chars(const struct line *l, uint32_t from, uint32_t *out, uint32_t max);

/*
 * jumps.c: articles that go on on another page. An end that points to page `to`
 * is remembered with the article's id; the piece that comes from page `from`
 * gets the id of the one it goes on from, or NULL when none is clear.
 */
struct jumps;
int jumps_add(struct page *p, const struct unit *u, const char *here, const char *to,
    const char *id);
const char *jumps_match(struct page *p, const struct unit *u, const char *here, const char *from);
void jumps_free(struct jumps *jumps);
/* The page that a marker points to, or comes from; "" and false when it does not say. */
bool jump_page(const struct page *p, const struct block *b, char page[PAGE_LENGTH]);
/* 1: the page numbers agree; 0: they say nothing; -1: they contradict. */
int jump_agreement(const char *a, const char *b);

/* blocks.c: whether the last line runs up to the edge, so that the sentence can go on. */
bool block_ends_full(const struct page *p, const struct block *b);

/* blocks.c: give block `a` the lines of `b`, which goes. */
void block_append(struct page *p, struct block *a, struct block *b);

/*
 * measure.c: log-likelihood of the width of line i, per half em, if the line
 * was filled up to `measure`, or ends a paragraph anywhere in it.
 */
score measure_full(const struct page *p, uint32_t i, em measure);
score measure_short(const struct page *p, uint32_t i, em measure);

#endif
