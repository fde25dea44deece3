/* SPDX-License-Identifier: MIT */
/*
 * Typed options: a row says how a value is written and where it goes.
 */
#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "option.h"
#include "text.h"

/* How each type is called, and what a field of it takes in the state. */
static const struct type {
	const char *name;
	size_t size, align;
} types[] = {
	[RECTO_OPT_BOOL] = { "bool", sizeof(int), _Alignof(int) },
	[RECTO_OPT_INT] = { "int", sizeof(int64_t), _Alignof(int64_t) },
	[RECTO_OPT_TEXT] = { "text", sizeof(char *), _Alignof(char *) },
	[RECTO_OPT_CHOICE] = { "choice", sizeof(int), _Alignof(int) },
};

static const struct {
	const char *word;
	int value;
} bool_words[] = {
	{ "yes", 1 }, { "no", 0 }, { "true", 1 }, { "false", 0 },
	{ "on", 1 }, { "off", 0 }, { "1", 1 }, { "0", 0 },
};

static const struct type *
lookup_type(recto_option_type type)
{
	size_t n = sizeof types / sizeof *types;

	if ((size_t)type >= n || types[type].name == NULL)
		return NULL;
	return &types[type];
}

const char *
recto_option__type_name(recto_option_type type)
{
	const struct type *row = lookup_type(type);

	return row == NULL ? NULL : row->name;
}

/* ----------------------------------------------------------- understanding */

static int
parse_bool(const char *role, const recto_option_info *opt, const char *text,
    recto_option_value *out, recto_error *err)
{
	for (size_t i = 0; i < sizeof bool_words / sizeof *bool_words; i++)
		if (strcmp(text, bool_words[i].word) == 0) {
			out->number = bool_words[i].value;
			return RECTO_OK;
		}
	return recto_fail(err, RECTO_EUSAGE,
	    "option %s.%s takes yes or no, not \"%s\"", role, opt->name, text);
}

static int
parse_int(const char *role, const recto_option_info *opt, const char *text,
    recto_option_value *out, recto_error *err)
{
	char *end;
	long long n;

	errno = 0;
	n = strtoll(text, &end, 10);
	/* strtoll skips spaces and a plus sign; neither is how we write numbers. */
	if (errno != 0 || end == text || *end != '\0' ||
	    !(*text == '-' || (*text >= '0' && *text <= '9')) ||
	    n < opt->lo || n > opt->hi)
		return recto_fail(err, RECTO_EUSAGE,
		    "option %s.%s takes a number from %lld to %lld, not \"%s\"",
		    role, opt->name, (long long)opt->lo, (long long)opt->hi, text);
	out->number = n;
	return RECTO_OK;
}

static int
parse_text(const char *role, const recto_option_info *opt, const char *text,
    recto_option_value *out, recto_error *err)
{
	if (!recto_text__plain(text))
		return recto_fail(err, RECTO_EUSAGE,
		    "option %s.%s takes text in UTF-8 without control characters",
		    role, opt->name);
	out->text = text;
	return RECTO_OK;
}

static int
fail_choice(const char *role, const recto_option_info *opt, const char *text,
    const char *near, recto_error *err)
{
	recto_buf all = RECTO_BUF_INIT;
	int rc;

	for (size_t i = 0; opt->choices[i] != NULL; i++)
		recto_buf_addf(&all, "%s%s", i == 0 ? "" : ", ", opt->choices[i]);
	rc = recto_fail(err, RECTO_EUSAGE, "option %s.%s cannot be \"%s\"%s%s%s (it takes %s)",
	    role, opt->name, text, near == NULL ? "" : ", did you mean ",
	    near == NULL ? "" : near, near == NULL ? "" : "?", all.data);
	recto_buf_dispose(&all);
	return rc;
}

static int
parse_choice(const char *role, const recto_option_info *opt, const char *text,
    recto_option_value *out, recto_error *err)
{
	recto_nearest near = RECTO_NEAREST_INIT(text);

	for (int i = 0; opt->choices[i] != NULL; i++) {
		if (strcmp(text, opt->choices[i]) == 0) {
			out->number = i;
			return RECTO_OK;
		}
		recto_nearest_offer(&near, opt->choices[i]);
	}
	return fail_choice(role, opt, text, near.best, err);
}

