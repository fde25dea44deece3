# SPDX-License-Identifier: MIT
# Builds, checks and installs the plugin @NAME@. The command recto and its
# headers are found by pkg-config; name another place by PKG_CONFIG_PATH.
PKG_CONFIG = pkg-config
CC = cc
CFLAGS = -O2 -g -Wall -Wextra

recto_cflags := $(shell $(PKG_CONFIG) --cflags recto)
recto_libs := $(shell $(PKG_CONFIG) --libs recto)
ifeq ($(recto_libs),)
$(error Recto is not found; name the folder of its recto.pc, lib/pkgconfig below its prefix, in PKG_CONFIG_PATH)
endif
bindir := $(shell $(PKG_CONFIG) --variable=bindir recto)
pluginsdir := $(shell $(PKG_CONFIG) --variable=pluginsdir recto)

all: @NAME@.so @NAME@.recto

@NAME@.so: @NAME@.c
	$(CC) -std=c11 $(CFLAGS) -fPIC -shared -fvisibility=hidden $(CPPFLAGS) $(recto_cflags) \
	    -o $@ @NAME@.c $(LDFLAGS) -Wl,-z,defs $(recto_libs)

# What the module says of itself, so that listing does not open it.
@NAME@.recto: @NAME@.so
	$(bindir)/recto --manifest ./@NAME@.so >$@.tmp && mv $@.tmp $@

check: all
	$(bindir)/recto-plugin check ./@NAME@.so sample.@NAME@

install: all
	mkdir -p '$(DESTDIR)$(pluginsdir)'
	cp @NAME@.so '$(DESTDIR)$(pluginsdir)'
	cp @NAME@.recto '$(DESTDIR)$(pluginsdir)'

uninstall:
	rm -f '$(DESTDIR)$(pluginsdir)/@NAME@.so' '$(DESTDIR)$(pluginsdir)/@NAME@.recto'

clean:
	rm -f @NAME@.so @NAME@.recto

.PHONY: all check install uninstall clean
