/* SPDX-License-Identifier: MIT */
/*
 * A run: bytes to reader to filters to writer to bytes, a part at a time.
 *
 * Each role is a stage with a state of its own, filled from its options. Only
 * one part is in memory. Whatever goes wrong, the stages are closed, and the
 * sink is committed only after everything, the ledger included, was right.
 * Reader and filters are opened for each document; the writer stays, since there
 * are writers that make one output of many documents.
 */
#include "config.h"

#include <libxml/parser.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uclean.h>

#include "detect.h"
#include "job.h"
#include "node.h"
#include "source.h"

struct pipeline {
	recto_run run;
	recto_document *doc;	/* NULL once there are no more */
	recto_stage *stage;	/* reader, filters */
	size_t n;
	recto_stage *writer;	/* NULL: none */
	recto_sink *sink;
	int begun;		/* the writer's begin was called for this document */
	recto_account account;
};

/* ------------------------------------------------------------------ failing */

/*
 * What a callback's answer comes to: a plugin may be silent about a failure, or
 * pass over one that was sticky, or go on after it was asked to stop.
 */
static int
settle(const struct pipeline *p, const recto_stage *stage, int rc, recto_error *err)
{
	const recto_job *job = p->run.job;
	int own;

	if (p->run.strict.code != RECTO_OK)
		return recto_fail(err, p->run.strict.code, "%s", p->run.strict.text);
	if (job->cancelled != NULL && job->cancelled(job->cancelled_user))
		return recto_fail(err, RECTO_ECANCELLED, "stopped before the end");
	if (rc < 0) {
		if (err->text[0] == '\0')
			recto_fail(err, rc, "%s %s failed and did not say why",
			    recto_role__kind_name(stage->role->kind), stage->role->name);
		return rc;
	}
	if ((p->doc != NULL && (own = recto_document_status(p->doc, err)) < 0) ||
	    (p->sink != NULL && (own = recto_sink_status(p->sink, err)) < 0))
		return own;
	return rc;
}

/* ------------------------------------------------------------------- stages */

