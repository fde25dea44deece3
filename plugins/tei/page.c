/* SPDX-License-Identifier: MIT */
/*
 * Pages: the milestones at which they begin, and links to their images. Those
 * follow a pattern of the user's: characters of a URI with {page}, {part} and
 * {name} for what differs from page to page. A number after a colon is the width
 * that digits are filled up to: {part:4} is 0012.
 */
#include "tei.h"

#include <stdio.h>
#include <string.h>

#define WIDTH_MAX 9

/* What can stand between braces. */
enum placeholder { PAGE, PART, NAME, PLACEHOLDER_COUNT };
static const char *const placeholders[] = {
	[PAGE] = "page",	/* its number as printed, or counted where it has none */
	[PART] = "part",	/* which page of the file it is, from 1 */
	[NAME] = "name",	/* of the source file, without its ending */
};
_Static_assert(sizeof placeholders / sizeof *placeholders == PLACEHOLDER_COUNT, "no name");

/*
 * Read the placeholder at @p p, which stands after the brace. Its length with the
 * closing brace; 0 when it is none.
 */
static size_t
placeholder(const char *p, enum placeholder *which, int *width)
{
	size_t len = strcspn(p, ":}");

	for (*which = 0; *which < PLACEHOLDER_COUNT; ++*which)
		if (strlen(placeholders[*which]) == len && !memcmp(p, placeholders[*which], len))
			break;
	*width = 0;
	if (*which == PLACEHOLDER_COUNT)
		return 0;
	if (p[len] == ':') {
		if (p[len + 1] < '1' || p[len + 1] > '0' + WIDTH_MAX)
			return 0;
		*width = p[len + 1] - '0';
		len += 2;
	}
	return p[len] == '}' ? len + 1 : 0;
}

int
tei_facs_check(const char *pattern, recto_error *err)
{
	enum placeholder which;
	size_t len;
	int width;

	for (const char *p = pattern; (p = strchr(p, '{')) != NULL; p += len + 1)
		if ((len = placeholder(p + 1, &which, &width)) == 0)
			return recto_fail(err, RECTO_EUSAGE, "tei.facs: \"%.40s\" begins with no "
			    "placeholder; there are {page}, {part} and {name}, and {page:3} for "
			    "three digits", p);
	return RECTO_OK;
}

/* A value inside a segment, digits filled up. */
static void
add_value(recto_buf *out, const char *value, size_t len, int width)
{
	if (strspn(value, "0123456789") >= len)
		for (size_t i = len; i < (size_t)width; i++)
			recto_buf_addc(out, '0');
	value_add_segment(out, value, len);
}

/* Append the link of the page we are on; 0 where the pattern cannot be filled. */
static int
add_image(recto_buf *out, const struct tei *t, const recto_document *doc)
{
	const char *source = recto_document_meta(doc, "source"), *value, *dot;
	enum placeholder which;
	char count[24];
	size_t len;
	int width;

	snprintf(count, sizeof count, "%lu", t->pages);
	for (const char *p = t->facs; *p; ) {
		if (*p != '{') {
			recto_buf_addc(out, *p++);
			continue;
		}
		p += 1 + placeholder(p + 1, &which, &width);
		value = which == NAME ? source : which == PAGE && t->page.n.len ? t->page.n.data : count;
		if (!value)
			return 0;
		dot = which == NAME ? strrchr(value, '.') : NULL;
		len = dot && dot > value ? (size_t)(dot - value) : strlen(value);
		add_value(out, value, len, width);
	}
	return *t->facs != '\0';
}

/* Go to the page that begins with a part, or at a BREAK. */
static void
turn_page(struct tei *t, const recto_node *node)
{
	const char *n = recto_node_get(node, RECTO_ATTR_N);
	const char *image = recto_node_get(node, RECTO_ATTR_SOURCE);
	const char *id = ids_take(&t->ids, recto_node_get(node, RECTO_ATTR_ID), "pb", ++t->pages);

	recto_buf_clear(&t->page.id);
	recto_buf_adds(&t->page.id, id ? id : "");
	recto_buf_clear(&t->page.n);
	recto_buf_adds(&t->page.n, n ? n : "");
	/* Pages are counted, unless some have a number of their own. */
	t->numbered |= n != NULL;
	recto_buf_clear(&t->page.facs);
	if (image)
		recto_buf_adds(&t->page.facs, image);
	else if (!add_image(&t->page.facs, t, recto_node_document(node)))
		recto_buf_clear(&t->page.facs);
	t->no_memory |= t->page.id.failed | t->page.n.failed | t->page.facs.failed;
}

static void
put_page(struct tei *t, int inside_word)
{
	char number[24];

	snprintf(number, sizeof number, "%lu", t->pages);
	recto_sink_puts(t->out, "<pb");
	tei_attr(t, "xml:id", t->page.id.len ? t->page.id.data : NULL);
	tei_attr(t, "n", t->page.n.len ? t->page.n.data : t->numbered ? NULL : number);
	if (inside_word)
		tei_attr(t, "break", "no");
	tei_uri(t, "facs", t->page.facs.data);
	recto_sink_puts(t->out, "/>");
}

void
tei_begin_page(struct tei *t, const recto_node *part)
{
	turn_page(t, part);
	tei_split_page(t, part);
	tei_break(t);
	put_page(t, 0);
}

void
tei_page_inside(struct tei *t, const recto_node *node)
{
	turn_page(t, node);
	put_page(t, recto_node_joined(node) && recto_node_prev(node) != NULL);
}

void
tei_page_again(struct tei *t)
{
	tei_break(t);
	put_page(t, 0);
}
