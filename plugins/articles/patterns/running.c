/* SPDX-License-Identifier: MIT */
/*
 * Running titles: what stands at the head or foot of page after page, the name
 * of the paper or of the section. A line is one when it stands at an edge of
 * the page, or beside a page number, and has stood so before, on this page or
 * on an earlier part. Figures do not count, since page numbers change. On the
 * next pages of an article it is its headline, which stays one where it stood first.
 */
#include "articles.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

#define EDGE 3			/* lines at either end of a page */
#define LONGEST 60		/* characters of a running title */
#define STRENGTH 6
#define CERTAIN 9		/* strength of a speck between the pieces of a word */
#define AT_EDGE 2		/* what the edge, or furniture above, adds to the look of furniture */
#define LONGEST_MASTHEAD 32
#define MASTHEAD 7		/* strength of a title by its place */
#define MASTHEAD_LINES 8	/* of a page that can be its masthead, */
#define MASTHEAD_OTHERS 3	/* and how many of them without issue, date or price */
#define LONGEST_TITLE 72
#define LONGEST_TITLE_WIDE 12
#define MOST_KEPT 4096		/* titles remembered of earlier parts */

uint64_t
line_title(const struct line *l)
{
	uint64_t h = 14695981039346656037u;
	uint32_t letters = 0;

	for (uint32_t i = 0; i < l->ntext; i++) {
		uint32_t c = l->text[i].c;

		if (!u_isalpha((UChar32)c))
			continue;
		h = (h ^ (uint64_t)u_foldCase((UChar32)c, 0)) * 1099511628211u;
		letters++;
	}
	return letters >= 2 && l->ntext <= LONGEST ? h : 0;
}

static bool
is_folio(const struct page *p, uint32_t i)
{
	return p->lines[i].role == ROLE_FOLIO && is_furniture(&p->lines[i]);
}

/* At an edge of the page, or within two lines of a folio line. */
static bool
at_edge(const struct page *p, uint32_t i)
{
	if (line_at_edge(p, i, EDGE))
		return true;
	for (uint32_t k = i - 2; k <= i + 2; k++)
		if (k != i && is_folio(p, k))
			return true;
	return false;
}

/*
 * The title of the paper on the line above the date or the number of the page;
 * on the line below, where it looks like the title of a paper. A headline can
 * stand there too, but it is longer.
 */
static bool
is_masthead(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];
	bool above = i + 1 < p->nlines && l[1].role == ROLE_FOLIO && is_sure_furniture(l + 1);
	bool below = i > 0 && l[-1].role == ROLE_FOLIO && is_sure_furniture(l - 1) &&
	    l->role == ROLE_FOLIO && l->strength < MASTHEAD;

	return (above || below) && line_at_edge(p, i, EDGE) && l->letters >= 2 &&
	    l->ntext <= LONGEST_MASTHEAD && l->end == END_NONE && l->start != START_LOWER && !l->stops_inside &&
	    (below || l->role == ROLE_NONE || l->role == ROLE_LABEL || l->strength < 3);
}

/*
 * The head of an e-mail or of minutes: fields in a row, one of them with a name
 * that only such heads have. A date among them is none of a newspaper.
 */
static void
spare_fields(struct page *p)
{
	uint32_t from, to;

	for (from = 0; from < p->nlines; from = to) {
		bool of_head = false;

		for (to = from; to < p->nlines && names_field(&p->lines[to]) &&
		    (to == from || p->lines[to].gap == 0); to++)
			of_head |= p->lines[to].starts[ROLE_ITEM] >= OF_HEAD;
		for (uint32_t i = from; of_head && to - from >= 2 && i < to; i++) {
			p->lines[i].role = ROLE_NONE;
			p->lines[i].strength = 0;
		}
		to += to == from;
	}
}

/* As the address of a site is. */
static bool
is_one_word(const struct line *l)
{
	for (uint32_t i = 0; i < l->ntext; i++)
		if (glyph_is_space(l->text[i].c))
			return false;
	return true;
}

