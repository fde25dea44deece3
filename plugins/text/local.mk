# SPDX-License-Identifier: MIT
plugins_LTLIBRARIES += %D%/text.la
plugins_text_text_la_LDFLAGS = $(MODULE_LINK)
plugins_text_text_la_LIBADD = librecto.la
plugins_text_text_la_SOURCES = \
	%D%/plugin.c \
	%D%/read.c \
	%D%/text.h
