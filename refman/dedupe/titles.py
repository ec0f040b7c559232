"""How two titles that are not the same differ, in words."""

import re
from collections.abc import Callable, Container, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import OSA

from refman.dedupe.levels import Title
from refman.dedupe.words import PART_WORDS, any_contrast, is_number, same_word, split

STOP_WORDS = frozenset(
    "a an and are as at by for from in into is its of on or over s the their to und der die das dem den des im von zur "
    "zum le la les du de et un une en el los las del y e amp".split()
)
ARTICLES = frozenset("a an the der die das ein eine le la les un une el los las".split())
SHORT_WORDS = frozenset(
    "act age aid air all any art bad big boy car day dry end eye far few god gas her his hot ill job key kin law low man may "
    "men new non not oil old one our own pay poor pre raw red sea sex she six sky son sub sun tax tea ten top two use war "
    "way wet who why win".split()
)
"""Words of three letters that tell one title from another; other such words are mostly abbreviations."""
GENRES = frozenset(
    "tutorial panel session abstract extended poster demo demonstration invited talk paper keynote "
    "guest editor editors foreword preface".split()
)
EMPTY = STOP_WORDS | GENRES
MARKERS = frozenset(
    "erratum errata corrigendum corrigenda correction corrections corrected retraction retracted comment comments reply "
    "rejoinder addendum editorial replies closure follow followup supplement supplementary supplemental revisited "
    "berichtigung erwiderung replik nachtrag rezension besprechung".split()
)
"""Words of a title that is about the work which the rest of the title names."""
GENRE_MARKERS = frozenset("commentary discussion letter response review reviewed".split())
"""Words that say so only next to that title: "Review of Salt Roads", but not "Salt Roads: a review of trials"."""
LINKING = frozenset("of on to re regarding concerning about".split())
YEAR = re.compile(r"#(?:1[4-9]|20)\d\d")
LONG = 4
NOT_DIGIT = re.compile(r"\D")


class Wording(NamedTuple):
    """A clean title and its words with numbers in digits.

    `repeats` says whether a word returns, `head` counts the words before the first break of the title (0: there is
    none).
    """

    text: str
    words: tuple[str, ...]
    repeats: bool
    head: int

    @classmethod
    def of(cls, title: str, head: int) -> "Wording":
        """Take a clean title apart."""
        words = split(title)
        return cls(title, words, len(set(words)) < len(words), head)

    def without_article(self) -> "Wording":
        """The title without the article at its beginning, which short titles often lose."""
        if len(self.words) < 2 or self.words[0] not in ARTICLES:
            return self
        return self._replace(words=self.words[1:], head=max(self.head - 1, 0))


def _without(one: Wording, two: Wording) -> list[str]:
    """The words of `one` that are not in `two`, each as often as it is there more often."""
    if not one.repeats:
        return [word for word in one.words if word not in two.words]
    rest, left = list(two.words), []
    for word in one.words:
        if word in rest:
            rest.remove(word)
        else:
            left.append(word)
    return left


def _pair_off(one: list[str], two: list[str]) -> tuple[list[str], list[str]]:
    """What is left of two word lists without a word in common when those that differ by spelling only are taken out."""
    left, right = [], list(two)
    able = [word for word in two if _can_slip(word)]
    for word in one:
        twin = next(filter(partial(same_word, word), able), None) if able and _can_slip(word) else None
        if twin is None:
            left.append(word)
        else:
            able.remove(twin)
            right.remove(twin)
    return left, right


def _can_slip(word: str) -> bool:
    return len(word) > 3 and word[0] != "#"


def _one_side(one: Wording, two: Wording, extra: list[str]) -> Title:
    """The relation where all words of title `one` are in title `two`, and `extra` are in `two` only."""
    short, full = one.words, two.words
    starts = all(map(same_word, short, full))
    ends = all(map(same_word, reversed(short), reversed(full)))
    numbers = [word for word in extra if is_number(word)]
    plain = [word for word in extra if not is_number(word) and word not in PART_WORDS]
    if (len(short) >= LONG or len(plain) > 1) and all(map(YEAR.fullmatch, numbers)):
        numbers = []  # the time that a work is about, or the year of a meeting
    if len(plain) <= 4 and (not MARKERS.isdisjoint(extra) or _is_introduced(short, full, starts, ends)):
        return Title.MARKER
    if numbers and len(plain) < 2:
        return Title.NUMBER
    if starts and _is_main_title(one, two):
        return Title.SUBTITLE
    if (starts or ends) and len(short) > 1:
        if ends and abs(two.head - len(full) + len(short)) <= 1 < two.head:
            return Title.SUBTITLE
        if len(short) > LONG:
            return Title.TRUNCATED
    wider = (Title.INSERTED, Title.WIDENED, Title.LOOSE)[min(len(extra), 3) - 1]
    return Title.NUMBER if numbers else wider


