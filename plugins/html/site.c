/* SPDX-License-Identifier: MIT */
/*
 * Writes a site: a page for each article, one for each document that lists what
 * stands on it, an index from which all articles are found, and a feed. What the
 * index and the feed will say is kept until the last document has come; the
 * documents themselves are not.
 */
#include "site.h"

#include <stdlib.h>
#include <string.h>

static const recto_role *const html = &html_writer;

static int
status(const struct site *s, recto_error *err)
{
	if (s->failure.code < 0)
		return recto_fail(err, s->failure.code, "%s", s->failure.text);
	if (s->text.failed || s->address.failed || s->publisher.failed || s->ids.no_memory)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	return RECTO_OK;
}

/* After a document that failed, its pages are not to be. */
static void
drop_pages(struct site *s)
{
	s->nentries = s->started;
	site_page_close(&s->article);
	site_page_close(&s->page);
}

/* ------------------------------------------------------------------ articles */

/* Open the page of the article that @p h has come to. */
static int
open_article(struct site *s, const struct html *h, const struct site_entry *entry,
    const recto_node *article)
{
	struct site_page *p = &s->article;
	recto_buf name = RECTO_BUF_INIT;
	int rc;

	site_add_href(&name, s->name.data, recto_node_get(article, RECTO_ATTR_ID));
	if ((rc = recto_buf_status(&name, &s->failure)) < 0 ||
	    (rc = site_page_open(s, p, name.data, &s->failure)) < 0)
		goto out;
	recto_buf_addf(&p->up, "../%s", site_page_beside(&s->page, s->page.href.data));
	if ((rc = recto_buf_status(&p->up, &s->failure)) < 0)
		goto out;
	p->place.title = site_text(s, entry->title);
	p->place.names = site_text(s, entry->names);
	p->place.summary = site_text(s, entry->summary);
	p->place.up = p->up.data;
	if ((rc = recto_sink_open_part(&p->file, s->page.file, name.data, &s->failure)) < 0 ||
	    (rc = site_page_begin(p, s->ctx, recto_node_document(article), p->file, &s->failure)) < 0)
		goto out;
	p->html.page = h->page;
	p->html.pages = h->pages;
	p->html.numbered = h->numbered;
	p->html.losses = h->losses;
out:
	recto_buf_dispose(&name);
	return rc;
}

/* The article that waits knows its neighbours now: @p after is NULL for the last one. */
static int
end_article(struct site *s, recto_document *doc, const struct site_entry *after)
{
	const struct site_entry *last;

	if (!s->article.is_open)
		return RECTO_OK;
	last = &s->entry[s->come - 1];
	site_page_navigation(s, &s->article, doc, recto_sink_name(s->whole),
	    last > &s->entry[s->started] ? last - 1 : NULL, after);
	return site_page_end(&s->article, s->ctx, doc, &s->failure);
}

/* An article with a headline that goes on from no other one. */
static int
has_page(const recto_node *article)
{
	return tree_is_headed(article) && !recto_node_get(article, RECTO_ATTR_TARGET);
}

static struct html_teaser
write_article(struct html_apart *apart, struct html *h, recto_node *article)
{
	struct site *s = (struct site *)((char *)apart - offsetof(struct site, apart));
	struct html_teaser teaser = { .href = NULL };
	const struct site_entry *entry;

	if (!has_page(article) || status(s, NULL) < 0)
		return teaser;
	entry = &s->entry[s->come];
	if (end_article(s, recto_node_document(article), entry) < 0)
		return teaser;
	s->come++;
	if (open_article(s, h, entry, article) < 0 ||
	    html_write_article(&s->article.html, s->ctx, article, &s->failure) < 0)
		return teaser;
	h->losses = s->article.html.losses;	/* they are told once in a document */
	teaser.href = site_page_beside(&s->page, site_text(s, entry->href));
	teaser.summary = site_text(s, entry->summary);
	return teaser;
}

/*
 * Articles get the identifiers that the pages will give them. What goes on from an
 * article with a page of its own leads there.
 */
