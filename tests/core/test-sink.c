/* SPDX-License-Identifier: MIT */
/* Sinks: whole or not there, permissions kept, and failures that say what to do. */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>

#include "recto/stream.h"

#include "../folder.h"

static recto_sink *
open_file(const char *path)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_sink *sink = NULL;

	check_code(path, recto_sink_open_file(&sink, path, &err), RECTO_OK, &err);
	return sink;
}

static void
commit(recto_sink *sink)
{
	recto_error err = RECTO_ERROR_INIT;

	check_code("commit", recto_sink_commit(sink, &err), RECTO_OK, &err);
	recto_sink_close(sink);
}

/* The file is just this text. */
static void
check_file(const char *label, const char *path, const char *want)
{
	char got[1000];
	FILE *file = fopen(path, "rb");
	size_t len;

	if (file == NULL)
		fail_msg("%s: there is no %s", label, path);
	len = fread(got, 1, sizeof(got), file);
	fclose(file);
	check_text(label, got, len, want);
}

/* The working folder has this one file, or none. */
static void
check_folder(const char *want)
{
	DIR *dir = opendir(".");
	struct dirent *entry;
	size_t n = 0;

	assert_non_null(dir);
	while ((entry = readdir(dir)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		assert_string_equal(entry->d_name, want);
		n++;
	}
	closedir(dir);
	check_number("files", n, *want != '\0');
}

/* ----------------------------------------------------------------- files */

static void
a_file_appears_with_the_commit(void **state)
{
	recto_sink *sink = open_file("out");

	(void)state;
	recto_sink_puts(sink, "one ");
	recto_sink_printf(sink, "%d %s", 2, "three");
	assert_int_not_equal(access("out", F_OK), 0);
	check_number("offset", recto_sink_offset(sink), 11);
	commit(sink);
	check_file("committed", "out", "one 2 three");
	check_folder("out");
}

static void
nothing_is_left_without_a_commit(void **state)
{
	recto_sink *sink = open_file("out");

	(void)state;
	recto_sink_puts(sink, "half");
	recto_sink_close(sink);
	recto_sink_close(NULL);
	check_folder("");
}

static void
the_old_file_stays_until_the_commit(void **state)
{
	recto_sink *sink;

	(void)state;
	put_file("out", "old");
	sink = open_file("out");
	recto_sink_puts(sink, "new");
	check_file("before", "out", "old");
	recto_sink_close(sink);
	check_file("not committed", "out", "old");
	sink = open_file("out");
	recto_sink_puts(sink, "new");
	commit(sink);
	check_file("committed", "out", "new");
	check_folder("out");
}

static mode_t
mode_of(const char *path)
{
	struct stat st;

	assert_int_equal(stat(path, &st), 0);
	return st.st_mode & 07777;
}

static void
permissions_are_kept(void **state)
{
	static const mode_t modes[] = { 0600, 0640, 0755, 0666 };
	mode_t mask = umask(027);
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(modes); i++) {
		put_file("out", "old");
		assert_int_equal(chmod("out", modes[i]), 0);
		commit(open_file("out"));
		assert_int_equal(mode_of("out"), modes[i]);
	}
	commit(open_file("new"));
	assert_int_equal(mode_of("new"), 0640);
	umask(mask);
}

static void
a_link_stays_a_link(void **state)
{
	recto_sink *sink;
	struct stat st;

	(void)state;
	put_file("target", "old");
	assert_int_equal(symlink("target", "link"), 0);
	sink = open_file("link");
	recto_sink_puts(sink, "new");
	commit(sink);
	assert_int_equal(lstat("link", &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	check_file("target", "target", "new");
}

static void
two_sinks_do_not_meet(void **state)
{
	recto_sink *one = open_file("out"), *two = open_file("out");

	(void)state;
	recto_sink_puts(one, "one");
	recto_sink_puts(two, "two");
	commit(two);
	check_file("the first commit", "out", "two");
	commit(one);
	check_file("the last commit", "out", "one");
	check_folder("out");
}

static void
large_writes_keep_their_order(void **state)
{
	recto_sink *sink = open_file("out");
	static char block[200001];
	struct stat st;
	int i;

	(void)state;
	memset(block, 'x', sizeof(block) - 1);
	for (i = 0; i < 3; i++) {
		recto_sink_puts(sink, "begin ");
		recto_sink_printf(sink, "%s", block);
	}
	commit(sink);
	assert_int_equal(stat("out", &st), 0);
	check_number("size", (uint64_t)st.st_size, 3 * (6 + sizeof(block) - 1));
}

/* --------------------------------------------------------- other places */

static void
a_device_is_written_directly(void **state)
{
	recto_sink *sink = open_file("/dev/null");
	struct stat st;

	(void)state;
	recto_sink_puts(sink, "away");
	commit(sink);
	assert_int_equal(stat("/dev/null", &st), 0);
	assert_true(S_ISCHR(st.st_mode));
}

static void
a_descriptor_stays_open(void **state)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_sink *sink;
	char got[10];
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(recto_sink_open_fd(&sink, ends[1], "standard output", &err), 0);
	recto_sink_puts(sink, "abc");
	commit(sink);
	assert_int_equal(read(ends[0], got, 10), 3);
	assert_memory_equal(got, "abc", 3);
	assert_int_equal(write(ends[1], "d", 1), 1);
	close(ends[0]);
	close(ends[1]);
}

static void
a_buffer_grows(void **state)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_buf buf = RECTO_BUF_INIT;
	recto_sink *sink;

	(void)state;
	recto_buf_adds(&buf, "before ");
	assert_int_equal(recto_sink_open_memory(&sink, &buf, &err), 0);
	recto_sink_write(sink, "a\0b", 3);
	commit(sink);
	assert_int_equal(buf.len, 10);
	assert_memory_equal(buf.data, "before a\0b", 10);
	recto_buf_dispose(&buf);
}

