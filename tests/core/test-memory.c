/* SPDX-License-Identifier: MIT */
/*
 * Out of memory, everywhere: a run that uses all of the model is repeated with
 * its first, its second, its n-th allocation failing. It must say so, keep its
 * word about what stays valid, and (under AddressSanitizer) leak nothing.
 */
#include "config.h"

#include <stdlib.h>

#include "spend.h"
#include "tree.h"

/* A page whose text, attributes and lines need several blocks of the arena; 1 if there is one. */
static int
fill_part(recto_node *part)
{
	static const char words[] = "some words of a line, often enough to fill a page";
	static const recto_stretch map[] = { { 0, 0, 1, 1 }, { 4, 4, 1, 1 } };
	const recto_line line = { .text = words, .len = sizeof words - 1, .number = 1,
		.bytes = sizeof words - 1, .end = 1, .map = map, .nmap = COUNT(map) };
	recto_node *article, *block, *kept;
	int i;

	article = recto_node_add(part, RECTO_ARTICLE);
	for (i = 0; i < 300; i++) {
		block = recto_node_add(article, RECTO_PARAGRAPH);
		recto_node_set(block, RECTO_ATTR_ID, words);
		recto_node_add_string(recto_node_add(block, RECTO_EMPHASIS), words);
		kept = recto_part_add_line(part, &line);
		if (kept != NULL)
			recto_node_add_slice(block, recto_node_line(kept), 0, line.len);
		recto_node_move_before(recto_node_first(article), block);
	}
	return part != NULL;
}

/* Build two pages with metadata and read them; 0 or what went wrong. */
static int
work(recto_document *doc, recto_buf *text)
{
	char name[] = "name-a";
	unsigned parts = 0;
	int i, rc;

	for (i = 0; i < 20; i++, name[5]++)
		recto_document_set_meta(doc, name, "value", i % 2);
	for (i = 0; i < 2; i++) {
		if (fill_part(recto_document_new_part(doc)))
			parts++;
		recto_node_read_text(recto_document_part(doc), text);
	}
	check_number("parts", recto_document_part_count(doc), parts);
	if ((rc = recto_document_status(doc, NULL)) == RECTO_OK)
		rc = recto_buf_status(text, NULL);
	return rc;
}

/* One run with its n-th allocation failing; 1 when it had fewer than that. */
static int
run(unsigned n, size_t *len)
{
	recto_buf text = RECTO_BUF_INIT;
	recto_document *doc;
	int rc, over;

	countdown = n;
	if ((rc = recto_document_new(&doc, NULL)) == RECTO_OK)
		rc = work(doc, &text);
	else
		assert_null(doc);
	over = countdown > 0;
	countdown = 0;
	check_code("run", rc, over ? RECTO_OK : RECTO_ENOMEM, NULL);
	if (doc != NULL) {	/* what is there holds together */
		if (recto_document_part(doc) != NULL) {
			recto_buf tree = RECTO_BUF_INIT;

			print_tree(recto_document_part(doc), &tree);
			recto_buf_dispose(&tree);
		}
	}
	*len = text.len;
	recto_buf_dispose(&text);
	recto_document_free(doc);
	return over;
}

static void
the_nth_allocation_fails(void **state)
{
	size_t whole, len;
	unsigned n;

	(void)state;
	run(UINT32_MAX, &whole);
	assert_true(whole > 10000);
	for (n = 1; !run(n, &len); n++)
		assert_true(len < whole || n > 1);
	check_number("the last run is whole", len, whole);
	assert_true(n > 40);	/* the run did allocate: names, blocks, text */
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(the_nth_allocation_fails),
};

int
main(void)
{
	return RUN_TESTS(tests);
}
