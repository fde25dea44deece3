/* SPDX-License-Identifier: MIT */
/*
 * Modules for tests that cannot be used, each for the reason it is compiled
 * with: FAULT_ABI, FAULT_MODEL, FAULT_MAGIC, FAULT_READ, FAULT_ENTRY (none is
 * exported) or FAULT_SYMBOL (a function that nobody has).
 */
#include "recto/plugin.h"

#ifdef FAULT_SYMBOL
int nobody_has_this_function(void);
#endif

#ifndef FAULT_READ
static int
faulty_read(void *state, recto_context *ctx, recto_source *src, recto_node *part,
    recto_error *err)
{
	(void)state, (void)ctx, (void)src, (void)part, (void)err;
#ifdef FAULT_SYMBOL
	return nobody_has_this_function();
#else
	return 0;
#endif
}
#endif

static const recto_role reader = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_READER, .name = "faulty", .summary = "cannot be used",
#ifndef FAULT_READ
	.read = faulty_read,
#endif
};

static const recto_role *const roles[] = { &reader, NULL };

#ifdef FAULT_ENTRY
# define recto_plugin_entry another_name
extern RECTO_PLUGIN;
#endif

RECTO_PLUGIN = {
#ifdef FAULT_MAGIC
	.magic = 0x454c4946u, .size = sizeof(recto_plugin), .abi_major = RECTO_ABI_MAJOR,
#else
	.magic = RECTO_PLUGIN_MAGIC, .size = sizeof(recto_plugin),
# ifdef FAULT_ABI
	.abi_major = RECTO_ABI_MAJOR + 1,
# else
	.abi_major = RECTO_ABI_MAJOR,
# endif
#endif
	.abi_minor = RECTO_ABI_MINOR,
#ifdef FAULT_MODEL
	.model = RECTO_MODEL_VERSION + 1,
#else
	.model = RECTO_MODEL_VERSION,
#endif
	.name = "faulty", .version = "1.0", .summary = "cannot be used", .license = "MIT",
	.roles = roles,
};
