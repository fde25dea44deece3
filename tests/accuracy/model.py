# SPDX-License-Identifier: MIT
"""What a page is made of.

Truth is never guessed back from the text: every line knows its block and how it
goes on, so the text of a block is read off its lines after all that happened to
them.
"""
from dataclasses import dataclass, field
from typing import Optional

from typeset import END, SPACE, Setting

# Rows of a page are lines and these.
BLANK, FORMFEED = "", "\f"


@dataclass(eq=False)
class Line:
    text: str                   # as it is in the truth
    joint: str                  # how it goes on, see typeset
    block: "Block"
    raw: str = ""               # as it is on the page
    number: int = 0             # from 1


@dataclass(eq=False)
class Block:
    role: str
    article: Optional["Article"]            # None: furniture, noise
    setting: Optional[Setting] = None
    lines: list = field(default_factory=list)

    @property
    def text(self):
        out = "".join(line.text + (" " if line.joint in (SPACE, END) else "") for line in self.lines)
        return " ".join(out.split())


@dataclass(eq=False)
class Article:
    id: str
    bank: object
    blocks: list = field(default_factory=list)


def rows_of(blocks):
    return [line for block in blocks for line in block.lines]
