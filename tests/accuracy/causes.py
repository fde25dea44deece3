# SPDX-License-Identifier: MIT
"""Why blocks are lost: what became of each line of the truth.

Recto's diplomatic edition tells which line of the page went into which block.
Every true block that did not come out whole and in its role has one cause; so
has every bound of articles that is missed or made up.
"""
import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from score import DISPLAY_ROLES, same_role

TEXT = {"p", "item", "verse", "note", "caption", "row"}
NAMES = {"byline", "dateline", "signed", "credit"}
FURNITURE = {"fw", "cont"}
STOP = re.compile(r"[.!?。！？…:：;；][»”\"'’」』）)]*\s*$")
SHORT = 0.85        # of the longest line around: such a line ends short
AROUND = 6          # lines
GROUPS = ("headlines", "text", "articles", "other")


@dataclass
class Cause:
    group: str
    says: str
    page: str
    line: int
    shown: str


class Diagnosis:
    """`blocks`: of the diplomatic edition, with their lines."""

    def __init__(self, page, blocks):
        self.page, self.source = page, page.text.split("\n")
        self.blocks = blocks
        self.got = {}       # line: the block that has it (the first, where it has several)
        for block in blocks:
            for line in block.lines:
                self.got.setdefault(line, block)
        self.true = {}      # line: (block, article)
        for article in page.articles:
            for block in article.blocks:
                for line in block.lines:
                    self.true.setdefault(line.number, (block, article))
        for block in page.furniture:
            for line in block.lines:
                self.true.setdefault(line.number, (block, None))
        self.causes = []

    def run(self):
        for block, article in dict.fromkeys(self.true.values()):
            lines = [x.number for x in block.lines if x.number in self.got]
            if lines and block not in self.page.coarse:
                self._block(block, article, lines)
        self._article_bounds()
        return self.causes

    # ----------------------------------------------------------------- helpers

    def _text(self, line):
        return self.source[line - 1].strip("\f ") if 0 < line <= len(self.source) else ""

    def _role(self, line):
        return self.true[line][0].role if line in self.true else "blank"

    def _tell(self, group, says, line, shown=""):
        self.causes.append(Cause(group, says, self.page.name, line, shown or self._text(line)))

    def _seam(self, line, following):
        return f"{self._text(line)[-40:]} / {self._text(following)[:40]}"

    def _ends(self, line):
        """How a line ends, for the sense and for the eye."""
        around = range(line - AROUND, line + AROUND + 1)
        longest = max(len(self._text(x)) for x in around if self._role(x) in TEXT)
        short = len(self._text(line)) < SHORT * longest
        return ("short" if short else "full") + (", stop" if STOP.search(self._text(line)) else ", no stop")

    # ------------------------------------------------------------------ blocks

    def _block(self, block, article, lines):
        got = list(dict.fromkeys(id(self.got[x]) for x in lines))
        first = self.got[lines[0]]
        whole = len(got) == 1 and set(first.lines) == set(lines)
        if whole and same_role(block.role, first.role):
            self._misplaced(block, article, lines[0], first)
        elif whole:
            self._tell(self._group(block), f"{block.role} as {first.role}", lines[0])
        elif block.role in TEXT:
            self._lost_text(block, lines, got)
        else:
            self._lost_display(block, lines, got)

    @staticmethod
    def _group(block):
        return "text" if block.role in TEXT else "headlines" if block.role in DISPLAY_ROLES else "other"

    def _misplaced(self, block, article, line, got):
        """A headline or byline that is whole, but with the text of another article."""
        if block.role not in ("head", "byline") or article is None:
            return
        homes = Counter(self.got[x.number].unit for b in article.blocks if b.role in TEXT
                        for x in b.lines if x.number in self.got)
        if homes and homes.most_common(1)[0][0] != got.unit:
            self._tell(self._group(block), f"{block.role} whole, but with another article", line)

    def _lost_display(self, block, lines, got):
        others = [x for b in dict.fromkeys(self.got[x].lines[0] for x in lines)
                  for x in self.got[b].lines if x not in lines]
        if others:
            other = min(others, key=lambda x: abs(x - lines[0]))
            self._tell(self._group(block), f"{block.role} joined with {self._role(other)}", lines[0],
                       self._seam(*sorted((lines[0], other))))
        elif len(got) > 1:
            self._tell(self._group(block), f"{block.role} of several lines divided", lines[0])

    def _lost_text(self, block, lines, got):
        for roles, says in ((DISPLAY_ROLES, "display type"), (FURNITURE, "furniture"),
                            (NAMES, "byline, dateline, signature or credit")):
            odd = [x for x in lines if self.got[x].role in roles]
            if odd:
                where = "all of it" if len(odd) == len(lines) else "its end" if odd[-1] == lines[-1] \
                    else "its beginning" if odd[0] == lines[0] else "its middle"
                self._tell("text", f"{block.role} taken for {says}: {where}", odd[0],
                           self._seam(odd[0] - 1, odd[0]))
                return
        others = sorted({x for i in lines for x in self.got[i].lines} - set(lines))
        inside = [x for x in others if lines[0] < x < lines[-1]]
        if inside:
            self._tell("text", f"{block.role} interrupted, {self._role(inside[0])} taken into it",
                       inside[0], self._seam(inside[0] - 1, inside[0]))
        elif others:
            self._joined(block, lines, others)
        else:
            self._divided(block, lines)

    def _joined(self, block, lines, others):
        before = [x for x in others if x < lines[0]]
        end, start = (before[-1], lines[0]) if before else (lines[-1], others[0])
        role = self._role(before[-1] if before else others[0])
        indent = self.source[start - 1][:1].isspace()
        shown = ", indent shown" if indent else ", blank line" if start - end > 1 else ""
        says = f"joined with {role}"
        if block.role == "verse":
            says = "joined"
        elif role in TEXT:
            says = f"joined, the first ends {self._ends(end)}{shown}"
        self._tell("text", f"{block.role} {says}", start, self._seam(end, start))

    def _divided(self, block, lines):
        for line, following in zip(lines, lines[1:]):
            if self.got[line] is not self.got[following]:
                between = any(self._text(x) for x in range(line + 1, following))
                says = "interrupted, not stitched" if between else f"divided, the line ends {self._ends(line)}"
                self._tell("text", f"{block.role} {says}", following, self._seam(line, following))
                return

    # ---------------------------------------------------------------- articles

    def _article_bounds(self):
        text = [x for x in sorted(self.true) if self._role(x) in TEXT and x in self.got
                and self.true[x][0] not in self.page.coarse]
        for last, first in zip(text, text[1:]):
            same = self.true[last][1] is self.true[first][1]
            together = self.got[last].unit == self.got[first].unit
            if same == together:
                continue
            between = [x for x in range(last + 1, first) if x in self.true and x in self.got]
            true = "+".join(dict.fromkeys(self._role(x) for x in between)) or "nothing"
            got = "+".join(dict.fromkeys(self.got[x].role for x in between))
            says = f"{'one in two' if same else 'two in one'}: {true} between" + (f", read as {got}" if got else "")
            self._tell("articles", says, first, self._seam(between[0] if between else last, first))


def table(causes, examples, out):
    """By group, the most frequent first, with examples from different pages."""
    for group in GROUPS:
        kinds = defaultdict(list)
        for cause in causes:
            if cause.group == group:
                kinds[cause.says].append(cause)
        print(f"{group}: {sum(map(len, kinds.values()))}\n", file=out)
        for says, mine in sorted(kinds.items(), key=lambda item: -len(item[1])):
            print(f"{len(mine):5}  {says}", file=out)
            first = list({cause.page: cause for cause in reversed(mine)}.values())[::-1]
            for cause in first[:examples]:
                print(f"         {cause.page}:{cause.line}: {cause.shown[:90]}", file=out)
        print(file=out)
