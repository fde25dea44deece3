/* SPDX-License-Identifier: MIT */
/**
 * @file document.h
 * The article document model.
 *
 * A document is metadata and a sequence of parts (a page, a chapter). Only one
 * part is in memory at a time: a reader fills it, filters change it, a writer
 * writes it, then it is emptied for the next one. A part is a tree of nodes.
 * What may stand in what is written in the column `in` of RECTO_KINDS.
 *
 * Readers of raw text, ALTO, hOCR ... put RECTO_LINE nodes in the part; a filter
 * turns them into articles. All other readers build articles themselves.
 *
 * Ownership: every node belongs to its document and dies when the next part is
 * begun. Text given to a function is copied unless the comment says borrowed.
 * What no document can hold (malformed UTF-8, characters outside the production
 * Char of XML 1.0) becomes U+FFFD on the way in, in attributes and metadata too:
 * writers can rely on it.
 *
 * Failure is sticky: when a call runs out of memory or breaks the nesting rules
 * it returns NULL, and all calls accept NULL nodes and do nothing. So a plugin
 * builds without checking and asks recto_document_status once.
 */
#ifndef RECTO_DOCUMENT_H
#define RECTO_DOCUMENT_H

#include "recto/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Version of this model. A plugin states the one it was written for. */
#define RECTO_MODEL_VERSION 1

/*
 * Groups of places where a node may stand:
 *   P the part         A an article      S a section       F a figure
 *   L a list           T a table         R a table row     V verse
 *   Q a quotation or note                I inside a block of text
 *   O inside a choice
 */
/** X(SYMBOL, name, in, gives): `gives` is the group its own children belong to. */
#define RECTO_KINDS(X) \
	X(PART,		"part",		"",	"P")	/* page, chapter */ \
	X(LINE,		"line",		"P",	"")	/* raw line, see recto_part_add_line */ \
	X(ARTICLE,	"article",	"P",	"A")	/* TYPE: article photo brief notice ad; TARGET: the piece it goes on from */ \
	X(FURNITURE,	"furniture",	"PA",	"I")	/* TYPE: header footer folio imprint banner noise */ \
	X(KICKER,	"kicker",	"A",	"I")	/* label over the headline */ \
	X(HEADLINE,	"headline",	"A",	"I") \
	X(DECK,		"deck",		"A",	"I")	/* under the headline */ \
	X(BYLINE,	"byline",	"A",	"I") \
	X(DATELINE,	"dateline",	"AS",	"I") \
	X(SECTION,	"section",	"AS",	"S") \
	X(HEADING,	"heading",	"S",	"I")	/* first in a section */ \
	X(PARAGRAPH,	"paragraph",	"ASQ",	"I") \
	X(LIST,		"list",		"ASQ",	"L") \
	X(ITEM,		"item",		"L",	"I") \
	X(QUOTATION,	"quotation",	"AS",	"Q") \
	X(VERSE,	"verse",	"ASQ",	"V") \
	X(VERSE_LINE,	"verse-line",	"V",	"I") \
	X(FIGURE,	"figure",	"PAS",	"F") \
	X(FIGURE_TITLE,	"figure-title",	"F",	"I") \
	X(CAPTION,	"caption",	"F",	"I") \
	X(CREDIT,	"credit",	"FAS",	"I") \
	X(TABLE,	"table",	"AS",	"T") \
	X(ROW,		"row",		"T",	"R") \
	X(CELL,		"cell",		"R",	"I") \
	X(NOTE,		"note",		"AS",	"Q") \
	X(SIGNATURE,	"signature",	"ASQ",	"I") \
	X(CONTINUATION,	"continuation",	"AS",	"I")	/* TYPE: from to; N: page */ \
	X(TEXT,		"text",		"IO",	"")	/* characters */ \
	X(BREAK,	"break",	"I",	"")	/* a line end inside a block */ \
	X(DISCARD,	"discard",	"PAIO",	"")	/* source bytes not in the reading text */ \
	X(EMPHASIS,	"emphasis",	"I",	"I")	/* TYPE: bold italic spaced ... */ \
	X(LINK,		"link",		"I",	"I")	/* TARGET */ \
	X(NAME,		"name",		"I",	"I")	/* TYPE: person place org */ \
	X(DATE,		"date",		"I",	"I")	/* WHEN */ \
	X(CHOICE,	"choice",	"I",	"O")	/* ORIGINAL and CORRECTED */ \
	X(ORIGINAL,	"original",	"O",	"I") \
	X(CORRECTED,	"corrected",	"O",	"I")

