/* SPDX-License-Identifier: MIT */
/*
 * Programs as children. posix_spawn is used because between fork and exec a
 * process with threads may do next to nothing; the program gets a process group
 * of its own, so that it can be ended with all that it started.
 */
#include "config.h"

#include "spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

/* ------------------------------------------------------------------- pipes */

void
child_close(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* Above the standard streams, which the host may have closed. */
static int
lift(int *fd)
{
	int high;

	if (*fd > STDERR_FILENO)
		return 0;
	high = fcntl(*fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	child_close(fd);
	*fd = high;
	return high < 0 ? -1 : 0;
}

/* A pipe that no other child inherits; `ours` is 0 to read, 1 to write. */
static int
open_pipe(int *ours_fd, int *theirs_fd, int ours)
{
	int fd[2];

	if (pipe2(fd, O_CLOEXEC) < 0)
		return -1;
	*ours_fd = fd[ours];
	*theirs_fd = fd[!ours];
	if (lift(ours_fd) < 0 || lift(theirs_fd) < 0)
		return -1;
	return fcntl(*ours_fd, F_SETFL, O_NONBLOCK);
}

/* ---------------------------------------------------------------- starting */

/* The program shall not see what else this process has open. */
static int
close_others(posix_spawn_file_actions_t *actions)
{
#ifdef HAVE_POSIX_SPAWN_FILE_ACTIONS_ADDCLOSEFROM_NP
	return posix_spawn_file_actions_addclosefrom_np(actions, STDERR_FILENO + 1);
#else
	long most = sysconf(_SC_OPEN_MAX);
	int rc = 0;

	if (most < 0 || most > 1 << 16)
		most = 1 << 16;
	for (int fd = STDERR_FILENO + 1; fd < most && rc == 0; fd++)
		if (fcntl(fd, F_GETFD) >= 0)
			rc = posix_spawn_file_actions_addclose(actions, fd);
	return rc;
#endif
}

/* A group of its own, and signals as a program expects them. */
static int
set_attributes(posix_spawnattr_t *attr)
{
	sigset_t none, usual;
	int rc;

	sigemptyset(&none);
	sigemptyset(&usual);
	sigaddset(&usual, SIGPIPE);
	sigaddset(&usual, SIGCHLD);
	if ((rc = posix_spawnattr_setpgroup(attr, 0)) != 0 ||
	    (rc = posix_spawnattr_setsigmask(attr, &none)) != 0 ||
	    (rc = posix_spawnattr_setsigdefault(attr, &usual)) != 0)
		return rc;
	return posix_spawnattr_setflags(attr, POSIX_SPAWN_SETPGROUP |
	    POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

static int
spawn(pid_t *pid, const char *command, const int theirs[3])
{
	char *const argv[] = { "sh", "-c", (char *)command, NULL };
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attr;
	int rc;

	if ((rc = posix_spawn_file_actions_init(&actions)) != 0)
		return rc;
	if ((rc = posix_spawnattr_init(&attr)) != 0) {
		posix_spawn_file_actions_destroy(&actions);
		return rc;
	}
	for (int fd = 0; fd < 3 && rc == 0; fd++)
		rc = posix_spawn_file_actions_adddup2(&actions, theirs[fd], fd);
	if (rc == 0 && (rc = close_others(&actions)) == 0 &&
	    (rc = set_attributes(&attr)) == 0)
		rc = posix_spawn(pid, "/bin/sh", &actions, &attr, argv, environ);
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&actions);
	return rc;
}

int
child_start(struct child *c, const char *command, recto_error *err)
{
	static const struct child none = CHILD_INIT;
	int theirs[3] = { -1, -1, -1 }, why = 0;

	*c = none;
	if (open_pipe(&c->in, &theirs[0], 1) < 0 || open_pipe(&c->out, &theirs[1], 0) < 0 ||
	    open_pipe(&c->err, &theirs[2], 0) < 0)
		why = errno;
	else
		why = spawn(&c->pid, command, theirs);
	for (int i = 0; i < 3; i++)
		child_close(&theirs[i]);
	if (why == 0)
		return RECTO_OK;
	*c = (struct child){ 0, c->in, c->out, c->err };
	child_kill(c);
	return recto_fail(err, RECTO_EPLUGIN, "/bin/sh cannot be started: %s", strerror(why));
}

/* ----------------------------------------------------------------- running */

/*
 * A pipe whose reader is gone raises SIGPIPE in the thread that writes. It is
 * held off in this thread and taken away, unless one was there before.
 */
ssize_t
child_write(int fd, const void *data, size_t len)
{
	static const struct timespec at_once = { 0, 0 };
	sigset_t pending, sigpipe, before;
	ssize_t n;
	int why;

	sigpending(&pending);
	sigemptyset(&sigpipe);
	sigaddset(&sigpipe, SIGPIPE);
	pthread_sigmask(SIG_BLOCK, &sigpipe, &before);
	n = write(fd, data, len);
	why = errno;
	if (n < 0 && why == EPIPE && !sigismember(&pending, SIGPIPE))
		while (sigtimedwait(&sigpipe, NULL, &at_once) < 0 && errno == EINTR)
			continue;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	errno = why;
	return n;
}

void
child_nap(unsigned *round)
{
	poll(NULL, 0, *round < 20 ? (int)*round : 20);
	++*round;
}

/* ------------------------------------------------------------------ ending */

int
child_ended(struct child *c, struct ending *how)
{
	pid_t got;

	if (c->pid == 0)
		return 1;
	while ((got = waitpid(c->pid, &how->status, WNOHANG)) < 0 && errno == EINTR)
		continue;
	if (got == 0)
		return 0;
	how->known = got > 0;
	c->pid = 0;
	return 1;
}

/* Whether it has ended, without taking its status: so its number stays its own. */
static int
is_over(const struct child *c)
{
	siginfo_t info = { .si_pid = 0 };

	return waitid(P_PID, (id_t)c->pid, &info, WEXITED | WNOHANG | WNOWAIT) < 0 ||
	    info.si_pid != 0;
}

void
child_kill(struct child *c)
{
	unsigned round = 0;

	child_close(&c->in);
	child_close(&c->out);
	child_close(&c->err);
	if (c->pid == 0)
		return;
	kill(-c->pid, SIGTERM);
	while (!is_over(c) && round < 30)
		child_nap(&round);
	kill(-c->pid, SIGKILL);
	while (waitpid(c->pid, NULL, 0) < 0 && errno == EINTR)
		continue;
	c->pid = 0;
}
