#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How much recto finds of pages whose truth was written by people.

usage: real.py [options] RECTO

Groups: the sample pages of tests/samples, those with a TEI by hand, those of
other layouts, and those kept aside, of which nothing but the figures is looked
at; pages that people wrote who had not seen Recto, some of them kept aside, too; and where they are at hand, real pages with truth by hand, by a library
(METS and ALTO) and by editors (TEI).

  --samples FOLDER  NAME.txt with NAME.gold (tests/samples)
  --shared FOLDER   where corpus/ and data/ are ($RECTO_SHARED, or ../shared)
  --pages FOLDER    pages of your own instead: NAME.txt with NAME.json or NAME.gold (may be repeated)
  --only A,B        pages whose names begin so
  --show N          the N worst pages and their differences, in the folder of --out
  --causes N        instead: why blocks are lost, with N examples of each cause
  --out FOLDER      where pages are kept (accuracy.out)
  --write FOLDER    write the pages and their truth, convert nothing (no RECTO)
  --floor FIG=VALUE fail where the mean of a figure is lower (may be repeated)
  --floors FILE     fail where a page is lower: a row of figures, then rows of NAME and values
"""
import argparse
import glob
import json
import os
import shutil
import sys

sys.dont_write_bytecode = True

import causes
import encoded
import handmade
import mets
import report
import truth
from convert import convert, diagnose

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLES = os.path.join(HERE, os.pardir, "samples")
BESIDE = os.path.join(HERE, os.pardir, os.pardir, os.pardir, "shared")


def by_hand(folder):
    for path in sorted(glob.glob(os.path.join(folder, "*.txt"))):
        stem = os.path.splitext(path)[0]
        if os.path.exists(stem + ".gold"):
            yield handmade.page(path)
        elif os.path.exists(stem + ".json"):
            with open(path, encoding="utf-8", errors="replace") as file:
                yield truth.from_json(os.path.basename(stem), file.read(), stem + ".json")


def by_library(shared):
    for folder in sorted(glob.glob(os.path.join(shared, "data/alto/*/"))):
        if glob.glob(os.path.join(folder, "*mets.xml")):
            yield from mets.pages(folder, os.path.basename(folder.rstrip("/")).split("_")[0])


def by_editors(shared):
    """The TEI samples: (file, name, language); with the text of the page where that is there."""
    for file, name, lang in (("al-haqaiq_i_29", "haqaiq", "ar"),
                             ("Farfalla_1877_3_5_Bibliografia", "farfalla", "it")):
        stem = os.path.join(shared, "data/tei-samples", file)
        if os.path.exists(stem + ".txt"):
            with open(stem + ".txt", encoding="utf-16") as text:
                yield encoded.page_of_text(stem + ".xml", text.read(), name, lang)
        elif os.path.exists(stem + ".xml"):
            yield encoded.page(stem + ".xml", f"{name}-long", lang)
            yield encoded.page(stem + ".xml", f"{name}-wrapped", lang, encoded.WRAP)


def groups(args):
    if args.pages:
        return [(folder, list(by_hand(folder))) for folder in args.pages]
    samples = list(by_hand(args.samples))
    examples = [p for p in samples if os.path.exists(os.path.join(args.samples, p.name + ".tei.xml"))]
    return [("samples", examples),
            ("other layouts", [p for p in samples if p not in examples]),
            ("kept aside", list(by_hand(os.path.join(args.samples, "aside")))),
            ("written", list(by_hand(os.path.join(args.samples, "written")))),
            ("written, aside", list(by_hand(os.path.join(args.samples, "written", "aside")))),
            ("by hand", list(by_hand(os.path.join(args.shared, "corpus")))),
            ("by a library", list(by_library(args.shared))),
            ("by editors", list(by_editors(args.shared)))]


def write(pages, folder):
    os.makedirs(folder, exist_ok=True)
    for page in pages:
        stem = os.path.join(folder, page.name)
        with open(stem + ".txt", "w", encoding="utf-8", newline="") as file:
            file.write(page.text)
        with open(stem + ".json", "w", encoding="utf-8") as file:
            json.dump(page.json(), file, ensure_ascii=False, indent=1)
            file.write("\n")


def keep(results, folder):
    write([r.page for r in results], folder)
    for result in results:
        stem = os.path.join(folder, result.page.name)
        with open(stem + ".diff", "w", encoding="utf-8") as file:
            print(result.failure, report.difference(result), sep="\n", file=file)
        print(f"kept: {stem}.txt .json .diff")


def read_floors(path):
    """{page: [FIG=VALUE]}; - is no floor"""
    with open(path, encoding="utf-8") as file:
        head, *rows = [row.split() for row in file if row.strip() and not row.startswith("#")]
    return {row[0]: [f"{f}={v}" for f, v in zip(head[1:], row[1:], strict=True) if v != "-"]
            for row in rows}


def above_floors(floors, results):
    """Whether each page is as good as its row; says which is not, and which has no row."""
    good = True
    for result in results:
        name = result.page.name
        if name not in floors:
            print(f"{name} has no floors")
            good = False
        elif not report.above(floors[name], [result], sys.stdout):
            print(f"    in {name}")
            good = False
    return good


def arguments():
    parser = argparse.ArgumentParser(prog="real.py")
    parser.format_help = parser.format_usage = lambda: __doc__
    parser.add_argument("recto", nargs="?")
    parser.add_argument("--samples", default=SAMPLES)
    parser.add_argument("--shared", default=os.environ.get("RECTO_SHARED") or BESIDE)
    parser.add_argument("--pages", action="append")
    parser.add_argument("--only", default="")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--causes", type=int)
    parser.add_argument("--out", default="accuracy.out")
    parser.add_argument("--write")
    parser.add_argument("--floor", action="append", default=[])
    parser.add_argument("--floors")
    return parser.parse_args()


def main():
    args = arguments()
    if not args.write and not (args.recto and shutil.which(args.recto)):
        sys.exit(__doc__)
    wanted = tuple(args.only.split(","))
    try:
        chosen = [(name, [p for p in pages if p.name.startswith(wanted)]) for name, pages in groups(args)]
    except (handmade.GoldError, ValueError) as wrong:
        sys.exit(f"real: {wrong}")
    if not any(pages for _, pages in chosen):
        sys.exit("real: there are no such pages")
    if args.write:
        write([page for _, pages in chosen for page in pages], args.write)
        return 0
    if args.causes is not None:
        found = [c for _, pages in chosen for page in pages for c in diagnose(args.recto, page)]
        causes.table(found, args.causes, sys.stdout)
        return 0
    converted = [(name, [convert(args.recto, page) for page in pages]) for name, pages in chosen if pages]
    results = [r for _, mine in converted for r in mine]
    report.by_page(converted, sys.stdout)
    report.certainty(results, sys.stdout)
    keep(sorted(results, key=lambda r: -r.score.badness)[:args.show], args.out)
    for r in results:
        if r.failure:
            print(f"{r.page.name}: recto failed: {r.failure}")
    good = report.above(args.floor, results, sys.stdout)
    if args.floors:
        good = above_floors(read_floors(args.floors), results) and good
    return 0 if good and not any(r.failure for r in results) else 1


if __name__ == "__main__":
    sys.exit(main())
