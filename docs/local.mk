# SPDX-License-Identifier: MIT
dist_man_MANS += docs/recto-plugin.1 docs/recto.1
dist_doc_DATA += NEWS docs/architecture.md docs/encodings.md docs/json.md docs/languages.md docs/plugins.md \
	docs/recovery.md docs/recovery-figures.md docs/releasing.md

# The examples of the guides are built and run by the tests, as they stand.
examplesdir = $(docdir)/examples
dist_examples_DATA = docs/examples/embed.c docs/examples/index.c
dist_examples_DATA += docs/examples/headlines-writer.py docs/examples/tsv-reader.py \
	docs/examples/years-filter.py
schemadir = $(docdir)/schema
dist_schema_DATA = docs/schema/odd2rng.xsl docs/schema/recto.odd docs/schema/recto.rng \
	docs/schema/recto.schema.json
check_PROGRAMS += docs/examples/embed
docs_examples_embed_SOURCES = docs/examples/embed.c
docs_examples_embed_LDADD = librecto.la
if SHARED
check_LTLIBRARIES += docs/examples/index.la
endif
docs_examples_index_la_SOURCES = docs/examples/index.c
docs_examples_index_la_LDFLAGS = $(MODULE_LINK) -rpath $(pluginsdir)
docs_examples_index_la_LIBADD = librecto.la

# The reference of the public headers, with the guides around it, as docs/api in
# the folder of the build. What has no description is an error.
DOXYGEN = doxygen
api_sources = $(srcdir)
EXTRA_DIST += docs/Doxyfile docs/guides.sed
.PHONY: api
api:
	$(AM_V_GEN)$(MKDIR_P) docs && cd $(api_sources) && { cat docs/Doxyfile && \
	    echo 'PROJECT_NUMBER = $(PACKAGE_VERSION)' && \
	    echo 'OUTPUT_DIRECTORY = "$(abs_builddir)/docs"' && echo 'HTML_OUTPUT = api'; } | $(DOXYGEN) -
clean-local: clean-api
.PHONY: clean-api
clean-api:
	rm -rf docs/api

# The pictures of the README, made anew in the sources by who changed the looks.
EXTRA_DIST += docs/pictures/page.png docs/pictures/proof.png docs/pictures/render.sh
.PHONY: pictures
pictures: all
	@$(AM_TESTS_ENVIRONMENT) sh $(srcdir)/docs/pictures/render.sh $(srcdir) $(srcdir)/docs/pictures
