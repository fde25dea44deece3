/* SPDX-License-Identifier: MIT */
/** @file html.h  What the files of the HTML writer share. */
#ifndef HTML_H
#define HTML_H

#include "ids.h"
#include "loss.h"
#include "markup.h"
#include "tree.h"
#include "value.h"

struct html {
	recto_context *ctx;	/* these two are borrowed for the call */
	recto_sink *out;

	recto_node *skipped;	/* entered, but not written */
	unsigned level;		/* of the last heading: 1 is the title of the document */
	unsigned outline;	/* how many headed articles and sections are around us */
	size_t columns;		/* of the table we are in */
	int rtl;		/* the page is written from right to left */
	unsigned long articles, figures, pages;
	struct ids ids;
	struct losses losses;
	int no_memory;
};

/* write.c */
extern const recto_role html_writer;
void html_plain(struct html *h, const char *text, size_t len);	/* where no element may stand */
void html_text(struct html *h, const char *text, size_t len);
void html_attr(struct html *h, const char *name, const char *value);

/* head.c */
void html_head(struct html *h, const recto_document *doc);

#endif
