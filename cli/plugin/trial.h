/* SPDX-License-Identifier: MIT */
/*
 * A trial: one conversion with the role that is checked, the rest from the kit.
 */
#ifndef RECTO_CLI_PLUGIN_TRIAL_H
#define RECTO_CLI_PLUGIN_TRIAL_H

#include "recto/recto.h"

/* Bytes to read. */
struct input {
	const char *name;
	const unsigned char *data;
	size_t len;
};

/* What is checked. */
struct subject {
	const char *module;		/* its path */
	recto_host *host;		/* knows that module and the kit */
	const recto_role_info *role;
	const struct input *input;
	size_t ninputs;
};

/* How a trial differs from a plain one; zeroed: in nothing. */
struct manner {
	const char *option;		/* ROLE.OPTION=VALUE */
	unsigned long cancel_at;	/* at that asking, from 1; 0: never */
	recto_source *src;		/* instead of memory */
	recto_sink *sink;		/* instead of the buffer */
	unsigned long asked;		/* set: how often it was asked */
};

/* Convert, appending to out. What recto_job_run says. */
int trial(const struct subject *s, const struct input *in, struct manner *how, recto_buf *out,
    recto_error *err);

#endif
