/* SPDX-License-Identifier: MIT */
/*
 * The text of a block: the pieces of lines it was made of, with the facts in them as
 * inlines, and what stood between them. Every byte of every raw line goes to exactly
 * one place: a text, a break, or a named discard.
 */
#include "facts/spans.h"

#include <unicode/uchar.h>

/* -------------------------------------------------------------- one line */

/* Where the characters of a block go: into the block, or an inline in it. */
struct pen {
	recto_node *block, *node;
	const struct span *span, *end;	/* spans to come */
};

/* Bytes from..to of a line without its edits. */
static void
emit_slice(recto_node *parent, const struct line *l, uint32_t from, uint32_t to)
{
	for (uint32_t i = 0; i < l->nedits && l->edits[i].from < to; i++) {
		const struct edit *e = &l->edits[i];
		uint32_t end = e->to < to ? e->to : to;

		if (e->from < from)
			continue;
		if (e->from > from)
			recto_node_add_slice(parent, l->raw, from, e->from);
		recto_node_drop_slice(parent, l->raw, e->from, end, e->reason);
		from = end;
	}
	if (to > from)
		recto_node_add_slice(parent, l->raw, from, to);
}

static void
open_span(struct pen *pen)
{
	const struct span *s = pen->span;

	pen->node = recto_node_add(pen->block, s->kind);
	if (s->kind == RECTO_NAME)
		recto_node_set(pen->node, RECTO_ATTR_TYPE, "person");
	if (s->kind == RECTO_DATE)
		recto_node_set(pen->node, RECTO_ATTR_WHEN, s->value);
}

/* The same, with what is in a span in an inline of its own. */
static void
emit_marked(struct pen *pen, const struct line *l, uint32_t from, uint32_t to)
{
	for (; pen->span < pen->end; pen->span++) {
		const struct span *s = pen->span;

		if (pen->node == pen->block) {
			if (s->first != l || s->from >= to)
				break;
			emit_slice(pen->block, l, from, s->from);
			from = s->from;
			open_span(pen);
		}
		if (s->last != l || s->to > to)
			break;
		emit_slice(pen->node, l, from, s->to);
		from = s->to;
		pen->node = pen->block;
	}
	emit_slice(pen->node, l, from, to);
}

static bool
ends_raw(const struct line *l)
{
	return l->tail == l->raw->len;
}

/*
 * Text of a line piece with the spaces about it; `skip` bytes of specks at its
 * beginning and `cut` bytes of hyphen at its end go.
 */
static void
emit_text(struct pen *pen, const struct line *l, uint32_t skip, uint32_t cut)
{
	if (l->from > l->lead)
		recto_node_drop_slice(pen->node, l->raw, l->lead, l->from, RECTO_DISCARD_SPACE);
	if (skip > 0)
		recto_node_drop_slice(pen->node, l->raw, l->from, l->from + skip, RECTO_DISCARD_NOISE);
	emit_marked(pen, l, l->from + skip, l->to - cut);
	if (cut > 0)
		recto_node_drop_slice(pen->node, l->raw, l->to - cut, l->to, RECTO_DISCARD_HYPHEN);
	if (l->tail > l->to)
		recto_node_drop_slice(pen->node, l->raw, l->to, l->tail, RECTO_DISCARD_SPACE);
}

/* ---------------------------------------------------------- line to line */

static uint32_t
first_char(const struct line *l)
{
	return l->ntext > 0 ? l->text[0].c : ' ';
}

static uint32_t
last_char(const struct line *l)
{
	return l->ntext > 0 ? l->text[l->ntext - 1].c : ' ';
}

/* Whether the script sets nothing between the two pieces. */
static bool
joins(const struct page *p, const struct line *a, const struct line *b)
{
	uint32_t x = last_char(a), y = first_char(b);

	if (p->wide)
		return glyph_joins(x) || glyph_joins(y);
	return glyph_is_wide(x) || glyph_is_wide(y);
}

/* Bytes of a hyphen between two lines that the typesetter put there; 0 if it stays. */
static uint32_t
hyphen_bytes(const struct line *a, const struct line *b)
{
	bool keeps = a->keeps_hyphen;

	if (a->end != END_HYPHEN || a->hyphen_length == 0 || a->ntext <= a->hyphen_length)
		return 0;
	if (b != a + 1)		/* words.c looked at neighbours only */
		keeps = !u_islower((UChar32)first_char(b));
	return keeps ? 0 : a->to - a->text[a->ntext - a->hyphen_length].at;
}

/* Bytes of specks before the rest of a word that line a began. */
static uint32_t
speck_bytes(const struct pen *pen, const struct line *a, const struct line *b)
{
	return b == a + 1 && b->specks > 0 && pen->span == pen->end ? b->text[b->specks].at - b->from : 0;
}

