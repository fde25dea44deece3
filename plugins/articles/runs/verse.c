/* SPDX-License-Identifier: MIT */
/*
 * Verse: lines that end where the poet ended them. In prose a line ends where the
 * next word had no room; a run of lines that had room, begin with capitals and
 * end with commas is a poem. Each line end is evidence for or against; the runs
 * with most of it are looked at once more, each by its own widest line, since
 * any narrow column has room beside a wide one.
 */
#include "labels/labels.h"

#include <unicode/uchar.h>

#define LEAST 4			/* lines of a poem */
#define WIDE_LEAST 6		/* the same, where they are of different lengths */
#define SHORT_POEM 8		/* lines; a headline and its decks are fewer, and end with nothing */
#define FEWEST_WORDS 3		/* in most of its lines */
#define SHORTEST 4		/* characters of a line */
#define LONGEST 3200		/* and its width at most, 32 em */
#define LIST_COMMA 0x3001	/* it ends no line of verse */
#define IDEOGRAPHIC_STOP 0x3002
#define REACH 3			/* lines before and after that a line is first compared with */
#define TOLERANCE 4		/* parts in 100 by which a width can be misjudged */
#define UNLIKELY NAT(8)		/* how much a run has to say for itself */

/* Whether the next word had room, after a sentence and inside one. */
static const score room_weights[2][2] = {
	{ NAT(-1), NAT(3) },
	{ NAT(-0.4), NAT(0.3) },
};

/* How the line ends; a sentence can end with a paragraph, too. */
static const score end_weights[END_COUNT] = {
	[END_NONE] = NAT(-0.5), [END_STOP] = NAT(-0.5), [END_COMMA] = NAT(1.8), [END_COLON] = NAT(0.8),
	[END_HYPHEN] = NAT(-4), [END_DASH] = NAT(0.8), [END_ABBREVIATION] = NAT(-1),
};
static const score wide_end_weights[END_COUNT] = {
	[END_NONE] = NAT(-1.3), [END_COMMA] = NAT(1.5), [END_COLON] = NAT(0.5),
};
#define ASKS NAT(1)		/* with a question, or a call */
#define BOTH_END NAT(3)		/* in a wide script the next one ends with a mark, too, one of them no stop */
/* Letters that its end has in common with that of a line soon after. */
static const score rhyme_weights[] = { NAT(-0.3), 0, NAT(0.8), NAT(1.7) };
#define RHYME_REACH 3		/* lines */
#define RHYME_MOST 3		/* letters */

#define MUCH_ROOM NAT(1)	/* a fifth of the line was left besides */
#define CAPITAL NAT(2)		/* the next line begins with a capital inside a sentence, */
#define NOUN NAT(0.8)		/* where nouns do, too */
#define SMALL NAT(-0.4)		/* or with none */
#define INNER_STOP NAT(-2)	/* a sentence ends inside the line */
#define LISTED NAT(-2)		/* two commas stand inside it */
#define TITLE NAT(-3)		/* It Is Set Like This */

#define STANZA NAT(-2)		/* a blank line between, */
#define STRAY NAT(-5)		/* with a line or two on one side, */
#define EQUAL_STANZA NAT(2.5)	/* with as many lines before it as behind it */
#define WIDE_EQUAL_STANZA NAT(3)
#define STANZA_LINES 12		/* lines of a stanza, at most */
#define LEAST_STANZA NAT(-3)	/* what its own measure says; of prose it says less */
#define MOST_ADDED 3		/* lines by which a stanza is completed */
#define ROUNDS 3

/* Lines, the last one included. */
struct stretch {
	uint32_t first, last;
};

/* A line that says of itself that it is none of a poem. */
static bool
can_be_verse(const struct line *l)
{
	if (l->role != ROLE_NONE || l->long_line || l->unwrapped || l->row || l->capitals || l->split ||
	    l->glued || names_field(l))
		return false;
	if (l->end == END_HYPHEN || l->start == START_BULLET || l->start == START_NUMBER ||
	    l->start == START_DIGIT || l->start == START_DASH || l->start == START_FORBIDDEN)
		return false;
	return l->letters >= SHORTEST && l->width <= LONGEST && 4 * l->digits <= l->letters &&
	    (l->wide || line_words(l) > 1);
}

static bool
ends_with_full_stop(const struct line *l)
{
	for (uint32_t n = l->ntext; l->end == END_STOP && n > 0; n--) {
		uint32_t c = l->text[n - 1].c;

		if (c == '.' || c == IDEOGRAPHIC_STOP || u_isalnum((UChar32)c))
			return !u_isalnum((UChar32)c);
	}
	return false;
}

/* How many letters the ends of two lines have in common, at most RHYME_MOST. */
static uint32_t
rhyme(const struct line *a, const struct line *b)
{
	uint32_t i = a->ntext, k = b->ntext, n = 0;

	while (i > 0 && !u_isalpha((UChar32)a->text[i - 1].c))
		i--;
	while (k > 0 && !u_isalpha((UChar32)b->text[k - 1].c))
		k--;
	for (; n < RHYME_MOST && i > 0 && k > 0 && u_isalpha((UChar32)a->text[i - 1].c) &&
	    a->text[i - 1].c == b->text[k - 1].c; n++)
		i--, k--;
	return n;
}

