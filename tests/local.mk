# SPDX-License-Identifier: MIT
# All tests speak TAP. A unit test is tests/FOLDER/test-NAME.c and one line
# here: it is linked with the core's hidden functions and cmocka.
AM_CPPFLAGS += $(CMOCKA_CFLAGS)
LDADD = core/libcore.la $(CMOCKA_LIBS)
LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh

# Minutes on one processor: first, so that the other tests run beside it.
TESTS += $(fuzz_tests)

unit_tests = \
	tests/core/test-arena \
	tests/core/test-base \
	tests/core/test-buffer \
	tests/core/test-charset \
	tests/core/test-discover \
	tests/core/test-host \
	tests/core/test-host-memory \
	tests/core/test-iterate \
	tests/core/test-job \
	tests/core/test-kinds \
	tests/core/test-ledger \
	tests/core/test-line \
	tests/core/test-lines \
	tests/core/test-manifest \
	tests/core/test-memory \
	tests/core/test-message \
	tests/core/test-meta \
	tests/core/test-module \
	tests/core/test-node \
	tests/core/test-option \
	tests/core/test-parts \
	tests/core/test-sink \
	tests/core/test-source \
	tests/core/test-stream-memory \
	tests/core/test-suggest \
	tests/core/test-unicode \
	tests/plugins/articles/test-facts \
	tests/plugins/articles/test-languages \
	tests/plugins/articles/test-passes \
	tests/plugins/test-text-read \
	tests/plugins/test-value \
	tests/plugins/test-writers-memory

# Allocations go through the test, which lets the n-th one fail.
wrap_allocations = -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc
tests_core_test_host_memory_LDFLAGS = $(wrap_allocations)
tests_core_test_memory_LDFLAGS = $(wrap_allocations)
tests_plugins_test_writers_memory_LDFLAGS = $(wrap_allocations)
tests_core_test_stream_memory_LDFLAGS = $(wrap_allocations) -Wl,--wrap=strdup

# Reads go through the test, which hands out a byte at a time.
tests_core_test_source_LDFLAGS = -Wl,--wrap=read

# These use the library from outside, as the modules they load do.
tests_core_test_host_LDADD = librecto.la $(CMOCKA_LIBS)
tests_core_test_job_LDADD = librecto.la $(CMOCKA_LIBS)
tests_plugins_test_text_read_LDADD = librecto.la $(CMOCKA_LIBS)

# These are the host of what reads language files.
reading_languages = \
	plugins/articles/lang/firsts.c \
	plugins/articles/lang/guess.c \
	plugins/articles/lang/lang.c \
	plugins/articles/lang/langfile.c \
	plugins/articles/lang/dictionary.c \
	plugins/articles/lang/lists.c \
	plugins/articles/lang/match.c \
	plugins/articles/lang/scripts.c
tests_plugins_articles_test_facts_SOURCES = \
	$(reading_languages) \
	plugins/articles/facts/dates.c \
	plugins/articles/facts/folio.c \
	plugins/articles/facts/leftover.c \
	plugins/articles/facts/names.c \
	plugins/articles/facts/numbers.c \
	tests/plugins/articles/test-facts.c
tests_plugins_articles_test_facts_CPPFLAGS = $(within_articles)
tests_plugins_articles_test_facts_LDADD = $(LDADD) $(ICU_LIBS)
tests_plugins_articles_test_languages_SOURCES = \
	$(reading_languages) \
	tests/plugins/articles/test-languages.c
tests_plugins_articles_test_languages_CPPFLAGS = $(within_articles)
tests_plugins_articles_test_languages_LDADD = $(LDADD) $(ICU_LIBS)

tests_plugins_articles_test_passes_SOURCES = \
	plugins/articles/units/assign.c \
	plugins/articles/lines/doubled.c \
	plugins/articles/score.c \
	plugins/articles/lines/spacing.c \
	plugins/articles/lines/width.c \
	tests/plugins/articles/test-passes.c
tests_plugins_articles_test_passes_CPPFLAGS = $(within_articles)
tests_plugins_articles_test_passes_LDADD = $(LDADD) $(ICU_LIBS) -lm

