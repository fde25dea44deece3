/* SPDX-License-Identifier: MIT */
/* Typed options: values in text form, tables, and the state they fill. */
#include "../check.h"
#include "core/option.h"

struct state {
	char before;
	int flag, choice;
	int64_t number;
	const char *text;
};

static const char *const choices[] = { "reading", "diplomatic", NULL };

static const recto_option table[] = {
	{ "flag", RECTO_OPT_BOOL, offsetof(struct state, flag), "no", "a flag", 0, 0, NULL },
	{ "edition", RECTO_OPT_CHOICE, offsetof(struct state, choice), "reading", "a choice", 0, 0,
	  choices },
	{ "number", RECTO_OPT_INT, offsetof(struct state, number), "3", "a number", -5, 90, NULL },
	{ "text", RECTO_OPT_TEXT, offsetof(struct state, text), "und", "a text", 0, 0, NULL },
	{ .name = NULL }
};

static recto_role
role_of(const recto_option *options)
{
	return (recto_role){ .name = "r", .options = options, .state_size = sizeof(struct state) };
}

/* ------------------------------------------------------------------ values */

static void
check_value(const char *option, const char *text, int rc, const char *want)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_option_value value;
	recto_option_info info = { .name = NULL };
	char got[64], label[128];

	for (size_t i = 0; table[i].name != NULL; i++)
		if (strcmp(table[i].name, option) == 0)
			info = recto_option__info(&table[i]);
	snprintf(label, sizeof label, "%s=%s", option, text);
	check_code(label, recto_option__parse("r", &info, text, &value, &err), rc, &err);
	if (rc < 0) {
		if (strstr(err.text, want) == NULL)
			check_text(label, err.text, strlen(err.text), want);
		return;
	}
	if (info.type == RECTO_OPT_TEXT)
		check_text(label, value.text, strlen(value.text), want);
	else
		check_text(label, got, (size_t)snprintf(got, sizeof got, "%" PRId64,
		    value.number), want);
}

