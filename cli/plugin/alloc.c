/* SPDX-License-Identifier: MIT */
/*
 * Memory that runs out when it is told to: the executable's own malloc comes
 * before the C library's for every library and module in the process. It hands
 * on to the names by which the GNU C library knows its own.
 */
#include "config.h"

#include <errno.h>
#include <stdatomic.h>
#include <stddef.h>

#include "alloc.h"

#if defined(__SANITIZE_ADDRESS__)
# define OTHERS_ALLOCATE 1
#elif defined(__has_feature)
# if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) || \
    __has_feature(thread_sanitizer)
#  define OTHERS_ALLOCATE 1
# endif
#endif

#if defined(HAVE___LIBC_MALLOC) && defined(HAVE___LIBC_CALLOC) && \
    defined(HAVE___LIBC_REALLOC) && !defined(OTHERS_ALLOCATE)

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *old, size_t size);

/* Seen by all libraries, though what this command is made of is hidden. */
#define SEEN __attribute__((visibility("default")))

SEEN void *malloc(size_t size);
SEEN void *calloc(size_t n, size_t size);
SEEN void *realloc(void *old, size_t size);

static atomic_int counting;
static atomic_ulong count, victim;

static int
fails(void)
{
	if (!atomic_load_explicit(&counting, memory_order_relaxed))
		return 0;
	if (atomic_fetch_add(&count, 1) + 1 != atomic_load(&victim))
		return 0;
	errno = ENOMEM;
	return 1;
}

void *
malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *
calloc(size_t n, size_t size)
{
	return fails() ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *old, size_t size)
{
	return fails() ? NULL : __libc_realloc(old, size);
}

int
alloc_can_fail(void)
{
	return 1;
}

void
alloc_begin(unsigned long n)
{
	atomic_store(&count, 0);
	atomic_store(&victim, n);
	atomic_store(&counting, 1);
}

unsigned long
alloc_end(void)
{
	atomic_store(&counting, 0);
	return atomic_load(&count);
}

#else

int
alloc_can_fail(void)
{
	return 0;
}

void
alloc_begin(unsigned long n)
{
	(void)n;
}

unsigned long
alloc_end(void)
{
	return 0;
}

#endif
