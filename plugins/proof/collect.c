/* SPDX-License-Identifier: MIT */
/*
 * Looks at a part once: which places there are, and which characters stand on
 * which source line. Lines are put together from the origins of texts and
 * discards, so whatever the reader was, the proof shows what it said it read.
 */
#include "proof.h"

#include <stdlib.h>

/* Room for one more; NULL without memory, and then the part has failed. */
static void *
grow(struct proof *p, void *array, size_t count, size_t *size, size_t item)
{
	size_t more = *size ? *size * 2 : 64;
	void *grown = array;

	if (count < *size)
		return array;
	if (more > SIZE_MAX / item || !(grown = realloc(array, more * item))) {
		p->failed = 1;
		return NULL;
	}
	*size = more;
	return grown;
}

static size_t
add_place(struct proof *p, recto_node *node, size_t parent)
{
	struct place *places = grow(p, p->places, p->nplaces + 1, &p->places_size, sizeof *places);

	if (!places)
		return parent;
	p->places = places;
	places[++p->nplaces] = (struct place){ .node = node, .parent = parent,
	    .cert = recto_node_cert(node) };
	if (recto_node_kind(node) == RECTO_ARTICLE)
		places[p->nplaces].article = (unsigned)++p->articles;
	else if (parent)
		places[p->nplaces].article = places[parent].article;
	return p->nplaces;
}

static void
widen(struct place *place, uint64_t first, uint64_t last)
{
	if (first && (!place->first || first < place->first))
		place->first = first;
	if (last > place->last)
		place->last = last;
}

static void
add_piece(struct proof *p, struct piece piece)
{
	struct piece *pieces = grow(p, p->pieces, p->npieces, &p->pieces_size, sizeof *pieces);

	if (!pieces)
		return;
	p->pieces = pieces;
	piece.order = p->npieces;
	pieces[p->npieces++] = piece;
}

/* The unit around: what a reader of the source is led to. */
static size_t
unit_at(const struct proof *p, size_t place)
{
	while (place && role_of(p->places[place].node)->level == LEVEL_INLINE)
		place = p->places[place].parent;
	return place;
}

static void
take_leaf(struct proof *p, const recto_node *node, size_t at, int is_source)
{
	const recto_line *raw = recto_node_line(node);
	recto_origin origin = recto_node_origin(node);
	recto_kind kind = recto_node_kind(node);
	struct piece piece = { .line = origin.line, .offset = origin.offset,
	    .place = unit_at(p, at), .reason = NO_REASON };

	if (at && recto_node_cert(node) > p->places[at].cert)
		p->places[at].cert = recto_node_cert(node);
	if (kind == RECTO_BREAK || !origin.line || !is_source)
		return;
	if (raw) {
		piece.text = raw->text;
		piece.len = raw->len;
	} else if (kind == RECTO_DISCARD) {
		piece.text = recto_node_dropped(node, &piece.len);
		piece.reason = (int)recto_node_reason(node);
	} else {
		piece.text = recto_node_text(node, &piece.len);
		if (at)
			widen(&p->places[at], origin.line, origin.line);
	}
	add_piece(p, piece);
}

/* Whether @p node is what somebody put in the place of something that is there too. */
static int
replaces(const recto_node *node)
{
	const recto_node *c = recto_node_first(recto_node_parent(node));

	if (recto_node_kind(node) != RECTO_CORRECTED)
		return 0;
	while (c && recto_node_kind(c) != RECTO_ORIGINAL)
		c = recto_node_next(c);
	return c != NULL;
}

static int
compare(const void *a, const void *b)
{
	const struct piece *x = a, *y = b;

	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	if (x->offset != y->offset)
		return x->offset < y->offset ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

static size_t
leave(struct proof *p, size_t at)
{
	const struct place *inner = &p->places[at];

	if (inner->parent)
		widen(&p->places[inner->parent], inner->first, inner->last);
	return inner->parent;
}

void
collect_part(struct proof *p, recto_node *part)
{
	recto_iter it = recto_iter_begin(part);
	const recto_node *replacing = NULL;
	size_t at = NO_PLACE;

	p->before += p->nplaces;
	p->nplaces = p->npieces = 0;
	while (recto_iter_next(&it) != RECTO_DONE && !p->failed) {
		recto_kind kind = recto_node_kind(it.node);

		if (it.event == RECTO_LEAVE) {
			if (it.node == replacing)
				replacing = NULL;
			if (role_has_place(it.node))
				at = leave(p, at);
		} else if (kind == RECTO_TEXT || kind == RECTO_BREAK || kind == RECTO_DISCARD ||
		    kind == RECTO_LINE) {
			take_leaf(p, it.node, at, !replacing);
		} else {
			if (!replacing && replaces(it.node))
				replacing = it.node;
			if (role_has_place(it.node))
				at = add_place(p, it.node, at);
		}
	}
	if (p->npieces)
		qsort(p->pieces, p->npieces, sizeof *p->pieces, compare);
}

void
collect_dispose(struct proof *p)
{
	free(p->places);
	free(p->pieces);
}
