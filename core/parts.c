/* SPDX-License-Identifier: MIT */
/*
 * Further files of a sink, its parts. Each is written beside its place as the
 * sink's own file is, and waits there until that one is committed: then all are
 * renamed, the sink's own file last. So a run that fails leaves none of them.
 */
#include "config.h"

#include <assert.h>
#include <errno.h>
#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "sink.h"
#include "unicode.h"

/* ---------------------------------------------------------------- names */

/* Names that are devices on Windows, whatever the suffix; '1' is a digit but 0. */
static const char *const devices[] = { "con", "prn", "aux", "nul", "com1", "lpt1" };

static int
is_device(const char *name)
{
	size_t len = strcspn(name, ".");

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
fault_of_characters(const char *name)
{
	const char *end = name + strlen(name);
	uint32_t c;
	int clean;

	if (recto_utf8__clean_length(name, strlen(name), &clean) == SIZE_MAX || !clean)
		return "it is not UTF-8";
	for (const char *p = name; p < end; ) {
		p += recto_utf8_next(p, end, &c);
		if (c < 0x20 || (c >= 0x7f && c < 0xa0))
			return "it has a control character";
		if (c == '/' || c == '\\')
			return "it has a separator of folders";
		if (c < 0x80 && strchr("<>:\"|?*", (int)c) != NULL)
			return "it has one of < > : \" | ? *, which not every system takes";
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

static const char *
fault_of(const recto_sink *sink, const char *name)
{
	const char *own = own_words(sink, name), *fault;
	size_t len = strlen(own);

	if (*name == '\0')
		return "it is empty";
	if (len > RECTO_PART_NAME_MAX)
		return "it is too long";
	if ((fault = fault_of_characters(own)) != NULL)
		return fault;
	if (own == name && (*name == '.' || *name == ' '))
		return "it begins with a dot or a space";
	if (len > 0 && (own[len - 1] == '.' || own[len - 1] == ' '))
		return "it ends with a dot or a space";
	if (is_device(name))
		return "it is a device of some systems";
	if (strcasecmp(name, recto_sink__file(sink)) == 0)
		return "the first file has it";
	return NULL;
}

/* -------------------------------------------------------------- opening */

/* Files that differ by case alone are one file on some systems. */
static int
by_name(const void *a, const void *b)
{
	const recto_part_file *x = a, *y = b;

	return strcasecmp(x->name, y->name);
}

/* Take the name, if it is free. */
static int
add_name(recto_part_file **out, recto_sink *sink, const char *name, recto_error *err)
{
	size_t size = strlen(name) + 1;
	recto_part_file *part = calloc(1, sizeof *part + size), **found;

	if (part == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	memcpy(part->name, name, size);
	if ((found = tsearch(part, &sink->by_name, by_name)) == NULL || *found != part) {
		free(part);
		return found == NULL ? recto_fail(err, RECTO_ENOMEM, "out of memory") :
		    recto_fail(err, RECTO_EUSAGE, "two files beside %s are called %s",
		    sink->name, name);
	}
	*out = part;
	return RECTO_OK;
}

static int
open_file(recto_sink **out, const recto_sink *sink, const char *name, recto_error *err)
{
	int folder = (int)(recto_sink__file(sink) - sink->name), rc = RECTO_OK;
	char *path;

	if (asprintf(&path, "%.*s%s", folder, sink->name, name) < 0)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	if (sink->on_part != NULL)
		rc = sink->on_part(sink->user, path, err);
	if (rc == RECTO_OK)
		rc = recto_sink_open_file(out, path, err);
	free(path);
	return rc;
}

int
recto_sink_open_part(recto_sink **out, recto_sink *sink, const char *name, recto_error *err)
{
	recto_part_file *part = NULL;
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
		part->part->place = part->place;
		part->place = (recto_place){ .path = NULL };
	} else if (whole->failure.code == RECTO_OK) {
		whole->failure = part->failure;
	}
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
		if (part->place.temp == NULL || (why = recto_place__move(&part->place)) == 0)
			continue;
		recto_sink__refuse(&sink->failure, part->name, why);
		return;
	}
}

static void
keep(void *part)
{
	(void)part;	/* the list frees them */
}

void
recto_parts__dispose(recto_sink *sink)
{
	recto_part_file *next;

	tdestroy(sink->by_name, keep);
	for (recto_part_file *part = sink->first; part != NULL; part = next) {
		next = part->next;
		recto_place__dispose(&part->place);
		free(part);
	}
}
