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

/** Knows the plugins. */
typedef struct recto_host recto_host;
/** What a run is to do. */
typedef struct recto_job recto_job;

/* ------------------------------------------------------------------ host */

/**
 * A host. Modules are looked for in the folders added with recto_host_add_folder,
 * then RECTO_PLUGIN_PATH (ignored when the process is privileged), the user's
 * folder (XDG_DATA_HOME/recto/plugins) and the system's. Nothing is opened
 * until a role is needed, where a manifest stands beside the module. A host that
 * has all its folders and plugins can be used by several threads.
 * @param out         the host, to be freed by the caller
 * @param on_message  told about modules that cannot be used; may be NULL
 * @param user        handed to @p on_message
 * @param err         filled on failure; may be NULL
 * @return RECTO_OK or RECTO_ENOMEM
 */
RECTO_API int recto_host_new(recto_host **out, recto_message_fn on_message, void *user,
    recto_error *err);

/**
 * Free a host. Modules stay in memory.
 * @param host  no job of it may be left; may be NULL
 */
RECTO_API void recto_host_free(recto_host *host);

/**
 * Look for modules here first. Before the first list or job.
 * @param host    a host
 * @param folder  absolute, copied
 * @param err     filled on failure; may be NULL
 * @return RECTO_OK; RECTO_EUSAGE when it is not absolute or it is too late, RECTO_ENOMEM
 */
RECTO_API int recto_host_add_folder(recto_host *host, const char *folder, recto_error *err);

/**
 * Look for data files here where the user has none of that name. Before the first
 * list or job.
 * @param host    a host
 * @param folder  absolute, copied
 * @param err     filled on failure; may be NULL
 * @return RECTO_OK; RECTO_EUSAGE when it is not absolute or it is too late, RECTO_ENOMEM
 */
RECTO_API int recto_host_add_data_folder(recto_host *host, const char *folder, recto_error *err);

/**
 * Add a plugin that is part of the program: one that was linked in, not found.
 * Its roles come before those of modules. Before the first list or job.
 * @param host    a host
 * @param plugin  borrowed until the host is freed
 * @param err     filled on failure; may be NULL
 * @return RECTO_OK; RECTO_EUSAGE when it is too late, RECTO_ENOMEM; RECTO_EPLUGIN tells
 * what is wrong with the descriptor
 */
RECTO_API int recto_host_add_plugin(recto_host *host, const recto_plugin *plugin,
    recto_error *err);

/**
 * The folders where modules are looked for, in order, whether they are there or not.
 * @param host  a host
 * @param i     from 0
 * @return absolute, borrowed from the host; NULL past the last
 */
RECTO_API const char *recto_host_folder(recto_host *host, size_t i);

/** What is known of an option without opening the module. */
typedef struct recto_option_info {
	const char *name;	/**< the user writes ROLE.NAME=VALUE */
	const char *value;	/**< default, in text form */
	const char *summary;	/**< one line, no stop */
	recto_option_type type;	/**< what it takes */
	int64_t lo;		/**< lower bound of an INT */
	int64_t hi;		/**< upper bound */
	const char *const *choices;	/**< NULL-terminated; NULL unless a CHOICE */
} recto_option_info;

/** What is known of a role without opening its module. All C strings, borrowed from the host. */
typedef struct recto_role_info {
	recto_role_kind kind;	/**< reader, filter or writer */
	uint32_t flags;		/**< RECTO_ROLE_... */
	const char *name;	/**< the format or filter */
	const char *summary;	/**< one line, no stop */
	const char *suffixes;	/**< ".xml .tei"; "" where there are none */
	const char *media;	/**< "application/tei+xml"; "" where there is none */
	const char *plugin;	/**< name of the plugin */
	const char *about;	/**< what the plugin is, one line */
	const char *version;	/**< of the plugin */
	const char *license;	/**< of the plugin, SPDX expression */
	const char *module;		/**< absolute path of the module, or "linked in" */
	const recto_option_info *options; /**< as many as @c noptions */
	size_t noptions;	/**< 0 where it has none */
} recto_role_info;

/**
 * Go through the roles, sorted by name, then kind.
 * @param host  a host
 * @param i     from 0
 * @return the @p i-th, borrowed from the host; NULL past the last, and where looking for
 * modules failed
 */
RECTO_API const recto_role_info *recto_host_role(recto_host *host, size_t i);

/**
 * Find a role by its name.
 * @param host  a host
 * @param kind  reader, filter or writer
 * @param name  C string
 * @return borrowed from the host; NULL when there is none
 */
RECTO_API const recto_role_info *recto_host_lookup(recto_host *host, recto_role_kind kind,
    const char *name);

