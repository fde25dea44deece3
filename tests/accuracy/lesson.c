/* SPDX-License-Identifier: MIT */
/*
 * The module `lesson`, built for `make weights` and `make certainty` only:
 * filters that tell what structure recovery sees, so that programs can learn.
 *
 *	labels		reads what each line really is and tells in which traits
 *			the right readings differ from all that are likely
 *	ranks		tells the rank each display block really has, and its traits
 *	gaps		tells whether an article really goes on over each gap between
 *			texts, what all but its traits says for it, and its traits
 *	evidence	is the filter articles, and tells the evidence of each
 *			decision
 *
 * They write to files, which no other filter does.
 */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../plugins/articles/certainty/certainty.h"
#include "../../plugins/articles/filter.h"
#include "../../plugins/articles/units/gaps.h"
#include "../../plugins/articles/units/headings.h"
#include "../../plugins/articles/labels/labels.h"

struct lesson {
	struct recovery job;
	const char *truth;	/* folder: for each source a file of lines `number mask rank article` */
	const char *weights;	/* file of weights, in the order of the table */
	const char *told;	/* file that is added to */
	int16_t *given;
	FILE *out;
};

static int
open_out(struct lesson *s, recto_error *err)
{
	if ((s->out = fopen(s->told, "a")) == NULL)
		return recto_fail(err, RECTO_EIO, "%s: %s", s->told, strerror(errno));
	return RECTO_OK;
}

static void
close_lesson(void *state)
{
	struct lesson *s = state;

	if (s->out != NULL)
		fclose(s->out);
	free(s->given);
	articles_close(&s->job);
}

/* ----------------------------------------------------------------- truth */

/* The weights that the option names; a table of `count` numbers. */
static int
read_weights(struct lesson *s, size_t count, recto_error *err)
{
	FILE *in = fopen(s->weights, "r");
	int value, rc = RECTO_OK;

	if (in == NULL)
		return recto_fail(err, RECTO_EIO, "%s: %s", s->weights, strerror(errno));
	if ((s->given = malloc(count * sizeof *s->given)) == NULL) {
		fclose(in);
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	}
	for (size_t i = 0; i < count; i++)
		if (fscanf(in, "%d", &value) == 1)
			s->given[i] = (int16_t)value;
		else
			rc = RECTO_EFORMAT;
	fclose(in);
	return rc < 0 ? recto_fail(err, rc, "%s has too few weights", s->weights) : rc;
}

static int
open_lesson(struct lesson *s, recto_context *ctx, size_t count, recto_error *err)
{
	int rc;

	s->job.language = "auto";
	s->job.profile = "";
	s->job.words = "";
	if ((rc = articles_open(&s->job, ctx, err)) < 0 ||
	    (count > 0 && (rc = read_weights(s, count, err)) < 0))
		return rc;
	return open_out(s, err);
}

static int
open_untaught(void *state, recto_context *ctx, recto_error *err)
{
	return open_lesson(state, ctx, 0, err);
}

/* Of a line of the source. */
struct truth {
	uint8_t mask;		/* the labels it can have, a bit each; 0: any */
	uint8_t rank;		/* 1 + enum rank of its block; 0: not known */
	uint16_t article;	/* 0: none, or not known */
};

static struct truth *
read_truth(const struct lesson *s, const struct page *p, uint32_t *n)
{
	const char *source = recto_document_meta(p->doc, "source");
	unsigned long number;
	unsigned mask, rank, article;
	struct truth *truth = NULL;
	char path[4096];
	FILE *in;

	*n = 0;
	snprintf(path, sizeof path, "%s/%s", s->truth, source != NULL ? source : "");
	if ((in = fopen(path, "r")) == NULL)
		return NULL;
	while (fscanf(in, "%lu %u %u %u", &number, &mask, &rank, &article) == 4 && number < 1000000) {
		if (number >= *n) {
			struct truth *bigger = realloc(truth, (number + 1) * sizeof *truth);

			if (bigger == NULL)
				break;
			truth = bigger;
			memset(truth + *n, 0, (number + 1 - *n) * sizeof *truth);
			*n = (uint32_t)number + 1;
		}
		truth[number] = (struct truth){ (uint8_t)mask, (uint8_t)rank, (uint16_t)article };
	}
	fclose(in);
	return truth;
}

