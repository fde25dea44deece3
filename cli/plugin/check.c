/* SPDX-License-Identifier: MIT */
/*
 * `recto-plugin check MODULE`: what holds for every module, then the rules of
 * each role in it. The module is linked into a folder of its own, in front of
 * all others, so that it is this file that is checked, whatever is installed.
 */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../uninstalled.h"
#include "kit.h"
#include "plugin.h"
#include "rules.h"
#include "symbols.h"

#define LARGEST_SAMPLE	((size_t)16 << 20)
#define MOST_INPUTS	64

struct check {
	struct tap tap;
	char *module;			/* canonical path */
	char *folder, *link;		/* where the host finds it */
	recto_host *host;
	struct input input[MOST_INPUTS];	/* for what reads a source */
	size_t ninputs;
	recto_buf bytes[MOST_INPUTS];	/* of those that were made or read here */
	char name[MOST_INPUTS][64];
	size_t nbytes;
};

/* ----------------------------------------------------------------- symbols */

/* What a plugin may not use; a name that ends in * stands for all that begin so. */
static const struct {
	const char *name, *why;
} forbidden[] = {
	{ "exit", "a plugin does not end the process" },
	{ "_exit", "a plugin does not end the process" },
	{ "_Exit", "a plugin does not end the process" },
	{ "quick_exit", "a plugin does not end the process" },
	{ "setlocale", "the locale belongs to the program" },
	{ "signal", "signals belong to the program" },
	{ "sigaction", "signals belong to the program" },
	{ "setenv", "the environment belongs to the program" },
	{ "putenv", "the environment belongs to the program" },
	{ "unsetenv", "the environment belongs to the program" },
	{ "chdir", "the working folder belongs to the program" },
	{ "umask", "permissions belong to the program" },
	{ "stdout", "standard output belongs to the program; use recto_sink_write" },
	{ "stderr", "standard error belongs to the program; use recto_report" },
	{ "stdin", "standard input belongs to the program; use recto_source_read" },
	{ "printf", "standard output belongs to the program; use recto_sink_printf" },
	{ "vprintf", "standard output belongs to the program; use recto_sink_printf" },
	{ "__printf_chk", "standard output belongs to the program; use recto_sink_printf" },
	{ "__vprintf_chk", "standard output belongs to the program; use recto_sink_printf" },
	{ "puts", "standard output belongs to the program; use recto_sink_puts" },
	{ "putchar", "standard output belongs to the program; use recto_sink_write" },
	{ "perror", "standard error belongs to the program; use recto_fail" },
	{ "xmlCleanupParser", "others in the process use libxml2 too" },
	{ "xmlCleanupGlobals", "others in the process use libxml2 too" },
	{ "xmlMemSetup", "others in the process use libxml2 too" },
	{ "xmlSetGenericErrorFunc", "others in the process use libxml2 too; set the "
	    "handler of your own context" },
	{ "u_cleanup*", "others in the process use ICU too" },
	{ "u_setMemoryFunctions*", "others in the process use ICU too" },
	{ "lt_dl*", "libltdl has no locks; the host alone uses it" },
};

static int
fits(const char *pattern, const char *name)
{
	size_t len = strlen(pattern);

	if (len > 0 && pattern[len - 1] == '*')
		return strncmp(pattern, name, len - 1) == 0;
	return strcmp(pattern, name) == 0;
}

/* Linkers and sanitizers add names of their own. */
static int
is_of_tools(const char *name)
{
	static const char *const patterns[] = {
		"_init", "_fini", "_end", "_edata", "__bss_start", "__asan*", "__odr_asan*",
		"__ubsan*", "__start_*", "__stop_*", "__gcov*", "__llvm*", "__sancov*",
	};

	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
		if (fits(patterns[i], name))
			return 1;
	return 0;
}

static void
take_export(void *user, const char *name, int defined)
{
	if (defined && strcmp(name, RECTO_PLUGIN_SYMBOL) != 0 && !is_of_tools(name))
		recto_buf_addf(user, "%s is exported; make it static, or compile with "
		    "-fvisibility=hidden\n", name);
}

static void
take_import(void *user, const char *name, int defined)
{
	for (size_t i = 0; !defined && i < sizeof forbidden / sizeof *forbidden; i++)
		if (fits(forbidden[i].name, name))
			recto_buf_addf(user, "%s is used: %s\n", name, forbidden[i].why);
}

static enum verdict
look_at_symbols(const struct check *c, void (*take)(void *user, const char *name, int defined),
    recto_buf *why)
{
	recto_error err = RECTO_ERROR_INIT;
	int rc = symbols_read(c->module, take, why, &err);

	if (rc < 0)
		recto_buf_adds(why, err.text);
	if (rc == RECTO_ENOTSUP)
		return SKIPPED;
	return why->len > 0 ? BAD : GOOD;
}

static enum verdict
exports(const void *subject, recto_buf *why)
{
	return look_at_symbols(subject, take_export, why);
}

static enum verdict
imports(const void *subject, recto_buf *why)
{
	return look_at_symbols(subject, take_import, why);
}

