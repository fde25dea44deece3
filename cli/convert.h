/* SPDX-License-Identifier: MIT */
/*
 * Files in, files out.
 */
#ifndef RECTO_CLI_CONVERT_H
#define RECTO_CLI_CONVERT_H

#include "account.h"
#include "options.h"
#include "places.h"
#include "say.h"

/* Everything that one call of the command works with. */
struct work {
	const struct options *options;
	struct say *say;
	recto_host *host;
	recto_job *job;
	const recto_role_info *writer;
	struct account account;		/* of --ledger */
	struct places places;		/* written to so far */
	int failed;			/* something was not converted */
};

/* Convert what the options name. The status to exit with. */
int convert(const struct options *options, recto_host *host, struct say *say);

/*
 * Convert one file; in is NULL for standard input, out for standard output.
 * What goes wrong is said, and work->failed set.
 */
void convert_file(struct work *work, const char *in, const char *out);
/* The place in folder out for a file of that name; to be freed. NULL: no memory. */
char *convert_place(const struct work *work, const char *in, const char *out);
/* A signal asked to stop. */
int convert_stopped(void);

#endif
