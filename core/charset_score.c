/* SPDX-License-Identifier: MIT */
/*
 * How likely some bytes are a text in an encoding.
 *
 * The bytes are decoded, and the cost of the text is added up: what it takes to
 * write down its characters one by one, given how often the language uses them
 * (Shannon's information, "A Mathematical Theory of Communication", 1948). Since
 * all candidates explain the same bytes, the costs can be compared: the least
 * is the likeliest. Three things make a text dear:
 * - characters that are rare in every language of the encoding,
 * - neighbours that do not go together, such as a capital after a small letter,
 * - bytes that are no text at all.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "charset_score.h"
#include "decoder.h"
#include "text.h"

/* Costs in tenths of a bit. */
enum {
	COST_ASCII = 45,
	COST_CONTROL = 250,
	COST_MALFORMED = 300,
	COST_CAPITAL = 45,	/* of a capital over its small letter */
	COST_CAPITALS = 40,	/* of these, what one beside another saves */
	COST_FOREIGN = 8,	/* of a Latin letter more, in a text of other letters */
	COST_PADDING = 10,	/* of a NUL after a NUL, as tapes and databases leave them */
	COST_HIGH = 60,		/* of a byte above 7F, in whatever encoding */
	COST_PAIR = 60		/* neighbours that do not go together */
};

/* The cost of characters outside the lists, by general category. */
static const struct { uint32_t categories; int cost; } categories[] = {
	{ U_GC_L_MASK, 140 },
	{ U_GC_M_MASK, 150 },
	{ U_GC_P_MASK, 130 },
	{ U_GC_Z_MASK, 130 },
	{ U_GC_S_MASK | U_GC_N_MASK | U_GC_CF_MASK, 160 },
	{ UINT32_MAX, COST_CONTROL },
};

/* ---------------------------------------------------------- one character */

enum kind { OTHER, SYMBOL, MARK, SMALL, CAPITAL, CASELESS };

struct shape {
	enum kind kind;
	UScriptCode script;
};

static const struct shape nothing = { OTHER, USCRIPT_COMMON };

