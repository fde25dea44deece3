# SPDX-License-Identifier: MIT
bin_PROGRAMS += cli/recto
cli_recto_CPPFLAGS = $(AM_CPPFLAGS) -DRECTO_BIN_DIR='"$(bindir)"' \
	-DRECTO_PLUGINS_DIR='"$(pluginsdir)"' -DRECTO_DATA_DIR='"$(pkgdatadir)"' $(YAML_CFLAGS)
cli_recto_LDADD = $(STATIC_PLUGIN_LINK) librecto.la $(YAML_LIBS)
EXTRA_cli_recto_DEPENDENCIES = $(STATIC_PLUGIN_FILES)
cli_recto_SOURCES = \
	cli/account.c \
	cli/account.h \
	cli/convert.c \
	cli/convert.h \
	cli/detect.c \
	cli/detect.h \
	cli/folder.c \
	cli/folder.h \
	cli/input.c \
	cli/input.h \
	cli/linked.c \
	cli/linked.h \
	cli/list.c \
	cli/list.h \
	cli/main.c \
	cli/metadata-csv.c \
	cli/metadata-yaml.c \
	cli/metadata.c \
	cli/metadata.h \
	cli/options.c \
	cli/options.h \
	cli/output.c \
	cli/output.h \
	cli/places.c \
	cli/places.h \
	cli/say.c \
	cli/say.h \
	cli/uninstalled.c \
	cli/uninstalled.h

# Completion, where bash looks for it; it asks the command itself.
bashcompletiondir = $(datadir)/bash-completion/completions
install-data-local: install-completion
install-completion:
	$(MKDIR_P) '$(DESTDIR)$(bashcompletiondir)'
	$(INSTALL_DATA) '$(srcdir)/cli/completion.bash' '$(DESTDIR)$(bashcompletiondir)/recto'
uninstall-local: uninstall-completion
uninstall-completion:
	rm -f '$(DESTDIR)$(bashcompletiondir)/recto'
.PHONY: install-completion uninstall-completion
EXTRA_DIST += cli/completion.bash
