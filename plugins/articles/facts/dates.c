/* SPDX-License-Identifier: MIT */
/*
 * Dates. The patterns of a language name the groups year, month, day and era;
 * what stands in them is read here, whatever its order in print, and written in
 * ISO 8601. A date that does not say its year gets the one that brings it
 * nearest to the date of the paper.
 */
#include "facts.h"

#include <stdio.h>
#include <stdlib.h>

#define EARLIEST 1500		/* no newspaper is older */
#define LATEST 2199

static bool
is_leap(struct date d)
{
	return d.year % 4 == 0 && (d.julian || d.year % 100 != 0 || d.year % 400 == 0);
}

static int
days_in(struct date d)
{
	static const int days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return d.month == 2 && d.year != 0 && !is_leap(d) ? 28 : days[d.month - 1];
}

/* The year is said, or the day with or without its month, or month and year. */
static bool
is_date(struct date d)
{
	if (d.year != 0 && (d.year < EARLIEST || d.year > LATEST))
		return false;
	if (d.month == 0)
		return d.year != 0 ? d.day == 0 : d.day >= 1 && d.day <= 31;
	if (d.month < 1 || d.month > 12 || (d.day == 0 && d.year == 0))
		return false;
	return d.day >= 0 && d.day <= days_in(d);
}

/* ---------------------------------------------------------------- reading */

static int
read_month(const struct lang *lang, const uint32_t *text, uint32_t n)
{
	int month;

	while (n > 0 && text[n - 1] == '.')
		n--;
	return lang_number(lang, LIST_MONTHS, text, n, &month) ? month :
	    number_read(lang, text, n);
}

/* A group that is not in the pattern says nothing: 0. */
static int
read_group(const struct lang *lang, enum group group, const uint32_t *text, struct range r)
{
	if (r.from == r.to)
		return 0;
	return group == GROUP_MONTH ? read_month(lang, text + r.from, r.to - r.from) :
	    number_read(lang, text + r.from, r.to - r.from);
}

static bool
is_later(struct date a, struct date b)
{
	return a.year != b.year ? a.year > b.year :
	    a.month != b.month ? a.month > b.month : a.day > b.day;
}

static bool
read_date(const struct lang *lang, const uint32_t *text, const struct finding *f,
    struct date *out)
{
	struct range era = f->group[GROUP_ERA];
	int before;

	*out = (struct date){
		.year = read_group(lang, GROUP_YEAR, text, f->group[GROUP_YEAR]),
		.month = read_group(lang, GROUP_MONTH, text, f->group[GROUP_MONTH]),
		.day = read_group(lang, GROUP_DAY, text, f->group[GROUP_DAY]),
	};
	if (out->year > 0 && era.from < era.to) {
		if (!lang_number(lang, LIST_ERAS, text + era.from, era.to - era.from, &before))
			return false;
		out->year += before;
	}
	out->julian = out->year > 0 && !is_later(*out, lang_julian_until(lang));
	return is_date(*out);
}

uint32_t
dates_find(const struct lang *lang, const uint32_t *text, uint32_t n, struct dated *out,
    uint32_t max)
{
	struct finding found[FACTS_MAX];
	uint32_t nfound = lang_find(lang, FACT_DATE, 1, text, n, found, FACTS_MAX), count = 0;

	for (uint32_t i = 0; i < nfound && count < max; i++)
		if (read_date(lang, text, &found[i], &out[count].date))
			out[count++].chars = found[i].whole;
	return count;
}

/* ------------------------------------------------------------- completing */

/* Days since a day long ago; both dates that are compared are of one calendar. */
static long
day_number(struct date d)
{
	long y = d.month > 2 ? d.year : d.year - 1;	/* years that begin in March */
	long m = (d.month + 9) % 12;

	return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + d.day - 1;
}

/* The date moved by some months; it keeps its day. */
static struct date
moved(struct date d, int months)
{
	int count = 12 * d.year + d.month - 1 + months;

	d.year = count / 12;
	d.month = count % 12 + 1;
	return d;
}

struct date
date_completed(struct date date, struct date near)
{
	struct date best = date, from = near;
	long least = 0;
	int step = date.month == 0 ? 1 : 12;

	if (date.year != 0 || date.day == 0 || near.year == 0)
		return date;
	if (near.month == 0) {
		if (date.month != 0)
			best.year = near.year;
		best.julian = near.julian;
		return is_date(best) ? best : date;
	}
	if (near.day == 0)
		near.day = 15;
	from.day = date.day;
	if (date.month != 0)
		from.month = date.month;
	for (int i = -1; i <= 1; i++) {
		struct date candidate = moved(from, i * step);
		long distance = labs(day_number(candidate) - day_number(near));

		if (is_date(candidate) && (best.year == 0 || distance < least)) {
			best = candidate;
			least = distance;
		}
	}
	return best;
}

/* The same day by the Gregorian calendar, which leaves three leap years out of 400. */
static struct date
gregorian(struct date d)
{
	int year = d.month > 2 ? d.year : d.year - 1;

	if (!d.julian || d.year == 0 || d.month == 0 || d.day == 0)
		return d;
	d.julian = false;
	d.day += year / 100 - year / 400 - 2;
	if (d.day > days_in(d)) {
		d.day -= days_in(d);
		d = moved(d, 1);
	}
	return d;
}

void
date_write(struct date printed, char out[DATE_LENGTH])
{
	struct date d = gregorian(printed);
	unsigned year = (unsigned)d.year % 10000, month = (unsigned)d.month % 100;
	unsigned day = (unsigned)d.day % 100;

	if (month == 0 && day == 0)
		snprintf(out, DATE_LENGTH, "%04u", year);
	else if (month == 0)
		snprintf(out, DATE_LENGTH, "---%02u", day);
	else if (year == 0)
		snprintf(out, DATE_LENGTH, "--%02u-%02u", month, day);
	else if (day == 0)
		snprintf(out, DATE_LENGTH, "%04u-%02u", year, month);
	else
		snprintf(out, DATE_LENGTH, "%04u-%02u-%02u", year, month, day);
}
