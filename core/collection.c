/* SPDX-License-Identifier: MIT */
/*
 * Many documents, one output: the writer of a job is opened once and stays.
 */
#include "config.h"

#include <stdlib.h>

#include "job.h"

struct recto_collection {
	const recto_job *job;
	recto_output out;
};

int
recto_collection_new(recto_collection **out, recto_job *job, recto_sink *sink, recto_error *err)
{
	if (job->writer == NULL || !(job->writer->info.flags & RECTO_ROLE_COLLECTS))
		return recto_fail(err, RECTO_EUSAGE, "%s writes each document by itself",
		    job->writer == NULL ? "a job without a writer" : job->writer->info.name);
	if ((*out = calloc(1, sizeof **out)) == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	(*out)->job = job;
	(*out)->out.sink = sink;
	return RECTO_OK;
}

void
recto_collection_free(recto_collection *collection)
{
	if (collection == NULL)
		return;
	recto_run__close(&collection->out);
	free(collection);
}

int
recto_collection_add(recto_collection *collection, recto_source *src, const char *name,
    recto_error *err)
{
	recto_error own = RECTO_ERROR_INIT;

	if (err == NULL)
		err = &own;
	*err = own;
	return recto_run__document(collection->job, &collection->out, src, name, err);
}

int
recto_collection_end(recto_collection *collection, recto_error *err)
{
	recto_error own = RECTO_ERROR_INIT;

	if (err == NULL)
		err = &own;
	*err = own;
	return recto_run__finish(collection->job, &collection->out, err);
}
