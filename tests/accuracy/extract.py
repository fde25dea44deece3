# SPDX-License-Identifier: MIT
"""From set lines to raw text: hyphens, indents, spacing, doubling, noise."""
import wear
from model import BLANK, Line
from typeset import HARD, NOTHING, SOFT, SPACE

CLEAN_ROLES = ("fw", "noise")


class Extraction:
    def __init__(self, page):
        self.page, self.chance = page, page.chance.stream("wear")

    def rows(self, rows):
        """The rows of the page as they are in the file; each line gets its raw text."""
        page, chance = self.page, self.chance
        if page["bullets"] == "apart":
            rows = self._apart(rows)
        if page["kerned"] == "yes":
            rows = self._broken(rows, chance.stream("kerned"))
        noise, specks = chance.stream("noise"), chance.stream("specks")
        spaced = self._letterspaced(rows)
        for row in rows:
            if not isinstance(row, Line):
                continue
            dirty = row.block.role not in CLEAN_ROLES
            if dirty:
                row.text = wear.misread(row.text, page["noise"], noise)
            row.raw = self._indent(row) + self._print(row, row in spaced) + self._hyphen(row)
            if dirty and page["specks"] == "yes" and specks.yes(0.05):
                row.raw = wear.speck(row.raw, specks)
        return rows

    def double_spaced(self, rows):
        if self.page["doublespaced"] == "no":
            return rows
        return [r for row in rows for r in ((row, BLANK) if isinstance(row, Line) else (row,))]

    def _apart(self, rows):
        """Bullets of items on lines of their own."""
        out = []
        for row in rows:
            out.append(row)
            if not isinstance(row, Line) or row.block.role != "item" or row is not row.block.lines[0] or \
                    row.text[0].isalnum():
                continue
            bullet, text = row.text[0], row.text[1:]
            rest = Line(text.lstrip(), row.joint, row.block)
            row.text, row.joint = bullet, SPACE if text.startswith(" ") else NOTHING
            row.block.lines.insert(1, rest)
            out.append(rest)
        return out

    def _broken(self, rows, chance):
        """Set lines in several pieces, broken where marks are kerned."""
        out = []
        for row in rows:
            out.append(row)
            if not isinstance(row, Line) or row.block.role != "p":
                continue
            pieces = wear.break_kerned(row.text, chance)
            more = [Line(piece, NOTHING, row.block) for piece in pieces[1:]]
            if more:
                row.text, more[-1].joint, row.joint = pieces[0], row.joint, NOTHING
                at = row.block.lines.index(row) + 1
                row.block.lines[at:at] = more
                out += more
        return out

    def _letterspaced(self, rows):
        lines = [row for row in rows if isinstance(row, Line)]
        if self.page["letterspace"] == "heads":
            return {line for line in lines if line.block.role in ("head", "kicker")}
        if self.page["letterspace"] == "lines" and lines and self.page.bank.wide:
            chance = self.chance.stream("letterspace")
            start = chance.below(len(lines))
            stretch = lines[start:start + chance.between(4, 14)]
            return {line for line in stretch if line.block.role == "p"}
        return set()

    def _print(self, line, spaced):
        text, role = line.text, line.block.role
        wide = (line.block.article.bank if line.block.article else self.page.bank).wide
        doubled = {"captions": ("caption", "figtitle"), "heads": ("head",)}
        if spaced and (wide or len(text) < 40):
            return wear.letterspace(text, wide)
        if wide and role in doubled.get(self.page["doubled"], ()):
            return wear.double(text, self.chance.stream("double"))
        return text

    def _hyphen(self, line):
        if self.page["hyphens"] == "kept" and line.joint == SOFT:
            return "⸗" if self.page["fraktur"] == "yes" else self.page["sign"]
        return ""

    def lose_hyphens(self, rows):
        """Where the extraction drops hyphens, those of the words go too, for good."""
        if self.page["hyphens"] == "lost":
            for row in rows:
                if isinstance(row, Line) and row.joint == HARD:
                    row.text, row.joint = row.text[:-1], SPACE

    def _indent(self, line):
        block = line.block
        if self.page["indent"] != "kept" or block.lines[0] is not line or not block.setting or \
                not block.setting.indent:
            return ""
        return "\u3000" * (block.setting.indent // 100) if block.setting.face.wide else "  "
