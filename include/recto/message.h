/* SPDX-License-Identifier: MIT */
/**
 * @file message.h
 * Messages about the input. A strange page is not an error: it is a message
 * with file, line, level and id; the user picks the level that stops.
 */
#ifndef RECTO_MESSAGE_H
#define RECTO_MESSAGE_H

#include "recto/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How much a message matters. */
typedef enum recto_level {
	RECTO_LEVEL_NOTE,	/**< worth knowing */
	RECTO_LEVEL_WARNING,	/**< the output may not say what the page says */
	RECTO_LEVEL_ERROR	/**< the input could not be converted */
} recto_level;

/** X(SYMBOL, id, level, when): the one catalogue; the manual page lists it. */
#define RECTO_MESSAGES(X) \
	X(FAILED,	"failed",	ERROR,	"the file could not be converted") \
	X(EMPTY,	"empty",	WARNING, "there is no text in the input") \
	X(CHARSET_GUESSED, "charset-guessed", NOTE, "the encoding was found by its statistics") \
	X(CHARSET_DOUBTFUL, "charset-doubtful", WARNING, "the encoding is little better than a guess") \
	X(MALFORMED,	"malformed",	WARNING, "bytes that are no text in the encoding became U+FFFD") \
	X(CONTROLS,	"controls",	WARNING, "characters XML cannot hold were left out") \
	X(LONG_PART,	"long-part",	NOTE,	"a page was too long for one part and was divided") \
	X(NO_LANGUAGE,	"no-language",	NOTE,	"no language file fits; general rules were used") \
	X(BAD_DATA,	"bad-data",	WARNING, "a line of a data file makes no sense") \
	X(LOSS,		"loss",		NOTE,	"the output format cannot say something the document holds") \
	X(PLUGIN_SKIPPED, "plugin-skipped", WARNING, "a module could not be used") \
	X(PLUGIN_HIDDEN, "plugin-hidden", NOTE, "two modules have the same role; the first is used") \
	X(FOLDER_IGNORED, "folder-ignored", WARNING, "a folder of a search path is not absolute") \
	X(PLUGIN_NOTE,	"plugin-note",	NOTE,	"said by a plugin in words of its own") \
	X(ROW_UNUSED,	"row-unused",	NOTE,	"a row of a metadata file is for none of the files")

/** Which message, as in RECTO_MESSAGES. */
typedef enum recto_message_id {
/** @cond */
#define RECTO_MESSAGE_ENUM(symbol, id, level, when) RECTO_MSG_##symbol,
/** @endcond */
	RECTO_MESSAGES(RECTO_MESSAGE_ENUM)
#undef RECTO_MESSAGE_ENUM
	RECTO_MESSAGE_COUNT
} recto_message_id;

/** What is told, and where it was seen. */
typedef struct recto_message {
	const char *file;	/**< source name, or NULL */
	uint64_t line;		/**< from 1, or 0 */
	recto_level level;	/**< that of the id */
	recto_message_id id;	/**< which one of the catalogue */
	const char *text;	/**< C string, one line */
} recto_message;

/**
 * Called for each message, in the thread that met it.
 * @param user     as it was registered
 * @param message  borrowed, with all in it, for the call
 */
typedef void (*recto_message_fn)(void *user, const recto_message *message);

/**
 * @param level  of a message
 * @return its name, a C string for ever ("warning")
 */
RECTO_API const char *recto_level_name(recto_level level);

/**
 * @param id  of the catalogue
 * @return the id as printed, a C string for ever ("charset-guessed")
 */
RECTO_API const char *recto_message_name(recto_message_id id);

/**
 * @param id  of the catalogue
 * @return the level of such messages
 */
RECTO_API recto_level recto_message_level(recto_message_id id);

/**
 * @param id  of the catalogue
 * @return when it is said, one line, a C string for ever
 */
RECTO_API const char *recto_message_when(recto_message_id id);

/**
 * Append `FILE:LINE: level: text [id]` and a newline; file and line only where known.
 * @param message  to be printed
 * @param out      grows; out of memory is sticky
 */
RECTO_API void recto_message_format(const recto_message *message, recto_buf *out);

#ifdef __cplusplus
}
#endif
#endif
