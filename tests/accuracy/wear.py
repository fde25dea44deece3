# SPDX-License-Identifier: MIT
"""What print, scanner and extraction do to a line of text."""
import re
import unicodedata

from face import CLOSING, OPENING

# Pairs that readers of scans take for each other; both ways.
ALIKE = """e c|o 0|l 1|i l|n u|h b|t f|s 8|a o|g q|v y|m n|I l|B 8|S 5|O Q|E F|D O|C G|Z 2|ſ f|
и н|н п|ш щ|е с|о с|ь ъ|т г|л д|б 6|З 3|ч 4|В Б|
ب ت|ت ث|ج ح|ح خ|د ذ|ر ز|س ش|ص ض|ط ظ|ع غ|ف ق|ن ت|
己 已|日 曰|未 末|人 入|大 太|土 士|干 千|间 问|体 休|今 令|天 夫|王 主|白 自|目 日|木 本|
シ ツ|ソ ン|ク ワ|ー 一|ニ 二|へ ヘ|ぱ ば|は ほ|る ろ|め ぬ|. ,|, .|。 ．|， 、"""
SPECKS = ". ' , ~ ^ » • | \\ * _ ■ ·".split()
RULES = ("-" * 24, "=" * 30, "* * * * *", "─" * 20, "_" * 28, "~" * 16)
RUBBISH = ("_ . ,", "' ~ - .", "| i l |", ". . . .", "^ * '", "■ ■ .", "~~ - _")


def _pairs():
    table = {}
    for pair in ALIKE.replace("\n", "").split("|"):
        a, b = pair.split()
        table.setdefault(a, []).append(b)
        table.setdefault(b, []).append(a)
    return table


_alike = _pairs()


def _misread(c, chance):
    if c in _alike:
        return chance.pick(_alike[c])
    if "\u4e00" <= c <= "\u9fa0":       # neighbours in the code share the radical
        return chr(ord(c) + chance.pick((-2, -1, 1, 2)))
    if c.isalpha() and chance.yes(0.5):
        return chance.pick("il*.rn" if ord(c) < 0x250 else (c, c, "."))
    return c if chance.yes(0.7) else ""


def misread(text, rate, chance):
    """Each character but spaces and hyphens may be taken for another, at `rate`."""
    if not rate:
        return text
    out = "".join(c if c in " -⸗" or not chance.yes(rate) else _misread(c, chance) for c in text)
    out = re.sub(r"  +", " ", out).strip()
    return out or text


def speck(raw, chance):
    """A mark beside the line: mostly at its end."""
    mark = chance.pick(SPECKS)
    return raw + " " + mark if chance.yes(0.75) else mark + " " + raw


def letterspace(text, wide):
    """Spaces between all characters; between words there are more."""
    if wide:
        return " ".join(c for c in text if c != " ")
    return "   ".join(" ".join(word) for word in text.split(" "))


def double(text, chance):
    """Each short run twice: 近日近日，，"""
    out, at = "", 0
    while at < len(text):
        size = chance.between(1, 4)
        run = text[at:at + size]
        if run[0] in CLOSING + OPENING:
            run = run[0]
        else:
            run = re.split(f"[{re.escape(CLOSING + OPENING)}]", run)[0]
        out += run * 2
        at += len(run)
    return out


def break_kerned(text, chance):
    """Pieces of a set line that the extraction broke where marks are kerned."""
    pieces, start = [], 0
    for i in range(1, len(text)):
        kerned = text[i] in "，。、；：" and text[i - 1] in CLOSING or \
            text[i] in OPENING and text[i - 1] in CLOSING
        if kerned and chance.yes(0.6):
            pieces.append(text[start:i])
            start = i
    return pieces + [text[start:]]


def fraktur(text):
    """Long s but at the end of a word, German quotation marks of the time, double hyphens."""
    text = re.sub(r"s(?=[^\W\d_])", "ſ", text)
    text = re.sub(r"(?<=[^\W\d_])-(?=[^\W\d_])", "⸗", text)
    return text.translate(str.maketrans("„“", "»«"))


# What was typed where the character set had no better sign.
PLAIN = str.maketrans({"«": '"', "»": '"', "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "—": "-",
                       "–": "-", "…": "...", "№": "N", "•": "*", "œ": "oe", "Œ": "OE", "ſ": "s", "⸗": "-"})


def fit(text, encoding):
    """The text with plain signs for those that the encoding has not."""
    return "".join(c if encodable(c, encoding) else c.translate(PLAIN) for c in text)


def encodable(text, encoding):
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def normal(text):
    return unicodedata.normalize("NFC", text)
