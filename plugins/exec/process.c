/* SPDX-License-Identifier: MIT */
/*
 * Serves the streams of a program by poll. What the program says on its standard
 * error becomes messages, and its last word the explanation when it fails.
 */
#include "config.h"

#include "process.h"

#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	PIECE = 64 << 10,
	TURN = 100,		/* milliseconds after which a wish to stop is seen */
	MESSAGES = 50,		/* that a program may cause */
	LONGEST = 64 << 10	/* bytes of a line of standard error */
};

/* ---------------------------------------------------------------- its words */

/* Words of the program or the user, fit to be shown: no controls, cut at a character. */
static void
copy_plain(char *out, size_t size, const char *text, size_t len)
{
	const char *end = text + len;
	size_t at = 0;
	uint32_t c;

	while (text < end) {
		size_t step = recto_utf8_next(text, end, &c);
		int shown = c >= ' ' && (c < 0x7f || c > 0x9f) && c != 0xfffd;

		if (at + step >= size)
			break;
		memcpy(out + at, shown ? text : " ", shown ? step : 1);
		at += shown ? step : 1;
		text += step;
	}
	out[at] = '\0';
}

/* How the program is called in errors. */
static const char *
name_of(const struct process *p, char out[60])
{
	copy_plain(out, 60, p->command, strlen(p->command));
	return out;
}

static void
hear_line(struct process *p, const char *line, size_t len)
{
	char text[400], name[60];

	copy_plain(text, sizeof text, line, len);
	if (text[strspn(text, " ")] == '\0')
		return;
	copy_plain(p->word, sizeof p->word, text, strlen(text));
	if (p->told < MESSAGES && p->ctx != NULL)
		recto_report(p->ctx, RECTO_MSG_PLUGIN_NOTE, 0, "%s: %s", name_of(p, name),
		    text);
	p->told += p->told < MESSAGES;
}

static void
hear(struct process *p, int last)
{
	const char *line;
	size_t len;

	/* Nobody reads a line of that length. */
	last |= splitter_held(&p->said) > LONGEST;
	while (splitter_next(&p->said, last, &line, &len))
		hear_line(p, line, len);
}

/* Take what there is on standard error, up to what a pipe holds, without waiting. */
static int
hear_more(struct process *p, recto_error *err)
{
	ssize_t n = 1;
	char *room;

	for (int i = 0; i < 2 && p->child.err >= 0 && n > 0; i++) {
		if ((room = splitter_room(&p->said, PIECE)) == NULL)
			return recto_fail(err, RECTO_ENOMEM, "out of memory");
		n = read(p->child.err, room, PIECE);
		if (n > 0)
			splitter_added(&p->said, (size_t)n);
		else if (n == 0 || (errno != EAGAIN && errno != EINTR))
			child_close(&p->child.err);
		hear(p, p->child.err < 0);
	}
	return RECTO_OK;
}

/* ----------------------------------------------------------------- failing */

static int fail(struct process *p, recto_error *err, int code, const char *fmt, ...)
    RECTO_PRINTF(4, 5);

/* Name the program, say what is wrong with it and what it said last; end it. */
static int
fail(struct process *p, recto_error *err, int code, const char *fmt, ...)
{
	char what[300], name[60];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(what, sizeof what, fmt, ap);
	va_end(ap);
	hear_more(p, NULL);
	hear(p, 1);
	child_kill(&p->child);
	return recto_fail(err, code, "\"%s\" %s%s%s", name_of(p, name), what,
	    p->word[0] != '\0' ? "; it said: " : "", p->word);
}

int
process_blame(struct process *p, int rc, recto_error *err)
{
	recto_error why = RECTO_ERROR_INIT;

	if (rc != RECTO_EFORMAT || err == NULL)
		return rc;
	why = *err;
	return fail(p, err, rc, "answered what makes no sense: %s", why.text);
}

static int
fail_slow(struct process *p, const char *what, recto_error *err)
{
	return fail(p, err, RECTO_EPLUGIN, "%s for %" PRId64 " seconds and was stopped "
	    "(exec.timeout)%s", what, p->timeout, p->hint);
}

static int
fail_status(struct process *p, int status, recto_error *err)
{
	const char *name = "";
	int code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
	int sig = WIFSIGNALED(status) ? WTERMSIG(status) : code > 128 ? code - 128 : 0;

#ifdef HAVE_SIGDESCR_NP
	if (sig > 0 && (name = sigdescr_np(sig)) == NULL)
		name = "";
#endif
	if (WIFSIGNALED(status))
		return fail(p, err, RECTO_EPLUGIN, "was ended by signal %d%s%s", sig,
		    *name ? ", " : "", name);
	return fail(p, err, RECTO_EPLUGIN, "ended with status %d%s%s", code,
	    code == 127 ? ", no such command" : code == 126 ? ", not a program" :
	    *name ? ", " : "", name);
}

