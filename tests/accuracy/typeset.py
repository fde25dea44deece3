# SPDX-License-Identifier: MIT
"""Setting a text in lines.

Lines are filled greedily, as hot metal and every word processor do it. Scripts
with spaces break between words, after a hyphen of the word and, where the page
hyphenates, between syllables. Chinese and Japanese are set on a grid of ems
with the rules for what may not begin or end a line.
Source for those: JIS X 4051 and the W3C notes jlreq and clreq, 3.1.
"""
import re
from dataclasses import dataclass

from face import CLOSING, OPENING
from hyphen import division_points

NO_START = set(CLOSING + "…·々ーぁぃぅぇぉっゃゅょァィゥェォッャュョ%％.,:;!?)]")
NO_END = set(OPENING + "([")

# How a line goes on in the next one.
SPACE, NOTHING, SOFT, HARD, END = "space", "nothing", "soft", "hard", "end"


@dataclass
class Setting:
    """What the typesetter has to know."""
    face: object
    lang: str
    measure: int                # of a full line, hundredths of an em
    indent: int = 0             # of a first line
    hyphenate: bool = False
    kinsoku: str = "squeeze"    # or hang, push
    shrink: float = 0.03        # share by which the spaces of a line may give
    columns: int = 0            # > 0: wrapped at this many characters instead
    other: tuple = (0, 0, 0)    # from line, to line, measure of these

    def room(self, number):
        measure = self.measure
        if self.other[0] <= number < self.other[1]:
            measure = self.other[2]
        return measure - (self.indent if number == 0 else 0)


# ---------------------------------------------------------- scripts with spaces

GLUED = re.compile(r" (?=[;:!?»–—]( |$))|(?<=«) ")
LETTERS = re.compile(r"[^\W\d_]+")


def _words(text):
    """Words between which a line may end; a French space before ! is no place to break."""
    return [w.replace("\0", " ") for w in GLUED.sub("\0", text).split(" ") if w]


def _divisions(word, setting):
    """(head, tail, joint) of each way to divide a word, longest head first."""
    found = []
    for m in re.finditer(r"(?<=[^\W\d_]{2})[-⸗](?=[^\W\d_]{2})", word):
        found.append((m.end(), HARD))
    if setting.hyphenate:
        for m in LETTERS.finditer(word):
            at_own_hyphen = word[m.end():m.end() + 1] in ("-", "⸗", "'", "’") or \
                word[max(0, m.start() - 1):m.start()] in ("-", "⸗")
            if not at_own_hyphen:
                found += [(m.start() + p, SOFT) for p in division_points(m.group(), setting.lang)]
    for at, joint in sorted(found, reverse=True):
        yield word[:at], word[at:], joint


def _fits(line, number, setting, hyphen=0):
    if setting.columns:
        room = setting.columns - (2 if number == 0 and setting.indent else 0)
        return len(line) + (1 if hyphen else 0) <= room
    give = 1 + setting.shrink * min(1.0, line.count(" ") / 4)
    return setting.face.width(line) + hyphen <= setting.room(number) * give


def _set_spaced(text, setting):
    words = _words(text)
    line, lines = "", []
    hyphen = setting.face.of("-")
    while words:
        word = words.pop(0)
        longer = line + " " + word if line else word
        if _fits(longer, len(lines), setting):
            line = longer
            continue
        before = line + " " if line else ""
        for head, tail, joint in _divisions(word, setting):
            if _fits(before + head, len(lines), setting, hyphen if joint == SOFT else 0):
                lines.append((before + head, joint))
                line = ""
                words.insert(0, tail)
                break
        else:
            if line:
                lines.append((line, SPACE))
                line = ""
                words.insert(0, word)
            else:               # wider than the column: it stands out
                line = word
                lines.append((line, SPACE))
                line = ""
    if line:
        lines.append((line, END))
    elif lines:
        lines[-1] = (lines[-1][0], END)
    return lines


# ------------------------------------------------------------ grids of ems

WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,:/%℃-]*|——|……|.", re.S)


def _cells(text):
    return WORD.findall(text)


def _may_break(before, after):
    if after[0] in NO_START or before[-1] in NO_END or before[-1] in "—…" and after[0] in "—…":
        return False
    return after != " "


def _squeezable(run):
    return 50 * sum(c in CLOSING or c in OPENING for c in run)


def _take_grid_line(cells, start, room, setting):
    """How many cells from `start` make a line of `room`."""
    face, count, run = setting.face, 0, ""
    while start + count < len(cells) and face.width(run + cells[start + count]) <= room:
        run += cells[start + count]
        count += 1
    end = start + count
    if end >= len(cells) or _may_break(cells[end - 1] if count else " ", cells[end]):
        return max(count, 1)
    # Marks that may not begin the next line are brought in.
    more = end
    while more < len(cells) and cells[more][0] in NO_START and more < end + 2:
        more += 1
    if count and (more >= len(cells) or _may_break(cells[more - 1], cells[more])):
        longer = "".join(cells[start:more])
        over = face.width(longer) - room
        give = {"squeeze": _squeezable(longer), "hang": 100, "push": 0}[setting.kinsoku]
        if over <= min(give, 200):
            return more - start
    while count > 1 and not _may_break(cells[start + count - 1], cells[start + count]):
        count -= 1
    return max(count, 1)


def _set_grid(text, setting):
    cells, lines, at = _cells(text), [], 0
    while at < len(cells):
        while at < len(cells) and cells[at] == " " and lines:
            at += 1
        if setting.columns:
            room = setting.columns * 50 - (200 if not lines and setting.indent else 0)
        else:
            room = setting.room(len(lines))
        count = _take_grid_line(cells, at, room, setting)
        if at + count > len(cells):
            break
        run = "".join(cells[at:at + count])
        at += count
        # A space between two phrases at the line end is part of the text.
        joint = SPACE if run.endswith(" ") or cells[at:at + 1] == [" "] else NOTHING
        lines.append((run.rstrip(" "), joint))
    if lines:
        lines[-1] = (lines[-1][0], END)
    return lines


def set_text(text, setting):
    """Lines of a text, each with the way it goes on: (text, joint)."""
    if setting.measure <= 0 and not setting.columns:
        return [(text, END)]
    return _set_grid(text, setting) if setting.face.wide else _set_spaced(text, setting)


def _first_units(text, setting):
    """The beginnings of a text that could stand at the end of a line."""
    if setting.face.wide:
        cells = _cells(text)
        end = 1
        while end < len(cells) and not _may_break(cells[end - 1], cells[end]):
            end += 1
        return ["".join(cells[:end])]
    word = (_words(text) or [""])[0]
    return [word] + [head + ("-" if joint == SOFT else "") for head, _, joint in _divisions(word, setting)]


def looks_full(line, number, following, setting):
    """Whether nothing that follows would have fitted on the line."""
    space = "" if setting.face.wide else " "
    if setting.columns or not setting.face.wide:
        return not any(_fits(line + space + unit, number, setting)
                       for unit in _first_units(following, setting))
    return all(setting.face.width(line + unit) > setting.room(number)
               for unit in _first_units(following, setting))
