/* SPDX-License-Identifier: MIT */
/*
 * Third pass: what each line is. One Viterbi over the lines decides at once
 * which lines make a paragraph, which are display type, and which are bylines,
 * credits, furniture and the like. What a blank line or an indent means on this
 * page is learned from the decision and used in the next round.
 */
#include "articles.h"

#include <stdlib.h>
#include <unicode/uchar.h>

#define ROUNDS 4
#define RIGHT_STRENGTH 6	/* of a signature set to the right */
#define RESUME_REACH 14		/* lines an interruption may take */
#define NO_MEASURE_WIDTH 2000	/* assumed where a line has no measure */

/* States are the labels, and the display labels again with a paragraph open behind them. */
enum {
	OPEN_HEAD = LABEL_COUNT, OPEN_HEAD_MORE, OPEN_SPECIAL, OPEN_SPECIAL_MORE, STATES
};

static enum label
label_of(int state)
{
	return (enum label)(state < LABEL_COUNT ? state : state - OPEN_HEAD + LABEL_HEAD);
}

static bool
is_open(int state)
{
	return state >= LABEL_COUNT;
}

/* --------------------------------------------------------------- weights */

/* How the end of a line speaks for (+) or against (-) the text going on. */
static const score end_weights[END_COUNT][2] = {	/* spaced scripts, wide scripts */
	[END_NONE]	= { NAT(2.6), NAT(3.2) },
	[END_STOP]	= { NAT(-2.3), NAT(-3.2) },
	[END_COMMA]	= { NAT(2.6), NAT(3.2) },
	[END_COLON]	= { NAT(-0.2), NAT(-0.3) },
	[END_HYPHEN]	= { NAT(4), NAT(2) },
	[END_DASH]	= { NAT(1), NAT(1) },
	[END_ABBREVIATION] = { NAT(0.8), NAT(0) },
};
/* And the beginning of the next. */
static const score start_weights[START_COUNT] = {
	[START_WIDE]	= NAT(-0.3), [START_LOWER] = NAT(2.8), [START_UPPER] = NAT(-0.4),
	[START_DIGIT]	= NAT(0), [START_QUOTE] = NAT(-0.4), [START_DASH] = NAT(-1.2),
	[START_BULLET]	= NAT(-3), [START_NUMBER] = NAT(-1.5), [START_FORBIDDEN] = NAT(8), [START_OTHER] = NAT(0.6),
};
#define PRIOR NAT(1)
#define OTHER_COLUMN NAT(-2.5)	/* the measure changes within a paragraph */
#define CUT_WORD NAT(2)
#define FUNCTION_END NAT(1.2)
#define PATTERN NAT(0.5)	/* for each point of a pattern's strength */
#define OPEN_PARAGRAPH NAT(-6)	/* a paragraph is interrupted */
#define OPEN_AT_TURN NAT(-1)	/* by the furniture between two pages */
#define RESUME NAT(-0.4)
#define LAST_OPEN NAT(-2.2)	/* a paragraph ends where no sentence does */
#define UNWRAPPED NAT(-16)	/* a line that is a paragraph, read as anything else */
#define ONLY_PRIOR NAT(-0.8)
#define ONLY_SHORT NAT(-1.2)	/* a paragraph of half a line, where capitals mark display type */
#define RESUME_ELSEWHERE NAT(-5) /* no column of this measure was interrupted */
#define SAME_BYLINE NAT(0.3)	/* a byline of several lines */
#define BARE_BY NAT(4)		/* the word By alone on a line */
#define HEAD_PRIOR NAT(-2.6)
#define HEAD_MORE_PRIOR NAT(-0.2) /* headlines take few lines */
#define HEAD_FIRST NAT(1.2)
#define MID_PARAGRAPH NAT(-2.5)
#define STACKED NAT(1.6)		/* decks are set under headlines */
#define STACKED_WIDE NAT(0.8)
#define DISPLAY_COMMA NAT(-3)	/* display type that ends with a comma */
#define DISPLAY_HYPHEN NAT(-4)	/* display type that divides a word of the text below */
#define DISPLAY_LOWER NAT(-3)	/* text that begins small under display type */
#define NARROW NAT(-1)		/* text in a column that few lines about it have */
#define SPECIAL_PRIOR NAT(-1.2)
#define WEAK_PATTERN NAT(-2)	/* one weak sign of furniture is none */
#define SPECIAL_UNKNOWN NAT(-12)
#define NO_MEASURE_BODY NAT(-4)

/* ------------------------------------------------------------- learning */

