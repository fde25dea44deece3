/* SPDX-License-Identifier: MIT */
/*
 * Walking a tree without recursion, however deep it is. The next step is
 * decided before the present one is handed out, so that a node may be taken
 * away once it is done with.
 */
#include "config.h"

#include <string.h>

#include "node.h"

static int
is_leaf(const recto_node *node)
{
	return !recto_kind__is_container((recto_kind)node->kind);
}

/* What follows entering `node`. */
static void
plan_inside(recto_iter *it, recto_node *node)
{
	recto_node *first = recto_node_first(node);

	it->next_event = first != NULL ? RECTO_ENTER : RECTO_LEAVE;
	it->next_node = first != NULL ? first : node;
}

/* What follows `node` and all in it. */
static void
plan_after(recto_iter *it, recto_node *node)
{
	if (node == it->root) {
		it->next_event = RECTO_DONE;
		it->next_node = NULL;
	} else if (node->next != NULL) {
		it->next_event = RECTO_ENTER;
		it->next_node = node->next;
	} else {
		it->next_event = RECTO_LEAVE;
		it->next_node = node->parent;
	}
}

recto_iter
recto_iter_begin(recto_node *root)
{
	recto_iter it = { RECTO_DONE, NULL, root, RECTO_ENTER, root };

	if (root == NULL)
		it.next_event = RECTO_DONE;
	return it;
}

recto_event
recto_iter_next(recto_iter *it)
{
	it->event = it->next_event;
	it->node = it->next_node;
	if (it->event == RECTO_ENTER && !is_leaf(it->node))
		plan_inside(it, it->node);
	else if (it->event != RECTO_DONE)
		plan_after(it, it->node);
	return it->event;
}

void
recto_iter_skip(recto_iter *it)
{
	if (it->event != RECTO_ENTER || is_leaf(it->node))
		return;
	it->next_event = RECTO_LEAVE;
	it->next_node = it->node;
}

/* What a node itself adds to the reading text. */
static const char *
own_text(const recto_node *node, size_t *len)
{
	const recto_line *line = recto_node_line(node);

	if (line == NULL)
		return recto_node_text(node, len);
	*len = line->len;
	return line->text;
}

void
recto_node_read_text(const recto_node *node, recto_buf *out)
{
	recto_iter it = recto_iter_begin((recto_node *)node);
	int written = 0, new_block = 0;
	recto_kind kind;
	const char *text;
	size_t len;

	while (recto_iter_next(&it) != RECTO_DONE) {
		kind = (recto_kind)it.node->kind;
		if (kind == RECTO_ORIGINAL && it.node != node)
			recto_iter_skip(&it);
		if (!recto_kind__is_inline(kind) && kind != RECTO_DISCARD)
			new_block = 1;
		text = own_text(it.node, &len);
		if (len == 0)
			continue;
		if (new_block && written)
			recto_buf_addc(out, '\n');
		recto_buf_add(out, text, len);
		written = 1;
		new_block = 0;
	}
}
