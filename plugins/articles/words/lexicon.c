/* SPDX-License-Identifier: MIT */
/*
 * The page as its own dictionary. All counts stand in one hash table: of words,
 * of compounds with a hyphen, of beginnings and endings, of runs of up to four
 * letters. What the letters of a word are worth is interpolated between runs of
 * all lengths by how many different letters have followed each.
 * Source: Witten and Bell, The zero-frequency problem, 1991, method C.
 */
#include "lexicon.h"
#include "keys.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>

#define ORDER 4			/* letters in a run */
#define ALPHABET 60		/* letters that a text may have, roughly */
#define ONE (UINT64_C(1) << 30)	/* a probability of 1 */
#define SHORT_ENDING 3		/* letters; shorter words behind a hyphen say nothing of the one before */
#define KEYS_PER_LETTER 8	/* room for them; words repeat */
#define MAX_SLOTS (UINT32_C(1) << 21)	/* a longer page is studied until they are full */

/* What a key counts. */
enum kind { WORD = 3, BEGINNING = 5, ENDING = 7, RUN = 11, CONTEXT = 13, FIRST = 17 };

struct slot {
	uint32_t count;
	uint32_t followers;	/* of a context: different letters seen after it */
};

struct lexicon {
	uint64_t *keys;
	struct slot *slots;	/* of each key */
	uint32_t mask, room;	/* room: new keys that are still taken */
	uint32_t words;
};

static uint64_t
mix(uint64_t h, uint32_t c)
{
	h = (h ^ c) * 0x9E3779B97F4A7C15u;
	return h ^ (h >> 31);
}

static uint64_t
mix_all(uint64_t h, const struct word *w)
{
	for (uint32_t i = 0; i < w->n; i++)
		h = mix(h, w->c[i]);
	return h;
}

static uint64_t
mix_backwards(uint64_t h, const struct word *w)
{
	for (uint32_t i = w->n; i > 0; i--)
		h = mix(h, w->c[i - 1]);
	return h;
}

static struct slot *
slot_of(const struct lexicon *lex, uint64_t hash)
{
	return &lex->slots[key_slot(lex->keys, lex->mask, key_of(hash))];
}

/* @return the slot with its new count; NULL when there is no room. */
static struct slot *
count_key(struct lexicon *lex, uint64_t hash)
{
	uint32_t at = key_slot(lex->keys, lex->mask, key_of(hash));

	if (lex->keys[at] == 0) {
		if (lex->room == 0)
			return NULL;
		lex->room--;
		lex->keys[at] = key_of(hash);
	}
	lex->slots[at].count++;
	return &lex->slots[at];
}

static uint32_t
counted(const struct lexicon *lex, uint64_t hash)
{
	return slot_of(lex, hash)->count;
}

/* ---------------------------------------------------------------- letters */

/* A word with marks at its ends, so that runs tell beginnings and endings. */
struct marked {
	uint32_t c[WORD_LONGEST + ORDER], n;
};

static void
mark_ends(struct marked *m, const struct word *w)
{
	for (m->n = 0; m->n < ORDER - 1;)
		m->c[m->n++] = '^';
	memcpy(m->c + m->n, w->c, w->n * sizeof *m->c);
	m->n += w->n;
	m->c[m->n++] = '$';
}

/* The n letters before position i: a context of its own for each n. */
static uint64_t
context_before(const struct marked *m, uint32_t i, uint32_t n)
{
	uint64_t h = mix(CONTEXT, n);

	for (uint32_t k = i - n; k < i; k++)
		h = mix(h, m->c[k]);
	return h;
}

static void
count_runs(struct lexicon *lex, const struct word *w)
{
	struct marked m;

	mark_ends(&m, w);
	for (uint32_t i = ORDER - 1; i < m.n; i++)
		for (uint32_t n = 0; n < ORDER; n++) {
			uint64_t context = context_before(&m, i, n);
			struct slot *run = count_key(lex, mix(mix(context, RUN), m.c[i]));
			struct slot *before = run != NULL ? count_key(lex, context) : NULL;

			if (before != NULL)
				before->followers += run->count == 1;
		}
}

static uint64_t
probability(const struct lexicon *lex, const struct marked *m, uint32_t i)
{
	uint64_t p = ONE / ALPHABET;

	for (uint32_t n = 0; n < ORDER; n++) {
		uint64_t context = context_before(m, i, n);
		const struct slot *before = slot_of(lex, context);

		if (before->count == 0)
			break;
		p = (counted(lex, mix(mix(context, RUN), m->c[i])) * ONE + before->followers * p) /
		    (before->count + before->followers);
	}
	return p > 0 ? p : 1;
}

score
lexicon_spelling(const struct lexicon *lex, const struct word *w)
{
	struct marked m;
	score sum = 0;

	mark_ends(&m, w);
	for (uint32_t i = ORDER - 1; i < m.n; i++)
		sum += log_ratio(probability(lex, &m, i), ONE);
	return sum;
}

