/* SPDX-License-Identifier: MIT */
/* Further files of a sink: all of them or none, and no name that could do harm. */
#include "config.h"

#include <dirent.h>

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

static recto_sink *
open_part(recto_sink *sink, const char *name)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_sink *part = NULL;

	check_code(name, recto_sink_open_part(&part, sink, name, &err), RECTO_OK, &err);
	return part;
}

static void
commit(recto_sink *sink)
{
	recto_error err = RECTO_ERROR_INIT;

	check_code("commit", recto_sink_commit(sink, &err), RECTO_OK, &err);
	recto_sink_close(sink);
}

static void
put_part(recto_sink *sink, const char *name, const char *text)
{
	recto_sink *part = open_part(sink, name);

	recto_sink_puts(part, text);
	commit(part);
}

/* A file of this text; NULL: there is none. */
static void
check_file(const char *path, const char *want)
{
	char got[100] = "";
	FILE *file = fopen(path, "rb");
	size_t len;

	if (want == NULL) {
		assert_null(file);
		return;
	}
	if (file == NULL)
		fail_msg("there is no %s", path);
	len = fread(got, 1, sizeof got, file);
	fclose(file);
	check_text(path, got, len, want);
}

/* So many files stand in the working folder, hidden ones too. */
static void
check_files(size_t want)
{
	DIR *dir = opendir(".");
	size_t n = 0;

	assert_non_null(dir);
	for (struct dirent *e; (e = readdir(dir)) != NULL; )
		n += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
	closedir(dir);
	check_number("files", n, want);
}

/* ------------------------------------------------------------- all or none */

static void
they_appear_with_their_sink(void **state)
{
	recto_sink *sink = open_file("page"), *part;

	(void)state;
	assert_string_equal(recto_sink_name(sink), "page");
	put_file("old", "old");
	part = open_part(sink, "one");
	assert_string_equal(recto_sink_name(part), "one");
	recto_sink_puts(part, "1");
	put_part(sink, "old", "new");
	commit(part);
	recto_sink_puts(sink, "0");
	check_file("one", NULL);
	check_file("old", "old");
	commit(sink);
	check_file("page", "0");
	check_file("one", "1");
	check_file("old", "new");
	check_files(3);
}

static void
they_go_with_their_sink(void **state)
{
	recto_sink *sink = open_file("page");

	(void)state;
	put_part(sink, "one", "1");
	put_part(sink, "two", "2");
	check_files(3);
	recto_sink_close(sink);
	check_files(0);
}

static void
what_was_not_committed_is_dropped(void **state)
{
	recto_sink *sink = open_file("page"), *part = open_part(sink, "one");

	(void)state;
	recto_sink_puts(part, "1");
	recto_sink_close(part);
	commit(sink);
	check_file("one", NULL);
	check_files(1);
}

static void
they_stand_in_the_folder_of_their_sink(void **state)
{
	recto_sink *sink;

	(void)state;
	assert_int_equal(mkdir("out", 0777), 0);
	sink = open_file("out/page");
	assert_string_equal(recto_sink_name(sink), "page");
	put_part(sink, "one", "1");
	commit(sink);
	check_file("out/one", "1");
	check_files(1);
}

static void
a_part_of_a_part_is_its_neighbour(void **state)
{
	recto_sink *sink = open_file("page"), *part = open_part(sink, "one");

	(void)state;
	put_part(part, "two", "2");
	commit(part);
	check_file("two", NULL);
	commit(sink);
	check_file("two", "2");
	check_files(3);
}

static void
a_part_of_a_part_that_is_dropped_goes_with_it(void **state)
{
	recto_sink *sink = open_file("page"), *part = open_part(sink, "one"), *second;

	(void)state;
	second = open_part(part, "two");
	put_part(second, "three", "3");
	commit(second);
	recto_sink_close(part);
	put_part(sink, "four", "4");
	commit(sink);
	check_file("two", NULL);
	check_file("three", NULL);
	check_file("four", "4");
	check_files(2);
}

static void
folders_are_made_for_them(void **state)
{
	recto_sink *sink = open_file("page"), *part = open_part(sink, "a/b/one");

	(void)state;
	put_folder("there");
	assert_string_equal(recto_sink_name(part), "a/b/one");
	put_part(part, "a/two", "2");
	put_part(part, "there/three", "3");
	commit(part);
	commit(sink);
	check_file("a/b/one", "");
	check_file("a/two", "2");
	check_file("there/three", "3");
	check_files(3);
}

static void
folders_go_with_them(void **state)
{
	recto_sink *sink = open_file("page"), *part;

	(void)state;
	put_folder("there");
	put_part(sink, "a/b/one", "1");
	put_part(sink, "there/two", "2");
	recto_sink_close(sink);
	check_files(1);
	sink = open_file("page");
	part = open_part(sink, "a/b/one");
	put_part(part, "a/b/two", "2");
	recto_sink_close(part);
	commit(sink);
	check_files(2);
}

