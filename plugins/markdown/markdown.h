/* SPDX-License-Identifier: MIT */
/** @file markdown.h  What the files of the Markdown writer share. */
#ifndef MARKDOWN_H
#define MARKDOWN_H

#include "line.h"
#include "recto/plugin.h"

/* write.c */
extern const recto_role markdown_writer;

/* front.c: append the metadata of @p doc as YAML between two lines of ---. */
void markdown_front(recto_buf *out, const recto_document *doc);

#endif
