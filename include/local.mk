# SPDX-License-Identifier: MIT
pkgincludedir = $(includedir)/recto
pkginclude_HEADERS = \
	%D%/recto/base.h \
	%D%/recto/convert.h \
	%D%/recto/document.h \
	%D%/recto/message.h \
	%D%/recto/plugin.h \
	%D%/recto/recto.h \
	%D%/recto/stream.h
