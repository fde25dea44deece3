/* SPDX-License-Identifier: MIT */
/*
 * A reader for tests: documents written down node by node, so that a writer can
 * be shown every tree the model allows. A line is a node, tabs are its depth:
 *
 *	# a comment
 *	meta title "A page"
 *	part n=4
 *		article lang=en cert=low
 *			headline "Text of the node"
 *			paragraph
 *				"plain text" line=3
 *				break joined line=4
 *				discard hyphen "-" line=3
 *				emphasis type=bold "bold text"
 *
 * Attributes are those of the model; `line` is the line of the origin. A string
 * knows the escapes \n \t \r \" \\ and \u{HEX}.
 */
#include <stdlib.h>
#include <string.h>

#include "recto/plugin.h"

struct tree {
	recto_buf held;		/* a part line that was read one part too early */
	uint64_t held_line;
	recto_node **open;	/* the node at each depth of tabs */
	size_t nopen, open_size;
	uint64_t line;
};

/* One line, taken apart from the left. */
struct scan {
	const char *p, *end;
	recto_buf word, value, string;
};

static int
fail(const struct tree *t, recto_error *err, const char *what)
{
	return recto_fail(err, RECTO_EFORMAT, "tree line %llu: %s",
	    (unsigned long long)t->line, what);
}

/* ------------------------------------------------------------- scanning */

static void
take_escape(struct scan *s, recto_buf *out)
{
	static const char from[] = "ntr", to[] = "\n\t\r";
	const char *at;

	if (*s->p == 'u' && s->p + 1 < s->end && s->p[1] == '{') {
		char *stop;

		recto_buf_add_char(out, (uint32_t)strtoul(s->p + 2, &stop, 16));
		s->p = stop < s->end ? stop + 1 : s->end;
		return;
	}
	at = strchr(from, *s->p);
	recto_buf_addc(out, at ? to[at - from] : *s->p);
	s->p++;
}

static int
take_string(struct scan *s, recto_buf *out)
{
	recto_buf_clear(out);
	for (s->p++; s->p < s->end && *s->p != '"'; ) {
		if (*s->p == '\\' && s->p + 1 < s->end) {
			s->p++;
			take_escape(s, out);
		} else {
			recto_buf_addc(out, *s->p++);
		}
	}
	if (s->p == s->end)
		return 0;
	s->p++;
	return 1;
}

static void
take_word(struct scan *s, recto_buf *out, const char *stop)
{
	recto_buf_clear(out);
	while (s->p < s->end && !strchr(stop, *s->p))
		recto_buf_addc(out, *s->p++);
}

static void
skip_spaces(struct scan *s)
{
	while (s->p < s->end && *s->p == ' ')
		s->p++;
}

/* `name=value`, `name="value"` or `name` alone, in word and value; 0 at the end or a string. */
static int
take_pair(struct scan *s)
{
	skip_spaces(s);
	if (s->p == s->end || *s->p == '"')
		return 0;
	take_word(s, &s->word, " =");
	recto_buf_clear(&s->value);
	if (s->p < s->end && *s->p == '=') {
		s->p++;
		if (s->p < s->end && *s->p == '"')
			take_string(s, &s->value);
		else
			take_word(s, &s->value, " ");
	}
	return 1;
}

/* ------------------------------------------------------------- building */

static int
kind_by_name(const char *name)
{
	for (int k = 0; k < RECTO_KIND_COUNT; k++)
		if (!strcmp(recto_kind_name((recto_kind)k), name))
			return k;
	return -1;
}

static int
set_attribute(struct tree *t, recto_node *node, const struct scan *s, recto_error *err)
{
	recto_origin origin = recto_node_origin(node);

	for (int a = 0; a < RECTO_ATTR_COUNT; a++)
		if (!strcmp(recto_attr_name((recto_attr)a), s->word.data)) {
			recto_node_set(node, (recto_attr)a, s->value.data);
			return RECTO_OK;
		}
	if (!strcmp(s->word.data, "line")) {
		origin.line = strtoull(s->value.data, NULL, 10);
		recto_node_set_origin(node, origin);
		return RECTO_OK;
	}
	for (int c = RECTO_CERT_HIGH; !strcmp(s->word.data, "cert") && c <= RECTO_CERT_LOW; c++)
		if (!strcmp(recto_cert_name((recto_cert)c), s->value.data)) {
			recto_node_set_cert(node, (recto_cert)c);
			return RECTO_OK;
		}
	return fail(t, err, "unknown attribute");
}

