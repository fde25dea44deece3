/* SPDX-License-Identifier: MIT */
/** @file markdown.h  What the files of the Markdown writer share. */
#ifndef MARKDOWN_H
#define MARKDOWN_H

#include "line.h"
#include "loss.h"

enum markdown_dialect { MARKDOWN_COMMONMARK, MARKDOWN_GFM };

struct markdown {
	int dialect;		/* option: enum markdown_dialect */

	recto_context *ctx;	/* these two are borrowed for the call */
	recto_sink *out;

	struct line line;	/* the block that is being read */
	size_t block_mark;	/* its own emphasis */
	recto_buf text;		/* the block as it will be written */
	size_t *open;		/* the marks around us, innermost last */
	size_t nopen, open_size;

	int started;		/* something was written */
	int quoted;		/* inside a quotation or note */
	int fresh;		/* nothing of it was written yet */
	unsigned outline, level;	/* headed articles and sections around us; last heading */
	char bullet;		/* of the list we are in */
	int64_t number;		/* of its next item; 0: it has bullets */
	int items;		/* written of it so far */
	recto_kind last;	/* the block written last */
	size_t columns, cells;	/* of the table, and of its row so far */
	int rows;		/* written of it so far */
	int lines;		/* of a verse */
	struct losses losses;
};

/* write.c */
extern const recto_role markdown_writer;
/* Leave a blank line, unless this is the first block. */
void markdown_start_block(struct markdown *m);

/* table.c: a cell is written once its text is in m->text. */
void markdown_start_table(struct markdown *m, const recto_node *table);
void markdown_end_table(struct markdown *m);
void markdown_start_row(struct markdown *m);
void markdown_end_row(struct markdown *m);
void markdown_cell(struct markdown *m, const recto_node *cell);

/* front.c: append the metadata of @p doc as YAML between two lines of ---. */
void markdown_front(recto_buf *out, const recto_document *doc);

#endif
