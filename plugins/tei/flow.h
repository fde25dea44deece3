/* SPDX-License-Identifier: MIT */
/**
 * @file flow.h
 * The order TEI asks for inside a division: headings and bylines first, then
 * paragraphs, then divisions, then what closes it. Our model lets blocks stand
 * in any order, so a division is cut into stretches that keep TEI's order; from
 * the second stretch on, and where an earlier one would have closed too soon,
 * each is a <div type="part"> of its own. Nothing is ever moved.
 */
#ifndef TEI_FLOW_H
#define TEI_FLOW_H

#include "recto/document.h"

/** How far a stretch has come; the order of the values is TEI's. */
enum tei_stage { STAGE_TOP, STAGE_TEXT, STAGE_DIVS, STAGE_BOTTOM };

struct tei_flow {
	const recto_node *node;		/* whose children these are */
	enum tei_stage stage;
	const recto_node *last_body;	/* after it only closing matter comes */
	int tail;			/* we are after it */
	int part;			/* a <div type="part"> is open */
	int closer;			/* a <closer> is open */
	int is_body;			/* of a <floatingText>, which must hold a paragraph */
};

/** What has to happen before a child is written. */
enum tei_step { STEP_NONE, STEP_OPEN_PART, STEP_NEXT_PART };

/** Start on the children of @p node. */
struct tei_flow tei_flow_begin(const recto_node *node);
/** Go to the next @p child, in order; the stage is then the child's own. */
enum tei_step tei_flow_next(struct tei_flow *flow, const recto_node *child);
/** Whether @p child, at the stage it has, is a salutation over the text and no paragraph of it. */
int tei_flow_salutes(const struct tei_flow *flow, const recto_node *child);
/** Whether @p child, at the stage it has, stands in a <closer>, with what closes beside it. */
int tei_flow_closes(const struct tei_flow *flow, const recto_node *child);

/** Whether nothing of @p node reaches the output: a list without items and the like. */
int tei_is_void(const recto_node *node);

#endif
