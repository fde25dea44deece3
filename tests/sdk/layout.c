/* SPDX-License-Identifier: MIT */
/*
 * Prints where the members of the structures stand that plugins and embedders
 * are compiled with, in units that are the same on every 64-bit machine.
 */
#include <stdio.h>

#include "recto/recto.h"

#define SIZE(type) printf(#type " %zu\n", sizeof(type))
#define AT(type, member) printf(#type "." #member " %zu\n", offsetof(type, member))

int
main(void)
{
	if (sizeof(void *) != 8)
		return 77;
	printf("abi %d.%d model %d\n", RECTO_ABI_MAJOR, RECTO_ABI_MINOR, RECTO_MODEL_VERSION);
	SIZE(recto_plugin);
	AT(recto_plugin, magic); AT(recto_plugin, size); AT(recto_plugin, abi_major);
	AT(recto_plugin, abi_minor); AT(recto_plugin, model); AT(recto_plugin, name);
	AT(recto_plugin, version); AT(recto_plugin, summary); AT(recto_plugin, license);
	AT(recto_plugin, roles);
	SIZE(recto_role);
	AT(recto_role, size); AT(recto_role, option_size); AT(recto_role, signature_size);
	AT(recto_role, kind); AT(recto_role, flags); AT(recto_role, name);
	AT(recto_role, summary); AT(recto_role, suffixes); AT(recto_role, media);
	AT(recto_role, options); AT(recto_role, signatures); AT(recto_role, state_size);
	AT(recto_role, probe); AT(recto_role, open); AT(recto_role, read);
	AT(recto_role, filter); AT(recto_role, begin); AT(recto_role, write);
	AT(recto_role, end); AT(recto_role, close); AT(recto_role, decline);
	SIZE(recto_option);
	AT(recto_option, name); AT(recto_option, type); AT(recto_option, offset);
	AT(recto_option, value); AT(recto_option, summary); AT(recto_option, lo);
	AT(recto_option, hi); AT(recto_option, choices);
	SIZE(recto_signature);
	AT(recto_signature, offset); AT(recto_signature, length); AT(recto_signature, bytes);
	AT(recto_signature, score);
	SIZE(recto_error); SIZE(recto_buf); SIZE(recto_line); SIZE(recto_stretch);
	SIZE(recto_origin); SIZE(recto_iter); SIZE(recto_message);
#define KIND(symbol, name, in, gives) printf("kind " name " %d\n", RECTO_##symbol);
	RECTO_KINDS(KIND)
#define ATTR(symbol, name) printf("attribute " name " %d\n", RECTO_ATTR_##symbol);
	RECTO_ATTRS(ATTR)
#define REASON(symbol, name) printf("reason " name " %d\n", RECTO_DISCARD_##symbol);
	RECTO_REASONS(REASON)
#define MESSAGE(symbol, id, level, when) printf("message " id " %d\n", RECTO_MSG_##symbol);
	RECTO_MESSAGES(MESSAGE)
#define FLAG(name) printf("flag " #name " %d\n", RECTO_ROLE_##name)
	FLAG(LINES); FLAG(FALLBACK); FLAG(RETOLD); FLAG(COLLECTS);
	return 0;
}
