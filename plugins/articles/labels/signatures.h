/* SPDX-License-Identifier: MIT */
/*
 * What the files share that find who signs what stands above.
 *
 *	persons.c	a line as a name
 *	letters.c	who writes a letter
 *	notices.c	who gives notice
 *	signatures.c	the place and the points of a signature
 *	signers.c	what is told below a name
 */
#ifndef ARTICLES_SIGNATURES_H
#define ARTICLES_SIGNATURES_H

#include "labels.h"

#include <unicode/uchar.h>

#define SURE_BYLINE 6	/* of more than a name */
#define RIGHT_STRENGTH 6	/* of a signature set to the right */
#define AGE 2			/* digits of a person's; more are a date or a price */
#define WIDE_NAME 12		/* characters, with what the person is */

static inline void
sign(struct line *l, int strength)
{
	l->role = ROLE_SIGNED;
	if (l->strength < strength)
		l->strength = (uint8_t)strength;
}

static inline em
column_of(const struct line *l, const struct line *before)
{
	em measure = before->measure > l->measure ? before->measure : l->measure;

	return measure > 0 ? measure : NO_MEASURE_WIDTH;
}

static inline bool
is_in_brackets(const struct line *l)
{
	return l->ntext > 2 && u_charType((UChar32)l->text[0].c) == U_START_PUNCTUATION &&
	    u_charType((UChar32)l->text[l->ntext - 1].c) == U_END_PUNCTUATION;
}

/* What a line is as a name: how many words of it, and what is told behind a comma. */
struct name {
	uint32_t words, told;
	bool initials;		/* or a surname in capitals behind a first name in small letters */
	bool told_small;	/* a function, not a place or a title */
	bool enclosed;		/* in brackets, or behind a dash */
};

/* @return whether the line is a name, perhaps with something told of the person. */
bool name_read(const struct line *l, struct name *n);

/* Whether line i is the last of a letter in a script without capitals, or a short one under the last sentence of any. */
bool letter_ends(const struct page *p, uint32_t i);
bool letter_closes(const struct page *p, uint32_t i);
/* Whether line i says where he is from, or what he is, who signs a letter in the line before. */
bool letter_is_from(const struct page *p, uint32_t i);

/* Whether line i signs a notice, over a date; whether what looks like an office signs none. */
bool notice_is_signed(const struct page *p, uint32_t i);
bool notice_is_none(const struct page *p, uint32_t i);

/* Whether line i tells what the person is who signs in the line before. */
bool signer_is_told(const struct page *p, uint32_t i);

/* Makes what is told below a name part of the signature or byline, once signatures are found. */
void signers_complete(struct page *p);

#endif
