# SPDX-License-Identifier: MIT
# What all modules have in common. A module NAME is plugins/NAME/NAME.la.

# The manifest of each module stands beside it, so that listing opens none. It
# is what the module says of itself, so it can only be made where modules run;
# without it a module is asked when it is met.
loaded_modules = $(filter-out $(STATIC_PLUGIN_FILES),$(plugins_LTLIBRARIES))
SUFFIXES = .la .recto
if NATIVE
manifests = $(loaded_modules:.la=.recto)
noinst_DATA += $(manifests)
CLEANFILES += $(manifests)
$(manifests): cli/recto$(EXEEXT)
else
manifests =
endif
.la.recto:
	$(AM_V_GEN)cli/recto$(EXEEXT) --manifest $(*D)/.libs/$(*F).so >$@.tmp && \
	mv $@.tmp $@ && cp $@ $(*D)/.libs/$(*F).recto

# Where an executable in the build tree looks, see cli/uninstalled.c.
noinst_DATA += plugins/uninstalled
CLEANFILES += plugins/uninstalled
plugins/uninstalled: Makefile
	$(AM_V_GEN){ for module in $(loaded_modules); do \
	    echo "plugins $(abs_top_builddir)/`dirname $$module`/.libs"; \
	done; echo "data $(abs_top_srcdir)/plugins"; } >$@

# After the modules: a manifest that is older than its module is not used. What
# libtool leaves beside a module is of no use to anybody, nor is the archive of
# a plugin that is in the command.
install-data-hook:
	for manifest in $(manifests); do \
	    $(INSTALL_DATA) $$manifest '$(DESTDIR)$(pluginsdir)' || exit; \
	done
	for module in $(plugins_LTLIBRARIES); do \
	    name='$(DESTDIR)$(pluginsdir)'/`basename $$module .la`; \
	    rm -f $$name.la $$name.a; \
	done
uninstall-hook:
	for module in $(plugins_LTLIBRARIES); do \
	    name='$(DESTDIR)$(pluginsdir)'/`basename $$module .la`; \
	    rm -f $$name.so $$name.recto; \
	done

# Installing links modules again, against the library in its place. (Automake
# would take the name itself for a rule that replaces its own.)
install_modules = install-pluginsLTLIBRARIES
$(install_modules): install-libLTLIBRARIES
