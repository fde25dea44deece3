/* SPDX-License-Identifier: MIT */
/*
 * Where output goes, what it is called and in which format it is: all that the
 * names on the command line tell.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "folder.h"
#include "output.h"

#define DEFAULT_FORMAT "tei"

static int
is_stdin(const char *input)
{
	return strcmp(input, "-") == 0;
}

const char *
output_file(const struct options *options)
{
	const char *out = options->output;

	return out == NULL || strcmp(out, "-") == 0 ? NULL : out;
}

int
output_is_folder(const struct options *options)
{
	const char *out = options->output;

	if (options->action == DO_LEDGER)
		return 0;
	for (size_t i = 0; i < options->input.n; i++)
		if (!is_stdin(options->input.word[i]) && folder_exists(options->input.word[i]))
			return 1;
	return options->input.n > 1 || (out != NULL && *out != '\0' &&
	    (out[strlen(out) - 1] == '/' || folder_exists(out)));
}

/* What asks for a folder where none is named. */
static int
fail_without_folder(const struct options *options, recto_error *err)
{
	if (options->input.n > 1)
		return recto_fail(err, RECTO_EUSAGE,
		    "several files need a folder to go to: -o FOLDER");
	if (options->input.n == 1 && folder_exists(options->input.word[0]))
		return recto_fail(err, RECTO_EUSAGE,
		    "%s is a folder, its files need one to go to: -o FOLDER",
		    options->input.word[0]);
	return recto_fail(err, RECTO_EUSAGE,
	    "-t %s writes several files and needs a folder for them: -o FOLDER", options->to);
}

int
output_check(const struct options *options, int folder, recto_error *err)
{
	const char *out = options->output;
	struct stat st;

	if (out != NULL && *out == '\0')
		return recto_fail(err, RECTO_EUSAGE, "-o needs the name of a file or folder");
	if (folder && output_file(options) == NULL)
		return fail_without_folder(options, err);
	if (folder && stat(out, &st) == 0 && !S_ISDIR(st.st_mode))
		return recto_fail(err, RECTO_EUSAGE,
		    "%s is a file, and a folder is needed for what comes out", out);
	for (size_t i = 0; folder && i < options->input.n + (options->input.n == 0); i++)
		if (options->input.n == 0 || is_stdin(options->input.word[i]))
			return recto_fail(err, RECTO_EUSAGE, "standard input has no name to "
			    "make one in %s of; convert it by itself with -o FILE", out);
	return RECTO_OK;
}

int
output_format(const char **out, recto_host *host, const struct options *options, int folder,
    recto_error *err)
{
	const char *file = output_file(options), *slash;
	const recto_role_info *info;

	*out = options->to != NULL ? options->to : DEFAULT_FORMAT;
	if (folder && file != NULL && options->input.n > 1 && file[strlen(file) - 1] != '/' && !folder_exists(file) &&
	    (info = recto_host_lookup_suffix(host, RECTO_WRITER, file)) != NULL)
		return recto_fail(err, RECTO_EUSAGE, "%s is the name of one file, and several come out; "
		    "name a folder: -t %s -o FOLDER", file, info->name);
	if (options->to != NULL || file == NULL || folder)
		return RECTO_OK;
	slash = strrchr(file, '/');
	if ((info = recto_host_lookup_suffix(host, RECTO_WRITER, file)) != NULL)
		*out = info->name;
	else if (strchr(slash == NULL ? file : slash, '.') != NULL)
		return recto_fail(err, RECTO_EUSAGE, "no format has files named like %s; "
		    "name one of those of --formats with -t", file);
	return RECTO_OK;
}

/* How much of a file name is a suffix that some reader knows. */
static size_t
known_suffix(recto_host *host, const char *name)
{
	const recto_role_info *info;
	size_t best = 0, len = strlen(name);

	for (size_t i = 0; (info = recto_host_role(host, i)) != NULL; i++) {
		const char *word = info->suffixes;

		while (info->kind == RECTO_READER && *word != '\0') {
			size_t n = strcspn(word, " ");

			if (n > best && n < len && strncasecmp(name + len - n, word, n) == 0)
				best = n;
			word += n + strspn(word + n, " ");
		}
	}
	return best;
}

char *
output_place(recto_host *host, const recto_role_info *writer, const char *in,
    const char *folder)
{
	const char *slash = strrchr(in, '/'), *name = slash == NULL ? in : slash + 1;
	const char *suffix = writer->suffixes;
	size_t len = strlen(name) - known_suffix(host, name);
	char *place;

	if (asprintf(&place, "%s%s%.*s%.*s", folder,
	    folder[strlen(folder) - 1] == '/' ? "" : "/", (int)len, name, (int)strcspn(suffix, " "), suffix) < 0)
		return NULL;
	return place;
}
