/* SPDX-License-Identifier: MIT */
/* Converts a page to HTML in memory: embed PAGE.txt >PAGE.html */
#include <recto/recto.h>

#include <stdio.h>

static void
on_message(void *user, const recto_message *message)
{
	(void)user;
	fprintf(stderr, "%s: %s\n", recto_message_name(message->id), message->text);
}

int
main(int argc, char **argv)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_buf page = RECTO_BUF_INIT;
	recto_host *host = NULL;
	recto_job *job = NULL;
	recto_source *src = NULL;
	recto_sink *sink = NULL;
	int rc;

	if ((rc = recto_host_new(&host, on_message, NULL, &err)) == 0 &&
	    (rc = recto_job_new(&job, host, &err)) == 0 &&
	    (rc = recto_job_set_writer(job, "html", &err)) == 0 &&
	    (rc = recto_job_set_meta(job, "publisher", "The Harrow Bay Courier", &err)) == 0 &&
	    (rc = recto_source_open_file(&src, argc > 1 ? argv[1] : "", &err)) == 0 &&
	    (rc = recto_sink_open_memory(&sink, &page, &err)) == 0 &&
	    (rc = recto_job_run(job, src, sink, &err)) == 0)
		fwrite(page.data, 1, page.len, stdout);
	else
		fprintf(stderr, "embed: %s\n", err.text);

	recto_sink_close(sink);
	recto_source_close(src);
	recto_job_free(job);
	recto_host_free(host);
	recto_buf_dispose(&page);
	return rc < 0;
}
