#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Looks at proof pages: look.py PAGE [SOURCE]

Identifiers are used once, each link leads to one, and what is lit up together
exists. No element or attribute is there that the writer does not write. With
the source, a UTF-8 file: each of its lines is on the left once, in order, with
its number and its characters.
"""
import re
import sys
import unicodedata
from html.parser import HTMLParser

ELEMENTS = set("""html head meta title style body header h1 h2 h3 h4 bdi p span main section nav a ol
    li q div em del ins script""".split())
ATTRIBUTES = set("""lang charset name content class id href dir title tabindex aria-labelledby
    data-u""".split())
VOID = {"meta"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.ids, self.links, self.lit, self.faults = [], [], [], set(), []
        self.lines, self.inside = [], 0     # of the left side; how deep in a line
        self.scripts = 0

    def handle_starttag(self, tag, pairs):
        attrs = dict(pairs)
        if tag not in ELEMENTS or set(attrs) - ATTRIBUTES:
            self.faults.append(f"<{tag} {sorted(attrs)}>")
        if tag not in VOID:
            self.open.append(tag)
        self.scripts += tag == "script"
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if "href" in attrs:
            self.links.append(attrs["href"])
        if "data-u" in attrs:
            self.lit.add(attrs["data-u"])
        if tag == "li" and re.fullmatch(r"p\d+-l\d+", attrs.get("id", "")):
            self.lines.append([int(attrs["id"].split("-l")[1]), ""])
        if self.inside or attrs.get("class") == "line":
            self.inside += 1

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}>")
        self.inside -= self.inside > 0

    def handle_data(self, data):
        if self.inside:
            self.lines[-1][1] += data


def look(page):
    faults = page.faults + [f"<{tag}> is open" for tag in page.open]
    faults += [f"id {i} twice" for i in set(page.ids) if page.ids.count(i) > 1]
    faults += [f"link {l} leads nowhere" for l in page.links
        if l[0] != "#" or l[1:] not in page.ids]
    faults += [f"nothing is {u}" for u in page.lit if u not in page.ids]
    if page.scripts != 1:
        faults.append(f"{page.scripts} scripts")
    return faults


def compare(page, source):
    with open(source, encoding="utf-8", newline="") as file:
        text = unicodedata.normalize("NFC", file.read())
    wanted = re.split("\r\n|[\n\r]", text)
    if not wanted[-1]:
        wanted.pop()
    got = {}    # a page may end inside a line, which then is on both
    for number, characters in page.lines:
        got.setdefault(number, []).append(characters)
    faults = [] if list(got) == sorted(got) else ["lines are out of order"]
    if len(got) != len(wanted):
        faults.append(f"{len(got)} lines, not {len(wanted)}")
    for number, line in enumerate(wanted, 1):
        pieces = got.get(number, ["(none)"])
        if "".join(pieces) != line.replace("\f", "") or len(pieces) > 1 + line.count("\f"):
            faults.append(f"line {number}: {line!r} is {pieces}")
    return faults


page = Page()
with open(sys.argv[1], encoding="utf-8") as file:
    page.feed(file.read())
page.close()
faults = look(page)
if len(sys.argv) > 2:
    faults += compare(page, sys.argv[2])
print("\n".join(faults[:20]))
sys.exit(bool(faults))
