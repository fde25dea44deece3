/* SPDX-License-Identifier: MIT */
/*
 * Which format a file is in: `FILE: FORMAT`, and below it, where that is asked
 * for, what each reader bids with its evidence, the highest bid first.
 *
 *	page.txt: text
 *	   30  text      20 by its probe, 10 for the name's suffix; takes what ...
 *	    -  tei       no signature of it is there
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "convert.h"
#include "detect.h"
#include "input.h"

struct told {
	const char *name;
	int score;
	recto_buf why;
};

struct bids {
	const recto_role_info *named;	/* the reader that the suffix stands for, or NULL */
	struct told *told;
	size_t n;
	int failed;		/* out of memory */
};

static void
add_evidence(recto_buf *out, const recto_bid *bid, int is_named)
{
	if (bid->probe > 0)
		recto_buf_addf(out, "%d by its probe", bid->probe);
	else if (bid->probe == 0)
		recto_buf_adds(out, "its probe says no");
	else if (bid->signature > 0)
		recto_buf_addf(out, "%d by its signature", bid->signature);
	else if (bid->score > 0)
		recto_buf_adds(out, "1 because it takes anything");
	else
		recto_buf_addf(out, "no signature of it is there%s%s", is_named ?
		    ", and the suffix alone decides nothing; to read it as that: -f " : "",
		    is_named ? bid->reader->name : "");
	if (bid->signature > 0)
		recto_buf_addf(out, "%s, of %u bytes at byte %u",
		    bid->probe >= 0 ? " after a signature" : "", (unsigned)bid->length,
		    (unsigned)bid->offset);
	if (bid->suffix > 0)
		recto_buf_addf(out, ", %d for the suffix of the name", bid->suffix);
	if (bid->last_resort)
		recto_buf_adds(out, "; asked because nobody else bids");
	if (bid->failure != NULL)
		recto_buf_addf(out, "; it could not be asked: %s", bid->failure);
}

static void
take_bid(void *user, const recto_bid *bid)
{
	struct bids *bids = user;
	struct told *more = realloc(bids->told, (bids->n + 1) * sizeof *more);

	if (more == NULL) {
		bids->failed = 1;
		return;
	}
	bids->told = more;
	more[bids->n] = (struct told){ bid->reader->name, bid->score, RECTO_BUF_INIT };
	add_evidence(&more[bids->n++].why, bid, bid->reader == bids->named);
}

/* Highest first; bids that are the same in the order of their names. */
static int
by_score(const void *a, const void *b)
{
	const struct told *x = a, *y = b;

	return x->score != y->score ? y->score - x->score : strcmp(x->name, y->name);
}

static void
print_bids(struct bids *bids, recto_buf *text)
{
	int width = 0;

	if (bids->n > 0)
		qsort(bids->told, bids->n, sizeof *bids->told, by_score);
	for (size_t i = 0; i < bids->n; i++)
		if ((int)strlen(bids->told[i].name) > width)
			width = (int)strlen(bids->told[i].name);
	for (size_t i = 0; i < bids->n; i++) {
		const struct told *t = &bids->told[i];

		if (t->score > 0)
			recto_buf_addf(text, "  %3d  ", t->score);
		else
			recto_buf_adds(text, "    -  ");
		recto_buf_addf(text, "%-*s  %s\n", width, t->name, t->why.data);
	}
}

static int
detect_file(const struct options *options, recto_host *host, const char *in,
    recto_buf *text, recto_error *err)
{
	const char *name = in == NULL ? "standard input" : in;
	const recto_role_info *reader = NULL;
	struct bids bids = { NULL, NULL, 0, 0 };
	recto_source *src = NULL;
	int rc;

	if ((rc = input_open(&src, in, err)) < 0)
		return rc;
	bids.named = recto_host_lookup_suffix(host, RECTO_READER, name);
	rc = recto_host_detect(host, &reader, src, options->explain ? take_bid : NULL, &bids,
	    err);
	recto_source_close(src);
	if (reader != NULL)
		recto_buf_addf(text, "%s: %s\n", name, reader->name);
	else if (bids.n > 0)
		recto_buf_addf(text, "%s: not decided\n", name);
	print_bids(&bids, text);
	if (bids.failed)
		rc = recto_fail(err, RECTO_ENOMEM, "out of memory");
	for (size_t i = 0; i < bids.n; i++)
		recto_buf_dispose(&bids.told[i].why);
	free(bids.told);
	return rc;
}

int
detect(const struct options *options, recto_host *host, struct say *say, recto_buf *text)
{
	static const char *standard_input[] = { "-" };
	const struct words one = { standard_input, 1 };
	const struct words *inputs = options->input.n > 0 ? &options->input : &one;
	int status = DONE;

	for (size_t i = 0; i < inputs->n; i++) {
		const char *in = strcmp(inputs->word[i], "-") == 0 ? NULL : inputs->word[i];
		recto_error err = RECTO_ERROR_INIT;

		if (detect_file(options, host, in, text, &err) < 0) {
			say_failed(say, in == NULL ? "standard input" : in, &err);
			status = FAILED;
		}
	}
	return status;
}
