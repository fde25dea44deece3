# SPDX-License-Identifier: MIT
"""What can happen to a page: one row a phenomenon.

The first value is the harmless one; a page that has it everywhere is a clean
page. The numbers are weights in the draw. `where` says on which pages the row
can happen; elsewhere the harmless value holds. A row may look at rows above it.
Rows are in editions: a page that is made by an older one is the same as ever.
"""
from dataclasses import dataclass
from typing import Callable


def always(page):
    return True


def wide(page):
    return page.bank.wide


def spaced(page):
    return not page.bank.wide


def news(page):
    return page["kind"] == "news"


def plain(page):
    return page["kind"] == "plain"


def is_set(page):
    return page["wrap"] != "long"


def both(*tests):
    return lambda page: all(test(page) for test in tests)


def cased(page):
    return spaced(page) and page.bank.lang != "ar"


def hyphenates(page):
    return is_set(page) and page.hyphenates


@dataclass
class Phenomenon:
    name: str
    values: tuple           # (value, weight), harmless first
    where: Callable = always
    says: str = ""
    edition: int = 1


TABLE = (
    Phenomenon("kind", (("news", 88), ("plain", 12)), always,
               "a page of articles, or a text that is none: letter, chapter, report, verse, one article"),
    Phenomenon("mixed", (("no", 92), ("yes", 8)), news,
               "some articles are in a second language"),
    Phenomenon("fraktur", (("no", 60), ("yes", 40)), lambda page: page.bank.lang == "de",
               "long s and double hyphens"),
    Phenomenon("wrap", (("set", 86), ("columns", 7), ("long", 7)), always,
               "lines filled by set width, wrapped at a number of characters, or a paragraph a line"),
    Phenomenon("measure", (("medium", 5), ("narrow", 3), ("wide", 2), ("varied", 3)), is_set,
               "of a line: 13-20 em, 9-12, 21-34, or another one for each article"),
    Phenomenon("face", (("book", 6), ("sans", 3), ("typewriter", 1)), both(spaced, is_set),
               "how wide the letters are"),
    Phenomenon("kinsoku", (("squeeze", 5), ("hang", 2), ("push", 3)), both(wide, is_set),
               "what is done with a mark that may not begin a line"),
    Phenomenon("indent", (("kept", 4), ("stripped", 5), ("none", 2)), always,
               "of first lines: spaces in the text, lost by the extraction, or never there"),
    Phenomenon("blanks", (("none", 5), ("between", 3), ("after-first", 1), ("random", 1)), always,
               "blank lines: none in the text, between paragraphs, after first lines, anywhere"),
    Phenomenon("gaps", (("yes", 75), ("no", 25)), news,
               "blank lines between articles and around headlines"),
    Phenomenon("cuts", (("none", 6), ("blank", 3), ("measure", 1)), both(news, is_set),
               "columns end anywhere in the text: with a blank line, or the next one is of another measure"),
    Phenomenon("beside", (("no", 88), ("yes", 12)), both(news, is_set),
               "some lines are narrower, beside a picture"),
    Phenomenon("heads", (("before", 50), ("after", 10), ("mixed", 8), ("top", 8), ("end", 8),
                         ("middle", 8)), news,
               "where a headline stands: before its text, after it, all first, all last, inside the text"),
    Phenomenon("headwrap", (("no", 50), ("yes", 50)), always,
               "headlines take several lines"),
    Phenomenon("capitals", (("no", 60), ("heads", 30), ("title", 10)), cased,
               "headlines in capitals, or every word with one"),
    Phenomenon("kicker", (("no", 60), ("yes", 40)), news, "a label over the headline, where the bank has one"),
    Phenomenon("deck", (("no", 50), ("close", 30), ("apart", 20)), news,
               "a second, smaller headline, where the bank has one: right under it, or after a blank line"),
    Phenomenon("byline", (("head", 50), ("none", 20), ("end", 20)), news,
               "the author's name: under the headline, left out, after the text"),
    Phenomenon("dateline", (("runin", 50), ("line", 25), ("none", 25)), always,
               "place and date: in front of the first sentence, on a line of their own, left out"),
    Phenomenon("sections", (("yes", 35), ("apart", 25), ("no", 40)), news,
               "headings inside the text; with blank lines around or without"),
    Phenomenon("lists", (("no", 50), ("plain", 20), ("bullets", 30)), always, "items, with bullets or without"),
    Phenomenon("signed", (("yes", 60), ("no", 40)), news, "signatures at the end"),
    Phenomenon("photos", (("no", 45), ("after", 30), ("inside", 25)), news,
               "photographs after the article or in the middle of a paragraph"),
    Phenomenon("letterspace", (("no", 80), ("heads", 10), ("lines", 10)), always,
               "letter-spacing of headlines or of a stretch of lines"),
    Phenomenon("doubled", (("no", 85), ("captions", 10), ("heads", 5)), both(news, wide),
               "text printed twice by the extraction"),
    Phenomenon("furniture", (("no", 30), ("top", 40), ("bottom", 15), ("inside", 15)), news,
               "masthead, folio, imprint; or a running title inside a paragraph"),
    Phenomenon("jumps", (("no", 80), ("to", 7), ("from", 6), ("both", 5),
                         ("passing", 2)), news,
               "continued on or from another page, some on and some from; both: that page is in the input,"
               " the article in two places"),
    Phenomenon("streamer", (("no", 92), ("yes", 8)), lambda page: news(page) and page["furniture"] == "top",
               "the first headline stands over the masthead"),
    Phenomenon("rules", (("no", 90), ("yes", 10)), news, "articles are parted by lines of characters"),
    Phenomenon("dropcaps", (("no", 92), ("yes", 8)), both(news, is_set, lambda page: page.lang != "ar"),
               "the first letter of a text stands on a line of its own"),
    Phenomenon("tables", (("yes", 70), ("no", 30)), news, "rows of figures, where the bank has them"),
    Phenomenon("notes", (("yes", 70), ("no", 30)), news, "editor's notes, where the bank has them"),
    Phenomenon("hyphens", (("kept", 5), ("none", 3), ("lost", 2)), hyphenates,
               "words divided at line ends: with their hyphens, not at all, with hyphens lost"),
    Phenomenon("sign", (("-", 8), ("¬", 1), ("\u2010", 1), ("\u00ad", 1)),
               lambda page: hyphenates(page) and page["hyphens"] == "kept" and page["fraktur"] == "no",
               "the sign that divides words"),
    Phenomenon("noise", ((0.0, 76), (0.01, 12), (0.03, 7), (0.05, 5)), always,
               "share of characters misread"),
    Phenomenon("specks", (("no", 90), ("yes", 10)), always, "stray marks at line ends"),
    Phenomenon("stray", (("no", 92), ("yes", 8)), news, "lines of rubbish"),
    Phenomenon("doublespaced", (("no", 93), ("yes", 7)), always, "a blank line after every line"),
    Phenomenon("kerned", (("no", 85), ("yes", 15)), both(wide, is_set),
               "set lines broken where marks are kerned"),
    Phenomenon("formfeeds", (("no", 88), ("between", 7), ("inside", 5)), always,
               "page ends: between articles, or inside one"),
    Phenomenon("encoding", (("utf-8", 70), ("legacy", 20), ("utf-8-sig", 5), ("utf-16", 5)),
               lambda page: page["fraktur"] == "no",
               "bytes"),
    Phenomenon("lineends", (("lf", 80), ("crlf", 15), ("cr", 5)), always, "bytes"),
)
TABLE += (      # what pages of libraries and archives had and these had not
    Phenomenon("stops", (("no", 70), ("heads", 30)), both(news, spaced),
               "headlines, kickers and section headings end with a full stop", 2),
    Phenomenon("briefs", (("no", 70), ("yes", 30)), lambda page: news(page) and page.bank.get("rubric"),
               "last come short pieces, a headline and a paragraph each, under a rubric", 2),
    Phenomenon("crossed", (("no", 80), ("yes", 20)),
               lambda page: news(page) and is_set(page) and page["heads"] == "before",
               "a column is read on, so that an article stands inside a paragraph of another", 2),
    Phenomenon("leaders", (("no", 50), ("close", 25), ("wide", 25)), lambda page: page["tables"] == "yes",
               "rows of a table have dots between, with spaces or without", 2),
    Phenomenon("masthead", (("bare", 60), ("dressed", 40)), lambda page: page["furniture"] == "top",
               "the title stands between the folio line and lines about prices and addresses", 2),
)
TABLE += (      # and what bulletins and telegraph pages had
    Phenomenon("fields", (("no", 75), ("yes", 25)), lambda page: news(page) and page.bank.get("notice"),
               "notices of a headline and lines that name what they tell: when, where, how much", 3),
    Phenomenon("agency", (("no", 75), ("line", 25)), lambda page: news(page) and page.bank.get("agency"),
               "how the news came stands on a line of its own over the text", 3),
    Phenomenon("distance", (("one", 60), ("two", 20), ("many", 20)), lambda page: page["gaps"] == "yes",
               "blank lines between articles: one, two, four", 3),
)
TABLE += (      # and what newsletters had
    Phenomenon("bullets", (("close", 60), ("apart", 40)), lambda page: page["lists"] == "bullets",
               "bullets of items: before their text, or on lines of their own", 4),
)
EDITIONS = max(row.edition for row in TABLE)
NAMES = [row.name for row in TABLE]
HARMLESS = {row.name: row.values[0][0] for row in TABLE}


def value_of(name, text):
    """The value that a word on the command line stands for."""
    for row in TABLE:
        if row.name == name:
            for value, _ in row.values:
                if str(value) == text:
                    return value
            raise ValueError(f"{name} is one of: {' '.join(str(v) for v, _ in row.values)}")
    raise ValueError(f"there is no phenomenon `{name}'; there are: {' '.join(NAMES)}")


def draw(page, chance, fixed):
    """Fill page.choices, row by row."""
    for row in TABLE:
        value = row.values[0][0]
        if row.edition <= page.edition:
            value = chance.stream("phenomenon", row.name).weighted(row.values)
        value = fixed.get(row.name, value)
        page.choices[row.name] = value if row.where(page) else row.values[0][0]
