# SPDX-License-Identifier: MIT
"""A page and its truth."""
import phenomena
import wear
from arrange import Arranger
from chance import Chance
from extract import Extraction
from hyphen import can_hyphenate
from model import FORMFEED, Line
from typeset import SOFT, SPACE, looks_full

TEXT_ROLES = ("p", "item")


class Page:
    """`name` is also the seed. `fixed`: phenomena that are not drawn. `edition`: of the phenomena."""

    judges_hyphens, coarse = True, ()       # all of it is known

    def __init__(self, banks, lang, name, fixed=None, edition=1):
        self.banks, self.bank, self.name, self.lang = banks, banks[lang], name, lang
        self.edition = edition
        self.chance = Chance(name)
        self.hyphenates = can_hyphenate(lang)
        self.choices = {}
        phenomena.draw(self, self.chance, fixed or {})
        self._wish = self["encoding"]
        if self._wish == "legacy":
            self._wish = self.chance.stream("encoding").pick(self.bank.get("encoding"))
        self.articles, self.furniture, self.noise = [], [], []
        rows, extraction = Arranger(self).rows(), Extraction(self)
        extraction.lose_hyphens(rows)
        rows = extraction.rows(rows)
        self.hidden = {b.block for a, b in zip(rows, rows[1:]) if self._hidden(a, b)}
        self.rows = extraction.double_spaced(rows)
        for number, row in enumerate(self.rows, 1):
            if isinstance(row, Line):
                row.number = number

    def __getitem__(self, name):
        """The value of a phenomenon."""
        return self.choices[name]

    # ----------------------------------------------------------------- bytes

    @property
    def text(self):
        return "".join(row.raw + "\n" if isinstance(row, Line) else row if row == FORMFEED else "\n"
                       for row in self.rows)

    def fitted(self, text):
        """What is typed of a text where the page's encoding lacks typographic signs."""
        return wear.fit(wear.normal(text), self._wish)

    @property
    def encoding(self):
        """The one wished for, where it can hold the page."""
        return self._wish if wear.encodable(self.text, self._wish) else "utf-8"

    @property
    def bytes(self):
        ends = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}[self["lineends"]]
        return self.text.replace("\n", ends).encode(self.encoding)

    # ----------------------------------------------------------------- truth

    def decisions(self):
        """How each line inside a block goes on, in scripts with spaces: (line, next, kind)."""
        for article in self.articles:
            if article.bank.wide:
                continue
            for block in article.blocks:
                for a, b in zip(block.lines, block.lines[1:]):
                    lost = a.joint == SOFT and self["hyphens"] == "lost"
                    yield a, b, "lost" if lost else a.joint

    def _hidden(self, last, first):
        """Whether nothing but the sense shows that a paragraph begins after another."""
        if not isinstance(last, Line) or not isinstance(first, Line) or last.block is first.block or \
                last.block.role != "p" or first.block.role != "p" or first is not first.block.lines[0]:
            return False
        setting = first.block.setting
        if self["indent"] == "kept" or not setting.measure or \
                not looks_full(last.text, len(last.block.lines) - 1, first.text, last.block.setting):
            return False
        if self["indent"] == "none" or len(first.block.lines) == 1:
            return True
        # Without its indent a first line is short, if what follows would have fitted.
        return looks_full(first.text, 1, first.block.lines[1].text, setting)

    def visible_texts(self):
        """Paragraphs and items, those together that nothing sets apart."""
        out = []
        for article in self.articles:
            for block in article.blocks:
                if block in self.hidden and out:
                    out[-1] += " " + block.text
                elif block.role in TEXT_ROLES:
                    out.append(block.text)
        return out

    def truth(self):
        """In the shape of the gold: source, lang, articles, furniture."""
        def shape(block):
            return {"role": block.role, "text": block.text, "lines": [line.number for line in block.lines]}
        return {
            "source": self.name.replace("/", "-") + ".txt", "lang": self.lang, "encoding": self.encoding,
            "phenomena": {k: v for k, v in self.choices.items() if v != phenomena.HARMLESS[k]},
            "articles": [{"id": a.id, "type": "article", "lang": a.bank.lang,
                          "blocks": [shape(b) for b in a.blocks]} for a in self.articles],
            "furniture": [block.text for block in self.furniture],
            "noise": [block.text for block in self.noise],
            "line_ends": [{"line": a.number, "kind": kind} for a, _, kind in self.decisions()
                          if kind != SPACE],
        }
