/* SPDX-License-Identifier: MIT */
/**
 * @file tei.h
 * What the files of the TEI writer share: the state of a run, and how an
 * element is written.
 */
#ifndef TEI_H
#define TEI_H

#include "flow.h"
#include "ids.h"
#include "loss.h"
#include "markup.h"
#include "tree.h"
#include "value.h"

enum tei_edition { TEI_READING, TEI_DIPLOMATIC };

/* A run of letter-spaced characters, held back until it is known where it ends. */
struct tei_spaced {
	int open;
	recto_buf original, regular;
};

struct tei {
	int edition;		/* option: enum tei_edition */

	recto_context *ctx;	/* these two are borrowed for the call */
	recto_sink *out;

	unsigned depth;		/* of indentation */
	struct tei_flow *flows;	/* the articles, sections ... around us, outermost first */
	size_t nflows, flows_size;
	recto_node *skipped;	/* entered, but not written */
	unsigned long articles, figures, pages;
	int numbered;		/* a page had a number of its own */
	int filled;		/* the body has what a body must have */
	uint64_t line;		/* last line told by <lb/> */
	struct tei_spaced spaced;
	struct ids ids;
	struct losses losses;
	int no_memory;
};

/* write.c */
extern const recto_role tei_writer;
void tei_break(struct tei *t);		/* a new line of the file, indented */
void tei_attr(struct tei *t, const char *name, const char *value);
void tei_text(struct tei *t, const char *text, size_t len);

/* header.c */
void tei_header(struct tei *t, const recto_document *doc);

/* inline.c: characters, in either edition */
void tei_characters(struct tei *t, recto_node *node);
/* write.c: the <pb> of a page that begins inside a text; see RECTO_BREAK. */
void tei_page_inside(struct tei *t, const recto_node *brk);
void tei_end_run(struct tei *t);	/* a letter-spaced run ends here at the latest */
void tei_start_line(struct tei *t, const recto_node *node);

#endif
