/* SPDX-License-Identifier: MIT */
/*
 * ICU converter to characters that know their bytes.
 *
 * ICU gives for each UTF-16 unit the offset of the bytes it came from, exact
 * as long as no character is cut by the end of the input. So a stateless
 * encoding is converted in blocks, and bytes of a cut character are taken back
 * and given again with what follows them. An encoding with shift states would
 * lose its state by that; it is fed byte by byte, which needs no offsets.
 */
#include "config.h"

#include <stdlib.h>

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/utf16.h>

#include "decoder.h"

#define BLOCK 4096	/* bytes converted at once */
#define UNITS (4 * BLOCK)
#define LEAST 16	/* no character of a stateless encoding is longer */

enum feeding {
	REFUSED,
	BLOCKS,
	SHIFTS,		/* byte by byte; what ICU takes without an answer is a shift */
	SILENT		/* byte by byte; or it is part of a character to come */
};

struct recto_decoder {
	UConverter *cnv;
	enum feeding feeding;
	uint32_t bad;		/* bytes of the last malformed sequence, until taken */
	uint32_t held;		/* byte by byte: bytes given to ICU without an answer yet */
	size_t lead;		/* byte by byte: 1 while units[0] waits for its other half */
	struct recto_cell cells[UNITS + 1];
	UChar units[UNITS];
	int32_t offsets[UNITS];
};

/*
 * ICU meets bytes that are no text. It hands over lone surrogates never, so one
 * can tell them from any U+FFFD that the text itself has.
 */
#define MARK 0xdfff

static void U_CALLCONV
on_malformed(const void *context, UConverterToUnicodeArgs *args, const char *bytes,
    int32_t length, UConverterCallbackReason reason, UErrorCode *status)
{
	static const UChar mark = MARK;
	struct recto_decoder *dec = (struct recto_decoder *)(uintptr_t)context;

	(void)bytes;
	if (reason > UCNV_IRREGULAR)
		return;
	dec->bad = (uint32_t)length;
	*status = U_ZERO_ERROR;
	ucnv_cbToUWriteUChars(args, &mark, 1, 0, status);
}

/* How each kind of converter is fed. The kinds not here hold characters back. */
static const struct { UConverterType type; enum feeding feeding; } kinds[] = {
	{ UCNV_SBCS, BLOCKS }, { UCNV_DBCS, BLOCKS }, { UCNV_MBCS, BLOCKS },
	{ UCNV_LATIN_1, BLOCKS }, { UCNV_US_ASCII, BLOCKS },
	{ UCNV_UTF8, BLOCKS }, { UCNV_CESU8, BLOCKS },
	{ UCNV_UTF16_BigEndian, BLOCKS }, { UCNV_UTF16_LittleEndian, BLOCKS },
	{ UCNV_UTF32_BigEndian, BLOCKS }, { UCNV_UTF32_LittleEndian, BLOCKS },
	{ UCNV_ISO_2022, SHIFTS }, { UCNV_EBCDIC_STATEFUL, SHIFTS },
	{ UCNV_UTF16, SHIFTS }, { UCNV_UTF32, SHIFTS },
	{ UCNV_HZ, SILENT }, { UCNV_UTF7, SILENT }, { UCNV_IMAP_MAILBOX, SILENT },
	{ UCNV_SCSU, SILENT }, { UCNV_BOCU1, SILENT },
};

static enum feeding
feeding_of(UConverter *cnv)
{
	UConverterType type = ucnv_getType(cnv);
	size_t i;

	for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (kinds[i].type == type)
			return kinds[i].feeding;
	return REFUSED;
}

int
recto_decoder__open(struct recto_decoder **out, const char *name, recto_error *err)
{
	struct recto_decoder *dec;
	UErrorCode status = U_ZERO_ERROR;

	if ((dec = malloc(sizeof(*dec))) == NULL)
		return recto_fail(err, RECTO_ENOMEM, "out of memory");
	dec->cnv = ucnv_open(name, &status);
	if (U_SUCCESS(status))
		ucnv_setToUCallBack(dec->cnv, on_malformed, dec, NULL, NULL, &status);
	if (U_FAILURE(status)) {
		ucnv_close(dec->cnv);
		free(dec);
		if (status == U_MEMORY_ALLOCATION_ERROR)
			return recto_fail(err, RECTO_ENOMEM, "out of memory");
		return recto_fail(err, RECTO_ENOENT, "unknown encoding %s", name);
	}
	if ((dec->feeding = feeding_of(dec->cnv)) == REFUSED) {
		recto_decoder__close(dec);
		return recto_fail(err, RECTO_ENOTSUP, "text in %s cannot be read", name);
	}
	dec->bad = dec->held = 0;
	dec->lead = 0;
	*out = dec;
	return RECTO_OK;
}

void
recto_decoder__close(struct recto_decoder *dec)
{
	if (dec == NULL)
		return;
	ucnv_close(dec->cnv);
	free(dec);
}

void
recto_decoder__reset(struct recto_decoder *dec)
{
	ucnv_resetToUnicode(dec->cnv);
	dec->bad = dec->held = 0;
	dec->lead = 0;
}

/* The character at unit *i, which moves past it. */
static uint32_t
next_char(const UChar *units, size_t n, size_t *i)
{
	uint32_t c = units[(*i)++];

	if (U16_IS_LEAD(c) && *i < n && U16_IS_TRAIL(units[*i]))
		return (uint32_t)U16_GET_SUPPLEMENTARY(c, units[(*i)++]);
	return U16_IS_SURROGATE(c) ? RECTO_MALFORMED : c;
}

