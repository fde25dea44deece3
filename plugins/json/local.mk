# SPDX-License-Identifier: MIT
if HAVE_JANSSON
plugins_LTLIBRARIES += %D%/json.la
plugins_json_json_la_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/plugins/jsonlines
plugins_json_json_la_LDFLAGS = $(MODULE_LINK)
plugins_json_json_la_LIBADD = plugins/jsonlines/libjsonlines.la librecto.la
plugins_json_json_la_SOURCES = \
	%D%/json.h \
	%D%/plugin.c \
	%D%/read.c \
	%D%/write.c
endif
