/* SPDX-License-Identifier: MIT */
/*
 * First pass: what can be seen of each line by itself. Spaces at the ends go,
 * letter-spacing and doubled print are undone, then the line is measured and
 * looked at: how it begins and ends, its case, its balance of quotes.
 */
#include "articles.h"

#include <string.h>
#include <unicode/uchar.h>

#define LONG_LINE 20000		/* bytes; no set line has so many */
#define HEAD_KEPT 512		/* characters studied of such a line */
#define SAMPLE 6000		/* characters the language is guessed from */
#define SHORT_PAGE 300		/* fewer could be in any language of their script */
#define RUN 400			/* characters of a run of lines its language is guessed from */
#define SHORT_RUN 80		/* fewer could be in any */
#define FITS 1400		/* a run that fits a language so well is in it */
#define CLEAR 400		/* so much better it fits the language it is in instead */
#define EDGE 3			/* lines at either end of a page that are in its language */

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

static bool
is_space(uint32_t c)
{
	return u_isUWhiteSpace((UChar32)c) || c == 0x200B || c == 0xFEFF;
}

/* ------------------------------------------------------- marks at the ends */

static bool
is_opener(uint32_t c)
{
	int category = u_charType((UChar32)c);

	return category == U_START_PUNCTUATION || category == U_INITIAL_PUNCTUATION ||
	    c == '"' || c == '\'' || c == 0x201E || c == 0x201A || c == 0xBB;	/* »so« */
}

static bool
is_closer(uint32_t c)
{
	int category = u_charType((UChar32)c);

	return category == U_END_PUNCTUATION || category == U_FINAL_PUNCTUATION ||
	    c == '"' || c == '\'' || c == 0x201C || c == 0xAB;	/* »so« */
}

static bool
is_stop(uint32_t c)
{
	return u_hasBinaryProperty((UChar32)c, UCHAR_S_TERM) || c == 0x2026 || c == 0x22EF ||
	    c == 0xFF0E || c == 0x06D4;
}

static bool
is_hyphen(uint32_t c)
{
	return c == '-' || c == 0x00AC || c == 0x00AD || c == 0x2010 || c == 0x2E17;
}

static bool
is_dash(uint32_t c)
{
	return c == 0x2012 || c == 0x2013 || c == 0x2014 || c == 0x2015;
}

static bool
is_bullet(uint32_t c)
{
	return c == 0x2022 || c == 0x2023 || c == 0x2043 || (c >= 0x25A0 && c <= 0x25FF) ||
	    c == 0x2605 || c == 0x2606 || c == 0x203B || c == 0x2756 || c == 0x2666;
}

/* Commas and their kin: something follows. */
static bool
is_comma(uint32_t c)
{
	return c == ',' || c == ';' || c == 0x3001 || c == 0xFF0C || c == 0xFF1B || c == 0xFF64 ||
	    c == 0x060C || c == 0x061B || c == '/' || c == '&';
}

/* ------------------------------------------------------------- features */

/* The last word of the first n characters. */
static uint32_t
word_before(const struct line *l, uint32_t n)
{
	uint32_t from = n;

	while (from > 0 && (u_isalpha((UChar32)l->text[from - 1].c) || l->text[from - 1].c == '.' ||
	    l->text[from - 1].c == '\''))
		from--;
	return from;
}

static bool
has_word(const struct line *l, enum word_list list, uint32_t from, uint32_t to)
{
	uint32_t word[40];

	if (to <= from || to - from > 40)
		return false;
	for (uint32_t i = from; i < to; i++)
		word[i - from] = l->text[i].c;
	return lang_has_word(l->lang, list, word, to - from);
}

/* A stop after an initial or a known abbreviation need not end a sentence. */
static bool
is_abbreviated(const struct line *l, uint32_t stop)
{
	uint32_t from = word_before(l, stop);

	if (l->text[stop].c != '.' || from == stop)
		return false;
	if (stop - from == 1 && u_isupper((UChar32)l->text[from].c))
		return true;
	return has_word(l, LIST_ABBREVIATION, from, stop);
}

