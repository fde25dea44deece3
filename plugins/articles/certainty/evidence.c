/* SPDX-License-Identifier: MIT */
/*
 * The evidence of doubt about blocks and articles, as levels that a table of
 * weights can be looked up with: how clear the boundaries were, what marks them
 * on this page, how much of the page looks damaged, what stands around.
 */
#include "certainty.h"

#include <unicode/uchar.h>

static const score margin_steps[] = { NAT(0.4), NAT(0.8), NAT(1.2), NAT(1.7), NAT(2.3), NAT(3),
	NAT(4), NAT(5.5), NAT(7.5), NAT(10), NAT(14), NAT(20) };
static const score count_steps[] = { 1, 2, 3, 4, 5, 6, 8, 11, 15, 20, 30 };
static const score share_steps[] = { 1, 4, 9, 16, 25, 40, 60, 90, 140, 220, 350, 500, 700 };
static const score length_steps[] = { 3, 5, 8, 12, 18, 26, 40, 70, 120, 250, 600 };

static const score doubt_steps[] = { NAT(0.01), NAT(0.02), NAT(0.04), NAT(0.08), NAT(0.14), NAT(0.22),
	NAT(0.35), NAT(0.5), NAT(0.75), NAT(1.1), NAT(1.7), NAT(3) };

#define STEP(value, steps) step_of((score)(value), steps, sizeof steps / sizeof *steps)

/* How many steps the value has taken. */
static uint8_t
step_of(score value, const score *steps, size_t n)
{
	uint8_t level = 0;

	while (level < n && value >= steps[level])
		level++;
	return level;
}

/* Parts in a thousand; 0 of nothing. */
static score
share_of(uint32_t part, uint32_t whole)
{
	return whole > 0 ? (score)((uint64_t)part * 1000 / whole) : 0;
}

/* ---------------------------------------------------------------- damage */

static bool
is_odd_sign(uint32_t c)
{
	switch (u_charType((UChar32)c)) {
	case U_MATH_SYMBOL: case U_MODIFIER_SYMBOL: case U_OTHER_SYMBOL: return true;
	default: return c == '*' || c == '\\' || c == '_' || c == '#' || c == '@' || c == '{' || c == '}';
	}
}

/* Signs that few texts have, and letters, figures and capitals mixed within a word. */
static uint32_t
oddities(const struct line *l)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < l->ntext; i++) {
		UChar32 c = (UChar32)l->text[i].c, before = i > 0 ? (UChar32)l->text[i - 1].c : ' ';
		UChar32 next = i + 1 < l->ntext ? (UChar32)l->text[i + 1].c : ' ';

		n += is_odd_sign(l->text[i].c);
		n += u_islower(before) && (u_isupper(c) || u_isdigit(c) || (u_ispunct(c) && c != '-' &&
		    c != '\'' && c != 0x2019 && u_islower(next)));
		n += u_isdigit(before) && u_islower(c) && u_islower(next);
	}
	return n;
}

/* ------------------------------------------------------------------ page */

static bool
is_marked(const struct page *p, uint32_t i)
{
	return p->lines[i].indented || p->lines[i].gap > 0;
}

