/* SPDX-License-Identifier: MIT */
/*
 * Finding the encoding of a text: by byte order mark, by well-formed UTF-8, by
 * the escape sequences of ISO-2022, else by what the bytes would say.
 */
#include "config.h"

#include <string.h>

#include <unicode/ucnv.h>

#include "charset.h"
#include "charset_score.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))
#define SAMPLE 4096	/* bytes that are weighed; a hundred of them mostly do */

#define ENOUGH 8	/* characters of UTF-8 that leave no doubt */
#define UTF8_BONUS 100	/* for fewer, since most texts are UTF-8 now */

/*
 * The next likeliest text is dearer by so many tenths of a bit. Ten bits would
 * be odds of a thousand to one if the costs were the whole truth; three times
 * that is called certain.
 */
static int
confidence(int64_t margin)
{
	return margin >= 300 ? 99 : (int)(margin * 99 / 300);
}

/* ------------------------------------------------- marks at the beginning */

/* The Unicode Standard, table 23-5; longer marks before those they begin with. */
static const struct mark { const char *name; size_t len; const char *bytes; } marks[] = {
	{ "UTF-8",	3, "\xef\xbb\xbf" },
	{ "UTF-32LE",	4, "\xff\xfe\x00\x00" },
	{ "UTF-32BE",	4, "\x00\x00\xfe\xff" },
	{ "UTF-16LE",	2, "\xff\xfe" },
	{ "UTF-16BE",	2, "\xfe\xff" },
	{ "GB18030",	4, "\x84\x31\x95\x33" },
};

static const struct mark *
mark_of(const unsigned char *data, size_t len)
{
	size_t i;

	for (i = 0; i < COUNT(marks); i++)
		if (len >= marks[i].len && memcmp(data, marks[i].bytes, marks[i].len) == 0)
			return &marks[i];
	return NULL;
}

/*
 * What speaks against units of two or four bytes. Without control characters
 * there are none; a text of some length has a NUL among them, in front of or
 * behind a digit, a space or a line feed.
 */
static int64_t
wide_prior(const unsigned char *data, size_t len)
{
	int64_t prior = INT64_MAX;
	size_t i;

	for (i = 0; i < len; i++)
		if (data[i] == 0)
			return 250;
		else if (data[i] < 0x20 && strchr("\t\n\f\r\x0e\x0f\x1b", data[i]) == NULL)
			prior = 600;
	return prior;
}

static int
find_wide(struct recto_verdict *out, const unsigned char *data, size_t len)
{
	static const char *const wide[] = { "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE" };
	int64_t prior, least, cost;
	size_t i;
	int found = 0;

	if (len > SAMPLE)
		len = SAMPLE;
	if ((prior = wide_prior(data, len)) == INT64_MAX)
		return 0;
	least = recto_score__narrow(data, len) - prior;
	for (i = 0; i < COUNT(wide); i++) {
		cost = recto_score__wide(wide[i], data, len);
		if (cost >= least)
			continue;
		*out = (struct recto_verdict) { wide[i], confidence(least - cost), 0 };
		least = cost;
		found = 1;
	}
	return found;
}

int
recto_charset__at_start(struct recto_verdict *out, const unsigned char *data, size_t len)
{
	const struct mark *mark = mark_of(data, len);

	if (mark == NULL)
		return find_wide(out, data, len);
	*out = (struct recto_verdict) { mark->name, 100, mark->len };
	return 1;
}

/* ------------------------------------------------------------ a given name */

/*
 * Names that are used for more than they mean: text said to be ISO-8859-1 has
 * curly quotes in it, text said to be GB2312 has traditional characters. All
 * that the right column decodes otherwise are control characters. Source: the
 * WHATWG Encoding Standard, section 4.2.
 */
static const struct { const char *name, *superset; } supersets[] = {
	{ "US-ASCII",	"windows-1252" },
	{ "ISO-8859-1",	"windows-1252" },
	{ "ISO-8859-9",	"windows-1254" },
	{ "TIS-620",	"windows-874" },
	{ "GB2312",	"GB18030" },
	{ "GBK",	"GB18030" },
	{ "EUC-KR",	"windows-949" },
	{ "KSC_5601",	"windows-949" },
};

/* The name that most know it by. */
static const char *
usual_name(const char *name)
{
	UErrorCode status = U_ZERO_ERROR;
	const char *usual = ucnv_getStandardName(name, "MIME", &status);
	size_t i;

	if (usual == NULL)
		usual = ucnv_getStandardName(name, "IANA", &status);
	if (usual == NULL)
		return name;
	for (i = 0; i < COUNT(supersets); i++)
		if (strcmp(usual, supersets[i].name) == 0)
			return supersets[i].superset;
	return usual;
}

static int
is_of(const char *name, const char *family)
{
	return strncmp(name, family, strlen(family)) == 0;
}

void
recto_charset__named(struct recto_verdict *out, const char *name,
    const unsigned char *data, size_t len)
{
	struct recto_verdict found;
	const char *usual = usual_name(name);
	int order_open = strcmp(usual, "UTF-16") == 0 || strcmp(usual, "UTF-32") == 0;

	*out = (struct recto_verdict) { usual, 100, 0 };
	if (recto_charset__at_start(&found, data, len) && is_of(found.name, usual) &&
	    (order_open || found.signature > 0))
		*out = found;
	else if (order_open)
		out->name = strcmp(usual, "UTF-16") == 0 ? "UTF-16LE" : "UTF-32LE";
	out->confidence = 100;
}

