/* SPDX-License-Identifier: MIT */
/*
 * Typed options: from the text a user wrote to a field of a role's state.
 */
#ifndef RECTO_CORE_OPTION_H
#define RECTO_CORE_OPTION_H

#include "recto/convert.h"

/* A value that was understood. */
typedef struct recto_option_value {
	int64_t number;		/* BOOL, INT, CHOICE */
	const char *text;	/* TEXT, borrowed from the caller */
} recto_option_value;

/* ROLE.OPTION=VALUE, as the user gave it. */
typedef struct recto_assignment {
	const char *role, *option, *value;
} recto_assignment;

/* "bool", "int", "text", "choice"; NULL when there is no such type. */
const char *recto_option__type_name(recto_option_type type);

/*
 * Understand text as a value of opt. RECTO_EUSAGE says what is expected; role
 * is for the message.
 */
int recto_option__parse(const char *role, const recto_option_info *opt,
    const char *text, recto_option_value *out, recto_error *err);

/*
 * Whether a role's option table makes sense: names, types, defaults that parse,
 * offsets inside the state. RECTO_EPLUGIN otherwise.
 */
int recto_option__check_table(const recto_role *role, recto_error *err);

/* What a row says, without its place in the state. */
recto_option_info recto_option__info(const recto_option *opt);

/*
 * Put the defaults, then what the user gave for this role, in order, into the
 * state. Texts are borrowed from the table and the assignments.
 */
int recto_option__fill(const recto_role *role, void *state,
    const recto_assignment *given, size_t n, recto_error *err);

#endif
