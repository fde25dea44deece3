/* SPDX-License-Identifier: MIT */
/*
 * Words cut at line ends. The page is its own dictionary: its interior words
 * and a model of its letters say whether a hyphen belongs to the word, and
 * whether two pieces without one (some archives dropped them) are one word.
 * How often words are cut without a hyphen is estimated from the page by
 * expectation maximisation, so that on a page where none is, none is joined.
 */
#include "articles.h"

#include <string.h>
#include <unicode/uchar.h>

#define LONGEST 32		/* letters of a word that is looked at */
#define ROUNDS 8
#define SHARE 250		/* cut words in 1000 where the weights below were fitted */

/* Weights of the evidence for one word, in 1/256 nat. */
#define BIAS NAT(3.2)
#define BLURRED NAT(2)		/* something like a hyphen stands there */
#define WHOLE_KNOWN NAT(1.6)
#define FIRST_FUNCTION NAT(-3)
#define SECOND_FUNCTION NAT(-2.5)
#define SEEN_ALONE 58		/* hundredths of the log of how often each half stands alone */
#define LETTERS 80		/* hundredths of the letter model's gain */
#define ONE_LETTER NAT(-2)	/* what a letter more costs a word, at most */
#define LETTERS_USUAL NAT(7)
#define MIN_SHARE 70		/* cut words in 1000 below which none is believed */
#define MIN_SHARE_HYPHENS 140	/* the same where hyphens do stand at line ends */
#define MIN_WORDS 120		/* a shorter page says nothing about its letters */

struct word {
	uint32_t c[LONGEST];	/* folded */
	uint32_t n;
};

struct slot {
	uint64_t key;
	uint32_t count;
};

struct counts {
	struct slot *slots;
	uint64_t mask;
};

struct lexicon {
	struct counts words, trigrams, fourgrams;
	uint32_t total;
};

static uint64_t
mix(uint64_t h, uint32_t c)
{
	h = (h ^ c) * 0x9E3779B97F4A7C15u;
	return h ^ (h >> 31);
}

static struct slot *
slot_of(const struct counts *t, uint64_t key)
{
	uint64_t at = key & t->mask;

	while (t->slots[at].key != 0 && t->slots[at].key != key)
		at = (at + 1) & t->mask;
	return &t->slots[at];
}

static void
count_key(struct counts *t, uint64_t key)
{
	struct slot *s = slot_of(t, key | 1);

	s->key = key | 1;
	s->count++;
}

static uint32_t
counted(const struct counts *t, uint64_t key)
{
	return slot_of(t, key | 1)->count;
}

static uint64_t
word_key(const struct word *a, const struct word *b, bool hyphen)
{
	uint64_t h = 7;

	for (uint32_t i = 0; i < a->n; i++)
		h = mix(h, a->c[i]);
	if (hyphen)
		h = mix(h, '-');
	for (uint32_t i = 0; b != NULL && i < b->n; i++)
		h = mix(h, b->c[i]);
	return h;
}

/* ------------------------------------------------------------ the words */

static bool
is_letter(uint32_t c)
{
	return u_isalpha((UChar32)c) != 0;
}

/* The word of letters that begins at `at`, folded; .n 0 when it is too long. */
static struct word
word_at(const struct line *l, uint32_t at, uint32_t *end)
{
	struct word w = { .n = 0 };

	for (*end = at; *end < l->ntext && is_letter(l->text[*end].c); (*end)++)
		if (w.n < LONGEST)
			w.c[w.n++] = (uint32_t)u_foldCase((UChar32)l->text[*end].c, 0);
	if (*end - at > LONGEST)
		w.n = 0;
	return w;
}

/*
 * Characters at the end of a line that are a hyphen damaged by the scan: a hyphen
 * with a speck beside it, or with a space before it. 0 when there are none.
 */
static uint32_t
blurred_hyphen(const struct line *l)
{
	uint32_t n = 0;
	bool hyphen = false;

	if (l->end == END_HYPHEN || l->wide || l->long_line)
		return 0;
	while (n < 3 && n < l->ntext && !u_isalnum((UChar32)l->text[l->ntext - 1 - n].c)) {
		uint32_t c = l->text[l->ntext - 1 - n].c;

		hyphen |= c == '-' || c == 0xAC || c == 0x2E17 || c == 0x2010;
		n++;
	}
	return hyphen && n < 3 && n < l->ntext ? n : 0;
}

