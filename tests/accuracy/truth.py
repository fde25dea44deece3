# SPDX-License-Identifier: MIT
"""Pages whose truth was written by people: their shape, and the JSON it is kept in."""
import json
from collections import Counter
from dataclasses import dataclass, field

ROLES = {"sub": "deck"}     # names of the gold that are others here


@dataclass(eq=False)
class Line:
    text: str
    divided: bool = False       # ends inside a word, with a hyphen
    number: int = 0             # on the page, from 1


@dataclass(eq=False)
class Block:
    """`coarse`: its place and its characters are known, its inner bounds are not."""
    role: str
    lines: list                 # Line
    coarse: bool = False
    set_text: str = ""          # where it is not simply the lines joined

    @property
    def text(self):
        if self.set_text:
            return self.set_text
        out = ""
        for line in self.lines:
            words = " ".join(line.text.split())
            out += words[:-1] if line.divided else words + " "
        return out.strip()


@dataclass(eq=False)
class Article:
    id: str
    blocks: list
    type: str = "article"


@dataclass
class TruePage:
    """As much of a page as the measure asks for."""
    name: str
    lang: str
    text: str
    articles: list
    furniture: list
    judges_hyphens: bool = True
    noise: list = field(default_factory=list)

    def __getitem__(self, phenomenon):
        return "unknown"

    @property
    def bytes(self):
        return self.text.encode()

    @property
    def coarse(self):
        return [b for a in self.articles for b in a.blocks if b.coarse]

    def visible_texts(self):
        return []

    def decisions(self):
        return []

    def json(self):
        def shape(block):
            return {"role": block.role, "text": block.text, "lines": [x.number for x in block.lines],
                    **({"coarse": True} if block.coarse else {})}
        return {"source": self.name + ".txt", "lang": self.lang,
                "articles": [{"id": a.id, "type": a.type, "blocks": [shape(b) for b in a.blocks]}
                             for a in self.articles],
                "furniture": [b.text for b in self.furniture]}


def from_json(name, text, path):
    """Gold as tests/corpus.tap scores it, or as json() above wrote it."""
    def block(b):
        return Block(ROLES.get(b["role"], b["role"]), [], b.get("coarse", False),
                     " ".join(b["text"].split()))
    with open(path, encoding="utf-8") as file:
        gold = json.load(file)
    articles = [Article(a["id"], [block(b) for b in a["blocks"]], a["type"]) for a in gold["articles"]]
    furniture = [block({"role": "fw", **(b if isinstance(b, dict) else {"text": b})})
                 for b in gold["furniture"]]
    return TruePage(name, gold.get("lang", name.split("-")[0]), text, articles, furniture)


def lay_out(name, lang, rows, articles, furniture):
    """A page of rows: lines, and texts for what is no line (blank, form feed).

    What of the articles is not on this page is left out; hyphens are not judged,
    since truths of others do not tell which belong to the word.
    """
    text, number, there = "", 1, {}
    for row in rows:
        if isinstance(row, Line):
            there[row] = Line(row.text, row.divided, number)
            text += row.text + "\n"
            number += 1
        else:
            text += row
            number += row.count("\n")

    def kept(blocks):
        pieces = [Block(b.role, [there[x] for x in b.lines if x in there], b.coarse) for b in blocks]
        return [b for b in pieces if b.text]
    mine = [Article(a.id, kept(a.blocks), a.type) for a in articles]
    page = TruePage(name, lang, text, [a for a in mine if a.blocks], kept(furniture), False)
    uses = Counter(x for blocks in (page.furniture, *(a.blocks for a in page.articles))
                   for b in blocks for x in b.lines)
    wrong = [x.text for x in there.values() if x.text.strip() and uses[x] != 1]
    if wrong:
        raise ValueError(f"{name}: {len(wrong)} lines are not in one block: {wrong[:3]}")
    return page
