/* SPDX-License-Identifier: MIT */
/** @file wrap.h  Breaking a paragraph into lines of a width counted in columns. */
#ifndef TEXT_WRAP_H
#define TEXT_WRAP_H

#include "recto/stream.h"

struct wrapper;

/** Released with wrapper_close, which takes NULL. */
int wrapper_open(struct wrapper **out, recto_error *err);
void wrapper_close(struct wrapper *wrapper);

/**
 * Write @p text in lines of at most @p width columns where that is possible: a
 * word that is longer keeps its line to itself. Without a newline at the end.
 * @param lang  BCP 47 tag of the text, or NULL
 */
int wrapper_write(struct wrapper *wrapper, recto_sink *out, const char *text, size_t len,
    size_t width, const char *lang, recto_error *err);

#endif