/* The best rhyme that line i finds in the lines behind it. */
static uint32_t
best_rhyme(const struct page *p, uint32_t i, uint32_t to)
{
	uint32_t best = 0;

	for (uint32_t k = i + 1; k <= to && k <= i + RHYME_REACH; k++) {
		uint32_t n = rhyme(&p->lines[i], &p->lines[k]);

		best = n > best ? n : best;
	}
	return best;
}

/* Commas, stops and the like inside a line. */
static uint32_t
inner_marks(const struct line *l)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i + 1 < l->ntext; i++)
		n += u_charType((UChar32)l->text[i].c) == U_OTHER_PUNCTUATION && l->text[i].c != '\'' &&
		    !u_ispunct((UChar32)l->text[i + 1].c);
	return n;
}

/* Lines of the stanzas before and behind the blank line after line i. */
struct stanzas {
	uint32_t before, behind;
};

static struct stanzas
stanzas_at(const struct page *p, uint32_t i, const struct stretch *all)
{
	struct stanzas s = { 1, 1 };

	while (s.before < STANZA_LINES && i >= all->first + s.before && p->lines[i + 1 - s.before].gap == 0)
		s.before++;
	while (s.behind < STANZA_LINES && i + 1 + s.behind <= all->last &&
	    p->lines[i + 1 + s.behind].gap == 0)
		s.behind++;
	return s;
}

static bool
are_equal(struct stanzas s)
{
	return s.before == s.behind && s.before >= 3 && s.before < STANZA_LINES;
}

static score
stanza_break(const struct page *p, uint32_t i, const struct stretch *all)
{
	struct stanzas s = stanzas_at(p, i, all);

	if (are_equal(s))
		return p->lines[i].wide ? WIDE_EQUAL_STANZA : EQUAL_STANZA;
	return s.before != s.behind && (s.before < 3 || s.behind < 3) ? STRAY : STANZA;
}

static bool
ends_with_mark(const struct line *l)
{
	return l->end != END_NONE && l->end != END_HYPHEN && l->text[l->ntext - 1].c != LIST_COMMA;
}

/* The second widest: one line can be of another column. */
static em
widest_of(const struct page *p, struct stretch r)
{
	em widest = 0, second = 0;

	for (uint32_t i = r.first; i <= r.last; i++) {
		em width = p->lines[i].width;

		if (width > widest) {
			second = widest;
			widest = width;
		} else if (width > second) {
			second = width;
		}
	}
	return second;
}

/* Whether the next line's first word had room in line i. */
static bool
had_room(const struct page *p, uint32_t i, em widest)
{
	return line_had_room(&p->lines[i], &p->lines[i + 1], widest - widest * TOLERANCE / 100);
}

/* What the end of line i says of it and the next: lines of verse, or of prose? */
static score
line_end(const struct page *p, uint32_t i, const struct stretch *all, em widest)
{
	const struct line *l = &p->lines[i], *next = l + 1;
	bool full_stop = ends_with_full_stop(l);
	bool room = had_room(p, i, widest);
	score s;

	if (next->gap > 0)
		return stanza_break(p, i, all);
	s = room_weights[l->end == END_STOP][room];
	if (room && l->end != END_STOP && l->width + next->unit < widest * 4 / 5)
		s += MUCH_ROOM;
	if (!l->wide)
		s += rhyme_weights[best_rhyme(p, i, all->last)];
	if (l->wide ? inner_marks(l) > 0 : l->stops_inside)
		s += INNER_STOP;
	else if (inner_marks(l) > 1)
		s += LISTED;
	if (l->title)
		s += TITLE;
	s += (l->wide ? wide_end_weights : end_weights)[ends_with_mark(l) ? l->end : END_NONE];
	if (l->end == END_STOP && !full_stop)
		s += ASKS;
	if (l->wide && ends_with_mark(l) && ends_with_mark(next) &&
	    inner_marks(l) + inner_marks(next) == 0 && !(full_stop && ends_with_full_stop(next)))
		s += BOTH_END;
	if (l->end == END_STOP || l->title || next->title)
		return s;
	if (next->start == START_UPPER)
		s += lang_nouns_capital(next->lang) ? NOUN : CAPITAL;
	else if (!l->wide)
		s += SMALL;
	return s;
}

struct run {
	struct stretch lines;
	score sum;
};

/* The first run inside with a sum that says enough; widest 0: of the lines around. */
static struct run
best_run(const struct page *p, struct stretch in, const struct stretch *all, em widest)
{
	struct run best = { { in.first, in.first }, 0 };
	uint32_t first = in.first;
	score sum = 0;

	for (uint32_t i = in.first; i < in.last; i++) {
		struct stretch near = { i < in.first + REACH ? in.first : i - REACH,
		    i + REACH > in.last ? in.last : i + REACH };

		sum += line_end(p, i, all, widest > 0 ? widest : widest_of(p, near));
		if (sum > best.sum)
			best = (struct run){ { first, i + 1 }, sum };
		if (best.sum >= UNLIKELY && (sum <= 0 || sum < best.sum - UNLIKELY))
			break;		/* what comes is another run */
		if (sum <= 0) {
			sum = 0;
			first = i + 1;
		}
	}
	return best;
}

