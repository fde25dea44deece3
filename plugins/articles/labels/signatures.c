/* SPDX-License-Identifier: MIT */
/*
 * Who signs what stands above. The place has to be right: under the end of a
 * sentence, over display type, a gap or nothing. What else speaks for a name is
 * added up; a bare name is not enough, since headlines of a few words in
 * capitals are far more frequent.
 */
#include "labels.h"

#include <unicode/uchar.h>

#define SURE_BYLINE 6	/* of more than a name */
#define RIGHT_STRENGTH 6	/* of a signature set to the right */
#define LEAST 3			/* points that make a signature */
#define MOST 6			/* and more of them change nothing */
#define NAME_WORDS 4		/* of the longest name, particles not counted */
#define TOLD_WORDS 6		/* of what is told of the person */
#define TOLD_OF_ONE 3		/* and behind one word: more are a sentence */
#define RAGGED 5		/* a line set right leaves no more than such a part of its column */
#define ADDRESS 40		/* characters of a street, or of a number, under a name */
#define RUN_IN 26		/* characters of a valediction that a text runs into */
#define SHORTHAND 4		/* characters of `ub`, for a name */
#define DATE_CHARS 12		/* letters of a date alone */
#define MOST_OF_DATE 20		/* characters */
#define LEAST_OFFICE 4		/* characters of an office */
#define AGE 2			/* digits of a person's; more are a date or a price */
#define ABBREVIATED 3		/* letters of Dr., Mme. */
#define LETTER_HEAD 8		/* lines */
#define WIDE_NAME 12		/* characters, with what the person is */
#define WIDE_TITLE 20		/* of a headline below */
#define NO_MEASURE_WIDTH 2000	/* assumed where a line has no measure */

/* Points. */
enum {
	NAME = 1, ONE_WORD = -2, INITIALS = 2, TOLD = 2, TOLD_SMALL = 1, ENCLOSED = 2, NARROW = 1, STOPS = 2, MIXED = 1,
	CAPITALS_OVER_SMALL = -2, HUGS_TEXT = 2, HUGS_HEAD = -3, ENDS_ALL = 3, GOES_ON_SMALL = 2,
	UNDER_VALEDICTION = 4, AGAIN = 1, OFTEN = 3
};

/*
 * Set against the right edge under a paragraph, alone or under the office or the
 * valediction that is set so; what all lines are moved in by says nothing.
 */
static bool
is_set_right(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *before = l - 1, *next = i + 1 < p->nlines ? l + 1 : NULL;
	bool second = false;
	em in, right;

	if (next != NULL && next->gap == 0 && !next->turn && next->start == START_LOWER && next->indent < l->indent / 2)
		return false;	/* a verse moved in */
	if (i > 1 && l->gap == 0 && before->gap == 0 && 3 * (before->indent - before[-1].indent) > before[-1].measure &&
	    10 * (l->indent - before[-1].indent) > 2 * before[-1].measure)
		before--, second = true;
	in = l->indent - before->indent;
	right = in + l->width;
	return before->end == END_STOP && before->measure > 0 && 3 * in > before->measure &&
	    (second || right > before->measure - before->measure / RAGGED) && right < 3 * before->measure / 2;
}

/* `by the packet.—Yours faithfully,`: a few words behind a stop and a dash, at the end of the text. */
static bool
runs_into_valediction(const struct line *l)
{
	for (uint32_t i = l->ntext; i-- > 2 && l->ntext - i <= RUN_IN; )
		if (glyph_is_dash(l->text[i].c))
			return glyph_is_stop(l->text[i - 1].c) || glyph_is_stop(l->text[i - 2].c);
	return false;
}

/* A name under a line that ends with a comma: who sends a letter. */
static bool
is_under_comma(const struct page *p, const struct line *l, const struct line *before)
{
	bool ends = l + 1 == p->lines + p->nlines || l[1].gap > 0 || l[1].start != START_LOWER;

	/* `COURT UPHOLDS BONDS;` is a line of a headline. */
	bool headline = before->capitals || (before->ntext > 0 && before->text[before->ntext - 1].c == ';');

	return p->cased && before->end == END_COMMA && !headline && (l->title || l->capitals) &&
	    l->end != END_COMMA && !l->function_end && 10 * l->width < 7 * before->measure && ends &&
	    (10 * before->width < 9 * before->measure || runs_into_valediction(before));
}