/* Names of reasons have spaces, which are written as hyphens here. */
static int
is_reason(recto_reason reason, const char *word)
{
	const char *name = recto_reason_name(reason);

	while (*name && (*name == *word || (*name == ' ' && *word == '-')))
		name++, word++;
	return !*name && !*word;
}

/* A line of the part that holds just this text. */
static recto_line *
make_line(recto_document *doc, const recto_buf *text, uint64_t number)
{
	recto_line *line = recto_document_alloc(doc, sizeof *line);
	char *copy = recto_document_alloc(doc, text->len + 1);

	if (!line || !copy)
		return NULL;
	memcpy(copy, text->data, text->len + 1);
	*line = (recto_line){ .text = copy, .len = text->len, .number = number,
	    .bytes = text->len, .end = 1 };
	return line;
}

/* BREAK, DISCARD and LINE are made by functions of their own. */
static int
add_special(struct tree *t, recto_node *parent, int kind, struct scan *s, recto_error *err)
{
	const char *start = s->p;
	uint64_t number = 0;
	int joined = 0, reason = -1;
	recto_line *line;
	recto_node *node;

	recto_buf_clear(&s->string);
	for (;;) {
		if (take_pair(s)) {
			if (!strcmp(s->word.data, "line"))
				number = strtoull(s->value.data, NULL, 10);
			joined |= !strcmp(s->word.data, "joined");
			for (int r = 0; r < RECTO_REASON_COUNT; r++)
				if (is_reason((recto_reason)r, s->word.data))
					reason = r;
		} else if (s->p < s->end) {
			if (!take_string(s, &s->string))
				return fail(t, err, "a string has no end");
		} else {
			break;
		}
	}
	if (kind == RECTO_BREAK) {
		node = recto_node_add_break(parent, joined, 0, 1, number);
		for (s->p = start; take_pair(s); )
			if (strcmp(s->word.data, "joined") != 0 &&
			    set_attribute(t, node, s, err) < 0)
				return RECTO_EFORMAT;
		return RECTO_OK;
	}
	if (!(line = make_line(recto_node_document(parent), &s->string, number)))
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	if (kind == RECTO_LINE)
		recto_part_add_line(parent, line);
	else if (reason < 0)
		return fail(t, err, "unknown reason");
	else
		recto_node_drop_slice(parent, line, 0, line->len, (recto_reason)reason);
	return RECTO_OK;
}

/* NULL: the string has no end, or the document has failed. */
static recto_node *
add_text(recto_node *parent, struct scan *s)
{
	if (!take_string(s, &s->string))
		return NULL;
	return recto_node_add_text(parent, s->string.data, s->string.len);
}

/* Attributes and text of a node that was just made. */
static int
fill(struct tree *t, recto_node *node, struct scan *s, recto_error *err)
{
	int rc;

	for (;;) {
		if (take_pair(s)) {
			if ((rc = set_attribute(t, node, s, err)) < 0)
				return rc;
		} else if (s->p == s->end) {
			return RECTO_OK;
		} else if (!add_text(node, s)) {
			return fail(t, err, "no text can be made of this");
		}
	}
}

static int
push(struct tree *t, size_t depth, recto_node *node, recto_error *err)
{
	if (depth >= t->open_size) {
		size_t size = t->open_size ? t->open_size * 2 : 32;
		recto_node **open = realloc(t->open, size * sizeof *open);

		if (!open)
			return recto_fail(err, RECTO_ENOMEM, "out of memory");
		t->open = open;
		t->open_size = size;
	}
	t->open[depth] = node;
	t->nopen = depth + 1;
	return RECTO_OK;
}

