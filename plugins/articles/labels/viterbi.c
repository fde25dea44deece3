/* SPDX-License-Identifier: MIT */
/*
 * The best reading of a page: one Viterbi over its lines, forward for the
 * labels, backward as well for how clear they are.
 */
#include "labels.h"

#define HEAD_FIRST NAT(1.2)
#define MID_PARAGRAPH NAT(-2.5)
#define OPEN_AT_END NAT(-4)
#define CUT_AT_END NAT(-1.5)

/* A page begins with display type, or with a text, or in mid-paragraph. */
static score
first_score(int state)
{
	if (is_open(state) || state == LABEL_HEAD_MORE || state == LABEL_SPECIAL_MORE)
		return NEVER;
	return state == LABEL_MIDDLE || state == LABEL_LAST ? MID_PARAGRAPH : state == LABEL_HEAD ? HEAD_FIRST : 0;
}

/* What begins on a page needs an end: a paragraph may stay open, at a price. */
static score
final_score(int state)
{
	return is_open(state) ? OPEN_AT_END : state == LABEL_FIRST || state == LABEL_MIDDLE ? CUT_AT_END : 0;
}

score
reading_state(const struct reading *r, uint32_t i, int state)
{
	return emission(r->page, &r->habits, i, state) + r->learned[i][label_of(state)] +
	    (i == 0 ? first_score(state) : 0) + (i + 1 == r->page->nlines ? final_score(state) : 0);
}

score
reading_step(const struct reading *r, const struct joint *joint, uint32_t i, int from, int to)
{
	const struct page *p = r->page;
	score s = transition(p, joint, i, from, to);

	if (p->lines[i + 1].turn || p->lines[i].hangs)	/* what a blank would say, the turn does not */
		return s;
	return s == NEVER ? NEVER :
	    s + r->habits.blank_score[boundary_of(p, from, to, i)][p->lines[i + 1].gap > 0];
}

/* States that can follow each other, and those that a hanging bullet repeats: few of all pairs. */
void
reading_list_steps(struct reading *r)
{
	r->nsteps = 0;
	for (int from = 0; from < STATES; from++)
		for (int to = 0; to < STATES; to++)
			if (from == to || state_follows(from, to))
				r->steps[r->nsteps++] = (struct step){ (uint8_t)from, (uint8_t)to };
}

static void
run_forward(struct reading *r)
{
	const struct page *p = r->page;
	score best = 0;

	for (int k = 0; k < STATES; k++)
		r->forward[0][k] = reading_state(r, 0, k);
	for (uint32_t i = 1; i < p->nlines; i++) {
		struct joint joint = joint_after(p, i - 1);
		score top = NEVER, most[STATES];

		for (int to = 0; to < STATES; to++) {
			most[to] = NEVER * 2;
			r->from[i][to] = 0;
		}
		for (unsigned k = 0; k < r->nsteps; k++) {
			struct step step = r->steps[k];
			score s = r->forward[i - 1][step.from] - best +
			    reading_step(r, &joint, i - 1, step.from, step.to);

			if (s > most[step.to]) {
				most[step.to] = s;
				r->from[i][step.to] = step.from;
			}
		}
		for (int to = 0; to < STATES; to++) {
			r->forward[i][to] = most[to] + reading_state(r, i, to);
			if (r->forward[i][to] < 2 * NEVER)
				r->forward[i][to] = 2 * NEVER;
			if (r->forward[i][to] > top)
				top = r->forward[i][to];
		}
		best = top;
	}
}

static void
run_backward(struct reading *r)
{
	const struct page *p = r->page;

	for (int k = 0; k < STATES; k++)
		r->backward[p->nlines - 1][k] = 0;
	for (uint32_t i = p->nlines - 1; i-- > 0; ) {
		struct joint joint = joint_after(p, i);
		score top = NEVER * 4, after[STATES], *most = r->backward[i];

		for (int k = 0; k < STATES; k++) {
			after[k] = reading_state(r, i + 1, k) + r->backward[i + 1][k];
			most[k] = NEVER * 4;
		}
		for (unsigned k = 0; k < r->nsteps; k++) {
			struct step step = r->steps[k];
			score s = reading_step(r, &joint, i, step.from, step.to) + after[step.to];

			if (s > most[step.from])
				most[step.from] = s;
			if (s > top)
				top = s;
		}
		for (int from = 0; from < STATES; from++) {
			most[from] -= top;
			if (most[from] < 2 * NEVER)
				most[from] = 2 * NEVER;
		}
	}
}

static void
trace_back(struct reading *r)
{
	struct page *p = r->page;
	int state = 0;

	for (int k = 1; k < STATES; k++)
		if (r->forward[p->nlines - 1][k] > r->forward[p->nlines - 1][state])
			state = k;
	for (uint32_t i = p->nlines; i-- > 0; ) {
		p->lines[i].label = (uint8_t)label_of(state);
		p->lines[i].open = is_open(state);
		if (i > 0)
			state = r->from[i][state];
	}
}

void
reading_find(struct reading *r)
{
	run_forward(r);
	trace_back(r);
}

static bool
keeps_block(int to)
{
	enum label b = label_of(to);

	return b == LABEL_MIDDLE || b == LABEL_LAST || b == LABEL_HEAD_MORE || b == LABEL_SPECIAL_MORE;
}

/* How far the best reading is from the best one with the other decision after each line. */
void
reading_find_margins(struct reading *r)
{
	struct page *p = r->page;

	run_backward(r);
	for (uint32_t i = 0; i + 1 < p->nlines; i++) {
		struct joint joint = joint_after(p, i);
		score best[2] = { 4 * NEVER, 4 * NEVER }, after[STATES];

		for (int k = 0; k < STATES; k++)
			after[k] = reading_state(r, i + 1, k) + r->backward[i + 1][k];
		for (unsigned k = 0; k < r->nsteps; k++) {
			struct step step = r->steps[k];
			score s = r->forward[i][step.from] + after[step.to] + reading_step(r, &joint, i, step.from, step.to);

			if (s > best[keeps_block(step.to)])
				best[keeps_block(step.to)] = s;
		}
		p->lines[i].margin = best[0] > best[1] ? best[0] - best[1] : best[1] - best[0];
	}
}
