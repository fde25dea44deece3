# SPDX-License-Identifier: MIT
"""A page: articles set in lines, in the order in which an extraction gives them.

Truth is never guessed back from the text: every line knows its block and how it
goes on, so the text of a block is read off its lines after all that happened to
them.
"""
from dataclasses import dataclass, field
from typing import Optional

import phenomena
import wear
from bank import BODY, FRONT, PHOTO
from chance import Chance
from face import face
from hyphen import can_hyphenate
from typeset import END, HARD, NOTHING, SOFT, SPACE, Setting, looks_full, set_text

SECOND = {"en": ("fr", "zh", "es"), "zh": ("en",), "zh-Hant": ("en", "zh"), "ja": ("en", "zh"),
          "de": ("fr", "en"), "fr": ("de", "en"), "es": ("en", "fr"), "ru": ("en", "de"),
          "ar": ("fr", "en")}
MEASURES = {"narrow": (900, 1200), "medium": (1300, 2000), "wide": (2100, 3400)}
INDENTS = {"zh": 200, "zh-Hant": 200, "ja": 100}   # hundredths of an em
WITHOUT_NOISE = ("fw", "noise")


@dataclass(eq=False)
class Line:
    text: str                   # as it is in the truth
    joint: str                  # how it goes on, see typeset
    block: Optional["Block"]
    raw: str = ""               # as it is on the page
    number: int = 0


@dataclass(eq=False)
class Block:
    role: str
    article: Optional["Article"]
    lines: list = field(default_factory=list)
    setting: Optional[Setting] = None

    @property
    def text(self):
        between = {SPACE: " ", END: " "}
        out = "".join(line.text + between.get(line.joint, "") for line in self.lines)
        return " ".join(out.split())


@dataclass(eq=False)
class Article:
    id: str
    kind: str
    lang: str
    blocks: list = field(default_factory=list)


BLANK, FORMFEED = "", "\f"


