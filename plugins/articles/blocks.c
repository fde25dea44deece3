/* SPDX-License-Identifier: MIT */
/*
 * Fourth pass: labelled lines become blocks. A paragraph that was interrupted
 * (a column turned, a photograph stood in its way) gets its pieces back.
 */
#include "labels/labels.h"

#define MAX_BETWEEN 3		/* complete paragraphs an interruption may hold */
#define SAYS_BY 6		/* strength of a byline with a word that says so: it is one anywhere */
#define BRACKETS 3		/* strength of a line that is nothing but in brackets */
#define MAX_STEPS 14		/* blocks looked at behind an open paragraph */

static uint32_t
add_piece(struct page *p, struct block *b, uint32_t line)
{
	uint32_t at = p->npieces++;

	p->pieces[at] = (struct piece){ line, NONE };
	if (b->first == NONE)
		b->first = at;
	else
		p->pieces[b->last].next = at;
	b->last = at;
	b->length += p->lines[line].ntext;
	return at;
}

static struct block *
new_block(struct page *p, enum class class, enum role role)
{
	struct block *b = &p->blocks[p->nblocks++];

	*b = (struct block){ .class = (uint8_t)class, .role = (uint8_t)role, .first = NONE,
	    .last = NONE, .unit = NONE };
	return b;
}

/* Roles that are set in display type, though a pattern knows them. */
static bool
is_display(enum role role)
{
	return role == ROLE_NUMBER || role == ROLE_LABEL || role == ROLE_DECK;
}

static void
take_lines(struct page *p)
{
	struct block *texts[2] = { NULL, NULL }, *other = NULL;	/* that of the column, and one set into it */

	for (uint32_t i = 0; i < p->nlines; i++) {
		struct line *l = &p->lines[i];
		struct block **text = &texts[l->open];
		enum label label = l->label;
		bool hung = i > 0 && l[-1].hangs;	/* its block began with the bullet */
		struct block *b;

		switch (label) {
		case LABEL_MIDDLE: case LABEL_LAST:
			if (*text == NULL)	/* the page begins in mid-paragraph */
				*text = new_block(p, CLASS_TEXT, ROLE_TEXT);
			b = *text;
			break;
		case LABEL_FIRST: case LABEL_ONLY:
			b = *text = hung ? *text : new_block(p, CLASS_TEXT, ROLE_TEXT);
			b->opened = true;
			b->inset = l->open;
			break;
		case LABEL_HEAD:
			b = other = hung ? other : new_block(p, CLASS_DISPLAY, ROLE_NONE);
			break;
		case LABEL_SPECIAL:
			b = other = hung ? other : new_block(p, is_display(l->role) ? CLASS_DISPLAY : CLASS_SPECIAL, l->role);
			break;
		default:
			b = other;
		}
		add_piece(p, b, i);
		if ((label == LABEL_LAST || label == LABEL_ONLY) && !l->hangs)
			*text = NULL;
	}
}

/* A row of a table that lost its columns: figures make up half of it. In a headline there can be a year. */
static bool
is_row(const struct line *l)
{
	return l->digits >= 3 && l->letters > 0 && l->digits >= l->letters &&
	    l->role == ROLE_NONE;
}

static void
describe(struct page *p)
{
	for (uint32_t i = 0; i < p->nblocks; i++) {
		struct block *b = &p->blocks[i];
		const struct line *first = first_line_of(p, b), *last = last_line_of(p, b);

		if (b->class != CLASS_SPECIAL && b->first == b->last &&
		    (first->row || (b->class == CLASS_DISPLAY && is_row(first)))) {
			b->class = CLASS_TEXT;
			b->row = b->opened = true;
		}
		b->verse = b->class == CLASS_TEXT && b->first == b->last && first->verse;
		b->measure = last->measure > 0 ? first->measure : 0;
		b->closed = last->end == END_STOP || last->end == END_COLON || b->row || b->verse;
		if (b->opened && first->start == START_LOWER && p->cased && !b->verse)
			b->opened = false;
	}
}

bool
block_ends_full(const struct page *p, const struct block *b)
{
	uint32_t i = p->pieces[b->last].line;
	em measure = p->lines[i].measure;

	return measure > 0 && measure_full(p, i, measure) > NAT(-4.5);
}

static bool
can_go_on(const struct page *p, const struct block *a, const struct block *b)
{
	const struct line *end = last_line_of(p, a), *start = first_line_of(p, b);
	uint32_t i = p->pieces[b->first].line;

	if (a->inset || b->inset || b->row || start->indented || start->starts[ROLE_OPENER] > 0 || start->starts[ROLE_CAPTION] > 3 ||
	    start->start == START_BULLET || start->start == START_NUMBER || start->counted == COUNTED_LIST ||
	    names_field(start))
		return false;
	if (end->measure - start->measure > 150 || start->measure - end->measure > 150)
		return false;
	if (p->cased)
		return start->start == START_LOWER || end->end == END_HYPHEN ||
		    (start->start != START_UPPER && end->end != END_NONE);
	/* Where first lines are short by the indent, a full one is no first line. */
	return b->first == b->last || measure_full(p, i, start->measure) > NAT(-3);
}

