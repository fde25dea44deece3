/* SPDX-License-Identifier: MIT */
/*
 * Language files: what a byline, a folio line, a continuation marker looks like
 * in a language, and which words and marks it has. One file a language, read
 * from the data folders of the plugin; docs/languages.md documents the format.
 */
#ifndef ARTICLES_LANG_H
#define ARTICLES_LANG_H

#include <stdbool.h>

#include <recto/plugin.h>

/* X(SYMBOL, word in the language file) */
#define ROLES(X) \
	X(NONE,		"") \
	X(FOLIO,	"folio")	/* page furniture; rows add up */ \
	X(IMPRINT,	"imprint")	/* likewise */ \
	X(BANNER,	"banner") \
	X(BYLINE,	"byline") \
	X(CREDIT,	"credit") \
	X(SIGNED,	"signed") \
	X(FROM,		"continued-from") \
	X(TO,		"continued-to") \
	X(DATELINE,	"dateline") \
	X(NOTE,		"note")		/* editor's note */ \
	X(ADVERT,	"advertisement") /* mark at the end of one */ \
	X(RULE,		"rule")		/* line of dashes or stars */ \
	X(CAPTION,	"caption")	/* a paragraph that begins like one */ \
	X(OPENER,	"opener")	/* a paragraph that opens an article */ \
	X(ITEM,		"item")		/* a paragraph that begins like a list item */ \
	X(NUMBER,	"section-number") \
	X(LABEL,	"label")	/* a word set as kicker */ \
	X(DECK,		"deck")		/* display line that begins like a subtitle */ \
	X(SALUTATION,	"salutation") \
	X(NOISE,	"")		/* specks of the scan */ \
	X(TEXT,		"text")		/* none of all these, however it looks */ \
	X(HEADLINE,	"") X(KICKER, "") X(SECTION, "") X(FIGURE_TITLE, "") \
	X(RESUMING,	"resuming")	/* no block begins so */ \
	X(REPORT,	"report")	/* a paragraph that tells of an event, under a headline */

enum role {
#define ROLE_ENUM(symbol, word) ROLE_##symbol,
	ROLES(ROLE_ENUM)
#undef ROLE_ENUM
	ROLE_COUNT
};

/* Lists of words; X(SYMBOL, word in the language file) */
#define WORD_LISTS(X) \
	X(COMMON,	"common")		/* the commonest of the language; function words too */ \
	X(LETTERS,	"letters")		/* besides a to z, each a word here */ \
	X(FUNCTION,	"function-words") \
	X(QUESTION,	"question-words") \
	X(HYPHEN_FIRST,	"hyphen-first")		/* words before a hyphen of their own */ \
	X(HYPHEN_SECOND, "hyphen-second")	/* and behind one */ \
	X(HOURS,	"hour-words")		/* behind the number of an hour, without stops */ \
	X(ABBREVIATION,	"abbreviations")

enum word_list {
#define LIST_ENUM(symbol, word) LIST_##symbol,
	WORD_LISTS(LIST_ENUM)
#undef LIST_ENUM
	LIST_COUNT
};

/*
 * What patterns find inside a folio line, a byline or a marker.
 * X(SYMBOL, word in the language file)
 */
#define FACTS(X) \
	X(PERSON,	"person")	/* how the name of a person looks */ \
	X(NO_PERSON,	"no-person")	/* what of a byline is no name; 6 and more: a name is near */ \
	X(DATE,		"date") \
	X(PAGE,		"page") \
	X(ISSUE,	"issue") \
	X(SECTION_NAME,	"section-name")	/* of the paper: Sports */ \
	X(PAPER,	"paper")	/* title of a newspaper or magazine */

enum fact {
#define FACT_ENUM(symbol, word) FACT_##symbol,
	FACTS(FACT_ENUM)
#undef FACT_ENUM
	FACT_COUNT
};

/* Named groups of their regular expressions: (?<year>...) */
#define GROUPS(X) \
	X(VALUE, "value") X(ERA, "era") X(YEAR, "year") X(MONTH, "month") X(DAY, "day")

enum group {
#define GROUP_ENUM(symbol, word) GROUP_##symbol,
	GROUPS(GROUP_ENUM)
#undef GROUP_ENUM
	GROUP_COUNT
};

