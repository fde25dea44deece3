/* SPDX-License-Identifier: MIT */
/*
 * What speaks for two states in a row: which can follow each other, what it
 * costs a paragraph to be interrupted, and what stands under what.
 */
#include "labels.h"

#include <unicode/uchar.h>

#define OPEN_PARAGRAPH NAT(-6)	/* a paragraph is interrupted */
#define OPEN_WIDE NAT(-8)	/* where no small letter tells that it goes on */
#define OPEN_AT_TURN NAT(-1)	/* by the furniture between two pages */
#define OPEN_AT_SPECK NAT(-1)	/* by a trace of dirt on a line of its own */
#define OPEN_AT_JUMP NAT(-4)	/* by the line that says on which page it goes on */
#define SURE_OPENER 6
#define INSET NAT(-6)		/* a paragraph is interrupted by one that is no part of it */
#define INSET_WIDE NAT(-11)
#define INSET_APART NAT(2.5)	/* with a blank line before it, */
#define INSET_FLUSH_WIDE NAT(6)	/* and no indent, where paragraphs have one */
#define INSET_OTHER NAT(2)	/* in another column */
#define INSET_CLOSE NAT(-1)	/* and none behind it */
#define INSET_CAPTION NAT(1.2)	/* and which says that it is a picture's, for each point of the pattern's strength */
#define INSET_CREDIT NAT(3)	/* and over the line that says who took it */
#define INSET_CREDIT_WIDE NAT(1.5)
#define SEAM_SMALL NAT(5)	/* behind a full stop what is set in ends: the text goes on small */
#define INSET_MORE NAT(-3)	/* of several paragraphs */
#define INSET_UNDER NAT(-1.5)	/* with a heading */
#define INSET_BEHIND NAT(-5)	/* behind furniture, a credit */
#define INSET_OVER NAT(-2)	/* and one below */
#define INSET_OVER_WIDE NAT(-5)
#define SAME_BYLINE NAT(0.3)	/* a byline of several lines */
#define UNDER_VALEDICTION NAT(-1.5)
#define SIGNED_MORE NAT(1.5)	/* a signature of several: the name and what the person is, a couple */
#define BARE_BY NAT(9)		/* the word By alone on a line */
#define STACKED NAT(1.6)		/* decks are set under headlines */
#define STACKED_WIDE NAT(0.8)
#define DISPLAY_COMMA NAT(-3)	/* display type that ends with a comma */
#define DISPLAY_HYPHEN NAT(-4)	/* display type that divides a word of the text below */
#define FIELD_LIST NAT(2)	/* when and where, right under a headline */
#define COLON_LIST NAT(-2.5)	/* items under what a colon ends: that is a text which names them */
#define NO_HEADLINE_ABOVE NAT(-4.5)	/* or under text that no sentence ends */
#define DISPLAY_LOWER NAT(-3)	/* text that begins small under display type */

static bool
is_text(int state)
{
	return label_of(state) < LABEL_HEAD;
}

/* The text goes on in the next line. */
static bool
is_unfinished(int state)
{
	return label_of(state) == LABEL_FIRST || label_of(state) == LABEL_MIDDLE;
}

/* The text goes on from a line above. */
static bool
is_inner(int state)
{
	return label_of(state) == LABEL_MIDDLE || label_of(state) == LABEL_LAST;
}

/* An item of a list, or a row of a table. */
static bool
is_listed(const struct line *l)
{
	return names_field(l) || l->listed || l->row;
}

/* Line i ends no sentence and is full, or what stands below is a caption for sure: its paragraph goes on somewhere. */
static bool
is_cut_off(const struct page *p, uint32_t i, bool over_caption)
{
	const struct line *l = &p->lines[i];

	return l->end == END_HYPHEN || l->cut ||
	    (l->end != END_STOP && l->end != END_COLON && (over_caption || fills_column(p, i)));
}

/* How the end of what is set in shows in cased scripts. */
static score
closing_seam(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];

	/* A letter alone is a trace of a rule. */
	return p->cased && l->end == END_STOP && l->letters > 1 && !line_asks(l) && l[1].start == START_LOWER && l[1].ntext > 1 &&
	    u_islower((UChar32)l[1].text[1].c) ? SEAM_SMALL : 0;
}

