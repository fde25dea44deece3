/* SPDX-License-Identifier: MIT */
/*
 * The pages of a site: where they are, what they call each other, and what leads
 * from one to the next.
 */
#include "site.h"

#include <string.h>

static const recto_role *const html = &html_writer;

/* -------------------------------------------------------------------- names */

/* What stands in each name in place of what some system does not take. */
static int
is_taken(unsigned char c, int is_first, int is_last)
{
	if (c == '.' || c == ' ')
		return !is_first && !is_last;
	return c > ' ' && c != 0x7f && !strchr("<>:\"|?*\\", c);
}

void
site_add_name(recto_buf *out, const char *input, const char *index)
{
	const char *slash = strrchr(input, '/'), *dot = strrchr(input, '.');
	size_t start = out->len, len = strlen(input);

	if (dot && dot > (slash ? slash + 1 : input))
		len = (size_t)(dot - input);
	for (size_t i = 0; i < len; i++) {
		int is_first = i == 0 || input[i - 1] == '/';
		int is_last = i + 1 < len && input[i + 1] == '/';

		recto_buf_addc(out, input[i] == '/' ||
		    is_taken((unsigned char)input[i], is_first, is_last) ? input[i] : '-');
	}
	recto_buf_adds(out, SITE_SUFFIX);
	if (!strcmp(out->data + start, index)) {
		out->len = start;
		recto_buf_adds(out, "index-page" SITE_SUFFIX);
	}
}

/* The part of a page's name or link that those below it begin with. */
static int
stem(const char *page)
{
	return (int)(strlen(page) - strlen(SITE_SUFFIX));
}

void
site_add_href(recto_buf *out, const char *page, const char *id)
{
	recto_buf file = RECTO_BUF_INIT;

	if (!id) {
		recto_buf_adds(out, page);
		return;
	}
	value_add_file_name(&file, id);
	recto_buf_addf(out, "%.*s/%s" SITE_SUFFIX, stem(page), page, file.data);
	out->failed |= file.failed;
	recto_buf_dispose(&file);
}

/* As a URI: its segments are encoded, the slashes between them stay. */
static void
add_encoded(recto_buf *out, const char *name)
{
	size_t len;

	for (; *name; name += len) {
		len = strcspn(name, "/");
		value_add_segment(out, name, len);
		if (name[len] == '/') {
			recto_buf_addc(out, '/');
			len++;
		}
	}
}

const char *
site_page_beside(const struct site_page *p, const char *href)
{
	const char *slash = strrchr(p->href.data, '/');

	return href + (slash ? slash + 1 - p->href.data : 0);
}

/* --------------------------------------------------------- opening, closing */

static int
failed(const struct site_page *p)
{
	return p->href.failed || p->root.failed || p->stylesheet.failed || p->feed.failed ||
	    p->canonical.failed || p->up.failed;
}

/* A stylesheet of the user is meant from the folder of the site. */
static void
add_stylesheet(recto_buf *out, const struct site_page *p, const char *stylesheet)
{
	if (*stylesheet != '/' && !strstr(stylesheet, "://"))
		recto_buf_adds(out, p->root.data);
	recto_buf_adds(out, *stylesheet ? stylesheet : SITE_STYLESHEET);
}

static void
find_place(const struct site *s, struct site_page *p, const char *name)
{
	add_encoded(&p->href, name);
	for (const char *slash = name; (slash = strchr(slash, '/')); slash++)
		recto_buf_adds(&p->root, "../");
	add_stylesheet(&p->stylesheet, p, s->options.stylesheet);
	p->place.stylesheet = p->stylesheet.data;
	if (!s->address.len)
		return;
	recto_buf_addf(&p->feed, "%s" SITE_FEED, p->root.data);
	recto_buf_addf(&p->canonical, "%s%s", s->address.data, p->href.data);
	p->place.feed = p->feed.data;
	p->place.canonical = p->canonical.data;
}

