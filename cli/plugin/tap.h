/* SPDX-License-Identifier: MIT */
/*
 * The Test Anything Protocol, and a process of its own for each test.
 */
#ifndef RECTO_CLI_PLUGIN_TAP_H
#define RECTO_CLI_PLUGIN_TAP_H

#include "recto/base.h"

enum verdict { GOOD, BAD, SKIPPED };

struct tap {
	unsigned n, bad;
};

/*
 * Run a test in a child, so that a crash, an endless loop or an exit is a result
 * like others. The test appends to why what there is to say.
 */
enum verdict tap_run(struct tap *tap, const char *label,
    enum verdict (*test)(const void *subject, recto_buf *why), const void *subject);
void tap_finish(const struct tap *tap);

#endif
