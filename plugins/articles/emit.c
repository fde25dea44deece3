/* SPDX-License-Identifier: MIT */
/*
 * Last pass: units and blocks become nodes of the model, in the order of the page.
 * What is in a block is left to text.c, blank lines become discards.
 */
#include "tables.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const type_names[] = {
	[UNIT_ARTICLE] = "article", [UNIT_PHOTO] = "photo", [UNIT_BRIEF] = "brief",
	[UNIT_NOTICE] = "notice", [UNIT_AD] = "ad",
};

/* Node and type of a block in an article, or (last rows) of one outside. */
static const struct {
	recto_kind kind;
	const char *type;
} nodes[ROLE_COUNT] = {
	[ROLE_NONE] = { RECTO_PARAGRAPH, NULL },
	[ROLE_TEXT] = { RECTO_PARAGRAPH, NULL },
	[ROLE_CAPTION] = { RECTO_PARAGRAPH, NULL },
	[ROLE_OPENER] = { RECTO_PARAGRAPH, NULL },
	[ROLE_SALUTATION] = { RECTO_PARAGRAPH, "salutation" },
	[ROLE_ADVERT] = { RECTO_PARAGRAPH, NULL },
	[ROLE_KICKER] = { RECTO_KICKER, NULL },
	[ROLE_LABEL] = { RECTO_KICKER, NULL },
	[ROLE_HEADLINE] = { RECTO_HEADLINE, NULL },
	[ROLE_DECK] = { RECTO_DECK, NULL },
	[ROLE_BYLINE] = { RECTO_BYLINE, NULL },
	[ROLE_DATELINE] = { RECTO_DATELINE, NULL },
	[ROLE_CREDIT] = { RECTO_CREDIT, NULL },
	[ROLE_SIGNED] = { RECTO_SIGNATURE, NULL },
	[ROLE_FROM] = { RECTO_CONTINUATION, "from" },
	[ROLE_TO] = { RECTO_CONTINUATION, "to" },
	[ROLE_FOLIO] = { RECTO_FURNITURE, "folio" },
	[ROLE_IMPRINT] = { RECTO_FURNITURE, "imprint" },
	[ROLE_BANNER] = { RECTO_FURNITURE, "banner" },
	[ROLE_RULE] = { RECTO_FURNITURE, "noise" },
	[ROLE_NOISE] = { RECTO_FURNITURE, "noise" },
};

/* ----------------------------------------------------------------- blocks */

static recto_node *
emit_block(struct page *p, recto_node *parent, uint32_t index)
{
	const struct block *b = &p->blocks[index];
	char page[PAGE_LENGTH];
	recto_node *node = recto_node_add(parent, nodes[b->role].kind == RECTO_PART ?
	    RECTO_PARAGRAPH : nodes[b->role].kind);

	if (nodes[b->role].type != NULL)
		recto_node_set(node, RECTO_ATTR_TYPE, nodes[b->role].type);
	recto_node_set_cert(node, b->cert);
	if (nodes[b->role].kind == RECTO_CONTINUATION && jump_page(p, b, page))
		recto_node_set(node, RECTO_ATTR_N, page);
	text_emit(p, node, b);
	return node;
}

/* An article with an id of its own in the document. */
static recto_node *
add_article(struct page *p, enum unit_type type, const struct lang *lang)
{
	recto_node *article = recto_node_add(p->part, RECTO_ARTICLE);
	char id[16];

	snprintf(id, sizeof id, "a%u", ++p->job->narticles);
	recto_node_set(article, RECTO_ATTR_ID, id);
	recto_node_set(article, RECTO_ATTR_TYPE, type_names[type]);
	recto_node_set(article, RECTO_ATTR_LANG, lang_tag(lang));
	return article;
}

/*
 * Where a block that is in no unit goes: furniture to the part, what can stand
 * in an article only to one of its own.
 */
static recto_node *
place_of(struct page *p, const struct block *b)
{
	recto_node *article;

	if (recto_kind_may_hold(RECTO_PART, nodes[b->role].kind))
		return p->part;
	article = add_article(p, UNIT_NOTICE, first_line_of(p, b)->lang);
	recto_node_set_cert(article, RECTO_CERT_LOW);
	return article;
}

