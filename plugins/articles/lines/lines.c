/* SPDX-License-Identifier: MIT */
/*
 * First pass: what can be seen of each line by itself. Spaces at the ends go,
 * letter-spacing and doubled print are undone, the language is found, then the line
 * is looked at.
 */
#include "articles.h"

#include <string.h>
#include <unicode/uchar.h>

#define LONG_LINE 20000		/* bytes; no set line has so many */
#define HEAD_KEPT 512		/* characters studied of such a line */

void *
page_alloc(struct page *p, size_t count, size_t size)
{
	void *memory;

	if (count == 0)
		count = 1;
	if (count > SIZE_MAX / size)
		return NULL;
	memory = recto_document_alloc(p->doc, count * size);
	if (memory != NULL)
		memset(memory, 0, count * size);
	return memory;
}

uint32_t
line_chars(const struct line *l, uint32_t from, uint32_t *out, uint32_t max)
{
	uint32_t n = 0;

	for (uint32_t i = from; i < l->ntext && n < max; i++)
		out[n++] = l->text[i].c;
	return n;
}

/*
 * Marks that embed or isolate a direction (UAX #9): programs that read a PDF set them
 * about each line, and joined lines would read in pieces. The direction of the
 * characters themselves is enough in running text.
 */
static bool
is_embedding(uint32_t c)
{
	return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* Trim the ends, undo letter-spacing and doubled print, remember the edits. */
static int
clean(struct page *p, struct line *l)
{
	const char *start = l->raw->text + l->from, *end = l->raw->text + l->to;
	struct glyph raw[MAX_LINE_GLYPHS];
	bool drop[MAX_LINE_GLYPHS] = { false }, twice[MAX_LINE_GLYPHS] = { false };
	recto_reason why[MAX_LINE_GLYPHS];
	uint32_t n = 0, kept = 0, limit = MAX_LINE_GLYPHS, map[MAX_LINE_GLYPHS];

	l->long_line = l->to - l->from > LONG_LINE;
	if (l->long_line)
		limit = HEAD_KEPT;
	for (const char *s = start; s < end && n < limit; n++) {
		raw[n].at = (uint32_t)(s - l->raw->text);
		s += recto_utf8_next(s, end, &raw[n].c);
		raw[n].c = glyph_plain(raw[n].c);
		l->long_line |= n + 1 == limit && s < end;
	}
	if ((l->text = page_alloc(p, n, sizeof *l->text)) == NULL)
		return RECTO_ENOMEM;
	if (!l->long_line && spacing_close(raw, n, drop) > 0)
		for (uint32_t i = 0; i < n; i++)
			why[i] = RECTO_DISCARD_LETTER_SPACE;
	for (uint32_t i = 0; i < n; i++)
		if (is_embedding(raw[i].c)) {
			drop[i] = true;
			why[i] = RECTO_DISCARD_CONTROL;
		}
	for (uint32_t i = 0; i < n; i++)
		if (!drop[i]) {
			map[kept] = i;
			l->text[kept++] = raw[i];
		}
	if (!l->long_line && doubled_undo(l->text, kept, twice) > 0)
		for (uint32_t i = 0; i < kept; i++)
			if (twice[i]) {
				drop[map[i]] = true;
				why[map[i]] = RECTO_DISCARD_DOUBLED;
			}
	for (uint32_t i = kept = 0; i < n; i++)
		if (!drop[i])
			l->text[kept++] = raw[i];
	l->ntext = kept;
	if (kept == n)
		return 0;
	if ((l->edits = page_alloc(p, n - kept, sizeof *l->edits)) == NULL)
		return RECTO_ENOMEM;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t to = i + 1 < n ? raw[i + 1].at : l->to;
		struct edit *last = &l->edits[l->nedits - (l->nedits > 0)];

		if (!drop[i])
			continue;
		if (l->nedits > 0 && last->to == raw[i].at && last->reason == why[i])
			last->to = to;
		else
			l->edits[l->nedits++] = (struct edit){ raw[i].at, to, why[i] };
	}
	return 0;
}

/* Bytes of leading and trailing space; false when nothing else is there. */
static bool
trim(const recto_line *raw, uint32_t *from, uint32_t *to, em *indent)
{
	const char *s = raw->text, *end = raw->text + raw->len;
	uint32_t c;

	for (*indent = 0; s < end; ) {
		size_t step = recto_utf8_next(s, end, &c);

		if (!glyph_is_space(c) && !is_embedding(c))
			break;
		*indent += c == '\t' ? 400 : c == 0x3000 ? 100 : is_embedding(c) ? 0 : 50;
		s += step;
	}
	if (s == end)
		return false;
	*from = (uint32_t)(s - raw->text);
	while (end > s) {
		size_t step = recto_utf8_prev(s, end, &c);

		if (!glyph_is_space(c) && !is_embedding(c))
			break;
		end -= step;
	}
	*to = (uint32_t)(end - raw->text);
	return true;
}

/* A dump with a blank line after every line says nothing by its blank lines. */
static void
normalise_gaps(struct page *p)
{
	uint32_t with = 0, least = UINT32_MAX;

	for (uint32_t i = 1; i < p->nlines; i++) {
		with += p->lines[i].gap > 0;
		if (p->lines[i].gap > 0 && p->lines[i].gap < least)
			least = p->lines[i].gap;
	}
	if (p->nlines < 4 || 100 * with < 95 * (p->nlines - 1))
		return;
	for (uint32_t i = 1; i < p->nlines; i++)
		p->lines[i].gap -= p->lines[i].gap < least ? p->lines[i].gap : least;
}