static int
is_latin(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* East Asian scripts are written into each other. */
static UScriptCode
script_of(uint32_t c)
{
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode script = uscript_getScript((UChar32)c, &status);

	return script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
	    script == USCRIPT_HANGUL || script == USCRIPT_BOPOMOFO ||
	    script == USCRIPT_COMMON ? USCRIPT_HAN : script;
}

static struct shape
shape_of(uint32_t c)
{
	uint32_t mask = U_MASK(u_charType((UChar32)c));

	if (mask & U_GC_LL_MASK)
		return (struct shape) { SMALL, script_of(c) };
	if (mask & (U_GC_LU_MASK | U_GC_LT_MASK))
		return (struct shape) { CAPITAL, script_of(c) };
	if (mask & U_GC_L_MASK)
		return (struct shape) { CASELESS, script_of(c) };
	if (mask & U_GC_M_MASK)
		return (struct shape) { MARK, script_of(c) };
	/* apostrophe, soft hyphen and middle dot stand inside words */
	if (c == 0x2019 || c == 0xad || c == 0xb7)
		return nothing;
	return (struct shape) { SYMBOL, USCRIPT_COMMON };
}

static struct shape
shape_of_ascii(uint32_t c)
{
	return !is_latin(c) ? nothing :
	    (struct shape) { c >= 'a' ? SMALL : CAPITAL, USCRIPT_LATIN };
}

static int
category_cost(uint32_t c)
{
	uint32_t mask = U_MASK(u_charType((UChar32)c));
	size_t i = 0;

	while ((categories[i].categories & mask) == 0)
		i++;
	return categories[i].cost;
}

static int
zone_cost(const struct recto_zone *zones, const unsigned char *bytes, size_t n)
{
	for (; zones->lead_hi != 0; zones++)
		if (n == 2 && bytes[0] >= zones->lead_lo && bytes[0] <= zones->lead_hi &&
		    bytes[1] >= zones->trail_lo && bytes[1] <= zones->trail_hi)
			break;
	return zones->cost;
}

static int
ascii_cost(uint32_t c)
{
	return (c >= 0x20 && c < 0x7f) || (c >= '\t' && c <= '\r') ? COST_ASCII :
	    COST_CONTROL;
}

/* ------------------------------------------------------------- the text */

#define CHARS 4096	/* different characters that are told apart */
#define SLOTS (2 * CHARS)

struct entry {
	uint32_t c;
	uint32_t count;
	int cost;		/* outside the lists */
	struct shape shape;
};

struct text {
	struct entry entries[CHARS];	/* of characters above 7F, each once */
	uint16_t slots[SLOTS];		/* hash table: index of entries from 1 */
	size_t n;
	struct shape before, here;	/* the last two characters */
	int64_t cost;			/* of all there is, without the lists */
	int64_t latin;			/* Latin letters among it */
	uint64_t hash;			/* of the characters */
};

/* The slot of c, or the free one where it belongs. */
static uint16_t *
slot_of(struct text *text, uint32_t c)
{
	size_t i = c * 2654435761u % SLOTS;

	while (text->slots[i] != 0 && text->entries[text->slots[i] - 1].c != c)
		i = (i + 1) % SLOTS;
	return &text->slots[i];
}

/* NULL when there are too many. */
static struct entry *
entry_of(struct text *text, uint32_t c, const struct recto_zone *zones,
    const unsigned char *bytes, size_t n)
{
	uint16_t *slot = slot_of(text, c);
	struct entry *entry;

	if (*slot != 0)
		return &text->entries[*slot - 1];
	if (text->n == CHARS)
		return NULL;
	entry = &text->entries[text->n++];
	*slot = (uint16_t)text->n;
	*entry = (struct entry) { c, 0, category_cost(c), shape_of(c) };
	if (zones != NULL && entry->cost < COST_CONTROL)
		entry->cost = zone_cost(zones, bytes, n);
	return entry;
}

/* The cost of `here` between two others. */
static int
pair_cost(struct shape before, struct shape here, struct shape after)
{
	int cost = 0;

	if (before.kind == SMALL && here.kind == CAPITAL)
		cost += COST_PAIR;
	if (here.kind == CAPITAL && here.script != USCRIPT_LATIN &&
	    (before.kind == CAPITAL || after.kind == CAPITAL))
		cost -= COST_CAPITALS;
	if (before.kind >= SMALL && here.kind >= MARK && before.script != here.script &&
	    here.script != USCRIPT_INHERITED)
		cost += COST_PAIR;
	if (here.kind == SYMBOL && (before.kind == SMALL || before.kind == CAPITAL) &&
	    after.kind >= SMALL)
		cost += COST_PAIR;
	if (here.kind == MARK && before.kind < MARK)
		cost += COST_PAIR;
	return cost;
}

static void
take_shape(struct text *text, struct shape after)
{
	text->cost += pair_cost(text->before, text->here, after);
	text->before = text->here;
	text->here = after;
}

/* A decoded character; n source bytes. */
static void
take_char(struct text *text, const struct recto_zone *zones, uint32_t c,
    const unsigned char *bytes, size_t n)
{
	struct entry *entry;

	text->hash = (text->hash ^ c) * UINT64_C(0x100000001b3);	/* FNV-1a */
	if (c == RECTO_MALFORMED) {
		text->cost += COST_MALFORMED;
		take_shape(text, nothing);
	} else if (c < 0x80) {
		text->cost += ascii_cost(c);
		text->latin += is_latin(c);
		take_shape(text, shape_of_ascii(c));
	} else if ((entry = entry_of(text, c, zones, bytes, n)) != NULL) {
		text->cost += entry->cost;
		entry->count++;
		take_shape(text, entry->shape);
	}
}

static int
decode(struct text *text, const char *charset, const struct recto_zone *zones,
    const unsigned char *data, size_t len)
{
	struct recto_decoder *dec;
	const struct recto_cell *cells;
	size_t i, used, ncells;
	int rc;

	if ((rc = recto_decoder__open(&dec, charset, NULL)) < 0)
		return rc;
	while ((used = recto_decoder__run(dec, data, len, 0, &cells, &ncells)) > 0) {
		for (i = 0; i < ncells; i++) {
			take_char(text, zones, cells[i].c, data, cells[i].bytes);
			data += cells[i].bytes;
		}
		len -= used;
	}
	take_shape(text, nothing);
	/* a character cut by the end of the sample can be any */
	text->cost += (int64_t)len * COST_HIGH;
	recto_decoder__close(dec);
	return RECTO_OK;
}

/* ---------------------------------------------------------- the languages */

/* Cost of the character of rank r in a list. */
static int
rank_cost(enum recto_slope slope, int r)
{
	int cost, n;

	switch (slope) {
	case RECTO_SLOPE_EXTRA:
		return 58 + 3 * r;
	case RECTO_SLOPE_ALPHABET:
		return 34 + r * 13 / 10;
	default:
		/* 50 + 8 log2 (1 + r / 2) */
		cost = 50;
		for (n = r + 2; n > 2; n -= n / 2)
			cost += 8;
		return cost;
	}
}

/* What the text gets cheaper by when c costs no more than this. */
static int64_t
gain(struct text *text, uint32_t c, int cost)
{
	uint16_t slot = *slot_of(text, c);
	const struct entry *entry = &text->entries[slot - (slot > 0)];

	return slot == 0 || entry->cost <= cost ? 0 :
	    (int64_t)(entry->cost - cost) * entry->count;
}

static int64_t
language_gain(struct text *text, const struct recto_language *language)
{
	const char *p = language->chars, *end = p + strlen(p);
	int64_t sum = language->slope == RECTO_SLOPE_EXTRA ? 0 : -COST_FOREIGN * text->latin;
	uint32_t c, capital;
	int r, cost;

	for (r = 0; p < end; r++) {
		p += recto_utf8_next(p, end, &c);
		cost = rank_cost(language->slope, r);
		sum += gain(text, c, cost);
		if ((capital = (uint32_t)u_toupper((UChar32)c)) != c)
			sum += gain(text, capital, cost + COST_CAPITAL);
	}
	return sum;
}

static int
is_listed(const char *names, const char *name)
{
	size_t n, len = strlen(name);

	for (; (n = recto_text__word(&names)) > 0; names += n)
		if (n == len && memcmp(names, name, n) == 0)
			return 1;
	return 0;
}

/* languages NULL: all of them. */
static int64_t
best_gain(struct text *text, const char *languages, const struct recto_language **best)
{
	int64_t most = 0, sum;
	size_t i;

	*best = NULL;
	for (i = 0; i < recto_nlanguages; i++) {
		if (languages != NULL && !is_listed(languages, recto_languages[i].name))
			continue;
		sum = language_gain(text, &recto_languages[i]);
		if (sum > most) {
			most = sum;
			*best = &recto_languages[i];
		}
	}
	return most;
}

int
recto_score__candidate(struct recto_score *out, const struct recto_candidate *candidate,
    const unsigned char *data, size_t len)
{
	struct text *text;
	int rc;

	*out = (struct recto_score) { .candidate = candidate };
	if ((text = calloc(1, sizeof(*text))) == NULL)
		return RECTO_ENOMEM;
	rc = decode(text, candidate->charset, candidate->zones, data, len);
	if (rc == RECTO_OK) {
		out->cost = candidate->prior + text->cost -
		    best_gain(text, candidate->languages, &out->language);
		if (candidate->zones == NULL)
			out->cost -= language_gain(text, &recto_punctuation);
		out->text = text->hash;
	}
	free(text);
	return rc;
}

int
recto_score__unicode(struct recto_score *out, const char *charset,
    const unsigned char *data, size_t len)
{
	const struct recto_candidate any = { .charset = charset };
	int rc = recto_score__candidate(out, &any, data, len);

	out->candidate = NULL;	/* it was ours */
	return rc;
}

int64_t
recto_score__narrow(const unsigned char *data, size_t len)
{
	int64_t cost = 0;
	size_t i;

	for (i = 0; i < len; i++)
		if (data[i] == 0 && i > 0 && data[i - 1] == 0)
			cost += COST_PADDING;
		else
			cost += data[i] < 0x80 ? ascii_cost(data[i]) : COST_HIGH;
	return cost;
}
