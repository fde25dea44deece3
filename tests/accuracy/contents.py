# SPDX-License-Identifier: MIT
"""Which articles a page has, and which of their blocks, in which letters."""
import wear
from bank import PHOTO, Unit

SECOND = {"en": ("fr", "zh", "es"), "zh": ("en",), "zh-Hant": ("en", "zh"), "ja": ("en", "zh"),
          "de": ("fr", "en"), "fr": ("de", "en"), "es": ("en", "fr"), "ru": ("en", "de"),
          "ar": ("fr", "en")}
SMALL_WORDS = "a of the to in and from for".split()
# Roles that a phenomenon takes away: (phenomenon, value).
ABSENT = {"kicker": ("kicker", "no"), "deck": ("deck", "no"), "byline": ("byline", "none"),
          "dateline": ("dateline", "none"), "section": ("sections", "no"), "item": ("lists", "no"),
          "row": ("tables", "no"), "note": ("notes", "no"), "signed": ("signed", "no"),
          **{role: ("photos", "no") for role in PHOTO}}


def _briefs(page, bank, chosen):
    """Short pieces under a rubric, made of articles that the page has not."""
    chance = page.chance.stream("briefs")
    others = [unit for unit in bank.articles if all(unit is not u for _, u in chosen)]
    rubric = [("rubric", chance.pick(bank.get("rubric")))]
    for unit in chance.shuffled(others)[:chance.between(3, 5)]:
        blocks = unit.of("head", "dateline") + unit.of("p")[:1]
        yield bank, Unit("article", rubric + blocks)
        rubric = []


def _notices(page, bank):
    chance = page.chance.stream("fields")
    for text in chance.shuffled(bank.get("notice"))[:chance.between(1, 3)]:
        head, *fields = text.split(" | ")
        yield bank, Unit("article", [("head", head)] + [("field", field) for field in fields])


def units(page):
    """(bank, unit) for each article of the page."""
    chance = page.chance.stream("contents")
    bank = page.bank
    if page["kind"] == "plain":
        return [(bank, chance.pick(bank.plain + bank.articles[:3]))]
    count = chance.between(2, 6)
    chosen = [(bank, unit) for unit in chance.shuffled(bank.articles)[:count]]
    others = [lang for lang in SECOND.get(page.lang, ()) if lang in page.banks]
    if page["mixed"] == "yes" and others:
        other = page.banks[chance.pick(others)]
        more = [(other, unit) for unit in chance.shuffled(other.articles)[:max(1, count // 2)]]
        chosen = chance.shuffled(chosen[:max(1, count - len(more))] + more)
    if page["fields"] == "yes":
        chosen = page.chance.stream("fields", "place").shuffled(chosen + list(_notices(page, bank)))
    if page["briefs"] == "yes":
        chosen += _briefs(page, bank, chosen)
    return chosen


def _letters(page, text, bank):
    return wear.fraktur(text) if page["fraktur"] == "yes" and bank.lang == "de" else text


def _display(page, text, bank):
    """A headline's letters."""
    if page["stops"] == "heads" and text[-1].isalnum():
        text += "."
    if page["capitals"] == "no" or bank.wide:
        return _letters(page, text, bank)
    if page["capitals"] == "heads":
        return text.upper()
    return " ".join(word if word in SMALL_WORDS else word[:1].upper() + word[1:]
                    for word in text.split(" "))


def _row(page, text):
    """Cells under each other, as an extraction keeps them, or with two spaces between."""
    first, *others = text.split(" | ")
    if page["leaders"] != "no":
        dots = (" . " * 24 if page["leaders"] == "wide" else "." * 48)[:max(6, 30 - len(first))]
        return first + dots.rstrip() + " " + "  ".join(others)
    if page.chance.stream("row").yes(0.5):
        return first + "".join("  " + cell for cell in others)
    return first.ljust(14) + "".join("  " + cell.rjust(9) for cell in others)


def _bullet(page, text, bank):
    bullets = bank.get("bullet")
    if page["lists"] != "bullets" or not bullets:
        return text
    return page.chance.stream("bullet").pick(bullets) + ("" if bank.wide else " ") + text


def _runin(page, dateline, text, bank):
    sign = page.chance.stream("runin").pick(bank.get("runin") or [" —"])
    return dateline + sign + ("" if bank.wide else " ") + text


def blocks(page, unit, bank):
    """(role, text) of the blocks that the page has of a unit."""
    dateline = None
    for role, text in unit.blocks:
        if page["kind"] == "plain" and role in PHOTO:
            continue
        if page["kind"] == "news":
            name, value = ABSENT.get(role, ("kind", None))
            if page[name] == value:
                continue
            if role == "dateline" and page["agency"] == "line" and bank.get("agency"):
                yield role, page.fitted(page.chance.stream("agency").pick(bank.get("agency")))
                dateline = text
                continue
            if role == "dateline" and page["dateline"] == "runin":
                dateline = text
                continue
        if role == "p" and dateline:
            text, dateline = _runin(page, dateline, text, bank), None
        elif role == "rubric":
            role = "kicker"
        elif role == "field":
            role = "item"
        elif role == "item":
            text = _bullet(page, text, bank)
        elif role == "row":
            text = _row(page, text)
        if role in ("kicker", "head", "deck", "section"):
            text = _display(page, text, bank)
        else:
            text = _letters(page, text, bank)
        yield role, page.fitted(text)
