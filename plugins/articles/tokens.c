/* SPDX-License-Identifier: MIT */
#include "tokens.h"

#include <unicode/uchar.h>

#define STEM 6			/* letters of a word that count: endings differ */
#define LISTED 40		/* characters of the longest word that a list can have */

bool
line_token(const struct line *l, uint32_t *at, bool check_words, struct token *out)
{
	uint32_t word[LISTED], from;

	while (*at < l->ntext && !u_isalnum((UChar32)l->text[*at].c))
		++*at;
	if (*at >= l->ntext)
		return false;
	from = *at;
	*out = (struct token){ 0, glyph_is_wide(l->text[from].c), false };
	if (out->wide) {
		out->hash = token_mix(1, l->text[(*at)++].c);
		return true;
	}
	out->hash = 2;
	for (; *at < l->ntext && u_isalnum((UChar32)l->text[*at].c) && !glyph_is_wide(l->text[*at].c); ++*at) {
		uint32_t n = *at - from;

		if (n < STEM)
			out->hash = token_mix(out->hash, (uint64_t)u_foldCase((UChar32)l->text[*at].c, 0));
		if (n < LISTED)
			word[n] = l->text[*at].c;
	}
	if (check_words)
		out->weak = *at - from < 3 || (*at - from <= LISTED &&
		    lang_has_word(l->lang, LIST_FUNCTION, word, *at - from));
	return true;
}

struct tokens
tokens_of(const struct page *p, uint32_t block)
{
	return (struct tokens){ p, p->blocks[block].first, 0 };
}

bool
next_token(struct tokens *r, bool check_words, struct token *out)
{
	for (; r->piece != NONE; r->piece = r->page->pieces[r->piece].next, r->at = 0)
		if (line_token(&r->page->lines[r->page->pieces[r->piece].line], &r->at, check_words, out))
			return true;
	return false;
}
