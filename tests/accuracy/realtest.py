#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whether truths written by people are read rightly.

usage: realtest.py [SHARED]     speaks TAP

Without SHARED on small pages made here; with it, on those that are there: a
conversion that says what the truth says scores 1.
"""
import os
import sys
import tempfile

sys.dont_write_bytecode = True

import encoded
import handmade
import mets
from real import SAMPLES, by_editors, by_hand, by_library
from score import MAIN, score
from selftest import Tap, perfect
from tei import read_tei

TEXT = """THE HILL GAZETTE

A bridge is mended
The old bridge was opened
again yesterday; fifty peo-
ple walked over it.
"""
GOLD = """# A comment.
source page.txt
lang en
furniture
fw 1
article a1 brief
head 3
p 4-6 = The old bridge was opened again yesterday; fifty people walked over it.
"""
WRONG = (
    ("a line in no block", GOLD.replace("head 3\n", "")),
    ("a line in two blocks", GOLD + "p 6\n"),
    ("a text not of its lines", GOLD.replace("fifty", "sixty")),
    ("a span past the end", GOLD.replace("head 3", "head 30")),
    ("a block outside an article", GOLD.replace("article a1 brief\n", "")),
)

# Two pages: a paragraph goes on from one to the other, a table, a notice.
COLUMN = 400
PAGES = (
    (("B1", None, (("THE HILL GAZETTE", 0, COLUMN),)),
     ("B2", None, (("Foreign news", 60, 120),)),
     ("B3", None, (("Snow falls", 60, 110),)),
     ("B4", None, (("It fell on the hills, and the", 15, 385), ("roads were closed for a day", 0, COLUMN),
                   ("or two.", 0, 80), ("Trains were late, and many", 16, 384)))),
    (("B5", None, (("people walked home.", 0, 200),)),
     ("B6", "C1", (("Wheat", 0, 80), ("4 10", 200, 60)))),
)
LOGICAL = """<div TYPE="Newspaper"><div TYPE="TITLE_SECTION">B1</div><div TYPE="SECTION">
<div TYPE="HEADING"><div TYPE="TITLE">B2</div></div><div TYPE="ARTICLE" ID="A1"><div TYPE="HEADING">
<div TYPE="TITLE">B3</div></div><div TYPE="BODY"><div TYPE="BODY_CONTENT"><div TYPE="PARAGRAPH">B4</div>
<div TYPE="PARAGRAPH">B5</div></div><div TYPE="TABLE">C1</div></div></div></div></div>"""

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div type="item"><head>On bees</head>
<p>They fly <abbr>Mr</abbr><lb/>low.</p><lg><l><seg>Hum,</seg> <seg>hum.</seg></l></lg></div>
<div type="item"><head>On ants</head><p>They do not.</p></div></body></text></TEI>"""


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def refused(folder, gold):
    write(folder, "page.gold", gold)
    try:
        handmade.page(os.path.join(folder, "page.txt"))
    except handmade.GoldError:
        return True
    return False


def check_handmade(tap, folder):
    path = write(folder, "page.txt", TEXT)
    write(folder, "page.gold", GOLD)
    page = handmade.page(path)
    said = [(b.role, b.text) for b in page.articles[0].blocks]
    tap.ok(said[0] == ("head", "A bridge is mended") and said[1][1].endswith("fifty people walked over it.")
           and page.furniture[0].text == "THE HILL GAZETTE", "a gold by hand", str(said))
    write(folder, "page.txt", "湖 上 的 船\n又有了，\n新 Lake 船\n")
    write(folder, "page.gold", "lang zh\narticle a1\np 1-3\n")
    said = handmade.page(path).articles[0].blocks[0].text
    tap.ok(said == "湖上的船又有了，新 Lake 船", "a gold by hand: letter-spacing closes, other spaces stay", said)
    write(folder, "page.txt", TEXT)
    for says, gold in WRONG:
        tap.ok(refused(folder, gold), f"{says} is refused")