/**
 * Find a role by the suffix of a file name, in any case of letters. The longest
 * suffix wins (".tei.xml" before ".xml"), then the role that names it first in its
 * list, then the first by name.
 * @param host  a host
 * @param kind  reader or writer
 * @param path  of the file, which need not be there
 * @return borrowed from the host; NULL when no role has it
 */
RECTO_API const recto_role_info *recto_host_lookup_suffix(recto_host *host,
    recto_role_kind kind, const char *path);

/**
 * The existing name nearest to a misspelt one.
 * @param host  a host
 * @param kind  of the role; 0 for any
 * @param name  as it was written
 * @return borrowed from the host; NULL when none is near
 */
RECTO_API const char *recto_host_suggest(recto_host *host, recto_role_kind kind,
    const char *name);

/** What a reader makes of an input, and what that rests on. */
typedef struct recto_bid {
	const recto_role_info *reader;	/**< who bids; borrowed from the host */
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
 * @param host    a host
 * @param out     the reader, borrowed from the host
 * @param src     its first bytes are looked at, and its name
 * @param on_bid  told of each reader that was considered; may be NULL
 * @param user    handed to @p on_bid
 * @param err     filled on failure; may be NULL
 * @retval RECTO_OK       found
 * @retval RECTO_EFORMAT  nobody bids, or two bid much the same: the user decides
 * @retval RECTO_EPLUGIN  there is no plugin that reads
 * @retval RECTO_EIO      the source cannot be read
 * @retval RECTO_ENOMEM   out of memory
 */
RECTO_API int recto_host_detect(recto_host *host, const recto_role_info **out,
    recto_source *src, void (*on_bid)(void *user, const recto_bid *bid), void *user,
    recto_error *err);

/**
 * Write the manifest text of one module; used when it is built or installed.
 * @param path  of the module, which is opened
 * @param out   grows; UTF-8, lines of a key and a value
 * @param err   filled on failure; may be NULL
 * @return RECTO_OK; RECTO_EPLUGIN tells what is wrong with it, RECTO_ENOMEM
 */
RECTO_API int recto_describe_module(const char *path, recto_buf *out, recto_error *err);

/* ------------------------------------------------------------------- job */

/**
 * A job: what a run is to do. It is used by one thread at a time.
 * @param out   the job, to be freed by the caller
 * @param host  borrowed until then
 * @param err   filled on failure; may be NULL
 * @return RECTO_OK or RECTO_ENOMEM
 */
RECTO_API int recto_job_new(recto_job **out, recto_host *host, recto_error *err);

/**
 * Free a job.
 * @param job  may be NULL
 */
RECTO_API void recto_job_free(recto_job *job);

/**
 * Name the reader. Unset, it is found out.
 * @param job   a job
 * @param name  copied; NULL unsets
 * @param err   filled on failure; may be NULL
 * @return RECTO_OK; RECTO_ENOENT, where @p err names the nearest, RECTO_ENOMEM
 */
RECTO_API int recto_job_set_reader(recto_job *job, const char *name, recto_error *err);

/**
 * Name the writer. Unset, nothing is written: for those who want the messages or the
 * ledger.
 * @param job   a job
 * @param name  copied; NULL unsets
 * @param err   filled on failure; may be NULL
 * @return RECTO_OK; RECTO_ENOENT, where @p err names the nearest, RECTO_ENOMEM
 */
RECTO_API int recto_job_set_writer(recto_job *job, const char *name, recto_error *err);

/**
 * Add a filter, run in order of adding. A reader that yields lines gets a filter
 * that turns them into articles, in front of all others, unless one was added.
 * @param job   a job
 * @param name  copied
 * @param err   filled on failure; may be NULL
 * @return RECTO_OK; RECTO_ENOENT, where @p err names the nearest, RECTO_ENOMEM
 */
RECTO_API int recto_job_add_filter(recto_job *job, const char *name, recto_error *err);

/**
 * Set an option; checked at once.
 * @param job         a job
 * @param assignment  `ROLE.OPTION=VALUE`, copied
 * @param err         filled on failure; may be NULL
 * @return RECTO_OK; RECTO_ENOENT for an unknown role or option, where @p err names the
 * nearest; RECTO_EUSAGE for a value it cannot take, RECTO_ENOMEM
 */
RECTO_API int recto_job_set_option(recto_job *job, const char *assignment, recto_error *err);

/**
 * Metadata the user gives; see recto_document_set_meta.
 * @param job    a job
 * @param name   of a-z 0-9 -, copied
 * @param value  a line of UTF-8, copied
 * @param err    filled on failure; may be NULL
 * @return RECTO_OK; RECTO_EUSAGE for another name or value, RECTO_ENOMEM
 */
RECTO_API int recto_job_set_meta(recto_job *job, const char *name, const char *value,
    recto_error *err);

/**
 * Forget the metadata the user gave, before a file that has its own.
 * @param job  a job
 */
RECTO_API void recto_job_clear_meta(recto_job *job);

/**
 * The encoding of the input, see recto_source_set_charset.
 * @param job   a job
 * @param name  copied; NULL or "auto" to find out
 * @param err   filled on failure; may be NULL
 * @return as of recto_source_set_charset
 */
RECTO_API int recto_job_set_charset(recto_job *job, const char *name, recto_error *err);

/**
 * Hear the messages of a run.
 * @param job   a job
 * @param fn    told of each; NULL: nobody
 * @param user  handed to @p fn
 */
RECTO_API void recto_job_on_message(recto_job *job, recto_message_fn fn, void *user);

/**
 * A message of this level or above stops the run with RECTO_ESTRICT. Unset: none does.
 * @param job    a job
 * @param level  the lowest that stops
 */
RECTO_API void recto_job_set_fail_level(recto_job *job, recto_level level);

/**
 * Be asked between lines and parts whether to stop.
 * @param job        a job
 * @param cancelled  non-zero stops the run with RECTO_ECANCELLED; NULL: never
 * @param user       handed to @p cancelled
 */
RECTO_API void recto_job_on_cancel(recto_job *job, int (*cancelled)(void *user), void *user);

/**
 * Be told after each part how far a run has come.
 * @param job       a job
 * @param progress  told the bytes of the source that are done and the parts; NULL: nobody
 * @param user      handed to @p progress
 */
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
	uint64_t discarded[RECTO_REASON_COUNT];	/**< left out, for each reason */
	uint64_t gaps;				/**< in no place */
	uint64_t overlaps;			/**< in two places */
	uint64_t first_fault;			/**< line of the first gap or overlap; 0 if none */
} recto_ledger;

