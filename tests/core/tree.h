/* SPDX-License-Identifier: MIT */
/*
 * Trees written as text, for tests:
 *	article(headline('Title') paragraph('two' / 'lines, wo' ~ 'rd' -))
 * A kind and what is in it, 'text', / for a break with a space, ~ for a joined
 * one, - for a discard.
 */
#ifndef RECTO_TESTS_TREE_H
#define RECTO_TESTS_TREE_H

#include "../check.h"
#include "recto/document.h"

static inline recto_kind
kind_called(const char *name, size_t len)
{
	int kind;

	for (kind = 0; kind < RECTO_KIND_COUNT; kind++)
		if (strncmp(recto_kind_name((recto_kind)kind), name, len) == 0 &&
		    recto_kind_name((recto_kind)kind)[len] == '\0')
			return (recto_kind)kind;
	fail_msg("no kind \"%.*s\"", (int)len, name);
	return RECTO_KIND_COUNT;
}

/* Add what `p` says to `parent`, up to a closing parenthesis or the end. */
static inline const char *
build_tree(recto_node *parent, const char *p)
{
	recto_node *node;
	size_t len;

	for (; *p != '\0' && *p != ')'; p += len) {
		len = 1;
		if (*p == ' ')
			continue;
		if (*p == '\'') {
			len = strcspn(p + 1, "'") + 2;
			node = recto_node_add_text(parent, p + 1, len - 2);
		} else if (*p == '/' || *p == '~')
			node = recto_node_add_break(parent, *p == '~', 0, 0, 0);
		else if (*p == '-')
			node = recto_node_add_discard(parent, RECTO_DISCARD_NOISE, 0, 1, 1);
		else {
			len = strcspn(p, " ()");
			node = recto_node_add(parent, kind_called(p, len));
			if (p[len] == '(')
				len += (size_t)(build_tree(node, p + len + 1) - (p + len)) + 1;
		}
		if (node == NULL)
			fail_msg("cannot build: %s", p);
	}
	return p;
}

/* The tree in the same notation; on the way all links are checked. */
static inline void
print_tree(const recto_node *node, recto_buf *out)
{
	const recto_node *child, *prev = NULL;
	size_t len;
	const char *text = recto_node_text(node, &len);

	switch (recto_node_kind(node)) {
	case RECTO_TEXT:
		recto_buf_addf(out, "'%.*s'", (int)len, text);
		return;
	case RECTO_BREAK:
		recto_buf_addc(out, recto_node_joined(node) ? '~' : '/');
		return;
	case RECTO_DISCARD:
		recto_buf_addc(out, '-');
		return;
	default:
		recto_buf_adds(out, recto_kind_name(recto_node_kind(node)));
	}
	for (child = recto_node_first(node); child != NULL; child = recto_node_next(child)) {
		recto_buf_addc(out, prev == NULL ? '(' : ' ');
		print_tree(child, out);
		assert_ptr_equal(recto_node_parent(child), node);
		assert_ptr_equal(recto_node_prev(child), prev);
		prev = child;
	}
	assert_ptr_equal(recto_node_last(node), prev);
	if (prev != NULL)
		recto_buf_addc(out, ')');
}

static inline void
check_tree(const char *label, const recto_node *node, const char *want)
{
	recto_buf got = RECTO_BUF_INIT;

	print_tree(node, &got);
	check_text(label, got.data, got.len, want);
	recto_buf_dispose(&got);
}

static inline void
check_node_text(const char *label, const recto_node *node, const char *want)
{
	size_t len;
	const char *text = recto_node_text(node, &len);

	check_text(label, text, len, want);
}

/* A document with one part that holds `tree`; *out is the part. */
static inline recto_document *
new_document(const char *tree, recto_node **out)
{
	recto_document *doc;

	assert_int_equal(recto_document_new(&doc, NULL), RECTO_OK);
	*out = recto_document_new_part(doc);
	assert_non_null(*out);
	build_tree(*out, tree);
	return doc;
}

#endif
