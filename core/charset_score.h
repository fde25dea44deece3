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
	int64_t cost;		/* tenths of a bit; INT64_MAX: no such converter */
	uint64_t text;		/* hash of the characters: equal texts are equal */
};

/* Of bytes that are ASCII but for some characters. */
void recto_score__candidate(struct recto_score *out, const struct recto_candidate *candidate,
    const unsigned char *data, size_t len);

/* Cost of the bytes as UTF-16 or UTF-32 of the given name. */
int64_t recto_score__wide(const char *charset, const unsigned char *data, size_t len);

/* Cost of the bytes as ASCII with some other bytes in it. */
int64_t recto_score__narrow(const unsigned char *data, size_t len);

#endif