noinst_HEADERS = \
	tests/check.h \
	tests/core/spend.h \
	tests/core/tree.h \
	tests/folder.h \
	tests/loads.h \
	tests/plugins/articles/host.h
dist_check_SCRIPTS = tests/no-cmocka

if HAVE_CMOCKA
check_PROGRAMS += $(unit_tests)
TESTS += $(unit_tests)
else
TESTS += tests/no-cmocka
endif

# Fuzz targets replay the corpus and variations of it. fuzz-convert loads
# modules, so it takes the library they take; each half of it has its files.
fuzz_tests = \
	tests/fuzz/fuzz-convert-1 \
	tests/fuzz/fuzz-convert-2 \
	tests/fuzz/fuzz-lines
noinst_HEADERS += tests/fuzz/fuzz.h
check_PROGRAMS += $(fuzz_tests)
fuzz_convert = tests/fuzz/driver.c tests/fuzz/fuzz-convert.c
fuzz_convert_flags = $(AM_CPPFLAGS) $(LIBXML2_CFLAGS) -DFUZZ_SHARES=2
tests_fuzz_fuzz_convert_1_SOURCES = $(fuzz_convert)
tests_fuzz_fuzz_convert_1_CPPFLAGS = $(fuzz_convert_flags) -DFUZZ_SHARE=0
tests_fuzz_fuzz_convert_1_LDADD = librecto.la $(LIBXML2_LIBS)
tests_fuzz_fuzz_convert_2_SOURCES = $(fuzz_convert)
tests_fuzz_fuzz_convert_2_CPPFLAGS = $(fuzz_convert_flags) -DFUZZ_SHARE=1
tests_fuzz_fuzz_convert_2_LDADD = librecto.la $(LIBXML2_LIBS)
tests_fuzz_fuzz_lines_SOURCES = tests/fuzz/driver.c tests/fuzz/fuzz-lines.c
EXTRA_DIST += \
	tests/fuzz/corpus/all-bytes \
	tests/fuzz/corpus/big5 \
	tests/fuzz/corpus/controls \
	tests/fuzz/corpus/empty \
	tests/fuzz/corpus/euc-kr \
	tests/fuzz/corpus/gb18030 \
	tests/fuzz/corpus/iso-2022-jp \
	tests/fuzz/corpus/koi8-r \
	tests/fuzz/corpus/line-ends \
	tests/fuzz/corpus/malformed \
	tests/fuzz/corpus/mark-first \
	tests/fuzz/corpus/marks-without-end \
	tests/fuzz/corpus/markup \
	tests/fuzz/corpus/newlines \
	tests/fuzz/corpus/nfd \
	tests/fuzz/corpus/no-line-end \
	tests/fuzz/corpus/page-en \
	tests/fuzz/corpus/shift-jis \
	tests/fuzz/corpus/utf16-lone-surrogate \
	tests/fuzz/corpus/utf16-odd \
	tests/fuzz/corpus/utf16be-bom \
	tests/fuzz/corpus/utf16le-bom \
	tests/fuzz/corpus/utf32le-bom \
	tests/fuzz/corpus/utf8-bom-crlf \
	tests/fuzz/corpus/utf8-zh \
	tests/fuzz/corpus/windows-1252

# Tests in shell run the command and the modules of the build tree.
shell_tests = \
	tests/cli/bad-input.tap \
	tests/cli/completion.tap \
	tests/cli/files.tap \
	tests/cli/folder.tap \
	tests/cli/metadata.tap \
	tests/cli/parts.tap \
	tests/cli/plugins.tap \
	tests/cli/site.tap \
	tests/cli/usage.tap \
	tests/corpus.tap \
	tests/examples.tap \
	tests/manual.tap \
	tests/readme.tap \
	tests/samples/check.tap \
	tests/static.tap \
	tests/syntax-check.tap