typedef enum recto_kind {
#define RECTO_KIND_ENUM(symbol, name, in, gives) RECTO_##symbol,
	RECTO_KINDS(RECTO_KIND_ENUM)
#undef RECTO_KIND_ENUM
	RECTO_KIND_COUNT
} recto_kind;

/** X(SYMBOL, name): attributes a node can carry, all of them C strings. */
#define RECTO_ATTRS(X) \
	X(ID,		"id")		/* unique in the document, an XML name */ \
	X(LANG,		"lang")		/* BCP 47 tag */ \
	X(TYPE,		"type")		/* see RECTO_KINDS */ \
	X(N,		"n")		/* page number, number of an item */ \
	X(WHEN,		"when")		/* ISO 8601 date */ \
	X(TARGET,	"target")	/* URI or #id */ \
	X(SOURCE,	"source")	/* image or file a part was made from */

typedef enum recto_attr {
#define RECTO_ATTR_ENUM(symbol, name) RECTO_ATTR_##symbol,
	RECTO_ATTRS(RECTO_ATTR_ENUM)
#undef RECTO_ATTR_ENUM
	RECTO_ATTR_COUNT
} recto_attr;

/** X(SYMBOL, name): why source bytes are not in the reading text. */
#define RECTO_REASONS(X) \
	X(LINE_END,	"line end")	/* LF, CR LF, ... that ends a block */ \
	X(PAGE_END,	"page end")	/* form feed */ \
	X(BLANK,	"blank line")	/* its spaces and its line end */ \
	X(SPACE,	"space")	/* indent and trailing spaces */ \
	X(LETTER_SPACE,	"letter-space") \
	X(DOUBLED,	"doubled print") \
	X(HYPHEN,	"hyphen")	/* at a line end, inside a word */ \
	X(CONTROL,	"control")	/* characters XML cannot hold */ \
	X(SIGNATURE,	"byte order mark") \
	X(NOISE,	"noise")	/* specks of the scan */ \
	X(MARKUP,	"markup")	/* syntax of a marked-up source */

typedef enum recto_reason {
#define RECTO_REASON_ENUM(symbol, name) RECTO_DISCARD_##symbol,
	RECTO_REASONS(RECTO_REASON_ENUM)
#undef RECTO_REASON_ENUM
	RECTO_REASON_COUNT
} recto_reason;

/** How sure a decision is. UNSET means nobody asked; writers treat it as sure. */
typedef enum recto_cert {
	RECTO_CERT_UNSET, RECTO_CERT_HIGH, RECTO_CERT_MEDIUM, RECTO_CERT_LOW
} recto_cert;

typedef struct recto_document recto_document;
typedef struct recto_node recto_node;

/** Where a node stands in the source: bytes of the file as it was read. */
typedef struct recto_origin {
	uint64_t offset;	/**< first byte, from 0 */
	uint64_t length;	/**< bytes; 0 = no place in the source */
	uint64_t line;		/**< line of the first byte, from 1; 0 = unknown */
} recto_origin;

/** Names as in the tables above, C strings for ever. */
RECTO_API const char *recto_kind_name(recto_kind kind);
RECTO_API const char *recto_attr_name(recto_attr attr);
RECTO_API const char *recto_reason_name(recto_reason reason);
RECTO_API const char *recto_cert_name(recto_cert cert);
/** Whether @p child may stand in @p parent. */
RECTO_API int recto_kind_may_hold(recto_kind parent, recto_kind child);

/* ------------------------------------------------------------- document */

RECTO_API int recto_document_new(recto_document **out, recto_error *err);
RECTO_API void recto_document_free(recto_document *doc);

/**
 * Empty the part and begin the next one.
 * @return the RECTO_PART node, or NULL out of memory
 */
RECTO_API recto_node *recto_document_new_part(recto_document *doc);
/** The part in memory, or NULL before the first one; and how many were begun. */
RECTO_API recto_node *recto_document_part(const recto_document *doc);
RECTO_API unsigned recto_document_part_count(const recto_document *doc);

/** RECTO_OK, or the first sticky failure: RECTO_ENOMEM, RECTO_EUSAGE (nesting). */
RECTO_API int recto_document_status(const recto_document *doc, recto_error *err);

/**
 * Metadata. Names in use, after Dublin Core: title creator date (ISO 8601)
 * publisher language (BCP 47) source identifier rights issue page section, and
 * encoding. A run sets source, the name of the file, and encoding itself unless
 * they are known. Other names travel too. A value set by the user (`given`) is never replaced
 * by one found in the text; a NULL value removes.
 */
RECTO_API void recto_document_set_meta(recto_document *doc, const char *name,
    const char *value, int given);
