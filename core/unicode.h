/* SPDX-License-Identifier: MIT */
/*
 * Characters inside the core: UTF-8 both ways, and text made safe for every
 * format.
 */
#ifndef RECTO_CORE_UNICODE_H
#define RECTO_CORE_UNICODE_H

#include "recto/base.h"

#define RECTO_UTF8_MAX 4		/* bytes of the longest character */
#define RECTO_REPLACEMENT 0xfffdu	/* stands for what is no text */

/* Write a character; what is no scalar value becomes U+FFFD. Returns its bytes. */
size_t recto_utf8__put(char bytes[RECTO_UTF8_MAX], uint32_t code_point);

/* Whether a document can hold the character: the production Char of XML 1.0. */
int recto_char__is_text(uint32_t code_point);

/*
 * The length `text` has when everything that is malformed or that a document
 * cannot hold is U+FFFD; SIZE_MAX when it does not fit in memory. Equal to
 * `len` and *clean set when there is nothing to replace.
 */
size_t recto_utf8__clean_length(const char *text, size_t len, int *clean);
/* Write that text; `out` has room for its length. */
void recto_utf8__clean(char *out, const char *text, size_t len);
/* A C string cleaned in memory of its own, to be freed; NULL: no memory. */
char *recto_utf8__clean_copy(const char *string);

#endif
