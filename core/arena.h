/* SPDX-License-Identifier: MIT */
/*
 * Memory that is given out piece by piece and taken back all at once. A reset
 * keeps the blocks for the next round, so that page after page is built in the
 * same memory. Under AddressSanitizer pieces of an earlier round are poisoned:
 * a node used after its part has ended is reported.
 */
#ifndef RECTO_CORE_ARENA_H
#define RECTO_CORE_ARENA_H

#include <stddef.h>

struct recto_block;

typedef struct recto_arena {
	struct recto_block *used;	/* the first one is being filled */
	struct recto_block *spare;	/* blocks of earlier rounds */
	size_t used_size;		/* bytes of all used blocks */
	size_t keep;			/* bytes worth keeping at a reset */
} recto_arena;

#define RECTO_ARENA_INIT { NULL, NULL, 0, 0 }

/* Aligned for any type, not cleared. NULL: no memory. */
void *recto_arena__alloc(recto_arena *arena, size_t size);
/* Take everything back; what the last rounds had no use for goes to the system. */
void recto_arena__reset(recto_arena *arena);
void recto_arena__dispose(recto_arena *arena);

#endif
