# SPDX-License-Identifier: MIT
plugins_LTLIBRARIES += %D%/text.la
plugins_text_text_la_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/plugins/writing $(ICU_CFLAGS)
plugins_text_text_la_LDFLAGS = $(MODULE_LINK)
plugins_text_text_la_LIBADD = plugins/writing/libwriting.la librecto.la $(ICU_LIBS)
plugins_text_text_la_SOURCES = \
	%D%/plugin.c \
	%D%/read.c \
	%D%/decline.c \
	%D%/text.h \
	%D%/wrap.c \
	%D%/wrap.h \
	%D%/write.c
