/* SPDX-License-Identifier: MIT */
/*
 * Second pass: how wide the column is at each line. A page has columns of many
 * measures; most lines fill theirs. One Viterbi over the lines, whose hidden
 * state is the measure in half ems or none, finds where the measure changes.
 */
#include "articles.h"

#include <stdlib.h>
#include <string.h>

#define STEP 50			/* half an em */
#define FIRST_STATE 6		/* 3 em, narrower columns are not text */
#define STATES 181		/* to 90 em; state 0: no measure */
#define WIDEST ((STATES - 1) * STEP)

#define CHANGE NAT(8)		/* price of another measure */
#define CHANGE_AT_BLANK NAT(5.5)
#define RETURN NAT(3)		/* so much less where much of the page has that measure */
#define MUCH 5			/* a fifth */
#define OUTLIER NAT(-9)		/* a line that nothing explains */
#define NO_MEASURE NAT(-5.6)	/* a line where there is no measure */
#define SHARE_FULL NAT(-0.45)	/* lines that fill the measure, */
#define SHARE_INDENTED NAT(-1.5) /* that miss the indent, */
#define SHARE_SHORT NAT(-2.1)	/* that end a paragraph */

#define WIDE_SIGMA 45		/* spread of full lines on a grid */
#define WIDE_PEAK NAT(-0.8)	/* log density of a full line there */
#define WIDE_INDENT 200
#define INDENT 120
#define PAGE_EDGE 6		/* lines of a page that can be its masthead or imprint, */
#define FITTING 4		/* if they fit patterns so well */
#define LONGEST_DISPLAY 5000	/* 50 em */
#define LONG 2500		/* em/100: lines that may be paragraphs by themselves */
#define NEAR 6			/* of them looked at on either side */
#define FLOOR NAT(-7)
#define SENTENCE_TOO_WIDE NAT(-12) /* where a sentence ends in it, */
#define TOO_WIDE NAT(-14)	/* a line that no squeezing gets into its column */

static em
sigma_of(const struct page *p, em measure)
{
	return p->wide ? WIDE_SIGMA : 20 + measure * p->spread / 1000;
}

/* How much of the line the next word can have left empty. */
static em
slack_of(const struct page *p, uint32_t i, em measure)
{
	em unit = i + 1 < p->nlines ? p->lines[i + 1].unit : 0, cap;

	if (p->wide)
		return unit - 35 > 75 ? unit - 35 : 75;
	cap = measure * p->slack / 1000;
	return unit < cap ? unit : cap;
}

static score
squared(em r, em sigma)
{
	int64_t cost = (int64_t)r * r * 128 / ((int64_t)sigma * sigma);

	return cost > -FLOOR ? -FLOOR : (score)cost;
}

/* More than any squeezing or misjudged letter explains. */
static bool
is_too_wide(const struct page *p, const struct line *l, em measure)
{
	return 100 * (l->width - l->squeeze) > (p->wide ? 120 : 135) * measure;
}

score
measure_full(const struct page *p, uint32_t i, em measure)
{
	const struct line *l = &p->lines[i];
	em r = l->width - measure, sigma = sigma_of(p, measure), slack;
	score peak = p->wide ? WIDE_PEAK : log_ratio(STEP, (uint64_t)(sigma * 5 / 2) + 1);
	score cost;

	if (r >= 0) {
		em given = r < l->squeeze ? r : l->squeeze;

		cost = given * NAT(0.25) / 100 + squared(r - given, sigma);
	} else {
		slack = slack_of(p, i, measure);
		cost = -r * (p->wide ? NAT(0.4) : NAT(0.2)) / 100;
		if (-r > slack)
			cost += squared(-r - slack, sigma);
	}
	if (is_too_wide(p, l, measure))
		return TOO_WIDE;
	return peak - cost > FLOOR ? peak - cost : FLOOR;
}

score
measure_short(const struct page *p, uint32_t i, em measure)
{
	const struct line *l = &p->lines[i];
	em over = l->width - l->squeeze - measure, sigma = sigma_of(p, measure);
	score uniform = log_ratio(STEP, (uint64_t)measure + STEP);

	return over <= sigma / 2 ? uniform : uniform - squared(over - sigma / 2, sigma);
}