/** The value, borrowed until the next set; NULL where there is none. */
RECTO_API const char *recto_document_meta(const recto_document *doc, const char *name);
/** Whether the value was set by the user (`given`); 0 where there is none. */
RECTO_API int recto_document_meta_given(const recto_document *doc, const char *name);
/** The @p i-th pair in order of setting; 0 when there is none. */
RECTO_API int recto_document_meta_at(const recto_document *doc, size_t i,
    const char **name, const char **value);

/** Memory that lives as long as the part; aligned for any type. NULL: no memory. */
RECTO_API void *recto_document_alloc(recto_document *doc, size_t size);

/* -------------------------------------------------------------- building */

/** A new last child. NULL when @p parent is NULL, memory is out or @p kind may not stand there. */
RECTO_API recto_node *recto_node_add(recto_node *parent, recto_kind kind);
/** The same, before @p next instead of last. */
RECTO_API recto_node *recto_node_insert(recto_node *next, recto_kind kind);
/** Append a TEXT node. No origin: see recto_node_set_origin. */
RECTO_API recto_node *recto_node_add_text(recto_node *parent, const char *text, size_t len);
/** The same for a C string. */
RECTO_API recto_node *recto_node_add_string(recto_node *parent, const char *string);
/**
 * Append source bytes that the reading text leaves out.
 * @param offset, length  in the source; a length of 0 adds nothing
 */
RECTO_API recto_node *recto_node_add_discard(recto_node *parent, recto_reason reason,
    uint64_t offset, uint64_t length, uint64_t line);
/**
 * Append the place where a source line ended inside a block. Where a printed page
 * begins with the next line the break has TYPE "page", and N when the page says its
 * number; a page that begins with the block has such a break of length 0 there.
 * @param joined  1: nothing stands between the pieces (a word goes on, or the
 *                script writes no spaces); 0: a space does
 * @param line    number of the line that begins here
 */
RECTO_API recto_node *recto_node_add_break(recto_node *parent, int joined,
    uint64_t offset, uint64_t length, uint64_t line);

/** Copy @p value; NULL removes. */
RECTO_API void recto_node_set(recto_node *node, recto_attr attr, const char *value);
RECTO_API void recto_node_set_cert(recto_node *node, recto_cert cert);
RECTO_API void recto_node_set_origin(recto_node *node, recto_origin origin);
/**
 * Of a TEXT: other characters, copied. This and the next three are for those who
 * build or change a node in steps, and leave nodes of other kinds alone.
 */
RECTO_API void recto_node_set_text(recto_node *node, const char *text, size_t len);
/** Of a DISCARD: see recto_node_dropped. */
RECTO_API void recto_node_set_dropped(recto_node *node, const char *text, size_t len);
/** Of a DISCARD: see recto_node_reason. */
RECTO_API void recto_node_set_reason(recto_node *node, recto_reason reason);
/** Of a BREAK: see recto_node_joined. */
RECTO_API void recto_node_set_joined(recto_node *node, int joined);

/** Move @p node, with all in it, to the end of @p parent or before @p next. */
RECTO_API void recto_node_append(recto_node *parent, recto_node *node);
RECTO_API void recto_node_move_before(recto_node *next, recto_node *node);
/** Take @p node out of the tree. It stays valid, and can be put back, until the part ends. */
RECTO_API void recto_node_detach(recto_node *node);

/* ----------------------------------------------------------- raw lines */

/**
 * A stretch of a decoded line in which `text_unit` bytes of UTF-8 stand for
 * `source_unit` bytes of the source, again and again. What lies between two
 * stretches in the source is a control character that was left out. The first
 * stretch starts at text 0, and each starts later in the text than the one
 * before it. Source positions count from the first byte after `before`.
 */
typedef struct recto_stretch {
	uint32_t text;		/**< where it starts in the line's UTF-8 */
	uint32_t source;	/**< where it starts in the line's source bytes, see recto_line.bytes */
	uint32_t text_unit, source_unit;
} recto_stretch;

/** A line of raw text, as recto_source_line gives it. */
typedef struct recto_line {
	const char *text;	/**< UTF-8, NFC, without the line end */
	size_t len;		/**< bytes of @c text */
	uint64_t number;	/**< from 1; a form feed ends a page and no line of the file */
	uint64_t offset;	/**< of the line's first source byte */
	uint32_t before;	/**< source bytes in front of the text: a byte order mark */
	uint64_t bytes;		/**< source bytes of the text, after @c before */
	uint32_t end;		/**< source bytes of the line end; 0 at the end of the file */
	int ends_page;		/**< the line end is a form feed */
	const recto_stretch *map; /**< NULL: byte for byte the same */
	size_t nmap;
} recto_line;

