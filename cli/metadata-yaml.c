/* SPDX-License-Identifier: MIT */
/*
 * Reads YAML in one of two shapes: entries under the names of their files, or a
 * list of entries that say `file` themselves.
 *
 *	p1.txt:                           - file: p1.txt
 *	  title: The Harbour                title: The Harbour
 *	  creator: [Ann Lee, Bo Berg]       creator: [Ann Lee, Bo Berg]
 *
 * It works on the events of libyaml. Nothing else is nested, so what is deeper is
 * refused where it begins; so are anchors and aliases, by which a small file
 * becomes a large one. Values are taken as they are written: 1952-03-14 and yes
 * are text.
 */
#include "config.h"

#include "metadata.h"

#ifndef HAVE_YAML

int
metadata_read_yaml(struct metadata *table, recto_source *src, recto_error *err)
{
	(void)src;
	return recto_fail(err, RECTO_ENOTSUP, "%s: this recto was built without libyaml and "
	    "reads no YAML; give the table as CSV", table->path);
}

#else

#include <string.h>
#include <yaml.h>

#define MOST_NAMES 100		/* of one entry; each is compared with those before it */
#define LONGEST_VALUE 65536

struct scan {
	struct metadata *table;
	recto_error *err;
	recto_source *src;
	recto_buf line;		/* what the parser has not asked for yet, from `taken` on */
	size_t taken;
	uint64_t number;	/* of that line */
	int failed;		/* why is in err */
	yaml_parser_t parser;
	yaml_event_t event;	/* the one that is looked at */
};

/* ----------------------------------------------------------------- characters */

/* The next line as UTF-8, with the end of the one before it; 0 at the end. */
static int
next_line(struct scan *s)
{
	uint64_t malformed = recto_source_malformed(s->src), controls = recto_source_controls(s->src);
	recto_line line;
	int rc;

	if ((rc = recto_source_line(s->src, &line, s->err)) <= 0)
		return rc;
	if (recto_source_malformed(s->src) > malformed || recto_source_controls(s->src) > controls)
		return metadata_fail(s->table, line.number, s->err,
		    "there are bytes that are no text; save the table as UTF-8");
	recto_buf_clear(&s->line);
	s->taken = 0;
	if (s->number != 0)	/* after a form feed it is the same line */
		recto_buf_addc(&s->line, line.number == s->number ? ' ' : '\n');
	recto_buf_add(&s->line, line.text, line.len);
	s->number = line.number;
	return (rc = recto_buf_status(&s->line, s->err)) < 0 ? rc : 1;
}

/* For libyaml: 1 with 0 bytes is the end. */
static int
take_bytes(void *user, unsigned char *bytes, size_t size, size_t *got)
{
	struct scan *s = user;
	size_t left;
	int rc = 1;

	while ((left = s->line.len - s->taken) == 0 && (rc = next_line(s)) > 0)
		continue;
	s->failed = rc < 0;
	*got = left < size ? left : size;
	memcpy(bytes, s->line.data + s->taken, *got);
	s->taken += *got;
	return !s->failed;
}

/* ---------------------------------------------------------------------- events */

static uint64_t
line_of(const struct scan *s)
{
	return (uint64_t)s->event.start_mark.line + 1;
}

/* What the parser stumbled over. */
static int
fail_syntax(const struct scan *s)
{
	const yaml_parser_t *p = &s->parser;

	if (s->failed)
		return s->err->code;
	if (p->error == YAML_MEMORY_ERROR)
		return recto_fail(s->err, RECTO_ENOMEM, "out of memory");
	return metadata_fail(s->table, (uint64_t)p->problem_mark.line + 1, s->err,
	    "this is no YAML: %s; text with \": \" or \" #\" in it, or a mark at its "
	    "beginning, goes in quotation marks", p->problem != NULL ? p->problem : "?");
}

static int
has_anchor(const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_ALIAS_EVENT:
		return 1;
	case YAML_SCALAR_EVENT:
		return event->data.scalar.anchor != NULL;
	case YAML_SEQUENCE_START_EVENT:
		return event->data.sequence_start.anchor != NULL;
	case YAML_MAPPING_START_EVENT:
		return event->data.mapping_start.anchor != NULL;
	default:
		return 0;
	}
}

static int
has_tag(const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return event->data.scalar.tag != NULL;
	case YAML_SEQUENCE_START_EVENT:
		return event->data.sequence_start.tag != NULL;
	case YAML_MAPPING_START_EVENT:
		return event->data.mapping_start.tag != NULL;
	default:
		return 0;
	}
}

