#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whether the measure can be trusted: the truth scores 1, each fault costs what it should;
and whether the weights are learned from all examples, however many there are.

usage: selftest.py      speaks TAP
"""
import contextlib
import io
import sys

sys.dont_write_bytecode = True

import phenomena
from bank import read_banks
from causes import Diagnosis
from page import Page
from score import FIGURES, score
from tei import Block
from weights import regress


def perfect(page):
    def block(b, unit):
        return Block(b.role, b.text, unit, "high", [line.number for line in b.lines])
    blocks = [block(b, None) for b in page.furniture]
    for unit, article in enumerate(page.articles):
        blocks += [block(b, unit) for b in article.blocks]
    return blocks, ["high"] * len(page.articles)


def wanted(figure):
    return 0.0 if figure == "invented" else 1.0


def swap_heads(blocks):
    heads = [b for b in blocks if b.role == "head"]
    heads[0].unit, heads[1].unit = heads[1].unit, heads[0].unit


def merge_paragraphs(blocks):
    at = next(i for i, (a, b) in enumerate(zip(blocks, blocks[1:]))
              if a.role == b.role == "p" and a.unit == b.unit)
    other = blocks.pop(at + 1)
    blocks[at].text += " " + other.text
    blocks[at].lines += other.lines


def merge_articles(blocks):
    for b in blocks:
        b.unit = 0 if b.unit == 1 else b.unit


def lose_byline(blocks):
    blocks.remove(next(b for b in blocks if b.role == "byline"))


def change_role(blocks):
    next(b for b in blocks if b.role == "p").role = "section"


FAULTS = (
    ("headlines swapped", swap_heads, {"heads"}),
    ("two paragraphs in one", merge_paragraphs, {"blocks", "paras"}),
    ("two articles in one", merge_articles, {"articles"}),
    ("a byline lost", lose_byline, {"bylines", "blocks", "kept"}),
    ("a paragraph called section", change_role, {"roles", "paras"}),
)


# What is said of a fault.
SAID = (
    ("headlines swapped", swap_heads, "head whole, but with another article"),
    ("two paragraphs in one", merge_paragraphs, "p joined, the first ends"),
    ("two articles in one", merge_articles, "two in one: "),
    ("a paragraph called section", change_role, "p as section"),
)


class Tap:
    def __init__(self):
        self.count, self.failed = 0, 0

    def ok(self, good, says, detail=""):
        self.count += 1
        self.failed += not good
        print(f"{'ok' if good else 'not ok'} {self.count} - {says}")
        if not good and detail:
            print(f"#   {detail}")

    def done(self):
        print(f"1..{self.count}")
        return 1 if self.failed else 0


def check_truth(tap, page):
    figures = score(page, *perfect(page)).figures
    off = {f: figures[f] for f in FIGURES
           if figures[f] is not None and abs(figures[f] - wanted(f)) > 1e-9}
    tap.ok(not off, f"{page.name}: the truth scores 1", str(off))


def check_lines(tap, page):
    """The page can be read back: each block's lines are where the truth says."""
    lines = page.text.replace("\f", "\f\n").split("\n")
    wrong = [line.raw for row in page.articles for b in row.blocks for line in b.lines
             if lines[line.number - 1] != line.raw]
    tap.ok(not wrong, f"{page.name}: the truth knows its lines", str(wrong[:2]))


def check_fault(tap, page, says, spoil, figures):
    blocks, certs = perfect(page)
    spoil(blocks)
    got = score(page, blocks, certs).figures
    blind = [f for f in figures if abs(got[f] - wanted(f)) < 1e-9]
    tap.ok(not blind, f"{page.name}: {says} shows", f"not in {blind}")


def check_causes(tap, page):
    blocks, _ = perfect(page)
    tap.ok(not Diagnosis(page, blocks).run(), f"{page.name}: no cause where nothing is lost")
    for says, spoil, wanted_cause in SAID:
        blocks, _ = perfect(page)
        spoil(blocks)
        said = {cause.says for cause in Diagnosis(page, blocks).run()}
        tap.ok(any(s.startswith(wanted_cause) for s in said), f"{page.name}: why: {says}", str(said))


def check_line_end(tap, page):
    """A hyphen that is kept, or a space that is lost, is a wrong decision."""
    blocks, certs = perfect(page)
    clean = score(page, blocks, certs).line_ends
    line, following = next((a, b) for a, b, kind in page.decisions() if kind == "soft")
    for b in blocks:
        b.text = b.text.replace(line.text + following.text, line.text + "-" + following.text)
    spoilt = score(page, blocks, certs).line_ends
    tap.ok(clean["soft", "wrong"] == 0 and spoilt["soft", "wrong"] == 1,
           f"{page.name}: a hyphen left in a word shows", f"{clean} {spoilt}")


def check_certainty(tap, page):
    """A line of a masthead is as right by itself; text that is called furniture is not."""
    blocks, certs = perfect(page)
    longest = max((b for b in blocks if b.role == "fw"), key=lambda b: len(b.text))
    longest.text = longest.text[:len(longest.text) // 2]
    next(b for b in blocks if b.role == "p").role = "fw"
    said = score(page, blocks, certs).certainty
    tap.ok(said["other", "high", False] == 1, f"{page.name}: furniture is judged by its lines", str(said))


def check_learning(tap, count):
    """Of two traits each speaks for a rank of its own; kept ones stay what they are."""
    examples = [(0, i % 2, 0.0, [i % 2]) for i in range(count)]
    start = [[[0.0, 0.0], [0.0, 0.0]]]
    with contextlib.redirect_stderr(io.StringIO()):
        (first, second), = regress(examples, start, 1.0, set())
        (_, kept), = regress(examples, start, 1.0, {1})
    tap.ok(first[0] > first[1] and second[1] > second[0], f"{count} examples: weights are learned from all",
           f"{first} {second}")
    tap.ok(kept == [0.0, 0.0], f"{count} examples: what is kept stays", str(kept))


def main():
    tap, banks = Tap(), read_banks()
    for lang in sorted(banks):
        for number in range(12):
            edition = 1 + number % phenomena.EDITIONS
            page = Page(banks, lang, f"self/{lang}-{number}", edition=edition)
            check_truth(tap, page)
            check_lines(tap, page)
        clean = Page(banks, lang, f"self/{lang}-clean", phenomena.HARMLESS)
        for fault in FAULTS:
            check_fault(tap, clean, *fault)
        check_causes(tap, clean)
        if clean.hyphenates:
            check_line_end(tap, clean)
        check_certainty(tap, Page(banks, lang, f"self/{lang}-furniture", {**phenomena.HARMLESS, "furniture": "top"}))
    for count in (100, 7919):
        check_learning(tap, count)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