static bool
is_item(const struct page *p, const struct unit *u, uint32_t i)
{
	const struct block *b;
	const struct line *l;

	if (i >= u->nblocks)
		return false;
	b = &p->blocks[u->blocks[i]];
	l = first_line_of(p, b);
	return b->role == ROLE_TEXT &&
	    (b->row || b->listed || l->start == START_BULLET || l->start == START_NUMBER || l->counted == COUNTED_LIST ||
	    names_field(l));
}

/* Items in a row are a list; @return the first block after it. */
static uint32_t
emit_list(struct page *p, recto_node *parent, const struct unit *u, uint32_t i)
{
	recto_node *list = recto_node_add(parent, RECTO_LIST);

	for (; is_item(p, u, i); i++) {
		const struct block *b = &p->blocks[u->blocks[i]];
		recto_node *item = recto_node_add(list, RECTO_ITEM);

		recto_node_set_cert(item, b->cert);
		text_emit(p, item, b);
	}
	return i;
}

/* Rows that keep their columns; @return the first block after them. */
static uint32_t
emit_table(struct page *p, recto_node *parent, const struct unit *u, const struct table *t)
{
	recto_node *table = recto_node_add(parent, RECTO_TABLE);

	for (uint32_t i = t->first; i < t->end; i++) {
		const struct block *b = &p->blocks[u->blocks[i]];
		recto_node *row = recto_node_add(table, RECTO_ROW);
		struct cell cells[CELLS];

		table_divide(t, first_line_of(p, b), cells);
		recto_node_set_cert(row, b->cert);
		text_emit_row(p, row, b, cells, t->ncolumns);
	}
	return t->end;
}

static bool
is_verse(const struct page *p, const struct unit *u, uint32_t i)
{
	return i < u->nblocks && p->blocks[u->blocks[i]].role == ROLE_TEXT &&
	    p->blocks[u->blocks[i]].verse;
}

/* A stanza: lines of verse up to a blank line; @return the first block after it. */
static uint32_t
emit_stanza(struct page *p, recto_node *parent, const struct unit *u, uint32_t i)
{
	recto_node *stanza = recto_node_add(parent, RECTO_VERSE);

	do {
		const struct block *b = &p->blocks[u->blocks[i++]];
		recto_node *line = recto_node_add(stanza, RECTO_VERSE_LINE);

		recto_node_set_cert(line, b->cert);
		text_emit(p, line, b);
	} while (is_verse(p, u, i) && first_line_of(p, &p->blocks[u->blocks[i]])->gap == 0);
	return i;
}

static void
emit_photo(struct page *p, recto_node *article, const struct unit *u)
{
	static const recto_kind kinds[ROLE_COUNT] = {
		[ROLE_FIGURE_TITLE] = RECTO_FIGURE_TITLE, [ROLE_CAPTION] = RECTO_CAPTION,
		[ROLE_CREDIT] = RECTO_CREDIT,
	};
	recto_node *figure = recto_node_add(article, RECTO_FIGURE);

	for (uint32_t i = 0; i < u->nblocks; i++) {
		const struct block *b = &p->blocks[u->blocks[i]];
		recto_node *node = recto_node_add(figure, kinds[b->role]);

		recto_node_set_cert(node, b->cert);
		text_emit(p, node, b);
	}
}

/* Join the article to the piece it goes on from, and let a later piece find it. */
static int
link_unit(struct page *p, const struct unit *u, recto_node *article)
{
	int rc = 0;

	for (uint32_t i = 0; i < u->nblocks && rc == 0; i++) {
		const struct block *b = &p->blocks[u->blocks[i]];
		char page[PAGE_LENGTH], target[20];
		const char *id, *here = p->page_names[first_line_of(p, b)->page];

		if (nodes[b->role].kind != RECTO_CONTINUATION || b->met || !jump_page(p, b, page))
			continue;
		if (b->role == ROLE_FROM && (id = jumps_match(p, u, here, page)) != NULL) {
			snprintf(target, sizeof target, "#%s", id);
			recto_node_set(article, RECTO_ATTR_TARGET, target);
		}
		if (b->role == ROLE_TO)
			rc = jumps_add(p, u, here, page, recto_node_get(article, RECTO_ATTR_ID));
	}
	return rc;
}

