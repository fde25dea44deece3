/* SPDX-License-Identifier: MIT */
/*
 * Words a message and hands it to who listens.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "listener.h"

void
recto_listener__vtell(const recto_listener *to, recto_message_id id, const char *file,
    uint64_t line, const char *fmt, va_list ap)
{
	recto_message message = {
		.file = file, .line = line, .id = id, .level = recto_message_level(id),
	};
	char *text;

	if (to->fn == NULL)
		return;
	/* Out of memory a message is worth less than the run: say the bare words. */
	if (vasprintf(&text, fmt, ap) < 0)
		text = NULL;
	message.text = text != NULL ? text : recto_message_when(id);
	to->fn(to->user, &message);
	free(text);
}

void
recto_listener__tell(const recto_listener *to, recto_message_id id, const char *file,
    uint64_t line, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	recto_listener__vtell(to, id, file, line, fmt, ap);
	va_end(ap);
}
