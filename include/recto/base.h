/* SPDX-License-Identifier: MIT */
/**
 * @file base.h
 * What every other header needs: visibility, status codes, the error object
 * and the one growable buffer.
 *
 * Convention of the whole API: a function that can fail returns int, 0 for
 * good, a negative RECTO_E... for bad, a positive value only where its comment
 * says so. Whoever detects a fault words it in the recto_error that was passed
 * in; everyone above cleans up and hands it on. An err argument may be NULL.
 * Text is UTF-8 (The Unicode Standard, table 3-7) and comes with its length in
 * bytes unless a comment says "C string": that is UTF-8 too, and ends with a NUL.
 * Names of files are C strings too, of any bytes that the system takes. What a
 * comment calls borrowed stays the property of the other side.
 */
#ifndef RECTO_BASE_H
#define RECTO_BASE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Marks what the library exports; its version script is made from these marks. */
#if defined(RECTO_BUILDING) && defined(__GNUC__)
# define RECTO_API __attribute__((visibility("default")))
#else
# define RECTO_API
#endif
/** Lets the compiler check the arguments of what takes a format of printf(). */
#if defined(__GNUC__)
# define RECTO_PRINTF(fmt, first) __attribute__((format(printf, fmt, first)))
#else
# define RECTO_PRINTF(fmt, first)
#endif

/** @return the version of the library in use, a C string for ever ("0.1.0") */
RECTO_API const char *recto_version(void);

/** Status codes; stable numbers, new ones are added at the end. */
enum {
	RECTO_OK = 0,
	RECTO_ENOMEM = -1,	/**< out of memory */
	RECTO_EIO = -2,		/**< the system refused to read or write */
	RECTO_ENOENT = -3,	/**< a file, format or option does not exist */
	RECTO_EENCODING = -4,	/**< bytes that are not text in the encoding */
	RECTO_EFORMAT = -5,	/**< input that the reader cannot make sense of */
	RECTO_EUSAGE = -6,	/**< a value, option or call that makes no sense */
	RECTO_EPLUGIN = -7,	/**< a module that cannot be loaded or used */
	RECTO_ELIMIT = -8,	/**< more than an agreed limit */
	RECTO_ECANCELLED = -9,	/**< the embedder asked to stop */
	RECTO_ESTRICT = -10,	/**< a message at or above the fail level */
	RECTO_ELEDGER = -11,	/**< bytes in no place, or in two */
	RECTO_ENOTSUP = -12	/**< not possible on this stream or system */
};

/** What went wrong: one impersonal line, without a final stop or newline. */
typedef struct recto_error {
	int code;		/**< RECTO_OK or a RECTO_E... */
	char text[500];		/**< C string; cut at a character when too long */
} recto_error;

/** An error before anything failed. */
#define RECTO_ERROR_INIT { 0, "" }

/**
 * Word an error.
 * @param err   filled; may be NULL
 * @param code  a negative RECTO_E...
 * @param fmt   as of printf(), one line; what does not fit is cut off
 * @return @p code, so that a caller can `return recto_fail(err, ...)`
 */
RECTO_API int recto_fail(recto_error *err, int code, const char *fmt, ...)
    RECTO_PRINTF(3, 4);

/**
 * Bytes that grow. Set up with RECTO_BUF_INIT, emptied with recto_buf_dispose.
 * Out of memory is sticky: after a failed append every further append does
 * nothing, so a run of appends is checked once with recto_buf_status. The bytes
 * are always followed by a NUL that is not counted.
 */
typedef struct recto_buf {
	char *data;		/**< never NULL; not to be freed directly */
	size_t len;		/**< bytes in use */
	size_t size;		/**< bytes allocated, 0 when @c data is static */
	int failed;		/**< an append ran out of memory */
} recto_buf;

/** What an empty buffer points to: a NUL, not to be written to. */
RECTO_API extern char recto_buf_empty[1];
/** A buffer without bytes and memory. */
#define RECTO_BUF_INIT { recto_buf_empty, 0, 0, 0 }