static bool
is_in_brackets(const struct line *l)
{
	return l->ntext > 2 && u_charType((UChar32)l->text[0].c) == U_START_PUNCTUATION &&
	    u_charType((UChar32)l->text[l->ntext - 1].c) == U_END_PUNCTUATION;
}

/* The name under `Yours faithfully` and its like, which patterns know. */
static bool
is_name_below(const struct page *p, const struct line *l, const struct line *before)
{
	if (before->role != ROLE_SIGNED || before->strength < RIGHT_STRENGTH)
		return false;
	if (p->cased && before->end == END_STOP)	/* an agency, a whole signature */
		return false;
	if (!p->cased)
		return p->wide && before->strength >= VALEDICTION && !is_in_brackets(before) && l->ntext <= WIDE_NAME &&
		    l->end == END_NONE && l->digits == 0;
	return l->gap <= before->gap && !l->apart && (l->title || l->capitals) &&
	    (l->end != END_STOP || before->end == END_COMMA) && l->ntext < 50;
}

/* ------------------------------------------------------------------ names */

/* What a line is as a name: how many words of it, and what is told behind a comma. */
struct name {
	uint32_t words, told;
	bool initials;		/* or a surname in capitals behind a first name in small letters */
	bool told_small;	/* a function, not a place or a title */
	bool enclosed;		/* in brackets, or behind a dash */
};

/* Words in small letters within names, of several languages. */
static const char *const particles[] = {
	"af", "av", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e", "la", "le",
	"of", "ten", "ter", "the", "van", "vom", "von", "y", "zu", "zum",
};

/* One word of a line, of text[from..to). */
struct word {
	uint32_t from, to;
	uint32_t letters, capitals;
	bool small, stops, comma;
};

static struct word
next_word(const struct line *l, uint32_t at, uint32_t end)
{
	struct word w = { .from = at };

	for (; at < end && !u_isUWhiteSpace((UChar32)l->text[at].c); at++) {
		UChar32 c = (UChar32)l->text[at].c;

		w.small |= w.letters == 0 && u_islower(c);
		w.letters += u_isalpha(c) ? 1 : 0;
		w.capitals += u_isupper(c) ? 1 : 0;
		w.stops = c == '.';
		w.comma = c == ',';
	}
	w.to = at;
	return w;
}

static bool
is_enclosed(const struct line *l)
{
	return glyph_is_dash(l->text[0].c) || l->text[0].c == '(' || l->text[0].c == '[';
}

static bool
is_particle(const struct line *l, const struct word *w)
{
	for (size_t i = 0; i < sizeof particles / sizeof *particles; i++) {
		uint32_t n = 0;

		while (w->from + n < w->to && l->text[w->from + n].c == (unsigned char)particles[i][n])
			n++;
		if (w->from + n == w->to && particles[i][n] == '\0')
			return true;
	}
	return false;
}

/* One more word of the name. @return whether it can be one. */
static bool
name_takes(struct name *n, const struct line *l, const struct word *w, bool mixed_before)
{
	if (w->small)
		return n->words > 0 && is_particle(l, w);
	if (w->capitals == 0)
		return false;
	n->words++;
	n->initials |= (w->stops && w->letters <= ABBREVIATED) ||
	    (mixed_before && w->letters > 1 && w->capitals == w->letters);
	return n->words <= NAME_WORDS;
}

/* @return whether the line is a name, perhaps with something told of the person. */
static bool
name_read(const struct line *l, struct name *n)
{
	uint32_t at = 0, end = l->ntext;
	bool mixed = false, told = false;
	struct word w = { 0 };

	*n = (struct name){ .enclosed = is_enclosed(l) };
	while (at < end) {
		if (u_isUWhiteSpace((UChar32)l->text[at].c) || !u_isalnum((UChar32)l->text[at].c)) {
			at++;
			continue;
		}
		w = next_word(l, at, end);
		if (told) {
			n->told_small |= n->told++ == 0 && w.small;
		} else {
			if (!name_takes(n, l, &w, mixed))
				return false;
			mixed |= w.letters > 1 && w.capitals < w.letters;
			told = w.comma;
		}
		at = w.to;
	}
	return n->words > 0 && n->told <= TOLD_WORDS && (told ? n->told > 0 || l->end == END_COMMA : !w.small);
}

