/* SPDX-License-Identifier: MIT */
/**
 * @file value.h
 * Which attribute values of the model a format can take as they are. The model
 * holds any string; XML, HTML and YAML are stricter.
 */
#ifndef WRITING_VALUE_H
#define WRITING_VALUE_H

#include "recto/document.h"

/** An XML name without a colon ("NCName", Namespaces in XML 1.0, section 3). */
int value_is_name(const char *value);
/** One token of letters, digits, '.', '_' and '-'. */
int value_is_token(const char *value);
/** The form of a BCP 47 language tag, as xsd:language has it. */
int value_is_lang(const char *value);

/** Which of the W3C's date forms a string has. */
enum value_date {
	DATE_NONE,
	DATE_YEAR,	/**< 2025 */
	DATE_MONTH,	/**< 2025-07 */
	DATE_MONTH_DAY,	/**< --07-01, the year not known */
	DATE_DAY,	/**< 2025-07-01, an existing day */
	DATE_TIME	/**< 2025-07-01T08:30:00, with or without a zone */
};
enum value_date value_date_form(const char *value);

/**
 * Append a URI reference to @p out: what RFC 3986 does not allow is
 * percent-encoded, so that nothing ends or splits it.
 * @return 0, and nothing appended, when @p value is only the beginning of one
 */
int value_add_uri(recto_buf *out, const char *value);

/** Append @p text as characters of one segment of a URI: whatever has a meaning there is percent-encoded. */
void value_add_segment(recto_buf *out, const char *text, size_t len);

/**
 * Append an identifier as a file is to be called: only a-z, 0-9 and - are as they
 * are, so that names differ on every system.
 */
void value_add_file_name(recto_buf *out, const char *id);

/** Whether a page may link there: a reference, or a scheme that runs no code, with a sound host. */
int value_is_link(const char *value);

/** Whether @p lang is written from right to left by default (its script, or the language's usual one). */
int value_is_rtl(const char *lang);

#endif