/* The last word of a line, without the hyphen behind it. */
static struct word
last_word(const struct line *l, bool *whole)
{
	uint32_t end = l->ntext - l->hyphen_length, from, unused;

	for (from = end; from > 0 && is_letter(l->text[from - 1].c); from--)
		;
	*whole = from == 0 || u_isUWhiteSpace((UChar32)l->text[from - 1].c);
	return word_at(l, from, &unused);
}

/* Trigrams and fourgrams of a word with marks at its ends. */
static void
count_letters(struct lexicon *lex, const struct word *w)
{
	uint32_t c[LONGEST + 4] = { '^', '^', '^' };

	memcpy(c + 3, w->c, w->n * sizeof *c);
	c[w->n + 3] = '$';
	for (uint32_t i = 3; i < w->n + 4; i++) {
		uint64_t context = mix(mix(mix(3, c[i - 3]), c[i - 2]), c[i - 1]);

		count_key(&lex->trigrams, context);
		count_key(&lex->fourgrams, mix(context, c[i]));
	}
}

/* Log-likelihood of the letters of ab as one word. */
static score
letters_of(const struct lexicon *lex, const struct word *a, const struct word *b)
{
	uint32_t c[2 * LONGEST + 4] = { '^', '^', '^' }, n = 3;
	score sum = 0;

	memcpy(c + n, a->c, a->n * sizeof *c);
	n += a->n;
	if (b != NULL) {
		memcpy(c + n, b->c, b->n * sizeof *c);
		n += b->n;
	}
	c[n++] = '$';
	for (uint32_t i = 3; i < n; i++) {
		uint64_t context = mix(mix(mix(3, c[i - 3]), c[i - 2]), c[i - 1]);

		sum += log_ratio(10 * (uint64_t)counted(&lex->fourgrams, mix(context, c[i])) + 1,
		    10 * (uint64_t)counted(&lex->trigrams, context) + 30);
	}
	return sum;
}

static void
study_line(struct lexicon *lex, const struct line *l)
{
	struct word before = { .n = 0 };
	uint32_t end, hyphen_at = 0;

	for (uint32_t i = 0; i < l->ntext; i = end) {
		struct word w;

		end = i + 1;
		if (!is_letter(l->text[i].c))
			continue;
		w = word_at(l, i, &end);
		if (w.n == 0)
			continue;
		/* a-b inside a line is a compound's own hyphen */
		if (before.n > 0 && hyphen_at + 1 == i && l->text[i - 1].c == l->text[hyphen_at].c)
			count_key(&lex->words, word_key(&before, &w, true));
		if (i > 0 && end < l->ntext) {
			count_key(&lex->words, word_key(&w, NULL, false));
			count_letters(lex, &w);
			lex->total++;
		}
		before = w;
		hyphen_at = end < l->ntext && (l->text[end].c == '-' || l->text[end].c == 0x2E17 ||
		    l->text[end].c == 0x2010) ? end : UINT32_MAX - 1;
	}
}

static int
counts_open(struct page *p, struct counts *t, uint32_t most)
{
	uint64_t size = 64;

	while (size < 2 * (uint64_t)most)
		size *= 2;
	t->mask = size - 1;
	t->slots = page_alloc(p, size, sizeof *t->slots);
	return t->slots != NULL ? 0 : RECTO_ENOMEM;
}

/* ------------------------------------------------------------- decisions */

static bool
is_function(const struct line *l, const struct word *w)
{
	return lang_has_word(l->lang, LIST_FUNCTION, w->c, w->n);
}

/* Whether a hyphen at the end of line i belongs to the word and stays. */
static bool
keeps_hyphen(const struct lexicon *lex, const struct line *l, const struct line *next)
{
	uint32_t first = next->ntext > 0 ? next->text[0].c : ' ', unused;
	struct word a, b;
	bool whole;

	if (!is_letter(first))
		return true;
	a = last_word(l, &whole);
	b = word_at(next, 0, &unused);
	if (counted(&lex->words, word_key(&a, &b, true)) > 0)
		return true;
	if (counted(&lex->words, word_key(&a, &b, false)) > 0)
		return false;
	if (lang_has_word(l->lang, LIST_HYPHEN_FIRST, a.c, a.n) ||
	    lang_has_word(l->lang, LIST_HYPHEN_SECOND, b.c, b.n))
		return true;
	return u_isupper((UChar32)first) != 0 && !l->capitals;
}

