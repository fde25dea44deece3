/* SPDX-License-Identifier: MIT */
/*
 * Words cut at line ends. The page is its own dictionary (lexicon.c): it says
 * whether a hyphen belongs to the word, and whether two pieces without one (some
 * archives dropped them) are one word. How often words are cut without a hyphen
 * is estimated from the page by expectation maximisation, so that on a page
 * where none is, none is joined.
 */
#include "lexicon.h"

#include <unicode/uchar.h>
#include <unicode/ustring.h>

#define ROUNDS 8
#define SHARE 330		/* cut words in 1000 where the weights below were fitted */
#define MIN_SHARE 50		/* cut words in 1000 below which none is believed */
#define MIN_SHARE_HYPHENS 140	/* the same where hyphens do stand at line ends */
#define MAX_SHARE 350		/* no setter cuts more */
#define MIN_WORDS 120		/* a shorter page says nothing about its letters */

/*
 * Weights of the evidence for one word, in 1/256 nat. Those in hundredths
 * multiply the logarithm of a count, or the gain of the letters.
 */
#define BIAS NAT(3.2)
#define BLURRED NAT(2)		/* something like a hyphen stands there */
#define MIN_DASHED 3		/* hyphens read as dashes that show that others are */
#define MIN_MARKED 3		/* and as other marks */
#define SPECKS NAT(-1)		/* nothing but specks does */
#define WHOLE_KNOWN NAT(0.6)	/* the whole stands elsewhere on the page */
#define WHOLE_LISTED NAT(3.5)	/* or is a word of the language */
#define FIRST_LISTED NAT(-1.4)	/* a piece is one */
#define SECOND_LISTED NAT(-1)
#define WORD_ALONE NAT(-0.5)	/* and more of that when nothing knows the whole */
#define FIRST_ALONE 55		/* hundredths: it stands alone on the page */
#define SECOND_ALONE 85
#define BEGINNING 32		/* hundredths: other words begin so */
#define ENDING 22		/* or end so */
#define LETTERS 21		/* hundredths of what the letters gain by being one word */
#define FIRST_LETTER NAT(-0.31)	/* for each letter of a piece: long ones are words */
#define SECOND_LETTER NAT(-0.13)
#define LETTERS_MOST 8
#define FIRST_NO_VOWEL NAT(-3.1)
#define SECOND_NO_VOWEL NAT(-4.8)
#define SURE NAT(0.8)		/* a join must be this much likelier than two words */
#define TWO_WORDS NAT(-1)	/* for a hyphen to stay between words not known */
#define TWO_KNOWN NAT(-2.5)	/* or between any that are known */
#define SHORT_WORD 3		/* letters; shorter ones are any word's beginning */
#define ONE_LETTER NAT(-2)	/* what a letter more costs a word, at most */

/* Behind it a word begins in French and Italian: dell'alluvione. */
static bool
is_apostrophe(uint32_t c)
{
	return c == '\'' || c == 0x2019;
}

/* The last word of a line, without the hyphen behind it. */
static struct word
last_word(const struct line *l, bool *whole)
{
	uint32_t end = l->ntext - l->hyphen_length, from, unused;

	for (from = end; from > 0 && u_isalpha((UChar32)l->text[from - 1].c); from--)
		;
	*whole = from == 0 || u_isUWhiteSpace((UChar32)l->text[from - 1].c) || is_apostrophe(l->text[from - 1].c);
	return word_at(l, from, &unused);
}

/* ------------------------------------------------------------- decisions */

/* The two pieces of a word that a line end may cut. */
struct cut {
	struct word first, second;
	bool whole;		/* nothing but a space or an elided word stands before the first */
};

static struct cut
cut_after(const struct line *l)
{
	struct cut cut;
	uint32_t end;

	cut.first = last_word(l, &cut.whole);
	cut.second = word_at(l + 1, l[1].specks, &end);
	return cut;
}

/* Whether the language has the word in one of its lists. */
static bool
is_listed(const struct line *l, const struct word *w)
{
	return lang_has_word(l->lang, LIST_COMMON, w->c, w->n) ||
	    lang_knows_word(l->lang, w->c, w->n);
}

