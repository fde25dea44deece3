# SPDX-License-Identifier: MIT
# Modules that tests of the host load, and fail to load, from their folder. None
# is installed; libtool makes a module only of what has a place.
test_module = -module -avoid-version -shared -rpath /nonexistent \
	-export-symbols-regex '^recto_plugin_entry$$'

if SHARED
check_LTLIBRARIES += \
	%D%/bids.la \
	%D%/fault-abi.la \
	%D%/fault-entry.la \
	%D%/fault-magic.la \
	%D%/fault-model.la \
	%D%/fault-read.la \
	%D%/fault-symbol.la \
	%D%/sample.la
endif

%C%_bids_la_SOURCES = %D%/bids.c
%C%_bids_la_LDFLAGS = $(test_module)
%C%_bids_la_LIBADD = librecto.la

%C%_sample_la_SOURCES = %D%/sample.c
%C%_sample_la_LDFLAGS = $(test_module)
%C%_sample_la_LIBADD = librecto.la

%C%_fault_abi_la_SOURCES = %D%/faulty.c
%C%_fault_abi_la_CPPFLAGS = $(AM_CPPFLAGS) -DFAULT_ABI
%C%_fault_abi_la_LDFLAGS = $(test_module)

%C%_fault_entry_la_SOURCES = %D%/faulty.c
%C%_fault_entry_la_CPPFLAGS = $(AM_CPPFLAGS) -DFAULT_ENTRY
%C%_fault_entry_la_LDFLAGS = -module -avoid-version -shared -rpath /nonexistent

%C%_fault_magic_la_SOURCES = %D%/faulty.c
%C%_fault_magic_la_CPPFLAGS = $(AM_CPPFLAGS) -DFAULT_MAGIC
%C%_fault_magic_la_LDFLAGS = $(test_module)

%C%_fault_model_la_SOURCES = %D%/faulty.c
%C%_fault_model_la_CPPFLAGS = $(AM_CPPFLAGS) -DFAULT_MODEL
%C%_fault_model_la_LDFLAGS = $(test_module)

%C%_fault_read_la_SOURCES = %D%/faulty.c
%C%_fault_read_la_CPPFLAGS = $(AM_CPPFLAGS) -DFAULT_READ
%C%_fault_read_la_LDFLAGS = $(test_module)

%C%_fault_symbol_la_SOURCES = %D%/faulty.c
%C%_fault_symbol_la_CPPFLAGS = $(AM_CPPFLAGS) -DFAULT_SYMBOL
%C%_fault_symbol_la_LDFLAGS = $(test_module)
