/* SPDX-License-Identifier: MIT */
/*
 * Nodes: making, linking, moving and reading them. Every public function takes
 * NULL for a node and does nothing, so that a caller builds a tree without
 * checking; what went wrong is kept in the document.
 */
#include "config.h"

#include <assert.h>
#include <string.h>

#include "node.h"

static int
is_container(const recto_node *node)
{
	return recto_kind__is_container((recto_kind)node->kind);
}

recto_node *
recto_node__new(recto_document *doc, recto_kind kind)
{
	recto_node *node;

	if ((node = recto_document_alloc(doc, sizeof *node)) == NULL)
		return NULL;
	memset(node, 0, sizeof *node);
	node->kind = (unsigned char)kind;
	node->doc = doc;
	return node;
}

/* ------------------------------------------------------------- linking */

/* Put a free node into `parent`, before `next` or last. */
static void
link_node(recto_node *parent, recto_node *next, recto_node *node)
{
	recto_node *prev = next != NULL ? next->prev : parent->u.child.last;

	node->parent = parent;
	node->prev = prev;
	node->next = next;
	*(prev != NULL ? &prev->next : &parent->u.child.first) = node;
	*(next != NULL ? &next->prev : &parent->u.child.last) = node;
}

void
recto_node_detach(recto_node *node)
{
	recto_node *parent;

	if (node == NULL || (parent = node->parent) == NULL)
		return;
	*(node->prev != NULL ? &node->prev->next : &parent->u.child.first) = node->next;
	*(node->next != NULL ? &node->next->prev : &parent->u.child.last) = node->prev;
	node->parent = node->prev = node->next = NULL;
}

static int
may_stand(const recto_node *parent, recto_kind kind)
{
	if (recto_kind_may_hold((recto_kind)parent->kind, kind))
		return 1;
	recto_fail(recto_document__failure(parent->doc), RECTO_EUSAGE,
	    "a node of kind \"%s\" may not stand in one of kind \"%s\"",
	    recto_kind_name(kind), recto_kind_name((recto_kind)parent->kind));
	return 0;
}

/* A node before which another is wanted must itself stand somewhere. */
static recto_node *
parent_of(recto_node *next)
{
	if (next != NULL && next->parent == NULL)
		recto_fail(recto_document__failure(next->doc), RECTO_EUSAGE,
		    "nothing can stand before a node of kind \"%s\" that is in no other",
		    recto_kind_name((recto_kind)next->kind));
	return next != NULL ? next->parent : NULL;
}

static recto_node *
add_node(recto_node *parent, recto_node *next, recto_kind kind)
{
	recto_node *node;

	if (parent == NULL || !may_stand(parent, kind) ||
	    (node = recto_node__new(parent->doc, kind)) == NULL)
		return NULL;
	link_node(parent, next, node);
	return node;
}

static void
move_node(recto_node *parent, recto_node *next, recto_node *node)
{
	const recto_node *around;

	if (parent == NULL || node == NULL || node == next ||
	    !may_stand(parent, (recto_kind)node->kind))
		return;
	assert(parent->doc == node->doc);
	for (around = parent; around != NULL; around = around->parent)
		if (around == node) {
			recto_fail(recto_document__failure(node->doc), RECTO_EUSAGE,
			    "a node of kind \"%s\" cannot be moved into itself",
			    recto_kind_name((recto_kind)node->kind));
			return;
		}
	recto_node_detach(node);
	link_node(parent, next, node);
}

/* ------------------------------------------------------------ building */

recto_node *
recto_node_add(recto_node *parent, recto_kind kind)
{
	return add_node(parent, NULL, kind);
}

recto_node *
recto_node_insert(recto_node *next, recto_kind kind)
{
	return add_node(parent_of(next), next, kind);
}

void
recto_node_append(recto_node *parent, recto_node *node)
{
	move_node(parent, NULL, node);
}

void
recto_node_move_before(recto_node *next, recto_node *node)
{
	move_node(parent_of(next), next, node);
}

recto_node *
recto_node_add_text(recto_node *parent, const char *text, size_t len)
{
	recto_node *node;
	size_t size;
	char *copy;

	if (parent == NULL ||
	    (copy = recto_document__copy(parent->doc, len > 0 ? text : "", len,
	    &size)) == NULL ||
	    (node = recto_node_add(parent, RECTO_TEXT)) == NULL)
		return NULL;
	node->u.text.data = copy;
	node->u.text.len = size;
	return node;
}

recto_node *
recto_node_add_string(recto_node *parent, const char *string)
{
	return recto_node_add_text(parent, string, strlen(string));
}

recto_node *
recto_node__add_at(recto_node *parent, recto_kind kind, recto_origin origin)
{
	recto_node *node = recto_node_add(parent, kind);

	recto_node_set_origin(node, origin);
	return node;
}

recto_node *
recto_node_add_discard(recto_node *parent, recto_reason reason, uint64_t offset,
    uint64_t length, uint64_t line)
{
	recto_origin origin = { offset, length, line };
	recto_node *node;

	assert((unsigned)reason < RECTO_REASON_COUNT);
	if (length == 0)
		return NULL;
	node = recto_node__add_at(parent, RECTO_DISCARD, origin);
	if (node != NULL)
		node->reason = (unsigned char)reason;
	return node;
}

