# SPDX-License-Identifier: MIT
"""The lines of ALTO pages, and where they are paragraphs or verse.

Coordinates serve the truth only: recto is given the text without them.
"""
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass

from truth import Line

# Shares of a column's width.
INDENT = (0.02, 0.07)       # of a first line; a line that is set deeper is taken for
DEEPEST = 0.13              # one only where the next returns to the margin
FULL, VERSE = 0.96, 0.35    # a full line; so few of them are verse
NEIGHBOURS = 25             # lines around, whose least is the margin: scans are askew


def local(element):
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


@dataclass(eq=False)
class PlacedLine(Line):
    left: int = 0
    width: int = 0


@dataclass
class TextBlock:
    id: str
    page: int
    lines: list

    @property
    def width(self):
        return max(line.width for line in self.lines)

    @property
    def is_verse(self):
        full = sum(line.width >= FULL * self.width for line in self.lines)
        return len(self.lines) > 8 and full < VERSE * len(self.lines)

    def begins(self, at):
        """Whether a paragraph does, by the indent."""
        def indent(line):
            return (line.left - margin) / self.width
        around = self.lines[max(0, at - NEIGHBOURS):at + NEIGHBOURS + 1]
        margin = min(line.left for line in around)
        own = indent(self.lines[at])
        if own < INDENT[0] or own <= INDENT[1]:
            return own >= INDENT[0]
        return own <= DEEPEST and at + 1 < len(self.lines) and indent(self.lines[at + 1]) < INDENT[0]


def read_line(element):
    text = "".join(" " if local(e) == "SP" else e.get("CONTENT", "") for e in element
                   if local(e) in ("String", "SP", "HYP"))
    return PlacedLine(text, any(local(e) == "HYP" for e in element),
                      left=int(element.get("HPOS")), width=int(element.get("WIDTH")))


def read_page(path, number):
    """(text blocks in the order of the file, ids of blocks within each composed block)"""
    blocks, composed = [], {}

    def walk(element, around):
        name = local(element)
        if name == "ComposedBlock":
            around = composed.setdefault(element.get("ID"), [])
        if name == "TextBlock":
            lines = [read_line(e) for e in element if local(e) == "TextLine"]
            blocks.append(TextBlock(element.get("ID"), number, [x for x in lines if x.text.strip()]))
            around.append(element.get("ID"))
        for child in element:
            walk(child, around)

    walk(ElementTree.parse(path).getroot(), [])
    return [b for b in blocks if b.lines], composed
