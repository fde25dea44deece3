/* SPDX-License-Identifier: MIT */
/*
 * The articles of a page before the first of them is written: each gets its
 * identifier, and each that goes on in another piece on the same page learns of
 * it. A piece on a later page is not there yet, so only that one can name this one.
 */
#include "tei.h"

#include <stdlib.h>
#include <string.h>

/* The identifier that an article says it goes on from; NULL: none. */
static const char *
before(const recto_node *article)
{
	const char *target = recto_node_get(article, RECTO_ATTR_TARGET);

	return target && target[0] == '#' ? target + 1 : NULL;
}

/* By what they go on from, then in order of the page. */
static int
by_target(const void *a, const void *b)
{
	const struct tei_article *x = *(const struct tei_article *const *)a;
	const struct tei_article *y = *(const struct tei_article *const *)b;
	int order = strcmp(before(x->node), before(y->node));

	return order ? order : x < y ? -1 : x > y;
}

static size_t
count(const recto_node *part)
{
	size_t n = 0;

	for (recto_node *c = recto_node_first(part); c; c = recto_node_next(c))
		n += recto_node_kind(c) == RECTO_ARTICLE;
	return n;
}

static int
make_room(struct tei *t, size_t n)
{
	struct tei_pieces *p = &t->pieces;

	if (n <= p->size)
		return 1;
	free(p->articles);
	free(p->sorted);
	p->articles = calloc(n, sizeof *p->articles);
	p->sorted = calloc(n, sizeof *p->sorted);
	p->size = p->articles && p->sorted ? n : 0;
	t->no_memory |= !p->size;
	return p->size != 0;
}

/* Nodes and identifiers; these grow while they are added, so they are offsets. */
static void
add_articles(struct tei *t, const recto_node *part)
{
	struct tei_pieces *p = &t->pieces;

	for (recto_node *c = recto_node_first(part); c; c = recto_node_next(c)) {
		const char *id;

		if (recto_node_kind(c) != RECTO_ARTICLE)
			continue;
		id = ids_take(&t->ids, recto_node_get(c, RECTO_ATTR_ID), "a", ++t->articles);
		p->articles[p->n++] = (struct tei_article){ c, p->ids.len };
		recto_buf_add(&p->ids, id ? id : "", id ? strlen(id) + 1 : 1);
	}
}

void
tei_pieces_begin(struct tei *t, const recto_node *part)
{
	struct tei_pieces *p = &t->pieces;

	p->n = p->nsorted = p->next = 0;
	recto_buf_clear(&p->ids);
	if (!make_room(t, count(part)))
		return;
	add_articles(t, part);
	t->no_memory |= p->ids.failed;
	for (size_t i = 0; i < p->n; i++)
		if (before(p->articles[i].node))
			p->sorted[p->nsorted++] = &p->articles[i];
	if (p->nsorted)
		qsort(p->sorted, p->nsorted, sizeof *p->sorted, by_target);
}

void
tei_pieces_dispose(struct tei_pieces *pieces)
{
	free(pieces->articles);
	free(pieces->sorted);
	recto_buf_dispose(&pieces->ids);
}

const char *
tei_id_of(struct tei *t, const recto_node *article)
{
	struct tei_pieces *p = &t->pieces;

	while (p->next < p->n && p->articles[p->next].node != article)
		p->next++;
	return p->next < p->n && !p->ids.failed ? p->ids.data + p->articles[p->next].id : "";
}

const char *
tei_id_after(const struct tei *t, const char *id)
{
	const struct tei_pieces *p = &t->pieces;
	size_t low = 0, high = p->nsorted;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(before(p->sorted[middle]->node), id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < p->nsorted && !p->ids.failed && !strcmp(before(p->sorted[low]->node), id) ?
	    p->ids.data + p->sorted[low]->id : NULL;
}
