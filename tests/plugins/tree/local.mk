# SPDX-License-Identifier: MIT
# A module that is not installed; libtool makes a module only of what has a place.
check_LTLIBRARIES += %D%/tree.la
tests_plugins_tree_tree_la_LDFLAGS = $(MODULE_LINK) -rpath /nonexistent
tests_plugins_tree_tree_la_LIBADD = librecto.la
tests_plugins_tree_tree_la_SOURCES = %D%/tree.c
