# SPDX-License-Identifier: MIT
"""Truth written by hand: NAME.gold beside NAME.txt, as in tests/samples.

    lang en
    furniture               what belongs to the page
    fw 1-2
    article a1 brief        then its blocks, in reading order: ROLE LINES
    p 3-5+7                 lines joined; blank ones do not count
    p 8-9 = Text            where it is not simply the lines joined
"""
import os
import unicodedata

from truth import ROLES, Article, Block, Line, TruePage

# Wide in Chinese and Japanese, narrow elsewhere.
SIGNS = "“”‘’—…·⋯●□■◎"
BESIDE_LETTERS = "，。、：；！？“”‘’（）《》·"


class GoldError(Exception):
    pass


def _numbers(span):
    for part in span.split("+"):
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)


def _is_wide(char, lang):
    return unicodedata.east_asian_width(char) in "WF" or (lang[:2] in ("zh", "ja") and char in SIGNS)


def _unspaced(line, lang):
    """A line with its letter-spacing closed, if it is letter-spaced."""
    words = line.split()
    lone = sum(len(w.strip(BESIDE_LETTERS)) <= 1 and any(_is_wide(c, lang) for c in w) for w in words)
    if len(words) <= 3 or 2 * lone < len(words):
        return " ".join(words)
    return _join(words, lang)


def _join(pieces, lang):
    """With spaces between, but not beside what is wide."""
    out = ""
    for piece in pieces:
        space = out and not _is_wide(out[-1], lang) and not _is_wide(piece[0], lang)
        out += " " + piece if space else piece
    return out


class Gold:
    def __init__(self, path, lines):
        self.path, self.lines = path, lines
        self.lang, self.articles, self.furniture = "", [], []
        self.uses = {}      # line number: how often, and whether each says its text
        with open(path, encoding="utf-8") as file:
            for number, row in enumerate(file, 1):
                word, _, rest = row.strip().partition(" ")
                if word and not word.startswith("#"):
                    try:
                        self._take(word, rest.strip())
                    except (ValueError, IndexError) as wrong:
                        raise GoldError(f"{path}:{number}: {wrong}") from wrong
        self._check()

    def _take(self, word, rest):
        if word == "lang":
            self.lang = rest
        elif word == "article":
            name, _, kind = rest.partition(" ")
            self.articles.append(Article(name, [], kind or "article"))
        elif word == "fw" or (word not in ("source", "furniture") and self.articles):
            blocks = self.furniture if word == "fw" else self.articles[-1].blocks
            blocks.append(self._block(ROLES.get(word, word), *rest.partition("=")[::2]))
        elif word not in ("source", "furniture"):
            raise ValueError(f"{word} outside an article")

    def _block(self, role, span, text):
        numbers = list(_numbers(span.strip()))
        lines = [self.lines[n - 1] for n in numbers if self.lines[n - 1].text.strip()]
        if text:
            letters = iter("".join(line.text for line in lines))
            if not all(c in letters for c in text if not c.isspace()):
                raise ValueError(f"not made of its lines: {text.strip()[:40]}")
        for line in lines:
            self.uses.setdefault(line.number, []).append(bool(text))
        if not text:
            text = _join([_unspaced(line.text, self.lang) for line in lines], self.lang)
        return Block(role, lines, set_text=" ".join(text.split()))

    def _check(self):
        for line in self.lines:
            uses = self.uses.get(line.number, [])
            if line.text.strip() and not uses:
                raise GoldError(f"{self.path}: line {line.number} is in no block")
            if len(uses) > 1 and not all(uses):
                raise GoldError(f"{self.path}: line {line.number} is in several blocks")


def page(path):
    """NAME.txt, with its truth."""
    stem = os.path.splitext(path)[0]
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    lines = [Line(row, number=n) for n, row in enumerate(text.split("\n"), 1)]
    gold = Gold(stem + ".gold", lines)
    return TruePage(os.path.basename(stem), gold.lang, text, gold.articles, gold.furniture)
