# SPDX-License-Identifier: MIT
plugins_LTLIBRARIES += %D%/tei.la
plugins_tei_tei_la_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/plugins/writing
plugins_tei_tei_la_LDFLAGS = $(MODULE_LINK)
plugins_tei_tei_la_LIBADD = plugins/writing/libwriting.la librecto.la
plugins_tei_tei_la_SOURCES = \
	%D%/element.c \
	%D%/flow.c \
	%D%/flow.h \
	%D%/header.c \
	%D%/inline.c \
	%D%/page.c \
	%D%/pieces.c \
	%D%/plugin.c \
	%D%/split.c \
	%D%/tei.h \
	%D%/write.c
