/* SPDX-License-Identifier: MIT */
/*
 * Characters and attributes of an HTML page: what the model lets a node carry,
 * as far as HTML has a place for it and the value is one it takes.
 */
#include "html.h"

#include <stdio.h>
#include <string.h>

void
html_plain(struct html *h, const char *text, size_t len)
{
	if (markup_text(h->out, MARKUP_HTML, text, len))
		loss_tell(&h->losses, h->ctx, NULL, LOSS_CHARACTER,
		    "HTML cannot hold some of the characters; they became U+FFFD");
}

/* Characters of private use stand as U+FFFD with their number, for who knows what they are. */
void
html_text(struct html *h, const char *text, size_t len)
{
	const char *run = text, *end = text + len;
	uint32_t c;

	while (text < end) {
		size_t step = 1;

		if ((unsigned char)*text >= 0xee) {	/* none begins lower */
			step = recto_utf8_next(text, end, &c);
			if (markup_is_private(c)) {
				html_plain(h, run, (size_t)(text - run));
				recto_sink_printf(h->out, "<span class=\"private\" title=\"U+%04X\">"
				    "\xef\xbf\xbd</span>", (unsigned)c);
				loss_tell(&h->losses, h->ctx, NULL, LOSS_CHARACTER,
				    "HTML cannot hold some of the characters; they became U+FFFD");
				run = text + step;
			}
		}
		text += step;
	}
	html_plain(h, run, (size_t)(end - run));
}

void
html_attr(struct html *h, const char *name, const char *value)
{
	markup_attr(h->out, MARKUP_HTML, name, value);
}

void
html_class(struct html *h, const recto_node *node, const char *class)
{
	const char *type = recto_node_get(node, RECTO_ATTR_TYPE);
	recto_kind kind = recto_node_kind(node);
	int shows_type = kind == RECTO_ARTICLE || kind == RECTO_FURNITURE || kind == RECTO_NAME ||
	    kind == RECTO_NOTE;

	if (!type || !shows_type || !value_is_token(type) || !strcmp(type, class))
		type = "";
	recto_sink_printf(h->out, " class=\"%s%s%s\"", class, *type ? " " : "", type);
}

static const char *
lang_around(const recto_node *node)
{
	const char *lang = recto_node_lang(recto_node_parent(node));

	return lang ? lang : recto_document_meta(recto_node_document(node), "language");
}

const char *
html_lang(const recto_node *node)
{
	const char *lang = recto_node_get(node, RECTO_ATTR_LANG);

	return lang ? lang : lang_around(node);
}

void
html_lang_change(struct html *h, const char *lang, const char *around)
{
	if (!lang || !value_is_lang(lang) || (around && !strcmp(lang, around)))
		return;
	html_attr(h, "lang", lang);
	if (value_is_rtl(lang) != value_is_rtl(around))
		html_attr(h, "dir", value_is_rtl(lang) ? "rtl" : "ltr");
}

/* The page around a fragment may be in any language. */
static void
write_lang(struct html *h, const recto_node *node)
{
	if (h->fragment && recto_node_kind(recto_node_parent(node)) == RECTO_PART)
		html_lang_change(h, html_lang(node), NULL);
	else
		html_lang_change(h, recto_node_get(node, RECTO_ATTR_LANG), lang_around(node));
}

int
html_is_title(const struct html *h, const recto_node *headline)
{
	return *h->title_id && tree_has_text(headline);
}

static const char *
take_id(struct html *h, const recto_node *node)
{
	const char *id = recto_node_get(node, RECTO_ATTR_ID);
	recto_kind kind = recto_node_kind(node);

	if (kind == RECTO_PART || kind == RECTO_BREAK)
		return ids_take(&h->ids, id, "page", h->pages);
	if (kind == RECTO_ARTICLE)
		return h->article_id;
	if (kind == RECTO_HEADLINE && html_is_title(h, node)) {
		id = h->title_id;
		h->title_id = "";
		return id;
	}
	if (kind == RECTO_FIGURE && recto_node_kind(recto_node_parent(node)) == RECTO_PART)
		return ids_take(&h->ids, id, "f", ++h->figures);
	return id ? ids_take(&h->ids, id, NULL, 0) : NULL;
}

void
html_href(struct html *h, const char *target)
{
	recto_buf uri = RECTO_BUF_INIT;

	value_add_uri(&uri, target);	/* it is one: value_is_link said so */
	html_attr(h, "href", uri.data);
	h->no_memory |= uri.failed;
	recto_buf_dispose(&uri);
}

/* What stood in the source, to be seen when one points at the corrected form. */
static void
write_original(struct html *h, const recto_node *choice)
{
	recto_buf text = RECTO_BUF_INIT;

	for (recto_node *c = recto_node_first(choice); c; c = recto_node_next(c))
		if (recto_node_kind(c) == RECTO_ORIGINAL)
			recto_node_read_text(c, &text);
	if (text.len)
		html_attr(h, "title", text.data);
	h->no_memory |= text.failed;
	recto_buf_dispose(&text);
}

/* A day of any year is written without the hyphens of XML Schema: the checkers ask for that. */
static const char *
datetime(const char *when)
{
	return value_date_form(when) == DATE_MONTH_DAY ? when + 2 : when;
}

static int
is_number(const char *text)
{
	return *text && strlen(text) < 9 && strspn(text, "0123456789") == strlen(text);
}

/*
 * A page break must have a name, and may have no aria-label (ARIA in HTML).
 * Pages are counted, unless some have a number of their own.
 */
static void
write_page_label(struct html *h, const char *n)
{
	char number[24];

	if (h->numbered)
		snprintf(number, sizeof number, "\xe2\x80\xa6");
	else
		snprintf(number, sizeof number, "%lu", h->pages);
	html_attr(h, "title", n && *n ? n : number);
}

void
html_attributes(struct html *h, const recto_node *node)
{
	const char *n = recto_node_get(node, RECTO_ATTR_N);
	recto_kind kind = recto_node_kind(node);
	recto_cert cert = recto_node_cert(node);

	html_attr(h, "id", take_id(h, node));
	write_lang(h, node);
	if (cert == RECTO_CERT_MEDIUM || cert == RECTO_CERT_LOW)
		html_attr(h, "data-cert", recto_cert_name(cert));
	if (kind == RECTO_PART)
		html_attr(h, "data-page", n);
	if (kind == RECTO_BREAK)
		write_page_label(h, n);
	if (kind == RECTO_ITEM && n && is_number(n) && html_is_ordered(recto_node_parent(node)))
		html_attr(h, "value", n);
	if (html_is_anchor(node))
		html_href(h, recto_node_get(node, RECTO_ATTR_TARGET));
	else if (kind == RECTO_LINK)
		loss_tell(&h->losses, h->ctx, node, kind,
		    "a link that leads nowhere safe, has no text or stands in another became plain text");
	if (html_has_time(node))
		html_attr(h, "datetime", datetime(recto_node_get(node, RECTO_ATTR_WHEN)));
	if (kind == RECTO_NOTE)
		html_attr(h, "role", "note");
	if (kind == RECTO_CHOICE)
		write_original(h, node);
}
