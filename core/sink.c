/* SPDX-License-Identifier: MIT */
/*
 * Sinks: bytes to a file, a descriptor or a buffer. A file comes to its place
 * with the commit. Failure is sticky: the first one is kept and every later write
 * does nothing.
 */
#include "config.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sink.h"

#define BLOCK ((size_t)64 << 10)

/* ------------------------------------------------------------- failures */

/* The words for what the system said, and what can be done about it. */
static const struct { int why; const char *words; } refusals[] = {
	{ ENOSPC, "the disk is full; free some space or write somewhere else" },
	{ EDQUOT, "the disk quota is used up; free some space or write somewhere else" },
	{ EFBIG, "the file would be larger than this system or its limits allow" },
	{ EPIPE, "the program that reads it has ended" },
	{ EROFS, "it is on a read-only file system; write somewhere else" },
	{ EACCES, "permission denied; change the permissions or write somewhere else" },
	{ EPERM, "permission denied; change the permissions or write somewhere else" },
	{ ENOENT, "its folder does not exist; make the folder first" },
	{ ENOTDIR, "a part of the path is no folder" },
	{ EISDIR, "it is a folder; name a file in it" },
	{ ENAMETOOLONG, "its name is too long" },
};

int
recto_sink__refuse(recto_error *err, const char *name, int why)
{
	size_t i;

	for (i = 0; i < sizeof refusals / sizeof *refusals; i++)
		if (refusals[i].why == why)
			return recto_fail(err,
			    why == EISDIR ? RECTO_EUSAGE : RECTO_EIO,
			    "cannot write %s: %s", name, refusals[i].words);
	return recto_fail(err, why == ENOMEM ? RECTO_ENOMEM : RECTO_EIO,
	    "cannot write %s: %s", name, strerror(why));
}

static void
fail(recto_sink *sink, int why)
{
	if (sink->failure.code == RECTO_OK)
		recto_sink__refuse(&sink->failure, sink->name, why);
}

/* -------------------------------------------------------------- opening */

static int
new_sink(recto_sink **out, const char *name, size_t block, recto_error *err)
{
	recto_sink *sink = NULL;

	if ((sink = calloc(1, sizeof(*sink) + block)) == NULL ||
	    (sink->name = strdup(name)) == NULL) {
		free(sink);
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	}
	sink->fd = -1;
	sink->last = &sink->first;
	*out = sink;
	return RECTO_OK;
}

int
recto_sink_open_file(recto_sink **out, const char *path, recto_error *err)
{
	recto_sink *sink = NULL;
	int rc, why;

	if ((rc = new_sink(&sink, path, BLOCK, err)) < 0)
		return rc;
	sink->owned = 1;
	if ((why = recto_place__open(&sink->place, &sink->fd, path)) != 0) {
		rc = recto_sink__refuse(err, path, why);
		recto_sink_close(sink);
		return rc;
	}
	*out = sink;
	return RECTO_OK;
}

int
recto_sink_open_fd(recto_sink **out, int fd, const char *name, recto_error *err)
{
	int rc;

	assert(fd >= 0);
	if ((rc = new_sink(out, name, BLOCK, err)) == RECTO_OK)
		(*out)->fd = fd;
	return rc;
}

int
recto_sink_open_memory(recto_sink **out, recto_buf *buf, recto_error *err)
{
	int rc;

	if ((rc = new_sink(out, "memory", 0, err)) == RECTO_OK)
		(*out)->buf = buf;
	return rc;
}

void
recto_sink_close(recto_sink *sink)
{
	if (sink == NULL)
		return;
	if (sink->owned && sink->fd >= 0)
		close(sink->fd);
	if (sink->whole != NULL)
		sink->whole->open--;
	recto_parts__dispose(sink);
	recto_place__dispose(&sink->place);
	free(sink->name);
	free(sink);
}

/* -------------------------------------------------------------- writing */

