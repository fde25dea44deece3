# SPDX-License-Identifier: MIT
# The core as a convenience library, so that unit tests reach what is hidden;
# librecto is all of it with only the public names exported.
noinst_LTLIBRARIES += core/libcore.la
core_libcore_la_CPPFLAGS = $(AM_CPPFLAGS) -DRECTO_BUILDING $(ICU_CFLAGS) $(LIBXML2_CFLAGS) \
	-DRECTO_PLUGINS_DIR='"$(pluginsdir)"' -DRECTO_DATA_DIR='"$(pkgdatadir)"'
core_libcore_la_LIBADD = $(ICU_LIBS) $(LIBXML2_LIBS) $(LTDL_LIBS)
core_libcore_la_SOURCES = \
	core/arena.c \
	core/arena.h \
	core/base.c \
	core/buffer.c \
	core/charclass.c \
	core/charclass.h \
	core/charset.c \
	core/charset.h \
	core/charset_data.c \
	core/charset_data.h \
	core/charset_name.c \
	core/charset_score.c \
	core/charset_score.h \
	core/collection.c \
	core/context.c \
	core/data.c \
	core/decoder.c \
	core/decoder.h \
	core/detect.c \
	core/detect.h \
	core/discover.c \
	core/discover.h \
	core/document.c \
	core/elf.c \
	core/elf.h \
	core/host.c \
	core/host.h \
	core/host_names.c \
	core/iterate.c \
	core/job.c \
	core/job.h \
	core/kinds.c \
	core/ledger.c \
	core/ledger.h \
	core/line.c \
	core/linebuf.c \
	core/linebuf.h \
	core/lines.c \
	core/lines.h \
	core/lines_decoded.c \
	core/lines_utf8.c \
	core/listener.c \
	core/listener.h \
	core/loader.c \
	core/loader.h \
	core/manifest.c \
	core/manifest.h \
	core/manifest_write.c \
	core/message.c \
	core/meta.c \
	core/module.c \
	core/module.h \
	core/nfc.c \
	core/node.c \
	core/node.h \
	core/option.c \
	core/option.h \
	core/parts.c \
	core/paths.c \
	core/paths.h \
	core/place.c \
	core/place.h \
	core/run.c \
	core/sink.c \
	core/sink.h \
	core/source.c \
	core/source.h \
	core/suggest.c \
	core/text.c \
	core/text.h \
	core/unicode.c \
	core/unicode.h

# What librecto exports is what the headers declare, and nothing else says it.
public_names = $(AM_V_GEN)$(MKDIR_P) core && LC_ALL=C $(AWK) -f $(srcdir)/core/symbols.awk
public_headers = $(addprefix $(top_srcdir)/,$(pkginclude_HEADERS))
EXTRA_DIST += core/symbols.awk
CLEANFILES += core/librecto.map core/librecto.names
core/librecto.map: core/symbols.awk $(pkginclude_HEADERS)
	$(public_names) $(public_headers) >$@.tmp && mv $@.tmp $@
core/librecto.names: core/symbols.awk $(pkginclude_HEADERS)
	$(public_names) -v form=list $(public_headers) >$@.tmp && mv $@.tmp $@

lib_LTLIBRARIES += librecto.la
librecto_la_SOURCES =
librecto_la_LIBADD = core/libcore.la
librecto_la_LDFLAGS = -version-info $(RECTO_LT_VERSION) -no-undefined
if SYMBOL_VERSIONS
librecto_la_LDFLAGS += -Wl,--version-script=core/librecto.map
EXTRA_librecto_la_DEPENDENCIES = core/librecto.map
else
librecto_la_LDFLAGS += -export-symbols core/librecto.names
EXTRA_librecto_la_DEPENDENCIES = core/librecto.names
endif
