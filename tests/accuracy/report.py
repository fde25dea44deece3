# SPDX-License-Identifier: MIT
"""Tables for people: per language, per phenomenon, of line ends and of certainty."""
import difflib
import unicodedata
from collections import Counter

import adjust
import phenomena
from score import FIGURES, MAIN


def _columns(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def table(head, rows, out):
    """First column to the left, the others to the right."""
    rows = [[str(cell) for cell in row] for row in rows]
    widths = [max(_columns(row[i]) for row in [head] + rows) for i in range(len(head))]
    for row in [head] + rows:
        cells = [row[0] + " " * (widths[0] - _columns(row[0]))]
        cells += [" " * (w - _columns(c)) + c for c, w in zip(row[1:], widths[1:])]
        print("  ".join(cells).rstrip(), file=out)
    print(file=out)


def mean(results, figure):
    values = [r.score.figures[figure] for r in results if r.score.figures.get(figure) is not None]
    return sum(values) / len(values) if values else None


def share(value):
    return "-" if value is None else f"{value:.3f}"


def percent(part, whole):
    return f"{100 * part / whole:.2f}%" if whole else "-"


# ---------------------------------------------------------------- languages

def by_language(results, out):
    print("By language (mean over pages; invented: 0 is best)\n", file=out)
    langs = sorted({r.page.lang for r in results})
    rows = []
    for lang in langs + ["all"]:
        mine = [r for r in results if lang in (r.page.lang, "all")]
        rows.append([lang, len(mine)] + [share(mean(mine, f)) for f in FIGURES])
        quiet = [r for r in mine if not r.page["noise"] and r.page["specks"] == "no"]
        if quiet and len(quiet) < len(mine):
            rows.append(["  without noise", len(quiet)] + [share(mean(quiet, f)) for f in FIGURES])
    table(["language", "pages", *FIGURES], rows, out)


def wrap_styles(results, out):
    """Paragraphs on pages without noise, by what marks their beginning."""
    quiet = [r for r in results if not r.page["noise"] and r.page["specks"] == "no"]
    rows = []
    for indent, _ in _values("indent"):
        row = [f"indent {indent}"]
        for blanks, _ in _values("blanks"):
            mine = [r for r in quiet if (r.page["indent"], r.page["blanks"]) == (indent, blanks)]
            row += [len(mine), share(mean(mine, "paras")), share(mean(mine, "visible"))]
        rows.append(row)
    print("Paragraphs without noise, by indents and blank lines; beside it what the lines show:\n"
          "two paragraphs count as one there if the first ends on a full line and no indent or\n"
          "blank line parts them\n", file=out)
    head = [""]
    for blanks, _ in _values("blanks"):
        head += [f"| {blanks}", "paras", "shown"]
    table(head, rows, out)


def _values(name):
    return next(row.values for row in phenomena.TABLE if row.name == name)


# --------------------------------------------------------------- phenomena

def _features(result):
    page = result.page
    return {f"{k} {v}" for k, v in page.choices.items() if v != phenomena.HARMLESS[k]} | {page.lang}


def by_phenomenon(results, out):
    """Pages that have it, and what it costs when all else is reckoned out."""
    cost = adjust.effects([(_features(r), 1 - r.score.badness) for r in results])
    rows = []
    for row in phenomena.TABLE:
        for value, _ in row.values[1:]:
            name = f"{row.name} {value}"
            having = [r for r in results if r.page[row.name] == value]
            if len(having) >= 3:
                rows.append((cost[name], [name, len(having)] + [share(mean(having, f)) for f in MAIN]))
    rows.sort(key=lambda r: r[0])
    print("By phenomenon, the worst first (cost: by itself, on the mean of the six)\n", file=out)
    table(["phenomenon", "pages", *MAIN, "cost"],
          [cells + [f"{-loss:+.3f}"] for loss, cells in rows], out)


def one_by_one(base, runs, out):
    """runs: (what, results), each the clean pages with one thing changed."""
    rows = []
    for what, results in runs:
        names = {r.page.name for r in results}
        same = [b for b in base if b.page.name in names]
        changes = []
        for figure in MAIN:
            before, after = mean(same, figure), mean(results, figure)
            changes.append(None if before is None or after is None else after - before)
        known = [x for x in changes if x is not None]
        rows.append((sum(known) / len(known), [what, len(results)] +
                     ["-" if x is None else f"{x:+.3f}" for x in changes]))
    rows.sort(key=lambda r: r[0])
    print("One phenomenon at a time on clean pages: what it changes, the worst first\n", file=out)
    table(["", "pages", *MAIN],
          [["(clean)", len(base)] + [share(mean(base, f)) for f in MAIN]] + [cells for _, cells in rows], out)


def blame(blames, out):
    """blames: (result, phenomena that are enough to make it bad)."""
    pages = {}
    for result, enough in blames:
        key = ", ".join(f"{k} {v}" for k, v in sorted(enough.items())) or "(bad without any)"
        pages.setdefault(key, []).append(result.page.name.rpartition("/")[2])
    print("What is enough to spoil the worst pages\n", file=out)
    table(["phenomena", "pages", ""], [[key, len(names), "  " + " ".join(names[:4])] for key, names in
                                       sorted(pages.items(), key=lambda item: -len(item[1]))], out)


# ------------------------------------------------------ line ends, certainty

KINDS = (("soft", "hyphen printed by the typesetter: drop it"),
         ("hard", "hyphen of the word: keep it"),
         ("lost", "word divided, its hyphen lost: join"),
         ("space", "ordinary line end: a space"))


def line_ends(results, out):
    counts, by_lang = Counter(), {}
    for r in results:
        counts.update(r.score.line_ends)
        by_lang.setdefault(r.page.lang, Counter()).update(r.score.line_ends)

    def made(tally, kind):
        return tally[kind, "right"] + tally[kind, "wrong"]

    rows = [[says, made(counts, kind), counts[kind, "wrong"],
             percent(counts[kind, "wrong"], made(counts, kind)), counts[kind, "apart"]]
            for kind, says in KINDS]
    print("Line ends inside paragraphs (apart: the lines are not in one block)\n", file=out)
    table(["decision", "made", "wrong", "share", "apart"], rows, out)
    print("Wrong ones by language\n", file=out)
    table(["language", *(says.rpartition(": ")[2] for _, says in KINDS)],
          [[lang, *(percent(tally[kind, "wrong"], made(tally, kind)) for kind, _ in KINDS)]
           for lang, tally in sorted(by_lang.items()) if any(made(tally, kind) for kind, _ in KINDS)], out)


def certainty(results, out):
    counts = Counter()
    for r in results:
        counts.update(r.score.certainty)
    rows = []
    for group in ("text", "display", "other", "article"):
        row = [group]
        for cert in ("high", "medium", "low"):
            right, wrong = counts[group, cert, True], counts[group, cert, False]
            row += [right + wrong, percent(right, right + wrong)]
        rows.append(row)
    print("Certainty: how many blocks say so, and how many of them are right\n", file=out)
    table(["blocks", "high", "right", "medium", "right", "low", "right"], rows, out)


# --------------------------------------------------------------- single pages

def by_page(groups, out):
    """groups: (name, results)"""
    rows = []
    for name, results in groups:
        rows += [[r.page.name] + [share(r.score.figures[f]) for f in FIGURES] for r in results]
        rows.append([f"= {name} ({len(results)})"] + [share(mean(results, f)) for f in FIGURES])
    print("Pages whose truth was written by people (invented: 0 is best)\n", file=out)
    table(["page", *FIGURES], rows, out)


def worst(results, count, out):
    print("The worst pages\n", file=out)
    rows = []
    for r in sorted(results, key=lambda r: -r.score.badness)[:count]:
        odd = [f"{k} {v}" for k, v in r.page.choices.items() if v != phenomena.HARMLESS[k]]
        rows.append([r.page.name] + [share(r.score.figures.get(f)) for f in MAIN] + ["  " + ", ".join(odd)])
    table(["page", *MAIN, ""], rows, out)


def listing(blocks):
    """(article, role, text) as lines to compare."""
    out, last = [], object()
    for unit, role, text in blocks:
        if unit != last:
            out.append("== article" if unit is not None else "== page")
            last = unit
        out.append(f"{role}: {text}")
    return out


def difference(result):
    page = result.page
    wanted = listing([(None, "fw", b.text) for b in page.furniture] +
                     [(a.id, b.role, b.text) for a in page.articles for b in a.blocks])
    got = listing([(b.unit, b.role, b.text) for b in result.blocks])
    return "\n".join(difflib.unified_diff(wanted, got, "truth", "recto", lineterm="", n=1))


def above(floors, results, out):
    """Whether the mean figures are as high as asked; says which are not."""
    good = True
    for floor in floors:
        figure, _, value = floor.partition("=")
        got = mean(results, figure)
        if got is None or got < float(value):
            print(f"{figure} is {share(got)}, wanted {value}", file=out)
            good = False
    return good
