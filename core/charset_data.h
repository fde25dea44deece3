/* SPDX-License-Identifier: MIT */
/*
 * What is known of languages and encodings, for the guess between encodings.
 * Costs are in tenths of a bit: the cost of a character is about -10 log2 of
 * how likely it is in a text.
 */
#ifndef RECTO_CORE_CHARSET_DATA_H
#define RECTO_CORE_CHARSET_DATA_H

#include <stddef.h>
#include <stdint.h>

/* How fast characters get rarer along a list. */
enum recto_slope {
	RECTO_SLOPE_EXTRA,	/* letters that a language has besides ASCII */
	RECTO_SLOPE_ALPHABET,	/* a whole alphabet */
	RECTO_SLOPE_CJK,	/* the commonest of thousands */
	RECTO_SLOPE_COUNT
};

/* What a language writes besides ASCII, the most frequent first, lower case only. */
struct recto_language {
	const char *name;
	enum recto_slope slope;
	const char *chars;
};

/* Cost of two-byte characters by their bytes, where no list has them. */
struct recto_zone {
	unsigned char lead_lo, lead_hi, trail_lo, trail_hi;
	int cost;
};

struct recto_candidate {
	const char *charset;
	const char *languages;		/* names of rows above, separated by spaces */
	int prior;			/* cost of being rarely met */
	const struct recto_zone *zones;	/* NULL for one byte a character */
};

extern const struct recto_language recto_languages[];
extern const size_t recto_nlanguages;
extern const struct recto_candidate recto_candidates[];
extern const size_t recto_ncandidates;
/* In every language. */
extern const struct recto_language recto_punctuation;

#endif
