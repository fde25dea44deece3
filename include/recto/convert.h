/* SPDX-License-Identifier: MIT */
/**
 * @file convert.h
 * For embedders: the host that finds plugins, and the job that runs a
 * conversion.
 *
 *	recto_host *host; recto_job *job;
 *	recto_host_new(&host, on_message, NULL, &err);
 *	recto_job_new(&job, host, &err);
 *	recto_job_set_writer(job, "html", &err);
 *	recto_job_run(job, source, sink, &err);
 */
#ifndef RECTO_CONVERT_H
#define RECTO_CONVERT_H

#include "recto/plugin.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct recto_host recto_host;
typedef struct recto_job recto_job;

/* ------------------------------------------------------------------ host */

/**
 * A host. Modules are looked for in the folders added with recto_host_add_folder,
 * then RECTO_PLUGIN_PATH (ignored when the process is privileged), the user's
 * folder (XDG_DATA_HOME/recto/plugins) and the system's. Nothing is opened
 * until a role is needed, where a manifest stands beside the module.
 * @param on_message  told about modules that cannot be used; may be NULL
 */
RECTO_API int recto_host_new(recto_host **out, recto_message_fn on_message, void *user,
    recto_error *err);
/** Modules stay in memory; the host's own memory goes. No job may be left. */
RECTO_API void recto_host_free(recto_host *host);

/**
 * Look here too: for modules first, for data where the user has none of that
 * name. Absolute, or RECTO_EUSAGE. Before the first list or job.
 */
RECTO_API int recto_host_add_folder(recto_host *host, const char *folder, recto_error *err);
RECTO_API int recto_host_add_data_folder(recto_host *host, const char *folder, recto_error *err);

/**
 * Add a plugin that is part of the program: one that was linked in, not found.
 * Its roles come before those of modules. @p plugin is borrowed until the host
 * is freed. Before the first list or job, or RECTO_EUSAGE; RECTO_EPLUGIN tells
 * what is wrong with the descriptor.
 */
RECTO_API int recto_host_add_plugin(recto_host *host, const recto_plugin *plugin,
    recto_error *err);
/** The folders where modules are looked for, in order, whether they are there or not; NULL past the last. */
RECTO_API const char *recto_host_folder(recto_host *host, size_t i);

/** What is known of an option without opening the module. */
typedef struct recto_option_info {
	const char *name, *value, *summary;
	recto_option_type type;
	int64_t lo, hi;
	const char *const *choices;	/**< NULL-terminated; NULL unless a CHOICE */
} recto_option_info;

/** What is known of a role without opening its module. All C strings, borrowed from the host. */
typedef struct recto_role_info {
	recto_role_kind kind;
	uint32_t flags;
	const char *name, *summary;
	const char *suffixes, *media;	/**< "" where there are none */
	const char *plugin, *about;	/**< its name, and what it is in one line */
	const char *version, *license;
	const char *module;		/**< absolute path of the module, or "linked in" */
	const recto_option_info *options;
	size_t noptions;
} recto_role_info;

/** Roles sorted by name, then kind. @return the @p i-th, or NULL past the last. */
RECTO_API const recto_role_info *recto_host_role(recto_host *host, size_t i);
/** By kind and name; NULL when there is none. */
RECTO_API const recto_role_info *recto_host_lookup(recto_host *host, recto_role_kind kind,
    const char *name);
/**
 * By the suffix of a file name, in any case of letters; NULL when none has it.
 * The longest suffix wins (".tei.xml" before ".xml"), then the role that names it
 * first in its list, then the first by name.
 */
RECTO_API const recto_role_info *recto_host_lookup_suffix(recto_host *host,
    recto_role_kind kind, const char *path);
/** The existing name nearest to a misspelt one, or NULL when none is near; @p kind 0 for any. */
RECTO_API const char *recto_host_suggest(recto_host *host, recto_role_kind kind,
    const char *name);

/** What a reader makes of an input, and what that rests on. */
typedef struct recto_bid {
	const recto_role_info *reader;
	int score;		/**< the bid: 1 to 100, and what the name adds; 0: none */
	int signature;		/**< how sure its bytes make, 0 if they are not there; */
	uint32_t offset;	/**< where they stand, */
	uint32_t length;	/**< and how many they are */
	int probe;		/**< what it answered, 0 to 100; -1: not asked */
	int suffix;		/**< added for the name of the file */
	int last_resort;	/**< bids only because nobody else does */
	const char *failure;	/**< why it could not be asked, or NULL; borrowed for the call */
} recto_bid;