const char *
recto_charset__nearest(const char *name)
{
	recto_nearest search = RECTO_NEAREST_INIT(name);
	int32_t i, n = ucnv_countAvailable();
	uint16_t k, aliases;
	UErrorCode status = U_ZERO_ERROR;
	const char *canonical;

	for (i = 0; i < n; i++) {
		canonical = ucnv_getAvailableName(i);
		aliases = ucnv_countAliases(canonical, &status);
		for (k = 0; k < aliases; k++)
			recto_nearest_offer(&search, ucnv_getAlias(canonical, k, &status));
	}
	return U_SUCCESS(status) ? search.best : NULL;
}

/* ----------------------------------------------------------- by the bytes */

static const struct { const char *name, *sequence; } escapes[] = {
	{ "ISO-2022-JP", "\x1b$@" },
	{ "ISO-2022-JP", "\x1b$B" },
	{ "ISO-2022-JP", "\x1b(J" },
	{ "ISO-2022-JP-2", "\x1b$(D" },
	{ "ISO-2022-KR", "\x1b$)C" },
	{ "ISO-2022-CN", "\x1b$)A" },
	{ "ISO-2022-CN", "\x1b$)G" },
};

int
recto_charset__is_escape(struct recto_verdict *out, const unsigned char *data, size_t len)
{
	size_t i, n;

	for (i = 0; i < COUNT(escapes); i++) {
		n = strlen(escapes[i].sequence);
		if (len >= n && memcmp(data, escapes[i].sequence, n) == 0) {
			*out = (struct recto_verdict) { escapes[i].name, 95, 0 };
			return 1;
		}
	}
	return 0;
}

/*
 * UTF-8 is hard to hit by accident: in other encodings most bytes above 7F make
 * no sequence of it. So it is UTF-8 when most do, with broken ones among them
 * where a program cut or mangled the text.
 */
struct utf8_share { size_t good, bad; };

static struct utf8_share
share_of_utf8(const unsigned char *data, size_t len)
{
	const char *p = (const char *)data, *end = p + len;
	struct utf8_share share = { 0, 0 };
	size_t n;
	uint32_t c;

	for (; p < end; p += n) {
		n = recto_utf8_next(p, end, &c);
		if (c != 0xfffd || memcmp(p, "\xef\xbf\xbd", n) == 0)
			share.good += c >= 0x80;
		else if (p + n < end)	/* else it may be cut by the window */
			share.bad++;
	}
	return share;
}

/* The next line with a byte above 7F, from *data, which moves behind it. */
static size_t
next_line(const unsigned char **data, const unsigned char *end, const unsigned char **line)
{
	const unsigned char *p;

	while (*data < end) {
		*line = *data;
		*data = memchr(*line, '\n', (size_t)(end - *line));
		*data = *data == NULL ? end : *data + 1;
		for (p = *line; p < *data; p++)
			if (*p >= 0x80)
				return (size_t)(*data - *line);
	}
	return 0;
}

/*
 * Lines with bytes above 7F, evenly spread, SAMPLE bytes of them at most. A
 * line feed is no part of a longer character in any of the encodings tried.
 */
static size_t
take_sample(unsigned char *sample, const unsigned char *data, size_t len)
{
	const unsigned char *end = data + len, *p, *line;
	size_t total = 0, seen = 0, n = 0;

	for (p = data; (len = next_line(&p, end, &line)) > 0; )
		total += len;
	for (p = data; n < SAMPLE && (len = next_line(&p, end, &line)) > 0; seen += len) {
		/* as far on in the sample as in the text */
		if (total > SAMPLE && n > seen * SAMPLE / total)
			continue;
		if (len > SAMPLE - n)
			len = SAMPLE - n;
		memcpy(sample + n, line, len);
		n += len;
	}
	return n;
}

/* The candidate of least cost. @return how much dearer the next other text is */
static int64_t
find_best(struct recto_score *best, const unsigned char *data, size_t len)
{
	struct recto_score score;
	int64_t next = INT64_MAX;
	size_t i;

	best->cost = INT64_MAX;
	for (i = 0; i < recto_ncandidates; i++) {
		recto_score__candidate(&score, &recto_candidates[i], data, len);
		if (score.cost < best->cost) {
			if (score.text != best->text)
				next = best->cost;
			*best = score;
		} else if (score.cost < next && score.text != best->text) {
			next = score.cost;
		}
	}
	return next - best->cost;
}

void
recto_charset__guess(struct recto_verdict *out, const unsigned char *data, size_t len)
{
	unsigned char sample[SAMPLE];
	struct recto_score best = { .candidate = recto_candidates };
	struct utf8_share share = share_of_utf8(data, len);
	int64_t margin, utf8;

	if (share.good > share.bad && share.good >= ENOUGH) {
		*out = (struct recto_verdict) { "UTF-8",
		    (int)(100 * share.good / (share.good + share.bad)), 0 };
		return;
	}
	len = take_sample(sample, data, len);
	margin = find_best(&best, sample, len);
	*out = (struct recto_verdict) { best.candidate->charset, confidence(margin), 0 };
	if (share.good > share.bad) {
		utf8 = recto_score__wide("UTF-8", sample, len) - UTF8_BONUS;
		if (utf8 < best.cost)
			*out = (struct recto_verdict) { "UTF-8", share.bad == 0 ? 100 : 50, 0 };
	}
}
