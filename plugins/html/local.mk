# SPDX-License-Identifier: MIT
plugins_LTLIBRARIES += %D%/html.la
plugins_html_html_la_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/plugins/writing -I%D% $(ICU_CFLAGS)
plugins_html_html_la_LDFLAGS = $(MODULE_LINK)
plugins_html_html_la_LIBADD = plugins/writing/libwriting.la librecto.la $(ICU_LIBS)
plugins_html_html_la_SOURCES = \
	%D%/attribute.c \
	%D%/contents.c \
	%D%/element.c \
	%D%/groups.c \
	%D%/head.c \
	%D%/html.h \
	%D%/json_ld.c \
	%D%/plugin.c \
	%D%/site.c \
	%D%/site.h \
	%D%/site-feed.c \
	%D%/site-index.c \
	%D%/site-order.c \
	%D%/site-words.c \
	%D%/write.c
nodist_plugins_html_html_la_SOURCES = %D%/style.inc
BUILT_SOURCES += %D%/style.inc
CLEANFILES += %D%/style.inc
EXTRA_DIST += %D%/style.css

# The stylesheet as a C string, one literal a line.
%D%/style.inc: %D%/style.css
	@$(MKDIR_P) %D%
	$(AM_V_GEN)$(SED) -e 's/["\\]/\\&/g' -e 's/^.*$$/"&\\n"/' \
		$(srcdir)/%D%/style.css > $@.tmp && mv $@.tmp $@
