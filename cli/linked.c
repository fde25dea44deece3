/* SPDX-License-Identifier: MIT */
/*
 * Finds the descriptors of the plugins that are linked in.
 *
 * libtool leaves a table of all names in what it was told to -dlpreopen, and
 * the descriptor of a plugin is NAME_LTX_recto_plugin_entry there. The table is
 * read as it is: opening its rows through libltdl would give the same addresses
 * and needs a loader, which a static executable may not have.
 */
#include "config.h"

#include "linked.h"

#ifdef STATIC_PLUGINS

#include <ltdl.h>
#include <string.h>

#define ENTRY "_LTX_" RECTO_PLUGIN_SYMBOL

/* The name is libtool's. */
extern const lt_dlsymlist lt_preloaded_symbols[];

static int
is_entry(const char *name)
{
	size_t len = strlen(name), tail = strlen(ENTRY);

	return len > tail && strcmp(name + len - tail, ENTRY) == 0;
}

int
linked_add_plugins(recto_host *host, recto_error *err)
{
	int rc = RECTO_OK;

	for (const lt_dlsymlist *row = lt_preloaded_symbols; rc == 0 && row->name != NULL; row++)
		if (row->address != NULL && is_entry(row->name))
			rc = recto_host_add_plugin(host, row->address, err);
	return rc;
}

#else

int
linked_add_plugins(recto_host *host, recto_error *err)
{
	(void)host;
	(void)err;
	return RECTO_OK;
}

#endif
