/* SPDX-License-Identifier: MIT */
/*
 * The dynamic symbol table of a module: its section of type SHT_DYNSYM and the
 * names that it is linked to. Every place is checked against the size of the
 * file, which may be anything. Source: System V ABI, generic part, chapter 4.
 */
#include "config.h"

#include "symbols.h"

#ifdef HAVE_LINK_H
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct image {
	const unsigned char *data;
	size_t size;
};

/* size bytes at offset, or NULL when the file does not have them. */
static const void *
at(const struct image *image, uint64_t offset, uint64_t size)
{
	if (offset > image->size || size > image->size - offset)
		return NULL;
	return image->data + offset;
}

static int
section(const struct image *image, const ElfW(Ehdr) *header, unsigned i, ElfW(Shdr) *out)
{
	const void *from;

	if (i >= header->e_shnum || header->e_shentsize < sizeof *out ||
	    (from = at(image, header->e_shoff + (uint64_t)i * header->e_shentsize,
	    sizeof *out)) == NULL)
		return 0;
	memcpy(out, from, sizeof *out);
	return 1;
}

static int
take_symbols(const struct image *image, const ElfW(Shdr) *table, const ElfW(Shdr) *names,
    void (*take)(void *user, const char *name, int defined), void *user)
{
	const char *text = at(image, names->sh_offset, names->sh_size);
	const unsigned char *rows = at(image, table->sh_offset, table->sh_size);
	ElfW(Sym) symbol;

	if (text == NULL || rows == NULL || names->sh_size == 0 ||
	    text[names->sh_size - 1] != '\0')
		return 0;
	for (size_t i = sizeof symbol; i + sizeof symbol <= table->sh_size; i += sizeof symbol) {
		memcpy(&symbol, rows + i, sizeof symbol);
		if (symbol.st_name < names->sh_size && text[symbol.st_name] != '\0' &&
		    symbol.st_info >> 4 != STB_LOCAL)
			take(user, text + symbol.st_name, symbol.st_shndx != SHN_UNDEF);
	}
	return 1;
}

static int
read_image(const struct image *image, void (*take)(void *user, const char *name, int defined),
    void *user, recto_error *err)
{
	ElfW(Shdr) table, names;
	ElfW(Ehdr) header;

	if (image->size < sizeof header)
		return recto_fail(err, RECTO_EFORMAT, "the file is no shared object (ELF)");
	memcpy(&header, image->data, sizeof header);
	for (unsigned i = 0; section(image, &header, i, &table); i++)
		if (table.sh_type == SHT_DYNSYM)
			return section(image, &header, table.sh_link, &names) &&
			    take_symbols(image, &table, &names, take, user) ? RECTO_OK :
			    recto_fail(err, RECTO_EFORMAT, "its symbol table is damaged");
	return recto_fail(err, RECTO_ENOTSUP, "the file has no section headers");
}

int
symbols_read(const char *path, void (*take)(void *user, const char *name, int defined),
    void *user, recto_error *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), rc;
	struct stat st = { .st_size = 0 };
	void *data = MAP_FAILED;
	struct image image;

	if (fd >= 0 && fstat(fd, &st) == 0 && st.st_size > 0)
		data = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (fd >= 0)
		close(fd);
	if (data == MAP_FAILED)
		return recto_fail(err, RECTO_EIO, "cannot be read: %s", strerror(errno));
	image = (struct image){ data, (size_t)st.st_size };
	rc = read_image(&image, take, user, err);
	munmap(data, image.size);
	return rc;
}

#else

int
symbols_read(const char *path, void (*take)(void *user, const char *name, int defined),
    void *user, recto_error *err)
{
	(void)path, (void)take, (void)user;
	return recto_fail(err, RECTO_ENOTSUP, "modules are no ELF files here");
}

#endif
