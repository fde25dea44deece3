/* SPDX-License-Identifier: MIT */
/*
 * With which characters a match of a pattern can begin. Most patterns fail on
 * their first character, and to compile one costs ten thousand times what looking
 * into a table does. So the beginning of each expression is read here: its first
 * literals, classes and properties, and what follows those that may be missing.
 * What is not understood, and what text around a match must be like, is left out
 * of the question: a pattern is passed over only where it cannot fit.
 */
#include "langdata.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>

#define DEEPEST 100		/* groups within groups, more than anybody writes */

/* One of the things a match can begin with. */
struct atom {
	enum atom_kind {
		ATOM_RANGE,	/* a character from..to */
		ATOM_CATEGORY,	/* one of the general categories in the mask `from` */
		ATOM_SCRIPT,	/* one of the script `from` */
		ATOM_BINARY,	/* one that has the property `from` */
		ATOM_CLASS	/* one that fits one of the next `from` atoms */
	} kind;
	uint32_t from, to;
	bool negated, folded;
};

struct firsts {
	size_t npatterns, nwords;	/* words of a set: a bit for each pattern */
	struct atom *atoms;
	size_t natoms;
	size_t *end;			/* where the atoms of each pattern end */
	uint64_t *always;		/* the set of patterns that may begin with anything */
	uint64_t *anywhere;		/* that may begin behind other text */
	uint64_t *sets;			/* one for each character met so far */
	size_t nsets;
	uint16_t *where[256];		/* which of them, from 1: by the bytes of the character */
	uint64_t *found;		/* what firsts_fit answers */
};

/* --------------------------------------------------- reading an expression */

struct reader {
	struct firsts *to;
	const char *at, *end;
	unsigned depth;		/* of groups */
	bool folded;		/* (?i) holds here */
	bool open;		/* what stands here may come first */
	bool unknown;		/* something that may come first is not understood */
	bool failed;		/* out of memory */
};

static void
add_atom(struct reader *r, struct atom atom)
{
	struct firsts *f = r->to;
	struct atom *bigger;

	if (!r->open || r->failed)
		return;
	if ((bigger = grown(f->atoms, f->natoms, sizeof *bigger)) == NULL) {
		r->failed = true;
		return;
	}
	f->atoms = bigger;
	atom.folded = r->folded;
	f->atoms[f->natoms++] = atom;
}

static void
give_up(struct reader *r)
{
	r->unknown |= r->open;
}

/* A letter that folds to several, as the German sharp s, begins with any that is like the first of them. */
static bool
folds_longer(uint32_t c)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar units[U16_MAX_LENGTH], folded[8];
	int32_t n = 0;

	if (c < 0x80)
		return false;
	U16_APPEND_UNSAFE(units, n, c);
	return u_strFoldCase(folded, 8, units, n, U_FOLD_CASE_DEFAULT, &status) > n;
}

static void
add_range(struct reader *r, uint32_t from, uint32_t to)
{
	if (r->open && r->folded && from == to && folds_longer(from))
		give_up(r);
	add_atom(r, (struct atom){ .kind = ATOM_RANGE, .from = from, .to = to });
}

static uint32_t
next_char(struct reader *r)
{
	uint32_t c;

	if (r->at == r->end)	/* of a pattern that ICU will refuse */
		return 0;
	r->at += recto_utf8_next(r->at, r->end, &c);
	return c;
}

/* The name of a property, in braces or one letter: a category, script or binary property. */
static void
read_property(struct reader *r, bool negated)
{
	char name[32];
	size_t len = *r->at == '{' ? strcspn(++r->at, "}") : 1;
	struct atom atom = { .negated = negated };
	int32_t value;

	if (r->open && len < sizeof name && *r->at != '\0') {
		memcpy(name, r->at, len);
		name[len] = '\0';
		if ((value = u_getPropertyValueEnum(UCHAR_GENERAL_CATEGORY_MASK, name)) != UCHAR_INVALID_CODE)
			atom.kind = ATOM_CATEGORY;
		else if ((value = u_getPropertyValueEnum(UCHAR_SCRIPT, name)) != UCHAR_INVALID_CODE)
			atom.kind = ATOM_SCRIPT;
		else if ((value = u_getPropertyEnum(name)) >= 0 && value < UCHAR_BINARY_LIMIT)
			atom.kind = ATOM_BINARY;
		else
			give_up(r);
		atom.from = (uint32_t)value;
		add_atom(r, atom);
	} else {
		give_up(r);
	}
	r->at += len;
	r->at += *r->at == '}';
}