/* -------------------------------------------------------------- failures */

/* Write until the sink fails; the reason, and that it is given again. */
static void
check_failure(recto_sink *sink, int code, const char *words)
{
	recto_error err = RECTO_ERROR_INIT;
	static char block[100000];
	int i;

	memset(block, 'x', sizeof(block));
	for (i = 0; i < 10; i++)
		recto_sink_write(sink, block, sizeof(block));
	check_code("status", recto_sink_status(sink, &err), code, &err);
	memset(&err, 0, sizeof(err));
	check_code("commit", recto_sink_commit(sink, &err), code, &err);
	assert_string_equal(err.text, words);
	recto_sink_close(sink);
}

static void
a_full_disk_says_so(void **state)
{
	(void)state;
	if (access("/dev/full", W_OK) != 0)
		SKIP("there is no /dev/full");
	check_failure(open_file("/dev/full"), RECTO_EIO, "cannot write /dev/full: "
	    "the disk is full; free some space or write somewhere else");
}

static void
a_short_write_fails_at_the_commit(void **state)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_sink *sink;

	(void)state;
	if (access("/dev/full", W_OK) != 0)
		SKIP("there is no /dev/full");
	sink = open_file("/dev/full");
	recto_sink_puts(sink, "x");
	assert_int_equal(recto_sink_status(sink, &err), RECTO_OK);
	assert_int_equal(recto_sink_commit(sink, &err), RECTO_EIO);
	recto_sink_close(sink);
}

static void
a_file_too_large_leaves_the_old_one(void **state)
{
	struct rlimit old, tight;

	(void)state;
	put_file("out", "old");
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	tight = old;
	tight.rlim_cur = 300000;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
	check_failure(open_file("out"), RECTO_EIO, "cannot write out: "
	    "the file would be larger than this system or its limits allow");
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	check_file("after the failure", "out", "old");
	check_folder("out");
}

static void
a_reader_that_has_gone(void **state)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_sink *sink;
	int ends[2];

	(void)state;
	signal(SIGPIPE, SIG_IGN);
	assert_int_equal(pipe(ends), 0);
	close(ends[0]);
	recto_sink_open_fd(&sink, ends[1], "standard output", &err);
	check_failure(sink, RECTO_EIO,
	    "cannot write standard output: the program that reads it has ended");
	close(ends[1]);
}

static const struct { const char *path; int code; const char *words; } refusal_rows[] = {
	{ ".", RECTO_EUSAGE, "cannot write .: it is a folder; name a file in it" },
	{ "absent/out", RECTO_EIO,
	  "cannot write absent/out: its folder does not exist; make the folder first" },
	{ "file/out", RECTO_EIO, "cannot write file/out: a part of the path is no folder" },
};

static void
places_that_cannot_be(void **state)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_sink *sink = NULL;
	size_t i;

	(void)state;
	put_file("file", "x");
	for (i = 0; i < COUNT(refusal_rows); i++) {
		check_code(refusal_rows[i].path,
		    recto_sink_open_file(&sink, refusal_rows[i].path, &err),
		    refusal_rows[i].code, &err);
		assert_string_equal(err.text, refusal_rows[i].words);
	}
	assert_null(sink);
	check_folder("file");
}

static void
a_read_only_file_is_respected(void **state)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_sink *sink = NULL;

	(void)state;
	if (geteuid() == 0)
		SKIP("root may write everything");
	put_file("out", "old");
	assert_int_equal(chmod("out", 0444), 0);
	assert_int_equal(recto_sink_open_file(&sink, "out", &err), RECTO_EIO);
	assert_string_equal(err.text, "cannot write out: permission denied; "
	    "change the permissions or write somewhere else");
	check_file("refused", "out", "old");
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(a_file_appears_with_the_commit),
		IN_FOLDER(nothing_is_left_without_a_commit),
		IN_FOLDER(the_old_file_stays_until_the_commit),
		IN_FOLDER(permissions_are_kept),
		IN_FOLDER(a_link_stays_a_link),
		IN_FOLDER(two_sinks_do_not_meet),
		IN_FOLDER(large_writes_keep_their_order),
		IN_FOLDER(a_device_is_written_directly),
		IN_FOLDER(a_descriptor_stays_open),
		IN_FOLDER(a_buffer_grows),
		IN_FOLDER(a_full_disk_says_so),
		IN_FOLDER(a_short_write_fails_at_the_commit),
		IN_FOLDER(a_file_too_large_leaves_the_old_one),
		IN_FOLDER(a_reader_that_has_gone),
		IN_FOLDER(places_that_cannot_be),
		IN_FOLDER(a_read_only_file_is_respected),
	};

	return RUN_TESTS(tests);
}