bool
line_is_name(const struct line *l)
{
	struct name n;

	return name_read(l, &n) && n.words > 1;
}

/* ------------------------------------------------------------------ place */

static em
column_of(const struct line *l, const struct line *before)
{
	em measure = before->measure > l->measure ? before->measure : l->measure;

	return measure > 0 ? measure : NO_MEASURE_WIDTH;
}

/* Set as headlines are. */
static bool
is_like_display(const struct line *l, em column)
{
	return l->capitals || l->role == ROLE_LABEL || l->role == ROLE_RULE ||
	    (10 * l->width < 8 * column && (l->end == END_NONE || l->end == END_STOP) && !l->stops_inside);
}

static score
points_of_place(const struct line *l, const struct line *next, em column)
{
	score points = 10 * l->width < 4 * column ? NARROW : 0;

	if (next == NULL)
		return points + ENDS_ALL;
	if ((l->gap == 0 && next->gap > 0) || (next->apart && !l->apart))
		points += HUGS_TEXT;
	if (l->gap > 0 && next->gap == 0)
		points += HUGS_HEAD;
	if (next->start == START_LOWER)	/* over capitals it is the sentence of an advertisement */
		return points + (l->capitals ? 0 : GOES_ON_SMALL);
	points += l->end == END_STOP && next->end != END_STOP ? STOPS : 0;
	if (l->capitals != next->capitals)
		points += l->capitals ? CAPITALS_OVER_SMALL : MIXED;
	return points;
}

/* `судья республиканской категории.`: what the person is who signs above, behind a comma. */
static bool
tells_of_signer(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *before = l - 1;
	const struct line *next = i + 1 < p->nlines ? l + 1 : NULL;

	return p->cased && before->end == END_COMMA && l->gap == 0 && !l->turn &&
	    l->start == START_LOWER && (l->role == ROLE_NONE || l->role == ROLE_BYLINE) && !l->stops_inside &&
	    10 * l->width <= 11 * column_of(l, before) &&
	    (next == NULL || next->gap > 0 || next->turn || next->capitals || next->role != ROLE_NONE);
}

/* `Werrenthal, Hirtenrain 17`, `L.C. 1.784.903`: where the person lives who signs above, or by what number. */
static bool
gives_address(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *before = l - 1;
	bool ends = i + 1 == p->nlines || l[1].gap > 0 || l[1].turn;
	bool names = before->role == ROLE_SIGNED || (before->role == ROLE_BYLINE && i > 1 && before[-1].end == END_STOP);

	return names && before->digits == 0 && ends && l->gap == 0 && !l->turn &&
	    l->role == ROLE_NONE && l->digits > 0 && l->letters > 0 && l->ntext <= ADDRESS && l->end == END_NONE &&
	    l->start == START_UPPER && 10 * l->width <= 9 * column_of(l, before);
}