/* ---------------------------------------------------------- in blocks */

/* Each character's bytes reach to the first one that came from later bytes. */
static size_t
make_cells(struct recto_decoder *dec, size_t nunits, size_t used)
{
	struct recto_cell *cell = dec->cells, *lead = cell;
	uint32_t start = 0, at;
	size_t i = 0;

	if (nunits == 0 || dec->offsets[0] > 0)
		*cell++ = (struct recto_cell) { RECTO_NO_CHAR, 0 };
	while (i < nunits) {
		at = (uint32_t)dec->offsets[i];
		if (at != start) {
			lead->bytes = at - start;
			lead = cell;
			start = at;
		}
		cell->bytes = 0;
		cell++->c = next_char(dec->units, nunits, &i);
	}
	lead->bytes = (uint32_t)used - start;
	return (size_t)(cell - dec->cells);
}

static size_t
run_block(struct recto_decoder *dec, const unsigned char *data, size_t len,
    int last, size_t *ncells)
{
	const char *from = (const char *)data;
	UChar *to = dec->units;
	UErrorCode status = U_ZERO_ERROR;
	size_t used = len;

	ucnv_toUnicode(dec->cnv, &to, dec->units + UNITS, &from, from + len,
	    dec->offsets, last, &status);
	if (U_FAILURE(status)) {
		ucnv_resetToUnicode(dec->cnv);
		return 0;
	}
	if (!last) {
		used -= (size_t)ucnv_toUCountPending(dec->cnv, &status);
		if (used < len)
			ucnv_resetToUnicode(dec->cnv);
	}
	*ncells = make_cells(dec, (size_t)(to - dec->units), used);
	return used;
}

static size_t
run_blocks(struct recto_decoder *dec, const unsigned char *data, size_t len,
    int last, size_t *ncells)
{
	size_t block = len < BLOCK ? len : BLOCK, used;

	for (;;) {
		used = run_block(dec, data, block, last && block == len, ncells);
		/* a block that grows more than fourfold is cut until it fits */
		if (used > 0 || block <= LEAST)
			return used;
		block /= 2;
	}
}

/* ------------------------------------------------------- byte by byte */

static void
add_cell(struct recto_decoder *dec, size_t *ncells, uint32_t c, uint32_t bytes)
{
	dec->cells[(*ncells)++] = (struct recto_cell) { c, bytes };
	dec->held -= bytes;
}

static size_t
count_chars(const UChar *units, size_t n)
{
	size_t i = 0, count;

	for (count = 0; i < n; count++)
		next_char(units, n, &i);
	return count;
}

/*
 * What ICU answered to the bytes held, of which it has not used the last ones,
 * `pending`. Several characters at once share them: a malformed sequence has
 * the length that ICU told, and each of the others a byte as long as there are.
 */
static void
take_answer(struct recto_decoder *dec, size_t nunits, uint32_t pending, size_t *ncells)
{
	size_t i = 0, after = count_chars(dec->units, nunits);
	uint32_t c, bytes, bad;

	while (after-- > 0) {
		c = next_char(dec->units, nunits, &i);
		bytes = dec->held - pending;
		bytes = bytes > after ? bytes - (uint32_t)after : bytes > 0;
		bad = dec->bad < bytes ? dec->bad : bytes;
		if (c == RECTO_MALFORMED && bad > 0)
			bytes = bad;
		else if (bad > 1)
			bytes -= bad - 1;
		if (c == RECTO_MALFORMED)
			dec->bad = 0;
		add_cell(dec, ncells, c, bytes);
	}
	if (dec->held > pending)
		add_cell(dec, ncells, RECTO_NO_CHAR, dec->held - pending);
}

static size_t
run_bytes(struct recto_decoder *dec, const unsigned char *data, size_t len,
    int last, size_t *ncells)
{
	size_t i, end = len < BLOCK ? len : BLOCK;
	const char *from;
	UChar *to;
	UErrorCode status = U_ZERO_ERROR;
	uint32_t pending;
	size_t nunits;
	int at_end;

	for (i = 0; i < end && *ncells + LEAST < UNITS; i++) {
		from = (const char *)data + i;
		to = dec->units + dec->lead;
		at_end = last && i + 1 == len;
		dec->held++;
		ucnv_toUnicode(dec->cnv, &to, dec->units + UNITS, &from, from + 1,
		    NULL, at_end, &status);
		nunits = (size_t)(to - dec->units);
		/* half of a pair waits for the other half, its bytes with it */
		dec->lead = nunits == 1 && U16_IS_LEAD(dec->units[0]) && !at_end;
		if (dec->lead)
			continue;
		pending = at_end ? 0 : (uint32_t)ucnv_toUCountPending(dec->cnv, &status);
		if (nunits == 0 && dec->feeding == SILENT && !at_end)
			continue;
		/* an answer came from at least one of the bytes held */
		if (pending >= dec->held)
			pending = nunits > 0 ? dec->held - 1 : dec->held;
		take_answer(dec, nunits, pending, ncells);
		status = U_ZERO_ERROR;
	}
	return i;
}

size_t
recto_decoder__run(struct recto_decoder *dec, const unsigned char *data,
    size_t len, int last, const struct recto_cell **cells, size_t *ncells)
{
	*ncells = 0;
	*cells = dec->cells;
	return dec->feeding == BLOCKS ? run_blocks(dec, data, len, last, ncells) :
	    run_bytes(dec, data, len, last, ncells);
}