static void
values(void **state)
{
	static const struct { const char *option, *text; int rc; const char *want; } rows[] = {
		{ "flag", "yes", RECTO_OK, "1" },
		{ "flag", "off", RECTO_OK, "0" },
		{ "flag", "1", RECTO_OK, "1" },
		{ "flag", "Yes", RECTO_EUSAGE, "option r.flag takes yes or no, not \"Yes\"" },
		{ "flag", "", RECTO_EUSAGE, "yes or no" },
		{ "edition", "diplomatic", RECTO_OK, "1" },
		{ "edition", "diplomatc", RECTO_EUSAGE, "did you mean diplomatic?" },
		{ "edition", "x", RECTO_EUSAGE, "it takes reading, diplomatic" },
		{ "edition", "", RECTO_EUSAGE, "cannot be \"\"" },
		{ "number", "90", RECTO_OK, "90" },
		{ "number", "-5", RECTO_OK, "-5" },
		{ "number", "91", RECTO_EUSAGE, "a number from -5 to 90, not \"91\"" },
		{ "number", "-6", RECTO_EUSAGE, "from -5 to 90" },
		{ "number", "", RECTO_EUSAGE, "a number" },
		{ "number", " 1", RECTO_EUSAGE, "a number" },
		{ "number", "+1", RECTO_EUSAGE, "a number" },
		{ "number", "1 ", RECTO_EUSAGE, "a number" },
		{ "number", "0x10", RECTO_EUSAGE, "a number" },
		{ "number", "99999999999999999999", RECTO_EUSAGE, "a number" },
		{ "text", "", RECTO_OK, "" },
		{ "text", "报", RECTO_OK, "报" },
		{ "text", "\xef\xbf\xbd", RECTO_OK, "\xef\xbf\xbd" },	/* U+FFFD, written */
		{ "text", "\xe6\x8a", RECTO_EUSAGE, "UTF-8" },
		{ "text", "a\nb", RECTO_EUSAGE, "without control characters" },
		{ "text", "a\xc2\x85" "b", RECTO_EUSAGE, "without control characters" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_value(rows[i].option, rows[i].text, rows[i].rc, rows[i].want);
}

/* ------------------------------------------------------------------- states */

static void
fills_state(void **unused)
{
	static const recto_assignment given[] = {
		{ "r", "number", "7" }, { "other", "number", "8" }, { "r", "flag", "on" },
		{ "r", "number", "9" }, { "r", "text", "zh" },
	};
	recto_role role = role_of(table);
	recto_error err = RECTO_ERROR_INIT;
	struct state state = { 'x', -1, -1, -1, NULL };

	(void)unused;
	check_code("defaults", recto_option__fill(&role, &state, NULL, 0, &err), 0, &err);
	assert_int_equal(state.flag, 0);
	assert_int_equal(state.choice, 0);
	assert_int_equal(state.number, 3);
	assert_string_equal(state.text, "und");
	assert_int_equal(state.before, 'x');
	check_code("given", recto_option__fill(&role, &state, given, COUNT(given), &err), 0, &err);
	assert_int_equal(state.flag, 1);
	assert_int_equal(state.choice, 0);
	assert_int_equal(state.number, 9);	/* the last one counts */
	assert_string_equal(state.text, "zh");
}

static void
fills_nothing(void **unused)
{
	recto_role role = role_of(NULL);

	(void)unused;
	assert_int_equal(recto_option__fill(&role, NULL, NULL, 0, NULL), 0);
}

/* ------------------------------------------------------------------- tables */

static const char *const spaced[] = { "one", "two words", NULL };
static const char *const none[] = { NULL };

static void
check_table(const char *label, recto_option first, const char *says)
{
	recto_option options[] = { first, table[1], { .name = NULL } };
	recto_role role = role_of(options);
	recto_error err = RECTO_ERROR_INIT;
	int rc = recto_option__check_table(&role, &err);

	check_code(label, rc, says == NULL ? RECTO_OK : RECTO_EPLUGIN, &err);
	if (says != NULL && strstr(err.text, says) == NULL)
		check_text(label, err.text, strlen(err.text), says);
}

static void
tables(void **state)
{
	static const struct { const char *label; recto_option option; const char *says; } rows[] = {
		{ "good", { "n", RECTO_OPT_INT, offsetof(struct state, number), "3", "s", 0, 5,
		  NULL }, NULL },
		{ "name", { "N", RECTO_OPT_BOOL, offsetof(struct state, flag), "no", "s", 0, 0,
		  NULL }, "a-z 0-9" },
		{ "type", { "n", (recto_option_type)99, 0, "no", "s", 0, 0, NULL }, "type" },
		{ "no default", { "n", RECTO_OPT_BOOL, offsetof(struct state, flag), NULL, "s", 0,
		  0, NULL }, "no default" },
		{ "bad default", { "n", RECTO_OPT_INT, offsetof(struct state, number), "6", "s", 0,
		  5, NULL }, "from 0 to 5" },
		{ "past the state", { "n", RECTO_OPT_INT, sizeof(struct state), "3", "s", 0, 5,
		  NULL }, "offset" },
		{ "far past it", { "n", RECTO_OPT_INT, UINT32_MAX - 7, "3", "s", 0, 5, NULL },
		  "offset" },
		{ "not aligned", { "n", RECTO_OPT_INT, 1, "3", "s", 0, 5, NULL }, "offset" },
		{ "two lines", { "n", RECTO_OPT_BOOL, offsetof(struct state, flag), "no", "s\ns", 0,
		  0, NULL }, "one line" },
		{ "no choices", { "n", RECTO_OPT_CHOICE, offsetof(struct state, choice), "a", "s",
		  0, 0, none }, "no choices" },
		{ "no list", { "n", RECTO_OPT_CHOICE, offsetof(struct state, choice), "a", "s",
		  0, 0, NULL }, "no choices" },
		{ "a space", { "n", RECTO_OPT_CHOICE, offsetof(struct state, choice), "one", "s",
		  0, 0, spaced }, "space" },
		{ "twice", { "edition", RECTO_OPT_BOOL, offsetof(struct state, flag), "no", "s", 0,
		  0, NULL }, "twice" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_table(rows[i].label, rows[i].option, rows[i].says);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values),
		cmocka_unit_test(fills_state),
		cmocka_unit_test(fills_nothing),
		cmocka_unit_test(tables),
	};

	return RUN_TESTS(tests);
}
