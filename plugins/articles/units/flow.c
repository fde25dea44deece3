/* SPDX-License-Identifier: MIT */
/*
 * The flow of a page: chunks of text and what stands in the gaps between them,
 * with the evidence for and against one article on both sides of a gap.
 */
#include "labels/traits.h"
#include "units.h"

#include <string.h>

#define OPENS 4			/* strength from which a paragraph opens an article */

/* What a mark in a gap says about one article on both sides. */
static const score mark_weights[ROLE_COUNT] = {
	[ROLE_BYLINE] = NAT(-3.5), [ROLE_SIGNED] = NAT(-4), [ROLE_FROM] = NAT(-5),
	[ROLE_TO] = NAT(-5), [ROLE_DATELINE] = NAT(-2.5), [ROLE_ADVERT] = NAT(-6),
	[ROLE_RULE] = NAT(-2.5), [ROLE_CREDIT] = NAT(-1), [ROLE_SALUTATION] = NAT(-4),
};
#define NOTHING_BETWEEN NAT(2)
#define WIDE_GAP NAT(-5)		/* where wider gaps than those of paragraphs part articles */
#define NO_WIDE_GAP NAT(2)
#define LISTS_GO_ON NAT(4)	/* one list under another, a heading in small letters between: a register, a programme */
#define DECK_OVER_BYLINE NAT(7)
#define SECTION_OF_ONE NAT(10)
#define SECTION_LENGTH 28		/* characters of a section heading */
#define FEW 5			/* words */
#define LONG_SECTION 700	/* characters under each heading */
#define SECTION_WORDS 3			/* in capitals, as those of news are */
#define DECK_SHARE 3		/* of the text below it, at most */
#define DECK_LINES 6
#define ENTRY_BETWEEN NAT(-1.2)	/* nothing, but the text begins like one of several */
#define OTHER_COLUMN NAT(0.4)	/* nothing, but the measure changes */
#define ONE_HEAD NAT(0)
#define ONE_HEAD_WIDE NAT(0.8)	/* sections are commoner there */
#define FURTHER_HEAD NAT(-0.6)
#define HEADLINE_LIKE NAT(-2.4)	/* capitals, a deck or a byline: no section heading */
#define FIELDS NAT(-3.5)		/* when and where stand right under a headline */
#define FIELDS_END NAT(-2)	/* such a notice, or an agenda, ends above one */
#define ASKS_AGAIN NAT(7)	/* a question among questions is a section of an interview, */
#define INTERVIEW 6		/* within so many blocks */
#define QUESTIONS 2
#define ENTRIES_BEGIN NAT(-3)	/* entries in a row, which the text above is none of, begin under a rubric */
#define BARE_HEAD NAT(-0.5)
#define BARE_HEAD_WIDE NAT(0.4)
#define SOME 3			/* headings that make a page of such */
#define BARE_PAGE NAT(-1.5)	/* a lone one on a page of such */
#define NUMBERED NAT(2)
#define OPEN_SENTENCE NAT(2.5)
#define SAME_TEXT NAT(20)	/* a text that was longer than a window goes on behind it */
#define TOLD 240		/* characters of a text that is no item */
#define SEVERAL 3
#define TITLE_BETWEEN NAT(-4)	/* texts that are no items, and several have a title before their first sentence */
#define BULLETS_CHANGE NAT(-2.4)
#define DISPATCHES NAT(0.5)	/* reports from several places under one headline */
#define OPENER NAT(-0.6)	/* for each point of strength */
#define REPORT NAT(-0.8)	/* likewise */
#define SAME_MEASURE NAT(0.5)
#define OTHER_MEASURE NAT(-2)
#define LABEL NAT(-1)		/* a word or two over the next headline */

static bool
is_bullet(const struct page *p, const struct block *b)
{
	const struct line *l = first_line_of(p, b);

	return l->start == START_BULLET;
}