static void
list_articles(struct site *s, recto_node *part)
{
	for (recto_node *c = recto_node_first(part); c; c = recto_node_next(c)) {
		if (recto_node_kind(c) != RECTO_ARTICLE)
			continue;
		recto_node_set(c, RECTO_ATTR_ID, ids_take(&s->ids,
		    recto_node_get(c, RECTO_ATTR_ID), "a", ++s->articles));
		if (has_page(c))
			site_list_article(s, c);
		else
			site_lead_back(s, c);
	}
}

/* --------------------------------------------------------------------- pages */

static void
count_lang(struct site *s, const char *lang)
{
	struct site_count *more;

	if (!lang || !value_is_lang(lang) || strlen(lang) >= sizeof s->count->lang)
		return;
	for (size_t i = 0; i < s->ncounts; i++)
		if (!strcmp(s->count[i].lang, lang)) {
			s->count[i].pages++;
			return;
		}
	if ((more = realloc(s->count, (s->ncounts + 1) * sizeof *more)) == NULL) {
		s->text.failed = 1;
		return;
	}
	s->count = more;
	s->count[s->ncounts] = (struct site_count){ .pages = 1 };
	strcpy(s->count[s->ncounts++].lang, lang);
}

static int
begin_page(struct site *s, recto_context *ctx, recto_document *doc, recto_sink *sink,
    recto_error *err)
{
	struct site_page *p = &s->page;
	int rc;

	recto_buf_clear(&s->name);
	site_add_name(&s->name, recto_input_name(ctx), recto_sink_name(sink));
	if ((rc = recto_buf_status(&s->name, err)) < 0 ||
	    (rc = site_page_open(s, p, s->name.data, err)) < 0 ||
	    (rc = recto_sink_open_part(&p->file, sink, s->name.data, err)) < 0)
		return rc;
	s->page_at = s->text.len;
	recto_buf_addf(&s->text, "%s%c", p->href.data, '\0');
	p->html.apart = &s->apart;
	p->html.json_ld = 0;	/* articles are described on their pages */
	return site_page_begin(p, ctx, doc, p->file, err);
}

static int
end_page(struct site *s, recto_context *ctx, recto_document *doc, recto_sink *sink, recto_error *err)
{
	const char *publisher = recto_document_meta(doc, "publisher");
	int rc;

	site_page_navigation(s, &s->page, doc, recto_sink_name(sink), NULL, NULL);
	if (s->nentries == s->started)
		site_list_page(s, doc);
	site_complete_entries(s, doc);
	count_lang(s, recto_document_meta(doc, "language"));
	if (publisher && !s->publisher.len)
		recto_buf_adds(&s->publisher, publisher);
	else if (publisher)
		s->several |= strcmp(publisher, s->publisher.data) != 0;
	if ((rc = status(s, err)) < 0 || (rc = site_page_end(&s->page, ctx, doc, err)) < 0)
		return rc;
	s->started = s->nentries;
	return RECTO_OK;
}

static const char site_style[] =
#include "site.inc"
;

/* What all pages look like, unless the user has a stylesheet. */
static int
write_style(const struct site *s, recto_sink *sink, recto_error *err)
{
	recto_sink *out;
	int rc;

	if (*s->options.stylesheet)
		return RECTO_OK;
	if ((rc = recto_sink_open_part(&out, sink, SITE_STYLESHEET, err)) < 0)
		return rc;
	recto_sink_puts(out, html_style);
	recto_sink_puts(out, site_style);
	rc = recto_sink_commit(out, err);
	recto_sink_close(out);
	return rc;
}

/* --------------------------------------------------------------------- role */

