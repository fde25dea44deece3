/* SPDX-License-Identifier: MIT */
/* What became of the source: articles and their units, each with its role. */
#include "proof.h"

#include <string.h>

/* Inlines that are shown; the rest is an element with a class of its name. */
static const char *
element_of(const recto_node *node)
{
	switch (recto_node_kind(node)) {
	case RECTO_EMPHASIS:
		return "em";
	case RECTO_ORIGINAL:
		return "del";
	case RECTO_CORRECTED:
		return "ins";
	default:
		return "span";
	}
}

/* What a unit or group is, leading to where it came from. */
static void
write_role(struct proof *p, const struct place *place)
{
	const char *type = recto_node_get(place->node, RECTO_ATTR_TYPE);
	const char *label = role_label(place->node);

	if (place->first)
		recto_sink_printf(p->out, "<a href=\"#p%lu-l%llu\">", p->parts,
		    (unsigned long long)place->first);
	recto_sink_puts(p->out, label);
	if (recto_node_kind(place->node) == RECTO_ARTICLE)
		recto_sink_printf(p->out, " %u", place->article);
	if (place->first) {
		recto_sink_puts(p->out, " <span class=\"where\">");
		proof_span(p, place);
		recto_sink_puts(p->out, "</span></a>");
	}
	if (type && *type && strcmp(type, label) != 0) {
		recto_sink_puts(p->out, " <bdi class=\"type\">");
		proof_text(p, type, strlen(type));
		recto_sink_puts(p->out, "</bdi>");
	}
	proof_cert(p, place->cert);
}

static void
enter(struct proof *p, const recto_node *node, size_t index)
{
	const struct role *role = role_of(node);
	const struct place *place = &p->places[index];
	unsigned long number = proof_number(p, index);
	int is_article = recto_node_kind(node) == RECTO_ARTICLE;

	switch (role->level) {
	case LEVEL_GROUP:
		recto_sink_printf(p->out, "<div class=\"%s ", role->family);
		proof_colour(p, place->article);
		recto_sink_printf(p->out, "\" id=\"u%lu\">\n<%s class=\"role\">", number,
		    is_article ? "h4" : "p");
		write_role(p, place);
		recto_sink_puts(p->out, is_article ? "</h4>\n" : "</p>\n");
		break;
	case LEVEL_UNIT:
		recto_sink_printf(p->out, "<div class=\"unit %s ", role->family);
		proof_colour(p, place->article);
		recto_sink_printf(p->out, "\" id=\"u%lu\" data-u=\"u%lu\">\n<p class=\"role\">",
		    number, number);
		write_role(p, place);
		recto_sink_puts(p->out, "</p>\n<p class=\"words\" dir=\"auto\"");
		proof_lang(p, recto_node_lang(node) ? recto_node_lang(node) : p->lang, "en");
		recto_sink_puts(p->out, ">");
		break;
	default:
		recto_sink_printf(p->out, "<%s class=\"%s\"", element_of(node), role->family);
		if (role_has_place(node))
			recto_sink_printf(p->out, " id=\"u%lu\"", number);
		proof_lang(p, recto_node_get(node, RECTO_ATTR_LANG), NULL);
		recto_sink_puts(p->out, ">");
	}
}

static void
leave(struct proof *p, const recto_node *node)
{
	const char *when = recto_node_get(node, RECTO_ATTR_WHEN);

	switch (role_of(node)->level) {
	case LEVEL_GROUP:
		recto_sink_puts(p->out, "</div>\n");
		break;
	case LEVEL_UNIT:
		recto_sink_puts(p->out, "</p>\n</div>\n");
		break;
	default:
		recto_sink_printf(p->out, "</%s>", element_of(node));
		if (recto_node_kind(node) == RECTO_DATE && when) {
			recto_sink_puts(p->out, " <bdi class=\"when\" lang=\"en\">");
			proof_text(p, when, strlen(when));
			recto_sink_puts(p->out, "</bdi>");
		}
	}
}

/* The walk meets places in the order in which they were collected. */
void
units_write(struct proof *p, recto_node *part)
{
	recto_iter it = recto_iter_begin(part);
	size_t index = 0, len;

	proof_open_view(p, "pane result", "result", "What became of them");
	while (recto_iter_next(&it) != RECTO_DONE) {
		if (recto_node_kind(it.node) == RECTO_TEXT || recto_node_kind(it.node) == RECTO_BREAK) {
			const char *text = recto_node_text(it.node, &len);

			proof_text(p, text, len);
		} else if (role_of(it.node)->level == LEVEL_NONE) {
			continue;
		} else if (it.event == RECTO_LEAVE) {
			leave(p, it.node);
		} else {
			index += (size_t)role_has_place(it.node);
			enter(p, it.node, index);
		}
	}
	if (!p->nplaces)
		recto_sink_puts(p->out, "<p class=\"why\">Nothing.</p>\n");
	recto_sink_puts(p->out, "</section>\n");
}
