# SPDX-License-Identifier: MIT
if HAVE_JANSSON
plugins_LTLIBRARIES += %D%/exec.la
plugins_exec_exec_la_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/plugins/jsonlines
plugins_exec_exec_la_LDFLAGS = $(MODULE_LINK)
plugins_exec_exec_la_LIBADD = plugins/jsonlines/libjsonlines.la librecto.la
plugins_exec_exec_la_SOURCES = \
	%D%/exec.h \
	%D%/filter.c \
	%D%/plugin.c \
	%D%/process.c \
	%D%/process.h \
	%D%/read.c \
	%D%/spawn.c \
	%D%/spawn.h \
	%D%/talk.c \
	%D%/talk.h \
	%D%/write.c
endif
