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

/* A message a decision: group, unit, levels, and the text for a block. */
static void
tell(const struct page *p, enum decision group, uint32_t unit, const uint8_t level[EVIDENCE],
    const struct block *b)
{
	recto_buf out = RECTO_BUF_INIT;

	if (!p->job->evidence)
		return;
	recto_buf_addf(&out, "%d %d", (int)group, unit == NONE ? -1 : (int)unit);
	for (int i = 0; i < EVIDENCE; i++)
		recto_buf_addf(&out, " %d", level[i]);
	recto_buf_adds(&out, ";");
	for (uint32_t i = b != NULL ? b->first : NONE; i != NONE; i = p->pieces[i].next) {
		const struct line *l = &p->lines[p->pieces[i].line];

		for (uint32_t k = 0; k < l->ntext; k++)
			recto_buf_addf(&out, " %x", (unsigned)l->text[k].c);
	}
	if (recto_buf_status(&out, NULL) == RECTO_OK)
		recto_report(p->ctx, RECTO_MSG_PLUGIN_NOTE, 0, "evidence: %s", out.data);
	recto_buf_dispose(&out);
}

int
certainty_find(struct page *p, recto_error *err)
{
	uint8_t (*units)[EVIDENCE] = page_alloc(p, p->nunits + (size_t)1, sizeof *units);
	struct outlook outlook;

	if (units == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	outlook_take(p, &outlook);
	for (uint32_t i = 0; i < p->nunits; i++)
		unit_evidence(p, &outlook, &p->units[i], units[i]);
	for (uint32_t i = 0; i < p->nblocks; i++) {
		struct block *b = &p->blocks[i];
		enum decision group = group_of(p, b);
		uint8_t level[EVIDENCE] = { 0 };

		if (b->gone)
			continue;
		if (b->unit != NONE)
			memcpy(level, units[b->unit], sizeof level);
		block_evidence(p, &outlook, i, level);
		b->cert = (uint8_t)cert_of(group, level);
		tell(p, group, b->unit, level, b);
	}
	for (uint32_t i = 0; i < p->nunits; i++) {
		p->units[i].cert = (uint8_t)cert_of(DECIDES_ARTICLE, units[i]);
		tell(p, DECIDES_ARTICLE, i, units[i], NULL);
	}
	return RECTO_OK;
}