/* Hundredths of the logarithm of a count. */
static score
log_count(uint32_t count, int hundredths)
{
	return log_ratio(1 + (uint64_t)count, 1) * hundredths / 100;
}

static score
each_letter(const struct word *w, score weight)
{
	return weight * (score)(w->n < LETTERS_MOST ? w->n : LETTERS_MOST);
}

/* Log-odds that two pieces are one word and not two. */
static score
one_word(const struct lexicon *lex, const struct line *l, const struct cut *cut)
{
	const struct word *a = &cut->first, *b = &cut->second;
	struct word whole = word_of(a, b);
	bool known = lexicon_alone(lex, &whole) > 0, listed = is_listed(l, &whole);
	score alone = known || listed ? 0 : WORD_ALONE;
	score s = BIAS + each_letter(a, FIRST_LETTER) + each_letter(b, SECOND_LETTER);

	s += (known ? WHOLE_KNOWN : 0) + (listed ? WHOLE_LISTED : 0);
	if (is_listed(l, a))
		s += FIRST_LISTED + alone;
	if (is_listed(l + 1, b))
		s += SECOND_LISTED + alone;
	s += word_has_vowel(a) ? 0 : FIRST_NO_VOWEL;
	s += word_has_vowel(b) ? 0 : SECOND_NO_VOWEL;
	s += log_count(lexicon_begins(lex, a), BEGINNING) - log_count(lexicon_alone(lex, a), FIRST_ALONE);
	s += log_count(lexicon_ends(lex, b), ENDING) - log_count(lexicon_alone(lex, b), SECOND_ALONE);
	return s + (lexicon_spelling(lex, &whole) - lexicon_spelling(lex, a) -
	    lexicon_spelling(lex, b)) * LETTERS / 100;
}

/* Whether a piece beside a hyphen is a word: one that is known, or two words are likelier. */
static bool
is_word(const struct lexicon *lex, const struct line *l, const struct word *w, score together)
{
	return is_listed(l, w) || lang_has_word(l->lang, LIST_HYPHEN_FIRST, w->c, w->n) ||
	    lang_has_word(l->lang, LIST_HYPHEN_SECOND, w->c, w->n) ||
	    lexicon_alone(lex, w) > 0 || together < TWO_WORDS;
}

/* A line that begins with signs or figures and letters in one word: they were letters too. */
static bool
begins_damaged(const struct line *l)
{
	uint32_t n = 0, letters = 0;

	if (l->start != START_DIGIT && l->start != START_FORBIDDEN && l->start != START_OTHER)
		return false;
	for (; n < l->ntext && !u_isUWhiteSpace((UChar32)l->text[n].c); n++)
		letters += u_isalpha((UChar32)l->text[n].c) != 0;
	return letters >= 2 && (u_islower((UChar32)l->text[1].c) || 2 * letters >= n);
}

/* Capitals within a word of small letters, and no word: what the scan made of others. */
static bool
is_damaged(const struct lexicon *lex, const struct line *l, const struct word *second)
{
	return !is_listed(l + 1, second) && lexicon_alone(lex, second) == 0 &&
	    !l->capitals && !l[1].capitals && second->n >= 2 &&
	    u_isupper((UChar32)l[1].text[0].c) && u_isupper((UChar32)l[1].text[1].c) &&
	    l->ntext > 1 && u_islower((UChar32)l->text[l->ntext - 2].c);
}

/*
 * A word behind which this page sets hyphens: war-time, and so war-built. German
 * writes such words as one.
 */
static bool
begins_compounds(const struct lexicon *lex, const struct line *l, const struct word *w)
{
	return !lang_nouns_capital(l->lang) && w->n >= SHORT_WORD && lexicon_compounds(lex, w) > 0 &&
	    lexicon_alone(lex, w) > 1;
}

