/* SPDX-License-Identifier: MIT */
/*
 * Set lines that the extraction broke. Some programs end a line wherever the
 * type was moved by a fraction, behind a comma for example, so that one line of
 * print comes out in pieces. Lines that end with a comma far from the edge give
 * them away; pieces whose widths add up to the measure are glued.
 */
#include "articles.h"

#include <stdlib.h>

#define NEIGHBOURS 15		/* lines about a piece that tell the measure */
#define SHORT 150		/* em/100 by which a piece misses the measure */
#define LOOSE 5			/* how far the width of a narrow character may be off */
#define MOST_PIECES 12
#define EDGE_BONUS 150
#define MIN_SIGNS 3		/* commas far from the edge, to believe in it */

static em
tolerance(const struct page *p, em measure)
{
	return p->wide ? 60 : measure / 16;
}

/* The width most long lines about line i agree on; 0 when they do not. */
static em
usual_width(const struct page *p, uint32_t i, em *scratch)
{
	uint32_t from = i < NEIGHBOURS ? 0 : i - NEIGHBOURS, n = 0, best = 0;
	em usual = 0;

	for (uint32_t k = from; k <= i + NEIGHBOURS && k < p->nlines; k++)
		if (p->lines[k].width > 600)
			scratch[n++] = p->lines[k].width;
	qsort(scratch, n, sizeof *scratch, compare_ems);
	for (uint32_t a = 0, b = 0; b < n; b++) {
		while (scratch[b] - scratch[a] > tolerance(p, scratch[b]))
			a++;
		if (b - a + 1 > best) {
			best = b - a + 1;
			usual = scratch[(a + b) / 2];
		}
	}
	return best >= 4 ? usual : 0;
}

/* Whether the type may have been moved between two pieces: at a mark. */
static bool
breaks_at_mark(const struct line *a, const struct line *b)
{
	uint32_t last = a->text[a->ntext - 1].c, first = b->text[0].c;

	return b->gap == 0 && !b->split &&
	    (a->end != END_NONE || glyph_is_squeezed(last) || glyph_is_squeezed(first));
}

/*
 * How many lines from i on are pieces of one set line; 1: it is whole. Marks can
 * be squeezed, so several counts may do: the best fills the measure most nearly,
 * and a piece that ends at no mark was most likely ended by the edge.
 */
static uint32_t
pieces_from(const struct page *p, uint32_t i, em usual)
{
	em sum = 0, squeeze = 0, loose = 0, least = EDGE_BONUS + usual;
	uint32_t best = 1;

	for (uint32_t k = i; k < p->nlines && k < i + MOST_PIECES; k++) {
		const struct line *l = &p->lines[k];
		em cost;

		sum += l->width;
		squeeze += l->squeeze;
		for (uint32_t at = 0; p->wide && at < l->ntext; at++)
			loose += glyph_is_wide(l->text[at].c) ? 0 : LOOSE;
		if (l->width > usual - SHORT || sum - squeeze > usual + tolerance(p, usual) + loose)
			break;
		cost = (sum > usual ? sum - usual : usual - sum) - (l->end == END_NONE ? EDGE_BONUS : 0);
		if (sum >= usual - tolerance(p, usual) - loose && cost < least) {
			best = k - i + 1;
			least = cost;
		}
		if (k + 1 == p->nlines || !breaks_at_mark(l, l + 1))
			break;
	}
	return best;
}

static bool
has_fragments(const struct page *p, em *scratch)
{
	uint32_t signs = 0;

	for (uint32_t i = 0; i + 1 < p->nlines && signs < MIN_SIGNS; i++) {
		em usual = p->lines[i].end == END_COMMA ? usual_width(p, i, scratch) : 0;

		signs += usual > 0 && p->lines[i].width < usual / 2 && p->lines[i + 1].gap == 0 &&
		    !p->lines[i + 1].split && pieces_from(p, i, usual) > 1;
	}
	return signs >= MIN_SIGNS;
}

int
fragments_glue(struct page *p, recto_error *err)
{
	em scratch[2 * NEIGHBOURS + 1];
	uint32_t n;

	(void)err;
	if (!has_fragments(p, scratch))
		return 0;
	for (uint32_t i = 0; i < p->nlines; i += n) {
		em usual = usual_width(p, i, scratch), sum = 0;

		n = 1;
		if (usual == 0 || p->lines[i].width > usual - SHORT)
			continue;
		n = pieces_from(p, i, usual);
		for (uint32_t k = i; k < i + n; k++) {
			sum += p->lines[k].width;
			p->lines[k].glued = k > i;
		}
		/* Each piece stands for the whole line it is in. */
		for (uint32_t k = i; n > 1 && k < i + n; k++)
			p->lines[k].width = sum;
	}
	return 0;
}
