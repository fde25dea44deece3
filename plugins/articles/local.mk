# SPDX-License-Identifier: MIT
plugins_LTLIBRARIES += %D%/articles.la
plugins_articles_articles_la_CPPFLAGS = $(within_articles)
plugins_articles_articles_la_LDFLAGS = $(MODULE_LINK)
plugins_articles_articles_la_LIBADD = %D%/libarticles.la librecto.la $(ICU_LIBS)
plugins_articles_articles_la_SOURCES = %D%/plugin.c

# A folder for each step, see docs/recovery.md; files name the headers of other steps by folder.
within_articles = $(AM_CPPFLAGS) -I$(srcdir)/plugins/articles $(ICU_CFLAGS)

# All but the descriptor: what learns the weights has one of its own.
noinst_LTLIBRARIES += %D%/libarticles.la
plugins_articles_libarticles_la_CPPFLAGS = $(within_articles)
plugins_articles_libarticles_la_SOURCES = \
	%D%/articles.h \
	%D%/blocks.c \
	%D%/emit.c \
	%D%/filter.c \
	%D%/filter.h \
	%D%/keys.h \
	%D%/score.c \
	%D%/tables.c \
	%D%/tables.h \
	%D%/text.c \
	%D%/tokens.c \
	%D%/tokens.h \
	%D%/certainty/certainty.c \
	%D%/certainty/certainty.h \
	%D%/certainty/certainty_data.h \
	%D%/certainty/evidence.c \
	%D%/facts/dates.c \
	%D%/facts/facts.h \
	%D%/facts/folio.c \
	%D%/facts/furniture.c \
	%D%/facts/jumps.c \
	%D%/facts/leftover.c \
	%D%/facts/names.c \
	%D%/facts/numbers.c \
	%D%/facts/spans.c \
	%D%/facts/spans.h \
	%D%/labels/columns.c \
	%D%/labels/display.c \
	%D%/labels/echoes.c \
	%D%/labels/emission.c \
	%D%/labels/habits.c \
	%D%/labels/joints.c \
	%D%/labels/labels.c \
	%D%/labels/labels.h \
	%D%/labels/labels_data.h \
	%D%/labels/letters.c \
	%D%/labels/notices.c \
	%D%/labels/openers.c \
	%D%/labels/persons.c \
	%D%/labels/signatures.c \
	%D%/labels/signatures.h \
	%D%/labels/signers.c \
	%D%/labels/traits.c \
	%D%/labels/traits.h \
	%D%/labels/transition.c \
	%D%/labels/viterbi.c \
	%D%/lang/dictionary.c \
	%D%/lang/firsts.c \
	%D%/lang/guess.c \
	%D%/lang/lang.c \
	%D%/lang/lang.h \
	%D%/lang/langdata.h \
	%D%/lang/langfile.c \
	%D%/lang/languages.c \
	%D%/lang/lists.c \
	%D%/lang/match.c \
	%D%/lang/scripts.c \
	%D%/lines/blanks.c \
	%D%/lines/bullets.c \
	%D%/lines/doubled.c \
	%D%/lines/fragments.c \
	%D%/lines/initials.c \
	%D%/lines/lines.c \
	%D%/lines/looks.c \
	%D%/lines/margins.c \
	%D%/lines/marks.c \
	%D%/lines/measure.c \
	%D%/lines/spacing.c \
	%D%/lines/width.c \
	%D%/patterns/apart.c \
	%D%/patterns/captions.c \
	%D%/patterns/facing.c \
	%D%/patterns/misprints.c \
	%D%/patterns/occasions.c \
	%D%/patterns/pageheads.c \
	%D%/patterns/patterns.c \
	%D%/patterns/pictures.c \
	%D%/patterns/running.c \
	%D%/runs/agendas.c \
	%D%/runs/answers.c \
	%D%/runs/enumerations.c \
	%D%/runs/items.c \
	%D%/runs/rows.c \
	%D%/runs/shapes.c \
	%D%/runs/uprights.c \
	%D%/runs/verse.c \
	%D%/units/assign.c \
	%D%/units/boxes.c \
	%D%/units/bylines.c \
	%D%/units/cohesion.c \
	%D%/units/continuations.c \
	%D%/units/dashed.c \
	%D%/units/entries.c \
	%D%/units/flow.c \
	%D%/units/gaps.c \
	%D%/units/gaps.h \
	%D%/units/gaps_data.h \
	%D%/units/headings.c \
	%D%/units/headings.h \
	%D%/units/headings_data.h \
	%D%/units/members.c \
	%D%/units/members.h \
	%D%/units/overlap.c \
	%D%/units/photos.c \
	%D%/units/pieces.c \
	%D%/units/registers.c \
	%D%/units/search.c \
	%D%/units/series.c \
	%D%/units/units.c \
	%D%/units/units.h \
	%D%/units/vocabulary.c \
	%D%/units/vocabulary.h \
	%D%/words/addresses.c \
	%D%/words/lexicon.c \
	%D%/words/lexicon.h \
	%D%/words/specks.c \
	%D%/words/words.c

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