enum boundary {		/* what a blank line can stand between */
	INSIDE, AFTER_FIRST, BEFORE_QUOTE, PARAGRAPHS, EDGE, DISPLAY, BOUNDARIES
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
	bool no_blanks;			/* hardly a blank line on the page */
	struct habit stop;		/* display type that ends with a stop */
	score stop_score[2];
	score blank_score[BOUNDARIES][2], indent_score[PLACES][2], deficit_score[2];
};

static const struct habits general = {
	.blank = {
		[INSIDE] = { 2, 98 }, [AFTER_FIRST] = { 2, 48 }, [BEFORE_QUOTE] = { 3, 47 },
		[PARAGRAPHS] = { 10, 10 }, [EDGE] = { 14, 6 }, [DISPLAY] = { 2, 78 },
	},
	.indent = { [STARTS] = { 5, 5 }, [GOES_ON] = { 2, 98 }, [STANDS_OUT] = { 10, 10 } },
	.deficit = { 10, 10 },
	.stop = { 6, 14 },
};
static const struct habit wide_stop = { 1, 29 };

static void
settle(struct habit h, score out[2])
{
	out[1] = log_ratio(h.with, h.with + h.without);
	out[0] = log_ratio(h.without, h.with + h.without);
}

static void
settle_all(struct habits *h)
{
	for (int i = 0; i < BOUNDARIES; i++) {
		settle(h->blank[i], h->blank_score[i]);
		if (h->no_blanks)	/* then their absence says nothing */
			h->blank_score[i][0] = 0;
	}
	for (int i = 0; i < PLACES; i++)
		settle(h->indent[i], h->indent_score[i]);
	settle(h->deficit, h->deficit_score);
	settle(h->stop, h->stop_score);
}

/* ------------------------------------------------------------- emissions */

static em
column(const struct line *l)
{
	return l->measure > 0 ? l->measure : NO_MEASURE_WIDTH;
}

static score
full(const struct page *p, uint32_t i, em measure)
{
	return p->lines[i].measure == 0 ? NO_MEASURE_BODY : measure_full(p, i, measure);
}

static score
first_line(const struct page *p, const struct habits *h, uint32_t i, bool *deficit)
{
	const struct line *l = &p->lines[i];
	score plain = full(p, i, l->measure) + h->deficit_score[0];
	score lacking = NEVER;

	if (p->deficit > 0 && l->measure > 3 * p->deficit)
		lacking = full(p, i, l->measure - p->deficit) + h->deficit_score[1];
	*deficit = lacking > plain;
	return lacking > plain ? lacking : plain;
}

/* Whether the line fills its column as running text does. */
static bool
fills(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];

	return l->measure > 0 && l->width > l->measure * 9 / 10 && full(p, i, l->measure) > NAT(-4);
}

/* How much a line looks like display type; `more`: like its second line. */
static score
display_shape(const struct page *p, const struct habits *h, uint32_t i, bool more)
{
	const struct line *l = &p->lines[i];
	em measure = column(l);
	score s = h->stop_score[l->end == END_STOP];

	if (l->stops_inside)
		s -= NAT(l->capitals ? 0.5 : 3);
	if (l->end == END_COMMA || l->end == END_HYPHEN)
		s -= NAT(2);
	else if (l->end == END_COLON)
		s -= NAT(1);
	else
		s += NAT(1.4);
	if (l->wide) {
		s += l->pause && l->end == END_NONE ? NAT(2) : 0;
		s += l->width + 100 < measure ? NAT(0.6) : NAT(-1.2);
	} else {
		s += l->capitals ? NAT(2.6) : l->title ? NAT(1.8) : 0;
		s += fills(p, i) && !l->narrow ? NAT(-1.4) : l->width < measure * 85 / 100 ? NAT(0.6) : 0;
		if (l->start == START_LOWER && !more)
			s -= NAT(2.5);
	}
	if (!l->balanced)
		s -= NAT(1);
	if (l->start == START_FORBIDDEN)
		s -= NAT(8);
	if (l->start == START_BULLET || l->start == START_NUMBER)
		s -= NAT(1);
	return s;
}

/* Furniture and bylines have patterns; text and display type pay for fitting one. */
static score
pattern_price(const struct line *l)
{
	return l->role == ROLE_NONE || l->strength < 3 ? 0 : -l->strength * PATTERN;
}

