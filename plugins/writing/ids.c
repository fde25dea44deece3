/* SPDX-License-Identifier: MIT */
/*
 * The set of identifiers in use: open addressing over 64-bit FNV-1a hashes. Two
 * names that share a hash only cost the second one its wish.
 */
#include "ids.h"
#include "value.h"

#include <stdlib.h>

static uint64_t
hash(const char *name)
{
	uint64_t h = 14695981039346656037u;

	for (; *name; name++)
		h = (h ^ (unsigned char)*name) * 1099511628211u;
	return h ? h : 1;	/* 0 marks a free slot */
}

static uint64_t *
find(uint64_t *slots, size_t size, uint64_t h)
{
	size_t i = (size_t)h & (size - 1);

	while (slots[i] && slots[i] != h)
		i = (i + 1) & (size - 1);
	return &slots[i];
}

static int
grow(struct ids *ids)
{
	size_t size = ids->size ? ids->size * 2 : 64;
	uint64_t *slots = calloc(size, sizeof *slots);

	if (!slots)
		return -1;
	for (size_t i = 0; i < ids->size; i++)
		if (ids->slots[i])
			*find(slots, size, ids->slots[i]) = ids->slots[i];
	free(ids->slots);
	ids->slots = slots;
	ids->size = size;
	return 0;
}

/* 1 when @p name was free and is taken now. */
static int
take(struct ids *ids, const char *name)
{
	uint64_t h = hash(name), *slot;

	if (ids->used * 4 >= ids->size * 3 && grow(ids) < 0) {
		ids->no_memory = 1;
		return 0;
	}
	slot = find(ids->slots, ids->size, h);
	if (*slot)
		return 0;
	*slot = h;
	ids->used++;
	return 1;
}

void
ids_dispose(struct ids *ids)
{
	free(ids->slots);
	if (ids->made.data)
		recto_buf_dispose(&ids->made);
	*ids = (struct ids){ 0 };
}

const char *
ids_take(struct ids *ids, const char *wanted, const char *prefix, unsigned long number)
{
	static const recto_buf empty = RECTO_BUF_INIT;

	if (wanted && value_is_name(wanted) && take(ids, wanted))
		return wanted;
	if (!prefix)
		return NULL;
	if (!ids->made.data)
		ids->made = empty;
	for (unsigned tries = 0; tries < 1000 && !ids->no_memory; tries++) {
		recto_buf_clear(&ids->made);
		recto_buf_addf(&ids->made, "%s%lu", prefix, number);
		if (tries)
			recto_buf_addf(&ids->made, "-%u", tries + 1);
		if (ids->made.failed)
			ids->no_memory = 1;
		else if (take(ids, ids->made.data))
			return ids->made.data;
	}
	return NULL;
}
