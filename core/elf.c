/* SPDX-License-Identifier: MIT */
/*
 * A look at a module's ELF header before the system's loader sees it.
 *
 * Two faults need it. For a module of another machine glibc says "No such file
 * or directory" about a file that is there; and a module cut short is mapped
 * without complaint, then the process dies of SIGBUS when it touches a page
 * past the end. Source: System V ABI, generic part, chapters 4 and 5.
 */
#include "config.h"

#include "elf.h"

#ifdef HAVE_LINK_H
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef ElfW(Ehdr) elf_header;
typedef ElfW(Phdr) elf_segment;

/* Our own header, as the linker maps it: what a module must agree with. */
extern const elf_header __ehdr_start __attribute__((weak, visibility("hidden")));

static const struct {
	unsigned machine;
	const char *name;
} machines[] = {
	{ EM_386, "x86" }, { EM_X86_64, "x86-64" }, { EM_ARM, "ARM" }, { EM_AARCH64, "ARM64" },
	{ EM_PPC64, "PowerPC" }, { EM_S390, "S/390" }, { EM_RISCV, "RISC-V" },
	{ EM_MIPS, "MIPS" },
};

static void
describe(const elf_header *header, char *out, size_t size)
{
	const char *name = "an unknown machine";

	for (size_t i = 0; i < sizeof machines / sizeof *machines; i++)
		if (machines[i].machine == header->e_machine)
			name = machines[i].name;
	snprintf(out, size, "%s, %d bits, %s end first", name,
	    header->e_ident[EI_CLASS] == ELFCLASS32 ? 32 : 64,
	    header->e_ident[EI_DATA] == ELFDATA2LSB ? "little" : "big");
}

static int
check_machine(const elf_header *header, const char *path, recto_error *err)
{
	char its[64], ours[64];

	if (&__ehdr_start == NULL || (header->e_machine == __ehdr_start.e_machine &&
	    header->e_ident[EI_CLASS] == __ehdr_start.e_ident[EI_CLASS] &&
	    header->e_ident[EI_DATA] == __ehdr_start.e_ident[EI_DATA]))
		return RECTO_OK;
	describe(header, its, sizeof its);
	describe(&__ehdr_start, ours, sizeof ours);
	return recto_fail(err, RECTO_EPLUGIN, "%s: made for another machine (%s; this is %s); "
	    "install the plugin for this one", path, its, ours);
}

/* All of size bytes at offset: 1, or 0 when the file is shorter. */
static int
read_at(int fd, void *data, size_t size, uint64_t offset)
{
	char *to = data;

	while (size > 0) {
		ssize_t n = pread(fd, to, size, (off_t)offset);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return 0;
		to += n;
		offset += (uint64_t)n;
		size -= (size_t)n;
	}
	return 1;
}

static int
is_whole(int fd, const elf_header *header, uint64_t size)
{
	elf_segment segment;

	for (unsigned i = 0; i < header->e_phnum; i++) {
		if (header->e_phentsize < sizeof segment ||
		    !read_at(fd, &segment, sizeof segment,
		    header->e_phoff + (uint64_t)i * header->e_phentsize))
			return 0;
		if (segment.p_type == PT_LOAD && (segment.p_offset > size ||
		    segment.p_filesz > size - segment.p_offset))
			return 0;
	}
	return header->e_phnum > 0;
}

static int
check(int fd, const char *path, recto_error *err)
{
	elf_header header;
	struct stat st;
	int rc;

	if (fstat(fd, &st) < 0)
		return recto_fail(err, RECTO_EPLUGIN, "%s: %s", path, strerror(errno));
	if (!read_at(fd, &header, sizeof header, 0) ||
	    memcmp(header.e_ident, ELFMAG, SELFMAG) != 0)
		return recto_fail(err, RECTO_EPLUGIN, "%s: the file is %s; "
		    "install the plugin again, or move the file out of the plugin folder",
		    path, st.st_size == 0 ? "empty" : "no shared object (ELF)");
	if ((rc = check_machine(&header, path, err)) < 0)
		return rc;
	if (header.e_type != ET_DYN)
		return recto_fail(err, RECTO_EPLUGIN, "%s: not linked as a module; "
		    "link it with -shared", path);
	if (!is_whole(fd, &header, (uint64_t)st.st_size))
		return recto_fail(err, RECTO_EPLUGIN, "%s: the file was cut short; "
		    "install the plugin again", path);
	return RECTO_OK;
}

int
recto_elf__check(const char *path, recto_error *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK), rc;

	if (fd < 0)
		return recto_fail(err, RECTO_EPLUGIN, "%s: cannot be opened: %s; %s", path,
		    strerror(errno), errno == EACCES ? "make it readable (chmod a+r)" :
		    "install the plugin again");
	rc = check(fd, path, err);
	close(fd);
	return rc;
}

#else

int
recto_elf__check(const char *path, recto_error *err)
{
	(void)path, (void)err;
	return RECTO_OK;
}

#endif