static void
no_folder_is_called_as_a_file(void **state)
{
	recto_sink *sink = open_file("page"), *part = NULL;
	recto_error err = RECTO_ERROR_INIT;

	(void)state;
	put_file("file", "");
	put_part(sink, "a", "1");
	put_part(sink, "b/c", "2");
	check_code("a/c", recto_sink_open_part(&part, sink, "A/c", &err), RECTO_EUSAGE, &err);
	assert_string_equal(err.text, "two files beside page are called A");
	check_code("b", recto_sink_open_part(&part, sink, "B", &err), RECTO_EUSAGE, &err);
	check_code("file", recto_sink_open_part(&part, sink, "file/a", &err), RECTO_EIO, &err);
	assert_string_equal(err.text, "cannot write file: a part of the path is no folder");
	assert_null(part);
	commit(sink);
	check_file("b/c", "2");
}

/* More than the names of temporary files that are tried for one. */
static void
there_can_be_many(void **state)
{
	recto_sink *sink = open_file("page");
	char name[20];

	(void)state;
	for (int i = 0; i < 2500; i++) {
		snprintf(name, sizeof name, "part-%d", i);
		put_part(sink, name, name);
	}
	commit(sink);
	check_file("part-0", "part-0");
	check_file("part-2499", "part-2499");
	check_files(2501);
}

/* ---------------------------------------------------------------- failures */

static void
one_left_open_is_told(void **state)
{
	recto_sink *sink = open_file("page"), *part = open_part(sink, "one");
	recto_error err = RECTO_ERROR_INIT;

	(void)state;
	check_code("commit", recto_sink_commit(sink, &err), RECTO_EUSAGE, &err);
	assert_string_equal(err.text, "1 of the files beside page are still open");
	recto_sink_close(part);
	recto_sink_close(sink);
	check_files(0);
}

static void
one_that_fails_fails_all(void **state)
{
	recto_sink *sink = open_file("page"), *part;
	recto_error err = RECTO_ERROR_INIT;

	(void)state;
	if (access("/dev/full", W_OK) != 0)
		SKIP("there is no /dev/full");
	assert_int_equal(symlink("/dev/full", "full"), 0);
	put_part(sink, "one", "1");
	part = open_part(sink, "full");
	recto_sink_puts(part, "x");
	assert_int_equal(recto_sink_commit(part, NULL), RECTO_EIO);
	recto_sink_close(part);
	check_code("whole", recto_sink_commit(sink, &err), RECTO_EIO, &err);
	assert_string_equal(err.text, "cannot write full: "
	    "the disk is full; free some space or write somewhere else");
	recto_sink_close(sink);
	check_files(1);
}

static void
one_that_cannot_be_moved_is_told(void **state)
{
	recto_sink *sink = open_file("page");
	recto_error err = RECTO_ERROR_INIT;

	(void)state;
	put_part(sink, "one", "1");
	put_part(sink, "two", "2");
	assert_int_equal(mkdir("one", 0777), 0);
	check_code("commit", recto_sink_commit(sink, &err), RECTO_EUSAGE, &err);
	assert_string_equal(err.text, "cannot write one: it is a folder; name a file in it");
	recto_sink_close(sink);
	check_files(1);
}

static int
refuse_two(void *user, const char *path, recto_error *err)
{
	recto_buf_addf(user, "%s;", path);
	return strcmp(path, "./two") == 0 ? recto_fail(err, RECTO_EUSAGE, "not two") : RECTO_OK;
}

static void
the_embedder_is_asked(void **state)
{
	recto_sink *sink = open_file("./page"), *part = NULL;
	recto_buf asked = RECTO_BUF_INIT;
	recto_error err = RECTO_ERROR_INIT;

	(void)state;
	recto_sink_on_part(sink, refuse_two, &asked);
	put_part(sink, "one", "1");
	check_code("two", recto_sink_open_part(&part, sink, "two", &err), RECTO_EUSAGE, &err);
	assert_string_equal(err.text, "not two");
	assert_null(part);
	assert_string_equal(asked.data, "./one;./two;");
	recto_buf_dispose(&asked);
	commit(sink);
	check_files(2);
}

static void
a_stream_has_no_place_for_them(void **state)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_buf buf = RECTO_BUF_INIT;
	recto_sink *sink, *part = NULL;

	(void)state;
	assert_int_equal(recto_sink_open_memory(&sink, &buf, NULL), 0);
	assert_null(recto_sink_name(sink));
	check_code("memory", recto_sink_open_part(&part, sink, "one", &err), RECTO_ENOTSUP, &err);
	recto_sink_close(sink);
	sink = open_file("/dev/null");
	assert_null(recto_sink_name(sink));
	check_code("device", recto_sink_open_part(&part, sink, "one", &err), RECTO_ENOTSUP, &err);
	recto_sink_close(sink);
	assert_int_equal(recto_sink_open_fd(&sink, 1, "standard output", NULL), 0);
	check_code("fd", recto_sink_open_part(&part, sink, "one", &err), RECTO_ENOTSUP, &err);
	assert_string_equal(err.text, "cannot write one: there is no place for further files "
	    "beside standard output; write to a file");
	recto_sink_close(sink);
	assert_null(part);
	check_files(0);
}

