/* SPDX-License-Identifier: MIT */
/*
 * Answers of a program. When it fails, its status explains more than the line
 * that it could not finish; so that is asked first.
 */
#include "talk.h"

int
talk_take(struct process *p, struct jsonlines_decoder *d, recto_document *doc,
    recto_node *part, recto_error *err)
{
	const char *line;
	size_t len;
	int rc;

	while (splitter_next(&p->output, 0, &line, &len))
		if ((rc = jsonlines_take(d, line, len, doc, part, err)) != 0)
			return process_blame(p, rc, err);
	if (splitter_held(&p->output) <= JSONLINES_LENGTH)
		return 0;
	rc = recto_fail(err, RECTO_EFORMAT, "a line is longer than %d MiB",
	    JSONLINES_LENGTH >> 20);
	return process_blame(p, rc, err);
}

int
talk_finish(struct process *p, const struct jsonlines_decoder *d, recto_error *err)
{
	int rc;

	if ((rc = process_finish(p, err)) < 0)
		return rc;
	return process_blame(p, jsonlines_finish(d, err), err);
}