void
block_append(struct page *p, struct block *a, struct block *b)
{
	p->pieces[a->last].next = b->first;
	a->last = b->last;
	a->length += b->length;
	a->closed = b->closed;
	b->gone = true;
}

/* Something in brackets that names nobody: over a text it says what that is about, or for whom. */
static bool
is_remark(const struct page *p, const struct block *b)
{
	const struct line *l = first_line_of(p, b);

	return b->first == b->last && l->strength <= BRACKETS && (l->wide || (p->cased && !line_is_name(l)));
}

/* Who signs stands under a text; between a headline and its text stands who wrote it. */
static void
tell_bylines(struct page *p)
{
	for (uint32_t i = 1; i < p->nblocks; i++) {
		struct block *b = &p->blocks[i];
		bool last = i + 1 == p->nblocks;

		if (b->class != CLASS_SPECIAL)
			continue;
		if (b->role == ROLE_SIGNED && b[-1].class == CLASS_DISPLAY && !last && b[1].class == CLASS_TEXT && b[1].opened) {
			bool remark = is_remark(p, b);

			b->class = remark ? CLASS_DISPLAY : CLASS_SPECIAL;
			b->role = remark ? ROLE_NONE : ROLE_BYLINE;
		} else if (b->role == ROLE_BYLINE && first_line_of(p, b)->strength < SAYS_BY && b[-1].class == CLASS_TEXT &&
		    b[-1].closed && (last || b[1].class == CLASS_DISPLAY)) {
			b->role = ROLE_SIGNED;
		}
	}
}

/* Give paragraphs that end in mid-sentence their other piece. */
static void
stitch(struct page *p)
{
	for (uint32_t i = 0; i < p->nblocks; i++) {
		struct block *a = &p->blocks[i];
		uint32_t between = 0;
		bool headed = false;

		if (a->class != CLASS_TEXT || a->gone || a->closed || !block_ends_full(p, a))
			continue;
		for (uint32_t k = i + 1; k < p->nblocks && k <= i + MAX_STEPS; k++) {
			struct block *b = &p->blocks[k];

			headed |= b->class == CLASS_DISPLAY;
			if (b->class != CLASS_TEXT || b->gone)
				continue;
			if (p->cased && headed && between > 0)
				break;		/* not an inset but an article, see continuations.c */
			if (k > i + 1 && can_go_on(p, a, b)) {
				block_append(p, a, b);
				i--;	/* the joined paragraph may still be open */
				break;
			}
			if (!b->closed || ++between == MAX_BETWEEN)
				break;
		}
	}
}

/* Whether a page ends between two lines. */
static bool
turns_between(const struct page *p, uint32_t from, uint32_t to)
{
	return p->lines[from].page != p->lines[to].page;
}

/*
 * Display type with nothing but more of it between two lines of a paragraph is no
 * headline: it is a quotation pulled out of the text, or between two pages their
 * running title. A box that has text of its own keeps its headline.
 */
static void
settle_insets(struct page *p)
{
	for (uint32_t i = 0; i < p->nblocks; i++) {
		const struct block *text = &p->blocks[i];
		uint32_t k = i + 1;

		if (text->class != CLASS_TEXT || text->gone)
			continue;
		for (uint32_t at = text->first; p->pieces[at].next != NONE; at = p->pieces[at].next) {
			uint32_t from = p->pieces[at].line, to = p->pieces[p->pieces[at].next].line, first;
			bool boxed = false;

			while (k < p->nblocks && p->pieces[p->blocks[k].first].line < from)
				k++;
			for (first = k; k < p->nblocks && p->pieces[p->blocks[k].first].line < to; k++)
				boxed |= p->blocks[k].class == CLASS_TEXT && !p->blocks[k].gone;
			for (; !boxed && first < k; first++)
				if (p->blocks[first].class == CLASS_DISPLAY) {
					p->blocks[first].class = CLASS_SPECIAL;
					p->blocks[first].role = turns_between(p, from, to) ? ROLE_FOLIO : ROLE_NOTE;
				}
		}
	}
}

int
blocks_make(struct page *p, recto_error *err)
{
	p->blocks = page_alloc(p, p->nlines, sizeof *p->blocks);
	p->pieces = page_alloc(p, p->nlines, sizeof *p->pieces);
	if (p->blocks == NULL || p->pieces == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	take_lines(p);
	describe(p);
	tell_bylines(p);
	stitch(p);
	settle_insets(p);
	return 0;
}
