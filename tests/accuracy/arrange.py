# SPDX-License-Identifier: MIT
"""The order of a page: what an extraction gives first, next and last."""
import contents
import wear
from bank import FRONT, PHOTO
from furniture import Furniture
from model import BLANK, FORMFEED, Article, Line, rows_of
from setter import Setter


DISTANCE = {"one": 1, "two": 2, "many": 4}    # blank lines


class Arranger:
    """Fills page.articles, page.furniture and page.noise; `rows` is the page."""

    def __init__(self, page):
        self.page, self.chance = page, page.chance
        self.setter, self.furniture = Setter(page), Furniture(page)
        gaps = page["gaps"] == "yes" or page["kind"] == "plain"
        self.gap = [BLANK] * (DISTANCE[page["distance"]] if gaps else 0)

    # -------------------------------------------------------- inside an article

    def _body(self, blocks):
        """A blank line between two blocks, everywhere or around headings."""
        everywhere, rows = self.page["blanks"] == "between", []
        headings = self.page["sections"] == "apart"
        for before, block in zip([None] + blocks, blocks):
            if before and (everywhere or headings and "section" in (before.role, block.role)):
                rows.append(BLANK)
            rows += block.lines
        return rows

    def _stanza(self, text, article, number):
        """Its lines, and a blank line."""
        lines = [self.setter.set("verse", line, article, number) for line in text.split(" / ")]
        return rows_of(lines) + [BLANK]

    def _front(self, blocks):
        rows = []
        for block in blocks:
            if block.role == "deck" and rows and self.page["deck"] == "apart":
                rows.append(BLANK)
            rows += block.lines
        if blocks and self.page["gaps"] == "yes" and self.chance.stream("frontgap").yes(0.5):
            rows.append(BLANK)
        return rows

    def _belongs(self, role):
        """Which part of an article a block is set with."""
        page = self.page
        if role == "byline" and page["byline"] == "end":
            return "last"
        if role == "dateline" or role == "byline" and page["heads"] in ("top", "end"):
            return "first"          # it stays with the text
        return "photo" if role in PHOTO else "front" if role in FRONT else "body"

    def _article(self, bank, unit, number):
        """Rows of front, body, photographs, and of what goes on elsewhere."""
        article = Article(f"a{number}", bank)
        self.page.articles.append(article)
        parts = {part: [] for part in ("front", "first", "body", "last", "photo")}
        verse = []
        for role, text in contents.blocks(self.page, unit, bank):
            if role == "stanza":
                verse += self._stanza(text, article, number)
            else:
                parts[self._belongs(role)].append(self.setter.set(role, text, article, number))
        body = parts["first"][::-1] + parts["body"] + parts["last"]
        later = []
        if verse:
            before = self._body(body[:1])
            rows = before + [BLANK] * bool(before) + verse + self._body(body[1:])
        else:
            rows, later = self._jump(article, body, number)
        return self._front(parts["front"]), self._opened(rows), rows_of(parts["photo"]), later

    def _jump(self, article, body, number):
        """The body's rows, with the lines that lead to another place, and the rows there."""
        chance, which = self.chance.stream("jump", number), self.page["jumps"]
        if which == "no" or not chance.yes(0.5) or len(body) < 3:
            return self._body(body), []

        def marker(setting, at):
            text = self.page.fitted(chance.pick(article.bank.get(setting)).format(page=at))
            return self.setter.set("cont", text, article, number).lines

        if which == "passing":
            which = chance.pick(("to", "from"))
        if which == "from":
            return marker("resumed", self._other_page(number)) + self._body(body), []
        if which == "to":
            return self._body(body) + marker("continued", self._other_page(number)), []
        half = len(body) // 2
        rows, rest = self._body(body[:half]), self._body(body[half:])
        if chance.yes(0.5) and len(body[half].lines) > 3:   # in the middle of a paragraph
            rows, rest = rows + rest[:2], rest[2:]
        rows = rows + marker("continued", self._other_page())
        return rows, marker("resumed", self.furniture.number) + rest

    def _other_page(self, number=0):
        """The page that an article comes from or goes to; that of the input, or one not there."""
        return self.furniture.number + self.chance.stream("other page", number).between(1, 9)

    def _turned(self, rows):
        """Rows on the other page, which may begin with a form feed and what such a page begins with."""
        if not rows or not self.chance.stream("turned").yes(0.6):
            return rows
        return self.gap + [FORMFEED] + self.furniture.running(self._other_page()) + rows

    def _opened(self, rows):
        """Blank lines that mean nothing."""
        blanks = self.page["blanks"]
        if blanks not in ("after-first", "random"):
            return rows
        chance, out = self.chance.stream("blanks", len(rows)), []
        for row in rows:
            out.append(row)
            if not isinstance(row, Line):
                continue
            first = row.block.role == "p" and row.block.lines[0] is row
            if blanks == "after-first" and first and chance.yes(0.6) or \
                    blanks == "random" and chance.yes(0.15):
                out.append(BLANK)
        return out

    # ------------------------------------------------------- among the articles

    def _inside(self, rows, what, chance):
        """Put rows in the middle of a paragraph of `rows`."""
        places = [i for i in range(1, len(rows))
                  if isinstance(rows[i], Line) and isinstance(rows[i - 1], Line)
                  and rows[i].block is rows[i - 1].block and rows[i].block.role == "p"]
        if not places or not what:
            return rows + what
        at = chance.pick(places)
        gap = [BLANK] if self.page["gaps"] == "yes" and chance.yes(0.7) else []
        return rows[:at] + gap + what + gap + rows[at:]

    def _placed(self, number, front, body, photo):
        """Rows of one article, for the places that need no other article."""
        chance = self.chance.stream("place", number)
        if photo and self.page["photos"] == "inside":
            body, photo = self._inside(body, photo, chance.stream("photo")), []
        where = self.page["heads"]
        if where == "mixed":
            where = chance.pick(("before", "after"))
        if where == "middle":
            rows = self._inside(body, front, chance.stream("head"))
        else:
            rows = front + body if where == "before" else body + front if where == "after" else body
        return rows + self.gap + photo if photo else rows

    def _cut(self, rows):
        """A blank line where a column ends, anywhere in the text."""
        if self.page["cuts"] != "blank":
            return rows
        chance, out = self.chance.stream("cuts", len(rows)), []
        for row in rows:
            out.append(row)
            if isinstance(row, Line) and chance.yes(0.03):
                out.append(BLANK)
        return out

    def _between(self, number):
        """What parts two articles."""
        page = self.page
        if page["formfeeds"] == "between" and self.chance.stream("formfeed", number).yes(0.4):
            return [*self._page_end(number), *self.gap]
        if page["rules"] == "yes":
            rule = self.chance.stream("rules").pick(wear.RULES)
            return [self.furniture.line(rule, "noise"), *self.gap]
        return self.gap

    def _crosses(self, number):
        """Whether an article stands inside the one before."""
        return self.page["crossed"] == "yes" and self.chance.stream("crosses", number).yes(0.4)

    def _page_end(self, number):
        if self.page["furniture"] == "no":
            return [FORMFEED]
        return [FORMFEED, *self.furniture.running(number + 1)]

    def _set(self, number, front, body, photo):
        """Rows of one article among others."""
        if self.page["kind"] == "plain":
            return front + ([BLANK] if front else []) + body
        if self.page["formfeeds"] == "inside" and self.chance.stream("turn over", number).yes(0.4):
            body = self._inside(body, self._page_end(number), self.chance.stream("turn", number))
        return self._cut(self._placed(number, front, body, photo))

    def rows(self):
        page, fronts, rows, laters, last = self.page, [], [], [], 0
        for number, (bank, unit) in enumerate(contents.units(page), 1):
            front, body, photo, later = self._article(bank, unit, number)
            new = self._set(number, front, body, photo)
            if rows and self._crosses(number):
                rows[last:] = self._inside(rows[last:], new, self.chance.stream("crossed", number))
            else:
                rows += self._between(number) if rows else []
                last = len(rows)
                rows += new
            fronts += front + (self.gap if front else [])
            laters += self.gap + later if later else []
        rows += self._turned(laters)
        if page["heads"] == "top":
            rows = fronts + rows
        elif page["heads"] == "end":
            rows = rows + self.gap + fronts
        if page["kind"] == "plain" and page["formfeeds"] != "no":
            rows = self.furniture.paged(rows)
        return self.furniture.rubbish(self._furnished(rows))

    def _furnished(self, rows):
        where, furniture = self.page["furniture"], self.furniture
        if where == "top":
            streamer = self._streamer(rows)
            rows = [row for row in rows if row not in streamer]
            return streamer + furniture.masthead() + self.gap + rows
        if where == "bottom":
            return rows + self.gap + furniture.lines("folio", "imprint")
        if where == "inside":
            return self._inside(rows, furniture.lines("folio", "running"), self.chance.stream("inside"))
        return rows

    def _streamer(self, rows):
        """The first headline, when it stands over the masthead."""
        if self.page["streamer"] == "no":
            return []
        return [row for row in rows if isinstance(row, Line) and row.block.role == "head"
                and row.block.article is self.page.articles[0]]
