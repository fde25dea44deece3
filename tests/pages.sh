# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# The pages that programs of others judge: source this in place of tap.sh.
. "${srcdir:-.}/tests/tap.sh"

# gather COUNT: into $work/in the samples, real pages and raw texts where they are at
# hand (RECTO_SHARED), and COUNT generated pages of each edition, in one language
# after the other and the same ones every time.
gather() {
	mkdir "$work/in" && cp "$samples"/*.txt "$samples"/aside/*.txt "$work/in" || return
	for page in "$(shared corpus)"/*.txt; do
		[ ! -f "$page" ] || cp "$page" "$work/in/real-$(basename "$page")" || return
	done
	data=$(shared data)
	find "${data:-$work/in}" -name '*.txt' ! -path "$work/*" | sort >"$work/.raw"
	while read -r page; do
		folder=${page%/*}
		cp "$page" "$work/in/raw-${folder##*/}-$(basename "$page")" || return
	done <"$work/.raw"
	have python3 || { echo 'no pages are generated: that needs python3'; return; }
	for edition in 1 2; do
		"$srcdir/tests/accuracy/accuracy.py" --pages "$1" --seed 5 --edition "$edition" \
			--write "$work/.made" || return
		for page in "$work"/.made/*.txt; do
			cp "$page" "$work/in/made-$edition-$(basename "$page")" || return
		done
		rm -r "$work/.made"
	done
	chmod -R u+w "$work/in"
}

# told: how many pages there are, for who reads the log.
told() { find "$work/in" -type f | wc -l | sed 's/.*/# & pages/'; }
