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
void tei_page(struct tei *t, const recto_node *node);	/* a part, or a BREAK where a page begins */
void tei_break(struct tei *t);		/* a new line of the file, indented */
void tei_attr(struct tei *t, const char *name, const char *value);
void tei_text(struct tei *t, const char *text, size_t len);

/* element.c */
enum tei_layout {
	TEI_NOWHERE,	/* no element of its own */
	TEI_CHARACTERS,	/* TEXT, BREAK, DISCARD */
	TEI_INLINE,		/* inside text: no white space may be added around it */
	TEI_LINE,		/* on a line of its own, holding text */
	TEI_BLOCK		/* on lines of its own, holding elements */
};

enum tei_layout tei_layout_of(const recto_node *node);
const char *tei_element_of(const recto_node *node);	/* NULL: none */
const char *tei_fixed_of(const recto_node *node);	/* attributes of all nodes of the kind */
void tei_attributes(struct tei *t, const recto_node *node, const char *element);
void tei_uri(struct tei *t, const char *name, const char *target);

/* header.c */
void tei_header(struct tei *t, const recto_document *doc);

/* inline.c: characters, in either edition */
void tei_characters(struct tei *t, recto_node *node);
void tei_end_run(struct tei *t);	/* a letter-spaced run ends here at the latest */
void tei_start_line(struct tei *t, const recto_node *node);

#endif