/* Whether a letter stands before `end`, or a digit behind one: a letter misread. */
static bool
ends_in_word(const struct line *l, uint32_t end)
{
	if (end > 1 && u_isdigit((UChar32)l->text[end - 1].c))
		end--;
	return end > 0 && u_isalpha((UChar32)l->text[end - 1].c);
}

static enum line_end
find_end(const struct line *l)
{
	uint32_t n = l->ntext;
	uint32_t c;

	while (n > 1 && (is_closer(l->text[n - 1].c) || is_space(l->text[n - 1].c)))
		n--;
	if (n == 0 || l->long_line)
		return END_STOP;	/* a long line is a paragraph */
	c = l->text[n - 1].c;
	if (is_stop(c))
		return is_abbreviated(l, n - 1) ? END_ABBREVIATION : END_STOP;
	if (c == ':' || c == 0xFF1A || c == 0x2236)
		return END_COLON;
	if (is_comma(c))
		return END_COMMA;
	if (is_hyphen(c) && n == l->ntext && ends_in_word(l, n - 1))
		return END_HYPHEN;
	return is_dash(c) ? END_DASH : END_NONE;
}

/* 1. (2) 3) 4、 with text after it. */
static bool
is_numbered(const struct line *l)
{
	uint32_t i = l->text[0].c == '(' || l->text[0].c == 0xFF08, digits = 0;
	uint32_t c;

	for (; i + 2 < l->ntext && u_isdigit((UChar32)l->text[i].c); i++)
		digits++;
	if (digits == 0 || digits > 2)
		return false;
	c = l->text[i].c;
	return (c == '.' && is_space(l->text[i + 1].c)) || c == ')' || c == 0xFF09 || c == 0x3001 ||
	    (c == 0xFF0E);
}

static enum line_start
find_start(const struct line *l)
{
	uint32_t c = l->text[0].c;

	if (is_bullet(c))
		return START_BULLET;
	if (is_dash(c) || (is_hyphen(c) && l->ntext > 1 && is_space(l->text[1].c)))
		return START_DASH;
	if (is_numbered(l))
		return START_NUMBER;
	/* No typesetter begins a line with these: the extraction did. */
	if (glyph_is_wide(c) && (is_stop(c) || is_comma(c) || (is_closer(c) && !is_opener(c))))
		return START_FORBIDDEN;
	if (is_opener(c))
		return START_QUOTE;
	if (u_isdigit((UChar32)c))
		return START_DIGIT;
	if (glyph_is_wide(c))
		return START_WIDE;
	if (u_islower((UChar32)c))
		return START_LOWER;
	if (u_isupper((UChar32)c) || u_istitle((UChar32)c))
		return START_UPPER;
	return u_isalpha((UChar32)c) ? START_WIDE : START_OTHER;
}

/* Width of the first piece that cannot be broken: openers, a word or character, closers. */
static em
first_unit(const struct page *p, const struct line *l)
{
	em width = 0;
	uint32_t i = 0;

	for (; i < l->ntext && is_opener(l->text[i].c); i++)
		width += glyph_width(l->text[i].c, p->wide);
	if (i < l->ntext && glyph_is_wide(l->text[i].c)) {
		width += glyph_width(l->text[i++].c, p->wide);
	} else {
		for (; i < l->ntext && !is_space(l->text[i].c) && !glyph_is_wide(l->text[i].c) &&
		    !is_closer(l->text[i].c); i++)
			width += glyph_width(l->text[i].c, p->wide);
	}
	for (; i < l->ntext && (is_closer(l->text[i].c) || is_stop(l->text[i].c) ||
	    is_comma(l->text[i].c) || l->text[i].c == 0xFF1A); i++)
		width += glyph_width(l->text[i].c, p->wide);
	return width;
}

static void
measure_width(const struct page *p, struct line *l)
{
	bool mark_before = false;

	l->width = l->squeeze = 0;
	for (uint32_t i = 0; i < l->ntext; i++) {
		uint32_t c = l->text[i].c;
		bool mark = glyph_is_squeezed(c);

		l->width += glyph_width(c, p->wide);
		if (p->wide && mark && mark_before)
			l->width -= 50;	/* two marks share three half ems */
		else if (p->wide && mark)
			l->squeeze += 50;
		mark_before = mark;
	}
}

