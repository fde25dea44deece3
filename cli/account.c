/* SPDX-License-Identifier: MIT */
/*
 * What --ledger prints: the name of a file, then a line a column of its ledger.
 * Reasons that have no bytes are left out; all lines but the first, the second
 * and the last two add up to the second.
 */
#include "config.h"

#include <inttypes.h>

#include "account.h"

static void
write_row(uint64_t bytes, const char *what, recto_buf *out)
{
	recto_buf_addf(out, "%12" PRIu64 "  %s\n", bytes, what);
}

/* A name may hold anything; it must not look like a line of the account. */
static void
write_name(const char *name, recto_buf *out)
{
	for (; *name != '\0'; name++)
		recto_buf_addc(out, (unsigned char)*name < 0x20 ? '?' : *name);
	recto_buf_addc(out, '\n');
}

void
account_write(const recto_ledger *ledger, const char *file, recto_buf *out)
{
	write_name(file, out);
	write_row(ledger->bytes, "bytes", out);
	write_row(ledger->text, "text", out);
	write_row(ledger->breaks, "line end inside a block", out);
	for (int i = 0; i < RECTO_REASON_COUNT; i++)
		if (ledger->discarded[i] > 0)
			write_row(ledger->discarded[i], recto_reason_name((recto_reason)i),
			    out);
	write_row(ledger->gaps, "in no place", out);
	write_row(ledger->overlaps, "in two places", out);
}
