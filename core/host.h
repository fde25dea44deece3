/* SPDX-License-Identifier: MIT */
/*
 * What the other parts of the core ask of a host.
 */
#ifndef RECTO_CORE_HOST_H
#define RECTO_CORE_HOST_H

#include "manifest.h"
#include "paths.h"

/* Look for modules, unless that was done. */
int recto_host__list(recto_host *host, recto_error *err);
/* As their public namesakes, with what detection needs. */
const recto_manifest_role *recto_host__role(recto_host *host, size_t i);
const recto_manifest_role *recto_host__lookup(recto_host *host, recto_role_kind kind,
    const char *name);
/* Open the module of a role. RECTO_EPLUGIN names file, cause and remedy. */
int recto_host__open(const recto_manifest_role *role, const recto_role **out,
    recto_error *err);
/* Folders of data files. */
const recto_paths *recto_host__data(recto_host *host);

/* host_names.c: RECTO_ENOENT in words for a name that recto_host__lookup does not know. */
int recto_host__fail_unknown(recto_host *host, recto_role_kind kind, const char *name,
    recto_error *err);
/* host_names.c: whether a file name ends like those of the role. */
int recto_role__has_suffix(const recto_role_info *info, const char *path);

#endif
