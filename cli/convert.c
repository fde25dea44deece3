/* SPDX-License-Identifier: MIT */
/*
 * Files in, files out: what goes where, and how it is said when it does not.
 */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "account.h"
#include "convert.h"
#include "folder.h"

#define DEFAULT_FORMAT "tei"

/* ----------------------------------------------------------------- stopping */

static volatile sig_atomic_t stop_signal;

static void
on_signal(int signal)
{
	stop_signal = signal;
}

int
convert_stopped(void)
{
	return stop_signal != 0;
}

static int
is_stopped(void *user)
{
	(void)user;
	return convert_stopped();
}

/*
 * An output that is not finished is taken away before the process ends. The
 * second signal ends it at once, should the first find it waiting for input.
 */
static void
catch_signals(void)
{
	static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
	struct sigaction action = { .sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND };
	struct sigaction old;

	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		if (sigaction(signals[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
			sigaction(signals[i], &action, NULL);
}

/* ----------------------------------------------------------------- one file */

static int
is_same(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* Devices and pipes are read and written at once without harm. */
static int
check_streams(const char *in, const char *out, recto_error *err)
{
	struct stat from, to;

	if ((in == NULL ? fstat(STDIN_FILENO, &from) : stat(in, &from)) < 0 ||
	    (out == NULL ? fstat(STDOUT_FILENO, &to) : stat(out, &to)) < 0 ||
	    !S_ISREG(from.st_mode) || !is_same(&from, &to))
		return RECTO_OK;
	return recto_fail(err, RECTO_EUSAGE,
	    "input and output are the same file; write to another one");
}

/* Add the name nearest to that of a file which is not there. */
static void
add_nearest(const char *path, recto_error *err)
{
	const char *slash = strrchr(path, '/'), *file = slash == NULL ? path : slash + 1;
	recto_nearest near = RECTO_NEAREST_INIT(file);
	char *folder = slash == NULL ? strdup(".") : strndup(path, (size_t)(file - path));
	char best[256], said[sizeof err->text];
	DIR *dir = folder == NULL ? NULL : opendir(folder);
	struct dirent *entry;

	free(folder);
	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		unsigned before = near.distance;
		const char *had = near.best;

		if (entry->d_name[0] == '.' || strlen(entry->d_name) >= sizeof best)
			continue;
		recto_nearest_offer(&near, entry->d_name);
		if (near.best != had || near.distance != before)
			near.best = strcpy(best, entry->d_name);
	}
	if (dir != NULL)
		closedir(dir);
	if (near.best == NULL)
		return;
	strcpy(said, err->text);
	recto_fail(err, err->code, "%s; did you mean %.*s%s?", said, (int)(file - path), path,
	    best);
}

static int
open_source(recto_source **out, const char *in, recto_error *err)
{
	int rc;

	if (in == NULL)
		return recto_source_open_fd(out, STDIN_FILENO, "standard input", err);
	if ((rc = recto_source_open_file(out, in, err)) == RECTO_ENOENT)
		add_nearest(in, err);
	return rc;
}

static int
open_sink(recto_sink **out, const char *path, recto_error *err)
{
	if (path == NULL)
		return recto_sink_open_fd(out, STDOUT_FILENO, "standard output", err);
	return recto_sink_open_file(out, path, err);
}

static int
run(struct work *work, const char *in, const char *out, recto_error *err)
{
	recto_source *src = NULL;
	recto_sink *sink = NULL;
	int rc;

	if ((rc = check_streams(in, out, err)) == 0 &&
	    (rc = open_source(&src, in, err)) == 0 &&
	    (out == NULL || (rc = places_add(&work->places, out, in, err)) == 0) &&
	    (rc = open_sink(&sink, out, err)) == 0)
		rc = recto_job_run(work->job, src, sink, err);
	recto_source_close(src);
	recto_sink_close(sink);
	return rc;
}

static int
run_ledger(struct work *work, const char *in, recto_error *err)
{
	recto_buf text = RECTO_BUF_INIT;
	recto_source *src = NULL;
	int rc;

	if ((rc = check_streams(in, work->options->output, err)) < 0 ||
	    (rc = open_source(&src, in, err)) < 0)
		return rc;
	rc = recto_job_run(work->job, src, NULL, err);
	if (rc == 0 || rc == RECTO_ELEDGER)
		account_write(&work->ledger, recto_source_name(src), &text);
	recto_sink_write(work->account, text.data, text.len);
	recto_buf_dispose(&text);
	recto_source_close(src);
	return rc;
}

void
convert_file(struct work *work, const char *in, const char *out)
{
	const char *name = in == NULL ? "standard input" : in;
	recto_error err = RECTO_ERROR_INIT;
	struct stat st;

	if (convert_stopped())
		return;
	say_file(work->say, name, in != NULL && stat(in, &st) == 0 ? (uint64_t)st.st_size : 0);
	if ((work->writer != NULL ? run(work, in, out, &err) : run_ledger(work, in, &err)) == 0)
		return;
	work->status = err.code == RECTO_EUSAGE && !work->folder ? USAGE : FAILED;
	if (!convert_stopped())
		say_failed(work->say, name, &err);
}

/* ------------------------------------------------------------------- places */

static int
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static int
is_stdin(const char *input)
{
	return strcmp(input, "-") == 0;
}

static int
is_stdout(const char *output)
{
	return output == NULL || strcmp(output, "-") == 0;
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
convert_place(const struct work *work, const char *in, const char *out)
{
	const char *slash = strrchr(in, '/'), *name = slash == NULL ? in : slash + 1;
	const char *suffix = work->writer->suffixes;
	size_t len = strlen(name) - known_suffix(work->host, name);
	char *place;

	if (asprintf(&place, "%s%s%.*s%.*s", out, out[strlen(out) - 1] == '/' ? "" : "/",
	    (int)len, name, (int)strcspn(suffix, " "), suffix) < 0)
		return NULL;
	return place;
}

/* --------------------------------------------------------------- everything */

/* Whether the output is a folder: it is one, looks like one, or has to be. */
static int
wants_folder(const struct options *options)
{
	const char *out = options->output;

	if (options->action == DO_LEDGER)
		return 0;
	for (size_t i = 0; i < options->input.n; i++)
		if (!is_stdin(options->input.word[i]) && is_folder(options->input.word[i]))
			return 1;
	return options->input.n > 1 || (out != NULL && *out != '\0' &&
	    (out[strlen(out) - 1] == '/' || is_folder(out)));
}

/* Everything that can be known to be wrong before work begins. */
static int
check_output(const struct options *options, int folder, recto_error *err)
{
	const char *out = options->output;
	struct stat st;

	if (out != NULL && *out == '\0')
		return recto_fail(err, RECTO_EUSAGE, "-o needs the name of a file or folder");
	if (folder && is_stdout(out))
		return recto_fail(err, RECTO_EUSAGE, options->input.n > 1 ?
		    "several files need a folder to go to: -o FOLDER" :
		    "%s is a folder, its files need one to go to: -o FOLDER",
		    options->input.word[0]);
	if (folder && stat(out, &st) == 0 && !S_ISDIR(st.st_mode))
		return recto_fail(err, RECTO_EUSAGE,
		    "%s is a file, and a folder is needed for what comes out", out);
	for (size_t i = 0; folder && i < options->input.n + (options->input.n == 0); i++)
		if (options->input.n == 0 || is_stdin(options->input.word[i]))
			return recto_fail(err, RECTO_EUSAGE, "standard input has no name to "
			    "make one in %s of; convert it by itself with -o FILE", out);
	return RECTO_OK;
}

/* The format of -t, or of the name of -o, or the one there is without both. */
static int
choose_writer(struct work *work, recto_error *err)
{
	const char *out = work->options->output, *name = work->options->to;
	const recto_role_info *info;
	const char *slash;
	int rc;

	if (name == NULL && !is_stdout(out) && !work->folder) {
		slash = strrchr(out, '/');
		info = recto_host_lookup_suffix(work->host, RECTO_WRITER, out);
		if (info != NULL)
			name = info->name;
		else if (strchr(slash == NULL ? out : slash, '.') != NULL)
			return recto_fail(err, RECTO_EUSAGE, "no format has files named like %s; "
			    "name one of those of --formats with -t", out);
	}
	if (name == NULL)
		name = DEFAULT_FORMAT;
	if ((rc = recto_job_set_writer(work->job, name, err)) == 0)
		work->writer = recto_host_lookup(work->host, RECTO_WRITER, name);
	return rc;
}

static int
set_meta(recto_job *job, const char *word, recto_error *err)
{
	const char *equals = strchr(word, '=');
	char *name;
	int rc;

	if (equals == NULL || equals == word)
		return recto_fail(err, RECTO_EUSAGE,
		    "-M takes NAME=VALUE, as in -M title=\"The Harbour\", not \"%s\"", word);
	if ((name = strndup(word, (size_t)(equals - word))) == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	rc = recto_job_set_meta(job, name, equals + 1, err);
	free(name);
	return rc;
}

static int
set_up_job(struct work *work, recto_error *err)
{
	const struct options *o = work->options;
	recto_job *job = work->job;
	int rc = RECTO_OK;

	if (o->from != NULL)
		rc = recto_job_set_reader(job, o->from, err);
	for (size_t i = 0; i < o->filter.n && rc == 0; i++)
		rc = recto_job_add_filter(job, o->filter.word[i], err);
	for (size_t i = 0; i < o->set.n && rc == 0; i++)
		rc = recto_job_set_option(job, o->set.word[i], err);
	for (size_t i = 0; i < o->meta.n && rc == 0; i++)
		rc = set_meta(job, o->meta.word[i], err);
	if (rc == 0 && o->encoding != NULL)
		rc = recto_job_set_charset(job, o->encoding, err);
	if (o->fail_on >= 0)
		recto_job_set_fail_level(job, (recto_level)o->fail_on);
	recto_job_on_message(job, say_message, work->say);
	recto_job_on_progress(job, say_progress, work->say);
	recto_job_on_cancel(job, is_stopped, NULL);
	return rc;
}

/* Either a writer and places to write to, or a ledger and one place. */
static int
set_up(struct work *work, recto_error *err)
{
	const char *out = work->options->output;
	int rc;

	if ((rc = check_output(work->options, work->folder, err)) < 0 ||
	    (rc = recto_job_new(&work->job, work->host, err)) < 0 ||
	    (rc = set_up_job(work, err)) < 0)
		return rc;
	if (work->options->action != DO_LEDGER)
		return choose_writer(work, err);
	recto_job_set_ledger(work->job, &work->ledger);
	return open_sink(&work->account, is_stdout(out) ? NULL : out, err);
}

static void
convert_input(struct work *work, const char *in)
{
	const char *out = is_stdout(work->options->output) ? NULL : work->options->output;
	recto_error err = RECTO_ERROR_INIT;
	char *place;

	if (is_stdin(in)) {
		convert_file(work, NULL, out);
	} else if (work->writer == NULL && is_folder(in)) {
		convert_folder(work, in, NULL);
	} else if (!work->folder) {
		convert_file(work, in, out);
	} else if (is_folder(in)) {
		convert_folder(work, in, out);
	} else if (folder_make(out, &err) < 0 ||
	    (place = convert_place(work, in, out)) == NULL) {
		say_failed(work->say, in, &err);
		work->status = FAILED;
	} else {
		convert_file(work, in, place);
		free(place);
	}
}

int
convert(const struct options *options, recto_host *host, struct say *say)
{
	struct work work = { .options = options, .say = say, .host = host };
	recto_error err = RECTO_ERROR_INIT;

	work.folder = wants_folder(options);
	if (set_up(&work, &err) < 0) {
		say_error(say, &err);
		work.status = err.code == RECTO_EUSAGE || err.code == RECTO_ENOENT ? USAGE :
		    FAILED;
	} else {
		if (!is_stdout(options->output))
			catch_signals();
		for (size_t i = 0; i < options->input.n; i++)
			convert_input(&work, options->input.word[i]);
		if (options->input.n == 0)
			convert_input(&work, "-");
		/* Where the account would go is an input: it stays as it is. */
		if (work.account != NULL && work.status != USAGE && recto_sink_commit(work.account, &err) < 0) {
			say_error(say, &err);
			work.status = FAILED;
		}
	}
	say_done(say);
	recto_sink_close(work.account);
	places_dispose(&work.places);
	recto_job_free(work.job);
	if (convert_stopped())
		raise(stop_signal);
	return work.status;
}
