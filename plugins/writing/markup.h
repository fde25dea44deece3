/* SPDX-License-Identifier: MIT */
/**
 * @file markup.h
 * Characters and attributes of XML and HTML, and strings inside HTML, written so that
 * no text can break the markup around it.
 */
#ifndef WRITING_MARKUP_H
#define WRITING_MARKUP_H

#include "recto/stream.h"

enum {
	MARKUP_XML,	/**< XML 1.0, section 2.2: no C0 controls, no U+FFFE and U+FFFF */
	MARKUP_HTML	/**< HTML, "preprocessing the input stream": no C1 controls, no noncharacters
			     either; no private use, Character Model for the World Wide Web, C073 */
};

/** Whether @p c means what its users agree on, and nothing to anybody else. */
int markup_is_private(uint32_t c);

/**
 * Write text. What the format cannot hold becomes U+FFFD.
 * @return how many characters became U+FFFD
 */
size_t markup_text(recto_sink *out, int format, const char *text, size_t len);

/** Write ` name="value"`; nothing when @p value is NULL. */
size_t markup_attr(recto_sink *out, int format, const char *name, const char *value);

/** A string in a language that stands inside HTML. */
enum markup_string {
	MARKUP_JSON,	/**< RFC 8259, section 7 */
	MARKUP_CSS	/**< CSS Syntax, section 4.3.7 */
};

/**
 * Write a string with its quotes, to stand in a script or style element: nothing
 * in it ends the element or begins a comment (HTML, "restrictions for contents of
 * script elements"), and what HTML cannot hold is there by its number.
 */
void markup_string(recto_sink *out, enum markup_string language, const char *text, size_t len);

#endif
