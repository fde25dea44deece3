/* SPDX-License-Identifier: MIT */
/* Walking a tree, and its reading text. */
#include "config.h"

#include "tree.h"

#define DEEP 200000

/* Events as text: <kind on entering, kind> on leaving, leaves by their sign. */
static void
add_event(recto_buf *out, const recto_iter *it)
{
	const char *name = recto_kind_name(recto_node_kind(it->node));

	recto_buf_addf(out, it->event == RECTO_ENTER ? "<%s " : "%s> ", name);
}

static const struct {
	const char *label, *tree, *skip, *want;
} walk_rows[] = {
	{ "empty part", "", "", "<part part> " },
	{ "blocks", "article(headline paragraph) figure", "",
	    "<part <article <headline headline> <paragraph paragraph> article> "
	    "<figure figure> part> " },
	{ "leaves are not left", "furniture('a' / - emphasis('b'))", "",
	    "<part <furniture <text <break <discard <emphasis <text emphasis> "
	    "furniture> part> " },
	{ "skipped", "article(headline('a') paragraph('b')) figure", "headline",
	    "<part <article <headline headline> <paragraph <text paragraph> article> "
	    "<figure figure> part> " },
	{ "skipped and empty", "article figure", "article",
	    "<part <article article> <figure figure> part> " },
	{ "skipped root", "article figure", "part", "<part part> " },
	{ "a leaf has nothing to skip", "furniture('a' 'b')", "text",
	    "<part <furniture <text <text furniture> part> " },
};

static void
check_walk(const char *label, const char *tree, const char *skip, const char *want)
{
	recto_buf got = RECTO_BUF_INIT;
	recto_document *doc;
	recto_node *part;
	recto_iter it;

	doc = new_document(tree, &part);
	it = recto_iter_begin(part);
	while (recto_iter_next(&it) != RECTO_DONE) {
		add_event(&got, &it);
		if (strcmp(recto_kind_name(recto_node_kind(it.node)), skip) == 0)
			recto_iter_skip(&it);
	}
	assert_null(it.node);
	assert_int_equal(recto_iter_next(&it), RECTO_DONE);
	check_text(label, got.data, got.len, want);
	recto_buf_dispose(&got);
	recto_document_free(doc);
}

static void
nodes_are_entered_and_left_in_order(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(walk_rows); i++)
		check_walk(walk_rows[i].label, walk_rows[i].tree, walk_rows[i].skip,
		    walk_rows[i].want);
}

static void
a_walk_stays_below_its_root(void **state)
{
	recto_document *doc;
	recto_node *part;
	recto_iter it;

	(void)state;
	doc = new_document("article(headline('a')) figure", &part);
	it = recto_iter_begin(recto_node_first(recto_node_first(part)));
	assert_int_equal(recto_iter_next(&it), RECTO_ENTER);
	assert_int_equal(recto_iter_next(&it), RECTO_ENTER);
	assert_int_equal(recto_iter_next(&it), RECTO_LEAVE);
	assert_int_equal(recto_iter_next(&it), RECTO_DONE);

	it = recto_iter_begin(recto_node_first(recto_node_first(recto_node_first(part))));
	assert_int_equal(recto_iter_next(&it), RECTO_ENTER);	/* a leaf as root */
	assert_int_equal(recto_iter_next(&it), RECTO_DONE);

	it = recto_iter_begin(NULL);
	assert_int_equal(recto_iter_next(&it), RECTO_DONE);
	recto_document_free(doc);
}

/* A random tree of emphasis and text below `parent`; returns its nodes. */
static unsigned
grow_tree(recto_node *parent, uint32_t *seed)
{
	recto_node *at = parent, *made;
	unsigned i, n = 1 + chance(seed, 60);

	for (i = 0; i < n; i++) {
		made = recto_node_add(at, chance(seed, 2) ? RECTO_EMPHASIS : RECTO_TEXT);
		if (recto_node_kind(made) == RECTO_EMPHASIS && chance(seed, 2))
			at = made;
		else if (at != parent && chance(seed, 3) == 0)
			at = recto_node_parent(at);
	}
	return n;
}

/* Every node is entered once, after its parent, and left once if it can hold others. */
static void
every_node_is_met_once(void **state)
{
	unsigned round, entered, left, holders, depth, n;
	recto_document *doc;
	recto_node *part, *root;
	uint32_t seed = 3;
	recto_iter it;

	(void)state;
	doc = new_document("", &part);
	for (round = 0; round < 500; round++) {
		root = recto_node_add(part, RECTO_FURNITURE);
		n = grow_tree(root, &seed) + 1;
		entered = left = holders = depth = 0;
		it = recto_iter_begin(root);
		while (recto_iter_next(&it) != RECTO_DONE) {
			if (it.event == RECTO_LEAVE) {
				left++;
				depth--;
				continue;
			}
			entered++;
			if (recto_node_kind(it.node) == RECTO_TEXT)
				continue;
			holders++;
			depth++;
		}
		check_number("entered", entered, n);
		check_number("left", left, holders);
		check_number("depth", depth, 0);
	}
	recto_document_free(doc);
}

