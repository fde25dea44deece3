#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A writer for Recto: the headlines, a line each, and how many words follow."""
import json
import sys


def text(node):
    if node["kind"] == "break":
        return "" if node.get("joined") else " "
    return node.get("text", "") + "".join(map(text, node.get("content", [])))


for line in map(json.loads, sys.stdin):
    for article in line.get("content", []):
        blocks = article.get("content", [])
        for headline in (b for b in blocks if b["kind"] == "headline"):
            words = sum(len(text(b).split()) for b in blocks if b["kind"] == "paragraph")
            print(text(headline), words, sep="\t")
