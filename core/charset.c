/* SPDX-License-Identifier: MIT */
/*
 * Finding the encoding of a text: by byte order mark, by well-formed UTF-8, by
 * the escape sequences of ISO-2022, else by what the bytes would say.
 */
#include "config.h"

#include <string.h>

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
	struct recto_score score;
	int64_t prior, least;
	size_t i;
	int rc, found = 0;

	if (len > SAMPLE)
		len = SAMPLE;
	if ((prior = wide_prior(data, len)) == INT64_MAX)
		return 0;
	least = recto_score__narrow(data, len) - prior;
	for (i = 0; i < COUNT(wide); i++) {
		if ((rc = recto_score__unicode(&score, wide[i], data, len)) < 0)
			return rc;
		if (score.cost >= least)
			continue;
		*out = (struct recto_verdict) { wide[i], confidence(least - score.cost), 0 };
		least = score.cost;
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

/* The candidate of least cost, and how much dearer the next other text is. */
static int
find_best(struct recto_score *best, int64_t *margin, const unsigned char *data, size_t len)
{
	struct recto_score score;
	int64_t next = INT64_MAX;
	size_t i;
	int rc;

	*best = (struct recto_score) { .candidate = recto_candidates, .cost = INT64_MAX };
	for (i = 0; i < recto_ncandidates; i++) {
		rc = recto_score__candidate(&score, &recto_candidates[i], data, len);
		if (rc == RECTO_ENOENT)
			continue;	/* an ICU with fewer converters */
		if (rc < 0)
			return rc;
		if (score.cost < best->cost) {
			if (score.text != best->text)
				next = best->cost;
			*best = score;
		} else if (score.cost < next && score.text != best->text) {
			next = score.cost;
		}
	}
	*margin = next - best->cost;
	return RECTO_OK;
}

int
recto_charset__guess(struct recto_verdict *out, const unsigned char *data, size_t len)
{
	unsigned char sample[SAMPLE];
	struct recto_score best, utf8;
	struct utf8_share share = share_of_utf8(data, len);
	int64_t margin;
	int rc;

	if (share.good > share.bad && share.good >= ENOUGH) {
		*out = (struct recto_verdict) { "UTF-8",
		    (int)(100 * share.good / (share.good + share.bad)), 0 };
		return RECTO_OK;
	}
	len = take_sample(sample, data, len);
	if ((rc = find_best(&best, &margin, sample, len)) < 0)
		return rc;
	*out = (struct recto_verdict) { best.candidate->charset, confidence(margin), 0 };
	if (share.good <= share.bad)
		return RECTO_OK;
	rc = recto_score__unicode(&utf8, "UTF-8", sample, len);
	if (rc == RECTO_OK && utf8.cost - UTF8_BONUS < best.cost)
		*out = (struct recto_verdict) { "UTF-8", share.bad == 0 ? 100 : 50, 0 };
	return rc;
}