void
outlook_take(const struct page *p, struct outlook *out)
{
	uint32_t texts = 0, marked = 0, broken = 0, display = 0, odd = 0, chars = 0, doubts = 0, dense = 0;
	uint32_t articles = 0, bare = 0, loose = 0;

	*out = (struct outlook){ .marked = 0 };
	for (uint32_t i = 0; i < p->nblocks; i++) {
		const struct block *b = &p->blocks[i];

		if (b->gone)
			continue;
		display += b->class == CLASS_DISPLAY;
		if (b->class != CLASS_TEXT || b->row)
			continue;
		texts++;
		marked += is_marked(p, p->pieces[b->first].line);
		broken += !b->opened + !b->closed;
		dense += b->first == b->last;
	}
	for (uint32_t i = 0; i < p->nlines; i++) {
		odd += oddities(&p->lines[i]);
		chars += p->lines[i].ntext;
		doubts += i + 1 < p->nlines && p->lines[i].margin < NAT(2.3);
	}
	for (uint32_t i = 0; i < p->nunits; i++) {
		bool headline = false;

		if (p->units[i].type == UNIT_PHOTO)
			continue;
		for (uint32_t k = 0; k < p->units[i].nblocks; k++)
			headline |= p->blocks[p->units[i].blocks[k]].role == ROLE_HEADLINE;
		articles++;
		bare += !headline;
		loose += p->units[i].parted < NAT(2);
	}
	out->marked = 10 * marked < 2 * texts ? 0 : 10 * marked < 8 * texts ? 1 : 2;
	out->level[EV_SCRIPT] = p->wide ? 0 : p->cased ? p->hyphens ? 1 : 2 : 3;
	out->level[EV_MARKED] = (uint8_t)(out->marked * 2 + (p->deficit > 0));
	out->level[EV_ODD_PAGE] = STEP(share_of(odd, chars), share_steps);
	out->level[EV_BROKEN] = STEP(share_of(broken, 2 * texts), share_steps);
	out->level[EV_DOUBTS] = STEP(share_of(doubts, p->nlines), share_steps);
	out->level[EV_DISPLAY] = STEP(share_of(display, display + texts), share_steps);
	out->level[EV_UNITS] = STEP(p->nunits, count_steps);
	out->level[EV_BARE] = STEP(share_of(bare, articles), share_steps);
	out->level[EV_LOOSE] = STEP(share_of(loose, articles), share_steps);
	out->level[EV_DENSE] = STEP(share_of(dense, texts), share_steps);
}

/* ---------------------------------------------------------------- blocks */

#define NO_NEIGHBOUR (sizeof margin_steps / sizeof *margin_steps + 1)

/* How clear it was that something begins with line i. */
static uint8_t
clear_before(const struct page *p, uint32_t i)
{
	return i == 0 ? NO_NEIGHBOUR : STEP(p->lines[i - 1].margin, margin_steps);
}

/* A margin is worth more on pages that mark their paragraphs. */
static uint8_t
marked_level(uint32_t marked, size_t level)
{
	return (uint8_t)(marked * (NO_NEIGHBOUR + 1) + level);
}

/* What kind of line stands beside: none, text, display type, another. */
static uint8_t
kind_of(const struct page *p, uint32_t i)
{
	if (i >= p->nlines)	/* 0 - 1 too */
		return 0;
	return p->lines[i].label < LABEL_HEAD ? 1 : p->lines[i].label < LABEL_SPECIAL ? 2 : 3;
}

/* How full a line is: without measure, short, nearly full, full. */
static uint8_t
fullness(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];

	return l->measure == 0 ? 0 : 10 * l->width < 6 * l->measure ? 1 :
	    100 * l->width < 92 * l->measure ? 2 : 3;
}

/* Display blocks right beside block b, in one direction, at most 3. */
static uint8_t
display_beside(const struct page *p, uint32_t b, uint32_t step)
{
	uint8_t n = 0;

	for (uint32_t i = b + step; n < 3 && i < p->nblocks && p->blocks[i].class == CLASS_DISPLAY; i += step)
		n++;
	return n;
}

