#!/bin/sh
# SPDX-License-Identifier: MIT
# `make installcheck`: the installed command, its manual page, the library for
# embedders and the headers for authors of plugins work from where they are.
# usage: installed.sh SOURCES PREFIX-OF-COMMAND PKG-CONFIG-FOLDER MAN-FOLDER CC...
set -eu
sources=$1 bin=$2 pkg=$3 man=$4; shift 4
work=$(mktemp -d "${TMPDIR:-/tmp}/recto-installed-XXXXXX")
trap 'rm -rf "$work"' EXIT
unset RECTO_PLUGIN_PATH RECTO_DATA_PATH
export PKG_CONFIG_PATH="$pkg" XDG_DATA_HOME="$work"
page=$sources/tests/samples/en-harbour.txt

for format in tei html markdown text; do
	"$bin/recto" -t "$format" "$page" -o "$work/page.$format"
done
"$bin/recto" --ledger "$page" >"$work/ledger"
test -s "$man/man1/recto.1"

# shellcheck disable=SC2046  # pkg-config prints words
"$@" -o "$work/embed" "$sources/docs/examples/embed.c" $(pkg-config --cflags --libs recto)
LD_LIBRARY_PATH=$(pkg-config --variable=libdir recto) "$work/embed" "$page" >"$work/embed.html"
test -s "$work/embed.html"

# shellcheck disable=SC2046
"$@" -fPIC -shared -fvisibility=hidden -o "$work/index.so" "$sources/docs/examples/index.c" \
	$(pkg-config --cflags --libs recto)
mkdir -p "$work/recto/plugins"
"$bin/recto" --manifest "$work/index.so" >"$work/recto/plugins/index.recto"
mv "$work/index.so" "$work/recto/plugins"
touch "$work/recto/plugins/index.recto"
"$bin/recto" -t index "$page" | grep 'Council Votes Money For Sea Wall'