TESTS += $(shell_tests)
dist_check_SCRIPTS += $(shell_tests)
AM_TESTS_ENVIRONMENT = \
	RECTO='$(abs_top_builddir)/cli/recto$(EXEEXT)'; export RECTO; \
	RECTO_PLUGIN_PATH=`for m in $(plugins_LTLIBRARIES) $(check_LTLIBRARIES); do \
		case $$m in tests/accuracy/* | tests/modules/* | tests/sdk/*) continue ;; esac; \
		printf '%s:' "$(abs_top_builddir)/$${m%/*}/.libs"; done`; \
	export RECTO_PLUGIN_PATH; \
	RECTO_DATA_PATH='$(abs_top_srcdir)/plugins'; export RECTO_DATA_PATH; \
	RECTO_FUZZ_CORPUS='$(abs_top_srcdir)/tests/fuzz/corpus'; export RECTO_FUZZ_CORPUS; \
	RECTO_FUZZ_ROUNDS=$${RECTO_FUZZ_ROUNDS:-$(fuzz_rounds)}; export RECTO_FUZZ_ROUNDS; \
	XDG_DATA_HOME='$(abs_top_builddir)/none'; export XDG_DATA_HOME; \
	RECTO_SANITIZED=$(sanitized); export RECTO_SANITIZED; \
	RECTO_LOADS=$(loads_modules); export RECTO_LOADS;
# Chance makes the same variations in each build, and sanitizers see most of them.
if SANITIZED
sanitized = yes
fuzz_rounds = 20
else
fuzz_rounds = 5
endif
if SHARED
loads_modules = yes
else
loads_modules = no
endif

# Pages written for Recto: the text, what is on it by hand (.gold), its TEI.
EXTRA_DIST += \
	.shellcheckrc \
	bootstrap \
	tests/cli/cli.sh \
	tests/pages.sh \
	tests/tap.sh \
	tests/samples/aside/ar-marfa.gold \
	tests/samples/aside/ar-marfa.txt \
	tests/samples/aside/en-mercury.gold \
	tests/samples/aside/en-mercury.txt \
	tests/samples/aside/it-lanterna.gold \
	tests/samples/aside/it-lanterna.txt \
	tests/samples/aside/zh-Hant-wanbao.gold \
	tests/samples/aside/zh-Hant-wanbao.txt \
	tests/samples/de-heide.gold \
	tests/samples/de-heide.txt \
	tests/samples/en-clarion.gold \
	tests/samples/en-clarion.txt \
	tests/samples/en-harbour.gold \
	tests/samples/en-harbour.tei.xml \
	tests/samples/en-harbour.txt \
	tests/samples/en-museum.gold \
	tests/samples/en-museum.tei.xml \
	tests/samples/en-museum.txt \
	tests/samples/en-valley.gold \
	tests/samples/en-valley.tei.xml \
	tests/samples/en-valley.txt \
	tests/samples/es-mirador.gold \
	tests/samples/es-mirador.txt \
	tests/samples/floors \
	tests/samples/fr-phare.gold \
	tests/samples/fr-phare.txt \
	tests/samples/ja-shiokaze.gold \
	tests/samples/ja-shiokaze.txt \
	tests/samples/ru-zarya.gold \
	tests/samples/ru-zarya.txt \
	tests/samples/zh-lake.gold \
	tests/samples/zh-lake.tei.xml \
	tests/samples/zh-lake.txt \
	tests/samples/zh-mountain.gold \
	tests/samples/zh-mountain.tei.xml \
	tests/samples/zh-mountain.txt \
	tests/samples/zh-wharf.gold \
	tests/samples/zh-wharf.tei.xml \
	tests/samples/zh-wharf.txt \
	tests/samples/written

EXTRA_DIST += tests/installed.sh
installcheck-local:
	$(srcdir)/tests/installed.sh '$(abs_top_srcdir)' '$(DESTDIR)$(bindir)' \
	    '$(DESTDIR)$(pkgconfigdir)' '$(DESTDIR)$(mandir)' $(CC) $(CFLAGS) $(LDFLAGS)

.PHONY: syntax-check
syntax-check:
	$(AM_V_GEN)$(MAKE) $(AM_MAKEFLAGS) check-TESTS TESTS=tests/syntax-check.tap

# How fast, beside pandoc and cmark: a table to read, not a test.
EXTRA_DIST += tests/bench/bench.py
.PHONY: bench
bench: all
	@$(AM_TESTS_ENVIRONMENT) python3 $(srcdir)/tests/bench/bench.py "$$RECTO"
