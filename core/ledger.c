/* SPDX-License-Identifier: MIT */
/*
 * The ledger: every byte of the source stands in the text, is a line end inside
 * a block or a named discard, and is so once.
 *
 * Parts follow each other in the source, so a part's spans, sorted, have to
 * begin where the part before ended and to leave nothing out. Filters move text
 * about within a part; sorting makes that of no account. Of a choice the
 * original form counts, which is what the source holds; a line that no filter
 * took up counts as nothing, since no writer will write it.
 */
#include "config.h"

#include <inttypes.h>
#include <stdlib.h>

#include "ledger.h"

void
recto_account__begin(recto_account *account, recto_ledger *ledger)
{
	*ledger = (recto_ledger){ 0 };
	*account = (recto_account){ .ledger = ledger };
}

void
recto_account__dispose(recto_account *account)
{
	free(account->span);
	*account = (recto_account){ 0 };
}

static int
add_span(recto_account *account, const recto_origin *origin, recto_error *err)
{
	if (account->n == account->size) {
		size_t size = account->size == 0 ? 1024 : account->size * 2;
		struct recto_span *more = realloc(account->span, size * sizeof *more);

		if (more == NULL)
			return recto_fail(err, RECTO_ENOMEM, "out of memory");
		account->span = more;
		account->size = size;
	}
	account->span[account->n++] =
	    (struct recto_span){ origin->offset, origin->length, origin->line };
	return RECTO_OK;
}

/* Whether the node is a form that stands beside the original one. */
static int
is_beside_original(const recto_node *node)
{
	const recto_node *parent = recto_node_parent(node), *child;

	if (recto_node_kind(node) == RECTO_ORIGINAL || recto_node_kind(parent) != RECTO_CHOICE)
		return 0;
	for (child = recto_node_first(parent); child != NULL; child = recto_node_next(child))
		if (recto_node_kind(child) == RECTO_ORIGINAL)
			return 1;
	return 0;
}

/* The column of the ledger a node's bytes go to; NULL when it has none. */
static uint64_t *
column_of(recto_ledger *ledger, const recto_node *node)
{
	switch (recto_node_kind(node)) {
	case RECTO_TEXT:
		return &ledger->text;
	case RECTO_BREAK:
		return &ledger->breaks;
	case RECTO_DISCARD:
		return &ledger->discarded[recto_node_reason(node)];
	default:
		return NULL;
	}
}

static int
collect(recto_account *account, recto_node *part, recto_error *err)
{
	recto_iter it = recto_iter_begin(part);
	int rc;

	account->n = 0;
	while (recto_iter_next(&it) != RECTO_DONE) {
		recto_origin origin = recto_node_origin(it.node);
		uint64_t *column = column_of(account->ledger, it.node);

		if (it.event != RECTO_ENTER)
			continue;
		if (is_beside_original(it.node)) {
			if (column == NULL)
				recto_iter_skip(&it);
			continue;
		}
		if (column == NULL || origin.length == 0)
			continue;
		*column += origin.length;
		if ((rc = add_span(account, &origin, err)) < 0)
			return rc;
	}
	return RECTO_OK;
}

static int
by_place(const void *a, const void *b)
{
	const struct recto_span *x = a, *y = b;

	if (x->offset != y->offset)
		return x->offset < y->offset ? -1 : 1;
	return (x->length > y->length) - (x->length < y->length);
}

/* Enter a fault; line is where it shows, 0 when that is not known. */
static void
enter_fault(recto_account *account, uint64_t *column, uint64_t bytes, uint64_t line)
{
	*column += bytes;
	if (account->ledger->first_fault == 0)
		account->ledger->first_fault = line != 0 ? line : account->line;
}

static void
enter_span(recto_account *account, const struct recto_span *span)
{
	recto_ledger *ledger = account->ledger;
	uint64_t end = span->offset + span->length;

	if (end < span->offset)		/* a plugin's arithmetic went wrong */
		end = UINT64_MAX;
	if (span->offset > account->end)
		enter_fault(account, &ledger->gaps, span->offset - account->end, span->line);
	else if (span->offset < account->end)
		enter_fault(account, &ledger->overlaps,
		    (end < account->end ? end : account->end) - span->offset, span->line);
	if (end > account->end)
		account->end = end;
	if (span->line != 0)
		account->line = span->line;
}

int
recto_account__part(recto_account *account, recto_node *part, recto_error *err)
{
	int rc;

	if ((rc = collect(account, part, err)) < 0)
		return rc;
	if (account->n > 0)
		qsort(account->span, account->n, sizeof *account->span, by_place);
	for (size_t i = 0; i < account->n; i++)
		enter_span(account, &account->span[i]);
	return RECTO_OK;
}

int
recto_account__finish(recto_account *account, uint64_t size, const char *name,
    recto_error *err)
{
	recto_ledger *ledger = account->ledger;

	ledger->bytes = size;
	if (size > account->end)
		enter_fault(account, &ledger->gaps, size - account->end, 0);
	else if (size < account->end)	/* bytes the source does not have */
		enter_fault(account, &ledger->overlaps, account->end - size, 0);
	if (ledger->gaps == 0 && ledger->overlaps == 0)
		return RECTO_OK;
	if (ledger->first_fault == 0)
		ledger->first_fault = 1;
	return recto_fail(err, RECTO_ELEDGER, "the ledger of %s does not add up: %" PRIu64
	    " bytes are in no place and %" PRIu64 " in two, first at line %" PRIu64
	    "; this is a fault of a plugin, please report it with the input", name,
	    ledger->gaps, ledger->overlaps, ledger->first_fault);
}
