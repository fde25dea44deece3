#!/bin/sh
# SPDX-License-Identifier: MIT
# The pictures of the README: samples as Recto writes them, as Chromium shows them.
#
# usage: RECTO=COMMAND render.sh SOURCES FOLDER
#
# `make pictures` calls it. They look as the fonts of the machine do, so they are
# made when a page has changed its looks, and are not compared.
set -eu
samples=$1/tests/samples
folder=$2
limit=150000	# bytes a picture; it is in every checkout

chromium=$(command -v chromium || command -v chromium-browser) ||
	{ echo 'pictures: needs chromium' >&2; exit 1; }
work=$(mktemp -d "${TMPDIR:-/tmp}/recto-pictures-XXXXXX")
trap 'rm -rf "$work"' EXIT

page() {	# page SAMPLE FORMAT
	"$RECTO" -q -t "$2" "$samples/$1.txt" -o "$work/$1-$2.html"
}

picture() {	# picture PAGE NAME WIDTH HEIGHT
	"$chromium" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
		--disable-background-networking --disable-component-update --disable-sync \
		--hide-scrollbars --user-data-dir="$work/profile" --window-size="$3,$4" \
		--screenshot="$work/$2.png" "file://$work/$1" >/dev/null 2>&1
	if command -v pngquant >/dev/null; then
		pngquant --force --speed 1 --strip --output "$work/$2.png" 64 "$work/$2.png"
	fi
	size=$(wc -c <"$work/$2.png")
	if [ "$size" -gt "$limit" ]; then
		echo "pictures: $2.png has $size bytes, more than $limit; is pngquant there?" >&2
		exit 1
	fi
	cp "$work/$2.png" "$folder/$2.png"
	echo "$folder/$2.png: $size bytes"
}

page en-museum html
page zh-lake html
cat >"$work/two.html" <<'END'
<!DOCTYPE html>
<style>
body { margin: 0; display: grid; grid-template-columns: 1fr 1fr; gap: 12px; background: #8a857c; }
iframe { border: 0; width: 100%; height: 100vh; }
</style>
<iframe src="en-museum-html.html"></iframe>
<iframe src="zh-lake-html.html"></iframe>
END
picture two.html page 1200 760

page en-museum proof
picture en-museum-proof.html proof 1200 900
