/* SPDX-License-Identifier: MIT */
/* Manifests: what a module says survives; no bytes are trusted. */
#include <stdlib.h>

#include "../check.h"
#include "core/manifest.h"

static int
read_nothing(void *state, recto_context *ctx, recto_source *src, recto_node *part,
    recto_error *err)
{
	(void)state, (void)ctx, (void)src, (void)part, (void)err;
	return 0;
}

static int
probe_nothing(const unsigned char *head, size_t len)
{
	(void)head, (void)len;
	return 0;
}

static const char *const choices[] = { "one", "two", NULL };
static const char *const others[] = { "a", "b", "c", NULL };
static const recto_option options[] = {
	{ "first", RECTO_OPT_CHOICE, 0, "two", "a choice", 0, 0, choices },
	{ "second", RECTO_OPT_INT, 8, "-3", "a number", INT64_MIN, INT64_MAX, NULL },
	{ "third", RECTO_OPT_CHOICE, 16, "c", "a choice", 0, 0, others },
	{ "fourth", RECTO_OPT_TEXT, 24, "", "报 with \\ and  spaces ", 0, 0, NULL },
	{ .name = NULL }
};
static const recto_signature signatures[] = {
	{ 0, 3, "\0\n\xff", 80 }, { 512, 1, "x", 7 }, { .length = 0 }
};
static const recto_role reader = {
	RECTO_ROLE_HEAD, .kind = RECTO_READER, .flags = RECTO_ROLE_FALLBACK, .name = "r",
	.summary = "reads", .suffixes = ".r .rr", .media = "text/r", .options = options,
	.signatures = signatures, .state_size = 32, .probe = probe_nothing, .read = read_nothing,
};
static const recto_role plain = {
	RECTO_ROLE_HEAD, .kind = RECTO_READER, .name = "plain", .summary = "reads",
	.read = read_nothing,
};
static const recto_role *const roles[] = { &reader, &plain, NULL };
static const recto_plugin plugin = {
	RECTO_PLUGIN_HEAD, .name = "p", .version = "1.0-rc", .summary = "a plugin",
	.license = "MIT OR Apache-2.0", .roles = roles,
};

static void
write_good(recto_buf *out)
{
	recto_module *module;

	assert_int_equal(recto_module__new(&module, &plugin, "/p.so", NULL), 0);
	recto_manifest__write(module, out);
	recto_module__free(module);
}

static void
round_trip(void **state)
{
	recto_buf text = RECTO_BUF_INIT;
	recto_error err = RECTO_ERROR_INIT;
	const recto_manifest_role *r;
	recto_manifest *m;

	(void)state;
	write_good(&text);
	check_code("parse", recto_manifest__parse(&m, text.data, text.len, "/d/p.so", &err), 0,
	    &err);
	assert_int_equal(m->abi_major, RECTO_ABI_MAJOR);
	assert_int_equal(m->model, RECTO_MODEL_VERSION);
	assert_int_equal(m->nroles, 2);
	r = &m->roles[0];
	assert_int_equal(r->info.kind, RECTO_READER);
	assert_int_equal(r->info.flags, RECTO_ROLE_FALLBACK);
	assert_string_equal(r->info.name, "r");
	assert_string_equal(r->info.suffixes, ".r .rr");
	assert_string_equal(r->info.media, "text/r");
	assert_string_equal(r->info.plugin, "p");
	assert_string_equal(r->info.about, "a plugin");
	assert_string_equal(r->info.version, "1.0-rc");
	assert_string_equal(r->info.license, "MIT OR Apache-2.0");
	assert_string_equal(r->info.module, "/d/p.so");
	assert_int_equal(r->probes, 1);
	assert_int_equal(r->info.noptions, 4);
	for (size_t i = 0; i < 4; i++) {
		const recto_option_info *o = &r->info.options[i];

		assert_string_equal(o->name, options[i].name);
		assert_string_equal(o->value, options[i].value);
		assert_string_equal(o->summary, options[i].summary);
		assert_int_equal(o->type, options[i].type);
		if (o->type == RECTO_OPT_INT) {
			assert_int_equal(o->lo, options[i].lo);
			assert_int_equal(o->hi, options[i].hi);
		}
	}
	assert_string_equal(r->info.options[0].choices[1], "two");
	assert_null(r->info.options[0].choices[2]);
	assert_string_equal(r->info.options[2].choices[2], "c");
	assert_null(r->info.options[2].choices[3]);
	assert_null(r->info.options[1].choices);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(r->signatures[i].length, signatures[i].length);
		assert_int_equal(r->signatures[i].offset, signatures[i].offset);
		assert_int_equal(r->signatures[i].score, signatures[i].score);
	}
	assert_memory_equal(r->signatures[0].bytes, signatures[0].bytes, 3);
	r = &m->roles[1];
	assert_string_equal(r->info.suffixes, "");
	assert_string_equal(r->info.media, "");
	assert_int_equal(r->info.noptions, 0);
	assert_int_equal(r->signatures->length, 0);
	assert_int_equal(r->probes, 0);
	recto_manifest__free(m);
	recto_buf_dispose(&text);
}

