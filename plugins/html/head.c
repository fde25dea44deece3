/* SPDX-License-Identifier: MIT */
/* The head of an HTML page, and the line that names the document. */
#include "html.h"

#include <string.h>

static const char style[] =
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
	const char *next = recto_document_meta(doc, "creator"), *name;
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
styles(struct html *h, const recto_buf *title)
{
	if (!strcmp(h->stylesheet, "none"))
		return;
	if (*h->stylesheet) {
		recto_sink_puts(h->out, "<link rel=\"stylesheet\"");
		html_href(h, h->stylesheet);
		recto_sink_puts(h->out, ">\n");
		return;
	}
	recto_sink_puts(h->out, "<style>\n");
	recto_sink_puts(h->out, style);
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
	    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
	html_plain(h, title.data, title.len);
	recto_sink_puts(h->out, "</title>\n");
	metadata(h, doc);
	if (h->feed) {
		recto_sink_puts(h->out, "<link rel=\"alternate\" type=\"application/atom+xml\"");
		html_attr(h, "href", h->feed);
		recto_sink_puts(h->out, ">\n");
	}
	styles(h, &title);
	recto_sink_puts(h->out, "</head>\n<body>\n<header class=\"document\">\n<h1>");
	write_title(h, doc, &title);
	recto_sink_puts(h->out, "</h1>\n");
	authors(h, doc);
	recto_sink_puts(h->out, "</header>\n<main>\n");
	h->no_memory |= title.failed;
	recto_buf_dispose(&title);
}

void
html_foot(struct html *h)
{
	recto_sink_puts(h->out, "</main>\n</body>\n</html>\n");
}
