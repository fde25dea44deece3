# SPDX-License-Identifier: MIT
"""How near a conversion comes to the truth of a page.

Blocks are compared as wholes and without white space: one character off, or one
sentence too many, and the block is lost. Every figure is a share, 1 is best;
None where the page has nothing of the kind. Where the truth does not know which
hyphens belong to their words, hyphens do not count.
"""
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

HYPHENS = "-⸗¬\u2010\u00ad"
TEXT_ROLES = {"p", "item"}
DISPLAY_ROLES = {"head", "deck", "kicker", "section"}
PHOTO_ROLES = {"figtitle", "caption", "credit"}
# What the text alone cannot tell apart.
EITHER = ({"kicker", "deck"}, {"signed", "byline"}, {"signed", "credit"}, {"p", "item"},
          {"p", "note"}, {"verse", "p"}, {"row", "item"})
# Roles of which people write several lines as one block: a masthead, a stanza.
LINEWISE = {"fw", "verse"}
# A row whose columns the extraction lost is an item of a list, as in the gold of real pages.
ALIKE = {"row": "item"}
# What may stand between the halves of a line end of each kind.
RIGHT_ENDS = {"space": (" ", "- ", " - "), "hard": ("-", "⸗"), "soft": ("",), "lost": ("",), "nothing": ("",)}
SHINGLE, SHORTEST = 10, 4      # characters
FIGURES = ("blocks", "paras", "roles", "heads", "bylines", "articles", "kept", "invented", "spacing")
MAIN = ("blocks", "paras", "roles", "heads", "bylines", "articles")


def bare(text):
    return re.sub(r"\s", "", text)


def skeleton(text):
    return re.sub(f"[\\s{re.escape(HYPHENS)}]", "", text)


def same_role(wanted, got):
    return wanted == got or {wanted, got} in EITHER


@dataclass
class Score:
    figures: dict = field(default_factory=dict)
    line_ends: Counter = field(default_factory=Counter)     # (kind, right | wrong | apart)
    certainty: Counter = field(default_factory=Counter)     # (group, cert, right?)
    wrong_line_ends: list = field(default_factory=list)
    verdicts: list = field(default_factory=list)            # (block, right?)
    whole: dict = field(default_factory=dict)               # article of the output: right?

    @property
    def badness(self):
        values = [self.figures[k] for k in MAIN if self.figures.get(k) is not None]
        return 1 - sum(values) / len(values) if values else 1.0


def _f1(both, got, wanted):
    return 2 * both / (got + wanted) if got + wanted else None


def _overlap(wanted, got):
    a, b = Counter(wanted), Counter(got)
    return sum((a & b).values()), len(got), len(wanted)


def _shingles(text):
    text = bare(text)
    return [text[i:i + SHINGLE] for i in range(0, max(1, len(text) - SHINGLE + 1))]


