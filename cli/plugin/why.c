/* SPDX-License-Identifier: MIT */
/*
 * `recto-plugin why NAME`: the folders that were searched, each module that
 * could be meant, and what became of it.
 *
 * The host says while it lists what it passes over and why. What it takes on
 * the word of a manifest is opened here, so that a module which would fail at
 * its first use is told of now.
 */
#include "config.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../uninstalled.h"
#include "plugin.h"

struct remark {
	char *file, *text;
	recto_message_id id;
};

struct search {
	const char *name;	/* of a plugin or role; or the path of a module */
	recto_host *host;
	struct remark *remark;
	size_t nremarks;
	unsigned candidates, used;
};

static const char *const kinds[] = {
	[RECTO_READER] = "reader", [RECTO_FILTER] = "filter", [RECTO_WRITER] = "writer",
};

static void
take_message(void *user, const recto_message *message)
{
	struct search *s = user;
	struct remark *more = realloc(s->remark, (s->nremarks + 1) * sizeof *more);

	if (more == NULL)
		return;
	s->remark = more;
	more[s->nremarks++] = (struct remark){
		strdup(message->file != NULL ? message->file : ""), strdup(message->text),
		message->id,
	};
}

/* What was said of a file or folder. @return how much */
static unsigned
print_remarks(const struct search *s, const char *path, const char *indent)
{
	unsigned n = 0;

	for (size_t i = 0; i < s->nremarks; i++)
		if (s->remark[i].file != NULL && s->remark[i].text != NULL &&
		    strcmp(s->remark[i].file, path) == 0) {
			printf("%s%s\n", indent, s->remark[i].text);
			n++;
		}
	return n;
}

/* ------------------------------------------------------------------ modules */

static const char *
base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

static int
is_one_file(const char *a, const char *b)
{
	struct stat x, y;

	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev &&
	    x.st_ino == y.st_ino;
}

/* NAME.so, libNAME.so, NAME.so.1 ...: what somebody may have meant. */
static int
is_named(const struct search *s, const char *file)
{
	size_t len = strlen(s->name);

	if (strncmp(file, "lib", 3) == 0 && strncmp(file + 3, s->name, len) == 0)
		file += 3;
	return strncmp(file, s->name, len) == 0 && file[len] == '.';
}

static int
ends(const char *string, const char *end)
{
	size_t len = strlen(string), tail = strlen(end);

	return len > tail && strcmp(string + len - tail, end) == 0;
}

static int
has_role(const struct search *s, const char *path)
{
	const recto_role_info *info;

	for (size_t i = 0; (info = recto_host_role(s->host, i)) != NULL; i++)
		if (is_one_file(info->module, path) && (strcmp(info->plugin, s->name) == 0 ||
		    strcmp(info->name, s->name) == 0))
			return 1;
	return 0;
}

/* Whether a role of that name is not used, because another module has it too. */
static int
is_hidden(const struct search *s, const char *path)
{
	char words[128];

	snprintf(words, sizeof words, " %.64s is not used", s->name);
	for (size_t i = 0; i < s->nremarks; i++)
		if (s->remark[i].id == RECTO_MSG_PLUGIN_HIDDEN && s->remark[i].file != NULL &&
		    s->remark[i].text != NULL && strcmp(s->remark[i].file, path) == 0 &&
		    strstr(s->remark[i].text, words) != NULL)
			return 1;
	return 0;
}

/* The roles of a module that are in use. @return how many */
static unsigned
print_roles(const struct search *s, const char *path)
{
	const recto_role_info *info;
	unsigned n = 0;

	for (size_t i = 0; (info = recto_host_role(s->host, i)) != NULL; i++)
		if (is_one_file(info->module, path)) {
			printf("    used: %s %s, of plugin %s %s\n", kinds[info->kind],
			    info->name, info->plugin, info->version);
			n++;
		}
	return n;
}

/* The words begin with the path, which stands there already. */
static const char *
without_path(const recto_error *err, const char *path)
{
	size_t len = strlen(path);

	if (strncmp(err->text, path, len) == 0 && strncmp(err->text + len, ": ", 2) == 0)
		return err->text + len + 2;
	return err->text;
}

