#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A reader for Recto: a table of articles, a line each: headline, author, text."""
import json
import sys


def node(kind, text):
    return {"kind": kind, "content": [{"kind": "text", "text": text}]}


articles = []
for row in sys.stdin:
    headline, author, text = row.rstrip("\n").split("\t")
    articles.append({"kind": "article", "content": [
        node("headline", headline), node("byline", author), node("paragraph", text)]})

print(json.dumps({"recto": 1, "meta": [{"name": "language", "value": "en"}]}))
print(json.dumps({"kind": "part", "content": articles}))
print(json.dumps({"end": 1}))
