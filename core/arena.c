/* SPDX-License-Identifier: MIT */
/*
 * The arena: a list of blocks, the first of which is filled from below. A piece
 * that is large beside a block gets a block of its own behind the first, so
 * that it does not waste the rest of that one.
 */
#include "config.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>

#include "arena.h"

#if defined(__SANITIZE_ADDRESS__)
# define HAVE_POISON 1
#elif defined(__has_feature)
# if __has_feature(address_sanitizer)
#  define HAVE_POISON 1
# endif
#endif
#ifdef HAVE_POISON
# include <sanitizer/asan_interface.h>
# define POISON(data, size) ASAN_POISON_MEMORY_REGION(data, size)
# define UNPOISON(data, size) ASAN_UNPOISON_MEMORY_REGION(data, size)
# define FENCE 16	/* poisoned bytes after each piece */
#else
# define POISON(data, size) ((void)(data), (void)(size))
# define UNPOISON(data, size) ((void)(data), (void)(size))
# define FENCE 0
#endif

#define BLOCK_SIZE ((size_t)64 * 1024)
#define LARGE (BLOCK_SIZE / 4)	/* a piece that gets its own block */

struct recto_block {
	struct recto_block *next;
	size_t size;			/* bytes of data */
	size_t used;
	alignas(max_align_t) unsigned char data[];
};

static size_t
round_up(size_t size)
{
	size_t unit = alignof(max_align_t);

	return (size + unit - 1) / unit * unit;
}

/* A spare block that is large enough, or a new one; it belongs to no list. */
static struct recto_block *
take_block(recto_arena *arena, size_t size)
{
	struct recto_block *block, **link;

	for (link = &arena->spare; (block = *link) != NULL; link = &block->next)
		if (block->size >= size) {
			*link = block->next;
			return block;
		}
	if (size > SIZE_MAX - sizeof *block ||
	    (block = malloc(sizeof *block + size)) == NULL)
		return NULL;
	block->size = size;
	POISON(block->data, size);
	return block;
}

static struct recto_block *
add_block(recto_arena *arena, size_t need)
{
	struct recto_block *block, **link = &arena->used;

	if (need >= LARGE && arena->used != NULL)
		link = &arena->used->next;
	if ((block = take_block(arena, need < BLOCK_SIZE ? BLOCK_SIZE : need)) == NULL)
		return NULL;
	block->used = 0;
	block->next = *link;
	*link = block;
	arena->used_size += block->size;
	return block;
}

void *
recto_arena__alloc(recto_arena *arena, size_t size)
{
	struct recto_block *block = arena->used;
	unsigned char *piece;
	size_t need;

	if (size > SIZE_MAX - FENCE - alignof(max_align_t))
		return NULL;
	need = round_up(size + !size) + FENCE;
	if (block == NULL || block->size - block->used < need)
		if ((block = add_block(arena, need)) == NULL)
			return NULL;
	piece = block->data + block->used;
	block->used += need;
	UNPOISON(piece, size);
	return piece;
}

static void
free_blocks(struct recto_block *block)
{
	struct recto_block *next;

	for (; block != NULL; block = next) {
		next = block->next;
		UNPOISON(block->data, block->size);
		free(block);
	}
}

/*
 * Keep as much as this round used, or half of what was worth keeping before it:
 * parts of like size are built without malloc, and after one huge part the
 * excess goes back within a few rounds.
 */
void
recto_arena__reset(recto_arena *arena)
{
	struct recto_block *block, **end = &arena->used, **link;
	size_t kept = 0;

	if (arena->keep / 2 > arena->used_size)
		arena->keep /= 2;
	else
		arena->keep = arena->used_size;

	while (*end != NULL)
		end = &(*end)->next;
	*end = arena->spare;
	arena->spare = arena->used;
	arena->used = NULL;
	arena->used_size = 0;

	for (link = &arena->spare; (block = *link) != NULL; ) {
		if (block->size > arena->keep - kept) {
			*link = block->next;
			block->next = NULL;
			free_blocks(block);
			continue;
		}
		kept += block->size;
		POISON(block->data, block->size);
		link = &block->next;
	}
}

void
recto_arena__dispose(recto_arena *arena)
{
	free_blocks(arena->used);
	free_blocks(arena->spare);
	*arena = (recto_arena)RECTO_ARENA_INIT;
}
