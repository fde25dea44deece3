/* SPDX-License-Identifier: MIT */
/*
 * The file of --ledger: a line of titles, then one line a file. Every byte of
 * `bytes` is in one of the columns after it; gaps and overlaps should be 0.
 */
#include "config.h"

#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "account.h"

static void
write_titles(recto_sink *sink)
{
	recto_sink_puts(sink, "file\tbytes\ttext\tbreaks");
	for (int i = 0; i < RECTO_REASON_COUNT; i++)
		recto_sink_printf(sink, "\t%s", recto_reason_name((recto_reason)i));
	recto_sink_puts(sink, "\tgaps\toverlaps\tfirst fault\n");
}

/* A name may hold anything; a tab or a newline in it must not make columns. */
static void
write_name(recto_sink *sink, const char *name)
{
	for (; *name != '\0'; name++)
		if ((unsigned char)*name < 0x20)
			recto_sink_puts(sink, "?");
		else
			recto_sink_write(sink, name, 1);
}

int
account_open(struct account *account, const char *path, recto_error *err)
{
	int rc;

	if (strcmp(path, "-") == 0)
		rc = recto_sink_open_fd(&account->sink, STDOUT_FILENO, "standard output", err);
	else
		rc = recto_sink_open_file(&account->sink, path, err);
	if (rc == 0)
		write_titles(account->sink);
	return rc;
}

void
account_enter(struct account *account, const char *file)
{
	const recto_ledger *l = &account->ledger;
	recto_sink *sink = account->sink;

	if (sink == NULL)
		return;
	write_name(sink, file);
	recto_sink_printf(sink, "\t%" PRIu64 "\t%" PRIu64 "\t%" PRIu64, l->bytes, l->text,
	    l->breaks);
	for (int i = 0; i < RECTO_REASON_COUNT; i++)
		recto_sink_printf(sink, "\t%" PRIu64, l->discarded[i]);
	recto_sink_printf(sink, "\t%" PRIu64 "\t%" PRIu64 "\t%" PRIu64 "\n", l->gaps,
	    l->overlaps, l->first_fault);
}

int
account_close(struct account *account, recto_error *err)
{
	int rc = account->sink == NULL ? RECTO_OK : recto_sink_commit(account->sink, err);

	recto_sink_close(account->sink);
	account->sink = NULL;
	return rc;
}
