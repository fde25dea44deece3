# SPDX-License-Identifier: MIT
# What the writers share, linked into each of them: it is no plugin.
noinst_LTLIBRARIES += %D%/libwriting.la
plugins_writing_libwriting_la_SOURCES = \
	%D%/ids.c \
	%D%/ids.h \
	%D%/loss.c \
	%D%/loss.h \
	%D%/markup.c \
	%D%/markup.h \
	%D%/spool.c \
	%D%/spool.h \
	%D%/tree.c \
	%D%/tree.h \
	%D%/value.c \
	%D%/value.h
