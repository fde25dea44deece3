/* SPDX-License-Identifier: MIT */
/* The arena: pieces that do not touch, and memory that is used again. */
#include "config.h"

#include <stdalign.h>

#include "../../core/arena.h"
#include "../check.h"

#define PIECES 3000

static size_t
size_of(uint32_t *seed)
{
	return chance(seed, 50) == 0 ? chance(seed, 200000) : chance(seed, 300);
}

/* Fill pieces of all sizes, each with its own byte; nobody wrote over another's. */
static void
check_pieces(recto_arena *arena, uint32_t seed)
{
	static struct { unsigned char *data; size_t size; } pieces[PIECES];
	size_t i, j;

	for (i = 0; i < PIECES; i++) {
		pieces[i].size = size_of(&seed);
		pieces[i].data = recto_arena__alloc(arena, pieces[i].size);
		assert_non_null(pieces[i].data);
		assert_int_equal((uintptr_t)pieces[i].data % alignof(max_align_t), 0);
		memset(pieces[i].data, (int)(i % 251), pieces[i].size);
	}
	for (i = 0; i < PIECES; i++)
		for (j = 0; j < pieces[i].size; j++)
			if (pieces[i].data[j] != i % 251)
				fail_msg("piece %zu was written over at %zu", i, j);
}

static void
pieces_do_not_touch(void **state)
{
	recto_arena arena = RECTO_ARENA_INIT;
	uint32_t round;

	(void)state;
	for (round = 0; round < 4; round++) {
		check_pieces(&arena, round);
		recto_arena__reset(&arena);
	}
	recto_arena__dispose(&arena);
}

static void
a_large_piece_wastes_no_block(void **state)
{
	recto_arena arena = RECTO_ARENA_INIT;
	char *before, *after;

	(void)state;
	before = recto_arena__alloc(&arena, 16);
	assert_non_null(recto_arena__alloc(&arena, 1000000));
	after = recto_arena__alloc(&arena, 16);
	assert_true(after > before && after - before < 100);
	recto_arena__dispose(&arena);
}

static void
what_cannot_be_is_refused(void **state)
{
	static const size_t sizes[] = { SIZE_MAX, SIZE_MAX - 8, SIZE_MAX - 64, SIZE_MAX / 2 };
	recto_arena arena = RECTO_ARENA_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(sizes); i++)
		assert_null(recto_arena__alloc(&arena, sizes[i]));
	assert_non_null(recto_arena__alloc(&arena, 0));
	recto_arena__dispose(&arena);
	recto_arena__reset(&arena);
	recto_arena__dispose(&arena);
}

static size_t
round_of(recto_arena *arena, size_t pieces)
{
	size_t used;

	while (pieces-- > 0)
		assert_non_null(recto_arena__alloc(arena, 1000));
	used = arena->used_size;
	recto_arena__reset(arena);
	return used;
}

static void
a_reset_gives_the_same_memory(void **state)
{
	recto_arena arena = RECTO_ARENA_INIT;
	void *first;
	int i;

	(void)state;
	first = recto_arena__alloc(&arena, 100);
	for (i = 0; i < 3; i++) {
		recto_arena__reset(&arena);
		assert_ptr_equal(recto_arena__alloc(&arena, 100), first);
	}
	recto_arena__dispose(&arena);
}

static void
excess_goes_back_after_some_rounds(void **state)
{
	recto_arena arena = RECTO_ARENA_INIT;
	size_t large, small;
	int i;

	(void)state;
	large = round_of(&arena, 10000);
	assert_true(large >= 10000000);
	small = round_of(&arena, 1);
	assert_true(arena.keep >= large / 2);
	for (i = 0; i < 20; i++)
		round_of(&arena, 1);
	check_number("kept", arena.keep, small);
	recto_arena__dispose(&arena);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(pieces_do_not_touch),
	cmocka_unit_test(a_large_piece_wastes_no_block),
	cmocka_unit_test(what_cannot_be_is_refused),
	cmocka_unit_test(a_reset_gives_the_same_memory),
	cmocka_unit_test(excess_goes_back_after_some_rounds),
};

int
main(void)
{
	return RUN_TESTS(tests);
}
