/* SPDX-License-Identifier: MIT */
/*
 * What a running role may ask of its host: whether to stop, and to tell.
 */
#include "config.h"

#include <stdarg.h>

#include "job.h"

int
recto_cancelled(recto_context *ctx)
{
	const recto_job *job = ctx->run->job;

	if (ctx->run->strict.code != RECTO_OK)
		return 1;
	return job->cancelled != NULL && job->cancelled(job->cancelled_user);
}

const char *
recto_input_name(recto_context *ctx)
{
	return ctx->run->name;
}

void
recto_report(recto_context *ctx, recto_message_id id, uint64_t line, const char *fmt, ...)
{
	recto_run *run = ctx->run;
	recto_level level = recto_message_level(id);
	va_list ap;

	va_start(ap, fmt);
	recto_listener__vtell(&run->job->to, id,
	    run->src != NULL ? recto_source_name(run->src) : run->name, line, fmt, ap);
	va_end(ap);
	if ((int)level >= run->job->fail_level && run->strict.code == RECTO_OK)
		recto_fail(&run->strict, RECTO_ESTRICT, "stopped at a message of level %s, "
		    "as was asked for", recto_level_name(level));
}
