/* SPDX-License-Identifier: MIT */
/**
 * @file stream.h
 * Where bytes come from and go to: sources and sinks on files, memory and the
 * standard streams. Plugins see streams only, never file names to open.
 */
#ifndef RECTO_STREAM_H
#define RECTO_STREAM_H

#include "recto/document.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Hands out bytes or decoded lines. Used by one thread at a time. */
typedef struct recto_source recto_source;
/** Takes bytes. Used by one thread at a time. */
typedef struct recto_sink recto_sink;

/* --------------------------------------------------------------- sources */

/**
 * Open a file for reading.
 * @param out   the source, to be closed by the caller
 * @param path  C string
 * @param err   filled on failure; may be NULL
 * @return RECTO_OK; RECTO_ENOENT, RECTO_EIO, RECTO_ENOMEM; a folder is RECTO_EUSAGE
 */
RECTO_API int recto_source_open_file(recto_source **out, const char *path, recto_error *err);

/**
 * Read from a descriptor.
 * @param out   the source, to be closed by the caller before @p fd is
 * @param fd    not closed
 * @param name  for messages; copied
 * @param err   filled on failure; may be NULL
 * @return RECTO_OK or RECTO_ENOMEM
 */
RECTO_API int recto_source_open_fd(recto_source **out, int fd, const char *name, recto_error *err);

/**
 * Read from memory.
 * @param out   the source, to be closed by the caller
 * @param data  borrowed until then
 * @param len   bytes of @p data
 * @param name  for messages; copied
 * @param err   filled on failure; may be NULL
 * @return RECTO_OK or RECTO_ENOMEM
 */
RECTO_API int recto_source_open_memory(recto_source **out, const void *data, size_t len,
    const char *name, recto_error *err);

/**
 * Close a source and release all that it lent.
 * @param src  may be NULL
 */
RECTO_API void recto_source_close(recto_source *src);

/**
 * @param src  a source
 * @return its name for messages: the path, or "standard input"; a C string, borrowed
 */
RECTO_API const char *recto_source_name(const recto_source *src);

/**
 * @param src  a source
 * @return bytes handed out so far by read or line
 */
RECTO_API uint64_t recto_source_offset(const recto_source *src);

/**
 * Look ahead without consuming.
 * @param src   a source
 * @param want  bytes wanted, at most 1 MiB
 * @param data  the bytes, borrowed until the next call on @p src
 * @param got   how many there are; fewer than @p want only at the end
 * @param err   filled on failure; may be NULL
 * @return RECTO_OK; RECTO_EIO, RECTO_ENOMEM; a folder is RECTO_EUSAGE. A source that
 * failed fails again
 */
RECTO_API int recto_source_peek(recto_source *src, size_t want,
    const unsigned char **data, size_t *got, recto_error *err);

/**
 * Consume bytes.
 * @param src   a source of which no line was read
 * @param data  where they go
 * @param size  how many there is room for
 * @param got   how many came; 0 only at the end
 * @param err   filled on failure; may be NULL
 * @return as of recto_source_peek
 */
RECTO_API int recto_source_read(recto_source *src, void *data, size_t size,
    size_t *got, recto_error *err);

/**
 * Name the encoding instead of having it found out; before the first line. A
 * name that is commonly used for more than it means (ISO-8859-1, GB2312) is
 * taken for its superset (windows-1252, GB18030).
 * @param src   a source of which no line was read
 * @param name  IANA or ICU name; NULL or "auto" to find out
 * @param err   filled on failure; may be NULL
 * @retval RECTO_OK       it will be used
 * @retval RECTO_EUSAGE   ICU knows no such encoding, and @p err names a near one; or a
 *                        line was read
 * @retval RECTO_ENOTSUP  an encoding that hides where its characters come from (ISCII)
 * @retval RECTO_ENOMEM   out of memory
 */
RECTO_API int recto_source_set_charset(recto_source *src, const char *name, recto_error *err);

/**
 * The encoding in use.
 * @param src  a source that is read by lines
 * @return its usual name, a C string that lives as long as @p src; NULL before the
 * first line was asked for, "US-ASCII" until a byte above 7F comes
 */
RECTO_API const char *recto_source_charset(const recto_source *src);

/**
 * How sure the encoding is.
 * @param src  a source that is read by lines
 * @return 0 to 100; 100 where nothing was guessed: the user's word, a byte order mark,
 * ASCII, well-formed UTF-8
 */
RECTO_API int recto_source_charset_confidence(const recto_source *src);

/**
 * The next line, decoded to UTF-8 in NFC (UAX #15). Lines end at LF, CR LF, CR, NEL,
 * LS, PS and at a form feed (UAX #14 class BK but VT). Malformed bytes become U+FFFD
 * and are counted; characters XML 1.0 or HTML cannot hold (controls, noncharacters)
 * are counted, left out, and show in the map.
 * Reading lines and reading bytes must not be mixed on one source.
 * @param src   of which no bytes were read
 * @param line  filled; text and map borrowed until the next call
 * @param err   filled on failure; may be NULL
 * @return 1 a line, 0 the end, negative a failure as of recto_source_peek
 */
RECTO_API int recto_source_line(recto_source *src, recto_line *line, recto_error *err);

/**
 * @param src  a source that is read by lines
 * @return malformed sequences met so far
 */
RECTO_API uint64_t recto_source_malformed(const recto_source *src);

/**
 * @param src  a source that is read by lines
 * @return controls and noncharacters met so far
 */
RECTO_API uint64_t recto_source_controls(const recto_source *src);

/* ----------------------------------------------------------------- sinks */

