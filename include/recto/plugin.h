/* SPDX-License-Identifier: MIT */
/**
 * @file plugin.h
 * What a plugin is: a module that exports one constant, its descriptor.
 *
 * A descriptor names one or more roles: a reader turns a source into a document,
 * a filter changes it, a writer turns it into bytes. The host reads the
 * descriptor, fills the state from the option table and calls the role; the
 * role calls the functions of librecto that every embedder uses.
 *
 * Rules for all roles
 * - State is per run: `state_size` bytes, zeroed, options filled in. No globals.
 * - Everything handed in is borrowed for the call.
 * - A role of one run is called from one thread at a time; several runs may go
 *   on in several threads.
 * - Never: write to standard streams, exit, set signal handlers or the locale,
 *   clean up libxml2 or ICU.
 */
#ifndef RECTO_PLUGIN_H
#define RECTO_PLUGIN_H

#include "recto/message.h"
#include "recto/stream.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What a descriptor begins with, "RCT1". */
#define RECTO_PLUGIN_MAGIC 0x52435431u
/** Version of the structures below: another major one is refused. */
#define RECTO_ABI_MAJOR 1
/** Any minor one loads, since structures only grow at their end. */
#define RECTO_ABI_MINOR 2

/** What a running role may ask of its host. */
typedef struct recto_context recto_context;

/**
 * Whether to stop: the embedder said so, or a message was at the fail level. Roles
 * that work long ask now and then.
 * @param ctx  of the run
 * @return non-zero: stop, with RECTO_ECANCELLED or with 0
 */
RECTO_API int recto_cancelled(recto_context *ctx);

/**
 * Tell something about the input that is worth knowing; the work goes on.
 * @param ctx   of the run
 * @param id    of the catalogue; RECTO_MSG_PLUGIN_NOTE where none fits
 * @param line  of the source, from 1; 0 when no line is meant
 * @param fmt   as of printf(), one line without a final stop
 */
RECTO_API void recto_report(recto_context *ctx, recto_message_id id, uint64_t line,
    const char *fmt, ...) RECTO_PRINTF(4, 5);

/**
 * What the input is called among those that are converted together: the path of a
 * file below the folder that was named, or its name alone.
 * @param ctx  of the run
 * @return a C string, borrowed for the call
 */
RECTO_API const char *recto_input_name(recto_context *ctx);

/**
 * Open a data file of this plugin: DIR/PLUGIN/NAME in the data folders, the
 * user's before the system's.
 * @param ctx   of the run
 * @param out   the file, to be closed by the caller
 * @param name  relative, without ".."
 * @param err   filled on failure; may be NULL
 * @return RECTO_OK; RECTO_ENOENT when no folder has it, RECTO_EUSAGE for another name,
 * RECTO_EIO, RECTO_ENOMEM
 */
RECTO_API int recto_open_data(recto_context *ctx, recto_source **out, const char *name,
    recto_error *err);

/**
 * The names of this plugin's data files, each once, sorted by bytes.
 * @param ctx     of the run
 * @param suffix  that they end in
 * @param names   emptied, then the names: one after the other, each with its NUL
 * @param err     filled on failure; may be NULL
 * @return RECTO_OK or RECTO_ENOMEM
 */
RECTO_API int recto_list_data(recto_context *ctx, const char *suffix, recto_buf *names,
    recto_error *err);

/* --------------------------------------------------------------- options */

/** What values an option takes, and what it is in the state. */
typedef enum recto_option_type {
	RECTO_OPT_BOOL = 1,	/**< int: yes no true false on off 1 0 */
	RECTO_OPT_INT,		/**< int64_t, lo to hi */
	RECTO_OPT_TEXT,		/**< const char *, never NULL */
	RECTO_OPT_CHOICE	/**< int: index into choices */
} recto_option_type;

/** One option; a table of them ends with a row whose name is NULL. */
typedef struct recto_option {
	const char *name;	/**< a-z 0-9 -; the user writes ROLE.NAME=VALUE */
	recto_option_type type;	/**< what it takes */
	uint32_t offset;	/**< offsetof() in the state */
	const char *value;	/**< default, in text form */
	const char *summary;	/**< one line, no stop */
	int64_t lo;		/**< lower bound of an INT */
	int64_t hi;		/**< upper bound */
	const char *const *choices; /**< NULL-terminated, for a CHOICE */
} recto_option;

/* ------------------------------------------------------------- detection */

/** Bytes that show a format; a table of them ends with a row of length 0. */
typedef struct recto_signature {
	uint32_t offset;	/**< where the bytes stand */
	uint32_t length;	/**< how many */
	const char *bytes;	/**< the bytes, any */
	int score;		/**< 1 to 100, how sure they make */
} recto_signature;

/* ----------------------------------------------------------------- roles */

/** What a role does. */
typedef enum recto_role_kind { RECTO_READER = 1, RECTO_FILTER, RECTO_WRITER } recto_role_kind;

