/* SPDX-License-Identifier: MIT */
/*
 * Tables whose columns the extraction kept, see tables.c.
 */
#ifndef ARTICLES_TABLES_H
#define ARTICLES_TABLES_H

#include "articles.h"

struct table {
	uint32_t first, end;		/* blocks of the unit */
	uint32_t ncolumns;
	bool gutters;			/* columns says where each stands */
	bool counted;			/* all rows have as many cells between gaps */
	struct cell columns[CELLS];	/* left and right of each */
};

/* Whether a table begins with block `from` of a unit. */
bool table_find(const struct page *p, const struct unit *u, uint32_t from, struct table *t);
/* The glyphs of a row that stand in each column; from 0 to 0 in none. */
void table_divide(const struct table *t, const struct line *l, struct cell row[CELLS]);

#endif
