/* SPDX-License-Identifier: MIT */
/* Descriptors: what is refused, with which words, and how older ones are read. */
#include "../check.h"
#include "core/module.h"

static int
read_nothing(void *state, recto_context *ctx, recto_source *src, recto_node *part,
    recto_error *err)
{
	(void)state, (void)ctx, (void)src, (void)part, (void)err;
	return 0;
}

static const recto_option options[] = {
	{ "n", RECTO_OPT_INT, 0, "1", "a number", 0, 9, NULL },
	{ "m", RECTO_OPT_INT, 8, "2", "another", 0, 9, NULL },
	{ .name = NULL }
};
static const recto_signature signatures[] = {
	{ 0, 2, "AB", 50 }, { 4, 1, "C", 60 }, { .length = 0 }
};

static const recto_role good_role = {
	RECTO_ROLE_HEAD, .kind = RECTO_READER, .name = "r", .summary = "reads",
	.suffixes = ".r .rr", .options = options, .signatures = signatures, .state_size = 16,
	.read = read_nothing,
};

static const recto_plugin good_plugin = {
	RECTO_PLUGIN_HEAD, .name = "p", .version = "1.0", .summary = "a plugin",
	.license = "MIT",
};

/* ------------------------------------------------------------------ faults */

/* One plugin with one role, a place where all that is wrong is put. */
struct made {
	recto_plugin plugin;
	recto_role role;
	recto_signature signature[2];
	const recto_role *roles[3];
};

static void break_magic(struct made *m) { m->plugin.magic = 7; }
static void break_abi(struct made *m) { m->plugin.abi_major++; }
static void break_old_abi(struct made *m) { m->plugin.abi_major--; }
static void break_model(struct made *m) { m->plugin.model++; }
static void break_no_model(struct made *m) { m->plugin.model = 0; }
static void break_size(struct made *m) { m->plugin.size = 20; }
static void break_name(struct made *m) { m->plugin.name = "Big Name"; }
static void break_license(struct made *m) { m->plugin.license = NULL; }
static void break_version(struct made *m) { m->plugin.version = ""; }
static void break_roles(struct made *m) { m->roles[0] = NULL; }
static void break_no_roles(struct made *m) { m->plugin.roles = NULL; }
static void break_twice(struct made *m) { m->roles[1] = &m->role; }
static void break_role_size(struct made *m) { m->role.size = 40; }
static void break_option_size(struct made *m) { m->role.option_size = 0; }
static void break_kind(struct made *m) { m->role.kind = (recto_role_kind)9; }
static void break_role_name(struct made *m) { m->role.name = "no/name"; }
static void break_no_name(struct made *m) { m->role.name = NULL; }
static void break_summary(struct made *m) { m->role.summary = NULL; }
static void break_read(struct made *m) { m->role.read = NULL; }
static void break_filter(struct made *m) { m->role.kind = RECTO_FILTER; }
static void break_writer(struct made *m) { m->role.kind = RECTO_WRITER; }
static void break_state(struct made *m) { m->role.state_size = (size_t)1 << 40; }
static void break_suffix(struct made *m) { m->role.suffixes = ".a b"; }
static void break_option(struct made *m) { m->role.state_size = 8; }
static void break_score(struct made *m) { m->signature[0].score = 101; }
static void break_bytes(struct made *m) { m->signature[0].bytes = NULL; }
static void break_reach(struct made *m) { m->signature[0].offset = UINT32_MAX; }
static void keep(struct made *m) { (void)m; }

static void
check_fault(const char *label, void (*break_it)(struct made *), const char *says)
{
	struct made m = { good_plugin, good_role, { signatures[0] }, { NULL } };
	recto_error err = RECTO_ERROR_INIT;
	recto_module *module;
	int rc;

	m.plugin.roles = m.roles;
	m.roles[0] = &m.role;
	m.role.signatures = m.signature;
	break_it(&m);
	rc = recto_module__new(&module, &m.plugin, "/there/p.so", &err);
	check_code(label, rc, says == NULL ? RECTO_OK : RECTO_EPLUGIN, &err);
	if (says != NULL && (strstr(err.text, says) == NULL ||
	    strncmp(err.text, "/there/p.so: ", 13) != 0 || strchr(err.text, ';') == NULL))
		fail_msg("%s: does not name file, cause and remedy: %s", label, err.text);
	recto_module__free(module);
}

