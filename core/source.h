/* SPDX-License-Identifier: MIT */
/*
 * What the files that make up a source share: source.c moves the bytes,
 * lines.c cuts and decodes them, charset.c finds the encoding.
 */
#ifndef RECTO_CORE_SOURCE_H
#define RECTO_CORE_SOURCE_H

#include "recto/stream.h"

#define RECTO_PEEK_MAX ((size_t)1 << 20)

struct recto_source {
	char *name;
	int fd;			/* -1 for memory */
	int owned;		/* fd is closed with the source */
	unsigned char *buf;	/* NULL for memory */
	size_t size;
	const unsigned char *data;	/* what was read: buf, or the memory */
	size_t begin, end;	/* of it, not consumed yet */
	int eof;
	int failed;		/* errno of a read that failed */
	uint64_t offset;	/* bytes handed out */
	struct recto_lines *lines;	/* NULL until a line or charset is asked for */
};

/*
 * Have at least want bytes between begin and end, fewer only at the end of the
 * input. Earlier pointers into data are void afterwards.
 */
int recto_source__fill(recto_source *src, size_t want, recto_error *err);

void recto_lines__free(struct recto_lines *lines);

#endif