/* What is opened is to be closed, also where opening fails half way. */
static int
open_stage(struct pipeline *p, recto_stage *stage, const recto_manifest_role *entry,
    recto_error *err)
{
	const recto_job *job = p->run.job;
	const recto_role *role;
	int rc;

	if ((rc = recto_host__open(entry, &role, err)) < 0)
		return rc;
	if ((stage->state = calloc(1, role->state_size + 1)) == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	stage->role = role;
	stage->ctx = (recto_context){ &p->run, entry->info.plugin };
	if ((rc = recto_option__fill(stage->role, stage->state, job->given, job->ngiven,
	    err)) < 0)
		return rc;
	if (stage->role->open != NULL)
		rc = settle(p, stage, stage->role->open(stage->state, &stage->ctx, err), err);
	return rc;
}

static void
close_stage(recto_stage *stage)
{
	if (stage->role != NULL && stage->role->close != NULL)
		stage->role->close(stage->state);
	free(stage->state);
	*stage = (recto_stage){ .role = NULL };
}

static void
close_stages(struct pipeline *p)
{
	while (p->n > 0)
		close_stage(&p->stage[--p->n]);
	free(p->stage);
}

/*
 * The filter of lines that is used unasked: the one there is, or the one among
 * several that says so by RECTO_ROLE_FALLBACK.
 */
static int
choose_line_filter(recto_host *host, const recto_manifest_role **out, recto_error *err)
{
	const recto_manifest_role *role, *found[2][2] = { { NULL, NULL }, { NULL, NULL } };

	for (size_t i = 0; (role = recto_host__role(host, i)) != NULL; i++) {
		int fallback = (role->info.flags & RECTO_ROLE_FALLBACK) != 0;

		if (role->info.kind != RECTO_FILTER || !(role->info.flags & RECTO_ROLE_LINES))
			continue;
		found[fallback][found[fallback][0] != NULL] = role;
	}
	for (int fallback = 1; fallback >= 0; fallback--) {
		if (found[fallback][1] != NULL)
			return recto_fail(err, RECTO_EUSAGE, "the filters %s and %s both turn "
			    "lines into articles; name one of them (--filter %s)",
			    found[fallback][0]->info.name, found[fallback][1]->info.name,
			    found[fallback][0]->info.name);
		if ((*out = found[fallback][0]) != NULL)
			return RECTO_OK;
	}
	return recto_fail(err, RECTO_EPLUGIN, "no filter that turns lines into articles was "
	    "found; install Recto's plugins, or name their folder in RECTO_PLUGIN_PATH");
}

static int
has_line_filter(const recto_job *job)
{
	for (size_t i = 0; i < job->nfilters; i++)
		if (job->filter[i]->info.flags & RECTO_ROLE_LINES)
			return 1;
	return 0;
}

static int
open_filters(struct pipeline *p, const recto_manifest_role *reader, recto_error *err)
{
	const recto_job *job = p->run.job;
	const recto_manifest_role *filter;
	int rc = RECTO_OK;

	if ((reader->info.flags & RECTO_ROLE_LINES) && !has_line_filter(job)) {
		if ((rc = choose_line_filter(job->host, &filter, err)) < 0)
			return rc;
		p->stage[p->n].only_lines = 1;
		rc = open_stage(p, &p->stage[p->n++], filter, err);
	}
	for (size_t i = 0; i < job->nfilters && rc == 0; i++)
		rc = open_stage(p, &p->stage[p->n++], job->filter[i], err);
	return rc;
}

/* The writer, unless it is open since an earlier document. */
static int
open_writer(struct pipeline *p, recto_output *out, recto_error *err)
{
	int rc = RECTO_OK;

	if (p->run.job->writer == NULL)
		return RECTO_OK;
	if (out->writer.role == NULL &&
	    (rc = open_stage(p, &out->writer, p->run.job->writer, err)) < 0)
		close_stage(&out->writer);
	out->writer.ctx.run = &p->run;
	p->writer = &out->writer;
	return rc;
}

static int
open_stages(struct pipeline *p, recto_output *out, recto_error *err)
{
	const recto_job *job = p->run.job;
	const recto_manifest_role *reader = job->reader;
	int rc;

	if (reader == NULL && (rc = recto_detect__reader(&reader, job->host, p->run.src,
	    &job->to, err)) < 0)
		return rc;
	if (job->ledger != NULL && (reader->info.flags & RECTO_ROLE_RETOLD))
		return recto_fail(err, RECTO_ENOTSUP, "what %s reads tells of bytes elsewhere; "
		    "its own have no ledger", reader->info.name);
	/* Reader, the filter it needs, the user's filters. */
	p->stage = calloc(job->nfilters + 2, sizeof *p->stage);
	if (p->stage == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	if ((rc = open_stage(p, &p->stage[p->n++], reader, err)) < 0 ||
	    (rc = open_filters(p, reader, err)) < 0)
		return rc;
	return open_writer(p, out, err);
}

/* ------------------------------------------------------------------ running */

static int
has_lines(const recto_node *part)
{
	const recto_node *child = recto_node_first(part);

	while (child != NULL && recto_node_kind(child) != RECTO_LINE)
		child = recto_node_next(child);
	return child != NULL;
}

static int
filter_part(struct pipeline *p, recto_node *part, recto_error *err)
{
	int rc = RECTO_OK;

	for (size_t i = 1; i < p->n && rc >= 0; i++) {
		recto_stage *s = &p->stage[i];

		if (!s->only_lines || has_lines(part))
			rc = settle(p, s, s->role->filter(s->state, &s->ctx, part, err), err);
	}
	return rc;
}

static int
end_filters(struct pipeline *p, recto_error *err)
{
	int rc = RECTO_OK;

	for (size_t i = 1; i < p->n && rc >= 0; i++) {
		recto_stage *s = &p->stage[i];

		if (s->role->end != NULL)
			rc = settle(p, s, s->role->end(s->state, &s->ctx, p->doc, NULL, err), err);
	}
	return rc;
}

/* Of a file only its own name: where it lies differs from machine to machine. */
static const char *
file_name(const recto_source *src)
{
	const char *slash = strrchr(src->name, '/');

	return slash != NULL ? slash + 1 : src->name;
}

/* What the document was made from, unless somebody knows better. */
static void
name_source(struct pipeline *p)
{
	if (p->run.src->owned)
		recto_document_set_meta(p->doc, "source", file_name(p->run.src), 0);
}

static void
name_encoding(struct pipeline *p)
{
	if (recto_document_meta(p->doc, "encoding") == NULL)
		recto_document_set_meta(p->doc, "encoding", recto_source_charset(p->run.src), 0);
}

/* Once, before the first part or, where there is none, before the end. */
static int
begin_writing(struct pipeline *p, recto_error *err)
{
	recto_stage *w = p->writer;

	if (p->begun || w->role->begin == NULL)
		return RECTO_OK;
	p->begun = 1;
	name_encoding(p);
	return settle(p, w, w->role->begin(w->state, &w->ctx, p->doc, p->sink, err), err);
}

static int
write_part(struct pipeline *p, recto_node *part, recto_error *err)
{
	recto_stage *w = p->writer;
	int rc;

	if (w == NULL)
		return RECTO_OK;
	if ((rc = begin_writing(p, err)) < 0)
		return rc;
	return settle(p, w, w->role->write(w->state, &w->ctx, part, p->sink, err), err);
}

static int
end_writing(struct pipeline *p, recto_error *err)
{
	recto_stage *w = p->writer;
	int rc;

	if (w == NULL)
		return RECTO_OK;
	if ((rc = begin_writing(p, err)) < 0 || w->role->end == NULL)
		return rc;
	return settle(p, w, w->role->end(w->state, &w->ctx, p->doc, p->sink, err), err);
}

/* 1: there was a part, 0: there was none. */
static int
convert_part(struct pipeline *p, recto_error *err)
{
	const recto_job *job = p->run.job;
	recto_stage *r = &p->stage[0];
	recto_node *part = recto_document_new_part(p->doc);
	int more, rc;

	if (part == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	more = r->role->read(r->state, &r->ctx, p->run.src, part, err);
	if ((more = settle(p, r, more, err)) <= 0) {
		recto_document__drop_part(p->doc);
		return more;
	}
	if ((rc = filter_part(p, part, err)) < 0)
		return rc;
	if (job->ledger != NULL && (rc = recto_account__part(&p->account, part, err)) < 0)
		return rc;
	if ((rc = write_part(p, part, err)) < 0)
		return rc;
	if (job->progress != NULL)
		job->progress(job->progress_user, recto_source_offset(p->run.src),
		    recto_document_part_count(p->doc));
	return 1;
}

static int
convert(struct pipeline *p, recto_error *err)
{
	const recto_job *job = p->run.job;
	int rc;

	for (size_t i = 0; i < job->nmeta; i++)
		recto_document_set_meta(p->doc, job->meta[i].name, job->meta[i].value, 1);
	name_source(p);
	while ((rc = convert_part(p, err)) > 0)
		continue;
	if (rc < 0 || (rc = end_filters(p, err)) < 0 || (rc = end_writing(p, err)) < 0)
		return rc;
	if (job->ledger != NULL)
		rc = recto_account__finish(&p->account, recto_source_offset(p->run.src),
		    recto_source_name(p->run.src), err);
	return rc;
}

/* Before any plugin and any thread of ours uses them. */
static void
start_libraries(void)
{
	UErrorCode status = U_ZERO_ERROR;

	xmlInitParser();
	u_init(&status);
}

int
recto_run__document(const recto_job *job, recto_output *out, recto_source *src,
    const char *name, recto_error *err)
{
	static pthread_once_t libraries = PTHREAD_ONCE_INIT;
	struct pipeline p = { .run = { .job = job, .src = src, .name = name }, .sink = out->sink };
	int rc;

	pthread_once(&libraries, start_libraries);
	if (job->ledger != NULL)
		recto_account__begin(&p.account, job->ledger);
	if ((rc = recto_source_set_charset(src, job->charset, err)) == 0 &&
	    (rc = recto_document_new(&p.doc, err)) == 0 &&
	    (rc = open_stages(&p, out, err)) == 0)
		rc = convert(&p, err);
	close_stages(&p);
	recto_document_free(p.doc);
	recto_account__dispose(&p.account);
	out->writer.ctx.run = NULL;
	return rc;
}

int
recto_run__finish(const recto_job *job, recto_output *out, recto_error *err)
{
	recto_stage *w = &out->writer;
	struct pipeline p = { .run = { .job = job }, .writer = w, .sink = out->sink };
	int rc = RECTO_OK;

	if (w->role != NULL && w->role->end != NULL && (w->role->flags & RECTO_ROLE_COLLECTS)) {
		w->ctx.run = &p.run;
		p.run.name = recto_sink_name(out->sink);
		rc = settle(&p, w, w->role->end(w->state, &w->ctx, NULL, out->sink, err), err);
	}
	/* First, since it may hold parts of the sink that are not whole. */
	close_stage(w);
	return rc == 0 && out->sink != NULL ? recto_sink_commit(out->sink, err) : rc;
}

void
recto_run__close(recto_output *out)
{
	close_stage(&out->writer);
}

int
recto_job_run(recto_job *job, recto_source *src, recto_sink *sink, recto_error *err)
{
	recto_error own = RECTO_ERROR_INIT;
	recto_output out = { .sink = sink };
	int rc;

	if (err == NULL)
		err = &own;
	*err = own;
	if (job->writer != NULL && sink == NULL)
		return recto_fail(err, RECTO_EUSAGE, "a writer needs a sink to write to");
	if ((rc = recto_run__document(job, &out, src, file_name(src), err)) == 0)
		rc = recto_run__finish(job, &out, err);
	recto_run__close(&out);
	return rc;
}
