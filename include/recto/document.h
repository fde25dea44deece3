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
	X(PARAGRAPH,	"paragraph",	"ASQ",	"I")	/* TYPE: salutation, of a letter */ \
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
	X(CELL,		"cell",		"R",	"I")	/* TYPE: label, in the head of a table */ \
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

/** What a node is, as in RECTO_KINDS. */
typedef enum recto_kind {
/** @cond */
#define RECTO_KIND_ENUM(symbol, name, in, gives) RECTO_##symbol,
/** @endcond */
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

/** Which attribute of a node, as in RECTO_ATTRS. */
typedef enum recto_attr {
/** @cond */
#define RECTO_ATTR_ENUM(symbol, name) RECTO_ATTR_##symbol,
/** @endcond */
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

/** Why bytes were left out, as in RECTO_REASONS. */
typedef enum recto_reason {
/** @cond */
#define RECTO_REASON_ENUM(symbol, name) RECTO_DISCARD_##symbol,
/** @endcond */
	RECTO_REASONS(RECTO_REASON_ENUM)
#undef RECTO_REASON_ENUM
	RECTO_REASON_COUNT
} recto_reason;

/** How sure a decision is. UNSET means nobody asked; writers treat it as sure. */
typedef enum recto_cert {
	RECTO_CERT_UNSET, RECTO_CERT_HIGH, RECTO_CERT_MEDIUM, RECTO_CERT_LOW
} recto_cert;

/** Metadata, and the part in memory. Used by one thread at a time. */
typedef struct recto_document recto_document;
/** A node of a part; it is gone when the next part begins. */
typedef struct recto_node recto_node;

/** Where a node stands in the source: bytes of the file as it was read. */
typedef struct recto_origin {
	uint64_t offset;	/**< first byte, from 0 */
	uint64_t length;	/**< bytes; 0 = no place in the source */
	uint64_t line;		/**< line of the first byte, from 1; 0 = unknown */
} recto_origin;

/**
 * @param kind  of a node
 * @return its name as in RECTO_KINDS, a C string for ever
 */
RECTO_API const char *recto_kind_name(recto_kind kind);

/**
 * @param attr  of a node
 * @return its name as in RECTO_ATTRS, a C string for ever
 */
RECTO_API const char *recto_attr_name(recto_attr attr);

/**
 * @param reason  of a DISCARD
 * @return its name as in RECTO_REASONS, a C string for ever
 */
RECTO_API const char *recto_reason_name(recto_reason reason);

/**
 * @param cert  how sure a decision is
 * @return its name ("high"), a C string for ever
 */
RECTO_API const char *recto_cert_name(recto_cert cert);

/**
 * @param parent  a kind of node
 * @param child   another
 * @return whether @p child may stand in @p parent
 */
RECTO_API int recto_kind_may_hold(recto_kind parent, recto_kind child);

/* ------------------------------------------------------------- document */

/**
 * A document without metadata and parts. A run makes one of its own.
 * @param out  the document, to be freed by the caller
 * @param err  filled on failure; may be NULL
 * @return RECTO_OK or RECTO_ENOMEM
 */
RECTO_API int recto_document_new(recto_document **out, recto_error *err);

/**
 * Free a document with all its nodes.
 * @param doc  may be NULL
 */
RECTO_API void recto_document_free(recto_document *doc);

/**
 * Empty the part and begin the next one.
 * @param doc  all nodes and memory of its last part are gone
 * @return the RECTO_PART node, or NULL out of memory
 */
RECTO_API recto_node *recto_document_new_part(recto_document *doc);

/**
 * @param doc  a document
 * @return the RECTO_PART node in memory, or NULL before the first one
 */
RECTO_API recto_node *recto_document_part(const recto_document *doc);

/**
 * @param doc  a document
 * @return how many parts were begun
 */
RECTO_API unsigned recto_document_part_count(const recto_document *doc);

/**
 * Ask once, after a part was built.
 * @param doc  a document
 * @param err  filled on failure; may be NULL
 * @return RECTO_OK, or the first sticky failure: RECTO_ENOMEM, RECTO_EUSAGE (nesting)
 */
RECTO_API int recto_document_status(const recto_document *doc, recto_error *err);

/**
 * Metadata. Names in use, after Dublin Core: title creator date (ISO 8601)
 * publisher language (BCP 47) source identifier rights issue page section, and
 * encoding. A run sets source, the name of the file, and encoding itself unless
 * they are known. Other names travel too.
 * @param doc    out of memory is kept in it
 * @param name   C string, copied
 * @param value  C string, copied; NULL removes
 * @param given  set by the user: never replaced by a value found in the text
 */
RECTO_API void recto_document_set_meta(recto_document *doc, const char *name,
    const char *value, int given);

/**
 * @param doc   a document
 * @param name  of the metadata
 * @return the value, borrowed until the next set; NULL where there is none
 */
RECTO_API const char *recto_document_meta(const recto_document *doc, const char *name);

/**
 * @param doc   a document
 * @param name  of the metadata
 * @return whether the value was set by the user (`given`); 0 where there is none
 */
RECTO_API int recto_document_meta_given(const recto_document *doc, const char *name);

/**
 * Go through the metadata, in order of setting.
 * @param doc    a document
 * @param i      from 0
 * @param name   the name, borrowed until the next set
 * @param value  the value, likewise
 * @return 1, or 0 when there is no @p i-th pair
 */
RECTO_API int recto_document_meta_at(const recto_document *doc, size_t i,
    const char **name, const char **value);

/**
 * Memory that lives as long as the part.
 * @param doc   out of memory is kept in it
 * @param size  bytes
 * @return aligned for any type; NULL: no memory
 */
RECTO_API void *recto_document_alloc(recto_document *doc, size_t size);

/* -------------------------------------------------------------- building */

/**
 * A new last child.
 * @param parent  gets it
 * @param kind    of the new node
 * @return NULL when @p parent is NULL, memory is out or @p kind may not stand there
 */
RECTO_API recto_node *recto_node_add(recto_node *parent, recto_kind kind);

/**
 * The same, before a node instead of last.
 * @param next  what the new node stands before
 * @param kind  of the new node
 * @return NULL when @p next is NULL, memory is out or @p kind may not stand there
 */
RECTO_API recto_node *recto_node_insert(recto_node *next, recto_kind kind);

/**
 * Append a TEXT node. No origin: see recto_node_set_origin.
 * @param parent  gets it
 * @param text    UTF-8, copied
 * @param len     bytes of @p text
 * @return the node, or NULL as of recto_node_add
 */
RECTO_API recto_node *recto_node_add_text(recto_node *parent, const char *text, size_t len);

/**
 * The same for a C string.
 * @param parent  gets the TEXT node
 * @param string  UTF-8, copied
 * @return the node, or NULL as of recto_node_add
 */
RECTO_API recto_node *recto_node_add_string(recto_node *parent, const char *string);

/**
 * Append source bytes that the reading text leaves out.
 * @param parent  gets the DISCARD node
 * @param reason  why they are left out
 * @param offset  of the first of them in the source
 * @param length  how many there are; 0 adds nothing
 * @param line    of the source, from 1
 * @return the node, or NULL as of recto_node_add, and where nothing was added
 */
RECTO_API recto_node *recto_node_add_discard(recto_node *parent, recto_reason reason,
    uint64_t offset, uint64_t length, uint64_t line);

/**
 * Append the place where a source line ended inside a block. Where a printed page
 * begins with the next line the break has TYPE "page", and N when the page says its
 * number; a page that begins with the block has such a break of length 0 there.
 * @param parent  gets the BREAK node
 * @param joined  1: nothing stands between the pieces (a word goes on, or the
 *                script writes no spaces); 0: a space does
 * @param offset  of the line end in the source
 * @param length  its bytes
 * @param line    number of the line that begins here
 * @return the node, or NULL as of recto_node_add
 */
RECTO_API recto_node *recto_node_add_break(recto_node *parent, int joined,
    uint64_t offset, uint64_t length, uint64_t line);

/**
 * Set an attribute.
 * @param node   gets it
 * @param attr   which one
 * @param value  C string, copied; NULL removes
 */
RECTO_API void recto_node_set(recto_node *node, recto_attr attr, const char *value);

/**
 * Say how sure it is that a node is what it is.
 * @param node  gets it
 * @param cert  how sure
 */
RECTO_API void recto_node_set_cert(recto_node *node, recto_cert cert);

/**
 * Say where a node stands in the source.
 * @param node    gets it
 * @param origin  bytes of the source
 */
RECTO_API void recto_node_set_origin(recto_node *node, recto_origin origin);

/**
 * Of a TEXT: other characters. This and the next three are for those who
 * build or change a node in steps, and leave nodes of other kinds alone.
 * @param node  a TEXT
 * @param text  UTF-8, copied
 * @param len   bytes of @p text
 */
RECTO_API void recto_node_set_text(recto_node *node, const char *text, size_t len);

/**
 * Of a DISCARD: the characters it stands for, see recto_node_dropped.
 * @param node  a DISCARD
 * @param text  UTF-8, copied
 * @param len   bytes of @p text
 */
RECTO_API void recto_node_set_dropped(recto_node *node, const char *text, size_t len);

/**
 * Of a DISCARD: why, see recto_node_reason.
 * @param node    a DISCARD
 * @param reason  why
 */
RECTO_API void recto_node_set_reason(recto_node *node, recto_reason reason);

/**
 * Of a BREAK, see recto_node_joined.
 * @param node    a BREAK
 * @param joined  whether nothing stands between the pieces
 */
RECTO_API void recto_node_set_joined(recto_node *node, int joined);

/**
 * Move a node, with all in it, to the end of another.
 * @param parent  gets it; where it may not stand there, it stays, and the failure is kept
 * @param node    moves
 */
RECTO_API void recto_node_append(recto_node *parent, recto_node *node);

/**
 * Move a node, with all in it, in front of another.
 * @param next  what it will stand before; where it may not, it stays, and the failure is kept
 * @param node  moves
 */
RECTO_API void recto_node_move_before(recto_node *next, recto_node *node);

/**
 * Take a node out of the tree. It stays valid, and can be put back, until the part ends.
 * @param node  taken out, with all in it
 */
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
	uint32_t text_unit;	/**< so many bytes of UTF-8 ... */
	uint32_t source_unit;	/**< ... stand for so many of the source */
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
	size_t nmap;		/**< stretches in @c map */
} recto_line;

/**
 * Append a RECTO_LINE to a part. Its origin is the line with all that is before the
 * text and after it.
 * @param part  gets the node
 * @param line  text and map are copied; a text that is not clean or a map that does not
 *              fit it is RECTO_EUSAGE, which the document keeps
 * @return the node, or NULL after a failure
 */
RECTO_API recto_node *recto_part_add_line(recto_node *part, const recto_line *line);

/**
 * @param node  any node
 * @return the line of a RECTO_LINE node, borrowed until the part ends; NULL for others
 */
RECTO_API const recto_line *recto_node_line(const recto_node *node);

/**
 * Where a piece of a line's text stands in the source, without controls at either end.
 * @param line  a line
 * @param from  first byte of the piece in its text
 * @param to    the byte after it
 * @return bytes of the source
 */
RECTO_API recto_origin recto_line_origin(const recto_line *line, size_t from, size_t to);

/**
 * Where the end of a line stands in the source.
 * @param line  a line
 * @return bytes of the source; of length 0 at the end of the file
 */
RECTO_API recto_origin recto_line_end(const recto_line *line);

/**
 * Append a piece of a line as text (not copied: the line lives as long as the
 * part). Control characters inside, and in front of it unless it begins the line,
 * become discards. So slices and drops that together cover the text, and one
 * recto_node_drop_edges, account for each byte of the line once.
 * @param parent  gets the nodes
 * @param line    of a RECTO_LINE node
 * @param from    first byte of the piece in its text
 * @param to      the byte after it
 */
RECTO_API void recto_node_add_slice(recto_node *parent, const recto_line *line,
    size_t from, size_t to);

/**
 * Leave out a piece of a line, with the same controls.
 * @param parent  gets the DISCARD nodes
 * @param line    of a RECTO_LINE node
 * @param from    first byte of the piece in its text
 * @param to      the byte after it
 * @param reason  why
 */
RECTO_API void recto_node_drop_slice(recto_node *parent, const recto_line *line,
    size_t from, size_t to, recto_reason reason);

/**
 * Leave out what stands before the text of a line and after it: byte order mark,
 * controls at the edges, line end.
 * @param parent    gets the DISCARD nodes
 * @param line      a line
 * @param keep_end  all but the line end
 */
RECTO_API void recto_node_drop_edges(recto_node *parent, const recto_line *line, int keep_end);

/* -------------------------------------------------------------- reading */

/**
 * @param node  may be NULL
 * @return its kind; RECTO_KIND_COUNT for NULL
 */
RECTO_API recto_kind recto_node_kind(const recto_node *node);

/**
 * @param node  may be NULL
 * @return the node it stands in, or NULL
 */
RECTO_API recto_node *recto_node_parent(const recto_node *node);

/**
 * @param node  may be NULL
 * @return its first child, or NULL
 */
RECTO_API recto_node *recto_node_first(const recto_node *node);

/**
 * @param node  may be NULL
 * @return its last child, or NULL
 */
RECTO_API recto_node *recto_node_last(const recto_node *node);

/**
 * @param node  may be NULL
 * @return what follows it in the same parent, or NULL
 */
RECTO_API recto_node *recto_node_next(const recto_node *node);

/**
 * @param node  may be NULL
 * @return what it follows in the same parent, or NULL
 */
RECTO_API recto_node *recto_node_prev(const recto_node *node);

/**
 * @param node  may be NULL
 * @return the document it belongs to; NULL for NULL
 */
RECTO_API recto_document *recto_node_document(const recto_node *node);

/**
 * @param node  may be NULL
 * @param attr  which attribute
 * @return its value, borrowed; NULL where it is not set
 */
RECTO_API const char *recto_node_get(const recto_node *node, recto_attr attr);

/**
 * @param node  may be NULL
 * @return how sure it is that the node is what it is
 */
RECTO_API recto_cert recto_node_cert(const recto_node *node);

/**
 * @param node  may be NULL
 * @return where it stands in the source
 */
RECTO_API recto_origin recto_node_origin(const recto_node *node);

/**
 * Characters of a TEXT node; of a BREAK "" or " "; else "".
 * @param node  may be NULL
 * @param len   their bytes; may be NULL
 * @return UTF-8, not NUL-terminated, borrowed
 */
RECTO_API const char *recto_node_text(const recto_node *node, size_t *len);

/**
 * Of a DISCARD: the characters it stands for, where it was cut from a line or told
 * them; else "". No part of the reading text.
 * @param node  may be NULL
 * @param len   their bytes; may be NULL
 * @return UTF-8, not NUL-terminated, borrowed
 */
RECTO_API const char *recto_node_dropped(const recto_node *node, size_t *len);

/**
 * @param node  a BREAK
 * @return whether nothing stands between the pieces
 */
RECTO_API int recto_node_joined(const recto_node *node);

/**
 * @param node  a DISCARD
 * @return why it is no part of the reading text
 */
RECTO_API recto_reason recto_node_reason(const recto_node *node);

/**
 * Append the reading text of a node and all in it: a CHOICE reads as corrected, the
 * text of one block is parted from that of the next by a newline.
 * @param node  may be NULL
 * @param out   grows; out of memory is sticky
 */
RECTO_API void recto_node_read_text(const recto_node *node, recto_buf *out);

/**
 * @param node  may be NULL
 * @return its language: its own, or that of the nearest node around it; NULL if none says
 */
RECTO_API const char *recto_node_lang(const recto_node *node);

/* ------------------------------------------------------------ iterating */

/** What a step of a walk met. */
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
	recto_node *root;	/**< where the walk began */
	recto_event next_event;	/**< what comes next; not for users */
	recto_node *next_node;	/**< to which node; not for users */
} recto_iter;

/**
 * Begin a walk.
 * @param root  walked with all in it; NULL: nothing
 * @return a walk that has not made its first step
 */
RECTO_API recto_iter recto_iter_begin(recto_node *root);

/**
 * Make a step.
 * @param iter  tells what happened, and to which node
 * @return what happened; RECTO_DONE at the end, and from then on
 */
RECTO_API recto_event recto_iter_next(recto_iter *iter);

/**
 * After RECTO_ENTER: do not go into the node; the next event is its RECTO_LEAVE.
 * @param iter  a walk
 */
RECTO_API void recto_iter_skip(recto_iter *iter);

#ifdef __cplusplus
}
#endif
#endif
