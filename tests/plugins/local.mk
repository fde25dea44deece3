# SPDX-License-Identifier: MIT
# Tests of writers: cases are files, a folder a format. Pages for the filter are
# files, too.
EXTRA_DIST += \
	tests/plugins/articles/facts \
	tests/plugins/articles/pages \
	tests/plugins/articles/rows \
	tests/plugins/articles/structure \
	tests/plugins/html \
	tests/plugins/json/check-schema.py \
	tests/plugins/json/every-kind.jsonl \
	tests/plugins/json/every-kind.tree \
	tests/plugins/json/hostile.rows \
	tests/plugins/markdown \
	tests/plugins/proof \
	tests/plugins/atom.rng \
	tests/plugins/hostile.py \
	tests/plugins/json-ld.py \
	tests/plugins/links.py \
	tests/plugins/read-back.py \
	tests/plugins/tei \
	tests/plugins/tei-coverage.py \
	tests/plugins/text

writer_tests = \
	tests/plugins/articles/languages.tap \
	tests/plugins/articles/pages.tap \
	tests/plugins/articles/structure.tap \
	tests/plugins/exec/exec.tap \
	tests/plugins/goldens.tap \
	tests/plugins/html.tap \
	tests/plugins/html-axe.tap \
	tests/plugins/json/json.tap \
	tests/plugins/proof.tap \
	tests/plugins/random.tap \
	tests/plugins/round-trip.tap \
	tests/plugins/tei-judged.tap \
	tests/plugins/tei-promises.tap \
	tests/plugins/tei-schema.tap \
	tests/plugins/tei-split.tap
TESTS += $(writer_tests)
dist_check_SCRIPTS += $(writer_tests)

# The reader of their cases is a module that is not installed; libtool makes a
# module only of what has a place.
if SHARED
check_LTLIBRARIES += tests/plugins/tree/tree.la
endif
tests_plugins_tree_tree_la_LDFLAGS = $(MODULE_LINK) -rpath /nonexistent
tests_plugins_tree_tree_la_LIBADD = librecto.la
tests_plugins_tree_tree_la_SOURCES = tests/plugins/tree/tree.c

# Trees nobody thought of.
check_PROGRAMS += tests/plugins/random-tree
tests_plugins_random_tree_LDADD = librecto.la
tests_plugins_random_tree_SOURCES = tests/plugins/random-tree.c

# What the writers share.
tests_plugins_test_value_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/plugins/writing
tests_plugins_test_value_LDADD = plugins/writing/libwriting.la $(LDADD)

# All writers at once: each module but for its descriptor.
tests_plugins_test_writers_memory_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/core \
	-I$(top_srcdir)/plugins/writing -Iplugins/html $(ICU_CFLAGS)
tests_plugins_test_writers_memory_LDADD = plugins/writing/libwriting.la $(LDADD) $(ICU_LIBS)
tests_plugins_test_writers_memory_SOURCES = \
	plugins/html/attribute.c \
	plugins/html/contents.c \
	plugins/html/element.c \
	plugins/html/groups.c \
	plugins/html/head.c \
	plugins/html/json_ld.c \
	plugins/html/site.c \
	plugins/html/site-entries.c \
	plugins/html/site-feed.c \
	plugins/html/site-index.c \
	plugins/html/site-order.c \
	plugins/html/site-page.c \
	plugins/html/site-words.c \
	plugins/html/teaser.c \
	plugins/html/write.c \
	plugins/markdown/chars.c \
	plugins/markdown/emphasis.c \
	plugins/markdown/front.c \
	plugins/markdown/line.c \
	plugins/markdown/table.c \
	plugins/markdown/write.c \
	plugins/tei/element.c \
	plugins/tei/flow.c \
	plugins/tei/header.c \
	plugins/tei/inline.c \
	plugins/tei/page.c \
	plugins/tei/pieces.c \
	plugins/tei/split.c \
	plugins/tei/write.c \
	plugins/text/wrap.c \
	plugins/text/write.c \
	tests/plugins/test-writers-memory.c