static bool
same_measure(em a, em b)
{
	return a - b <= 150 && b - a <= 150;
}

bool
chunk_measures_agree(const struct chunk *a, const struct chunk *b)
{
	return same_measure(a->measure, b->measure);
}

/* Whether text block b, at its place in the flow, begins another chunk than block a right before it. */
static bool
begins_chunk(const struct window *w, uint32_t at, const struct block *a, const struct block *b)
{
	const struct page *p = w->page;

	if (at < w->plain_to)
		return false;
	return entry_of(p, first_line_of(p, b)) != ENTRY_NONE || first_line_of(p, b)->apart ||
	    first_line_of(p, b)->starts[ROLE_OPENER] >= OPENS || is_bullet(p, a) != is_bullet(p, b) ||
	    (a->measure > 0 && b->measure > 0 && b->first != b->last && a->first != a->last &&
	    !same_measure(a->measure, b->measure));
}

static void
add_text(struct window *w, uint32_t at, bool begins)
{
	const struct block *b = &w->page->blocks[w->flow[at]];
	struct chunk *c;

	if (begins) {
		const struct line *l = first_line_of(w->page, b);

		c = &w->chunks[w->nchunks++];
		*c = (struct chunk){ .first = at, .measure = b->measure, .opener = l->starts[ROLE_OPENER],
		    .report = l->starts[ROLE_REPORT],
		    .entry = entry_of(w->page, l), .starts_open = !b->opened, .bullets = is_bullet(w->page, b),
		    .listed = l->listed, .dated = l->dated,
		    .fields = names_field(l) && l->start != START_BULLET };
		w->entries[c->entry]++;
	}
	c = &w->chunks[w->nchunks - 1];
	c->last = at;
	c->length += b->length;
	c->ends_open = !b->closed;
	c->ends_fields = names_field(last_line_of(w->page, b)) && last_line_of(w->page, b)->start != START_BULLET;
	c->ends_dated = last_line_of(w->page, b)->dated;
	c->ends_short = b->measure > 0 && !block_ends_full(w->page, b);
}

/* Whether a heading in small letters asks, within some blocks of others or of lines that do: somebody is interviewed. */
static bool
asks_again(const struct page *p, uint32_t block, bool capitals)
{
	uint32_t from = block < INTERVIEW ? 0 : block - INTERVIEW, n = 0;

	if (capitals || !line_asks(last_line_of(p, &p->blocks[block])))
		return false;
	for (uint32_t i = from; i < p->nblocks && i <= block + INTERVIEW; i++)
		n += !p->blocks[i].gone && p->blocks[i].first == p->blocks[i].last && line_asks(first_line_of(p, &p->blocks[i]));
	return n >= QUESTIONS;
}

/* How wide the lines of a display block are. */
static void
measure_head(const struct page *p, struct head *h)
{
	for (uint32_t k = p->blocks[h->block].first; k != NONE; k = p->pieces[k].next) {
		em width = p->lines[p->pieces[k].line].width;

		if (p->pieces[k].next != NONE && width > h->wrapped)
			h->wrapped = width;
		if (width > h->widest)
			h->widest = width;
	}
}

static void
add_head(struct window *w, uint32_t at, bool in_run)
{
	const struct block *b = &w->page->blocks[w->flow[at]];
	const struct line *l = first_line_of(w->page, b);
	struct head *h = &w->heads[w->nheads], *before = w->nheads > 0 ? h - 1 : NULL;
	struct gap *gap = &w->gaps[w->nchunks];

	*h = (struct head){ .block = w->flow[at], .gap = w->nchunks, .length = b->length,
	    .capitals = l->capitals,
	    .section = b->role == ROLE_NUMBER || l->from_one, .label = b->role == ROLE_LABEL || (b->first == b->last && l->role == ROLE_LABEL),
	    .deck = b->role == ROLE_DECK || l->starts[ROLE_DECK] > 0 || (in_run && (l->bracketed || (l->gap == 0 && line_tells_day(l)))),
	    .question = asks_again(w->page, w->flow[at], l->capitals) };
	measure_head(w->page, h);
	if (in_run && before != NULL && before->gap == h->gap && !l->apart) {
		h->run = before->run;
		h->index = before->index + 1;
	} else {
		h->run = before != NULL ? before->run + 1 : 0;
	}
	if (gap->nheads++ == 0)
		gap->first_head = w->nheads;
	w->nheads++;
	for (uint32_t i = w->nheads; i-- > 0 && w->heads[i].run == h->run; )
		w->heads[i].run_length = h->index + 1;
}