/*
 * Mark where the text of a later page begins, at the first piece of it that is
 * written: in reading order, as the text is.
 */
static void
mark_page(struct page *p, recto_node *brk, uint32_t page)
{
	if (page <= p->written)
		return;
	p->written = page;
	recto_node_set(brk, RECTO_ATTR_TYPE, "page");
	recto_node_set(brk, RECTO_ATTR_N, p->page_names[page][0] != '\0' ? p->page_names[page] : NULL);
}

/* Where the glyph before which a piece of a line ends stands in the raw line. */
static uint32_t
byte_of(const struct line *l, uint32_t glyph)
{
	return glyph < l->ntext ? l->text[glyph].at : l->to;
}

/* Of the facts of a line those that stand in one of its cells. */
static uint32_t
spans_in_cells(const struct line *l, const struct cell *cells, uint32_t ncells, struct span *spans, uint32_t nspans)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < nspans; i++)
		for (uint32_t c = 0; c < ncells; c++)
			if (spans[i].first == spans[i].last && spans[i].from >= byte_of(l, cells[c].from) &&
			    spans[i].to <= byte_of(l, cells[c].to) && cells[c].to > 0) {
				spans[n++] = spans[i];
				break;
			}
	return n;
}

void
text_emit_row(struct page *p, recto_node *row, const struct block *b, const struct cell *cells, uint32_t ncells)
{
	struct span spans[FACTS_MAX];
	const struct line *l = first_line_of(p, b);
	uint32_t at = l->lead, last = 0;
	struct pen pen = { .span = spans, .end = spans + spans_in_cells(l, cells, ncells, spans, spans_find(p, b, spans)) };

	for (uint32_t c = 0; c < ncells; c++)
		last = cells[c].to > 0 ? c : last;
	for (uint32_t c = 0; c < ncells; c++) {
		uint32_t from = byte_of(l, cells[c].from), to = byte_of(l, cells[c].to);

		pen.block = pen.node = recto_node_add(row, RECTO_CELL);
		if (cells[c].to == 0)
			continue;
		if (l->heads_row)
			recto_node_set(pen.node, RECTO_ATTR_TYPE, "label");
		if (l->page > p->written)
			mark_page(p, recto_node_add_break(pen.node, 1, recto_line_end(l->raw).offset, 0,
			    l->raw->number), l->page);
		if (from > at)
			recto_node_drop_slice(pen.node, l->raw, at, from, RECTO_DISCARD_SPACE);
		emit_marked(&pen, l, from, to);
		at = to;
		if (c == last && l->tail > at)
			recto_node_drop_slice(pen.node, l->raw, at, l->tail, RECTO_DISCARD_SPACE);
		if (c == last && ends_raw(l))
			recto_node_drop_edges(pen.node, l->raw, 0);
	}
}

void
text_emit(struct page *p, recto_node *parent, const struct block *b)
{
	struct span spans[FACTS_MAX];
	struct pen pen = { parent, parent, spans, spans + spans_find(p, b, spans) };
	const struct line *first = first_line_of(p, b);
	uint32_t following = 0;		/* bytes of specks in the next line */

	if (first->page > p->written)
		mark_page(p, recto_node_add_break(parent, 1, recto_line_end(first->raw).offset, 0,
		    first->raw->number), first->page);
	for (uint32_t i = b->first; i != NONE; i = p->pieces[i].next) {
		const struct line *l = &p->lines[p->pieces[i].line], *next = NULL;
		uint32_t cut = 0, skip = following;
		recto_origin end;
		bool joined;

		if (p->pieces[i].next != NONE)
			next = &p->lines[p->pieces[p->pieces[i].next].line];
		if (next == NULL) {
			emit_text(&pen, l, skip, 0);
			if (ends_raw(l))
				recto_node_drop_edges(pen.node, l->raw, 0);
			continue;
		}
		cut = hyphen_bytes(l, next);
		joined = cut > 0 || l->end == END_HYPHEN || (l->cut && next == l + 1) ||
		    joins(p, l, next);
		emit_text(&pen, l, skip, cut);
		following = cut > 0 || l->cut ? speck_bytes(&pen, l, next) : 0;
		end = recto_line_end(l->raw);
		if (!ends_raw(l) || l->raw->ends_page)
			end.length = 0;
		if (ends_raw(l))
			recto_node_drop_edges(pen.node, l->raw, end.length > 0);
		mark_page(p, recto_node_add_break(pen.node, joined, end.offset, end.length,
		    next->raw->number), next->page);
	}
}
