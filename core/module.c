/* SPDX-License-Identifier: MIT */
/*
 * From the descriptor a module exports to one the host can rely on.
 *
 * The frozen prefix is looked at first; nothing behind it is touched before the
 * ABI is known to be ours. Structures grow at their ends only, so one compiled
 * earlier is shorter: what it lacks reads as zero. One compiled later is longer:
 * what we do not know is left out.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "module.h"
#include "option.h"
#include "text.h"

/* The parts of ABI 1.0; a structure shorter than that is not one of ours. */
#define OPTION_SIZE	(offsetof(recto_option, choices) + sizeof(void *))
#define SIGNATURE_SIZE	(offsetof(recto_signature, score) + sizeof(int))
#define ROLE_SIZE	(offsetof(recto_role, close) + sizeof(void (*)(void *)))
#define PLUGIN_SIZE	(offsetof(recto_plugin, roles) + sizeof(void *))

/* More than this is a mistake: state is for bookkeeping, not for pages. */
#define LARGEST_STATE	(1u << 24)
#define MOST_ROWS	256
/* The window detection looks at; see detect.c. */
#define SIGNATURE_REACH	(1u << 20)

const char *
recto_role__kind_name(recto_role_kind kind)
{
	static const char *const names[] = {
		[RECTO_READER] = "reader", [RECTO_FILTER] = "filter", [RECTO_WRITER] = "writer",
	};

	return (size_t)kind < sizeof names / sizeof *names ? names[kind] : NULL;
}

/* --------------------------------------------------------------- versions */

int
recto_module__check_versions(const char *path, unsigned abi_major, unsigned abi_minor,
    unsigned model, recto_error *err)
{
	if (abi_major != RECTO_ABI_MAJOR)
		return recto_fail(err, RECTO_EPLUGIN,
		    "%s: made for plugin ABI %u.%u, this Recto has %d.%d; %s", path,
		    abi_major, abi_minor, RECTO_ABI_MAJOR, RECTO_ABI_MINOR,
		    abi_major < RECTO_ABI_MAJOR ? "rebuild the plugin against this Recto" :
		    "update Recto, or use the plugin's version for this one");
	if (model < 1 || model > RECTO_MODEL_VERSION)
		return recto_fail(err, RECTO_EPLUGIN,
		    "%s: made for version %u of the document model, this Recto knows 1 to %d; "
		    "update Recto or rebuild the plugin", path, model, RECTO_MODEL_VERSION);
	return RECTO_OK;
}

static int
check_prefix(const recto_plugin *plugin, const char *path, recto_error *err)
{
	if (plugin->magic != RECTO_PLUGIN_MAGIC)
		return recto_fail(err, RECTO_EPLUGIN, "%s: its " RECTO_PLUGIN_SYMBOL
		    " is no Recto descriptor (magic %08x); start it with RECTO_PLUGIN_HEAD",
		    path, (unsigned)plugin->magic);
	if (plugin->size < PLUGIN_SIZE && plugin->abi_major == RECTO_ABI_MAJOR)
		return recto_fail(err, RECTO_EPLUGIN,
		    "%s: its descriptor says it has %u bytes, less than any version had; "
		    "start it with RECTO_PLUGIN_HEAD", path, (unsigned)plugin->size);
	return recto_module__check_versions(path, plugin->abi_major, plugin->abi_minor,
	    plugin->model, err);
}

/* ----------------------------------------------------------------- copying */

/*
 * Copy a table whose rows are as long as the module's compiler made them into
 * rows of ours, with a last row of zeros.
 */
static int
copy_table(void **out, const void *table, size_t from_size, size_t size,
    int (*is_end)(const void *row))
{
	const char *from = table;
	size_t n = 0;
	char *to;

	*out = NULL;
	if (table == NULL)
		return RECTO_OK;
	while (n < MOST_ROWS && !is_end(from + n * from_size))
		n++;
	if (n == MOST_ROWS)
		return RECTO_ELIMIT;
	if ((to = calloc(n + 1, size)) == NULL)
		return RECTO_ENOMEM;
	for (size_t i = 0; i < n; i++)
		memcpy(to + i * size, from + i * from_size, from_size < size ? from_size : size);
	*out = to;
	return RECTO_OK;
}

