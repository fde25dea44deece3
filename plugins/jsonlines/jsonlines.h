/* SPDX-License-Identifier: MIT */
/**
 * @file jsonlines.h
 * A document as JSON lines, nothing left out: a line with the metadata, a line
 * for each part with all of its nodes, a line that says it was all. The schema
 * is docs/schema/recto.schema.json, docs/json.md explains it.
 */
#ifndef JSONLINES_H
#define JSONLINES_H

#include "recto/document.h"

enum {
	/** Nodes inside nodes; a library that reads JSON takes twice as many levels. */
	JSONLINES_DEPTH = 1000,
	/** Bytes of a line; in memory it takes a multiple of that. */
	JSONLINES_LENGTH = 64 << 20
};

/* -------------------------------------------------------------- writing */

struct jsonlines_encoder {
	recto_buf meta;		/* as it was written last */
	unsigned parts;
};
#define JSONLINES_ENCODER_INIT { RECTO_BUF_INIT, 0 }

/**
 * Append a line to @p out. In front of a part or the end comes another line with
 * the metadata if that has changed.
 * @retval RECTO_ELIMIT  nodes are nested too deep, or a place is past 2^63
 */
int jsonlines_add_header(struct jsonlines_encoder *e, const recto_document *doc,
    recto_buf *out, recto_error *err);
int jsonlines_add_part(struct jsonlines_encoder *e, recto_node *part, recto_buf *out,
    recto_error *err);
int jsonlines_add_end(struct jsonlines_encoder *e, const recto_document *doc,
    recto_buf *out, recto_error *err);
void jsonlines_encoder_dispose(struct jsonlines_encoder *e);

/* -------------------------------------------------------------- reading */

enum jsonlines_state { JSONLINES_START, JSONLINES_PARTS, JSONLINES_ENDED };

struct jsonlines_decoder {
	enum jsonlines_state state;
	unsigned parts;		/* read so far */
	uint64_t line;		/* number of the last line */
};

/**
 * Take one line. Metadata goes to @p doc, unless the user gave other; the nodes of a
 * part go into @p part, which is empty.
 * @param part  NULL where the end is what has to come
 * @return 1: a part was filled, 0: another line, negative:
 * a failure; RECTO_EFORMAT for all that the input can do wrong
 */
int jsonlines_take(struct jsonlines_decoder *d, const char *text, size_t len,
    recto_document *doc, recto_node *part, recto_error *err);
/** After the last line: whether the end was said. RECTO_EFORMAT if not. */
int jsonlines_finish(const struct jsonlines_decoder *d, recto_error *err);

#endif
