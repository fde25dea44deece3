/* SPDX-License-Identifier: MIT */
/*
 * One text or several. Without a split the document is one <TEI>. As a corpus it
 * is a <teiCorpus> with a <TEI> for each article; what stands between articles is
 * in the text of the one before, unless a page begins with it. As files, each
 * article is a <TEI> in a file of its own; the first file keeps the pages with all
 * that is no article, and where an article stood a link to its file.
 */
#include "tei.h"

#include <string.h>

/* ------------------------------------------------------------------ texts */

static void
open_root(struct tei *t, const char *element, const recto_document *doc)
{
	const char *lang = recto_document_meta(doc, "language");

	recto_sink_printf(t->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<%s xmlns=\"http://www.tei-c.org/ns/1.0\"", element);
	if (lang && value_is_lang(lang))
		tei_attr(t, "xml:lang", lang);
	recto_sink_puts(t->out, ">");
	t->depth = 1;
}

/* The text of @p article, or of the whole document for NULL. */
static void
open_text(struct tei *t, const recto_document *doc, const recto_node *article)
{
	if (t->split == TEI_CORPUS)
		tei_open(t, "TEI");
	else
		open_root(t, "TEI", doc);
	tei_header(t, doc, article);
	tei_open(t, "text");
	tei_open(t, "body");
	t->filled = 0;
	t->texts++;
}

static void
close_text(struct tei *t)
{
	if (!t->filled) {	/* a body holds at least a paragraph */
		tei_break(t);
		recto_sink_puts(t->out, "<p/>");
	}
	tei_close(t, "body");
	tei_close(t, "text");
	if (t->split == TEI_CORPUS)
		tei_close(t, "TEI");
	else
		recto_sink_puts(t->out, "\n</TEI>\n");
}

int
tei_begin_document(struct tei *t, const recto_document *doc, recto_error *err)
{
	if (t->split == TEI_FILES && !recto_sink_name(t->out))
		return recto_fail(err, RECTO_ENOTSUP, "tei.split=article writes a file for each "
		    "article and has no place for them; write to a file");
	t->whole = t->out;
	t->doc = doc;
	if (t->split != TEI_CORPUS) {
		open_text(t, doc, NULL);
	} else {
		open_root(t, "teiCorpus", doc);
		tei_header(t, doc, NULL);
		t->in_corpus = 1;
	}
	return RECTO_OK;
}

void
tei_end_document(struct tei *t, const recto_document *doc)
{
	if (t->split != TEI_CORPUS) {
		close_text(t);
		return;
	}
	if (!t->texts) {	/* it holds at least one */
		open_text(t, doc, NULL);
		close_text(t);
	}
	recto_sink_puts(t->out, "\n</teiCorpus>\n");
}

/* ------------------------------------------------------------------ files */

/* Append the name of the file that an article gets: page-a1.xml. */
static void
add_file_name(const struct tei *t, recto_buf *out, const char *id)
{
	const char *whole = recto_sink_name(t->whole), *dot = strrchr(whole, '.');
	size_t stem = dot && dot > whole ? (size_t)(dot - whole) : strlen(whole);

	recto_buf_add(out, whole, stem);
	recto_buf_addc(out, '-');
	value_add_file_name(out, id);
	recto_buf_adds(out, whole + stem);
}

/* What an article is called in one line; nothing where it has no headline. */
void
tei_add_headline(const recto_node *article, recto_buf *out)
{
	size_t start = out->len;

	for (const recto_node *c = recto_node_first(article); c && out->len == start;
	    c = recto_node_next(c))
		if (recto_node_kind(c) == RECTO_HEADLINE && tree_has_text(c))
			recto_node_read_text(c, out);
	for (size_t i = start; i < out->len; i++)
		if (out->data[i] == '\n')
			out->data[i] = ' ';
}

void
tei_refer(struct tei *t, const char *name, const char *id)
{
	recto_buf file = RECTO_BUF_INIT, target = RECTO_BUF_INIT;

	if (t->split == TEI_FILES) {
		add_file_name(t, &file, id);
		value_add_segment(&target, file.data, file.len);
	}
	recto_buf_addf(&target, "#%s", id);
	tei_uri(t, name, target.data);
	t->no_memory |= file.failed | target.failed;
	recto_buf_dispose(&file);
	recto_buf_dispose(&target);
}

