# SPDX-License-Identifier: MIT
"""Periodicals that others encoded in TEI: their text as raw pages, and what is true of them.

Where a plain text of the page is there too, the encoding says how its lines
belong together. Where there is none, each block is a line, or is wrapped at a
number of characters. Articles are the divs of type `item`, or all is one.
"""
import re
import textwrap
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from difflib import SequenceMatcher

from alto import local
from score import skeleton
from truth import Article, Block, Line, lay_out

LEAVES = {"head": "head", "p": "p", "l": "verse", "byline": "byline", "closer": "cont"}
NO_TEXT = {"abbr", "am", "metamark", "fw"}      # abbreviations: the expansion stands beside
WRAP = 64
ALIKE = 0.6                                     # of a line and its encoding


@dataclass
class Leaf:
    role: str
    lines: list
    article: int


class Encoding:
    def __init__(self, path):
        self.root = ElementTree.parse(path).getroot()
        self.leaves, self.articles = [], 0
        for element in self.root.iter():
            if local(element) in ("front", "body"):
                self._walk(element, None, 0)

    def _walk(self, element, article, depth):
        name = local(element)
        if name == "div" and article is None and element.get("type") == "item":
            self.articles += 1
            article, depth = self.articles, 0
        if name in LEAVES or (name == "div" and element.get("type") == "masthead"):
            self._take(element, article, depth)
            return
        for child in element:
            self._walk(child, article, depth + (name == "div"))

    def _take(self, element, article, depth):
        role = LEAVES.get(local(element), "fw")
        if role == "head" and article is not None:
            role = "deck" if element.get("type") == "sub" else "head" if depth < 2 else "section"
        elif role == "head" and element.get("type") == "subtitle":
            role = "deck"
        lines = [" ".join(line.split()) for line in _text(element).split("\n")]
        lines = [line for line in lines if line]
        if lines:
            self.leaves.append(Leaf(role, lines, article))

    def grouped(self, leaves):
        """Blocks of each article; what stands before one goes with it."""
        articles, furniture, pending = [], [], []
        for leaf, block in leaves:
            if leaf.role == "fw":
                furniture.append(block)
            elif leaf.article is None and self.articles:
                block.role = "kicker"
                pending.append(block)
            else:
                name = f"a{leaf.article or 1}"
                if not articles or articles[-1].id != name:
                    articles.append(Article(name, pending))
                    pending = []
                articles[-1].blocks.append(block)
        return articles, furniture


def _text(element):
    """Text with a line feed for each line break of the encoding, and no other."""
    if local(element) in NO_TEXT:
        return ""
    out = "\n" if local(element) == "lb" else ""
    out += re.sub(r"\s+", " ", element.text or "")
    for child in element:
        out += _text(child) + re.sub(r"\s+", " ", child.tail or "")
    return out


def page(path, name, lang, width=None):
    """A block a line, or wrapped."""
    encoding, rows, leaves = Encoding(path), [], []
    for leaf in encoding.leaves:
        text = " ".join(leaf.lines)
        lines = [Line(x) for x in (textwrap.wrap(text, width) if width else [text])]
        leaves.append((leaf, Block(leaf.role, lines)))
        rows += lines
    return lay_out(name, lang, rows, *encoding.grouped(leaves))


def page_of_text(path, text, name, lang):
    """The lines of a raw text, grouped by the encoding; what it has not is passed over."""
    encoding, leaves = Encoding(path), []
    rows = [Line(row) if row.strip() else "\n" for row in text.rstrip().split("\n")]
    lines = [row for row in rows if isinstance(row, Line)]
    for line, following in zip(lines, lines[1:]):
        line.divided = bool(re.search(r"\w-$", line.text.rstrip()) and
                            re.match(r"\s*[^\W\d_A-Z]", following.text))
    at = 0
    for leaf in encoding.leaves:
        if at < len(lines) and _alike(lines[at].text, leaf.lines[0]):
            leaves.append((leaf, Block(leaf.role, lines[at:at + len(leaf.lines)])))
            at += len(leaf.lines)
    if at != len(lines):
        raise ValueError(f"{name}: line {at + 1} of {len(lines)} is not in the encoding")
    return lay_out(name, lang, rows, *encoding.grouped(leaves))


def _alike(line, encoded):
    return SequenceMatcher(None, skeleton(line), skeleton(encoded)).ratio() > ALIKE
