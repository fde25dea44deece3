/* SPDX-License-Identifier: MIT */
/*
 * Hosts, seen from outside: which roles there are and what is known of them.
 * The modules of tests/modules are linked into folders of the test.
 */
#include "../folder.h"
#include "../loads.h"
#include "recto/recto.h"

static char modules[4096];	/* where make put them */

struct test {
	struct folder folder;
	recto_host *host;
	recto_buf said;
};

static void
listen(void *user, const recto_message *message)
{
	struct test *t = user;
	const char *file = message->file == NULL ? "/-" : strrchr(message->file, '/');

	recto_buf_addf(&t->said, "%s %s\n", recto_message_name(message->id), file + 1);
}

static int
begin(void **state)
{
	struct test *t = calloc(1, sizeof *t);

	*t = (struct test){ .said = RECTO_BUF_INIT };
	folder_enter(&t->folder);
	put_folder("p");
	assert_int_equal(recto_host_new(&t->host, listen, t, NULL), 0);
	*state = t;
	return 0;
}

static int
end(void **state)
{
	struct test *t = *state;

	recto_host_free(t->host);
	recto_buf_dispose(&t->said);
	folder_leave(&t->folder);
	free(t);
	return 0;
}

static void
install(const char *module, const char *as)
{
	char from[5000];

	snprintf(from, sizeof from, "%s/%s", modules, module);
	assert_int_equal(symlink(from, as), 0);
}

static void
add_folder(struct test *t, const char *name)
{
	char path[200];

	snprintf(path, sizeof path, "%s/%s", t->folder.path, name);
	assert_int_equal(recto_host_add_folder(t->host, path, NULL), 0);
}

static void
check_role(struct test *t, recto_role_kind kind, const char *name, const char *module)
{
	const recto_role_info *info = recto_host_lookup(t->host, kind, name);

	if (info == NULL)
		fail_msg("there is no %s", name);
	check_text(name, info->module + strlen(t->folder.path) + 1,
	    strlen(info->module) - strlen(t->folder.path) - 1, module);
}

static void
describes(void **state)
{
	struct test *t = *state;
	const recto_role_info *info;

	install("sample.so", "p/sample.so");
	add_folder(t, "p");
	check_role(t, RECTO_READER, "sample", "p/sample.so");
	info = recto_host_lookup(t->host, RECTO_READER, "sample");
	assert_string_equal(info->suffixes, ".sample");
	assert_string_equal(info->plugin, "sample");
	assert_string_equal(info->version, "1.2");
	assert_int_equal(info->noptions, 4);
	assert_string_equal(info->options[0].choices[2], "overlap");
	assert_null(recto_host_lookup(t->host, RECTO_FILTER, "sample"));
	check_text("said", t->said.data, t->said.len, "");
}

static void
sorted(void **state)
{
	struct test *t = *state;
	const recto_role_info *info, *before = NULL;

	install("sample.so", "p/sample.so");
	install("bids.so", "p/bids.so");
	add_folder(t, "p");
	for (size_t i = 0; (info = recto_host_role(t->host, i)) != NULL; i++) {
		if (before != NULL)
			assert_true(strcmp(before->name, info->name) < 0 ||
			    (strcmp(before->name, info->name) == 0 &&
			    before->kind < info->kind));
		before = info;
	}
	assert_non_null(before);
}

/* A manifest is believed until somebody needs the module. */
static void
believes_manifests(void **state)
{
	struct test *t = *state;

	put_file("p/dream.so", "not a module at all");
	put_file("p/dream.recto", "recto-manifest 1\nabi 1.0\nmodel 1\nplugin dream\nversion 1\n"
	    "license MIT\nabout dreams\nwriter dream\nsummary dreams\nend\n");
	add_folder(t, "p");
	check_role(t, RECTO_WRITER, "dream", "p/dream.so");
	check_text("said", t->said.data, t->said.len, "");
}

static void
asks_modules(void **state)
{
	static const char *const texts[] = { "", "nonsense\n", "recto-manifest 9\nend\n" };
	struct test *t = *state;

	for (size_t i = 0; i < COUNT(texts); i++) {
		put_file("p/sample.recto", texts[i]);
		install("sample.so", "p/sample.so");
		add_folder(t, "p");
		check_role(t, RECTO_WRITER, "sample", "p/sample.so");
		check_text("said", t->said.data, t->said.len, "");
		recto_host_free(t->host);
		assert_int_equal(recto_host_new(&t->host, listen, t, NULL), 0);
		remove("p/sample.so");
	}
}

/* The manifest says what a module would, so that it is not even opened. */
static void
refuses_by_manifest(void **state)
{
	struct test *t = *state;

	put_file("p/new.so", "not a module at all");
	put_file("p/new.recto", "recto-manifest 1\nabi 2.0\nmodel 1\nplugin new\nversion 1\n"
	    "license MIT\nabout x\nwriter new\nsummary x\nend\n");
	add_folder(t, "p");
	assert_null(recto_host_lookup(t->host, RECTO_WRITER, "new"));
	check_text("said", t->said.data, t->said.len, "plugin-skipped new.so\n");
}

