/* SPDX-License-Identifier: MIT */
/*
 * The document model inside the core: how documents and nodes are laid out.
 * A page has a node for every run of text, so a node is kept small: what only
 * one kind needs shares its place with what the others need.
 */
#ifndef RECTO_CORE_NODE_H
#define RECTO_CORE_NODE_H

#include "arena.h"
#include "recto/document.h"

/* An attribute that is set; a node has few, so they are a list. */
struct recto_attr_value {
	struct recto_attr_value *next;
	const char *value;
	recto_attr attr;
};

struct recto_node {
	unsigned char kind;	/* recto_kind */
	unsigned char cert;	/* recto_cert */
	unsigned char reason;	/* of a DISCARD: recto_reason */
	unsigned char joined;	/* of a BREAK */
	recto_document *doc;
	recto_node *parent, *prev, *next;
	union {
		struct { recto_node *first, *last; } child;	/* containers */
		struct { const char *data; size_t len; } text;	/* TEXT, DISCARD */
		const recto_line *line;				/* LINE */
	} u;
	struct recto_attr_value *attrs;
	recto_origin origin;
};

struct recto_meta {
	char *name, *value;
	int given;
};

struct recto_document {
	recto_arena arena;	/* of the part */
	recto_node *part;
	unsigned parts;
	recto_error failure;	/* the first one */
	struct recto_meta *meta;
	size_t nmeta, meta_size;
};

/* A part was begun, and there turned out to be none. */
void recto_document__drop_part(recto_document *doc);
/* Where a failure is worded: only the first one is kept. */
recto_error *recto_document__failure(recto_document *doc);
/*
 * A copy of `text` in the part's memory, with a NUL after it and U+FFFD for all
 * a document cannot hold. *out is its length. NULL: no memory, which is kept.
 */
char *recto_document__copy(recto_document *doc, const char *text, size_t len, size_t *out);

int recto_kind__is_container(recto_kind kind);
int recto_kind__is_inline(recto_kind kind);

/* A node that is in no tree. */
recto_node *recto_node__new(recto_document *doc, recto_kind kind);
/* A new last child that stands for a place in the source. */
recto_node *recto_node__add_at(recto_node *parent, recto_kind kind, recto_origin origin);

void recto_meta__dispose(recto_document *doc);

#endif
