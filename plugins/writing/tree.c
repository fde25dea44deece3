/* SPDX-License-Identifier: MIT */
/* Questions about a tree that more than one format asks. */
#include "tree.h"
#include "value.h"

#include <string.h>

const recto_node *
tree_next(const recto_node *node)
{
	do
		node = recto_node_next(node);
	while (recto_node_kind(node) == RECTO_DISCARD);
	return node;
}

const recto_node *
tree_prev(const recto_node *node)
{
	do
		node = recto_node_prev(node);
	while (recto_node_kind(node) == RECTO_DISCARD);
	return node;
}

int
tree_begins_page(const recto_node *node)
{
	const char *type = recto_node_get(node, RECTO_ATTR_TYPE);

	return recto_node_kind(node) == RECTO_BREAK && type && !strcmp(type, "page");
}

int
tree_is_unread(const recto_node *node)
{
	return recto_node_kind(node) == RECTO_ORIGINAL;
}

/* White space (Unicode, PropList.txt) and characters without a width. */
static int
is_blank(const char *text, size_t len)
{
	const char *end = text + len;
	uint32_t c;

	while (text < end) {
		text += recto_utf8_next(text, end, &c);
		if (c > ' ' && c != 0xa0 && c != 0x1680 && !(c >= 0x2000 && c <= 0x200a) &&
		    c != 0x202f && c != 0x205f && c != 0x3000 && recto_char_columns(c) != 0)
			return 0;
	}
	return 1;
}

int
tree_has_text(const recto_node *node)
{
	recto_iter it = recto_iter_begin((recto_node *)node);
	const char *text;
	size_t len;

	while (recto_iter_next(&it) != RECTO_DONE) {
		if (tree_is_unread(it.node) && it.node != node)
			recto_iter_skip(&it);
		if (recto_node_kind(it.node) != RECTO_TEXT)
			continue;
		text = recto_node_text(it.node, &len);
		if (!is_blank(text, len))
			return 1;
	}
	return 0;
}

const recto_node *
tree_child(const recto_node *node, recto_kind kind)
{
	const recto_node *c = recto_node_first(node);

	while (c && !(recto_node_kind(c) == kind && tree_has_text(c)))
		c = recto_node_next(c);
	return c;
}

int
tree_is_headed(const recto_node *node)
{
	recto_kind kind = recto_node_kind(node);

	return (kind == RECTO_ARTICLE && tree_child(node, RECTO_HEADLINE)) ||
	    (kind == RECTO_SECTION && tree_child(node, RECTO_HEADING));
}

size_t
tree_columns(const recto_node *node)
{
	size_t most = 0;

	for (recto_node *row = recto_node_first(node); row; row = recto_node_next(row)) {
		size_t cells = 0;

		for (recto_node *c = recto_node_first(row); c; c = recto_node_next(c))
			cells++;
		if (cells > most)
			most = cells;
	}
	return most;
}

/* A value that can be seen, or NULL. */
static const char *
shown_meta(const recto_document *doc, const char *name)
{
	const char *value = recto_document_meta(doc, name);

	return value && !is_blank(value, strlen(value)) ? value : NULL;
}

void
tree_add_title(const recto_document *doc, recto_buf *out)
{
	static const char *const parts[] = { "publisher", "date", "page" };
	const char *title = shown_meta(doc, "title");
	size_t start = out->len;

	for (size_t i = 0; !title && i < sizeof parts / sizeof *parts; i++) {
		const char *part = shown_meta(doc, parts[i]);

		if (part && (strcmp(parts[i], "page") || out->len > start))	/* a number alone is no title */
			recto_buf_addf(out, "%s%s", out->len > start ? ", " : "", part);
	}
	if (out->len > start)
		return;
	if (!title)
		title = shown_meta(doc, "source");
	recto_buf_adds(out, title ? title : "Untitled");
}

const char *
tree_title_day(const recto_document *doc, const char *title, size_t *len)
{
	const char *date = recto_document_meta(doc, "date");

	if (!date || value_date_form(date) != DATE_DAY)
		return NULL;
	*len = strlen(date);
	return strstr(title, date);
}

const char *
tree_name(const char **next, size_t *len)
{
	const char *name = *next;

	if (!name)
		return NULL;
	name += strspn(name, "; ");
	*len = strcspn(name, ";");
	*next = name + *len;
	while (*len && name[*len - 1] == ' ')
		--*len;
	return *len ? name : NULL;
}
