/* SPDX-License-Identifier: MIT */
/*
 * The recto command: reads its options and calls the library.
 */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "convert.h"
#include "detect.h"
#include "linked.h"
#include "list.h"
#include "uninstalled.h"

static int
usage(struct say *say, const recto_error *err)
{
	say_error(say, err);
	fputs("recto: --help shows what there is\n", stderr);
	return USAGE;
}

/* Text that was asked for; a full disk is not passed over. */
static int
print(struct say *say, const recto_buf *text)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_sink *sink = NULL;
	int rc;

	if ((rc = recto_buf_status(text, &err)) == 0 &&
	    (rc = recto_sink_open_fd(&sink, STDOUT_FILENO, "standard output", &err)) == 0) {
		recto_sink_write(sink, text->data, text->len);
		rc = recto_sink_commit(sink, &err);
	}
	recto_sink_close(sink);
	if (rc == 0)
		return DONE;
	say_error(say, &err);
	return FAILED;
}

static int
needs_plugins(enum action action)
{
	return action != DO_HELP && action != DO_VERSION && action != DO_MANIFEST;
}

/* What needs no plugins. */
static int
answer(const struct options *options, struct say *say, recto_buf *text)
{
	recto_error err = RECTO_ERROR_INIT;

	if (options->action == DO_HELP)
		options_help(text);
	else if (options->action == DO_VERSION)
		recto_buf_addf(text, "recto %s\n", recto_version());
	else if (recto_describe_module(options->what, text, &err) < 0) {
		say_error(say, &err);
		return FAILED;
	}
	return print(say, text);
}

static int
list(const struct options *options, recto_host *host, struct say *say, recto_buf *text)
{
	recto_error err = RECTO_ERROR_INIT;

	if (options->action == DO_FORMATS)
		list_formats(host, text);
	else if (options->action == DO_PLUGINS)
		list_plugins(host, text);
	else if (list_describe(host, options->what, text, &err) < 0) {
		say_error(say, &err);
		return USAGE;
	}
	return print(say, text);
}

static int
work(const struct options *options, struct say *say, recto_buf *text)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_host *host = NULL;
	int status = FAILED;

	if (recto_host_new(&host, say_message, say, &err) < 0 ||
	    linked_add_plugins(host, &err) < 0 || uninstalled_add_folders(host, &err) < 0)
		say_error(say, &err);
	else if (options->action == DO_CONVERT || options->action == DO_LEDGER)
		status = convert(options, host, say);
	else if (options->action == DO_DETECT)
		status = detect(options, host, say, text);
	else
		status = list(options, host, say, text);
	if (options->action == DO_DETECT && print(say, text) != DONE)
		status = FAILED;
	recto_host_free(host);
	return status;
}

int
main(int argc, char **argv)
{
	recto_buf text = RECTO_BUF_INIT;
	recto_error err = RECTO_ERROR_INIT;
	struct options options;
	struct say say;
	int status;

	say_init(&say, RECTO_LEVEL_WARNING, 1);
	if (options_parse(&options, argc, argv, &err) < 0) {
		status = usage(&say, &err);
	} else if (argc == 1 && isatty(STDIN_FILENO)) {
		recto_fail(&err, RECTO_EUSAGE, "name a file, or - to type one");
		status = usage(&say, &err);
	} else {
		say_init(&say, options.show, options.output == NULL && isatty(STDOUT_FILENO));
		if (needs_plugins(options.action))
			status = work(&options, &say, &text);
		else
			status = answer(&options, &say, &text);
	}
	options_dispose(&options);
	recto_buf_dispose(&text);
	return status;
}
