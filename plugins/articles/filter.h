/* SPDX-License-Identifier: MIT */
#ifndef ARTICLES_FILTER_H
#define ARTICLES_FILTER_H

#include "articles.h"

extern const recto_role articles_filter;

/* The state of a run, whose options are set already. */
int articles_open(struct recovery *job, recto_context *ctx, recto_error *err);
void articles_close(struct recovery *job);

/* The passes that look at lines; and those that decide what they are and belong to. */
int page_study(struct page *p, recto_error *err);
int page_decide(struct page *p, recto_error *err);

#endif