static score
emission(const struct page *p, uint32_t i, int state)
{
	em measure = state * STEP, indent = p->wide ? WIDE_INDENT : INDENT;
	score best = OUTLIER, s;

	if (state == 0)
		return p->lines[i].unwrapped ? 0 : NO_MEASURE;
	/* A headline can stand over several columns; a line in which a sentence ends is text of its own. */
	if (p->lines[i].stops_inside && is_too_wide(p, &p->lines[i], measure))
		return SENTENCE_TOO_WIDE;
	if ((s = measure_full(p, i, measure) + SHARE_FULL) > best)
		best = s;
	if (measure > 3 * indent && (s = measure_full(p, i, measure - indent) + SHARE_INDENTED) > best)
		best = s;
	if (p->lines[i].width <= measure + STEP &&
	    (s = log_ratio(STEP, (uint64_t)measure) + SHARE_SHORT) > best)
		best = s;
	return best;
}

/*
 * Lines of headlines are often equally wide and would make a measure of their
 * own: a short group between blank lines, or before an indent, in which no
 * sentence ends counts little.
 */
#define GROUP 5
#define INDENTED 60		/* em/100 further in than the line before */
static bool
counts_little(const struct page *p, uint32_t i)
{
	uint32_t from = i, to = i + 1;

	while (from > 0 && p->lines[from].gap == 0 && i - from <= GROUP)
		from--;
	while (to < p->nlines && p->lines[to].gap == 0 && to - i <= GROUP &&
	    p->lines[to].indent <= p->lines[to - 1].indent + INDENTED)
		to++;
	if (to - from > GROUP)
		return false;
	for (uint32_t k = from; k < to; k++)
		if (p->lines[k].end == END_STOP || p->lines[k].end == END_HYPHEN ||
		    (to - from > 2 && p->lines[k].end == END_COMMA))
			return false;
	return true;
}

/* A long headline among such paragraphs: it ends with no stop. */
static bool
may_be_display(const struct line *l)
{
	return l->end == END_NONE && (l->capitals || l->width < LONGEST_DISPLAY);
}

/* What is over the columns or below them is as wide as the page, and some papers end it with stops. */
static bool
is_at_edge(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];

	return (l->role == ROLE_FOLIO || l->role == ROLE_IMPRINT) && l->strength >= FITTING && line_at_edge(p, i, PAGE_EDGE);
}

/*
 * A text with one line a paragraph has no measure: nearly all its long lines end
 * where a sentence does, which wrapped lines do by chance only.
 */
static void
find_unwrapped(struct page *p)
{
	for (uint32_t i = 0; i < p->nlines; i++) {
		uint32_t seen = 0, stops = 0;

		if (p->lines[i].width < LONG)
			continue;
		for (uint32_t k = i, n = 0; k-- > 0 && n < NEAR; )
			if (p->lines[k].width >= LONG) {
				stops += p->lines[k].end == END_STOP;
				seen++, n++;
			}
		for (uint32_t k = i, n = 0; k < p->nlines && n < NEAR; k++)
			if (p->lines[k].width >= LONG) {
				stops += p->lines[k].end == END_STOP;
				seen++, n++;
			}
		p->lines[i].unwrapped = seen >= 3 && 100 * stops >= 85 * seen &&
		    !may_be_display(&p->lines[i]) && !is_at_edge(p, i);
	}
}

struct trellis {
	uint8_t state[STATES];	/* states worth trying, in order: measures some line has */
	int nstates;
	score now[STATES], before[STATES];
	score cheaper[STATES];	/* what a change to it costs less */
	uint8_t *came;		/* nlines x STATES: 1 when the state was entered by a change */
	uint8_t *best;		/* best state at each line */
};

/* No measure, and those that lines of the page have or would have with an indent. */
static void
choose_states(const struct page *p, struct trellis *t)
{
	bool wanted[STATES] = { true };

	for (uint32_t i = 0; i < p->nlines; i++) {
		const struct line *l = &p->lines[i];
		int low = (l->width - l->squeeze - STEP) / STEP;
		int high = (l->width + (p->wide ? WIDE_INDENT : INDENT) + STEP) / STEP + 1;

		for (int k = low < FIRST_STATE ? FIRST_STATE : low; k <= high && k < STATES; k++)
			wanted[k] = true;
	}
	for (int k = 0; k < STATES; k++)
		if (wanted[k])
			t->state[t->nstates++] = (uint8_t)k;
}

