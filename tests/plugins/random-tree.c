/* SPDX-License-Identifier: MIT */
/*
 * Prints a random document as the test reader `tree` reads it: any kind in any
 * place where the model lets it stand, with attributes and text chosen to break
 * markup. The same seed gives the same document on every machine.
 *
 * usage: random-tree SEED
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "recto/document.h"

enum { DEEPEST_BLOCK = 7, DEEPEST_INLINE = 12 };

static uint64_t state;

/* A number below @p limit; xorshift64*, Vigna 2016. */
static unsigned
below(unsigned limit)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return (unsigned)((state * 2685821657736338717u) >> 33) % limit;
}

#define PICK(array) (array)[below(sizeof (array) / sizeof *(array))]

/* In the notation of strings in a tree. */
static const char *const pieces[] = {
	"word", "two words", " ", "  ", "", "x", "snake_case", "2025", "a ", " b", "\xe2\x80\x94",
	"*", "**", "***", "_", "__", "`", "``", "~~~", "#", "# ", "###", "- ", "-", "---", "+ ", "> ", ">",
	"1. ", "12)", "1.", "=", "===", "|", "| a |", "[", "]", "[x](y)", "![", "!", "[a]: b", "](", "\\\\",
	"\\\\*", "<", "<b>", "</p>", "<!--", "-->", "]]>", "<?", "&", "&amp;", "&#65;", "AT&T", "\\\"", "'",
	"http://a.example/b_c_?d=1&e", "a@b.example", "www.example.org", "$5", "{{x}}", "%", ":",
	"\xe4\xb8\xad\xe6\x96\x87", "\xe3\x80\x80\xe3\x80\x80\xe4\xb8\xa4\xe6\xa0\xbc",
	"\xef\xbc\x8c", "\xe3\x80\x82", "\xe2\x80\x9c\xe5\xa5\xbd\xe2\x80\x9d", "\xe3\x80\x8a\xe4\xb9\xa6\xe3\x80\x8b",
	"\xe2\x97\x8f ", "\xd8\xb9\xd9\x86\xd9\x88\xd8\xa7\xd9\x86", "\xd7\x93\xd7\x99", "\\u{1F600}", "q\\u{301}",
	"\\u{a0}", "\\u{ad}", "\\u{200b}", "\\u{2060}", "\\u{feff}", "\\t", "\\n", "\\r", "\\u{2028}", "\\u{3a9}",
};
static const char *const types[] = {
	"article", "photo", "brief", "notice", "ad", "folio", "noise", "from", "to", "bold", "italic",
	"spaced", "code", "superscript", "underline", "person", "place", "org", "ordered", "bulleted",
	"section", "label", "two words", "<x>", "", "\xe6\xa0\x8f\xe7\x9b\xae",
};
static const char *const langs[] = { "en", "zh", "zh-Hant", "ja", "ar", "he", "az-Arab", "fr", "not a tag", "" };
static const char *const ids[] = { "a1", "a2", "f1", "pb1", "x", "y", "1x", "has space", "\xe6\xa0\x8f", "a:b", "" };
static const char *const numbers[] = { "1", "7", "007", "iv", "999999999", "1234567890", "-1", "A\\\"<", "" };
static const char *const dates[] = {
	"2025", "2025-07", "2025-07-01", "2024-02-29", "2025-02-29", "0000-01-01", "2025-7-1", "summer",
	"2025-07-01T08:30:00", "2025-07-01T08:30:00Z", "2025-07-01T08:30:00.25+08:00", "2025-07-01T24:61:00", "--02-29", "--06-31", "",
};
static const char *const targets[] = {
	"http://a.example/", "https://b.example:8080/c d?e=1&f=(2)#g#h", "#x", "../p.html", "a b", "%zz", "%41",
	"x:", "x:#f", "http:", "mailto:", "1x:y", ":", "\xe4\xb8\xad:x", "a b:c", "//?", "http://#",
	"javascript:alert(1)", "data:text/html,x", "http:///", "http://", "http://a b/", "http://1.2.3.4567/",
	"//c.example/x", "//", "mailto:a@b.example", "urn:x:1", "", "\xe4\xb8\xad.html", "?", "x:y", "\\\"><script>",
};

static void
print_text(void)
{
	unsigned count = below(6);

	putchar('"');
	for (unsigned i = 0; i <= count; i++)
		fputs(PICK(pieces), stdout);
	putchar('"');
}

static void
print_attribute(const char *name, const char *value)
{
	if (below(3) == 0)
		printf(" %s=\"%s\"", name, value);
}

