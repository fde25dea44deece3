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
enum tei_split { TEI_WHOLE, TEI_FILES, TEI_CORPUS };

/* The articles of the part that is written. */
struct tei_article {
	const recto_node *node;
	size_t id;		/* where its identifier begins in ids */
};
struct tei_pieces {
	struct tei_article *articles, **sorted;	/* all; those that go on from one, by which */
	size_t n, nsorted, size;
	size_t next;		/* the article that was asked for last */
	recto_buf ids;		/* each with its NUL */
};

/* A run of letter-spaced characters, held back until it is known where it ends. */
struct tei_spaced {
	int open;
	recto_buf original, regular;
};

struct tei {
	int edition;		/* option: enum tei_edition */
	int split;		/* option: enum tei_split */
	const char *facs;	/* option: pattern of links to images, or "" */

	recto_context *ctx;	/* these two are borrowed for the call */
	recto_sink *out;

	const recto_document *doc;
	recto_sink *whole, *file;	/* the first file; that of an article, or NULL */
	int in_corpus;			/* its header is written */
	unsigned first_depth;		/* in the first file, when the article began */
	unsigned long first_pages, texts;
	const recto_node *next_article;	/* on the page, from where we are */
	const recto_node *text_of;	/* the one that the text is for, in a corpus */
	struct { const char *n; unsigned long count; } ahead;	/* the page it begins on */

	unsigned depth;		/* of indentation */
	struct tei_flow *flows;	/* the articles, sections ... around us, outermost first */
	size_t nflows, flows_size;
	recto_node *skipped;	/* entered, but not written */
	unsigned long articles, figures, pages;
	int numbered;		/* a page had a number of its own */
	struct { recto_buf id, n, facs; } page;	/* the one we are on; "": has none */
	struct tei_pieces pieces;
	int filled;		/* the body has what a body must have */
	uint64_t line;		/* last line told by <lb/> */
	struct tei_spaced spaced;
	struct ids ids;
	struct losses losses;
	recto_error failure;	/* of a file of an article */
	int no_memory;
};

/* write.c */
extern const recto_role tei_writer;
void tei_break(struct tei *t);		/* a new line of the file, indented */
void tei_attr(struct tei *t, const char *name, const char *value);
void tei_text(struct tei *t, const char *text, size_t len);
void tei_open(struct tei *t, const char *tag);		/* tags on lines of their own; */
void tei_close(struct tei *t, const char *element);	/* the first may carry attributes */

/* page.c */
int tei_facs_check(const char *pattern, recto_error *err);
void tei_begin_page(struct tei *t, const recto_node *part);
void tei_page_inside(struct tei *t, const recto_node *node);	/* at a BREAK inside text */
void tei_page_again(struct tei *t);	/* the milestone of the page we are on */

/* pieces.c: identifiers of articles; strings live until the next part begins */
void tei_pieces_begin(struct tei *t, const recto_node *part);
void tei_pieces_dispose(struct tei_pieces *pieces);
const char *tei_id_of(struct tei *t, const recto_node *article);	/* asked in order; "": no memory */
const char *tei_id_after(const struct tei *t, const char *id);	/* of the piece after it; NULL: none here */

/* split.c */
int tei_begin_document(struct tei *t, const recto_document *doc, recto_error *err);
void tei_end_document(struct tei *t, const recto_document *doc);
void tei_split_page(struct tei *t, const recto_node *part);
void tei_split_page_end(struct tei *t);
void tei_split_before(struct tei *t, const recto_node *node);
void tei_split_after(struct tei *t, const recto_node *node);
void tei_add_headline(const recto_node *article, recto_buf *out);
void tei_refer(struct tei *t, const char *name, const char *id);	/* to an article */

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
void tei_article_type(struct tei *t, const recto_node *article);
void tei_attributes(struct tei *t, const recto_node *node, const char *element);
void tei_uri(struct tei *t, const char *name, const char *target);

/* header.c: of the document, or of a text that holds one article of it */
void tei_header(struct tei *t, const recto_document *doc, const recto_node *article);

/* inline.c: characters, in either edition */
void tei_characters(struct tei *t, recto_node *node);
void tei_end_run(struct tei *t);	/* a letter-spaced run ends here at the latest */
void tei_start_line(struct tei *t, const recto_node *node);

#endif