static score
emission(const struct page *p, const struct habits *h, uint32_t i, int state)
{
	const struct line *l = &p->lines[i];
	score uniform = log_ratio(50, (uint64_t)column(l) + 50);
	score s = pattern_price(l), body = s + (l->narrow ? NARROW : 0);
	bool deficit;

	if ((l->unwrapped || l->row) && label_of(state) != LABEL_ONLY)
		return UNWRAPPED;

	switch (label_of(state)) {
	case LABEL_FIRST:
		return body + first_line(p, h, i, &deficit) + h->indent_score[STARTS][l->indented];
	case LABEL_MIDDLE:
		return body + full(p, i, l->measure) + h->indent_score[GOES_ON][l->indented];
	case LABEL_LAST:
		s += l->measure == 0 ? uniform : measure_short(p, i, l->measure);
		return s + h->indent_score[GOES_ON][l->indented] + (l->end == END_STOP ? 0 : LAST_OPEN);
	case LABEL_ONLY:
		s += l->measure == 0 || l->long_line ? uniform : measure_short(p, i, l->measure);
		if (p->cased && 2 * l->width < l->measure && l->start != START_QUOTE &&
		    l->start != START_DASH)
			s += ONLY_SHORT;
		if (l->measure == 0 && l->end == END_STOP)
			s += NAT(1);	/* a text with one line a paragraph */
		return s + ONLY_PRIOR + h->indent_score[STARTS][l->indented] +
		    (l->end == END_STOP ? 0 : LAST_OPEN);
	case LABEL_HEAD: case LABEL_HEAD_MORE:
		if (l->long_line)
			return NEVER;
		return s + uniform + display_shape(p, h, i, label_of(state) == LABEL_HEAD_MORE) +
		    h->indent_score[STANDS_OUT][l->indented] +
		    (label_of(state) == LABEL_HEAD ? HEAD_PRIOR : p->cased ? HEAD_MORE_PRIOR : 0);
	default:
		if (l->role == ROLE_NONE)
			return label_of(state) == LABEL_SPECIAL ? SPECIAL_UNKNOWN : uniform - NAT(3);
		return uniform + SPECIAL_PRIOR + l->strength * PATTERN + (l->strength < 3 ? WEAK_PATTERN : 0);
	}
}

/* ----------------------------------------------------------- transitions */

/* Evidence at the end of line i that the sentence goes on. */
static score
end_evidence(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];

	return PRIOR + end_weights[l->end][l->wide && p->wide] + (l->function_end ? FUNCTION_END : 0) +
	    (l->cut ? CUT_WORD : 0);
}

/* Evidence in the beginning of line i that it is no new paragraph. */
static score
start_evidence(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];
	score s = start_weights[l->start];
	bool after_stop = i > 0 && p->lines[i - 1].end == END_STOP;

	if (l->start == START_DASH)
		s += after_stop ? NAT(-1) : NAT(1.5);
	if (l->start == START_LOWER && !p->cased)
		s = 0;
	if (i > 0 && p->lines[i - 1].end == END_COLON && p->cased &&
	    (l->start == START_UPPER || l->start == START_QUOTE))
		s -= NAT(0.8);
	s -= l->starts[ROLE_OPENER] * NAT(0.5);
	s -= l->starts[ROLE_NOTE] * NAT(0.6);
	s -= l->starts[ROLE_SALUTATION] * NAT(0.6);
	if (after_stop)
		s -= l->starts[ROLE_CAPTION] * NAT(0.3);
	return s;
}

/*
 * Headlines in wide scripts are often two phrases of the same length. Where the
 * second is cut short by what the next line holds, that line belongs to it;
 * where they are even already, nothing follows. 1, -1, or 0 where there are no
 * two phrases.
 */
static int
completes_phrase(const struct line *a, const struct line *b)
{
	uint32_t pause = a->ntext, first, second;

	for (uint32_t i = 1; i + 1 < a->ntext; i++)
		if (u_isUWhiteSpace((UChar32)a->text[i].c))
			pause = i;
	if (!a->pause || pause == a->ntext)
		return 0;
	first = pause;
	second = a->ntext - pause - 1;
	if (first <= second + 1 && second <= first + 1)
		return -1;
	return first <= second + b->ntext + 1 && second + b->ntext <= first + 1 ? 1 : 0;
}

/*
 * The first word of b would have stood in line a, so the line was not broken
 * for want of room. Headlines are broken for sense too, but rarely like that.
 */
static bool
had_room(const struct line *a, const struct line *b)
{
	return a->width + 28 + b->unit < b->width;
}

