/* SPDX-License-Identifier: MIT */
/**
 * @file ids.h
 * Identifiers of a document being written: each one is used once. Only a number
 * of 8 bytes is kept for each, so a long document stays cheap.
 */
#ifndef WRITING_IDS_H
#define WRITING_IDS_H

#include "recto/document.h"

struct ids {
	uint64_t *slots;
	size_t size, used;
	recto_buf made;		/* the identifier made last */
	int no_memory;		/* a name was not kept, or none was made */
};

void ids_dispose(struct ids *ids);

/**
 * An identifier nobody has used: @p wanted when it is an XML name that is free,
 * otherwise @p prefix with @p number, and a letter where that is taken too.
 * @param wanted  may be NULL
 * @param prefix  NULL: nothing is made, and NULL returned when @p wanted will not do
 * @return borrowed until the next call; NULL also without memory, see no_memory
 */
const char *ids_take(struct ids *ids, const char *wanted, const char *prefix, unsigned long number);

#endif
