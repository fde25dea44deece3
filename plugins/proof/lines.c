/* SPDX-License-Identifier: MIT */
/*
 * The source, line by line: its number leads to what became of it, a label says
 * what that is, and characters that were left out are still shown.
 */
#include "proof.h"

/* The pieces of one line, from..to. */
struct row {
	uint64_t line;
	size_t from, to;
};

/* Reasons that leave nothing to be seen where no characters are told. */
static int
is_quiet(int reason)
{
	return reason == RECTO_DISCARD_LINE_END || reason == RECTO_DISCARD_PAGE_END ||
	    reason == RECTO_DISCARD_BLANK || reason == RECTO_DISCARD_SPACE;
}

/* Whether a piece is text that is read in some place. */
static int
is_read(const struct piece *piece)
{
	return piece->reason == NO_REASON && piece->len > 0;
}

static size_t
first_place(const struct proof *p, const struct row *row)
{
	for (size_t i = row->from; i < row->to; i++)
		if (is_read(&p->pieces[i]) && p->pieces[i].place)
			return p->pieces[i].place;
	return NO_PLACE;
}

/* A label for each place that begins on this line, or is found again on it. */
static void
write_labels(struct proof *p, const struct row *row, size_t *current)
{
	size_t first = first_place(p, row);

	for (size_t i = row->from; i < row->to; i++) {
		const struct piece *piece = &p->pieces[i];
		const struct place *place;
		const char *again;

		if (!is_read(piece) || !piece->place || piece->place == *current)
			continue;
		*current = piece->place;
		place = &p->places[piece->place];
		again = place->first < row->line ? "\xe2\x80\xa6 " : "";
		/* The number leads to the first place of a line, its label to every other one. */
		if (piece->place == first)
			recto_sink_printf(p->out, "<span class=\"tag\">%s%s</span>", again, role_label(place->node));
		else
			recto_sink_printf(p->out, "<a class=\"tag\" href=\"#u%lu\" data-u=\"u%lu\">%s%s</a>",
			    proof_number(p, piece->place), proof_number(p, piece->place),
			    again, role_label(place->node));
		recto_sink_puts(p->out, " ");
	}
}

/* Why nothing of a line is read anywhere; NULL where something is. */
static const char *
why_gone(const struct proof *p, const struct row *row)
{
	int reason = RECTO_DISCARD_BLANK;

	for (size_t i = row->from; i < row->to; i++) {
		if (is_read(&p->pieces[i]))
			return p->pieces[i].place ? NULL : "raw line";
		if (!is_quiet(p->pieces[i].reason) && p->pieces[i].reason != NO_REASON)
			reason = p->pieces[i].reason;
	}
	return recto_reason_name((recto_reason)reason);
}

static void
write_dropped(struct proof *p, const struct piece *piece)
{
	const char *reason = recto_reason_name((recto_reason)piece->reason);

	if (!piece->len && is_quiet(piece->reason))
		return;
	recto_sink_printf(p->out, "<span class=\"gone%s\" title=\"%s\">", is_quiet(piece->reason) ||
	    piece->reason == RECTO_DISCARD_LETTER_SPACE ? " space" : "", reason);
	if (piece->len)
		proof_text(p, piece->text, piece->len);
	else	/* a control, or syntax: nothing that could be printed */
		recto_sink_printf(p->out, "[%s]", reason);
	recto_sink_puts(p->out, "</span>");
}

/* Pieces of one place stand in one element. */
static void
write_pieces(struct proof *p, const struct row *row)
{
	size_t open = NO_PLACE;

	for (size_t i = row->from; i < row->to; i++) {
		const struct piece *piece = &p->pieces[i];

		if (open && piece->place != open) {
			recto_sink_puts(p->out, "</span>");
			open = NO_PLACE;
		}
		if (!open && piece->place && is_read(piece)) {
			const recto_node *node = p->places[piece->place].node;

			open = piece->place;
			recto_sink_printf(p->out, "<span class=\"piece %s\" data-u=\"u%lu\"",
			    role_of(node)->family, proof_number(p, open));
			proof_lang(p, recto_node_lang(node), p->lang);
			recto_sink_puts(p->out, ">");
		}
		if (piece->reason == NO_REASON)
			proof_text(p, piece->text, piece->len);
		else
			write_dropped(p, piece);
	}
	if (open)
		recto_sink_puts(p->out, "</span>");
}

static void
write_row(struct proof *p, const struct row *row, size_t *current)
{
	size_t place = first_place(p, row);
	const char *gone = why_gone(p, row);
	unsigned long long number = row->line;

	recto_sink_printf(p->out, "<li id=\"p%lu-l%llu\" class=\"", p->parts, number);
	proof_colour(p, place ? p->places[place].article : 0);
	recto_sink_puts(p->out, gone ? " off\">" : "\">");
	if (place)
		recto_sink_printf(p->out, "<a class=\"n\" href=\"#u%lu\" data-u=\"u%lu\">%llu</a>",
		    proof_number(p, place), proof_number(p, place), number);
	else
		recto_sink_printf(p->out, "<span class=\"n\">%llu</span>", number);
	recto_sink_puts(p->out, " <span class=\"tags\">");
	write_labels(p, row, current);
	if (gone)
		recto_sink_printf(p->out, "<span class=\"tag%s\">%s</span>",
		    gone == recto_reason_name(RECTO_DISCARD_BLANK) ? " blank" : "", gone);
	recto_sink_puts(p->out, "</span> <span class=\"line\" dir=\"auto\"");
	proof_lang(p, p->lang ? p->lang : "und", "en");
	recto_sink_puts(p->out, ">");
	write_pieces(p, row);
	recto_sink_puts(p->out, "</span></li>\n");
}

void
lines_write(struct proof *p)
{
	size_t current = NO_PLACE;

	proof_open_view(p, "pane source", "source", "Source lines");
	if (!p->npieces)
		recto_sink_puts(p->out, "<p class=\"why\">No source lines are known.</p>\n");
	else
		recto_sink_puts(p->out, "<ol class=\"lines\">\n");
	for (struct row row = { 0 }; row.from < p->npieces; row.from = row.to) {
		row.line = p->pieces[row.from].line;
		for (row.to = row.from; row.to < p->npieces && p->pieces[row.to].line == row.line; )
			row.to++;
		write_row(p, &row, &current);
	}
	recto_sink_puts(p->out, p->npieces ? "</ol>\n</section>\n" : "</section>\n");
}
