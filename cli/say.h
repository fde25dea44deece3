/* SPDX-License-Identifier: MIT */
/*
 * What the command says on standard error: messages, and the progress of long
 * work on a terminal.
 */
#ifndef RECTO_CLI_SAY_H
#define RECTO_CLI_SAY_H

#include "recto/recto.h"

struct say {
	recto_level show;	/* messages from this level on */
	int terminal;		/* progress may be drawn */
	int drawn;		/* it stands there now */
	double started, last;	/* seconds of a clock that never goes back */
	const char *file;	/* in work */
	uint64_t size;		/* its bytes; 0: not known */
	unsigned files;		/* done before it */
};

/* busy: the terminal already shows the output. */
void say_init(struct say *say, recto_level show, int busy);
/* For recto_host_new and recto_job_on_message; user is a struct say. */
void say_message(void *user, const recto_message *message);
/* A file, or NULL, that could not be converted. */
void say_failed(struct say *say, const char *file, const recto_error *why);
/* `recto: ...`, for faults that are of no file. */
void say_error(struct say *say, const recto_error *why);

/* A file is taken into work; how far it is; all work is done. */
void say_file(struct say *say, const char *file, uint64_t size);
void say_progress(void *user, uint64_t bytes, unsigned parts);
void say_done(struct say *say);

#endif