/* Evidence that display line i+1 goes on with display line i. */
static score
display_evidence(const struct page *p, uint32_t i)
{
	const struct line *a = &p->lines[i], *b = &p->lines[i + 1];
	score s = 0;

	if (a->wide || b->wide) {
		em difference = a->width - a->squeeze / 2 - b->width + b->squeeze / 2;
		int phrase = completes_phrase(a, b);
		bool wrapped = phrase >= 0 && a->measure > 0 && a->width >= a->measure - 100 &&
		    a->width <= a->measure + 150 && b->width < a->width;

		/* A headline breaks where its column ends, or into even lines. */
		if (wrapped || phrase > 0)
			s += NAT(4);
		else if (a->ntext <= 3 || b->ntext <= 3)
			s -= NAT(4.5);
		else if (difference <= 60 && difference >= -60)
			s += NAT(1.2);
		else if (had_room(a, b))
			s -= NAT(4);
		s += a->end == END_NONE ? NAT(0.4) : NAT(-1);
		if (b->starts[ROLE_DECK] > 0)
			s -= NAT(3);
		return s;
	}
	s += a->capitals == b->capitals ? NAT(0.8) : NAT(-2.5);
	s += a->end == END_STOP ? NAT(-3.2) : NAT(0.6);
	s += a->function_end || a->end == END_HYPHEN || a->end == END_COMMA ? NAT(1.8) : 0;
	s += b->start == START_LOWER ? NAT(2.2) : 0;
	if (b->start != START_LOWER && !a->function_end && !a->cut && a->end != END_HYPHEN) {
		if (had_room(a, b))
			s -= NAT(4);
		/* In a headline like a sentence only its first word has a capital. */
		if (b->start == START_UPPER && !a->capitals && !a->title && !b->capitals)
			s -= lang_nouns_capital(a->lang) ? NAT(1.2) : NAT(1.9);
	}
	return s;
}

static enum boundary
boundary_of(const struct page *p, int from, int to, uint32_t i)
{
	if (label_of(from) >= LABEL_HEAD || label_of(to) >= LABEL_HEAD)
		return label_of(to) == LABEL_HEAD_MORE || label_of(to) == LABEL_SPECIAL_MORE ?
		    DISPLAY : EDGE;
	if (label_of(to) == LABEL_FIRST || label_of(to) == LABEL_ONLY)
		return PARAGRAPHS;
	if (p->lines[i + 1].start == START_QUOTE || p->lines[i + 1].start == START_DIGIT)
		return BEFORE_QUOTE;
	return label_of(from) == LABEL_FIRST ? AFTER_FIRST : INSIDE;
}

/* Whether two measures are those of different columns. */
static bool
changes_column(const struct page *p, em a, em b)
{
	em difference = a > b ? a - b : b - a;

	return difference > 150 && (p->wide || 100 * difference > 15 * a);
}

/* Evidence about the boundary after line i, the same for all states. */
struct evidence {
	score join, part;	/* body text: log of how likely it goes on, or ends */
	score ends;		/* the same from the end of the line alone */
	score display_join, display_part;
};

static struct evidence
weigh(const struct page *p, uint32_t i)
{
	score end = end_evidence(p, i), both = end + start_evidence(p, i + 1);
	score display = display_evidence(p, i);
	struct evidence e;

	if (p->lines[i].measure > 0 && p->lines[i + 1].measure > 0 &&
	    changes_column(p, p->lines[i].measure, p->lines[i + 1].measure))
		both += OTHER_COLUMN;
	if (p->lines[i + 1].split)	/* a pattern found the block's end here */
		both = end = display = NAT(-12);
	if (p->lines[i + 1].initial)	/* a text begins there */
		both = NAT(-12);
	if (p->lines[i + 1].glued)
		both = end = NAT(12);
	e.join = log_sigmoid(both);
	e.part = log_sigmoid(-both);
	e.ends = log_sigmoid(-end);
	e.display_join = log_sigmoid(display);
	e.display_part = log_sigmoid(-display);
	return e;
}

/* Whether a column of this measure was running a little before line i. */
static bool
was_running(const struct page *p, uint32_t i)
{
	em measure = p->lines[i].measure;
	uint32_t back = i < RESUME_REACH ? i : RESUME_REACH;

	for (uint32_t k = i - back; k < i; k++)
		if (p->lines[k].measure > 0 && abs(p->lines[k].measure - measure) <= 100 &&
		    p->lines[k].end != END_STOP && fills(p, k))
			return true;
	return false;
}

/* Whether furniture at the foot or head of a page comes between lines i and i+1. */
static bool
turns_page(const struct page *p, uint32_t i)
{
	const struct line *next = &p->lines[i + 1];

	return p->npages > 1 && (next->role == ROLE_FOLIO || next->role == ROLE_IMPRINT) &&
	    next->strength >= 3 && line_at_edge(p, i + 1, 3);
}

