/* SPDX-License-Identifier: MIT */
/* Sources: the same bytes from file, pipe and memory, however the system hands them out. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>

#include "recto/stream.h"

#include "../folder.h"

#define PEEK_MOST ((size_t)1 << 20)

/* ------------------------------------------------- reads that are unkind */

ssize_t __real_read(int fd, void *data, size_t size);
ssize_t __wrap_read(int fd, void *data, size_t size);

static size_t read_most = SIZE_MAX;	/* bytes a read gives */
static int read_interrupted;		/* every other read fails with EINTR */
static int read_errno;			/* every read fails with this */

ssize_t
__wrap_read(int fd, void *data, size_t size)
{
	static int turn;

	errno = read_errno;
	if (read_errno != 0)
		return -1;
	if (read_interrupted && (turn = !turn)) {
		errno = EINTR;
		return -1;
	}
	return __real_read(fd, data, size < read_most ? size : read_most);
}

static int
kind_reads(void **state)
{
	(void)state;
	read_most = SIZE_MAX;
	read_interrupted = read_errno = 0;
	return 0;
}

/* --------------------------------------------------------------- helpers */

static void
write_bytes(const char *path, const void *data, size_t len)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(data, 1, len, file), len);
	assert_int_equal(fclose(file), 0);
}

enum origin { FILE_, PIPE, MEMORY, ORIGINS };

static const char *const origin_names[] = { "file", "pipe", "memory" };

/* A source of these bytes; a pipe holds 64 KiB at most. */
static recto_source *
open_source(enum origin origin, const void *data, size_t len, int *fd)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_source *src = NULL;
	int ends[2], rc;

	*fd = -1;
	switch (origin) {
	case FILE_:
		write_bytes("in", data, len);
		rc = recto_source_open_file(&src, "in", &err);
		break;
	case PIPE:
		assert_int_equal(pipe(ends), 0);
		assert_int_equal(write(ends[1], data, len), len);
		close(ends[1]);
		*fd = ends[0];
		rc = recto_source_open_fd(&src, *fd, "standard input", &err);
		break;
	default:
		rc = recto_source_open_memory(&src, data, len, "memory", &err);
	}
	check_code(origin_names[origin], rc, RECTO_OK, &err);
	return src;
}

static void
close_source(recto_source *src, int fd)
{
	recto_source_close(src);
	if (fd >= 0)
		assert_int_equal(close(fd), 0);	/* it was left open */
}

static void
fill_bytes(unsigned char *data, size_t len)
{
	uint32_t seed = 1;
	size_t i;

	for (i = 0; i < len; i++)
		data[i] = (unsigned char)chance(&seed, 256);
}

/* Read all in pieces, looking ahead before each; compare with data. */
static void
check_reading(enum origin origin, const unsigned char *data, size_t len, size_t piece,
    size_t ahead)
{
	recto_error err = RECTO_ERROR_INIT;
	unsigned char *got = malloc(piece);
	const unsigned char *peeked;
	size_t at = 0, n, want;
	recto_source *src;
	int fd;

	src = open_source(origin, data, len, &fd);
	do {
		check_code("peek", recto_source_peek(src, ahead, &peeked, &n, &err), 0, &err);
		want = len - at < ahead ? len - at : ahead;
		check_number("peeked", n, want);
		assert_memory_equal(peeked, data + at, n);
		check_code("read", recto_source_read(src, got, piece, &n, &err), 0, &err);
		assert_true(n <= len - at);
		assert_memory_equal(got, data + at, n);
		at += n;
		check_number("offset", recto_source_offset(src), at);
	} while (n > 0);
	check_number(origin_names[origin], at, len);
	close_source(src, fd);
	free(got);
}

/* ----------------------------------------------------------------- tests */

static const struct { size_t len, piece, ahead; } reading_rows[] = {
	{ 0, 10, 10 }, { 1, 1, 0 }, { 1, 10, 1 }, { 1000, 7, 20 },
	{ 40000, 4096, 1 }, { 40000, 333, 5000 }, { 60000, 60000, PEEK_MOST },
};

static void
reads_what_is_there(void **state)
{
	static unsigned char data[60000];
	size_t i;
	int origin;

	(void)state;
	fill_bytes(data, sizeof(data));
	for (i = 0; i < COUNT(reading_rows); i++)
		for (origin = 0; origin < ORIGINS; origin++)
			check_reading(origin, data, reading_rows[i].len,
			    reading_rows[i].piece, reading_rows[i].ahead);
}

