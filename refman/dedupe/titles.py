"""How two titles that are not the same differ, in words."""

import re
from collections.abc import Callable
from enum import IntEnum

from rapidfuzz.distance import OSA

from refman.dedupe.values import ORDINAL


class TitleRelation(IntEnum):
    """What lies between two titles: INSERTED is one further word, WIDENED two."""

    MISSING = 0
    SAME = 1
    SPELLING = 2
    SUBTITLE = 3
    TRUNCATED = 4
    LOOSE = 5
    INSERTED = 6
    SWAPPED = 7
    OTHER = 8
    NUMBER = 9
    MARKER = 10
    WIDENED = 11


STOP_WORDS = frozenset(
    "a an and are as at by for from in into is its of on or over s the their to und der die das dem den des im von zur "
    "zum le la les du de et un une en el los las del y e amp".split()
)
SHORT_WORDS = frozenset(
    "act age aid air all any art bad big boy car day dry end eye far few god gas her his hot ill job key kin law low man "
    "men new non not oil old one our own pay poor pre raw red sea sex she six sky son sub sun tax tea ten top two use war "
    "way wet who why win".split()
)
"""Words of three letters that tell one title from another; other such words are mostly abbreviations."""
GENRES = frozenset(
    "tutorial panel session abstract extended poster demo demonstration invited talk paper keynote "
    "guest editor editors foreword preface".split()
)
MARKERS = frozenset(
    "erratum errata corrigendum corrigenda correction corrections corrected retraction retracted comment comments reply "
    "rejoinder response commentary addendum discussion review reviewed letter editorial replies closure follow followup "
    "revisited".split()
)
DIGITS = re.compile(r"(\d+)(?:st|nd|rd|th)?")
YEAR = re.compile(r"#(?:1[4-9]|20)\d\d")
LONG = 4
NOT_DIGIT = re.compile(r"\D")
ROMAN = re.compile(r"(?=[ivx])x{0,2}(?:ix|iv|v?i{0,3})")
PART_WORDS = frozenset(
    {
        "part",
        "parts",
        "volume",
        "vol",
        "no",
        "number",
        "book",
        "chapter",
        "teil",
        "band",
        "tome",
        "phase",
        "series",
    }
)
CONTRASTS = (
    ("male", "female"), ("men", "women"), ("pre", "post"), ("hyper", "hypo"), ("inter", "intra"), ("un", ""),
    ("in", ""), ("im", ""), ("non", ""), ("anti", "pro"), ("micro", "macro"), ("over", "under"), ("with", "without"),
    ("in", "out"), ("up", "down"), ("endo", "exo"), ("mono", "poly"), ("uni", "bi"), ("a", ""), ("dis", ""), ("de", ""),
    ("north", "south"), ("east", "west"), ("homo", "hetero"), ("vivo", "vitro"), ("ante", "post"), ("sub", "super"),
)  # fmt: skip


def _number(word: str, before: str, *, last: bool) -> str:
    """The number that a word stands for ("2", "ii" after "part" or at the end, "second"), else ""."""
    if word[0].isdigit() and (found := DIGITS.fullmatch(word)):
        return found[1].lstrip("0") or "0"
    if word in ORDINAL:
        return str(ORDINAL[word])
    if (before in PART_WORDS or last) and ROMAN.fullmatch(word) and (len(word) > 1 or before in PART_WORDS):
        values = [{"i": 1, "v": 5, "x": 10}[c] for c in word]
        return str(sum(-v if v < max(values[i:]) else v for i, v in enumerate(values)))
    return ""


def _words(title: str) -> list[str]:
    """The words of a title, with every number written in digits after "#"."""
    words = title.split()
    out = []
    for i, word in enumerate(words):
        number = _number(word, words[i - 1] if i else "", last=i == len(words) - 1)
        out.append(f"#{number}" if number else word)
    return out


def _is_number(word: str) -> bool:
    return word[0] == "#" or (len(word) < 7 and not word.isalpha() and any(c.isdigit() for c in word))


def _is_contrast(one: str, two: str) -> bool:
    """Whether two similar words mean opposites: hypertension, hypotension."""
    for a, b in CONTRASTS:
        for x, y in ((one, two), (two, one)):
            if x.startswith(a) and y.startswith(b) and x[len(a) :] == y[len(b) :]:
                return True
    return False


def _any_contrast(left: list[str], right: list[str]) -> bool:
    return any(_is_contrast(a, b) for a in left for b in right)


def same_word(one: str, two: str) -> bool:
    """Whether two words differ by spelling only: a slip of the finger, a plural, an abbreviation by full stop."""
    if one == two:
        return True
    shorter, longer = sorted((len(one), len(two)))
    allowed = 1 if shorter < 8 else 2
    if shorter < 4 or longer - shorter > allowed or OSA.distance(one, two, score_cutoff=allowed) > allowed:
        return False
    return not (_is_number(one) or _is_number(two) or _is_contrast(one, two))