static void
write_out(recto_sink *sink, const char *data, size_t len)
{
	struct pollfd pfd = { .fd = sink->fd, .events = POLLOUT };
	ssize_t n;

	while (len > 0 && sink->failure.code == RECTO_OK) {
		n = write(sink->fd, data, len);
		if (n >= 0) {
			data += n;
			len -= (size_t)n;
		} else if (errno == EAGAIN || errno == EWOULDBLOCK) {
			(void)poll(&pfd, 1, -1);
		} else if (errno != EINTR) {
			fail(sink, errno);
		}
	}
}

static void
flush(recto_sink *sink)
{
	write_out(sink, sink->block, sink->used);
	sink->used = 0;
}

static void
write_buffer(recto_sink *sink, const void *data, size_t len)
{
	recto_buf_add(sink->buf, data, len);
	if (sink->failure.code == RECTO_OK)
		recto_buf_status(sink->buf, &sink->failure);
}

void
recto_sink_write(recto_sink *sink, const void *data, size_t len)
{
	assert(!sink->committed);
	if (sink->failure.code != RECTO_OK)
		return;
	sink->offset += len;
	if (sink->buf != NULL) {
		write_buffer(sink, data, len);
		return;
	}
	if (len > BLOCK - sink->used)
		flush(sink);
	if (len >= BLOCK) {
		write_out(sink, data, len);
	} else if (len > 0) {
		memcpy(sink->block + sink->used, data, len);
		sink->used += len;
	}
}

void
recto_sink_puts(recto_sink *sink, const char *string)
{
	recto_sink_write(sink, string, strlen(string));
}

void
recto_sink_printf(recto_sink *sink, const char *fmt, ...)
{
	char small[256], *text = small;
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(small, sizeof(small), fmt, ap);
	va_end(ap);
	if (n >= (int)sizeof(small)) {
		va_start(ap, fmt);
		if ((n = vasprintf(&text, fmt, ap)) < 0)
			text = NULL;
		va_end(ap);
	}
	if (n < 0)
		fail(sink, errno);
	else
		recto_sink_write(sink, text, (size_t)n);
	if (text != small)
		free(text);
}

/* ------------------------------------------------------------ finishing */

static void
close_file(recto_sink *sink)
{
	int why = recto_place__keep_permissions(&sink->place, sink->fd);

	if (why != 0)
		fail(sink, why);
	if (close(sink->fd) != 0 && errno != EINTR)
		fail(sink, errno);
	sink->fd = -1;
}

/* The sink's own file comes last: where it is, its parts are. */
static void
move_to_place(recto_sink *sink)
{
	int why;

	recto_parts__move(sink);
	if (sink->failure.code == RECTO_OK && (why = recto_place__move(&sink->place)) != 0)
		fail(sink, why);
}

int
recto_sink_commit(recto_sink *sink, recto_error *err)
{
	if (!sink->committed) {
		if (sink->fd >= 0)
			flush(sink);
		if (sink->owned)
			close_file(sink);
		if (sink->whole != NULL)
			recto_parts__take(sink);
		else if (sink->place.temp != NULL && sink->failure.code == RECTO_OK)
			move_to_place(sink);
		sink->committed = 1;
	}
	return recto_sink_status(sink, err);
}

int
recto_sink_status(const recto_sink *sink, recto_error *err)
{
	if (sink->failure.code == RECTO_OK)
		return RECTO_OK;
	return recto_fail(err, sink->failure.code, "%s", sink->failure.text);
}

uint64_t
recto_sink_offset(const recto_sink *sink)
{
	return sink->offset;
}

const char *
recto_sink__file(const recto_sink *sink)
{
	const char *slash = strrchr(sink->name, '/');

	return slash == NULL ? sink->name : slash + 1;
}

const char *
recto_sink_name(const recto_sink *sink)
{
	if (sink->part != NULL)		/* also once its place is given away */
		return sink->part->name;
	return sink->place.path == NULL ? NULL : recto_sink__file(sink);
}
