/* SPDX-License-Identifier: MIT */
/*
 * The tables of the document model, made from the lists in document.h: names,
 * and what may stand in what.
 */
#include "config.h"

#include <string.h>

#include "node.h"

static const struct {
	const char *name, *in, *gives;
} kinds[] = {
#define KIND_ROW(symbol, name, in, gives) [RECTO_##symbol] = { name, in, gives },
	RECTO_KINDS(KIND_ROW)
#undef KIND_ROW
};

static const char *const attrs[] = {
#define ATTR_ROW(symbol, name) [RECTO_ATTR_##symbol] = name,
	RECTO_ATTRS(ATTR_ROW)
#undef ATTR_ROW
};

static const char *const reasons[] = {
#define REASON_ROW(symbol, name) [RECTO_DISCARD_##symbol] = name,
	RECTO_REASONS(REASON_ROW)
#undef REASON_ROW
};

static const char *const certs[] = {
	[RECTO_CERT_UNSET] = "unset",
	[RECTO_CERT_HIGH] = "high",
	[RECTO_CERT_MEDIUM] = "medium",
	[RECTO_CERT_LOW] = "low",
};

/* A value of no enumeration has the name "". */
static const char *
name_of(const char *const *names, size_t count, unsigned value)
{
	return value < count ? names[value] : "";
}

#define NAME_OF(names, value) \
	name_of(names, sizeof names / sizeof *names, (unsigned)(value))

const char *
recto_kind_name(recto_kind kind)
{
	return (unsigned)kind < RECTO_KIND_COUNT ? kinds[kind].name : "";
}

const char *
recto_attr_name(recto_attr attr)
{
	return NAME_OF(attrs, attr);
}

const char *
recto_reason_name(recto_reason reason)
{
	return NAME_OF(reasons, reason);
}

const char *
recto_cert_name(recto_cert cert)
{
	return NAME_OF(certs, cert);
}

int
recto_kind_may_hold(recto_kind parent, recto_kind child)
{
	if ((unsigned)parent >= RECTO_KIND_COUNT || (unsigned)child >= RECTO_KIND_COUNT)
		return 0;
	return recto_kind__is_container(parent) &&
	    strchr(kinds[child].in, kinds[parent].gives[0]) != NULL;
}

int
recto_kind__is_container(recto_kind kind)
{
	return kinds[kind].gives[0] != '\0';
}

/* Inside a block: where it may stand there is no other place than I and O. */
int
recto_kind__is_inline(recto_kind kind)
{
	const char *in = kinds[kind].in;

	return in[0] != '\0' && in[strspn(in, "IO")] == '\0';
}
