/* SPDX-License-Identifier: MIT */
/*
 * The host of tests that read language files: it finds them in the source
 * folder and counts what is complained of.
 */
#ifndef TESTS_ARTICLES_HOST_H
#define TESTS_ARTICLES_HOST_H

#include "config.h"

#include <dirent.h>
#include <stdlib.h>

#include <recto/plugin.h>

#include "../../../plugins/articles/lang/lang.h"
#include "../../check.h"

static struct langs *langs;
struct recto_context {
	char folder[1000];
	unsigned complaints;
};

static recto_context context;

void
recto_report(recto_context *ctx, recto_message_id id, uint64_t line, const char *format, ...)
{
	va_list args;
	char text[400];

	(void)line;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	print_error("%s: %s\n", recto_message_name(id), text);
	ctx->complaints++;
}

int
recto_open_data(recto_context *ctx, recto_source **out, const char *name, recto_error *err)
{
	char path[1400];

	snprintf(path, sizeof path, "%s/%s", ctx->folder, name);
	return recto_source_open_file(out, path, err);
}

int
recto_list_data(recto_context *ctx, const char *suffix, recto_buf *out, recto_error *err)
{
	DIR *dir = opendir(ctx->folder);
	struct dirent *entry;

	assert_non_null(dir);
	while ((entry = readdir(dir)) != NULL) {
		size_t len = strlen(entry->d_name), tail = strlen(suffix);

		if (len > tail && strcmp(entry->d_name + len - tail, suffix) == 0)
			recto_buf_add(out, entry->d_name, len + 1);
	}
	closedir(dir);
	return recto_buf_status(out, err);
}

static const char *
source_folder(void)
{
	const char *folder = getenv("srcdir");

	return folder != NULL ? folder : ".";
}

static int
open_languages(void **state)
{
	recto_error err = RECTO_ERROR_INIT;

	(void)state;
	snprintf(context.folder, sizeof context.folder, "%s/plugins/articles", source_folder());
	check_code("langs_open", langs_open(&langs, &context, &err), RECTO_OK, &err);
	check_number("complaints", context.complaints, 0);
	return 0;
}

static int
close_languages(void **state)
{
	(void)state;
	langs_close(langs);
	return 0;
}

/* --------------------------------------------------- a test a language file */

#define MAX_TESTS 64

static struct CMUnitTest language_tests[MAX_TESTS];
static size_t language_count;
static char tags[MAX_TESTS][16];

static inline int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct CMUnitTest *)a)->name, ((const struct CMUnitTest *)b)->name);
}

/* Run \a other and then \a check for each file, the tag of its language as state. */
static inline int
run_for_languages(const char *group, const struct CMUnitTest *other, size_t others,
    CMUnitTestFunction check)
{
	DIR *dir;
	struct dirent *entry;
	char folder[1000];

	for (size_t i = 0; i < others; i++)
		language_tests[language_count++] = other[i];
	snprintf(folder, sizeof folder, "%s/plugins/articles", source_folder());
	dir = opendir(folder);
	while (dir != NULL && (entry = readdir(dir)) != NULL && language_count < MAX_TESTS) {
		char *tag = tags[language_count];
		const char *dot = strchr(entry->d_name, '.');

		if (dot == NULL || strcmp(dot, ".lang") != 0)
			continue;
		snprintf(tag, sizeof tags[0], "%.*s", (int)(dot - entry->d_name), entry->d_name);
		language_tests[language_count++] =
		    (struct CMUnitTest){ tag, check, NULL, NULL, tag };
	}
	if (dir != NULL)
		closedir(dir);
	qsort(language_tests + others, language_count - others, sizeof *language_tests, by_name);
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return _cmocka_run_group_tests(group, language_tests, language_count, open_languages,
	    close_languages);
}

#endif
