/* SPDX-License-Identifier: MIT */
/*
 * Numbers as they are printed: figures of any script, Chinese numerals by place
 * (二〇二五) or by tens (二十五, 廿五), words that the language has for them.
 */
#include "facts.h"

#include <stdio.h>
#include <unicode/uchar.h>

#define GREATEST 9999

/* What a Chinese numeral is worth, as the Unicode Character Database has it; -1: it is none. */
static int
worth(uint32_t c)
{
	double value = u_getNumericValue((UChar32)c);

	if (c == 0x25CB || c == 0x25EF)		/* circles that stand for 〇 */
		return 0;
	if (u_isdigit((UChar32)c) || value < 0 || value > 1000 || value != (int)value)
		return -1;
	return (int)value;
}

static int
read_figures(const uint32_t *text, uint32_t n)
{
	int number = 0;

	for (uint32_t i = 0; i < n; i++) {
		int digit = u_charDigitValue((UChar32)text[i]);

		if (digit < 0 || number > GREATEST / 10)
			return -1;
		number = 10 * number + digit;
	}
	return n > 0 ? number : -1;
}

/* 二〇二五 */
static int
read_places(const uint32_t *text, uint32_t n)
{
	int number = 0;

	for (uint32_t i = 0; i < n; i++) {
		int digit = worth(text[i]);

		if (digit < 0 || digit > 9 || number > GREATEST / 10)
			return -1;
		number = 10 * number + digit;
	}
	return n > 0 ? number : -1;
}

/* 二十五, 廿五, 一百零三 */
static int
read_tens(const uint32_t *text, uint32_t n)
{
	int number = 0, ones = 0;

	for (uint32_t i = 0; i < n; i++) {
		int value = worth(text[i]);

		if (value < 0)
			return -1;
		if (value < 10) {
			ones = value;
		} else if (value % 10 == 0 && value < 100 && value > 10) {
			number += value;	/* 廿, 卅 */
		} else {
			number += (ones > 0 ? ones : 1) * value;
			ones = 0;
		}
	}
	return n > 0 && number + ones <= GREATEST ? number + ones : -1;
}

int
number_read(const struct lang *lang, const uint32_t *text, uint32_t n)
{
	int number;

	while (n > 0 && text[n - 1] == '.')
		n--;
	if (lang_number(lang, LIST_NUMBERS, text, n, &number) ||
	    (number = read_figures(text, n)) >= 0 || (number = read_places(text, n)) >= 0)
		return number;
	return read_tens(text, n);
}

/* A letter or two and figures, with a hyphen or a space between: A05, B-12. */
static bool
read_sectioned(const uint32_t *text, uint32_t n, char out[PAGE_LENGTH])
{
	uint32_t i = 0, letters = 0, used = 0;

	for (; i < n && letters < 2 && u_isUAlphabetic((UChar32)text[i]) && text[i] < 0x80; i++)
		letters++, out[used++] = (char)u_toupper((UChar32)text[i]);
	if (i < n && letters > 0 && (text[i] == '-' || text[i] == ' '))
		i++;
	if (letters == 0 || i == n || n - i > 4)
		return false;
	for (; i < n; i++) {
		int digit = u_charDigitValue((UChar32)text[i]);

		if (digit < 0)
			return false;
		out[used++] = (char)('0' + digit);
	}
	out[used] = '\0';
	return true;
}

bool
page_number_read(const struct lang *lang, const uint32_t *text, uint32_t n,
    char out[PAGE_LENGTH])
{
	int number = number_read(lang, text, n);

	if (number > 0) {
		snprintf(out, PAGE_LENGTH, "%d", number);
		return true;
	}
	return number < 0 && read_sectioned(text, n, out);
}

bool
page_numbers_agree(const char *a, const char *b)
{
	while (u_isalpha(*a) && *a == *b)
		a++, b++;
	while (*a == '0')
		a++;
	while (*b == '0')
		b++;
	while (*a != '\0' && *a == *b)
		a++, b++;
	return *a == *b;
}
