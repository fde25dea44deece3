/* SPDX-License-Identifier: MIT */
/*
 * The filter @NAME@: numbers the articles. Change it to do what you want; use it
 * with recto --filter @NAME@.
 */
#include <stdio.h>

#include <recto/plugin.h>

struct filter {
	int64_t next;		/* an option: the first number */
};

static const recto_option options[] = {
	{ .name = "first", .type = RECTO_OPT_INT, .value = "1", .lo = 0, .hi = 1000000,
	  .offset = offsetof(struct filter, next),
	  .summary = "number of the first article" },
	{ .name = NULL }
};

/* Change one part: a page, a chapter. */
static int
filter_part(void *state, recto_context *ctx, recto_node *part, recto_error *err)
{
	struct filter *filter = state;
	char number[24];

	for (recto_node *node = recto_node_first(part); node != NULL;
	    node = recto_node_next(node)) {
		if (recto_cancelled(ctx))
			return recto_fail(err, RECTO_ECANCELLED, "stopped");
		if (recto_node_kind(node) != RECTO_ARTICLE)
			continue;
		snprintf(number, sizeof number, "%lld", (long long)filter->next++);
		recto_node_set(node, RECTO_ATTR_N, number);
	}
	return RECTO_OK;
}

static const recto_role role = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_FILTER,
	.name = "@NAME@",
	.summary = "numbers the articles",
	.options = options,
	.state_size = sizeof(struct filter),
	.filter = filter_part,
};

static const recto_role *const roles[] = { &role, NULL };

RECTO_PLUGIN = {
	RECTO_PLUGIN_HEAD,
	.name = "@NAME@",
	.version = "0.1",
	.summary = "numbers the articles",
	.license = "MIT",
	.roles = roles,
};
