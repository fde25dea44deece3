/* SPDX-License-Identifier: MIT */
/*
 * What speaks for a label of one line: how it fills its column, how it looks,
 * what patterns know of it.
 */
#include "labels.h"

#define PATTERN NAT(0.5)	/* for each point of a pattern's strength */
#define SPECK NAT(-8)		/* marks alone on a line, as text */
#define LAST_OPEN NAT(-2.2)	/* a paragraph ends where no sentence does */
#define UNWRAPPED NAT(-16)	/* a line that is a paragraph, or of an upright heading, read as anything else */
#define ONLY_PRIOR NAT(-0.8)
#define ONLY_SHORT NAT(-0.8)	/* a paragraph of half a line, where capitals mark display type */
#define HEAD_PRIOR NAT(-2.6)
#define HEAD_MORE_PRIOR NAT(-0.2) /* headlines take few lines */
#define NARROW NAT(-1)		/* text in a column that few lines about it have */
#define SIGNED NAT(1.5)		/* signatures.c has looked at its place already */
#define WEAK_PATTERN NAT(-2)	/* one weak sign of furniture is none */
#define SPECIAL_UNKNOWN NAT(-12)
#define SENTENCE_INSIDE NAT(-6)	/* who wrote it is told in no sentence */
#define SHOUTS NAT(-3)		/* text is not set like that */
#define SHOUT_LETTERS 8
#define CAPTION_LINES 5
#define NO_MEASURE_BODY NAT(-4)
#define SURELY NAT(-3.5)

/* `On THURSDAY, May 11th,` over *at the Corn Exchange*: a sentence goes on, whatever room was left. */
static bool
surely_goes_on(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *next = l + 1;

	return p->cased && i + 1 < p->nlines && l->width < l->measure && l->end == END_COMMA &&
	    next->start == START_LOWER && next->gap == 0 && !next->turn;
}

static score
full(const struct page *p, uint32_t i, em measure)
{
	score s = p->lines[i].measure == 0 ? NO_MEASURE_BODY : measure_full(p, i, measure);

	return s < SURELY && surely_goes_on(p, i) ? SURELY : s;
}

score
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
bool
fills_column(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];

	return l->measure > 0 && l->width > l->measure * 9 / 10 && full(p, i, l->measure) > NAT(-4);
}

/* What it costs a paragraph to end with the line: no sentence does, unless it is an item of a list. */
static score
last_open(const struct line *l)
{
	bool item = (names_field(l) || l->listed) && !l->function_end && !l->cut && l->end != END_HYPHEN &&
	    !line_ends_in_figure(l);

	return item || l->end == END_STOP ? 0 : LAST_OPEN;
}

/* What it costs a line in capitals to stand in the middle of a text, between two that are not. */
static score
shouting(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];

	return l->capitals && l->letters >= SHOUT_LETTERS && i > 0 && i + 1 < p->nlines && !l[-1].capitals &&
	    !l[1].capitals ? SHOUTS : 0;
}

/* Marks alone on a line; in wide scripts the dots and stops that no line may begin with are the end of the text above. */
static bool
is_marks_only(const struct line *l)
{
	uint32_t c = l->ntext > 0 ? l->text[0].c : ' ';

	return l->role == ROLE_NOISE && l->letters == 0 && l->digits == 0 &&
	    !(c == 0x2026 || (glyph_is_wide(c) && (glyph_is_stop(c) || glyph_is_closer(c))));
}

/* Furniture and bylines have patterns; text and display type pay for fitting one. */
static score
pattern_price(const struct line *l)
{
	if (is_marks_only(l))
		return SPECK;
	return l->role == ROLE_NONE || l->strength < 3 ? 0 : -l->strength * PATTERN;
}

/* Whether the line, or one above it in the same sentence, begins as what stands under a picture does. */
static bool
is_captioned(const struct page *p, uint32_t i)
{
	uint32_t back = i < CAPTION_LINES ? i : CAPTION_LINES;

	for (uint32_t k = i; k + back >= i; k--) {
		if (p->lines[k].starts[ROLE_CAPTION] > 0)
			return true;
		if (k == 0 || p->lines[k].gap > 0 || p->lines[k - 1].end == END_STOP)
			return false;
	}
	return false;
}

score
emission(const struct page *p, const struct habits *h, uint32_t i, int state)
{
	const struct line *l = &p->lines[i];
	score uniform = log_ratio(50, (uint64_t)column(l) + 50);
	score s = pattern_price(l), body = s + (l->narrow ? NARROW : 0);
	bool is_item = names_field(l), deficit;

	if (l->hangs)		/* it begins what the text behind it is */
		return label_of(state) == LABEL_MIDDLE || label_of(state) == LABEL_LAST ||
		    label_of(state) == LABEL_HEAD_MORE || label_of(state) == LABEL_SPECIAL_MORE ? NEVER : 0;
	if ((l->unwrapped || l->row || l->verse) && label_of(state) != LABEL_ONLY)
		return UNWRAPPED;
	if (l->upright != UPRIGHT_NOT)
		return label_of(state) == (l->upright == UPRIGHT_FIRST ? LABEL_HEAD : LABEL_HEAD_MORE) ? 0 : UNWRAPPED;

	if (is_open(state) && label_of(state) < LABEL_HEAD && is_captioned(p, i))
		return body + uniform;	/* pictures have widths of their own */
	switch (label_of(state)) {
	case LABEL_FIRST:
		return body + first_line(p, h, i, &deficit) + h->indent_score[STARTS][l->indented];
	case LABEL_MIDDLE:
		return body + shouting(p, i) + full(p, i, l->measure) + h->indent_score[GOES_ON][l->indented];
	case LABEL_LAST:
		s += shouting(p, i) / 2;
		s += l->measure == 0 ? uniform : measure_short(p, i, l->measure);
		return s + h->indent_score[GOES_ON][l->indented] + last_open(l);
	case LABEL_ONLY:
		/* An item can be in a table wider than the column, or alone in one too wide for it. */
		s += l->measure == 0 || l->long_line || is_item ? uniform : measure_short(p, i, l->measure);
		if (p->cased && !is_item && 2 * l->width < l->measure && l->start != START_QUOTE &&
		    l->start != START_DASH)
			s += ONLY_SHORT;
		if (l->measure == 0 && l->end == END_STOP)
			s += NAT(1);	/* a text with one line a paragraph */
		return s + ONLY_PRIOR + h->indent_score[STARTS][l->indented] + last_open(l);
	case LABEL_HEAD: case LABEL_HEAD_MORE:
		if (l->long_line)
			return NEVER;
		return s + uniform + display_shape(p, h, i, label_of(state) == LABEL_HEAD_MORE) +
		    h->indent_score[STANDS_OUT][l->indented] +
		    (label_of(state) == LABEL_HEAD ? HEAD_PRIOR : p->cased ? HEAD_MORE_PRIOR : 0);
	default:
		if (l->rest && label_of(state) == LABEL_SPECIAL)
			return NEVER;
		if (l->role == ROLE_NONE)
			return label_of(state) == LABEL_SPECIAL ? SPECIAL_UNKNOWN :
			    uniform - NAT(3) + (l->stops_inside ? SENTENCE_INSIDE : 0);
		return uniform + l->strength * PATTERN + (l->strength < 3 ? WEAK_PATTERN : 0) +
		    (l->role == ROLE_SIGNED ? SIGNED : 0);
	}
}