/* What speaks for a signature in line i, 0 where it cannot be one. */
static score
points_of(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *before = l - 1;
	const struct line *next = i + 1 < p->nlines && !l[1].turn ? l + 1 : NULL;
	bool valediction = before->role == ROLE_SIGNED && before->strength >= VALEDICTION && before->end != END_STOP;
	bool told_below = i + 1 < p->nlines && tells_of_signer(p, i + 1);
	em column = column_of(l, before);
	struct name n;
	score points;

	if ((l->role != ROLE_NONE && l->role != ROLE_SIGNED) || l->long_line || l->split ||
	    10 * l->width > (l->capitals || told_below ? 9 : 7) * column ||
	    (l->end == END_COMMA && !told_below) || l->end == END_COLON || l->digits > AGE)
		return 0;
	if (told_below)
		next = i + 2 < p->nlines && !l[2].turn ? l + 2 : NULL;
	if (!valediction && (before->end != END_STOP || before->capitals || before->turn))
		return 0;
	/* Alone over a text stands a headline, unless it keeps to the text above. */
	if (next != NULL && next->start != START_LOWER && !is_like_display(next, column) &&
	    (next->gap == 0 || l->gap > 0))
		return 0;
	/* `Oats, at 31.` is a price. */
	if (!name_read(l, &n) || (n.words == 1 && (n.told > TOLD_OF_ONE || l->digits > 0)))
		return 0;
	points = NAME + points_of_place(l, next, column) + (valediction ? UNDER_VALEDICTION : 0);
	points += n.words == 1 && n.told == 0 && (l->end != END_STOP || l->gap > 0) ? ONE_WORD : 0;
	points += told_below ? TOLD + TOLD_SMALL : 0;
	points += n.initials ? INITIALS : 0;
	points += n.enclosed ? ENCLOSED : 0;
	points += n.told > 0 ? TOLD + (n.told_small ? TOLD_SMALL : 0) : 0;
	return points;
}

static void
sign(struct line *l, int strength)
{
	l->role = ROLE_SIGNED;
	if (l->strength < strength)
		l->strength = (uint8_t)strength;
}

/* Whether the page begins as a letter or an e-mail does. */
static bool
is_letter(const struct page *p)
{
	for (uint32_t i = 0; i < LETTER_HEAD && i < p->nlines; i++)
		if (p->lines[i].starts[ROLE_ITEM] >= OF_HEAD ||
		    (p->lines[i].role == ROLE_SALUTATION && p->lines[i].strength >= RIGHT_STRENGTH))
			return true;
	return false;
}

/* The last line of a letter in a script without capitals. */
static bool
ends_letter(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];

	return !p->cased && i + 1 == p->nlines && l->gap > 0 && l->ntext <= WIDE_NAME &&
	    l->end == END_NONE && l->digits == 0 && is_letter(p);
}

#define LETTER 40		/* lines of a letter looked through for its salutation */
#define SALUTES 5		/* strength of one */

static bool
is_in_letter(const struct page *p, uint32_t i)
{
	for (uint32_t k = i, back = 0; k-- > 0 && back < LETTER; back++)
		if (p->lines[k].role == ROLE_SALUTATION && p->lines[k].strength >= SALUTES)
			return true;
	return false;
}

/* A short line under the last sentence of a letter and over a gap: `A neighbour from the High Street`. */
static bool
closes_letter(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *before = l - 1;
	bool ends = i + 1 == p->nlines || l[1].gap > 0 || l[1].turn;
	bool begins = p->cased ? l->start == START_UPPER : l->start == START_WIDE || l->start == START_OTHER;

	return ends && begins && l->gap == 0 && !l->turn && before->end == END_STOP && l->end == END_NONE &&
	    l->role == ROLE_NONE && !l->stops_inside && l->digits <= AGE &&
	    10 * l->width < 6 * column_of(l, before) && is_in_letter(p, i);
}

/* `— एक पेंशनर`: a few words behind a dash, under the last sentence and over a gap, in a script that has no capitals. */
static bool
is_behind_dash(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *before = l - 1;
	bool ends = i + 1 == p->nlines || l[1].gap > l->gap || l[1].turn;

	return !p->cased && !l->wide && ends && l->start == START_DASH && !l->turn && before->end == END_STOP &&
	    before->start != START_DASH && l->end == END_NONE && l->role == ROLE_NONE && !l->stops_inside &&
	    l->digits <= AGE && 10 * l->width < 8 * column_of(l, before);
}

/* Where wider gaps part articles: a short line under the last sentence and over such a gap. */
static bool
ends_part(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *before = l - 1;

	if (!p->cased || !p->parts || l->apart || (i + 1 < p->nlines && !l[1].apart) || l->end != END_NONE ||
	    l->role != ROLE_NONE || l->stops_inside || l->digits > AGE)
		return false;
	if (l->start == START_LOWER)	/* under a table too */
		return l->ntext <= SHORTHAND && l->gap > 0;
	return l->start == START_UPPER && before->end == END_STOP && 10 * l->width < 7 * column_of(l, before);
}

