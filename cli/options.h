/* SPDX-License-Identifier: MIT */
/*
 * What the command line asks for.
 */
#ifndef RECTO_CLI_OPTIONS_H
#define RECTO_CLI_OPTIONS_H

#include <stddef.h>

#include "recto/recto.h"

enum action { DO_CONVERT, DO_LEDGER, DO_DETECT, DO_FORMATS, DO_PLUGINS, DO_DESCRIBE, DO_MANIFEST, DO_HELP, DO_VERSION };

/* What could be given several times, in that order. */
struct words {
	const char **word;
	size_t n;
};

struct options {
	enum action action;
	const char *what;		/* of DO_DESCRIBE and DO_MANIFEST */
	const char *from, *to, *encoding, *output, *metadata;	/* NULL: not given */
	struct words input, set, meta, filter;
	int explain;			/* of DO_DETECT: with all bids */
	int fail_on;			/* a recto_level, or -1 */
	recto_level show;		/* messages from this level on are printed */
};

/* All strings are those of argv. RECTO_EUSAGE for what makes no sense. */
int options_parse(struct options *out, int argc, char **argv, recto_error *err);
void options_dispose(struct options *options);
/* Append what --help prints. */
void options_help(recto_buf *out);

#endif
