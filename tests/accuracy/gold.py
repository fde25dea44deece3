#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How certain recto is on real pages, and how often it is right then.

usage: gold.py RECTO FOLDER...

A folder holds pages NAME.txt and their truth NAME.json in the shape that
accuracy.py --write gives: articles with blocks (role, text), and furniture.
"""
import glob
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from typing import Optional

sys.dont_write_bytecode = True

import report
from score import score
from tei import read_tei

ROLES = {"sub": "deck"}     # other names in the gold


@dataclass
class Block:
    role: str
    text: str


@dataclass
class Article:
    blocks: list


@dataclass
class GoldPage:
    """As much of a page as the measure asks for."""
    text: str
    articles: list
    furniture: list
    noise: list = field(default_factory=list)

    def __getitem__(self, name):
        return "unknown"

    def visible_texts(self):
        return []

    def decisions(self):
        return []


@dataclass
class Result:
    score: Optional[object]


def read_gold(path, text):
    with open(path, encoding="utf-8") as file:
        gold = json.load(file)
    articles = [Article([Block(ROLES.get(b["role"], b["role"]), b["text"]) for b in a["blocks"]])
                for a in gold["articles"]]
    furniture = [Block("fw", b["text"] if isinstance(b, dict) else b) for b in gold["furniture"]]
    return GoldPage(text, articles, furniture)


def convert(recto, source):
    with open(source, encoding="utf-8", errors="replace") as file:
        page = read_gold(os.path.splitext(source)[0] + ".json", file.read())
    with tempfile.TemporaryDirectory() as work:
        result = os.path.join(work, "page.xml")
        subprocess.run([recto, "-t", "tei", "-o", result, source], capture_output=True, check=True)
        return Result(score(page, *read_tei(result)))


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    pages = [name for folder in sys.argv[2:] for name in sorted(glob.glob(os.path.join(folder, "*.txt")))
             if os.path.exists(os.path.splitext(name)[0] + ".json")]
    report.certainty([convert(sys.argv[1], page) for page in pages], sys.stdout)


if __name__ == "__main__":
    main()