/** Flags of a role. */
enum {
	RECTO_ROLE_LINES = 1,	/**< reader: yields lines; filter: turns lines into articles */
	/** reader: takes what no other reader knows; filter of lines: taken when several could be */
	RECTO_ROLE_FALLBACK = 2,
	/** reader: origins are places in what the source was made from, so there is no ledger */
	RECTO_ROLE_RETOLD = 4,
	/**
	 * writer: makes one output of many documents. begin, write and end are called for
	 * each of them on one state, and at last end with NULL for the document. One that
	 * fails has no end: what was written of it is to be forgotten
	 */
	RECTO_ROLE_COLLECTS = 8
};

/**
 * What a plugin can do under one name. The host gives each run a state of its own
 * and calls `open`, then the functions of the kind, then `close`, which comes after
 * a failure too. A failure is a negative RECTO_E..., worded in `err`; the run ends
 * with it, and no output is left.
 */
typedef struct recto_role {
	uint32_t size;		/**< of this structure when it was compiled: RECTO_ROLE_HEAD */
	uint16_t option_size;	/**< of a recto_option, likewise */
	uint16_t signature_size; /**< of a recto_signature, likewise */
	recto_role_kind kind;	/**< which of the functions below are called */
	uint32_t flags;		/**< RECTO_ROLE_... */
	const char *name;	/**< the format or filter: a-z 0-9 - */
	const char *summary;	/**< one line, no stop */
	const char *suffixes;	/**< ".xml .tei", or NULL */
	const char *media;	/**< "application/tei+xml", or NULL */
	const recto_option *options;		/**< or NULL */
	const recto_signature *signatures;	/**< reader, or NULL */
	size_t state_size;	/**< of the state, in which options have their place */

	/** Reader: refine the signatures' score by looking at @p head; 0 to 100. May be NULL. */
	int (*probe)(const unsigned char *head, size_t len);

	/** Set up the state beyond its options. May be NULL. */
	int (*open)(void *state, recto_context *ctx, recto_error *err);
	/** Reader: fill @p part. 1: filled, 0: the end and nothing filled, negative: failure. */
	int (*read)(void *state, recto_context *ctx, recto_source *src, recto_node *part,
	    recto_error *err);
	/** Filter: change @p part. */
	int (*filter)(void *state, recto_context *ctx, recto_node *part, recto_error *err);
	/**
	 * Writer: what comes before the first part, which is already in @p doc (or none
	 * is). May be NULL.
	 */
	int (*begin)(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink,
	    recto_error *err);
	/** Writer: one part. */
	int (*write)(void *state, recto_context *ctx, recto_node *part, recto_sink *sink,
	    recto_error *err);
	/**
	 * Writer: what comes after the last part. Filter: there are no more parts;
	 * @p sink is NULL. May be NULL.
	 */
	int (*end)(void *state, recto_context *ctx, recto_document *doc, recto_sink *sink,
	    recto_error *err);
	/** Release what open and the others took; called after a failure too. May be NULL. */
	void (*close)(void *state);

	/**
	 * Reader: what @p head is, which the probe gave 0 and nobody else took, and what
	 * to do with it, as an error says it. A constant string, or NULL. May be NULL.
	 * @since 0.1.0
	 */
	const char *(*decline)(const unsigned char *head, size_t len);
} recto_role;

/** How a recto_role begins. */
#define RECTO_ROLE_HEAD .size = sizeof(recto_role), \
	.option_size = sizeof(recto_option), .signature_size = sizeof(recto_signature)

/**
 * The descriptor: constant data, so that a plugin can be looked at without running
 * it. The first five members keep their place for ever.
 */
typedef struct recto_plugin {
	uint32_t magic;			/**< RECTO_PLUGIN_MAGIC */
	uint32_t size;			/**< of this structure when it was compiled */
	uint16_t abi_major;		/**< RECTO_ABI_MAJOR it was built for */
	uint16_t abi_minor;		/**< RECTO_ABI_MINOR, likewise */
	uint32_t model;			/**< RECTO_MODEL_VERSION, likewise */

	const char *name;		/**< as the module file: a-z 0-9 - */
	const char *version;		/**< its own */
	const char *summary;		/**< one line, no stop */
	const char *license;		/**< SPDX expression */
	const recto_role *const *roles;	/**< NULL-terminated */
} recto_plugin;

/** How a descriptor begins. */
#define RECTO_PLUGIN_HEAD .magic = RECTO_PLUGIN_MAGIC, .size = sizeof(recto_plugin), \
	.abi_major = RECTO_ABI_MAJOR, .abi_minor = RECTO_ABI_MINOR, .model = RECTO_MODEL_VERSION

/** The one symbol a module exports, whatever its file is called. */
#define RECTO_PLUGIN_SYMBOL "recto_plugin_entry"
/** `RECTO_PLUGIN = { RECTO_PLUGIN_HEAD, ... };` defines the descriptor. */
#if defined(__GNUC__)
# define RECTO_PLUGIN __attribute__((visibility("default"))) const recto_plugin recto_plugin_entry
#else
# define RECTO_PLUGIN const recto_plugin recto_plugin_entry
#endif
/** The descriptor of this module. */
extern RECTO_PLUGIN;

#ifdef __cplusplus
}
#endif
#endif