/* The second line of a motto, or of whose organ the paper is. */
static bool
goes_on_motto(const struct page *p, const struct line *l)
{
	return l > p->lines && l->gap == 0 && l[-1].end != END_STOP && l[-1].start == START_UPPER;
}

/* `Orgán okresního výboru,` over `a rady města`. */
static bool
motto_goes_on(const struct page *p, const struct line *l)
{
	return l + 1 < p->lines + p->nlines && l[1].gap == 0 && l[1].start == START_LOWER;
}

/* What can stand in a masthead beside folio lines: the title, its motto, an address. */
static bool
fits_masthead(const struct page *p, const struct line *l)
{
	return is_sure_furniture(l) || (l->starts[ROLE_ITEM] < OF_HEAD &&
	    l->ntext <= (p->wide ? LONGEST_TITLE_WIDE : LONGEST_TITLE) &&
	    (l->start != START_LOWER || is_one_word(l) || goes_on_motto(p, l)) &&
	    l->end != END_HYPHEN && (l->end != END_COMMA || l->role == ROLE_FOLIO || motto_goes_on(p, l)) && !l->stops_inside &&
	    (l->role == ROLE_NONE || l->role == ROLE_LABEL || l->role == ROLE_FOLIO ||
	    l->role == ROLE_IMPRINT || l->strength < 3));
}

/*
 * The head of a first page: title and mottoes down to the last line of issue,
 * date or price, when nothing else stands between.
 */
static void
find_masthead(struct page *p)
{
	uint32_t last = 0, others = 0;
	bool sure = false;

	for (uint32_t i = 0; i < MASTHEAD_LINES && i < p->nlines; i++) {
		sure |= is_sure_furniture(&p->lines[i]);
		if (is_sure_furniture(&p->lines[i]) || (sure && p->lines[i].role == ROLE_IMPRINT))
			last = i;
	}
	for (uint32_t i = 0; i < last; i++) {
		if (!fits_masthead(p, &p->lines[i]))
			return;
		others += p->lines[i].role == ROLE_NONE;
	}
	if (others > MASTHEAD_OTHERS)
		return;
	for (uint32_t i = 0; i < last; i++) {
		if (!is_sure_furniture(&p->lines[i]))
			p->lines[i].role = ROLE_FOLIO;
		if (p->lines[i].strength < MASTHEAD)
			p->lines[i].strength = MASTHEAD;
	}
}

/* Whether line `from` and those behind it, up to the end of the page, stand together and are few. */
static bool
ends_page(const struct page *p, uint32_t from, uint32_t *end)
{
	for (*end = from + 1; *end < p->nlines && p->lines[*end].page == p->lines[from].page; ++*end)
		if (p->lines[*end].gap > 0 || *end - from >= MASTHEAD_LINES)
			return false;
	return true;
}

/* The imprint at the foot of a page: what stands behind its first line goes with it. */
static void
find_imprint(struct page *p)
{
	for (uint32_t i = 1, end; i < p->nlines; i++) {
		const struct line *l = &p->lines[i];

		if (l->role != ROLE_IMPRINT || l->strength < (l->gap > 0 ? FURNITURE : SURE_FOLIO) || !ends_page(p, i, &end))
			continue;
		for (uint32_t k = i; k < end; k++) {
			p->lines[k].role = ROLE_IMPRINT;
			p->lines[k].strength = MASTHEAD;
		}
	}
}

/*
 * A page number or a sheet's signature (108*) where a word is divided: the text
 * goes on behind it.
 */
static bool
is_number_within(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];

	return i > 0 && i + 1 < p->nlines && l->digits > 0 && l->letters == 0 && l->ntext <= 5 &&
	    l[-1].end == END_HYPHEN && l[1].start == START_LOWER;
}

/* A letter or two that the scan made of a speck where a word is divided. */
static bool
is_speck_within(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];

	return p->cased && i > 0 && i + 1 < p->nlines && l->digits == 0 && l->ntext <= 3 && l->end != END_HYPHEN &&
	    l[-1].end == END_HYPHEN && l[1].start == START_LOWER && l->start != START_LOWER;
}