static int
viterbi(struct page *p, struct trellis *t)
{
	int best = 0;

	for (uint32_t i = 0; i < p->nlines; i++) {
		bool little = counts_little(p, i) || line_has_columns(&p->lines[i]);
		score change = p->lines[i].gap > 0 ? CHANGE_AT_BLANK : CHANGE;
		score enter = i == 0 ? 0 : t->before[best] - change;

		for (int n = 0; n < t->nstates; n++) {
			int k = t->state[n];
			score stay = i == 0 ? 0 : t->before[k], e;

			e = emission(p, i, k);
			score come = enter + (i > 0 ? t->cheaper[k] : 0);

			t->came[(size_t)i * STATES + (size_t)k] = come > stay;
			t->now[k] = (come > stay ? come : stay) + (little ? e / 4 : e);
		}
		best = 0;
		for (int n = 1; n < t->nstates; n++)
			if (t->now[t->state[n]] > t->now[best])
				best = t->state[n];
		t->best[i] = (uint8_t)best;
		/* Keep sums small on pages of any length. */
		for (int n = 0, k; n < t->nstates; n++)
			k = t->state[n], t->before[k] = t->now[k] - t->now[best] < NEVER ? NEVER : t->now[k] - t->now[best];
	}
	return best;
}

static void
trace_back(struct page *p, const struct trellis *t, int state)
{
	for (uint32_t i = p->nlines; i-- > 0; ) {
		p->lines[i].measure = state * STEP;
		if (i > 0 && t->came[(size_t)i * STATES + (size_t)state])
			state = t->best[i - 1];
	}
}

/* Measures that much of the page has: columns come back to them from lists and tables. */
static void
find_common(const struct page *p, struct trellis *t)
{
	uint32_t lines[STATES] = { 0 };

	for (uint32_t i = 0; i < p->nlines; i++)
		lines[p->lines[i].measure / STEP]++;
	for (int k = 1; k < STATES; k++)
		t->cheaper[k] = MUCH * lines[k] >= p->nlines ? RETURN : 0;
}

/* Whether the line surely goes on in the next. */
static bool
surely_full(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *next = l + 1;

	return i + 1 < p->nlines && l->measure > 0 && next->measure == l->measure &&
	    (next->start == START_LOWER || l->end == END_HYPHEN) && l->end != END_STOP &&
	    next->gap == 0 && 10 * l->width > 7 * l->measure;
}

/*
 * From lines that surely go on: how far full lines spread about the measure, and
 * how much further short of it they can be where a long word did not fit. Set
 * type has none of that slack, ragged and typewritten pages much.
 */
static void
find_spread(struct page *p, em *scratch)
{
	uint32_t n = 0;
	em middle;

	for (uint32_t i = 0; i < p->nlines; i++)
		if (surely_full(p, i))
			scratch[n++] = (p->lines[i].width - p->lines[i].measure) * 1000 /
			    p->lines[i].measure;
	if (n < 12)
		return;
	qsort(scratch, n, sizeof *scratch, compare_ems);
	middle = scratch[n / 2];
	p->slack = middle - scratch[n / 20];
	for (uint32_t i = 0; i < n; i++)
		scratch[i] = abs(scratch[i] - middle);
	qsort(scratch, n, sizeof *scratch, compare_ems);
	/* Two thirds of a normal distribution lie within one sigma. */
	p->spread = scratch[n * 2 / 3];
	p->spread = p->spread < 12 ? 12 : p->spread > 80 ? 80 : p->spread;
	p->slack -= 2 * p->spread;
	p->slack = p->slack < 0 ? 30 : p->slack > 190 ? 220 : p->slack + 30;
	if (!p->hyphens)	/* what was cut off without one is not known */
		p->slack = (p->slack + 220) / 2;
}

#define REACH 9
/* Let the measure follow the lines about it: columns are not cut to half ems. */
static void
refine(struct page *p, em *measures)
{
	em near[2 * REACH + 1];

	for (uint32_t i = 0; i < p->nlines; i++) {
		uint32_t from = i < REACH ? 0 : i - REACH, n = 0;

		measures[i] = p->lines[i].measure;
		for (uint32_t k = from; k <= i + REACH && k < p->nlines; k++)
			if (surely_full(p, k) && abs(p->lines[k].measure - measures[i]) <= 2 * STEP)
				near[n++] = p->lines[k].width;
		if (measures[i] == 0 || n < 5)
			continue;
		qsort(near, n, sizeof *near, compare_ems);
		measures[i] = (near[n / 2] * 2 + measures[i]) / 3;
	}
	for (uint32_t i = 0; i < p->nlines; i++)
		p->lines[i].measure = measures[i];
}

