/* SPDX-License-Identifier: MIT */
/* What the index, the feed and the neighbours of an article know of it. */
#include "site.h"

#include <stdlib.h>
#include <string.h>

/* -------------------------------------------------------------------- texts */

/* Keep a text as one line of at most SITE_LONGEST bytes; where it begins. */
static size_t
keep(struct site *s, const char *text, size_t len)
{
	size_t start = s->text.len, space = 0;
	const char *end = text + len;
	uint32_t c;

	while (text < end) {
		size_t step = recto_utf8_next(text, end, &c);

		if (c == ' ' || c == '\n' || c == '\t') {
			space = s->text.len > start;
		} else if (s->text.len - start + space + step > SITE_LONGEST - 3) {
			recto_buf_adds(&s->text, "\xe2\x80\xa6");
			break;
		} else {
			recto_buf_add(&s->text, " ", space);
			recto_buf_add(&s->text, text, step);
			space = 0;
		}
		text += step;
	}
	recto_buf_addc(&s->text, '\0');
	return start;
}

static size_t
keep_node(struct site *s, const recto_node *node)
{
	recto_buf text = RECTO_BUF_INIT;
	size_t at;

	if (node)
		recto_node_read_text(node, &text);
	s->text.failed |= text.failed;
	at = keep(s, text.data, text.len);
	recto_buf_dispose(&text);
	return at;
}

/* The persons of the bylines of an article. */
static size_t
keep_names(struct site *s, const recto_node *article)
{
	recto_buf names = RECTO_BUF_INIT;
	recto_iter it = recto_iter_begin((recto_node *)article);
	size_t at;

	while (recto_iter_next(&it) != RECTO_DONE) {
		const char *type = recto_node_get(it.node, RECTO_ATTR_TYPE);

		if (it.event == RECTO_LEAVE || recto_node_kind(it.node) == RECTO_ARTICLE ||
		    recto_node_kind(it.node) == RECTO_BYLINE)
			continue;
		if (recto_node_kind(it.node) == RECTO_NAME && type && !strcmp(type, "person")) {
			if (names.len)
				recto_buf_adds(&names, "; ");
			recto_node_read_text(it.node, &names);
		}
		recto_iter_skip(&it);
	}
	s->text.failed |= names.failed;
	at = keep(s, names.data, names.len);
	recto_buf_dispose(&names);
	return at;
}

/* ------------------------------------------------------------------ entries */

/* An entry for the article called @p id, or for NULL the document. */
static struct site_entry *
add_entry(struct site *s, const char *id)
{
	struct site_entry *entry;

	if (s->nentries == s->size) {
		size_t size = s->size ? 2 * s->size : 64;

		if ((entry = realloc(s->entry, size * sizeof *entry)) == NULL) {
			s->text.failed = 1;
			return NULL;
		}
		s->entry = entry;
		s->size = size;
	}
	entry = &s->entry[s->nentries++];
	*entry = (struct site_entry){ .href = s->text.len, .page = s->page_at };
	site_add_href(&s->text, s->page.href.data, id);
	recto_buf_addc(&s->text, '\0');
	return entry;
}

void
site_list_article(struct site *s, const recto_node *article)
{
	const char *lang = recto_node_lang(article);
	struct site_entry *entry = add_entry(s, recto_node_get(article, RECTO_ATTR_ID));

	if (!entry)
		return;
	entry->title = keep_node(s, tree_child(article, RECTO_HEADLINE));
	entry->names = keep_names(s, article);
	entry->summary = keep_node(s, tree_child(article, RECTO_PARAGRAPH));
	entry->lang = keep(s, lang ? lang : "", lang ? strlen(lang) : 0);
}

void
site_lead_back(struct site *s, recto_node *piece)
{
	const char *target = recto_node_get(piece, RECTO_ATTR_TARGET);
	recto_buf href = RECTO_BUF_INIT;

	if (!target || *target != '#')
		return;
	site_add_href(&href, s->page.href.data, target + 1);
	s->text.failed |= href.failed;
	for (size_t i = s->started; i < s->nentries; i++)
		if (!strcmp(site_text(s, s->entry[i].href), href.data))
			recto_node_set(piece, RECTO_ATTR_TARGET,
			    site_page_beside(&s->page, href.data));
	recto_buf_dispose(&href);
}

void
site_list_page(struct site *s, const recto_document *doc)
{
	struct site_entry *entry = add_entry(s, NULL);
	recto_buf title = RECTO_BUF_INIT;

	tree_add_title(doc, &title);
	s->text.failed |= title.failed;
	if (entry) {
		entry->title = keep(s, title.data, title.len);
		entry->names = entry->summary = entry->lang = keep(s, "", 0);
	}
	recto_buf_dispose(&title);
}

void
site_complete_entries(struct site *s, const recto_document *doc)
{
	const char *when = recto_document_meta(doc, "date"), *lang = recto_document_meta(doc, "language");
	enum value_date form = when ? value_date_form(when) : DATE_NONE;
	int is_known = form != DATE_NONE && form != DATE_MONTH_DAY;
	size_t date = keep(s, is_known ? when : "", is_known ? strcspn(when, "T") : 0);
	size_t whole = lang && value_is_lang(lang) ? keep(s, lang, strlen(lang)) : date;

	for (size_t i = s->started; i < s->nentries; i++) {
		s->entry[i].date = date;
		if (lang && !s->text.failed && !*site_text(s, s->entry[i].lang))
			s->entry[i].lang = whole;
	}
}
