/* SPDX-License-Identifier: MIT */
/** @file site.h  What the files of the site writer share. */
#ifndef HTML_SITE_H
#define HTML_SITE_H

#include "html.h"

/*
 * What the index and the feed know of an article: offsets of C strings in the
 * `text` of the site, none longer than SITE_LONGEST. An archive of a hundred thousand
 * articles keeps some 50 MB of them, whatever its pages hold.
 */
struct site_entry {
	size_t href;		/* its page, as a URI from the folder of the site */
	size_t page;		/* that of its document, likewise */
	size_t title;
	size_t names;		/* of persons, with semicolons between them */
	size_t date;		/* as W3C has it; "" where none is known */
	size_t lang;
	size_t summary;
};
enum { SITE_LONGEST = 300 };	/* bytes */

/* What is said on the pages of a site, in the language of most of them. */
struct site_words {
	const char *lang;
	const char *by_date, *by_title, *undated;
	const char *articles;	/* what the site is called without a name */
	const char *back;	/* from a page to the index */
	const char *before, *after;	/* which article one comes to */
};

/* A page that is being written; zeroed: none is. */
struct site_page {
	int is_open;
	struct html html;
	recto_sink *file;		/* closed with the page; NULL: it is somebody else's */
	struct html_place place;	/* these are what it points at: */
	recto_buf href;			/* the page as a URI, from the folder of the site */
	recto_buf root;			/* the way to that folder: ../ for each above */
	recto_buf stylesheet, feed, canonical, up;
};

struct site {
	const char *title, *base;	/* options */
	int64_t entries;		/* of the feed */
	struct html options;		/* those of the pages */

	recto_buf address;		/* base with its slash; empty: there is no feed */

	struct site_page page;		/* of the document that is being written, */
	struct site_page article;	/* and of the last article, which waits for the next */
	recto_buf name;			/* of the file of the document */
	size_t page_at;			/* its link from the folder of the site, in text */
	struct html_apart apart;	/* what the page of the document asks; these answer: */
	recto_context *ctx;
	recto_sink *whole;		/* the index */
	size_t started;			/* entries there were before the document */
	size_t come;			/* entries whose articles have come */
	unsigned long articles;		/* in the document so far */
	struct ids ids;			/* of them */
	recto_error failure;		/* of the page of an article */

	recto_buf text;
	struct site_entry *entry;	/* as the documents come */
	size_t nentries, size;
	struct site_count { char lang[36]; size_t pages; } *count;
	size_t ncounts;
	recto_buf publisher;		/* the first there was, */
	int several;			/* and that is not the only one */
};

/* Names of files beside the index, and of all pages. */
#define SITE_FEED "feed.xml"
#define SITE_STYLESHEET "style.css"
#define SITE_SUFFIX ".html"

/* site.c */
extern const recto_role site_writer;
static inline const char *
site_text(const struct site *s, size_t offset)
{
	return s->text.data + offset;
}

/* site-entries.c */
/** Remember an article that has a headline and a page of its own. */
void site_list_article(struct site *s, const recto_node *article);
/** Remember the page of a document instead. */
void site_list_page(struct site *s, const recto_document *doc);
/** Have what goes on from an article with a page of its own lead there. */
void site_lead_back(struct site *s, recto_node *piece);
/** What is known of a document at its end goes to all its articles. */
void site_complete_entries(struct site *s, const recto_document *doc);

/* site-page.c */
/**
 * Append the name of a document's page: that of the input with another suffix, and
 * nothing that some system does not take; none is taken for the index.
 */
void site_add_name(recto_buf *out, const char *input, const char *index);
/** Append the name or the link of the page of an article, or for NULL that of its document. */
void site_add_href(recto_buf *out, const char *page, const char *id);
/** What the page calls another one, in its folder or below it, whose link from the site's is @p href. */
const char *site_page_beside(const struct site_page *p, const char *href);
/** Find out where the page called @p name is; it is to be closed, also after a failure. */
int site_page_open(const struct site *s, struct site_page *p, const char *name, recto_error *err);
int site_page_begin(struct site_page *p, recto_context *ctx, recto_document *doc, recto_sink *out,
    recto_error *err);
/** Write what leads from the page of a document, or of an article, to others. */
void site_page_navigation(const struct site *s, struct site_page *p, const recto_document *doc,
    const char *index, const struct site_entry *before, const struct site_entry *after);
/** Write the end, commit the file and close the page. */
int site_page_end(struct site_page *p, recto_context *ctx, recto_document *doc, recto_error *err);
/** Close a page; one that did not end is not to be. */
void site_page_close(struct site_page *p);

/* site-order.c */
enum site_order { SITE_BY_DATE, SITE_BY_TITLE };
/**
 * The entries in order, to be freed: the newest first, or by title as @p lang
 * sorts. What is equal stays as it came.
 */
int site_sort(const struct site *s, enum site_order order, const char *lang,
    const struct site_entry ***out, recto_error *err);

/* site-index.c */
/** The language of most pages; "en" where none has one. */
const char *site_lang(const struct site *s);
const char *site_title(const struct site *s);
/** Write the page from which all others are found. */
int site_write_index(const struct site *s, recto_context *ctx, recto_sink *sink, recto_error *err);

/* site-feed.c */
/** Write the feed beside @p sink, the index; nothing where no article has a date. */
int site_write_feed(const struct site *s, recto_context *ctx, recto_sink *sink, recto_error *err);

/* site-words.c */
const struct site_words *site_words(const char *lang);

#endif