#define ENTRIES 4		/* lines of a page behind dashes that make them entries, */
#define SIGNS 3			/* or behind a sign */

/* A line behind a dash or a sign that fills its column and goes on below. */
static bool
begins_entry(const struct page *p, uint32_t i, enum line_start how)
{
	const struct line *l = &p->lines[i];

	return l->start == how && i + 1 < p->nlines && l[1].gap == 0 && l[1].start != how &&
	    10 * l->width >= 8 * column_of(l, l + 1);
}

/* Where several lines begin entries, a name behind the dash or the sign of one has signed nothing. */
static void
spare_entries(struct page *p, enum line_start how, uint32_t least, enum role role)
{
	uint32_t entries = 0;

	for (uint32_t i = 0; i < p->nlines; i++)
		entries += begins_entry(p, i, how);
	for (uint32_t i = 0; i < p->nlines && entries >= least; i++)
		if (p->lines[i].role == role && begins_entry(p, i, how)) {
			p->lines[i].role = ROLE_NONE;
			p->lines[i].strength = 0;
		}
}

/* A date and nothing else, whether it was taken for the paper's or not. */
static bool
is_date_alone(const struct line *l)
{
	uint32_t text[MOST_OF_DATE], n = line_chars(l, 0, text, MOST_OF_DATE);
	struct dated date;

	if (l->role == ROLE_FOLIO)
		return l->letters <= DATE_CHARS && l->digits > 0;
	return l->role == ROLE_NONE && l->ntext < MOST_OF_DATE && dates_find(l->lang, text, n, &date, 1) == 1 &&
	    date.chars.from == 0 && date.chars.to == n && date.date.year > 0 && date.date.day > 0;
}

/* `云岩县自然资源局` over a date alone: who gives notice, and when. */
static bool
is_over_date(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *before = l - 1;
	bool ends = i + 2 >= p->nlines || l[2].role != ROLE_FOLIO;

	return p->wide && i + 1 < p->nlines && is_date_alone(l + 1) &&
	    l[1].gap <= l->gap + 1 && !l[1].turn && ends && before->role != ROLE_FOLIO && before->role != ROLE_IMPRINT &&
	    (before->end == END_STOP || before->listed || names_field(before)) &&
	    (l->role == ROLE_NONE || l->role == ROLE_SIGNED) &&
	    l->end == END_NONE && l->digits == 0 && l->ntext >= LEAST_OFFICE && 10 * l->width < 9 * column_of(l, before);
}

/* `云岩县民政局`, which the language takes for an office: it gives no notice but right under the last sentence of one. */
static bool
gives_no_notice(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];
	const struct line *before = l - 1, *next = i + 1 < p->nlines && !l[1].turn ? l + 1 : NULL;
	bool over = next == NULL || next->gap > 0 || (next->end == END_NONE && next->ntext <= WIDE_TITLE);
	bool told = before->end == END_STOP || (before->ntext > 0 && u_isdigit((UChar32)before->text[before->ntext - 1].c));

	return p->wide && l->role == ROLE_SIGNED && l->strength < RIGHT_STRENGTH && !is_in_brackets(l) &&
	    (!over || !told || l->gap > 0 || l->turn);
}

/* With a stop, over display type without one: what pages do that sign each piece. */
static bool
stops_over_head(const struct page *p, uint32_t i)
{
	return i + 1 < p->nlines && p->lines[i].end == END_STOP && p->lines[i + 1].end == END_NONE;
}

/* Points for each signature that stands as others of the page do. */
static score
points_of_habit(const struct page *p)
{
	uint32_t alike = 0;

	for (uint32_t i = 1; p->cased && i < p->nlines; i++)
		alike += stops_over_head(p, i) && points_of(p, i) >= LEAST;
	return alike > 2 ? OFTEN : alike > 1 ? AGAIN : 0;
}

