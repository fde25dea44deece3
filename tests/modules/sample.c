/* SPDX-License-Identifier: MIT */
/*
 * A module for tests: a format of its own, read as one article a part, with a
 * paragraph a line, and options that make things go wrong.
 *
 *	%SAMPLE
 *	a paragraph
 *	another one
 *	---		a new part
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "recto/plugin.h"

/* ------------------------------------------------------------------ reader */

enum fault { NO_FAULT, GAP, OVERLAP, SILENT, WORDY, TELL, NESTING };
static const char *const faults[] = {
	"none", "gap", "overlap", "silent", "wordy", "tell", "nesting", NULL
};

struct reader {
	int fault;
	int64_t repeat;
	const char *prefix;
	int loud;
};

static const recto_option reader_options[] = {
	{ "fault", RECTO_OPT_CHOICE, offsetof(struct reader, fault), "none",
	  "what goes wrong", 0, 0, faults },
	{ "repeat", RECTO_OPT_INT, offsetof(struct reader, repeat), "1",
	  "how often a paragraph is said", 1, 9, NULL },
	{ "prefix", RECTO_OPT_TEXT, offsetof(struct reader, prefix), "",
	  "what stands before each paragraph", 0, 0, NULL },
	{ "loud", RECTO_OPT_BOOL, offsetof(struct reader, loud), "no",
	  "an exclamation mark after each paragraph", 0, 0, NULL },
	{ .name = NULL }
};

static const recto_signature signatures[] = {
	{ 0, 7, "%SAMPLE", 80 }, { .length = 0 }
};

static void
add_paragraph(const struct reader *r, recto_node *article, const recto_line *line)
{
	recto_node *p = recto_node_add(article, RECTO_PARAGRAPH);
	recto_origin origin = recto_line_origin(line, 0, line->len), end = recto_line_end(line);

	recto_node_add_string(p, r->prefix);
	for (int64_t i = 0; i < r->repeat; i++) {
		recto_node *text = recto_node_add_text(p, line->text, line->len);

		if (i == 0 || r->fault == OVERLAP)
			recto_node_set_origin(text, origin);
	}
	if (r->loud)
		recto_node_add_string(p, "!");
	if (r->fault != GAP)
		recto_node_add_discard(article, RECTO_DISCARD_LINE_END, end.offset, end.length,
		    line->number);
}

static int
sample_read(void *state, recto_context *ctx, recto_source *src, recto_node *part,
    recto_error *err)
{
	const struct reader *r = state;
	recto_node *article = NULL;
	recto_line line;
	int rc;

	if (r->fault == SILENT)
		return RECTO_EFORMAT;
	if (r->fault == WORDY)
		return recto_fail(err, RECTO_EFORMAT, "line 2 is not to be believed");
	while ((rc = recto_source_line(src, &line, err)) > 0) {
		if (article == NULL)
			article = recto_node_add(part, RECTO_ARTICLE);
		if (line.number == 1 || (line.len == 3 && memcmp(line.text, "---", 3) == 0))
			recto_node_add_discard(article, RECTO_DISCARD_MARKUP, line.offset,
			    line.before + line.bytes + line.end, line.number);
		else
			add_paragraph(r, article, &line);
		if (r->fault == TELL)
			recto_report(ctx, RECTO_MSG_BAD_DATA, line.number, "a line was read");
		if (r->fault == NESTING)
			recto_node_add(part, RECTO_ROW);
		if (line.len == 3 && memcmp(line.text, "---", 3) == 0)
			return 1;
		if (recto_cancelled(ctx))
			return 1;
	}
	return rc < 0 ? rc : article != NULL;
}

static const recto_role sample_reader = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_READER, .name = "sample", .summary = "samples, a paragraph a line",
	.suffixes = ".sample", .media = "text/x-sample",
	.options = reader_options, .signatures = signatures,
	.state_size = sizeof(struct reader), .read = sample_read,
};

/* ------------------------------------------------------------- raw lines */