/* A word in capitals in a line of small letters, cut and gone on in capitals: DEIM-TEN. */
static bool
is_in_capitals(const struct line *l)
{
	uint32_t end = l->ntext - l->hyphen_length;
	const struct line *next = l + 1;

	return end >= 2 && u_isupper((UChar32)l->text[end - 1].c) && u_isupper((UChar32)l->text[end - 2].c) &&
	    next->ntext >= 2 && u_isupper((UChar32)next->text[1].c);
}

/* Two words that the page has, of which no third is made. */
static bool
are_two_words(const struct lexicon *lex, const struct line *l, const struct cut *cut)
{
	return !lang_nouns_capital(l->lang) && cut->first.n >= SHORT_WORD && cut->second.n > SHORT_WORD &&
	    lexicon_alone(lex, &cut->first) > 1 && lexicon_alone(lex, &cut->second) > 0 &&
	    one_word(lex, l, cut) < TWO_KNOWN;
}

/* Whether a hyphen at the end of a line belongs to the word and stays. */
static bool
keeps_hyphen(const struct lexicon *lex, const struct line *l)
{
	struct cut cut = cut_after(l);
	const struct word *a = &cut.first, *b = &cut.second;
	struct word whole = word_of(a, b);
	uint32_t first = l[1].ntext > 0 ? l[1].text[l[1].specks].c : ' ';

	if (!u_isalpha((UChar32)first))
		return !begins_damaged(l + 1);
	if (lexicon_hyphened(lex, a, b) > 0)
		return true;
	if (lexicon_alone(lex, &whole) > 0 || is_listed(l, &whole))
		return false;
	if (lang_has_word(l->lang, LIST_HYPHEN_FIRST, a->c, a->n))
		return is_word(lex, l + 1, b, one_word(lex, l, &cut));
	if (lang_has_word(l->lang, LIST_HYPHEN_SECOND, b->c, b->n))
		return is_word(lex, l, a, one_word(lex, l, &cut));
	if (u_isupper((UChar32)first) && !is_in_capitals(l))
		return !l->capitals && !is_damaged(lex, l, b);
	return are_two_words(lex, l, &cut) || (b->n > SHORT_WORD && begins_compounds(lex, l, a) &&
	    is_word(lex, l + 1, b, one_word(lex, l, &cut)));
}

/* Whether a drop capital is the first letter of the word below, and not a word itself. */
static bool
begins_word(const struct lexicon *lex, const struct line *l)
{
	struct cut cut = cut_after(l);
	const struct word *a = &cut.first, *b = &cut.second;
	struct word whole;

	if (b->n == 0)
		return false;
	whole = word_of(a, b);
	if (!lang_has_word(l->lang, LIST_FUNCTION, a->c, a->n) || lexicon_alone(lex, &whole) > 0)
		return true;
	if (lexicon_alone(lex, b) > 0 || lang_has_word(l[1].lang, LIST_FUNCTION, b->c, b->n))
		return false;
	return lexicon_spelling(lex, &whole) - lexicon_spelling(lex, b) > ONE_LETTER;
}

/* Evidence that the last word of l goes on in the next line without a hyphen. */
static score
cut_evidence(const struct lexicon *lex, const struct line *l)
{
	struct cut cut;

	if ((l->end != END_NONE && l->hyphen_length == 0) ||
	    (l[1].start != START_LOWER && l[1].specks == 0) || l->long_line || l->wide || 10 * l->width < 8 * l->measure)
		return NEVER;
	cut = cut_after(l);
	/* No setter leaves a single letter on either side. */
	if (cut.first.n < 2 || cut.second.n < 2 || !cut.whole)
		return NEVER;
	return one_word(lex, l, &cut);
}

/* Share in 1000 for which a score speaks. */
static uint32_t
share_of(score s)
{
	/* The logistic function in steps of half a nat. */
	static const uint16_t table[] = { 500, 622, 731, 818, 881, 924, 953, 971, 982, 989, 993, 996, 998 };
	score magnitude = s < 0 ? -s : s;
	uint32_t step = (uint32_t)magnitude / 128, share;

	if (step >= 12)
		share = 999;
	else
		share = table[step] + (uint32_t)(table[step + 1] - table[step]) * ((uint32_t)magnitude % 128) / 128;
	return s < 0 ? 1000 - share : share;
}

