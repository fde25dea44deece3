#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A filter for Recto: years in the text of paragraphs become dates."""
import json
import re
import sys


def mark(text):
    for piece in re.split(r"\b(1[5-9]\d\d|20\d\d)\b", text["text"]):
        year = {"kind": "text", "text": piece}
        if re.fullmatch(r"\d{4}", piece):
            year = {"kind": "date", "attrs": {"when": piece}, "content": [year]}
        if piece:
            yield year


def walk(node):
    for child in node.get("content", []):
        walk(child)
    if node["kind"] == "paragraph":
        node["content"] = [new for old in node.get("content", [])
                           for new in (mark(old) if old["kind"] == "text" else [old])]


for line in sys.stdin:
    line = json.loads(line)
    if line.get("kind") == "part":
        walk(line)
    print(json.dumps(line), flush=True)     # before the next part comes