def _is_main_title(one: Wording, two: Wording) -> bool:
    """Whether title `one` ends where the first break of title `two` is, give or take a word, or is cut there itself."""
    size = len(one.words)
    return two.head == size or (size > 1 and (abs(two.head - size) <= 1 < two.head or one.head == size))


def _is_introduced(short: Sequence[str], full: Sequence[str], starts: bool, ends: bool) -> bool:
    """Whether one of `GENRE_MARKERS` ties the rest of the longer title to the shorter one, in front or behind."""
    front, behind = full[: len(full) - len(short)], full[len(short) :]
    if ends and any(word in GENRE_MARKERS and after in LINKING for word, after in pairwise((*front, "of"))):
        return True
    if not starts or not behind:
        return False
    if len(behind) > 1 and behind[0] in ARTICLES and "review" not in behind[1]:
        behind = behind[1:]
    return behind[0] in GENRE_MARKERS and ("review" not in behind[0] or len(behind) == 1)


def relate(one: Wording, two: Wording, known: Callable[[], Container[str]]) -> Title:
    """Compare two titles that differ.

    `known` gives words that the entries carry elsewhere (year, volume, pages, journal): such words in one title only
    mean nothing.
    """
    glued_one, glued_two = one.text.replace(" ", ""), two.text.replace(" ", "")
    left, right = _pair_off(_without(one, two), _without(two, one))
    if _is_slip(left, right, glued_one, glued_two):
        return Title.SAME if glued_one == glued_two else Title.SPELLING
    if any(map(is_number, left + right)):
        elsewhere = known()
        left, right = [w for w in left if w not in elsewhere], [w for w in right if w not in elsewhere]
        if not left and not right:
            return Title.SAME
    left, right = _content(left), _content(right)
    if left and right:
        parts = _are_parts(one.words, two.words)
        return Title.NUMBER if parts else _both_sides(left, right, min(len(one.words), len(two.words)))
    if left:
        return _one_side(two.without_article(), one.without_article(), left)
    return _one_side(one.without_article(), two.without_article(), right) if right else Title.SPELLING


def _content(words: list[str]) -> list[str]:
    """The words that carry meaning; the genre ("book review", "panel") and a few crumbs ("s", "of R") do not."""
    found = [word for word in words if word not in EMPTY]
    if len(found) <= 2 and (all(map(_is_crumb, found)) or set(found) == {"book", "review"}):
        return []
    return found


def _is_crumb(word: str) -> bool:
    return word.isalpha() and len(word) <= 3 and word not in SHORT_WORDS


def _are_parts(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether titles begin alike up to the number of a part: "Vol. 2: The Wheels", "Vol. 3: The Perspective"."""
    same = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), 0)
    return same > 1 and one[same - 1] in PART_WORDS and one[same][0] == two[same][0] == "#"


def _both_sides(left: list[str], right: list[str], size: int) -> Title:
    """The relation where either title has words that the other lacks."""
    if len(left) + len(right) <= 4:
        if any(map(is_number, left)) and any(map(is_number, right)):
            return Title.NUMBER
        if MARKERS.isdisjoint(left) != MARKERS.isdisjoint(right):
            return Title.MARKER
    short, full = sorted(("".join(left), "".join(right)), key=len)
    if len(full) - len(short) <= 3 and short in full and not any_contrast(left, right):
        return Title.SPELLING
    differing = max(len(left), len(right))
    if differing <= 2 and size > 2 * differing:
        return Title.SWAPPED
    return Title.LOOSE if differing * 2 <= size else Title.OTHER


def _is_slip(left: list[str], right: list[str], one: str, two: str) -> bool:
    """Whether titles, here without blanks, differ by a slip or three that leave numbers and opposites as they are."""
    if one == two:
        return True
    allowed = min(min(len(one), len(two)) // 12, 3)
    if OSA.distance(one, two, score_cutoff=allowed) > allowed:
        return False
    if any(map(is_number, left + right)):
        return NOT_DIGIT.sub("", one) == NOT_DIGIT.sub("", two) and all(w[0] != "#" for w in left + right)
    if len(left) == len(right) == 1 and max(len(left[0]), len(right[0])) < 4:
        return False
    return not any_contrast(left, right)
