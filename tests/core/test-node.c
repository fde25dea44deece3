/* SPDX-License-Identifier: MIT */
/* Documents and nodes: building, moving, attributes, and faults that stay. */
#include "config.h"

#include "tree.h"

#define TREE "article(headline('A') paragraph('b' / 'c' ~ 'd' -)) furniture('4')"

/* The `i`-th node inside `root`, in document order, from 0. */
static recto_node *
node_at(recto_node *root, int i)
{
	recto_iter it = recto_iter_begin(root);

	while (recto_iter_next(&it) != RECTO_DONE)
		if (it.event == RECTO_ENTER && i-- == 0)
			return it.node;
	fail_msg("no such node");
	return NULL;
}

static void
a_document_has_one_part_at_a_time(void **state)
{
	recto_document *doc;
	recto_node *part;
	unsigned i;

	(void)state;
	assert_int_equal(recto_document_new(&doc, NULL), RECTO_OK);
	assert_null(recto_document_part(doc));
	for (i = 1; i < 4; i++) {
		part = recto_document_new_part(doc);
		assert_ptr_equal(recto_document_part(doc), part);
		assert_int_equal(recto_document_part_count(doc), i);
		check_tree("empty", part, "part");
		build_tree(part, TREE);
		check_tree("filled", part, "part(" TREE ")");
		assert_ptr_equal(recto_node_document(node_at(part, 5)), doc);
	}
	assert_int_equal(recto_document_status(doc, NULL), RECTO_OK);
	recto_document_free(doc);
	recto_document_free(NULL);
}

/* Moves of nodes of TREE, numbered in document order with the part as 0. */
static const struct {
	const char *label;
	enum { APPEND, BEFORE, DETACH } what;
	int node, to;
	const char *want;
} move_rows[] = {
	{ "detach first",	DETACH, 1, 0, "part(furniture('4'))" },
	{ "detach last",	DETACH, 11, 0,
	    "part(article(headline('A') paragraph('b' / 'c' ~ 'd' -)))" },
	{ "detach middle",	DETACH, 8, 0,
	    "part(article(headline('A') paragraph('b' / 'c' 'd' -)) furniture('4'))" },
	{ "append elsewhere",	APPEND, 11, 1,
	    "part(article(headline('A') paragraph('b' / 'c' ~ 'd' -) furniture('4')))" },
	{ "append where it is",	APPEND, 2, 1,
	    "part(article(paragraph('b' / 'c' ~ 'd' -) headline('A')) furniture('4'))" },
	{ "append the last",	APPEND, 11, 0, "part(" TREE ")" },
	{ "before the first",	BEFORE, 11, 1,
	    "part(furniture('4') article(headline('A') paragraph('b' / 'c' ~ 'd' -)))" },
	{ "before its next",	BEFORE, 2, 4, "part(" TREE ")" },
	{ "before itself",	BEFORE, 6, 6, "part(" TREE ")" },
	{ "into another block",	BEFORE, 12, 6,
	    "part(article(headline('A') paragraph('b' '4' / 'c' ~ 'd' -)) furniture)" },
};

static void
check_move(size_t row)
{
	recto_document *doc;
	recto_node *part, *node, *to;

	doc = new_document(TREE, &part);
	node = node_at(part, move_rows[row].node);
	to = node_at(part, move_rows[row].to);
	switch (move_rows[row].what) {
	case APPEND: recto_node_append(to, node); break;
	case BEFORE: recto_node_move_before(to, node); break;
	case DETACH: recto_node_detach(node); break;
	}
	check_tree(move_rows[row].label, part, move_rows[row].want);
	assert_int_equal(recto_document_status(doc, NULL), RECTO_OK);
	recto_document_free(doc);
}

static void
nodes_move_with_all_in_them(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(move_rows); i++)
		check_move(i);
}

static void
a_detached_node_can_be_put_back(void **state)
{
	recto_document *doc;
	recto_node *part, *article;

	(void)state;
	doc = new_document(TREE, &part);
	article = recto_node_first(part);
	recto_node_detach(article);
	recto_node_detach(article);
	assert_null(recto_node_parent(article));
	assert_null(recto_node_next(article));
	recto_node_detach(recto_node_last(article));
	recto_node_add(recto_node_first(article), RECTO_BREAK);	/* it can be changed */
	recto_node_append(part, article);
	check_tree("put back", part,
	    "part(furniture('4') article(headline('A' /)))");
	recto_document_free(doc);
}