int
site_page_open(const struct site *s, struct site_page *p, const char *name, recto_error *err)
{
	static const recto_buf empty = RECTO_BUF_INIT;

	p->href = p->root = p->stylesheet = p->feed = p->canonical = p->up = empty;
	p->place = (struct html_place){ .title = NULL };
	p->html = s->options;
	p->html.place = &p->place;
	p->is_open = 1;
	find_place(s, p, name);
	return failed(p) ? recto_fail(err, RECTO_ENOMEM, "out of memory") : RECTO_OK;
}

int
site_page_begin(struct site_page *p, recto_context *ctx, recto_document *doc, recto_sink *out,
    recto_error *err)
{
	int rc = html->open(&p->html, ctx, err);

	return rc < 0 ? rc : html->begin(&p->html, ctx, doc, out, err);
}

void
site_page_close(struct site_page *p)
{
	if (!p->is_open)
		return;
	html->close(&p->html);
	recto_sink_close(p->file);
	p->file = NULL;
	p->is_open = 0;
	recto_buf_dispose(&p->href);
	recto_buf_dispose(&p->root);
	recto_buf_dispose(&p->stylesheet);
	recto_buf_dispose(&p->feed);
	recto_buf_dispose(&p->canonical);
	recto_buf_dispose(&p->up);
}

int
site_page_end(struct site_page *p, recto_context *ctx, recto_document *doc, recto_error *err)
{
	int rc;

	if ((rc = html->end(&p->html, ctx, doc, p->file, err)) == 0)
		rc = recto_sink_commit(p->file, err);
	site_page_close(p);
	return rc;
}

/* --------------------------------------------------------------- navigation */

/* Whether the words are in the language of the page. */
static int
fits(const struct site_words *words, const char *lang)
{
	return lang && !strncmp(lang, words->lang, 2);
}

/* The language that begins here, where it is not that around. */
static void
write_lang(recto_sink *out, const char *lang, const char *around)
{
	if (!*lang || (around && !strcmp(lang, around)))
		return;
	markup_attr(out, MARKUP_HTML, "lang", lang);
	if (value_is_rtl(lang) != value_is_rtl(around))
		markup_attr(out, MARKUP_HTML, "dir", value_is_rtl(lang) ? "rtl" : "ltr");
}

static void
write_neighbour(const struct site *s, struct site_page *p, const char *rel, const char *word,
    const struct site_entry *entry, const char *around)
{
	const char *title = site_text(s, entry->title);

	recto_sink_printf(p->file, "<li class=\"%s\"><a rel=\"%s\"", rel, rel);
	markup_attr(p->file, MARKUP_HTML, "href", site_page_beside(p, site_text(s, entry->href)));
	recto_sink_printf(p->file, "><span class=\"which\">%s</span> <span", word);
	write_lang(p->file, site_text(s, entry->lang), around);
	recto_sink_puts(p->file, ">");
	html_text(&p->html, title, strlen(title));
	recto_sink_puts(p->file, "</span></a></li>\n");
}

void
site_page_navigation(const struct site *s, struct site_page *p, const recto_document *doc,
    const char *index, const struct site_entry *before, const struct site_entry *after)
{
	const char *lang = recto_document_meta(doc, "language");
	const struct site_words *words = site_words(lang);
	const char *around = fits(words, lang) ? lang : words->lang;

	recto_sink_puts(p->file, "<nav class=\"site\"");
	markup_attr(p->file, MARKUP_HTML, "aria-label", words->articles);
	write_lang(p->file, around, lang);
	recto_sink_puts(p->file, ">\n<ul>\n");
	if (before)
		write_neighbour(s, p, "prev", words->before, before, around);
	if (after)
		write_neighbour(s, p, "next", words->after, after, around);
	recto_sink_puts(p->file, "<li class=\"all\"><a href=\"");
	markup_text(p->file, MARKUP_HTML, p->root.data, p->root.len);
	markup_text(p->file, MARKUP_HTML, index, strlen(index));
	recto_sink_printf(p->file, "\">%s</a></li>\n</ul>\n</nav>\n", words->back);
}