/* The shift of all scores that fits them to the share of cut words on this page. */
static score
fit_share(const score *evidence, uint32_t n, bool hyphens)
{
	uint32_t share = SHARE, used = 0;
	score shift = 0;

	for (int round = 0; round < ROUNDS; round++) {
		uint64_t sum = 0;

		used = 0;
		for (uint32_t i = 0; i < n; i++)
			if (evidence[i] != NEVER) {
				sum += share_of(evidence[i] + shift);
				used++;
			}
		if (used == 0)
			return 0;
		share = (uint32_t)(sum / used);
		share = share < 1 ? 1 : share > MAX_SHARE ? MAX_SHARE : share;
		shift = log_ratio(share * (1000 - SHARE), (uint64_t)(1000 - share) * SHARE);
	}
	/* Few cut words are most likely none: pages that lost hyphens lost them all. */
	return share < (hyphens ? MIN_SHARE_HYPHENS : MIN_SHARE) ? NEVER : shift;
}

/* What is clear at line ends is as good as words inside them. */
static void
learn(struct lexicon *lex, const struct page *p, const score *evidence, score shift)
{
	for (uint32_t i = 0; i + 1 < p->nlines; i++) {
		struct cut cut;
		struct word whole;

		if (evidence[i] == NEVER)
			continue;
		cut = cut_after(&p->lines[i]);
		if (evidence[i] + shift > SURE) {
			whole = word_of(&cut.first, &cut.second);
			lexicon_add(lex, &whole);
		} else if (evidence[i] + shift < -SURE) {
			lexicon_add(lex, &cut.first);
			lexicon_add(lex, &cut.second);
		}
	}
}

/* Words cut without a hyphen. */
static void
find_cuts(struct lexicon *lex, struct page *p, score *evidence)
{
	uint32_t n = p->nlines - 1;
	score shift = fit_share(evidence, n, p->hyphens);

	if (shift == NEVER)
		return;
	learn(lex, p, evidence, shift);
	for (uint32_t i = 0; i < n; i++)
		if (evidence[i] != NEVER)
			evidence[i] = cut_evidence(lex, &p->lines[i]);
	shift = fit_share(evidence, n, p->hyphens);
	for (uint32_t i = 0; i < n; i++)
		if (evidence[i] != NEVER && !p->lines[i].initial)
			p->lines[i].cut = evidence[i] + shift > SURE;
}

/* Line i ends with a dash right behind a word, and the next begins small. */
static bool
may_be_dashed(const struct page *p, uint32_t i)
{
	const struct line *l = &p->lines[i];

	return !l->wide && !l->long_line && l->ntext > 2 && glyph_is_dash(l->text[l->ntext - 1].c) &&
	    u_isalpha((UChar32)l->text[l->ntext - 2].c) && l[1].start == START_LOWER;
}

/* Dashes between two words of a line, without spaces. */
static uint32_t
stuck_dashes(const struct line *l)
{
	uint32_t n = 0;

	for (uint32_t i = 1; i + 1 < l->ntext; i++)
		n += glyph_is_dash(l->text[i].c) && u_isalpha((UChar32)l->text[i - 1].c) &&
		    u_isalpha((UChar32)l->text[i + 1].c);
	return n;
}

/*
 * Where dashes stand between the pieces of words again and again, and no more of
 * them inside lines than at ends, the scan reads hyphens so: all are hyphens.
 */
static void
settle_dashes(const struct lexicon *lex, struct page *p)
{
	uint32_t hyphens = 0, ends = 0, inside = 0;

	for (uint32_t i = 0; i + 1 < p->nlines; i++) {
		struct line *l = &p->lines[i];

		inside += stuck_dashes(l);
		if (may_be_dashed(p, i)) {
			ends++;
			l->hyphen_length = 1;
			hyphens += cut_evidence(lex, l) + BLURRED > 0;
		}
	}
	for (uint32_t i = 0; hyphens >= MIN_DASHED && inside < ends && i + 1 < p->nlines; i++)
		if (may_be_dashed(p, i))
			p->lines[i].end = END_HYPHEN;
}

