/* SPDX-License-Identifier: MIT */
/**
 * @file splitter.h
 * Cuts bytes that come in pieces of any size into lines.
 */
#ifndef JSONLINES_SPLITTER_H
#define JSONLINES_SPLITTER_H

#include "recto/base.h"

struct splitter {
	recto_buf buf;
	size_t start;		/* what is before it was handed out */
	size_t seen;		/* there is no line end between start and this */
};
#define SPLITTER_INIT { RECTO_BUF_INIT, 0, 0 }

/** Room for @p size more bytes, to be told by splitter_added. NULL: no memory. */
char *splitter_room(struct splitter *s, size_t size);
void splitter_added(struct splitter *s, size_t size);

/**
 * The next line without its LF, borrowed until the next call on @p s.
 * @param last  no more bytes will come: what is left is a line too
 * @return 1: there is one, 0: more bytes are needed, or nothing is left
 */
int splitter_next(struct splitter *s, int last, const char **line, size_t *len);
/** Bytes that were added and not handed out. */
size_t splitter_held(const struct splitter *s);
/** All of them, as if they were a line. */
void splitter_rest(struct splitter *s, const char **data, size_t *len);
void splitter_dispose(struct splitter *s);

#endif
