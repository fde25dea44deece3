/* SPDX-License-Identifier: MIT */
/**
 * @file spool.h
 * Bytes that have to wait for what is written before them, such as a table of
 * contents. Few of them stay in memory; more go to a temporary file without a name,
 * in the folder TMPDIR or /var/tmp.
 */
#ifndef WRITING_SPOOL_H
#define WRITING_SPOOL_H

#include "recto/stream.h"

/** Zeroed: nothing waits. */
struct spool {
	recto_sink *sink;	/* takes the bytes, from spool_open to spool_close */
	recto_buf text;		/* those in memory */
	int has_file;
	int fd;			/* of those before them */
};

int spool_open(struct spool *spool, recto_error *err);
/** To be called now and then, with each part: memory stays bounded by what comes in between. */
int spool_settle(struct spool *spool, recto_error *err);
/** Write to @p out all that waited, once. */
int spool_copy(struct spool *spool, recto_sink *out, recto_error *err);
/** Also after a failure, or without spool_open. */
void spool_close(struct spool *spool);

#endif
