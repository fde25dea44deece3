/* SPDX-License-Identifier: MIT */
/*
 * How likely some bytes are a text in an encoding.
 */
#ifndef RECTO_CORE_CHARSET_SCORE_H
#define RECTO_CORE_CHARSET_SCORE_H

#include "charset_data.h"

struct recto_score {
	const struct recto_candidate *candidate;
	const struct recto_language *language;	/* the likeliest, or NULL */
	int64_t cost;		/* tenths of a bit */
	uint64_t text;		/* hash of the characters: equal texts are equal */
};

/* RECTO_ENOENT where ICU has no such converter; RECTO_ENOMEM. */
int recto_score__candidate(struct recto_score *out, const struct recto_candidate *candidate,
    const unsigned char *data, size_t len);

/* The same for an encoding of all languages. */
int recto_score__unicode(struct recto_score *out, const char *charset,
    const unsigned char *data, size_t len);

/* Cost of the bytes as ASCII with some other bytes in it. */
int64_t recto_score__narrow(const unsigned char *data, size_t len);

#endif
