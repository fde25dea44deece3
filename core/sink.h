/* SPDX-License-Identifier: MIT */
/*
 * How a sink is laid out, for the two files that know: sink.c, and parts.c
 * for the further files of a sink.
 */
#ifndef RECTO_CORE_SINK_H
#define RECTO_CORE_SINK_H

#include "place.h"
#include "recto/stream.h"

/* A further file of a sink, or a folder for some. */
typedef struct recto_part_file {
	struct recto_part_file *next;
	struct recto_part_file *of;	/* what it was opened on; NULL: the sink itself */
	int is_whole;			/* it was committed; now its place is known: */
	recto_place place;
	int is_folder, is_made;		/* a folder; it was not there before */
	char name[];
} recto_part_file;

struct recto_sink {
	char *name;		/* for messages: the path as it was given */
	recto_place place;	/* has a path unless bytes go to their end directly */
	int fd;			/* -1 for a buffer, and once closed */
	int owned;
	recto_buf *buf;		/* NULL unless a buffer */
	int committed;
	uint64_t offset;
	recto_error failure;

	/* A sink that is a part of another one: */
	recto_sink *whole;	/* NULL: it is none */
	recto_part_file *part;	/* what the other one remembers of it */

	/* A sink that has parts: */
	recto_part_file *first, **last;	/* in order of opening */
	recto_part_file *folders;	/* those they are in, the last one first */
	void *by_name;		/* of all these, a search tree */
	size_t open;		/* parts not yet closed */
	recto_part_fn on_part;
	void *user;

	size_t used;
	char block[];		/* bytes to be written, absent for a buffer */
};

/* Word an errno as the reason why `name` cannot be written; the code. */
int recto_sink__refuse(recto_error *err, const char *name, int why);
/* Name of a sink's file in its folder. */
const char *recto_sink__file(const recto_sink *sink);
/* Hand a part that is whole to the sink it belongs to. */
void recto_parts__take(recto_sink *part);
/* Move all parts to their places, before the sink itself. */
void recto_parts__move(recto_sink *sink);
/* Forget the parts; those that were not moved are removed. */
void recto_parts__dispose(recto_sink *sink);

#endif
