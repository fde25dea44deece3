/* SPDX-License-Identifier: MIT */
/*
 * The TEI header, from the metadata of the document and, where a text holds one
 * article of it, from that. Source: TEI P5 Guidelines, chapter 2; the names of the
 * metadata are those of document.h.
 */
#include "tei.h"

#include <stdio.h>
#include <string.h>

/* One element on a line of its own; @p tag may carry attributes. */
static void
line(struct tei *t, const char *tag, const char *text)
{
	tei_break(t);
	recto_sink_printf(t->out, "<%s>", tag);
	tei_text(t, text, strlen(text));
	recto_sink_printf(t->out, "</%.*s>", (int)strcspn(tag, " "), tag);
}

/* The same for what may not be known. */
static void
known(struct tei *t, const char *tag, const char *text)
{
	if (text)
		line(t, tag, text);
}

static void
value(struct tei *t, const char *tag, const recto_document *doc, const char *name)
{
	known(t, tag, recto_document_meta(doc, name));
}

static void
date(struct tei *t, const recto_document *doc)
{
	const char *text = recto_document_meta(doc, "date");

	if (!text)
		return;
	tei_break(t);
	recto_sink_puts(t->out, "<date");
	if (value_date_form(text) != DATE_NONE)
		tei_attr(t, "when", text);
	recto_sink_puts(t->out, ">");
	tei_text(t, text, strlen(text));
	recto_sink_puts(t->out, "</date>");
}

static void
title(struct tei *t, const recto_document *doc, const recto_node *article)
{
	recto_buf text = RECTO_BUF_INIT;

	if (article)
		tei_add_headline(article, &text);
	if (!text.len) {
		tree_add_title(doc, &text);
		if (article)
			recto_buf_addf(&text, ", %s", tei_id_of(t, article));
	}
	line(t, "title", text.data);
	t->no_memory |= text.failed;
	recto_buf_dispose(&text);
}

static void
author(struct tei *t, const char *name, size_t len)
{
	tei_break(t);
	recto_sink_puts(t->out, "<author><persName>");
	tei_text(t, name, len);
	recto_sink_puts(t->out, "</persName></author>");
}

static void
authors(struct tei *t, const recto_document *doc)
{
	const char *next = recto_document_meta(doc, "creator"), *name;
	size_t len;

	while ((name = tree_name(&next, &len)))
		author(t, name, len);
}

static int
is_person(const recto_node *node)
{
	const char *type = recto_node_get(node, RECTO_ATTR_TYPE);

	return recto_node_kind(node) == RECTO_NAME && type && !strcmp(type, "person");
}

/* The persons in the bylines of an article; 0 when there is none. */
static int
persons(struct tei *t, const recto_node *article)
{
	recto_buf name = RECTO_BUF_INIT;
	int any = 0;

	for (recto_node *c = recto_node_first(article); c; c = recto_node_next(c)) {
		recto_iter it = recto_iter_begin(c);

		if (recto_node_kind(c) != RECTO_BYLINE)
			continue;
		while (recto_iter_next(&it) != RECTO_DONE) {
			if (it.event != RECTO_ENTER || !is_person(it.node))
				continue;
			recto_buf_clear(&name);
			recto_node_read_text(it.node, &name);
			t->no_memory |= name.failed;
			author(t, name.data, name.len);
			recto_iter_skip(&it);
			any = 1;
		}
	}
	recto_buf_dispose(&name);
	return any;
}

static void
publication(struct tei *t, const recto_document *doc)
{
	const char *rights = recto_document_meta(doc, "rights");

	tei_open(t, "publicationStmt");
	if (!recto_document_meta(doc, "publisher")) {
		line(t, "p", "No publisher is known.");
		if (rights)
			line(t, "p", rights);
	} else {
		value(t, "publisher", doc, "publisher");
		date(t, doc);
		value(t, "idno", doc, "identifier");
		if (rights) {
			tei_open(t, "availability");
			line(t, "p", rights);
			tei_close(t, "availability");
		}
	}
	tei_close(t, "publicationStmt");
}

/* The page an article begins on: as printed, else as the user says, else counted. */
static const char *
page_of(const struct tei *t, const recto_document *doc, char count[24])
{
	const char *page = t->ahead.n ? t->ahead.n : recto_document_meta(doc, "page");

	snprintf(count, 24, "%lu", t->ahead.count);
	return page || t->numbered ? page : count;
}

static void
source(struct tei *t, const recto_document *doc, const recto_node *article)
{
	static const struct { const char *meta, *tag; } rows[] = {
		{ "publisher",	"publisher" },
		{ "date",	NULL },
		{ "issue",	"biblScope unit=\"issue\"" },
		{ "section",	"biblScope unit=\"section\"" },
		{ "page",	"biblScope unit=\"page\"" },
		{ "source",	"idno type=\"file\"" },
		{ "identifier",	"idno" },
		{ "encoding",	"note type=\"encoding\"" },
	};
	int any = article != NULL;
	char count[24];

	for (size_t i = 0; !any && i < sizeof rows / sizeof *rows; i++)
		any = recto_document_meta(doc, rows[i].meta) != NULL;
	tei_open(t, "sourceDesc");
	if (!any) {
		line(t, "p", "Raw text; nothing is known of its origin.");
	} else {
		tei_open(t, "bibl");
		for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
			if (!rows[i].tag)
				date(t, doc);
			else if (article && !strcmp(rows[i].meta, "page"))
				known(t, rows[i].tag, page_of(t, doc, count));
			else
				value(t, rows[i].tag, doc, rows[i].meta);
		}
		tei_close(t, "bibl");
	}
	tei_close(t, "sourceDesc");
}