/* Whether a drop capital is the first letter of the word below, and not a word itself. */
static bool
begins_word(const struct lexicon *lex, const struct line *l, const struct line *next)
{
	struct word a, b;
	uint32_t end;
	bool whole;

	a = last_word(l, &whole);
	b = word_at(next, 0, &end);
	if (b.n == 0)
		return false;
	if (!is_function(l, &a) || counted(&lex->words, word_key(&a, &b, false)) > 0)
		return true;
	if (counted(&lex->words, word_key(&b, NULL, false)) > 0 || is_function(next, &b))
		return false;
	return letters_of(lex, &a, &b) - letters_of(lex, &b, NULL) > ONE_LETTER;
}

/* Evidence that the last word of l goes on in next without a hyphen. */
static score
cut_evidence(const struct lexicon *lex, const struct line *l, const struct line *next)
{
	struct word a, b;
	uint32_t end;
	bool whole;
	score s = BIAS;

	if ((l->end != END_NONE && l->hyphen_length == 0) || next->start != START_LOWER ||
	    l->long_line || l->wide || 10 * l->width < 8 * l->measure)
		return NEVER;
	a = last_word(l, &whole);
	b = word_at(next, 0, &end);
	if (a.n == 0 || b.n == 0 || !whole)
		return NEVER;
	if (counted(&lex->words, word_key(&a, &b, false)) > 0)
		s += WHOLE_KNOWN;
	s += is_function(l, &a) ? FIRST_FUNCTION : 0;
	s += is_function(next, &b) ? SECOND_FUNCTION : 0;
	s -= log_ratio(1 + counted(&lex->words, word_key(&a, NULL, false)), 1) * SEEN_ALONE / 100;
	s -= log_ratio(1 + counted(&lex->words, word_key(&b, NULL, false)), 1) * SEEN_ALONE / 100;
	s += (letters_of(lex, &a, &b) - letters_of(lex, &a, NULL) - letters_of(lex, &b, NULL) -
	    LETTERS_USUAL) * LETTERS / 100;
	return s;
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
		share = share < 1 ? 1 : share > 900 ? 900 : share;
		shift = log_ratio(share * (1000 - SHARE), (uint64_t)(1000 - share) * SHARE);
	}
	/* Few cut words are most likely none: pages that lost hyphens lost them all. */
	return share < (hyphens ? MIN_SHARE_HYPHENS : MIN_SHARE) ? NEVER : shift;
}

int
words_study(struct page *p, recto_error *err)
{
	struct lexicon lex = { .total = 0 };
	score *evidence = page_alloc(p, p->nlines, sizeof *evidence), shift;
	uint32_t glyphs = 0;

	if (p->nlines < 2)
		return 0;
	for (uint32_t i = 0; i < p->nlines; i++)
		glyphs += p->lines[i].ntext;
	if (evidence == NULL || counts_open(p, &lex.words, glyphs / 2) < 0 ||
	    counts_open(p, &lex.trigrams, glyphs + 64) < 0 ||
	    counts_open(p, &lex.fourgrams, glyphs + 64) < 0)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	for (uint32_t i = 0; i < p->nlines; i++)
		study_line(&lex, &p->lines[i]);
	for (uint32_t i = 0; i + 1 < p->nlines; i++) {
		struct line *l = &p->lines[i];

		l->hyphen_length = l->end == END_HYPHEN ? 1 : blurred_hyphen(l);
		evidence[i] = p->cased && l->end != END_HYPHEN ? cut_evidence(&lex, l, l + 1) : NEVER;
		if (l->end == END_HYPHEN)
			l->keeps_hyphen = keeps_hyphen(&lex, l, l + 1);
		else if (l->hyphen_length > 0 && evidence[i] + BLURRED > 0)
			l->end = END_HYPHEN;
		else
			l->hyphen_length = 0;
		if (l->end == END_HYPHEN)
			evidence[i] = NEVER;
	}
	for (uint32_t i = 0; i + 1 < p->nlines; i++)
		if (p->lines[i].initial)
			p->lines[i].cut = begins_word(&lex, &p->lines[i], &p->lines[i + 1]);
	if (!p->cased || lex.total < MIN_WORDS)
		return 0;
	shift = fit_share(evidence, p->nlines - 1, p->hyphens);
	for (uint32_t i = 0; i + 1 < p->nlines; i++)
		if (!p->lines[i].initial)
			p->lines[i].cut = evidence[i] != NEVER && evidence[i] + shift > 0;
	return 0;
}