static int
site_open(void *state, recto_context *ctx, recto_error *err)
{
	static const recto_buf empty = RECTO_BUF_INIT;
	struct site *s = state;

	(void)ctx;
	s->address = s->name = s->text = s->publisher = empty;
	s->apart.write = write_article;
	if (!*s->base)
		return RECTO_OK;
	if ((strncmp(s->base, "http://", 7) && strncmp(s->base, "https://", 8)) ||
	    strpbrk(s->base, "?#") || !value_is_link(s->base) ||
	    !value_add_uri(&s->address, s->base))
		return recto_fail(err, RECTO_EUSAGE, "site.base is where the site will stand, as in "
		    "https://example.org/archive/, not %s", s->base);
	if (s->address.len && s->address.data[s->address.len - 1] != '/')
		recto_buf_addc(&s->address, '/');
	return status(s, err);
}

static int
site_begin(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink, recto_error *err)
{
	static const struct ids none;
	static const recto_error good = RECTO_ERROR_INIT;
	struct site *s = state;
	int rc;

	drop_pages(s);
	if (!recto_sink_name(sink))
		return recto_fail(err, RECTO_ENOTSUP, "a site is many files and has no place for "
		    "them; write to a file");
	s->ctx = ctx;
	s->whole = sink;
	s->failure = good;
	s->started = s->come = s->nentries;
	s->articles = 0;
	ids_dispose(&s->ids);
	s->ids = none;
	if ((rc = begin_page(s, ctx, doc, sink, err)) < 0)
		return rc;
	return status(s, err);
}

static int
site_write(void *state, recto_context *ctx, recto_node *part, recto_sink *sink, recto_error *err)
{
	struct site *s = state;
	int rc;

	(void)sink;
	s->ctx = ctx;
	list_articles(s, part);
	if ((rc = recto_document_status(recto_node_document(part), err)) < 0 ||
	    (rc = status(s, err)) < 0 ||
	    (rc = html->write(&s->page.html, ctx, part, s->page.file, err)) < 0)
		return rc;
	return status(s, err);
}

static int
site_end(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink, recto_error *err)
{
	struct site *s = state;
	int rc;

	s->ctx = ctx;
	if (doc)
		return end_article(s, doc, NULL) < 0 ? status(s, err) :
		    end_page(s, ctx, doc, sink, err);
	drop_pages(s);
	if ((rc = write_style(s, sink, err)) < 0 ||
	    (s->address.len && (rc = site_write_feed(s, ctx, sink, err)) < 0))
		return rc;
	return site_write_index(s, ctx, sink, err);
}

static void
site_close(void *state)
{
	struct site *s = state;

	drop_pages(s);
	ids_dispose(&s->ids);
	recto_buf_dispose(&s->address);
	recto_buf_dispose(&s->name);
	recto_buf_dispose(&s->text);
	recto_buf_dispose(&s->publisher);
	free(s->entry);
	free(s->count);
}

static const recto_option options[] = {
	{ .name = "base", .type = RECTO_OPT_TEXT, .offset = offsetof(struct site, base),
	  .value = "", .summary = "URL where the site will stand; a feed needs it" },
	{ .name = "title", .type = RECTO_OPT_TEXT, .offset = offsetof(struct site, title),
	  .value = "", .summary = "name of the site, else that of the publisher" },
	{ .name = "entries", .type = RECTO_OPT_INT, .offset = offsetof(struct site, entries),
	  .value = "50", .summary = "articles in the feed, the newest", .lo = 1, .hi = 1000 },
	{ .name = "stylesheet", .type = RECTO_OPT_TEXT, .offset = offsetof(struct site, options.stylesheet),
	  .value = "", .summary = "as html.stylesheet, instead of style.css" },
	{ .name = "json-ld", .type = RECTO_OPT_BOOL, .offset = offsetof(struct site, options.json_ld),
	  .value = "yes", .summary = "as html.json-ld" },
	{ .name = NULL },
};

const recto_role site_writer = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_WRITER,
	.flags = RECTO_ROLE_COLLECTS,
	.name = "site",
	.summary = "HTML pages of all articles of a folder, with an index and a feed",
	.suffixes = ".html",
	.media = "text/html",
	.options = options,
	.state_size = sizeof(struct site),
	.open = site_open,
	.begin = site_begin,
	.write = site_write,
	.end = site_end,
	.close = site_close,
};