static void
emit_blocks(struct page *p, recto_node *article, const struct unit *u)
{
	recto_node *parent = article;

	for (uint32_t i = 0; i < u->nblocks; ) {
		const struct block *b = &p->blocks[u->blocks[i]];
		struct table table;

		if (b->role == ROLE_SECTION) {
			recto_node *heading;

			parent = recto_node_add(article, RECTO_SECTION);
			heading = recto_node_add(parent, RECTO_HEADING);
			recto_node_set_cert(heading, b->cert);
			text_emit(p, heading, b);
			i++;
		} else if (b->role == ROLE_NOTE) {
			recto_node *text = recto_node_add(recto_node_add(parent, RECTO_NOTE), RECTO_PARAGRAPH);

			recto_node_set_cert(text, b->cert);
			text_emit(p, text, b);
			i++;
		} else if (table_find(p, u, i, &table)) {
			i = emit_table(p, parent, u, &table);
		} else if (is_verse(p, u, i)) {
			i = emit_stanza(p, parent, u, i);
		} else if (is_item(p, u, i) && is_item(p, u, i + 1)) {
			i = emit_list(p, parent, u, i);
		} else {
			emit_block(p, recto_kind_may_hold(recto_node_kind(parent), nodes[b->role].kind) ?
			    parent : article, u->blocks[i]);
			i++;
		}
	}
}

static int
emit_unit(struct page *p, const struct unit *u)
{
	recto_node *article = add_article(p, u->type, language_of(p, u));

	recto_node_set_cert(article, u->cert);
	if (u->type == UNIT_PHOTO)
		emit_photo(p, article, u);
	else
		emit_blocks(p, article, u);
	return link_unit(p, u, article);
}

/* ------------------------------------------------------------------- page */

/* Where a unit or a piece of furniture stands: its earliest block of text. */
struct place {
	uint32_t line;
	uint32_t unit, block;	/* one of them NONE */
};

static int
compare_places(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	return (x->line > y->line) - (x->line < y->line);
}

static uint32_t
unit_line(const struct page *p, const struct unit *u)
{
	uint32_t line = NONE, any = NONE;

	for (uint32_t i = 0; i < u->nblocks; i++) {
		const struct block *b = &p->blocks[u->blocks[i]];
		uint32_t at = p->pieces[b->first].line;

		any = at < any ? at : any;
		if (b->class == CLASS_TEXT && at < line)
			line = at;
	}
	return line != NONE ? line : any;
}

static void
drop_blanks(struct page *p, recto_node *first_line)
{
	for (recto_node *n = first_line, *next; n != NULL; n = next) {
		const recto_line *raw = recto_node_line(n);
		uint32_t c = ' ';

		next = recto_node_next(n);
		if (raw == NULL)
			continue;
		for (size_t i = 0; i < raw->len && glyph_is_space(c); )
			i += recto_utf8_next(raw->text + i, raw->text + raw->len, &c);
		if (glyph_is_space(c)) {
			if (raw->len > 0)
				recto_node_drop_slice(p->part, raw, 0, raw->len, RECTO_DISCARD_BLANK);
			recto_node_drop_edges(p->part, raw, 0);
		}
		recto_node_detach(n);
	}
}

int
page_emit(struct page *p, recto_error *err)
{
	struct place *places = page_alloc(p, (size_t)p->nunits + p->nblocks, sizeof *places);
	recto_node *lines = recto_node_first(p->part);
	uint32_t n = 0;

	if (places == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	for (uint32_t i = 0; i < p->nunits; i++)
		if (p->units[i].nblocks > 0)
			places[n++] = (struct place){ unit_line(p, &p->units[i]), i, NONE };
	for (uint32_t i = 0; i < p->nblocks; i++)
		if (!p->blocks[i].gone && p->blocks[i].unit == NONE)
			places[n++] = (struct place){ p->pieces[p->blocks[i].first].line, NONE, i };
	qsort(places, n, sizeof *places, compare_places);
	drop_blanks(p, lines);
	for (uint32_t i = 0; i < n; i++) {
		if (places[i].unit == NONE)
			emit_block(p, place_of(p, &p->blocks[places[i].block]),
			    places[i].block);
		else if (emit_unit(p, &p->units[places[i].unit]) < 0)
			return recto_fail(err, RECTO_ENOMEM, "out of memory");
	}
	return recto_document_status(p->doc, err);
}
