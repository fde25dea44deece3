/* SPDX-License-Identifier: MIT */
/*
 * The known name nearest to a misspelt one. Near means few slips of the finger:
 * a letter too many, missing, wrong, or two exchanged (the distance of Damerau,
 * "A technique for computer detection and correction of spelling errors",
 * CACM 1964, in its restricted form). Case is not a slip. A beginning of a name
 * ("mark" for "markdown") counts as one.
 */
#include "config.h"

#include <string.h>

#include "recto/base.h"

/* Longer names are never near: nobody misspells them by hand. */
#define LONGEST 48

static int
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : (unsigned char)c;
}

static unsigned
least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

static unsigned
distance(const char *a, size_t alen, const char *b, size_t blen)
{
	unsigned row[LONGEST + 1][LONGEST + 1];

	for (size_t i = 0; i <= alen; i++)
		row[i][0] = (unsigned)i;
	for (size_t j = 0; j <= blen; j++)
		row[0][j] = (unsigned)j;
	for (size_t i = 1; i <= alen; i++)
		for (size_t j = 1; j <= blen; j++) {
			int same = lower(a[i - 1]) == lower(b[j - 1]);
			unsigned d = row[i - 1][j - 1] + !same;

			d = least(d, row[i - 1][j] + 1);
			d = least(d, row[i][j - 1] + 1);
			if (i > 1 && j > 1 &&
			    lower(a[i - 1]) == lower(b[j - 2]) &&
			    lower(a[i - 2]) == lower(b[j - 1]))
				d = least(d, row[i - 2][j - 2] + 1);
			row[i][j] = d;
		}
	return row[alen][blen];
}

static int
begins(const char *name, const char *with, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (lower(name[i]) != lower(with[i]))
			return 0;
	return 1;
}

void
recto_nearest_offer(recto_nearest *search, const char *name)
{
	size_t wlen = strlen(search->wanted), nlen = strlen(name);
	unsigned d;

	if (wlen > LONGEST || nlen > LONGEST)
		return;
	d = distance(search->wanted, wlen, name, nlen);
	if (d > 1 && wlen > 1 && nlen > wlen && begins(name, search->wanted, wlen))
		d = 1;
	/* Two of five letters wrong is a typing error, two of three another word. */
	if (d > (nlen + 1) / 3)
		return;
	if (search->best == NULL || d < search->distance) {
		search->best = name;
		search->distance = d;
	}
}