/* ------------------------------------------------------------------- damage */

#define HEAD "recto-manifest 1\nabi 1.0\nmodel 1\nplugin p\nversion 1\nlicense MIT\nabout x\n"
#define ROLE "reader r\nsummary s\n"

static void
check_text_rc(const char *label, const char *text, size_t len, int want)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_manifest *m;

	check_code(label, recto_manifest__parse(&m, text, len, "/p.so", &err), want, &err);
	if (want < 0)
		assert_null(m);
	recto_manifest__free(m);
}

static void
damaged(void **state)
{
	static const struct { const char *label, *text; int rc; } rows[] = {
		{ "whole", HEAD ROLE "end\n", RECTO_OK },
		{ "a key to come", HEAD ROLE "colour blue\nend\n", RECTO_OK },
		{ "empty", "", RECTO_EFORMAT },
		{ "another file", "%PDF-1.7\n", RECTO_EFORMAT },
		{ "another version", "recto-manifest 2\n" ROLE "end\n", RECTO_EFORMAT },
		{ "no end", HEAD ROLE, RECTO_EFORMAT },
		{ "more after the end", HEAD ROLE "end\nreader x\n", RECTO_EFORMAT },
		{ "no last newline", HEAD ROLE "end", RECTO_EFORMAT },
		{ "a line without value", HEAD ROLE "flags\nend\n", RECTO_EFORMAT },
		{ "an empty line", HEAD "\n" ROLE "end\n", RECTO_EFORMAT },
		{ "no role", HEAD "end\n", RECTO_EFORMAT },
		{ "role without a plugin", "recto-manifest 1\n" ROLE "end\n", RECTO_EFORMAT },
		{ "role without a summary", HEAD "reader r\nend\n", RECTO_EFORMAT },
		{ "bad role name", HEAD "reader R/\nsummary s\nend\n", RECTO_EFORMAT },
		{ "a plugin named as a path", "recto-manifest 1\nplugin ../p\nversion 1\n"
		  "license MIT\nabout x\n" ROLE "end\n", RECTO_EFORMAT },
		{ "flags before a role", HEAD "flags 1\n" ROLE "end\n", RECTO_EFORMAT },
		{ "plugin after a role", HEAD ROLE "plugin q\nend\n", RECTO_EFORMAT },
		{ "flags not a number", HEAD ROLE "flags x\nend\n", RECTO_EFORMAT },
		{ "flags too large", HEAD ROLE "flags 4294967296\nend\n", RECTO_EFORMAT },
		{ "negative flags", HEAD ROLE "flags -1\nend\n", RECTO_EFORMAT },
		{ "signature", HEAD ROLE "signature 0 50 ff\nend\n", RECTO_OK },
		{ "signature of no bytes", HEAD ROLE "signature 0 50 \nend\n", RECTO_EFORMAT },
		{ "signature cut", HEAD ROLE "signature 0 50 fff\nend\n", RECTO_EFORMAT },
		{ "signature score", HEAD ROLE "signature 0 0 ff\nend\n", RECTO_EFORMAT },
		{ "signature fields", HEAD ROLE "signature 0 50\nend\n", RECTO_EFORMAT },
		{ "signature first", "recto-manifest 1\nsignature 0 50 ff\nend\n", RECTO_EFORMAT },
		{ "option", HEAD ROLE "option o\ntype bool\nvalue no\nsummary s\nend\n", RECTO_OK },
		{ "option type", HEAD ROLE "option o\ntype real\nvalue no\nsummary s\nend\n",
		  RECTO_EFORMAT },
		{ "option without type", HEAD ROLE "option o\nvalue no\nsummary s\nend\n",
		  RECTO_EFORMAT },
		{ "option without value", HEAD ROLE "option o\ntype bool\nsummary s\nend\n",
		  RECTO_EFORMAT },
		{ "option default", HEAD ROLE "option o\ntype int\nvalue 5\nlo 0\nhi 4\nsummary s\n"
		  "end\n", RECTO_EFORMAT },
		{ "choice without choices", HEAD ROLE "option o\ntype choice\nvalue no\nsummary s\n"
		  "end\n", RECTO_EFORMAT },
		{ "choices of a bool", HEAD ROLE "option o\ntype bool\nvalue no\nsummary s\n"
		  "choice no\nend\n", RECTO_EFORMAT },
		{ "choice outside", HEAD ROLE "choice no\nend\n", RECTO_EFORMAT },
		{ "a number too large", HEAD ROLE "option o\ntype int\nvalue 0\nsummary s\n"
		  "hi 9223372036854775808\nend\n", RECTO_EFORMAT },
		{ "the smallest number", HEAD ROLE "option o\ntype int\nvalue 0\nsummary s\n"
		  "lo -9223372036854775808\nhi 9223372036854775807\nend\n", RECTO_OK },
		{ "malformed UTF-8", HEAD "reader r\nsummary \xff\nend\n", RECTO_EFORMAT },
		{ "a control character", HEAD "reader r\nsummary a\tb\nend\n", RECTO_EFORMAT },
		{ "abi without dot", "recto-manifest 1\nabi 1\nend\n", RECTO_EFORMAT },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_text_rc(rows[i].label, rows[i].text, strlen(rows[i].text), rows[i].rc);
	check_text_rc("a NUL", HEAD ROLE "end\n\0", sizeof(HEAD ROLE "end\n\0") - 1,
	    RECTO_EFORMAT);
}

static void
cut_anywhere(void **state)
{
	recto_buf text = RECTO_BUF_INIT;

	(void)state;
	write_good(&text);
	for (size_t len = 0; len < text.len; len++)
		check_text_rc("cut", text.data, len, RECTO_EFORMAT);
	check_text_rc("whole", text.data, text.len, RECTO_OK);
	recto_buf_dispose(&text);
}

/* Bytes changed, lines moved and repeated: accepted or refused, never a crash. */
static void
changed_by_chance(void **state)
{
	recto_buf text = RECTO_BUF_INIT;
	uint32_t seed = 7;

	(void)state;
	write_good(&text);
	for (int round = 0; round < 20000; round++) {
		char *copy = malloc(text.len);
		recto_manifest *m;

		memcpy(copy, text.data, text.len);
		for (uint32_t n = 1 + chance(&seed, 4); n > 0; n--) {
			size_t to = chance(&seed, (uint32_t)text.len);
			size_t from = chance(&seed, (uint32_t)text.len);
			size_t len = chance(&seed, 40);

			if (to + len < text.len && from + len < text.len)
				memmove(copy + to, copy + from, len);
			else
				copy[to] = (char)chance(&seed, 256);
		}
		if (recto_manifest__parse(&m, copy, text.len, "/p.so", NULL) == 0)
			assert_true(m->nroles > 0);
		recto_manifest__free(m);
		free(copy);
	}
	recto_buf_dispose(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(round_trip),
		cmocka_unit_test(damaged),
		cmocka_unit_test(cut_anywhere),
		cmocka_unit_test(changed_by_chance),
	};

	return RUN_TESTS(tests);
}
