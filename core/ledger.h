/* SPDX-License-Identifier: MIT */
/*
 * The account of where each byte of the source went.
 */
#ifndef RECTO_CORE_LEDGER_H
#define RECTO_CORE_LEDGER_H

#include "recto/convert.h"

/* A stretch of the source that one node stands for. */
struct recto_span {
	uint64_t offset, length, line;
};

/* An account in the making; its memory is that of the part with most nodes. */
typedef struct recto_account {
	recto_ledger *ledger;
	struct recto_span *span;
	size_t n, size;
	uint64_t end;		/* bytes before this have been looked at */
	uint64_t line;		/* the last line number that was known */
} recto_account;

void recto_account__begin(recto_account *account, recto_ledger *ledger);
/* Enter a part as the filters left it. */
int recto_account__part(recto_account *account, recto_node *part, recto_error *err);
/* All parts are in, the source had size bytes. RECTO_ELEDGER when they do not add up. */
int recto_account__finish(recto_account *account, uint64_t size, const char *name,
    recto_error *err);
void recto_account__dispose(recto_account *account);

#endif
