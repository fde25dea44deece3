/* SPDX-License-Identifier: MIT */
/*
 * Last but one pass: how sure each block and each article is. The weights are
 * learned from generated pages (tests/accuracy/certainty.py): a decision without
 * a mark is meant to be right in 98 of 100 cases.
 */
#include "certainty.h"
#include "certainty_data.h"

#include <string.h>

static enum decision
group_of(const struct page *p, const struct block *b)
{
	if (b->unit != NONE && p->units[b->unit].type == UNIT_PHOTO)
		return DECIDES_OTHER;
	switch (b->role) {
	case ROLE_HEADLINE: case ROLE_DECK: case ROLE_KICKER: case ROLE_LABEL: case ROLE_SECTION:
		return DECIDES_DISPLAY;
	default:
		return b->class == CLASS_TEXT ? DECIDES_TEXT : DECIDES_OTHER;
	}
}

static recto_cert
cert_of(enum decision group, const uint8_t level[EVIDENCE])
{
	score odds = 0;

	for (int i = 0; i < EVIDENCE; i++)
		odds += weights[group][i][level[i]];
	return odds >= limits[group][0] ? RECTO_CERT_UNSET :
	    odds >= limits[group][1] ? RECTO_CERT_MEDIUM : RECTO_CERT_LOW;
}

int
decisions_take(struct page *p, struct decisions *out, recto_error *err)
{
	struct outlook outlook;

	out->group = page_alloc(p, p->nblocks + (size_t)1, sizeof *out->group);
	out->block = page_alloc(p, p->nblocks + (size_t)1, sizeof *out->block);
	out->unit = page_alloc(p, p->nunits + (size_t)1, sizeof *out->unit);
	if (out->group == NULL || out->block == NULL || out->unit == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	outlook_take(p, &outlook);
	for (uint32_t i = 0; i < p->nunits; i++)
		unit_evidence(p, &outlook, &p->units[i], out->unit[i]);
	for (uint32_t i = 0; i < p->nblocks; i++) {
		const struct block *b = &p->blocks[i];

		if (b->gone)
			continue;
		out->group[i] = group_of(p, b);
		if (b->unit != NONE)
			memcpy(out->block[i], out->unit[b->unit], sizeof *out->block);
		block_evidence(p, &outlook, i, out->block[i]);
	}
	return RECTO_OK;
}

int
certainty_find(struct page *p, recto_error *err)
{
	struct decisions d;
	int rc = decisions_take(p, &d, err);

	for (uint32_t i = 0; rc == RECTO_OK && i < p->nblocks; i++)
		if (!p->blocks[i].gone)
			p->blocks[i].cert = (uint8_t)cert_of(d.group[i], d.block[i]);
	for (uint32_t i = 0; rc == RECTO_OK && i < p->nunits; i++)
		p->units[i].cert = (uint8_t)cert_of(DECIDES_ARTICLE, d.unit[i]);
	return rc;
}
