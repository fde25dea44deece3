/* SPDX-License-Identifier: MIT */
/*
 * Finding the encoding of a text.
 */
#ifndef RECTO_CORE_CHARSET_H
#define RECTO_CORE_CHARSET_H

#include "recto/base.h"

struct recto_verdict {
	const char *name;	/* that both IANA and ICU know; lives for ever */
	int confidence;		/* 0 to 100 */
	size_t signature;	/* bytes of the byte order mark */
};

/*
 * From the first bytes of a file: a byte order mark, or text in units of two
 * or four bytes. 1 found, 0 not: each ASCII byte is an ASCII character then,
 * as long as no escape sequence or byte above 7F comes. RECTO_ENOMEM.
 */
int recto_charset__at_start(struct recto_verdict *out, const unsigned char *data, size_t len);

/*
 * By the name a user gave, of which ICU has a converter. The first bytes of
 * the file tell the byte order where the name does not. RECTO_ENOMEM.
 */
int recto_charset__named(struct recto_verdict *out, const char *name,
    const unsigned char *data, size_t len);

/* 1 when data begins with an escape sequence that is part of an encoding. */
int recto_charset__is_escape(struct recto_verdict *out, const unsigned char *data, size_t len);

/* From a window that holds a byte above 7F. Finds always; RECTO_ENOMEM. */
int recto_charset__guess(struct recto_verdict *out, const unsigned char *data, size_t len);

/* The name in ICU's list that is most like a misspelt one; NULL when none is near. */
const char *recto_charset__nearest(const char *name);

#endif
