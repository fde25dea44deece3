/* SPDX-License-Identifier: MIT */
/*
 * Logarithms in whole numbers. The C library's log may differ in the last bit
 * from one machine to the next, and a decision with it.
 */
#include "articles.h"

/* ln(1 + i/64) and ln 2, in 1/65536 nat. */
static const uint16_t fraction[65] = {
	0, 1016, 2017, 3002, 3973, 4930, 5873, 6802, 7719, 8623, 9515, 10394, 11262,
	12119, 12965, 13800, 14624, 15438, 16242, 17037, 17821, 18597, 19364, 20121, 20870, 21611,
	22343, 23067, 23783, 24492, 25193, 25886, 26573, 27252, 27924, 28589, 29248, 29900, 30546,
	31185, 31818, 32445, 33067, 33682, 34292, 34896, 35494, 36087, 36675, 37258, 37835, 38407,
	38975, 39537, 40095, 40648, 41196, 41740, 42280, 42815, 43345, 43872, 44394, 44912, 45426,
};
#define LN2 45426

static int64_t
log_of(uint64_t n)
{
	int bits = 0;
	uint64_t top = n;
	int64_t low, high;

	/* Fourteen bits: six choose a step of the table, seven go between two. */
	for (; top >= 1 << 14; bits++)
		top >>= 1;
	for (; top < 1 << 13; bits--)
		top <<= 1;
	low = fraction[(top >> 7) - 64];
	high = fraction[(top >> 7) - 63];
	return (int64_t)(bits + 13) * LN2 + low + (high - low) * (int64_t)(top & 127) / 128;
}

score
log_ratio(uint64_t n, uint64_t d)
{
	return (score)((log_of(n) - log_of(d)) / 256);
}

score
log_sigmoid(score x)
{
	/* -ln(1 + e^-x) for x = 0, 1/2 ... 6 nat; straight lines between. */
	static const int16_t table[] = {
		-177, -121, -80, -52, -32, -20, -12, -8, -5, -3, -2, -1, -1,
	};
	score magnitude = x < 0 ? -x : x, low = 0;
	int step = magnitude / 128;

	if (step < 12)
		low = table[step] + (table[step + 1] - table[step]) * (magnitude % 128) / 128;
	return x < 0 ? x + low : low;
}