/* Text under display type begins a sentence of its own. */
static score
under_display(const struct page *p, uint32_t i)
{
	const struct line *above = &p->lines[i], *text = above + 1;
	score s = above->end == END_COMMA ? DISPLAY_COMMA : 0;

	if (text->start == START_LOWER && p->cased)
		s += DISPLAY_LOWER + (above->end == END_HYPHEN || above->cut ? DISPLAY_HYPHEN : 0);
	return s;
}

/* A special line that goes on in the next. */
static score
special_more(const struct line *a, const struct line *b)
{
	/* Title, date and number of a page are lines of their own. */
	if (b->split || (a->role == ROLE_FOLIO && b->role == ROLE_FOLIO))
		return NEVER;
	if (a->role == ROLE_BYLINE && !a->wide && a->ntext <= 4)
		return BARE_BY;
	if (a->role == ROLE_BYLINE && b->role == ROLE_BYLINE && !b->wide && b->start != START_BULLET)
		return SAME_BYLINE;
	if (a->role == ROLE_SIGNED && b->role == ROLE_SIGNED && b->gap == 0 && !b->wide)
		return NAT(-1.5);
	if (a->role == ROLE_NONE && b->role == ROLE_BYLINE && !b->wide)
		return SAME_BYLINE;
	if (b->unwrapped || b->long_line)
		return NEVER;
	/* Only a line that fits no pattern, or the same one, goes on with a special line. */
	return b->role == ROLE_NONE || b->role == a->role ? NAT(-1.3) : NEVER;
}

/* From one state to the next; NEVER where that cannot be. */
static score
transition(const struct page *p, const struct evidence *e, uint32_t i, int from, int to)
{
	enum label a = label_of(from), b = label_of(to);
	bool stays = p->lines[i + 1].glued;
	bool body_a = a < LABEL_HEAD, body_b = b < LABEL_HEAD;
	bool goes_on = a == LABEL_FIRST || a == LABEL_MIDDLE;
	bool inner = b == LABEL_MIDDLE || b == LABEL_LAST;

	if (stays && (!body_a || !inner))
		return NEVER;
	if (body_a && body_b)
		return goes_on == inner ? (inner ? e->join : e->part) : NEVER;
	if (body_a) {		/* to display or special */
		if (b == LABEL_HEAD_MORE || b == LABEL_SPECIAL_MORE || goes_on != is_open(to))
			return NEVER;
		/* Under a letter stands who wrote it: `Yours faithfully,` is no open sentence. */
		return goes_on ? turns_page(p, i) ? OPEN_AT_TURN : OPEN_PARAGRAPH : p->lines[i + 1].role == ROLE_SIGNED ? 0 : e->ends;
	}
	if (body_b)		/* back to text */
		return inner != is_open(from) ? NEVER :
		    !inner ? (a < LABEL_SPECIAL ? under_display(p, i) : 0) :
		    was_running(p, i + 1) ? RESUME : RESUME_ELSEWHERE;
	if (is_open(from) != is_open(to))
		return NEVER;
	if ((a == LABEL_HEAD || a == LABEL_HEAD_MORE) && b != LABEL_HEAD_MORE &&
	    p->lines[i].end == END_COMMA)
		return DISPLAY_COMMA + (b == LABEL_HEAD ? e->display_part : 0);
	switch (b) {
	case LABEL_HEAD:
		return a == LABEL_HEAD || a == LABEL_HEAD_MORE ?
		    e->display_part + (p->cased ? STACKED : STACKED_WIDE) : 0;
	case LABEL_HEAD_MORE:
		return a == LABEL_HEAD || a == LABEL_HEAD_MORE ? e->display_join : NEVER;
	case LABEL_SPECIAL:
		return 0;
	default:
		return a == LABEL_SPECIAL || a == LABEL_SPECIAL_MORE ?
		    special_more(&p->lines[i], &p->lines[i + 1]) : NEVER;
	}
}

/* ---------------------------------------------------------------- Viterbi */

struct trellis {
	score (*forward)[STATES];	/* best path up to the line, its emission included */
	score (*backward)[STATES];	/* best path after the line */
	uint8_t (*from)[STATES];
};

static score
step_score(const struct page *p, const struct habits *h, const struct evidence *e, uint32_t i,
    int from, int to)
{
	score s = transition(p, e, i, from, to);

	if (p->lines[i + 1].turn)	/* what a blank would say, the turn does not */
		return s;
	return s == NEVER ? NEVER :
	    s + h->blank_score[boundary_of(p, from, to, i)][p->lines[i + 1].gap > 0];
}