def _pair_off(one: list[str], two: list[str]) -> tuple[list[str], list[str]]:
    """What is left of two word lists when words that differ by spelling only are taken out."""
    left, right = [], list(two)
    for word in one:
        twin = next((other for other in right if same_word(word, other)), None)
        if twin is None:
            left.append(word)
        else:
            right.remove(twin)
    return left, right


def _subtract(one: list[str], two: list[str]) -> list[str]:
    rest = list(two)
    left = []
    for word in one:
        if word in rest:
            rest.remove(word)
        else:
            left.append(word)
    return left


def _one_side(
    short: list[str], full: list[str], extra: list[str], head: int, head_short: int
) -> TitleRelation:
    """The relation where all words of the short title are in the full one, and `extra` are not in the short one."""
    starts = all(same_word(a, b) for a, b in zip(short, full, strict=False))
    ends = all(same_word(a, b) for a, b in zip(reversed(short), reversed(full), strict=False))
    numbers = [word for word in extra if _is_number(word)]
    plain = [word for word in extra if not _is_number(word) and word not in PART_WORDS]
    if (len(short) >= LONG or len(plain) > 1) and all(map(YEAR.fullmatch, numbers)):
        numbers = []  # the time that a work is about, or the year of a meeting
    if any(word in MARKERS for word in extra) and len(plain) <= 4:
        return TitleRelation.MARKER
    if numbers and len(plain) < 2:
        return TitleRelation.NUMBER
    if (starts or ends) and len(short) > 1:
        at_break = abs(head - (len(short) if starts else len(full) - len(short))) <= 1 and head > 0
        if at_break or (starts and head_short == len(short)):
            return TitleRelation.SUBTITLE
        if len(short) > LONG:
            return TitleRelation.TRUNCATED
    if numbers:
        return TitleRelation.NUMBER
    return (TitleRelation.INSERTED, TitleRelation.WIDENED, TitleRelation.LOOSE)[min(len(extra), 3) - 1]


def relate(
    one: str, two: str, head_one: int, head_two: int, known: Callable[[], frozenset[str]]
) -> TitleRelation:
    """Compare two clean titles that differ.

    `head_one` and `head_two` count the words before the first break of the title (0: none). `known` gives words that
    the entries carry elsewhere (year, volume, pages, journal): such words in one title only mean nothing.
    """
    if not one or not two:
        return TitleRelation.MISSING
    glued_one, glued_two = one.replace(" ", ""), two.replace(" ", "")
    words_one, words_two = _words(one), _words(two)
    left, right = _pair_off(_subtract(words_one, words_two), _subtract(words_two, words_one))
    if _is_slip(left, right, glued_one, glued_two):
        return TitleRelation.SAME if glued_one == glued_two else TitleRelation.SPELLING
    if any(map(_is_number, left + right)):
        elsewhere = known()
        left, right = ([w for w in words if w.strip("#") not in elsewhere] for words in (left, right))
        if not left and not right:
            return TitleRelation.SAME
    left, right = _content(left), _content(right)
    if left and right:
        return _both_sides(left, right, min(len(words_one), len(words_two)))
    if left:
        return _one_side(words_two, words_one, left, head_one, head_two)
    return _one_side(words_one, words_two, right, head_two, head_one) if right else TitleRelation.SPELLING


def _content(words: list[str]) -> list[str]:
    """The words that carry meaning; the genre ("book review", "panel") and a few crumbs ("s", "of R") do not."""
    found = [word for word in words if word not in STOP_WORDS and word not in GENRES]
    if sorted(found) == ["book", "review"]:
        return []
    return [] if len(found) <= 2 and all(map(_is_crumb, found)) else found


def _is_crumb(word: str) -> bool:
    return word.isalpha() and len(word) <= 3 and word not in SHORT_WORDS


def _both_sides(left: list[str], right: list[str], size: int) -> TitleRelation:
    """The relation where either title has words that the other lacks."""
    if any(map(_is_number, left)) and any(map(_is_number, right)) and len(left) + len(right) <= 4:
        return TitleRelation.NUMBER
    if any(w in MARKERS for w in left) != any(w in MARKERS for w in right) and len(left) + len(right) <= 4:
        return TitleRelation.MARKER
    short, full = sorted(("".join(left), "".join(right)), key=len)
    if short in full and len(full) - len(short) <= 3 and not _any_contrast(left, right):
        return TitleRelation.SPELLING
    differing = max(len(left), len(right))
    if differing <= 2 and size > 2 * differing:
        return TitleRelation.SWAPPED
    return TitleRelation.LOOSE if differing * 2 <= size else TitleRelation.OTHER


def _is_slip(left: list[str], right: list[str], one: str, two: str) -> bool:
    """Whether titles, here without blanks, differ by a slip or three that leave numbers and opposites as they are."""
    if one == two:
        return True
    allowed = min(min(len(one), len(two)) // 12, 3)
    if OSA.distance(one, two, score_cutoff=allowed) > allowed:
        return False
    if any(map(_is_number, left + right)):
        return NOT_DIGIT.sub("", one) == NOT_DIGIT.sub("", two) and all(w[0] != "#" for w in left + right)
    if len(left) == len(right) == 1 and max(len(left[0]), len(right[0])) < 4:
        return False
    return not _any_contrast(left, right)