/* Of which page the next lines are: its source, and the kind of its script. */
static void
tell_page(FILE *out, const struct page *p)
{
	fprintf(out, "page %s %d\n", recto_document_meta(p->doc, "source"), (int)script_of(p));
}

/* ---------------------------------------------------------------- labels */

#define DISPLAY_MASK (1 << LABEL_HEAD | 1 << LABEL_HEAD_MORE)
#define SPECIAL_MASK (1 << LABEL_SPECIAL | 1 << LABEL_SPECIAL_MORE)
#define KNOWN 3			/* strength from which a pattern is taken at its word */

/* What the truth of a line says in labels: some depends on what patterns know. */
static uint8_t
labels_of(const struct line *l, uint8_t mask)
{
	bool known = l->role != ROLE_NONE && l->strength >= KNOWN;

	if (mask == SPECIAL_MASK)
		return known ? mask : 0;
	if (mask & DISPLAY_MASK && (l->role == ROLE_NUMBER || l->role == ROLE_LABEL || l->role == ROLE_DECK))
		return mask | SPECIAL_MASK;
	return mask;
}

/* A line that is one set line of one block, so that its truth is one label. */
static bool
is_whole(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];
	bool last = i + 1 == p->nlines;

	return !l->split && !l->glued && (last || (!l[1].split && !l[1].glued));
}

#define COST 1.0		/* nats by which the right reading has to be ahead of one with a wrong line */
#define NO_WAY (-1e6)
#define FORBID NAT(-300)
#define BESIDE 2

/* The right labels are the best ones now; where none can be had, others are. */
static void
read_rightly(struct reading *r, const uint8_t *mask)
{
	for (uint32_t i = 0; i < r->page->nlines; i++)
		for (int k = 0; mask[i] != 0 && k < LABEL_COUNT; k++)
			if (!(mask[i] >> k & 1))
				r->learned[i][k] += FORBID;
	reading_find(r);
	reading_weigh(r);
}

/* Where no reading can have the right label, nothing is to be learned, nor beside. */
static void
leave_out_impossible(const struct page *p, uint8_t *mask)
{
	for (uint32_t i = 0; i < p->nlines; i++) {
		uint32_t from = i < BESIDE ? 0 : i - BESIDE;

		if (mask[i] == 0 || mask[i] >> p->lines[i].label & 1)
			continue;
		for (uint32_t k = from; k <= i; k++)
			mask[k] = 0;
		for (uint32_t k = i + 1; k <= i + BESIDE && k < p->nlines && mask[k] >> p->lines[k].label & 1; k++)
			mask[k] = 0;
	}
}

static double
nats(score s)
{
	return s <= NEVER ? NO_WAY : s / 256.0;
}

static double
log_of_sum(const double v[STATES])
{
	double most = v[0], sum = 0;

	for (int k = 1; k < STATES; k++)
		most = fmax(most, v[k]);
	for (int k = 0; k < STATES; k++)
		sum += exp(v[k] - most);
	return most + log(sum);
}

/* All readings of a page, or the right ones only. */
struct readings {
	const struct reading *r;
	const uint8_t *mask;
	bool right;
	double (*forward)[STATES], (*backward)[STATES];	/* log of the sum over all ways to the line, and after it */
};

static double
state_of(const struct readings *all, uint32_t i, int state)
{
	bool wrong = all->mask[i] != 0 && !(all->mask[i] >> label_of(state) & 1);

	return wrong && all->right ? NO_WAY : nats(reading_state(all->r, i, state)) + (wrong ? COST : 0);
}