/* `（秋津市）` under who wrote or signed: where the person lives, or is from. */
static bool
tells_of_writer(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *before = l - 1;

	return p->wide && (before->role == ROLE_BYLINE || before->role == ROLE_SIGNED) &&
	    before->strength >= SURE_BYLINE && !is_in_brackets(before) && is_in_brackets(l) && l->gap == 0 && !l->turn &&
	    l->ntext <= WIDE_NAME && (l->role == ROLE_NONE || l->role == ROLE_SIGNED);
}

/* `BRO. J. W. HARTLEY` under `By the General Secretary`, and over a gap. */
static bool
goes_on_byline(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *before = l - 1;

	return p->cased && before->role == ROLE_BYLINE && before->strength >= RIGHT_STRENGTH && l->role == ROLE_NONE &&
	    l->gap == 0 && i + 1 < p->nlines && l[1].gap > 0 && l->digits == 0 &&
	    line_is_name(l);
}

/* Under the head of a page and over a text stands a headline, whatever it looks like. */
static bool
begins_page(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *before = l - 1;

	return (l->turn || (before->role == ROLE_FOLIO && before->strength >= SURE_FOLIO)) && i + 1 < p->nlines &&
	    l[1].role == ROLE_NONE && l[1].measure > 0 && 10 * l[1].width >= 8 * l[1].measure;
}

/* A line of years or of a day, which stands under the name of somebody who died or was born. */
static bool
tells_days(const struct line *l)
{
	return l->role == ROLE_NONE && l->gap == 0 && l->start == START_DIGIT && l->digits > l->letters;
}

/* A name right behind a text, over a line of days: whom the next text is about, and nobody who wrote one. */
static bool
names_subject(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];

	return l->role == ROLE_BYLINE && l->strength < SURE_BYLINE && l[-1].end == END_STOP && i + 1 < p->nlines &&
	    tells_days(&l[1]) && line_is_name(l);
}

void
signatures_find(struct page *p)
{
	score habit = points_of_habit(p);

	spare_entries(p, START_DASH, ENTRIES, ROLE_SIGNED);
	spare_entries(p, START_BULLET, SIGNS, ROLE_BYLINE);
	/* From the last line up, so that nothing found here is taken for a valediction. */
	for (uint32_t i = p->nlines; i-- > 1; ) {
		struct line *l = &p->lines[i], *before = l - 1;
		score points;

		if (l->role == ROLE_SIGNED && (begins_page(p, i) || gives_no_notice(p, i))) {
			l->role = ROLE_NONE;
			l->strength = 0;
			continue;
		}
		if (l->strength >= RIGHT_STRENGTH)
			continue;
		if (is_over_date(p, i)) {
			sign(l, RIGHT_STRENGTH);
			l[1].role = ROLE_DATELINE;
			l[1].strength = RIGHT_STRENGTH;
			continue;
		}
		if (is_set_right(p, i) || (before->measure > 0 && is_under_comma(p, l, before)) ||
		    is_name_below(p, l, before) || ends_letter(p, i) || closes_letter(p, i) ||
		    is_behind_dash(p, i) || ends_part(p, i))
			sign(l, RIGHT_STRENGTH);
		else if (p->cased && (points = points_of(p, i)) >= LEAST) {
			points = points < MOST ? points : MOST;
			sign(l, (int)(points + (stops_over_head(p, i) ? habit : 0)));
		}
	}
	for (uint32_t i = 1; i < p->nlines; i++) {
		if (gives_address(p, i)) {
			sign(&p->lines[i - 1], RIGHT_STRENGTH);
			sign(&p->lines[i], RIGHT_STRENGTH);
		} else if (p->lines[i - 1].role == ROLE_SIGNED && tells_of_signer(p, i)) {
			sign(&p->lines[i], RIGHT_STRENGTH);
		} else if (tells_of_writer(p, i)) {
			p->lines[i].role = p->lines[i - 1].role;
			p->lines[i].strength = RIGHT_STRENGTH;
			p->lines[i].rest = true;
		} else if (goes_on_byline(p, i)) {
			p->lines[i].role = ROLE_BYLINE;
			p->lines[i].strength = RIGHT_STRENGTH;
		} else if (names_subject(p, i)) {
			p->lines[i].role = ROLE_NONE;
			p->lines[i].strength = 0;
		}
	}
}
