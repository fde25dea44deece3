/* SPDX-License-Identifier: MIT */
/*
 * Sinks: bytes to a file, a descriptor or a buffer. A file is written under
 * another name in its own folder and renamed by the commit, so its readers see
 * the old file or the whole new one and never half of it. Failure is sticky:
 * the first one is kept and every later write does nothing.
 */
#include "config.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "recto/stream.h"

#define BLOCK ((size_t)64 << 10)
#define TRIES 1000	/* names of temporary files, before giving up */

struct recto_sink {
	char *name;		/* for messages: the path as it was given */
	char *place;		/* where the commit renames to; NULL: nowhere */
	char *temp;		/* the file beside it; NULL once it is gone */
	int fd;			/* -1 for a buffer, and once closed */
	int owned;
	recto_buf *buf;		/* NULL unless a buffer */
	int replaces;		/* place exists, with these permissions: */
	mode_t mode;
	int committed;
	uint64_t offset;
	recto_error failure;
	size_t used;
	char block[];		/* BLOCK bytes, absent for a buffer */
};

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

static int
refuse(recto_error *err, const char *name, int why)
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

static int
fail(recto_sink *sink, int why)
{
	if (sink->failure.code == RECTO_OK)
		refuse(&sink->failure, sink->name, why);
	return sink->failure.code;
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
	*out = sink;
	return RECTO_OK;
}

/*
 * A name beside the place. open() instead of mkstemp() lets the umask and the
 * folder's default permissions do for the new file what they always do.
 */
static int
open_beside(recto_sink *sink)
{
	const char *slash = strrchr(sink->place, '/');
	int dir = slash == NULL ? 0 : (int)(slash - sink->place) + 1;
	int i;

	for (i = 0; i < TRIES; i++) {
		free(sink->temp);
		if (asprintf(&sink->temp, "%.*s.recto-%ld-%d.tmp", dir,
		    sink->place, (long)getpid(), i) < 0) {
			sink->temp = NULL;
			return ENOMEM;
		}
		sink->fd = open(sink->temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		if (sink->fd >= 0)
			return 0;
		if (errno != EEXIST && errno != EINTR)
			break;
	}
	i = errno;
	free(sink->temp);
	sink->temp = NULL;
	return i;
}

/* A device or a pipe: nothing can be renamed there. */
static int
open_direct(recto_sink *sink)
{
	do
		sink->fd = open(sink->name, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	while (sink->fd < 0 && errno == EINTR);
	return sink->fd < 0 ? errno : 0;
}

/* 0, or the errno of what is in the way. */
static int
open_place(recto_sink *sink)
{
	struct stat st;

	if (stat(sink->name, &st) == 0) {
		if (S_ISDIR(st.st_mode))
			return EISDIR;
		if (!S_ISREG(st.st_mode))
			return open_direct(sink);
		/* a link stays a link: its target is what is replaced */
		if ((sink->place = realpath(sink->name, NULL)) == NULL)
			return errno;
		/* renaming would replace what its owner made read-only */
		if (access(sink->place, W_OK) != 0)
			return errno;
		sink->replaces = 1;
		sink->mode = st.st_mode & 07777;
	} else if (errno != ENOENT) {
		return errno;
	} else if ((sink->place = strdup(sink->name)) == NULL) {
		return ENOMEM;
	}
	return open_beside(sink);
}

int
recto_sink_open_file(recto_sink **out, const char *path, recto_error *err)
{
	recto_sink *sink = NULL;
	int rc, why;

	if ((rc = new_sink(&sink, path, BLOCK, err)) < 0)
		return rc;
	sink->owned = 1;
	if ((why = open_place(sink)) != 0) {
		rc = refuse(err, path, why);
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
	if (sink->temp != NULL)
		unlink(sink->temp);
	free(sink->temp);
	free(sink->place);
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

/*
 * The new file gets what the old one had. Owner and group are tried only, as
 * they may belong to somebody else; without them, bits that would lend the
 * owner's rights are dropped.
 */
static int
keep_permissions(recto_sink *sink)
{
	struct stat old, new;
	mode_t mode = sink->mode;

	if (stat(sink->place, &old) != 0 || fstat(sink->fd, &new) != 0)
		return 0;	/* removed meanwhile: the new file is as good */
	if ((old.st_uid != new.st_uid || old.st_gid != new.st_gid) &&
	    fchown(sink->fd, old.st_uid, old.st_gid) != 0)
		mode &= 0777;
	return fchmod(sink->fd, mode);
}

static void
close_file(recto_sink *sink)
{
	if (sink->temp != NULL && sink->replaces && keep_permissions(sink) != 0)
		fail(sink, errno);
	if (close(sink->fd) != 0 && errno != EINTR)
		fail(sink, errno);
	sink->fd = -1;
}

static void
move_to_place(recto_sink *sink)
{
	if (rename(sink->temp, sink->place) != 0) {
		fail(sink, errno);
		return;
	}
	free(sink->temp);
	sink->temp = NULL;
}

int
recto_sink_commit(recto_sink *sink, recto_error *err)
{
	if (!sink->committed) {
		if (sink->fd >= 0)
			flush(sink);
		if (sink->owned)
			close_file(sink);
		if (sink->temp != NULL && sink->failure.code == RECTO_OK)
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
