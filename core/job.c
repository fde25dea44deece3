/* SPDX-License-Identifier: MIT */
/*
 * A job: what is to be done, checked as it is said. run.c does it.
 */
#include "config.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "job.h"
#include "text.h"

int
recto_job_new(recto_job **out, recto_host *host, recto_error *err)
{
	recto_job *job;
	int rc;

	*out = NULL;
	if ((rc = recto_host__list(host, err)) < 0)
		return rc;
	if ((job = calloc(1, sizeof *job)) == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	job->host = host;
	job->fail_level = INT_MAX;
	*out = job;
	return RECTO_OK;
}

void
recto_job_free(recto_job *job)
{
	if (job == NULL)
		return;
	for (size_t i = 0; i < job->ngiven; i++)
		free((void *)job->given[i].role);
	recto_job_clear_meta(job);
	free(job->given);
	free(job->meta);
	free(job->filter);
	free(job->charset);
	free(job);
}

/* Room for one row more; the rows stay where they are when there is none. */
static int
grow(void *rows, size_t n, size_t size, recto_error *err)
{
	void *old, *more;

	memcpy(&old, rows, sizeof old);
	if ((more = realloc(old, (n + 1) * size)) == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	memcpy(rows, &more, sizeof more);
	return RECTO_OK;
}

/* ------------------------------------------------------------------- roles */

static int
set_role(recto_job *job, const recto_manifest_role **out, recto_role_kind kind,
    const char *name, recto_error *err)
{
	const recto_manifest_role *role = NULL;

	if (name != NULL && (role = recto_host__lookup(job->host, kind, name)) == NULL)
		return recto_host__fail_unknown(job->host, kind, name, err);
	*out = role;
	return RECTO_OK;
}

int
recto_job_set_reader(recto_job *job, const char *name, recto_error *err)
{
	return set_role(job, &job->reader, RECTO_READER, name, err);
}

int
recto_job_set_writer(recto_job *job, const char *name, recto_error *err)
{
	return set_role(job, &job->writer, RECTO_WRITER, name, err);
}

int
recto_job_add_filter(recto_job *job, const char *name, recto_error *err)
{
	int rc;

	if ((rc = grow(&job->filter, job->nfilters, sizeof *job->filter, err)) < 0 ||
	    (rc = set_role(job, &job->filter[job->nfilters], RECTO_FILTER, name, err)) < 0)
		return rc;
	job->nfilters++;
	return RECTO_OK;
}

/* ----------------------------------------------------------------- options */

/* Cut `ROLE.OPTION=VALUE` where it stands. */
static int
divide(char *text, recto_assignment *out)
{
	char *equals = strchr(text, '='), *dot = strchr(text, '.');

	if (equals == NULL || dot == NULL || dot > equals)
		return 0;
	*dot = *equals = '\0';
	*out = (recto_assignment){ text, dot + 1, equals + 1 };
	return 1;
}

static const recto_option_info *
lookup_option(const recto_role_info *info, const char *name, recto_nearest *near)
{
	for (size_t i = 0; i < info->noptions; i++) {
		if (strcmp(info->options[i].name, name) == 0)
			return &info->options[i];
		recto_nearest_offer(near, info->options[i].name);
	}
	return NULL;
}

/*
 * A reader and a writer may have one name and different options: one of them
 * has to know the option, and all that do have to like the value.
 */
static int
check_assignment(recto_job *job, const recto_assignment *set, recto_error *err)
{
	recto_nearest near = RECTO_NEAREST_INIT(set->option);
	int known_role = 0, known_option = 0, rc;
	const recto_role_info *info;
	recto_option_value value;

	for (size_t i = 0; (info = recto_host_role(job->host, i)) != NULL; i++) {
		const recto_option_info *opt;

		if (strcmp(info->name, set->role) != 0)
			continue;
		known_role = 1;
		if ((opt = lookup_option(info, set->option, &near)) == NULL)
			continue;
		known_option = 1;
		if ((rc = recto_option__parse(set->role, opt, set->value, &value, err)) < 0)
			return rc;
	}
	if (!known_role)
		return recto_host__fail_unknown(job->host, 0, set->role, err);
	if (!known_option)
		return recto_fail(err, RECTO_ENOENT, "%s has no option \"%s\"%s%s%s", set->role,
		    set->option, near.best == NULL ? "" : ", did you mean ",
		    near.best == NULL ? "" : near.best, near.best == NULL ? "" : "?");
	return RECTO_OK;
}

int
recto_job_set_option(recto_job *job, const char *assignment, recto_error *err)
{
	char *text = strdup(assignment);
	recto_assignment set;
	int rc;

	if (text == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	if (!divide(text, &set))
		rc = recto_fail(err, RECTO_EUSAGE,
		    "\"%s\" is not written as FORMAT.OPTION=VALUE", assignment);
	else if ((rc = check_assignment(job, &set, err)) == 0 &&
	    (rc = grow(&job->given, job->ngiven, sizeof *job->given, err)) == 0) {
		job->given[job->ngiven++] = set;
		return RECTO_OK;
	}
	free(text);
	return rc;
}

/* ------------------------------------------------------------------- input */

int
recto_job_set_meta(recto_job *job, const char *name, const char *value, recto_error *err)
{
	struct recto_pair pair;
	int rc;

	if (!recto_text__is_name(name))
		return recto_fail(err, RECTO_EUSAGE,
		    "metadata \"%s\": a name is made of a-z 0-9 - and begins with a letter",
		    name);
	if (!recto_text__plain(value))
		return recto_fail(err, RECTO_EUSAGE,
		    "metadata %s takes one line of text in UTF-8", name);
	if ((rc = grow(&job->meta, job->nmeta, sizeof *job->meta, err)) < 0)
		return rc;
	pair.name = strdup(name);
	pair.value = strdup(value);
	if (pair.name == NULL || pair.value == NULL) {
		free(pair.name);
		free(pair.value);
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	}
	job->meta[job->nmeta++] = pair;
	return RECTO_OK;
}

void
recto_job_clear_meta(recto_job *job)
{
	for (size_t i = 0; i < job->nmeta; i++) {
		free(job->meta[i].name);
		free(job->meta[i].value);
	}
	job->nmeta = 0;
}

int
recto_job_set_charset(recto_job *job, const char *name, recto_error *err)
{
	recto_source *any = NULL;
	char *copy = NULL;
	int rc;

	/* Only a source knows which names there are. */
	if ((rc = recto_source_open_memory(&any, "", 0, "", err)) < 0)
		return rc;
	rc = recto_source_set_charset(any, name, err);
	recto_source_close(any);
	if (rc < 0)
		return rc;
	if (name != NULL && (copy = strdup(name)) == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	free(job->charset);
	job->charset = copy;
	return RECTO_OK;
}

/* --------------------------------------------------------------- listening */

void
recto_job_on_message(recto_job *job, recto_message_fn fn, void *user)
{
	job->to = (recto_listener){ fn, user };
}

void
recto_job_set_fail_level(recto_job *job, recto_level level)
{
	job->fail_level = (int)level;
}

void
recto_job_on_cancel(recto_job *job, int (*cancelled)(void *user), void *user)
{
	job->cancelled = cancelled;
	job->cancelled_user = user;
}

void
recto_job_on_progress(recto_job *job,
    void (*progress)(void *user, uint64_t bytes, unsigned parts), void *user)
{
	job->progress = progress;
	job->progress_user = user;
}

void
recto_job_set_ledger(recto_job *job, recto_ledger *ledger)
{
	job->ledger = ledger;
}
