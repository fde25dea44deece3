/* SPDX-License-Identifier: MIT */
/*
 * The articles of a part before they are written: their identifiers, and their
 * entries in the table of contents. That is one for all parts, and stands before
 * them: they wait for it.
 */
#include "html.h"

#include <string.h>
#include <strings.h>

/* How the table is called, by language; English for all others. */
static const struct { const char *lang, *name; } names[] = {
	{ "ar", "المحتويات" },
	{ "bg", "Съдържание" },
	{ "ca", "Sumari" },
	{ "cs", "Obsah" },
	{ "da", "Indhold" },
	{ "de", "Inhalt" },
	{ "el", "Περιεχόμενα" },
	{ "es", "Contenido" },
	{ "et", "Sisukord" },
	{ "eu", "Aurkibidea" },
	{ "fa", "فهرست" },
	{ "fi", "Sisällys" },
	{ "fr", "Sommaire" },
	{ "he", "תוכן העניינים" },
	{ "hi", "विषय-सूची" },
	{ "hr", "Sadržaj" },
	{ "hu", "Tartalom" },
	{ "id", "Daftar Isi" },
	{ "is", "Efnisyfirlit" },
	{ "it", "Sommario" },
	{ "ja", "目次" },
	{ "ko", "목차" },
	{ "lt", "Turinys" },
	{ "lv", "Saturs" },
	{ "nb", "Innhold" },
	{ "nl", "Inhoud" },
	{ "pl", "Spis treści" },
	{ "pt", "Conteúdo" },
	{ "ro", "Cuprins" },
	{ "ru", "Содержание" },
	{ "sk", "Obsah" },
	{ "sl", "Kazalo" },
	{ "sr", "Садржај" },
	{ "sv", "Innehåll" },
	{ "tr", "İçindekiler" },
	{ "uk", "Зміст" },
	{ "vi", "Mục lục" },
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

/*
 * Articles are numbered through the document, and so are their headlines. Returns
 * where the identifier of the article begins.
 */
static size_t
take_ids(struct html *h, const recto_node *article)
{
	const recto_node *headline = tree_child(article, RECTO_HEADLINE);
	size_t at = h->article_ids.len;

	keep(h, ids_take(&h->ids, recto_node_get(article, RECTO_ATTR_ID), "a", ++h->articles));
	keep(h, !headline ? "" : ids_take(&h->ids,
	    recto_node_get(headline, RECTO_ATTR_ID), "t", h->articles));
	h->no_memory |= h->article_ids.failed;
	return at;
}

void
contents_add(struct html *h, const recto_node *article)
{
	take_ids(h, article);
}

static void
add_entry(struct html *h, const recto_node *headline, const char *id)
{
	const recto_document *doc = recto_node_document(headline);
	recto_buf text = RECTO_BUF_INIT;
	recto_sink *body = h->out;
	size_t from;

	h->out = h->contents.sink;
	recto_node_read_text(headline, &text);
	recto_sink_printf(h->out, "<li><a href=\"#%s\"", id);
	html_lang_change(h, html_lang(headline), recto_document_meta(doc, "language"));
	recto_sink_puts(h->out, ">");
	from = strspn(text.data, " ");	/* where a page begins with it */
	html_text(h, text.data + from, text.len - from);
	recto_sink_puts(h->out, "</a></li>\n");
	h->out = body;
	h->entries++;
	h->no_memory |= text.failed;
	recto_buf_dispose(&text);
}

void
contents_begin(struct html *h, const recto_node *part)
{
	recto_buf_clear(&h->article_ids);
	h->next_id = 0;
	for (recto_node *c = recto_node_first(part); c; c = recto_node_next(c)) {
		size_t id;

		if (recto_node_kind(c) != RECTO_ARTICLE)
			continue;
		id = take_ids(h, c);
		/* What goes on from another page is found by where it began. */
		if (h->contents.sink && tree_is_headed(c) && !recto_node_get(c, RECTO_ATTR_TARGET) &&
		    !h->no_memory)
			add_entry(h, tree_child(c, RECTO_HEADLINE), h->article_ids.data + id);
	}
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

int
contents_write(struct html *h, const recto_document *doc, recto_error *err)
{
	int rc;

	if (h->entries < 2)
		return RECTO_OK;
	recto_sink_puts(h->out, "<nav class=\"contents\"");
	html_attr(h, "aria-label", name_in(recto_document_meta(doc, "language")));
	recto_sink_puts(h->out, ">\n<ol>\n");
	if ((rc = spool_copy(&h->contents, h->out, err)) < 0)
		return rc;
	recto_sink_puts(h->out, "</ol>\n</nav>\n");
	return RECTO_OK;
}
