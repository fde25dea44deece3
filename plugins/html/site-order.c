/* SPDX-License-Identifier: MIT */
/*
 * The order of an index. Titles are compared as the Unicode Collation Algorithm
 * has it (UTS #10), with what is customary in a language; quotation marks and
 * other punctuation count for nothing.
 */
#include "site.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

struct row {
	const char *key;
	const struct site_entry *entry;
};

static int
compare_places(const struct row *x, const struct row *y)
{
	return x->entry < y->entry ? -1 : x->entry > y->entry;
}

static int
by_key(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	int order = strcmp(x->key, y->key);

	return order ? order : compare_places(x, y);
}

/* The newest first; "" for no date comes last by itself. */
static int
by_key_backwards(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	int order = strcmp(y->key, x->key);

	return order ? order : compare_places(x, y);
}

/* ------------------------------------------------------------------- titles */

static UCollator *
open_collator(const char *lang)
{
	UErrorCode status = U_ZERO_ERROR;
	UCollator *collator = ucol_open(lang, &status);

	if (U_SUCCESS(status))
		ucol_setAttribute(collator, UCOL_ALTERNATE_HANDLING, UCOL_SHIFTED, &status);
	if (U_SUCCESS(status))
		return collator;
	ucol_close(collator);
	return NULL;
}

/* Append the sort key of a title with its NUL; 0 where ICU could not make one. */
static int
add_key(recto_buf *keys, const UCollator *collator, const char *title)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar wide[SITE_LONGEST + 1];
	int32_t len, size = 0, need;

	/* What is in the model is well-formed, and takes no more units than bytes. */
	u_strFromUTF8(wide, SITE_LONGEST + 1, &len, title, -1, &status);
	if (U_FAILURE(status))
		return 0;
	while ((need = ucol_getSortKey(collator, wide, len,
	    size ? (uint8_t *)keys->data + keys->len : NULL, size)) > size) {
		if (recto_buf_reserve(keys, (size_t)need) != 0)
			return 0;
		size = need;
	}
	keys->len += (size_t)need;
	return need > 0;
}

/* Put keys of the titles into rows; they are offsets until all are there. */
static int
add_keys(const struct site *s, struct row *row, recto_buf *keys, const char *lang)
{
	UCollator *collator = open_collator(lang);
	size_t *at = calloc(s->nentries + 1, sizeof *at);
	int good = collator && at;

	for (size_t i = 0; i < s->nentries && good; i++) {
		at[i] = keys->len;
		good = add_key(keys, collator, site_text(s, s->entry[i].title));
	}
	for (size_t i = 0; i < s->nentries && good; i++)
		row[i].key = keys->data + at[i];
	free(at);
	ucol_close(collator);
	return good;
}

int
site_sort(const struct site *s, enum site_order order, const char *lang,
    const struct site_entry ***out, recto_error *err)
{
	struct row *row = calloc(s->nentries + 1, sizeof *row);
	const struct site_entry **sorted = calloc(s->nentries + 1, sizeof *sorted);
	recto_buf keys = RECTO_BUF_INIT;
	int good = row && sorted;

	for (size_t i = 0; i < s->nentries && good; i++)
		row[i] = (struct row){ site_text(s, s->entry[i].date), &s->entry[i] };
	if (good && order == SITE_BY_TITLE)
		good = add_keys(s, row, &keys, lang);
	if (good)
		qsort(row, s->nentries, sizeof *row, order == SITE_BY_DATE ? by_key_backwards : by_key);
	for (size_t i = 0; i < s->nentries && good; i++)
		sorted[i] = row[i].entry;
	recto_buf_dispose(&keys);
	free(row);
	if (!good) {
		free(sorted);
		return recto_fail(err, RECTO_ENOMEM, "the index cannot be sorted: out of memory");
	}
	*out = sorted;
	return RECTO_OK;
}
