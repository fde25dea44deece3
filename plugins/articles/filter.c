/* SPDX-License-Identifier: MIT */
/*
 * The filter `articles`: the passes over one part, in order.
 */
#include "articles.h"
#include "filter.h"
#include "traits.h"

#include <stdlib.h>
#include <string.h>

static int
open_languages(void *state, recto_context *ctx, recto_error *err)
{
	struct recovery *job = state;
	int rc;

	job->ctx = ctx;
	job->weights = &learned_weights;
	if ((rc = langs_open(&job->langs, ctx, err)) < 0)
		return rc;
	if (job->profile[0] != '\0')
		return langs_add_file(job->langs, job->profile, &job->given, err);
	if (strcmp(job->language, "auto") != 0 &&
	    (job->given = langs_lookup(job->langs, job->language)) == NULL)
		recto_report(ctx, RECTO_MSG_NO_LANGUAGE, 0,
		    "no language file is for \"%s\"; the language is found out", job->language);
	return RECTO_OK;
}

static void
close_languages(void *state)
{
	struct recovery *job = state;

	langs_close(job->langs);
	jumps_free(job->jumps);
	free(job->titles);
}

static int
recover(void *state, recto_context *ctx, recto_node *part, recto_error *err)
{
	static int (*const passes[])(struct page *, recto_error *) = {
		lines_study, patterns_match, running_find, fragments_glue, initials_join,
		measure_find, words_study, labels_decide, blocks_make, units_find, furniture_read,
		certainty_find,
	};
	struct page page = { .ctx = ctx, .part = part, .doc = recto_node_document(part),
	    .job = state };
	int rc;

	for (size_t i = 0; i < sizeof passes / sizeof *passes; i++) {
		if (recto_cancelled(ctx))
			return recto_fail(err, RECTO_ECANCELLED, "cancelled");
		if ((rc = passes[i](&page, err)) < 0)
			return rc;
	}
	if (page.nlines > 0) {
		recto_node_set(part, RECTO_ATTR_LANG, lang_tag(page.lang));
		recto_document_set_meta(page.doc, "language", lang_tag(page.lang), 0);
	}
	return page_emit(&page, err);
}

static const recto_option options[] = {
	{ "language", RECTO_OPT_TEXT, offsetof(struct recovery, language), "auto",
	    "language of the page, a BCP 47 tag, or auto to find it out", 0, 0, NULL },
	{ "profile", RECTO_OPT_TEXT, offsetof(struct recovery, profile), "",
	    "language file of one newspaper, with what is typical of its pages", 0, 0, NULL },
	{ "evidence", RECTO_OPT_TEXT, offsetof(struct recovery, evidence), "",
	    "file that the evidence of each decision is added to, to learn certainty from", 0, 0, NULL },
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
	.open = open_languages,
	.filter = recover,
	.close = close_languages,
};