static void
insert_puts_before(void **state)
{
	recto_document *doc;
	recto_node *part;

	(void)state;
	doc = new_document(TREE, &part);
	recto_node_insert(recto_node_first(part), RECTO_FIGURE);
	recto_node_insert(recto_node_last(part), RECTO_ARTICLE);
	check_tree("inserted", part, "part(figure article(headline('A') "
	    "paragraph('b' / 'c' ~ 'd' -)) article furniture('4'))");
	recto_document_free(doc);
}

/*
 * Random moves against the plainest model there is: an array. Every discard has
 * its number as offset.
 */
#define MANY 40

static void
check_order(recto_node *part, const int *order, int n)
{
	recto_node *node = recto_node_first(part);
	int i;

	for (i = 0; i < n; i++, node = recto_node_next(node))
		check_number("order", recto_node_origin(node).offset, (uint64_t)order[i]);
	assert_null(node);
}

static int
find(const int *order, int n, int value)
{
	int i;

	for (i = 0; i < n && order[i] != value; i++)
		continue;
	return i;
}

static void
take_out(int *order, int *n, int value)
{
	int i = find(order, *n, value);

	if (i < *n)
		memmove(&order[i], &order[i + 1], (size_t)(--*n - i) * sizeof *order);
}

static void
random_moves_match_an_array(void **state)
{
	recto_node *part, *nodes[MANY], *sink;
	int order[MANY], n = 0, a, b, i;
	recto_document *doc;
	uint32_t seed = 7;

	(void)state;
	doc = new_document("", &part);
	sink = recto_node_add(part, RECTO_FURNITURE);
	for (i = 0; i < MANY; i++)
		nodes[i] = recto_node_add_discard(sink, RECTO_DISCARD_NOISE, (uint64_t)i, 1, 1);
	recto_node_detach(sink);
	for (i = 0; i < 20000; i++) {
		a = (int)chance(&seed, MANY);
		b = n > 0 ? order[chance(&seed, (uint32_t)n)] : a;
		switch (chance(&seed, 3)) {
		case 0:
			recto_node_append(part, nodes[a]);
			take_out(order, &n, a);
			order[n++] = a;
			break;
		case 1:
			recto_node_detach(nodes[a]);
			take_out(order, &n, a);
			break;
		default:
			if (a == b)
				break;
			recto_node_move_before(nodes[b], nodes[a]);
			take_out(order, &n, a);
			b = find(order, n, b);
			memmove(&order[b + 1], &order[b], (size_t)(n++ - b) * sizeof *order);
			order[b] = a;
		}
		check_order(part, order, n);
	}
	assert_int_equal(recto_document_status(doc, NULL), RECTO_OK);
	recto_document_free(doc);
}

/* -------------------------------------------------------------- faults */

static void add_text_to_part(recto_node *part)
{
	assert_null(recto_node_add_string(part, "x"));
}

static void add_row_to_article(recto_node *part)
{
	assert_null(recto_node_add(recto_node_first(part), RECTO_ROW));
}

static void insert_beside_text(recto_node *part)
{
	assert_null(recto_node_insert(node_at(part, 3), RECTO_PARAGRAPH));
}

static void move_part(recto_node *part)
{
	recto_node_append(recto_node_first(part), part);
}

static void insert_before_part(recto_node *part)
{
	assert_null(recto_node_insert(part, RECTO_ARTICLE));
}

static void move_into_itself(recto_node *part)
{
	recto_node *outer = recto_node_add(node_at(part, 2), RECTO_EMPHASIS);
	recto_node *inner = recto_node_add(recto_node_add(outer, RECTO_LINK), RECTO_NAME);

	recto_node_append(inner, outer);
}

static const struct {
	const char *label;
	void (*act)(recto_node *part);
	const char *text;
} fault_rows[] = {
	{ "text in a part", add_text_to_part,
	    "a node of kind \"text\" may not stand in one of kind \"part\"" },
	{ "row in an article", add_row_to_article,
	    "a node of kind \"row\" may not stand in one of kind \"article\"" },
	{ "paragraph in a headline", insert_beside_text,
	    "a node of kind \"paragraph\" may not stand in one of kind \"headline\"" },
	{ "part in an article", move_part,
	    "a node of kind \"part\" may not stand in one of kind \"article\"" },
	{ "beside the part", insert_before_part,
	    "nothing can stand before a node of kind \"part\" that is in no other" },
	{ "into itself", move_into_itself,
	    "a node of kind \"emphasis\" cannot be moved into itself" },
};