class Scorer:
    def __init__(self, page, blocks, certs):
        self.page, self.certs = page, certs
        # Lines of rubbish may be furniture or be left out: both are right.
        for b in blocks:
            b.role = ALIKE.get(b.role, b.role)
        self.got = [b for b in blocks if not (b.role == "fw" and page.noise and self._is_rubbish(b))]
        self.key = bare if page.judges_hyphens else skeleton
        placed = [(b, i) for i, a in enumerate(page.articles) for b in a.blocks]
        placed += [(b, None) for b in page.furniture]
        self.wanted = [(ALIKE.get(b.role, b.role), b.text, i) for b, i in placed]
        # Where the truth is coarse only articles and characters are judged.
        coarse = self.key("".join(b.text for b in page.coarse))
        self.judged = [judged for judged, (b, _) in zip(self.wanted, placed) if b not in page.coarse]
        known = {self.key(text) for _, text, _ in self.judged}
        self.judged_got = [b for b in self.got if self.key(b.text) in known or
                           self.key(b.text) not in coarse]
        self.result = Score()

    def score(self):
        self._find_homes()
        self._match_blocks()
        self._assigned("head", "heads")
        self._assigned("byline", "bylines")
        self._articles()
        self._characters()
        self._line_ends()
        self._certainty()
        return self.result

    def _is_rubbish(self, block):
        text = bare(block.text)
        return any(text in bare(b.text) for b in self.page.noise)

    # ---------------------------------------------------------------- blocks

    def _match_blocks(self):
        figures = self.result.figures
        key, paras = self.key, [self.key(t) for r, t, _ in self.judged if r in TEXT_ROLES]
        figures["blocks"] = _f1(*_overlap([key(t) for _, t, _ in self.judged],
                                          [key(b.text) for b in self.judged_got]))
        figures["paras"] = _f1(*_overlap(paras, [key(b.text) for b in self.judged_got
                                                 if b.role in TEXT_ROLES])) if paras else None
        figures["visible"] = _f1(*_overlap(paras, [key(t) for t in self.page.visible_texts()]))
        roles, texts = defaultdict(list), defaultdict(list)
        for b in self.judged_got:
            roles[key(b.text)].append(b.role)
            texts[key(b.text)].append(b.text)
        matched = right = spaced = 0
        for role, text, _ in self.judged:
            there = roles[key(text)]
            if not there:
                continue
            fit = next((r for r in there if same_role(role, r)), there[0])
            matched += 1
            right += same_role(role, fit)
            there.remove(fit)
            spaced += text in texts[key(text)]
        figures["roles"] = right / matched if matched else 0.0
        figures["spacing"] = spaced / matched if matched and self.page.judges_hyphens else None

    # -------------------------------------------------------------- articles

    def _find_homes(self):
        """Which article of the output holds the text of each true one."""
        self.unit_of = {}
        for b in self.got:
            if b.unit is not None:
                for s in _shingles(b.text):
                    self.unit_of[s] = b.unit if self.unit_of.get(s, b.unit) == b.unit else None
        self.items = Counter()      # (article, unit): shingles
        for role, text, article in self.wanted:
            if article is None or role in PHOTO_ROLES | {"kicker", "cont"} or len(bare(text)) < SHORTEST:
                continue
            for s in _shingles(text):
                self.items[article, self.unit_of.get(s, -1)] += 1
        self.homes = {}
        for (article, unit), n in self.items.most_common():
            if unit is not None and unit >= 0:
                self.homes.setdefault(article, unit)

    def _articles(self):
        """BCubed F1 over shingles that have one place; a lost one is a unit of its own."""
        items = {k: n for k, n in self.items.items() if k[1] is not None}
        total = sum(items.values())
        if not total:
            self.result.figures["articles"] = None
            return
        of_article, of_unit = Counter(), Counter()
        for (article, unit), n in items.items():
            of_article[article] += n
            of_unit[unit] += n
        precision = recall = found = 0
        for (article, unit), n in items.items():
            if unit < 0:
                continue
            found += n
            precision += n * n / of_unit[unit]
            recall += n * n / of_article[article]
        precision, recall = precision / found if found else 0.0, recall / total
        self.result.figures["articles"] = \
            2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def _assigned(self, role, figure):
        """Articles whose headline or byline is whole and stands with their text."""
        wanted = defaultdict(list)
        for r, text, article in self.wanted:
            if r == role:
                wanted[article].append(self.key(text))
        right = 0
        for article, texts in wanted.items():
            got = [self.key(b.text) for b in self.got if same_role(role, b.role) and
                   b.unit == self.homes.get(article, -1)]
            right += all(t in got for t in texts)
        self.result.figures[figure] = right / len(wanted) if wanted else None

    # ------------------------------------------------------------ characters

    def _characters(self):
        """Nothing is lost, nothing invented; hyphens and specks are counted elsewhere."""
        wanted, got, odd = Counter(), Counter(), Counter()
        for _, text, _ in self.wanted:
            wanted.update(skeleton(text))
        for b in self.got:
            got.update(skeleton(b.text))
        odd.update(skeleton(self.page.text))
        odd.subtract(wanted)
        total = sum(wanted.values()) or 1
        extra = got - wanted
        if self.page["doubled"] == "no":
            extra -= Counter({c: n for c, n in odd.items() if n > 0})
        self.result.figures["kept"] = 1 - sum((wanted - got).values()) / total
        self.result.figures["invented"] = sum(extra.values()) / total

    # -------------------------------------------------------------- line ends

    def _flat(self):
        """All text as a skeleton, and what stands before each of its characters."""
        chars, between, sep = [], [], ""
        for b in self.got:
            sep += "\n"
            for c in b.text:
                if c.isspace() or c in HYPHENS:
                    sep += c
                else:
                    chars.append(c)
                    between.append(sep)
                    sep = ""
        return "".join(chars), between

    def _line_ends(self):
        flat, between = self._flat()
        for line, following, kind in self.page.decisions():
            before, after = skeleton(line.text), skeleton(following.text)
            at = flat.find(before + after)
            if at < 0 or not before or not after:
                self.result.line_ends[kind, "apart"] += 1
                continue
            sep = between[at + len(before)]
            outcome = "apart" if "\n" in sep else "right" if sep in RIGHT_ENDS[kind] else "wrong"
            self.result.line_ends[kind, outcome] += 1
            if outcome == "wrong":
                self.result.wrong_line_ends.append(
                    (kind, line.number, line.text[-20:], sep, following.text[:20]))

    # --------------------------------------------------------------- certainty

    def _certainty(self):
        """Of each block that the output has: was it as sure as it says?"""
        there = defaultdict(list)
        for role, text, article in self.judged:
            there[self.key(text)].append((role, article))
        for b in self.judged_got:
            group = "text" if b.role in TEXT_ROLES else "display" if b.role in DISPLAY_ROLES else "other"
            fit = next((x for x in there[self.key(b.text)] if same_role(x[0], b.role)), None)
            right = fit is not None
            if right:
                there[self.key(b.text)].remove(fit)
                if fit[0] == "head":
                    right = self.homes.get(fit[1], -1) == b.unit
            elif b.role in LINEWISE:    # the truth may have several lines in one
                right = any(same_role(role, b.role) and self.key(b.text) in self.key(text)
                            for role, text, _ in self.judged)
            self.result.certainty[group, b.cert, right] += 1
            self.result.verdicts.append((b, right))
        for unit, cert in enumerate(self.certs):
            shares = Counter({a: n for (a, u), n in self.items.items() if u == unit})
            if not shares:
                continue
            article, n = shares.most_common(1)[0]
            whole = sum(m for (a, _), m in self.items.items() if a == article)
            pure = n >= 0.98 * sum(shares.values()) and n >= 0.98 * whole
            self.result.certainty["article", cert, pure] += 1
            self.result.whole[unit] = pure


def score(page, blocks, certs):
    return Scorer(page, blocks, certs).score()