static void
run_forward(const struct page *p, const struct habits *h, struct trellis *t)
{
	score best = 0;

	/* A page begins with display type, or with a text, or in mid-paragraph. */
	for (int k = 0; k < STATES; k++)
		t->forward[0][k] = is_open(k) || k == LABEL_HEAD_MORE || k == LABEL_SPECIAL_MORE ? NEVER :
		    emission(p, h, 0, k) + (k == LABEL_MIDDLE || k == LABEL_LAST ? MID_PARAGRAPH :
		    k == LABEL_HEAD ? HEAD_FIRST : 0);
	for (uint32_t i = 1; i < p->nlines; i++) {
		struct evidence e = weigh(p, i - 1);
		score top = NEVER;

		for (int to = 0; to < STATES; to++) {
			score most = NEVER * 2;

			t->from[i][to] = 0;
			for (int from = 0; from < STATES; from++) {
				score s = t->forward[i - 1][from] - best +
				    step_score(p, h, &e, i - 1, from, to);

				if (s > most) {
					most = s;
					t->from[i][to] = (uint8_t)from;
				}
			}
			t->forward[i][to] = most + emission(p, h, i, to);
			if (t->forward[i][to] < 2 * NEVER)
				t->forward[i][to] = 2 * NEVER;
			if (t->forward[i][to] > top)
				top = t->forward[i][to];
		}
		best = top;
	}
}

/* Begins of a page need an end: a paragraph may stay open, at a price. */
static score
final_score(int state)
{
	return is_open(state) ? NAT(-4) : state == LABEL_FIRST || state == LABEL_MIDDLE ? NAT(-1.5) : 0;
}

static void
run_backward(const struct page *p, const struct habits *h, struct trellis *t)
{
	for (int k = 0; k < STATES; k++)
		t->backward[p->nlines - 1][k] = final_score(k);
	for (uint32_t i = p->nlines - 1; i-- > 0; ) {
		struct evidence e = weigh(p, i);
		score top = NEVER * 4, emitted[STATES];

		for (int to = 0; to < STATES; to++)
			emitted[to] = emission(p, h, i + 1, to);
		for (int from = 0; from < STATES; from++) {
			score most = NEVER * 4;

			for (int to = 0; to < STATES; to++) {
				score s = step_score(p, h, &e, i, from, to) + emitted[to] +
				    t->backward[i + 1][to];

				if (s > most)
					most = s;
			}
			t->backward[i][from] = most;
			if (most > top)
				top = most;
		}
		for (int from = 0; from < STATES; from++) {
			t->backward[i][from] -= top;
			if (t->backward[i][from] < 2 * NEVER)
				t->backward[i][from] = 2 * NEVER;
		}
	}
}

static void
trace_back(struct page *p, const struct trellis *t)
{
	int state = 0;

	for (int k = 1; k < STATES; k++)
		if (t->forward[p->nlines - 1][k] + final_score(k) >
		    t->forward[p->nlines - 1][state] + final_score(state))
			state = k;
	for (uint32_t i = p->nlines; i-- > 0; ) {
		p->lines[i].label = (uint8_t)label_of(state);
		p->lines[i].open = is_open(state);
		if (i > 0)
			state = t->from[i][state];
	}
}

static bool
keeps_block(int to)
{
	enum label b = label_of(to);

	return b == LABEL_MIDDLE || b == LABEL_LAST || b == LABEL_HEAD_MORE || b == LABEL_SPECIAL_MORE;
}

/* How far the best reading is from the best one with the other decision after each line. */
static void
find_margins(struct page *p, const struct habits *h, const struct trellis *t)
{
	for (uint32_t i = 0; i + 1 < p->nlines; i++) {
		struct evidence e = weigh(p, i);
		score best[2] = { 4 * NEVER, 4 * NEVER };

		for (int to = 0; to < STATES; to++) {
			score after = emission(p, h, i + 1, to) + t->backward[i + 1][to];

			for (int from = 0; from < STATES; from++) {
				score s = t->forward[i][from] + after + step_score(p, h, &e, i, from, to);

				if (s > best[keeps_block(to)])
					best[keeps_block(to)] = s;
			}
		}
		p->lines[i].margin = best[0] > best[1] ? best[0] - best[1] : best[1] - best[0];
	}
}

/* ------------------------------------------------------------- the rounds */

static void
count(struct habit *h, bool with)
{
	if (with)
		h->with++;
	else
		h->without++;
}