static void
skips_faulty(void **state)
{
	struct test *t = *state;

	install("fault-abi.so", "p/a.so");
	put_file("p/b.so", "not a module");
	install("sample.so", "p/c.so");
	add_folder(t, "p");
	check_role(t, RECTO_WRITER, "sample", "p/c.so");
	assert_null(recto_host_lookup(t->host, RECTO_READER, "faulty"));
	check_text("said", t->said.data, t->said.len,
	    "plugin-skipped a.so\nplugin-skipped b.so\n");
}

static void
first_wins(void **state)
{
	struct test *t = *state;
	const char *dream = "recto-manifest 1\nabi 1.0\nmodel 1\nplugin dream\nversion 1\n"
	    "license MIT\nabout dreams\nwriter dream\nsummary dreams\nend\n";

	put_folder("q");
	put_file("q/dream.so", "x");
	put_file("q/dream.recto", dream);
	put_file("p/dream.so", "x");
	put_file("p/dream.recto", dream);
	add_folder(t, "q");
	add_folder(t, "p");
	check_role(t, RECTO_WRITER, "dream", "q/dream.so");
	check_text("said", t->said.data, t->said.len, "plugin-hidden dream.so\n");
}

static void
by_suffix(void **state)
{
	static const struct { const char *path, *want; } rows[] = {
		{ "page.one", "first" },
		{ "PAGE.ONE", "first" },
		{ "a/b.c/page.one", "first" },
		{ "page.two", "first" },	/* first by name: both have it second */
		{ "page.big.two", "second" },	/* the longer suffix */
		{ "page.six", "second" },	/* the first of its list */
		{ "page.none", NULL },
		{ ".one", NULL },		/* nothing before the suffix */
		{ "one", NULL },
		{ "a.one/page", NULL },
	};
	struct test *t = *state;

	put_file("p/d.so", "x");
	put_file("p/d.recto", "recto-manifest 1\nabi 1.0\nmodel 1\nplugin d\nversion 1\n"
	    "license MIT\nabout x\nwriter first\nsummary x\nsuffixes .one .two .six\n"
	    "writer second\nsummary x\nsuffixes .six .two .big.two\nend\n");
	add_folder(t, "p");
	for (size_t i = 0; i < COUNT(rows); i++) {
		const recto_role_info *info = recto_host_lookup_suffix(t->host, RECTO_WRITER,
		    rows[i].path);

		if (info == NULL)
			check_text(rows[i].path, "none", 4,
			    rows[i].want == NULL ? "none" : rows[i].want);
		else
			check_text(rows[i].path, info->name, strlen(info->name),
			    rows[i].want == NULL ? "none" : rows[i].want);
	}
	assert_null(recto_host_lookup_suffix(t->host, RECTO_READER, "page.one"));
}

static void
folders_first(void **state)
{
	struct test *t = *state;
	recto_error err = RECTO_ERROR_INIT;

	check_code("relative", recto_host_add_folder(t->host, "p", &err), RECTO_EUSAGE, &err);
	assert_null(recto_host_lookup(t->host, RECTO_READER, "sample"));
	check_code("late", recto_host_add_folder(t->host, "/p", &err), RECTO_EUSAGE, &err);
}

static void
suggests(void **state)
{
	struct test *t = *state;

	install("sample.so", "p/sample.so");
	add_folder(t, "p");
	assert_string_equal(recto_host_suggest(t->host, RECTO_WRITER, "sampel"), "sample");
	assert_null(recto_host_suggest(t->host, RECTO_FILTER, "sampel"));
	assert_string_equal(recto_host_suggest(t->host, 0, "numbr"), "number");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(describes, begin, end),
		cmocka_unit_test_setup_teardown(sorted, begin, end),
		cmocka_unit_test_setup_teardown(believes_manifests, begin, end),
		cmocka_unit_test_setup_teardown(asks_modules, begin, end),
		cmocka_unit_test_setup_teardown(refuses_by_manifest, begin, end),
		cmocka_unit_test_setup_teardown(skips_faulty, begin, end),
		cmocka_unit_test_setup_teardown(first_wins, begin, end),
		cmocka_unit_test_setup_teardown(by_suffix, begin, end),
		cmocka_unit_test_setup_teardown(folders_first, begin, end),
		cmocka_unit_test_setup_teardown(suggests, begin, end),
	};

	if (has_no_modules())
		return 0;
	assert_non_null(realpath("tests/modules/.libs", modules));
	setenv("XDG_DATA_HOME", "/nowhere", 1);
	unsetenv("RECTO_PLUGIN_PATH");
	return RUN_TESTS(tests);
}
