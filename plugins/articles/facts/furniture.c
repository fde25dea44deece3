/* SPDX-License-Identifier: MIT */
/*
 * Reads the furniture of a page: its number, date, title, section and issue.
 * One of them alone proves nothing (a number at the foot may belong to a table);
 * they are believed when a page has two kinds, or the page before it had.
 */
#include "spans.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

#define DATE_EDGE 6		/* lines at either end of a page where its date stands */
#define SAYING 80		/* bytes kept of a title, section or issue */
#define CANDIDATES 32		/* page numbers on a page */
#define SPEAKS 5		/* strength of a number that says it is a page's */
#define COMPANY 3		/* what another fact beside it adds */
#define LONGEST_TITLE 40

struct candidate {
	char page[PAGE_LENGTH];
	int weight;
	bool at_edge;		/* first or last on the page */
};

struct furniture {
	struct candidate pages[CANDIDATES];
	uint32_t npages;
	struct date date, lone;		/* by a line of the paper's, by one that says nothing else, anywhere */
	bool whole;			/* a line at the edge of the page says day, month and year */
	bool unread;			/* a line of the paper's has a year, but its date cannot be read */
	char paper[SAYING], issue[SAYING], section[SAYING];
};

static bool
is_read(const struct block *b)
{
	return !b->gone && b->unit == NONE &&
	    (b->role == ROLE_FOLIO || b->role == ROLE_BANNER);
}

/* Keep the first saying of its kind, with single spaces. */
static void
keep(char out[SAYING], const struct reading *r, struct range range)
{
	recto_buf text = RECTO_BUF_INIT;
	bool space = false;

	if (out[0] != '\0')
		return;
	for (uint32_t i = range.from; i < range.to; i++) {
		if (u_isUWhiteSpace((UChar32)r->text[i])) {
			space = text.len > 0;
			continue;
		}
		if (space)
			recto_buf_addc(&text, ' ');
		space = false;
		recto_buf_add_char(&text, r->text[i]);
	}
	if (!text.failed && text.len < SAYING)
		memcpy(out, text.data, text.len + 1);
	recto_buf_dispose(&text);
}

static void
add_page(struct furniture *f, const struct folio *says, bool at_edge)
{
	struct candidate *c = &f->pages[f->npages];
	int company = says->says_date + says->says_issue + says->says_paper + says->says_section;

	if (f->npages == CANDIDATES)
		return;
	memcpy(c->page, says->page, sizeof c->page);
	c->weight = says->page_strength + COMPANY * company;
	c->at_edge = at_edge;
	f->npages++;
}

static bool
is_first_of_page(const struct page *p, uint32_t line)
{
	return line == 0 || p->lines[line].turn;
}

/* A title by its place: the first line of the page, over a folio line. */
static bool
stands_as_title(const struct page *p, const struct block *b, const struct folio *says,
    const struct reading *r)
{
	return b->role == ROLE_BANNER && is_first_of_page(p, p->pieces[b->first].line) && !says->says_page &&
	    !says->says_date && !says->says_issue && !says->says_section && r->n <= LONGEST_TITLE;
}

static void
keep_date(struct date *kept, struct date date)
{
	if (kept->day == 0 || kept->month == 0)
		*kept = date;
}

/* Not a date that stands by itself inside the page, which is that of an event more often than the paper's. */
static bool
dates_paper(const struct page *p, const struct block *b, const struct folio *says)
{
	uint32_t first = p->pieces[b->first].line, last = p->pieces[b->last].line;

	return says->says_page || says->says_issue || says->says_paper || line_at_edge(p, first, DATE_EDGE) ||
	    line_at_edge(p, last, DATE_EDGE) || is_furniture(&p->lines[first - 1]) || is_furniture(&p->lines[last + 1]);
}

/* Four figures that can be a year. */
static bool
has_year(const struct reading *r)
{
	uint32_t figures = 0;

	for (uint32_t i = 0; i <= r->n; i++) {
		if (i < r->n && u_isdigit((UChar32)r->text[i])) {
			figures++;
			continue;
		}
		if (figures == 4 && (r->text[i - 4] == '1' || r->text[i - 4] == '2'))
			return true;
		figures = 0;
	}
	return false;
}

