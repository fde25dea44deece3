/* SPDX-License-Identifier: MIT */
/* Bytes that wait, in memory and then in a file. */
#include "spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST ((size_t)1 << 20)	/* of what stays in memory between two parts */

static int
fail(recto_error *err, int why)
{
	return recto_fail(err, RECTO_EIO, "cannot keep the pages in a temporary file: %s; TMPDIR "
	    "names the folder for it", strerror(why));
}

int
spool_open(struct spool *spool, recto_error *err)
{
	static const recto_buf empty = RECTO_BUF_INIT;

	spool->text = empty;
	return recto_sink_open_memory(&spool->sink, &spool->text, err);
}

/* A file that goes with the process, however that ends. */
static int
open_file(struct spool *spool, recto_error *err)
{
	const char *folder = getenv("TMPDIR");
	recto_buf path = RECTO_BUF_INIT;
	int fd, why, rc;

	recto_buf_addf(&path, "%s/recto-XXXXXX", folder && *folder ? folder : "/var/tmp");
	if ((rc = recto_buf_status(&path, err)) < 0)
		return rc;
	fd = mkstemp(path.data);
	why = errno;
	if (fd >= 0) {
		unlink(path.data);
		fcntl(fd, F_SETFD, FD_CLOEXEC);
	}
	recto_buf_dispose(&path);
	if (fd < 0)
		return fail(err, why);
	spool->fd = fd;
	spool->has_file = 1;
	return RECTO_OK;
}

static int
write_all(int fd, const char *data, size_t len, recto_error *err)
{
	while (len > 0) {
		ssize_t n = write(fd, data, len);

		if (n < 0 && errno != EINTR)
			return fail(err, errno);
		if (n > 0) {
			data += n;
			len -= (size_t)n;
		}
	}
	return RECTO_OK;
}

int
spool_settle(struct spool *spool, recto_error *err)
{
	int rc;

	if ((rc = recto_sink_status(spool->sink, err)) < 0 || spool->text.len <= MOST)
		return rc;
	if ((!spool->has_file && (rc = open_file(spool, err)) < 0) ||
	    (rc = write_all(spool->fd, spool->text.data, spool->text.len, err)) < 0)
		return rc;
	recto_buf_clear(&spool->text);
	return RECTO_OK;
}

int
spool_copy(struct spool *spool, recto_sink *out, recto_error *err)
{
	char block[1 << 14];
	ssize_t n = 0;

	if (spool->has_file && lseek(spool->fd, 0, SEEK_SET) < 0)
		return fail(err, errno);
	while (spool->has_file && (n = read(spool->fd, block, sizeof block)) != 0)
		if (n > 0)
			recto_sink_write(out, block, (size_t)n);
		else if (errno != EINTR)
			return fail(err, errno);
	recto_sink_write(out, spool->text.data, spool->text.len);
	return recto_sink_status(spool->sink, err);
}

void
spool_close(struct spool *spool)
{
	if (spool->sink)
		recto_buf_dispose(&spool->text);
	recto_sink_close(spool->sink);
	if (spool->has_file)
		close(spool->fd);
	*spool = (struct spool){ .sink = NULL };
}
