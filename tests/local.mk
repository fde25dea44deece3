# SPDX-License-Identifier: MIT
# All tests speak TAP. A unit test is tests/FOLDER/test-NAME.c and one line
# here: it is linked with the core's hidden functions and cmocka.
AM_CPPFLAGS += $(CMOCKA_CFLAGS)
LDADD = core/libcore.la $(CMOCKA_LIBS)
LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh

unit_tests = \
	tests/core/test-base \
	tests/core/test-buffer \
	tests/core/test-unicode

noinst_HEADERS = tests/check.h
dist_check_SCRIPTS = tests/no-cmocka

if HAVE_CMOCKA
check_PROGRAMS += $(unit_tests)
TESTS += $(unit_tests)
else
TESTS += tests/no-cmocka
endif