static void
count_kinds(struct line *l)
{
	uint32_t wide = 0, upper = 0, lower = 0, words = 0, capital_words = 0;
	int depth = 0;

	l->letters = l->digits = 0;
	l->balanced = true;
	l->stops_inside = l->pause = false;
	for (uint32_t i = 0; i < l->ntext; i++) {
		uint32_t c = l->text[i].c;
		bool begins = i == 0 || is_space(l->text[i - 1].c) || is_opener(l->text[i - 1].c);

		if (u_isalpha((UChar32)c)) {
			l->letters++;
			wide += glyph_is_wide(c);
			upper += u_isupper((UChar32)c);
			lower += u_islower((UChar32)c);
			if (begins && i + 3 < l->ntext && u_isalpha((UChar32)l->text[i + 3].c)) {
				words++;
				capital_words += u_isupper((UChar32)c);
			}
		} else if (u_isdigit((UChar32)c)) {
			l->digits++;
		}
		switch (u_charType((UChar32)c)) {
		case U_START_PUNCTUATION: case U_INITIAL_PUNCTUATION:
			depth++;
			break;
		case U_END_PUNCTUATION: case U_FINAL_PUNCTUATION:
			if (--depth < 0)
				l->balanced = false;
		}
		if (is_stop(c) && c != 0x2026 && i + 2 < l->ntext &&
		    (glyph_is_wide(c) || is_space(l->text[i + 1].c)) && !is_abbreviated(l, i) &&
		    !is_closer(l->text[i + 1].c))
			l->stops_inside = true;
		if (i > 0 && i + 1 < l->ntext && is_space(c) && glyph_joins(l->text[i - 1].c) &&
		    glyph_joins(l->text[i + 1].c))
			l->pause = true;
	}
	l->balanced &= depth == 0;
	l->wide = 2 * wide > l->letters;
	l->capitals = upper >= 2 && 5 * upper >= 4 * (upper + lower);
	l->title = words > 0 && !l->capitals && 10 * capital_words >= 8 * words &&
	    u_isupper((UChar32)l->text[0].c) && !lang_nouns_capital(l->lang);
}

void
line_look(const struct page *p, struct line *l)
{
	uint32_t end = l->ntext;

	measure_width(p, l);
	count_kinds(l);
	l->unit = first_unit(p, l);
	l->end = (uint8_t)find_end(l);
	l->start = (uint8_t)find_start(l);
	while (end > 0 && !u_isalpha((UChar32)l->text[end - 1].c))
		end--;
	l->function_end = l->end == END_NONE &&
	    has_word(l, LIST_FUNCTION, word_before(l, end), end);
}

