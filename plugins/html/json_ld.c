/* SPDX-License-Identifier: MIT */
/*
 * What an article is, for search engines and library catalogues: a NewsArticle in
 * the words of schema.org, as JSON-LD. It ends the article, so a page of any length
 * is written as it comes.
 */
#include "html.h"

#include <string.h>

/* A member of the object: the comma goes before all but the first, which is @context. */
static void
name(struct html *h, const char *member)
{
	recto_sink_printf(h->out, ",\n\"%s\": ", member);
}

static void
string(struct html *h, const char *member, const char *value)
{
	name(h, member);
	markup_string(h->out, MARKUP_JSON, value, strlen(value));
}

/* The reading text of a node; there is a space in front where a page begins with it. */
static void
node_text(struct html *h, const recto_node *node)
{
	recto_buf text = RECTO_BUF_INIT;
	size_t from;

	recto_node_read_text(node, &text);
	from = strspn(text.data, " ");
	markup_string(h->out, MARKUP_JSON, text.data + from, text.len - from);
	h->no_memory |= text.failed;
	recto_buf_dispose(&text);
}

static int
is_person(const recto_node *node)
{
	const char *type = recto_node_get(node, RECTO_ATTR_TYPE);

	return recto_node_kind(node) == RECTO_NAME && type && !strcmp(type, "person") &&
	    tree_has_text(node);
}

/* The persons in a block; @p before stands before the next one. */
static const char *
persons(struct html *h, recto_node *block, const char *before)
{
	recto_iter it = recto_iter_begin(block);

	while (recto_iter_next(&it) != RECTO_DONE) {
		if (it.event != RECTO_ENTER)
			continue;
		if (tree_is_unread(it.node)) {
			recto_iter_skip(&it);
		} else if (is_person(it.node)) {
			recto_sink_puts(h->out, before);
			recto_sink_puts(h->out, "{\"@type\": \"Person\", \"name\": ");
			node_text(h, it.node);
			recto_sink_puts(h->out, "}");
			before = ", ";
			recto_iter_skip(&it);
		}
	}
	return before;
}

/* Those whom a byline or signature of the article itself names. */
static void
authors(struct html *h, const recto_node *article)
{
	static const char first[] = ",\n\"author\": [";
	const char *before = first;

	for (recto_node *c = recto_node_first(article); c; c = recto_node_next(c))
		if (recto_node_kind(c) == RECTO_BYLINE || recto_node_kind(c) == RECTO_SIGNATURE)
			before = persons(h, c, before);
	if (before != first)
		recto_sink_puts(h->out, "]");
}

/* The page on which it begins, and that on which it ends. */
static void
pagination(struct html *h, const recto_node *article)
{
	recto_iter it = recto_iter_begin((recto_node *)article);
	const char *first = h->article_page;
	recto_buf pages = RECTO_BUF_INIT;

	/* A page may begin in front of the first word. */
	while (recto_iter_next(&it) != RECTO_DONE && recto_node_kind(it.node) != RECTO_TEXT)
		if (tree_begins_page(it.node))
			first = recto_node_get(it.node, RECTO_ATTR_N);
	if (!first || !*first)
		return;
	recto_buf_adds(&pages, first);
	if (h->page && *h->page && strcmp(first, h->page) != 0)
		recto_buf_addf(&pages, "-%s", h->page);
	string(h, "pagination", pages.data);
	h->no_memory |= pages.failed;
	recto_buf_dispose(&pages);
}

/* An ISO 8601 date; a day of any year is none that schema.org knows. */
static int
is_date(const char *when)
{
	enum value_date form = value_date_form(when);

	return form != DATE_NONE && form != DATE_MONTH_DAY;
}

/* What the metadata of the document says of each of its articles. */
static void
from_document(struct html *h, const recto_document *doc)
{
	const char *date = recto_document_meta(doc, "date");
	const char *section = recto_document_meta(doc, "section");
	const char *newspaper = recto_document_meta(doc, "publisher");

	if (date && is_date(date))
		string(h, "datePublished", date);
	if (section && *section)
		string(h, "articleSection", section);
	if (newspaper && *newspaper) {
		name(h, "isPartOf");
		recto_sink_puts(h->out, "{\"@type\": \"Newspaper\", \"name\": ");
		markup_string(h->out, MARKUP_JSON, newspaper, strlen(newspaper));
		recto_sink_puts(h->out, "}");
	}
}

static const char *
type_of(const recto_node *article)
{
	const char *type = recto_node_get(article, RECTO_ATTR_TYPE);

	return type && !strcmp(type, "ad") ? "AdvertiserContentArticle" : "NewsArticle";
}

void
html_json_ld(struct html *h, const recto_node *article)
{
	const recto_node *deck = tree_child(article, RECTO_DECK);
	const char *lang = html_lang(article);

	recto_sink_printf(h->out, "<script type=\"application/ld+json\">\n"
	    "{\"@context\": \"https://schema.org\",\n\"@type\": \"%s\",\n\"@id\": \"#%s\"",
	    type_of(article), h->article_id);
	if (h->place && h->place->canonical)
		string(h, "url", h->place->canonical);
	name(h, "headline");
	node_text(h, tree_child(article, RECTO_HEADLINE));
	if (deck) {
		name(h, "alternativeHeadline");
		node_text(h, deck);
	}
	authors(h, article);
	from_document(h, recto_node_document(article));
	pagination(h, article);
	if (lang && value_is_lang(lang))
		string(h, "inLanguage", lang);
	recto_sink_puts(h->out, "}\n</script>\n");
}
