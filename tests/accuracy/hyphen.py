# SPDX-License-Identifier: MIT
"""Where a word may be divided at a line end.

One rule for all alphabets: a syllable begins with the last consonant before a
vowel, and what a language writes as one sound stays together. That is not what
a dictionary would say, but it is how a compositor's divisions look.
"""

VOWELS = {
    "en": "aeiouy", "de": "aeiouyäöü", "fr": "aeiouyàâéèêëîïôùûüœ", "es": "aeiouáéíóúü",
    "ru": "аеёиоуыэюя",
}
TOGETHER = {
    "en": "ch ck sh th ph wh qu bl br cl cr dr fl fr gl gr pl pr tr sc sp st tw gh".split(),
    "de": "sch ch ck ph th qu pf ſch ſt st sp ſp bl br dr fl fr gl gr kl kr pl pr tr".split(),
    "fr": "ch ph th qu gn bl br cl cr dr fl fr gl gr pl pr tr vr gu".split(),
    "es": "ch ll rr qu bl br cl cr dr fl fr gl gr pl pr tr gu".split(),
    "ru": ["ст", "тр", "пр", "бр", "др", "кр", "гр", "вр", "кл", "пл", "бл", "гл"],
}
LEFT, RIGHT = 2, 3      # letters that must stay before and after


def can_hyphenate(lang):
    return lang in VOWELS


def _onset(word, vowel, lang):
    """Index where the consonants that belong to the vowel begin."""
    start = vowel - 1
    for group in TOGETHER[lang]:
        if word.endswith(group, 0, vowel):
            start = min(start, vowel - len(group))
    return start


def division_points(word, lang):
    """Indices in a run of letters before which a hyphen may be set."""
    vowels = VOWELS.get(lang)
    if not vowels or len(word) < LEFT + RIGHT:
        return []
    low = word.lower()
    points = []
    for i, c in enumerate(low):
        if c not in vowels or i == 0 or low[i - 1] in vowels:
            continue
        at = _onset(low, i, lang)
        if LEFT <= at <= len(word) - RIGHT and any(v in vowels for v in low[:at]) \
                and all(c.isalpha() for c in word):
            if lang != "ru" or low[at] not in "ьъй":
                points.append(at)
    return points
