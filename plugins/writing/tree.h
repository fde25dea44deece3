/* SPDX-License-Identifier: MIT */
/**
 * @file tree.h
 * Questions writers ask of the model: what stands beside a node, whether there
 * is anything to read in it, what a document is called.
 */
#ifndef WRITING_TREE_H
#define WRITING_TREE_H

#include "recto/document.h"

/** The next or previous sibling that is no DISCARD, or NULL. */
const recto_node *tree_next(const recto_node *node);
const recto_node *tree_prev(const recto_node *node);

/** Whether @p node is a BREAK at which a printed page begins. */
int tree_begins_page(const recto_node *node);
/** Whether the reading text of @p node has a character that is no space. */
int tree_has_text(const recto_node *node);
/** Whether @p node is a RECTO_CHOICE form that the reading text leaves out. */
int tree_is_unread(const recto_node *node);
/** The first child of a kind that can be read, or NULL. */
const recto_node *tree_child(const recto_node *node, recto_kind kind);
/** Whether an article has a headline, or a section a heading, that can be read. */
int tree_is_headed(const recto_node *node);
/** The most cells that a row of the table @p node has. */
size_t tree_columns(const recto_node *node);

/**
 * Append the name of a document: its title, else what the page says of itself,
 * else its file, else "Untitled".
 */
void tree_add_title(const recto_document *doc, recto_buf *out);
/**
 * Where in that name the day of the document stands, or NULL: on a page read from right
 * to left its hyphens would turn it around, unless it is kept apart.
 */
const char *tree_title_day(const recto_document *doc, const char *title, size_t *len);
/**
 * One of several names in a metadata value, which stand between semicolons.
 * @param next  where to go on, set to the value before the first call
 * @return the name, not NUL-terminated; NULL past the last
 */
const char *tree_name(const char **next, size_t *len);

#endif
