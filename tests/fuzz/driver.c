/* SPDX-License-Identifier: MIT */
/*
 * Runs a fuzz target as a test: on every file of the corpus as it is, and on
 * variations that chance makes of it, the same ones on every machine.
 * RECTO_FUZZ_ROUNDS says how many of each file. An input on which a target
 * breaks is left in the file fuzz-broken, to be looked at and to be added to
 * the corpus with the repair. A target that takes minutes is built several times,
 * with a share of the files each, so that it runs on several processors.
 */
#include "config.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../loads.h"
#include "fuzz.h"

#define ROUNDS 20
#ifndef FUZZ_SHARES
#define FUZZ_SHARES 1
#define FUZZ_SHARE 0
#endif
#define LARGEST ((size_t)1 << 16)

static struct input {
	uint8_t data[LARGEST];
	size_t len;
} current;

static uint32_t seed;

static uint32_t
chance(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;	/* Numerical Recipes */
	return (seed >> 8) % below;
}

void
broken(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	fputs("# ", stdout);
	vprintf(fmt, args);
	putchar('\n');
	fflush(stdout);
	va_end(args);
	abort();
}

/* Leave the input for whoever looks into it; only calls a handler may make. */
static void
save_input(int number)
{
	int fd = open("fuzz-broken", O_WRONLY | O_CREAT | O_TRUNC, 0666);
	ssize_t done = fd >= 0 ? write(fd, current.data, current.len) : -1;

	(void)number;
	_exit(done < 0 ? 2 : 1);
}

/* ------------------------------------------------------------ variations */

/* What has been troublesome anywhere: signs of encodings, ends, limits. */
static const struct { const char *bytes; size_t len; } pieces[] = {
#define PIECE(bytes) { bytes, sizeof bytes - 1 }
	PIECE("\0"), PIECE("\n"), PIECE("\r"), PIECE("\r\n"), PIECE("\f"), PIECE("\x1a"),
	PIECE("\xef\xbb\xbf"), PIECE("\xff\xfe"), PIECE("\xfe\xff"), PIECE("\xff\xfe\0\0"),
	PIECE("\xc2\x85"), PIECE("\xe2\x80\xa8"), PIECE("\xcc\x81"), PIECE("\xe3\x80\x80"),
	PIECE("\xed\xa0\x80"), PIECE("\xf4\x90\x80\x80"), PIECE("\xef\xbf\xbf"),
	PIECE("\x84\x31\xa4\x37"), PIECE("\x1b$B"), PIECE("\x1b(B"), PIECE("]]>"), PIECE("&#0;"),
};

static void
insert(size_t at, const void *bytes, size_t len)
{
	if (current.len + len > LARGEST)
		return;
	memmove(current.data + at + len, current.data + at, current.len - at);
	memcpy(current.data + at, bytes, len);
	current.len += len;
}

static void
cut(size_t at, size_t len)
{
	if (len > current.len - at)
		len = current.len - at;
	memmove(current.data + at, current.data + at + len, current.len - at - len);
	current.len -= len;
}

static void
vary(void)
{
	size_t at = chance((uint32_t)current.len + 1);
	size_t row = chance(sizeof pieces / sizeof *pieces);
	uint8_t copy[64];

	switch (chance(5)) {
	case 0:
		if (at < current.len)
			current.data[at] ^= (uint8_t)(1u << chance(8));
		break;
	case 1:
		if (at < current.len)
			current.data[at] = (uint8_t)chance(256);
		break;
	case 2:
		cut(at, 1 + chance(64));
		break;
	case 3:
		if (current.len - at >= sizeof copy) {
			memcpy(copy, current.data + at, sizeof copy);
			insert(chance((uint32_t)current.len + 1), copy, 1 + chance(sizeof copy));
		}
		break;
	default:
		insert(at, pieces[row].bytes, pieces[row].len);
	}
}

/* ------------------------------------------------------------------ runs */

static int
load(const char *folder, const char *name)
{
	char path[4096];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	if ((file = fopen(path, "rb")) == NULL)
		return 0;
	current.len = fread(current.data, 1, LARGEST, file);
	fclose(file);
	return 1;
}

static void
run(void)
{
	/* a copy of the very size: AddressSanitizer sees a step too far */
	uint8_t *exact = malloc(current.len + !current.len);

	if (exact == NULL)
		broken("out of memory");
	memcpy(exact, current.data, current.len);
	LLVMFuzzerTestOneInput(exact, current.len);
	free(exact);
}

/* The file itself, then variations that go on from it, one upon the other. */
static int
replay(const char *folder, const char *name, unsigned rounds)
{
	unsigned i, n;

	if (!load(folder, name))
		return 0;
	run();
	seed = (uint32_t)current.len;
	for (i = 0; i < rounds; i++) {
		if (i % 10 == 0)
			load(folder, name);
		for (n = 1 + chance(4); n > 0; n--)
			vary();
		run();
	}
	return 1;
}

static int
is_visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

int
main(void)
{
	const char *folder = getenv("RECTO_FUZZ_CORPUS"), *rounds = getenv("RECTO_FUZZ_ROUNDS");
	unsigned n = rounds != NULL ? (unsigned)strtoul(rounds, NULL, 10) : ROUNDS;
	struct dirent **names;
	int i, count, tests = 0, bad = 0;

	if (fuzz_loads_modules && has_no_modules())
		return 0;
	signal(SIGABRT, save_input);
	if (folder == NULL || (count = scandir(folder, &names, is_visible, alphasort)) <= 0) {
		puts("Bail out! RECTO_FUZZ_CORPUS names no folder with files");
		return 1;
	}
	for (i = FUZZ_SHARE; i < count; i += FUZZ_SHARES) {
		int ok = replay(folder, names[i]->d_name, n);

		printf("%s %d - %s\n", ok ? "ok" : "not ok", ++tests, names[i]->d_name);
		fflush(stdout);
		bad |= !ok;
	}
	printf("1..%d\n", tests);
	for (i = 0; i < count; i++)
		free(names[i]);
	free(names);
	return bad;
}