def issue(folder):
    """METS and ALTO of PAGES."""
    for number, blocks in enumerate(PAGES, 1):
        out = ""
        for name, around, lines in blocks:
            block = f'<TextBlock ID="{name}">' + "".join(
                f'<TextLine HPOS="{left}" WIDTH="{width}"><String CONTENT="{text}"/></TextLine>'
                for text, left, width in lines) + "</TextBlock>"
            out += f'<ComposedBlock ID="{around}">{block}</ComposedBlock>' if around else block
        write(folder, f"text/{number}.xml", f"<alto>{out}</alto>")
    logical = LOGICAL
    for name in ("B1", "B2", "B3", "B4", "B5", "C1"):
        logical = logical.replace(f">{name}<", f'><area BEGIN="{name}"/><')
    write(folder, "hill-mets.xml", f'<mets><structMap TYPE="LOGICAL">{logical}</structMap></mets>')


def check_mets(tap, folder):
    issue(folder)
    pages = {p.name: p for p in mets.pages(folder, "hill")}
    tap.ok(sorted(pages) == ["hill-1", "hill-1-blank", "hill-2", "hill-2-blank", "hill-all",
                             "hill-all-blank"], "an issue: its pages, and all of it", str(sorted(pages)))
    whole = pages["hill-all"].articles[0].blocks
    wanted = ["Foreign news", "Snow falls", "It fell on the hills, and the roads were closed for a day or two.",
              "Trains were late, and many people walked home.", "Wheat 4 10"]
    tap.ok([b.text for b in whole] == wanted, "an issue: paragraphs by their indents, over the page end",
           str([b.text for b in whole]))
    tap.ok([b.role for b in whole] == ["kicker", "head", "p", "p", "p"] and
           [b.coarse for b in whole] == [False] * 4 + [True], "an issue: roles; the table is coarse")
    tap.ok("closed for a day\nor two.\nTrains" in pages["hill-1-blank"].text and
           "Snow falls\n\nIt fell" in pages["hill-1-blank"].text, "an issue: blank lines between text blocks")
    tap.ok("\fpeople walked" in pages["hill-all"].text, "an issue: pages end with a form feed")


def check_encoded(tap, folder):
    path = write(folder, "bees.xml", TEI)
    page = encoded.page(path, "bees", "en")
    said = [[(b.role, b.text) for b in a.blocks] for a in page.articles]
    tap.ok(said == [[("head", "On bees"), ("p", "They fly low."), ("verse", "Hum, hum.")],
                    [("head", "On ants"), ("p", "They do not.")]], "an encoding, a block a line", str(said))
    page = encoded.page_of_text(path, "  They fly\nlow.\n\nThey do not.\n", "bees", "en")
    said = [[b.text for b in a.blocks] for a in page.articles]
    tap.ok(said == [["They fly low."], ["They do not."]], "an encoding beside its text", str(said))
    try:
        encoded.page_of_text(path, "They fly\nlow.\n\nSomething else.\n", "bees", "en")
        tap.ok(False, "a text that is not the encoded one is refused")
    except ValueError:
        tap.ok(True, "a text that is not the encoded one is refused")


def check_lines(tap, page):
    """The lines of each block are where the truth says."""
    lines = page.text.replace("\f", "").split("\n")
    wrong = [x.text for a in page.articles for b in a.blocks for x in b.lines
             if lines[x.number - 1].strip() != x.text.strip()]
    tap.ok(not wrong, f"{page.name}: the truth knows its lines", str(wrong[:2]))


def check_perfect(tap, page, says="the truth scores 1", conversion=None):
    result = score(page, *(conversion or perfect(page)))
    off = {f: result.figures[f] for f in (*MAIN, "kept")
           if result.figures[f] is not None and abs(result.figures[f] - 1) > 1e-9}
    tap.ok(not off, f"{page.name}: {says}", str(off))


def check_samples(tap):
    """TEI and gold of a sample were both written by hand: they say the same."""
    for page in by_hand(SAMPLES):
        tei = os.path.join(SAMPLES, page.name + ".tei.xml")
        if os.path.exists(tei):
            check_perfect(tap, page, "its TEI is what its gold says", read_tei(tei))


def main():
    tap = Tap()
    if len(sys.argv) > 1:
        pages = [*by_library(sys.argv[1]), *by_editors(sys.argv[1]),
                 *by_hand(os.path.join(sys.argv[1], "corpus"))]
        tap.ok(bool(pages), "there are pages")
        for page in pages:
            check_perfect(tap, page)
            check_lines(tap, page)
        return tap.done()
    for check in (check_handmade, check_mets, check_encoded):
        with tempfile.TemporaryDirectory() as folder:
            check(tap, folder)
    check_samples(tap)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
