/* SPDX-License-Identifier: MIT */
/*
 * A module's descriptor after it was checked: complete structures, whatever
 * minor version of the ABI it was compiled for.
 */
#ifndef RECTO_CORE_MODULE_H
#define RECTO_CORE_MODULE_H

#include "recto/plugin.h"

/* Where modules stand: NAME.so, and its manifest NAME.recto beside it. */
#define RECTO_MODULE_SUFFIX ".so"
#define RECTO_MANIFEST_SUFFIX ".recto"

typedef struct recto_module {
	recto_plugin plugin;	/* strings borrowed from the module */
	recto_role *roles;	/* tables inside belong to this structure */
	size_t nroles;
} recto_module;

/*
 * Check a descriptor and copy what it says. RECTO_EPLUGIN tells what is wrong
 * and what to do about it; path is for the message.
 */
int recto_module__new(recto_module **out, const recto_plugin *plugin, const char *path,
    recto_error *err);
void recto_module__free(recto_module *module);

/* NULL when the module has no such role. */
const recto_role *recto_module__lookup(const recto_module *module, recto_role_kind kind,
    const char *name);

/*
 * Whether a plugin made for this ABI and model can be used; also asked of
 * manifests, before a module is opened.
 */
int recto_module__check_versions(const char *path, unsigned abi_major, unsigned abi_minor,
    unsigned model, recto_error *err);

/* "reader", "filter", "writer"; NULL for anything else. */
const char *recto_role__kind_name(recto_role_kind kind);

#endif