static void
add_class(struct reader *r, bool negated, uint32_t natoms)
{
	add_atom(r, (struct atom){ .kind = ATOM_CLASS, .from = natoms, .negated = negated });
}

/*
 * What stands behind a backslash, if it is a class or a letter that is written so.
 * @return whether it stands for one character, which is then in *c
 */
static bool
read_escape(struct reader *r, uint32_t *c)
{
	static const char *const spaces = "\f\n\r\t";
	char letter = *r->at;
	char hex[5] = "", *end;

	*c = next_char(r);
	switch (letter) {
	case 'd': case 'D':
		add_atom(r, (struct atom){ .kind = ATOM_CATEGORY, .from = U_GC_ND_MASK, .negated = letter == 'D' });
		return false;
	case 's': case 'S':
		add_atom(r, (struct atom){ .kind = ATOM_BINARY, .from = UCHAR_WHITE_SPACE, .negated = letter == 'S' });
		return false;
	case 'w': case 'W':
		add_class(r, letter == 'W', 3);
		add_atom(r, (struct atom){ .kind = ATOM_BINARY, .from = UCHAR_ALPHABETIC });
		add_atom(r, (struct atom){ .kind = ATOM_CATEGORY, .from = U_GC_M_MASK | U_GC_ND_MASK | U_GC_PC_MASK });
		add_range(r, 0x200C, 0x200D);
		return false;
	case 'h': case 'H':
		add_class(r, letter == 'H', 2);
		add_atom(r, (struct atom){ .kind = ATOM_CATEGORY, .from = U_GC_ZS_MASK });
		add_range(r, '\t', '\t');
		return false;
	case 'p': case 'P':
		read_property(r, letter == 'P');
		return false;
	case 'u':
		strncat(hex, r->at, 4);
		*c = (uint32_t)strtoul(hex, &end, 16);
		r->at += end - hex;
		return true;
	case 'f': case 'n': case 'r': case 't':
		*c = (uint32_t)spaces[strchr("fnrt", letter) - "fnrt"];
		return true;
	default:
		if (u_isalnum((UChar32)*c))
			give_up(r);
		return true;
	}
}

/* A class in brackets, behind the first; of the sets of sets ICU knows only the end is found. */
static void
read_class(struct reader *r)
{
	bool negated = *r->at == '^';
	size_t head = r->to->natoms, members;
	unsigned depth = 0;

	r->at += negated;
	add_class(r, negated, 0);
	while (*r->at != '\0' && (*r->at != ']' || depth > 0) && !r->failed) {
		uint32_t from = next_char(r), to;

		if (from == '[' || (from == '&' && *r->at == '&') || (from == '-' && *r->at == '-'))
			give_up(r);
		depth += from == '[';
		depth -= from == ']';
		if (from == '\\' && !read_escape(r, &from))
			continue;
		to = from;
		if (r->at[0] == '-' && r->at[1] != ']' && r->at[1] != '\0') {
			r->at++;
			if ((to = next_char(r)) == '\\' && !read_escape(r, &to))
				give_up(r);
		}
		add_range(r, from, to);
	}
	r->at += *r->at == ']';
	members = r->to->natoms - head;
	if (r->open && !r->failed)
		r->to->atoms[head].from = (uint32_t)(members - 1);
}

/* Flags of a group, behind (?: i alone counts. @return whether a group follows them. */
static bool
read_flags(struct reader *r)
{
	bool on = true;

	for (; *r->at != '\0' && *r->at != ')' && *r->at != ':'; r->at++)
		if (*r->at == '-')
			on = false;
		else if (*r->at == 'i')
			r->folded = on;
		else if (*r->at == 'x')
			r->unknown = true;
	r->at += *r->at != '\0';
	return r->at[-1] == ':';
}

