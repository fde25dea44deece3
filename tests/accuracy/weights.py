#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Learn what traits say, from pages whose truth is known: those of a line about its
label, those of a display block about its rank, those of a gap between two texts
about the end of an article.

usage: weights.py [options] RECTO labels|ranks|gaps

Labels are learned as a conditional random field: each turn the module `lesson` reads
all pages, and tells for each in which traits the right readings differ from all that
are likely, where a wrong line has to be a nat behind. The weights go that way, held
back by a ridge. Ranks and gaps are learned by logistic regression, from the blocks and
gaps that the labels there make: labels first. Of a gap, what the page says without its
traits is told as well, all other articles being right, so that they learn the rest.

  --pages N     to learn from (720)
  --seed S      another seed makes other pages (weights); not one that is measured
  --turns N     how often all pages are read for labels (40)
  --gold FOLDER with NAME.txt and NAME.json or NAME.gold, as in the corpus, or NAME.blocks,
                as in tests/plugins/articles/structure; may come again,
                NAMEs after a colon: --gold corpus:en-1,de-1
  --share X     a page with gold counts as much as X generated ones (3)
  --shrink X    the result times X: ranks on made pages are not those of real ones (1; ranks not
                learned on: 0.8)
  --on          learn on from the weights there are, which the ridge then holds to; the pages
                they were learned from need not be at hand
  --only REGEX  ranks and gaps: learn the weights of the traits whose names begin so, and keep all
                others: where the pages have another custom than those that were learned from
  --blend X     share of what is learned now in the result, the rest is what was there (0.5; ranks
                and gaps not learned on: 1): of several courses the mean fits pages not seen better
  --jobs N      how many processes read pages (1)