/* ------------------------------------------------------------------- names */

#define TEN "0123456789"
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

static const struct { const char *name, *fault; } names[] = {
	{ "a1.xml", NULL }, { "a b-c_d.e", NULL }, { "\xe6\xb9\x96.xml", NULL },
	{ "con-1", NULL }, { "com0", NULL }, { "com", NULL }, { HUNDRED HUNDRED, NULL },
	{ "", "it is empty" },
	{ "..", "it begins with a dot or a space" },
	{ ".hidden", "it begins with a dot or a space" },
	{ "../out", "it begins with a dot or a space" },
	{ "a/../out", "it begins with a dot or a space" },
	{ "/etc/out", "a folder in it has no name" },
	{ "a//b", "a folder in it has no name" },
	{ "a/", "a folder in it has no name" },
	{ "a /b", "it ends with a dot or a space" },
	{ "a/aux/b", "it is a device of some systems" },
	{ "f/b", NULL }, { "f/" HUNDRED HUNDRED, NULL },
	{ "f/" HUNDRED HUNDRED "x", "it is too long" },
	{ "a\\b", "it has one of < > : \" | ? * \\, which not every system takes" },
	{ "a\nb", "it has a control character" },
	{ "a\xc2\x85" "b", "it has a control character" },
	{ "a:b", "it has one of < > : \" | ? * \\, which not every system takes" },
	{ "a\xff", "it is not UTF-8" }, { "\xc0\xaf", "it is not UTF-8" },
	{ "end.", "it ends with a dot or a space" },
	{ "NUL.xml", "it is a device of some systems" },
	{ "com1", "it is a device of some systems" },
	{ "Lpt9.txt", "it is a device of some systems" },
	{ HUNDRED HUNDRED "x", "it is too long" },
	{ "p:age.xml", "the first file has it" }, { "P:AGE.XML", "it has one of < > : \" | ? * \\, "
	  "which not every system takes" },
	/* what the user called the page is good, what comes after it is looked at */
	{ "p:age-a1.xml", NULL }, { "p:age", NULL },
	{ "p:age-f/x", NULL }, { "p:age/../x", "it begins with a dot or a space" },
	{ "p:age.", "it ends with a dot or a space" },
};

static void
names_are_checked(void **state)
{
	recto_sink *sink = open_file("p:age.xml"), *part = NULL;
	char want[500];

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		recto_error err = RECTO_ERROR_INIT;
		int rc = recto_sink_open_part(&part, sink, names[i].name, &err);

		check_code(names[i].name, rc, names[i].fault ? RECTO_EUSAGE : RECTO_OK, &err);
		if (rc == RECTO_OK) {
			recto_sink_close(part);
			continue;
		}
		snprintf(want, sizeof want, "\"%s\" is no name for a further file: %s",
		    names[i].name, names[i].fault);
		assert_string_equal(err.text, want);
	}
	recto_sink_close(sink);
	check_files(0);
}

static void
a_name_is_used_once(void **state)
{
	recto_sink *sink = open_file("page"), *part = NULL;
	recto_error err = RECTO_ERROR_INIT;

	(void)state;
	put_part(sink, "One", "1");
	check_code("one", recto_sink_open_part(&part, sink, "one", &err), RECTO_EUSAGE, &err);
	assert_string_equal(err.text, "two files beside page are called one");
	assert_null(part);
	commit(sink);
	check_files(2);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(they_appear_with_their_sink),
		IN_FOLDER(they_go_with_their_sink),
		IN_FOLDER(what_was_not_committed_is_dropped),
		IN_FOLDER(they_stand_in_the_folder_of_their_sink),
		IN_FOLDER(a_part_of_a_part_is_its_neighbour),
		IN_FOLDER(a_part_of_a_part_that_is_dropped_goes_with_it),
		IN_FOLDER(folders_are_made_for_them),
		IN_FOLDER(folders_go_with_them),
		IN_FOLDER(no_folder_is_called_as_a_file),
		IN_FOLDER(there_can_be_many),
		IN_FOLDER(one_left_open_is_told),
		IN_FOLDER(one_that_fails_fails_all),
		IN_FOLDER(one_that_cannot_be_moved_is_told),
		IN_FOLDER(the_embedder_is_asked),
		IN_FOLDER(a_stream_has_no_place_for_them),
		IN_FOLDER(names_are_checked),
		IN_FOLDER(a_name_is_used_once),
	};

	return RUN_TESTS(tests);
}
