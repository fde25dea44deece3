/* SPDX-License-Identifier: MIT */
/* Metadata: order, removal, and what the user gave wins. */
#include "config.h"

#include "../check.h"
#include "recto/document.h"

static const struct {
	const char *label;
	struct { const char *name, *value; int given; } set[4];
	const char *want;	/* name=value; in order */
} rows[] = {
	{ "nothing",		{ { NULL, NULL, 0 } },			"" },
	{ "order of setting",	{ { "title", "A", 0 }, { "date", "B", 0 } },
	    "title=A;date=B;" },
	{ "replaced in place",	{ { "title", "A", 0 }, { "date", "B", 0 }, { "title", "C", 0 } },
	    "title=C;date=B;" },
	{ "given wins",		{ { "title", "A", 1 }, { "title", "B", 0 } },	"title=A;" },
	{ "given replaces found", { { "title", "A", 0 }, { "title", "B", 1 }, { "title", "C", 0 } },
	    "title=B;" },
	{ "given replaces given", { { "title", "A", 1 }, { "title", "B", 1 } },	"title=B;" },
	{ "removed",		{ { "title", "A", 0 }, { "date", "B", 0 }, { "title", NULL, 0 } },
	    "date=B;" },
	{ "given stays",	{ { "title", "A", 1 }, { "title", NULL, 0 } },	"title=A;" },
	{ "given is removed",	{ { "title", "A", 1 }, { "title", NULL, 1 } },	"" },
	{ "removing nothing",	{ { "title", NULL, 0 } },			"" },
	{ "other names travel",	{ { "x-y", "", 0 } },				"x-y=;" },
	{ "clean",		{ { "a\xff", "b\x01", 0 } },
	    "a\xef\xbf\xbd=b\xef\xbf\xbd;" },
};

static void
check_meta(const char *label, const recto_document *doc, const char *want)
{
	const char *name, *value;
	recto_buf got = RECTO_BUF_INIT;
	size_t i;

	for (i = 0; recto_document_meta_at(doc, i, &name, &value); i++) {
		recto_buf_addf(&got, "%s=%s;", name, value);
		assert_string_equal(recto_document_meta(doc, name), value);
	}
	check_text(label, got.data, got.len, want);
	recto_buf_dispose(&got);
}

static void
metadata_is_kept_in_order(void **state)
{
	recto_document *doc;
	size_t i, j;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		assert_int_equal(recto_document_new(&doc, NULL), RECTO_OK);
		for (j = 0; j < 4 && rows[i].set[j].name != NULL; j++)
			recto_document_set_meta(doc, rows[i].set[j].name,
			    rows[i].set[j].value, rows[i].set[j].given);
		recto_document_new_part(doc);	/* metadata outlives parts */
		recto_document_new_part(doc);
		check_meta(rows[i].label, doc, rows[i].want);
		assert_null(recto_document_meta(doc, "none"));
		recto_document_free(doc);
	}
}

static void
many_names_fit(void **state)
{
	recto_document *doc;
	char name[16];
	int i;

	(void)state;
	assert_int_equal(recto_document_new(&doc, NULL), RECTO_OK);
	for (i = 0; i < 100; i++) {
		snprintf(name, sizeof name, "name-%d", i);
		recto_document_set_meta(doc, name, name, 0);
	}
	for (i = 0; i < 100; i++) {
		snprintf(name, sizeof name, "name-%d", i);
		assert_string_equal(recto_document_meta(doc, name), name);
	}
	recto_document_free(doc);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(metadata_is_kept_in_order),
	cmocka_unit_test(many_names_fit),
};

int
main(void)
{
	return RUN_TESTS(tests);
}
