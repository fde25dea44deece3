/* SPDX-License-Identifier: MIT */
/* Names of the model, and the nesting of every kind in every other. */
#include "config.h"

#include "../check.h"
#include "recto/document.h"

#define INLINE "text break discard emphasis link name date choice"

/* Said a second time, the other way round: what each kind may hold. */
static const char *const holds[RECTO_KIND_COUNT] = {
	[RECTO_PART] = "line article furniture figure discard",
	[RECTO_LINE] = "",
	[RECTO_ARTICLE] = "furniture kicker headline deck byline dateline section paragraph "
	    "list quotation verse figure credit table note signature continuation discard",
	[RECTO_FURNITURE] = INLINE,
	[RECTO_KICKER] = INLINE,
	[RECTO_HEADLINE] = INLINE,
	[RECTO_DECK] = INLINE,
	[RECTO_BYLINE] = INLINE,
	[RECTO_DATELINE] = INLINE,
	[RECTO_SECTION] = "dateline section heading paragraph list quotation verse figure "
	    "credit table note signature continuation",
	[RECTO_HEADING] = INLINE,
	[RECTO_PARAGRAPH] = INLINE,
	[RECTO_LIST] = "item",
	[RECTO_ITEM] = INLINE,
	[RECTO_QUOTATION] = "paragraph list verse signature",
	[RECTO_VERSE] = "verse-line",
	[RECTO_VERSE_LINE] = INLINE,
	[RECTO_FIGURE] = "figure-title caption credit",
	[RECTO_FIGURE_TITLE] = INLINE,
	[RECTO_CAPTION] = INLINE,
	[RECTO_CREDIT] = INLINE,
	[RECTO_TABLE] = "row",
	[RECTO_ROW] = "cell",
	[RECTO_CELL] = INLINE,
	[RECTO_NOTE] = "paragraph list verse signature",
	[RECTO_SIGNATURE] = INLINE,
	[RECTO_CONTINUATION] = INLINE,
	[RECTO_TEXT] = "",
	[RECTO_BREAK] = "",
	[RECTO_DISCARD] = "",
	[RECTO_EMPHASIS] = INLINE,
	[RECTO_LINK] = INLINE,
	[RECTO_NAME] = INLINE,
	[RECTO_DATE] = INLINE,
	[RECTO_CHOICE] = "text discard original corrected",
	[RECTO_ORIGINAL] = INLINE,
	[RECTO_CORRECTED] = INLINE,
};

/* Whether `word` is one of the words of `list`. */
static int
has_word(const char *list, const char *word)
{
	size_t len = strlen(word);
	const char *p;

	for (p = list; (p = strstr(p, word)) != NULL; p += len)
		if ((p == list || p[-1] == ' ') && (p[len] == ' ' || p[len] == '\0'))
			return 1;
	return 0;
}

static void
every_pair_nests_as_written(void **state)
{
	int p, c;

	(void)state;
	for (p = 0; p < RECTO_KIND_COUNT; p++)
		for (c = 0; c < RECTO_KIND_COUNT; c++)
			if (recto_kind_may_hold((recto_kind)p, (recto_kind)c) !=
			    has_word(holds[p], recto_kind_name((recto_kind)c)))
				fail_msg("%s in %s: got %d", recto_kind_name((recto_kind)c),
				    recto_kind_name((recto_kind)p),
				    recto_kind_may_hold((recto_kind)p, (recto_kind)c));
}

static void
what_is_no_kind_nests_nowhere(void **state)
{
	(void)state;
	assert_false(recto_kind_may_hold(RECTO_KIND_COUNT, RECTO_TEXT));
	assert_false(recto_kind_may_hold(RECTO_PART, RECTO_KIND_COUNT));
	assert_false(recto_kind_may_hold((recto_kind)-1, (recto_kind)-1));
}

static const char *kind_name(int i) { return recto_kind_name((recto_kind)i); }
static const char *attr_name(int i) { return recto_attr_name((recto_attr)i); }
static const char *reason_name(int i) { return recto_reason_name((recto_reason)i); }
static const char *cert_name(int i) { return recto_cert_name((recto_cert)i); }

static const struct {
	const char *label, *first, *last;
	const char *(*name)(int);
	int count;
} name_rows[] = {
	{ "kind",	"part",		"corrected",	kind_name,	RECTO_KIND_COUNT },
	{ "attribute",	"id",		"source",	attr_name,	RECTO_ATTR_COUNT },
	{ "reason",	"line end",	"markup",	reason_name,	RECTO_REASON_COUNT },
	{ "certainty",	"unset",	"low",		cert_name,	RECTO_CERT_LOW + 1 },
};

static void
check_names(const char *label, const char *(*name)(int), int count)
{
	int i, j;

	for (i = 0; i < count; i++) {
		if (name(i)[0] == '\0')
			fail_msg("%s %d has no name", label, i);
		for (j = 0; j < i; j++)
			if (strcmp(name(i), name(j)) == 0)
				fail_msg("%s %d and %d are both %s", label, j, i, name(i));
	}
	assert_string_equal(name(count), "");
	assert_string_equal(name(-1), "");
}

static void
names_are_there_and_differ(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(name_rows); i++) {
		check_names(name_rows[i].label, name_rows[i].name, name_rows[i].count);
		assert_string_equal(name_rows[i].name(0), name_rows[i].first);
		assert_string_equal(name_rows[i].name(name_rows[i].count - 1),
		    name_rows[i].last);
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(every_pair_nests_as_written),
	cmocka_unit_test(what_is_no_kind_nests_nowhere),
	cmocka_unit_test(names_are_there_and_differ),
};

int
main(void)
{
	return RUN_TESTS(tests);
}
