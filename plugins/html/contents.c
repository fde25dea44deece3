/* SPDX-License-Identifier: MIT */
/*
 * The articles of a part before they are written: their identifiers, and the table
 * of contents that leads to them. It has the articles of one part and not of the
 * document, since no more than a part is in memory.
 */
#include "html.h"

#include <string.h>
#include <strings.h>

/* How the table is called, by language; English for all others. */
static const struct { const char *lang, *name; } names[] = {
	{ "ar", "المحتويات" },
	{ "de", "Inhalt" },
	{ "el", "Περιεχόμενα" },
	{ "es", "Contenido" },
	{ "fr", "Sommaire" },
	{ "it", "Sommario" },
	{ "ja", "目次" },
	{ "ko", "목차" },
	{ "nl", "Inhoud" },
	{ "pt", "Conteúdo" },
	{ "ru", "Содержание" },
	{ "zh-hant", "目錄" }, { "zh-hk", "目錄" }, { "zh-tw", "目錄" },
	{ "zh", "目录" },
};

static const char *
name_in(const char *lang)
{
	for (size_t i = 0; lang && i < sizeof names / sizeof *names; i++) {
		size_t len = strlen(names[i].lang);

		if (!strncasecmp(lang, names[i].lang, len) && (!lang[len] || lang[len] == '-'))
			return names[i].name;
	}
	return "Contents";
}

static void
keep(struct html *h, const char *id)
{
	if (id)
		recto_buf_add(&h->article_ids, id, strlen(id) + 1);
}

/* Articles are numbered through the document, and so are their headlines. */
void
contents_add(struct html *h, const recto_node *article)
{
	const recto_node *headline = tree_child(article, RECTO_HEADLINE);

	keep(h, ids_take(&h->ids, recto_node_get(article, RECTO_ATTR_ID), "a", ++h->articles));
	keep(h, !headline ? "" : ids_take(&h->ids,
	    recto_node_get(headline, RECTO_ATTR_ID), "t", h->articles));
	h->no_memory |= h->article_ids.failed;
}

void
contents_begin(struct html *h, const recto_node *part)
{
	recto_buf_clear(&h->article_ids);
	h->next_id = 0;
	for (recto_node *c = recto_node_first(part); c; c = recto_node_next(c))
		if (recto_node_kind(c) == RECTO_ARTICLE)
			contents_add(h, c);
}

/* Take the next of the strings that were kept: there is none without memory. */
static const char *
take(struct html *h)
{
	const char *id = h->article_ids.data + h->next_id;

	if (h->next_id < h->article_ids.len)
		h->next_id += strlen(id) + 1;
	return id;
}

void
contents_article(struct html *h)
{
	h->article_id = take(h);
	h->title_id = take(h);
}

static void
write_entry(struct html *h, const recto_node *headline, const char *id)
{
	recto_buf text = RECTO_BUF_INIT;

	recto_node_read_text(headline, &text);
	recto_sink_printf(h->out, "<li><a href=\"#%s\"", id);
	html_lang_change(h, html_lang(headline),
	    html_lang(recto_node_parent(recto_node_parent(headline))));
	recto_sink_puts(h->out, ">");
	html_text(h, text.data, text.len);
	recto_sink_puts(h->out, "</a></li>\n");
	h->no_memory |= text.failed;
	recto_buf_dispose(&text);
}

/* Landmarks of a page are told apart by their names: that of a later part has its number. */
static void
write_label(struct html *h, const recto_node *part)
{
	recto_buf label = RECTO_BUF_INIT;

	recto_buf_adds(&label, name_in(html_lang(part)));
	if (h->parts > 1)
		recto_buf_addf(&label, " %lu", h->parts);
	html_attr(h, "aria-label", label.data);
	h->no_memory |= label.failed;
	recto_buf_dispose(&label);
}

void
contents_write(struct html *h, const recto_node *part)
{
	size_t from = h->next_id, entries = 0;

	for (recto_node *c = recto_node_first(part); c; c = recto_node_next(c))
		entries += recto_node_kind(c) == RECTO_ARTICLE && tree_is_headed(c);
	if (entries < 2)
		return;
	recto_sink_puts(h->out, "<nav class=\"contents\"");
	write_label(h, part);
	recto_sink_puts(h->out, ">\n<ol>\n");
	for (recto_node *c = recto_node_first(part); c; c = recto_node_next(c)) {
		if (recto_node_kind(c) != RECTO_ARTICLE)
			continue;
		contents_article(h);
		if (*h->title_id)
			write_entry(h, tree_child(c, RECTO_HEADLINE), h->article_id);
	}
	recto_sink_puts(h->out, "</ol>\n</nav>\n");
	h->next_id = from;
}
