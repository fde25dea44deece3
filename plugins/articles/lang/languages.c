/* SPDX-License-Identifier: MIT */
/*
 * Which language a page is in, and the runs of lines and the units of it that are
 * in another one. A short text fits many languages, so it is taken to be in that
 * of what stands about it.
 */
#include "articles.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#define PAGE_SAMPLE 6000	/* characters of a page its language is guessed from */
#define SHORT_PAGE 300		/* fewer could be in any language of their script */
#define RUN_SAMPLE 400		/* characters of a run of lines its language is guessed from */
#define SHORT_RUN 80		/* fewer could be in any */
#define UNIT_SAMPLE 600		/* characters of a unit its language is guessed from */
#define SHORT_UNIT 80		/* fewer could be in any */
#define SURE 300		/* so many are in the language that fits them best */
#define FITS 1400		/* a text that fits a language so well is in it */
#define CLEAR 400		/* so much better one fits a language to be in that instead */
#define EDGE 3			/* lines at either end of a page that are in its language */

/* A sample of the page's characters, spread over it. */
static size_t
sample(const struct page *p, bool wide, uint32_t *out)
{
	size_t n = 0;
	uint32_t step = p->nlines / 200 + 1;

	for (uint32_t i = 0; i < p->nlines && n < PAGE_SAMPLE; i += step) {
		const struct line *l = &p->lines[i];
		uint32_t han = 0;

		for (uint32_t k = 0; k < l->ntext; k++)
			han += glyph_is_wide(l->text[k].c);
		if ((2 * han > l->ntext) != wide)
			continue;
		for (uint32_t k = 0; k < l->ntext && n < PAGE_SAMPLE; k++)
			out[n++] = l->text[k].c;
		if (n < PAGE_SAMPLE)
			out[n++] = ' ';
	}
	return n;
}

/* A page too short to show its language is in that of the page before. */
static const struct lang *
guess(const struct page *p, const uint32_t *text, size_t n, const struct lang **before)
{
	const struct lang *lang = langs_guess(p->job->langs, text, n);

	if (strcmp(lang_tag(lang), "und") != 0)
		*before = lang;
	return *before != NULL && n < SHORT_PAGE ? *before : lang;
}

/* The end of a run of lines from @p i on: they stand together, and are not too many. */
static uint32_t
run_end(const struct page *p, uint32_t i)
{
	const struct line *first = &p->lines[i];
	uint32_t n = first->ntext;

	while (++i < p->nlines && p->lines[i].gap == 0 && p->lines[i].lang == first->lang &&
	    p->lines[i].page == first->page && (n += p->lines[i].ntext + 1) < RUN_SAMPLE)
		continue;
	return i;
}

/* The language of a run, if it is clearly another one than that of the page. */
static const struct lang *
run_lang(const struct page *p, const struct lang *lang, const uint32_t *text, uint32_t n)
{
	unsigned fit = lang_fit(lang, text, n);
	const struct lang *found;

	if (fit >= FITS)
		return lang;
	found = langs_guess(p->job->langs, text, n);
	return lang_fit(found, text, n) >= fit + CLEAR ? found : lang;
}

/*
 * Lines in another language than the rest of the page: an article in French in an
 * English paper. Lines above it that are too few to tell belong to it; those at the
 * ends of the page to the paper.
 */
static void
tell_foreign_runs(struct page *p, const struct lang *lang)
{
	uint32_t text[RUN_SAMPLE], from = NONE;

	for (uint32_t i = 0, end; i < p->nlines; i = end) {
		const struct lang *found = lang;
		uint32_t n = 0;

		end = run_end(p, i);
		if (p->lines[i].lang != lang) {
			from = NONE;
			continue;
		}
		if (from == NONE)
			from = i;
		for (uint32_t k = i; k < end && n < RUN_SAMPLE; k++) {
			n += line_chars(&p->lines[k], 0, text + n, RUN_SAMPLE - n - 1);
			text[n++] = ' ';
		}
		if (n < SHORT_RUN)
			continue;
		found = run_lang(p, lang, text, n);
		for (; from < end; from++)
			if (!line_at_edge(p, from, EDGE))
				p->lines[from].lang = found;
		from = NONE;
	}
}

/* Hangul is set with Chinese characters among it, in lines and whole headlines: they are no other language. */
static bool
mixes_han(const uint32_t *text, size_t n, size_t nwide)
{
	size_t hangul = 0, letters = 0;

	for (size_t i = 0; i < n; i++) {
		letters += u_isalpha((UChar32)text[i]) ? 1 : 0;
		hangul += u_getIntPropertyValue((UChar32)text[i], UCHAR_SCRIPT) == USCRIPT_HANGUL;
	}
	return 2 * hangul > letters && nwide < n;
}

/* One language for the lines in wide script and one for the others. */
void
languages_choose(struct page *p)
{
	uint32_t text[PAGE_SAMPLE];
	size_t nwide = sample(p, true, text), nother;
	const struct lang *wide, *other;

	wide = guess(p, text, nwide, &p->job->wide_lang);
	nother = sample(p, false, text);
	other = guess(p, text, nother, &p->job->other_lang);
	p->wide = nwide > nother;
	p->lang = p->wide ? wide : other;
	if (mixes_han(text, nother, nwide))
		wide = other;
	if (p->job->given != NULL)
		p->lang = *(p->wide ? &wide : &other) = p->job->given;
	for (uint32_t i = 0; i < p->nlines; i++) {
		struct line *l = &p->lines[i];
		uint32_t letters = 0, han = 0;

		for (uint32_t k = 0; k < l->ntext; k++) {
			letters += u_isalpha((UChar32)l->text[k].c) != 0;
			han += u_isalpha((UChar32)l->text[k].c) && glyph_is_wide(l->text[k].c);
		}
		l->lang = letters == 0 ? p->lang : 2 * han >= letters ? wide : other;
	}
	if (p->job->given == NULL)
		tell_foreign_runs(p, other);
}

const struct lang *
language_of(const struct page *p, const struct unit *u)
{
	const struct lang *lang = first_line_of(p, &p->blocks[u->blocks[u->nblocks - 1]])->lang;
	const struct lang *found;
	uint32_t text[UNIT_SAMPLE], n = 0;

	for (uint32_t i = 0; i < u->nblocks; i++)
		for (uint32_t k = p->blocks[u->blocks[i]].first; k != NONE && n < UNIT_SAMPLE;
		    k = p->pieces[k].next) {
			n += line_chars(&p->lines[p->pieces[k].line], 0, text + n, UNIT_SAMPLE - n - 1);
			text[n++] = ' ';
		}
	if (n < SHORT_UNIT || strcmp(p->job->language, "auto") != 0)
		return lang;
	found = langs_guess(p->job->langs, text, n);
	if (strcmp(lang_tag(found), "und") == 0 || (n < SURE && (lang_fit(found, text, n) < FITS ||
	    lang_fit(found, text, n) < lang_fit(lang, text, n) + CLEAR)))
		return lang;
	return found;
}
