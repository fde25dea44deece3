/* SPDX-License-Identifier: MIT */
/* The roles of the text module: read.c, write.c; and what is no text: decline.c. */
#ifndef RECTO_TEXT_H
#define RECTO_TEXT_H

#include "recto/plugin.h"

extern const recto_role text_reader;
extern const recto_role text_writer;

/* decline.c: what an input is that begins so, and no raw text; NULL: it can be one. */
const char *text_decline(const unsigned char *head, size_t len);

#endif
