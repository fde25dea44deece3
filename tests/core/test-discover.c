/* SPDX-License-Identifier: MIT */
/* Which modules are found in folders, in which order, and what is refused. */
#include <fcntl.h>

#include "../folder.h"
#include "core/discover.h"

struct test {
	struct folder folder;
	recto_paths paths;
	recto_found found;
	recto_buf said;		/* ids and files of messages */
};

static void
listen(void *user, const recto_message *message)
{
	struct test *t = user;
	const char *file = strrchr(message->file == NULL ? "/-" : message->file, '/');

	recto_buf_addf(&t->said, "%s %s\n", recto_message_name(message->id), file + 1);
}

static int
begin(void **state)
{
	struct test *t = calloc(1, sizeof *t);

	*t = (struct test){ .said = RECTO_BUF_INIT };
	folder_enter(&t->folder);
	*state = t;
	return 0;
}

static int
end(void **state)
{
	struct test *t = *state;

	recto_found__dispose(&t->found);
	recto_paths__dispose(&t->paths);
	recto_buf_dispose(&t->said);
	folder_leave(&t->folder);
	free(t);
	return 0;
}

static void
add_path(struct test *t, const char *name)
{
	char path[200];

	snprintf(path, sizeof path, "%s/%s", t->folder.path, name);
	assert_int_equal(recto_paths__add(&t->paths, path, NULL), 0);
}

/* The found modules below the test's folder, a line each. */
static void
check_found(struct test *t, const char *want)
{
	recto_listener to = { listen, t };
	recto_buf got = RECTO_BUF_INIT;
	recto_error err = RECTO_ERROR_INIT;

	check_code("discover", recto_discover__modules(&t->found, &t->paths, &to, &err), 0, &err);
	for (size_t i = 0; i < t->found.n; i++) {
		assert_memory_equal(t->found.module[i], t->folder.path, strlen(t->folder.path));
		recto_buf_addf(&got, "%s\n", t->found.module[i] + strlen(t->folder.path) + 1);
	}
	check_text("found", got.data, got.len, want);
	recto_buf_dispose(&got);
}

static void
in_order(void **state)
{
	struct test *t = *state;

	put_folder("b");
	put_folder("a");
	put_file("a/z.so", "");
	put_file("a/A.so", "");
	put_file("a/m.so", "");
	put_file("b/c.so", "");
	add_path(t, "b");
	add_path(t, "missing");
	add_path(t, "a");
	check_found(t, "b/c.so\na/A.so\na/m.so\na/z.so\n");
	check_text("said", t->said.data, t->said.len, "");
}

static void
only_modules(void **state)
{
	struct test *t = *state;

	put_folder("p");
	put_folder("p/folder.so");
	put_file("p/good.so", "");
	put_file("p/good.recto", "");
	put_file("p/debug.so.dbg", "");
	put_file("p/versioned.so.0", "");
	put_file("p/library.la", "");
	put_file("p/UPPER.SO", "");
	put_file("p/.hidden.so", "");
	put_file("p/.so", "");
	assert_int_equal(mkfifo("p/pipe.so", 0600), 0);
	put_file("file", "");
	add_path(t, "p");
	add_path(t, "file");
	check_found(t, "p/good.so\n");
	check_text("said", t->said.data, t->said.len, "");
}

/* One file under several names and through several folders counts once. */
static void
once(void **state)
{
	struct test *t = *state;

	put_folder("p");
	put_file("p/a.so", "");
	assert_int_equal(link("p/a.so", "p/b.so"), 0);
	assert_int_equal(symlink("a.so", "p/c.so"), 0);
	assert_int_equal(symlink("nowhere", "p/d.so"), 0);
	assert_int_equal(symlink("p", "q"), 0);
	add_path(t, "p");
	add_path(t, "q");
	add_path(t, "p/../p");
	check_found(t, "p/a.so\n");
	check_text("said", t->said.data, t->said.len,
	    "plugin-skipped d.so\nplugin-skipped d.so\nplugin-skipped d.so\n");
}

static void
not_from_others(void **state)
{
	struct test *t = *state;

	put_folder("open");
	put_folder("mine");
	put_file("open/a.so", "");
	put_file("mine/b.so", "");
	put_file("mine/c.so", "");
	put_file("mine/d.so", "");
	assert_int_equal(chmod("open", 0777), 0);
	assert_int_equal(chmod("mine/b.so", 0646), 0);
	assert_int_equal(chmod("mine/c.so", 0664), 0);
	/* A group that is not ours can only be given by root. */
	if (chown("mine/d.so", (uid_t)-1, getegid() + 1) == 0)
		assert_int_equal(chmod("mine/d.so", 0664), 0);
	else
		assert_int_equal(chmod("mine/d.so", 0666), 0);
	add_path(t, "open");
	add_path(t, "mine");
	check_found(t, "mine/c.so\n");
	check_text("said", t->said.data, t->said.len,
	    "plugin-skipped open\nplugin-skipped b.so\nplugin-skipped d.so\n");
}

