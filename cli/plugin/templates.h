/* SPDX-License-Identifier: MIT */
/*
 * The files of a new plugin, made from cli/plugin/template.
 */
#ifndef RECTO_CLI_PLUGIN_TEMPLATES_H
#define RECTO_CLI_PLUGIN_TEMPLATES_H

#include <stddef.h>

struct template {
	const char *name;
	const char *const *lines;	/* each with its newline; ends with NULL */
};

/* Ends with a row whose name is NULL. */
extern const struct template templates[];

#endif