static int
next(struct scan *s)
{
	yaml_event_delete(&s->event);
	if (!yaml_parser_parse(&s->parser, &s->event))
		return fail_syntax(s);
	if (has_anchor(&s->event))
		return metadata_fail(s->table, line_of(s), s->err,
		    "anchors (&) and aliases (*) are not followed; write the value out");
	if (has_tag(&s->event))
		return metadata_fail(s->table, line_of(s), s->err,
		    "tags (!) have no meaning here; leave the tag out");
	return RECTO_OK;
}

/* --------------------------------------------------------------------- scalars */

/* A value that says nothing, as an empty cell of a spreadsheet does. */
static int
is_null(const struct scan *s)
{
	const char *value = (const char *)s->event.data.scalar.value;

	return s->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
	    (strcmp(value, "~") == 0 || strcmp(value, "null") == 0);
}

/*
 * Append a scalar to the table's text as one line, without its NUL: the lines of
 * a block scalar are joined, and its last line end left out.
 */
static int
add_scalar(struct scan *s)
{
	const char *at = (const char *)s->event.data.scalar.value;
	const char *end = at + s->event.data.scalar.length;
	recto_buf *text = &s->table->text;
	uint32_t c;

	if (s->event.data.scalar.length > LONGEST_VALUE)
		return metadata_fail(s->table, line_of(s), s->err,
		    "the text is longer than %d bytes; is a quotation mark missing?", LONGEST_VALUE);
	while (end > at && (end[-1] == '\n' || end[-1] == ' '))
		end--;
	while (at < end) {
		size_t step = recto_utf8_next(at, end, &c);

		if (c == '\n' || c == '\t')
			recto_buf_addc(text, ' ');
		else if (c < 0x20 || (c >= 0x7f && c < 0xa0))
			return metadata_fail(s->table, line_of(s), s->err,
			    "the text has a control character, U+%04X; leave it out", (unsigned)c);
		else
			recto_buf_add(text, at, step);
		at += step;
	}
	return RECTO_OK;
}

/* A scalar that stands by itself: where its text begins. */
static int
take_text(struct scan *s, size_t *out)
{
	int rc;

	*out = s->table->text.len;
	if ((rc = add_scalar(s)) < 0)
		return rc;
	recto_buf_addc(&s->table->text, '\0');
	return recto_buf_status(&s->table->text, s->err);
}

/* The names of several persons stand in one value, with semicolons between them. */
static int
take_list(struct scan *s, size_t *out)
{
	recto_buf *text = &s->table->text;
	int rc;

	*out = text->len;
	while ((rc = next(s)) == 0 && s->event.type == YAML_SCALAR_EVENT) {
		if (text->len > *out)
			recto_buf_adds(text, "; ");
		if ((rc = add_scalar(s)) < 0)
			break;
	}
	if (rc < 0)
		return rc;
	if (s->event.type != YAML_SEQUENCE_END_EVENT)
		return metadata_fail(s->table, line_of(s), s->err,
		    "a list of values has to hold text alone");
	recto_buf_addc(text, '\0');
	return recto_buf_status(text, s->err);
}

/* The value after a name. */
static int
take_value(struct scan *s, size_t *out)
{
	int rc = next(s);

	if (rc == 0 && s->event.type == YAML_SCALAR_EVENT && is_null(s)) {
		*out = s->table->text.len;
		recto_buf_addc(&s->table->text, '\0');
		return recto_buf_status(&s->table->text, s->err);
	}
	if (rc == 0 && s->event.type == YAML_SCALAR_EVENT)
		return take_text(s, out);
	if (rc == 0 && s->event.type == YAML_SEQUENCE_START_EVENT)
		return take_list(s, out);
	return rc < 0 ? rc : metadata_fail(s->table, line_of(s), s->err,
	    "a value has to be text or a list of texts");
}

/* --------------------------------------------------------------------- entries */

/* A name of metadata, which the entry does not have yet. */
static int
take_name(struct scan *s, size_t *out)
{
	struct metadata *t = s->table;
	const struct metadata_entry *entry = &t->entry[t->nentries - 1];
	int rc;

	if (s->event.type != YAML_SCALAR_EVENT)
		return metadata_fail(t, line_of(s), s->err, "a name has to be text");
	if ((rc = take_text(s, out)) < 0)
		return rc;
	if (!metadata_take_name(t->text.data + *out))
		return metadata_fail(t, line_of(s), s->err, "metadata is called "
		    "title, creator, date ... in a-z 0-9 -");
	if (entry->count == MOST_NAMES)
		return metadata_fail(t, line_of(s), s->err,
		    "a file has more than %d names; is a file name indented?", MOST_NAMES);
	for (size_t i = 0; i < entry->count; i++)
		if (strcmp(t->text.data + t->pair[entry->first + i].name, t->text.data + *out) == 0)
			return metadata_fail(t, line_of(s), s->err,
			    "the file has a \"%s\" already", t->text.data + *out);
	return RECTO_OK;
}