static const struct {
	const char *label, *tree, *remove, *want;
} remove_rows[] = {
	{ "blocks left", "article(headline('a') deck headline('b' 'c'))", "headline",
	    "part(article(deck))" },
	{ "leaves entered", "furniture('a' / 'b' emphasis('c') 'd')", "text",
	    "part(furniture(/ emphasis))" },
	{ "all", "article(headline) figure", "article", "part(figure)" },
};

static void
a_node_may_go_once_it_is_done_with(void **state)
{
	recto_document *doc;
	recto_node *part, *first;
	recto_iter it;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(remove_rows); i++) {
		doc = new_document(remove_rows[i].tree, &part);
		it = recto_iter_begin(part);
		while (recto_iter_next(&it) != RECTO_DONE) {
			if (strcmp(recto_kind_name(recto_node_kind(it.node)),
			    remove_rows[i].remove) != 0)
				continue;
			if (it.event == RECTO_LEAVE || recto_node_kind(it.node) == RECTO_TEXT) {
				while ((first = recto_node_first(it.node)) != NULL)
					recto_node_detach(first);
				recto_node_detach(it.node);
			}
		}
		check_tree(remove_rows[i].label, part, remove_rows[i].want);
		recto_document_free(doc);
	}
}

static const struct {
	const char *label, *tree, *want;
} read_rows[] = {
	{ "nothing", "", "" },
	{ "inlines are joined", "furniture('a' 'b' emphasis('c' link('d')) 'e')", "abcde" },
	{ "breaks", "furniture('a' / 'b' ~ 'c')", "a bc" },
	{ "discards say nothing", "furniture('a' - 'b') -", "ab" },
	{ "corrected is read", "furniture('a' choice(original('b') corrected('c')) 'd')", "acd" },
	{ "a corrected omission", "furniture('a' choice(original('b') corrected) 'd')", "ad" },
	{ "blocks on lines", "article(headline('a') paragraph('b')) furniture('c')", "a\nb\nc" },
	{ "empty blocks leave no line", "article(headline paragraph(-) paragraph('b')) article",
	    "b" },
	{ "deeper blocks", "article(list(item('a') item('b')) quotation(paragraph('c')) "
	    "table(row(cell('d') cell('e'))))", "a\nb\nc\nd\ne" },
};

static void
check_read(const char *label, const char *tree, const char *want)
{
	recto_buf got = RECTO_BUF_INIT;
	recto_document *doc;
	recto_node *part;

	doc = new_document(tree, &part);
	recto_node_read_text(part, &got);
	check_text(label, got.data, got.len, want);
	recto_buf_dispose(&got);
	recto_document_free(doc);
}

static void
reading_text_leaves_out_what_it_must(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(read_rows); i++)
		check_read(read_rows[i].label, read_rows[i].tree, read_rows[i].want);
}

static void
an_original_can_be_read_itself(void **state)
{
	recto_buf got = RECTO_BUF_INIT;
	recto_document *doc;
	recto_node *part, *choice;

	(void)state;
	doc = new_document("furniture(choice(original('b') corrected('c')))", &part);
	choice = recto_node_first(recto_node_first(part));
	recto_buf_adds(&got, "text: ");
	recto_node_read_text(recto_node_first(choice), &got);
	recto_node_read_text(NULL, &got);
	check_text("appended", got.data, got.len, "text: b");
	recto_buf_dispose(&got);
	recto_document_free(doc);
}

static void
depth_costs_no_stack(void **state)
{
	recto_buf got = RECTO_BUF_INIT;
	recto_document *doc;
	recto_node *part, *node;
	int i;

	(void)state;
	doc = new_document("furniture", &part);
	node = recto_node_first(part);
	for (i = 0; i < DEEP; i++)
		node = recto_node_add(node, RECTO_EMPHASIS);
	recto_node_add_string(node, "x");
	recto_node_read_text(part, &got);
	check_text("deep", got.data, got.len, "x");
	recto_buf_dispose(&got);
	recto_document_free(doc);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(nodes_are_entered_and_left_in_order),
	cmocka_unit_test(a_walk_stays_below_its_root),
	cmocka_unit_test(every_node_is_met_once),
	cmocka_unit_test(a_node_may_go_once_it_is_done_with),
	cmocka_unit_test(reading_text_leaves_out_what_it_must),
	cmocka_unit_test(an_original_can_be_read_itself),
	cmocka_unit_test(depth_costs_no_stack),
};

int
main(void)
{
	return RUN_TESTS(tests);
}
