# SPDX-License-Identifier: MIT
# Tests of writers: cases are files, a folder a format. Pages for the filter are
# files, too.
EXTRA_DIST += \
	tests/plugins/articles/facts \
	tests/plugins/articles/pages \
	tests/plugins/articles/rows \
	tests/plugins/html \
	tests/plugins/markdown \
	tests/plugins/read-back.py \
	tests/plugins/tei \
	tests/plugins/text

writer_tests = \
	tests/plugins/articles/pages.tap \
	tests/plugins/goldens.tap \
	tests/plugins/random.tap
TESTS += $(writer_tests)
dist_check_SCRIPTS += $(writer_tests)

# The reader of their cases is a module that is not installed; libtool makes a
# module only of what has a place.
check_LTLIBRARIES += tests/plugins/tree/tree.la
tests_plugins_tree_tree_la_LDFLAGS = $(MODULE_LINK) -rpath /nonexistent
tests_plugins_tree_tree_la_LIBADD = librecto.la
tests_plugins_tree_tree_la_SOURCES = tests/plugins/tree/tree.c

# Trees nobody thought of.
check_PROGRAMS += tests/plugins/random-tree
tests_plugins_random_tree_LDADD = librecto.la
tests_plugins_random_tree_SOURCES = tests/plugins/random-tree.c
