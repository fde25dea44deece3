/* SPDX-License-Identifier: MIT */
/** @file html.h  What the files of the HTML writer share. */
#ifndef HTML_H
#define HTML_H

#include "ids.h"
#include "loss.h"
#include "markup.h"
#include "spool.h"
#include "tree.h"
#include "value.h"

/* A page that is one of many; links are as it has to say them. */
struct html_place {
	const char *stylesheet;		/* in place of the built-in one */
	const char *feed, *canonical;	/* NULL: there is none */

	/* Of the page of an article: */
	const char *title;		/* NULL: the page is that of a document */
	const char *names, *summary;	/* with semicolons between names; "" for none */
	const char *up;			/* the page where the article stood */
};

/* An article that has a page of its own. */
struct html_teaser {
	const char *href;		/* that of the page; NULL: the article stays where it is */
	const char *summary;		/* "" for none */
};

struct html;
/* Who gives articles pages of their own; @p h has come to @p article, and takes what was told of it. */
struct html_apart {
	struct html_teaser (*write)(struct html_apart *apart, struct html *h, recto_node *article);
};

struct html {
	int fragment;		/* options */
	int json_ld;
	const char *stylesheet;

	const struct html_place *place;	/* NULL: the page stands alone */
	struct html_apart *apart;	/* NULL: articles stay where they are */
	struct html_teaser teaser;	/* of the article we are in */

	recto_context *ctx;	/* these two are borrowed for the call */
	recto_sink *out;

	recto_node *skipped;	/* entered, but not written */
	unsigned level;		/* of the last heading: 1 is the title of the document */
	unsigned outline;	/* how many headed articles and sections are around us */
	size_t columns;		/* of the table we are in */
	struct spool contents, body;	/* without a sink: there are no contents, nothing waits */
	unsigned long entries, articles, figures, pages;
	int numbered;		/* a page had a number of its own */
	const char *page;	/* number of the page we are on, or NULL */
	const char *article_page;	/* the same where the article began */
	recto_buf article_ids;	/* of the part: that of each article and of its headline */
	size_t next_id;		/* in them: of the article that comes next */
	const char *article_id, *title_id;	/* of the article we are in; "" for none */
	struct ids ids;
	struct losses losses;
	int no_memory;
};

/* write.c */
extern const recto_role html_writer;
/** Come to a printed page, which @p node begins. */
void html_begin_page(struct html *h, const recto_node *node);
/** Write an article by itself, between begin and end. */
int html_write_article(struct html *h, recto_context *ctx, recto_node *article, recto_error *err);

/* teaser.c */
/** Come to an article, which may get a page of its own. */
void teaser_begin(struct html *h, recto_node *article);
/** Whether @p node is on that page, and not here. */
int teaser_omits(struct html *h, const recto_node *node);
/** Write the text of @p node, the headline that leads to that page. */
void teaser_link(struct html *h, const recto_node *node);
/** Leave the article. */
void teaser_end(struct html *h);

/* element.c */
enum html_layout {
	HTML_NOWHERE,	/* no element of its own */
	HTML_INLINE,	/* inside text: no white space may be added around it */
	HTML_LINE,	/* on a line of its own, holding text */
	HTML_BLOCK	/* on lines of its own, holding elements */
};
struct html_tag { const char *element, *class; };

enum html_layout html_layout_of(const recto_node *node);
struct html_tag html_tag_of(const recto_node *node);
unsigned html_heading_level(const struct html *h, const recto_node *node);	/* 0: no heading */
int html_is_anchor(const recto_node *node);
int html_is_ordered(const recto_node *list);
int html_has_time(const recto_node *node);
int html_leads_back(const recto_node *node);

/* attribute.c */
void html_plain(struct html *h, const char *text, size_t len);	/* where no element may stand */
void html_text(struct html *h, const char *text, size_t len);
void html_attr(struct html *h, const char *name, const char *value);
void html_class(struct html *h, const recto_node *node, const char *class);
void html_attributes(struct html *h, const recto_node *node);
void html_href(struct html *h, const char *target);	/* which value_is_link */

/** Whether @p headline is the first of its article that can be read, and not yet written. */
int html_is_title(const struct html *h, const recto_node *headline);
/** Language of @p node, its own or that of what is around it; NULL where none is known. */
const char *html_lang(const recto_node *node);
/** Say that @p lang begins here, unless it is @p around; the direction changes with it. */
void html_lang_change(struct html *h, const char *lang, const char *around);

/* contents.c */
/** Take identifiers for the articles of @p part. */
void contents_begin(struct html *h, const recto_node *part);
/** Take identifiers for an article by itself. */
void contents_add(struct html *h, const recto_node *article);
/** Come to the next article. */
void contents_article(struct html *h);
/** Write the table of contents, where there is more than one article to find. */
int contents_write(struct html *h, const recto_document *doc, recto_error *err);

/* groups.c */
/** Write the elements that begin in front of @p node, or end behind it. */
void html_open_groups(struct html *h, const recto_node *node);
void html_close_groups(struct html *h, const recto_node *node);
/** Whether @p node is of a kind that stands in the header of an article. */
int html_is_heading_matter(const recto_node *node);
/** Whether @p node is furniture of its page, not of an article. */
int html_is_page_furniture(const recto_node *node);

/* json_ld.c */
/** Write what the article we are in is; it has a headline. */
void html_json_ld(struct html *h, const recto_node *article);

/* head.c */
extern const char html_style[];
/** Whether the page is that of one article. */
static inline int
html_is_article_page(const struct html *h)
{
	return h->place && h->place->title;
}
void html_head(struct html *h, const recto_document *doc);
void html_foot(struct html *h);

#endif