/**
 * Account for the bytes of the following runs. A fault makes a run RECTO_ELEDGER.
 * @param job     a job
 * @param ledger  filled, borrowed until it is unset or the job freed; NULL to stop
 */
RECTO_API void recto_job_set_ledger(recto_job *job, recto_ledger *ledger);

/**
 * Run the conversion; may be called again with other streams. When all went
 * well, the ledger included, the sink is committed; after a failure it is not, and
 * closing it leaves nothing behind.
 * @param job   a job
 * @param src   read to its end; closed by the caller
 * @param sink  closed by the caller; may be NULL when no writer is set
 * @param err   filled on failure; may be NULL
 * @return RECTO_OK, or the first failure, of whatever kind: RECTO_EIO, RECTO_EFORMAT,
 * RECTO_ECANCELLED, RECTO_ESTRICT, RECTO_ELEDGER ...
 */
RECTO_API int recto_job_run(recto_job *job, recto_source *src, recto_sink *sink,
    recto_error *err);

/* ------------------------------------------------------------- collection */

/** Many documents that become one output, such as pages with an index. */
typedef struct recto_collection recto_collection;

/**
 * Begin a collection.
 * @param out   the collection, to be given back with recto_collection_free
 * @param job   borrowed; it has a writer with RECTO_ROLE_COLLECTS, which stays. Other
 *              settings may change before each document
 * @param sink  borrowed; further files come beside it, see recto_sink_open_part
 * @param err   filled on failure; may be NULL
 * @retval RECTO_OK      begun
 * @retval RECTO_EUSAGE  the job has no such writer
 * @retval RECTO_ENOMEM  out of memory
 */
RECTO_API int recto_collection_new(recto_collection **out, recto_job *job, recto_sink *sink,
    recto_error *err);

/**
 * Free a collection, before its sink is closed. Nothing is left of one that did not end.
 * @param collection  may be NULL
 */
RECTO_API void recto_collection_free(recto_collection *collection);

/**
 * Convert a document into a collection. A failure is that of this document: it will
 * not be in the output, and others can follow.
 * @param collection  that has not ended
 * @param src         read to its end; closed by the caller
 * @param name        what plugins call the input, see recto_input_name; a C string,
 *                    borrowed for the call; folders in it are divided by '/'
 * @param err         filled on failure; may be NULL
 * @return as of recto_job_run
 */
RECTO_API int recto_collection_add(recto_collection *collection, recto_source *src,
    const char *name, recto_error *err);

/**
 * End a collection, once: its writer writes what comes after the last document, and
 * the sink is committed.
 * @param collection  to be freed next
 * @param err         filled on failure, when nothing is committed; may be NULL
 * @return as of recto_job_run
 */
RECTO_API int recto_collection_end(recto_collection *collection, recto_error *err);

#ifdef __cplusplus
}
#endif
#endif
