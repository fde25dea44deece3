/* SPDX-License-Identifier: MIT */
/*
 * For tests that load modules: there are none after --disable-shared, and a
 * test then skips all it has.
 */
#ifndef RECTO_TESTS_LOADS_H
#define RECTO_TESTS_LOADS_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Whether there is nothing to load, which is then said in TAP. */
static inline int
has_no_modules(void)
{
	const char *loads = getenv("RECTO_LOADS");

	if (loads == NULL || strcmp(loads, "no") != 0)
		return 0;
	puts("1..0 # SKIP configured with --disable-shared, which makes no modules");
	return 1;
}

#endif
