# SPDX-License-Identifier: MIT
plugins_LTLIBRARIES += %D%/markdown.la
plugins_markdown_markdown_la_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/plugins/writing $(ICU_CFLAGS)
plugins_markdown_markdown_la_LDFLAGS = $(MODULE_LINK)
plugins_markdown_markdown_la_LIBADD = plugins/writing/libwriting.la librecto.la $(ICU_LIBS)
plugins_markdown_markdown_la_SOURCES = \
	%D%/chars.c \
	%D%/chars.h \
	%D%/emphasis.c \
	%D%/front.c \
	%D%/line.c \
	%D%/line.h \
	%D%/markdown.h \
	%D%/plugin.c \
	%D%/table.c \
	%D%/write.c
