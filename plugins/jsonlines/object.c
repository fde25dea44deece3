/* SPDX-License-Identifier: MIT */
/*
 * Objects by their tables: what a table does not have is refused, with the
 * member that was perhaps meant.
 */
#include <string.h>

#include "object.h"

static const struct member *
lookup_member(const struct member *members, const char *name, recto_nearest *near)
{
	for (; members->name != NULL; members++) {
		if (strcmp(members->name, name) == 0)
			return members;
		recto_nearest_offer(near, members->name);
	}
	return NULL;
}

int
object_take(const struct values *v, const struct where *where, json_t *object,
    const struct member *members, void *target)
{
	const char *name;
	json_t *value;
	int rc = values_is(v, where, object, JSON_OBJECT);

	if (rc < 0)
		return rc;
	for (const struct member *m = members; m->name != NULL; m++)
		if (m->needed && json_object_get(object, m->name) == NULL)
			return values_fail(v, where, "\"%s\" is missing", m->name);
	json_object_foreach(object, name, value) {
		recto_nearest near = RECTO_NEAREST_INIT(name);
		const struct member *m = lookup_member(members, name, &near);
		struct where place = { where, m != NULL ? m->name : NULL, 0 };

		if (m == NULL)
			return values_fail_name(v, where, "member", name, near.best);
		if (m->take != NULL && (rc = m->take(v, &place, value, target)) < 0)
			return rc;
	}
	return RECTO_OK;
}
