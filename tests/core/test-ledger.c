/* SPDX-License-Identifier: MIT */
/*
 * The ledger: parts written as spans of the source, and what they add up to.
 *	t0+5 d5+1 b6+1		text, a discarded line end, a break
 *	o0+3 c0+3		the original and the corrected form of a choice
 *	l0+5			a line that no filter took up
 *	|			the next part
 */
#include <stdlib.h>

#include "../check.h"
#include "core/ledger.h"

static recto_origin
take_origin(const char **p)
{
	recto_origin origin = { 0, 0, 0 };
	char *end;

	origin.offset = strtoull(*p, &end, 10);
	assert_int_equal(*end, '+');
	origin.length = strtoull(end + 1, &end, 10);
	origin.line = origin.offset / 10 + 1;
	*p = end;
	return origin;
}

static void
add_text(recto_node *parent, recto_origin origin)
{
	recto_node_set_origin(recto_node_add_string(parent, "x"), origin);
}

static void
add_span(recto_node *block, char what, recto_origin o)
{
	static recto_node *choice;	/* of the last `o` */
	recto_line line = { .text = "x", .len = 1, .number = o.line, .offset = o.offset,
		.bytes = 1, .end = (uint32_t)o.length - 1 };

	switch (what) {
	case 't':
		add_text(block, o);
		break;
	case 'd':
		recto_node_add_discard(block, RECTO_DISCARD_LINE_END, o.offset, o.length, o.line);
		break;
	case 'b':
		recto_node_add_break(block, 0, o.offset, o.length, o.line);
		break;
	case 'o':
		choice = recto_node_add(block, RECTO_CHOICE);
		add_text(recto_node_add(choice, RECTO_ORIGINAL), o);
		break;
	case 'c':
		add_text(recto_node_add(choice, RECTO_CORRECTED), o);
		break;
	case 'e':
		add_text(recto_node_add(recto_node_add(block, RECTO_CHOICE), RECTO_CORRECTED), o);
		break;
	case 'l':
		recto_part_add_line(recto_document_part(recto_node_document(block)), &line);
		break;
	default:
		fail_msg("no span %c", what);
	}
}

/* Enter the parts that text describes. */
static void
enter(recto_account *account, recto_document *doc, const char *text)
{
	recto_node *block = NULL, *part = NULL;

	for (const char *p = text;; p++) {
		if (part == NULL) {
			part = recto_document_new_part(doc);
			block = recto_node_add(recto_node_add(part, RECTO_ARTICLE),
			    RECTO_PARAGRAPH);
		}
		if (*p == '\0' || *p == '|') {
			assert_int_equal(recto_account__part(account, part, NULL), 0);
			part = NULL;
			if (*p == '\0')
				break;
		} else if (*p != ' ') {
			char what = *p++;

			add_span(block, what, take_origin(&p));
			p--;
		}
	}
	assert_int_equal(recto_document_status(doc, NULL), 0);
}

static void
check_ledger(const char *spans, uint64_t size, uint64_t gaps, uint64_t overlaps,
    uint64_t line)
{
	recto_account account;
	recto_ledger ledger;
	recto_document *doc;
	recto_error err = RECTO_ERROR_INIT;
	uint64_t sum;
	int rc;

	assert_int_equal(recto_document_new(&doc, NULL), 0);
	recto_account__begin(&account, &ledger);
	enter(&account, doc, spans);
	rc = recto_account__finish(&account, size, "page.txt", &err);
	check_code(spans, rc, gaps + overlaps > 0 ? RECTO_ELEDGER : RECTO_OK, &err);
	check_number(spans, ledger.gaps, gaps);
	check_number(spans, ledger.overlaps, overlaps);
	check_number(spans, ledger.first_fault, line);
	sum = ledger.text + ledger.breaks + ledger.gaps - ledger.overlaps;
	for (int i = 0; i < RECTO_REASON_COUNT; i++)
		sum += ledger.discarded[i];
	check_number("sum", sum, size);
	recto_account__dispose(&account);
	recto_document_free(doc);
}

static void
accounts(void **state)
{
	static const struct {
		const char *spans;
		uint64_t size, gaps, overlaps, line;
	} rows[] = {
		{ "", 0, 0, 0, 0 },
		{ "t0+5 d5+1", 6, 0, 0, 0 },
		{ "t0+5 b5+1 t6+4 d10+1", 11, 0, 0, 0 },
		{ "d5+1 t0+5", 6, 0, 0, 0 },			/* moved about */
		{ "t0+5 | d5+1 | t6+1", 7, 0, 0, 0 },
		{ "t0+5 || d5+1", 6, 0, 0, 0 },			/* a part of nothing */
		{ "t0+5", 6, 1, 0, 1 },				/* the end is missing */
		{ "t2+4", 6, 2, 0, 1 },				/* the beginning is */
		{ "", 3, 3, 0, 1 },
		{ "t0+5 d6+1", 7, 1, 0, 1 },			/* the middle is */
		{ "t0+20 t31+4", 35, 11, 0, 4 },
		{ "t0+20 | t31+4", 35, 11, 0, 4 },		/* between parts */
		{ "t0+5 t4+2", 6, 0, 1, 1 },
		{ "t0+5 t0+5 d5+1", 6, 0, 5, 1 },
		{ "t0+9 t3+2", 9, 0, 2, 1 },			/* one inside another */
		{ "t0+9 t3+2 t20+1", 21, 11, 2, 1 },
		{ "t0+5 | t3+4", 7, 0, 2, 1 },			/* over two parts */
		{ "t0+5 | t5+5 | t0+5", 10, 0, 5, 1 },
		{ "t0+9", 6, 0, 3, 1 },				/* more than there is */
		{ "o0+3 c0+3", 3, 0, 0, 0 },
		{ "o0+3 c0+2", 3, 0, 0, 0 },
		{ "e0+3", 3, 0, 0, 0 },				/* no original form */
		{ "l0+5", 5, 5, 0, 1 },
		{ "t0+5 t9+0 d5+1", 6, 0, 0, 0 },		/* no place in the source */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_ledger(rows[i].spans, rows[i].size, rows[i].gaps, rows[i].overlaps,
		    rows[i].line);
}

/* A plugin's arithmetic that went past the end of all numbers. */
static void
wraps_around(void **state)
{
	recto_account account;
	recto_ledger ledger;
	recto_document *doc;
	recto_node *block;

	(void)state;
	assert_int_equal(recto_document_new(&doc, NULL), 0);
	recto_account__begin(&account, &ledger);
	block = recto_node_add(recto_node_add(recto_document_new_part(doc), RECTO_ARTICLE),
	    RECTO_PARAGRAPH);
	add_text(block, (recto_origin){ UINT64_MAX - 2, 10, 1 });
	assert_int_equal(recto_account__part(&account, recto_document_part(doc), NULL), 0);
	assert_int_equal(recto_account__finish(&account, 5, "x", NULL), RECTO_ELEDGER);
	recto_account__dispose(&account);
	recto_document_free(doc);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(accounts),
		cmocka_unit_test(wraps_around),
	};

	return RUN_TESTS(tests);
}
