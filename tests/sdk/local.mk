# SPDX-License-Identifier: MIT
# What authors of plugins are given: the kit, which all modules of the tree
# pass, and the projects it makes, built against a staged installation.
sdk_tests = \
	%D%/abi.tap \
	%D%/api.tap \
	%D%/kit.tap \
	%D%/modules.tap \
	%D%/tutorial.tap
TESTS += $(sdk_tests)
dist_check_SCRIPTS += $(sdk_tests)
EXTRA_DIST += %D%/abi.symbols %D%/abi.layout
AM_TESTS_ENVIRONMENT += \
	RECTO_PLUGIN='$(abs_top_builddir)/cli/recto-plugin$(EXEEXT)'; export RECTO_PLUGIN; \
	RECTO_MODULES='$(plugins_LTLIBRARIES)'; export RECTO_MODULES; \
	RECTO_MAKE='$(MAKE)'; export RECTO_MAKE;

check_PROGRAMS += %D%/layout
%C%_layout_SOURCES = %D%/layout.c
%C%_layout_LDADD =

# A module that breaks the rule it is told to.
if SHARED
check_LTLIBRARIES += %D%/careless.la
endif
%C%_careless_la_SOURCES = %D%/careless.c
%C%_careless_la_LDFLAGS = -module -avoid-version -shared -rpath /nonexistent
%C%_careless_la_LIBADD = librecto.la

# Installing relinks the modules in their place: no other test may run then.
last_test = tests/sdk/tutorial.tap.log
$(last_test): $(filter-out $(last_test),$(TEST_LOGS))