/**
 * Write a file beside its place and rename it there on commit: it is whole or
 * it is not there. Permissions of a file that is replaced are kept. A place
 * that is no regular file (a device, a pipe) is written directly.
 * @param out   the sink, to be closed by the caller
 * @param path  C string
 * @param err   filled on failure; may be NULL
 * @return RECTO_OK; RECTO_EIO, RECTO_ENOMEM; a folder is RECTO_EUSAGE
 */
RECTO_API int recto_sink_open_file(recto_sink **out, const char *path, recto_error *err);

/**
 * Write to a descriptor.
 * @param out   the sink, to be closed by the caller before @p fd is
 * @param fd    not closed
 * @param name  for messages; copied
 * @param err   filled on failure; may be NULL
 * @return RECTO_OK or RECTO_ENOMEM
 */
RECTO_API int recto_sink_open_fd(recto_sink **out, int fd, const char *name, recto_error *err);

/**
 * Append to a buffer.
 * @param out  the sink, to be closed by the caller
 * @param buf  borrowed until then
 * @param err  filled on failure; may be NULL
 * @return RECTO_OK or RECTO_ENOMEM
 */
RECTO_API int recto_sink_open_memory(recto_sink **out, recto_buf *buf, recto_error *err);

/**
 * Close; what was not committed to a file is removed.
 * @param sink  may be NULL
 */
RECTO_API void recto_sink_close(recto_sink *sink);

/**
 * Everything to the system, and a file to its place. A run does this at its end.
 * @param sink  to be closed next
 * @param err   filled on failure; may be NULL
 * @return RECTO_OK, or the first failure of the sink: RECTO_EIO, RECTO_ENOMEM;
 * RECTO_EUSAGE where its place is that of a folder, or a part is still open
 */
RECTO_API int recto_sink_commit(recto_sink *sink, recto_error *err);

/**
 * Write. Failure is sticky and reported by commit, so a writer need not check.
 * @param sink  takes the bytes
 * @param data  borrowed for the call
 * @param len   bytes of @p data
 */
RECTO_API void recto_sink_write(recto_sink *sink, const void *data, size_t len);

/**
 * Write a C string, without its NUL; see recto_sink_write.
 * @param sink    takes it
 * @param string  borrowed for the call
 */
RECTO_API void recto_sink_puts(recto_sink *sink, const char *string);

/**
 * Write what printf() would print; see recto_sink_write.
 * @param sink  takes it
 * @param fmt   as of printf()
 */
RECTO_API void recto_sink_printf(recto_sink *sink, const char *fmt, ...) RECTO_PRINTF(2, 3);

/**
 * Long writers ask now and then, and stop.
 * @param sink  a sink
 * @param err   filled on failure; may be NULL
 * @return RECTO_OK, or the first failure: RECTO_EIO, RECTO_ENOMEM
 */
RECTO_API int recto_sink_status(const recto_sink *sink, recto_error *err);

/**
 * @param sink  a sink
 * @return bytes written so far
 */
RECTO_API uint64_t recto_sink_offset(const recto_sink *sink);

/* ------------------------------------------------ further files of a sink */

/** How many bytes the name of a part may have, and each folder in it. */
#define RECTO_PART_NAME_MAX 200

/**
 * The name of the file that is written, without its folder: what other files
 * in that folder call it. That of a part is the one it was opened with.
 * @param sink  a sink
 * @return a C string, borrowed; NULL: it is no file, and no part can be made
 */
RECTO_API const char *recto_sink_name(const recto_sink *sink);

/**
 * Begin a further file beside that of @p sink: an article of its own, an index.
 * It is a sink like others. Commit says that it is whole; it stays under another
 * name until @p sink itself is committed. Then all parts are moved to their places
 * in the order they were opened, and the file of @p sink last: where it is, all of
 * them are. A file that was there is replaced. If @p sink is not committed, none is;
 * if one cannot be moved, those before it have been.
 * A part opened on a part is there only if that one was committed.
 * @param out   the part, to be closed by the caller before @p sink is; not
 *              committed, there will be no such file
 * @param sink  the file that the part belongs to
 * @param name  of the file in the folder of @p sink, UTF-8; with '/' in folders below
 *              it, which are made. Each is at most RECTO_PART_NAME_MAX bytes, and there
 *              once in a sink, upper and lower case of ASCII being the same. It has no
 *              control character or one of < > : " | ? * \\, no dot or space at its
 *              ends, and is no device of Windows (nul.txt). Where it begins with
 *              recto_sink_name without its suffix, these rules are for what follows
 * @param err   filled on failure; may be NULL
 * @retval RECTO_OK       opened; holds a descriptor and a block of memory until it
 *                        is closed, some hundred bytes until @p sink is
 * @retval RECTO_ENOTSUP  @p sink has no place for parts: a stream, a buffer, a device
 * @retval RECTO_EUSAGE   no such name, or there is one in @p sink already
 * @retval RECTO_EIO      the system refused, as for recto_sink_open_file
 * @retval RECTO_ENOMEM   out of memory
 *
 * A part whose commit fails makes @p sink fail too. A part opened on a part belongs
 * to the same sink, and its name is one in the folder of that.
 */
RECTO_API int recto_sink_open_part(recto_sink **out, recto_sink *sink, const char *name,
    recto_error *err);

/**
 * Asked before a part is opened.
 * @param user  as it was registered
 * @param path  where the part will be
 * @param err   filled on failure; may be NULL
 * @return negative, a RECTO_E..., refuses it, and has worded @p err
 */
typedef int (*recto_part_fn)(void *user, const char *path, recto_error *err);

/**
 * For embedders: who is asked.
 * @param sink  whose parts are meant
 * @param fn    is asked; NULL: nobody
 * @param user  handed to @p fn
 */
RECTO_API void recto_sink_on_part(recto_sink *sink, recto_part_fn fn, void *user);

#ifdef __cplusplus
}
#endif
#endif
