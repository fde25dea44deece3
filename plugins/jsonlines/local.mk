# SPDX-License-Identifier: MIT
# The document as JSON lines, for the modules that speak it: it is no plugin.
if HAVE_JANSSON
noinst_LTLIBRARIES += %D%/libjsonlines.la
plugins_jsonlines_libjsonlines_la_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
plugins_jsonlines_libjsonlines_la_LIBADD = $(JANSSON_LIBS)
plugins_jsonlines_libjsonlines_la_SOURCES = \
	%D%/decode.c \
	%D%/encode.c \
	%D%/jsonlines.h \
	%D%/nodes.c \
	%D%/nodes.h \
	%D%/object.c \
	%D%/object.h \
	%D%/splitter.c \
	%D%/splitter.h \
	%D%/values.c \
	%D%/values.h
endif
