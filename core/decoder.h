/* SPDX-License-Identifier: MIT */
/*
 * ICU's converters, with an exact account of the bytes. ICU's own types stay
 * behind this header.
 */
#ifndef RECTO_CORE_DECODER_H
#define RECTO_CORE_DECODER_H

#include "recto/base.h"

/*
 * A character and the source bytes it came from. bytes 0: from the same bytes
 * as the one before. Two values of c are no characters.
 */
struct recto_cell {
	uint32_t c;
	uint32_t bytes;
};

#define RECTO_NO_CHAR UINT32_MAX	/* shift sequences of ISO-2022-JP and the like */
#define RECTO_MALFORMED (UINT32_MAX - 1)

struct recto_decoder;

/* RECTO_ENOENT when ICU has no converter of that name. */
int recto_decoder__open(struct recto_decoder **out, const char *name, recto_error *err);
void recto_decoder__close(struct recto_decoder *dec);
/*
 * Decode from data.
 * @param last   nothing follows data
 * @param cells  borrowed until the next call; *ncells may be 0
 * @return bytes used; 0 means that more are needed
 */
size_t recto_decoder__run(struct recto_decoder *dec, const unsigned char *data,
    size_t len, int last, const struct recto_cell **cells, size_t *ncells);
/* At the start of a text again. */
void recto_decoder__reset(struct recto_decoder *dec);

#endif
