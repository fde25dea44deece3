#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Learn how sure recto can be of what it decides, from pages whose truth is known.

usage: certainty.py [options] RECTO

Each decision (a block of text, of display type, of another kind; an article)
comes with its evidence, a level a kind. Logistic regression gives each level a
weight; the sum is the log-odds that the decision is right. The limits are set
on other pages than the weights: above the first, 98 of 100 are right; below the
second, the last ones are about as often wrong as right.

  --pages N    to learn from; half as many again set the limits (2000)
  --gold FOLDER  real pages, as for real.py --pages; every other one sets the limits (may be repeated)
  --share N    as how many generated pages each of them counts (4)
  --seed S     another seed makes other pages (learn); not one that is measured
  --out FILE   the table in C (standard output)
  --jobs N     how many pages at a time (1)
"""
import argparse
import math
import os
import re
import sys
import subprocess
import tempfile
import textwrap
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor

sys.dont_write_bytecode = True

import phenomena
from bank import read_banks
from page import Page
from real import by_hand
from score import score, skeleton
from tei import read_tei

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.join(HERE, "..", "..", "plugins", "articles", "certainty.h")
LEVELS = 48
GROUPS = ("text", "display", "other", "article")
HIGH, LOW = 0.98, 0.6       # share of right ones above the limit; odds at the other
SPARE = 0.003               # other pages are a little worse
LAST = 0.93                 # of those just above the limit
ROUNDS, RIDGE = 25, 2.0
BATCH = 25


def evidence_names():
    with open(SOURCE, encoding="utf-8") as file:
        return re.findall(r"\bEV_[A-Z_]+", file.read())


# ------------------------------------------------------------------ examples

def convert(recto, page, folder):
    """(group, levels, right?) of each decision on a page."""
    source, result, told = (os.path.join(folder, name) for name in ("page.txt", "page.xml", "told"))
    with open(source, "wb") as file:
        file.write(page.bytes)
    if os.path.exists(told):
        os.remove(told)
    subprocess.run([recto, "--filter", "evidence", "--set", f"evidence.told={told}", "-t", "tei", "-o", result, source],
                   capture_output=True, check=True)
    blocks, certs = read_tei(result)
    scored = score(page, blocks, certs)
    verdicts = defaultdict(list)            # text: what was said of the blocks that have it
    for block, right in scored.verdicts:
        verdicts[skeleton(block.text)].append((block, right))
    units, pending, out = defaultdict(Counter), [], []
    with open(told, encoding="utf-8") as file:
        for line in file:
            numbers, _, text = line.rstrip("\n").partition("\t")
            group, unit, *levels = map(int, numbers.split())
            if GROUPS[group] == "article":
                pending.append((unit, levels))
                continue
            text = skeleton("".join(chr(int(c, 16)) for c in text.split()))
            if verdicts[text]:
                block, right = verdicts[text].pop(0)
                units[unit][block.unit] += 1
                out.append((group, levels, right))
    for unit, levels in pending:
        place = units[unit].most_common(1)
        if place and place[0][0] in scored.whole:
            out.append((GROUPS.index("article"), levels, scored.whole[place[0][0]]))
    return out


def batch(job):
    recto, seed, first, count = job
    banks = read_banks(None)
    langs = sorted(banks)
    out = []
    with tempfile.TemporaryDirectory() as folder:
        for n in range(first, first + count):
            lang, turn = langs[n % len(langs)], n // len(langs)
            out += convert(recto, Page(banks, lang, f"{seed}/{lang}-{turn}", None, 1 + turn % phenomena.EDITIONS), folder)
    return out


def examples(recto, seed, pages, jobs):
    """By group: (set levels, right?)"""
    work = [(recto, seed, first, min(BATCH, pages - first)) for first in range(0, pages, BATCH)]
    groups = [[] for _ in GROUPS]
    with ProcessPoolExecutor(jobs) as pool:
        for found in pool.map(batch, work):
            add(groups, found, 1)
    return groups


def real_examples(recto, folders):
    """The same of pages whose truth was written by people, of each page for itself."""
    for folder in folders:
        for page in by_hand(folder):
            with tempfile.TemporaryDirectory() as work:
                yield convert(recto, page, work)


def add(groups, found, times):
    for group, levels, right in found:
        groups[group] += [([i * LEVELS + level for i, level in enumerate(levels)], right)] * times


# ------------------------------------------------------------------ learning

def learn(rows, size):
    """Weights of the levels, by adaptive gradients; the same on every run."""
    weights, squares = [0.0] * size, [1e-6] * size
    total = len(rows)
    for turn in range(ROUNDS):
        step = 0.3 / (1 + turn / 6)
        for k in range(total):
            levels, right = rows[k * 7919 % total] if total % 7919 else rows[k]
            odds = sum([weights[x] for x in levels])
            error = (1.0 if right else 0.0) - 1 / (1 + math.exp(-max(-30, min(30, odds))))
            for x in levels:
                gradient = error - RIDGE * weights[x] / total
                squares[x] += gradient * gradient
                weights[x] += step * gradient / math.sqrt(squares[x])
    return [max(-32000, min(32000, round(256 * w))) for w in weights]


def limits(weights, rows):
    """Where the share of right ones above is high enough, and where half are wrong."""
    scored = sorted(((sum(weights[x] for x in levels), right) for levels, right in rows), reverse=True)
    high, right, last = None, 0, max(50, len(scored) // 50)
    for n, (odds, good) in enumerate(scored, 1):
        right += good
        if n >= last and right / n >= HIGH + SPARE and \
                sum(good for _, good in scored[n - last:n]) >= LAST * last:
            high = odds
    if high is None:
        high = 1 << 30
    width = max(20, len(scored) // 20)
    low = min(high, -1 << 20)
    for at in range(len(scored) - width, 0, -1):        # from the least sure upwards
        if sum(good for _, good in scored[at:at + width]) >= LOW * width:
            low = scored[at + width // 2][0]
            break
    return high, min(low, high)


def report(names, weights, bounds, rows):
    for group, name in enumerate(GROUPS):
        counts = Counter()
        for levels, right in rows[group]:
            odds = sum(weights[group][x] for x in levels)
            counts[0 if odds >= bounds[group][0] else 1 if odds >= bounds[group][1] else 2, right] += 1
        total = sum(counts.values()) or 1
        cells = []
        for cert, word in enumerate(("high", "medium", "low")):
            n = counts[cert, True] + counts[cert, False]
            cells.append(f"{word} {n / total:.3f} right {counts[cert, True] / max(1, n):.3f}")
        print(f"{name:8} {total:6}  " + "   ".join(cells), file=sys.stderr)


def write(names, weights, bounds, out):
    print("/* SPDX-License-Identifier: MIT */\n"
          "/* Made by tests/accuracy/certainty.py (make certainty): weights in 1/256 nat. */\n"
          "static const int16_t weights[DECISIONS][EVIDENCE][LEVELS] = {", file=out)
    for group, name in enumerate(GROUPS):
        print(f"\t[DECIDES_{name.upper()}] = {{", file=out)
        for i, evidence in enumerate(names):
            row = weights[group][i * LEVELS:(i + 1) * LEVELS]
            while row and row[-1] == 0:
                row.pop()
            if row:
                lines = textwrap.wrap(f"[{evidence}] = {{ {', '.join(map(str, row))} }},", 84)
                print("\t\t" + "\n\t\t    ".join(lines), file=out)
        print("\t},", file=out)
    print("};\n\n/* From where a decision is high, and from where medium. */\n"
          "static const int32_t limits[DECISIONS][2] = {", file=out)
    for group, name in enumerate(GROUPS):
        print(f"\t[DECIDES_{name.upper()}] = {{ {bounds[group][0]}, {bounds[group][1]} }},", file=out)
    print("};", file=out)


def main():
    parser = argparse.ArgumentParser(prog="certainty.py")
    parser.format_help = parser.format_usage = lambda: __doc__
    parser.add_argument("recto")
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--gold", action="append", default=[])
    parser.add_argument("--share", type=int, default=4)
    parser.add_argument("--seed", default="learn")
    parser.add_argument("--out")
    parser.add_argument("--jobs", type=int, default=1)
    args = parser.parse_args()
    names = evidence_names()
    size = len(names) * LEVELS
    rows = examples(args.recto, args.seed, args.pages, args.jobs)
    other = examples(args.recto, args.seed + "-limits", args.pages // 2, args.jobs)
    for n, found in enumerate(real_examples(args.recto, args.gold)):
        add(other if n % 2 else rows, found, args.share)
    with ProcessPoolExecutor(args.jobs) as pool:
        weights = list(pool.map(learn, rows, [size] * len(GROUPS)))
    bounds = [limits(weights[g], other[g]) for g in range(len(GROUPS))]
    report(names, weights, bounds, other)
    if args.out:
        with open(args.out, "w", encoding="utf-8") as file:
            write(names, weights, bounds, file)
    else:
        write(names, weights, bounds, sys.stdout)


if __name__ == "__main__":
    main()
