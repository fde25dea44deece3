/* SPDX-License-Identifier: MIT */
/*
 * Which TEI element a node becomes, and its attributes: what the model lets a
 * node carry, as far as the value is one that TEI takes.
 */
#include "tei.h"

#include <string.h>

/* `type` is the attribute that takes RECTO_ATTR_TYPE; NULL: there is none. */
static const struct { const char *element, *fixed, *type; unsigned char layout; } rows[] = {
	[RECTO_PART]		= { NULL, NULL, NULL, TEI_NOWHERE },
	[RECTO_LINE]		= { NULL, NULL, NULL, TEI_NOWHERE },
	[RECTO_ARTICLE]		= { "div", NULL, "type", TEI_BLOCK },
	[RECTO_FURNITURE]	= { "fw", NULL, "type", TEI_LINE },
	[RECTO_KICKER]		= { "head", " type=\"kicker\"", "subtype", TEI_LINE },
	[RECTO_HEADLINE]	= { "head", " type=\"main\"", "subtype", TEI_LINE },
	[RECTO_DECK]		= { "head", " type=\"sub\"", "subtype", TEI_LINE },
	[RECTO_BYLINE]		= { "byline", NULL, NULL, TEI_LINE },
	[RECTO_DATELINE]	= { "dateline", NULL, NULL, TEI_LINE },
	[RECTO_SECTION]		= { "div", " type=\"section\"", "subtype", TEI_BLOCK },
	[RECTO_HEADING]		= { "head", NULL, "type", TEI_LINE },
	[RECTO_PARAGRAPH]	= { "p", NULL, NULL, TEI_LINE },
	[RECTO_LIST]		= { "list", NULL, "rend", TEI_BLOCK },
	[RECTO_ITEM]		= { "item", NULL, NULL, TEI_LINE },
	[RECTO_QUOTATION]	= { "quote", NULL, "type", TEI_BLOCK },
	[RECTO_VERSE]		= { "lg", NULL, "type", TEI_BLOCK },
	[RECTO_VERSE_LINE]	= { "l", NULL, NULL, TEI_LINE },
	[RECTO_FIGURE]		= { "figure", NULL, "type", TEI_BLOCK },
	[RECTO_FIGURE_TITLE]	= { "head", NULL, "type", TEI_LINE },
	[RECTO_CAPTION]		= { "p", NULL, NULL, TEI_LINE },
	[RECTO_CREDIT]		= { "byline", NULL, NULL, TEI_LINE },
	[RECTO_TABLE]		= { "table", NULL, "type", TEI_BLOCK },
	[RECTO_ROW]		= { "row", NULL, "role", TEI_BLOCK },
	[RECTO_CELL]		= { "cell", NULL, "role", TEI_LINE },
	[RECTO_NOTE]		= { "note", NULL, "type", TEI_BLOCK },
	[RECTO_SIGNATURE]	= { "signed", NULL, NULL, TEI_LINE },
	[RECTO_CONTINUATION]	= { "fw", " type=\"continuation\"", "subtype", TEI_LINE },
	[RECTO_TEXT]		= { NULL, NULL, NULL, TEI_CHARACTERS },
	[RECTO_BREAK]		= { NULL, NULL, NULL, TEI_CHARACTERS },
	[RECTO_DISCARD]		= { NULL, NULL, NULL, TEI_CHARACTERS },
	[RECTO_EMPHASIS]	= { "hi", NULL, "rend", TEI_INLINE },
	[RECTO_LINK]		= { "ref", NULL, "type", TEI_INLINE },
	[RECTO_NAME]		= { "name", NULL, "type", TEI_INLINE },
	[RECTO_DATE]		= { "date", NULL, "type", TEI_INLINE },
	[RECTO_CHOICE]		= { NULL, NULL, NULL, TEI_NOWHERE },
	[RECTO_ORIGINAL]	= { "sic", NULL, NULL, TEI_INLINE },
	[RECTO_CORRECTED]	= { "corr", NULL, NULL, TEI_INLINE },
};
_Static_assert(sizeof rows / sizeof *rows == RECTO_KIND_COUNT, "new kind, no row");

/* Names that TEI has an element for. */
static const struct { const char *type, *element; } names[] = {
	{ "person", "persName" }, { "place", "placeName" }, { "org", "orgName" },
};

