# SPDX-License-Identifier: MIT
# Pages made here, with their truth: how much of it recto finds. A table to
# read; the test is tests/accuracy/check.tap. ACCURACY='--lang en' and the like
# go to the program.
EXTRA_DIST += \
	tests/accuracy/README.md \
	tests/accuracy/accuracy.py \
	tests/accuracy/adjust.py \
	tests/accuracy/alto.py \
	tests/accuracy/arrange.py \
	tests/accuracy/bank.py \
	tests/accuracy/causes.py \
	tests/accuracy/certainty.py \
	tests/accuracy/chance.py \
	tests/accuracy/contents.py \
	tests/accuracy/convert.py \
	tests/accuracy/encoded.py \
	tests/accuracy/extract.py \
	tests/accuracy/face.py \
	tests/accuracy/furniture.py \
	tests/accuracy/handmade.py \
	tests/accuracy/hyphen.py \
	tests/accuracy/mets.py \
	tests/accuracy/model.py \
	tests/accuracy/page.py \
	tests/accuracy/phenomena.py \
	tests/accuracy/real.py \
	tests/accuracy/realtest.py \
	tests/accuracy/report.py \
	tests/accuracy/score.py \
	tests/accuracy/selftest.py \
	tests/accuracy/setter.py \
	tests/accuracy/tei.py \
	tests/accuracy/texts/ar.txt \
	tests/accuracy/texts/de.txt \
	tests/accuracy/texts/en.txt \
	tests/accuracy/texts/es.txt \
	tests/accuracy/texts/fr.txt \
	tests/accuracy/texts/ja.txt \
	tests/accuracy/texts/ru.txt \
	tests/accuracy/texts/zh-Hant.txt \
	tests/accuracy/texts/zh.txt \
	tests/accuracy/truth.py \
	tests/accuracy/typeset.py \
	tests/accuracy/wear.py \
	tests/accuracy/weights.py

TESTS += tests/accuracy/check.tap tests/accuracy/real.tap
dist_check_SCRIPTS += tests/accuracy/check.tap tests/accuracy/real.tap

.PHONY: accuracy accuracy-made accuracy-real
accuracy: accuracy-made
	@$(MAKE) $(AM_MAKEFLAGS) accuracy-real
accuracy-made: all
	@command -v python3 >/dev/null || { echo 'make accuracy needs python3' >&2; exit 1; }
	@$(AM_TESTS_ENVIRONMENT) python3 $(srcdir)/tests/accuracy/accuracy.py $(ACCURACY) "$$RECTO"

# Pages whose truth was written by people. REAL='--only en-' and the like.
accuracy-real: all
	@command -v python3 >/dev/null || { echo 'make accuracy needs python3' >&2; exit 1; }
	@$(AM_TESTS_ENVIRONMENT) python3 $(srcdir)/tests/accuracy/real.py $(REAL) "$$RECTO"

# Tells what structure recovery sees, so that weights can be learned.
check_LTLIBRARIES += %D%/lesson.la
%C%_lesson_la_SOURCES = %D%/lesson.c
%C%_lesson_la_CPPFLAGS = $(within_articles)
%C%_lesson_la_LDFLAGS = $(test_module)
%C%_lesson_la_LIBADD = plugins/articles/libarticles.la librecto.la $(ICU_LIBS) -lm

# The weights of what lines show, learned anew, with OF=ranks those of display blocks,
# with OF=gaps those of gaps between texts; `make` takes them into the plugin.
.PHONY: weights
weights: all tests/accuracy/lesson.la
	@command -v python3 >/dev/null || { echo 'make weights needs python3' >&2; exit 1; }
	@$(AM_TESTS_ENVIRONMENT) $(with_lesson) python3 $(srcdir)/tests/accuracy/weights.py $(WEIGHTS) \
		"$$RECTO" $(or $(OF),labels)
# The module of another name needs the same language files.
lesson_data = $(abs_top_builddir)/tests/accuracy/data
with_lesson = mkdir -p '$(lesson_data)' && ln -sfn '$(abs_top_srcdir)/plugins/articles' '$(lesson_data)/lesson'; \
	RECTO_DATA_PATH='$(lesson_data)':$$RECTO_DATA_PATH \
	RECTO_PLUGIN_PATH=$$RECTO_PLUGIN_PATH:'$(abs_top_builddir)/tests/accuracy/.libs'
CLEANFILES += tests/accuracy/data/lesson

# The weights of certainty, learned anew; `make` takes them into the plugin.
.PHONY: certainty
certainty: all tests/accuracy/lesson.la
	@command -v python3 >/dev/null || { echo 'make certainty needs python3' >&2; exit 1; }
	@$(AM_TESTS_ENVIRONMENT) $(with_lesson) python3 $(srcdir)/tests/accuracy/certainty.py $(CERTAINTY) \
		--out $(srcdir)/plugins/articles/certainty/certainty_data.h "$$RECTO"
