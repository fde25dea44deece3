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
	size_t href;		/* the page it is on, and where there, as a URI */
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
};

struct site {
	const char *title, *base;	/* options */
	int64_t entries;		/* of the feed */
	struct html options;		/* those of the pages */

	recto_buf address;		/* base with its slash; empty: there is no feed */

	struct html page;		/* the one that is being written, */
	recto_sink *file;		/* where it is; NULL: none is */
	recto_buf href;			/* its name as a URI */
	size_t started;			/* entries there were before it */
	unsigned long articles;		/* on it so far */
	struct ids ids;			/* of them */

	recto_buf text;
	struct site_entry *entry;	/* as the documents come */
	size_t nentries, size;
	struct site_count { char lang[36]; size_t pages; } *count;
	size_t ncounts;
	recto_buf publisher;		/* the first there was, */
	int several;			/* and that is not the only one */
};

/* site.c */
extern const recto_role site_writer;
/** Begin a page of the site; @p page has its options, and is to be closed, also after a failure. */
int site_begin_page(const struct site *s, struct html *page, recto_context *ctx,
    recto_document *doc, recto_sink *sink, recto_error *err);
static inline const char *
site_text(const struct site *s, size_t offset)
{
	return s->text.data + offset;
}

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
#define SITE_FEED "feed.xml"
/** Write the feed beside @p sink, the index; nothing where no article has a date. */
int site_write_feed(const struct site *s, recto_context *ctx, recto_sink *sink, recto_error *err);

/* site-words.c */
const struct site_words *site_words(const char *lang);

#endif