/**
 * Give the memory back; the buffer is empty and can be used again.
 * @param buf  set up with RECTO_BUF_INIT
 */
RECTO_API void recto_buf_dispose(recto_buf *buf);

/**
 * Length 0, memory kept; the sticky failure is cleared.
 * @param buf  emptied
 */
RECTO_API void recto_buf_clear(recto_buf *buf);

/**
 * Append bytes.
 * @param buf   grows; out of memory is sticky
 * @param data  borrowed for the call, no part of @p buf
 * @param len   bytes of @p data; at 0 it may be NULL
 */
RECTO_API void recto_buf_add(recto_buf *buf, const void *data, size_t len);

/**
 * Append a C string, without its NUL.
 * @param buf     grows; out of memory is sticky
 * @param string  borrowed for the call
 */
RECTO_API void recto_buf_adds(recto_buf *buf, const char *string);

/**
 * Append a byte.
 * @param buf  grows; out of memory is sticky
 * @param c    the byte
 */
RECTO_API void recto_buf_addc(recto_buf *buf, char c);

/**
 * Append a code point as UTF-8.
 * @param buf         grows; out of memory is sticky
 * @param code_point  surrogates and values past U+10FFFF become U+FFFD
 */
RECTO_API void recto_buf_add_char(recto_buf *buf, uint32_t code_point);

/**
 * Append what printf() would print.
 * @param buf  grows; out of memory is sticky
 * @param fmt  as of printf()
 */
RECTO_API void recto_buf_addf(recto_buf *buf, const char *fmt, ...)
    RECTO_PRINTF(2, 3);

/**
 * Make room, so that appends do not have to.
 * @param buf   its length stays
 * @param more  bytes beyond its length
 * @return RECTO_OK or RECTO_ENOMEM, which is sticky
 */
RECTO_API int recto_buf_reserve(recto_buf *buf, size_t more);

/**
 * Ask once, after a run of appends.
 * @param buf  as it was filled
 * @param err  filled on failure; may be NULL
 * @retval RECTO_OK      all that was appended is there
 * @retval RECTO_ENOMEM  an append failed since the last clear
 */
RECTO_API int recto_buf_status(const recto_buf *buf, recto_error *err);

/**
 * Step over one character of UTF-8.
 * @param text  start of the character
 * @param end   end of the text; @p text must be below it
 * @param out   the code point; U+FFFD where the bytes are malformed
 * @return the bytes stepped over, at least 1
 * Source: The Unicode Standard, table 3-7 and "maximal subparts" in 3.9.
 */
RECTO_API size_t recto_utf8_next(const char *text, const char *end, uint32_t *out);

/**
 * Step back over one character of UTF-8.
 * @param start  start of the text
 * @param text   just after the character, above @p start
 * @param out    the code point; U+FFFD where the bytes are malformed
 * @return the bytes stepped over, at least 1
 * Source: as of recto_utf8_next.
 */
RECTO_API size_t recto_utf8_prev(const char *start, const char *text, uint32_t *out);

/**
 * A search for the known name nearest to a misspelt one: offer every name that
 * would have been right, then look at @c best.
 */
typedef struct recto_nearest {
	const char *wanted;	/**< what was written */
	const char *best;	/**< the nearest so far, as offered; NULL: none is near */
	unsigned distance;	/**< slips of the finger between the two */
} recto_nearest;

/** A search before the first offer; @p name is borrowed. */
#define RECTO_NEAREST_INIT(name) { (name), NULL, 0 }

/**
 * Offer a name that would have been right.
 * @param search  set up with RECTO_NEAREST_INIT
 * @param name    C string; remembered, not copied, when it is the nearest so far
 */
RECTO_API void recto_nearest_offer(recto_nearest *search, const char *name);

/**
 * Columns a character takes on a terminal or a typed page.
 * @param code_point  of the character
 * @return 2 for East Asian Wide and Fullwidth, 0 for combining marks and format
 * controls, 1 for the rest
 * Source: UAX #11.
 */
RECTO_API int recto_char_columns(uint32_t code_point);

#ifdef __cplusplus
}
#endif
#endif