static void
reads_a_byte_at_a_time(void **state)
{
	read_most = 1;
	read_interrupted = 1;
	reads_what_is_there(state);
}

static void
looks_a_megabyte_ahead(void **state)
{
	size_t len = 3 * PEEK_MOST + 17;
	unsigned char *data = malloc(len);

	(void)state;
	fill_bytes(data, len);
	check_reading(FILE_, data, len, PEEK_MOST / 3, PEEK_MOST);
	check_reading(MEMORY, data, len, PEEK_MOST / 3, PEEK_MOST);
	free(data);
}

static void
closes_what_it_opened(void **state)
{
	recto_source *src;
	int before, after, fd;

	(void)state;
	before = dup(0);
	close(before);
	src = open_source(FILE_, "x", 1, &fd);
	recto_source_close(src);
	recto_source_close(NULL);
	after = dup(0);
	close(after);
	assert_int_equal(before, after);
}

static void
refuses_with_the_reason(void **state)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_source *src = NULL;

	(void)state;
	assert_int_equal(recto_source_open_file(&src, "absent", &err), RECTO_ENOENT);
	assert_string_equal(err.text, "there is no file absent");
	assert_int_equal(recto_source_open_file(&src, ".", &err), RECTO_EUSAGE);
	assert_string_equal(err.text, ". is a folder, and a file is needed here");
	put_file("in", "x");
	assert_int_equal(recto_source_open_file(&src, "in/below", &err), RECTO_ENOENT);
	assert_null(src);
	if (geteuid() == 0)
		return;
	assert_int_equal(chmod("in", 0), 0);
	assert_int_equal(recto_source_open_file(&src, "in", &err), RECTO_EIO);
	assert_string_equal(err.text, "no permission to read in");
}

static void
refuses_a_folder_on_standard_input(void **state)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_source *src;
	unsigned char data[1];
	size_t got;
	int fd = open(".", O_RDONLY);

	(void)state;
	assert_int_equal(recto_source_open_fd(&src, fd, "standard input", &err), RECTO_OK);
	assert_int_equal(recto_source_read(src, data, 1, &got, &err), RECTO_EUSAGE);
	assert_string_equal(err.text,
	    "standard input is a folder, and a file is needed here");
	close_source(src, fd);
}

static void
fails_again_after_a_failure(void **state)
{
	recto_error err = RECTO_ERROR_INIT;
	unsigned char data[1];
	recto_source *src;
	recto_line line;
	size_t got;
	int fd;

	(void)state;
	src = open_source(PIPE, "abc", 3, &fd);
	read_errno = EIO;
	assert_int_equal(recto_source_line(src, &line, &err), RECTO_EIO);
	read_errno = 0;
	assert_int_equal(recto_source_read(src, data, 1, &got, &err), RECTO_EIO);
	assert_non_null(strstr(err.text, "cannot read standard input"));
	close_source(src, fd);
}

/* Standard input can be non-blocking by another program's doing. */
static void
waits_for_a_lazy_pipe(void **state)
{
	recto_error err = RECTO_ERROR_INIT;
	unsigned char data[10];
	recto_source *src;
	int ends[2];
	size_t got;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(fcntl(ends[0], F_SETFL, O_NONBLOCK), 0);
	recto_source_open_fd(&src, ends[0], "standard input", &err);
	if (fork() == 0) {
		usleep(20000);
		_exit(write(ends[1], "late", 4) != 4);
	}
	close(ends[1]);
	check_code("read", recto_source_read(src, data, 10, &got, &err), RECTO_OK, &err);
	check_text("late", (char *)data, got, "late");
	close_source(src, ends[0]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(reads_what_is_there, kind_reads),
		cmocka_unit_test_teardown(reads_a_byte_at_a_time, kind_reads),
		cmocka_unit_test(looks_a_megabyte_ahead),
		cmocka_unit_test(closes_what_it_opened),
		cmocka_unit_test(refuses_with_the_reason),
		cmocka_unit_test(refuses_a_folder_on_standard_input),
		cmocka_unit_test_teardown(fails_again_after_a_failure, kind_reads),
		cmocka_unit_test(waits_for_a_lazy_pipe),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, folder_setup, folder_teardown);
}
