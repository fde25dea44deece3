/* SPDX-License-Identifier: MIT */
/*
 * Writes a site: a page for each document, by the writer of HTML, an index from
 * which all articles are found, and a feed. What the index and the feed will say
 * is kept until the last document has come; the documents themselves are not.
 */
#include "site.h"

#include <stdlib.h>
#include <string.h>

static const recto_role *const html = &html_writer;

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
	*entry = (struct site_entry){ .href = s->text.len };
	recto_buf_addf(&s->text, "%s%s%s", s->href.data, id ? "#" : "", id ? id : "");
	recto_buf_addc(&s->text, '\0');
	return entry;
}

static const recto_node *
first(const recto_node *node, recto_kind kind)
{
	for (recto_node *c = recto_node_first(node); c; c = recto_node_next(c))
		if (recto_node_kind(c) == kind && tree_has_text(c))
			return c;
	return NULL;
}

static void
list_article(struct site *s, const recto_node *article)
{
	const char *lang = recto_node_lang(article);
	struct site_entry *entry = add_entry(s, recto_node_get(article, RECTO_ATTR_ID));

	if (!entry)
		return;
	entry->title = keep_node(s, first(article, RECTO_HEADLINE));
	entry->names = keep_names(s, article);
	entry->summary = keep_node(s, first(article, RECTO_PARAGRAPH));
	entry->lang = keep(s, lang ? lang : "", lang ? strlen(lang) : 0);
}

/* A page on which no article has a headline is found by its own title. */
static void
list_page(struct site *s, const recto_document *doc)
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

/* What is known of the document at its end goes to all that is on its page. */
static void
complete(struct site *s, const recto_document *doc)
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

/* -------------------------------------------------------------------- pages */

/*
 * The name of a page: the input's without its suffix, the folders before it, and
 * nothing that some system does not take: 1952/p1.txt becomes 1952-p1.html.
 */
static void
add_file_name(recto_buf *out, const char *input, const char *index)
{
	const char *slash = strrchr(input, '/'), *dot = strrchr(input, '.');
	size_t start = out->len, len = strlen(input);

	if (dot && dot > (slash ? slash + 1 : input))
		len = (size_t)(dot - input);
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)input[i];
		int is_taken = c > ' ' && c != 0x7f && !strchr("<>:\"|?*\\/", c);

		recto_buf_addc(out, is_taken || (c == ' ' && i > 0) ? (char)c : '-');
	}
	recto_buf_adds(out, ".html");
	if (!strcmp(out->data + start, index)) {
		out->len = start;
		recto_buf_adds(out, "index-page.html");
	}
}

int
site_begin_page(const struct site *s, struct html *page, recto_context *ctx, recto_document *doc,
    recto_sink *sink, recto_error *err)
{
	int rc;

	page->feed = s->address.len ? SITE_FEED : NULL;
	rc = html->open(page, ctx, err);
	return rc < 0 ? rc : html->begin(page, ctx, doc, sink, err);
}

/* After a document that failed, its page is not to be. */
static void
drop_page(struct site *s)
{
	if (!s->file)
		return;
	html->close(&s->page);
	recto_sink_close(s->file);
	s->file = NULL;
	s->nentries = s->started;
}

/* The way back, in the words of the page where there are any. */
static void
write_way_back(const struct site *s, const recto_document *doc, const char *index)
{
	const char *lang = recto_document_meta(doc, "language");
	const struct site_words *words = site_words(lang);

	recto_sink_puts(s->file, "<p class=\"site\"");
	if (!lang || strncmp(lang, words->lang, 2) != 0) {
		markup_attr(s->file, MARKUP_HTML, "lang", words->lang);
		markup_attr(s->file, MARKUP_HTML, "dir", value_is_rtl(lang) ? "ltr" : NULL);
	}
	recto_sink_puts(s->file, "><a");
	markup_attr(s->file, MARKUP_HTML, "href", index);
	recto_sink_printf(s->file, ">%s</a></p>\n", words->back);
}

/* --------------------------------------------------------------------- role */

static int
status(const struct site *s, recto_error *err)
{
	if (s->text.failed || s->href.failed || s->address.failed || s->publisher.failed ||
	    s->ids.no_memory)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	return RECTO_OK;
}

