/* SPDX-License-Identifier: MIT */
/*
 * The command line: one row an option, from which parsing and --help are made.
 * Options and files come in any order; `--` ends the options, `-` is a file.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "options.h"

#define WIDTH 28	/* of the left column of --help */

typedef int take_fn(struct options *options, const char *value, recto_error *err);

static int
add_word(struct words *words, const char *word, recto_error *err)
{
	const char **more = realloc(words->word, (words->n + 1) * sizeof *more);

	if (more == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	words->word = more;
	words->word[words->n++] = word;
	return RECTO_OK;
}

static int
take_set(struct options *options, const char *value, recto_error *err)
{
	return add_word(&options->set, value, err);
}

static int
take_meta(struct options *options, const char *value, recto_error *err)
{
	return add_word(&options->meta, value, err);
}

static int
take_filter(struct options *options, const char *value, recto_error *err)
{
	return add_word(&options->filter, value, err);
}

static int
take_fail_on(struct options *options, const char *value, recto_error *err)
{
	recto_nearest near = RECTO_NEAREST_INIT(value);

	for (int level = RECTO_LEVEL_NOTE; level <= RECTO_LEVEL_ERROR; level++) {
		const char *name = recto_level_name((recto_level)level);

		if (strcmp(value, name) == 0) {
			options->fail_on = level;
			return RECTO_OK;
		}
		recto_nearest_offer(&near, name);
	}
	return recto_fail(err, RECTO_EUSAGE, "--fail-on takes note, warning or error, "
	    "not \"%s\"%s%s%s", value, near.best == NULL ? "" : "; did you mean ",
	    near.best == NULL ? "" : near.best, near.best == NULL ? "" : "?");
}

static int
take_explain(struct options *options, const char *value, recto_error *err)
{
	(void)value, (void)err;
	options->explain = 1;
	return RECTO_OK;
}

static int
take_quiet(struct options *options, const char *value, recto_error *err)
{
	(void)value, (void)err;
	options->show = RECTO_LEVEL_ERROR;
	return RECTO_OK;
}

static int
take_verbose(struct options *options, const char *value, recto_error *err)
{
	(void)value, (void)err;
	options->show = RECTO_LEVEL_NOTE;
	return RECTO_OK;
}

/* An option keeps its value, chooses an action, or has a function. */
static const struct row {
	const char *name;
	char letter;			/* 0: none */
	const char *value;		/* what --help calls it; NULL: takes none */
	const char *summary;
	take_fn *take;
	size_t place;			/* of a string in struct options; 0: none */
	enum action action;
} rows[] = {
	{ "output", 'o', "FILE", "write there; a folder where several files come in",
	  NULL, offsetof(struct options, output), DO_CONVERT },
	{ "from", 'f', "FORMAT", "format of the input, instead of finding it out",
	  NULL, offsetof(struct options, from), DO_CONVERT },
	{ "to", 't', "FORMAT", "format of the output, else that of its name, or tei",
	  NULL, offsetof(struct options, to), DO_CONVERT },
	{ "encoding", 'e', "NAME", "encoding of the input, instead of finding it out",
	  NULL, offsetof(struct options, encoding), DO_CONVERT },
	{ "meta", 'M', "NAME=VALUE", "metadata: title, creator, date, language ...",
	  take_meta, 0, DO_CONVERT },
	{ "metadata", 0, "FILE", "the same for many files, in CSV or YAML",
	  NULL, offsetof(struct options, metadata), DO_CONVERT },
	{ "set", 0, "NAME.OPTION=VALUE", "option of a format or filter, see --describe",
	  take_set, 0, DO_CONVERT },
	{ "filter", 0, "NAME", "change the document with a filter of that name",
	  take_filter, 0, DO_CONVERT },
	{ "fail-on", 0, "LEVEL", "fail at a message: note, warning or error",
	  take_fail_on, 0, DO_CONVERT },
	{ "quiet", 'q', NULL, "print errors only", take_quiet, 0, DO_CONVERT },
	{ "verbose", 'v', NULL, "print notes too", take_verbose, 0, DO_CONVERT },
	{ "ledger", 0, NULL, "account for each byte of FILE, convert nothing",
	  NULL, 0, DO_LEDGER },
	{ "detect", 0, NULL, "name the format of each FILE, convert nothing",
	  NULL, 0, DO_DETECT },
	{ "explain", 0, NULL, "with --detect: what each reader bids, and why",
	  take_explain, 0, DO_DETECT },
	{ "formats", 0, NULL, "list the formats", NULL, 0, DO_FORMATS },
	{ "plugins", 0, NULL, "list the plugins", NULL, 0, DO_PLUGINS },
	{ "describe", 0, "NAME", "show a format, filter or plugin and its options",
	  NULL, offsetof(struct options, what), DO_DESCRIBE },
	{ "manifest", 0, "MODULE", "print the manifest to install beside a module",
	  NULL, offsetof(struct options, what), DO_MANIFEST },
	{ "help", 'h', NULL, "show this", NULL, 0, DO_HELP },
	{ "version", 0, NULL, "show the version", NULL, 0, DO_VERSION },
};

#define ROWS (sizeof rows / sizeof *rows)

/* ----------------------------------------------------------------- parsing */

struct parse {
	struct options *options;
	char **next;		/* arguments not looked at yet; ends with NULL */
	recto_error *err;
};

static const struct row *
lookup_name(const char *name, size_t len)
{
	for (size_t i = 0; i < ROWS; i++)
		if (strlen(rows[i].name) == len && memcmp(rows[i].name, name, len) == 0)
			return &rows[i];
	return NULL;
}

static const struct row *
lookup_letter(char letter)
{
	for (size_t i = 0; i < ROWS; i++)
		if (rows[i].letter == letter)
			return &rows[i];
	return NULL;
}

static int
apply(struct parse *p, const struct row *row, const char *value)
{
	if (row->value != NULL && value == NULL && (value = *p->next) == NULL)
		return recto_fail(p->err, RECTO_EUSAGE, "--%s needs a value: --%s %s",
		    row->name, row->name, row->value);
	if (row->value != NULL && value == *p->next)
		p->next++;
	/* --help and --version win over all else, so that asking never does harm. */
	if (row->action != DO_CONVERT && p->options->action != DO_HELP)
		p->options->action = row->action;
	if (row->place != 0)
		memcpy((char *)p->options + row->place, &value, sizeof value);
	return row->take == NULL ? RECTO_OK : row->take(p->options, value, p->err);
}

static int
parse_name(struct parse *p, const char *name)
{
	const char *equals = strchr(name, '=');
	size_t len = equals == NULL ? strlen(name) : (size_t)(equals - name);
	const struct row *row = lookup_name(name, len);
	char shown[64];

	if (row != NULL && equals != NULL && row->value == NULL)
		return recto_fail(p->err, RECTO_EUSAGE, "--%s takes no value", row->name);
	if (row != NULL)
		return apply(p, row, equals == NULL ? NULL : equals + 1);
	if (len >= sizeof shown)
		len = sizeof shown - 1;
	memcpy(shown, name, len);
	shown[len] = '\0';
	recto_nearest near = RECTO_NEAREST_INIT(shown);
	for (size_t i = 0; i < ROWS; i++)
		recto_nearest_offer(&near, rows[i].name);
	return recto_fail(p->err, RECTO_EUSAGE, "there is no option --%s%s%s%s", shown,
	    near.best == NULL ? "" : ", did you mean --", near.best == NULL ? "" : near.best,
	    near.best == NULL ? "" : "?");
}

static int
parse_letters(struct parse *p, const char *letters)
{
	int rc = RECTO_OK;

	while (*letters != '\0' && rc == 0) {
		const struct row *row = lookup_letter(*letters);

		if (row == NULL)
			return recto_fail(p->err, RECTO_EUSAGE, "there is no option -%c",
			    *letters);
		letters++;
		if (row->value == NULL) {
			rc = apply(p, row, NULL);
		} else {
			rc = apply(p, row, *letters == '\0' ? NULL : letters);
			break;
		}
	}
	return rc;
}

int
options_parse(struct options *out, int argc, char **argv, recto_error *err)
{
	struct parse p = { out, argv + (argc > 0), err };
	int ended = 0, rc = RECTO_OK;

	*out = (struct options){ .fail_on = -1, .show = RECTO_LEVEL_WARNING };
	while (*p.next != NULL && rc == 0) {
		const char *arg = *p.next++;

		if (ended || arg[0] != '-' || arg[1] == '\0')
			rc = add_word(&out->input, arg, err);
		else if (strcmp(arg, "--") == 0)
			ended = 1;
		else if (arg[1] == '-')
			rc = parse_name(&p, arg + 2);
		else
			rc = parse_letters(&p, arg + 1);
	}
	return rc;
}

void
options_dispose(struct options *options)
{
	free(options->input.word);
	free(options->set.word);
	free(options->meta.word);
	free(options->filter.word);
}

/* -------------------------------------------------------------------- help */

void
options_help(recto_buf *out)
{
	recto_buf_adds(out,
	    "Usage: recto [OPTION...] [FILE...]  turns raw pages into documents.\n"
	    "  recto page.txt -o page.html     formats from the names\n"
	    "  recto archive/ -t tei -o out/   every file of a folder\n\n");
	for (size_t i = 0; i < ROWS; i++) {
		const struct row *row = &rows[i];
		size_t start = out->len;

		if (row->letter != 0)
			recto_buf_addf(out, "-%c, ", row->letter);
		else
			recto_buf_adds(out, "    ");
		recto_buf_addf(out, "--%s", row->name);
		if (row->value != NULL)
			recto_buf_addf(out, " %s", row->value);
		do
			recto_buf_addc(out, ' ');
		while (out->len - start < WIDTH);
		recto_buf_addf(out, "%s\n", row->summary);
	}
}
