/* SPDX-License-Identifier: MIT */
/*
 * What the end of a line and the beginning of the next say, whatever the two
 * are: one sentence or two, one headline or two, a paragraph that goes on here.
 */
#include "labels.h"

#include <stdlib.h>
#include <unicode/uchar.h>

/* How the end of a line speaks for (+) or against (-) the text going on. */
static const score end_weights[END_COUNT][2] = {	/* spaced scripts, wide scripts */
	[END_NONE]	= { NAT(2.6), NAT(3.2) },
	[END_STOP]	= { NAT(-2.3), NAT(-3.2) },
	[END_COMMA]	= { NAT(2.6), NAT(2.1) },
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
#define RESUME_REACH 14		/* lines an interruption may take */
#define OF_DAY NAT(-5)		/* `du 12 juin` under a title tells of when it is, small letters or not */
#define PARTICLE NAT(2.5)	/* `国勢調査への` over *ご協力ありがとう* */
#define SHOUTS_FIRST NAT(-3.5)	/* `WANTED, a strong Lad`, behind a full stop */
#define INSET_REACH 40		/* and to where a blank line above it is looked for */
#define PRIOR NAT(1)
#define COUNTED NAT(-2.5)	/* a number and the one before or behind it */
#define COUNTED_DISPLAY NAT(-4)	/* the number of a section */
#define RUBRIC NAT(-3)		/* a rubric that the language knows is nobody's half */
#define COUNTED_AGAIN NAT(-5)	/* numbers of a list */
#define OTHER_COLUMN NAT(-2.5)	/* the measure changes within a paragraph */
#define BRACKETED NAT(-3)	/* a line that is a remark in brackets */
#define CUT_WORD NAT(2)
#define FUNCTION_END NAT(1.2)
#define CUT_FIGURE NAT(3)
#define ITEM_ENDS NAT(-2)	/* items need no stop */
#define QUESTION_ENDS NAT(-3)	/* its answer is a paragraph of its own */
#define RESUME NAT(-0.4)
#define UPRIGHT NAT(12)		/* the next character of a heading set upright */
#define RESUME_NAMED NAT(-2)	/* with a capital: in mid-sentence only names have one */
#define RESUME_ELSEWHERE NAT(-5) /* no column of this measure was interrupted */
#define SHORT_LINE 400		/* no headline is wrapped at less */
#define SPEAKER NAT(-4)	/* the name of somebody who speaks, and has spoken, behind a sentence */
#define SAME_PAIR NAT(-4)	/* two words before a day that begin others near by so */

/* Line i is in an item of a list and leaves room behind it, or a number to call at. */
static bool
ends_item(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];

	if (names_field(l) && l->letters == 0)
		return true;
	return l->listed && (l->end == END_NONE || l->end == END_STOP) && !l->function_end && !l->cut && !fills_column(p, i);
}

/* A short line that asks, among others that are answered in a line or two. */
static bool
ends_question(const struct page *p, uint32_t i)
{
	return p->lines[i].answers && line_asks(&p->lines[i]) && !fills_column(p, i);
}

/* Evidence at the end of line i that the sentence goes on. */
static score
end_evidence(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];

	return PRIOR + end_weights[l->end][l->wide && p->wide] + (l->function_end ? FUNCTION_END : 0) +
	    (l->cut ? CUT_WORD : 0) + (ends_item(p, i) ? ITEM_ENDS : 0) + (ends_question(p, i) ? QUESTION_ENDS : 0);
}

/* `$150,` over `000`, or `May 5,` over `1948`: a comma between figures. */
static bool
divides_figure(const struct line *a, const struct line *b)
{
	return line_ends_in_figure(a) && b->start == START_DIGIT;
}

