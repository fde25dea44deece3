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

bool
line_keyword(const struct line *l, uint32_t *at, struct token *before, uint64_t *hash)
{
	struct token t, last;

	while (line_token(l, at, true, &t)) {
		last = *before;
		*before = t;
		if (t.wide ? last.hash != 0 && last.wide : !t.weak) {
			*hash = t.wide ? token_pair(&last, &t) : t.hash;
			return true;
		}
	}
	return false;
}

struct tokens
tokens_of(const struct page *p, uint32_t block)
{
	return (struct tokens){ p, p->blocks[block].first, 0 };
}

/* The line that is read now, or NULL at the end; the next one follows with pass_line. */
static const struct line *
line_of(const struct tokens *r)
{
	return r->piece != NONE ? &r->page->lines[r->page->pieces[r->piece].line] : NULL;
}

static void
pass_line(struct tokens *r)
{
	r->piece = r->page->pieces[r->piece].next;
	r->at = 0;
}

bool
next_token(struct tokens *r, bool check_words, struct token *out)
{
	for (const struct line *l; (l = line_of(r)) != NULL; pass_line(r))
		if (line_token(l, &r->at, check_words, out))
			return true;
	return false;
}

struct keywords
keywords_of(const struct page *p, uint32_t block)
{
	return (struct keywords){ tokens_of(p, block), { 0, false, false } };
}

bool
next_keyword(struct keywords *r, uint64_t *hash)
{
	for (const struct line *l; (l = line_of(&r->tokens)) != NULL; pass_line(&r->tokens))
		if (line_keyword(l, &r->tokens.at, &r->before, hash))
			return true;
	return false;
}