static void
faults(void **state)
{
	static const struct {
		const char *label;
		void (*break_it)(struct made *);
		const char *says;
	} rows[] = {
		{ "none", keep, NULL },
		{ "magic", break_magic, "no Recto descriptor" },
		{ "newer ABI", break_abi, "made for plugin ABI 2.2, this Recto has 1.2; update" },
		{ "older ABI", break_old_abi, "made for plugin ABI 0.2, this Recto has 1.2; rebuild" },
		{ "newer model", break_model, "version 2 of the document model" },
		{ "no model", break_no_model, "version 0 of the document model" },
		{ "size", break_size, "20 bytes" },
		{ "plugin name", break_name, "a-z 0-9" },
		{ "no licence", break_license, "lacks a version, a summary or a licence" },
		{ "no version", break_version, "lacks a version" },
		{ "empty roles", break_roles, "has no role" },
		{ "no roles", break_no_roles, "has no role" },
		{ "role twice", break_twice, "reader r is there twice" },
		{ "role size", break_role_size, "RECTO_ROLE_HEAD" },
		{ "option size", break_option_size, "RECTO_ROLE_HEAD" },
		{ "kind", break_kind, "no reader, filter or writer" },
		{ "role name", break_role_name, "a-z 0-9" },
		{ "no role name", break_no_name, "a-z 0-9" },
		{ "no summary", break_summary, "no summary" },
		{ "no read", break_read, "a reader needs a read function" },
		{ "no filter", break_filter, "a filter needs a filter function" },
		{ "no write", break_writer, "a writer needs a write function" },
		{ "state", break_state, "larger than 16 MiB" },
		{ "suffix", break_suffix, "suffixes" },
		{ "option", break_option, "option r.m" },
		{ "score", break_score, "from 1 to 100" },
		{ "bytes", break_bytes, "has no bytes" },
		{ "reach", break_reach, "first MiB" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_fault(rows[i].label, rows[i].break_it, rows[i].says);
}

/* --------------------------------------------------------------- other minors */

static const char *
declines(const unsigned char *head, size_t len)
{
	(void)head;
	(void)len;
	return "no";
}

/* Structures of a minor version to come, which are longer than ours. */
struct longer_option { recto_option option; const char *detail; };
struct longer_role { recto_role role; void *more[3]; };

static void
reads_longer(void **state)
{
	static const struct longer_option table[] = {
		{ { "n", RECTO_OPT_INT, 0, "1", "a number", 0, 9, NULL }, "x" },
		{ { "m", RECTO_OPT_INT, 8, "2", "another", 0, 9, NULL }, "y" },
		{ { .name = NULL }, NULL }
	};
	struct longer_role longer = { good_role, { NULL } };
	const recto_role *roles[] = { &longer.role, NULL };
	recto_plugin plugin = good_plugin;
	recto_error err = RECTO_ERROR_INIT;
	recto_module *module;

	(void)state;
	longer.role.size = sizeof longer;
	longer.role.option_size = sizeof *table;
	longer.role.options = &table[0].option;
	plugin.abi_minor++;
	plugin.roles = roles;
	check_code("longer", recto_module__new(&module, &plugin, "/p.so", &err), 0, &err);
	assert_string_equal(module->roles[0].options[1].name, "m");
	assert_null(module->roles[0].options[2].name);
	recto_module__free(module);
}

/* A reader of minor version 1, whose structure ends where `decline` is now. */
static void
reads_shorter(void **state)
{
	recto_role shorter = good_role;
	const recto_role *roles[] = { &shorter, NULL };
	recto_plugin plugin = good_plugin;
	recto_error err = RECTO_ERROR_INIT;
	recto_module *module;

	(void)state;
	shorter.size = offsetof(recto_role, decline);
	shorter.decline = declines;
	plugin.abi_minor = 1;
	plugin.roles = roles;
	check_code("shorter", recto_module__new(&module, &plugin, "/p.so", &err), 0, &err);
	assert_null(module->roles[0].decline);
	recto_module__free(module);
}

static void
finds_roles(void **state)
{
	const recto_role *roles[] = { &good_role, NULL };
	recto_plugin plugin = good_plugin;
	recto_module *module;

	(void)state;
	plugin.roles = roles;
	assert_int_equal(recto_module__new(&module, &plugin, "/p.so", NULL), 0);
	assert_non_null(recto_module__lookup(module, RECTO_READER, "r"));
	assert_null(recto_module__lookup(module, RECTO_WRITER, "r"));
	assert_null(recto_module__lookup(module, RECTO_READER, "x"));
	recto_module__free(module);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(faults),
		cmocka_unit_test(reads_longer),
		cmocka_unit_test(reads_shorter),
		cmocka_unit_test(finds_roles),
	};

	return RUN_TESTS(tests);
}
