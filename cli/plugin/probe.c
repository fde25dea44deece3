/* SPDX-License-Identifier: MIT */
/*
 * Whether a reader's probe only looks, and only at what it was given: the bytes
 * end where a page of memory ends that may be read, and none of them may be
 * written. Asked twice it says the same, and leaves no file open.
 */
#include "config.h"

#include <dirent.h>
#include <dlfcn.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "probe.h"
#include "trial.h"

#define LARGEST ((size_t)64 << 10)

static const recto_role *
lookup_role(const struct subject *s)
{
	void *handle = dlopen(s->module, RTLD_NOW | RTLD_LOCAL);
	const recto_plugin *plugin = handle == NULL ? NULL : dlsym(handle, RECTO_PLUGIN_SYMBOL);

	for (size_t i = 0; plugin != NULL && plugin->roles[i] != NULL; i++)
		if (plugin->roles[i]->kind == RECTO_READER &&
		    strcmp(plugin->roles[i]->name, s->role->name) == 0)
			return plugin->roles[i];
	return NULL;
}

static unsigned
count_open_files(void)
{
	DIR *dir = opendir("/proc/self/fd");
	unsigned n = 0;

	while (dir != NULL && readdir(dir) != NULL)
		n++;
	if (dir != NULL)
		closedir(dir);
	return n;
}

/* Room whose last byte is the last one before a page that cannot be touched. */
static unsigned char *
make_room(void)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	unsigned char *room = mmap(NULL, LARGEST + page, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (room == MAP_FAILED || mprotect(room + LARGEST, page, PROT_NONE) < 0)
		return NULL;
	return room;
}

static enum verdict
ask(const recto_role *role, unsigned char *room, const struct input *in, size_t len,
    recto_buf *why)
{
	const unsigned char *head = room + LARGEST - len;
	unsigned before;
	int first, second;

	if (mprotect(room, LARGEST, PROT_READ | PROT_WRITE) < 0)
		return BAD;
	memcpy(room + LARGEST - len, in->data, len);
	if (mprotect(room, LARGEST, PROT_READ) < 0)
		return BAD;
	first = role->probe(head, len);
	before = count_open_files();
	second = role->probe(head, len);
	if (first != second)
		recto_buf_addf(why, "of %zu bytes of %s it says %d, then %d", len, in->name,
		    first, second);
	else if (first < 0 || first > 100)
		recto_buf_addf(why, "of %zu bytes of %s it says %d, which is not from 0 to 100",
		    len, in->name, first);
	else if (count_open_files() != before)
		recto_buf_addf(why, "of %zu bytes of %s: it leaves a file open", len, in->name);
	else
		return GOOD;
	return BAD;
}

enum verdict
probe_is_pure(const void *subject, recto_buf *why)
{
	static const size_t lengths[] = { 0, 1, 2, 3, 5, 8, 16, 100, 1000, 4096, LARGEST };
	const struct subject *s = subject;
	const recto_role *role = lookup_role(s);
	unsigned char *room = make_room();
	enum verdict verdict = GOOD;

	if (role == NULL || room == NULL) {
		recto_buf_adds(why, "the module does not open, or there is no memory");
		return BAD;
	}
	if (role->probe == NULL) {
		recto_buf_adds(why, "it has no probe");
		return SKIPPED;
	}
	for (size_t i = 0; i < s->ninputs; i++)
		for (size_t j = 0; j < sizeof lengths / sizeof *lengths && verdict == GOOD; j++) {
			const struct input *in = &s->input[i];

			verdict = ask(role, room, in,
			    lengths[j] < in->len ? lengths[j] : in->len, why);
			if (lengths[j] >= in->len)
				break;
		}
	return verdict;
}
