/* SPDX-License-Identifier: MIT */
/*
 * Writes a proof page: the source lines on the left, what became of them on the
 * right, and first of all what is uncertain. It is HTML that needs nothing else;
 * a script only lights up what belongs together, links do the same without it.
 */
#include "proof.h"

#include <string.h>

static const char style[] =
#include "style.inc"
;
static const char script[] =
#include "script.inc"
;

/* Looks of text, with what is shown so. */
static const struct { const char *family, *name; } legend[] = {
	{ "head", "headings" },
	{ "who", "bylines and credits" },
	{ "text", "running text" },
	{ "pic", "pictures" },
	{ "page", "the page itself" },
};

/* ------------------------------------------------------------ what is shared */

void
proof_text(struct proof *p, const char *text, size_t len)
{
	if (markup_text(p->out, MARKUP_HTML, text, len))
		loss_tell(&p->losses, p->ctx, NULL, LOSS_CHARACTER,
		    "HTML cannot hold some of the characters; they became U+FFFD");
}

void
proof_lang(struct proof *p, const char *lang, const char *around)
{
	if (lang && value_is_lang(lang) && (!around || strcmp(lang, around) != 0))
		markup_attr(p->out, MARKUP_HTML, "lang", lang);
}

unsigned long
proof_number(const struct proof *p, size_t place)
{
	return p->before + (unsigned long)place;
}

void
proof_span(struct proof *p, const struct place *place)
{
	if (place->first && place->last > place->first)
		recto_sink_printf(p->out, "lines %llu\xe2\x80\x93%llu",
		    (unsigned long long)place->first, (unsigned long long)place->last);
	else if (place->first)
		recto_sink_printf(p->out, "line %llu", (unsigned long long)place->first);
}

void
proof_cert(struct proof *p, recto_cert cert)
{
	if (role_is_uncertain(cert))
		recto_sink_printf(p->out, " <span class=\"cert %s\">%s certainty</span>",
		    recto_cert_name(cert), recto_cert_name(cert));
}

void
proof_colour(struct proof *p, unsigned article)
{
	if (article)
		recto_sink_printf(p->out, "c%u", (article - 1) % 8);
	else
		recto_sink_puts(p->out, "c");
}

void
proof_open_view(struct proof *p, const char *class, const char *name, const char *heading)
{
	recto_sink_printf(p->out, "<section class=\"%s\" tabindex=\"0\" "
	    "aria-labelledby=\"p%lu p%lu-%s\">\n", class, p->parts, p->parts, name);
	recto_sink_printf(p->out, "<h3 id=\"p%lu-%s\">%s</h3>\n", p->parts, name, heading);
}

/* ------------------------------------------------------------------ the page */

static void
write_title(struct proof *p, const recto_document *doc, const recto_buf *title)
{
	const char *end = title->data + title->len, *day;
	size_t len;

	if ((day = tree_title_day(doc, title->data, &len))) {
		proof_text(p, title->data, (size_t)(day - title->data));
		recto_sink_printf(p->out, "<bdi>%.*s</bdi>", (int)len, day);
		day += len;
	} else {
		day = title->data;
	}
	proof_text(p, day, (size_t)(end - day));
}

static void
write_head(struct proof *p, const recto_document *doc)
{
	recto_buf title = RECTO_BUF_INIT;

	tree_add_title(doc, &title);
	recto_sink_puts(p->out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	    "<title>Proof of ");
	proof_text(p, title.data, title.len);
	recto_sink_printf(p->out, "</title>\n<meta name=\"generator\" content=\"Recto %s\">\n<style>\n",
	    recto_version());
	recto_sink_puts(p->out, style);
	recto_sink_puts(p->out, "</style>\n</head>\n<body>\n<header>\n<h1>Proof of <bdi");
	proof_lang(p, p->lang, "en");
	recto_sink_puts(p->out, ">");
	write_title(p, doc, &title);
	recto_sink_puts(p->out, "</bdi></h1>\n"
	    "<p class=\"legend\">Colours tell articles apart, shades roles:");
	for (size_t i = 0; i < sizeof legend / sizeof *legend; i++)
		recto_sink_printf(p->out, " <span class=\"piece c0 %s\">%s</span>", legend[i].family,
		    legend[i].name);
	recto_sink_puts(p->out, " <span class=\"gone\">left out</span></p>\n</header>\n<main>\n");
	p->failed |= recto_buf_status(&title, NULL) < 0;
	recto_buf_dispose(&title);
}

/* How a part is called: its own number, where it has one. */
static void
write_name(struct proof *p, const recto_node *part)
{
	const char *n = recto_node_get(part, RECTO_ATTR_N);

	recto_sink_puts(p->out, "Page ");
	if (n && *n)
		proof_text(p, n, strlen(n));
	else
		recto_sink_printf(p->out, "%lu", p->parts);
}

static void
write_part(struct proof *p, recto_node *part)
{
	static const char *const views[][2] = {
		{ "doubts", "uncertain decisions" }, { "source", "source lines" },
		{ "result", "what became of them" },
	};

	recto_sink_printf(p->out, "<section class=\"part\" aria-labelledby=\"p%lu\">\n<h2 id=\"p%lu\">",
	    p->parts, p->parts);
	write_name(p, part);
	recto_sink_printf(p->out, "</h2>\n<nav aria-labelledby=\"p%lu\">", p->parts);
	for (size_t i = 0; i < sizeof views / sizeof *views; i++)
		recto_sink_printf(p->out, "%s<a href=\"#p%lu-%s\">%s</a>", i ? " " : "", p->parts,
		    views[i][0], views[i][1]);
	recto_sink_puts(p->out, "</nav>\n");
	doubts_write(p);
	recto_sink_puts(p->out, "<div class=\"panes\">\n");
	lines_write(p);
	units_write(p, part);
	recto_sink_puts(p->out, "</div>\n</section>\n");
}

/* ----------------------------------------------------------------- role */

static void
take(struct proof *p, recto_context *ctx, const recto_document *doc, recto_sink *sink)
{
	p->ctx = ctx;
	p->out = sink;
	p->lang = recto_document_meta(doc, "language");
}

/* What was written without all of its text is not written. */
static int
settle(const struct proof *p, recto_error *err)
{
	if (p->failed)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	return recto_sink_status(p->out, err);
}

static int
proof_begin(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink,
    recto_error *err)
{
	struct proof *p = state;

	take(p, ctx, doc, sink);
	write_head(p, doc);
	return settle(p, err);
}

static int
proof_write(void *state, recto_context *ctx, recto_node *part, recto_sink *sink, recto_error *err)
{
	struct proof *p = state;

	take(p, ctx, recto_node_document(part), sink);
	p->parts++;
	collect_part(p, part);
	if (p->failed)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	write_part(p, part);
	return settle(p, err);
}

static int
proof_end(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink, recto_error *err)
{
	(void)state;
	(void)ctx;
	(void)doc;
	recto_sink_puts(sink, "</main>\n<script>\n");
	recto_sink_puts(sink, script);
	recto_sink_puts(sink, "</script>\n</body>\n</html>\n");
	return recto_sink_status(sink, err);
}

static void
proof_close(void *state)
{
	collect_dispose(state);
}

const recto_role proof_writer = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_WRITER,
	.name = "proof",
	.summary = "proof page, the source beside what became of it",
	.suffixes = ".proof.html",
	.media = "text/html",
	.state_size = sizeof(struct proof),
	.begin = proof_begin,
	.write = proof_write,
	.end = proof_end,
	.close = proof_close,
};