/* What was done to the text, in the words of each edition. */
static const struct { const char *tag, *reading, *diplomatic; } practice[] = {
	{ "correction",
	  "Text that the extraction printed twice stands once, and marks that the scan made beside the words are left out. Nothing else was corrected.",
	  "Text that the extraction printed twice and marks that the scan made beside the words are marked as surplus. Nothing was corrected." },
	{ "hyphenation",
	  "Words divided at the end of a line are joined and the hyphen is left out.",
	  "Words divided at the end of a line are joined; the hyphen is kept as weak punctuation and the line break says that it is no word break." },
	{ "normalization",
	  "Characters are in Unicode Normalization Form C. Letter-spaced words are closed. Indents and blank lines are left out.",
	  "Characters are in Unicode Normalization Form C. Letter-spaced words stand beside their closed form. Indents and blank lines are left out." },
	{ "segmentation",
	  "Paragraphs are rejoined over the ends of lines, columns and pages. The text of a page is grouped into articles; decisions that could go either way carry their certainty. An article whose parts do not come in TEI's order is divided into parts.",
	  "Paragraphs are rejoined over the ends of lines, columns and pages; each source line begins with a line break that has its number. The text of a page is grouped into articles; decisions that could go either way carry their certainty. An article whose parts do not come in TEI's order is divided into parts." },
};

static void
encoding(struct tei *t)
{
	int diplomatic = t->edition == TEI_DIPLOMATIC;

	tei_open(t, "encodingDesc");
	tei_open(t, "editorialDecl");
	for (size_t i = 0; i < sizeof practice / sizeof *practice; i++) {
		tei_break(t);
		recto_sink_printf(t->out, "<%s", practice[i].tag);
		if (!strcmp(practice[i].tag, "hyphenation"))
			tei_attr(t, "eol", diplomatic ? "all" : "none");
		else if (strcmp(practice[i].tag, "segmentation"))
			tei_attr(t, "method", diplomatic ? "markup" : "silent");
		recto_sink_puts(t->out, "><p>");
		recto_sink_puts(t->out,
		    diplomatic ? practice[i].diplomatic : practice[i].reading);
		recto_sink_printf(t->out, "</p></%s>", practice[i].tag);
	}
	tei_close(t, "editorialDecl");
	tei_open(t, "appInfo");
	tei_break(t);
	recto_sink_puts(t->out, "<application ident=\"recto\"");
	tei_attr(t, "version", recto_version());
	recto_sink_puts(t->out, "><label>Recto</label></application>");
	tei_close(t, "appInfo");
	tei_close(t, "encodingDesc");
}

/* Languages told once; a text has few. */
struct langs {
	const char *tag[16];
	size_t n;
};

static void
add_lang(struct langs *langs, const char *tag)
{
	if (!tag || !value_is_lang(tag))
		return;
	for (size_t i = 0; i < langs->n; i++)
		if (!strcmp(langs->tag[i], tag))
			return;
	if (langs->n < sizeof langs->tag / sizeof *langs->tag)
		langs->tag[langs->n++] = tag;
}

/*
 * The language of the document first, then others in order of appearance: in the
 * article, or in the first part. What comes after that is not known yet.
 */
static void
profile(struct tei *t, const recto_document *doc, const recto_node *article)
{
	const recto_node *root = article ? article : recto_document_part(doc);
	recto_iter it = recto_iter_begin((recto_node *)root);
	struct langs langs = { .n = 0 };

	add_lang(&langs, recto_document_meta(doc, "language"));
	if (root)
		add_lang(&langs, recto_node_lang(root));
	while (root && recto_iter_next(&it) != RECTO_DONE)
		if (it.event == RECTO_ENTER)
			add_lang(&langs, recto_node_get(it.node, RECTO_ATTR_LANG));
	if (!langs.n)
		add_lang(&langs, "und");
	tei_open(t, "profileDesc");
	tei_open(t, "langUsage");
	for (size_t i = 0; i < langs.n; i++) {
		tei_break(t);
		recto_sink_puts(t->out, "<language");
		tei_attr(t, "ident", langs.tag[i]);
		recto_sink_puts(t->out, "/>");
	}
	tei_close(t, "langUsage");
	tei_close(t, "profileDesc");
}

void
tei_header(struct tei *t, const recto_document *doc, const recto_node *article)
{
	tei_open(t, "teiHeader");
	tei_open(t, "fileDesc");
	tei_open(t, "titleStmt");
	title(t, doc, article);
	if (!article || !persons(t, article))
		authors(t, doc);
	tei_close(t, "titleStmt");
	publication(t, doc);
	source(t, doc, article);
	tei_close(t, "fileDesc");
	if (!t->in_corpus)	/* that of the corpus holds for all */
		encoding(t);
	profile(t, doc, article);
	tei_close(t, "teiHeader");
}
