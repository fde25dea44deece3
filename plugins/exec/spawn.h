/* SPDX-License-Identifier: MIT */
/**
 * @file spawn.h
 * Starting and ending a program. What it can see of this process are three
 * pipes; what the host has set up (signals, other children) is not touched.
 */
#ifndef EXEC_SPAWN_H
#define EXEC_SPAWN_H

#include <sys/types.h>

#include "recto/base.h"

/** A program and our ends of its pipes; -1 where one is closed. */
struct child {
	pid_t pid;		/* also its process group; 0: none runs */
	int in, out, err;	/* its standard streams, not blocking */
};
#define CHILD_INIT { 0, -1, -1, -1 }

/** How a program ended. */
struct ending {
	int known;		/* 0: somebody else in this process took the status */
	int status;		/* as waitpid has it */
};

/** Run `/bin/sh -c command`. RECTO_EPLUGIN with the reason. */
int child_start(struct child *c, const char *command, recto_error *err);
/** Close one of the three, in its place. */
void child_close(int *fd);
/** Whether it has ended; if so, it is no more and @p how is filled. */
int child_ended(struct child *c, struct ending *how);
/** End it and all it has started, at the latest after some tenths of a second. */
void child_kill(struct child *c);
/** write(2) without SIGPIPE for anybody. */
ssize_t child_write(int fd, const void *data, size_t len);
/** Wait a little; the more often it was waited (@p round counts), the longer. */
void child_nap(unsigned *round);

#endif