/**
 * Append a RECTO_LINE to a part; text and map are copied. A text that is not
 * clean or a map that does not fit it is RECTO_EUSAGE. Its origin is the line
 * with all that is before the text and after it.
 */
RECTO_API recto_node *recto_part_add_line(recto_node *part, const recto_line *line);
/** The line of a RECTO_LINE node, borrowed until the part ends; NULL for other nodes. */
RECTO_API const recto_line *recto_node_line(const recto_node *node);
/** Where bytes @p from to @p to of a line's text stand in the source, without controls at either end. */
RECTO_API recto_origin recto_line_origin(const recto_line *line, size_t from, size_t to);
/** The same for its line end. */
RECTO_API recto_origin recto_line_end(const recto_line *line);
/**
 * Append bytes @p from to @p to of a line as text (not copied: the line lives as
 * long as the part). Control characters inside, and in front of it unless it
 * begins the line, become discards. So slices and drops that together cover the
 * text, and one recto_node_drop_edges, account for each byte of the line once.
 */
RECTO_API void recto_node_add_slice(recto_node *parent, const recto_line *line,
    size_t from, size_t to);
/** Leave out bytes @p from to @p to of a line, with the same controls. */
RECTO_API void recto_node_drop_slice(recto_node *parent, const recto_line *line,
    size_t from, size_t to, recto_reason reason);
/** Leave out what stands before the text and after it: byte order mark, controls at the edges, and (unless @p keep_end) the line end. */
RECTO_API void recto_node_drop_edges(recto_node *parent, const recto_line *line, int keep_end);

/* -------------------------------------------------------------- reading */

/** RECTO_KIND_COUNT for NULL. */
RECTO_API recto_kind recto_node_kind(const recto_node *node);
RECTO_API recto_node *recto_node_parent(const recto_node *node);
RECTO_API recto_node *recto_node_first(const recto_node *node);
RECTO_API recto_node *recto_node_last(const recto_node *node);
RECTO_API recto_node *recto_node_next(const recto_node *node);
RECTO_API recto_node *recto_node_prev(const recto_node *node);
RECTO_API recto_document *recto_node_document(const recto_node *node);
/** The attribute, borrowed; NULL where it is not set. */
RECTO_API const char *recto_node_get(const recto_node *node, recto_attr attr);
RECTO_API recto_cert recto_node_cert(const recto_node *node);
RECTO_API recto_origin recto_node_origin(const recto_node *node);
/** Characters of a TEXT node, not NUL-terminated; of a BREAK "" or " "; else "". @p len may be NULL. */
RECTO_API const char *recto_node_text(const recto_node *node, size_t *len);
/**
 * Of a DISCARD: the characters it stands for, not NUL-terminated, where it was
 * cut from a line or told them; else "". No part of the reading text. @p len may be NULL.
 */
RECTO_API const char *recto_node_dropped(const recto_node *node, size_t *len);
/** Of a BREAK: whether nothing stands between the pieces. */
RECTO_API int recto_node_joined(const recto_node *node);
/** Of a DISCARD: why. */
RECTO_API recto_reason recto_node_reason(const recto_node *node);
/**
 * Append the reading text of @p node and all in it to @p out: a CHOICE reads as
 * corrected, the text of one block is parted from that of the next by a newline.
 */
RECTO_API void recto_node_read_text(const recto_node *node, recto_buf *out);
/** Language of @p node: its own, or that of the nearest node around it; NULL if none says. */
RECTO_API const char *recto_node_lang(const recto_node *node);

/* ------------------------------------------------------------ iterating */

typedef enum recto_event { RECTO_DONE, RECTO_ENTER, RECTO_LEAVE } recto_event;

/**
 * Walk in document order. Nodes that cannot hold others (TEXT, BREAK, DISCARD,
 * LINE) are entered and not left.
 *
 *	recto_iter it = recto_iter_begin(root);
 *	while (recto_iter_next(&it) != RECTO_DONE)
 *		... it.event, it.node ...
 *
 * Once a node is left (or entered, if it cannot hold others) it and all in it
 * may be changed, moved or detached: the walk goes on with what followed it.
 */
typedef struct recto_iter {
	recto_event event;	/**< what happened last */
	recto_node *node;	/**< to which node */
	recto_node *root;
	recto_event next_event;	/**< what comes next; not for users */
	recto_node *next_node;
} recto_iter;

RECTO_API recto_iter recto_iter_begin(recto_node *root);
RECTO_API recto_event recto_iter_next(recto_iter *iter);
/** After RECTO_ENTER: do not go into the node; the next event is its RECTO_LEAVE. */
RECTO_API void recto_iter_skip(recto_iter *iter);

#ifdef __cplusplus
}
#endif
#endif