/* ------------------------------------------------------------- cleaning */

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
		l->long_line |= n + 1 == limit && s < end;
	}
	if ((l->text = page_alloc(p, n, sizeof *l->text)) == NULL)
		return RECTO_ENOMEM;
	if (!l->long_line && spacing_close(raw, n, drop) > 0)
		for (uint32_t i = 0; i < n; i++)
			why[i] = RECTO_DISCARD_LETTER_SPACE;
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

		if (!is_space(c))
			break;
		*indent += c == '\t' ? 400 : c == 0x3000 ? 100 : 50;
		s += step;
	}
	if (s == end)
		return false;
	*from = (uint32_t)(s - raw->text);
	while (end > s) {
		size_t step = recto_utf8_prev(s, end, &c);

		if (!is_space(c))
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

/* A sample of the page's characters, spread over it. */
static size_t
sample(const struct page *p, bool wide, uint32_t *out)
{
	size_t n = 0;
	uint32_t step = p->nlines / 200 + 1;

	for (uint32_t i = 0; i < p->nlines && n < SAMPLE; i += step) {
		const struct line *l = &p->lines[i];
		uint32_t han = 0;

		for (uint32_t k = 0; k < l->ntext; k++)
			han += glyph_is_wide(l->text[k].c);
		if ((2 * han > l->ntext) != wide)
			continue;
		for (uint32_t k = 0; k < l->ntext && n < SAMPLE; k++)
			out[n++] = l->text[k].c;
		if (n < SAMPLE)
			out[n++] = ' ';
	}
	return n;
}

/* A page too short to show its language is in that of the page before. */
static const struct lang *
guess(const struct page *p, const uint32_t *text, size_t n, const struct lang **before)
{
	const struct lang *lang = langs_guess(p->job->langs, text, n);

	if (strcmp(lang_tag(lang), "und") != 0)
		*before = lang;
	return *before != NULL && n < SHORT_PAGE ? *before : lang;
}

/* The end of a run of lines from @p i on: they stand together, and are not too many. */
static uint32_t
run_end(const struct page *p, uint32_t i)
{
	const struct line *first = &p->lines[i];
	uint32_t n = first->ntext;

	while (++i < p->nlines && p->lines[i].gap == 0 && p->lines[i].lang == first->lang &&
	    p->lines[i].page == first->page && (n += p->lines[i].ntext + 1) < RUN)
		continue;
	return i;
}

/* Whether a line is so near an end of its page that it can be a folio line. */
static bool
is_at_edge(const struct page *p, uint32_t i)
{
	return i < EDGE || i + EDGE >= p->nlines || p->lines[i - EDGE].page != p->lines[i].page ||
	    p->lines[i + EDGE].page != p->lines[i].page;
}

/* The language of a run, if it is clearly another one than that of the page. */
static const struct lang *
run_lang(const struct page *p, const struct lang *lang, const uint32_t *text, uint32_t n)
{
	unsigned fit = lang_fit(lang, text, n);
	const struct lang *found;

	if (fit >= FITS)
		return lang;
	found = langs_guess(p->job->langs, text, n);
	return lang_fit(found, text, n) >= fit + CLEAR ? found : lang;
}

/*
 * Lines in another language than the rest of the page: an article in French in an
 * English paper. Lines above it that are too few to tell belong to it; those at the
 * ends of the page to the paper.
 */
static void
tell_foreign_runs(struct page *p, const struct lang *lang)
{
	uint32_t text[RUN], from = NONE;

	for (uint32_t i = 0, end; i < p->nlines; i = end) {
		const struct lang *found = lang;
		uint32_t n = 0;

		end = run_end(p, i);
		if (p->lines[i].lang != lang) {
			from = NONE;
			continue;
		}
		if (from == NONE)
			from = i;
		for (uint32_t k = i; k < end && n < RUN; k++) {
			n += line_chars(&p->lines[k], 0, text + n, RUN - n - 1);
			text[n++] = ' ';
		}
		if (n < SHORT_RUN)
			continue;
		found = run_lang(p, lang, text, n);
		for (; from < end; from++)
			if (!is_at_edge(p, from))
				p->lines[from].lang = found;
		from = NONE;
	}
}

/* One language for the lines in wide script and one for the others. */
static void
choose_languages(struct page *p)
{
	uint32_t text[SAMPLE];
	size_t nwide = sample(p, true, text), nother;
	const struct lang *wide, *other;

	wide = guess(p, text, nwide, &p->job->wide_lang);
	nother = sample(p, false, text);
	other = guess(p, text, nother, &p->job->other_lang);
	p->wide = nwide > nother;
	p->lang = p->wide ? wide : other;
	if (p->job->given != NULL)
		p->lang = *(p->wide ? &wide : &other) = p->job->given;
	for (uint32_t i = 0; i < p->nlines; i++) {
		struct line *l = &p->lines[i];
		uint32_t letters = 0, han = 0;

		for (uint32_t k = 0; k < l->ntext; k++) {
			letters += u_isalpha((UChar32)l->text[k].c) != 0;
			han += u_isalpha((UChar32)l->text[k].c) && glyph_is_wide(l->text[k].c);
		}
		l->lang = letters == 0 ? p->lang : 2 * han >= letters ? wide : other;
	}
	if (p->job->given == NULL)
		tell_foreign_runs(p, other);
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
	p->cased = 2 * cased > letters;
	p->hyphens = 100 * hyphens > 2 * p->nlines;
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
	choose_languages(p);
	study_page(p);
	return 0;
}
