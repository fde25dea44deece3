/* SPDX-License-Identifier: MIT */
/*
 * A job's settings, and one run of it.
 */
#ifndef RECTO_CORE_JOB_H
#define RECTO_CORE_JOB_H

#include "host.h"
#include "ledger.h"
#include "listener.h"
#include "option.h"

struct recto_job {
	recto_host *host;
	const recto_manifest_role *reader, *writer;	/* NULL: not named */
	const recto_manifest_role **filter;
	size_t nfilters;
	recto_assignment *given;	/* each role is the start of its memory */
	size_t ngiven;
	struct recto_pair { char *name, *value; } *meta;
	size_t nmeta;
	char *charset;			/* NULL: find out */
	recto_listener to;
	int fail_level;			/* a recto_level, or above all of them */
	int (*cancelled)(void *user);
	void *cancelled_user;
	void (*progress)(void *user, uint64_t bytes, unsigned parts);
	void *progress_user;
	recto_ledger *ledger;
};

/* What the roles of a run have in common. */
typedef struct recto_run {
	const recto_job *job;
	recto_source *src;	/* NULL once there is no more input */
	const char *name;	/* what the input is called, see recto_input_name */
	recto_error strict;	/* set once a message reached the fail level */
} recto_run;

/* What a role gets to ask its host through. */
struct recto_context {
	recto_run *run;
	const char *plugin;
};

/* A role at work. */
typedef struct recto_stage {
	const recto_role *role;	/* NULL: not opened */
	void *state;
	recto_context ctx;
	int only_lines;		/* a filter for the parts that have lines */
} recto_stage;

/* What is written with; it outlives the documents of a collection. */
typedef struct recto_output {
	recto_sink *sink;	/* NULL where there is no writer */
	recto_stage writer;	/* opened with the first document */
} recto_output;

/* Convert one input; nothing is committed. */
int recto_run__document(const recto_job *job, recto_output *out, recto_source *src,
    const char *name, recto_error *err);
/* There are no more documents: let a writer that collects know, close it, commit. */
int recto_run__finish(const recto_job *job, recto_output *out, recto_error *err);
/* Whatever happened before; a writer that is closed stays so. */
void recto_run__close(recto_output *out);

#endif