static int
ends_options(const void *row)
{
	return ((const recto_option *)row)->name == NULL;
}

static int
ends_signatures(const void *row)
{
	return ((const recto_signature *)row)->length == 0;
}

static int
copy_tables(recto_role *role, const char *path, recto_error *err)
{
	const recto_option *options = role->options;
	const recto_signature *signatures = role->signatures;
	void *copy;
	int rc;

	role->options = NULL;
	role->signatures = NULL;
	if ((rc = copy_table(&copy, options, role->option_size, sizeof *options,
	    ends_options)) < 0)
		goto failed;
	role->options = copy;
	if ((rc = copy_table(&copy, signatures, role->signature_size, sizeof *signatures,
	    ends_signatures)) < 0)
		goto failed;
	role->signatures = copy;
	return RECTO_OK;
failed:
	if (rc == RECTO_ENOMEM)
		return recto_fail(err, rc, "out of memory");
	return recto_fail(err, RECTO_EPLUGIN, "%s: a table of %s %s has no last row; end "
	    "options with a row whose name is NULL, signatures with a length of 0", path,
	    recto_role__kind_name(role->kind), role->name);
}

/* ---------------------------------------------------------------- checking */

/* NULL, or what is wrong with a signature. */
static const char *
fault_of_signatures(const recto_role *role)
{
	for (const recto_signature *s = role->signatures; s != NULL && s->length > 0; s++) {
		if (s->bytes == NULL)
			return "a signature has no bytes";
		if (s->score < 1 || s->score > 100)
			return "a signature's score is not from 1 to 100";
		if (s->length > 256 || s->offset > SIGNATURE_REACH - 256)
			return "a signature is longer than 256 bytes or lies past the first MiB";
	}
	return NULL;
}

static const char *
fault_of_suffixes(const recto_role *role)
{
	const char *word = role->suffixes == NULL ? "" : role->suffixes;
	size_t len;

	for (; (len = recto_text__word(&word)) > 0; word += len)
		if (word[0] != '.' || len < 2 || memchr(word, '/', len) != NULL)
			return "its suffixes are not written like \".one .two\"";
	return NULL;
}

/* NULL, or what is wrong with a role whose tables are ours. */
static const char *
fault_of_role(const recto_role *role)
{
	const char *fault;

	if (role->summary == NULL || !recto_text__plain(role->summary))
		return "it has no summary in one line";
	if (role->state_size > LARGEST_STATE)
		return "its state is larger than 16 MiB";
	if (role->kind == RECTO_READER && role->read == NULL)
		return "a reader needs a read function";
	if (role->kind == RECTO_FILTER && role->filter == NULL)
		return "a filter needs a filter function";
	if (role->kind == RECTO_WRITER && role->write == NULL)
		return "a writer needs a write function";
	if (role->media != NULL && !recto_text__plain(role->media))
		return "its media type is not one line";
	if ((fault = fault_of_suffixes(role)) != NULL)
		return fault;
	return fault_of_signatures(role);
}

static int
check_role(const recto_role *role, const char *path, recto_error *err)
{
	const char *fault = fault_of_role(role), *kind = recto_role__kind_name(role->kind);
	recto_error why = RECTO_ERROR_INIT;

	if (fault != NULL)
		return recto_fail(err, RECTO_EPLUGIN, "%s: %s %s cannot be used: %s; "
		    "mend the plugin's descriptor", path, kind, role->name, fault);
	if (recto_option__check_table(role, &why) < 0)
		return recto_fail(err, RECTO_EPLUGIN, "%s: %s %s cannot be used: %s; "
		    "mend the plugin's descriptor", path, kind, role->name, why.text);
	return RECTO_OK;
}

