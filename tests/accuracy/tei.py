# SPDX-License-Identifier: MIT
"""Reading the TEI that recto writes, as blocks with their roles."""
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from typing import Optional

HEADS = {"main": "head", "sub": "deck", "kicker": "kicker"}
ROLES = {"byline": "byline", "dateline": "dateline", "p": "p", "item": "item", "l": "verse",
         "signed": "signed", "salute": "p", "ab": "p"}
IN_FIGURE = {"head": "figtitle", "p": "caption", "byline": "credit"}
# Inside these, blocks are what they are anywhere else.
TRANSPARENT = {"text", "body", "list", "lg", "table", "closer", "opener", "quote",
               "floatingText", "div", "note", "figure"}


@dataclass
class Block:
    role: str
    text: str
    unit: Optional[int]     # which article; None: page furniture
    cert: str               # high, medium, low
    lines: list = field(default_factory=list)   # of the page, in the diplomatic edition


def _name(element):
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _reading_text(element):
    if _name(element) in ("orig", "sic", "surplus"):
        return ""
    out = element.text or ""
    for child in element:
        out += _reading_text(child) + (child.tail or "")
    return out


class Reader:
    def __init__(self):
        self.blocks, self.certs = [], []    # certs: one an article

    def walk(self, element, unit, inside):
        name = _name(element)
        if name == "div" and unit is None:
            unit = len(self.certs)
            self.certs.append(element.get("cert") or "high")
            inside = None
        elif name == "div" and element.get("type") == "section":
            inside = "section"
        elif name in ("figure", "note"):
            inside = name
            if unit is None:
                unit = len(self.certs)
                self.certs.append(element.get("cert") or "high")
        if name in TRANSPARENT:
            for child in element:
                self.walk(child, unit, inside)
        elif name and name != "pb":
            self.take(element, name, unit, inside)

    def take(self, element, name, unit, inside):
        if name == "row":
            text = " ".join(_reading_text(cell) for cell in element)
        else:
            text = _reading_text(element)
        text = " ".join(text.split())
        if text:
            lines = [int(e.get("n")) for e in element.iter() if _name(e) == "lb"]
            self.blocks.append(Block(self.role(element, name, inside), text, unit,
                                     element.get("cert") or "high", lines))

    @staticmethod
    def role(element, name, inside):
        if name == "fw":
            return "cont" if element.get("type") == "continuation" else "fw"
        if inside == "figure" and name in IN_FIGURE:
            return IN_FIGURE[name]
        if inside == "note":
            return "note"
        if name == "head":
            default = "section" if inside == "section" else "head"
            return HEADS.get(element.get("type"), default)
        return ROLES.get(name, name)


def read_tei(path):
    """(blocks in order, certainty of each article)"""
    reader = Reader()
    root = ElementTree.parse(path).getroot()
    for child in root:
        if _name(child) == "text":
            reader.walk(child, None, None)
    return reader.blocks, reader.certs
