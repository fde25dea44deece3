/* SPDX-License-Identifier: MIT */
/*
 * Any bytes, read as lines in any encoding: lines stand one behind the other
 * without a gap, their text is what a document can hold, and when they are cut
 * into slices every byte of the source is in one place.
 */
#include "config.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "../../core/unicode.h"
#include "fuzz.h"

const int fuzz_loads_modules = 0;
#include "recto/stream.h"

static const char *const charsets[] = {
	"auto", "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "GB18030", "Big5", "Shift_JIS",
	"EUC-KR", "windows-1252", "KOI8-R", "ISO-2022-JP",
};

struct account {
	unsigned char *seen;	/* how many places each byte is in */
	uint64_t size;
	const char *charset;
};

static void
check_line(const struct account *account, const recto_line *line, uint64_t at, uint64_t number)
{
	uint64_t end = line->offset + line->before + line->bytes + line->end;
	int clean;

	if (line->offset != at)
		broken("%s: line %" PRIu64 " begins at %" PRIu64 ", not %" PRIu64,
		    account->charset, line->number, line->offset, at);
	if (line->number != number)
		broken("%s: line %" PRIu64 " is number %" PRIu64, account->charset, number,
		    line->number);
	if (end > account->size)
		broken("%s: line %" PRIu64 " ends past the source", account->charset, number);
	if (end == at)
		broken("%s: line %" PRIu64 " is of no bytes", account->charset, number);
	recto_utf8__clean_length(line->text, line->len, &clean);
	if (!clean)
		broken("%s: line %" PRIu64 " is no text", account->charset, number);
}

/* Cut after every character whose code says so; leave out every third slice. */
static void
cut_up(recto_node *block, const recto_line *line)
{
	const char *end = line->text + line->len;
	size_t at = 0, from = 0, n = 0;
	uint32_t c;

	while (at < line->len) {
		at += recto_utf8_next(line->text + at, end, &c);
		if (at < line->len && c % 3 != 0)
			continue;
		if (++n % 3 == 0)
			recto_node_drop_slice(block, line, from, at, RECTO_DISCARD_NOISE);
		else
			recto_node_add_slice(block, line, from, at);
		from = at;
	}
	recto_node_drop_edges(block, line, 0);
}

static void
add_up(struct account *account, recto_node *block)
{
	const recto_node *node;
	recto_origin o;

	for (node = recto_node_first(block); node != NULL; node = recto_node_next(node)) {
		o = recto_node_origin(node);
		if (o.offset > account->size || o.length > account->size - o.offset)
			broken("%s: a node ends past the source", account->charset);
		for (; o.length > 0; o.length--)
			account->seen[o.offset++]++;
	}
}

static void
take_line(struct account *account, recto_document *doc, const recto_line *line)
{
	recto_node *part = recto_document_new_part(doc);
	recto_node *block = recto_node_add(part, RECTO_FURNITURE);
	recto_node *kept = recto_part_add_line(part, line);
	recto_error err;

	if (recto_document_status(doc, &err) < 0)
		broken("%s: line %" PRIu64 ": %s", account->charset, line->number, err.text);
	cut_up(block, recto_node_line(kept));
	add_up(account, block);
}

static void
read_lines(struct account *account, recto_source *src, recto_document *doc)
{
	recto_error err = RECTO_ERROR_INIT;
	uint64_t i, at = 0, number = 1;
	recto_line line;
	int rc;

	while ((rc = recto_source_line(src, &line, &err)) > 0) {
		check_line(account, &line, at, number);
		number += !line.ends_page;
		at = line.offset + line.before + line.bytes + line.end;
		take_line(account, doc, &line);
	}
	if (rc < 0)
		broken("%s: %s", account->charset, err.text);
	for (i = 0; i < account->size; i++)
		if (account->seen[i] != 1)
			broken("%s: byte %" PRIu64 " is in %d places", account->charset, i,
			    account->seen[i]);
}

static void
check_charset(const char *charset, const uint8_t *data, size_t size)
{
	struct account account = { calloc(size + 1, 1), size, charset };
	recto_error err = RECTO_ERROR_INIT;
	recto_document *doc = NULL;
	recto_source *src = NULL;

	if (account.seen == NULL || recto_document_new(&doc, &err) < 0 ||
	    recto_source_open_memory(&src, data, size, "fuzz", &err) < 0 ||
	    recto_source_set_charset(src, charset, &err) < 0)
		broken("%s: %s", charset, err.text);
	read_lines(&account, src, doc);
	recto_source_close(src);
	recto_document_free(doc);
	free(account.seen);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t i;

	for (i = 0; i < sizeof charsets / sizeof *charsets; i++)
		check_charset(charsets[i], data, size);
	return 0;
}
