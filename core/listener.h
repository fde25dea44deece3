/* SPDX-License-Identifier: MIT */
/*
 * Who is told about messages.
 */
#ifndef RECTO_CORE_LISTENER_H
#define RECTO_CORE_LISTENER_H

#include <stdarg.h>

#include "recto/message.h"

typedef struct recto_listener {
	recto_message_fn fn;	/* NULL: nobody listens */
	void *user;
} recto_listener;

/* Tell of something in a file; the level is that of the catalogue. */
void recto_listener__tell(const recto_listener *to, recto_message_id id, const char *file,
    uint64_t line, const char *fmt, ...) RECTO_PRINTF(5, 6);
void recto_listener__vtell(const recto_listener *to, recto_message_id id, const char *file,
    uint64_t line, const char *fmt, va_list ap) RECTO_PRINTF(5, 0);

#endif
