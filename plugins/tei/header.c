/* SPDX-License-Identifier: MIT */
/*
 * The TEI header, from the metadata of the document. Source: TEI P5 Guidelines,
 * chapter 2; the names of the metadata are those of document.h.
 */
#include "tei.h"

#include <string.h>

static void
open_tag(struct tei *t, const char *tag)
{
	tei_break(t);
	recto_sink_printf(t->out, "<%s>", tag);
	t->depth++;
}

static void
close_tag(struct tei *t, const char *tag)
{
	t->depth--;
	tei_break(t);
	recto_sink_printf(t->out, "</%s>", tag);
}

/* One element on a line of its own; @p tag may carry attributes. */
static void
line(struct tei *t, const char *tag, const char *text)
{
	tei_break(t);
	recto_sink_printf(t->out, "<%s>", tag);
	tei_text(t, text, strlen(text));
	recto_sink_printf(t->out, "</%.*s>", (int)strcspn(tag, " "), tag);
}

/* The same for a metadata value; nothing when it is not known. */
static void
value(struct tei *t, const char *tag, const recto_document *doc, const char *name)
{
	const char *text = recto_document_meta(doc, name);

	if (text)
		line(t, tag, text);
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
title(struct tei *t, const recto_document *doc)
{
	recto_buf text = RECTO_BUF_INIT;

	tree_add_title(doc, &text);
	line(t, "title", text.data);
	t->no_memory |= text.failed;
	recto_buf_dispose(&text);
}

static void
authors(struct tei *t, const recto_document *doc)
{
	const char *next = recto_document_meta(doc, "creator"), *name;
	size_t len;

	while ((name = tree_name(&next, &len))) {
		tei_break(t);
		recto_sink_puts(t->out, "<author><persName>");
		tei_text(t, name, len);
		recto_sink_puts(t->out, "</persName></author>");
	}
}

static void
publication(struct tei *t, const recto_document *doc)
{
	const char *rights = recto_document_meta(doc, "rights");

	open_tag(t, "publicationStmt");
	if (!recto_document_meta(doc, "publisher")) {
		line(t, "p", "No publisher is known.");
		if (rights)
			line(t, "p", rights);
	} else {
		value(t, "publisher", doc, "publisher");
		date(t, doc);
		value(t, "idno", doc, "identifier");
		if (rights) {
			open_tag(t, "availability");
			line(t, "p", rights);
			close_tag(t, "availability");
		}
	}
	close_tag(t, "publicationStmt");
}

static void
source(struct tei *t, const recto_document *doc)
{
	static const struct { const char *meta, *tag; } rows[] = {
		{ "publisher",	"publisher" },
		{ "issue",	"biblScope unit=\"issue\"" },
		{ "section",	"biblScope unit=\"section\"" },
		{ "page",	"biblScope unit=\"page\"" },
		{ "source",	"idno type=\"file\"" },
		{ "identifier",	"idno" },
		{ "encoding",	"note type=\"encoding\"" },
	};
	int any = recto_document_meta(doc, "date") != NULL;

	for (size_t i = 0; !any && i < sizeof rows / sizeof *rows; i++)
		any = recto_document_meta(doc, rows[i].meta) != NULL;
	open_tag(t, "sourceDesc");
	if (!any) {
		line(t, "p", "Raw text; nothing is known of its origin.");
	} else {
		open_tag(t, "bibl");
		for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
			value(t, rows[i].tag, doc, rows[i].meta);
			if (i == 0)
				date(t, doc);
		}
		close_tag(t, "bibl");
	}
	close_tag(t, "sourceDesc");
}

/* What was done to the text, in the words of each edition. */
static const struct { const char *tag, *reading, *diplomatic; } practice[] = {
	{ "correction",
	  "Text that the extraction printed twice stands once. Nothing else was corrected.",
	  "Text that the extraction printed twice is marked as surplus. Nothing was corrected." },
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

	open_tag(t, "encodingDesc");
	open_tag(t, "editorialDecl");
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
	close_tag(t, "editorialDecl");
	open_tag(t, "appInfo");
	tei_break(t);
	recto_sink_puts(t->out, "<application ident=\"recto\"");
	tei_attr(t, "version", recto_version());
	recto_sink_puts(t->out, "><label>Recto</label></application>");
	close_tag(t, "appInfo");
	close_tag(t, "encodingDesc");
}

static void
profile(struct tei *t, const recto_document *doc)
{
	const char *lang = recto_document_meta(doc, "language");

	if (!lang || !value_is_lang(lang))
		lang = "und";
	open_tag(t, "profileDesc");
	open_tag(t, "langUsage");
	tei_break(t);
	recto_sink_puts(t->out, "<language");
	tei_attr(t, "ident", lang);
	recto_sink_puts(t->out, "/>");
	close_tag(t, "langUsage");
	close_tag(t, "profileDesc");
}

void
tei_header(struct tei *t, const recto_document *doc)
{
	open_tag(t, "teiHeader");
	open_tag(t, "fileDesc");
	open_tag(t, "titleStmt");
	title(t, doc);
	authors(t, doc);
	close_tag(t, "titleStmt");
	publication(t, doc);
	source(t, doc);
	close_tag(t, "fileDesc");
	encoding(t);
	profile(t, doc);
	close_tag(t, "teiHeader");
}