/* A letter that nothing announces: no headline, no note of the editor, nor the letter above, which it may answer. */
static bool
begins_letter(const struct window *w, uint32_t at, const struct gap *gap)
{
	const struct page *p = w->page;

	return gap->nheads == 0 && !gap->marked && at > w->from &&
	    first_line_of(p, &p->blocks[w->flow[at - 1]])->starts[ROLE_NOTE] == 0;
}

static void
add_mark(struct window *w, uint32_t at)
{
	const struct block *b = &w->page->blocks[w->flow[at]];
	struct gap *gap = &w->gaps[w->nchunks];

	if (w->nchunks > 0 && is_inset(w, w->nchunks - 1, b))
		return;
	if (b->role == ROLE_SALUTATION && !begins_letter(w, at, gap))
		return;
	gap->keep += mark_weights[b->role];
	gap->marked |= mark_weights[b->role] <= NAT(-2.5);
	if (b->role == ROLE_BYLINE) {
		gap->bylines++;
		if (gap->nheads > 0)
			w->heads[w->nheads - 1].followed_by_byline = true;
	}
}

bool
head_is_label(const struct window *w, const struct head *h)
{
	return !h->section && (h->label || (w->page->wide && h->length <= 4));
}

/* Whether a gap holds what headlines have and section headings do not. */
static bool
is_equipped(const struct window *w, uint32_t g)
{
	const struct gap *gap = &w->gaps[g];
	const struct head *h = &w->heads[gap->first_head];

	return gap->nheads > 0 && (gap->marked || h->run_length > 1 || h->wrapped > 0 ||
	    (g < w->nchunks && w->chunks[g].opener >= OPENS));
}

/*
 * Where most headlines of the page have a deck, a byline or a dateline, a lone
 * line without any of them is a section heading; where hardly one has, they are
 * the headlines.
 */
static void
weigh_bare_heads(struct window *w)
{
	uint32_t equipped = 0, all = 0;

	for (uint32_t g = 0; g <= w->nchunks; g++) {
		equipped += is_equipped(w, g);
		all += w->gaps[g].nheads > 0;
	}
	for (uint32_t g = 1; g < w->nchunks; g++) {
		const struct head *h = &w->heads[w->gaps[g].first_head];

		if (w->gaps[g].nheads != 1 || is_equipped(w, g) || h->section)
			continue;
		if (2 * equipped >= all && !h->capitals)
			w->gaps[g].keep += w->page->cased ? BARE_HEAD : BARE_HEAD_WIDE;
		else if (all >= SOME && 3 * equipped <= all && !head_is_label(w, h))
			w->gaps[g].keep += BARE_PAGE;
	}
}

/* Long enough to tell something: local news have signs before them as items of lists have, which are short. */
static bool
is_told(const struct window *w, const struct chunk *c)
{
	return c->length >= (w->page->wide ? TOLD / 3 : TOLD);
}

static uint32_t
sign_of(const struct window *w, const struct chunk *c)
{
	return first_line_of(w->page, &w->page->blocks[w->flow[c->first]])->text[0].c;
}

