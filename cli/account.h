/* SPDX-License-Identifier: MIT */
/*
 * The file of --ledger: one line a converted file, columns between tabs.
 */
#ifndef RECTO_CLI_ACCOUNT_H
#define RECTO_CLI_ACCOUNT_H

#include "recto/recto.h"

struct account {
	recto_sink *sink;	/* NULL: none is kept */
	recto_ledger ledger;	/* of the file in work */
};

/* Begin a file of accounts; path may be "-" for standard output. */
int account_open(struct account *account, const char *path, recto_error *err);
void account_enter(struct account *account, const char *file);
/* Put the file in its place. */
int account_close(struct account *account, recto_error *err);

#endif
