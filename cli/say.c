/* SPDX-License-Identifier: MIT */
/*
 * Messages and progress on standard error. Progress is one line that is drawn
 * over and over, on a terminal only, and only when the work takes a while.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "say.h"

#define PATIENCE 1.0	/* seconds before progress is shown */
#define INTERVAL 0.2	/* and between two drawings */

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void
say_init(struct say *say, recto_level show, int busy)
{
	const char *term = getenv("TERM");

	*say = (struct say){ .show = show };
	say->terminal = show != RECTO_LEVEL_ERROR && !busy && isatty(STDERR_FILENO) &&
	    term != NULL && strcmp(term, "dumb") != 0;
	say->started = say->last = now();
}

static void
wipe(struct say *say)
{
	if (say->drawn)
		fputs("\r\033[K", stderr);	/* ECMA-48: EL, erase in line */
	say->drawn = 0;
}

/* ---------------------------------------------------------------- messages */

static void
print_message(struct say *say, const recto_message *message)
{
	recto_buf line = RECTO_BUF_INIT;

	if (message->level < say->show)
		return;
	recto_message_format(message, &line);
	wipe(say);
	fputs(line.data, stderr);
	recto_buf_dispose(&line);
}

void
say_message(void *user, const recto_message *message)
{
	print_message(user, message);
}

void
say_failed(struct say *say, const char *file, const recto_error *why)
{
	recto_message message = {
		.file = file, .id = RECTO_MSG_FAILED, .text = why->text,
		.level = recto_message_level(RECTO_MSG_FAILED),
	};

	print_message(say, &message);
}

void
say_error(struct say *say, const recto_error *why)
{
	wipe(say);
	fprintf(stderr, "recto: %s\n", why->text);
}

/* ---------------------------------------------------------------- progress */

/* The end of a name says more than its beginning, where there is no room. */
static const char *
tail_of(const char *name, size_t room)
{
	size_t len = strlen(name);
	const char *tail = len > room ? name + len - room : name;

	while (((unsigned char)*tail & 0xc0) == 0x80)	/* not inside a character */
		tail++;
	return tail;
}

static void
draw(struct say *say, uint64_t bytes, unsigned parts)
{
	double time = now();

	if (!say->terminal || time - say->started < PATIENCE || time - say->last < INTERVAL)
		return;
	say->last = time;
	wipe(say);
	if (say->files > 0)
		fprintf(stderr, "%u done, ", say->files);
	fprintf(stderr, "%s", tail_of(say->file, 40));
	if (say->size > 0)
		fprintf(stderr, " %u%%", (unsigned)(bytes * 100 / say->size));
	if (parts > 1)
		fprintf(stderr, ", page %u", parts);
	fflush(stderr);
	say->drawn = 1;
}

void
say_file(struct say *say, const char *file, uint64_t size)
{
	if (say->file != NULL)
		say->files++;
	say->file = file;
	say->size = size;
	draw(say, 0, 0);
}

void
say_progress(void *user, uint64_t bytes, unsigned parts)
{
	draw(user, bytes, parts);
}

void
say_done(struct say *say)
{
	wipe(say);
}
