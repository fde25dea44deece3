/* SPDX-License-Identifier: MIT */
/* The known name nearest to a misspelt one. */
#include "../check.h"

static void
check_nearest(const char *wanted, const char *want)
{
	static const char *const names[] = { "articles", "html", "markdown", "tei", "text" };
	recto_nearest near = RECTO_NEAREST_INIT(wanted);

	for (size_t i = 0; i < COUNT(names); i++)
		recto_nearest_offer(&near, names[i]);
	if (near.best == NULL)
		check_text(wanted, "nothing", 7, want == NULL ? "nothing" : want);
	else
		check_text(wanted, near.best, strlen(near.best), want == NULL ? "nothing" : want);
}

static void
nearest(void **state)
{
	static const struct { const char *wanted, *want; } rows[] = {
		{ "tei", "tei" },
		{ "tie", "tei" },		/* two letters exchanged */
		{ "TEI", "tei" },		/* case is no slip */
		{ "htm", "html" },		/* one missing */
		{ "htmll", "html" },		/* one too many */
		{ "markdwon", "markdown" },
		{ "mark", "markdown" },		/* a beginning */
		{ "article", "articles" },
		{ "m", NULL },			/* too short a beginning */
		{ "docx", NULL },
		{ "pdf", NULL },
		{ "", NULL },
		{ "a-name-that-is-much-longer-than-any-that-there-can-be-here", NULL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_nearest(rows[i].wanted, rows[i].want);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(nearest) };

	return RUN_TESTS(tests);
}
