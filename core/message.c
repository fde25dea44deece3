/* SPDX-License-Identifier: MIT */
/*
 * Messages about the input: the catalogue, and the line a user reads.
 */
#include "config.h"

#include <inttypes.h>
#include <string.h>

#include "recto/message.h"

static const struct {
	const char *name, *when;
	recto_level level;
} messages[] = {
#define MESSAGE_ROW(symbol, name, level, when) \
	[RECTO_MSG_##symbol] = { name, when, RECTO_LEVEL_##level },
	RECTO_MESSAGES(MESSAGE_ROW)
#undef MESSAGE_ROW
};

static const char *const levels[] = {
	[RECTO_LEVEL_NOTE] = "note",
	[RECTO_LEVEL_WARNING] = "warning",
	[RECTO_LEVEL_ERROR] = "error",
};

/* A number of no message is that of something a plugin says. */
static size_t
row_of(recto_message_id id)
{
	return (unsigned)id < RECTO_MESSAGE_COUNT ? (size_t)id : RECTO_MSG_PLUGIN_NOTE;
}

const char *
recto_level_name(recto_level level)
{
	return (unsigned)level < sizeof levels / sizeof *levels ? levels[level] : "";
}

const char *
recto_message_name(recto_message_id id)
{
	return messages[row_of(id)].name;
}

recto_level
recto_message_level(recto_message_id id)
{
	return messages[row_of(id)].level;
}

const char *
recto_message_when(recto_message_id id)
{
	return messages[row_of(id)].when;
}

/*
 * File names and quoted input can hold anything. A message is one line and
 * steers no terminal: control characters (C0, DEL, C1) become '?'. Bytes that
 * are no UTF-8 stay, since a file name may have them.
 */
static void
add_printable(recto_buf *out, const char *text)
{
	const char *end = text + strlen(text);
	size_t step;
	uint32_t c;

	for (; text < end; text += step) {
		step = recto_utf8_next(text, end, &c);
		if (c < 0x20 || (c >= 0x7f && c < 0xa0))
			recto_buf_addc(out, '?');
		else
			recto_buf_add(out, text, step);
	}
}

void
recto_message_format(const recto_message *message, recto_buf *out)
{
	if (message->file != NULL) {
		add_printable(out, message->file);
		recto_buf_addc(out, ':');
	}
	if (message->line > 0)
		recto_buf_addf(out, message->file != NULL ? "%" PRIu64 ":" :
		    "line %" PRIu64 ":", message->line);
	if (message->file != NULL || message->line > 0)
		recto_buf_addc(out, ' ');
	recto_buf_addf(out, "%s: ", recto_level_name(message->level));
	add_printable(out, message->text);
	recto_buf_addf(out, " [%s]\n", recto_message_name(message->id));
}
