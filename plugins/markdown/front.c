/* SPDX-License-Identifier: MIT */
/*
 * Front matter: the metadata as a YAML mapping of quoted strings, so that no
 * value is taken for a number, a date or anything but what it says.
 * Source: YAML 1.2.2, sections 5.1, 5.7 and 7.3.1.
 */
#include "markdown.h"
#include "tree.h"
#include "value.h"

#include <string.h>

/* Characters YAML wants escaped, and those that editors would not show. */
static int
is_hidden(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029 ||
	    c == 0xfeff || c == 0xfffe || c == 0xffff;
}

static void
add_quoted(recto_buf *out, const char *text, size_t len)
{
	const char *end = text + len;
	uint32_t c;

	recto_buf_addc(out, '"');
	while (text < end) {
		size_t step = recto_utf8_next(text, end, &c);

		if (is_hidden(c))
			recto_buf_addf(out, "\\u%04X", (unsigned)c);
		else if (c == '"' || c == '\\')
			recto_buf_addf(out, "\\%c", (char)c);
		else
			recto_buf_add(out, text, step);
		text += step;
	}
	recto_buf_addc(out, '"');
}

static void
add_pair(recto_buf *out, const char *key, const char *value)
{
	if (value_is_token(key))
		recto_buf_adds(out, key);
	else
		add_quoted(out, key, strlen(key));
	recto_buf_adds(out, ": ");
	add_quoted(out, value, strlen(value));
	recto_buf_addc(out, '\n');
}

static void
add_authors(recto_buf *out, const char *creators)
{
	const char *name;
	size_t len;

	recto_buf_adds(out, "author:\n");
	while ((name = tree_name(&creators, &len))) {
		recto_buf_adds(out, "  - ");
		add_quoted(out, name, len);
		recto_buf_addc(out, '\n');
	}
}

void
markdown_front(recto_buf *out, const recto_document *doc)
{
	const char *name, *value, *creators = recto_document_meta(doc, "creator");
	recto_buf title = RECTO_BUF_INIT;

	recto_buf_adds(out, "---\n");
	tree_add_title(doc, &title);
	add_pair(out, "title", title.data);
	out->failed |= title.failed;
	recto_buf_dispose(&title);
	if (creators && *creators)
		add_authors(out, creators);
	for (size_t i = 0; recto_document_meta_at(doc, i, &name, &value); i++) {
		/* The encoding was the source's; here it would be taken for ours. */
		if (!strcmp(name, "title") || !strcmp(name, "creator") || !strcmp(name, "encoding"))
			continue;
		/* The name that static site generators and pandoc look for. */
		add_pair(out, strcmp(name, "language") ? name : "lang", value);
	}
	recto_buf_adds(out, "---\n");
}
