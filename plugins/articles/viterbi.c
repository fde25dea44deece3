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

static void
run_forward(struct reading *r)
{
	const struct page *p = r->page;
	score best = 0;

	for (int k = 0; k < STATES; k++)
		r->forward[0][k] = reading_state(r, 0, k);
	for (uint32_t i = 1; i < p->nlines; i++) {
		struct joint joint = joint_after(p, i - 1);
		score top = NEVER;

		for (int to = 0; to < STATES; to++) {
			score most = NEVER * 2;

			r->from[i][to] = 0;
			for (int from = 0; from < STATES; from++) {
				score s = r->forward[i - 1][from] - best +
				    reading_step(r, &joint, i - 1, from, to);

				if (s > most) {
					most = s;
					r->from[i][to] = (uint8_t)from;
				}
			}
			r->forward[i][to] = most + reading_state(r, i, to);
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
		score top = NEVER * 4, emitted[STATES];

		for (int to = 0; to < STATES; to++)
			emitted[to] = reading_state(r, i + 1, to);
		for (int from = 0; from < STATES; from++) {
			score most = NEVER * 4;

			for (int to = 0; to < STATES; to++) {
				score s = reading_step(r, &joint, i, from, to) + emitted[to] +
				    r->backward[i + 1][to];

				if (s > most)
					most = s;
			}
			r->backward[i][from] = most;
			if (most > top)
				top = most;
		}
		for (int from = 0; from < STATES; from++) {
			r->backward[i][from] -= top;
			if (r->backward[i][from] < 2 * NEVER)
				r->backward[i][from] = 2 * NEVER;
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
		score best[2] = { 4 * NEVER, 4 * NEVER };

		for (int to = 0; to < STATES; to++) {
			score after = reading_state(r, i + 1, to) + r->backward[i + 1][to];

			for (int from = 0; from < STATES; from++) {
				score s = r->forward[i][from] + after + reading_step(r, &joint, i, from, to);

				if (s > best[keeps_block(to)])
					best[keeps_block(to)] = s;
			}
		}
		p->lines[i].margin = best[0] > best[1] ? best[0] - best[1] : best[1] - best[0];
	}
}