"""
import argparse
import copy
import json
import math
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter

sys.dont_write_bytecode = True

import handmade
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
SHRINK = {"labels": 1, "ranks": 0.8, "gaps": 1}     # of what is learned from nothing
BLEND = {"labels": 0.5, "ranks": 1, "gaps": 1}      # likewise; learned on: 0.5
RIDGE = 30.0                        # of labels; by pages left out of a course
STEP, MOMENTUM = 0.1, 0.8
EPOCHS, REGRESSION_STEP, SLOWER, DAMPING = 20, 0.3, 15, 1.0
REGRESSION_RIDGE, HOLD = 8.0, 40.0  # of ranks and gaps from nothing, and learned on
NAT = 256


class Table:
    """A table of weights in C: by script, trait and what the trait speaks for."""

    def __init__(self, name):
        self.name = name
        header, self.prefix, self.columns, what = {
            "labels": ("labels/traits.h", "TRAIT", len(LABELS), "for each label, in their order"),
            "ranks": ("units/headings.h", "HEADING", len(RANKS), "for each rank, in their order"),
            "gaps": ("units/gaps.h", "GAP", 1, "for an article that goes on"),
        }[name]
        self.path = os.path.join(ARTICLES, {"labels": "labels/labels_data.h", "ranks": "units/headings_data.h",
                                            "gaps": "units/gaps_data.h"}[name])
        self.head = (f"/* SPDX-License-Identifier: MIT */\n/* Made by tests/accuracy/weights.py (make "
                     f"weights): 1/256 nat {what}. */\n")
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

    def write(self, weights):
        with open(self.path, "w", encoding="utf-8") as file:
            file.write(self.head)
            for script, rows in zip(SCRIPTS, weights):
                file.write(f"\t[SCRIPT_{script}] = {{\n")
                for trait, row in zip(self.traits, rows):
                    numbers = [round(NAT * w) for w in row]
                    if any(numbers):
                        file.write(f"\t\t[{self.prefix}_{trait}] = {{ {', '.join(map(str, numbers))} }},\n")
                file.write("\t},\n")


# ------------------------------------------------------------------ truth

def labels_of(blocks):
    """Line number: mask of the labels it can have, 0 for any, rank and article of its block."""
    out = {}
    for role, numbers, article in blocks:
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
            out[n] = (mask, RANK.get(role, 4), article) if n not in out else (0, 0, 0)
    return out


def generated(page):
    """Lines are numbered as in the file: a form feed takes none."""
    rows = [row for row in page.rows if row != FORMFEED]
    number = {id(row): n for n, row in enumerate(rows, 1) if isinstance(row, Line)}
    blocks = [(b, i) for i, article in enumerate(page.articles, 1) for b in article.blocks]
    blocks += [(b, 0) for b in page.furniture + page.noise]
    return labels_of((b.role, [number[id(line)] for line in b.lines if id(line) in number], i)
                     for b, i in blocks)


def gold_of(stem):
    if not os.path.exists(stem + ".json"):
        return handmade.page(stem + ".txt").json()
    with open(stem + ".json", encoding="utf-8") as file:
        return json.load(file)


def squeezed(text):
    return re.sub(r"[\W_]", "", text)


def outlined(stem):
    """NAME.blocks as in tests/plugins/articles/structure: in order, each a role and its text."""
    with open(stem + ".blocks", encoding="utf-8") as file:
        rows = [row.rstrip("\n").partition(": ") for row in file]
    left = [(role, squeezed(text), []) for role, _, text in rows if text]
    with open(stem + ".txt", encoding="utf-8", errors="replace") as file:
        lines = [squeezed(row) for row in file.read().replace("\f", "").split("\n")]
    at, rest = -1, ""
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        if not rest.startswith(line):
            at = next((i for i, (_, text, taken) in enumerate(left) if not taken and text.startswith(line)), -1)
            rest = left[at][1] if at >= 0 else ""
        if at >= 0:
            left[at][2].append(number)
            rest = rest[len(line):]
    return labels_of((role, numbers, 0) for role, _, numbers in left)


def annotated(stem):
    if os.path.exists(stem + ".blocks"):
        return outlined(stem)
    gold = gold_of(stem)
    blocks = []

    def take(block, article):
        blocks.append((block["role"], block.get("lines", []), article))
        for inner in block.get("blocks", []):
            take(inner, article)
    for i, article in enumerate(gold["articles"], 1):
        for block in article["blocks"]:
            take(block, i)
    taken = {n for _, numbers, _ in blocks for n in numbers}
    with open(stem + ".txt", encoding="utf-8", errors="replace") as file:
        lines = file.read().replace("\f", "").split("\n")
    blocks += [("fw", [n], 0) for n, line in enumerate(lines, 1) if line.strip() and n not in taken]
    return labels_of(blocks)


class Lessons:
    """Pages in as many folders as there are processes, and their truth in another."""

    def __init__(self, recto, of, work, jobs):
        self.recto, self.of, self.work = recto, of, work
        self.truth = os.path.join(work, "truth")
        self.folders = [os.path.join(work, f"pages{i}") for i in range(jobs)]
        for folder in (self.truth, *self.folders):
            os.mkdir(folder)
        self.times = {}             # how many pages each counts as

    def add(self, content, truth, times=1):
        name = f"{len(self.times)}.txt"
        with open(os.path.join(self.folders[len(self.times) % len(self.folders)], name), "wb") as file:
            file.write(content)
        with open(os.path.join(self.truth, name), "w", encoding="ascii") as file:
            file.writelines(f"{n} {mask} {rank} {article}\n"
                            for n, (mask, rank, article) in sorted(truth.items()))
        self.times[name] = times

    def read(self, *options):
        """What the module tells of all pages, line by line: how many pages it is of, script, fields."""
        running = []
        for i, folder in enumerate(self.folders):
            told, out = os.path.join(self.work, f"told{i}"), os.path.join(self.work, f"out{i}")
            if os.path.exists(told):
                os.remove(told)
            running.append((told, subprocess.Popen(
                [self.recto, "--filter", self.of, "--set", f"{self.of}.truth={self.truth}", *options,
                 "--set", f"{self.of}.told={told}", "-t", "text", "-o", out, folder],
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)))
        for told, process in running:
            _, said = process.communicate()
            if not os.path.exists(told):
                sys.exit(said.decode(errors="replace"))
            times, script = 0, 0
            with open(told, encoding="ascii") as file:
                for line in file:
                    fields = line.split()
                    if fields[0] == "page":
                        times, script = self.times[fields[1]], int(fields[2])
                    else:
                        yield times, script, fields

    def turn(self, weights):
        """(differences by script, trait and column; wrong ones, all)"""
        given = os.path.join(self.work, "weights")
        with open(given, "w", encoding="ascii") as file:
            file.writelines(f"{max(-32000, min(32000, round(NAT * w)))}\n"
                            for script in weights for row in script for w in row)
        sums, wrong, count = Counter(), 0.0, 0
        for times, script, fields in self.read("--set", f"{self.of}.weights={given}"):
            if len(fields) == 2:
                wrong += times * float(fields[0])
                count += times * int(fields[1])
            else:
                sums[script, int(fields[0]), int(fields[1])] += times * float(fields[2])
        return sums, wrong, count

    def examples(self):
        """(script, what is right, what is known without the traits in nats, traits)"""
        for times, script, fields in self.read():
            right, known, *traits = map(int, fields)
            for _ in range(times):
                yield script, right, known / NAT, traits


# ------------------------------------------------------------------ learning

def learn(lessons, start, turns):
    """Up the likelihood of what is right, by adaptive steps with a momentum, held to the start."""
    weights = copy.deepcopy(start)
    squares, speed = Counter(), Counter()
    learned = [k for k, label in enumerate(LABELS) if label not in PATTERNS_SAY]
    for turn in range(turns):
        sums, wrong, count = lessons.turn(weights)
        print(f"turn {turn + 1}: {wrong:.0f} of {count} wrong", file=sys.stderr, flush=True)
        for s, script in enumerate(weights):
            for t, row in enumerate(script):
                for k in learned:
                    at = s, t, k
                    gradient = sums[at] - RIDGE * (row[k] - start[s][t][k])
                    squares[at] += gradient * gradient
                    speed[at] = MOMENTUM * speed[at] + STEP * gradient / math.sqrt(squares[at] + DAMPING)
                    row[k] += speed[at]
    return weights


def regress(examples, start, ridge, kept):
    """Logistic regression by adaptive gradients, held to the start; of one column: the odds for it,
    where what is known without the traits gets a weight of its own."""
    weights = copy.deepcopy(start)
    binary = len(weights[0][0]) == 1
    squares = [[[DAMPING] * len(row) for row in script] for script in weights]
    total = len(examples)
    trust = [[1.0, DAMPING] for _ in weights]   # of what is known without the traits
    for turn in range(EPOCHS):
        step, wrong = REGRESSION_STEP / (1 + turn / SLOWER), 0
        order = random.Random(turn).sample(range(total), total)
        for n in range(total):
            script, right, known, traits = examples[order[n]]
            rows, before, taken = ([table[script][t] for t in traits] for table in (weights, start, squares))
            sums = [sum(column) for column in zip(*rows)] + ([0.0] if binary else [])
            sums[0] += known * trust[script][0]
            top = max(sums)
            shares = [math.exp(s - top) for s in sums]
            all_shares = sum(shares)
            right = 1 - right if binary else right
            wrong += max(range(len(sums)), key=sums.__getitem__) != right
            for k in range(len(sums) - binary):
                error = (k == right) - shares[k] / all_shares
                if k == 0:
                    trust[script][1] += (error * known) ** 2
                    trust[script][0] += step * error * known / math.sqrt(trust[script][1])
                for trait, row, old, square in zip(traits, rows, before, taken):
                    if trait in kept:
                        continue
                    gradient = error - ridge * (row[k] - old[k]) / total
                    square[k] += gradient * gradient
                    row[k] += step * gradient / math.sqrt(square[k])
        print(f"turn {turn + 1}: {wrong} of {total} wrong", file=sys.stderr, flush=True)
    return weights


def scaled(weights, by):
    return [[[by * x for x in row] for row in script] for script in weights]


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
                sorted({os.path.splitext(f)[0] for f in os.listdir(folder) if f.endswith((".json", ".gold", ".blocks"))}):
            stem = os.path.join(folder, name)
            with open(stem + ".txt", "rb") as file:
                lessons.add(file.read(), annotated(stem), args.share)


def main():
    parser = argparse.ArgumentParser(prog="weights.py")
    parser.format_help = parser.format_usage = lambda: __doc__
    parser.add_argument("recto")
    parser.add_argument("of", choices=("labels", "ranks", "gaps"))
    parser.add_argument("--pages", type=int, default=720)
    parser.add_argument("--seed", default="weights")
    parser.add_argument("--turns", type=int, default=40)
    parser.add_argument("--gold", action="append", default=[])
    parser.add_argument("--share", type=int, default=3)
    parser.add_argument("--shrink", type=float)
    parser.add_argument("--on", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--blend", type=float)
    parser.add_argument("--jobs", type=int, default=1)
    args = parser.parse_args()
    table = Table(args.of)
    work = tempfile.mkdtemp()
    try:
        lessons = Lessons(args.recto, args.of, work, args.jobs)
        add_pages(lessons, args)
        start = table.kept() if args.on else table.empty()
        if args.of == "labels":
            weights = learn(lessons, start, args.turns)
        else:
            kept = {t for t, name in enumerate(table.traits) if not re.match(args.only, name)}
            weights = regress(list(lessons.examples()), start, HOLD if args.on else REGRESSION_RIDGE, kept)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    shrink = args.shrink or (1 if args.on else SHRINK[args.of])
    blend = args.blend or (0.5 if args.on else BLEND[args.of])
    table.write(blended(table.kept(), scaled(weights, shrink), blend))


if __name__ == "__main__":
    main()
