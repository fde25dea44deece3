/* SPDX-License-Identifier: MIT */
/*
 * The index of a site is a document like others: two articles, of which one
 * lists what there is by its date, the other by its title. It is built as a tree
 * and goes the way of all pages.
 */
#include "site.h"

#include <stdlib.h>
#include <string.h>

const char *
site_lang(const struct site *s)
{
	const struct site_count *best = NULL;

	for (size_t i = 0; i < s->ncounts; i++)
		if (!best || s->count[i].pages > best->pages)
			best = &s->count[i];
	return best ? best->lang : "en";
}

const char *
site_title(const struct site *s)
{
	return *s->title ? s->title : s->publisher.len && !s->several ? s->publisher.data :
	    site_words(site_lang(s))->articles;
}

/* ------------------------------------------------------------------ entries */

static void
add_link(const struct site *s, recto_node *item, const struct site_entry *e)
{
	recto_node *link = recto_node_add(item, RECTO_LINK);

	recto_node_set(link, RECTO_ATTR_TARGET, site_text(s, e->href));
	recto_node_set(link, RECTO_ATTR_LANG, site_text(s, e->lang));
	recto_node_add_string(link, site_text(s, e->title));
}

static void
add_names(const struct site *s, recto_node *item, const struct site_entry *e)
{
	const char *next = site_text(s, e->names), *name, *before = " \xc2\xb7 ";
	recto_node *node;
	size_t len;

	while ((name = tree_name(&next, &len))) {
		recto_node_add_string(item, before);
		node = recto_node_add(item, RECTO_NAME);
		recto_node_set(node, RECTO_ATTR_TYPE, "person");
		recto_node_set(node, RECTO_ATTR_LANG, site_text(s, e->lang));
		recto_node_add_text(node, name, len);
		before = ", ";
	}
}

static void
add_item(const struct site *s, recto_node *list, const struct site_entry *e)
{
	recto_node *item = recto_node_add(list, RECTO_ITEM), *link, *date;
	const char *when = site_text(s, e->date);

	add_link(s, item, e);
	add_names(s, item, e);
	if (*when) {
		recto_node_add_string(item, " \xc2\xb7 ");
		link = recto_node_add(item, RECTO_LINK);	/* to the page where it stood */
		recto_node_set(link, RECTO_ATTR_TARGET, site_text(s, e->page));
		date = recto_node_add(link, RECTO_DATE);
		recto_node_set(date, RECTO_ATTR_WHEN, when);
		recto_node_add_string(date, when);
	}
}

static recto_node *
add_headed(recto_node *parent, recto_kind kind, const char *heading)
{
	recto_node *node = recto_node_add(parent, kind);

	recto_node_add_string(recto_node_add(node,
	    kind == RECTO_ARTICLE ? RECTO_HEADLINE : RECTO_HEADING), heading);
	return node;
}

/* A list for each year. */
static void
add_years(const struct site *s, recto_node *article, const struct site_entry **sorted,
    const struct site_words *words)
{
	const char *last = NULL;
	recto_node *list = NULL;

	for (size_t i = 0; i < s->nentries; i++) {
		const char *date = site_text(s, sorted[i]->date);

		if (!last || strncmp(last, date, 4) != 0) {
			char year[5] = "";

			strncat(year, date, 4);
			list = recto_node_add(add_headed(article, RECTO_SECTION,
			    *year ? year : words->undated), RECTO_LIST);
			last = date;
		}
		add_item(s, list, sorted[i]);
	}
}

static int
build(const struct site *s, recto_document *doc, recto_node **out, recto_error *err)
{
	const struct site_words *words = site_words(site_lang(s));
	const struct site_entry **sorted;
	recto_node *part = recto_document_new_part(doc), *list;
	int rc;

	if ((rc = site_sort(s, SITE_BY_DATE, NULL, &sorted, err)) < 0)
		return rc;
	add_years(s, add_headed(part, RECTO_ARTICLE, words->by_date), sorted, words);
	free(sorted);
	if ((rc = site_sort(s, SITE_BY_TITLE, site_lang(s), &sorted, err)) < 0)
		return rc;
	list = recto_node_add(add_headed(part, RECTO_ARTICLE, words->by_title), RECTO_LIST);
	for (size_t i = 0; i < s->nentries; i++)
		add_item(s, list, sorted[i]);
	free(sorted);
	*out = part;
	return recto_document_status(doc, err);
}

static int
write_page(struct site_page *p, recto_context *ctx, recto_document *doc, recto_node *part,
    recto_sink *sink, recto_error *err)
{
	const recto_role *html = &html_writer;
	int rc;

	p->html.json_ld = 0;	/* the lists are no articles */
	if ((rc = site_page_begin(p, ctx, doc, sink, err)) < 0 ||
	    (rc = html->write(&p->html, ctx, part, sink, err)) < 0)
		return rc;
	return html->end(&p->html, ctx, doc, sink, err);
}

int
site_write_index(const struct site *s, recto_context *ctx, recto_sink *sink, recto_error *err)
{
	struct site_page page = { .is_open = 0 };
	recto_document *doc = NULL;
	recto_node *part;
	int rc;

	if ((rc = recto_document_new(&doc, err)) < 0)
		return rc;
	recto_document_set_meta(doc, "title", site_title(s), 0);
	recto_document_set_meta(doc, "language", site_words(site_lang(s))->lang, 0);
	if ((rc = build(s, doc, &part, err)) == 0 &&
	    (rc = site_page_open(s, &page, recto_sink_name(sink), err)) == 0)
		rc = write_page(&page, ctx, doc, part, sink, err);
	site_page_close(&page);
	recto_document_free(doc);
	return rc;
}