/* ---------------------------------------------------------------- starting */

int
process_start(struct process *p, const char *role, const char *command, int64_t timeout,
    recto_context *ctx, recto_error *err)
{
	static const struct process none = { .child = CHILD_INIT, .input = RECTO_BUF_INIT,
		.output = SPLITTER_INIT, .said = SPLITTER_INIT };

	*p = none;
	p->command = command;
	p->timeout = timeout;
	p->ctx = ctx;
	p->hint = "";
	if (command[strspn(command, " \t\n")] == '\0')
		return recto_fail(err, RECTO_EUSAGE,
		    "no program is named that could do it: set exec.%s=COMMAND", role);
	if (getuid() != geteuid() || getgid() != getegid())
		return recto_fail(err, RECTO_EUSAGE,
		    "programs are not started with the rights of somebody else");
	return child_start(&p->child, command, err);
}

/* ------------------------------------------------------------------- bytes */

recto_buf *
process_input(struct process *p)
{
	if (process_is_fed(p)) {
		recto_buf_clear(&p->input);
		p->sent = 0;
	}
	return &p->input;
}

int
process_is_fed(const struct process *p)
{
	return p->child.in < 0 || p->sent == p->input.len;
}

int
process_is_silent(const struct process *p)
{
	return p->child.out < 0;
}

/* A program that wants no more of its input may be right: its status will tell. */
static void
feed(struct process *p)
{
	ssize_t n = child_write(p->child.in, p->input.data + p->sent, p->input.len - p->sent);

	if (n > 0)
		p->sent += (size_t)n;
	else if (n < 0 && errno != EAGAIN && errno != EINTR)
		child_close(&p->child.in);
}

static int
listen_to(struct process *p, recto_error *err)
{
	char *room = splitter_room(&p->output, PIECE);
	ssize_t n;

	if (room == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	n = read(p->child.out, room, PIECE);
	if (n > 0)
		splitter_added(&p->output, (size_t)n);
	else if (n == 0 || (errno != EAGAIN && errno != EINTR))
		child_close(&p->child.out);
	return RECTO_OK;
}

/* ------------------------------------------------------------------ waiting */

static int64_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Whether a wait that began then has to be given up. */
static int
is_late(const struct process *p, int64_t since)
{
	return p->timeout > 0 && now() - since >= p->timeout * 1000;
}

static int
check_cancelled(struct process *p, recto_error *err)
{
	if (!recto_cancelled(p->ctx))
		return RECTO_OK;
	child_kill(&p->child);
	return recto_fail(err, RECTO_ECANCELLED, "stopped");
}

/* Serve what poll says is ready. 1: bytes of the document moved. */
static int
serve(struct process *p, recto_error *err)
{
	struct pollfd fd[3] = { { p->child.out, POLLIN, 0 }, { p->child.err, POLLIN, 0 },
		{ process_is_fed(p) ? -1 : p->child.in, POLLOUT, 0 } };
	int rc = poll(fd, 3, TURN);

	if (rc < 0)
		return errno == EINTR ? 0 : recto_fail(err, RECTO_EIO, "poll: %s",
		    strerror(errno));
	if (fd[1].revents != 0 && (rc = hear_more(p, err)) < 0)
		return rc;
	if (fd[2].revents != 0)
		feed(p);
	if (fd[0].revents != 0 && (rc = listen_to(p, err)) < 0)
		return rc;
	return fd[0].revents != 0 || fd[2].revents != 0;
}

int
process_step(struct process *p, recto_error *err)
{
	int64_t since = now();
	int rc;

	do {
		if (p->last && process_is_fed(p))
			child_close(&p->child.in);
		if ((rc = check_cancelled(p, err)) < 0)
			return rc;
		if ((rc = serve(p, err)) == 0 && is_late(p, since))
			return fail_slow(p, "did nothing", err);
	} while (rc == 0);
	return rc < 0 ? rc : RECTO_OK;
}

int
process_finish(struct process *p, recto_error *err)
{
	struct ending how = { 0, 0 };
	int64_t since = now();
	unsigned round = 0;
	int rc;

	child_close(&p->child.in);
	child_close(&p->child.out);
	while (!child_ended(&p->child, &how)) {
		if ((rc = check_cancelled(p, err)) < 0 || (rc = hear_more(p, err)) < 0)
			return rc;
		if (is_late(p, since))
			return fail_slow(p, "closed its output and did not end", err);
		child_nap(&round);
	}
	if (how.known && how.status != 0)
		return fail_status(p, how.status, err);
	if ((rc = hear_more(p, err)) == RECTO_OK)
		hear(p, 1);
	return rc;
}

void
process_close(struct process *p)
{
	if (p->input.data == NULL)
		return;		/* never started */
	child_kill(&p->child);
	recto_buf_dispose(&p->input);
	splitter_dispose(&p->output);
	splitter_dispose(&p->said);
}
