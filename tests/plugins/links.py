#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every link between the pages of a folder leads somewhere.

links.py FOLDER [FIRST]: each href without a scheme names a file of the folder or one
below it, and each fragment an id in it; each id stands once on its page; from FIRST, index.html
if not given, every page is reached. What does not hold is printed; the end says
how many links there are.
"""
import os
import sys
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.ids, self.links = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if "href" in attributes:
            self.links.append(attributes["href"])


def names(folder):
    for place, _, files in os.walk(folder):
        for name in files:
            if name.endswith(".html"):
                yield os.path.relpath(os.path.join(place, name), folder)


def faults(folder, first):
    pages = {}
    for name in sorted(names(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            pages[name] = Page(file.read())
    to = {name: set() for name in pages}
    for name, page in pages.items():
        for identifier in sorted(set(page.ids)):
            if page.ids.count(identifier) > 1:
                yield f"{name}: the id {identifier} stands twice"
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = normpath(join(dirname(name), unquote(parts.path))) if parts.path else name
            to[name].add(target)
            if not os.path.isfile(os.path.join(folder, target)):
                yield f"{name}: there is no file for {link}"
            elif parts.fragment and unquote(parts.fragment) not in pages[target].ids:
                yield f"{name}: there is no anchor for {link}"
    reached, ahead = set(), [first]
    while ahead:
        name = ahead.pop()
        if name in pages and name not in reached:
            reached.add(name)
            ahead += to[name]
    for name in sorted(set(pages) - reached):
        yield f"{name} is not reached from {first}"
    print(sum(len(page.links) for page in pages.values()), "links")


found = list(faults(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "index.html"))
print(*found, sep="\n")
sys.exit(bool(found))
