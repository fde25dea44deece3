/* SPDX-License-Identifier: MIT */
/*
 * A module for tests: readers that bid for the same input. What stands behind
 * "%BID" says how high the one with a probe does.
 */
#include <string.h>

#include "recto/plugin.h"

static int
bids_read(void *state, recto_context *ctx, recto_source *src, recto_node *part,
    recto_error *err)
{
	(void)state, (void)ctx, (void)src, (void)part, (void)err;
	return 0;
}

/* Looks behind the signature. */
static int
bids_probe(const unsigned char *head, size_t len)
{
	return len < 6 ? 0 : (head[4] - '0') * 10 + (head[5] - '0');
}

static const recto_signature forty[] = { { 0, 4, "%BID", 40 }, { .length = 0 } };
static const recto_signature late[] = { { 8, 3, "end", 60 }, { .length = 0 } };

static const recto_role plain = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_READER, .name = "plain", .summary = "bids 40", .suffixes = ".plain",
	.signatures = forty, .read = bids_read,
};

static const recto_role probing = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_READER, .name = "probing", .summary = "bids what it is told",
	.suffixes = ".probing", .signatures = forty, .probe = bids_probe, .read = bids_read,
};

static const recto_role tail = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_READER, .name = "tail", .summary = "bids 60 for what is at byte 8",
	.signatures = late, .read = bids_read,
};

static const recto_role *const roles[] = { &plain, &probing, &tail, NULL };

RECTO_PLUGIN = {
	RECTO_PLUGIN_HEAD,
	.name = "bids", .version = "1.0", .summary = "for tests of detection",
	.license = "MIT", .roles = roles,
};