static int
lines_read(void *state, recto_context *ctx, recto_source *src, recto_node *part,
    recto_error *err)
{
	recto_line line;
	int rc, any = 0;

	(void)state, (void)ctx;
	while ((rc = recto_source_line(src, &line, err)) > 0) {
		recto_part_add_line(part, &line);
		any = 1;
		if (line.ends_page)
			break;
	}
	return rc < 0 ? rc : any;
}

static const recto_role lines_reader = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_READER, .flags = RECTO_ROLE_LINES | RECTO_ROLE_FALLBACK,
	.name = "lines", .summary = "raw lines", .suffixes = ".lines", .read = lines_read,
};

static int
lines_filter(void *state, recto_context *ctx, recto_node *part, recto_error *err)
{
	recto_node *node, *next, *article = recto_node_add(part, RECTO_ARTICLE);

	(void)state, (void)ctx, (void)err;
	for (node = recto_node_first(part); node != article; node = next) {
		const recto_line *line = recto_node_line(node);
		recto_node *p = recto_node_add(article, RECTO_PARAGRAPH);

		next = recto_node_next(node);
		recto_node_add_slice(p, line, 0, line->len);
		recto_node_drop_edges(p, line, 0);
		recto_node_detach(node);
	}
	return RECTO_OK;
}

static const recto_role lines_to_articles = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_FILTER, .flags = RECTO_ROLE_LINES, .name = "lines",
	.summary = "a paragraph a line", .filter = lines_filter,
};

/* ------------------------------------------------------------------- filter */

static int
number_filter(void *state, recto_context *ctx, recto_node *part, recto_error *err)
{
	unsigned *parts = state;
	recto_node *head = recto_node_insert(recto_node_first(recto_node_first(part)),
	    RECTO_HEADLINE);
	char text[32];

	(void)ctx, (void)err;
	recto_node_add_text(head, text,
	    (size_t)snprintf(text, sizeof text, "part %u", ++*parts));
	return RECTO_OK;
}

static const recto_role number = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_FILTER, .name = "number", .summary = "gives parts a headline",
	.state_size = sizeof(unsigned), .filter = number_filter,
};

/* ------------------------------------------------------------------- writer */

static int
sample_begin(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink,
    recto_error *err)
{
	const char *name, *value;

	(void)state, (void)ctx, (void)err;
	recto_sink_puts(sink, "%SAMPLE\n");
	for (size_t i = 0; recto_document_meta_at(doc, i, &name, &value); i++)
		if (strcmp(name, "encoding") != 0)	/* which every run has */
			recto_sink_printf(sink, "%s: %s\n", name, value);
	return RECTO_OK;
}

static int
sample_write(void *state, recto_context *ctx, recto_node *part, recto_sink *sink,
    recto_error *err)
{
	recto_buf text = RECTO_BUF_INIT;

	(void)state, (void)ctx;
	recto_node_read_text(part, &text);
	recto_sink_write(sink, text.data, text.len);
	recto_sink_puts(sink, "\n---\n");
	recto_buf_dispose(&text);
	return recto_sink_status(sink, err);
}

static int
sample_end(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink,
    recto_error *err)
{
	(void)state, (void)ctx, (void)err;
	recto_sink_printf(sink, "%u parts\n", recto_document_part_count(doc));
	return RECTO_OK;
}

static const recto_role sample_writer = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_WRITER, .name = "sample", .summary = "samples", .suffixes = ".sample",
	.begin = sample_begin, .write = sample_write, .end = sample_end,
};

/* ------------------------------------------------------------------- pieces */

/* Writes each part to a file of its own, and a list of them. */
static int
pieces_write(void *state, recto_context *ctx, recto_node *part, recto_sink *sink,
    recto_error *err)
{
	unsigned *n = state;
	recto_buf text = RECTO_BUF_INIT;
	recto_sink *piece;
	char name[20];
	int rc;

	(void)ctx;
	snprintf(name, sizeof name, "piece-%u.txt", ++*n);
	if ((rc = recto_sink_open_part(&piece, sink, name, err)) < 0)
		return rc;
	recto_node_read_text(part, &text);
	recto_sink_write(piece, text.data, text.len);
	recto_buf_dispose(&text);
	rc = recto_sink_commit(piece, err);
	recto_sink_printf(sink, "%s\n", recto_sink_name(piece));
	recto_sink_close(piece);
	return rc;
}

