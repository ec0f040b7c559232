"""Sentences, and which of them carry a marker."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeAlias

Marked: TypeAlias = tuple[str, Sequence[tuple[int, str]]]
"""A paragraph's text and the markers in it, as (offset in the text, key of the note).

An offset is where the marker stands, or the end of its own characters where they are part of the text.
"""

# A full stop, what closes after it, and a marker that is part of the text; then space and no lower-case letter.
_END = re.compile(
    r"""[.!?…]['"”’»)\]*_]*(?:\[\^?[\divxlc,;–\s-]{1,12}\]|[⁰¹²³⁴-⁹]|[*†‡§]|(?<=[^\W\d][.!?”"’)])\d{1,3}(?!\d))*"""
    r"""(?=\s+['"“‘„«»([*_¿¡—–-]*[^\sa-zß-öø-ÿ,;:.])"""
)
_ABBREVIATIONS = frozenset(
    "abs al approx art aufl bd beschl bspw bzw ca cap cf ch chap cit co col corp dr ebd ed eds esp etc evtl ff fig gen ggf gov hg hrsg ibid inc "
    "inkl insb jr lit lt ltd mio mr mrd mrs ms mt no nos nr op p par pp prof rep rev rn rz sen ser sgt sog sr st urt usw v vgl viz vol "
    "vols vs ziff".split()
)
_ORDERED = re.compile(
    r"\s+(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert|Jh|Auflage|Aufl|Kapitel)\b"
)
"""Before these a full stop behind a number is German for "th"."""
_STARTER = re.compile(
    r"\s+(?:The|In|It|He|She|They|This|These|That|A|An|We|But|And|At|On|As|For|However|After|When)\b"
)
"""Behind an initialism ("the U.S. The …") only these begin a sentence for sure."""
_LAST_WORD = re.compile(r"(\w+(?:\.\w+)*)\.$")
_LEFT = re.compile(r"(?<=[^\s.]) (?=[.,](?! \.)(?:\s|\Z))")


def _is_end(text: str, match: re.Match[str]) -> bool:
    """Whether a full stop ends a sentence, rather than an abbreviation or an initial."""
    if not re.fullmatch(r"\.\d*", match.group()):
        return True
    word = _LAST_WORD.search(text[max(0, match.start() - 30) : match.start() + 1])
    if word is None:
        return True
    last = word.group(1)
    if "." in last and all(len(part) == 1 for part in last.split(".")):
        return bool(_STARTER.match(text, match.end()))
    if last.isdecimal():
        return len(last) > 2 or not _ORDERED.match(text, match.end())
    return not (last.casefold() in _ABBREVIATIONS or (len(last) == 1 and last.isalpha()))


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences of one paragraph, in order; the white space between them belongs to none."""
    ends = [m.end() for m in _END.finditer(text) if _is_end(text, m)]
    spans: list[tuple[int, int]] = []
    for start, end in pairwise([0, *ends, len(text)]):
        piece = text[start:end]
        if spans and piece.strip() and not any(c.isalnum() for c in piece):  # a closing quote of its own
            spans[-1] = (spans[-1][0], start + len(piece.rstrip()))
        elif piece.strip():
            spans.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
    return spans


def contexts(paragraphs: Iterable[Marked]) -> dict[str, tuple[str, ...]]:
    """For each key, the sentences that carry its marker, in order and without repetition.

    A marker directly behind a sentence belongs to that sentence. White space is folded, and what a marker that was
    taken out has left before a full stop or comma is gone.
    """
    found: dict[str, dict[str, None]] = {}
    for text, markers in paragraphs:
        if not markers:
            continue
        spans = sentences(text) or [(0, 0)]
        starts = [start for start, _ in spans]
        folded: dict[int, str] = {}
        for offset, key in markers:
            at = max(bisect_left(starts, offset) - 1, 0)
            if at not in folded:
                folded[at] = _LEFT.sub("", " ".join(text[slice(*spans[at])].split()))
            found.setdefault(key, {})[folded[at]] = None
    return {key: tuple(carrying) for key, carrying in found.items()}


_OPEN, _CLOSE = "\ue000", "\ue001"
_MARKS = re.compile(
    rf"[ \t]*(?P<open>[\[(]\s*)?{_OPEN}[^{_CLOSE}]*{_CLOSE}(?:[\s,;–-]*{_OPEN}[^{_CLOSE}]*{_CLOSE})*(?(open)\s*[\])])"
)
_KEY = re.compile(rf"{_OPEN}([^{_CLOSE}]*){_CLOSE}")


def mark(key: str) -> str:
    """A stand-in for a marker, to be left in a paragraph's text where the marker stood; see `unmark`."""
    return f"{_OPEN}{key}{_CLOSE}"


def unmark(text: str) -> Marked:
    """A paragraph without its stand-ins (nor the brackets, commas and spaces around them), and where they stood."""
    pieces, markers, length, last = [], [], 0, 0
    for match in _MARKS.finditer(text):
        piece = text[last : match.start()]
        pieces.append(piece)
        length, last = length + len(piece), match.end()
        markers += [(length, key) for key in _KEY.findall(match.group())]
        if match.group()[0].isspace() and text[last : last + 1].isalnum():  # the space parted two words
            pieces.append(" ")
            length += 1
    return "".join([*pieces, text[last:]]), markers
