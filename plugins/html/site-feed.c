/* SPDX-License-Identifier: MIT */
/*
 * A feed of the newest articles as Atom (RFC 4287). Identifiers are the addresses
 * of the articles, so there is none without site.base. An entry must have a date
 * (4.1.2), so what has none is not in it; a date is taken for its first moment.
 */
#include "site.h"

#include <stdlib.h>
#include <string.h>

static void
element(recto_sink *out, const char *name, const char *text, size_t len)
{
	recto_sink_printf(out, "<%s>", name);
	markup_text(out, MARKUP_XML, text, len);
	recto_sink_printf(out, "</%s>\n", name);
}

/* RFC 3339, as section 3.3 of RFC 4287 asks. */
static void
date(recto_sink *out, const char *name, const char *when)
{
	static const char whole[] = "0000-01-01";

	recto_sink_printf(out, "<%s>%s%sT00:00:00Z</%s>\n", name, when, whole + strlen(when), name);
}

/* A URI has nothing in it that ends an attribute, but may have an ampersand. */
static void
address(const struct site *s, recto_sink *out, const char *page)
{
	markup_text(out, MARKUP_XML, s->address.data, s->address.len);
	markup_text(out, MARKUP_XML, page, strlen(page));
}

static void
link_to(const struct site *s, recto_sink *out, const char *rel, const char *type, const char *page)
{
	recto_sink_printf(out, "<link rel=\"%s\" type=\"%s\" href=\"", rel, type);
	address(s, out, page);
	recto_sink_puts(out, "\"/>\n");
}

static void
write_entry(const struct site *s, recto_sink *out, const struct site_entry *e)
{
	const char *title = site_text(s, e->title), *summary = site_text(s, e->summary);
	const char *lang = site_text(s, e->lang), *next = site_text(s, e->names), *name;
	size_t len;

	recto_sink_puts(out, "<entry");
	markup_attr(out, MARKUP_XML, "xml:lang", *lang ? lang : NULL);
	recto_sink_puts(out, ">\n<id>");
	address(s, out, site_text(s, e->href));
	recto_sink_puts(out, "</id>\n");
	element(out, "title", title, strlen(title));
	date(out, "updated", site_text(s, e->date));
	date(out, "published", site_text(s, e->date));
	while ((name = tree_name(&next, &len))) {
		recto_sink_puts(out, "<author>");
		element(out, "name", name, len);
		recto_sink_puts(out, "</author>\n");
	}
	link_to(s, out, "alternate", "text/html", site_text(s, e->href));
	if (*summary)
		element(out, "summary", summary, strlen(summary));
	recto_sink_puts(out, "</entry>\n");
}

/* Who wrote what names nobody: the site itself, since a feed has to name somebody (4.1.1). */
static void
write_head(const struct site *s, recto_sink *out, const char *index, const char *updated)
{
	const char *title = site_title(s);

	recto_sink_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<feed xmlns=\"http://www.w3.org/2005/Atom\"");
	markup_attr(out, MARKUP_XML, "xml:lang", site_lang(s));
	recto_sink_puts(out, ">\n");
	element(out, "id", s->address.data, s->address.len);
	element(out, "title", title, strlen(title));
	date(out, "updated", updated);
	recto_sink_puts(out, "<author>");
	element(out, "name", title, strlen(title));
	recto_sink_puts(out, "</author>\n");
	recto_sink_printf(out, "<generator version=\"%s\">Recto</generator>\n", recto_version());
	link_to(s, out, "self", "application/atom+xml", SITE_FEED);
	link_to(s, out, "alternate", "text/html", index);
}

static int
write_all(const struct site *s, const struct site_entry **newest, recto_sink *sink,
    recto_error *err)
{
	recto_sink *out;
	int rc;

	if ((rc = recto_sink_open_part(&out, sink, SITE_FEED, err)) < 0)
		return rc;
	write_head(s, out, recto_sink_name(sink), site_text(s, newest[0]->date));
	for (size_t i = 0; i < s->nentries && i < (size_t)s->entries; i++)
		if (*site_text(s, newest[i]->date))
			write_entry(s, out, newest[i]);
	recto_sink_puts(out, "</feed>\n");
	rc = recto_sink_commit(out, err);
	recto_sink_close(out);
	return rc;
}

int
site_write_feed(const struct site *s, recto_context *ctx, recto_sink *sink, recto_error *err)
{
	const struct site_entry **newest;
	int rc = RECTO_OK;

	if ((rc = site_sort(s, SITE_BY_DATE, NULL, &newest, err)) < 0)
		return rc;
	if (s->nentries && *site_text(s, newest[0]->date))
		rc = write_all(s, newest, sink, err);
	else
		recto_report(ctx, RECTO_MSG_LOSS, 0, "no article has a date, so there is no feed");
	free(newest);
	return rc;
}
