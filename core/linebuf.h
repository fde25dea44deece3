/* SPDX-License-Identifier: MIT */
/*
 * A line being put together out of decoded characters: its text, and the map
 * that says which source bytes each piece of it came from.
 */
#ifndef RECTO_CORE_LINEBUF_H
#define RECTO_CORE_LINEBUF_H

#include "recto/document.h"

#include "decoder.h"

struct recto_map {
	recto_stretch *rows;
	size_t len, size;
};

struct recto_linebuf {
	recto_buf text;
	struct recto_map map;
	uint64_t source;	/* source bytes of the line so far */
	int gap;		/* the next character starts a stretch */
	int restless;		/* NFC has to look at the line */
	int failed;		/* out of memory */
	recto_buf nfc_text;	/* the line again, as recto_linebuf__normalize makes it */
	struct recto_map nfc_map;
};

#define RECTO_LINEBUF_INIT { .text = RECTO_BUF_INIT, .nfc_text = RECTO_BUF_INIT }

void recto_linebuf__dispose(struct recto_linebuf *lb);
void recto_linebuf__clear(struct recto_linebuf *lb);

/* A character that source_bytes stand for. */
void recto_linebuf__char(struct recto_linebuf *lb, uint32_t c, uint32_t source_bytes);
/* Plain characters that have bytes of their own each. */
void recto_linebuf__cells(struct recto_linebuf *lb, const struct recto_cell *cells, size_t n);
/* Characters that source_bytes stand for together. */
void recto_linebuf__unit(struct recto_linebuf *lb, const char *text, size_t len,
    uint32_t source_bytes);
/* Characters of UTF-8 in NFC that stand in the source just so. */
void recto_linebuf__same(struct recto_linebuf *lb, const void *text, size_t len);
/* Source bytes that stand for nothing. */
void recto_linebuf__gap(struct recto_linebuf *lb, uint32_t source_bytes);
/* Bring the line into NFC. */
void recto_linebuf__normalize(struct recto_linebuf *lb);
/*
 * Fill text, len, bytes, map and nmap of line, all borrowed until the next
 * clear. RECTO_ENOMEM; RECTO_ELIMIT when 32 bits cannot count the line.
 */
int recto_linebuf__finish(struct recto_linebuf *lb, recto_line *line, recto_error *err);

/* RECTO_ELIMIT, for a line that 32 bits cannot count. */
int recto_linebuf__too_long(recto_error *err);

/* For recto_linebuf__normalize. Append a row, or let the last one go on. */
int recto_map__add(struct recto_map *map, size_t text, uint64_t source,
    uint32_t text_unit, uint32_t source_unit, int gap);

#endif
