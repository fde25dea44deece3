/* SPDX-License-Identifier: MIT */
/*
 * Hash tables with open addressing: an array of keys, a power of two of them and
 * never full, and beside it arrays of what is known of each. A key is a hash
 * that is not 0; 0 marks a free slot.
 */
#ifndef ARTICLES_KEYS_H
#define ARTICLES_KEYS_H

#include <stdint.h>

/* A hash as a key. */
static inline uint64_t
key_of(uint64_t hash)
{
	return hash | 1;
}

/* The slot of a key, or the free one where it belongs; mask: slots less one. */
static inline uint32_t
key_slot(const uint64_t *keys, uint32_t mask, uint64_t key)
{
	uint32_t at = (uint32_t)(key >> 20) & mask;

	while (keys[at] != 0 && keys[at] != key)
		at = (at + 1) & mask;
	return at;
}

#endif
