/* SPDX-License-Identifier: MIT */
/*
 * A module for tests of the kit: a reader and a writer that break the rule which
 * the variable CARELESS names. Its exports and imports break some in any case.
 */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "recto/plugin.h"

extern int careless_exports_this;
__attribute__((visibility("default"))) int careless_exports_this;
static unsigned calls;

static int
breaks(const char *rule)
{
	const char *chosen = getenv("CARELESS");

	return chosen != NULL && strcmp(chosen, rule) == 0;
}

static int
read_careless(void *state, recto_context *ctx, recto_source *src, recto_node *part,
    recto_error *err)
{
	int *done = state;
	recto_node *paragraph;
	char byte[100];
	size_t got;
	int rc;

	if ((*done)++)
		return 0;
	paragraph = recto_node_add(recto_node_add(part, RECTO_ARTICLE), RECTO_PARAGRAPH);
	if ((rc = recto_source_read(src, byte, sizeof byte, &got, err)) < 0)
		return rc;
	if (breaks("crash") && got > 3 && got < 50)
		raise(SIGSEGV);
	if (breaks("exit"))
		exit(7);
	if (breaks("silent"))
		return RECTO_EFORMAT;
	if (breaks("prints"))
		puts("here I am");
	if (breaks("differs"))
		recto_node_add_string(paragraph, ++calls % 2 ? "odd" : "even");
	if (breaks("memory")) {
		volatile char *copy = malloc(10);

		copy[0] = '\0';
		free((void *)copy);
	}
	recto_node_add_string(paragraph, "text");
	(void)recto_cancelled(ctx);
	return 1;
}

static int
probe_careless(const unsigned char *head, size_t len)
{
	if (breaks("overread"))
		return head[len] % 2;
	return breaks("probe") ? 1000 : 1;
}

static const recto_role reader = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_READER, .name = "careless", .summary = "breaks rules",
	.state_size = sizeof(int), .read = read_careless, .probe = probe_careless,
};

static int
write_careless(void *state, recto_context *ctx, recto_node *part, recto_sink *sink,
    recto_error *err)
{
	(void)state, (void)ctx, (void)part, (void)err;
	if (breaks("locale"))
		setlocale(LC_ALL, "");
	recto_sink_puts(sink, breaks("encoding") ? "caf\xe9\n" : "caf\xc3\xa9\n");
	return RECTO_OK;
}

static const recto_role writer = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_WRITER, .name = "careless", .summary = "breaks rules",
	.write = write_careless,
};

static const recto_role *const roles[] = { &reader, &writer, NULL };

RECTO_PLUGIN = {
	RECTO_PLUGIN_HEAD,
	.name = "careless", .version = "1", .summary = "breaks rules", .license = "MIT",
	.roles = roles,
};