/* --------------------------------------------------------------- manifests */

static void
set_time(const char *path, time_t seconds, long nanoseconds)
{
	struct timespec times[2] = { { seconds, nanoseconds }, { seconds, nanoseconds } };

	assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void
check_manifest(const char *label, int want)
{
	recto_buf text = RECTO_BUF_INIT;

	if (recto_discover__manifest("p/a.so", &text, NULL) != want)
		fail_msg("%s: the manifest is %s", label, want ? "not used" : "used");
	if (want)
		check_text(label, text.data, text.len, "text");
	recto_buf_dispose(&text);
}

static void
manifests(void **state)
{
	(void)state;
	put_folder("p");
	put_file("p/a.so", "");
	check_manifest("missing", 0);
	put_file("p/a.recto", "text");
	check_manifest("younger", 1);
	set_time("p/a.so", 1000, 5);
	set_time("p/a.recto", 1000, 5);
	check_manifest("as old", 1);
	set_time("p/a.recto", 1000, 4);
	check_manifest("older", 0);
	set_time("p/a.recto", 1001, 0);
	check_manifest("younger again", 1);
	assert_int_equal(chmod("p/a.recto", 0666), 0);
	check_manifest("writable by others", 0);
	assert_int_equal(remove("p/a.recto"), 0);
	put_folder("p/a.recto");
	check_manifest("a folder", 0);
}

/* ------------------------------------------------------------------- paths */

static void
check_paths(int (*add)(recto_paths *, const recto_listener *, recto_error *), const char *want)
{
	recto_paths paths = { NULL, 0 };
	recto_listener to = { NULL, NULL };
	recto_buf got = RECTO_BUF_INIT;

	assert_int_equal(add(&paths, &to, NULL), 0);
	for (size_t i = 0; i + 1 < paths.n; i++)	/* the last is where recto is installed */
		recto_buf_addf(&got, "%s\n", paths.folder[i]);
	check_text("paths", got.data, got.len, want);
	recto_buf_dispose(&got);
	recto_paths__dispose(&paths);
}

static int
add_data(recto_paths *paths, const recto_listener *to, recto_error *err)
{
	static char folder[] = "/brought";
	char *folders[] = { folder };
	const recto_paths brought = { folders, 1 };

	return recto_paths__add_data(paths, &brought, to, err);
}

static void
paths(void **state)
{
	recto_paths paths = { NULL, 0 };
	recto_error err = RECTO_ERROR_INIT;

	(void)state;
	setenv("RECTO_PLUGIN_PATH", "/one:relative::./x:/two", 1);
	setenv("RECTO_DATA_PATH", "/three", 1);
	setenv("XDG_DATA_HOME", "/home/data", 1);
	setenv("XDG_DATA_DIRS", "/sys:bad", 1);
	check_paths(recto_paths__add_plugins, "/one\n/two\n/home/data/recto/plugins\n");
	check_paths(add_data, "/three\n/home/data/recto\n/brought\n/sys/recto\n");
	setenv("XDG_DATA_HOME", "home", 1);
	setenv("HOME", "/home", 1);
	unsetenv("RECTO_PLUGIN_PATH");
	unsetenv("XDG_DATA_DIRS");
	check_paths(recto_paths__add_plugins, "/home/.local/share/recto/plugins\n");
	check_paths(add_data, "/three\n/home/.local/share/recto\n/brought\n"
	    "/usr/local/share/recto\n/usr/share/recto\n");
	unsetenv("HOME");
	check_paths(recto_paths__add_plugins, "");
	check_code("relative", recto_paths__add(&paths, "a/b", &err), RECTO_EUSAGE, &err);
}

static void
tells_of_relative(void **state)
{
	struct test *t = *state;
	recto_listener to = { listen, t };

	setenv("RECTO_PLUGIN_PATH", "a:/b:c", 1);
	assert_int_equal(recto_paths__add_plugins(&t->paths, &to, NULL), 0);
	check_text("said", t->said.data, t->said.len, "folder-ignored -\nfolder-ignored -\n");
	unsetenv("RECTO_PLUGIN_PATH");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(in_order, begin, end),
		cmocka_unit_test_setup_teardown(only_modules, begin, end),
		cmocka_unit_test_setup_teardown(once, begin, end),
		cmocka_unit_test_setup_teardown(not_from_others, begin, end),
		cmocka_unit_test_setup_teardown(manifests, begin, end),
		cmocka_unit_test(paths),
		cmocka_unit_test_setup_teardown(tells_of_relative, begin, end),
	};

	return RUN_TESTS(tests);
}
