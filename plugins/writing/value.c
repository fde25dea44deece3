/* SPDX-License-Identifier: MIT */
/* Checks of attribute values, each by the standard its comment names. */
#include "value.h"

#include <string.h>
#include <strings.h>

static int
is_alpha(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static int
is_digit(unsigned char c)
{
	return c >= '0' && c <= '9';
}

/* XML 1.0 fifth edition, production 4 without the colon. */
static const struct { uint32_t first, last; } name_start[] = {
	{ 'A', 'Z' }, { '_', '_' }, { 'a', 'z' }, { 0xc0, 0xd6 }, { 0xd8, 0xf6 },
	{ 0xf8, 0x2ff }, { 0x370, 0x37d }, { 0x37f, 0x1fff }, { 0x200c, 0x200d },
	{ 0x2070, 0x218f }, { 0x2c00, 0x2fef }, { 0x3001, 0xd7ff }, { 0xf900, 0xfdcf },
	{ 0xfdf0, 0xfffc }, { 0x10000, 0xeffff },
};

static int
is_name_start(uint32_t c)
{
	for (size_t i = 0; i < sizeof name_start / sizeof *name_start; i++)
		if (c >= name_start[i].first && c <= name_start[i].last)
			return 1;
	return 0;
}

/* Production 4a. */
static int
is_name_char(uint32_t c)
{
	return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == 0xb7 ||
	    (c >= 0x300 && c <= 0x36f) || c == 0x203f || c == 0x2040;
}

int
value_is_name(const char *value)
{
	const char *p = value, *end = value + strlen(value);
	uint32_t c;

	while (p < end) {
		const char *at = p;

		p += recto_utf8_next(p, end, &c);
		if (at == value ? !is_name_start(c) : !is_name_char(c))
			return 0;
	}
	return p > value;
}

int
value_is_token(const char *value)
{
	const char *p = value;

	while (is_alpha((unsigned char)*p) || is_digit((unsigned char)*p) || (*p && strchr("._-", *p)))
		p++;
	return p > value && !*p;
}

/* XML Schema part 2, section 3.3.3: [a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})* */
int
value_is_lang(const char *value)
{
	size_t run = 0;
	int first = 1;

	for (;; value++) {
		unsigned char c = (unsigned char)*value;

		if (is_alpha(c) || (!first && is_digit(c))) {
			if (++run > 8)
				return 0;
		} else if (run && (c == '-' || !c)) {
			if (!c)
				return 1;
			run = 0;
			first = 0;
		} else {
			return 0;
		}
	}
}

/* Read exactly @p count digits; -1 when they are not there. */
static int
digits(const char **p, int count)
{
	int n = 0;

	for (; count > 0; count--, (*p)++) {
		if (!is_digit((unsigned char)**p))
			return -1;
		n = n * 10 + (**p - '0');
	}
	return n;
}

static int
days_in(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

/* hh:mm:ss with a fraction and a zone; XML Schema part 2, section 3.2.7.1. */
static int
is_time(const char *p)
{
	int h, m, s;

	if ((h = digits(&p, 2)) < 0 || *p++ != ':' || (m = digits(&p, 2)) < 0 ||
	    *p++ != ':' || (s = digits(&p, 2)) < 0)
		return 0;
	if (h > 23 || m > 59 || s > 59)
		return 0;
	if (*p == '.') {
		if (!is_digit((unsigned char)*++p))
			return 0;
		while (is_digit((unsigned char)*p))
			p++;
	}
	if (*p == 'Z')
		return !p[1];
	if (*p == '+' || *p == '-') {
		p++;
		if ((h = digits(&p, 2)) < 0 || *p++ != ':' || (m = digits(&p, 2)) < 0)
			return 0;
		if (h > 13 || m > 59)
			return 0;
	}
	return !*p;
}

/* --MM-DD: XML Schema part 2, section 3.2.12. */
static int
is_month_day(const char *p)
{
	int month, day;

	if (*p++ != '-' || *p++ != '-' || (month = digits(&p, 2)) < 1 || month > 12 || *p++ != '-')
		return 0;
	return (day = digits(&p, 2)) >= 1 && day <= days_in(2000, month) && !*p;
}

enum value_date
value_date_form(const char *value)
{
	const char *p = value;
	int year, month, day;

	if (is_month_day(value))
		return DATE_MONTH_DAY;
	if ((year = digits(&p, 4)) < 1)
		return DATE_NONE;
	if (!*p)
		return DATE_YEAR;
	if (*p++ != '-' || (month = digits(&p, 2)) < 1 || month > 12)
		return DATE_NONE;
	if (!*p)
		return DATE_MONTH;
	if (*p++ != '-' || (day = digits(&p, 2)) < 1 || day > days_in(year, month))
		return DATE_NONE;
	if (!*p)
		return DATE_DAY;
	return *p == 'T' && is_time(p + 1) ? DATE_TIME : DATE_NONE;
}

/* RFC 3986, section 2: unreserved and reserved, but the brackets, which belong in a host only. */
static int
is_uri_char(unsigned char c)
{
	return is_alpha(c) || is_digit(c) || (c && strchr("-._~:/?#@!$&'()*+,;=", c));
}

static int
is_hex(unsigned char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* Length of the scheme with its colon, or 0; RFC 3986, section 3.1. */
static size_t
scheme_length(const char *value)
{
	size_t len = strcspn(value, ":/?#");

	if (value[len] != ':' || !is_alpha((unsigned char)value[0]))
		return 0;
	for (size_t i = 0; i < len; i++)
		if (!is_alpha((unsigned char)value[i]) && !is_digit((unsigned char)value[i]) &&
		    !strchr("+-.", value[i]))
			return 0;
	return len + 1;
}

/* Whether something stands where a scheme and "//" announce it. */
static int
is_complete(const char *value)
{
	size_t scheme = scheme_length(value);
	const char *rest = value + scheme;

	if (!strncmp(rest, "//", 2))
		return rest[2] && !strchr("?#", rest[2]);
	return *rest && !(scheme && *rest == '#');
}

int
value_add_uri(recto_buf *out, const char *value)
{
	int fragment = 0;

	if (!is_complete(value))
		return 0;
	/* RFC 3986, section 4.2: a colon in a first segment is no scheme's. */
	if (!scheme_length(value) && value[strcspn(value, ":/?#")] == ':')
		recto_buf_adds(out, "./");
	for (const unsigned char *p = (const unsigned char *)value; *p; p++) {
		int ok = *p == '%' ? is_hex(p[1]) && is_hex(p[2]) : is_uri_char(*p);

		if (*p == '#' && fragment++)
			ok = 0;		/* a second one is not allowed */
		if (ok)
			recto_buf_addc(out, (char)*p);
		else
			recto_buf_addf(out, "%%%02X", *p);
	}
	return 1;
}

/* RFC 3986, section 2.3: what is left is unreserved. */
void
value_add_segment(recto_buf *out, const char *text, size_t len)
{
	static const char unreserved[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	    "0123456789-._~";

	for (size_t i = 0; i < len; i++)
		if (text[i] && strchr(unreserved, text[i]))
			recto_buf_addc(out, text[i]);
		else
			recto_buf_addf(out, "%%%02X", (unsigned char)text[i]);
}

void
value_add_file_name(recto_buf *out, const char *id)
{
	for (const unsigned char *p = (const unsigned char *)id; *p; p++)
		if ((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') || *p == '-')
			recto_buf_addc(out, (char)*p);
		else
			recto_buf_addf(out, "_%02x", *p);
}

/*
 * Schemes that lead somewhere and run nothing. Those with a host must have one
 * that a URL parser takes; RFC 3986, section 3.2.2, without addresses in brackets.
 */
static const struct { const char *name; int has_host; } schemes[] = {
	{ "http", 1 }, { "https", 1 }, { "ftp", 1 },
	{ "mailto", 0 }, { "tel", 0 }, { "urn", 0 }, { "doi", 0 },
};

static int
has_good_host(const char *p)
{
	size_t len, port = 0;

	if (strncmp(p, "//", 2) != 0)
		return 0;
	p += 2;
	for (len = 0; is_alpha((unsigned char)p[len]) || is_digit((unsigned char)p[len]) ||
	    (p[len] && strchr("-._", p[len])); len++)
		;
	/* Only a name: what looks like a number would be read as an address. */
	if (!len || p[0] == '.' || is_digit((unsigned char)p[len - 1]) || p[len - 1] == '.')
		return 0;
	p += len;
	if (*p == ':')
		for (p++; is_digit((unsigned char)*p); p++)
			if (++port > 4)
				return 0;
	return !*p || strchr("/?#", *p);
}

int
value_is_link(const char *value)
{
	size_t len = scheme_length(value);

	if (!is_complete(value))
		return 0;
	if (!len)	/* relative, or a fragment */
		return strncmp(value, "//", 2) != 0 || has_good_host(value);
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (strlen(schemes[i].name) == len - 1 && !strncasecmp(value, schemes[i].name, len - 1))
			return !schemes[i].has_host || has_good_host(value + len);
	return 0;
}

/* Unicode CLDR, "characterOrder": scripts, then languages by their usual script. */
static const char rtl_scripts[] = " arab hebr syrc thaa nkoo adlm mand samr rohg ";
static const char rtl_langs[] = " ar arc arz ckb dv fa glk he iw ji ks lrc mzn nqo pnb ps sd syr ug ur yi ";

static int
in_list(const char *list, const char *word, size_t len)
{
	for (const char *p = list; (p = strchr(p, ' ')) && p[1]; p++)
		if (!strncasecmp(p + 1, word, len) && p[1 + len] == ' ')
			return 1;
	return 0;
}

int
value_is_rtl(const char *lang)
{
	size_t len;

	if (!lang)
		return 0;
	len = strcspn(lang, "-");
	for (const char *sub = lang + len; *sub == '-'; ) {
		size_t n = strcspn(++sub, "-");

		if (n == 4 && is_alpha((unsigned char)*sub))
			return in_list(rtl_scripts, sub, n);
		sub += n;
	}
	return len > 0 && in_list(rtl_langs, lang, len);
}
