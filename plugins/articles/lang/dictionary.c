/* SPDX-License-Identifier: MIT */
/*
 * The words of a language: its data file TAG.words, and a text that the user gives,
 * which is a list of words or other pages of the same paper. Words are kept as
 * hashes in folded case, since nothing but whether they are there is asked.
 */
#include "keys.h"
#include "langdata.h"

#include <stdlib.h>
#include <string.h>

struct dictionary {
	bool read;		/* or tried: a language need not have the file */
	uint64_t *keys;
	uint32_t nkeys, mask;
};

static int
grow(struct dictionary *d)
{
	uint32_t mask = d->keys == NULL ? 1023 : 2 * d->mask + 1;
	uint64_t *keys = calloc((size_t)mask + 1, sizeof *keys);

	if (keys == NULL)
		return RECTO_ENOMEM;
	for (uint32_t i = 0; d->keys != NULL && i <= d->mask; i++)
		if (d->keys[i] != 0)
			keys[key_slot(keys, mask, d->keys[i])] = d->keys[i];
	free(d->keys);
	d->keys = keys;
	d->mask = mask;
	return 0;
}

static int
add(struct dictionary *d, uint64_t hash)
{
	uint32_t at;

	if ((d->keys == NULL || 2 * d->nkeys > d->mask) && grow(d) < 0)
		return RECTO_ENOMEM;
	at = key_slot(d->keys, d->mask, key_of(hash));
	d->nkeys += d->keys[at] == 0;
	d->keys[at] = key_of(hash);
	return 0;
}

/*
 * The words inside a line: those at its ends may be cut. One that stands alone, or
 * beside a number that tells how frequent it is, is the row of a list.
 */
static int
add_line(struct dictionary *d, const recto_line *line)
{
	const char *at = line->text, *end = at + line->len;
	uint64_t hash = WORD_HASH, last = WORD_HASH;
	bool list = true;
	uint32_t words = 0;

	while (at < end) {
		uint32_t c;

		at += recto_utf8_next(at, end, &c);
		if (u_isalpha((UChar32)c)) {
			words += hash == WORD_HASH;
			last = hash = word_hash_on(hash, c);
			continue;
		}
		list &= u_isdigit((UChar32)c) || u_isUWhiteSpace((UChar32)c);
		if (hash != WORD_HASH && words > 1 && add(d, hash) < 0)
			return RECTO_ENOMEM;
		hash = WORD_HASH;
	}
	return list && words == 1 ? add(d, last) : 0;
}

int
dictionary_new(struct dictionary **out)
{
	return (*out = calloc(1, sizeof **out)) != NULL ? 0 : RECTO_ENOMEM;
}

void
dictionary_free(struct dictionary *d)
{
	if (d == NULL)
		return;
	free(d->keys);
	free(d);
}

int
dictionary_read(struct dictionary *d, recto_source *src, recto_error *err)
{
	recto_line line;
	int rc;

	d->read = true;
	while ((rc = recto_source_line(src, &line, err)) > 0)
		if ((line.len == 0 || line.text[0] != '#') && add_line(d, &line) < 0)
			return recto_fail(err, RECTO_ENOMEM, "out of memory");
	return rc;
}

/* The file of a language, where there is one. */
static void
read_file(const struct lang *lang)
{
	recto_buf name = RECTO_BUF_INIT;
	recto_error err = RECTO_ERROR_INIT;
	recto_source *src;

	lang->dictionary->read = true;
	if (lang->tag == NULL)
		return;
	recto_buf_adds(&name, lang->tag);
	recto_buf_adds(&name, ".words");
	if (recto_buf_status(&name, NULL) == 0 && recto_open_data(lang->ctx, &src, name.data, NULL) == RECTO_OK) {
		recto_source_set_charset(src, "UTF-8", NULL);
		if (dictionary_read(lang->dictionary, src, &err) < 0)
			recto_report(lang->ctx, RECTO_MSG_BAD_DATA, 0, "%s: %s", name.data, err.text);
		recto_source_close(src);
	}
	recto_buf_dispose(&name);
}

bool
lang_knows_word(const struct lang *lang, const uint32_t *word, size_t n)
{
	uint64_t hash = word_hash(word, n);

	for (; lang != NULL && n > 0; lang = lang->base) {
		const struct dictionary *d = lang->dictionary;

		if (!d->read)
			read_file(lang);
		if (d->keys != NULL && d->keys[key_slot(d->keys, d->mask, key_of(hash))] != 0)
			return true;
	}
	return false;
}
