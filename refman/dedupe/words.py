"""Words of titles and names: the numbers that they stand for, opposites, and what differs by spelling only."""

import re
from functools import cache, lru_cache
from sys import intern

from rapidfuzz.distance import OSA, Postfix

from refman.dedupe.values import ORDINAL

DIGITS = re.compile(r"(\d+)(?:st|nd|rd|th)?")
ROMAN = re.compile(r"(?=[ivx])x{0,2}(?:ix|iv|v?i{0,3})")
PART_WORDS = frozenset(
    "part parts volume vol no number book chapter teil band bd tome tomo parte partie phase series".split()
)
IDEOGRAPH = "\u3040"
"""From here on a letter is a syllable or a word, and another one is no slip."""
CONTRASTS = (
    ("male", "female"), ("men", "women"), ("pre", "post"), ("hyper", "hypo"), ("inter", "intra"), ("un", ""),
    ("in", ""), ("im", ""), ("non", ""), ("anti", "pro"), ("micro", "macro"), ("over", "under"), ("with", "without"),
    ("in", "out"), ("up", "down"), ("endo", "exo"), ("mono", "poly"), ("uni", "bi"), ("a", ""), ("dis", ""), ("de", ""),
    ("north", "south"), ("east", "west"), ("homo", "hetero"), ("vivo", "vitro"), ("ante", "post"), ("sub", "super"),
    ("in", "de"), ("in", "ex"), ("im", "ex"), ("im", "e"),
)  # fmt: skip
"""Beginnings of words that are opposites."""
LOOKALIKES = tuple(
    (pair.partition("/")[0], pair.partition("/")[2])
    for pair in (
        "june/july juni/juli march/may monday/sunday iran/iraq gambia/zambia slovak/sloven slovakia/slovenia "
        "austria/australia niger/nigeria guinea/guyana ireland/iceland russia/prussia mali/malawi chile/china india/indonesia "
        "moral/mortal moral/oral nation/notion police/policy politic/polic court/count county/country peace/place trade/trace "
        "trial/trail world/word martial/marital casual/causal adopt/adapt affect/effect affect/infect infect/inject "
        "conserv/convers prescri/proscri evolution/revolution evolution/resolution internet/internal internal/interval "
        "product/reduct protect/project construct/instruct theolog/topolog ideolog/theolog biolog/ecolog geolog/ecolog "
        "geolog/theolog relation/religion formal/normal securit/severit neural/neutral neuron/neutron photon/proton "
        "radical/radial racial/radial racial/radical legal/regal reliabilit/liabilit universit/diversit quali/quanti peri/pre "
        "absor/adsor attention/retention detention/retention inflation/inflection invasion/inversion "
        "constitution/institution population/pollution solution/pollution migration/mitigation education/reduction "
        "public/republic colon/colony"
    ).split()
)
"""Beginnings of words that differ by a letter or two and mean other things."""


def _number(word: str, before: str, *, last: bool) -> str:
    """The number that a word stands for ("2", "ii" after "part" or at the end, "second"), else ""."""
    if word[0].isdigit() and (found := DIGITS.fullmatch(word)):
        return found[1].lstrip("0") or "0"
    if word in ORDINAL:
        return str(ORDINAL[word])
    if (last or before in PART_WORDS) and ROMAN.fullmatch(word) and (len(word) > 1 or before in PART_WORDS):
        values = [{"i": 1, "v": 5, "x": 10}[c] for c in word]
        return str(sum(-v if v < max(values[i:]) else v for i, v in enumerate(values)))
    return ""


def split(title: str) -> tuple[str, ...]:
    """The words of a clean title, with every number written in digits after "#"."""
    out, before = [], ""
    words = title.split()
    for place, word in enumerate(words, 1):
        last, number = place == len(words), ""
        if last or before in PART_WORDS or word in ORDINAL or not word.isalpha():
            number = _number(word, before, last=last)
        out.append(intern(f"#{number}" if number else word))
        before = word
    return tuple(out)


def is_number(word: str) -> bool:
    """Whether a word is a number, or a code with a digit in it."""
    return word[0] == "#" or (not word.isalpha() and len(word) < 7 and any(c.isdigit() for c in word))


def _without_ending(one: str, two: str) -> tuple[str, str, str]:
    """Two words without the ending that they have in common, and that ending."""
    size = Postfix.similarity(one, two)
    return one[: len(one) - size], two[: len(two) - size], one[len(one) - size :]


@cache
def _endings() -> dict[tuple[str, str], list[str]]:
    """Of `CONTRASTS` and `LOOKALIKES`, in either order: the beginnings that differ, and what may follow both."""
    found: dict[tuple[str, str], list[str]] = {}
    for pair in (*CONTRASTS, *LOOKALIKES):
        for one, two in (pair, pair[::-1]):
            *beginnings, ending = _without_ending(one, two)
            found.setdefault((beginnings[0], beginnings[1]), []).append(ending)
    return found


def _is_contrast(one: str, two: str) -> bool:
    """Whether two similar words mean opposites or other things: hypertension, hypotension; June, July."""
    left, right, ending = _without_ending(one, two)
    return any(map(ending.startswith, _endings().get((left, right), ())))


def any_contrast(left: list[str], right: list[str]) -> bool:
    """Whether a word of one list means the opposite of a similar word of the other, or another thing."""
    return any(_is_contrast(a, b) for a in left for b in right)


@lru_cache(maxsize=1 << 16)
def same_word(one: str, two: str) -> bool:
    """Whether two words differ by spelling only: a slip of the finger, a plural, an abbreviation by full stop."""
    if one == two:
        return True
    shorter, longer = sorted((len(one), len(two)))
    allowed = 1 if shorter < 8 else 2
    if shorter < 4 or longer - shorter > allowed or OSA.distance(one, two, score_cutoff=allowed) > allowed:
        return False
    return not (one[0] >= IDEOGRAPH or is_number(one) or is_number(two) or _is_contrast(one, two))
