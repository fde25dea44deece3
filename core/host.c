/* SPDX-License-Identifier: MIT */
/*
 * The host: what roles there are, and the modules they live in.
 *
 * The first question makes the host look for modules; later ones are answered
 * from what was found. A manifest that is missing, old or damaged is no fault:
 * its module is asked instead.
 */
#include "config.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "discover.h"
#include "host.h"
#include "loader.h"

/* What stands in the place of a path for a plugin that has no module. */
#define LINKED_IN "linked in"

struct recto_host {
	recto_listener to;
	recto_paths plugins, data;
	recto_paths brought;		/* data folders that the program added */
	pthread_mutex_t lock;		/* guards the rest */
	int listed;
	recto_error failure;		/* of the listing; it is not tried again */
	recto_manifest **manifest;
	size_t nmanifests;
	recto_module **linked;		/* plugins that are part of the program */
	size_t nlinked;
	const recto_manifest_role **role;	/* sorted */
	size_t nroles;
};

/* ----------------------------------------------------------------- listing */

static int
read_manifest(recto_manifest **out, const char *path, recto_buf *text, recto_error *err)
{
	int rc;

	if ((rc = recto_discover__manifest(path, text, err)) < 0)
		return rc;
	if (rc > 0) {
		rc = recto_manifest__parse(out, text->data, text->len, path, NULL);
		if (rc == RECTO_OK || rc == RECTO_ENOMEM)
			return rc == 0 ? rc : recto_fail(err, rc, "out of memory");
	}
	recto_buf_clear(text);
	if ((rc = recto_describe_module(path, text, err)) < 0)
		return rc;
	return recto_manifest__parse(out, text->data, text->len, path, err);
}

/* Words begin with the path, which a message shows by itself. */
static void
tell_skipped(const recto_host *host, const char *path, const recto_error *why)
{
	const char *text = why->text;
	size_t len = strlen(path);

	if (strncmp(text, path, len) == 0 && strncmp(text + len, ": ", 2) == 0)
		text += len + 2;
	recto_listener__tell(&host->to, RECTO_MSG_PLUGIN_SKIPPED, path, 0, "not used: %s",
	    text);
}

static const recto_manifest_role *
lookup(const recto_host *host, recto_role_kind kind, const char *name)
{
	for (size_t i = 0; i < host->nroles; i++) {
		const recto_role_info *info = &host->role[i]->info;

		if (info->kind == kind && strcmp(info->name, name) == 0)
			return host->role[i];
	}
	return NULL;
}