/* Line i ends with a mark right behind a word, and the next begins small: a scan reads worn hyphens so. */
static bool
may_be_marked(const struct page *p, uint32_t i)
{
	static const UChar marks[] = u".:'\"‘’“”·";
	const struct line *l = &p->lines[i];

	return !l->wide && !l->long_line && l->ntext > 2 && u_strchr32(marks, (UChar32)l->text[l->ntext - 1].c) != NULL &&
	    u_isalpha((UChar32)l->text[l->ntext - 2].c) && l[1].start == START_LOWER;
}

/* Whether the mark at the end of line i divides a word that the page or the language has. */
static bool
divides_known(const struct lexicon *lex, struct page *p, uint32_t i)
{
	struct line *l = &p->lines[i];
	struct word whole;
	struct cut cut;
	score s;

	l->hyphen_length = 1;
	cut = cut_after(l);
	s = cut_evidence(lex, l);
	l->hyphen_length = 0;
	if (s <= 0)
		return false;
	whole = word_of(&cut.first, &cut.second);
	return lexicon_alone(lex, &whole) > 0 || is_listed(l, &whole);
}

/* Where marks stand between the pieces of known words again and again, those are hyphens. */
static void
settle_marks(const struct lexicon *lex, struct page *p)
{
	uint32_t hyphens = 0;

	for (uint32_t i = 0; i + 1 < p->nlines && hyphens < MIN_MARKED; i++)
		hyphens += may_be_marked(p, i) && divides_known(lex, p, i);
	for (uint32_t i = 0; hyphens >= MIN_MARKED && i + 1 < p->nlines; i++)
		if (may_be_marked(p, i) && divides_known(lex, p, i))
			p->lines[i].end = END_HYPHEN;
}

/* Specks are believed only where a word goes on behind them. */
static void
settle_specks(struct page *p)
{
	for (uint32_t i = 1; i < p->nlines; i++) {
		const struct line *above = &p->lines[i - 1];
		struct line *l = &p->lines[i];

		if (l->specks == 0)
			continue;
		if (above->cut || (above->end == END_HYPHEN && !above->keeps_hyphen))
			l->start = START_LOWER;
		else
			l->specks = 0;
	}
}

int
words_study(struct page *p, recto_error *err)
{
	struct lexicon *lex;
	score *evidence = page_alloc(p, p->nlines, sizeof *evidence);
	int rc;

	if (p->nlines < 2)
		return 0;
	if (evidence == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	if ((rc = lexicon_study(&lex, p, err)) < 0)
		return rc;
	if (p->cased) {
		settle_dashes(lex, p);
		settle_marks(lex, p);
	}
	for (uint32_t i = 0; i + 1 < p->nlines; i++) {
		struct line *l = &p->lines[i];
		bool hyphen = true;

		l->hyphen_length = l->end == END_HYPHEN ? 1 : specks_for_hyphen(l, &hyphen);
		if (p->cased && l[1].start != START_LOWER)
			l[1].specks = (uint8_t)specks_before_word(l + 1, l->hyphen_length > 0);
		evidence[i] = p->cased && l->end != END_HYPHEN ? cut_evidence(lex, l) : NEVER;
		if (l->end == END_HYPHEN)
			l->keeps_hyphen = keeps_hyphen(lex, l);
		else if (l->hyphen_length > 0 && evidence[i] + (hyphen ? BLURRED : SPECKS) > 0)
			l->end = END_HYPHEN;
		else
			l->hyphen_length = 0;
		if (l->end == END_HYPHEN)
			evidence[i] = NEVER;
		if (l->initial)
			l->cut = begins_word(lex, l);
		else if (address_goes_on(l)) {
			l->cut = true;
			evidence[i] = NEVER;
		}
	}
	if (p->cased && lexicon_words(lex) >= MIN_WORDS)
		find_cuts(lex, p, evidence);
	settle_specks(p);
	return 0;
}
