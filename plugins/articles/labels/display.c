/* SPDX-License-Identifier: MIT */
/*
 * How much a line looks like display type, by itself and by what stands about it.
 */
#include "labels.h"

#include <unicode/uchar.h>

#define ANSWERS NAT(-5)	/* a question or answer among others looks like display type */
#define ASKING NAT(2)		/* headlines in wide scripts call and ask, and have no other stop */
#define RULE_CHARS 5
#define BETWEEN_RULES NAT(3)	/* plain text sets headings so */
#define TITLED_DECK NAT(4)	/* in languages that set decks so */
#define TITLED 4		/* letters of a word that counts */
#define OVER_OPENER NAT(3)
#define OVER_SALUTATION NAT(2.5) /* a letter has a headline, or stands under a rubric */
#define SALUTES 6		/* strength of a salutation on a line of its own */
#define SPOKEN NAT(-2.5)	/* a quotation mark or a dash, and a stop: a line of dialogue */
#define SET_AS_TEXT NAT(-2)	/* a sentence with the indent that paragraphs of the page have */
#define CAPTION NAT(-4)		/* what says that it stands under a picture is text */

/* A line of dashes, stars or the like. */
static bool
is_rule(const struct line *l)
{
	return l->ntext >= RULE_CHARS && l->letters == 0 && l->digits == 0 &&
	    (l->role == ROLE_RULE || l->role == ROLE_NOISE);
}

/* Whether a rule stands right above line i and another right below. */
static bool
stands_between_rules(const struct page *p, uint32_t i)
{
	return i > 0 && i + 1 < p->nlines && is_rule(&p->lines[i - 1]) && is_rule(&p->lines[i + 1]);
}

/* A line with room left right over the salutation of a letter, where the text above has ended. */
static bool
stands_over_salutation(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i], *next = l + 1, *text = l + 2;

	return i + 2 < p->nlines && next->role == ROLE_SALUTATION && next->strength >= SALUTES &&
	    (i == 0 || l->gap > 0 || l[-1].end == END_STOP || l[-1].width < text->measure * 9 / 10) &&
	    10 * l->width < 8 * text->measure;
}

/* Words of some length that have a capital, as the set of an American deck is: `to Dormans; Guns Pulled Out by Night.` */
static bool
is_titled(const struct line *l)
{
	uint32_t words = 0, capital = 0, commas = 0;

	for (uint32_t i = 0, from = 0; i <= l->ntext; i++) {
		if (i < l->ntext && char_in_word(l->text[i].c))
			continue;
		if (i - from >= TITLED) {
			words++;
			capital += u_isupper((UChar32)l->text[from].c);
		}
		commas += i < l->ntext && l->text[i].c == ',';
		from = i + 1;
	}
	return words > 0 && 3 * capital >= 2 * words && commas <= 1 && !l->capitals;
}

/* Two such lines right under one in capitals, the first of them with a capital throughout. */
static bool
is_in_titled_deck(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];
	bool first = i > 0 && l->title && l[-1].capitals, second = i > 1 && l[-1].title && l[-2].capitals && l[-1].gap == 0;

	if ((!first && !second) || l->gap > 0 || l->turn || l->role != ROLE_NONE || !lang_title_case(l->lang) || !is_titled(l))
		return false;
	if (first)
		return i + 1 < p->nlines && l[1].gap == 0 && l[1].role == ROLE_NONE && is_titled(&l[1]);
	return is_titled(&l[-1]);
}

/* How much a line looks like display type; `more`: like its second line. */
score
display_shape(const struct page *p, const struct habits *h, uint32_t i, bool more)
{
	const struct line *l = &p->lines[i];
	em measure = column(l);
	score s = l->wide && line_asks(l) && l->counted != COUNTED_LIST ? ASKING : h->stop_score[l->end == END_STOP];

	if (l->stops_inside)
		s -= NAT(l->capitals ? 0.5 : 3);
	if (l->end == END_COMMA || l->end == END_HYPHEN)
		s -= NAT(2);
	else if (l->end == END_COLON)
		s -= NAT(1);
	else
		s += NAT(1.4);
	if (l->wide) {
		s += l->pause && l->end == END_NONE ? NAT(2) : 0;
		s += l->width + 100 < measure ? NAT(0.6) : NAT(-1.6);
	} else {
		s += l->capitals ? NAT(2.6) : l->title ? NAT(1.8) : 0;
		s += fills_column(p, i) && !l->narrow ? NAT(-1.4) : l->width < measure * 85 / 100 ? NAT(0.3) : 0;
		if (l->start == START_LOWER && !more)
			s -= NAT(2.5);
	}
	if (stands_over_salutation(p, i))
		s += OVER_SALUTATION;
	else if ((l->start == START_QUOTE || l->start == START_DASH) && l->end == END_STOP && !l->capitals)
		s += SPOKEN;
	if (p->indents && l->indented && l->end == END_STOP && !l->capitals)
		s += SET_AS_TEXT;
	if (l->answers)
		s += ANSWERS;
	if (l->over_opener)
		s += OVER_OPENER;
	if (stands_between_rules(p, i))
		s += BETWEEN_RULES;
	if (is_in_titled_deck(p, i))
		s += TITLED_DECK;
	if (!l->balanced)
		s -= NAT(1);
	if (names_field(l))
		s -= NAT(4);
	if (l->starts[ROLE_CAPTION] >= SURE_CAPTION && !more)
		s += CAPTION;
	if (l->start == START_FORBIDDEN)
		s -= NAT(8);
	if (l->start == START_BULLET || l->start == START_NUMBER)
		s -= NAT(1);
	return s;
}