static void
sum_up(struct readings *all)
{
	uint32_t n = all->r->page->nlines;
	double ways[STATES], state[STATES];

	for (int k = 0; k < STATES; k++) {
		all->forward[0][k] = state_of(all, 0, k);
		all->backward[n - 1][k] = 0;
	}
	for (uint32_t i = 1; i < n; i++) {
		struct joint joint = joint_after(all->r->page, i - 1);

		for (int to = 0; to < STATES; to++) {
			for (int from = 0; from < STATES; from++)
				ways[from] = all->forward[i - 1][from] + nats(reading_step(all->r, &joint, i - 1, from, to));
			all->forward[i][to] = log_of_sum(ways) + state_of(all, i, to);
		}
	}
	for (uint32_t i = n - 1; i-- > 0; ) {
		struct joint joint = joint_after(all->r->page, i);

		for (int to = 0; to < STATES; to++)
			state[to] = state_of(all, i + 1, to) + all->backward[i + 1][to];
		for (int from = 0; from < STATES; from++) {
			for (int to = 0; to < STATES; to++)
				ways[to] = nats(reading_step(all->r, &joint, i, from, to)) + state[to];
			all->backward[i][from] = log_of_sum(ways);
		}
	}
}

/* How likely line i has each label. */
static void
likely_labels(const struct readings *all, uint32_t i, double share[LABEL_COUNT])
{
	double whole = log_of_sum(all->forward[all->r->page->nlines - 1]);

	memset(share, 0, LABEL_COUNT * sizeof *share);
	for (int k = 0; k < STATES; k++)
		share[label_of(k)] += exp(all->forward[i][k] + all->backward[i][k] - whole);
}

