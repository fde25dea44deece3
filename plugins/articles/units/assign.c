/* SPDX-License-Identifier: MIT */
/*
 * The assignment problem: give each row a column of its own so that the sum of
 * values is greatest. The Hungarian method in the form of shortest augmenting
 * paths, O(n^3). Source: R. Jonker and A. Volgenant, Computing 38 (1987).
 */
#include "units.h"

#include <string.h>

int64_t
assign(const score (*value)[ASSIGN_MAX], uint32_t rows, uint32_t columns, uint32_t *column_of)
{
	/* Indices from 1; column 0 is where each search starts. */
	int64_t u[ASSIGN_MAX + 1] = { 0 }, v[ASSIGN_MAX + 1] = { 0 };
	uint32_t row_of[ASSIGN_MAX + 1] = { 0 }, way[ASSIGN_MAX + 1] = { 0 };
	int64_t sum = 0;

	for (uint32_t i = 1; i <= rows; i++) {
		int64_t least[ASSIGN_MAX + 1];
		bool used[ASSIGN_MAX + 1] = { false };
		uint32_t at = 0;

		for (uint32_t j = 0; j <= columns; j++)
			least[j] = INT64_MAX / 4;
		row_of[0] = i;
		do {
			uint32_t row = row_of[at], next = 0;
			int64_t delta = INT64_MAX / 4;

			used[at] = true;
			for (uint32_t j = 1; j <= columns; j++) {
				int64_t cost;

				if (used[j])
					continue;
				cost = -(int64_t)value[row - 1][j - 1] - u[row] - v[j];
				if (cost < least[j]) {
					least[j] = cost;
					way[j] = at;
				}
				if (least[j] < delta) {
					delta = least[j];
					next = j;
				}
			}
			for (uint32_t j = 0; j <= columns; j++) {
				if (used[j]) {
					u[row_of[j]] += delta;
					v[j] -= delta;
				} else {
					least[j] -= delta;
				}
			}
			at = next;
		} while (row_of[at] != 0);
		for (; at != 0; at = way[at])
			row_of[at] = row_of[way[at]];
	}
	for (uint32_t j = 1; j <= columns; j++)
		if (row_of[j] != 0) {
			column_of[row_of[j] - 1] = j - 1;
			sum += value[row_of[j] - 1][j - 1];
		}
	return sum;
}