/* Right under a line that is furniture: the lines of a masthead or an imprint come together. */
static bool
is_under_furniture(const struct page *p, uint32_t i)
{
	return i > 0 && is_furniture(&p->lines[i - 1]);
}

/* Line i is repeated at the heads of pages, but stands here over the name of who wrote what follows. */
static bool
is_repeated_headline(const struct page *p, uint32_t i)
{
	return i + 1 < p->nlines && p->lines[i + 1].role == ROLE_BYLINE;
}

static int
compare_hashes(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static bool
was_seen(const struct recovery *job, uint64_t hash)
{
	return job->ntitles > 0 && bsearch(&hash, job->titles, job->ntitles, sizeof hash,
	    compare_hashes) != NULL;
}

/* Remember the edges of this part for the parts to come. */
static int
remember(struct recovery *job, const uint64_t *edge, uint32_t n)
{
	uint64_t *bigger;

	if (n == 0 || job->ntitles + n > MOST_KEPT)
		return 0;
	bigger = realloc(job->titles, (job->ntitles + n) * sizeof *bigger);
	if (bigger == NULL)
		return RECTO_ENOMEM;
	job->titles = bigger;
	memcpy(bigger + job->ntitles, edge, n * sizeof *edge);
	job->ntitles += n;
	qsort(bigger, job->ntitles, sizeof *bigger, compare_hashes);
	return 0;
}

int
running_find(struct page *p, recto_error *err)
{
	uint64_t *edge = page_alloc(p, p->nlines, sizeof *edge), *sorted;
	uint32_t n = 0;

	sorted = page_alloc(p, p->nlines, sizeof *sorted);
	if (edge == NULL || sorted == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	spare_fields(p);
	for (uint32_t i = 0; i < p->nlines; i++) {
		edge[i] = at_edge(p, i) ? line_title(&p->lines[i]) : 0;
		if (edge[i] != 0)
			sorted[n++] = edge[i];
	}
	qsort(sorted, n, sizeof *sorted, compare_hashes);
	for (uint32_t i = 0; i < p->nlines; i++) {
		struct line *l = &p->lines[i];
		uint64_t *at = edge[i] == 0 ? NULL : bsearch(&edge[i], sorted, n, sizeof *sorted,
		    compare_hashes);
		bool twice = at != NULL && ((at > sorted && at[-1] == *at) ||
		    (at + 1 < sorted + n && at[1] == *at));

		if (names_field(l) && l->role == ROLE_IMPRINT && !line_at_edge(p, i, EDGE) && !is_under_furniture(p, i)) {
			l->role = ROLE_NONE;	/* whom to ask about a notice, not where the paper is made */
			l->strength = 0;
		}
		if ((line_at_edge(p, i, EDGE) || is_under_furniture(p, i)) && l->strength > 0 && l->strength < STRENGTH &&
		    (l->role == ROLE_FOLIO || l->role == ROLE_IMPRINT))
			l->strength += AT_EDGE;
		if (at != NULL && l->strength < STRENGTH && !is_repeated_headline(p, i) &&
		    (twice || was_seen(p->job, *at))) {
			l->role = ROLE_FOLIO;
			l->strength = STRENGTH;
		} else if (l->strength < STRENGTH && is_page_head(p, i)) {
			l->role = ROLE_FOLIO;
			l->strength = STRENGTH;
		} else if (is_number_within(p, i) || (l->strength < STRENGTH && is_page_number(p, i))) {
			l->role = ROLE_FOLIO;
			l->strength = STRENGTH;
		} else if (is_speck_within(p, i)) {
			l->role = ROLE_NOISE;
			l->strength = CERTAIN;
		} else if (is_masthead(p, i)) {
			l->role = ROLE_FOLIO;
			l->strength = MASTHEAD;
		}
	}
	find_masthead(p);
	pageheads_complete(p);
	find_imprint(p);
	if (remember(p->job, sorted, n) < 0)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	return 0;
}
