/* SPDX-License-Identifier: MIT */
/* Made by tests/accuracy/weights.py (make weights): 1/256 nat for each rank, in their order. */
	[SCRIPT_WIDE] = { { 0 } },
