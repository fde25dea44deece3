/* SPDX-License-Identifier: MIT */
/* The head of an HTML page, and the line that names the document. */
#include "html.h"

#include <string.h>

const char html_style[] =
#include "style.inc"
;

static void
meta(struct html *h, const char *name, const char *text, size_t len)
{
	recto_buf value = RECTO_BUF_INIT;

	recto_buf_add(&value, text, len);
	recto_sink_printf(h->out, "<meta name=\"%s\"", name);
	html_attr(h, "content", value.data);
	recto_sink_puts(h->out, ">\n");
	h->no_memory |= value.failed;
	recto_buf_dispose(&value);
}

/* Of an article's own page: those who wrote it, where they are named, and how it begins. */
static const char *
article_metadata(struct html *h, const char *creator)
{
	const struct html_place *place = h->place;

	if (!html_is_article_page(h))
		return creator;
	if (*place->summary)
		meta(h, "description", place->summary, strlen(place->summary));
	return *place->names ? place->names : creator;
}

/* Metadata that HTML has a customary name for. */
static void
metadata(struct html *h, const recto_document *doc)
{
	static const struct { const char *meta, *name; } rows[] = {
		{ "date",	"dcterms.date" },
		{ "publisher",	"dcterms.publisher" },
		{ "rights",	"dcterms.rights" },
		{ "identifier",	"dcterms.identifier" },
	};
	const char *next = article_metadata(h, recto_document_meta(doc, "creator")), *name;
	size_t len;

	while ((name = tree_name(&next, &len)))
		meta(h, "author", name, len);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *value = recto_document_meta(doc, rows[i].meta);

		if (value && *value)
			meta(h, rows[i].name, value, strlen(value));
	}
	recto_sink_puts(h->out, "<meta name=\"generator\" content=\"Recto ");
	html_text(h, recto_version(), strlen(recto_version()));
	recto_sink_puts(h->out, "\">\n");
}

static void
authors(struct html *h, const recto_document *doc)
{
	const char *next = recto_document_meta(doc, "creator"), *name;
	const char *before = "<p class=\"author\">";
	size_t len, count = 0;

	while ((name = tree_name(&next, &len))) {
		recto_sink_puts(h->out, before);
		html_text(h, name, len);
		before = ", ";
		count++;
	}
	if (count)
		recto_sink_puts(h->out, "</p>\n");
}

/* What is at the top of each printed page: browsers take it as a string of the style only. */
static void
running_title(struct html *h, const recto_buf *title)
{
	recto_sink_puts(h->out, "@page { @top-center { content: ");
	markup_string(h->out, MARKUP_CSS, title->data, title->len);
	recto_sink_puts(h->out, " } }\n");
}

static void
link_to(struct html *h, const char *rel, const char *type, const char *target)
{
	if (!target)
		return;
	recto_sink_puts(h->out, "<link");
	html_attr(h, "rel", rel);
	html_attr(h, "type", type);
	html_href(h, target);
	recto_sink_puts(h->out, ">\n");
}

static void
styles(struct html *h, const recto_buf *title)
{
	const char *sheet = h->place ? h->place->stylesheet : *h->stylesheet ? h->stylesheet : NULL;

	if (!strcmp(h->stylesheet, "none"))
		return;
	link_to(h, "stylesheet", NULL, sheet);
	if (*h->stylesheet)
		return;
	recto_sink_puts(h->out, "<style>\n");
	if (!sheet)
		recto_sink_puts(h->out, html_style);
	running_title(h, title);
	recto_sink_puts(h->out, "</style>\n");
}

static void
write_title(struct html *h, const recto_document *doc, const recto_buf *title)
{
	const char *end = title->data + title->len, *day;
	size_t len;

	if ((day = tree_title_day(doc, title->data, &len))) {
		html_text(h, title->data, (size_t)(day - title->data));
		recto_sink_printf(h->out, "<time>%.*s</time>", (int)len, day);
		day += len;
	} else {
		day = title->data;
	}
	html_text(h, day, (size_t)(end - day));
}

/* What stands on every page before its text. */
static void
write_header(struct html *h, const recto_document *doc, const recto_buf *title)
{
	recto_sink_puts(h->out, "<header class=\"document\">\n");
	if (html_is_article_page(h)) {
		recto_sink_puts(h->out, "<p class=\"up\"><a");
		html_href(h, h->place->up);
		recto_sink_puts(h->out, ">");
		write_title(h, doc, title);
		recto_sink_puts(h->out, "</a></p>\n");
	} else {
		recto_sink_puts(h->out, "<h1>");
		write_title(h, doc, title);
		recto_sink_puts(h->out, "</h1>\n");
		authors(h, doc);
	}
	recto_sink_puts(h->out, "</header>\n");
}

/* An article's page is called after the article, then after what it comes from. */
static void
write_window_title(struct html *h, const recto_buf *title)
{
	recto_sink_puts(h->out, "<title>");
	if (html_is_article_page(h)) {
		html_plain(h, h->place->title, strlen(h->place->title));
		recto_sink_puts(h->out, " \xc2\xb7 ");
	}
	html_plain(h, title->data, title->len);
	recto_sink_puts(h->out, "</title>\n");
}

void
html_head(struct html *h, const recto_document *doc)
{
	const char *lang = recto_document_meta(doc, "language");
	recto_buf title = RECTO_BUF_INIT;

	tree_add_title(doc, &title);
	recto_sink_puts(h->out, "<!DOCTYPE html>\n<html");
	html_attr(h, "lang", lang && value_is_lang(lang) ? lang : "und");
	if (value_is_rtl(lang))
		html_attr(h, "dir", "rtl");
	recto_sink_puts(h->out, ">\n<head>\n<meta charset=\"utf-8\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
	write_window_title(h, &title);
	metadata(h, doc);
	if (h->place) {
		link_to(h, "canonical", NULL, h->place->canonical);
		link_to(h, "alternate", "application/atom+xml", h->place->feed);
	}
	styles(h, &title);
	recto_sink_puts(h->out, "</head>\n<body>\n");
	write_header(h, doc, &title);
	recto_sink_puts(h->out, "<main>\n");
	h->no_memory |= title.failed;
	recto_buf_dispose(&title);
}

void
html_foot(struct html *h)
{
	recto_sink_puts(h->out, "</main>\n</body>\n</html>\n");
}