static void
explain_module(struct search *s, const char *path)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_buf text = RECTO_BUF_INIT;
	unsigned roles, remarks;
	char *real = realpath(path, NULL);

	s->candidates++;
	printf("  %s\n", path);
	roles = print_roles(s, path);
	remarks = print_remarks(s, path, "    ");
	if (recto_describe_module(path, &text, &err) < 0 && (roles > 0 || remarks == 0)) {
		const char *shown = real != NULL ? real : path;

		printf("    fails when it is used: %s\n", without_path(&err, shown));
	} else if (err.code == RECTO_OK) {
		s->used += roles > 0;
		if (roles == 0 && remarks == 0)
			puts("    sound, but not in a folder that is searched, or another "
			    "spelling of a module that is");
	}
	recto_buf_dispose(&text);
	free(real);
}

/* ------------------------------------------------------------------ folders */

/* @param refused  the folder is not used, for a reason that was told */
static void
explain_entry(struct search *s, const char *folder, const char *file, int refused)
{
	char *path;

	if (asprintf(&path, "%s/%s", folder, file) < 0)
		return;
	if (refused && ends(file, ".so") && is_named(s, file)) {
		printf("  %s\n    not looked at, because its folder is not used\n", path);
		s->candidates++;
	} else if (ends(file, ".so")) {
		if (is_named(s, file) || has_role(s, path) || is_hidden(s, path))
			explain_module(s, path);
	} else if (is_named(s, file) && (strstr(file, ".so.") != NULL ||
	    ends(file, ".dylib") || ends(file, ".dll"))) {
		printf("  %s\n    not looked at: the name of a module ends in .so\n", path);
		s->candidates++;
	}
	free(path);
}

static void
explain_folder(struct search *s, const char *folder)
{
	struct dirent **entry;
	struct stat st;
	int n, refused, modules = 0;

	printf("%s\n", folder);
	refused = print_remarks(s, folder, "  ") > 0;
	if (stat(folder, &st) < 0) {
		puts("  not there");
		return;
	}
	if ((n = scandir(folder, &entry, NULL, alphasort)) < 0) {
		puts("  cannot be read");
		return;
	}
	for (int i = 0; i < n; i++)
		modules += ends(entry[i]->d_name, ".so");
	if (!refused)
		printf("  %d module%s\n", modules, modules == 1 ? "" : "s");
	for (int i = 0; i < n; i++) {
		explain_entry(s, folder, entry[i]->d_name, refused);
		free(entry[i]);
	}
	free(entry);
}

static int
is_again(recto_host *host, size_t i)
{
	for (size_t j = 0; j < i; j++)
		if (strcmp(recto_host_folder(host, j), recto_host_folder(host, i)) == 0)
			return 1;
	return 0;
}

/* The name nearest to one that nothing has. */
static void
print_nearest(const struct search *s)
{
	recto_nearest near = RECTO_NEAREST_INIT(s->name);
	const recto_role_info *info;

	for (size_t i = 0; (info = recto_host_role(s->host, i)) != NULL; i++) {
		recto_nearest_offer(&near, info->plugin);
		recto_nearest_offer(&near, info->name);
	}
	printf("no module in these folders is %s, or has a role of that name%s%s%s\n", s->name,
	    near.best == NULL ? "; put it into one of them, or name its folder in "
	    "RECTO_PLUGIN_PATH" : ", did you mean ", near.best == NULL ? "" : near.best,
	    near.best == NULL ? "" : "?");
}

static void
explain(struct search *s)
{
	const char *folder;

	if (strchr(s->name, '/') != NULL) {
		explain_module(s, s->name);
		s->name = base_of(s->name);
		return;
	}
	print_remarks(s, "", "");	/* folders that are not absolute */
	for (size_t i = 0; (folder = recto_host_folder(s->host, i)) != NULL; i++)
		if (!is_again(s->host, i))
			explain_folder(s, folder);
	if (s->candidates == 0)
		print_nearest(s);
}

int
command_why(char **args)
{
	struct search s = { .name = args[0] };
	recto_error err = RECTO_ERROR_INIT;
	int status = FAILED;

	if (args[0] == NULL || args[1] != NULL)
		return say_usage("why takes the name of one plugin, format or filter, or the "
		    "path of a module");
	if (recto_host_new(&s.host, take_message, &s, &err) < 0 ||
	    uninstalled_add_folders(s.host, &err) < 0) {
		say_failed(&err);
	} else {
		recto_host_role(s.host, 0);	/* which makes it look */
		explain(&s);
		status = s.used > 0 ? DONE : FAILED;
	}
	for (size_t i = 0; i < s.nremarks; i++) {
		free(s.remark[i].file);
		free(s.remark[i].text);
	}
	free(s.remark);
	recto_host_free(s.host);
	return status;
}