/* Whether another text begins with the same sign: a speck of the scan stands alone. */
static bool
has_common_sign(const struct window *w, const struct chunk *c)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < w->nchunks; i++)
		n += w->chunks[i].entry == ENTRY_SIGN && sign_of(w, &w->chunks[i]) == sign_of(w, c);
	return n > 1;
}

/* Two of a column of short news: a sign before each, a remark in brackets, a dash, a word in capitals. They are items of one article. */
static bool
are_entries(const struct window *w, const struct chunk *a, const struct chunk *b)
{
	if (b->entry == ENTRY_SIGN)
		return is_told(w, a) && is_told(w, b) && has_common_sign(w, b);
	return a->entry == b->entry && (b->entry == ENTRY_BRACKET || b->entry == ENTRY_DASH || b->entry == ENTRY_CAPITALS);
}

/* What it says that neither display type nor a mark stands between two texts. */
static score
nothing_between(const struct window *w, const struct chunk *a, const struct chunk *b, bool other_column)
{
	if (a->first < w->plain_to)
		return SAME_TEXT;
	if (are_entries(w, a, b))
		return NOTHING_BETWEEN;
	if (is_told(w, a) && is_told(w, b) && b->entry == ENTRY_PHRASE && w->entries[ENTRY_PHRASE] >= SEVERAL)
		return TITLE_BETWEEN;
	if (b->entry == ENTRY_PHRASE && w->entries[ENTRY_NONE] + 1 == w->nchunks)	/* a short sentence, as any text has */
		return NOTHING_BETWEEN;
	if (b->entry != ENTRY_NONE)
		return ENTRY_BETWEEN;
	return other_column && !a->ends_open ? OTHER_COLUMN : NOTHING_BETWEEN;
}

/* Whether the text under a gap begins like an entry, and so does the next, with nothing between. */
static bool
begins_entries(const struct window *w, uint32_t g)
{
	return w->chunks[g].entry != ENTRY_NONE && g + 1 < w->nchunks && w->gaps[g + 1].nheads == 0 &&
	    w->chunks[g + 1].entry == w->chunks[g].entry;
}

/* Whether a wide gap stands somewhere between the texts on both sides of a gap. */
static bool
is_parted(const struct window *w, uint32_t g)
{
	for (uint32_t i = w->chunks[g - 1].last + 1; i <= w->chunks[g].first; i++)
		if (first_line_of(w->page, &w->page->blocks[w->flow[i]])->apart)
			return true;
	return false;
}

/* Whether the text over a byline is a paragraph under a headline, and what follows much longer: a deck. */
static bool
is_deck_over_byline(const struct window *w, uint32_t g)
{
	const struct gap *gap = &w->gaps[g];
	const struct chunk *a = &w->chunks[g - 1];
	const struct block *deck = &w->page->blocks[w->flow[a->first]];
	uint32_t below = 0;

	if (gap->nheads > 0 || gap->bylines != 1 || w->gaps[g - 1].nheads == 0 || a->first != a->last || a->ends_open ||
	    last_line_of(w->page, deck) - first_line_of(w->page, deck) >= DECK_LINES)
		return false;
	for (uint32_t c = g; c < w->nchunks && (c == g || w->gaps[c].nheads == 0) && below < DECK_SHARE * a->length; c++)
		below += w->chunks[c].length;
	return below >= DECK_SHARE * a->length;
}

/* What a heading begins with, or how short it is. Headlines of news seldom are: they are telegrams. */
enum heading { NO_SECTION, FUNCTION_WORD, FEW_WORDS, SHORT, ONE_WORD, ASKS };

/* `THE WALL` below `THE LIGHTHOUSE KEEPER'S GARDEN`. */
static bool
is_short_beside(const struct head *h, const struct line *l, const struct head *headline)
{
	return headline->capitals && 3 * h->length <= 2 * headline->length && line_words(l) <= SECTION_WORDS;
}