static bool read_alternatives(struct reader *r);

/* A group, behind its bracket. @return whether it may be empty. */
static bool
read_group(struct reader *r)
{
	bool folded = r->folded, open = r->open, empty;

	if (r->depth == DEEPEST) {
		r->unknown = true;
		r->at = r->end;
		return true;
	}
	if (*r->at == '?') {
		const char *s = ++r->at;

		if (*s == '=' || *s == '!' || (*s == '<' && (s[1] == '=' || s[1] == '!'))) {
			r->at += 1 + (*s == '<');
			r->open = false;
			read_alternatives(r);
			r->open = open;
			r->folded = folded;
			return true;
		}
		if (*s == '<')
			r->at += strcspn(s, ">");
		if (*s == '<' || *s == '>' || *s == '#')
			r->at += *r->at != '\0';
		else if (!read_flags(r))
			return true;	/* (?i) holds till the group about it ends */
		if (*s == '#')
			give_up(r);
	}
	empty = read_alternatives(r);
	r->folded = folded;
	return empty;
}

/* What may follow an element: how often it stands. @return whether that may be never. */
static bool
read_quantifier(struct reader *r)
{
	bool never = *r->at == '?' || *r->at == '*' || (r->at[0] == '{' && strtoul(r->at + 1, NULL, 10) == 0);

	if (*r->at == '{')
		r->at += strcspn(r->at, "}");
	else if (*r->at != '?' && *r->at != '*' && *r->at != '+')
		return false;
	r->at += *r->at != '\0';
	r->at += *r->at == '?' || *r->at == '+';
	return never;
}

/* One element: a group, class, escape or character. @return whether it may be empty. */
static bool
read_element(struct reader *r)
{
	uint32_t c = next_char(r);
	bool empty = false;

	switch (c) {
	case '(':
		empty = read_group(r);
		break;
	case '[':
		read_class(r);
		break;
	case '^': case '$':
		empty = true;
		break;
	case '.':
		give_up(r);
		break;
	case '\\':
		if (*r->at == 'b' || *r->at == 'B' || *r->at == 'A' || *r->at == 'z' || *r->at == 'Z') {
			r->at++;
			empty = true;
		} else if (read_escape(r, &c)) {
			add_range(r, c, c);
		}
		break;
	default:
		add_range(r, c, c);
	}
	return read_quantifier(r) || empty;
}

/* Alternatives up to the end of the group. @return whether one of them may be empty. */
static bool
read_alternatives(struct reader *r)
{
	bool open = r->open, empty = false;

	r->depth++;
	for (;;) {
		bool nothing = true;	/* must stand there so far */

		while (*r->at != '\0' && *r->at != '|' && *r->at != ')') {
			nothing &= read_element(r);
			r->open = open && nothing;
		}
		empty |= nothing;
		r->open = open;
		if (*r->at != '|')
			break;
		r->at++;
	}
	r->depth--;
	r->at += *r->at == ')';
	return empty;
}

static bool
read_pattern(struct firsts *f, const struct pattern *p, size_t i)
{
	struct reader r = { .to = f, .at = p->source, .end = p->source + strlen(p->source), .open = true };
	uint64_t bit = UINT64_C(1) << i % 64;

	while (*r.at != '\0')	/* a bracket too many ends no pattern */
		r.unknown |= read_alternatives(&r);
	if (r.unknown || p->source[0] == '\0')
		f->always[i / 64] |= bit;
	if (p->place == PLACE_TAIL || p->place == PLACE_INSIDE)
		f->anywhere[i / 64] |= bit;
	f->end[i] = f->natoms;
	return !r.failed;
}

/* ------------------------------------------------------------- characters */

static inline bool
in_range(const struct atom *atom, uint32_t c)
{
	return c >= atom->from && c <= atom->to;
}

