/* SPDX-License-Identifier: MIT */
/*
 * Further files of a sink, its parts. Each is written beside its place as the
 * sink's own file is, and waits there until that one is committed: then all are
 * renamed, the sink's own file last. So a run that fails leaves none of them, nor
 * the folders that were made for them.
 */
#include "config.h"

#include <assert.h>
#include <errno.h>
#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sink.h"
#include "unicode.h"

/* ---------------------------------------------------------------- names */

/* Names that are devices on Windows, whatever the suffix; '1' is a digit but 0. */
static const char *const devices[] = { "con", "prn", "aux", "nul", "com1", "lpt1" };

static int
is_device(const char *name)
{
	size_t len = strcspn(name, "./");

	for (size_t i = 0; i < sizeof devices / sizeof *devices; i++) {
		size_t letters = strcspn(devices[i], "1");

		if (len != strlen(devices[i]) || strncasecmp(name, devices[i], letters) != 0)
			continue;
		if (len == letters || (name[letters] >= '1' && name[letters] <= '9'))
			return 1;
	}
	return 0;
}

/* NULL, or what is wrong: the names that are good on every system are good here. */
static const char *
fault_of_characters(const char *name, const char *end)
{
	uint32_t c;
	int clean;

	if (recto_utf8__clean_length(name, (size_t)(end - name), &clean) == SIZE_MAX || !clean)
		return "it is not UTF-8";
	for (const char *p = name; p < end; ) {
		p += recto_utf8_next(p, end, &c);
		if (c < 0x20 || (c >= 0x7f && c < 0xa0))
			return "it has a control character";
		if (c < 0x80 && strchr("<>:\"|?*\\", (int)c) != NULL)
			return "it has one of < > : \" | ? * \\, which not every system takes";
	}
	return NULL;
}

/*
 * What a name adds to the file of the sink without its suffix, or all of it: the
 * user chose the name of that file, so it is good whatever it is.
 */
static const char *
own_words(const recto_sink *sink, const char *name)
{
	const char *file = recto_sink__file(sink), *dot = strrchr(file, '.');
	size_t stem = dot == NULL ? strlen(file) : (size_t)(dot - file);

	return strncmp(name, file, stem) == 0 ? name + stem : name;
}

/* Of one file or folder, whose own words begin at @p own. */
static const char *
fault_of_word(const char *name, const char *own, const char *end)
{
	const char *fault;

	if (name == end)
		return "a folder in it has no name";
	if (end - own > RECTO_PART_NAME_MAX)
		return "it is too long";
	if ((fault = fault_of_characters(own, end)) != NULL)
		return fault;
	if (own == name && (*name == '.' || *name == ' '))
		return "it begins with a dot or a space";
	if (own < end && (end[-1] == '.' || end[-1] == ' '))
		return "it ends with a dot or a space";
	return is_device(name) ? "it is a device of some systems" : NULL;
}

static const char *
fault_of(const recto_sink *sink, const char *name)
{
	const char *own = own_words(sink, name), *word = name, *end, *fault;

	if (*name == '\0')
		return "it is empty";
	do {
		end = own + strcspn(own, "/");
		if ((fault = fault_of_word(word, own, end)) != NULL)
			return fault;
		own = word = end + 1;
	} while (*end != '\0');
	return strcasecmp(name, recto_sink__file(sink)) == 0 ? "the first file has it" : NULL;
}

/* -------------------------------------------------------------- opening */

/* Files that differ by case alone are one file on some systems. */
static int
by_name(const void *a, const void *b)
{
	const recto_part_file *x = a, *y = b;

	return strcasecmp(x->name, y->name);
}

static recto_part_file *
new_name(const char *name, size_t len)
{
	recto_part_file *part = calloc(1, sizeof *part + len + 1);

	if (part != NULL)
		memcpy(part->name, name, len);
	return part;
}

static int
no_memory(recto_error *err)
{
	return recto_fail(err, RECTO_ENOMEM, "out of memory");
}

static int
fail_twice(const recto_sink *sink, const char *name, recto_error *err)
{
	return recto_fail(err, RECTO_EUSAGE, "two files beside %s are called %s", sink->name, name);
}

/* Take the name, if it is free. */
static int
add_name(recto_part_file **out, recto_sink *sink, const char *name, recto_error *err)
{
	recto_part_file *part = new_name(name, strlen(name)), **found;

	if (part == NULL)
		return no_memory(err);
	if ((found = tsearch(part, &sink->by_name, by_name)) == NULL || *found != part) {
		free(part);
		return found == NULL ? no_memory(err) : fail_twice(sink, name, err);
	}
	*out = part;
	return RECTO_OK;
}

static char *
path_of(const recto_sink *sink, const char *name)
{
	int folder = (int)(recto_sink__file(sink) - sink->name);
	char *path;

	return asprintf(&path, "%.*s%s", folder, sink->name, name) < 0 ? NULL : path;
}

/* Make a folder, unless it is there. */
static int
make_folder(const recto_sink *sink, recto_part_file *folder, recto_error *err)
{
	char *path = path_of(sink, folder->name);
	struct stat st;
	int why = 0;

	if (path == NULL)
		return no_memory(err);
	if (mkdir(path, 0777) == 0)
		folder->is_made = 1;
	else if (errno != EEXIST)
		why = errno;
	else if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode))
		why = ENOTDIR;
	free(path);
	return why == 0 ? RECTO_OK : recto_sink__refuse(err, folder->name, why);
}

