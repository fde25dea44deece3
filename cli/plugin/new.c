/* SPDX-License-Identifier: MIT */
/*
 * `recto-plugin new NAME`: a folder with a plugin that can be built, checked and
 * installed as it stands. The files are those of cli/plugin/template, with the
 * words between @ replaced; templates.c is made of them.
 */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "plugin.h"
#include "templates.h"

enum { PLAIN = 1, AUTOTOOLS = 2, READER = 4, FILTER = 8, WRITER = 16, ANY = 31 };

/* Which template becomes which file, in which kind of project. */
static const struct {
	const char *template, *file;
	unsigned build, role;
} files[] = {
	{ "reader.c", "@NAME@.c", ANY, READER },
	{ "filter.c", "@NAME@.c", ANY, FILTER },
	{ "writer.c", "@NAME@.c", ANY, WRITER },
	{ "sample", "sample.@NAME@", ANY, ANY },
	{ "plain.mk", "Makefile", PLAIN, ANY },
	{ "configure.ac", "configure.ac", AUTOTOOLS, ANY },
	{ "automake", "Makefile.am", AUTOTOOLS, ANY },
	{ "README.md", "README.md", ANY, ANY },
};

struct project {
	const char *name, *folder;
	unsigned build, role;
	char symbol[64];	/* the name with _ for - */
};

static const char *
value_of(const struct project *p, const char *word, size_t len)
{
	const struct { const char *word, *value; } words[] = {
		{ "NAME", p->name }, { "SYMBOL", p->symbol },
		{ "BUILD", p->build == PLAIN ? "`make`" :
		    "`autoreconf -i && ./configure && make`" },
		{ "LIBS", p->build == PLAIN ? "" : "/.libs" },
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i].word) == len && memcmp(words[i].word, word, len) == 0)
			return words[i].value;
	return NULL;
}

/* A line with its words replaced. */
static void
expand(const struct project *p, const char *line, recto_buf *out)
{
	while (*line != '\0') {
		const char *end = *line == '@' ? strchr(line + 1, '@') : NULL;
		const char *value = end == NULL ? NULL :
		    value_of(p, line + 1, (size_t)(end - line - 1));

		if (value != NULL) {
			recto_buf_adds(out, value);
			line = end + 1;
		} else {
			recto_buf_addc(out, *line++);
		}
	}
}

static int
write_file(const struct project *p, const char *name, const char *const *lines,
    recto_error *err)
{
	recto_buf path = RECTO_BUF_INIT, text = RECTO_BUF_INIT;
	FILE *file = NULL;
	int rc;

	recto_buf_addf(&path, "%s/", p->folder);
	expand(p, name, &path);
	for (; *lines != NULL; lines++)
		expand(p, *lines, &text);
	if ((rc = recto_buf_status(&path, err)) < 0 || (rc = recto_buf_status(&text, err)) < 0)
		goto out;
	/* x: what is there already is somebody's work. */
	if ((file = fopen(path.data, "wxe")) == NULL)
		rc = recto_fail(err, RECTO_EIO, "%s cannot be made: %s", path.data,
		    strerror(errno));
	else if (fwrite(text.data, 1, text.len, file) != text.len)
		rc = recto_fail(err, RECTO_EIO, "%s: %s", path.data, strerror(errno));
	if (file != NULL && fclose(file) != 0 && rc == 0)
		rc = recto_fail(err, RECTO_EIO, "%s: %s", path.data, strerror(errno));
	if (rc == 0)
		puts(path.data);
out:
	recto_buf_dispose(&path);
	recto_buf_dispose(&text);
	return rc;
}

static int
write_project(const struct project *p, recto_error *err)
{
	int rc = RECTO_OK;

	if (mkdir(p->folder, 0777) < 0 && errno != EEXIST)
		return recto_fail(err, RECTO_EIO, "the folder %s cannot be made: %s", p->folder,
		    strerror(errno));
	for (size_t i = 0; i < sizeof files / sizeof *files && rc == 0; i++) {
		if (!(files[i].build & p->build) || !(files[i].role & p->role))
			continue;
		for (size_t j = 0; templates[j].name != NULL; j++)
			if (strcmp(templates[j].name, files[i].template) == 0)
				rc = write_file(p, files[i].file, templates[j].lines, err);
	}
	return rc;
}

static int
is_name(const char *name)
{
	size_t len = strlen(name);

	return len > 0 && len < sizeof ((struct project *)0)->symbol &&
	    name[0] >= 'a' && name[0] <= 'z' && name[len - 1] != '-' &&
	    strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == len;
}

static int
take_option(struct project *p, const char *arg)
{
	static const struct { const char *option; unsigned build, role; } options[] = {
		{ "--reader", 0, READER }, { "--filter", 0, FILTER },
		{ "--writer", 0, WRITER }, { "--autotools", AUTOTOOLS, 0 },
	};
	recto_nearest near = RECTO_NEAREST_INIT(arg);

	for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
		recto_nearest_offer(&near, options[i].option);
		if (strcmp(options[i].option, arg) != 0)
			continue;
		if (options[i].build != 0)
			p->build = options[i].build;
		if (options[i].role != 0)
			p->role = options[i].role;
		return DONE;
	}
	return say_usage("new has no option %s%s%s%s", arg,
	    near.best == NULL ? "" : ", did you mean ", near.best == NULL ? "" : near.best,
	    near.best == NULL ? "" : "?");
}

int
command_new(char **args)
{
	struct project p = { .build = PLAIN, .role = READER };
	recto_error err = RECTO_ERROR_INIT;

	for (; *args != NULL; args++) {
		if ((*args)[0] == '-') {
			if (take_option(&p, *args) != DONE)
				return USAGE;
		} else if (p.name == NULL) {
			p.name = *args;
		} else if (p.folder == NULL) {
			p.folder = *args;
		} else {
			return say_usage("new takes a name and a folder");
		}
	}
	if (p.name == NULL || !is_name(p.name))
		return say_usage("new takes a name made of a-z 0-9 -, as `recto-plugin new "
		    "my-format'");
	if (p.folder == NULL)
		p.folder = p.name;
	for (size_t i = 0; p.name[i] != '\0'; i++)
		p.symbol[i] = p.name[i] == '-' ? '_' : p.name[i];
	return write_project(&p, &err) < 0 ? say_failed(&err) : DONE;
}
