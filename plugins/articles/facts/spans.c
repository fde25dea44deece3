/* SPDX-License-Identifier: MIT */
/*
 * Which facts a block is searched for, by its role, and where in its lines they
 * stand.
 */
#include "spans.h"

/* Least strength of a person's name by role; 0: none is looked for. */
static const uint8_t name_strength[ROLE_COUNT] = {
	[ROLE_BYLINE] = 4, [ROLE_CREDIT] = 4, [ROLE_SIGNED] = 5,
};
static const bool has_dates[ROLE_COUNT] = {
	[ROLE_DATELINE] = true, [ROLE_SIGNED] = true, [ROLE_FOLIO] = true, [ROLE_BANNER] = true,
};
/* Which may begin with a dateline. */
static const bool is_text[ROLE_COUNT] = {
	[ROLE_NONE] = true, [ROLE_TEXT] = true, [ROLE_OPENER] = true,
};

#define OPENING 48		/* characters of a paragraph that may begin with a dateline */
#define OPENS 5			/* strength with which its beginning says so */

/* False where the block has more characters than there is room for. */
static bool
take(const struct page *p, const struct block *b, uint32_t room, struct reading *out)
{
	out->n = 0;
	out->lang = first_line_of(p, b)->lang;
	for (uint32_t i = b->first; i != NONE; i = p->pieces[i].next) {
		const struct line *l = &p->lines[p->pieces[i].line];

		if (out->n > 0 && out->n < room) {
			out->place[out->n].line = NULL;
			out->text[out->n++] = '\n';
		}
		for (uint32_t k = 0; k < l->ntext; k++) {
			if (out->n == room)
				return false;
			out->place[out->n].line = l;
			out->place[out->n].at = l->text[k].at;
			out->text[out->n++] = l->text[k].c;
		}
	}
	return true;
}

/* Of a long line only both ends are known. */
bool
reading_take(const struct page *p, const struct block *b, struct reading *out)
{
	for (uint32_t i = b->first; i != NONE; i = p->pieces[i].next)
		if (p->lines[p->pieces[i].line].long_line)
			return false;
	return take(p, b, FACT_TEXT, out);
}

/* The date of a dateline that begins a paragraph: Paris, 8 février. — Le ... */
static uint32_t
opening_date(const struct page *p, const struct block *b, struct reading *r, struct dated *out)
{
	if (first_line_of(p, b)->starts[ROLE_OPENER] < OPENS)
		return 0;
	take(p, b, OPENING, r);
	return dates_find(r->lang, r->text, r->n, out, 1);
}

static uint32_t
utf8_length(uint32_t c)
{
	return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

/* A pattern may take line ends in; a span begins and ends with a character. */
static struct span
span_of(const struct reading *r, struct range chars, recto_kind kind)
{
	uint32_t last = chars.to - 1;

	while (chars.from < last && r->place[chars.from].line == NULL)
		chars.from++;
	while (last > chars.from && r->place[last].line == NULL)
		last--;
	return (struct span){
		.kind = kind,
		.first = r->place[chars.from].line, .from = r->place[chars.from].at,
		.last = r->place[last].line, .to = r->place[last].at + utf8_length(r->text[last]),
	};
}

static bool
overlaps(struct range a, struct range b)
{
	return a.from < b.to && b.from < a.to;
}

uint32_t
spans_find(const struct page *p, const struct block *b, struct span *out)
{
	struct reading r;
	struct range names[FACTS_MAX];
	struct dated dates[FACTS_MAX];
	uint32_t nnames = 0, ndates = 0, n = 0, i = 0, k = 0;

	if (is_text[b->role])
		ndates = opening_date(p, b, &r, dates);
	else if ((name_strength[b->role] == 0 && !has_dates[b->role]) || !reading_take(p, b, &r))
		return 0;
	if (name_strength[b->role] > 0)
		nnames = names_find(r.lang, name_strength[b->role], r.text, r.n, names, FACTS_MAX);
	if (has_dates[b->role])
		ndates = dates_find(r.lang, r.text, r.n, dates, FACTS_MAX);
	while (n < FACTS_MAX && (i < nnames || k < ndates)) {
		if (i < nnames && k < ndates && overlaps(names[i], dates[k].chars)) {
			i++;
		} else if (k == ndates || (i < nnames && names[i].from < dates[k].chars.from)) {
			out[n++] = span_of(&r, names[i++], RECTO_NAME);
		} else {
			out[n] = span_of(&r, dates[k].chars, RECTO_DATE);
			date_write(date_completed(dates[k++].date, p->date), out[n++].value);
		}
	}
	return n;
}
