/* SPDX-License-Identifier: MIT */
/*
 * A trial: one conversion with the role that is checked, the rest from the kit.
 */
#include "config.h"

#include "kit.h"
#include "trial.h"

static int
is_cancelled(void *user)
{
	struct manner *how = user;

	how->asked++;
	return how->cancel_at != 0 && how->asked >= how->cancel_at;
}

static int
set_roles(recto_job *job, const recto_role_info *role, recto_error *err)
{
	int of_lines = (role->flags & RECTO_ROLE_LINES) != 0, rc;
	const char *reader = KIT_TREE, *filter = NULL, *writer = KIT_DUMP;

	switch (role->kind) {
	case RECTO_READER:
		reader = role->name;
		filter = of_lines ? KIT_KEEP : NULL;
		break;
	case RECTO_FILTER:
		reader = of_lines ? KIT_LINES : KIT_TREE;
		filter = role->name;
		break;
	case RECTO_WRITER:
		writer = role->name;
		break;
	}
	if ((rc = recto_job_set_reader(job, reader, err)) < 0 ||
	    (filter != NULL && (rc = recto_job_add_filter(job, filter, err)) < 0))
		return rc;
	return recto_job_set_writer(job, writer, err);
}

int
trial(const struct subject *s, const struct input *in, struct manner *how, recto_buf *out,
    recto_error *err)
{
	recto_source *src = how->src;
	recto_sink *sink = how->sink;
	recto_job *job = NULL;
	int rc;

	how->asked = 0;
	if ((rc = recto_job_new(&job, s->host, err)) < 0 ||
	    (rc = set_roles(job, s->role, err)) < 0 ||
	    (how->option != NULL && (rc = recto_job_set_option(job, how->option, err)) < 0) ||
	    (src == NULL && (rc = recto_source_open_memory(&src, in->data, in->len, in->name,
	    err)) < 0) ||
	    (sink == NULL && (rc = recto_sink_open_memory(&sink, out, err)) < 0))
		goto done;
	recto_job_on_cancel(job, is_cancelled, how);
	rc = recto_job_run(job, src, sink, err);
done:
	if (src != how->src)
		recto_source_close(src);
	if (sink != how->sink)
		recto_sink_close(sink);
	recto_job_free(job);
	return rc;
}