int
recto_option__parse(const char *role, const recto_option_info *opt, const char *text,
    recto_option_value *out, recto_error *err)
{
	*out = (recto_option_value){ 0, NULL };
	switch (opt->type) {
	case RECTO_OPT_BOOL:
		return parse_bool(role, opt, text, out, err);
	case RECTO_OPT_INT:
		return parse_int(role, opt, text, out, err);
	case RECTO_OPT_TEXT:
		return parse_text(role, opt, text, out, err);
	case RECTO_OPT_CHOICE:
		return parse_choice(role, opt, text, out, err);
	}
	return recto_fail(err, RECTO_EPLUGIN,
	    "option %s.%s has a type that this Recto does not know", role, opt->name);
}

/* ---------------------------------------------------------------- storing */

recto_option_info
recto_option__info(const recto_option *opt)
{
	return (recto_option_info){
		.name = opt->name, .value = opt->value, .summary = opt->summary,
		.type = opt->type, .lo = opt->lo, .hi = opt->hi,
		.choices = opt->type == RECTO_OPT_CHOICE ? opt->choices : NULL,
	};
}

static void
store(void *state, const recto_option *opt, const recto_option_value *value)
{
	char *field = (char *)state + opt->offset;
	int number = (int)value->number;

	switch (opt->type) {
	case RECTO_OPT_BOOL:
	case RECTO_OPT_CHOICE:
		memcpy(field, &number, sizeof number);
		break;
	case RECTO_OPT_INT:
		memcpy(field, &value->number, sizeof value->number);
		break;
	case RECTO_OPT_TEXT:
		memcpy(field, &value->text, sizeof value->text);
		break;
	}
}

static int
set(const recto_role *role, const recto_option *opt, void *state, const char *text,
    recto_error *err)
{
	recto_option_info info = recto_option__info(opt);
	recto_option_value value;
	int rc;

	if ((rc = recto_option__parse(role->name, &info, text, &value, err)) == 0)
		store(state, opt, &value);
	return rc;
}

int
recto_option__fill(const recto_role *role, void *state, const recto_assignment *given,
    size_t n, recto_error *err)
{
	const recto_option *opt;
	int rc;

	if (role->options == NULL)
		return RECTO_OK;
	for (opt = role->options; opt->name != NULL; opt++) {
		if ((rc = set(role, opt, state, opt->value, err)) < 0)
			return rc;
		for (size_t i = 0; i < n; i++)
			if (strcmp(given[i].role, role->name) == 0 &&
			    strcmp(given[i].option, opt->name) == 0 &&
			    (rc = set(role, opt, state, given[i].value, err)) < 0)
				return rc;
	}
	return RECTO_OK;
}

/* --------------------------------------------------------------- checking */

static int
are_choices(const char *const *choices)
{
	if (choices == NULL || choices[0] == NULL)
		return 0;
	for (; *choices != NULL; choices++)
		if (!recto_text__plain(*choices) || strpbrk(*choices, " ") != NULL)
			return 0;
	return 1;
}

/* NULL, or what is wrong with the row itself. */
static const char *
fault_of_row(const recto_role *role, const recto_option *opt)
{
	const struct type *type = lookup_type(opt->type);

	if (!recto_text__is_name(opt->name))
		return "its name is not made of a-z 0-9 -";
	if (type == NULL)
		return "its type is not one of enum recto_option_type";
	if (opt->value == NULL || opt->summary == NULL)
		return "it has no default or no summary";
	if (opt->offset % type->align != 0 || opt->offset > role->state_size ||
	    role->state_size - opt->offset < type->size)
		return "its offset is not that of a field of its type in the state";
	if (!recto_text__plain(opt->value) || !recto_text__plain(opt->summary))
		return "its default or summary is not one line of UTF-8";
	if (opt->type == RECTO_OPT_CHOICE && !are_choices(opt->choices))
		return "it has no choices, or one with a space";
	for (const recto_option *other = role->options; other != opt; other++)
		if (strcmp(other->name, opt->name) == 0)
			return "it is there twice";
	return NULL;
}

int
recto_option__check_table(const recto_role *role, recto_error *err)
{
	if (role->options == NULL)
		return RECTO_OK;
	for (const recto_option *opt = role->options; opt->name != NULL; opt++) {
		const char *fault = fault_of_row(role, opt);
		recto_option_info info = recto_option__info(opt);
		recto_option_value value;
		recto_error why = RECTO_ERROR_INIT;

		if (fault != NULL)
			return recto_fail(err, RECTO_EPLUGIN, "option %s.%s: %s",
			    role->name, opt->name, fault);
		if (recto_option__parse(role->name, &info, opt->value, &value, &why) < 0)
			return recto_fail(err, RECTO_EPLUGIN,
			    "the default of an option cannot be used: %s", why.text);
	}
	return RECTO_OK;
}