/* How a gap looks in which nothing but a short section heading stands: `Income`, `What she would change`. */
static enum heading
section_in(const struct window *w, uint32_t g)
{
	const struct gap *gap = &w->gaps[g];
	const struct head *h = &w->heads[gap->first_head];
	const struct line *l;

	if (gap->nheads != 1 || gap->marked || gap->bylines > 0 || h->wrapped > 0 || h->label ||
	    h->length > SECTION_LENGTH || w->chunks[g].opener > 0 ||
	    (w->chunks[g].entry != ENTRY_NONE && !w->chunks[g].bullets))
		return NO_SECTION;
	l = first_line_of(w->page, &w->page->blocks[h->block]);
	if (h->capitals)
		return is_short_beside(h, l, &w->heads[0]) ? SHORT : NO_SECTION;
	if (l->asks_first)
		return ASKS;
	if (l->capital_function)
		return FUNCTION_WORD;
	return line_words(l) > FEW ? NO_SECTION : line_words(l) > 1 ? FEW_WORDS : ONE_WORD;
}

/* Whether the texts between the headings are as long as those of a magazine: news have less to say under a few words. */
static bool
is_long(const struct window *w)
{
	uint32_t length = 0, heads = 0;

	for (uint32_t g = 0; g < w->nchunks; g++) {
		length += w->chunks[g].length;
		heads += w->gaps[g].nheads > 0;
	}
	return length > heads * LONG_SECTION;
}

/*
 * Whether the page is one text with headings: all but the first are alone and no news, and one
 * of them asks. Rubrics are of one word too: then the headline is in capitals or has a deck or
 * a byline. Short news in capitals follow a long one: then it has a byline, and they have none.
 */
static bool
is_one_text(const struct window *w)
{
	bool equipped = w->gaps[0].nheads > 0 && (is_equipped(w, 0) || w->gaps[1].bylines > 0 || w->heads[0].capitals);
	bool is_signed = w->gaps[0].bylines > 0 || w->gaps[1].bylines > 0;
	bool tells = false, tale = is_signed && is_long(w);

	if (!w->page->cased || w->from > 0 || w->nchunks < 2 || w->gaps[0].nheads == 0)
		return false;
	for (uint32_t g = 1; g < w->nchunks; g++) {
		enum heading how = w->gaps[g].nheads > 0 ? section_in(w, g) : FUNCTION_WORD;

		if (how == NO_SECTION || (how == ONE_WORD && !equipped) || (how == SHORT && !is_signed) ||
		    (how == FEW_WORDS && !tale))
			return false;
		tells |= how >= FEW_WORDS;
	}
	return tells;
}

/* Both texts open with a place and a day, and no headline stands between them. */
static bool
are_dispatches(const struct gap *gap, const struct chunk *a, const struct chunk *b)
{
	return gap->nheads == 0 && a->opener > 0 && b->opener > 0;
}