/* `Frage:`, `Q:`: somebody speaks who speaks again near by. */
static bool
names_speaker(const struct line *l)
{
	return l->same_starts > 0 && (l->labelled || (l->ntext > 2 && l->letters > 0 && l->text[1].c == ':'));
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
	if (i > 0 && divides_figure(&p->lines[i - 1], l))
		s += CUT_FIGURE;
	if (l->counted >= COUNTED_NEAR)
		s += l->counted == COUNTED_LIST ? COUNTED_AGAIN : COUNTED;
	s += l->starts[ROLE_RESUMING] * RESUMING;
	s -= l->starts[ROLE_OPENER] * NAT(1.1);
	s -= l->starts[ROLE_NOTE] * NAT(0.6);
	s -= l->starts[ROLE_SALUTATION] * NAT(0.6);
	if (names_field(l))	/* small letter or not */
		s = (s < 0 ? s : 0) - l->starts[ROLE_ITEM] * NAT(1.2);
	if (after_stop)
		s -= l->starts[ROLE_CAPTION] * NAT(0.3);
	if (after_stop && l->shouts_first)
		s += SHOUTS_FIRST;
	if (after_stop && names_speaker(l))
		s += SPEAKER;
	else if (after_stop && l->same_pairs > 0)
		s += SAME_PAIR;
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
 * The line was not broken for want of room, since the first word of b would have
 * stood in it. Headlines are broken for sense too, but rarely like that.
 */
static bool
broken_early(const struct line *a, const struct line *b)
{
	return line_had_room(a, b, b->width);
}

/* Evidence that display line i+1 goes on with display line i. */
static score
display_evidence(const struct page *p, uint32_t i)
{
	const struct line *a = &p->lines[i], *b = &p->lines[i + 1];
	score s = (b->counted != COUNTED_NOT ? COUNTED_DISPLAY : 0) + (a->role == ROLE_LABEL || b->role == ROLE_LABEL ? RUBRIC : 0);

	if (b->upright == UPRIGHT_MORE)
		return UPRIGHT;
	if (a->wide || b->wide) {
		em difference = a->width - a->squeeze / 2 - b->width + b->squeeze / 2;
		int phrase = completes_phrase(a, b);
		bool wrapped = phrase >= 0 && a->measure > SHORT_LINE && a->width >= a->measure - 100 &&
		    a->width <= a->measure + 150 && b->width < a->width;

		/* A headline breaks where its column ends, or into even lines. */
		if (wrapped || phrase > 0)
			s += NAT(4);
		else if (a->ntext <= 2 || b->ntext <= 2)
			s -= NAT(7);	/* a label of two characters is nobody's half */
		else if (a->ntext <= 3 || b->ntext <= 3)
			s -= NAT(4.5);
		else if (a->function_end && b->role == ROLE_NONE)
			s += PARTICLE;
		else if (difference <= 60 && difference >= -60)
			s += NAT(1.2);
		else if (broken_early(a, b))
			s -= NAT(4);
		s += a->end == END_NONE ? NAT(0.4) : NAT(-1);
		if (b->starts[ROLE_DECK] > 0)
			s -= NAT(3);
		return s + b->starts[ROLE_RESUMING] * RESUMING;
	}
	s += a->capitals == b->capitals ? NAT(0.8) : b->start == START_LOWER ? NAT(-1) : NAT(-2.5);
	s += a->end == END_STOP ? NAT(-2.1) : a->end == END_COLON ? NAT(2) : NAT(0.6);
	s += a->function_end || a->end == END_HYPHEN || a->end == END_COMMA ? NAT(1.8) : 0;
	s += b->start == START_LOWER && line_tells_day(b) ? OF_DAY : b->start == START_LOWER ? NAT(2.2) : 0;
	if (b->start != START_LOWER && !a->function_end && !a->cut && a->end != END_HYPHEN) {
		if (broken_early(a, b))
			s -= NAT(4);
		/* In a headline like a sentence only its first word has a capital. */
		if (b->start == START_UPPER && !a->capitals && !a->title && !b->capitals)
			s -= lang_nouns_capital(a->lang) ? NAT(1.2) : NAT(1.9);
	}
	return s;
}

/* Whether two measures are those of different columns. */
static bool
changes_column(const struct page *p, em a, em b)
{
	em difference = a > b ? a - b : b - a;

	return difference > 150 && (p->wide || 100 * difference > 15 * a);
}

/* Whether a column of this measure was running a little before line i. */
static bool
was_running(const struct page *p, uint32_t i)
{
	em measure = p->lines[i].measure;
	uint32_t back = i < RESUME_REACH ? i : RESUME_REACH;

	for (uint32_t k = i - back; k < i; k++)
		if (p->lines[k].measure > 0 && abs(p->lines[k].measure - measure) <= 100 &&
		    p->lines[k].end != END_STOP && fills_column(p, k))
			return true;
	return false;
}

/* Line i goes on with a paragraph that display type or a special line interrupted. */
static score
resumes(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];
	score named = p->cased && l->start == START_UPPER && !lang_nouns_capital(l->lang) ? RESUME_NAMED : 0;

	return (was_running(p, i) ? RESUME : RESUME_ELSEWHERE) + named + log_sigmoid(PRIOR + start_evidence(p, i));
}

/* Below a blank line what stands there begins small. */
static bool
begins_small_below_gap(const struct page *p, uint32_t i)
{
	return p->cased && p->lines[i + 1].gap > 0 && p->lines[i + 1].start == START_LOWER;
}

/*
 * Behind a blank line a sentence goes on small: that of the line above it, unless that
 * stands below another blank line, over which a sentence is open too, or a heading.
 */
static score
closes_inset(const struct page *p, uint32_t i, score ends)
{
	uint32_t k = i;

	if (!begins_small_below_gap(p, i))
		return 0;
	while (k > 0 && p->lines[k].gap == 0 && !p->lines[k].capitals && i - k < INSET_REACH)
		k--;
	return p->lines[k].capitals || (k > 0 && p->lines[k].gap > 0 && p->lines[k - 1].end != END_STOP) ? 0 : ends;
}

struct joint
joint_after(const struct page *p, uint32_t i)
{
	score end = end_evidence(p, i), both = end + start_evidence(p, i + 1);
	score display = display_evidence(p, i);
	struct joint e;

	e.other_column = p->lines[i].measure > 0 && p->lines[i + 1].measure > 0 &&
	    changes_column(p, p->lines[i].measure, p->lines[i + 1].measure);
	if (e.other_column)
		both += OTHER_COLUMN;
	if (p->lines[i].end == END_STOP && begins_small_below_gap(p, i))
		both -= start_weights[START_LOWER];	/* a drop capital is missing, or something was set in */
	if (p->lines[i].bracketed || p->lines[i + 1].bracketed)
		both += BRACKETED;
	if (p->lines[i + 1].split)	/* a pattern found the block's end here */
		both = end = display = NAT(-12);
	if (p->lines[i + 1].initial)	/* a text begins there */
		both = NAT(-12);
	if (p->lines[i + 1].glued)
		both = end = NAT(12);
	e.join = log_sigmoid(both);
	e.part = log_sigmoid(-both);
	e.ends = log_sigmoid(-end);
	e.closes_inset = closes_inset(p, i, e.ends);
	e.resume = resumes(p, i + 1);
	e.display_join = log_sigmoid(display);
	e.display_part = log_sigmoid(-display);
	return e;
}