static const recto_role pieces_writer = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_WRITER, .name = "pieces", .summary = "a file for each part",
	.suffixes = ".pieces", .state_size = sizeof(unsigned), .write = pieces_write,
};

/* ---------------------------------------------------------------- collection */

/* Counts the parts of each document, and at last the documents that came to an end. */
struct many {
	unsigned parts, documents;
};

static int
many_begin(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink,
    recto_error *err)
{
	struct many *many = state;

	(void)doc, (void)err;
	many->parts = 0;
	recto_sink_printf(sink, "%s:", recto_input_name(ctx));
	return RECTO_OK;
}

static int
many_write(void *state, recto_context *ctx, recto_node *part, recto_sink *sink,
    recto_error *err)
{
	struct many *many = state;

	(void)ctx, (void)part, (void)sink, (void)err;
	many->parts++;
	return RECTO_OK;
}

static int
many_end(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink,
    recto_error *err)
{
	struct many *many = state;

	(void)err;
	if (doc == NULL) {
		recto_report(ctx, RECTO_MSG_PLUGIN_NOTE, 0, "the end");
		recto_sink_printf(sink, " %u documents", many->documents);
	} else {
		recto_sink_printf(sink, " %u\n", many->parts);
		many->documents++;
	}
	return RECTO_OK;
}

static const recto_role many_writer = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_WRITER, .flags = RECTO_ROLE_COLLECTS, .name = "many",
	.summary = "one output of many documents", .state_size = sizeof(struct many),
	.begin = many_begin, .write = many_write, .end = many_end,
};

/* --------------------------------------------------------------------- data */

struct data {
	const char *open;
};

static const recto_option data_options[] = {
	{ "open", RECTO_OPT_TEXT, offsetof(struct data, open), "", "a file to write", 0, 0,
	  NULL },
	{ .name = NULL }
};

/* Writes the names of its data files, and what is in one of them. */
static int
data_end(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink,
    recto_error *err)
{
	const struct data *d = state;
	recto_buf names = RECTO_BUF_INIT;
	recto_source *src;
	char bytes[100];
	size_t got;
	int rc;

	(void)doc;
	if ((rc = recto_list_data(ctx, ".data", &names, err)) == 0)
		for (const char *name = names.data; name < names.data + names.len;
		    name += strlen(name) + 1)
			recto_sink_printf(sink, "%s\n", name);
	recto_buf_dispose(&names);
	if (rc < 0 || *d->open == '\0' || (rc = recto_open_data(ctx, &src, d->open, err)) < 0)
		return rc;
	if ((rc = recto_source_read(src, bytes, sizeof bytes, &got, err)) == 0)
		recto_sink_write(sink, bytes, got);
	recto_source_close(src);
	return rc;
}

static int
data_write(void *state, recto_context *ctx, recto_node *part, recto_sink *sink,
    recto_error *err)
{
	(void)state, (void)ctx, (void)part, (void)sink, (void)err;
	return RECTO_OK;
}

static const recto_role data_writer = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_WRITER, .name = "data", .summary = "data files of this plugin",
	.options = data_options, .state_size = sizeof(struct data),
	.write = data_write, .end = data_end,
};

static const recto_role *const roles[] = {
	&sample_reader, &lines_reader, &lines_to_articles, &number, &sample_writer,
	&pieces_writer, &many_writer, &data_writer, NULL
};

RECTO_PLUGIN = {
	RECTO_PLUGIN_HEAD,
	.name = "sample", .version = "1.2", .summary = "for tests of the host",
	.license = "MIT", .roles = roles,
};
