#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Learn what traits say, from pages whose truth is known: those of a line about its
label, those of a display block about its rank.

usage: weights.py [options] RECTO labels|ranks

A structured perceptron: each turn the module `lesson` reads all pages, and tells
for each in which traits what is right differs from what was found (for labels: or
was not a margin behind). The weights go that way by adaptive steps, and the mean
over the second half of the turns is kept. Works from the weights that are there,
or from nothing. Ranks are learned with the labels that are there: labels first.

  --pages N     to learn from (720)
  --seed S      another seed makes other pages (weights); not one that is measured
  --turns N     how often all pages are read (30)
  --gold FOLDER with NAME.txt and NAME.json, gold as in the corpus; may come again,
                NAMEs after a colon: --gold corpus:en-1,de-1
  --share X     a page with gold counts as much as X generated ones (3)
  --shrink X    the result times X: ranks on made pages are not those of real ones (1; ranks: 0.6)
  --blend X     share of what was learned now in the result, the rest is what was there (0.5):
                the mean of several courses fits pages not seen better than each of them
  --anew        forget the weights that are there
  --jobs N      how many processes read pages (1)
"""
import argparse
import json
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter

sys.dont_write_bytecode = True

import phenomena
from bank import read_banks
from model import FORMFEED, Line
from page import Page

HERE = os.path.dirname(os.path.abspath(__file__))
ARTICLES = os.path.join(HERE, "..", "..", "plugins", "articles")
SCRIPTS = ("WIDE", "CASED", "UNCASED")
LABELS = ("FIRST", "MIDDLE", "LAST", "ONLY", "HEAD", "HEAD_MORE", "SPECIAL", "SPECIAL_MORE")
BIT = {label: 1 << i for i, label in enumerate(LABELS)}
PARAGRAPHS = {"p", "note", "item", "caption", "salutation"}
DISPLAY = {"head", "deck", "sub", "kicker", "section", "figtitle"}
UNDECIDED = {"verse"}               # read as either
PATTERNS_SAY = {"SPECIAL", "SPECIAL_MORE"}     # labels that are not learned
RANKS = ("HEADLINE", "SECTION", "BESIDE", "OTHER")
RANK = {"head": 1, "section": 2, "deck": 3, "sub": 3, "kicker": 3, "figtitle": 0}
STEP = {"labels": 0.12, "ranks": 0.015}
SHRINK = {"labels": 1, "ranks": 0.6}
SLOWER, RIDGE = 15, 0.02
DAMPING = 1.0                       # of the first steps, and of traits rarely seen
NAT = 256
SCALE = 1000


class Table:
    """A table of weights in C: by script, trait and what the trait speaks for."""

    def __init__(self, name):
        self.name = name
        header, self.prefix, self.columns, what = {
            "labels": ("traits.h", "TRAIT", len(LABELS), "label"),
            "ranks": ("headings.h", "HEADING", len(RANKS), "rank"),
        }[name]
        self.path = os.path.join(ARTICLES, {"labels": "labels_data.h", "ranks": "headings_data.h"}[name])
        self.head = (f"/* SPDX-License-Identifier: MIT */\n/* Made by tests/accuracy/weights.py (make "
                     f"weights): 1/256 nat for each {what}, in their order. */\n")
        with open(os.path.join(ARTICLES, header), encoding="utf-8") as file:
            self.traits = re.findall(r"\bX\((\w+),", file.read())

    def empty(self):
        return [[[0.0] * self.columns for _ in self.traits] for _ in SCRIPTS]

    def kept(self):
        table, script = self.empty(), None
        with open(self.path, encoding="utf-8") as file:
            for line in file:
                found = re.search(r"\[SCRIPT_(\w+)\]", line)
                if found:
                    script = SCRIPTS.index(found[1])
                found = re.search(rf"\[{self.prefix}_(\w+)\] = \{{ (.*) \}}", line)
                if found and found[1] in self.traits:
                    table[script][self.traits.index(found[1])] = \
                        [int(x) / NAT for x in found[2].split(",")]
        return table

    def write(self, weights, shrink):
        with open(self.path, "w", encoding="utf-8") as file:
            file.write(self.head)
            for script, rows in zip(SCRIPTS, weights):
                file.write(f"\t[SCRIPT_{script}] = {{\n")
                for trait, row in zip(self.traits, rows):
                    numbers = [round(NAT * shrink * w) for w in row]
                    if any(numbers):
                        file.write(f"\t\t[{self.prefix}_{trait}] = {{ {', '.join(map(str, numbers))} }},\n")
                file.write("\t},\n")


# ------------------------------------------------------------------ truth

def labels_of(blocks):
    """Line number: mask of the labels it can have, 0 for any, and rank of its block."""
    out = {}
    for role, numbers in blocks:
        for k, n in enumerate(numbers):
            if role in PARAGRAPHS:
                label = "ONLY" if len(numbers) == 1 else "FIRST" if k == 0 else \
                    "LAST" if k == len(numbers) - 1 else "MIDDLE"
                mask = BIT[label]
            elif role == "row":
                mask = BIT["ONLY"]
            elif role in DISPLAY:
                mask = BIT["HEAD_MORE"] if k else BIT["HEAD"]
            else:
                mask = 0 if role in UNDECIDED else BIT["SPECIAL"] | BIT["SPECIAL_MORE"]
            out[n] = (mask, RANK.get(role, 4)) if n not in out else (0, 0)
    return out


def generated(page):
    """Lines are numbered as in the file: a form feed takes none."""
    rows = [row for row in page.rows if row != FORMFEED]
    number = {id(row): n for n, row in enumerate(rows, 1) if isinstance(row, Line)}
    blocks = [b for article in page.articles for b in article.blocks] + page.furniture + page.noise
    return labels_of((b.role, [number[id(line)] for line in b.lines if id(line) in number])
                     for b in blocks)


def annotated(path):
    with open(path, encoding="utf-8") as file:
        gold = json.load(file)
    blocks = []

    def take(block):
        blocks.append((block["role"], block.get("lines", [])))
        for inner in block.get("blocks", []):
            take(inner)
    for article in gold["articles"]:
        for block in article["blocks"]:
            take(block)
    return labels_of(blocks)


class Lessons:
    """Pages in as many folders as there are processes, and their truth in another."""

    def __init__(self, recto, of, work, jobs):
        self.recto, self.of, self.work = recto, of, work
        self.truth = os.path.join(work, "truth")
        self.folders = [os.path.join(work, f"pages{i}") for i in range(jobs)]
        for folder in (self.truth, *self.folders):
            os.mkdir(folder)
        self.count = 0

    def add(self, content, truth, times=1):
        for _ in range(times):
            name = f"{self.count}.txt"
            with open(os.path.join(self.folders[self.count % len(self.folders)], name), "wb") as file:
                file.write(content)
            with open(os.path.join(self.truth, name), "w", encoding="ascii") as file:
                file.writelines(f"{n} {mask} {rank}\n" for n, (mask, rank) in sorted(truth.items()))
            self.count += 1

    def turn(self, weights):
        """(differences by script, trait and column; wrong ones, all)"""
        given = os.path.join(self.work, "weights")
        with open(given, "w", encoding="ascii") as file:
            file.writelines(f"{max(-32000, min(32000, round(NAT * w)))}\n"
                            for script in weights for row in script for w in row)
        running = []
        for i, folder in enumerate(self.folders):
            told, out = os.path.join(self.work, f"told{i}"), os.path.join(self.work, f"out{i}")
            if os.path.exists(told):
                os.remove(told)
            running.append((told, subprocess.Popen(
                [self.recto, "--filter", self.of, "--set", f"{self.of}.truth={self.truth}",
                 "--set", f"{self.of}.weights={given}", "--set", f"{self.of}.told={told}",
                 "-t", "text", "-o", out, folder],
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)))
        sums, wrong, count = Counter(), 0, 0
        for told, process in running:
            _, said = process.communicate()
            if not os.path.exists(told):
                sys.exit(said.decode(errors="replace"))
            with open(told, encoding="ascii") as file:
                for line in file:
                    if line.startswith("page"):
                        script, mistakes, n = map(int, line.split()[1:])
                        wrong += mistakes
                        count += n
                    else:
                        trait, column, difference = map(int, line.split())
                        sums[script, trait, column] += difference
        return sums, wrong, count


# ------------------------------------------------------------------ learning

def learn(lessons, weights, turns):
    squares, mean, kept = Counter(), None, 0
    for turn in range(turns):
        sums, wrong, count = lessons.turn(weights)
        print(f"turn {turn + 1}: {wrong} of {count} wrong", file=sys.stderr, flush=True)
        step = STEP[lessons.of] / (1 + turn / SLOWER)
        given = {k for k, label in enumerate(LABELS) if lessons.of == "labels" and label in PATTERNS_SAY}
        for s, script in enumerate(weights):
            for t, row in enumerate(script):
                for k, weight in enumerate(row):
                    if k in given:
                        continue
                    gradient = SCALE * sums[s, t, k] / count - RIDGE * weight
                    if gradient:
                        squares[s, t, k] += gradient * gradient
                        row[k] += step * gradient / math.sqrt(squares[s, t, k] + DAMPING)
        if 2 * turn >= turns - 1:
            kept += 1
            if mean is None:
                mean = [[[0.0] * len(row) for row in script] for script in weights]
            for s, script in enumerate(weights):
                for t, row in enumerate(script):
                    for k, weight in enumerate(row):
                        mean[s][t][k] += weight
    return [[[x / max(1, kept) for x in row] for row in script] for script in mean]


def blended(before, after, share):
    return [[[x + share * (y - x) for x, y in zip(*rows)] for rows in zip(*scripts)]
            for scripts in zip(before, after)]


def add_pages(lessons, args):
    banks = read_banks(None)
    langs = sorted(banks)
    for n in range(args.pages):
        lang = langs[n % len(langs)]
        page = Page(banks, lang, f"{args.seed}/{lang}-{n // len(langs)}", None, 1 + n // len(langs) % phenomena.EDITIONS)
        lessons.add(page.bytes, generated(page))
    for place in args.gold:
        folder, _, names = place.partition(":")
        for name in names.split(",") if names else \
                sorted(f[:-5] for f in os.listdir(folder) if f.endswith(".json")):
            with open(os.path.join(folder, name + ".txt"), "rb") as file:
                lessons.add(file.read(), annotated(os.path.join(folder, name + ".json")), args.share)


def main():
    parser = argparse.ArgumentParser(prog="weights.py")
    parser.format_help = parser.format_usage = lambda: __doc__
    parser.add_argument("recto")
    parser.add_argument("of", choices=("labels", "ranks"))
    parser.add_argument("--pages", type=int, default=720)
    parser.add_argument("--seed", default="weights")
    parser.add_argument("--turns", type=int, default=30)
    parser.add_argument("--gold", action="append", default=[])
    parser.add_argument("--share", type=int, default=3)
    parser.add_argument("--shrink", type=float)
    parser.add_argument("--blend", type=float, default=0.5)
    parser.add_argument("--anew", action="store_true")
    parser.add_argument("--jobs", type=int, default=1)
    args = parser.parse_args()
    table = Table(args.of)
    work = tempfile.mkdtemp()
    try:
        lessons = Lessons(args.recto, args.of, work, args.jobs)
        add_pages(lessons, args)
        weights = learn(lessons, table.empty() if args.anew else table.kept(), args.turns)
        if not args.anew:
            weights = blended(table.kept(), weights, args.blend)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    table.write(weights, SHRINK[args.of] if args.shrink is None else args.shrink)


if __name__ == "__main__":
    main()