static int
add_node(struct tree *t, size_t depth, struct scan *s, recto_error *err)
{
	recto_node *parent, *node;
	int kind, rc;

	if (depth == 0 || depth > t->nopen)
		return fail(t, err, "a node has nothing to stand in");
	parent = t->open[depth - 1];
	if (*s->p == '"') {
		if (!(node = add_text(parent, s)))
			return fail(t, err, "no text can be made of this");
		return fill(t, node, s, err);
	}
	take_word(s, &s->word, " ");
	if ((kind = kind_by_name(s->word.data)) < 0)
		return fail(t, err, "unknown kind");
	if (kind == RECTO_BREAK || kind == RECTO_DISCARD || kind == RECTO_LINE)
		return add_special(t, parent, kind, s, err);
	if (!(node = recto_node_add(parent, (recto_kind)kind)))
		return fail(t, err, "the node may not stand there");
	if ((rc = push(t, depth, node, err)) < 0)
		return rc;
	return fill(t, node, s, err);
}

/* ----------------------------------------------------------------- role */

static int
is_part(const char *text, size_t len)
{
	return len >= 4 && !memcmp(text, "part", 4) && (len == 4 || text[4] == ' ');
}

static int
take_line(struct tree *t, recto_node *part, const char *text, size_t len, recto_error *err)
{
	struct scan s = { text, text + len, RECTO_BUF_INIT, RECTO_BUF_INIT, RECTO_BUF_INIT };
	size_t depth;
	int rc;

	while (s.p < s.end && *s.p == '\t')
		s.p++;
	depth = (size_t)(s.p - text);
	if (s.p == s.end || *s.p == '#') {
		rc = RECTO_OK;
	} else if (is_part(s.p, (size_t)(s.end - s.p))) {
		s.p += 4;
		if ((rc = push(t, 0, part, err)) == RECTO_OK)
			rc = fill(t, part, &s, err);
	} else if (depth == 0 && len > 5 && !memcmp(text, "meta ", 5)) {
		s.p += 5;
		take_word(&s, &s.word, " ");
		skip_spaces(&s);
		rc = take_string(&s, &s.string) ? RECTO_OK : fail(t, err, "no value");
		recto_document_set_meta(recto_node_document(part), s.word.data, s.string.data, 0);
	} else {
		rc = add_node(t, depth, &s, err);
	}
	recto_buf_dispose(&s.word);
	recto_buf_dispose(&s.value);
	recto_buf_dispose(&s.string);
	return rc;
}

static int
tree_open(void *state, recto_context *ctx, recto_error *err)
{
	struct tree *t = state;
	static const recto_buf empty = RECTO_BUF_INIT;

	(void)ctx;
	(void)err;
	t->held = empty;
	return RECTO_OK;
}

static int
tree_read(void *state, recto_context *ctx, recto_source *src, recto_node *part, recto_error *err)
{
	struct tree *t = state;
	recto_line line;
	int rc, any = 0;

	(void)ctx;
	t->nopen = 0;
	if (t->held.len) {
		t->line = t->held_line;
		if ((rc = take_line(t, part, t->held.data, t->held.len, err)) < 0)
			return rc;
		recto_buf_clear(&t->held);
		any = 1;
	}
	while ((rc = recto_source_line(src, &line, err)) > 0) {
		if (is_part(line.text, line.len) && any) {
			recto_buf_add(&t->held, line.text, line.len);
			t->held_line = line.number;
			break;
		}
		any |= is_part(line.text, line.len);
		t->line = line.number;
		if ((rc = take_line(t, part, line.text, line.len, err)) < 0)
			return rc;
	}
	return rc < 0 ? rc : any;
}

static void
tree_close(void *state)
{
	struct tree *t = state;

	recto_buf_dispose(&t->held);
	free(t->open);
}

static const recto_role reader = {
	RECTO_ROLE_HEAD,
	.kind = RECTO_READER,
	.name = "tree",
	.summary = "trees written down node by node, for tests",
	.suffixes = ".tree",
	.state_size = sizeof(struct tree),
	.open = tree_open,
	.read = tree_read,
	.close = tree_close,
};

static const recto_role *const roles[] = { &reader, NULL };

RECTO_PLUGIN = {
	RECTO_PLUGIN_HEAD,
	.name = "tree",
	.version = "0.1.0",
	.summary = "a reader for the tests of writers",
	.license = "MIT",
	.roles = roles,
};
