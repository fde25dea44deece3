# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What the tests of the command have in common. Source it in the place of
# tap.sh; a test stands in its own folder.
. "${srcdir:-.}/tests/tap.sh"
build=$(pwd)
modules=$build/tests/modules/.libs
cd "$work" || exit 99

# recto STATUS ARGUMENT...: the command ends with that status. What it says is
# in .out and .err; standard input is empty unless it is given.
recto() {
	wanted=$1; shift
	if [ -t 0 ]; then exec </dev/null; fi
	"$RECTO" "$@" >.out 2>.err
	got=$?
	[ "$got" = "$wanted" ] || { echo "ended with $got, not $wanted"; cat .err; return 1; }
}

# says STATUS WORDS ARGUMENT...: and says these words on standard error.
says() {
	status=$1 words=$2; shift 2
	recto "$status" "$@" && grep -F -- "$words" .err ||
		{ echo "not said: $words"; cat .err; return 1; }
}

# silent STATUS ARGUMENT...: and says nothing there.
silent() {
	recto "$@" && [ ! -s .err ] || { cat .err; return 1; }
}

# refuses WORDS ARGUMENT...: wrong usage, nothing on standard output.
refuses() {
	words=$1; shift
	says 2 "$words" "$@" && [ ! -s .out ]
}

# absent FILE...: none of them is there, nor anything hidden beside them.
absent() {
	for file; do
		[ ! -e "$file" ] || { echo "$file is there"; return 1; }
		left=$(find "$(dirname "$file")" -maxdepth 1 -name '.*.tmp' 2>/dev/null)
		[ -z "$left" ] || { echo "left behind: $left"; return 1; }
	done
}

is_root() { [ "$(id -u)" = 0 ]; }