recto_node *
recto_node_add_break(recto_node *parent, int joined, uint64_t offset,
    uint64_t length, uint64_t line)
{
	recto_origin origin = { offset, length, line };
	recto_node *node;

	node = recto_node__add_at(parent, RECTO_BREAK, origin);
	if (node != NULL)
		node->joined = joined != 0;
	return node;
}

void
recto_node_set(recto_node *node, recto_attr attr, const char *value)
{
	struct recto_attr_value *set, **link;
	const char *copy;
	size_t size;

	assert((unsigned)attr < RECTO_ATTR_COUNT);
	if (node == NULL)
		return;
	for (link = &node->attrs; (set = *link) != NULL && set->attr != attr; )
		link = &set->next;
	if (value == NULL) {
		if (set != NULL)
			*link = set->next;
		return;
	}
	if ((copy = recto_document__copy(node->doc, value, strlen(value), &size)) == NULL)
		return;
	if (set == NULL) {
		if ((set = recto_document_alloc(node->doc, sizeof *set)) == NULL)
			return;
		set->attr = attr;
		set->next = NULL;
		*link = set;
	}
	set->value = copy;
}

void
recto_node_set_cert(recto_node *node, recto_cert cert)
{
	if (node != NULL)
		node->cert = (unsigned char)cert;
}

void
recto_node_set_origin(recto_node *node, recto_origin origin)
{
	if (node != NULL)
		node->origin = origin;
}

/* Give a node of `kind` other characters. */
static void
set_characters(recto_node *node, recto_kind kind, const char *text, size_t len)
{
	char *copy;
	size_t size;

	if (recto_node_kind(node) != kind ||
	    (copy = recto_document__copy(node->doc, len > 0 ? text : "", len, &size)) == NULL)
		return;
	node->u.text.data = copy;
	node->u.text.len = size;
}

void
recto_node_set_text(recto_node *node, const char *text, size_t len)
{
	set_characters(node, RECTO_TEXT, text, len);
}

void
recto_node_set_dropped(recto_node *node, const char *text, size_t len)
{
	set_characters(node, RECTO_DISCARD, text, len);
}

void
recto_node_set_reason(recto_node *node, recto_reason reason)
{
	assert((unsigned)reason < RECTO_REASON_COUNT);
	if (recto_node_kind(node) == RECTO_DISCARD)
		node->reason = (unsigned char)reason;
}

void
recto_node_set_joined(recto_node *node, int joined)
{
	if (recto_node_kind(node) == RECTO_BREAK)
		node->joined = joined != 0;
}

/* ------------------------------------------------------------- reading */

recto_kind
recto_node_kind(const recto_node *node)
{
	return node != NULL ? (recto_kind)node->kind : RECTO_KIND_COUNT;
}

recto_node *
recto_node_parent(const recto_node *node)
{
	return node != NULL ? node->parent : NULL;
}

recto_node *
recto_node_first(const recto_node *node)
{
	return node != NULL && is_container(node) ? node->u.child.first : NULL;
}

recto_node *
recto_node_last(const recto_node *node)
{
	return node != NULL && is_container(node) ? node->u.child.last : NULL;
}

recto_node *
recto_node_next(const recto_node *node)
{
	return node != NULL ? node->next : NULL;
}

recto_node *
recto_node_prev(const recto_node *node)
{
	return node != NULL ? node->prev : NULL;
}

recto_document *
recto_node_document(const recto_node *node)
{
	return node != NULL ? node->doc : NULL;
}

const char *
recto_node_get(const recto_node *node, recto_attr attr)
{
	const struct recto_attr_value *set = node != NULL ? node->attrs : NULL;

	while (set != NULL && set->attr != attr)
		set = set->next;
	return set != NULL ? set->value : NULL;
}

recto_cert
recto_node_cert(const recto_node *node)
{
	return node != NULL ? (recto_cert)node->cert : RECTO_CERT_UNSET;
}

recto_origin
recto_node_origin(const recto_node *node)
{
	return node != NULL ? node->origin : (recto_origin){ 0, 0, 0 };
}

const char *
recto_node_text(const recto_node *node, size_t *len)
{
	const char *text = "";
	size_t size = 0;

	switch (recto_node_kind(node)) {
	case RECTO_TEXT:
		if (node->u.text.data != NULL)
			text = node->u.text.data;
		size = node->u.text.len;
		break;
	case RECTO_BREAK:
		text = node->joined ? "" : " ";
		size = !node->joined;
		break;
	default:
		break;
	}
	if (len != NULL)
		*len = size;
	return text;
}

const char *
recto_node_dropped(const recto_node *node, size_t *len)
{
	int known = recto_node_kind(node) == RECTO_DISCARD && node->u.text.data != NULL;

	if (len != NULL)
		*len = known ? node->u.text.len : 0;
	return known ? node->u.text.data : "";
}

int
recto_node_joined(const recto_node *node)
{
	return node != NULL && node->joined;
}

recto_reason
recto_node_reason(const recto_node *node)
{
	return node != NULL ? (recto_reason)node->reason : RECTO_REASON_COUNT;
}

const char *
recto_node_lang(const recto_node *node)
{
	const char *lang = NULL;

	for (; node != NULL && lang == NULL; node = node->parent)
		lang = recto_node_get(node, RECTO_ATTR_LANG);
	return lang;
}
