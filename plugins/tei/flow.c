/* SPDX-License-Identifier: MIT */
/*
 * Cutting a division into stretches. Source: TEI P5 Guidelines, the content
 * models of div and body, and the classes model.divTop, model.common,
 * model.divLike, model.divBottom and model.global.
 */
#include "flow.h"

#include <string.h>

/* Where a kind may stand in a stretch. */
enum place {
	ANYWHERE,	/* model.global; also what is not written at all */
	HEAD,		/* top only */
	EDGE,		/* top, or bottom when no more text follows */
	CLOSE,		/* top or bottom */
	SALUTE,		/* top, or a paragraph of the text */
	TEXT,		/* model.common */
	DIVISION
};

static const unsigned char places[RECTO_KIND_COUNT] = {
	[RECTO_KICKER] = HEAD, [RECTO_HEADLINE] = HEAD, [RECTO_DECK] = HEAD,
	[RECTO_HEADING] = HEAD, [RECTO_BYLINE] = EDGE, [RECTO_DATELINE] = EDGE,
	[RECTO_SIGNATURE] = CLOSE, [RECTO_SECTION] = DIVISION,
	[RECTO_PARAGRAPH] = TEXT, [RECTO_LIST] = TEXT, [RECTO_QUOTATION] = TEXT,
	[RECTO_VERSE] = TEXT, [RECTO_TABLE] = TEXT,
};

int
tei_is_void(const recto_node *node)
{
	switch (recto_node_kind(node)) {
	case RECTO_LIST:
	case RECTO_VERSE:
		return !recto_node_first(node);
	case RECTO_TABLE:
		for (recto_node *row = recto_node_first(node); row; row = recto_node_next(row))
			if (recto_node_first(row))
				return 0;
		return 1;
	default:
		return 0;
	}
}

static int
is_salutation(const recto_node *node)
{
	const char *type = recto_node_get(node, RECTO_ATTR_TYPE);

	return recto_node_kind(node) == RECTO_PARAGRAPH && type && !strcmp(type, "salutation");
}

static enum place
place_of(const recto_node *node)
{
	return tei_is_void(node) ? ANYWHERE : is_salutation(node) ? SALUTE : places[recto_node_kind(node)];
}

int
tei_flow_salutes(const struct tei_flow *flow, const recto_node *child)
{
	return flow->stage == STAGE_TOP && is_salutation(child);
}

int
tei_flow_closes(const struct tei_flow *flow, const recto_node *child)
{
	recto_kind kind = recto_node_kind(child);

	return flow->stage == STAGE_BOTTOM && (kind == RECTO_SIGNATURE || kind == RECTO_DATELINE);
}

struct tei_flow
tei_flow_begin(const recto_node *node)
{
	struct tei_flow flow = { .node = node, .stage = STAGE_TOP };

	for (recto_node *c = recto_node_last(node); c && !flow.last_body; c = recto_node_prev(c)) {
		enum place place = place_of(c);

		if (place == HEAD || place == TEXT || place == SALUTE || place == DIVISION)
			flow.last_body = c;
	}
	flow.tail = !flow.last_body;
	return flow;
}

/* Take @p child into the stretch; 0 when it cannot stand there any more. */
static int
take(struct tei_flow *flow, const recto_node *child)
{
	enum tei_stage stage = flow->stage;

	switch (place_of(child)) {
	case ANYWHERE:
		return 1;
	case HEAD:
		stage = STAGE_TOP;
		break;
	case TEXT:
		stage = STAGE_TEXT;
		break;
	case DIVISION:
		stage = STAGE_DIVS;
		break;
	case EDGE:
		stage = flow->stage == STAGE_TOP || !flow->tail ? STAGE_TOP : STAGE_BOTTOM;
		break;
	case CLOSE:
		stage = flow->stage == STAGE_TOP ? STAGE_TOP : STAGE_BOTTOM;
		break;
	case SALUTE:
		stage = flow->stage == STAGE_TOP ? STAGE_TOP : STAGE_TEXT;
		break;
	}
	if (stage < flow->stage)
		return 0;
	flow->stage = stage;
	flow->tail = flow->tail || child == flow->last_body;
	return 1;
}

/* Whether the stretch that has come to @p child is closed before the division ends. */
static int
closes_early(struct tei_flow flow, const recto_node *child)
{
	for (; child; child = recto_node_next(child))
		if (!take(&flow, child))
			return flow.stage == STAGE_BOTTOM;
	return 0;
}

enum tei_step
tei_flow_next(struct tei_flow *flow, const recto_node *child)
{
	enum tei_stage before = flow->stage;

	if (!take(flow, child)) {
		flow->stage = STAGE_TOP;
		take(flow, child);
		return STEP_NEXT_PART;
	}
	if (!flow->part && before == STAGE_TOP && flow->stage > STAGE_TOP &&
	    closes_early(*flow, recto_node_next(child)))
		return STEP_OPEN_PART;
	return STEP_NONE;
}
