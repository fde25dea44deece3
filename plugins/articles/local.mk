# SPDX-License-Identifier: MIT
plugins_LTLIBRARIES += %D%/articles.la
plugins_articles_articles_la_LDFLAGS = $(MODULE_LINK)
plugins_articles_articles_la_LIBADD = %D%/libarticles.la librecto.la $(ICU_LIBS)
plugins_articles_articles_la_SOURCES = %D%/plugin.c

# All but the descriptor: what learns the weights has one of its own.
noinst_LTLIBRARIES += %D%/libarticles.la
plugins_articles_libarticles_la_CPPFLAGS = $(AM_CPPFLAGS) $(ICU_CFLAGS)
plugins_articles_libarticles_la_SOURCES = \
	%D%/addresses.c \
	%D%/agendas.c \
	%D%/answers.c \
	%D%/articles.h \
	%D%/assign.c \
	%D%/blocks.c \
	%D%/boxes.c \
	%D%/bullets.c \
	%D%/certainty.c \
	%D%/certainty.h \
	%D%/certainty_data.h \
	%D%/cohesion.c \
	%D%/columns.c \
	%D%/continuations.c \
	%D%/dashed.c \
	%D%/dates.c \
	%D%/dictionary.c \
	%D%/doubled.c \
	%D%/echoes.c \
	%D%/entries.c \
	%D%/enumerations.c \
	%D%/emission.c \
	%D%/emit.c \
	%D%/evidence.c \
	%D%/facing.c \
	%D%/facts.h \
	%D%/filter.c \
	%D%/filter.h \
	%D%/firsts.c \
	%D%/flow.c \
	%D%/folio.c \
	%D%/fragments.c \
	%D%/furniture.c \
	%D%/gaps.c \
	%D%/gaps.h \
	%D%/gaps_data.h \
	%D%/guess.c \
	%D%/habits.c \
	%D%/headings.c \
	%D%/headings.h \
	%D%/headings_data.h \
	%D%/initials.c \
	%D%/items.c \
	%D%/joints.c \
	%D%/jumps.c \
	%D%/keys.h \
	%D%/labels.c \
	%D%/labels.h \
	%D%/labels_data.h \
	%D%/lang.c \
	%D%/lang.h \
	%D%/langdata.h \
	%D%/langfile.c \
	%D%/languages.c \
	%D%/lexicon.c \
	%D%/lexicon.h \
	%D%/lines.c \
	%D%/lists.c \
	%D%/looks.c \
	%D%/margins.c \
	%D%/marks.c \
	%D%/match.c \
	%D%/measure.c \
	%D%/members.c \
	%D%/members.h \
	%D%/bylines.c \
	%D%/misprints.c \
	%D%/names.c \
	%D%/numbers.c \
	%D%/occasions.c \
	%D%/openers.c \
	%D%/overlap.c \
	%D%/pageheads.c \
	%D%/patterns.c \
	%D%/photos.c \
	%D%/pictures.c \
	%D%/pieces.c \
	%D%/registers.c \
	%D%/rows.c \
	%D%/running.c \
	%D%/score.c \
	%D%/search.c \
	%D%/series.c \
	%D%/shapes.c \
	%D%/signatures.c \
	%D%/spacing.c \
	%D%/spans.c \
	%D%/spans.h \
	%D%/specks.c \
	%D%/text.c \
	%D%/tokens.c \
	%D%/tokens.h \
	%D%/traits.c \
	%D%/traits.h \
	%D%/transition.c \
	%D%/units.c \
	%D%/units.h \
	%D%/verse.c \
	%D%/viterbi.c \
	%D%/vocabulary.c \
	%D%/vocabulary.h \
	%D%/width.c \
	%D%/words.c

# Language files are found as articles/TAG.lang and TAG.words in the data folders.
articlesdatadir = $(pkgdatadir)/articles
dist_articlesdata_DATA = \
	%D%/ar.lang \
	%D%/bg.lang \
	%D%/ca.lang \
	%D%/cs.lang \
	%D%/da.lang \
	%D%/de.lang \
	%D%/el.lang \
	%D%/en.lang \
	%D%/es.lang \
	%D%/et.lang \
	%D%/eu.lang \
	%D%/fa.lang \
	%D%/fi.lang \
	%D%/fr.lang \
	%D%/he.lang \
	%D%/hi.lang \
	%D%/hr.lang \
	%D%/hu.lang \
	%D%/id.lang \
	%D%/is.lang \
	%D%/it.lang \
	%D%/ja.lang \
	%D%/ko.lang \
	%D%/lt.lang \
	%D%/lv.lang \
	%D%/nb.lang \
	%D%/nl.lang \
	%D%/pl.lang \
	%D%/pt.lang \
	%D%/ro.lang \
	%D%/ru.lang \
	%D%/sk.lang \
	%D%/sl.lang \
	%D%/sr.lang \
	%D%/sv.lang \
	%D%/tr.lang \
	%D%/uk.lang \
	%D%/und.lang \
	%D%/vi.lang \
	%D%/zh.lang \
	%D%/de.words \
	%D%/en.words \
	%D%/es.words \
	%D%/fr.words \
	%D%/it.words \
	%D%/nl.words \
	%D%/pt.words \
	%D%/ru.words
