/* SPDX-License-Identifier: MIT */
/*
 * Files in, files out.
 */
#ifndef RECTO_CLI_CONVERT_H
#define RECTO_CLI_CONVERT_H

#include "metadata.h"
#include "options.h"
#include "places.h"
#include "say.h"

/* What the command exits with. */
enum { DONE = 0, FAILED = 1, USAGE = 2 };

/* Everything that one call of the command works with. */
struct work {
	const struct options *options;
	struct say *say;
	recto_host *host;
	recto_job *job;
	const recto_role_info *writer;	/* NULL: the ledger is what is wanted */
	recto_ledger ledger;
	recto_sink *account;		/* where the ledger is printed */
	struct metadata metadata;	/* of many files */
	struct places places;		/* written to so far */
	int folder;			/* a folder is what is written to */
	recto_collection *collection;	/* what all files go into; NULL before the first */
	recto_sink *whole;		/* what that is written to */
	size_t collected;		/* files in it */
	size_t below;			/* where in an input's path its name there begins */
	int status;			/* to exit with */
};

/* Convert what the options name. The status to exit with. */
int convert(const struct options *options, recto_host *host, struct say *say);

/*
 * Convert one file, or account for it; in is NULL for standard input, out for
 * standard output.
 * What goes wrong is said, and work->status set.
 */
void convert_file(struct work *work, const char *in, const char *out);
/* A signal asked to stop. */
int convert_stopped(void);

#endif
