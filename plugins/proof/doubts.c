/* SPDX-License-Identifier: MIT */
/* The list of what is uncertain: the least certain first, then as on the page. */
#include "proof.h"

#include <stdio.h>
#include <string.h>

#define EXCERPT 80	/* characters */

static size_t
count_doubts(const struct proof *p)
{
	size_t count = 0;

	for (size_t i = 1; i <= p->nplaces; i++)
		count += (size_t)role_is_uncertain(p->places[i].cert);
	return count;
}

/* The first words of a place, on one line. */
static void
write_excerpt(struct proof *p, const recto_node *node)
{
	recto_buf text = RECTO_BUF_INIT;
	const char *at, *end;
	uint32_t c;
	int n = 0;

	recto_node_read_text(node, &text);
	end = text.data + text.len;
	for (char *space = text.data; (space = strpbrk(space, "\n\r\t")); )
		*space = ' ';
	for (at = text.data; at < end && n < EXCERPT; n++)
		at += recto_utf8_next(at, end, &c);
	if (text.len) {
		recto_sink_puts(p->out, "<q dir=\"auto\"");
		proof_lang(p, recto_node_lang(node), "en");
		recto_sink_puts(p->out, ">");
		proof_text(p, text.data, (size_t)(at - text.data));
		recto_sink_puts(p->out, at < end ? "\xe2\x80\xa6</q>" : "</q>");
	}
	p->failed |= recto_buf_status(&text, NULL) < 0;
	recto_buf_dispose(&text);
}

static void
write_doubt(struct proof *p, size_t i)
{
	const struct place *place = &p->places[i];
	const char *label = role_label(place->node);

	recto_sink_printf(p->out, "<li><p><a href=\"#u%lu\" data-u=\"u%lu\">%s",
	    proof_number(p, i), proof_number(p, i), label);
	if (place->first) {
		recto_sink_puts(p->out, ", ");
		proof_span(p, place);
	}
	recto_sink_puts(p->out, "</a>");
	proof_cert(p, place->cert);
	recto_sink_puts(p->out, " ");
	write_excerpt(p, place->node);
	recto_sink_printf(p->out, "</p>\n<p class=\"why\">Read as %s; another reading was %s. "
	    "%s</p></li>\n", label, place->cert == RECTO_CERT_LOW ? "nearly as likely" : "possible",
	    role_of(place->node)->question);
}

void
doubts_write(struct proof *p)
{
	size_t count = count_doubts(p);
	char heading[48];

	snprintf(heading, sizeof heading, "Uncertain decisions: %zu", count);
	proof_open_view(p, "doubts", "doubts", heading);
	if (!count) {
		recto_sink_puts(p->out, "<p class=\"why\">No decision on this page was uncertain.</p>\n");
	} else {
		recto_sink_puts(p->out, "<ol>\n");
		for (int cert = RECTO_CERT_LOW; cert >= RECTO_CERT_MEDIUM; cert--)
			for (size_t i = 1; i <= p->nplaces; i++)
				if ((int)p->places[i].cert == cert)
					write_doubt(p, i);
		recto_sink_puts(p->out, "</ol>\n");
	}
	recto_sink_puts(p->out, "</section>\n");
}
