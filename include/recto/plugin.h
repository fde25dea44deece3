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

#define RECTO_PLUGIN_MAGIC 0x52435431u	/* "RCT1" */
/** Same major required; any minor loads, since structures only grow at the end. */
#define RECTO_ABI_MAJOR 1
#define RECTO_ABI_MINOR 0

/** What a running role may ask of its host. */
typedef struct recto_context recto_context;

/** Set by the embedder, asked by long-running roles: non-zero means stop with RECTO_ECANCELLED. */
RECTO_API int recto_cancelled(recto_context *ctx);
/** Something about the input worth telling; @p line 0 when no line is meant. */
RECTO_API void recto_report(recto_context *ctx, recto_message_id id, uint64_t line,
    const char *fmt, ...) RECTO_PRINTF(4, 5);
/**
 * Open a data file of this plugin: DIR/PLUGIN/NAME in the data folders, the
 * user's before the system's. @p name is relative and has no "..".
 */
RECTO_API int recto_open_data(recto_context *ctx, recto_source **out, const char *name,
    recto_error *err);
/**
 * The names of the data files that end in @p suffix, each once, sorted by bytes.
 * @param names  one after the other, each with its NUL
 */
RECTO_API int recto_list_data(recto_context *ctx, const char *suffix, recto_buf *names,
    recto_error *err);

/* --------------------------------------------------------------- options */

typedef enum recto_option_type {
	RECTO_OPT_BOOL = 1,	/**< int: yes no true false on off 1 0 */
	RECTO_OPT_INT,		/**< int64_t, lo to hi */
	RECTO_OPT_TEXT,		/**< const char *, never NULL */
	RECTO_OPT_CHOICE	/**< int: index into choices */
} recto_option_type;

/** One option; a table of them ends with a row whose name is NULL. */
typedef struct recto_option {
	const char *name;	/**< a-z 0-9 -; the user writes ROLE.NAME=VALUE */
	recto_option_type type;
	uint32_t offset;	/**< offsetof() in the state */
	const char *value;	/**< default, in text form */
	const char *summary;	/**< one line, no stop */
	int64_t lo, hi;		/**< bounds of an INT */
	const char *const *choices; /**< NULL-terminated, for a CHOICE */
} recto_option;

/* ------------------------------------------------------------- detection */

/** Bytes that show a format; a table of them ends with a row of length 0. */
typedef struct recto_signature {
	uint32_t offset;	/**< where the bytes stand */
	uint32_t length;	/**< how many */
	const char *bytes;
	int score;		/**< 1 to 100, how sure they make */
} recto_signature;

/* ----------------------------------------------------------------- roles */

typedef enum recto_role_kind { RECTO_READER = 1, RECTO_FILTER, RECTO_WRITER } recto_role_kind;

enum {
	RECTO_ROLE_LINES = 1,	/**< reader: yields lines; filter: turns lines into articles */
	/** reader: takes what no other reader knows; filter of lines: taken when several could be */
	RECTO_ROLE_FALLBACK = 2,
	/** reader: origins are places in what the source was made from, so there is no ledger */
	RECTO_ROLE_RETOLD = 4
};

typedef struct recto_role {
	/* set by RECTO_ROLE_HEAD: how large the structures were when this was compiled */
	uint32_t size;
	uint16_t option_size, signature_size;
	recto_role_kind kind;
	uint32_t flags;		/**< RECTO_ROLE_... */
	const char *name;	/**< the format or filter: a-z 0-9 - */
	const char *summary;	/**< one line, no stop */
	const char *suffixes;	/**< ".xml .tei", or NULL */
	const char *media;	/**< "application/tei+xml", or NULL */
	const recto_option *options;		/**< or NULL */
	const recto_signature *signatures;	/**< reader, or NULL */
	size_t state_size;

	/** Reader: refine the signatures' score by looking at @p head; 0 to 100. May be NULL. */
	int (*probe)(const unsigned char *head, size_t len);

	/** Set up the state beyond its options. May be NULL. */
	int (*open)(void *state, recto_context *ctx, recto_error *err);
	/** Reader: fill @p part. 1: filled, 0: the end and nothing filled, negative: failure. */
	int (*read)(void *state, recto_context *ctx, recto_source *src, recto_node *part,
	    recto_error *err);
	/** Filter: change @p part. */
	int (*filter)(void *state, recto_context *ctx, recto_node *part, recto_error *err);
	/** Writer: what comes before the first part, which is already in @p doc (or none is). May be NULL. */
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
} recto_role;

#define RECTO_ROLE_HEAD .size = sizeof(recto_role), \
	.option_size = sizeof(recto_option), .signature_size = sizeof(recto_signature)

typedef struct recto_plugin {
	/* frozen: these five keep their place for ever */
	uint32_t magic, size;
	uint16_t abi_major, abi_minor;
	uint32_t model;			/**< RECTO_MODEL_VERSION it was built for */

	const char *name;		/**< as the module file: a-z 0-9 - */
	const char *version;
	const char *summary;
	const char *license;		/**< SPDX expression */
	const recto_role *const *roles;	/**< NULL-terminated */
} recto_plugin;

#define RECTO_PLUGIN_HEAD .magic = RECTO_PLUGIN_MAGIC, .size = sizeof(recto_plugin), \
	.abi_major = RECTO_ABI_MAJOR, .abi_minor = RECTO_ABI_MINOR, .model = RECTO_MODEL_VERSION

/** The one symbol a module exports, whatever its file is called. */
#define RECTO_PLUGIN_SYMBOL "recto_plugin_entry"
#if defined(__GNUC__)
# define RECTO_PLUGIN __attribute__((visibility("default"))) const recto_plugin recto_plugin_entry
#else
# define RECTO_PLUGIN const recto_plugin recto_plugin_entry
#endif
extern RECTO_PLUGIN;

#ifdef __cplusplus
}
#endif
#endif
