/* SPDX-License-Identifier: MIT */
/**
 * @file line.h
 * One block of text in the making: a single line of Markdown in which every
 * character means itself, and emphasis and links mean what they should.
 */
#ifndef MARKDOWN_LINE_H
#define MARKDOWN_LINE_H

#include "recto/stream.h"

/** What a stretch is marked with. */
enum mark {
	MARK_EM,	/**< * or <em> */
	MARK_STRONG,	/**< ** or <strong> */
	MARK_HTML	/**< other HTML elements only */
};

/* A place where a stretch begins or ends. */
struct marker {
	size_t at;		/* in the text */
	size_t partner;		/* index of the other end */
	const char *element;	/* HTML element that says the same */
	unsigned char mark;	/* enum mark */
	unsigned char opens;
	unsigned char stars;	/* written with stars, not as HTML */
};

struct line {
	recto_buf text;			/* escaped */
	struct marker *markers;
	size_t nmarkers, markers_size;
	int no_memory;
	unsigned links;			/* how many are open */
	int in_cell;			/* of a table: bars are escaped too */
	int autolinks;			/* the dialect finds addresses in plain text */
};

void line_init(struct line *line);
void line_dispose(struct line *line);
void line_clear(struct line *line);

/** Add characters of the reading text; white space at the start of the line is left out. */
void line_text(struct line *line, const char *text, size_t len);
/** Begin a stretch (emphasis.c). @return its handle for line_close */
size_t line_open(struct line *line, enum mark mark, const char *element);
void line_close(struct line *line, size_t handle);
/** Begin and end the text of a link; @p target is a URI reference. */
void line_open_link(struct line *line);
void line_close_link(struct line *line, const char *target);

/** What the line stands behind, which decides what its first characters could mean. */
enum line_place {
	LINE_BLOCK,	/**< it begins a block */
	LINE_NEXT,	/**< it goes on a paragraph */
	LINE_HEADING	/**< it follows the # of a heading */
};
/** When the line is whole: which stretches are written with stars. */
void line_decide_stars(struct line *line);
/** Drop spaces at the end. @return whether there is anything to write */
int line_finish(struct line *line);
/** Append the finished line to @p out. */
void line_write(struct line *line, enum line_place place, recto_buf *out);

#endif