/**
 * Find the reader of a source, of which nothing is consumed.
 * @param on_bid  told of each reader that was considered; may be NULL
 * @retval RECTO_EFORMAT  nobody bids, or two bid much the same: the user decides
 */
RECTO_API int recto_host_detect(recto_host *host, const recto_role_info **out,
    recto_source *src, void (*on_bid)(void *user, const recto_bid *bid), void *user,
    recto_error *err);

/** Write the manifest text of one module; used when it is built or installed. */
RECTO_API int recto_describe_module(const char *path, recto_buf *out, recto_error *err);

/* ------------------------------------------------------------------- job */

RECTO_API int recto_job_new(recto_job **out, recto_host *host, recto_error *err);
RECTO_API void recto_job_free(recto_job *job);

/**
 * By name; RECTO_ENOENT names the nearest, NULL unsets. Reader unset: found out;
 * writer unset: nothing is written, for those who want the messages or the ledger.
 */
RECTO_API int recto_job_set_reader(recto_job *job, const char *name, recto_error *err);
RECTO_API int recto_job_set_writer(recto_job *job, const char *name, recto_error *err);
/**
 * Add a filter, run in order of adding. A reader that yields lines gets a filter
 * that turns them into articles, in front of all others, unless one was added.
 */
RECTO_API int recto_job_add_filter(recto_job *job, const char *name, recto_error *err);
/**
 * Set `ROLE.OPTION=VALUE`. Checked at once: RECTO_ENOENT for an unknown role or
 * option (with the nearest name), RECTO_EUSAGE for a value it cannot take.
 */
RECTO_API int recto_job_set_option(recto_job *job, const char *assignment, recto_error *err);
/** Metadata the user gives, a name of a-z 0-9 - and a line of text; see recto_document_set_meta. */
RECTO_API int recto_job_set_meta(recto_job *job, const char *name, const char *value,
    recto_error *err);
/** Forget that metadata, before a file that has its own. */
RECTO_API void recto_job_clear_meta(recto_job *job);
/** The encoding of the input, see recto_source_set_charset. */
RECTO_API int recto_job_set_charset(recto_job *job, const char *name, recto_error *err);
/** Messages of a run. */
RECTO_API void recto_job_on_message(recto_job *job, recto_message_fn fn, void *user);
/** A message of this level or above stops the run with RECTO_ESTRICT. Unset: none does. */
RECTO_API void recto_job_set_fail_level(recto_job *job, recto_level level);
/** Asked between lines and parts; non-zero stops the run. */
RECTO_API void recto_job_on_cancel(recto_job *job, int (*cancelled)(void *user), void *user);
/** Told after each part how many bytes of the source are done. */
RECTO_API void recto_job_on_progress(recto_job *job,
    void (*progress)(void *user, uint64_t bytes, unsigned parts), void *user);

/**
 * Where every byte of the input went, added up over a run: text + breaks +
 * discarded + gaps - overlaps = bytes. Gaps and overlaps are bytes in no place and
 * in two. Of a choice the original form counts, or all forms where there is none.
 */
typedef struct recto_ledger {
	uint64_t bytes;				/**< in the source */
	uint64_t text;				/**< of these in the reading text */
	uint64_t breaks;			/**< line ends inside a block */
	uint64_t discarded[RECTO_REASON_COUNT];
	uint64_t gaps, overlaps;
	uint64_t first_fault;			/**< line of the first gap or overlap; 0 if none */
} recto_ledger;

/** Fill @p ledger during the following runs; NULL to stop. A fault makes the run RECTO_ELEDGER. */
RECTO_API void recto_job_set_ledger(recto_job *job, recto_ledger *ledger);

/**
 * Run the conversion; may be called again with other streams. When all went
 * well, the ledger included, the sink is committed; after a failure it is not, and
 * closing it leaves nothing behind.
 * @param sink  may be NULL when no writer is set
 */
RECTO_API int recto_job_run(recto_job *job, recto_source *src, recto_sink *sink,
    recto_error *err);

#ifdef __cplusplus
}
#endif
#endif