static void
read_block(const struct page *p, const struct block *b, struct furniture *f)
{
	struct reading r;
	struct folio says;
	bool at_edge = is_first_of_page(p, p->pieces[b->first].line) ||
	    line_at_edge(p, p->pieces[b->last].line, 1);

	if (!reading_take(p, b, &r))
		return;
	folio_read(r.lang, r.text, r.n, &says);
	folio_read_leftover(r.lang, r.text, r.n, &says);
	if (says.says_page)
		add_page(f, &says, at_edge);
	f->unread |= !says.says_date && (says.says_page || says.says_paper) && has_year(&r);
	f->whole |= says.says_date && at_edge && b->role == ROLE_FOLIO && says.date.year != 0 && says.date.month != 0 &&
	    says.date.day != 0;
	if (says.says_date)
		keep_date(dates_paper(p, b, &says) ? &f->date : &f->lone, says.date);
	if (says.says_issue)
		keep(f->issue, &r, says.issue);
	if (says.says_section)
		keep(f->section, &r, says.section);
	if (says.says_paper)
		keep(f->paper, &r, says.paper);
	else if (stands_as_title(p, b, &says, &r))
		keep(f->paper, &r, (struct range){ 0, r.n });
}

/* ---------------------------------------------------------------- deciding */

/* Whether page b comes right after page a. */
static bool
follows(const char *a, const char *b)
{
	while (u_isalpha(*a) && *a == *b)
		a++, b++;
	return !u_isalpha(*a) && !u_isalpha(*b) && *a != '\0' && atoi(b) == atoi(a) + 1;
}

/*
 * The number of the page, of the candidates that say it best. A bare number
 * counts at an edge of the page, or when it follows the page before. Where
 * several printed pages are in one part, it begins with the first.
 */
static const char *
choose_page(const struct furniture *f, const char *before)
{
	const struct candidate *first = NULL, *last = NULL;
	bool edge = false;
	int most = 0;

	for (uint32_t i = 0; i < f->npages; i++)
		most = f->pages[i].weight > most ? f->pages[i].weight : most;
	for (uint32_t i = 0; i < f->npages && most < SPEAKS && before[0] != '\0'; i++)
		if (follows(before, f->pages[i].page))
			return f->pages[i].page;
	for (uint32_t i = 0; i < f->npages; i++) {
		const struct candidate *c = &f->pages[i];

		if (c->weight < most)
			continue;
		if (first == NULL)
			first = last = c;
		if (!page_numbers_agree(c->page, last->page) && !follows(last->page, c->page))
			return NULL;
		edge |= c->at_edge;
		last = c;
	}
	return first != NULL && (edge || most >= SPEAKS) ? first->page : NULL;
}

static void
set_unless_known(recto_document *doc, const char *name, const char *value)
{
	if (value[0] != '\0' && recto_document_meta(doc, name) == NULL)
		recto_document_set_meta(doc, name, value, 0);
}

/* What one printed page says of itself. */
static void
read_page(struct page *p, uint32_t number, struct furniture *f)
{
	struct issue *issue = &p->job->issue;
	char date[DATE_LENGTH] = "";
	const char *page;
	int kinds = (f->npages > 0) + (f->issue[0] != '\0') + (f->paper[0] != '\0');

	if (f->date.year == 0 && kinds >= 2 && !f->unread)
		f->date = f->lone;
	kinds += f->date.year != 0;
	issue->known |= kinds >= 2 || f->whole;
	if (!issue->known)
		return;
	if (f->date.year != 0)
		issue->date = f->date;
	page = choose_page(f, issue->page);
	memset(issue->page, 0, sizeof issue->page);
	if (page != NULL)
		memcpy(issue->page, page, strlen(page));
	memcpy(p->page_names[number], issue->page, sizeof issue->page);
	if (issue->date.year != 0)
		date_write(issue->date, date);
	if (recto_document_part_count(p->doc) == 1 && number == 0) {
		set_unless_known(p->doc, "page", issue->page);
		set_unless_known(p->doc, "section", f->section);
	}
	set_unless_known(p->doc, "publisher", f->paper);
	set_unless_known(p->doc, "date", date);
	set_unless_known(p->doc, "issue", f->issue);
}

int
furniture_read(struct page *p, recto_error *err)
{
	struct furniture *f = page_alloc(p, (size_t)p->npages + 1, sizeof *f);

	p->page_names = page_alloc(p, (size_t)p->npages + 1, sizeof *p->page_names);
	if (f == NULL || p->page_names == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	for (uint32_t i = 0; i < p->nblocks; i++)
		if (is_read(&p->blocks[i]))
			read_block(p, &p->blocks[i], &f[first_line_of(p, &p->blocks[i])->page]);
	for (uint32_t i = 0; i < p->npages; i++)
		read_page(p, i, &f[i]);
	if (p->page_names[0][0] != '\0')
		recto_node_set(p->part, RECTO_ATTR_N, p->page_names[0]);
	p->date = p->job->issue.date;
	return 0;
}