static void
print_attributes(recto_kind kind)
{
	static const char *const certs[] = { "high", "medium", "low" };

	if (below(3) == 0)
		print_attribute("id", PICK(ids));
	if (below(3) == 0)
		print_attribute("lang", PICK(langs));
	if (below(4) == 0)
		print_attribute("cert", PICK(certs));
	if (below(3) == 0)
		print_attribute("n", PICK(numbers));
	if (below(2) == 0)
		print_attribute("type", PICK(types));
	if (below(4) == 0)
		printf(" line=%u", below(40));
	if (kind == RECTO_DATE)
		printf(" when=\"%s\"", PICK(dates));
	if (kind == RECTO_LINK)
		printf(" target=\"%s\"", PICK(targets));
	if (kind == RECTO_PART || kind == RECTO_FIGURE)
		print_attribute("source", PICK(targets));
}

static void
indent(unsigned depth)
{
	while (depth-- > 0)
		putchar('\t');
}

static void
print_leaf(recto_kind kind)
{
	char reason[40];

	switch (kind) {
	case RECTO_TEXT:
		print_text();
		printf(" line=%u", below(40));
		break;
	case RECTO_BREAK:
		printf("break%s line=%u", below(2) ? " joined" : "", below(40));
		if (below(4) == 0) {
			fputs(" type=page", stdout);
			print_attribute("n", PICK(numbers));
			print_attribute("id", PICK(ids));
		}
		break;
	case RECTO_LINE:
		/* A raw line holds no line end. */
		printf("line line=%u \"<raw> &  %u\"", below(40) + 1, below(100));
		break;
	default:
		snprintf(reason, sizeof reason, "%s",
		    recto_reason_name((recto_reason)below(RECTO_REASON_COUNT)));
		for (char *p = reason; *p; p++)
			if (*p == ' ')
				*p = '-';
		printf("discard %s line=%u \"d \"", reason, below(40));
		break;
	}
	putchar('\n');
}

static int
is_leaf(recto_kind kind)
{
	return kind == RECTO_TEXT || kind == RECTO_BREAK || kind == RECTO_LINE ||
	    kind == RECTO_DISCARD;
}

/* A kind that may stand in @p parent; text oftener than other inline kinds. */
static recto_kind
pick_child(recto_kind parent, unsigned depth)
{
	recto_kind fit[RECTO_KIND_COUNT];
	unsigned n = 0;

	for (int k = 0; k < RECTO_KIND_COUNT; k++) {
		recto_kind kind = (recto_kind)k;

		if (!recto_kind_may_hold(parent, kind) || (kind == RECTO_SECTION && depth > DEEPEST_BLOCK) ||
		    (recto_kind_may_hold(kind, RECTO_TEXT) && depth > DEEPEST_INLINE))
			continue;
		fit[n++] = kind;
	}
	if (recto_kind_may_hold(parent, RECTO_TEXT) && below(2))
		return RECTO_TEXT;
	return n ? fit[below(n)] : RECTO_KIND_COUNT;
}

static void
print_children(recto_kind parent, unsigned depth)
{
	unsigned count = below(parent == RECTO_PART || parent == RECTO_ARTICLE ? 9 : 5);

	for (unsigned i = 0; i < count; i++) {
		recto_kind kind = pick_child(parent, depth);

		if (kind == RECTO_KIND_COUNT)
			return;
		indent(depth);
		if (is_leaf(kind)) {
			print_leaf(kind);
			continue;
		}
		fputs(recto_kind_name(kind), stdout);
		print_attributes(kind);
		putchar('\n');
		print_children(kind, depth + 1);
	}
}

static void
print_meta(const char *name)
{
	if (below(2)) {
		printf("meta %s ", name);
		print_text();
		putchar('\n');
	}
}

int
main(int argc, char **argv)
{
	static const char *const names[] = {
		"title", "creator", "date", "publisher", "source", "identifier", "rights", "issue", "page",
		"section", "other",
	};

	if (argc != 2)
		return 2;
	state = (strtoull(argv[1], NULL, 10) + 1) * 0x9e3779b97f4a7c15u;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		print_meta(names[i]);
	if (below(2))
		printf("meta language \"%s\"\n", PICK(langs));
	for (unsigned parts = below(3) + 1; parts > 0; parts--) {
		fputs("part", stdout);
		print_attributes(RECTO_PART);
		putchar('\n');
		print_children(RECTO_PART, 1);
	}
	return ferror(stdout) != 0;
}