/* ----------------------------------------------------------------- loading */

static enum verdict
loads(const void *subject, recto_buf *why)
{
	const struct check *c = subject;
	recto_error err = RECTO_ERROR_INIT;
	recto_buf first = RECTO_BUF_INIT, second = RECTO_BUF_INIT;
	enum verdict verdict = GOOD;

	if (recto_describe_module(c->module, &first, &err) < 0 ||
	    recto_describe_module(c->module, &second, &err) < 0) {
		recto_buf_adds(why, err.text);
		verdict = BAD;
	} else if (strcmp(first.data, second.data) != 0) {
		recto_buf_adds(why, "its descriptor changes");
		verdict = BAD;
	}
	recto_buf_dispose(&first);
	recto_buf_dispose(&second);
	return verdict;
}

static void
take_message(void *user, const recto_message *message)
{
	if (message->id == RECTO_MSG_PLUGIN_SKIPPED)
		recto_buf_addf(user, "%s: %s\n", message->file != NULL ? message->file : "",
		    message->text);
}

/* A host that knows the kit and finds the module first. */
static int
make_host(struct check *c, recto_message_fn fn, void *user, recto_host **out,
    recto_error *err)
{
	int rc;

	if ((rc = recto_host_new(out, fn, user, err)) < 0 ||
	    (rc = recto_host_add_plugin(*out, &kit_plugin, err)) < 0 ||
	    (rc = recto_host_add_folder(*out, c->folder, err)) < 0)
		return rc;
	return uninstalled_add_folders(*out, err);
}

static int
is_ours(const struct check *c, const recto_role_info *info)
{
	return strcmp(info->module, c->link) == 0;
}

static enum verdict
is_found(const void *subject, recto_buf *why)
{
	struct check *c = (struct check *)subject;
	recto_error err = RECTO_ERROR_INIT;
	recto_buf said = RECTO_BUF_INIT;
	const recto_role_info *info;
	recto_host *host = NULL;
	enum verdict verdict = BAD;

	if (make_host(c, take_message, &said, &host, &err) == 0)
		for (size_t i = 0; (info = recto_host_role(host, i)) != NULL; i++)
			if (is_ours(c, info))
				verdict = GOOD;
	if (verdict == BAD) {
		recto_buf_adds(why, err.text);
		recto_buf_adds(why, said.data);
	}
	recto_buf_dispose(&said);
	return verdict;
}

/* ------------------------------------------------------------------ inputs */

static recto_buf *
add_input(struct check *c, const char *name)
{
	recto_buf *bytes = &c->bytes[c->nbytes];

	snprintf(c->name[c->nbytes], sizeof c->name[0], "%s", name);
	*bytes = (recto_buf)RECTO_BUF_INIT;
	c->nbytes++;
	return bytes;
}

static int
is_full(const struct check *c)
{
	return c->nbytes == MOST_INPUTS;
}

/* Inputs nobody wrote: nothing, text, bytes of any kind. */
static void
make_inputs(struct check *c)
{
	static const char text[] =
	    "COUNCIL VOTES MONEY\nBy Anna Berg\n\nThe council has voted on Tuesday, with "
	    "nine\nagainst four, for the sea wall.\n\n\"It is done,\" said its chair.\n\f"
	    "\xe6\xb9\x96\xe4\xb8\x8a\n\n  - one\n  - two; 1.5, {\"a\": 1} <b>&amp;</b>\n";
	uint32_t state = 1;
	recto_buf *bytes;

	add_input(c, "an empty file");
	recto_buf_adds(add_input(c, "a text"), text);
	bytes = add_input(c, "random bytes");
	for (int i = 0; i < 1500; i++) {
		state = state * 1664525u + 1013904223u;	/* Numerical Recipes, 7.1 */
		recto_buf_addc(bytes, (char)(state >> 24));
	}
	recto_buf_add(add_input(c, "a NUL"), "", 1);
}

static int
read_sample(struct check *c, const char *path, recto_error *err)
{
	recto_source *src = NULL;
	const char *slash = strrchr(path, '/');
	recto_buf *bytes;
	char block[4096];
	size_t got = 1;
	int rc;

	if (is_full(c))
		return recto_fail(err, RECTO_ELIMIT, "more than %d samples",
		    MOST_INPUTS);
	if ((rc = recto_source_open_file(&src, path, err)) < 0)
		return rc;
	bytes = add_input(c, slash == NULL ? path : slash + 1);
	while (got > 0 && bytes->len < LARGEST_SAMPLE &&
	    (rc = recto_source_read(src, block, sizeof block, &got, err)) == 0)
		recto_buf_add(bytes, block, got);
	recto_source_close(src);
	return rc < 0 ? rc : recto_buf_status(bytes, err);
}

