#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How fast recto is, beside pandoc and cmark on the same machine and text.

usage: bench.py RECTO [MEGABYTES]

The text is made up here, the same on every machine: newspaper pages in English
and Chinese, hard-wrapped, with headlines and bylines, a form feed after each.
pandoc and cmark cannot read such text: they take it for Markdown, and do less.
The best of three runs counts; the memory is the largest a run ever held.
"""
import os
import random
import shutil
import sys
import tempfile
import time

EN = """the a of to in and that from with over under after before between harbour
council bridge winter letter morning captain school river market engine meeting town
lantern garden station island railway neighbour question evening promise weather
orchard committee paper minister village company winner carried opened said found
kept asked voted returned promised repaired painted counted waited agreed""".split()
ZH = ("城市的人们在河边修了一座新桥早晨渡船靠岸时码头上站满学生老师说今年春天湖水比去年清"
      "工程队用三个月铺好管网邻居家门前种着石榴树记者从会议得知计划明开始施市民可以免费参观"
      "图书馆延长放间山村戏台重建演员唱起歌孩子听见锣鼓")
NAMES = ["Ada Penrose", "Tomas Reyes", "Ned Fairley", "Dana Whitlock"]


def pick(rng, things):
    return things[int(rng.random() * len(things))]


def wrap(words, width, glue):
    line = ""
    for word in words:
        if line and len(line) + len(glue) + len(word) > width:
            yield line
            line = ""
        line += (glue if line else "") + word
    yield line


def english(rng):
    topic = [pick(rng, EN) for _ in range(5)]
    yield " ".join(topic).capitalize()
    yield "By " + pick(rng, NAMES)
    for _ in range(6):
        words = [pick(rng, EN + topic) for _ in range(40 + int(rng.random() * 40))]
        words[0] = words[0].capitalize()
        yield from wrap(words[:-1] + [words[-1] + "."], 38, " ")
        yield ""


def chinese(rng):
    topic = "".join(pick(rng, ZH) for _ in range(9))
    yield topic
    yield "□本报记者 林知夏"
    yield ""
    for _ in range(6):
        text = "".join(pick(rng, ZH) for _ in range(60 + int(rng.random() * 90)))
        yield from wrap(text[:40] + "，" + topic + "，" + text[40:] + "。", 17, "")
        yield ""


def pages(size):
    rng = random.Random(2025)
    made = 0
    while made < size:
        article = english if rng.random() < 0.5 else chinese
        page = "\n".join(line for _ in range(4) for line in article(rng)) + "\f"
        page = page.encode()
        made += len(page)
        yield page


def run(command):
    """Seconds and peak memory in bytes."""
    start = time.monotonic()
    pid = os.posix_spawnp(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    if status != 0:
        sys.exit(f"bench: failed: {' '.join(command)}")
    return time.monotonic() - start, usage.ru_maxrss * 1024


def main(argv):
    if not 2 <= len(argv) <= 3:
        sys.exit(__doc__)
    recto, size = argv[1], float(argv[2]) * 1e6 if len(argv) > 2 else 4.5e6
    with tempfile.TemporaryDirectory() as folder:
        page = os.path.join(folder, "pages.txt")
        with open(page, "wb") as out:
            for part in pages(size):
                out.write(part)
        size = os.path.getsize(page)
        rows = [("recto to " + to, [recto, "-t", to, page])
                for to in ("tei", "html", "markdown", "text")]
        rows += [("pandoc, as Markdown to HTML", ["pandoc", "-f", "markdown", "-t", "html", page]),
                 ("cmark, as CommonMark to HTML", ["cmark", page])]
        print(f"{size / 1e6:.1f} MB of made-up newspaper pages, best of three\n")
        print(f"{'':30}{'seconds':>10}{'MB/s':>10}{'memory MB':>12}{'to recto':>10}")
        first = None
        for label, command in rows:
            if not shutil.which(command[0]):
                print(f"{label:30}{'not installed':>20}")
                continue
            runs = [run(command) for _ in range(3)]
            seconds, memory = min(r[0] for r in runs), max(r[1] for r in runs)
            first = first or seconds
            print(f"{label:30}{seconds:10.2f}{size / 1e6 / seconds:10.1f}"
                  f"{memory / 1e6:12.1f}{seconds / first:9.1f}x")


if __name__ == "__main__":
    main(sys.argv)