class Page:
    """`name` is also the seed. `fixed`: phenomena that are not drawn."""

    def __init__(self, banks, lang, name, fixed=None):
        self.banks, self.bank, self.name = banks, banks[lang], name
        self.lang = lang
        self.chance = Chance(name)
        self.choices = {}
        self.hyphenates = can_hyphenate(lang)
        phenomena.draw(self, self.chance, fixed or {})
        self.articles, self.furniture, self.noise = [], [], []
        self.rows = []          # Line, BLANK or FORMFEED
        self.hidden = set()     # ids of blocks that only the sense sets apart
        self._compose()
        self._wear()
        self._number()

    def __getitem__(self, name):
        return self.choices[name]

    # ------------------------------------------------------------ settings

    def _measure(self, which):
        chance = self.chance.stream("measure", which)
        name = self["measure"]
        if name == "varied":
            name = chance.pick(("narrow", "medium", "wide"))
        else:
            chance = self.chance.stream("measure")
        low, high = MEASURES[name]
        return chance.between(low // 50, high // 50) * 50

    def _setting(self, bank, which, role="p"):
        """How the text of a block is set."""
        chance = self.chance.stream("setting", which)
        measure = self._measure(which)
        setting = Setting(face(self["face"], bank.wide), bank.lang, measure,
                          kinsoku=self["kinsoku"], shrink=0.02 + 0.02 * self.chance.stream("shrink").real())
        setting.hyphenate = self["hyphens"] != "none" and can_hyphenate(bank.lang)
        if role == "p":
            setting.indent = 0 if self["indent"] == "none" else INDENTS[bank.lang] \
                if bank.wide else 100 + 50 * self.chance.stream("indent").below(3)
        elif role in ("head", "deck", "section", "kicker", "figtitle"):
            setting.hyphenate = False
            if self["headwrap"] == "yes" and role != "kicker":
                setting.measure = chance.between(700, 1100) if bank.wide else chance.between(700, 1400)
                setting.measure = min(setting.measure, max(600, measure))
            else:
                setting.measure = 0
        elif role in ("byline", "dateline", "signed", "cont", "verse", "row"):
            setting.measure = 0
        elif role in ("caption", "credit"):
            setting.measure = max(700, measure + 50 * chance.between(-4, 12))
        if self["wrap"] == "columns" and setting.measure:
            setting.columns = max(16, setting.measure // 50)
        if self["wrap"] == "long" and role not in ("head", "deck", "section"):
            setting.measure = 0
        return setting

    def _set(self, role, text, bank, article, which):
        block = Block(role, article)
        setting = self._setting(bank, which, role)
        if role == "p" and self["beside"] == "yes" and setting.measure:
            chance = self.chance.stream("beside", which, text[:8])
            if chance.yes(0.3):
                start = chance.below(6)
                setting.narrow = (start, start + chance.between(4, 9),
                                  max(600, int(setting.measure * 0.6)))
        if role == "p" and self["dropcaps"] == "yes" and text[0].isalpha() and \
                not any(b.role == "p" for b in article.blocks):
            setting.indent = 0
            lines = [(text[0], NOTHING)] + set_text(wear.normal(text[1:]), setting)
        else:
            lines = set_text(wear.normal(text), setting)
        for content, joint in lines:
            block.lines.append(Line(content, joint, block))
        block.setting = setting
        if article:
            article.blocks.append(block)
        return block

    # ------------------------------------------------------------- contents

    def _units(self):
        chance = self.chance.stream("contents")
        if self["kind"] == "plain":
            single = [unit for unit in self.bank.articles]
            return [(self.bank, chance.pick(self.bank.plain + single[:3]))]
        count = chance.between(2, 6)
        units = [(self.bank, unit) for unit in chance.shuffled(self.bank.articles)[:count]]
        others = [lang for lang in SECOND.get(self.lang, ()) if lang in self.banks]
        if self["mixed"] == "yes" and others:
            other = self.banks[chance.pick(others)]
            more = chance.shuffled(other.articles)[:max(1, count // 2)]
            units = chance.shuffled(units[:max(1, count - len(more))] + [(other, u) for u in more])
        return units

    def _display(self, text, bank):
        """A headline's letters."""
        if self["fraktur"] == "yes" and bank.lang == "de":
            return wear.fraktur(text)
        if bank.wide:
            return text
        if self["capitals"] == "heads":
            return text.upper()
        if self["capitals"] == "title":
            return " ".join(w if w in ("a", "of", "the", "to", "and", "in", "from", "for") else
                            w[:1].upper() + w[1:] for w in text.split(" "))
        return text

    def _wanted(self, unit, bank):
        """The blocks of a unit that this page has, with their texts."""
        if self["kind"] == "plain":
            return [(r, self._letters(t, bank)) for r, t in unit.blocks if r not in PHOTO]
        out, dateline = [], None
        for role, text in unit.blocks:
            if role in ("kicker", "deck") and self[role] == "no" or \
                    role == "section" and self["sections"] == "no" or \
                    role == "item" and self["lists"] == "no" or \
                    role == "row" and self["tables"] == "no" or \
                    role == "note" and self["notes"] == "no" or \
                    role == "signed" and self["signed"] == "no" or \
                    role == "byline" and self["byline"] == "none" or \
                    role in PHOTO and self["photos"] == "no" or \
                    role == "dateline" and self["dateline"] == "none":
                continue
            if role == "dateline" and self["dateline"] == "runin":
                dateline = text
                continue
            if role == "p" and dateline:
                text = dateline + self._runin(bank) + text
                dateline = None
            if role == "item" and self["lists"] == "bullets" and bank.get("bullet"):
                text = self.chance.stream("bullet").pick(bank.get("bullet")) + \
                    ("" if bank.wide else " ") + text
            if role in ("kicker", "head", "deck", "section"):
                text = self._display(text, bank)
            out.append((role, self._letters(text, bank)))
        return out

    def _runin(self, bank):
        sign = self.chance.stream("runin").pick(bank.get("runin") or [" —"])
        return sign if bank.wide else sign + " "

    def _letters(self, text, bank):
        if self["fraktur"] == "yes" and bank.lang == "de":
            return wear.fraktur(text)
        return text

    # -------------------------------------------------------------- arranging

    def _rows_of(self, blocks, between=False):
        """Lines of blocks, a blank line between two where asked."""
        rows = []
        for block in blocks:
            if rows and between:
                rows.append(BLANK)
            rows += block.lines
        return rows

    def _body_rows(self, blocks):
        return self._rows_of(blocks, self["blanks"] == "between")

    def _verse(self, text, bank, article, which):
        """A stanza is its lines, a blank line after it."""
        blocks = [self._set("verse", line.strip(), bank, article, which) for line in text.split(" / ")]
        return self._rows_of(blocks) + [BLANK]

    def _article(self, bank, unit, number):
        """Rows of front, body and photographs, and of a body that goes on elsewhere."""
        article = Article(f"a{number}", "article", bank.lang)
        self.articles.append(article)
        front, body, photo, verse = [], [], [], []
        for role, text in self._wanted(unit, bank):
            if role == "stanza":
                verse += self._verse(text, bank, article, number)
                continue
            if role == "row":
                text = self._row(text)
            block = self._set(role, text, bank, article, number)
            if role == "dateline" or role == "byline" and self["heads"] in ("top", "end") and \
                    self["byline"] != "end":
                body.insert(0, block)       # it stays with the text
            elif role in PHOTO:
                photo.append(block)
            elif role in FRONT and not (role == "byline" and self["byline"] == "end"):
                front.append(block)
            else:
                body.append(block)
        body.sort(key=lambda block: block.role == "byline" and self["byline"] == "end")
        if verse:
            before = self._body_rows(body[:1])
            rows = before + [BLANK] * bool(before) + verse + self._body_rows(body[1:])
            later = []
        else:
            rows, later = self._jumped(bank, article, body, number)
        return self._front_rows(front), self._opened(rows), self._rows_of(photo), later

    def _front_rows(self, front):
        rows = []
        for block in front:
            if block.role == "deck" and rows and self["deck"] == "apart":
                rows.append(BLANK)
            rows += block.lines
        if front and self["gaps"] == "yes" and self.chance.stream("frontgap").yes(0.5):
            rows.append(BLANK)
        return rows

    def _jumped(self, bank, article, body, number):
        """The body's rows, with the lines that lead to another place, and the rows there."""
        chance = self.chance.stream("jump", number)
        which = self["jumps"]
        if which == "no" or not chance.yes(0.5) or len(body) < 3 or \
                not (bank.get("resumed") and bank.get("continued")):
            return self._body_rows(body), []
        page = chance.between(2, 16)

        def marker(setting):
            text = chance.pick(bank.get(setting)).format(page=page)
            return self._set("cont", text, bank, article, number).lines

        if which == "from":
            return marker("resumed") + self._body_rows(body), []
        if which == "to":
            return self._body_rows(body) + marker("continued"), []
        half = len(body) // 2
        rows, rest = self._body_rows(body[:half]), self._body_rows(body[half:])
        if chance.yes(0.5) and len(body[half].lines) > 3:   # in the middle of a paragraph
            rows, rest = rows + rest[:2], rest[2:]
        rows = rows + marker("continued")
        return rows, marker("resumed") + rest

    def _row(self, text):
        """Cells under each other, as an extraction keeps them, or with two spaces between."""
        first, *others = text.split(" | ")
        if self.chance.stream("row").yes(0.5):
            return first + "".join("  " + cell for cell in others)
        return first.ljust(14) + "".join(cell.rjust(9) for cell in others)

    def _opened(self, rows):
        """Blank lines that mean nothing."""
        if self["blanks"] not in ("after-first", "random"):
            return rows
        chance, out = self.chance.stream("blanks", len(rows)), []
        for row in rows:
            out.append(row)
            if not isinstance(row, Line):
                continue
            first = row.block.lines[0] is row and row.block.role == "p"
            if self["blanks"] == "after-first" and first and chance.yes(0.6) or \
                    self["blanks"] == "random" and chance.yes(0.15):
                out.append(BLANK)
        return out

    def _inside(self, rows, what, chance):
        """Put rows in the middle of a paragraph of `rows`."""
        places = [i for i in range(1, len(rows)) if isinstance(rows[i], Line) and isinstance(rows[i - 1], Line)
                  and rows[i].block is rows[i - 1].block and rows[i].block.role == "p"]
        if not places or not what:
            return rows + what
        at = chance.pick(places)
        gap = [BLANK] if self["gaps"] == "yes" and chance.yes(0.7) else []
        return rows[:at] + gap + what + gap + rows[at:]

    def _place(self, number, front, body, photo):
        """Rows of one article, for the places that need no other article."""
        chance = self.chance.stream("place", number)
        if photo and self["photos"] == "inside":
            body = self._inside(body, photo, chance.stream("photo"))
            photo = []
        where = self["heads"]
        if where == "mixed":
            where = chance.pick(("before", "after"))
        if where == "middle":
            rows = self._inside(body, front, chance.stream("head"))
        elif where == "after":
            rows = body + front
        elif where == "before":
            rows = front + body
        else:
            rows = body
        if photo:
            rows = rows + ([BLANK] if self["gaps"] == "yes" else []) + photo
        return rows

    def _cut(self, rows):
        """Turns of columns, anywhere in the text."""
        if self["cuts"] == "none":
            return rows
        chance, out = self.chance.stream("cuts", len(rows)), []
        for row in rows:
            out.append(row)
            if isinstance(row, Line) and chance.yes(0.03) and self["cuts"] == "blank":
                out.append(BLANK)
        return out

    def _compose(self):
        gap = [BLANK] if self["gaps"] == "yes" or self["kind"] == "plain" else []
        fronts, rows, laters = [], [], []
        for number, (bank, unit) in enumerate(self._units(), 1):
            front, body, photo, later = self._article(bank, unit, number)
            if self["kind"] == "plain":
                one = front + ([BLANK] if front else []) + body
            else:
                one = self._cut(self._place(number, front, body, photo))
            fronts += front + (gap if front else [])
            laters += gap + later if later else []
            if rows:
                rows += self._between(number, gap)
            rows += one
        rows += laters
        if self["kind"] == "plain" and self["formfeeds"] == "yes":
            rows = self._paged(rows)
        if self["heads"] == "top":
            rows = fronts + rows
        elif self["heads"] == "end":
            rows = rows + gap + fronts
        self.rows = self._furnished(rows)
        if self["stray"] == "yes":
            self._add_rubbish()

    def _between(self, number, gap):
        """What parts two articles."""
        if self["formfeeds"] == "yes" and self.chance.stream("formfeed", number).yes(0.4):
            running = self.bank.get("running")
            if self["furniture"] == "no" or not running:
                return [FORMFEED]
            return [FORMFEED, self._furniture(running[0]), self._furniture(str(number + 1)), *gap]
        if self["rules"] == "yes":
            return [self._furniture(self.chance.stream("rules").pick(wear.RULES), "noise"), *gap]
        return gap

    def _paged(self, rows):
        """A long text goes over pages, each with its number."""
        out, chance = [], self.chance.stream("paged")
        height, page = chance.between(18, 40), chance.between(1, 80)
        for i, row in enumerate(rows):
            out.append(row)
            if i % height == height - 1 and i < len(rows) - 1:
                out += [self._furniture(str(page)), FORMFEED]
                page += 1
        return out

    # -------------------------------------------------------------- furniture

    def _furniture(self, text, role="fw"):
        block = Block(role, None)
        block.lines.append(Line(text, END, block))
        (self.noise if role == "noise" else self.furniture).append(block)
        return block.lines[0]

    def _filled(self, text):
        chance = self.chance.stream("folio")
        month = chance.between(1, 12)
        months = self.bank.get("month") or [str(month)]
        return text.format(page=chance.between(1, 24), day=chance.between(1, 28),
                           year=chance.between(1890, 2024), number=chance.between(100, 9999),
                           month=months[month % len(months)], month_number=month,
                           weekday=chance.pick(self.bank.get("weekday") or [""]))

    def _furniture_rows(self, names):
        chance, rows = self.chance.stream("furniture"), []
        for name in names:
            texts = self.bank.get(name)
            if texts and chance.yes(0.8):
                rows.append(self._furniture(self._filled(chance.pick(texts))))
        return rows

    def _furnished(self, rows):
        gap = [BLANK] if self["gaps"] == "yes" else []
        if self["furniture"] == "top":
            top = self._furniture_rows(("masthead", "folio", "banner"))
            streamer = []
            if self["streamer"] == "yes":
                streamer = [row for row in rows if isinstance(row, Line) and row.block.role == "head"
                            and row.block.article is self.articles[0]]
                rows = [row for row in rows if row not in streamer]
            return streamer + top + gap + rows
        if self["furniture"] == "bottom":
            return rows + gap + self._furniture_rows(("folio", "imprint"))
        if self["furniture"] == "inside":
            return self._inside(rows, self._furniture_rows(("folio", "running")), self.chance.stream("inside"))
        return rows

    def _add_rubbish(self):
        chance, out = self.chance.stream("stray"), []
        for row in self.rows:
            out.append(row)
            if chance.yes(0.03):
                out.append(self._furniture(chance.pick(wear.RUBBISH), "noise"))
        self.rows = out

    # ------------------------------------------------------------------ wear

    def _wear(self):
        chance = self.chance.stream("wear")
        if self["kerned"] == "yes":
            self._break_kerned(chance.stream("kerned"))
        noise, specks = chance.stream("noise"), chance.stream("specks")
        spaced = self._spaced_lines()
        for row in self.rows:
            if not isinstance(row, Line):
                continue
            if row.block.role not in WITHOUT_NOISE:
                row.text = misread = wear.misread(row.text, self["noise"], noise)
            row.raw = self._raw(row, id(row) in spaced, chance)
            if self["specks"] == "yes" and row.block.role not in WITHOUT_NOISE and specks.yes(0.05):
                row.raw = wear.speck(row.raw, specks)
        self.hidden = {id(b.block) for a, b in zip(self.rows, self.rows[1:])
                       if isinstance(a, Line) and isinstance(b, Line) and self._hidden(a, b)}
        if self["doublespaced"] == "yes":
            self.rows = [r for row in self.rows for r in ((row, BLANK) if isinstance(row, Line) else (row,))]

    def _break_kerned(self, chance):
        out = []
        for row in self.rows:
            out.append(row)
            if not isinstance(row, Line) or row.block.role != "p":
                continue
            pieces = wear.break_kerned(row.text, chance)
            block, joint = row.block, row.joint
            row.text, row.joint = pieces[0], NOTHING if pieces[1:] else joint
            for i, piece in enumerate(pieces[1:], 1):
                line = Line(piece, NOTHING if i < len(pieces) - 1 else joint, block)
                block.lines.insert(block.lines.index(out[-1]) + 1, line)
                out.append(line)
        self.rows = out

    def _spaced_lines(self):
        """Lines that are set with letter-spacing."""
        lines = [row for row in self.rows if isinstance(row, Line)]
        if self["letterspace"] == "heads":
            return {id(line) for line in lines if line.block.role in ("head", "kicker")}
        if self["letterspace"] == "lines" and lines and self.bank.wide:
            chance = self.chance.stream("letterspace")
            start = chance.below(len(lines))
            return {id(line) for line in lines[start:start + chance.between(4, 14)]
                    if line.block.role == "p"}
        return set()

    def _raw(self, line, spaced, chance):
        block = line.block
        text = line.text
        lang = block.article.lang if block.article else self.lang
        wide = self.banks[lang].wide
        if spaced and (wide or len(text) < 40):
            text = wear.letterspace(text, wide)
        elif self["doubled"] == "captions" and block.role in ("caption", "figtitle") or \
                self["doubled"] == "heads" and block.role == "head":
            if wide:
                text = wear.double(text, chance.stream("double"))
        if line.joint == SOFT and self["hyphens"] == "kept":
            text += "⸗" if self["fraktur"] == "yes" else self["sign"]
        elif line.joint == HARD and self["hyphens"] == "lost":
            text = text[:-1]        # this hyphen is lost for good
            line.text, line.joint = text, SPACE
        if block.role == "p" and block.lines[0] is line and block.setting.indent and \
                self["indent"] == "kept":
            text = "\u3000" * (INDENTS[lang] // 100) + text if wide else "  " + text
        return text

    def _number(self):
        number = 0
        for row in self.rows:
            number += 1
            if isinstance(row, Line):
                row.number = number

    # ---------------------------------------------------------------- results

    @property
    def encoding(self):
        """Of the bytes: the one wished for, where it can hold the page."""
        wish = self["encoding"]
        if wish == "legacy":
            choices = [e for e in self.bank.get("encoding") if wear.encodable(self.text, e)]
            return self.chance.stream("encoding").pick(choices) if choices else "utf-8"
        return wish

    @property
    def text(self):
        return "".join(row.raw + "\n" if isinstance(row, Line) else row if row == FORMFEED else "\n"
                       for row in self.rows)

    @property
    def bytes(self):
        ends = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}[self["lineends"]]
        return self.text.replace("\n", ends).encode(self.encoding)

    def _decisions(self, block):
        """How each line of a block goes on, with the text before and after."""
        for a, b in zip(block.lines, block.lines[1:]):
            kind = a.joint
            if kind == SOFT and self["hyphens"] == "lost":
                kind = "lost"
            yield {"block": block, "line": a.number, "before": a.text, "after": b.text, "kind": kind}

    def decisions(self):
        for article in self.articles:
            for block in article.blocks:
                if len(block.lines) > 1 and not self.banks[article.lang].wide:
                    yield from self._decisions(block)

    def _hidden(self, last, first):
        """Whether nothing but the sense shows that a new paragraph begins."""
        setting = first.block.setting
        if last.block.role != "p" or first.block.role != "p" or first is not first.block.lines[0] or \
                last.block is first.block or self["indent"] == "kept" or not setting.measure:
            return False
        if not looks_full(last.text, len(last.block.lines) - 1, first.text, setting):
            return False
        if self["indent"] == "none" or len(first.block.lines) == 1:
            return True
        # Without its indent a first line is short, if what follows would have fitted.
        return looks_full(first.text, 1, first.block.lines[1].text, setting)

    def visible_texts(self):
        """Paragraphs, items and verses, those together that nothing sets apart."""
        out = []
        for article in self.articles:
            for block in article.blocks:
                if block.role in ("p", "item", "verse"):
                    if id(block) in self.hidden and out:
                        out[-1] += " " + block.text
                    else:
                        out.append(block.text)
        return out

    def truth(self):
        """In the shape of the gold: source, lang, articles, furniture."""
        def shape(block):
            return {"role": block.role, "text": block.text, "lines": [line.number for line in block.lines]}
        return {
            "source": self.name + ".txt", "lang": self.lang,
            "phenomena": {k: v for k, v in self.choices.items() if v != phenomena.HARMLESS[k]},
            "articles": [{"id": a.id, "type": a.kind, "lang": a.lang,
                          "blocks": [shape(b) for b in a.blocks]} for a in self.articles],
            "furniture": [block.text for block in self.furniture],
            "noise": [block.text for block in self.noise],
            "line_ends": [{"line": d["line"], "kind": d["kind"]} for d in self.decisions()
                          if d["kind"] != SPACE],
        }