/*
 * The pairs of the last entry, up to the end of their mapping. In a list one of
 * them names the file.
 */
static int
take_pairs(struct scan *s, int in_list)
{
	struct metadata *t = s->table;
	struct metadata_entry *entry = &t->entry[t->nentries - 1];
	size_t name = 0, value = 0;
	int rc, named = !in_list;

	while ((rc = next(s)) == 0 && s->event.type != YAML_MAPPING_END_EVENT) {
		if ((rc = take_name(s, &name)) < 0 || (rc = take_value(s, &value)) < 0)
			return rc;
		if (in_list && strcmp(t->text.data + name, "file") == 0) {
			if (named)
				return metadata_fail(t, line_of(s), s->err,
				    "the file is named twice");
			entry->file = value;
			named = 1;
		} else if (t->text.data[value] != '\0') {
			rc = metadata_add_pair(t, name, value, s->err);
		}
		if (rc < 0)
			return rc;
	}
	if (rc == 0 && !named)
		rc = metadata_fail(t, entry->line, s->err,
		    "no file is named here; add \"file: NAME\"");
	return rc;
}

static int
take_mapping(struct scan *s)
{
	size_t file;
	int rc;

	while ((rc = next(s)) == 0 && s->event.type != YAML_MAPPING_END_EVENT) {
		if (s->event.type != YAML_SCALAR_EVENT)
			return metadata_fail(s->table, line_of(s), s->err,
			    "the name of a file has to be text");
		if ((rc = take_text(s, &file)) < 0 ||
		    (rc = metadata_add_entry(s->table, file, line_of(s), s->err)) < 0 ||
		    (rc = next(s)) < 0)
			return rc;
		if (s->event.type == YAML_SCALAR_EVENT &&
		    (is_null(s) || s->event.data.scalar.length == 0))
			continue;
		if (s->event.type != YAML_MAPPING_START_EVENT)
			return metadata_fail(s->table, line_of(s), s->err, "after the name of a "
			    "file come names and values, indented: \"  title: The Harbour\"");
		if ((rc = take_pairs(s, 0)) < 0)
			return rc;
	}
	return rc;
}

static int
take_sequence(struct scan *s)
{
	int rc;

	while ((rc = next(s)) == 0 && s->event.type != YAML_SEQUENCE_END_EVENT) {
		if (s->event.type != YAML_MAPPING_START_EVENT)
			return metadata_fail(s->table, line_of(s), s->err,
			    "each of the list has to be names and values: \"- file: p1.txt\"");
		if ((rc = metadata_add_entry(s->table, 0, line_of(s), s->err)) < 0 ||
		    (rc = take_pairs(s, 1)) < 0)
			return rc;
	}
	return rc;
}

static int
take_document(struct scan *s)
{
	int rc;

	if ((rc = next(s)) < 0)		/* the beginning of the stream */
		return rc;
	if ((rc = next(s)) < 0)
		return rc;
	if (s->event.type == YAML_STREAM_END_EVENT)
		return metadata_fail(s->table, 1, s->err, "the table is empty");
	if ((rc = next(s)) < 0)		/* after that of the document */
		return rc;
	if (s->event.type == YAML_MAPPING_START_EVENT)
		rc = take_mapping(s);
	else if (s->event.type == YAML_SEQUENCE_START_EVENT)
		rc = take_sequence(s);
	else
		rc = metadata_fail(s->table, line_of(s), s->err, "a table is made of names of "
		    "files, each with names and values after it: \"p1.txt: {title: The Harbour}\"");
	if (rc < 0 || (rc = next(s)) < 0 || (rc = next(s)) < 0)
		return rc;
	if (s->event.type != YAML_STREAM_END_EVENT)
		return metadata_fail(s->table, line_of(s), s->err,
		    "a second document begins; put all of it into one");
	return RECTO_OK;
}

int
metadata_read_yaml(struct metadata *table, recto_source *src, recto_error *err)
{
	struct scan s = { .table = table, .err = err, .src = src, .line = RECTO_BUF_INIT };
	int rc;

	if (!yaml_parser_initialize(&s.parser))
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	yaml_parser_set_input(&s.parser, take_bytes, &s);
	yaml_parser_set_encoding(&s.parser, YAML_UTF8_ENCODING);
	rc = take_document(&s);
	yaml_event_delete(&s.event);
	yaml_parser_delete(&s.parser);
	recto_buf_dispose(&s.line);
	return rc;
}

#endif
