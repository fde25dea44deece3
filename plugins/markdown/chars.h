/* SPDX-License-Identifier: MIT */
/**
 * @file chars.h
 * What stands beside a place in a line, and what it is to Markdown.
 */
#ifndef MARKDOWN_CHARS_H
#define MARKDOWN_CHARS_H

#include <stdint.h>

/** In place of a character: the line begins or ends here. */
enum { CHARS_EDGE = 0 };

/** The character that begins at @p p, of a text up to @p end. */
uint32_t chars_at(const char *p, const char *end);
/** The character that ends at @p p, of a text from @p start. */
uint32_t chars_before(const char *start, const char *p);

int chars_is_space(uint32_t c);
/** In ASCII. */
int chars_is_alnum(uint32_t c);
int chars_is_letter(uint32_t c);
/** Also in processors that follow an older specification. */
int chars_is_punctuation(uint32_t c);
/** Punctuation in the wider reading. */
int chars_is_symbol(uint32_t c);

#endif
