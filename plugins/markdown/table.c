/* SPDX-License-Identifier: MIT */
/*
 * Tables. CommonMark has none but those of HTML, GitHub's dialect has its own.
 * Source: GitHub Flavored Markdown 0.29, section 4.10.
 */
#include "markdown.h"
#include "markup.h"
#include "tree.h"

#include <string.h>

/* What the dialect says. */
static void
put(struct markdown *m, const char *commonmark, const char *gfm)
{
	recto_sink_puts(m->out, m->dialect == MARKDOWN_COMMONMARK ? commonmark : gfm);
}

void
markdown_start_table(struct markdown *m, const recto_node *table)
{
	m->columns = tree_columns(table);
	m->rows = 0;
	if (!m->columns)
		return;
	markdown_start_block(m);
	m->last = RECTO_TABLE;
	put(m, "<table>\n", "");
}

void
markdown_end_table(struct markdown *m)
{
	if (m->columns)
		put(m, "</table>\n", "");
}

void
markdown_start_row(struct markdown *m)
{
	m->cells = 0;
	if (m->columns)
		put(m, "<tr>", "|");
}

/* CommonMark has HTML for tables, and in HTML no Markdown counts. */
void
markdown_cell(struct markdown *m, const recto_node *cell)
{
	const char *type = recto_node_get(cell, RECTO_ATTR_TYPE), *element;
	recto_buf text = RECTO_BUF_INIT;

	m->cells++;
	if (m->dialect == MARKDOWN_GFM) {
		recto_sink_printf(m->out, " %s |", m->text.data);
		return;
	}
	recto_node_read_text(cell, &text);
	for (char *p = text.data; *p; p++)
		if (*p == '\n' || *p == '\r')
			*p = ' ';
	element = type && strcmp(type, "label") == 0 ? "th" : "td";
	recto_sink_printf(m->out, "<%s>", element);
	/* The model holds what XML can; HTML would refuse more than Markdown does. */
	markup_text(m->out, MARKUP_XML, text.data, text.len);
	recto_sink_printf(m->out, "</%s>", element);
	m->line.no_memory |= text.failed;
	recto_buf_dispose(&text);
}

void
markdown_end_row(struct markdown *m)
{
	if (!m->columns)
		return;
	for (; m->cells < m->columns; m->cells++)
		put(m, "<td></td>", "  |");
	put(m, "</tr>\n", "\n");
	if (m->dialect == MARKDOWN_GFM && !m->rows++) {	/* the first row is the head */
		recto_sink_puts(m->out, "|");
		for (size_t i = 0; i < m->columns; i++)
			recto_sink_puts(m->out, " --- |");
		recto_sink_puts(m->out, "\n");
	}
}