/* What the manifest says that files of the format begin with, and a text behind it. */
static void
add_signatures(struct check *c)
{
	recto_buf manifest = RECTO_BUF_INIT;
	const char *line;

	if (recto_describe_module(c->module, &manifest, NULL) < 0)
		return;
	for (line = strstr(manifest.data, "\nsignature "); line != NULL && !is_full(c);
	    line = strstr(line + 1, "\nsignature ")) {
		unsigned long offset = strtoul(line + 11, NULL, 10);
		const char *hex = strchr(line + 11, ' ');
		recto_buf *bytes = add_input(c, "a signature and a text");

		hex = strchr(hex + 1, ' ') + 1;
		for (unsigned long i = 0; i < offset; i++)
			recto_buf_addc(bytes, ' ');
		for (unsigned byte; sscanf(hex, "%2x", &byte) == 1; hex += 2)
			recto_buf_addc(bytes, (char)byte);
		recto_buf_adds(bytes, "\nThe first line.\nThe second one.\n");
	}
	recto_buf_dispose(&manifest);
}

static void
list_inputs(struct check *c)
{
	for (c->ninputs = 0; c->ninputs < c->nbytes; c->ninputs++) {
		const recto_buf *bytes = &c->bytes[c->ninputs];

		c->input[c->ninputs] = (struct input){ c->name[c->ninputs],
			(const unsigned char *)bytes->data, bytes->len };
	}
}

/* ------------------------------------------------------------------- roles */

static void
check_role(struct check *c, const recto_role_info *info)
{
	static const struct input documents[] = {
		{ "a document of every kind", (const unsigned char *)KIT_EVERY,
		  sizeof KIT_EVERY - 1 },
		{ "a document without parts", (const unsigned char *)KIT_NOTHING,
		  sizeof KIT_NOTHING - 1 },
	};
	struct subject s = { .module = c->module, .host = c->host, .role = info };

	if (info->kind == RECTO_READER ||
	    (info->kind == RECTO_FILTER && (info->flags & RECTO_ROLE_LINES))) {
		s.input = c->input;
		s.ninputs = c->ninputs;
	} else {
		s.input = documents;
		s.ninputs = sizeof documents / sizeof *documents;
	}
	rules_check(&c->tap, &s);
}

static int
check_roles(struct check *c, recto_error *err)
{
	const recto_role_info *info;
	int rc;

	if ((rc = make_host(c, NULL, NULL, &c->host, err)) < 0)
		return rc;
	add_signatures(c);
	list_inputs(c);
	for (size_t i = 0; (info = recto_host_role(c->host, i)) != NULL; i++)
		if (is_ours(c, info))
			check_role(c, info);
	return RECTO_OK;
}

/* ------------------------------------------------------------------ folder */

static int
make_folder(struct check *c, recto_error *err)
{
	const char *tmp = getenv("TMPDIR");

	if (asprintf(&c->folder, "%s/recto-check-XXXXXX",
	    tmp != NULL && tmp[0] == '/' ? tmp : "/tmp") < 0 || mkdtemp(c->folder) == NULL)
		return recto_fail(err, RECTO_EIO, "no temporary folder: %s", strerror(errno));
	if (asprintf(&c->link, "%s/module.so", c->folder) < 0 ||
	    symlink(c->module, c->link) < 0)
		return recto_fail(err, RECTO_EIO, "no link in the temporary folder: %s",
		    strerror(errno));
	/* Nothing of the user's is to change the outcome. */
	unsetenv("RECTO_PLUGIN_PATH");
	setenv("XDG_DATA_HOME", c->folder, 1);
	return RECTO_OK;
}

static void
dispose(struct check *c)
{
	if (c->link != NULL)
		unlink(c->link);
	if (c->folder != NULL)
		rmdir(c->folder);
	for (size_t i = 0; i < c->nbytes; i++)
		recto_buf_dispose(&c->bytes[i]);
	recto_host_free(c->host);
	free(c->module);
	free(c->folder);
	free(c->link);
}

static int
run(struct check *c, recto_error *err)
{
	int rc;

	if ((rc = make_folder(c, err)) < 0)
		return rc;
	if (tap_run(&c->tap, "the module loads, and its descriptor is sound", loads, c) == GOOD) {
		tap_run(&c->tap, "it exports " RECTO_PLUGIN_SYMBOL " and nothing else",
		    exports, c);
		tap_run(&c->tap, "it uses nothing that belongs to the program", imports, c);
		if (tap_run(&c->tap, "the host takes it", is_found, c) == GOOD)
			rc = check_roles(c, err);
	}
	tap_finish(&c->tap);
	return rc;
}

int
command_check(char **args)
{
	struct check c = { .nbytes = 0 };
	recto_error err = RECTO_ERROR_INIT;
	int status;

	if (args[0] == NULL)
		return say_usage("check takes the path of a module, and files for its readers");
	if ((c.module = realpath(args[0], NULL)) == NULL) {
		recto_fail(&err, RECTO_ENOENT, "there is no module %s: %s", args[0],
		    strerror(errno));
		return say_failed(&err);
	}
	make_inputs(&c);
	for (size_t i = 1; args[i] != NULL && err.code == RECTO_OK; i++)
		read_sample(&c, args[i], &err);
	if (err.code != RECTO_OK || run(&c, &err) < 0)
		status = say_failed(&err);
	else
		status = c.tap.bad > 0 ? FAILED : DONE;
	dispose(&c);
	return status;
}