/* ------------------------------------------------------------------ words */

/* That of a compound; a soft one stands in no word that is whole. */
static bool
joins_compound(uint32_t c)
{
	return c == '-' || c == 0x2E17 || c == 0x2010;
}

struct word
word_at(const struct line *l, uint32_t at, uint32_t *end)
{
	struct word w = { .n = 0 };

	for (*end = at; *end < l->ntext && char_in_word(l->text[*end].c); (*end)++)
		if (w.n < WORD_LONGEST)
			w.c[w.n++] = (uint32_t)u_foldCase((UChar32)l->text[*end].c, 0);
	if (*end - at > WORD_LONGEST)
		w.n = 0;
	return w;
}

struct word
word_of(const struct word *a, const struct word *b)
{
	struct word whole = *a;

	for (uint32_t i = 0; i < b->n && whole.n < WORD_LONGEST; i++)
		whole.c[whole.n++] = b->c[i];
	return whole;
}

bool
word_has_vowel(const struct word *w)
{
	static const UChar vowels[] = u"aeiouyàáâãäåæāăąèéêëēęěìíîïīıòóôõöøōőœùúûüūůűýÿ"
	    u"аеёиоуыэюяєії" u"αάεέηήιίοόυύωώ";

	for (uint32_t i = 0; i < w->n; i++)
		if (u_strchr32(vowels, (UChar32)w->c[i]) != NULL)
			return true;
	return false;
}

static void
count_affixes(struct lexicon *lex, const struct word *w)
{
	uint64_t beginning = BEGINNING, ending = ENDING;

	for (uint32_t i = 0; i + 1 < w->n; i++) {
		count_key(lex, beginning = mix(beginning, w->c[i]));
		count_key(lex, ending = mix(ending, w->c[w->n - 1 - i]));
	}
}

static uint64_t
compound(const struct word *a, const struct word *b)
{
	return mix_all(mix(mix_all(WORD, a), '-'), b);
}

void
lexicon_add(struct lexicon *lex, const struct word *w)
{
	count_key(lex, mix_all(WORD, w));
	count_affixes(lex, w);
	count_runs(lex, w);
	lex->words++;
}

static void
study_line(struct lexicon *lex, const struct line *l)
{
	struct word before = { .n = 0 };
	uint32_t end, hyphen_at = UINT32_MAX;

	for (uint32_t i = 0; i < l->ntext; i = end) {
		struct word w;

		end = i + 1;
		if (!char_in_word(l->text[i].c))
			continue;
		w = word_at(l, i, &end);
		if (w.n == 0)
			continue;
		/* a-b inside a line is a compound's own hyphen */
		if (i > 0 && hyphen_at == i - 1) {
			count_key(lex, compound(&before, &w));
			if (w.n > SHORT_ENDING)
				count_key(lex, mix_all(FIRST, &before));
		}
		if (i > 0 && end < l->ntext)
			lexicon_add(lex, &w);
		before = w;
		hyphen_at = end < l->ntext && joins_compound(l->text[end].c) ? end : UINT32_MAX;
	}
}

int
lexicon_study(struct lexicon **out, struct page *p, recto_error *err)
{
	struct lexicon *lex = page_alloc(p, 1, sizeof *lex);
	uint64_t glyphs = 0;
	uint32_t size = 1024;

	for (uint32_t i = 0; i < p->nlines; i++)
		glyphs += p->lines[i].wide ? 0 : p->lines[i].ntext;
	while (size < KEYS_PER_LETTER * glyphs && size < MAX_SLOTS)
		size *= 2;
	if (lex == NULL || (lex->keys = page_alloc(p, size, sizeof *lex->keys)) == NULL ||
	    (lex->slots = page_alloc(p, size, sizeof *lex->slots)) == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	lex->mask = size - 1;
	lex->room = size - size / 4;
	for (uint32_t i = 0; i < p->nlines; i++)
		if (!p->lines[i].wide)
			study_line(lex, &p->lines[i]);
	*out = lex;
	return 0;
}

uint32_t
lexicon_words(const struct lexicon *lex)
{
	return lex->words;
}

uint32_t
lexicon_alone(const struct lexicon *lex, const struct word *w)
{
	return counted(lex, mix_all(WORD, w));
}

uint32_t
lexicon_hyphened(const struct lexicon *lex, const struct word *a, const struct word *b)
{
	return counted(lex, compound(a, b));
}

uint32_t
lexicon_compounds(const struct lexicon *lex, const struct word *a)
{
	return counted(lex, mix_all(FIRST, a));
}

uint32_t
lexicon_begins(const struct lexicon *lex, const struct word *w)
{
	return counted(lex, mix_all(BEGINNING, w));
}

uint32_t
lexicon_ends(const struct lexicon *lex, const struct word *w)
{
	return counted(lex, mix_backwards(ENDING, w));
}