static enum place
place_of(enum label label)
{
	return label == LABEL_FIRST || label == LABEL_ONLY ? STARTS :
	    label == LABEL_MIDDLE || label == LABEL_LAST ? GOES_ON : STANDS_OUT;
}

/* What blanks and indents mean on this page, from the reading just found. */
static void
learn(struct page *p, struct habits *h)
{
	struct habits next = general;

	next.no_blanks = h->no_blanks;
	if (p->wide)
		next.stop = wide_stop;
	for (uint32_t i = 0; i < p->nlines; i++) {
		struct line *l = &p->lines[i];
		bool deficit;

		count(&next.indent[place_of(l->label)], l->indented);
		if (place_of(l->label) == STANDS_OUT && l->label < LABEL_SPECIAL)
			count(&next.stop, l->end == END_STOP);
		if (l->label == LABEL_FIRST && l->measure > 0) {
			first_line(p, h, i, &deficit);
			count(&next.deficit, deficit);
		}
		if (i + 1 < p->nlines && !l[1].split && !l[1].turn)
			count(&next.blank[boundary_of(p, l->label, l[1].label, i)], l[1].gap > 0);
	}
	*h = next;
	settle_all(h);
}

static int
compare_ems(const void *a, const void *b)
{
	em x = *(const em *)a, y = *(const em *)b;

	return (x > y) - (x < y);
}

static em
median(em *values, uint32_t n)
{
	if (n == 0)
		return 0;
	qsort(values, n, sizeof *values, compare_ems);
	return values[n / 2];
}

/*
 * The indent of wide scripts is one em or two. Lines under the short end of a
 * paragraph begin the next one: by how much are they short themselves?
 */
static em
wide_deficit(const struct page *p)
{
	uint32_t one = 0, two = 0;

	for (uint32_t i = 1; i < p->nlines; i++) {
		const struct line *l = &p->lines[i], *before = l - 1;
		em gap = l->measure - l->width;

		if (l->measure == 0 || l->measure != before->measure || l->end == END_STOP ||
		    before->end != END_STOP || before->width > before->measure - 150)
			continue;
		one += gap > 50 && gap <= 130;
		two += gap > 170 && gap <= 250;
	}
	return one >= 3 && one > 2 * two ? 100 : 200;
}

/* Where indents were lost, first lines are short by them: by how much here? */
static void
find_deficit(struct page *p, em *scratch)
{
	uint32_t nfirst = 0, ninner = 0;
	em *inner = scratch + p->nlines, first_gap, inner_gap;

	for (uint32_t i = 0; i < p->nlines; i++) {
		struct line *l = &p->lines[i];

		if (l->measure == 0)
			continue;
		if (l->label == LABEL_FIRST)
			scratch[nfirst++] = l->measure - l->width;
		else if (l->label == LABEL_MIDDLE)
			inner[ninner++] = l->measure - l->width;
	}
	if (nfirst < 6 || ninner < 6)
		return;
	first_gap = median(scratch, nfirst);
	inner_gap = median(inner, ninner);
	p->deficit = first_gap - inner_gap;
	if (p->deficit < 60 || p->deficit > 400)
		p->deficit = 0;
}

/* How well lines from..to of a paragraph fit a measure. */
static score
paragraph_fit(const struct page *p, uint32_t from, uint32_t to, em measure)
{
	score sum = 0, plain = measure_full(p, from, measure), lacking;

	lacking = measure > 3 * p->deficit ? measure_full(p, from, measure - p->deficit) : NEVER;
	sum += lacking > plain ? lacking : plain;
	for (uint32_t i = from + 1; i < to; i++)
		sum += measure_full(p, i, measure);
	return sum;
}

/* A paragraph knows its measure better than the page: from its own full lines. */
static void
remeasure(struct page *p)
{
	for (uint32_t i = 0, end; i < p->nlines; i = end) {
		em here = p->lines[i].measure, best = here;
		uint32_t full_lines;

		end = i + 1;
		if (p->lines[i].label != LABEL_FIRST || here == 0)
			continue;
		while (end < p->nlines && p->lines[end].label == LABEL_MIDDLE &&
		    p->lines[end].measure == here)
			end++;
		full_lines = end;
		while (end < p->nlines && (p->lines[end].label == LABEL_MIDDLE ||
		    p->lines[end].label == LABEL_LAST))
			end++;
		if (full_lines - i < 4)
			continue;
		for (em m = here - 100; m <= here + 100; m += 50)
			if (paragraph_fit(p, i, full_lines, m) > paragraph_fit(p, i, full_lines, best) + NAT(1))
				best = m;
		for (uint32_t k = i; k < end; k++)
			if (p->lines[k].measure == here)
				p->lines[k].measure = best;
	}
}

