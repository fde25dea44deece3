# SPDX-License-Identifier: MIT
"""Banks of texts: what the pages are made of.

A bank is texts/LANG.txt. Each line is a mark and a text; # starts a comment.
The lines before the first unit are settings of the language; a setting may be
repeated, and a page picks one of its values. `article` and `plain KIND` begin a
unit; the lines of a unit are its blocks, in reading order.
"""
import os
from dataclasses import dataclass, field

FRONT = ("kicker", "head", "deck", "byline", "dateline")
BODY = ("p", "section", "item", "stanza", "row", "note", "signed")
PHOTO = ("figtitle", "caption", "credit")
SETTINGS = ("masthead", "folio", "imprint", "running", "banner",
            "continued", "resumed", "rubric", "bullet", "runin", "encoding", "month", "weekday",
            "agency", "notice")
NEEDED = ("masthead", "folio", "imprint", "running", "banner", "continued", "resumed", "encoding")
WIDE = ("zh", "zh-Hant", "ja")


@dataclass
class Unit:
    kind: str                                   # article, letter, report, chapter, verse
    blocks: list = field(default_factory=list)  # (role, text)

    def of(self, *roles):
        return [(r, t) for r, t in self.blocks if r in roles]


@dataclass
class Bank:
    lang: str
    settings: dict = field(default_factory=dict)
    articles: list = field(default_factory=list)
    plain: list = field(default_factory=list)

    @property
    def wide(self):
        """Set on a grid of ems, without spaces between words."""
        return self.lang in WIDE

    def get(self, name):
        return self.settings.get(name, [])


class BankError(Exception):
    pass


def read_bank(path):
    bank, unit = None, None
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\n")
            if not line.strip() or line.startswith("#"):
                continue
            mark, _, text = line.partition(" ")
            text = text if mark == "runin" else text.strip()
            if mark == "lang":
                bank = Bank(text)
            elif mark == "article":
                unit = Unit("article")
                bank.articles.append(unit)
            elif mark == "plain":
                unit = Unit(text)
                bank.plain.append(unit)
            elif unit is None and mark in SETTINGS:
                bank.settings.setdefault(mark, []).append(text)
            elif unit is not None and mark in FRONT + BODY + PHOTO:
                unit.blocks.append((mark, text))
            else:
                raise BankError(f"{path}:{number}: unknown mark `{mark}'")
    missing = [name for name in NEEDED if not bank.get(name)]
    if missing or not bank.articles or not bank.plain:
        raise BankError(f"{path}: lacks {' '.join(missing) or 'articles or plain texts'}")
    return bank


def read_banks(folder=None):
    folder = folder or os.path.join(os.path.dirname(os.path.abspath(__file__)), "texts")
    banks = [read_bank(os.path.join(folder, name))
             for name in sorted(os.listdir(folder)) if name.endswith(".txt")]
    return {bank.lang: bank for bank in banks}
