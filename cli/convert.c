/* SPDX-License-Identifier: MIT */
/*
 * Files in, files out: sets up a job as the options say and runs it for each
 * input. What goes wrong with one file does not keep the others.
 */
#include "config.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "account.h"
#include "convert.h"
#include "folder.h"
#include "input.h"
#include "output.h"

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
open_sink(recto_sink **out, const char *path, recto_error *err)
{
	if (path == NULL)
		return recto_sink_open_fd(out, STDOUT_FILENO, "standard output", err);
	return recto_sink_open_file(out, path, err);
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

/* What -M says of every file, then what the table says of this one. */
static int
set_all_meta(struct work *work, const char *in, recto_error *err)
{
	const struct words *meta = &work->options->meta;
	int rc = RECTO_OK;

	recto_job_clear_meta(work->job);
	for (size_t i = 0; i < meta->n && rc == 0; i++)
		rc = set_meta(work->job, meta->word[i], err);
	if (rc == 0 && in != NULL && work->metadata.path != NULL)
		rc = metadata_apply(&work->metadata, work->job, in, err);
	return rc;
}

/* A further file that a writer makes of what it converts. */
struct part_of {
	struct work *work;
	const char *in;
};

static int
check_part(void *user, const char *out, recto_error *err)
{
	const struct part_of *part = user;
	int rc = input_check(part->in, out, err);

	return rc < 0 ? rc : places_add(&part->work->places, out, part->in, err);
}

/* Whether one output is made of all files. */
static int
collects(const recto_role_info *writer)
{
	return writer != NULL && (writer->flags & RECTO_ROLE_COLLECTS) != 0;
}

/* With the first file: there is no folder without one. */
static int
open_collection(struct work *work, const char *in, const char *index, recto_error *err)
{
	int rc;

	if ((rc = folder_make(work->options->output, err)) < 0 ||
	    (rc = open_sink(&work->whole, index, err)) < 0)
		return rc;
	if ((rc = places_add(&work->places, index, in, err)) < 0 ||
	    (rc = recto_collection_new(&work->collection, work->job, work->whole, err)) < 0) {
		recto_sink_close(work->whole);
		work->whole = NULL;
	}
	return rc;
}

/* A file that becomes a part of the one output there is. */
static int
run_into(struct work *work, const char *in, recto_error *err)
{
	char *index = output_place(work->host, work->writer, "index", work->options->output);
	struct part_of part = { work, in };
	const char *name = in + work->below;
	recto_source *src = NULL;
	int rc;

	if (index == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	if ((rc = input_check(in, index, err)) == 0 &&
	    (rc = input_open(&src, in, err)) == 0 &&
	    (rc = set_all_meta(work, in, err)) == 0 &&
	    (work->collection != NULL || (rc = open_collection(work, in, index, err)) == 0)) {
		recto_sink_on_part(work->whole, check_part, &part);
		rc = recto_collection_add(work->collection, src, name + (*name == '/'), err);
		recto_sink_on_part(work->whole, NULL, NULL);
		work->collected += rc == 0;
	}
	recto_source_close(src);
	free(index);
	return rc;
}

static int
run(struct work *work, const char *in, const char *out, recto_error *err)
{
	struct part_of part = { work, in };
	recto_source *src = NULL;
	recto_sink *sink = NULL;
	int rc;

	if ((rc = input_check(in, out, err)) == 0 &&
	    (rc = input_open(&src, in, err)) == 0 &&
	    (rc = set_all_meta(work, in, err)) == 0 &&
	    (out == NULL || (rc = places_add(&work->places, out, in, err)) == 0) &&
	    (rc = open_sink(&sink, out, err)) == 0) {
		recto_sink_on_part(sink, check_part, &part);
		rc = recto_job_run(work->job, src, sink, err);
	}
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

	if ((rc = input_check(in, output_file(work->options), err)) < 0 ||
	    (rc = input_open(&src, in, err)) < 0)
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
	if ((work->writer == NULL ? run_ledger(work, in, &err) :
	    collects(work->writer) ? run_into(work, in, &err) : run(work, in, out, &err)) == 0)
		return;
	work->status = err.code == RECTO_EUSAGE && !work->folder ? USAGE : FAILED;
	if (!convert_stopped())
		say_failed(work->say, name, &err);
}

/* --------------------------------------------------------------- everything */

static int
choose_writer(struct work *work, recto_error *err)
{
	const char *name;
	int rc;

	if ((rc = output_format(&name, work->host, work->options, work->folder, err)) < 0 ||
	    (rc = recto_job_set_writer(work->job, name, err)) < 0)
		return rc;
	work->writer = recto_host_lookup(work->host, RECTO_WRITER, name);
	return RECTO_OK;
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
	if (rc == 0)	/* of no file: what is wrong with -M is told once */
		rc = set_all_meta(work, NULL, err);
	if (rc == 0 && o->metadata != NULL)
		rc = metadata_read(&work->metadata, o->metadata, err);
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
	int rc;

	if ((rc = output_check(work->options, work->folder, err)) < 0 ||
	    (rc = recto_job_new(&work->job, work->host, err)) < 0 ||
	    (rc = set_up_job(work, err)) < 0)
		return rc;
	if (work->options->action != DO_LEDGER)
		return choose_writer(work, err);
	recto_job_set_ledger(work->job, &work->ledger);
	return open_sink(&work->account, output_file(work->options), err);
}

static void
convert_input(struct work *work, const char *in)
{
	const char *out = output_file(work->options), *slash = strrchr(in, '/');
	int is_folder = folder_exists(in);

	work->below = is_folder ? strlen(in) : slash == NULL ? 0 : (size_t)(slash - in);
	if (strcmp(in, "-") == 0)
		convert_file(work, NULL, out);
	else if (is_folder && (work->folder || work->writer == NULL))
		convert_folder(work, in, work->folder && !collects(work->writer) ? out : NULL);
	else if (work->folder && !collects(work->writer))
		convert_into(work, in, out);
	else
		convert_file(work, in, out);
}

/* What all files went into; where none did, there is nothing. */
static void
end_collection(struct work *work)
{
	recto_error err = RECTO_ERROR_INIT;

	if (work->collected > 0 && !convert_stopped() &&
	    recto_collection_end(work->collection, &err) < 0) {
		say_error(work->say, &err);
		work->status = FAILED;
	}
	recto_collection_free(work->collection);
	recto_sink_close(work->whole);
}

/* Unless it would take the place of an input, or does not have all of them. */
static void
close_account(struct work *work)
{
	recto_error err = RECTO_ERROR_INIT;

	if (work->account != NULL && work->status != USAGE && !convert_stopped() &&
	    recto_sink_commit(work->account, &err) < 0) {
		say_error(work->say, &err);
		work->status = FAILED;
	}
	recto_sink_close(work->account);
}

/* One output of all files has a folder for itself, whatever it is called. */
static int
needs_folder(const struct options *options, recto_host *host)
{
	if (output_is_folder(options))
		return 1;
	return options->to != NULL && options->action != DO_LEDGER &&
	    collects(recto_host_lookup(host, RECTO_WRITER, options->to));
}

int
convert(const struct options *options, recto_host *host, struct say *say)
{
	struct work work = { .options = options, .say = say, .host = host,
	    .metadata = METADATA_INIT };
	recto_error err = RECTO_ERROR_INIT;

	work.folder = needs_folder(options, host);
	if (set_up(&work, &err) < 0) {
		say_error(say, &err);
		work.status = err.code == RECTO_EUSAGE || err.code == RECTO_ENOENT ? USAGE :
		    FAILED;
	} else {
		if (output_file(options) != NULL)
			catch_signals();
		for (size_t i = 0; i < options->input.n; i++)
			convert_input(&work, options->input.word[i]);
		if (options->input.n == 0)
			convert_input(&work, "-");
		if (work.writer != NULL && !convert_stopped())
			metadata_tell_unused(&work.metadata, say);
	}
	end_collection(&work);
	close_account(&work);
	say_done(say);
	metadata_dispose(&work.metadata);
	places_dispose(&work.places);
	recto_job_free(work.job);
	if (convert_stopped())
		raise(stop_signal);
	return work.status;
}
