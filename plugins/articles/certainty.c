/* SPDX-License-Identifier: MIT */
/*
 * Last but one pass: how sure each block and each article is. The weights are
 * learned from generated pages (tests/accuracy/certainty.py): a decision without
 * a mark is meant to be right in 98 of 100 cases.
 */
#include "certainty.h"
#include "certainty_data.h"

#include <stdio.h>
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

/* One line a decision: group, unit, levels, and the text for a block. */
static void
tell(FILE *out, enum decision group, uint32_t unit, const uint8_t level[EVIDENCE],
    const struct page *p, const struct block *b)
{
	fprintf(out, "%d %d", (int)group, unit == NONE ? -1 : (int)unit);
	for (int i = 0; i < EVIDENCE; i++)
		fprintf(out, " %d", level[i]);
	fputc('\t', out);
	for (uint32_t i = b != NULL ? b->first : NONE; i != NONE; i = p->pieces[i].next) {
		const struct line *l = &p->lines[p->pieces[i].line];

		for (uint32_t k = 0; k < l->ntext; k++)
			fprintf(out, "%x ", (unsigned)l->text[k].c);
	}
	fputc('\n', out);
}

int
certainty_find(struct page *p, recto_error *err)
{
	uint8_t (*units)[EVIDENCE] = page_alloc(p, p->nunits + (size_t)1, sizeof *units);
	struct outlook outlook;
	FILE *out = NULL;
	int rc = 0;

	if (units == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	outlook_take(p, &outlook);
	for (uint32_t i = 0; i < p->nunits; i++)
		unit_evidence(p, &outlook, &p->units[i], units[i]);
	if (p->job->evidence[0] != '\0' && (out = fopen(p->job->evidence, "a")) == NULL)
		return recto_fail(err, RECTO_EIO, "%s cannot be written", p->job->evidence);
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
		if (out != NULL)
			tell(out, group, b->unit, level, p, b);
	}
	for (uint32_t i = 0; i < p->nunits; i++) {
		p->units[i].cert = (uint8_t)cert_of(DECIDES_ARTICLE, units[i]);
		if (out != NULL)
			tell(out, DECIDES_ARTICLE, i, units[i], p, NULL);
	}
	if (out != NULL && fclose(out) != 0)
		rc = recto_fail(err, RECTO_EIO, "%s cannot be written", p->job->evidence);
	return rc;
}
