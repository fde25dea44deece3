/* SPDX-License-Identifier: MIT */
/*
 * The filter `articles`: the passes over one part, in order.
 */
#include "articles.h"
#include "filter.h"
#include "units/gaps.h"
#include "units/headings.h"
#include "labels/traits.h"

#include <stdlib.h>
#include <string.h>

int
articles_open(struct recovery *job, recto_context *ctx, recto_error *err)
{
	int rc;

	job->ctx = ctx;
	job->weights = &learned_weights;
	job->ranks = &learned_ranks;
	job->gaps = &learned_gaps;
	if ((rc = langs_open(&job->langs, ctx, err)) < 0)
		return rc;
	if (job->words[0] != '\0' && (rc = langs_add_words(job->langs, job->words, err)) < 0)
		return rc;
	if (job->profile[0] != '\0')
		return langs_add_file(job->langs, job->profile, &job->given, err);
	if (strcmp(job->language, "auto") != 0 &&
	    (job->given = langs_lookup(job->langs, job->language)) == NULL)
		recto_report(ctx, RECTO_MSG_NO_LANGUAGE, 0,
		    "no language file is for \"%s\"; the language is found out", job->language);
	return RECTO_OK;
}

void
articles_close(struct recovery *job)
{
	langs_close(job->langs);
	jumps_free(job->jumps);
	free(job->titles);
}

typedef int pass(struct page *p, recto_error *err);

static int
run(pass *const *passes, struct page *p, recto_error *err)
{
	for (int rc; *passes != NULL; passes++) {
		if (recto_cancelled(p->ctx))
			return recto_fail(err, RECTO_ECANCELLED, "cancelled");
		if ((rc = (*passes)(p, err)) < 0 || (rc = langs_status(p->job->langs, err)) < 0)
			return rc;
	}
	return RECTO_OK;
}

int
page_study(struct page *p, recto_error *err)
{
	static pass *const passes[] = {
		lines_study, patterns_match, misprints_find, pictures_find, captions_find, occasions_spare, facing_find, running_find,
		fragments_glue, initials_join, bullets_join, measure_find, words_study, NULL
	};

	return run(passes, p, err);
}

int
page_decide(struct page *p, recto_error *err)
{
	static pass *const passes[] = {
		labels_decide, blocks_make, units_find, furniture_read, continuations_join,
		pieces_join, dashed_list, NULL
	};
	int rc = run(passes, p, err);

	if (rc == RECTO_OK && p->nlines > 0) {
		recto_node_set(p->part, RECTO_ATTR_LANG, lang_tag(p->lang));
		recto_document_set_meta(p->doc, "language", lang_tag(p->lang), 0);
	}
	return rc;
}

static int
open_filter(void *state, recto_context *ctx, recto_error *err)
{
	return articles_open(state, ctx, err);
}

static void
close_filter(void *state)
{
	articles_close(state);
}

static int
recover(void *state, recto_context *ctx, recto_node *part, recto_error *err)
{
	struct page page = { .ctx = ctx, .part = part, .doc = recto_node_document(part),
	    .job = state };
	int rc;

	if ((rc = page_study(&page, err)) < 0 || (rc = page_decide(&page, err)) < 0 ||
	    (rc = certainty_find(&page, err)) < 0)
		return rc;
	return page_emit(&page, err);
}

static const recto_option options[] = {
	{ "language", RECTO_OPT_TEXT, offsetof(struct recovery, language), "auto",
	    "language of the page, a BCP 47 tag, or auto to find it out", 0, 0, NULL },
	{ "profile", RECTO_OPT_TEXT, offsetof(struct recovery, profile), "",
	    "language file of one newspaper, with what is typical of its pages", 0, 0, NULL },
	{ "words", RECTO_OPT_TEXT, offsetof(struct recovery, words), "",
	    "text with words that the pages have: a list of them, or other pages", 0, 0, NULL },
	{ NULL, 0, 0, NULL, NULL, 0, 0, NULL }
};

const recto_role articles_filter = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_FILTER,
	.flags = RECTO_ROLE_LINES | RECTO_ROLE_FALLBACK,
	.name = "articles",
	.summary = "turns raw lines of a page into articles",
	.options = options,
	.state_size = sizeof(struct recovery),
	.open = open_filter,
	.filter = recover,
	.close = close_filter,
};