static void
weigh_gap(struct window *w, uint32_t g)
{
	struct gap *gap = &w->gaps[g];
	const struct chunk *a = &w->chunks[g - 1], *b = &w->chunks[g];
	bool like = false, other, lists;

	for (uint32_t i = gap->first_head; i < gap->first_head + gap->nheads; i++) {
		const struct head *h = &w->heads[i];

		if (h->section)
			gap->keep += NUMBERED;
		else if (head_is_label(w, h))
			gap->keep += LABEL;
		like |= h->followed_by_byline ||
		    (w->page->cased && (h->capitals || h->run_length > 1 || h->wrapped > 0));
	}
	other = a->measure > 0 && b->measure > 0 && !chunk_measures_agree(a, b);
	if (gap->nheads == 0)
		gap->keep += gap->keep != 0 ? 0 : nothing_between(w, a, b, other);
	else
		gap->keep += (w->page->cased ? ONE_HEAD : ONE_HEAD_WIDE) + (score)(gap->nheads - 1) * FURTHER_HEAD;
	if (is_deck_over_byline(w, g)) {
		w->chunks[g - 1].deck = true;
		gap->keep += DECK_OVER_BYLINE;
	}
	if (like)
		gap->keep += HEADLINE_LIKE;
	lists = gap->nheads == 1 && a->ends_dated && b->dated && !w->heads[gap->first_head].capitals;
	if (lists)
		gap->keep += LISTS_GO_ON;
	else if (gap->nheads > 0 && b->fields)
		gap->keep += FIELDS;
	if (gap->nheads == 1 && w->heads[gap->first_head].question)
		gap->keep += ASKS_AGAIN;
	if (gap->nheads > 0 && a->entry != b->entry && begins_entries(w, g))
		gap->keep += ENTRIES_BEGIN;
	if (gap->nheads > 0 && a->ends_fields && !b->fields)
		gap->keep += FIELDS_END;
	if (a->ends_open && (gap->nheads == 0 || !a->ends_short))
		gap->keep += OPEN_SENTENCE;
	if (b->starts_open)
		gap->keep += OPEN_SENTENCE / 2;
	if (a->bullets != b->bullets && !(gap->nheads == 0 && (a->listed || b->listed || a->ends_fields || b->fields)))
		gap->keep += BULLETS_CHANGE;
	gap->keep += b->report * REPORT;
	if (w->page->parts)
		gap->keep += is_parted(w, g) ? WIDE_GAP : NO_WIDE_GAP;
	gap->keep += !are_dispatches(gap, a, b) ? b->opener * OPENER : w->page->cased ? DISPATCHES : 0;
	if (a->measure > 0 && b->measure > 0)
		gap->keep += other ? OTHER_MEASURE : SAME_MEASURE;
}

/*
 * What a rubric may be called is a headline right over a byline (`Garden notes`), unless
 * capitals set it apart, and in cased scripts the line of a stack that is nearest to the
 * text: `Football`, under `SPORTS AND SOCIAL`.
 */
static void
settle_labels(struct window *w)
{
	for (uint32_t i = 0; i < w->nheads; i++) {
		struct head *h = &w->heads[i];

		if ((h->followed_by_byline && !h->capitals) || (w->page->cased && h->run_length > 1 && h->index + 1 == h->run_length))
			h->label = false;
	}
}

int
flow_window(struct window *w, uint32_t from, uint32_t nflow, recto_error *err)
{
	const struct page *p = w->page;
	uint32_t i = from;

	w->nchunks = w->nheads = 0;
	w->from = from;
	memset(w->gaps, 0, sizeof w->gaps);
	memset(w->entries, 0, sizeof w->entries);
	for (; i < nflow; i++) {
		const struct block *b = &p->blocks[w->flow[i]];
		const struct block *before = i > from ? &p->blocks[w->flow[i - 1]] : NULL;

		if (b->class == CLASS_TEXT) {
			bool begins = before == NULL || before->class != CLASS_TEXT || w->nchunks == 0 ||
			    begins_chunk(w, i, before, b);

			if (begins && w->nchunks == WINDOW)
				break;
			add_text(w, i, begins);
		} else if (b->class == CLASS_DISPLAY) {
			if (w->nheads == HEADS)
				break;
			add_head(w, i, before != NULL && before->class == CLASS_DISPLAY);
		} else {
			add_mark(w, i);
		}
	}
	w->to = i;
	settle_labels(w);
	registers_find(w);
	for (uint32_t g = 1; g < w->nchunks; g++)
		weigh_gap(w, g);
	if (is_one_text(w)) {
		for (uint32_t g = 1; g < w->nchunks; g++)
			w->gaps[g].keep += SECTION_OF_ONE;
	} else {
		weigh_bare_heads(w);
	}
	series_find(w);
	if (cohesion_weigh(w, err) < 0)
		return RECTO_ENOMEM;
	if (overlap_study(w, err) < 0 || gaps_weigh(w, err) < 0)
		return RECTO_ENOMEM;
	return headings_weigh(w, err);
}
