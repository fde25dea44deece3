/* SPDX-License-Identifier: MIT */
/*
 * Facts that stand in the text of a block: names of persons, dates, numbers of
 * pages. Finders work on characters alone, so they know no blocks; spans.c
 * brings what they find back to the lines.
 */
#ifndef ARTICLES_FACTS_H
#define ARTICLES_FACTS_H

#include "lang/lang.h"

#define FACT_TEXT 400		/* characters of a block in which facts are looked for */
#define FACTS_MAX 16		/* of them in a block */

/* ------------------------------------------------------------------ names */

/*
 * The names of persons in a byline, credit or signature, in order. A name needs
 * `least` strength, or less where a word beside it announces a person. Lines are
 * parted by '\n'. @return how many
 */
uint32_t names_find(const struct lang *lang, int least, const uint32_t *text, uint32_t n,
    struct range *out, uint32_t max);

/* ------------------------------------------------------------------ dates */

struct dated {
	struct range chars;
	struct date date;
};

#define DATE_LENGTH 16		/* bytes of a date in ISO 8601 */

/* The dates in a text, as printed, in order; those no calendar has are left out. @return how many */
uint32_t dates_find(const struct lang *lang, const uint32_t *text, uint32_t n,
    struct dated *out, uint32_t max);
/* Add the year (and month) that bring a date nearest to another. */
struct date date_completed(struct date date, struct date near);
/* ISO 8601, which knows the Gregorian calendar only, as XML Schema has it where the year is not known: --03-12. */
void date_write(struct date date, char out[DATE_LENGTH]);

/* ---------------------------------------------------------------- numbers */

/* A number in figures of any script, Chinese numerals or words; -1: it is none. */
int number_read(const struct lang *lang, const uint32_t *text, uint32_t n);

#define PAGE_LENGTH 12		/* bytes of a page number: 4, A05, B-12 */

/* A page number without its first noughts; false when it is none. */
bool page_number_read(const struct lang *lang, const uint32_t *text, uint32_t n,
    char out[PAGE_LENGTH]);
/* Whether two page numbers mean the same page: A5 and A05. */
bool page_numbers_agree(const char *a, const char *b);

/* ------------------------------------------------------------ continuations */

/* The page that a marker points to; false when it does not say. */
bool marker_page(const struct lang *lang, const uint32_t *text, uint32_t n,
    char out[PAGE_LENGTH]);

/* -------------------------------------------------------------- folio lines */

struct folio {
	bool says_page, says_date, says_issue, says_paper, says_section;
	int page_strength;
	char page[PAGE_LENGTH];
	struct date date;
	struct range issue, paper, section;	/* of the text */
};

/* What a line of page furniture says. */
void folio_read(const struct lang *lang, const uint32_t *text, uint32_t n, struct folio *out);
/* What no pattern knows of a line that was read and says a date: the title of the paper, the number of the page. */
void folio_read_leftover(const struct lang *lang, const uint32_t *text, uint32_t n, struct folio *out);

#endif
