/* SPDX-License-Identifier: MIT */
/* What each kind of node is on a proof page: how it is called, coloured and doubted. */
#include "proof.h"

static const struct role roles[] = {
	[RECTO_PART]		= { LEVEL_NONE, NULL, NULL, NULL },
	[RECTO_LINE]		= { LEVEL_NONE, NULL, NULL, NULL },
	[RECTO_ARTICLE]		= { LEVEL_GROUP, "article", "article",
		"Does all of this belong together, and does nothing belong elsewhere?" },
	[RECTO_FURNITURE]	= { LEVEL_UNIT, "page", "furniture",
		"Is it part of the page and of no article?" },
	[RECTO_KICKER]		= { LEVEL_UNIT, "head", "kicker",
		"Is it the label over a headline?" },
	[RECTO_HEADLINE]	= { LEVEL_UNIT, "head", "headline",
		"Is it a headline, and does its article begin with it?" },
	[RECTO_DECK]		= { LEVEL_UNIT, "head", "deck",
		"Does it stand under a headline, and is it no running text?" },
	[RECTO_BYLINE]		= { LEVEL_UNIT, "who", "byline", "Does it name who wrote the article?" },
	[RECTO_DATELINE]	= { LEVEL_UNIT, "who", "dateline",
		"Does it say where and when the report was filed?" },
	[RECTO_SECTION]		= { LEVEL_GROUP, "group", "section",
		"Is it a part of its article with a heading of its own?" },
	[RECTO_HEADING]		= { LEVEL_UNIT, "head", "heading",
		"Does it stand over a part of the article, or is it a headline or a line of text?" },
	[RECTO_PARAGRAPH]	= { LEVEL_UNIT, "text", "paragraph",
		"Is it one paragraph, whole, and does it belong to this article?" },
	[RECTO_LIST]		= { LEVEL_GROUP, "group", "list", "Is it a list, with all of its items?" },
	[RECTO_ITEM]		= { LEVEL_UNIT, "text", "item", "Is it one item of the list, and whole?" },
	[RECTO_QUOTATION]	= { LEVEL_GROUP, "group", "quotation", "Is it quoted, from first to last?" },
	[RECTO_VERSE]		= { LEVEL_GROUP, "group", "verse", "Is it verse, and are all lines there?" },
	[RECTO_VERSE_LINE]	= { LEVEL_UNIT, "text", "verse line", "Is it one line of the verse?" },
	[RECTO_FIGURE]		= { LEVEL_GROUP, "group", "figure",
		"Do caption and credit belong to one picture?" },
	[RECTO_FIGURE_TITLE]	= { LEVEL_UNIT, "pic", "figure title", "Is it the title of a picture?" },
	[RECTO_CAPTION]		= { LEVEL_UNIT, "pic", "caption",
		"Does it tell of a picture, or is it text of an article?" },
	[RECTO_CREDIT]		= { LEVEL_UNIT, "who", "credit",
		"Does it name who made a picture, or who wrote the article?" },
	[RECTO_TABLE]		= { LEVEL_GROUP, "group", "table", "Is it a table, with all of its rows?" },
	[RECTO_ROW]		= { LEVEL_GROUP, "group", "row", "Is it one row of the table?" },
	[RECTO_CELL]		= { LEVEL_UNIT, "text", "cell", "Is it one cell, in its row?" },
	[RECTO_NOTE]		= { LEVEL_GROUP, "group", "note", "Is it a note beside the text?" },
	[RECTO_SIGNATURE]	= { LEVEL_UNIT, "who", "signature",
		"Does it sign the article that it ends?" },
	[RECTO_CONTINUATION]	= { LEVEL_UNIT, "page", "continuation",
		"Does it lead to another page, or from one?" },
	[RECTO_TEXT]		= { LEVEL_NONE, NULL, NULL, NULL },
	[RECTO_BREAK]		= { LEVEL_NONE, NULL, NULL, NULL },
	[RECTO_DISCARD]		= { LEVEL_NONE, NULL, NULL, NULL },
	[RECTO_EMPHASIS]	= { LEVEL_INLINE, "emphasis", "emphasis", "Is it set apart in print?" },
	[RECTO_LINK]		= { LEVEL_INLINE, "link", "link", "Does it lead to the right place?" },
	[RECTO_NAME]		= { LEVEL_INLINE, "name", "name", "Is it a name, and whole?" },
	[RECTO_DATE]		= { LEVEL_INLINE, "date", "date", "Is it this date?" },
	[RECTO_CHOICE]		= { LEVEL_INLINE, "choice", "correction", "Is the corrected form right?" },
	[RECTO_ORIGINAL]	= { LEVEL_INLINE, "original", "original form", "Did the source have this?" },
	[RECTO_CORRECTED]	= { LEVEL_INLINE, "corrected", "corrected form", "Is it what was meant?" },
};
_Static_assert(sizeof roles / sizeof *roles == RECTO_KIND_COUNT, "new kind, no row");

const struct role *
role_of(const recto_node *node)
{
	return &roles[recto_node_kind(node)];
}

const char *
role_label(const recto_node *node)
{
	const char *type = recto_node_get(node, RECTO_ATTR_TYPE);

	if (recto_node_kind(node) == RECTO_FURNITURE && type && value_is_token(type))
		return type;
	return role_of(node)->label;
}

int
role_is_uncertain(recto_cert cert)
{
	return cert == RECTO_CERT_MEDIUM || cert == RECTO_CERT_LOW;
}

int
role_has_place(const recto_node *node)
{
	switch (role_of(node)->level) {
	case LEVEL_NONE:
		return 0;
	case LEVEL_INLINE:
		return role_is_uncertain(recto_node_cert(node));
	default:
		return 1;
	}
}
