# SPDX-License-Identifier: MIT
# The public names of librecto, from the declarations marked RECTO_API in the
# headers: as a version script of the GNU linker, or with `-v form=list` one
# name a line, for linkers that know no versions.
#
# The node of a name is RECTO_ and the release it came with: what `@since X.Y`
# in its comment says, or the first. Each node builds on the one before it, so
# that a program asks for the newest release it uses. See docs/releasing.md.
BEGIN { first = "0.1"; ndecls = 0 }

/^[\/][*][*]/ || /^$/ { since = first }
match($0, /@since +[0-9]+[.][0-9]+/) {
	since = substr($0, RSTART, RLENGTH)
	sub(/@since +/, "", since)
}

/^RECTO_API / {
	if (!match($0, /recto_[a-z0-9_]+[[(]/)) {
		print FILENAME ":" FNR ": a declaration without a name on its line" > "/dev/stderr"
		failed = 1
		exit 1
	}
	name[++ndecls] = substr($0, RSTART, RLENGTH - 1)
	release[ndecls] = since
	if (!(since in known)) {
		known[since]
		add_release(since)
	}
}

END {
	if (failed)
		exit 1
	for (r = 1; r <= nreleases; r++) {
		if (form != "list")
			print "RECTO_" releases[r] " {\nglobal:"
		for (d = 1; d <= ndecls; d++)
			if (release[d] == releases[r])
				print (form == "list" ? name[d] : "\t" name[d] ";")
		if (form != "list")
			print (r == 1 ? "local:\n\t*;\n};" : "} RECTO_" releases[r - 1] ";")
	}
}

# Keep the releases in their order: 0.2 before 0.10.
function add_release(new,    i) {
	for (i = nreleases++; i > 0 && order(releases[i]) > order(new); i--)
		releases[i + 1] = releases[i]
	releases[i + 1] = new
}

function order(text,    number) {
	split(text, number, ".")
	return number[1] * 1000 + number[2]
}