#define FEW 10			/* lines between two of the column, */
#define SHORT 75		/* and how wide they are at most, of 100 */
#define LEAST_ON 2		/* lines that go on, of a column */

/* Whether line i is full and goes on in the next, in their own column. */
static bool
runs_on(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];

	if (!p->wide)
		return surely_full(p, i);
	return i + 1 < p->nlines && l->end == END_NONE && l[1].measure == l->measure && l[1].gap == 0 && l->width + STEP >= l->measure &&
	    l[1].width + STEP >= l->measure;
}

/* The line behind those that have the measure of line i. */
static uint32_t
run_end(const struct page *p, uint32_t i)
{
	uint32_t end = i + 1;

	while (end < p->nlines && p->lines[end].measure == p->lines[i].measure)
		end++;
	return end;
}

/* The measure of the column about lines from..end, if that is much wider; 0 if not. */
static em
column_about(const struct page *p, uint32_t from, uint32_t end)
{
	em above, below, here = p->lines[from].measure;
	bool first = from > 0 && is_sure_folio(&p->lines[from - 1]);	/* the head of a page is set to no column */

	if (from == 0 || end == p->nlines || here == 0)
		return 0;
	below = p->lines[end].measure;
	above = first ? below : p->lines[from - 1].measure;
	return 100 * here > SHORT * above || 100 * here > SHORT * below ? 0 : above < below ? above : below;
}

/*
 * A few short lines are no column of their own between lines of wider ones, unless
 * some of them go on in the next: they are items, names, a headline.
 */
static void
fill_short_runs(struct page *p)
{
	for (uint32_t i = 0, end; i < p->nlines; i = end) {
		uint32_t on = 0;
		em column;

		end = run_end(p, i);
		column = end - i > FEW ? 0 : column_about(p, i, end);
		for (uint32_t k = i; column > 0 && k < end; k++)
			on += runs_on(p, k);
		for (uint32_t k = i; column > 0 && on < LEAST_ON && k < end; k++)
			p->lines[k].measure = column;
	}
}

/*
 * Lines that do not fit the column found for them: a caption of two lines across
 * two columns, say. A few of them have the measure of the widest.
 */
static void
free_wide_lines(struct page *p)
{
	for (uint32_t i = 0, end; i < p->nlines; i = end) {
		em widest = 0;

		for (end = i; end < p->nlines && p->lines[end].measure > 0 &&
		    is_too_wide(p, &p->lines[end], p->lines[end].measure); end++)
			if (p->lines[end].width > widest)
				widest = p->lines[end].width;
		for (uint32_t k = i; end - i > 1 && k < end; k++)
			p->lines[k].measure = widest;
		/* The line after them may be the last of their paragraph. */
		if (end - i > 1 && end < p->nlines && p->lines[end - 1].end != END_STOP &&
		    p->lines[end].start == START_LOWER)
			p->lines[end].measure = widest;
		end += end == i;
	}
}

int
measure_find(struct page *p, recto_error *err)
{
	struct trellis *t = page_alloc(p, 1, sizeof *t);
	em *scratch = page_alloc(p, p->nlines, sizeof *scratch);

	if (t != NULL) {
		t->came = page_alloc(p, p->nlines, STATES);
		t->best = page_alloc(p, p->nlines, 1);
	}
	if (t == NULL || scratch == NULL || t->came == NULL || t->best == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	p->spread = 40;
	p->slack = p->hyphens ? 120 : 220;
	find_unwrapped(p);
	choose_states(p, t);
	trace_back(p, t, viterbi(p, t));
	if (p->nlines == 0)
		return RECTO_OK;
	find_common(p, t);
	if (!p->wide)
		find_spread(p, scratch);
	trace_back(p, t, viterbi(p, t));
	if (!p->wide)
		refine(p, scratch);
	for (int round = 0; round < 2; round++)	/* the second where there were some between others */
		fill_short_runs(p);
	free_wide_lines(p);
	return 0;
}
