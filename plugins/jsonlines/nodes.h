/* SPDX-License-Identifier: MIT */
/**
 * @file nodes.h
 * Makes the nodes of a part from the JSON object that says what is in it.
 */
#ifndef JSONLINES_NODES_H
#define JSONLINES_NODES_H

#include "recto/document.h"
#include "values.h"

/** The kind that @p object says it is of, or negative. */
int nodes_kind(const struct values *v, const struct where *where, json_t *object);
/** All that is in a part, and its own attributes. */
int nodes_take_part(const struct values *v, json_t *object, recto_node *part);

#endif
