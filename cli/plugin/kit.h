/* SPDX-License-Identifier: MIT */
/*
 * The other ends of a plugin that is checked: something to read for writers and
 * filters, something that writes down all that readers and filters made.
 */
#ifndef RECTO_CLI_PLUGIN_KIT_H
#define RECTO_CLI_PLUGIN_KIT_H

#include "recto/recto.h"

#define KIT_TREE	"kit-tree"	/* reader: a document with every kind in every place */
#define KIT_LINES	"kit-lines"	/* reader: the lines of the source */
#define KIT_KEEP	"kit-keep"	/* filter of lines: leaves them */
#define KIT_DUMP	"kit-dump"	/* writer: the tree as text */

/* What the source says to kit-tree: which document is wanted. */
#define KIT_EVERY	"every kind\n"
#define KIT_NOTHING	"nothing\n"

extern const recto_plugin kit_plugin;

#endif
