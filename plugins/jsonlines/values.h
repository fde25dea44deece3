/* SPDX-License-Identifier: MIT */
/**
 * @file values.h
 * Takes JSON values out of a line that somebody else wrote, and says what is
 * wrong with them and where.
 */
#ifndef JSONLINES_VALUES_H
#define JSONLINES_VALUES_H

#include <jansson.h>

#include "recto/base.h"

/** Where a value stands: in member @c name of what is around it, or in its place @c index. */
struct where {
	const struct where *around;	/* NULL: the line itself */
	const char *name;		/* NULL: the place of an array counts */
	size_t index;
};

struct values {
	uint64_t line;
	recto_error *err;
};

/** RECTO_EFORMAT with the line and the place. */
int values_fail(const struct values *v, const struct where *where, const char *fmt, ...)
    RECTO_PRINTF(3, 4);
/** RECTO_ENOMEM. */
int values_no_memory(const struct values *v);
/** A name from the input that is not known; @p nearest may be NULL. */
int values_fail_name(const struct values *v, const struct where *where, const char *what,
    const char *name, const char *nearest);

int values_string(const struct values *v, const struct where *where, json_t *value,
    const char **out, size_t *len);
/** From 0 to @p most. */
int values_number(const struct values *v, const struct where *where, json_t *value,
    uint64_t most, uint64_t *out);
int values_bool(const struct values *v, const struct where *where, json_t *value, int *out);
/** An array of @p count numbers. */
int values_numbers(const struct values *v, const struct where *where, json_t *value,
    uint64_t most, uint64_t *out, size_t count);
int values_is(const struct values *v, const struct where *where, json_t *value,
    json_type type);
/** The index of a string among names that name_of gives, or negative. */
int values_choice(const struct values *v, const struct where *where, json_t *value,
    const char *what, const char *(*name_of)(int i), int count);

#endif
