# SPDX-License-Identifier: MIT
"""What belongs to the page and to no article; and lines that belong to nothing."""
import wear
from model import FORMFEED, Block, Line
from typeset import END


class Furniture:
    def __init__(self, page):
        self.page, self.bank, self.chance = page, page.bank, page.chance
        self.number = page.chance.stream("page number").between(1, 24)

    def line(self, text, role="fw"):
        block = Block(role, None)
        block.lines.append(Line(text, END, block))
        (self.page.noise if role == "noise" else self.page.furniture).append(block)
        return block.lines[0]

    def _filled(self, text):
        chance = self.chance.stream("folio")
        month = chance.between(1, 12)
        months = self.bank.get("month") or [str(month)]
        return self.page.fitted(text).format(page=self.number, day=chance.between(1, 28),
                           year=chance.between(1890, 2024), number=chance.between(100, 9999),
                           month=months[month % len(months)], month_number=month,
                           weekday=chance.pick(self.bank.get("weekday") or [""]))

    def lines(self, *names):
        """Lines by the names of their settings; now and then one is missing."""
        chance = self.chance.stream("furniture")
        return [self.line(self._filled(chance.pick(self.bank.get(name))))
                for name in names if chance.yes(0.8)]

    def masthead(self):
        """The head of a first page."""
        if self.page["masthead"] == "dressed":
            return self.lines("folio", "masthead", "imprint", "banner")
        return self.lines("masthead", "folio", "banner")

    def running(self, number):
        """What a page of the same paper begins with."""
        return [self.line(self.page.fitted(self.bank.get("running")[0])), self.line(str(number))]

    def paged(self, rows):
        """A long text goes over pages, each with its number."""
        out, chance = [], self.chance.stream("paged")
        height, number = chance.between(18, 40), chance.between(1, 80)
        for i, row in enumerate(rows):
            out.append(row)
            if i % height == height - 1 and i < len(rows) - 1:
                out += [self.line(str(number)), FORMFEED]
                number += 1
        return out

    def rubbish(self, rows):
        """Lines that a scanner made of dirt."""
        if self.page["stray"] == "no":
            return rows
        chance, out = self.chance.stream("stray"), []
        for row in rows:
            out.append(row)
            if chance.yes(0.03):
                out.append(self.line(chance.pick(wear.RUBBISH), "noise"))
        return out