static int
site_open(void *state, recto_context *ctx, recto_error *err)
{
	static const recto_buf empty = RECTO_BUF_INIT;
	struct site *s = state;

	(void)ctx;
	s->address = s->href = s->text = s->publisher = empty;
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
	struct site *s = state;
	recto_buf name = RECTO_BUF_INIT;
	int rc;

	drop_page(s);
	if (!recto_sink_name(sink))
		return recto_fail(err, RECTO_ENOTSUP, "a site is many files and has no place for "
		    "them; write to a file");
	add_file_name(&name, recto_input_name(ctx), recto_sink_name(sink));
	recto_buf_clear(&s->href);
	value_add_segment(&s->href, name.data, name.len);
	s->started = s->nentries;
	s->articles = 0;
	ids_dispose(&s->ids);
	s->ids = none;
	rc = recto_buf_status(&name, err);
	if (rc == 0)
		rc = recto_sink_open_part(&s->file, sink, name.data, err);
	s->page = s->options;
	if (rc == 0)
		rc = site_begin_page(s, &s->page, ctx, doc, s->file, err);
	recto_buf_dispose(&name);
	return rc < 0 ? rc : status(s, err);
}

static int
site_write(void *state, recto_context *ctx, recto_node *part, recto_sink *sink, recto_error *err)
{
	struct site *s = state;
	int rc;

	(void)sink;
	for (recto_node *c = recto_node_first(part); c; c = recto_node_next(c)) {
		if (recto_node_kind(c) != RECTO_ARTICLE)
			continue;
		/* The page takes identifiers in the same way, so it will have this one. */
		recto_node_set(c, RECTO_ATTR_ID, ids_take(&s->ids,
		    recto_node_get(c, RECTO_ATTR_ID), "a", ++s->articles));
		/* What goes on from another page is found by where it began. */
		if (tree_is_headed(c) && !recto_node_get(c, RECTO_ATTR_TARGET))
			list_article(s, c);
	}
	if ((rc = recto_document_status(recto_node_document(part), err)) < 0 ||
	    (rc = status(s, err)) < 0)
		return rc;
	return html->write(&s->page, ctx, part, s->file, err);
}

static int
end_page(struct site *s, recto_context *ctx, recto_document *doc, recto_sink *sink, recto_error *err)
{
	const char *publisher = recto_document_meta(doc, "publisher");
	int rc;

	write_way_back(s, doc, recto_sink_name(sink));
	if (s->nentries == s->started)
		list_page(s, doc);
	complete(s, doc);
	count_lang(s, recto_document_meta(doc, "language"));
	if (publisher && !s->publisher.len)
		recto_buf_adds(&s->publisher, publisher);
	else if (publisher)
		s->several |= strcmp(publisher, s->publisher.data) != 0;
	if ((rc = status(s, err)) < 0 ||
	    (rc = html->end(&s->page, ctx, doc, s->file, err)) < 0 ||
	    (rc = recto_sink_commit(s->file, err)) < 0)
		return rc;
	s->started = s->nentries;
	drop_page(s);
	return RECTO_OK;
}

static int
site_end(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink, recto_error *err)
{
	struct site *s = state;
	int rc;

	if (doc)
		return end_page(s, ctx, doc, sink, err);
	drop_page(s);
	if (s->address.len && (rc = site_write_feed(s, ctx, sink, err)) < 0)
		return rc;
	return site_write_index(s, ctx, sink, err);
}

static void
site_close(void *state)
{
	struct site *s = state;

	drop_page(s);
	ids_dispose(&s->ids);
	recto_buf_dispose(&s->address);
	recto_buf_dispose(&s->href);
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
	  .value = "", .summary = "as html.stylesheet" },
	{ .name = "json-ld", .type = RECTO_OPT_BOOL, .offset = offsetof(struct site, options.json_ld),
	  .value = "yes", .summary = "as html.json-ld" },
	{ .name = NULL },
};

const recto_role site_writer = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_WRITER,
	.flags = RECTO_ROLE_COLLECTS,
	.name = "site",
	.summary = "HTML pages of a whole folder, with an index and a feed",
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
