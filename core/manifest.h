/* SPDX-License-Identifier: MIT */
/*
 * Manifests: what a module says about itself, as text beside it, so that
 * listing and choosing open no module.
 *
 *	recto-manifest 1
 *	abi 1.0
 *	model 1
 *	plugin tei
 *	version 0.1.0
 *	license MIT
 *	about TEI P5
 *	writer tei
 *	summary TEI P5, one text per file
 *	suffixes .tei.xml .xml
 *	option edition
 *	type choice
 *	...
 *	end
 *
 * A line is a key and a value. What follows `reader`, `filter` or `writer` is
 * about that role, what follows `option` about that option. Keys that are not
 * known are passed over, so that newer manifests can say more.
 */
#ifndef RECTO_CORE_MANIFEST_H
#define RECTO_CORE_MANIFEST_H

#include "module.h"
#include "recto/convert.h"

#define RECTO_MANIFEST_FIRST "recto-manifest 1"
#define RECTO_MANIFEST_LAST "end"

/* One role of a manifest. */
typedef struct recto_manifest_role {
	recto_role_info info;
	const recto_signature *signatures;	/* ends with a length of 0; never NULL */
	int probes;				/* whether the module has a probe */
	const recto_role *linked;		/* of a plugin that was linked in; else NULL */
} recto_manifest_role;

typedef struct recto_manifest {
	int64_t abi_major, abi_minor, model;
	const char *plugin, *version, *license, *about;
	recto_manifest_role *roles;
	size_t nroles;
	/* what the above points into */
	char *text, *module;
	recto_option_info *options;
	recto_signature *signatures;
	const char **choices;
} recto_manifest;

/* manifest_write.c: append the manifest of a module. */
void recto_manifest__write(const recto_module *module, recto_buf *out);
/*
 * Understand len bytes of manifest of the module at path. Any bytes are
 * accepted; RECTO_EFORMAT for those that are no manifest.
 */
int recto_manifest__parse(recto_manifest **out, const char *text, size_t len,
    const char *path, recto_error *err);
void recto_manifest__free(recto_manifest *manifest);

#endif
