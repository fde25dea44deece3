/* SPDX-License-Identifier: MIT */
/*
 * A line as the name of a person: capitals, initials, particles, and what is
 * told of the person behind a comma.
 */
#include "signatures.h"

#define NAME_WORDS 4		/* of the longest name, particles not counted */
#define TOLD_WORDS 6		/* of what is told of the person */
#define ABBREVIATED 3		/* letters of Dr., Mme. */

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

bool
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
