/* SPDX-License-Identifier: MIT */
/*
 * The languages there are, and what they say of themselves.
 */
#include "langdata.h"

#include <stdlib.h>
#include <string.h>

static int
add_language(struct langs *langs, recto_source *src, recto_error *err)
{
	struct lang **bigger = grown(langs->lang, langs->n, sizeof *bigger);
	struct fit *fits;
	int rc;

	if (bigger == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	langs->lang = bigger;
	if ((fits = grown(langs->fits, langs->n, sizeof *fits)) == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	langs->fits = fits;
	if ((rc = lang_read(&bigger[langs->n], langs->ctx, src, err)) == 0)
		langs->n++;
	return rc;
}

static int
add_data(struct langs *langs, const char *name, recto_error *err)
{
	recto_source *src;
	int rc;

	if ((rc = recto_open_data(langs->ctx, &src, name, err)) < 0)
		return rc;
	rc = add_language(langs, src, err);
	recto_source_close(src);
	return rc;
}

/* Whether a language would stand on itself if it stood on `base`. */
static bool
goes_round(const struct lang *lang, const struct lang *base)
{
	while (base != NULL && base != lang)
		base = base->base;
	return base != NULL;
}

/* What a language does not say, the one it extends does; in the end "und". */
static void
set_base(struct langs *langs, struct lang *lang)
{
	const struct lang *base = langs_lookup(langs, lang->extends != NULL ? lang->extends : "und");

	if (base == NULL || goes_round(lang, base)) {
		if (lang->extends != NULL)
			lang_complain(lang, 1, base == NULL ? "it extends a language there is no file of" :
			    "it extends itself");
		base = langs_lookup(langs, "und");
	}
	lang->base = base != lang ? base : NULL;
}

int
langs_open(struct langs **out, recto_context *ctx, recto_error *err)
{
	struct langs *langs = calloc(1, sizeof *langs);
	recto_buf names = RECTO_BUF_INIT;
	int rc;

	if (langs == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	langs->ctx = ctx;
	rc = recto_list_data(ctx, ".lang", &names, err);
	for (const char *name = names.data; rc == 0 && name < names.data + names.len;
	    name += strlen(name) + 1)
		rc = add_data(langs, name, err);
	recto_buf_dispose(&names);
	if (rc == 0 && langs_lookup(langs, "und") == NULL)
		rc = recto_fail(err, RECTO_ENOENT, "the language file und.lang is missing: "
		    "reinstall recto, or set RECTO_DATA_PATH to the folder that holds articles/und.lang");
	if (rc < 0) {
		langs_close(langs);
		return rc;
	}
	for (size_t i = 0; i < langs->n; i++)
		set_base(langs, langs->lang[i]);
	*out = langs;
	return 0;
}

int
langs_add_file(struct langs *langs, const char *path, const struct lang **out, recto_error *err)
{
	recto_source *src;
	int rc;

	if ((rc = recto_source_open_file(&src, path, err)) < 0)
		return rc;
	if ((rc = add_language(langs, src, err)) == 0) {
		set_base(langs, langs->lang[langs->n - 1]);
		*out = langs->lang[langs->n - 1];
	}
	recto_source_close(src);
	return rc;
}

int
langs_add_words(struct langs *langs, const char *path, recto_error *err)
{
	recto_source *src;
	int rc;

	if ((rc = recto_source_open_file(&src, path, err)) < 0)
		return rc;
	rc = dictionary_read(langs_lookup(langs, "und")->dictionary, src, err);
	recto_source_close(src);
	return rc;
}

int
langs_status(const struct langs *langs, recto_error *err)
{
	for (size_t i = 0; i < langs->n; i++)
		if (langs->lang[i]->failed)
			return recto_fail(err, RECTO_ENOMEM, "out of memory");
	return RECTO_OK;
}

void
langs_close(struct langs *langs)
{
	if (langs == NULL)
		return;
	for (size_t i = 0; i < langs->n; i++)
		lang_free(langs->lang[i]);
	free(langs->lang);
	free(langs->fits);
	free(langs);
}

const struct lang *
langs_lookup(const struct langs *langs, const char *tag)
{
	for (size_t len = strlen(tag); len > 0; ) {
		for (size_t i = 0; i < langs->n; i++) {
			const char *have = langs->lang[i]->tag;

			if (have != NULL && strlen(have) == len && strncasecmp(have, tag, len) == 0)
				return langs->lang[i];
		}
		while (len > 0 && tag[--len] != '-')
			;
	}
	return NULL;
}

const char *
lang_tag(const struct lang *lang)
{
	while (lang->tag == NULL && lang->base != NULL)
		lang = lang->base;
	return lang->tag != NULL ? lang->tag : "und";
}

struct date
lang_julian_until(const struct lang *lang)
{
	while (lang->julian_until.year == 0 && lang->base != NULL)
		lang = lang->base;
	return lang->julian_until;
}

bool
lang_title_case(const struct lang *lang)
{
	while (!lang->title_case && lang->base != NULL)
		lang = lang->base;
	return lang->title_case;
}

bool
lang_overlines(const struct lang *lang)
{
	while (!lang->overlines && lang->base != NULL)
		lang = lang->base;
	return lang->overlines;
}

bool
lang_nouns_capital(const struct lang *lang)
{
	while (!lang->nouns_capital && lang->base != NULL)
		lang = lang->base;
	return lang->nouns_capital;
}
