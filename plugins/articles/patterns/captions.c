/* SPDX-License-Identifier: MIT */
/*
 * Captions that no word at their beginning gives away. In Japanese papers they are a
 * phrase, ＝, and where or when it was, with no stop (*校庭に干されたイカ＝港小学校で*);
 * the sign can stand in a later line. Which sign that is, the language says (rows
 * `caption N inside`). In running text a sentence goes on behind it.
 */
#include "articles.h"

#define MAX_TEXT 420
#define SAYS 4			/* strength of such a row; from 6 on it would divide the line */
#define DIVIDES 6
#define ABOVE 4			/* lines of a caption above the sign, */
#define BELOW 3			/* and below it */

static bool
has_sign(const struct line *l)
{
	uint32_t text[MAX_TEXT], n = line_chars(l, 0, text, MAX_TEXT);
	struct match m;

	return !l->long_line && !l->stops_inside && l->role == ROLE_NONE && lang_match_inside(l->lang, text, n, &m) &&
	    m.role == ROLE_CAPTION && m.strength >= SAYS && m.strength < DIVIDES;
}

/* Whether something ends above line i, so that a caption can begin with it. */
static bool
can_begin(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];

	return i == 0 || l->gap > 0 || l->turn || l[-1].end == END_STOP || l[-1].role != ROLE_NONE;
}

/* The line that a caption with the sign in line i begins with; NONE where that is not to be seen. */
static uint32_t
first_of(const struct page *p, uint32_t i)
{
	for (uint32_t k = i; i - k < ABOVE; k--) {
		if (p->lines[k].stops_inside || p->lines[k].role != ROLE_NONE)
			return NONE;
		if (can_begin(p, k))
			return k;
	}
	return NONE;
}

/* The line in which the text ends without a stop a little behind the sign: above a gap, or a short one; NONE: it goes on. */
static uint32_t
last_of(const struct page *p, uint32_t first, uint32_t i)
{
	em widest = 0;

	for (uint32_t k = first; k <= i + BELOW && k < p->nlines; k++) {
		const struct line *l = &p->lines[k];

		if (l->end == END_STOP || l->stops_inside || (k > i && has_sign(l)))
			return NONE;
		widest = l->width > widest ? l->width : widest;
		if (k >= i && (k + 1 == p->nlines || l[1].gap > 0 || l[1].turn || 10 * l->width < 7 * widest))
			return k;
	}
	return NONE;
}

int
captions_find(struct page *p, recto_error *err)
{
	(void)err;
	for (uint32_t i = 0; p->wide && i < p->nlines; i++) {
		uint32_t first = has_sign(&p->lines[i]) ? first_of(p, i) : NONE;
		uint32_t last = first != NONE ? last_of(p, first, i) : NONE;

		if (last == NONE)
			continue;
		p->lines[first].starts[ROLE_CAPTION] = SURE_CAPTION;
		p->lines[last].end = END_STOP;	/* as much as one */
	}
	return RECTO_OK;
}