/* What the lines of a poem are together: few end with a stop, many with another mark. */
static bool
is_poem(const struct page *p, const struct stretch *r, em widest)
{
	uint32_t n = r->last - r->first + 1, stops = 0, marks = 0, roomy = 0, brief = 0, unlike = 0;
	const struct line *first = &p->lines[r->first];

	for (uint32_t i = r->first; i <= r->last; i++) {
		const struct line *l = &p->lines[i];

		stops += ends_with_full_stop(l);
		marks += ends_with_mark(l) && !ends_with_full_stop(l);
		brief += !l->wide && line_words(l) < FEWEST_WORDS;
		unlike += l->ntext != first->ntext;
		roomy += i < r->last && had_room(p, i, widest);
	}
	if (n < LEAST || 2 * stops > n || 3 * brief > n)
		return false;
	if (!first->wide && n < SHORT_POEM && p->lines[r->last].end == END_NONE)
		return false;
	if (!first->wide)
		return 5 * marks >= n && 8 * roomy >= n && 2 * (marks + roomy) >= n;
	if (3 * marks < n || 4 * (marks + stops) < 3 * n)
		return false;
	return n >= WIDE_LEAST || (unlike == 0 && marks + stops == n);
}

/* With the rest of the first stanza and the last, where that is little. */
static struct stretch
whole_stanzas(const struct page *p, struct stretch r, const struct stretch *all)
{
	em widest = widest_of(p, r) * 11 / 10;
	uint32_t first = r.first, last = r.last;

	while (first > all->first && r.first - first <= MOST_ADDED && p->lines[first].gap == 0 &&
	    p->lines[first - 1].width <= widest)
		first--;
	if (r.first - first <= MOST_ADDED && (first == all->first || p->lines[first].gap > 0))
		r.first = first;
	while (last < all->last && last - r.last <= MOST_ADDED && p->lines[last + 1].gap == 0 &&
	    p->lines[last + 1].width <= widest)
		last++;
	if (last - r.last <= MOST_ADDED && (last == all->last || p->lines[last + 1].gap > 0))
		r.last = last;
	return r;
}

/* Whether lines between two blank lines are a stanza by their own measure. */
static bool
is_stanza(const struct page *p, struct stretch r, const struct stretch *all)
{
	em widest = widest_of(p, r);
	score sum = 0;

	for (uint32_t i = r.first; i < r.last; i++)
		sum += line_end(p, i, all, widest);
	return sum > LEAST_STANZA;
}

/* Without the paragraphs before and behind that only look like stanzas beside some. */
static struct stretch
without_prose(const struct page *p, struct stretch r, const struct stretch *all)
{
	for (uint32_t i = r.first + 1; i <= r.last; i++)
		if (p->lines[i].gap > 0) {
			bool cut = r.first > all->first && p->lines[r.first].gap == 0;

			if (!cut && is_stanza(p, (struct stretch){ r.first, i - 1 }, all))
				break;
			r.first = i;
		}
	for (uint32_t i = r.last; i > r.first; i--)
		if (p->lines[i].gap > 0) {
			bool cut = r.last < all->last && p->lines[r.last + 1].gap == 0;

			if (!cut && is_stanza(p, (struct stretch){ i, r.last }, all))
				break;
			r.last = i - 1;
		}
	return r;
}

/* Mark the poems in lines all of which can be verse. */
static void
mark_poems(struct page *p, const struct stretch *all)
{
	struct stretch left = *all;

	while (left.first + LEAST <= left.last + 1) {
		struct run r = best_run(p, left, all, 0);
		uint32_t next = r.lines.last + 1;
		em widest = 0;

		if (r.sum < UNLIKELY)
			return;
		for (int round = 0; round < ROUNDS && r.sum >= UNLIKELY; round++) {
			struct stretch whole = whole_stanzas(p, r.lines, all);

			widest = widest_of(p, whole);
			r = best_run(p, whole, all, widest);
		}
		r.lines = without_prose(p, whole_stanzas(p, r.lines, all), all);
		if (r.sum >= UNLIKELY && is_poem(p, &r.lines, widest))
			for (uint32_t i = r.lines.first; i <= r.lines.last; i++)
				p->lines[i].verse = true;
		left.first = next;
	}
}

void
verse_find(struct page *p)
{
	struct stretch all = { 0, 0 };

	for (; all.first < p->nlines; all.first = all.last + 2) {
		for (all.last = all.first; all.last < p->nlines && can_be_verse(&p->lines[all.last]); )
			all.last++;
		if (all.last-- > all.first)
			mark_poems(p, &all);
	}
}
