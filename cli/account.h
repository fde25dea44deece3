/* SPDX-License-Identifier: MIT */
/*
 * What --ledger prints: where the bytes of each file went.
 */
#ifndef RECTO_CLI_ACCOUNT_H
#define RECTO_CLI_ACCOUNT_H

#include "recto/recto.h"

/* Append the account of one file. */
void account_write(const recto_ledger *ledger, const char *file, recto_buf *out);

#endif