static void
the_first_fault_is_kept(void **state)
{
	recto_error err;
	recto_document *doc;
	recto_node *part;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(fault_rows); i++) {
		doc = new_document(TREE, &part);
		fault_rows[i].act(part);
		recto_node_add(part, RECTO_CELL);	/* a second one */
		assert_int_equal(recto_document_status(doc, NULL), RECTO_EUSAGE);
		assert_int_equal(recto_document_status(doc, &err), RECTO_EUSAGE);
		assert_int_equal(err.code, RECTO_EUSAGE);
		check_text(fault_rows[i].label, err.text, strlen(err.text),
		    fault_rows[i].text);
		recto_document_new_part(doc);
		assert_int_equal(recto_document_status(doc, NULL), RECTO_EUSAGE);
		recto_document_free(doc);
	}
}

static void
a_refused_move_changes_nothing(void **state)
{
	recto_document *doc;
	recto_node *part;

	(void)state;
	doc = new_document(TREE, &part);
	recto_node_append(part, node_at(part, 3));
	recto_node_move_before(node_at(part, 1), node_at(part, 3));
	recto_node_append(node_at(part, 3), node_at(part, 9));
	check_tree("unchanged", part, "part(" TREE ")");
	recto_document_free(doc);
}

static void
null_nodes_do_nothing(void **state)
{
	recto_document *doc;
	recto_node *part;
	size_t len = 9;

	(void)state;
	doc = new_document("article", &part);
	assert_null(recto_node_add(NULL, RECTO_TEXT));
	assert_null(recto_node_insert(NULL, RECTO_TEXT));
	assert_null(recto_node_add_string(NULL, "x"));
	assert_null(recto_node_add_discard(NULL, RECTO_DISCARD_NOISE, 0, 1, 1));
	assert_null(recto_node_add_break(NULL, 0, 0, 1, 1));
	recto_node_set(NULL, RECTO_ATTR_N, "1");
	recto_node_set_cert(NULL, RECTO_CERT_LOW);
	recto_node_set_origin(NULL, (recto_origin){ 0, 1, 1 });
	recto_node_append(part, NULL);
	recto_node_append(NULL, recto_node_first(part));
	recto_node_move_before(NULL, recto_node_first(part));
	recto_node_detach(NULL);
	check_tree("unchanged", part, "part(article)");
	assert_int_equal(recto_node_kind(NULL), RECTO_KIND_COUNT);
	assert_null(recto_node_parent(NULL));
	assert_null(recto_node_first(NULL));
	assert_null(recto_node_last(NULL));
	assert_null(recto_node_next(NULL));
	assert_null(recto_node_prev(NULL));
	assert_null(recto_node_document(NULL));
	assert_null(recto_node_get(NULL, RECTO_ATTR_N));
	assert_null(recto_node_lang(NULL));
	assert_null(recto_node_line(NULL));
	assert_int_equal(recto_node_cert(NULL), RECTO_CERT_UNSET);
	assert_int_equal(recto_node_joined(NULL), 0);
	assert_string_equal(recto_node_text(NULL, &len), "");
	check_number("length", len, 0);
	assert_int_equal(recto_document_status(doc, NULL), RECTO_OK);
	recto_document_free(doc);
}

/* ----------------------------------------------------------- properties */

static void
attributes_are_set_replaced_removed(void **state)
{
	recto_document *doc;
	recto_node *part;
	char value[] = "v0";
	int i;

	(void)state;
	doc = new_document("", &part);
	for (i = 0; i < RECTO_ATTR_COUNT; i++) {
		value[1] = (char)('0' + i);
		recto_node_set(part, (recto_attr)i, value);
	}
	recto_node_set(part, RECTO_ATTR_N, "12\xff");
	recto_node_set(part, RECTO_ATTR_ID, NULL);
	recto_node_set(part, RECTO_ATTR_WHEN, NULL);
	recto_node_set(part, RECTO_ATTR_WHEN, NULL);
	assert_null(recto_node_get(part, RECTO_ATTR_ID));
	assert_null(recto_node_get(part, RECTO_ATTR_WHEN));
	assert_string_equal(recto_node_get(part, RECTO_ATTR_N), "12\xef\xbf\xbd");
	assert_string_equal(recto_node_get(part, RECTO_ATTR_LANG), "v1");
	assert_string_equal(recto_node_get(part, RECTO_ATTR_SOURCE), "v6");
	recto_document_free(doc);
}

