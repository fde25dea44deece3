/* SPDX-License-Identifier: MIT */
/*
 * Allocations that fail when a test wants it. The linker puts the functions
 * below in the place of malloc and its kin, see tests/local.mk.
 */
#ifndef RECTO_TESTS_SPEND_H
#define RECTO_TESTS_SPEND_H

#include <stdlib.h>

static unsigned countdown;	/* allocations to go until one fails; 0: none does */

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *data, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *data, size_t size);

static int
is_spent(void)
{
	return countdown > 0 && --countdown == 0;
}

void *
__wrap_malloc(size_t size)
{
	return is_spent() ? NULL : __real_malloc(size);
}

void *
__wrap_calloc(size_t count, size_t size)
{
	return is_spent() ? NULL : __real_calloc(count, size);
}

void *
__wrap_realloc(void *data, size_t size)
{
	return is_spent() ? NULL : __real_realloc(data, size);
}

#endif
