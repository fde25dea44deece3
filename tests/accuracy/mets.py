# SPDX-License-Identifier: MIT
"""A newspaper issue as METS with ALTO: its pages, and what is true of them.

The logical map names articles, their titles and the text blocks of their
bodies. Its paragraphs are text blocks and end where columns do, so that those
of the truth are found by indents. What it cannot judge: the inside of tables
and advertisements (coarse), bylines, datelines, and what is a sentence of its
own inside a title.
"""
import glob
import os
import xml.etree.ElementTree as ElementTree

import alto
from truth import Article, Block, lay_out

UNITS = {"ARTICLE": "article", "ADVERTISEMENT": "ad"}
TITLES = {"TITLE": "head", "OVERLINE": "kicker", "SUBHEADLINE": "deck", "AUTHOR": "signed"}
FURNITURE = {"TITLE_SECTION", "PUBLISHING_STMT"}
COARSE = {"TABLE", "ADVERTISEMENT"}


class Issue:
    def __init__(self, folder):
        mets = glob.glob(os.path.join(folder, "*mets.xml"))[0]
        self.blocks, self.composed = {}, {}
        for number, path in enumerate(sorted(glob.glob(os.path.join(folder, "text", "*.xml"))), 1):
            blocks, composed = alto.read_page(path, number)
            self.blocks.update((b.id, b) for b in blocks)
            self.composed.update(composed)
        self.articles, self.furniture = [], []
        self.labels = []        # headings of sections, for the first article inside
        logical = next(e for e in ElementTree.parse(mets).iter()
                       if alto.local(e) == "structMap" and e.get("TYPE") == "LOGICAL")
        self._walk(logical, None)

    @property
    def pages(self):
        return sorted({b.page for b in self.blocks.values()})

    def page(self, name, numbers, gap):
        """Some of its pages; `gap` stands between text blocks."""
        rows, last = [], None
        for block in self.blocks.values():
            if block.page in numbers:
                if last:
                    rows.append(gap if last.page == block.page else "\f")
                rows += block.lines
                last = block
        return lay_out(name, "de", rows, self.articles, self.furniture)

    # ------------------------------------------------------------------ METS

    def _areas(self, element):
        """Text blocks that it names, in its order."""
        ids = [e.get("BEGIN") for e in element.iter() if alto.local(e) == "area"]
        ids = [i for name in ids for i in self.composed.get(name, [name])]
        return [self.blocks[i] for i in ids if i in self.blocks]

    def _walk(self, element, article):
        kind = element.get("TYPE") if alto.local(element) == "div" else None
        blocks = [article.blocks] if article else [self.labels]
        if kind in FURNITURE:
            self.furniture += [Block("fw", b.lines) for b in self._areas(element)]
        elif kind in COARSE and (article or kind in UNITS):
            self._coarse(element, kind, article)
        elif kind in TITLES:
            lines = [line for b in self._areas(element) for line in b.lines]
            blocks[0].append(Block(TITLES[kind] if article else "kicker", lines))
        elif kind == "BODY_CONTENT" and article:
            self._body(element, article)
        elif kind == "PARAGRAPH" and not article:
            self.labels += [Block("kicker", b.lines) for b in self._areas(element)]
        else:
            if kind in UNITS:
                article = Article(element.get("ID"), self.labels, UNITS[kind])
                self.labels = []
                self.articles.append(article)
            for child in element:
                self._walk(child, article)

    def _coarse(self, element, kind, article):
        lines = [line for b in self._areas(element) for line in b.lines]
        block = Block("p", lines, coarse=True)
        if kind in UNITS:
            self.articles.append(Article(element.get("ID"), [block], UNITS[kind]))
        else:
            article.blocks.append(block)

    def _body(self, element, article):
        """Paragraphs go on from one text block to the next, unless the next one is indented."""
        open_block = None
        for child in element:
            if child.get("TYPE") in TITLES:
                self._walk(child, article)
                open_block = None
                continue
            for block in self._areas(child):
                if block.is_verse:
                    article.blocks += [Block("verse", [line]) for line in block.lines]
                    continue
                for at, line in enumerate(block.lines):
                    if open_block is None or block.begins(at):
                        open_block = Block("p", [])
                        article.blocks.append(open_block)
                    open_block.lines.append(line)


def pages(folder, name):
    """Each page of the issue, and the issue; with blank lines between text blocks and without."""
    issue = Issue(folder)
    for variant, gap in (("", ""), ("-blank", "\n")):
        for number in issue.pages:
            yield issue.page(f"{name}-{number}{variant}", {number}, gap)
        yield issue.page(f"{name}-all{variant}", set(issue.pages), gap)
