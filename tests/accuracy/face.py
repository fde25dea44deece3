# SPDX-License-Identifier: MIT
"""Type faces: how wide a character is set, in hundredths of an em.

The widths are those of an ordinary book face, a sans-serif and a typewriter,
rounded; they are the typesetter's own and share nothing with the tables that
recto measures with. Letters with accents are as wide as the letter below.
"""
import unicodedata

BOOK = {
    25: " .,", 27: "ijltI'’‘|!ſ", 28: ":;/", 32: "f()[]-⸗‐«‹›»", 34: "rJs", 40: "“”„\"?",
    44: "aceztгстзэч", 50: "bdghknopquvxyрпнкхуаеоълвцья0123456789–$€£*+=§№", 56: "FLPSEшдбимяfzж",
    62: "BCTRZEГЗЭ", 68: "AKVXYNUDGHOQПРСТУАЕВХЛКНБИЦЪЯЧ", 78: "mwщыюфжшMДЖОФ", 92: "WШЩЮЫ&%@", 100: "—…",
}
SANS = {
    24: "ijlI'’‘|", 28: " .,:;!tf/()[]-⸗‐ſ", 34: "r\"“”„", 50: "ckszvxyJгсткзэух", 56:
    "abdeghnopquL0123456789–«»$€£*+=§№абвдеиклнопряьъцч", 62: "FTZШГ", 68: "ABEKPSVXYCDHNRUБВЕКПРСУХАИНЛТЗЭЦЧЯ",
    76: "GOQwОДфжыю", 84: "mMщшЖФЮЫШ", 96: "WЩ%@&", 100: "—…",
}
# Arabic letters: joined ones differ by place; these are means of both.
ARABIC = {26: "اأإآدذرزوؤءة،؛.:", 38: "بتثنيئفقكلمهىجحخعغطظ؟", 62: "سشصض",
          0: "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"}
CLOSING = "，。、；：！？”’）》」』】〕〉"
OPENING = "“‘（《「『【〔〈"
WIDE_WHERE_CHINESE = "“”‘’—…·⋯"


def _table(*groups):
    return {c: width for group in groups for width, letters in group.items() for c in letters}


class Face:
    """Widths of one face; `wide`: on the em grid of Chinese and Japanese."""

    def __init__(self, name, wide):
        self.name, self.wide = name, wide
        self._mono = name == "typewriter"
        self._widths = _table(ARABIC, SANS if name == "sans" else BOOK)
        self._cache = {}

    def of(self, c):
        if c not in self._cache:
            self._cache[c] = self._measure(c)
        return self._cache[c]

    def _measure(self, c):
        if unicodedata.east_asian_width(c) in "WF" or self.wide and c in WIDE_WHERE_CHINESE:
            return 100
        if self.wide:
            return 25 if c == " " else 50
        if unicodedata.combining(c):
            return 0
        if self._mono:
            return 50
        if c in self._widths:
            return self._widths[c]
        base = unicodedata.normalize("NFD", c)[0]
        return self._widths.get(base, 68 if c.isupper() else 50)

    def width(self, text):
        """Of a run; two marks of punctuation side by side are kerned by half an em."""
        total = sum(self.of(c) for c in text)
        if self.wide:
            for a, b in zip(text, text[1:]):
                if (a in CLOSING and b in CLOSING + OPENING) or (a in OPENING and b in OPENING):
                    total -= 50
        return total


_faces = {}


def face(name, wide):
    if (name, wide) not in _faces:
        _faces[name, wide] = Face(name, wide)
    return _faces[name, wide]