void
block_evidence(const struct page *p, const struct outlook *o, uint32_t index, uint8_t level[EVIDENCE])
{
	const struct block *b = &p->blocks[index];
	uint32_t first = p->pieces[b->first].line, last = p->pieces[b->last].line;
	uint32_t lines = 0, hidden = 0, pieces = 0, odd = 0, m = o->marked;
	uint32_t hyphens = 0, edits = 0;
	score inside = NAT(100), doubt = first > 0 ? -log_sigmoid(p->lines[first - 1].margin) : 0;
	const struct line *l = &p->lines[first], *end = &p->lines[last];

	for (int i = 0; i < EV_START; i++)
		level[i] = o->level[i];
	for (uint32_t i = b->first; i != NONE; i = p->pieces[i].next) {
		uint32_t at = p->pieces[i].line;
		const struct line *a = &p->lines[at];

		lines++;
		odd += oddities(a);
		edits += a->nedits > 0;
		if (at + 1 < p->nlines)
			doubt -= log_sigmoid(a->margin);
		if (p->pieces[i].next == NONE)
			break;
		if (a->margin < inside)
			inside = a->margin;
		pieces += p->pieces[p->pieces[i].next].line != at + 1;
		hyphens += a->end == END_HYPHEN;
		hidden += a->end == END_STOP && a[1].start != START_LOWER && fullness(p, at) != 2;
	}
	level[EV_START] = marked_level(m, clear_before(p, first));
	level[EV_END] = marked_level(m, last + 1 < p->nlines ? STEP(end->margin, margin_steps) : NO_NEIGHBOUR);
	level[EV_INSIDE] = marked_level(m, b->first == b->last ? NO_NEIGHBOUR : STEP(inside, margin_steps));
	level[EV_LINES] = STEP(lines, count_steps);
	level[EV_HIDDEN] = (uint8_t)(m * 5 + (hidden < 4 ? hidden : 4));
	level[EV_PIECES] = (uint8_t)(pieces < 3 ? pieces : 3);
	level[EV_SENTENCES] = (uint8_t)(b->opened * 2 + b->closed);
	level[EV_BEGIN] = (uint8_t)(m * 4 + l->indented * 2 + (l->gap > 0));
	level[EV_FIRST] = l->start;
	level[EV_LAST] = (uint8_t)(fullness(p, last) * 7 + end->end);
	level[EV_BEFORE] = first == 0 ? 31 : (uint8_t)(fullness(p, first - 1) * 7 + p->lines[first - 1].end);
	level[EV_AROUND] = (uint8_t)(kind_of(p, first - 1) * 4 + kind_of(p, last + 1));
	level[EV_ODD] = (uint8_t)(odd < 8 ? odd : 8);
	level[EV_ROLE] = b->role;
	level[EV_STRENGTH] = (uint8_t)(l->strength + (l->role == b->role) * 10);
	level[EV_PLACED] = b->class == CLASS_DISPLAY ? (uint8_t)(1 + STEP(b->placed, margin_steps)) : 0;
	level[EV_RUN] = (uint8_t)(display_beside(p, index, UINT32_MAX) * 4 + display_beside(p, index, 1));
	level[EV_LENGTH] = STEP(b->length, length_steps);
	level[EV_LOOK] = (uint8_t)(l->capitals * 4 + l->title * 2 + l->balanced);
	level[EV_COLUMN] = (uint8_t)((l->measure > 0) * 8 + (l->measure != end->measure) * 4 +
	    l->narrow * 2 + l->stops_inside);
	level[EV_JOINT] = marked_level(m, STEP(doubt, doubt_steps));
	level[EV_HYPHENS] = (uint8_t)(hyphens < 9 ? hyphens : 9);
	level[EV_EDITS] = (uint8_t)(edits < 3 ? edits : 3);
	level[EV_COVER] = (uint8_t)(b->cover / 16);
}

/* -------------------------------------------------------------- articles */

void
unit_evidence(const struct page *p, const struct outlook *o, const struct unit *u,
    uint8_t level[EVIDENCE])
{
	uint32_t texts = 0, heads = 0, bylines = 0, inner = 0, marks = 0;
	score unplaced = NAT(100);
	bool opened = false, closed = false;

	for (int i = 0; i < EVIDENCE; i++)
		level[i] = o->level[i];
	for (uint32_t i = 0; i < u->nblocks; i++) {
		const struct block *b = &p->blocks[u->blocks[i]];

		if (b->class == CLASS_TEXT) {
			opened = texts++ == 0 ? b->opened : opened;
			closed = b->closed;
		}
		heads += b->role == ROLE_HEADLINE;
		bylines += b->role == ROLE_BYLINE;
		inner += b->role == ROLE_SECTION;
		marks += b->role == ROLE_DATELINE || b->role == ROLE_SIGNED;
		if (b->class == CLASS_DISPLAY && b->placed < unplaced)
			unplaced = b->placed;
	}
	level[EV_CUTS] = STEP(u->parted, margin_steps);
	level[EV_INNER] = STEP(u->held, margin_steps);
	level[EV_EQUIPPED] = (uint8_t)((heads > 1 ? 2 : heads) * 9 + (bylines > 1 ? 2 : bylines) * 3 +
	    (marks > 1 ? 2 : marks));
	level[EV_TYPE] = u->type;
	level[EV_PLACED] = STEP(unplaced, margin_steps);
	level[EV_HEADS] = (uint8_t)((inner < 4 ? inner : 4) * 4 + opened * 2 + closed);
	level[EV_TEXTS] = STEP(texts, count_steps);
}