static int
sums_begin(struct readings *all, const struct reading *r, const uint8_t *mask, bool right, recto_error *err)
{
	*all = (struct readings){ .r = r, .mask = mask, .right = right };
	all->forward = page_alloc(r->page, r->page->nlines, sizeof *all->forward);
	all->backward = page_alloc(r->page, r->page->nlines, sizeof *all->backward);
	if (all->forward == NULL || all->backward == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	sum_up(all);
	return RECTO_OK;
}

static int
open_labels(void *state, recto_context *ctx, recto_error *err)
{
	struct lesson *s = state;
	int rc = open_lesson(s, ctx, sizeof(struct label_weights) / sizeof(int16_t), err);

	s->job.weights = (const struct label_weights *)s->given;
	return rc;
}

static int
teach_labels(void *state, recto_context *ctx, recto_node *part, recto_error *err)
{
	struct lesson *s = state;
	struct page page = { .ctx = ctx, .part = part, .doc = recto_node_document(part), .job = &s->job };
	static double difference[TRAIT_COUNT][LABEL_COUNT];
	double in_right[LABEL_COUNT], in_all[LABEL_COUNT], wrong = 0;
	uint8_t *mask, seen[TRAIT_COUNT];
	struct readings right, all;
	struct truth *truth;
	struct reading r;
	uint32_t n;
	int rc;

	if ((rc = page_study(&page, err)) < 0 || page.nlines == 0 ||
	    (truth = read_truth(s, &page, &n)) == NULL)
		return rc;
	mask = page_alloc(&page, page.nlines, 1);
	for (uint32_t i = 0; mask != NULL && i < page.nlines; i++)
		if (is_whole(&page, i) && page.lines[i].raw->number < n)
			mask[i] = labels_of(&page.lines[i], truth[page.lines[i].raw->number].mask);
	free(truth);
	if (mask == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	if ((rc = reading_begin(&r, &page, err)) < 0)
		return rc;
	reading_settle(&r);
	read_rightly(&r, mask);
	leave_out_impossible(&page, mask);
	if ((rc = sums_begin(&right, &r, mask, true, err)) < 0 || (rc = sums_begin(&all, &r, mask, false, err)) < 0)
		return rc;
	memset(difference, 0, sizeof difference);
	for (uint32_t i = 0; i < page.nlines; i++) {
		likely_labels(&right, i, in_right);
		likely_labels(&all, i, in_all);
		traits_see(&page, i, seen);
		for (int k = 0; k < LABEL_COUNT; k++) {
			if (mask[i] != 0 && !(mask[i] >> k & 1))
				wrong += in_all[k];
			for (int t = 0; t < TRAIT_COUNT; t++)
				difference[t][k] += seen[t] * (in_right[k] - in_all[k]);
		}
	}
	tell_page(s->out, &page);
	fprintf(s->out, "%.3f %u\n", wrong, page.nlines);
	for (int t = 0; t < TRAIT_COUNT; t++)
		for (int k = 0; k < LABEL_COUNT; k++)
			if (fabs(difference[t][k]) > 1e-6)
				fprintf(s->out, "%d %d %.6f\n", t, k, difference[t][k]);
	return RECTO_OK;
}

/* ----------------------------------------------------------------- ranks */

/* The page with its true articles, as far as blocks and gaps allow, and the truth; NULL when that is not known. */
static int
decide(const struct lesson *s, struct page *p, struct truth **truth, uint32_t *n, recto_error *err)
{
	uint16_t *articles;
	int rc = page_study(p, err);

	*truth = NULL;
	if (rc < 0 || p->nlines == 0 || (*truth = read_truth(s, p, n)) == NULL)
		return rc;
	articles = page_alloc(p, *n, sizeof *articles);
	for (uint32_t i = 0; articles != NULL && i < *n; i++)
		articles[i] = (*truth)[i].article;
	p->job->truth = articles;
	p->job->ntruth = articles != NULL ? *n : 0;
	rc = articles != NULL ? page_decide(p, err) : recto_fail(err, RECTO_ENOMEM, "out of memory");
	p->job->truth = NULL;
	if (rc < 0) {
		free(*truth);
		*truth = NULL;
	}
	return rc;
}

/* One line an example: what is right, what is known of it otherwise, the traits. */
static void
tell_example(FILE *out, int right, score known, const uint8_t *seen, int count)
{
	fprintf(out, "%d %d", right, (int)known);
	for (int t = 0; t < count; t++)
		if (seen[t] != 0)
			fprintf(out, " %d", t);
	fputc('\n', out);
}

static int
teach_ranks(void *state, recto_context *ctx, recto_node *part, recto_error *err)
{
	struct lesson *s = state;
	struct page page = { .ctx = ctx, .part = part, .doc = recto_node_document(part), .job = &s->job };
	struct truth *truth;
	uint32_t n;
	int rc;

	if ((rc = decide(s, &page, &truth, &n, err)) < 0 || truth == NULL)
		return rc;
	tell_page(s->out, &page);
	for (uint32_t i = 0; i < page.nblocks; i++) {
		const struct block *b = &page.blocks[i];
		uint64_t number = first_line_of(&page, b)->raw->number;

		if (b->class == CLASS_DISPLAY && b->seen != NULL && number < n && truth[number].rank != 0)
			tell_example(s->out, truth[number].rank - 1, 0, b->seen, HEADING_COUNT);
	}
	free(truth);
	return RECTO_OK;
}

/* ------------------------------------------------------------------ gaps */

static uint16_t
article_of(const struct truth *truth, uint32_t n, const struct line *l)
{
	return l->raw->number < n ? truth[l->raw->number].article : 0;
}

static int
teach_gaps(void *state, recto_context *ctx, recto_node *part, recto_error *err)
{
	struct lesson *s = state;
	struct page page = { .ctx = ctx, .part = part, .doc = recto_node_document(part), .job = &s->job };
	const struct block *before = NULL;
	struct truth *truth;
	uint32_t n;
	int rc;

	if ((rc = decide(s, &page, &truth, &n, err)) < 0 || truth == NULL)
		return rc;
	tell_page(s->out, &page);
	for (uint32_t i = 0; i < page.nblocks; i++) {
		const struct block *b = &page.blocks[i];
		uint16_t above, below;

		if (b->class != CLASS_TEXT)
			continue;
		if (b->seen != NULL && before != NULL) {
			above = article_of(truth, n, last_line_of(&page, before));
			below = article_of(truth, n, first_line_of(&page, b));
			if (above != 0 && below != 0)
				tell_example(s->out, above == below, b->known, b->seen, GAP_COUNT);
		}
		before = b;
	}
	free(truth);
	return RECTO_OK;
}

#define LESSON_OPTIONS \
	{ "truth", RECTO_OPT_TEXT, offsetof(struct lesson, truth), "", \
	    "folder with what the lines of each source are", 0, 0, NULL }, \
	{ "weights", RECTO_OPT_TEXT, offsetof(struct lesson, weights), "", \
	    "file of the weights so far", 0, 0, NULL }, \
	TOLD_OPTION
#define TOLD_OPTION \
	{ "told", RECTO_OPT_TEXT, offsetof(struct lesson, told), "", \
	    "file that what is seen is added to", 0, 0, NULL }, \
	{ NULL, 0, 0, NULL, NULL, 0, 0, NULL }

static const recto_option lesson_options[] = { LESSON_OPTIONS };

#define FILTER(of, what, options_of, opens, filters) { \
	RECTO_ROLE_HEAD, \
	.kind = RECTO_FILTER, \
	.flags = RECTO_ROLE_LINES, \
	.name = of, \
	.summary = what, \
	.options = options_of, \
	.state_size = sizeof(struct lesson), \
	.open = opens, \
	.filter = filters, \
	.close = close_lesson, \
}

static const recto_role labels_filter = FILTER("labels", "tells how labels should differ",
    lesson_options, open_labels, teach_labels);
static const recto_role ranks_filter = FILTER("ranks", "tells the ranks of display blocks and their traits",
    lesson_options, open_untaught, teach_ranks);
static const recto_role gaps_filter = FILTER("gaps", "tells which gaps an article goes on over, and their traits",
    lesson_options, open_untaught, teach_gaps);

/* -------------------------------------------------------------- evidence */

/* One line a decision: group, unit, levels, and the text for a block. */
static void
tell(FILE *out, enum decision group, uint32_t unit, const uint8_t level[EVIDENCE],
    const struct page *p, const struct block *b)
{
	fprintf(out, "%d %d", (int)group, unit == NONE ? -1 : (int)unit);
	for (int i = 0; i < EVIDENCE; i++)
		fprintf(out, " %d", level[i]);
	fputc('\t', out);
	for (uint32_t i = b != NULL ? b->first : NONE; i != NONE; i = p->pieces[i].next) {
		const struct line *l = &p->lines[p->pieces[i].line];

		for (uint32_t k = 0; k < l->ntext; k++)
			fprintf(out, "%x ", (unsigned)l->text[k].c);
	}
	fputc('\n', out);
}

static int
recover_aloud(void *state, recto_context *ctx, recto_node *part, recto_error *err)
{
	struct lesson *s = state;
	struct page page = { .ctx = ctx, .part = part, .doc = recto_node_document(part), .job = &s->job };
	struct decisions d;
	int rc;

	if ((rc = page_study(&page, err)) < 0 || (rc = page_decide(&page, err)) < 0 ||
	    (rc = decisions_take(&page, &d, err)) < 0)
		return rc;
	for (uint32_t i = 0; i < page.nblocks; i++)
		if (!page.blocks[i].gone)
			tell(s->out, d.group[i], page.blocks[i].unit, d.block[i], &page, &page.blocks[i]);
	for (uint32_t i = 0; i < page.nunits; i++)
		tell(s->out, DECIDES_ARTICLE, i, d.unit[i], &page, NULL);
	return page_emit(&page, err);
}

static const recto_option evidence_options[] = { TOLD_OPTION };

static const recto_role evidence_filter = FILTER("evidence", "the filter articles, telling its evidence",
    evidence_options, open_untaught, recover_aloud);

static const recto_role *const roles[] = { &labels_filter, &ranks_filter, &gaps_filter, &evidence_filter, NULL };

RECTO_PLUGIN = {
	RECTO_PLUGIN_HEAD,
	.name = "lesson",
	.version = "0.1.0",
	.summary = "tells what structure recovery sees, to learn from",
	.license = "MIT",
	.roles = roles,
};
