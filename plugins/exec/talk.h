/* SPDX-License-Identifier: MIT */
/**
 * @file talk.h
 * The lines that a program answers, as parts of the document.
 */
#ifndef EXEC_TALK_H
#define EXEC_TALK_H

#include "jsonlines.h"
#include "process.h"

/**
 * Take the lines that are there, up to a part.
 * @return 1: @p part was filled, 0: more of the answer is needed
 */
int talk_take(struct process *p, struct jsonlines_decoder *d, recto_document *doc,
    recto_node *part, recto_error *err);
/** After the program became silent: it has to have ended well, and said all. */
int talk_finish(struct process *p, const struct jsonlines_decoder *d, recto_error *err);

#endif
