# SPDX-License-Identifier: MIT
# recto-plugin, for authors of plugins. It stands beside recto and finds plugins
# as that does, also in the build tree. Without modules it has nothing to do.
if SHARED
bin_PROGRAMS += cli/recto-plugin
endif
cli_recto_plugin_CPPFLAGS = $(cli_recto_CPPFLAGS) -I$(top_srcdir)
cli_recto_plugin_LDADD = librecto.la
cli_recto_plugin_SOURCES = \
	%D%/alloc.c \
	%D%/alloc.h \
	%D%/check.c \
	%D%/kit.c \
	%D%/kit.h \
	%D%/main.c \
	%D%/new.c \
	%D%/plugin.h \
	%D%/probe.c \
	%D%/probe.h \
	%D%/rules.c \
	%D%/rules.h \
	%D%/symbols.c \
	%D%/symbols.h \
	%D%/tap.c \
	%D%/tap.h \
	%D%/templates.h \
	%D%/trial.c \
	%D%/trial.h \
	%D%/why.c \
	cli/uninstalled.c \
	cli/uninstalled.h
nodist_cli_recto_plugin_SOURCES = cli/plugin/templates.c

# The files of a new plugin become part of the command, a string a line.
plugin_templates = \
	%D%/template/README.md \
	%D%/template/automake \
	%D%/template/configure.ac \
	%D%/template/filter.c \
	%D%/template/plain.mk \
	%D%/template/reader.c \
	%D%/template/sample \
	%D%/template/writer.c
EXTRA_DIST += $(plugin_templates)
CLEANFILES += cli/plugin/templates.c
cli/plugin/templates.c: $(plugin_templates) cli/plugin/local.mk
	$(AM_V_GEN)$(MKDIR_P) cli/plugin && { \
	    echo '#include "cli/plugin/templates.h"'; \
	    echo 'const struct template templates[] = {'; \
	    for file in $(plugin_templates); do \
	        echo "{ \"$${file##*/}\", (const char *const[]){"; \
	        $(SED) 's/\\/\\\\/g; s/"/\\"/g; s/.*/"&\\n",/' $(srcdir)/$$file || exit; \
	        echo 'NULL } },'; \
	    done; \
	    echo '{ NULL, NULL } };'; } >$@.tmp && mv $@.tmp $@

# For the configure scripts of plugins.
aclocaldir = $(datadir)/aclocal
dist_aclocal_DATA = m4/recto.m4
