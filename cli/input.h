/* SPDX-License-Identifier: MIT */
/*
 * Where input comes from.
 */
#ifndef RECTO_CLI_INPUT_H
#define RECTO_CLI_INPUT_H

#include "recto/recto.h"

/*
 * RECTO_EUSAGE when in and out are one file, whatever it is called; devices and
 * pipes are read and written at once without harm. NULL for the standard streams.
 */
int input_check(const char *in, const char *out, recto_error *err);
/* NULL for standard input. A name that is not there is answered with a near one. */
int input_open(recto_source **out, const char *in, recto_error *err);

#endif
