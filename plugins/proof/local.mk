# SPDX-License-Identifier: MIT
plugins_LTLIBRARIES += %D%/proof.la
plugins_proof_proof_la_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/plugins/writing -I%D%
plugins_proof_proof_la_LDFLAGS = $(MODULE_LINK)
plugins_proof_proof_la_LIBADD = plugins/writing/libwriting.la librecto.la
plugins_proof_proof_la_SOURCES = \
	%D%/collect.c \
	%D%/doubts.c \
	%D%/lines.c \
	%D%/plugin.c \
	%D%/proof.h \
	%D%/roles.c \
	%D%/units.c \
	%D%/write.c
nodist_plugins_proof_proof_la_SOURCES = %D%/script.inc %D%/style.inc
BUILT_SOURCES += %D%/script.inc %D%/style.inc
CLEANFILES += %D%/script.inc %D%/style.inc
EXTRA_DIST += %D%/script.js %D%/style.css

# The stylesheet and the script as C strings, one literal a line.
proof_string = $(MKDIR_P) %D% && $(SED) -e 's/["\\]/\\&/g' -e 's/^.*$$/"&\\n"/'
%D%/style.inc: %D%/style.css
	$(AM_V_GEN)$(proof_string) $(srcdir)/%D%/style.css > $@.tmp && mv $@.tmp $@
%D%/script.inc: %D%/script.js
	$(AM_V_GEN)$(proof_string) $(srcdir)/%D%/script.js > $@.tmp && mv $@.tmp $@