/*
 * A folder has a name among the files, so that none is called the same. One that
 * could not be made is not kept.
 */
static int
add_folder(recto_sink *sink, const char *name, size_t len, recto_error *err)
{
	recto_part_file *folder = new_name(name, len), **found;
	int rc = RECTO_OK;

	if (folder == NULL || (found = tsearch(folder, &sink->by_name, by_name)) == NULL) {
		free(folder);
		return no_memory(err);
	}
	if (*found != folder) {
		if (!(*found)->is_folder)
			rc = fail_twice(sink, folder->name, err);
		free(folder);
		return rc;
	}
	folder->is_folder = 1;
	if ((rc = make_folder(sink, folder, err)) < 0) {
		tdelete(folder, &sink->by_name, by_name);
		free(folder);
		return rc;
	}
	folder->next = sink->folders;
	sink->folders = folder;
	return RECTO_OK;
}

static int
add_folders(recto_sink *sink, const char *name, recto_error *err)
{
	const char *slash = name;
	int rc = RECTO_OK;

	while (rc == 0 && (slash = strchr(slash, '/')) != NULL) {
		rc = add_folder(sink, name, (size_t)(slash - name), err);
		slash++;
	}
	return rc;
}

static int
open_file(recto_sink **out, recto_sink *sink, const char *name, recto_error *err)
{
	char *path = path_of(sink, name);
	int rc;

	if (path == NULL)
		return no_memory(err);
	rc = add_folders(sink, name, err);
	if (rc == RECTO_OK && sink->on_part != NULL)
		rc = sink->on_part(sink->user, path, err);
	if (rc == RECTO_OK)
		rc = recto_sink_open_file(out, path, err);
	free(path);
	return rc;
}

int
recto_sink_open_part(recto_sink **out, recto_sink *sink, const char *name, recto_error *err)
{
	recto_part_file *part = NULL, *of = sink->part;
	const char *fault;
	int rc;

	if (sink->whole != NULL)
		sink = sink->whole;
	assert(!sink->committed);
	if (sink->place.path == NULL)
		return recto_fail(err, RECTO_ENOTSUP, "cannot write %s: there is no place for "
		    "further files beside %s; write to a file", name, sink->name);
	if ((fault = fault_of(sink, name)) != NULL)
		return recto_fail(err, RECTO_EUSAGE, "\"%s\" is no name for a further file: %s",
		    name, fault);
	if ((rc = add_name(&part, sink, name, err)) < 0)
		return rc;
	if ((rc = open_file(out, sink, name, err)) < 0) {
		tdelete(part, &sink->by_name, by_name);
		free(part);
		return rc;
	}
	part->of = of;
	*sink->last = part;
	sink->last = &part->next;
	sink->open++;
	(*out)->whole = sink;
	(*out)->part = part;
	return RECTO_OK;
}

void
recto_sink_on_part(recto_sink *sink, recto_part_fn fn, void *user)
{
	sink->on_part = fn;
	sink->user = user;
}

/* ------------------------------------------------------------ finishing */

void
recto_parts__take(recto_sink *part)
{
	recto_sink *whole = part->whole;

	if (part->failure.code == RECTO_OK) {
		part->part->is_whole = 1;
		part->part->place = part->place;
		part->place = (recto_place){ .path = NULL };
	} else if (whole->failure.code == RECTO_OK) {
		whole->failure = part->failure;
	}
}

/* Whether a part is to be there: it was committed, and so was what it belongs to. */
static int
is_wanted(const recto_part_file *part)
{
	while (part != NULL && part->is_whole)
		part = part->of;
	return part == NULL;
}

void
recto_parts__move(recto_sink *sink)
{
	int why;

	if (sink->open > 0) {
		recto_fail(&sink->failure, RECTO_EUSAGE,
		    "%zu of the files beside %s are still open", sink->open, sink->name);
		return;
	}
	for (recto_part_file *part = sink->first; part != NULL; part = part->next) {
		if (!is_wanted(part) || part->place.temp == NULL ||
		    (why = recto_place__move(&part->place)) == 0)
			continue;
		recto_sink__refuse(&sink->failure, part->name, why);
		return;
	}
}

static void
keep(void *part)
{
	(void)part;	/* the lists free them */
}

/* The innermost folder comes first; one that is in use stays. */
static void
remove_folders(const recto_sink *sink)
{
	for (const recto_part_file *folder = sink->folders; folder != NULL; folder = folder->next) {
		char *path = folder->is_made ? path_of(sink, folder->name) : NULL;

		if (path != NULL)
			rmdir(path);
		free(path);
	}
}

static void
free_list(recto_part_file *part)
{
	recto_part_file *next;

	for (; part != NULL; part = next) {
		next = part->next;
		recto_place__dispose(&part->place);
		free(part);
	}
}

void
recto_parts__dispose(recto_sink *sink)
{
	tdestroy(sink->by_name, keep);
	free_list(sink->first);
	remove_folders(sink);
	free_list(sink->folders);
}