const char *
tei_element_of(const recto_node *node)
{
	const char *type = recto_node_get(node, RECTO_ATTR_TYPE);

	if (recto_node_kind(node) == RECTO_NAME && type)
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			if (!strcmp(type, names[i].type))
				return names[i].element;
	return rows[recto_node_kind(node)].element;
}

enum tei_layout
tei_layout_of(const recto_node *node)
{
	return rows[recto_node_kind(node)].layout;
}

const char *
tei_fixed_of(const recto_node *node)
{
	const char *fixed = rows[recto_node_kind(node)].fixed;

	return fixed ? fixed : "";
}

/* The language, where it is not that of what stands around the element. */
static void
write_lang(struct tei *t, const recto_node *node)
{
	const recto_node *parent = recto_node_parent(node);
	const char *lang, *around;

	if (recto_node_kind(parent) == RECTO_PART) {
		/* A page is a milestone: its language is told by what is on it. */
		lang = recto_node_lang(node);
		around = recto_document_meta(recto_node_document(node), "language");
	} else {
		lang = recto_node_get(node, RECTO_ATTR_LANG);
		around = lang ? recto_node_lang(parent) : NULL;
	}
	if (lang && value_is_lang(lang) && (!around || strcmp(lang, around)))
		tei_attr(t, "xml:lang", lang);
}

void
tei_article_type(struct tei *t, const recto_node *article)
{
	const char *type = recto_node_get(article, RECTO_ATTR_TYPE);

	tei_attr(t, "type", type && value_is_token(type) ? type : "article");
}

static void
write_type(struct tei *t, const recto_node *node, const char *element)
{
	recto_kind kind = recto_node_kind(node);
	const char *type = recto_node_get(node, RECTO_ATTR_TYPE);

	if (kind == RECTO_ARTICLE)
		tei_article_type(t, node);
	else if (type && element == rows[kind].element && rows[kind].type && value_is_token(type))
		tei_attr(t, rows[kind].type, type);
}

static void
write_id(struct tei *t, const recto_node *node)
{
	const char *id = recto_node_get(node, RECTO_ATTR_ID);
	recto_kind kind = recto_node_kind(node);

	if (kind == RECTO_ARTICLE)
		id = tei_id_of(t, node);
	else if (kind == RECTO_FIGURE && recto_node_kind(recto_node_parent(node)) == RECTO_PART)
		id = ids_take(&t->ids, id, "f", ++t->figures);
	else if (id)
		id = ids_take(&t->ids, id, NULL, 0);
	tei_attr(t, "xml:id", id);
}

void
tei_uri(struct tei *t, const char *name, const char *target)
{
	recto_buf uri = RECTO_BUF_INIT;

	if (target && value_add_uri(&uri, target))
		tei_attr(t, name, uri.data);
	t->no_memory |= uri.failed;
	recto_buf_dispose(&uri);
}

/* The pieces before and after, as far as they are known: what is written is not changed. */
static void
write_neighbours(struct tei *t, const recto_node *article)
{
	const char *before = recto_node_get(article, RECTO_ATTR_TARGET);
	const char *after = tei_id_after(t, tei_id_of(t, article));

	if (before && before[0] == '#')
		tei_refer(t, "prev", before + 1);
	else
		tei_uri(t, "prev", before);
	if (after)
		tei_refer(t, "next", after);
}

void
tei_attributes(struct tei *t, const recto_node *node, const char *element)
{
	const char *when = recto_node_get(node, RECTO_ATTR_WHEN);
	recto_cert cert = recto_node_cert(node);

	write_type(t, node, element);
	write_id(t, node);
	write_lang(t, node);
	tei_attr(t, "n", recto_node_get(node, RECTO_ATTR_N));
	if (cert == RECTO_CERT_MEDIUM || cert == RECTO_CERT_LOW)
		tei_attr(t, "cert", recto_cert_name(cert));
	if (recto_node_kind(node) == RECTO_DATE && when && value_date_form(when) != DATE_NONE)
		tei_attr(t, "when", when);
	if (recto_node_kind(node) == RECTO_LINK)
		tei_uri(t, "target", recto_node_get(node, RECTO_ATTR_TARGET));
	if (recto_node_kind(node) == RECTO_ARTICLE)
		write_neighbours(t, node);
	if (recto_node_kind(node) == RECTO_FIGURE)
		tei_uri(t, "facs", recto_node_get(node, RECTO_ATTR_SOURCE));
}
