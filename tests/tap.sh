# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# The Test Anything Protocol for shell tests: source this, call the functions
# below, end with `finish`. A test runs in a folder of its own, $work, which is
# gone afterwards; $samples holds the sample pages, $RECTO is the command.
set -u
: "${srcdir:=.}"
srcdir=$(cd "$srcdir" && pwd)
: "${RECTO:=$(pwd)/cli/recto}"
samples=$srcdir/tests/samples
build=$(pwd)
tests=0
work=$(mktemp -d "${TMPDIR:-/tmp}/recto-test-XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT

# Show a file, or what comes on standard input, as TAP comments.
show() { sed 's/^/#     /' "$@" | head -n 40; }

# check LABEL COMMAND...: the command succeeds; what it says is shown if not.
# With $expect_failure set, which says why, it is known to fail: when it does
# not any more, that is to be told, and is a failure of its own.
expect_failure=
check() {
	tests=$((tests + 1))
	label=$1${expect_failure:+ # TODO $expect_failure}; shift
	if "$@" >"$work/.said" 2>&1; then
		echo "ok $tests - $label"
	else
		echo "not ok $tests - $label"
		show "$work/.said"
		return 1
	fi
}

# skip LABEL WHY
skip() {
	tests=$((tests + 1))
	echo "ok $tests - $1 # SKIP $2"
}

# same WANTED GOT: two files are equal byte for byte.
same() { diff -u "$1" "$2"; }

finish() {
	echo "1..$tests"
	exit 0
}

# needs_modules: all that follows is about modules, and after --disable-shared
# there are none.
needs_modules() {
	[ "${RECTO_LOADS:-yes}" = no ] || return
	skip 'what modules do' 'configured with --disable-shared, which makes none'
	finish
}

# The same is written by every build of the check. What others say of it takes
# minutes, so only the first build asks them.
is_again() {
	case ${RECTO_SANITIZED:-}$build in
	yes* | */_build/sub) return 0 ;;
	esac
	return 1
}

# once WHAT: all that follows is for the first build.
once() {
	is_again || return 0
	skip "$1" 'another build of the check does'
	finish
}

have() { command -v "$1" >/dev/null 2>&1; }

# Material that is not part of the project; an empty answer when it is absent.
shared() {
	for folder in "${RECTO_SHARED:-}" "$srcdir/../shared"; do
		if [ -n "$folder" ] && [ -e "$folder/$1" ]; then
			echo "$folder/$1"
			return
		fi
	done
}

# convert PAGE FORMAT OUT: it is written, and without a word.
convert() {
	"$RECTO" -t "$2" "$1" -o "$3" 2>"$work/.messages" && [ -s "$3" ] &&
		[ ! -s "$work/.messages" ] || { cat "$work/.messages"; return 1; }
}

# whole_page <HTML: a fragment in a page of somebody else's, other HTML as it is.
whole_page() {
	awk 'NR == 1 && !/^<!DOCTYPE/ { fragment = 1
			print "<!DOCTYPE html><html lang=\"en\"><title>News</title><main><h1>News</h1>" }
		{ print }
		END { if (fragment) print "</main></html>" }'
}

# balanced PAGE: the ledger has each byte of the page in one of its lines.
balanced() {
	"$RECTO" --ledger "$1" >"$work/.ledger" || { cat "$work/.ledger"; return 1; }
	awk -v size="$(wc -c <"$1")" '
		{ print }
		/^ *[0-9]+  bytes$/ { bytes = $1; next }
		/^ *[0-9]+  in (no place|two places)$/ { faults += $1; next }
		/^ *[0-9]+  / { sum += $1 }
		END { exit !(bytes == size && sum == size && faults == 0) }' "$work/.ledger"
}

# converts NAME PAGE: to every format, as $work/NAME.FORMAT, with no byte unaccounted for.
converts() {
	for format in tei html markdown text; do
		check "$1: to $format" convert "$2" "$format" "$work/$1.$format"
	done
	check "$1: every byte is in one place" balanced "$2"
}

# valid_tei FOLDER: all .tei files in it.
valid_tei() {
	if have jing; then
		check 'TEI is as docs/schema/recto.rng has it' \
			jing "$srcdir/docs/schema/recto.rng" "$1"/*.tei
	else
		skip 'TEI is as docs/schema/recto.rng has it' 'jing is not installed'
	fi
	schema=$(shared data/tei/tei_all.rng)
	if have jing && [ -n "$schema" ]; then
		check 'TEI is valid against tei_all' jing "$schema" "$1"/*.tei
	else
		skip 'TEI is valid against tei_all' 'needs jing and tei_all.rng (RECTO_SHARED)'
	fi
}

# valid FOLDER: all .tei and .html files in it.
valid() {
	if is_again; then
		skip 'TEI and HTML are valid' 'another build of the check looks at the same'
		return
	fi
	valid_tei "$1"
	if have java && [ -f "${RECTO_VNU:-}" ]; then
		check 'HTML is valid' java -jar "$RECTO_VNU" --errors-only "$1"/*.html
	else
		skip 'HTML is valid' 'needs java and the Nu HTML checker (RECTO_VNU)'
	fi
}