/* Takes the manifest, also on failure. */
static int
add_manifest(recto_host *host, recto_manifest *m, recto_error *err)
{
	recto_manifest **manifests = realloc(host->manifest,
	    (host->nmanifests + 1) * sizeof *manifests);
	const recto_manifest_role **roles;

	if (manifests == NULL) {
		recto_manifest__free(m);
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	}
	host->manifest = manifests;
	host->manifest[host->nmanifests++] = m;
	roles = realloc(host->role, (host->nroles + m->nroles) * sizeof *roles);
	if (roles == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	host->role = roles;
	for (size_t i = 0; i < m->nroles; i++) {
		const recto_role_info *info = &m->roles[i].info;
		const recto_manifest_role *first = lookup(host, info->kind, info->name);

		if (first == NULL)
			host->role[host->nroles++] = &m->roles[i];
		else
			recto_listener__tell(&host->to, RECTO_MSG_PLUGIN_HIDDEN, info->module, 0,
			    "its %s %s is not used, %s comes first; %s",
			    recto_role__kind_name(info->kind), info->name,
			    first->linked != NULL ? "the one that is linked in" :
			    first->info.module, first->linked != NULL ?
			    "use a recto that loads its plugins" : "remove one of them, or "
			    "name the folder of this one first in RECTO_PLUGIN_PATH");
	}
	return RECTO_OK;
}

static int
add_module(recto_host *host, const char *path, recto_buf *text, recto_error *err)
{
	recto_error why = RECTO_ERROR_INIT;
	recto_manifest *m;
	int rc;

	rc = read_manifest(&m, path, text, &why);
	if (rc == 0 && (rc = recto_module__check_versions(path, (unsigned)m->abi_major,
	    (unsigned)m->abi_minor, (unsigned)m->model, &why)) < 0)
		recto_manifest__free(m);
	if (rc == RECTO_ENOMEM)
		return recto_fail(err, rc, "out of memory");
	if (rc < 0) {
		tell_skipped(host, path, &why);
		return RECTO_OK;
	}
	return add_manifest(host, m, err);
}

static int
by_name(const void *a, const void *b)
{
	const recto_role_info *x = &(*(const recto_manifest_role *const *)a)->info;
	const recto_role_info *y = &(*(const recto_manifest_role *const *)b)->info;
	int order = strcmp(x->name, y->name);

	return order != 0 ? order : (int)x->kind - (int)y->kind;
}

static int
list(recto_host *host, recto_error *err)
{
	recto_found found = { NULL, 0 };
	recto_buf text = RECTO_BUF_INIT;
	int rc;

	if ((rc = recto_paths__add_plugins(&host->plugins, &host->to, err)) < 0 ||
	    (rc = recto_paths__add_data(&host->data, &host->brought, &host->to, err)) < 0 ||
	    (rc = recto_discover__modules(&found, &host->plugins, &host->to, err)) < 0)
		goto out;
	for (size_t i = 0; rc == 0 && i < found.n; i++)
		rc = add_module(host, found.module[i], &text, err);
	if (host->nroles > 0)
		qsort(host->role, host->nroles, sizeof *host->role, by_name);
out:
	recto_found__dispose(&found);
	recto_buf_dispose(&text);
	return rc;
}

int
recto_host__list(recto_host *host, recto_error *err)
{
	int rc;

	pthread_mutex_lock(&host->lock);
	if (!host->listed) {
		list(host, &host->failure);
		host->listed = 1;
	}
	rc = host->failure.code;
	pthread_mutex_unlock(&host->lock);
	return rc == 0 ? rc : recto_fail(err, rc, "%s", host->failure.text);
}

/* ------------------------------------------------------------ for the core */

const recto_manifest_role *
recto_host__role(recto_host *host, size_t i)
{
	if (recto_host__list(host, NULL) < 0 || i >= host->nroles)
		return NULL;
	return host->role[i];
}

const recto_manifest_role *
recto_host__lookup(recto_host *host, recto_role_kind kind, const char *name)
{
	return recto_host__list(host, NULL) < 0 ? NULL : lookup(host, kind, name);
}

int
recto_host__open(const recto_manifest_role *role, const recto_role **out, recto_error *err)
{
	const recto_role_info *info = &role->info;
	const recto_module *module;
	int rc;

	if ((*out = role->linked) != NULL)
		return RECTO_OK;
	if ((rc = recto_loader__open(info->module, &module, err)) < 0)
		return rc;
	if ((*out = recto_module__lookup(module, info->kind, info->name)) == NULL)
		return recto_fail(err, RECTO_EPLUGIN, "%s: has no %s %s, though its manifest "
		    "says so; remove the " RECTO_MANIFEST_SUFFIX " file beside it or install "
		    "the plugin again", info->module, recto_role__kind_name(info->kind),
		    info->name);
	return RECTO_OK;
}

const recto_paths *
recto_host__data(recto_host *host)
{
	return &host->data;
}

/* ------------------------------------------------------------------ public */

int
recto_host_new(recto_host **out, recto_message_fn on_message, void *user, recto_error *err)
{
	recto_host *host = calloc(1, sizeof *host);

	*out = NULL;
	if (host == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	host->to = (recto_listener){ on_message, user };
	pthread_mutex_init(&host->lock, NULL);
	*out = host;
	return RECTO_OK;
}

void
recto_host_free(recto_host *host)
{
	if (host == NULL)
		return;
	for (size_t i = 0; i < host->nmanifests; i++)
		recto_manifest__free(host->manifest[i]);
	for (size_t i = 0; i < host->nlinked; i++)
		recto_module__free(host->linked[i]);
	free(host->linked);
	free(host->manifest);
	free(host->role);
	recto_paths__dispose(&host->plugins);
	recto_paths__dispose(&host->data);
	recto_paths__dispose(&host->brought);
	pthread_mutex_destroy(&host->lock);
	free(host);
}

static int
add_folder(recto_host *host, recto_paths *paths, const char *folder, recto_error *err)
{
	if (host->listed)
		return recto_fail(err, RECTO_EUSAGE,
		    "folders are added to a host before it is asked for roles");
	return recto_paths__add(paths, folder, err);
}

int
recto_host_add_folder(recto_host *host, const char *folder, recto_error *err)
{
	return add_folder(host, &host->plugins, folder, err);
}

/* Room for one more; takes the module in any case. */
static int
keep_linked(recto_host *host, recto_module *module, recto_error *err)
{
	recto_module **more = realloc(host->linked, (host->nlinked + 1) * sizeof *more);

	if (more == NULL) {
		recto_module__free(module);
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	}
	host->linked = more;
	host->linked[host->nlinked++] = module;
	return RECTO_OK;
}

/* The descriptor speaks through a manifest, as those of modules do. */
static int
add_linked(recto_host *host, const recto_module *module, recto_error *err)
{
	recto_buf text = RECTO_BUF_INIT;
	recto_manifest *m = NULL;
	int rc;

	recto_manifest__write(module, &text);
	if ((rc = recto_buf_status(&text, err)) == 0)
		rc = recto_manifest__parse(&m, text.data, text.len, LINKED_IN, err);
	recto_buf_dispose(&text);
	if (rc < 0)
		return rc;
	for (size_t i = 0; i < m->nroles; i++)
		m->roles[i].linked = recto_module__lookup(module, m->roles[i].info.kind,
		    m->roles[i].info.name);
	return add_manifest(host, m, err);
}

int
recto_host_add_plugin(recto_host *host, const recto_plugin *plugin, recto_error *err)
{
	recto_module *module;
	int rc;

	if (host->listed)
		return recto_fail(err, RECTO_EUSAGE,
		    "plugins are added to a host before it is asked for roles");
	if ((rc = recto_module__new(&module, plugin, LINKED_IN, err)) < 0 ||
	    (rc = keep_linked(host, module, err)) < 0)
		return rc;
	return add_linked(host, module, err);
}

const char *
recto_host_folder(recto_host *host, size_t i)
{
	if (recto_host__list(host, NULL) < 0 || i >= host->plugins.n)
		return NULL;
	return host->plugins.folder[i];
}

int
recto_host_add_data_folder(recto_host *host, const char *folder, recto_error *err)
{
	return add_folder(host, &host->brought, folder, err);
}

const recto_role_info *
recto_host_role(recto_host *host, size_t i)
{
	const recto_manifest_role *role = recto_host__role(host, i);

	return role == NULL ? NULL : &role->info;
}

const recto_role_info *
recto_host_lookup(recto_host *host, recto_role_kind kind, const char *name)
{
	const recto_manifest_role *role = recto_host__lookup(host, kind, name);

	return role == NULL ? NULL : &role->info;
}

int
recto_describe_module(const char *path, recto_buf *out, recto_error *err)
{
	const recto_module *module;
	int rc;

	if ((rc = recto_loader__open(path, &module, err)) < 0)
		return rc;
	recto_manifest__write(module, out);
	return recto_buf_status(out, err);
}