/* Words that stand for numbers; X(SYMBOL, word in the language file) */
#define NUMBER_LISTS(X) \
	X(NUMBERS,	"numbers")	/* two=2 */ \
	X(MONTHS,	"months")	/* May=5 */ \
	X(ERAS,		"eras")		/* the year before its first one */

enum number_list {
#define NUMBER_ENUM(symbol, word) LIST_##symbol,
	NUMBER_LISTS(NUMBER_ENUM)
#undef NUMBER_ENUM
	NUMBER_LIST_COUNT
};

/* A day or a part of one; 0: not said. */
struct date {
	int year, month, day;
	bool julian;		/* the day is one of the Julian calendar */
};

struct lang;
struct langs;

/* What a pattern found in a line. */
struct match {
	enum role role;
	int strength;		/* 1 to 9 */
	uint32_t from, to;	/* characters of the text given */
};

/* Characters from..to of a text; from == to: none. */
struct range {
	uint32_t from, to;
};

/* Where a pattern of a fact fits. */
struct finding {
	struct range whole, group[GROUP_COUNT];
	int strength;
};

/* Find all language files; with `ctx` for messages and data. */
int langs_open(struct langs **out, recto_context *ctx, recto_error *err);
/* Read one more, by the name the user gave; it belongs to `langs`. */
int langs_add_file(struct langs *langs, const char *path, const struct lang **out,
    recto_error *err);
/* Take words from a text by the name the user gave: a list, or pages. */
int langs_add_words(struct langs *langs, const char *path, recto_error *err);
/* Files are read only as far as they are needed: whether memory sufficed so far. */
int langs_status(const struct langs *langs, recto_error *err);
void langs_close(struct langs *langs);

/* The language with this BCP 47 tag, or its closest parent; NULL if none. */
const struct lang *langs_lookup(const struct langs *langs, const char *tag);

/*
 * The language of a text: by script first, then by its commonest words.
 * Never NULL: "und" fits everything.
 */
const struct lang *langs_guess(const struct langs *langs, const uint32_t *text, size_t n);
/* How well a text fits a language, by the same measure: 0, not at all, to 3000. */
unsigned lang_fit(const struct lang *lang, const uint32_t *text, size_t n);

const char *lang_tag(const struct lang *lang);
bool lang_nouns_capital(const struct lang *lang);
/* Whether papers in the language set lines over their headlines (antetítulo, occhiello, 引题) oftener than under them. */
bool lang_overlines(const struct lang *lang);
/* Whether papers in the language set headlines and decks With a Capital in Most Words. */
bool lang_title_case(const struct lang *lang);
/* The last day on which papers in the language were dated by the Julian calendar; year 0: none. */
struct date lang_julian_until(const struct lang *lang);
/* Whether the folded word stands in a list. */
bool lang_has_word(const struct lang *lang, enum word_list list, const uint32_t *word, size_t n);
/* Whether it stands in the words of the language, or in those that the user gave. */
bool lang_knows_word(const struct lang *lang, const uint32_t *word, size_t n);

/*
 * The strongest reading of a whole line (whole) or of its tail or head. Rows of
 * FOLIO and IMPRINT add up. @return whether anything matched.
 */
bool lang_match_line(const struct lang *lang, const uint32_t *text, size_t n, struct match *out);
/* A role at the end of a line that begins with other text (credit, signature, continuation). */
bool lang_match_tail(const struct lang *lang, const uint32_t *text, size_t n, struct match *out);
/* A marker inside a line (continuation). */
bool lang_match_inside(const struct lang *lang, const uint32_t *text, size_t n, struct match *out);
/* How a paragraph begins: strength of each role (CAPTION OPENER ITEM NOTE SALUTATION), 0 without. */
void lang_match_start(const struct lang *lang, const uint32_t *text, size_t n,
    int strength[ROLE_COUNT]);

/*
 * The places where patterns of a fact with `least` strength or more fit, in
 * order; of those that overlap the longest, then the strongest.
 * @return how many, at most `max`
 */
uint32_t lang_find(const struct lang *lang, enum fact fact, int least, const uint32_t *text,
    size_t n, struct finding *out, uint32_t max);
/* A letter, or a vowel sign, accent or point of one, which the Indic and Semitic scripts write as marks of their own. */
bool char_in_word(uint32_t c);

/* The number a word stands for; false when the list does not have it. */
bool lang_number(const struct lang *lang, enum number_list list, const uint32_t *word, size_t n,
    int *number);

#endif