#define LONGEST_DAY 3		/* characters of `13.`, */
#define MONTH 24		/* and of what may be its month, below */
#define FEW_GAPS 3		/* of a kind on a page that prove nothing */

/* Whether a blank line above line l can end more than a paragraph: no sentence goes on over it. */
static bool
can_part(const struct line *l)
{
	return l->start != START_LOWER && l[-1].end != END_HYPHEN && l[-1].end != END_COMMA && !l[-1].function_end;
}

/*
 * Typists and some programs set one blank line between paragraphs and more between
 * articles. Where a wider gap breaks a sentence they stand by chance, and say nothing.
 */
static void
find_parting_gaps(struct page *p)
{
	uint32_t plain = 0, wide = 0;

	for (uint32_t i = 1; i < p->nlines; i++) {
		const struct line *l = &p->lines[i];

		plain += l->gap == 1;
		wide += l->gap > 1;
		if (l->gap > 1 && !can_part(l))
			return;
	}
	p->parts = plain >= FEW_GAPS && wide >= FEW_GAPS;
	for (uint32_t i = 1; i < p->nlines && p->parts; i++)
		p->lines[i].apart = p->lines[i].gap > 1 || p->lines[i].turn;
}

/* The place of the day `13.` at the end of a line, behind a space; ntext where none stands there. */
static uint32_t
day_at_end(const struct line *l)
{
	uint32_t i = l->ntext;

	if (l->end != END_STOP || l->long_line || i < 2 || l->text[i - 1].c != '.')
		return l->ntext;
	for (i--; i > 0 && u_isdigit((UChar32)l->text[i - 1].c); i--)
		;
	return l->ntext - i <= LONGEST_DAY && i + 1 < l->ntext && (i == 0 || glyph_is_space(l->text[i - 1].c)) ? i : l->ntext;
}

/* `In der Nacht zum 13.` over `August stand die Mulde`: the stop makes it the thirteenth, and ends no sentence. */
static bool
divides_date(const struct line *a, const struct line *b)
{
	uint32_t text[LONGEST_DAY + 1 + MONTH], day = day_at_end(a), n = a->ntext - day;
	struct dated date;

	if (n == 0 || b->gap > 0 || b->turn || b->letters == 0 || !u_isalpha((UChar32)b->text[0].c))
		return false;
	for (uint32_t i = 0; i < n; i++)
		text[i] = a->text[day + i].c;
	text[n] = ' ';
	n += 1 + line_chars(b, 0, text + n + 1, MONTH);
	return dates_find(a->lang, text, n, &date, 1) > 0 && date.chars.from == 0 && date.chars.to > LONGEST_DAY + 1 &&
	    date.date.month > 0;
}

static void
study_page(struct page *p)
{
	uint32_t cased = 0, letters = 0, hyphens = 0;

	for (uint32_t i = 0; i < p->nlines; i++) {
		struct line *l = &p->lines[i];

		line_look(p, l);
		letters += l->letters;
		for (uint32_t k = 0; k < l->ntext; k++)
			cased += u_isupper((UChar32)l->text[k].c) || u_islower((UChar32)l->text[k].c);
		hyphens += l->end == END_HYPHEN;
	}
	for (uint32_t i = 1; i < p->nlines; i++)
		if (divides_date(&p->lines[i - 1], &p->lines[i])) {
			p->lines[i - 1].end = END_NONE;
			p->lines[i - 1].function_end = true;
		}
	p->cased = 2 * cased > letters;
	p->hyphens = 100 * hyphens > 2 * p->nlines;
	find_parting_gaps(p);
}

bool
line_at_edge(const struct page *p, uint32_t i, uint32_t reach)
{
	uint32_t page = p->lines[i].page;

	return i < reach || i + reach >= p->nlines || p->lines[i - reach].page != page ||
	    p->lines[i + reach].page != page;
}

int
lines_study(struct page *p, recto_error *err)
{
	uint32_t count = 0, gap = 0, page = 0;

	for (recto_node *n = recto_node_first(p->part); n != NULL; n = recto_node_next(n))
		count += recto_node_kind(n) == RECTO_LINE;
	p->lines = page_alloc(p, count, sizeof *p->lines);
	for (recto_node *n = recto_node_first(p->part); n != NULL && p->lines != NULL;
	    n = recto_node_next(n)) {
		struct line *l = &p->lines[p->nlines];

		if (recto_node_kind(n) != RECTO_LINE)
			continue;
		l->raw = recto_node_line(n);
		if (!trim(l->raw, &l->from, &l->to, &l->indent)) {
			gap++;
			page += l->raw->ends_page != 0;
			continue;
		}
		if (clean(p, l) < 0)
			return recto_fail(err, RECTO_ENOMEM, "out of memory");
		l->lead = 0;
		l->tail = (uint32_t)l->raw->len;
		l->page = page;
		page += l->raw->ends_page != 0;
		l->turn = p->nlines > 0 && l[-1].page != l->page;
		l->gap = l->turn ? 0 : gap;	/* the turn of a page is no blank line */
		gap = 0;
		p->nlines++;
	}
	if (p->lines == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	p->npages = p->nlines > 0 ? p->lines[p->nlines - 1].page + 1 : 0;
	normalise_gaps(p);
	languages_choose(p);
	if (margins_clean(p) < 0)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	study_page(p);
	return 0;
}
