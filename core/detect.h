/* SPDX-License-Identifier: MIT */
/*
 * Which reader an input is for.
 */
#ifndef RECTO_CORE_DETECT_H
#define RECTO_CORE_DETECT_H

#include "host.h"
#include "listener.h"

/*
 * The reader whose bid for src is the highest. RECTO_EFORMAT when none bids, and
 * when two bid much the same: the user decides then. Nothing of src is consumed.
 */
int recto_detect__reader(const recto_manifest_role **out, recto_host *host,
    recto_source *src, const recto_listener *to, recto_error *err);

#endif
