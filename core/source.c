/* SPDX-License-Identifier: MIT */
/*
 * Sources: bytes from a file, a descriptor or memory, through one window that
 * can be looked at before it is consumed. Nothing is ever sought, so a pipe
 * that hands out a byte at a time does as well as a file. Memory is its own
 * window; everything else is read into a buffer that grows only when more is
 * wanted in one piece.
 */
#include "config.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "source.h"

#define BLOCK ((size_t)256 << 10)	/* large enough that system calls cost nothing */

static int
new_source(recto_source **out, int fd, const char *name, recto_error *err)
{
	recto_source *src = NULL;

	if ((src = calloc(1, sizeof(*src))) == NULL ||
	    (src->name = strdup(name)) == NULL) {
		free(src);
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	}
	src->fd = fd;
	*out = src;
	return RECTO_OK;
}

static int
refuse_folder(const char *name, recto_error *err)
{
	return recto_fail(err, RECTO_EUSAGE,
	    "%s is a folder, and a file is needed here", name);
}

static int
refuse_file(const char *path, int why, recto_error *err)
{
	switch (why) {
	case ENOENT:
		return recto_fail(err, RECTO_ENOENT, "there is no file %s", path);
	case ENOTDIR:
		return recto_fail(err, RECTO_ENOENT,
		    "there is no file %s: a part of the path is no folder", path);
	case EACCES:
		return recto_fail(err, RECTO_EIO,
		    "no permission to read %s", path);
	default:
		return recto_fail(err, RECTO_EIO,
		    "cannot open %s: %s", path, strerror(why));
	}
}

int
recto_source_open_file(recto_source **out, const char *path, recto_error *err)
{
	struct stat st;
	int fd, rc;

	do
		fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	while (fd < 0 && errno == EINTR);
	if (fd < 0)
		return refuse_file(path, errno, err);
	if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode))
		rc = refuse_folder(path, err);
	else
		rc = new_source(out, fd, path, err);
	if (rc < 0)
		close(fd);
	else
		(*out)->owned = 1;
	return rc;
}

int
recto_source_open_fd(recto_source **out, int fd, const char *name, recto_error *err)
{
	assert(fd >= 0);
	return new_source(out, fd, name, err);
}

int
recto_source_open_memory(recto_source **out, const void *data, size_t len,
    const char *name, recto_error *err)
{
	int rc;

	if ((rc = new_source(out, -1, name, err)) < 0)
		return rc;
	(*out)->data = data;
	(*out)->end = len;
	(*out)->eof = 1;
	return RECTO_OK;
}

void
recto_source_close(recto_source *src)
{
	if (src == NULL)
		return;
	if (src->owned)
		close(src->fd);
	recto_lines__free(src->lines);
	free(src->buf);
	free(src->name);
	free(src);
}

const char *
recto_source_name(const recto_source *src)
{
	return src->name;
}

uint64_t
recto_source_offset(const recto_source *src)
{
	return src->offset;
}

/*
 * Room for a window of want bytes and some more to read behind them. The bytes
 * of the window move only after as many were consumed, or as the buffer
 * doubles, so a window that grows byte by byte still costs linear time.
 */
static int
make_room(recto_source *src, size_t want, recto_error *err)
{
	size_t have = src->end - src->begin, size = src->size;
	unsigned char *buf;

	if (src->size - src->begin >= want && src->end < src->size)
		return RECTO_OK;
	if (src->begin > 0 && src->begin >= have && src->size > want) {
		memmove(src->buf, src->buf + src->begin, have);
	} else {
		if (size == 0)
			size = BLOCK;
		while (size <= want)
			if ((size *= 2) == 0)
				return recto_fail(err, RECTO_ENOMEM, "out of memory");
		if (size == src->size)
			size *= 2;
		if ((buf = malloc(size)) == NULL)
			return recto_fail(err, RECTO_ENOMEM,
			    "no memory to hold %zu bytes of %s in one piece",
			    size, src->name);
		if (have > 0)
			memcpy(buf, src->buf + src->begin, have);
		free(src->buf);
		src->data = src->buf = buf;
		src->size = size;
	}
	src->begin = 0;
	src->end = have;
	return RECTO_OK;
}

static int
refuse_read(recto_source *src, recto_error *err)
{
	if (src->failed == EISDIR)
		return refuse_folder(src->name, err);
	return recto_fail(err, RECTO_EIO, "cannot read %s: %s", src->name,
	    strerror(src->failed));
}

/* A descriptor that somebody else made non-blocking. */
static void
wait_for(int fd)
{
	struct pollfd pfd = { .fd = fd, .events = POLLIN };

	(void)poll(&pfd, 1, -1);
}

int
recto_source__fill(recto_source *src, size_t want, recto_error *err)
{
	ssize_t n;
	int rc;

	while (src->end - src->begin < want && !src->eof) {
		if (src->failed != 0)
			return refuse_read(src, err);
		if ((rc = make_room(src, want, err)) < 0)
			return rc;
		n = read(src->fd, src->buf + src->end, src->size - src->end);
		if (n > 0)
			src->end += (size_t)n;
		else if (n == 0)
			src->eof = 1;
		else if (errno == EAGAIN || errno == EWOULDBLOCK)
			wait_for(src->fd);
		else if (errno != EINTR)
			src->failed = errno;
	}
	return RECTO_OK;
}

int
recto_source_peek(recto_source *src, size_t want, const unsigned char **data,
    size_t *got, recto_error *err)
{
	int rc;

	assert(want <= RECTO_PEEK_MAX);
	if ((rc = recto_source__fill(src, want, err)) < 0)
		return rc;
	*got = src->end - src->begin < want ? src->end - src->begin : want;
	*data = *got > 0 ? src->data + src->begin : (const unsigned char *)"";
	return RECTO_OK;
}

int
recto_source_read(recto_source *src, void *data, size_t size, size_t *got,
    recto_error *err)
{
	size_t have;
	int rc;

	if ((rc = recto_source__fill(src, size > 0, err)) < 0)
		return rc;
	have = src->end - src->begin;
	*got = have < size ? have : size;
	if (*got > 0)
		memcpy(data, src->data + src->begin, *got);
	src->begin += *got;
	src->offset += *got;
	return RECTO_OK;
}