static bool
has(const struct atom *atom, uint32_t c)
{
	bool in = false;

	switch (atom->kind) {
	case ATOM_RANGE:
		return in_range(atom, c);
	case ATOM_CATEGORY:
		in = (U_GET_GC_MASK((UChar32)c) & atom->from) != 0;
		break;
	case ATOM_SCRIPT:
		in = u_getIntPropertyValue((UChar32)c, UCHAR_SCRIPT) == (int32_t)atom->from;
		break;
	case ATOM_BINARY:
		in = u_hasBinaryProperty((UChar32)c, (UProperty)atom->from);
		break;
	case ATOM_CLASS:
		for (uint32_t i = 1; i <= atom->from && !in; i++) {
			if (atom[i].kind == ATOM_RANGE) {	/* most are, see scripts.c */
				in = in_range(&atom[i], c);
				continue;
			}
			in = has(atom + i, c);
			i += atom[i].kind == ATOM_CLASS ? atom[i].from : 0;
		}
	}
	return in != atom->negated;
}

/* As a small letter or as a capital. */
static bool
has_folded(const struct atom *atom, uint32_t c)
{
	return atom->negated || has(atom, c) || has(atom, (uint32_t)u_tolower((UChar32)c)) ||
	    has(atom, (uint32_t)u_toupper((UChar32)c)) ||
	    has(atom, (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT)) ||
	    folds_longer(c);
}

static bool
can_begin(const struct firsts *f, size_t i, uint32_t c)
{
	for (size_t k = i == 0 ? 0 : f->end[i - 1]; k < f->end[i]; k++) {
		const struct atom *atom = &f->atoms[k];

		if (atom->folded ? has_folded(atom, c) : has(atom, c))
			return true;
		k += atom->kind == ATOM_CLASS ? atom->from : 0;
	}
	return false;
}

/* The patterns a match of which can begin with the character; NULL out of memory. */
static const uint64_t *
set_of(struct firsts *f, UChar c)
{
	uint16_t **row = &f->where[c >> 8];
	uint64_t *sets, *set;

	if (*row == NULL && (*row = calloc(256, sizeof **row)) == NULL)
		return NULL;
	if ((*row)[c & 0xFF] != 0)
		return f->sets + ((*row)[c & 0xFF] - 1) * f->nwords;
	if ((sets = grown(f->sets, f->nsets, f->nwords * sizeof *sets)) == NULL)
		return NULL;
	f->sets = sets;
	set = sets + f->nsets * f->nwords;
	memcpy(set, f->always, f->nwords * sizeof *set);
	for (size_t i = 0; i < f->npatterns; i++)
		if (can_begin(f, i, c))
			set[i / 64] |= UINT64_C(1) << i % 64;
	(*row)[c & 0xFF] = (uint16_t)++f->nsets;
	return set;
}

const uint64_t *
firsts_fit(struct firsts *f, const UChar *text, size_t n)
{
	if (f == NULL)
		return NULL;
	memcpy(f->found, f->always, f->nwords * sizeof *f->found);
	for (size_t k = 0; k < n; k++) {
		const uint64_t *set = set_of(f, text[k]);

		if (set == NULL)
			return NULL;
		for (size_t i = 0; i < f->nwords; i++)
			f->found[i] |= k == 0 ? set[i] : set[i] & f->anywhere[i];
	}
	return f->found;
}

struct firsts *
firsts_open(const struct patterns *patterns)
{
	struct firsts *f = calloc(1, sizeof *f);
	bool ok = f != NULL;

	if (!ok)
		return NULL;
	f->npatterns = patterns->n;
	f->nwords = patterns->n / 64 + 1;
	f->always = calloc(f->nwords, sizeof *f->always);
	f->anywhere = calloc(f->nwords, sizeof *f->anywhere);
	f->found = calloc(f->nwords, sizeof *f->found);
	f->end = calloc(patterns->n + 1, sizeof *f->end);
	ok = f->always != NULL && f->anywhere != NULL && f->found != NULL && f->end != NULL;
	for (size_t i = 0; i < patterns->n && ok; i++)
		ok = read_pattern(f, &patterns->row[i], i);
	if (ok)
		return f;
	firsts_close(f);
	return NULL;
}

void
firsts_close(struct firsts *f)
{
	if (f == NULL)
		return;
	for (int i = 0; i < 256; i++)
		free(f->where[i]);
	free(f->atoms);
	free(f->always);
	free(f->anywhere);
	free(f->sets);
	free(f->found);
	free(f->end);
	free(f);
}