/* Where paragraphs are indented one that is not is none of the column; with small letters there are better signs. */
static score
flush_below(const struct page *p, const struct line *l)
{
	return p->indents && !l->indented && !p->cased ? INSET_FLUSH_WIDE : 0;
}

/* A text stands inside a paragraph, which breaks off above it and goes on behind it: what is under a photograph, a box. */
static score
across_inset(const struct page *p, const struct joint *e, uint32_t i, int to)
{
	const struct line *next = &p->lines[i + 1];

	if (is_open(to))
		return is_cut_off(p, i, next->starts[ROLE_CAPTION] > 0) && !is_listed(next) && !(p->cased && next->start == START_LOWER) ?
		    (p->cased ? INSET : INSET_WIDE) + (next->gap > 0 ? INSET_APART + flush_below(p, next) : 0) +
		    (e->other_column ? INSET_OTHER : 0) +
		    next->starts[ROLE_CAPTION] * INSET_CAPTION : NEVER;
	return names_field(next) || p->lines[i].end == END_HYPHEN ? NEVER : e->resume + (next->gap > 0 ? 0 : INSET_CLOSE) + closing_seam(p, i) + e->closes_inset;
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

	if (names_field(text) && !above->listed)
		s += above->end == END_COLON ? COLON_LIST : FIELD_LIST;
	s -= text->starts[ROLE_RESUMING] * RESUMING;
	if (text->start == START_LOWER && p->cased)
		s += DISPLAY_LOWER + (above->end == END_HYPHEN || above->cut ? DISPLAY_HYPHEN : 0);
	return s;
}

/* Fields, the place and date of a report, or a drop capital, under a line that neither ends a sentence nor is one of them: a headline. */
static bool
begins_under_headline(const struct page *p, uint32_t i)
{
	const struct line *a = &p->lines[i];

	bool fields = names_field(a + 1) && !names_field(a) && !a->listed;

	return (fields || a[1].starts[ROLE_OPENER] >= SURE_OPENER || a[1].initial) && a->end != END_STOP && a->end != END_COLON;
}

/* A special line that goes on in the next. */
static score
special_more(const struct line *a, const struct line *b)
{
	if (b->rest)
		return 0;
	/* Title, date and number of a page are lines of their own. */
	if (b->split || (a->role == ROLE_FOLIO && b->role == ROLE_FOLIO))
		return NEVER;
	if (a->role == ROLE_BYLINE && !a->wide && a->ntext <= 4)
		return BARE_BY;
	if (a->role == ROLE_BYLINE && b->role == ROLE_BYLINE && !b->wide && b->start != START_BULLET)
		return SAME_BYLINE;
	if (a->role == ROLE_SIGNED && b->role == ROLE_SIGNED && b->gap == 0 && !b->wide)
		return a->strength < VALEDICTION ? SIGNED_MORE : UNDER_VALEDICTION;
	if (a->role == ROLE_NONE && b->role == ROLE_BYLINE && !b->wide)
		return SAME_BYLINE;
	if (b->unwrapped || b->long_line)
		return NEVER;
	/* Only a line that fits no pattern, or the same one, goes on with a special line. */
	return b->role == ROLE_NONE || b->role == a->role ? NAT(-1.3) : NEVER;
}

static bool
is_speck(const struct page *p, uint32_t i)
{
	return p->cased && p->lines[i].role == ROLE_NOISE;
}

/* A paragraph is left open after line i, for what is not text. */
static score
interrupted(const struct page *p, uint32_t i)
{
	return turns_page(p, i) ? OPEN_AT_TURN : is_speck(p, i + 1) ? OPEN_AT_SPECK :
	    p->cased ? OPEN_PARAGRAPH : OPEN_WIDE;
}

static score
text_to_text(const struct page *p, const struct joint *e, uint32_t i, int from, int to)
{
	if (is_open(from) != is_open(to))
		return across_inset(p, e, i, to);
	return is_inner(to) ? e->join : e->part + (begins_under_headline(p, i) ? NO_HEADLINE_ABOVE : 0) +
	    (is_open(to) && !(is_listed(&p->lines[i]) && is_listed(&p->lines[i + 1])) ? INSET_MORE : 0);
}

