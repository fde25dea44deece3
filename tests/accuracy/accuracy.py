#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How much of the structure of a page recto finds.

usage: accuracy.py [options] RECTO

Pages are made from the texts in texts/, each set in another way, and converted;
what comes out is compared with what went in.

  --pages N         how many pages (300)
  --seed S          another seed makes other pages (1)
  --edition N       of the phenomena: 2 has those that real pages showed (1, so that tables compare)
  --lang A,B        only these languages
  --texts FOLDER    banks of other texts
  --fix NAME=VALUE  a phenomenon that every page has (may be repeated; comma for more)
  --clean           harmless values for all phenomena but those of --fix
  --one-by-one      each phenomenon alone, on clean pages
  --blame N         find for the N worst pages which phenomena are enough to spoil them
  --causes N        instead: why blocks are lost, with N examples of each cause
  --show N          keep the N worst pages, with their differences, in the folder of --out
  --page LANG-N     only this page; it is kept
  --out FOLDER      where pages are kept (accuracy.out)
  --write FOLDER    write the pages and their truth, convert nothing (no RECTO)
  --jobs N          how many at a time (1)
  --floor FIG=VALUE fail where the mean of a figure is lower (may be repeated)
  --list            the phenomena and their values
"""
import argparse
import json
import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor

sys.dont_write_bytecode = True

import causes
import phenomena
import report
from bank import BankError, read_banks
from convert import convert, diagnose
from page import Page


class Bench:
    """Makes pages, converts and scores them."""

    def __init__(self, recto, banks, seed, edition, jobs):
        self.recto, self.banks, self.seed, self.edition, self.jobs = recto, banks, seed, edition, jobs

    def page(self, lang, number, fixed):
        return Page(self.banks, lang, f"{self.seed}/{lang}-{number}", fixed, self.edition)

    def convert(self, page):
        return convert(self.recto, page)

    def run(self, pages):
        if self.jobs > 1:
            with ThreadPoolExecutor(self.jobs) as pool:
                return list(pool.map(self.convert, pages))
        return [self.convert(page) for page in pages]

    # ------------------------------------------------------------- searches

    def one_by_one(self, langs, count, fixed):
        numbers = [(lang, n) for n in range(count) for lang in langs]
        clean = {**phenomena.HARMLESS, **fixed}
        base = self.run(self.page(lang, n, clean) for lang, n in numbers)
        runs = []
        for row in phenomena.TABLE:
            for value, _ in row.values[1:]:
                pages = [self.page(lang, n, {**clean, row.name: value}) for lang, n in numbers]
                pages = [p for p in pages if p[row.name] == value]
                if pages:
                    runs.append((f"{row.name} {value}", self.run(pages)))
        return base, runs

    def enough(self, result):
        """Take phenomena away as long as the page stays nearly as bad."""
        page, choices = result.page, dict(result.page.choices)
        lang, number = page.name.rpartition("/")[2].rsplit("-", 1)

        def badness(wanted):
            return self.convert(self.page(lang, number, wanted)).score.badness

        clean = badness(phenomena.HARMLESS)
        bar = clean + 0.6 * (result.score.badness - clean)
        if result.score.badness - clean < 0.05:
            return {}
        for name in reversed(phenomena.NAMES):
            if choices[name] != phenomena.HARMLESS[name]:
                fewer = {**choices, name: phenomena.HARMLESS[name]}
                if badness(fewer) >= bar:
                    choices = fewer
        return {k: v for k, v in choices.items() if v != phenomena.HARMLESS[k]}


# ------------------------------------------------------------------- keeping

def write(page, folder):
    """The page and its truth."""
    os.makedirs(folder, exist_ok=True)
    stem = os.path.join(folder, page.name.replace("/", "-"))
    with open(stem + ".txt", "wb") as file:
        file.write(page.bytes)
    with open(stem + ".json", "w", encoding="utf-8") as file:
        json.dump(page.truth(), file, ensure_ascii=False, indent=1)
        file.write("\n")
    return stem


def keep(results, folder):
    for result in results:
        stem = write(result.page, folder)
        with open(stem + ".diff", "w", encoding="utf-8") as file:
            for name, value in result.score.figures.items():
                print(f"{name} {report.share(value)}", file=file)
            for kind, line, before, sep, after in result.score.wrong_line_ends:
                print(f"line {line} ({kind}): {before}[{sep}]{after}", file=file)
            print(result.failure, report.difference(result), sep="\n", file=file)
        print(f"kept: {stem}.txt .json .diff")


# ---------------------------------------------------------------------- main

def arguments():
    parser = argparse.ArgumentParser(prog="accuracy.py")
    parser.format_help = parser.format_usage = lambda: __doc__
    parser.add_argument("recto", nargs="?")
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--edition", type=int, default=1, choices=range(1, phenomena.EDITIONS + 1))
    parser.add_argument("--lang")
    parser.add_argument("--texts")
    parser.add_argument("--fix", action="append", default=[])
    parser.add_argument("--clean", action="store_true")
    parser.add_argument("--one-by-one", action="store_true")
    parser.add_argument("--blame", type=int, default=0)
    parser.add_argument("--causes", type=int)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--page")
    parser.add_argument("--out", default="accuracy.out")
    parser.add_argument("--write")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--floor", action="append", default=[])
    parser.add_argument("--list", action="store_true")
    return parser.parse_args()


def fixed_values(args):
    fixed = dict(phenomena.HARMLESS) if args.clean else {}
    for pair in ",".join(args.fix).split(","):
        if pair:
            name, _, text = pair.partition("=")
            fixed[name] = phenomena.value_of(name, text)
    return fixed


def list_phenomena():
    for row in phenomena.TABLE:
        newer = f"   (edition {row.edition})" if row.edition > 1 else ""
        print(f"{row.name:13} {' '.join(str(v) for v, _ in row.values)}\n{'':13} {row.says}{newer}")


def tell(results, out):
    report.by_language(results, out)
    report.wrap_styles(results, out)
    report.by_phenomenon(results, out)
    report.line_ends(results, out)
    report.certainty(results, out)
    report.worst(results, 10, out)
    for r in results:
        if r.failure:
            print(f"{r.page.name}: recto failed: {r.failure}", file=out)


def wanted_languages(args, banks):
    wanted = args.lang or args.page and args.page.rpartition("-")[0]
    langs = wanted.split(",") if wanted else sorted(banks)
    unknown = [lang for lang in langs if lang not in banks]
    if unknown:
        raise ValueError(f"no texts in {' '.join(unknown)}; there are: {' '.join(sorted(banks))}")
    return langs


def work_on(args, bench, langs, fixed):
    if args.one_by_one:
        report.one_by_one(*bench.one_by_one(langs, max(1, args.pages // 60), fixed), sys.stdout)
        return 0
    if args.page:
        pages = [bench.page(langs[0], args.page.rpartition("-")[2], fixed)]
    else:
        pages = [bench.page(langs[n % len(langs)], n // len(langs), fixed) for n in range(args.pages)]
    if args.write:
        for page in pages:
            write(page, args.write)
        return 0
    if args.causes is not None:
        found = [cause for page in pages for cause in diagnose(args.recto, page)]
        causes.table(found, args.causes, sys.stdout)
        return 0
    results = bench.run(pages)
    worst = sorted(results, key=lambda r: -r.score.badness)
    tell(results, sys.stdout)
    if args.blame:
        report.blame([(r, bench.enough(r)) for r in worst[:args.blame]], sys.stdout)
    keep(worst[:1 if args.page else args.show], args.out)
    return 0 if report.above(args.floor, results, sys.stdout) and not any(r.failure for r in results) else 1


def main():
    args = arguments()
    if args.list:
        list_phenomena()
        return 0
    if not args.recto and not args.write:
        sys.exit(__doc__)
    if args.recto and not shutil.which(args.recto):
        sys.exit(f"accuracy: there is no program {args.recto}")
    try:
        banks, fixed = read_banks(args.texts), fixed_values(args)
        langs = wanted_languages(args, banks)
    except (BankError, OSError, ValueError) as wrong:
        sys.exit(f"accuracy: {wrong}")
    return work_on(args, Bench(args.recto, banks, args.seed, args.edition, args.jobs), langs, fixed)


if __name__ == "__main__":
    sys.exit(main())
