/* SPDX-License-Identifier: MIT */
/**
 * @file object.h
 * Takes the members of a JSON object, each known or refused, as a table says.
 */
#ifndef JSONLINES_OBJECT_H
#define JSONLINES_OBJECT_H

#include "values.h"

/** A member an object may have; a table ends with a row without a name. */
struct member {
	const char *name;
	/** NULL: it was taken before the others */
	int (*take)(const struct values *v, const struct where *where, json_t *value,
	    void *target);
	int needed;
};

/** All members of @p object, in its order; one that is needed has to be there. */
int object_take(const struct values *v, const struct where *where, json_t *object,
    const struct member *members, void *target);

#endif
