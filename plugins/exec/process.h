/* SPDX-License-Identifier: MIT */
/**
 * @file process.h
 * A conversation with a program. All three of its streams are served at once,
 * so that neither side waits for the other for ever; a side that does not move
 * for too long is given up.
 */
#ifndef EXEC_PROCESS_H
#define EXEC_PROCESS_H

#include "recto/plugin.h"
#include "spawn.h"
#include "splitter.h"

struct process {
	const char *command;	/* borrowed */
	recto_context *ctx;	/* of the call that goes on */
	int64_t timeout;	/* seconds; 0: none */
	const char *hint;	/* for those whose program waits for what does not come */
	struct child child;
	recto_buf input;	/* for the program */
	size_t sent;		/* of it */
	int last;		/* nothing follows it: it is closed */
	struct splitter output;	/* of the program */
	struct splitter said;	/* on its standard error */
	unsigned told;		/* lines of that passed on as messages */
	char word[160];		/* the last line of it */
};

/** @p role is for the message when there is no command. RECTO_EUSAGE, RECTO_EPLUGIN. */
int process_start(struct process *p, const char *role, const char *command, int64_t timeout,
    recto_context *ctx, recto_error *err);

/** Append to @c input; then what was taken before it is gone. */
recto_buf *process_input(struct process *p);
/** Whether the program has taken all of its input, or wants no more. */
int process_is_fed(const struct process *p);
/** Whether the program has closed its output. */
int process_is_silent(const struct process *p);

/**
 * Move some bytes: some of the input to the program, or some output from it.
 * Waits until there are any.
 * @retval RECTO_EPLUGIN    nothing moved for too long: the program was ended
 * @retval RECTO_ECANCELLED
 */
int process_step(struct process *p, recto_error *err);
/**
 * After the output was closed: wait for the end of the program.
 * @retval RECTO_EPLUGIN  it ended with a status other than 0, or does not end
 */
int process_finish(struct process *p, recto_error *err);
/** Put the program's name in front of @p err, and behind it what it said last; end it. */
int process_blame(struct process *p, int rc, recto_error *err);
/** End it if it still runs, and release everything. For a zeroed @p p too. */
void process_close(struct process *p);

#endif
