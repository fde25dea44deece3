# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# The Test Anything Protocol for shell tests: source this, call the functions
# below, end with `finish`. A test runs in a folder of its own, $work, which is
# gone afterwards; $samples holds the sample pages, $RECTO is the command.
set -u
: "${srcdir:=.}"
srcdir=$(cd "$srcdir" && pwd)
: "${RECTO:=$(pwd)/recto}"
samples=$srcdir/tests/samples
tests=0
work=$(mktemp -d "${TMPDIR:-/tmp}/recto-test-XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT

# Show a file, or what comes on standard input, as TAP comments.
show() { sed 's/^/#     /' "$@" | head -n 40; }

# check LABEL COMMAND...: the command succeeds; what it says is shown if not.
check() {
	tests=$((tests + 1))
	label=$1; shift
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
