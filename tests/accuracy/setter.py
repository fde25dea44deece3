# SPDX-License-Identifier: MIT
"""How each block of a page is set: measure, indent, what happens to its lines."""
from face import face
from hyphen import can_hyphenate
from model import Block, Line
from typeset import NOTHING, Setting, set_text

MEASURES = {"narrow": (900, 1200), "medium": (1300, 2000), "wide": (2100, 3400)}
INDENTS = {"zh": 200, "zh-Hant": 200, "ja": 100}
DISPLAY = ("head", "deck", "section", "kicker", "figtitle")
ONE_LINE = ("kicker", "byline", "dateline", "signed", "cont", "verse", "row")


class Setter:
    def __init__(self, page):
        self.page, self.chance = page, page.chance

    def set(self, role, text, article, number):
        """A block at the end of the article, whose number on the page is given."""
        setting = self._setting(role, article.bank, number)
        block = Block(role, article, setting)
        drop_capital = role == "p" and self.page["dropcaps"] == "yes" and text[0].isalpha() and \
            not any(b.role == "p" for b in article.blocks)
        if drop_capital:
            setting.indent = 0
            lines = [(text[0], NOTHING)] + set_text(text[1:], setting)
        else:
            if role == "p":
                self._turn(setting, article, number)
                self._set_beside(setting, number, text)
            lines = set_text(text, setting)
        block.lines = [Line(content, joint, block) for content, joint in lines]
        article.blocks.append(block)
        return block

    def _measure(self, number):
        name, chance = self.page["measure"], self.chance.stream("measure")
        if name == "varied":
            chance = self.chance.stream("measure", number)
            name = chance.pick(sorted(MEASURES))
        low, high = MEASURES[name]
        return chance.between(low // 50, high // 50) * 50

    def _indent(self, bank):
        if self.page["indent"] == "none":
            return 0
        return INDENTS[bank.lang] if bank.wide else 100 + 50 * self.chance.stream("indent").below(3)

    def _setting(self, role, bank, number):
        page, chance = self.page, self.chance.stream("setting", number)
        measure = self._measure(number)
        setting = Setting(face(page["face"], bank.wide), bank.lang, measure, kinsoku=page["kinsoku"],
                          shrink=0.02 + 0.02 * self.chance.stream("shrink").real())
        setting.hyphenate = page["hyphens"] != "none" and can_hyphenate(bank.lang) and role not in DISPLAY
        if role in ("p", "note"):
            setting.indent = self._indent(bank)
        elif role in ONE_LINE or role in DISPLAY and page["headwrap"] == "no":
            setting.measure = 0
        elif role in DISPLAY:
            setting.measure = min(chance.between(700, 1100 if bank.wide else 1400), max(600, measure))
        elif role in ("caption", "credit"):
            setting.measure = max(700, measure + 50 * chance.between(-4, 12))
        if page["wrap"] == "columns" and setting.measure:
            setting.columns = max(16, setting.measure // 50)
        if page["wrap"] == "long" and role not in DISPLAY:
            setting.measure = 0
        return setting

    def _set_beside(self, setting, number, text):
        """Some lines of a paragraph are narrower."""
        chance = self.chance.stream("beside", number, text[:8])
        if self.page["beside"] == "yes" and setting.measure and chance.yes(0.3):
            start = chance.below(6)
            setting.other = (start, start + chance.between(4, 9), max(600, int(setting.measure * 0.6)))

    def _turn(self, setting, article, number):
        """From somewhere in the article on, the column is of another measure."""
        chance = self.chance.stream("turn", number)
        if self.page["cuts"] != "measure" or not setting.measure or setting.columns or not chance.yes(0.6):
            return
        turn, start = chance.between(1, 3), chance.below(6)
        other = max(800, setting.measure + 50 * chance.pick((-10, -7, -5, 5, 8, 12)))
        done = sum(block.role == "p" for block in article.blocks)
        if done == turn:
            setting.other = (start, 10 ** 6, other)
        elif done > turn:
            setting.measure = other