/* The text that is set into a paragraph ends, over something that is no text. */
static score
inset_ends(const struct page *p, uint32_t i, int to)
{
	if (label_of(to) == LABEL_HEAD)
		return p->cased ? INSET_OVER : INSET_OVER_WIDE;
	if (label_of(to) == LABEL_SPECIAL && p->lines[i + 1].role == ROLE_CREDIT)
		return p->cased ? INSET_CREDIT : INSET_CREDIT_WIDE;
	return 0;
}

static score
text_to_other(const struct page *p, const struct joint *e, uint32_t i, int from, int to)
{
	bool breaks_off = p->lines[i + 1].role == ROLE_TO && label_of(to) == LABEL_SPECIAL;

	if (is_open(from))
		return e->ends + inset_ends(p, i, to);
	if (is_open(to))
		return interrupted(p, i) + (breaks_off ? OPEN_AT_JUMP : 0);
	/* Under a letter stands who wrote it: `Yours faithfully,` is no open sentence. */
	return p->lines[i + 1].role == ROLE_SIGNED || breaks_off ? 0 :
	    e->ends - (label_of(to) == LABEL_HEAD ? p->lines[i + 1].starts[ROLE_RESUMING] * RESUMING : 0);
}

static score
other_to_text(const struct page *p, const struct joint *e, uint32_t i, int from, int to)
{
	score under = label_of(from) < LABEL_SPECIAL ? under_display(p, i) : 0;

	if (is_inner(to))
		return names_field(&p->lines[i + 1]) ? NEVER : e->resume;
	if (is_open(to))
		return is_speck(p, i) ? NEVER : (label_of(from) < LABEL_SPECIAL ? INSET_UNDER : INSET_BEHIND) + under;
	return under;
}

static score
other_to_other(const struct page *p, const struct joint *e, uint32_t i, int from, int to)
{
	enum label a = label_of(from), b = label_of(to);
	bool display = a == LABEL_HEAD || a == LABEL_HEAD_MORE;

	if (display && b != LABEL_HEAD_MORE && p->lines[i].end == END_COMMA)
		return DISPLAY_COMMA + (b == LABEL_HEAD ? e->display_part : 0);
	switch (b) {
	case LABEL_HEAD:
		return display ? e->display_part + (p->cased ? STACKED : STACKED_WIDE) : 0;
	case LABEL_HEAD_MORE:
		return e->display_join;
	case LABEL_SPECIAL:
		return 0;
	default:
		return special_more(&p->lines[i], &p->lines[i + 1]);
	}
}

/* Whether state `to` can come right behind state `from` on any page. */
bool
state_follows(int from, int to)
{
	enum label a = label_of(from), b = label_of(to);
	bool same = is_open(from) == is_open(to);

	if (b == LABEL_HEAD_MORE)
		return same && (a == LABEL_HEAD || a == LABEL_HEAD_MORE);
	if (b == LABEL_SPECIAL_MORE)
		return same && (a == LABEL_SPECIAL || a == LABEL_SPECIAL_MORE);
	if (is_unfinished(from))	/* it goes on, or is left open */
		return same ? is_inner(to) : is_open(to) && !is_inner(to);
	/* What is complete is followed by what begins, or by the paragraph that was left open. */
	return same ? !is_inner(to) : is_open(from) && is_inner(to);
}

/* From one state to the next; NEVER where that cannot be. */
score
transition(const struct page *p, const struct joint *e, uint32_t i, int from, int to)
{
	bool text_a = is_text(from), text_b = is_text(to);

	if (p->lines[i].hangs)	/* as its text, which tells */
		return to == from ? 0 : NEVER;
	if (!state_follows(from, to) || (p->lines[i + 1].glued && (!text_a || !is_inner(to))))
		return NEVER;
	if (text_a)
		return text_b ? text_to_text(p, e, i, from, to) : text_to_other(p, e, i, from, to);
	if (text_b)
		return other_to_text(p, e, i, from, to);
	/* A speck between two lines of text is no reason for more to stand there. */
	return other_to_other(p, e, i, from, to) +
	    (is_open(from) && is_speck(p, i) && !is_speck(p, i + 1) ? OPEN_PARAGRAPH : 0);
}
