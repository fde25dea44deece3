# SPDX-License-Identifier: MIT
# A guide as a page of the reference: what it links to and is no guide, a file of
# the tree or a heading of its own, is only named.
s/\[([^]]*)\]\((#|[^):]*\/)[^)]*\)/\1/g
