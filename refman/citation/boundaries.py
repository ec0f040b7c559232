"""Where citations begin and end, by the labels of their tokens, and at a semicolon behind a whole citation.

A semicolon may stand in a title, in brackets or between archive folders. Outside quotation marks and brackets, and once a
year or an address has been given, it parts one citation from the next, or from a comment.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from refman.citation.clean import OPENING
from refman.citation.labels import OUTSIDE, START
from refman.citation.structure import NOWHERE, enclosures
from refman.citation.tokens import Token

_DATED = re.compile(r"(?:1[5-9]|20)\d\d[a-z]?$|https?://|www\.", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_ADDRESS = re.compile(r"https?://|www\.|10\.\d{4,}/", re.IGNORECASE)
_MARKS = re.compile(r"\d|[*“”‘\"„»«]|https?:")
_FOUND: Final = frozenset(
    "available accessible accessed retrieved online abrufbar verfügbar einsehbar".split()
)
_GOES_ON: Final = frozenset(
    "JSTOR ProQuest EBSCOhost HeinOnline LexisNexis PubMed SSRN"
    " Accessed Retrieved Acesso Acessado Consultado Consulté Consultato Disponível Disponible Disponibile".split()
)
"""How the part of a citation begins that says where it was found, and when."""
_PHRASES: Final = tuple(
    tuple(phrase.split())
    for phrase in (
        "inter alia",
        "ex multis",
        "among others",
        "for example",
        "for instance",
        "in particular",
        "e . g .",
        "u . a .",
        "z . b .",
        "voir aussi",
        "voir",
        "voy .",
        "véase también",
        "véase",
        "véanse",
        "vid .",
        "vedi anche",
        "vedi",
        "cfr .",
        "anche",
        "notamment",
        "par exemple",
        "ad esempio",
        "por ejemplo",
        "veja - se",
        "ebenso",
        "ähnlich",
        "ferner",
    )
)
"""What may stand between a signal and the first citation, and signals of languages that the tagger was not shown."""
_FIRST_WORDS: Final = frozenset(phrase[0] for phrase in _PHRASES)
_OPEN_ENDS: Final = frozenset(",:(")
_QUOTED: Final = 6
"""Fewer tokens are no quotation from a work."""
_SHORT: Final = 8
"""A stretch of fewer tokens may be a short citation, though nothing in it says so."""


def stretches(tokens: Sequence[Token], labels: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Index ranges of tokens that make up one citation.

    None ends before another one behind a comma, a colon or an opening bracket, or in the middle of a quotation or
    bracket that it has opened.
    """
    quote, bracket, _ = enclosures(tokens)
    start = None
    for i, label in _edges(labels):
        if start is not None and not (_joins(tokens, start, i) or _joins(tokens, start, i - 1)):
            opened = i < len(tokens) and any(start <= sign[i] < i for sign in (quote, bracket))
            if label == OUTSIDE:
                parts = not (opened and tokens[i].text == ";")
            else:
                parts = not (opened or tokens[i - 1].text in _OPEN_ENDS or tokens[i].text in _GOES_ON)
            if parts:
                yield start, i
                start = None
        if start is None and label != OUTSIDE:
            start = i


def _edges(labels: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Where a stretch may begin or end: at labels outside citations, behind them, and at the first of a citation."""
    before = OUTSIDE
    for i, label in enumerate(labels):
        if OUTSIDE in (label, before) or label.startswith(START):
            yield i, label
        before = label
    yield len(labels), OUTSIDE


def parted(tokens: Sequence[Token], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The citations in the stretch `tokens[start:end]`, as index ranges; prose at its ends is left out."""
    start += _phrase(tokens[start:end]) or _other_opinion(tokens, start)
    end = start + _without_quotation(tokens[start:end])
    begun = start
    for joint in _joints(tokens[start:end]):
        yield begun, start + joint
        begun = start + joint + 1
    if begun < end and not _is_prose(tokens[begun:end]):
        yield begun, end


def _joints(tokens: Sequence[Token]) -> Iterator[int]:
    """Where a semicolon parts one citation from the next."""
    if all(token.text != ";" for token in tokens):
        return
    quote, bracket, _ = enclosures(tokens)
    begun, dated = 0, False
    for i, token in enumerate(tokens):
        dated = dated or bool(_DATED.match(token.text))
        parts = token.text == ";" and quote[i] == bracket[i] == NOWHERE and not _joins(tokens, begun, i)
        if parts and dated:
            yield i
            begun, dated = i + 1, False


def _phrase(tokens: Sequence[Token]) -> int:
    """How many tokens lead to a citation without being part of it: "inter alia,"."""
    if tokens[0].text.lower() not in _FIRST_WORDS:
        return 0
    texts = [token.text.lower() for token in tokens[:9]]
    length = 0
    while words := next((p for p in _PHRASES if tuple(texts[length : length + len(p)]) == p), ()):
        length += len(words)
        length += texts[length : length + 1] in ([","], [":"])
    return length


def _other_opinion(tokens: Sequence[Token], start: int) -> int:
    """2 where the end of "a. A.", anderer Ansicht, was read as the initial of an author."""
    return 2 * ([token.text for token in tokens[max(0, start - 2) : start + 2]] == ["a", ".", "A", "."])


def _without_quotation(tokens: Sequence[Token]) -> int:
    """How many tokens a citation has before a colon and what is quoted from the work: "Art. 120: 'No reservations …'"."""
    numbered = False
    for i, token in enumerate(tokens[:-_QUOTED]):
        if numbered and token.text == ":" and tokens[i + 1].text in OPENING and _last_quoted(tokens[i + 1 :]):
            return i
        numbered = numbered or token.text[0].isdigit()
    return len(tokens)


def _last_quoted(tokens: Sequence[Token]) -> bool:
    """Whether the quotation with which `tokens` begin goes on to their end."""
    quote = enclosures(tokens)[0]
    return all(sign == 0 or not token.text[0].isalnum() for sign, token in zip(quote, tokens, strict=True))


def _joins(tokens: Sequence[Token], begun: int, i: int) -> bool:
    """Whether a semicolon leads on to where the work before it is found: its address, another report of a case, a volume."""
    if i + 1 >= len(tokens) or tokens[i].text != ";":
        return False
    following = [token.text for token in tokens[i + 1 : i + 3]]
    also_reported = following[0] == "[" and tokens[begun].text[0].isalpha()
    only_address = _ADDRESS.match(following[-1 if following[0] == "<" else 0]) is not None
    given = any(_ADDRESS.match(token.text) for token in tokens[begun:i])
    dated = any(_YEAR.fullmatch(token.text) for token in tokens[max(begun, i - 3) : i])
    volume = dated and following[0].isdigit() and following[-1] in "(:"
    return also_reported or volume or following[0].lower() in _FOUND or (only_address and not given)


def _is_prose(tokens: Sequence[Token]) -> bool:
    """Whether nothing marks a long stretch as a citation, and most of its words are in lower case."""
    words = [t.text for t in tokens if t.text[0].isalpha()]
    marked = len(tokens) < _SHORT or any(_MARKS.search(t.text) for t in tokens)
    return not marked and 2 * sum(word.islower() for word in words) > len(words)