/* In the first file, where the article stood: its headline, or its place only. */
static void
write_reference(struct tei *t, const recto_node *article, const char *id)
{
	recto_buf headline = RECTO_BUF_INIT;

	tei_break(t);
	recto_sink_puts(t->out, "<div");
	tei_article_type(t, article);
	recto_sink_puts(t->out, ">");
	t->depth++;
	tei_break(t);
	tei_add_headline(article, &headline);
	if (headline.len) {
		recto_sink_puts(t->out, "<head><ref");
		tei_refer(t, "target", id);
		recto_sink_puts(t->out, ">");
		tei_text(t, headline.data, headline.len);
		recto_sink_puts(t->out, "</ref></head>");
	} else {
		recto_sink_puts(t->out, "<p><ptr");
		tei_refer(t, "target", id);
		recto_sink_puts(t->out, "/></p>");
	}
	tei_close(t, "div");
	t->filled = 1;
	t->no_memory |= headline.failed;
	recto_buf_dispose(&headline);
}

/* Whether a page begins with @p node, before any character of it. */
static int
begins_page(const recto_node *node)
{
	recto_iter it = recto_iter_begin((recto_node *)node);

	while (recto_iter_next(&it) != RECTO_DONE) {
		if (tree_begins_page(it.node))
			return 1;
		if (recto_node_kind(it.node) == RECTO_TEXT)
			return 0;
	}
	return 0;
}

static void
open_file(struct tei *t, const recto_node *article)
{
	const char *id = tei_id_of(t, article);
	recto_buf name = RECTO_BUF_INIT;

	write_reference(t, article, id);
	add_file_name(t, &name, id);
	if (name.failed)
		t->no_memory = 1;
	else if (recto_sink_open_part(&t->file, t->whole, name.data, &t->failure) == RECTO_OK) {
		t->first_depth = t->depth;
		t->first_pages = t->pages;
		t->out = t->file;
		open_text(t, t->doc, article);
		if (!begins_page(article))
			tei_page_again(t);
	}
	recto_buf_dispose(&name);
}

static void
close_file(struct tei *t)
{
	close_text(t);
	recto_sink_commit(t->file, &t->failure);
	recto_sink_close(t->file);
	t->file = NULL;
	t->out = t->whole;
	t->depth = t->first_depth;
	t->filled = 1;
	if (t->pages != t->first_pages)		/* what follows stands on the page it ended on */
		tei_page_again(t);
}

/* ------------------------------------------------------------ what stands where */

static const recto_node *
article_from(const recto_node *node)
{
	while (node && recto_node_kind(node) != RECTO_ARTICLE)
		node = recto_node_next(node);
	return node;
}

/* The page on which an article begins that is reached from @p node. */
static void
look_ahead(struct tei *t, const recto_node *node, const recto_node *article)
{
	t->ahead.n = t->page.n.len ? t->page.n.data : NULL;
	t->ahead.count = t->pages;
	for (; node; node = node == article ? NULL : recto_node_next(node)) {
		recto_iter it = recto_iter_begin((recto_node *)node);

		while (recto_iter_next(&it) != RECTO_DONE) {
			if (node == article && recto_node_kind(it.node) == RECTO_TEXT)
				break;
			if (!tree_begins_page(it.node))
				continue;
			t->ahead.n = recto_node_get(it.node, RECTO_ATTR_N);
			t->ahead.count++;
		}
	}
}

/* Open the text of the next article, which comes at @p node or after it. */
static void
open_next(struct tei *t, const recto_node *node)
{
	t->text_of = t->next_article;
	look_ahead(t, node, t->text_of);
	open_text(t, t->doc, t->text_of);
}

void
tei_split_page(struct tei *t, const recto_node *part)
{
	t->next_article = article_from(recto_node_first(part));
	if (t->split == TEI_CORPUS)
		open_next(t, recto_node_first(part));
}

void
tei_split_page_end(struct tei *t)
{
	if (t->split == TEI_CORPUS)
		close_text(t);
}

void
tei_split_before(struct tei *t, const recto_node *node)
{
	int is_article = recto_node_kind(node) == RECTO_ARTICLE;

	if (recto_node_kind(recto_node_parent(node)) != RECTO_PART)
		return;
	if (t->split == TEI_FILES && is_article) {
		look_ahead(t, node, node);
		open_file(t, node);
	} else if (t->split == TEI_CORPUS && t->next_article && t->next_article != t->text_of &&
	    (is_article || begins_page(node))) {
		close_text(t);
		open_next(t, node);
	}
	if (is_article)
		t->next_article = article_from(recto_node_next(node));
}

void
tei_split_after(struct tei *t, const recto_node *node)
{
	if (t->file && recto_node_kind(node) == RECTO_ARTICLE)
		close_file(t);
}