/* Copy one role and check it. What is not ours to read is not read. */
static int
take_role(recto_role *to, const recto_role *from, const char *path, recto_error *err)
{
	int rc;

	if (from->size < ROLE_SIZE || from->option_size < OPTION_SIZE ||
	    from->signature_size < SIGNATURE_SIZE)
		return recto_fail(err, RECTO_EPLUGIN,
		    "%s: a role says it is shorter than any version was; start it with "
		    "RECTO_ROLE_HEAD", path);
	memcpy(to, from, from->size < sizeof *to ? from->size : sizeof *to);
	if (recto_role__kind_name(to->kind) == NULL || to->name == NULL ||
	    !recto_text__is_name(to->name)) {
		to->options = NULL;
		to->signatures = NULL;
		return recto_fail(err, RECTO_EPLUGIN,
		    "%s: a role is no reader, filter or writer, or its name is not made of "
		    "a-z 0-9 -; mend the plugin's descriptor", path);
	}
	if ((rc = copy_tables(to, path, err)) < 0)
		return rc;
	return check_role(to, path, err);
}

static int
check_plugin(const recto_plugin *plugin, const char *path, recto_error *err)
{
	static const size_t strings[] = {
		offsetof(recto_plugin, version), offsetof(recto_plugin, summary),
		offsetof(recto_plugin, license),
	};

	if (plugin->name == NULL || !recto_text__is_name(plugin->name))
		return recto_fail(err, RECTO_EPLUGIN, "%s: the plugin's name is not made of "
		    "a-z 0-9 -; mend its descriptor", path);
	for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
		const char *string;

		memcpy(&string, (const char *)plugin + strings[i], sizeof string);
		if (string == NULL || *string == '\0' || !recto_text__plain(string))
			return recto_fail(err, RECTO_EPLUGIN, "%s: plugin %s lacks a version, "
			    "a summary or a licence; complete its descriptor", path,
			    plugin->name);
	}
	if (plugin->roles == NULL || plugin->roles[0] == NULL)
		return recto_fail(err, RECTO_EPLUGIN, "%s: plugin %s has no role; "
		    "complete its descriptor", path, plugin->name);
	return RECTO_OK;
}

/* ------------------------------------------------------------------ public */

void
recto_module__free(recto_module *module)
{
	if (module == NULL)
		return;
	for (size_t i = 0; i < module->nroles; i++) {
		free((void *)module->roles[i].options);
		free((void *)module->roles[i].signatures);
	}
	free(module->roles);
	free(module);
}

int
recto_module__new(recto_module **out, const recto_plugin *plugin, const char *path,
    recto_error *err)
{
	recto_module *module;
	size_t n = 0;
	int rc;

	*out = NULL;
	if ((rc = check_prefix(plugin, path, err)) < 0)
		return rc;
	if ((module = calloc(1, sizeof *module)) == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	memcpy(&module->plugin, plugin,
	    plugin->size < sizeof *plugin ? plugin->size : sizeof *plugin);
	if ((rc = check_plugin(&module->plugin, path, err)) < 0)
		goto out;
	while (n < MOST_ROWS && module->plugin.roles[n] != NULL)
		n++;
	if ((module->roles = calloc(n, sizeof *module->roles)) == NULL) {
		rc = recto_fail(err, RECTO_ENOMEM, "out of memory");
		goto out;
	}
	for (; rc == 0 && module->nroles < n; module->nroles++) {
		const recto_role *role = module->plugin.roles[module->nroles];

		if ((rc = take_role(&module->roles[module->nroles], role, path, err)) == 0 &&
		    recto_module__lookup(module, role->kind, role->name) != NULL)
			rc = recto_fail(err, RECTO_EPLUGIN, "%s: %s %s is there twice; "
			    "mend the plugin's descriptor", path,
			    recto_role__kind_name(role->kind), role->name);
	}
out:
	if (rc < 0) {
		recto_module__free(module);
		return rc;
	}
	*out = module;
	return RECTO_OK;
}

const recto_role *
recto_module__lookup(const recto_module *module, recto_role_kind kind, const char *name)
{
	for (size_t i = 0; i < module->nroles; i++)
		if (module->roles[i].kind == kind && strcmp(module->roles[i].name, name) == 0)
			return &module->roles[i];
	return NULL;
}