/* Further in than the lines about it, by an indent and not by a column. */
static void
find_indents(struct page *p, em *scratch)
{
	for (uint32_t i = 0; i < p->nlines; i++) {
		uint32_t from = i < 4 ? 0 : i - 4, n = 0;
		em usual;

		for (uint32_t k = from; k <= i + 4 && k < p->nlines; k++)
			if (!p->lines[k].split)
				scratch[n++] = p->lines[k].indent;
		usual = median(scratch, n);
		p->lines[i].indented = p->lines[i].indent > usual + 60 && p->lines[i].indent < usual + 900;
	}
}

/* Set against the right edge under a paragraph. */
static bool
is_set_right(const struct line *l, const struct line *before)
{
	em right = l->indent + l->width;

	return before->end == END_STOP && l->end != END_STOP && 3 * l->indent > before->measure &&
	    right > before->measure - 300 && right < before->measure + 300;
}

/* A name under a line that ends with a comma: who sends a letter. */
static bool
is_valediction(const struct page *p, const struct line *l, const struct line *before)
{
	bool ends = l + 1 == p->lines + p->nlines || l[1].gap > 0 || l[1].start != START_LOWER;

	return p->cased && before->end == END_COMMA && (l->title || l->capitals) &&
	    l->end != END_COMMA && !l->function_end && 10 * l->width < 7 * before->measure && ends &&
	    10 * before->width < 9 * before->measure;
}

/* The name under `Yours faithfully` and its like, which patterns know. */
static bool
is_name_below(const struct page *p, const struct line *l, const struct line *before)
{
	return p->cased && before->role == ROLE_SIGNED && before->strength >= RIGHT_STRENGTH &&
	    l->gap == 0 && (l->title || l->capitals) && l->end != END_STOP && l->ntext < 50;
}

/* Who signs what stands above. */
static void
find_signatures(struct page *p)
{
	for (uint32_t i = 1; i < p->nlines; i++) {
		struct line *l = &p->lines[i], *before = l - 1;

		if (l->strength >= RIGHT_STRENGTH)
			continue;
		if ((before->measure > 0 && (is_set_right(l, before) || is_valediction(p, l, before))) ||
		    is_name_below(p, l, before)) {
			l->role = ROLE_SIGNED;
			l->strength = RIGHT_STRENGTH;
		}
	}
}

/* Set in a much narrower column than most lines about it. */
static void
find_narrow(struct page *p, em *scratch)
{
	for (uint32_t i = 0; i < p->nlines; i++) {
		uint32_t from = i < 12 ? 0 : i - 12, n = 0;

		for (uint32_t k = from; k <= i + 12 && k < p->nlines; k++)
			if (p->lines[k].measure > 0)
				scratch[n++] = p->lines[k].measure;
		p->lines[i].narrow = n > 8 && p->lines[i].measure > 0 &&
		    p->lines[i].measure < median(scratch, n) * 8 / 10;
	}
}

static bool
has_no_blanks(const struct page *p)
{
	uint32_t gaps = 0;

	for (uint32_t i = 1; i < p->nlines; i++)
		gaps += p->lines[i].gap > 0;
	return 50 * gaps < p->nlines;
}

int
labels_decide(struct page *p, recto_error *err)
{
	struct habits h = general;
	struct trellis t;
	em *scratch = page_alloc(p, 2 * (size_t)p->nlines + 64, sizeof *scratch);

	t.forward = page_alloc(p, p->nlines, sizeof *t.forward);
	t.backward = page_alloc(p, p->nlines, sizeof *t.backward);
	t.from = page_alloc(p, p->nlines, sizeof *t.from);
	if (scratch == NULL || t.forward == NULL || t.backward == NULL || t.from == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	if (p->nlines == 0)
		return 0;
	p->deficit = p->wide ? wide_deficit(p) : 120;
	find_indents(p, scratch);
	find_narrow(p, scratch);
	find_signatures(p);
	rows_find(p, scratch);
	h.no_blanks = has_no_blanks(p);
	if (p->wide)
		h.stop = wide_stop;
	settle_all(&h);
	for (int round = 0; round < ROUNDS; round++) {
		run_forward(p, &h, &t);
		trace_back(p, &t);
		learn(p, &h);
		if (!p->wide)
			find_deficit(p, scratch);
		else if (round == 1)
			remeasure(p);
	}
	run_forward(p, &h, &t);
	trace_back(p, &t);
	run_backward(p, &h, &t);
	find_margins(p, &h, &t);
	return 0;
}