static void
language_comes_from_around(void **state)
{
	recto_document *doc;
	recto_node *part, *text;

	(void)state;
	doc = new_document("article(paragraph(emphasis('x')))", &part);
	text = node_at(part, 4);
	assert_null(recto_node_lang(text));
	recto_node_set(part, RECTO_ATTR_LANG, "zh");
	assert_string_equal(recto_node_lang(text), "zh");
	recto_node_set(recto_node_parent(text), RECTO_ATTR_LANG, "en");
	assert_string_equal(recto_node_lang(text), "en");
	recto_document_free(doc);
}

static void
leaves_keep_what_they_were_given(void **state)
{
	recto_origin origin = { 5000000000u, 7, 3 }, got;
	recto_document *doc;
	recto_node *part, *block, *node;
	size_t len;

	(void)state;
	doc = new_document("furniture", &part);
	block = recto_node_first(part);

	node = recto_node_add_text(block, "a\0b\xff", 4);
	check_node_text("text", node, "a\xef\xbf\xbd" "b\xef\xbf\xbd");
	recto_node_set_origin(node, origin);
	recto_node_set_cert(node, RECTO_CERT_MEDIUM);
	got = recto_node_origin(node);
	assert_memory_equal(&got, &origin, sizeof got);
	assert_int_equal(recto_node_cert(node), RECTO_CERT_MEDIUM);

	node = recto_node_add_text(block, NULL, 0);
	check_node_text("no text", node, "");
	node = recto_node_add(block, RECTO_TEXT);
	check_node_text("bare text", node, "");

	node = recto_node_add_break(block, 0, 1, 2, 3);
	check_node_text("break", node, " ");
	node = recto_node_add_break(block, 5, 1, 2, 3);
	check_node_text("joined break", node, "");
	assert_int_equal(recto_node_joined(node), 1);

	assert_null(recto_node_add_discard(block, RECTO_DISCARD_HYPHEN, 9, 0, 3));
	node = recto_node_add_discard(block, RECTO_DISCARD_HYPHEN, 9, 1, 3);
	assert_int_equal(recto_node_reason(node), RECTO_DISCARD_HYPHEN);
	check_number("offset", recto_node_origin(node).offset, 9);
	check_node_text("discard", node, "");
	assert_string_equal(recto_node_dropped(node, &len), "");
	check_number("dropped", len, 0);
	assert_string_equal(recto_node_dropped(block, NULL), "");
	assert_string_equal(recto_node_dropped(NULL, NULL), "");
	assert_int_equal(recto_document_status(doc, NULL), RECTO_OK);
	recto_document_free(doc);
}

static void
memory_of_the_part_is_aligned(void **state)
{
	recto_document *doc;
	recto_node *part;
	size_t i;

	(void)state;
	doc = new_document("", &part);
	for (i = 0; i < 100; i++)
		assert_int_equal((uintptr_t)recto_document_alloc(doc, i) %
		    _Alignof(max_align_t), 0);
	assert_null(recto_document_alloc(doc, SIZE_MAX));
	assert_int_equal(recto_document_status(doc, NULL), RECTO_ENOMEM);
	recto_document_free(doc);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_document_has_one_part_at_a_time),
	cmocka_unit_test(nodes_move_with_all_in_them),
	cmocka_unit_test(a_detached_node_can_be_put_back),
	cmocka_unit_test(insert_puts_before),
	cmocka_unit_test(random_moves_match_an_array),
	cmocka_unit_test(the_first_fault_is_kept),
	cmocka_unit_test(a_refused_move_changes_nothing),
	cmocka_unit_test(null_nodes_do_nothing),
	cmocka_unit_test(attributes_are_set_replaced_removed),
	cmocka_unit_test(language_comes_from_around),
	cmocka_unit_test(leaves_keep_what_they_were_given),
	cmocka_unit_test(memory_of_the_part_is_aligned),
};

int
main(void)
{
	return RUN_TESTS(tests);
}
