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
	%D%/site-entries.c \
	%D%/site-feed.c \
	%D%/site-index.c \
	%D%/site-order.c \
	%D%/site-page.c \
	%D%/site-words.c \
	%D%/teaser.c \
	%D%/write.c
nodist_plugins_html_html_la_SOURCES = %D%/site.inc %D%/style.inc
BUILT_SOURCES += %D%/site.inc %D%/style.inc
CLEANFILES += %D%/site.inc %D%/style.inc
EXTRA_DIST += %D%/site.css %D%/style.css

# A stylesheet as a C string, one literal a line.
css_string = \
	$(MKDIR_P) %D% && \
	$(SED) -e 's/["\\]/\\&/g' -e 's/^.*$$/"&\\n"/' $(srcdir)/$(@:.inc=.css) > $@.tmp && mv $@.tmp $@
%D%/site.inc: %D%/site.css
	$(AM_V_GEN)$(css_string)
%D%/style.inc: %D%/style.css
	$(AM_V_GEN)$(css_string)
