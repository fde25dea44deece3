/* SPDX-License-Identifier: MIT */
/*
 * The parts of structure recovery that have an answer of their own: spaces that
 * are closed, print that is undone, logarithms, and the assignment.
 */
#include "../../check.h"

#include <math.h>
#include <stdlib.h>

#include "../../../plugins/articles/units/units.h"

#define MOST 200

static uint32_t
glyphs_of(const char *text, struct glyph *out)
{
	const char *end = text + strlen(text), *s = text;
	uint32_t n = 0;

	for (; s < end; n++) {
		assert_true(n < MOST);
		out[n].at = (uint32_t)(s - text);
		s += recto_utf8_next(s, end, &out[n].c);
	}
	return n;
}

/* What is left of the text when a pass has dropped what it drops. */
static void
check_left(const char *text, uint32_t (*pass)(const struct glyph *, uint32_t, bool *),
    const char *want)
{
	struct glyph glyphs[MOST] = { { 0, 0 } };
	bool drop[MOST] = { false };
	uint32_t n = glyphs_of(text, glyphs), dropped = pass(glyphs, n, drop), counted = 0;
	recto_buf left = RECTO_BUF_INIT;

	for (uint32_t i = 0; i < n; i++) {
		counted += drop[i];
		if (!drop[i])
			recto_buf_add_char(&left, glyphs[i].c);
	}
	if (strcmp(left.data, want) != 0)
		print_error("%s: got %s, want %s\n", text, left.data, want);
	assert_string_equal(left.data, want);
	assert_int_equal(dropped, counted);
	recto_buf_dispose(&left);
}

static const struct { const char *text, *left; } spaced[] = {
	{ "", "" },
	{ "春 风 送 暖 入 屠 苏", "春风送暖入屠苏" },
	{ "江 边 的 船 ，回 来 了", "江边的船，回来了" },
	{ "今年 3 月开工", "今年 3 月开工" },		/* words, not letters */
	{ "王 伟 李明", "王 伟 李明" },			/* too few */
	{ "库。 本报记者 方小舟 摄", "库。 本报记者 方小舟 摄" },
	{ "问询处 电话 长 江 船 务 接听 预约 订票", "问询处 电话 长江船务 接听 预约 订票" },
	{ "H A R V E S T", "HARVEST" },
	{ "H A R V E S T  T I M E", "HARVEST  T I M E" },	/* four letters are initials */
	{ "J R R T and C S L", "J R R T and C S L" },
	{ "a word or two", "a word or two" },
};

static void
closes_letter_spaces(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(spaced); i++)
		check_left(spaced[i].text, spacing_close, spaced[i].left);
}

static const struct { const char *text, *left; } doubled[] = {
	{ "守望守望", "守望" },
	{ "昨天昨天，，湖边的孩子湖边的孩子", "昨天，湖边的孩子" },
	{ "记者记者 方舟方舟 摄摄", "记者 方舟 摄" },
	{ "Steady handsSteady hands", "Steady hands" },
	{ "HHaarrvveesstt", "Harvest" },
	{ "家家户户", "家家户户" },			/* words are made like that */
	{ "高高兴兴上学去", "高高兴兴上学去" },
	{ "2020", "2020" },
	{ "bye bye", "bye bye" },
	{ "一行平常的字", "一行平常的字" },
};

static void
undoes_doubled_print(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(doubled); i++)
		check_left(doubled[i].text, doubled_undo, doubled[i].left);
}

/* Whole numbers for logarithms: near the real ones, and never out of order. */
static void
logarithms_are_near(void **state)
{
	(void)state;
	for (uint64_t n = 1; n < 100000; n += n / 7 + 1) {
		double want = log((double)n / 1000) * 256, got = log_ratio(n, 1000);

		if (fabs(want - got) > 3)
			print_error("log %" PRIu64 "/1000: got %g, want %g\n", n, got, want);
		assert_true(fabs(want - got) <= 3);
	}
	for (score x = -3000; x < 3000; x += 50) {
		double want = -log1p(exp(-x / 256.0)) * 256;

		if (fabs(want - log_sigmoid(x)) > 6)
			print_error("sigmoid %d: got %d, want %g\n", x, log_sigmoid(x), want);
		assert_true(fabs(want - log_sigmoid(x)) <= 6);
		assert_true(log_sigmoid(x) <= log_sigmoid(x + 50));
	}
}

static score values[HEADS][ASSIGN_MAX];

/* The best sum by trying everything. */
static int64_t
try_all(uint32_t row, uint32_t rows, uint32_t columns, uint32_t taken)
{
	int64_t best = INT64_MIN;

	if (row == rows)
		return 0;
	for (uint32_t k = 0; k < columns; k++)
		if (!(taken >> k & 1)) {
			int64_t sum = values[row][k] + try_all(row + 1, rows, columns, taken | 1u << k);

			best = sum > best ? sum : best;
		}
	return best;
}

static void
assigns_at_best(void **state)
{
	uint32_t seed = 7, column_of[HEADS];

	(void)state;
	for (uint32_t round = 0; round < 200; round++) {
		uint32_t rows = 1 + round % 5, columns = rows + round % 3, taken = 0;
		int64_t sum, check = 0;

		for (uint32_t r = 0; r < rows; r++)
			for (uint32_t c = 0; c < columns; c++) {
				seed = seed * 1664525 + 1013904223;
				values[r][c] = (score)(seed >> 20) - 2048;
			}
		sum = assign(values, rows, columns, column_of);
		for (uint32_t r = 0; r < rows; r++) {
			assert_false(taken >> column_of[r] & 1);
			taken |= 1u << column_of[r];
			check += values[r][column_of[r]];
		}
		assert_true(sum == check);
		assert_true(sum == try_all(0, rows, columns, 0));
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(closes_letter_spaces),
		cmocka_unit_test(undoes_doubled_print),
		cmocka_unit_test(logarithms_are_near),
		cmocka_unit_test(assigns_at_best),
	};

	return RUN_TESTS(tests);
}
